//! Values of directives that are not source expressions: sandbox flags, names of Trusted Types policies, sink groups,
//! and where reports are sent.

use std::collections::HashSet;

use super::Lint;
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::require_trusted_types_for::GROUP;
use crate::csp::stand_in::unwritten_name;
use crate::input::problem::{Problem, ProblemKind};
use crate::text::gap::is_and_so_on;
use crate::text::names::nearest;
use crate::trusted_types::policy_creation::is_policy_name;

/// The flags of `sandbox`.
const FLAGS: [&str; 14] = [
    "allow-downloads",
    "allow-forms",
    "allow-modals",
    "allow-orientation-lock",
    "allow-pointer-lock",
    "allow-popups",
    "allow-popups-to-escape-sandbox",
    "allow-presentation",
    "allow-same-origin",
    "allow-scripts",
    // These are not in the standard, but Chromium and WebKit know them.
    "allow-storage-access-by-user-activation",
    "allow-top-navigation",
    "allow-top-navigation-by-user-activation",
    "allow-top-navigation-to-custom-protocols",
];

/// The keywords of `trusted-types`, without the quotes that they need.
const NAME_KEYWORDS: [&str; 2] = ["allow-duplicates", "none"];

impl<'a> Lint<'_, '_, 'a> {
    /// Adds the problems of a directive whose value is not a source list.
    pub(super) fn value(&mut self, directive: &Directive<'a>) {
        match directive.name {
            DirectiveName::Sandbox => {
                self.sandbox(directive);
                self.repeated(directive);
            }
            DirectiveName::TrustedTypes => {
                self.policy_names(directive);
                self.repeated(directive);
            }
            DirectiveName::RequireTrustedTypesFor => {
                self.value_missing(directive);
                self.sink_groups(directive);
            }
            DirectiveName::ReportTo | DirectiveName::ReportUri => self.value_missing(directive),
            _ => {}
        }
    }

    /// Warns about a directive that has no effect without a value.
    fn value_missing(&mut self, directive: &Directive<'a>) {
        if directive.tokens().next().is_none() {
            self.named(ProblemKind::CspValueMissing, directive);
        }
    }

    fn sandbox(&mut self, directive: &Directive<'a>) {
        let has = |flag: &str| directive.tokens().any(|token| token.eq_ignore_ascii_case(flag));
        if !has("allow-scripts") {
            self.problems.push(Problem::at(ProblemKind::SandboxWithoutScripts, directive.place));
        } else if has("allow-same-origin") {
            self.problems.push(Problem::at(ProblemKind::CspSandboxEscape, directive.place));
        }
        for token in directive.tokens().filter(|token| !FLAGS.iter().any(|flag| flag.eq_ignore_ascii_case(token))) {
            let place = directive.place.within(token, directive.text);
            let repair = nearest(token, &FLAGS).and_then(|near| self.edit(place, near));
            self.problems
                .push(Problem::at(ProblemKind::CspSandboxFlagUnknown, place).with("name", token).repaired_by(repair));
        }
    }

    /// [`tt-expression = tt-policy-name / tt-keyword / tt-wildcard`](https://w3c.github.io/trusted-types/dist/spec/#trusted-types-csp-directive)
    fn policy_names(&mut self, directive: &Directive<'a>) {
        let unwritten = unwritten_name(directive);
        for token in directive.tokens().filter(|token| *token != "*") {
            let place = directive.place.within(token, directive.text);
            let is_keyword = |word: &str| NAME_KEYWORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
            let quoted = token.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
            let problem = if unwritten == Some(token) {
                Problem::at(ProblemKind::CspGap, place)
            } else if is_keyword(token) {
                let repair = self.edit(place, &format!("'{}'", token.to_ascii_lowercase()));
                Problem::at(ProblemKind::CspKeywordAsName, place).repaired_by(repair)
            } else if quoted.is_some_and(is_keyword) || is_policy_name(token) {
                continue;
            } else {
                Problem::at(ProblemKind::CspPolicyNameInvalid, place)
            };
            self.problems.push(problem.with("source", token));
        }
    }

    fn sink_groups(&mut self, directive: &Directive<'a>) {
        for token in directive.tokens().filter(|token| !token.eq_ignore_ascii_case(GROUP)) {
            // Another check reports a directive among the values, and an ellipsis stands for other values.
            if super::is_directive(token) || is_and_so_on(token) {
                continue;
            }
            let place = directive.place.within(token, directive.text);
            let is_bare = token.eq_ignore_ascii_case(GROUP.trim_matches('\''));
            let repair = is_bare.then(|| self.edit(place, GROUP)).flatten();
            self.problems
                .push(Problem::at(ProblemKind::CspSinkGroupUnknown, place).with("source", token).repaired_by(repair));
        }
    }

    /// Warns about words that occur twice.
    fn repeated(&mut self, directive: &Directive<'a>) {
        let mut seen = HashSet::new();
        for token in directive.tokens() {
            // Names of policies have a case, and flags do not.
            let is_name = directive.name == DirectiveName::TrustedTypes;
            if seen.insert(if is_name { token.to_owned() } else { token.to_ascii_lowercase() }) {
                continue;
            }
            self.duplicate(directive.place.within(token, directive.text), token, directive);
        }
    }
}
