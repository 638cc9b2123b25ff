//! How often the engine agrees with recorded browser behaviour, and the minimum for each file: `tests/agreement.txt`.

use super::count::Tally;
use super::preparation::Preparation;
use super::step::Step;
use crate::{Failure, paths, tool};

/// Compares, if the recorded cases are there; they are not in the repository.
pub(crate) fn run(preparation: &mut Preparation, tally: &mut Tally) {
    let script = paths::root().join("../shared/cases/compare.mjs");
    if !script.is_file() {
        println!("There are no recorded cases at ../shared/cases to compare with.");
        return;
    }
    if !(preparation.build(tally) && preparation.node(tally)) {
        println!("  FAILED: not run, for the reason above");
        tally.add(Tally::FAILED);
        return;
    }
    match minima() {
        Ok(minima) => {
            let mut command = tool::program("node");
            command.arg(script).args(["pkg", "--show", "0"]);
            if !minima.is_empty() {
                command.arg("--min").args(minima);
            }
            tally.add(Step::new("agreement with browsers and web-platform-tests").show_always().check(&mut command));
        }
        Err(failure) => {
            println!("  FAILED: {failure}");
            tally.add(Tally::FAILED);
        }
    }
}

fn minima() -> Result<Vec<String>, Failure> {
    let text = std::fs::read_to_string(paths::root().join("tests/agreement.txt"))
        .map_err(|error| format!("Could not read tests/agreement.txt: {error}."))?;
    parse(&text).map_err(|line| format!("tests/agreement.txt: `{line}` is not `engine.field=PERCENT`."))
}

/// The minima in the text of the file, or the first invalid line.
fn parse(text: &str) -> Result<Vec<String>, &str> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| if is_minimum(line) { Ok(line.to_owned()) } else { Err(line) }).collect()
}

fn is_minimum(line: &str) -> bool {
    line.split_once('=').is_some_and(|(row, percent)| {
        row.split_once('.').is_some_and(|(engine, field)| !engine.is_empty() && !field.is_empty())
            && percent.parse::<f64>().is_ok_and(|percent| (0.0..=100.0).contains(&percent))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minima_and_comments() {
        assert_eq!(
            parse("# least\n\nchromium.verdict=98.5\nwpt.verdict=90\n"),
            Ok(vec!["chromium.verdict=98.5".to_owned(), "wpt.verdict=90".to_owned()])
        );
    }

    #[test]
    fn mistakes_are_named() {
        for line in ["chromium.verdict", "verdict=90", "chromium.verdict=101", "chromium.verdict=x"] {
            assert_eq!(parse(line), Err(line));
        }
    }
}
