//! A console, read back: the scenario that its lines are about.
//!
//! [`earlier`] has the wordings of past releases for anything that is not a load.
//! [`lines`] takes a pasted text apart, [`matching`] finds the message in a line, [`draft`] collects what messages state,
//! and [`witness`] assumes the rest so that the browser would print the same again.

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

/// What a console tells of a scenario.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Whose words they are: `chromium`, `firefox` or `webkit`.
    pub engine: Text,
    /// What the lines state, and what is assumed beside it.
    pub scenario: PartialScenario,
    /// Paths into the scenario of what the lines do not state and nothing is assumed for.
    pub missing: Vec<String>,
    /// Paths into the scenario of what the lines do not state and is assumed, so that the browser prints them again.
    #[serde(default)]
    pub assumed: Vec<String>,
    /// What the lines are about, where that is none of the APIs: `content-blocker`, `network`, `track`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
}

/// A scenario of which only some is known.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartialScenario {
    /// The page that asked.
    pub page: PartialPage,
    /// What it asked for.
    pub request: PartialRequest,
    /// What the servers answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub network: Vec<Hop>,
}

/// What is known of the page.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartialPage {
    /// Its URL; where only its origin is known, that and a slash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its policies, of which a console quotes the directive that was violated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The frame that the page is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
    /// What the user answered to the prompt for the local network.
    #[serde(default, rename = "localNetworkPermission", skip_serializing_if = "Option::is_none")]
    pub local_network_permission: Option<Permission>,
}

/// What is known of the request.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartialRequest {
    /// The API, where the words leave only one; a preload reads as what it loads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api: Option<Api>,
    /// The URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Headers whose names are known; their values are assumed.
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
    /// Which of several ways.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// How the element came into the page.
    #[serde(default, rename = "insertedBy", skip_serializing_if = "Option::is_none")]
    pub inserted_by: Option<InsertedBy>,
}

/// Reads the lines of a console, those of one request together; `None` where none of them is known.
///
/// What surrounds a message when it is pasted may stay: a file and a line number, an icon, quotes and marks of Markdown,
/// a button such as "Learn More", line breaks within it.
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
        .or_else(|| best_browser(&lines, |browser| std::slice::from_ref(&browser.beside)));
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

/// More than one request is not read anyway.
const MOST_LINES: usize = 60;

/// How many words may stand before a message.
const MOST_WORDS_BEFORE: usize = 6;

/// Over how many lines a message may be broken.
const MOST_LINES_OF_ONE: usize = 8;

/// How many buttons and locations may stand after a message.
const MOST_ENDS: usize = 3;

/// The messages of one browser.
struct Browser {
    engine: Engine,
    main: [&'static [&'static Template]; 2],
    /// Messages that accompany others.
    beside: &'static [&'static Template],
}

const BROWSERS: [Browser; 3] = [
    Browser {
        engine: Engine::Chromium,
        main: [chromium::wording::ALL, chromium::earlier::ALL],
        beside: chromium::earlier::BESIDE,
    },
    Browser {
        engine: Engine::Firefox,
        main: [firefox::wording::ALL, firefox::earlier::ALL],
        beside: firefox::earlier::BESIDE,
    },
    Browser {
        engine: Engine::WebKit,
        main: [webkit::wording::ALL, webkit::earlier::ALL],
        beside: webkit::earlier::BESIDE,
    },
];

/// The browser most of whose messages are among the lines, and what they state. A message counts for more if fewer words
/// before it were left out, and if the present release prints it, since earlier wordings are looser.
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

/// Reads messages that take a line, or several that were one before they were wrapped.
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

/// The longest message, in bytes, that is put together of several lines.
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
