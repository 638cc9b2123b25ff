//! Reads a script from the standard input and prints its reading.

use std::io::Read;

use wouldblock_reading::Options;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("the input is UTF-8");
    let reading = wouldblock_reading_script::read(&text, &Options::default());
    println!("{}", serde_json::to_string_pretty(&reading).expect("a reading is data"));
}
