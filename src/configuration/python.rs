//! The middleware of Python's frameworks: a function that sets headers on each response.

use super::quote::double;
use super::rules::{HeaderRule, Rules};

/// The parts of a middleware that differ between frameworks.
pub(super) struct Middleware {
    /// The lines that begin the function.
    pub(super) head: &'static str,
    /// The indentation of its body.
    pub(super) indent: &'static str,
    /// The variable for the nonce of a response.
    pub(super) nonce: &'static str,
    /// The call that returns the response.
    pub(super) call: &'static str,
    /// The mapping of a response's headers.
    pub(super) headers: &'static str,
    /// The lines after the body.
    pub(super) tail: &'static str,
}

impl Middleware {
    /// The middleware for all headers that are not part of CORS; empty if there are none.
    pub(super) fn text(&self, rules: &Rules) -> String {
        let Middleware { head, indent, nonce, call, headers, tail } = self;
        let plain: Vec<&HeaderRule> = rules.page.iter().chain(rules.others()).collect();
        let mut text = String::new();
        if plain.is_empty() {
            return text;
        }
        if rules.has_nonce() {
            text.push_str("import secrets\n\n");
        }
        text.push_str(head);
        if rules.has_nonce() {
            text.push_str(&format!("{indent}{nonce} = secrets.token_urlsafe(16)\n"));
        }
        text.push_str(&format!("{indent}response = {call}\n"));
        for rule in plain {
            let name = double(&rule.name);
            match &rule.value {
                Some(value) => text.push_str(&format!("{indent}{headers}[{name}] = {}\n", double(value))),
                None => text.push_str(&format!("{indent}del {headers}[{name}]\n")),
            }
        }
        text.push_str(&format!("{indent}return response\n{tail}"));
        text
    }

    /// The expression for the nonce within a string.
    pub(super) fn nonce_in_string(&self) -> String {
        format!("\" + {} + \"", self.nonce)
    }
}
