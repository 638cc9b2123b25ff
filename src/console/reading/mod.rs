//! Reads a console: returns the scenario that its lines are about.
//!
//! [`earlier`] has the wordings of earlier releases for anything that is not a load. [`lines`] splits a pasted text,
//! [`matching`] finds the message in a line, [`draft`] collects what messages state, and [`witness`] assumes the rest
//! so that the browser would print the same lines.

mod beyond_loads;
mod draft;
pub(super) mod earlier;
pub(super) mod fold;
mod kind;
mod lines;
pub(super) mod matching;
pub(super) mod witness;

use serde::{Deserialize, Serialize};

use self::draft::{Draft, Fact};
use self::fold::Folded;
use self::matching::Pattern;
use super::wording::Template;
use super::{chromium, firefox, webkit};
use crate::contract::report::Text;
use crate::contract::scenario::{
    Api, Body, CodeText, Credentials, CrossOrigin, Frame, Hop, InsertedBy, Mode, Permission, Redirect,
};
use crate::engine::Engine;

/// The parts of a scenario that a console states.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Reading {
    /// The engine that prints these lines: `chromium`, `firefox` or `webkit`.
    pub engine: Text,
    /// The stated and the assumed parts of the scenario.
    pub scenario: PartialScenario,
    /// Paths into the scenario of the values that the lines do not state and that are not assumed.
    pub missing: Vec<String>,
    /// Paths into the scenario of the values that the lines do not state, and that are assumed so that the browser
    /// would print the lines.
    #[serde(default)]
    pub assumed: Vec<String>,
    /// The subject of the lines, if it is not one of the APIs: `content-blocker`, `network`, `track`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
}

/// A scenario that is only partly known.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PartialScenario {
    /// The page that made the request.
    pub page: PartialPage,
    /// The request.
    pub request: PartialRequest,
    /// The responses of the servers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub network: Vec<Hop>,
}

/// The known parts of the page.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PartialPage {
    /// Its URL. If only the origin is known, the origin with a slash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its policies. A console quotes only the directive that was violated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The frame that the page is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
    /// The user's decision at the prompt for the local network.
    #[serde(default, rename = "localNetworkPermission", skip_serializing_if = "Option::is_none")]
    pub local_network_permission: Option<Permission>,
}

/// The known parts of the request.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PartialRequest {
    /// The API, if the words leave only one. A preload is read as the API that matches its destination.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api: Option<Api>,
    /// The URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Headers whose names are known. Their values are assumed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// The mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The credentials mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    /// The redirect mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
    /// The `as` of a preload.
    #[serde(default, rename = "as", skip_serializing_if = "Option::is_none")]
    pub as_: Option<String>,
    /// Whether a script is a module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<bool>,
    /// The sub-protocols of a `WebSocket`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocols: Option<Vec<String>>,
    /// The `integrity` metadata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrity: Option<String>,
    /// The `crossorigin` attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossorigin: Option<CrossOrigin>,
    /// The code, or the names of Trusted Types policies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<CodeText>,
    /// Which of several ways the API has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// How the element was inserted into the page.
    #[serde(default, rename = "insertedBy", skip_serializing_if = "Option::is_none")]
    pub inserted_by: Option<InsertedBy>,
}

/// Reads the lines of a console about one request; `None` if none of them is known.
///
/// The text around a pasted message may remain: a file with a line number, an icon, quotes and Markdown, a button such
/// as "Learn More", or line breaks.
#[must_use]
pub fn from_console(text: &str) -> Option<Reading> {
    let text = lines::unescaped(text);
    let lines: Vec<&str> = text.lines().map(lines::bare).filter(|line| !line.is_empty()).take(MOST_LINES).collect();
    if let Some(reading) = beyond_loads::read(&lines, true) {
        return Some(reading);
    }
    if let Some(reading) = beyond_loads::read_earlier(&lines) {
        return Some(reading);
    }
    let of_loads = best_browser(&lines, |browser| &browser.main)
        .or_else(|| best_browser(&lines, |browser| std::slice::from_ref(&browser.accompanying)));
    let Some((browser, facts)) = of_loads else {
        return beyond_loads::read(&lines, false);
    };
    let mut draft = Draft::default();
    for fact in &facts {
        draft.learn(fact);
    }
    let printed: Vec<&str> = facts.iter().map(|fact| fact.text.as_str()).collect();
    Some(witness::complete(draft, browser.engine, &printed))
}

/// Only one request is read, so more lines are not needed.
const MOST_LINES: usize = 60;

/// How many words may come before a message.
const MOST_WORDS_BEFORE: usize = 6;

/// How many lines a message may be split into.
const MOST_LINES_OF_ONE: usize = 8;

/// How many buttons and locations may follow a message.
const MOST_ENDS: usize = 3;

/// The messages of one browser.
struct Browser {
    engine: Engine,
    main: [&'static [&'static Template]; 2],
    /// Messages that accompany other messages.
    accompanying: &'static [&'static Template],
}

const BROWSERS: [Browser; 3] = [
    Browser {
        engine: Engine::Chromium,
        main: [chromium::wording::ALL, chromium::earlier::ALL],
        accompanying: chromium::earlier::ACCOMPANYING,
    },
    Browser {
        engine: Engine::Firefox,
        main: [firefox::wording::ALL, firefox::earlier::ALL],
        accompanying: firefox::earlier::ACCOMPANYING,
    },
    Browser {
        engine: Engine::WebKit,
        main: [webkit::wording::ALL, webkit::earlier::ALL],
        accompanying: webkit::earlier::ACCOMPANYING,
    },
];

/// The browser with most messages among the lines, and what they state. A message has more weight if fewer words before
/// it were skipped, and if the present release prints it, because earlier wordings are less specific.
fn best_browser(
    lines: &[&str],
    messages: impl Fn(&Browser) -> &[&'static [&'static Template]],
) -> Option<(&'static Browser, Vec<Fact>)> {
    let mut best: Option<(usize, &'static Browser, Vec<Fact>)> = None;
    for browser in &BROWSERS {
        let patterns: Vec<Pattern> = messages(browser)
            .iter()
            .enumerate()
            .flat_map(|(age, templates)| templates.iter().map(move |template| Pattern::new(template, age == 0)))
            .collect();
        let facts = read_lines(&patterns, lines);
        let score =
            facts.iter().map(|fact| 2 + MOST_WORDS_BEFORE - fact.words_before + usize::from(fact.is_present)).sum();
        if score > best.as_ref().map_or(0, |(score, ..)| *score) {
            best = Some((score, browser, facts));
        }
    }
    best.map(|(_, browser, facts)| (browser, facts))
}

/// Reads messages on one line, or on several lines into which they were wrapped.
fn read_lines(patterns: &[Pattern], lines: &[&str]) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut rest = lines;
    while let Some((first, after)) = rest.split_first() {
        let mut joined = (*first).to_owned();
        let set_in_marks = lines::without_marks(first);
        let mut read = read_line(patterns, &joined)
            .or_else(|| set_in_marks.and_then(|message| read_line(patterns, message)))
            .map(|fact| (fact, after));
        for count in 1..MOST_LINES_OF_ONE.min(rest.len()) {
            if read.is_some() || joined.len() > LONGEST_WRAPPED {
                break;
            }
            joined.push(' ');
            joined.push_str(rest.get(count).copied().unwrap_or_default());
            let after = rest.get(count + 1..).unwrap_or_default();
            read = read_line(patterns, &joined).map(|fact| (fact, after));
        }
        rest = match read {
            Some((fact, after)) => {
                facts.push(fact);
                after
            }
            None => after,
        };
    }
    facts
}

/// The longest message, in bytes, that is joined from several lines.
const LONGEST_WRAPPED: usize = 4000;

fn read_line(patterns: &[Pattern], line: &str) -> Option<Fact> {
    let line = Folded::new(line);
    let text = line.plain();
    let mut work = matching::most_work(text.len());
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(space, _)| space + 1).take(MOST_WORDS_BEFORE));
    for (words_before, start) in starts.enumerate() {
        let mut rest = text.get(start..).unwrap_or_default();
        for _ in 0..=MOST_ENDS {
            if let Some(found) = patterns.iter().find_map(|pattern| pattern.read(rest, &mut work)) {
                return Some(Fact::new(&found, words_before, rest, &line));
            }
            let shorter = lines::without_end(rest);
            if shorter.len() == rest.len() {
                break;
            }
            rest = shorter;
        }
    }
    None
}
