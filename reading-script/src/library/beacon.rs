//! `navigator.sendBeacon`.

use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::value::Value;

impl Interpreter<'_> {
    pub(crate) fn send_beacon(&mut self, arguments: &Arguments) -> Value {
        let mut found = Found::new("beacon", "beacon", "navigator.sendBeacon()", arguments.at);
        self.address(&mut found, arguments.first());
        if let Some(data) = arguments.get(1) {
            self.body(&mut found, data);
            found.place("request.body", data.at);
        }
        self.add(found);
        Value::open(arguments.at)
    }
}
