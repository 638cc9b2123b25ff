//! A console, read back: which scenario its lines are about, as far as they tell.

use serde::{Deserialize, Serialize};

use super::matching::{self, Found};
use super::wording::{Tells, Template};
use super::{chromium, firefox, webkit};
use crate::contract::report::{Disposition, Text};
use crate::contract::scenario::{Api, Credentials, CrossOrigin, HeaderInput, Hop, Mode, Redirect, ResponseHead};

/// What a console tells of a scenario.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Whose words they are: `chromium`, `firefox` or `webkit`.
    pub engine: Text,
    /// What is known.
    pub scenario: PartialScenario,
    /// Paths into the scenario of what has to be filled in or is only guessed.
    pub missing: Vec<String>,
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
    /// Headers whose names are known, with empty values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The credentials mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    /// The redirect mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
    /// The `crossorigin` attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossorigin: Option<CrossOrigin>,
}

/// Reads the lines of a console, those of one request together; `None` where none of them is known.
///
/// What surrounds a line when it is pasted (a file and a line number, an icon) may stay.
#[must_use]
pub fn from_console(text: &str) -> Option<Reading> {
    let engines =
        [("chromium", chromium::wording::ALL), ("firefox", firefox::wording::ALL), ("webkit", webkit::wording::ALL)];
    let mut best: Option<(&'static str, Vec<Found<'_>>)> = None;
    for (name, templates) in engines {
        let found: Vec<Found<'_>> =
            text.lines().take(MOST_LINES).filter_map(|line| read_line(templates, line)).collect();
        if found.len() > best.as_ref().map_or(0, |(_, best)| best.len()) {
            best = Some((name, found));
        }
    }
    let (engine, found) = best?;
    let mut draft = Draft::default();
    for found in &found {
        draft.learn(found);
    }
    Some(draft.finish(engine))
}

/// More than one request is not read anyway.
const MOST_LINES: usize = 50;

/// How many words may stand before a line, or after it.
const MOST_WORDS_AROUND: usize = 6;

fn read_line<'x>(templates: &'static [&'static Template], line: &'x str) -> Option<Found<'x>> {
    let line = line.trim();
    let starts = std::iter::once(0).chain(line.match_indices(' ').map(|(space, _)| space + 1).take(MOST_WORDS_AROUND));
    for start in starts {
        let rest = line.get(start..).unwrap_or_default();
        let bare = without_location(rest);
        for text in std::iter::once(rest).chain((bare.len() < rest.len()).then_some(bare)) {
            if let Some(found) = templates.iter().find_map(|template| matching::read(template, text)) {
                return Some(found);
            }
        }
    }
    None
}

/// Without a file and line, as in `app.js:12:3`, at the end.
fn without_location(line: &str) -> &str {
    let Some((text, last)) = line.rsplit_once(' ') else {
        return line;
    };
    let is_location = last.rsplit_once(':').is_some_and(|(file, number)| {
        !file.is_empty() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_location { text.trim_end() } else { line }
}

/// What has been learnt so far.
#[derive(Debug, Default)]
struct Draft {
    scenario: PartialScenario,
    missing: Vec<String>,
    /// The APIs that all words so far leave.
    apis: Option<Vec<Api>>,
    has_credentials: bool,
}

impl Draft {
    fn learn(&mut self, found: &Found<'_>) {
        self.learn_apis(found);
        self.learn_page(found);
        let hop = self.learn_urls(found);
        self.learn_request(found);
        self.learn_answer(found, hop);
    }

    fn learn_apis(&mut self, found: &Found<'_>) {
        let told = found.tells.iter().filter_map(|tells| match tells {
            Tells::Api(api) => Some(vec![*api]),
            _ => None,
        });
        for candidates in found.words.iter().map(|word| word.apis.to_vec()).chain(told) {
            let left: Vec<Api> = match &self.apis {
                Some(known) => known.iter().copied().filter(|api| candidates.contains(api)).collect(),
                None => candidates,
            };
            if !left.is_empty() {
                self.apis = Some(left);
            }
        }
    }

    fn learn_page(&mut self, found: &Found<'_>) {
        let page = &mut self.scenario.page;
        let of_origin = found.value("site").or(found.value("origin")).filter(|origin| *origin != "null");
        if let Some(url) = found.value("page") {
            page.url = Some(url.to_owned());
            self.missing.retain(|path| path != "page.url");
        } else if let (Some(origin), None) = (of_origin, &page.url) {
            page.url = Some(format!("{origin}/"));
            self.missing.push("page.url".to_owned());
        }
        for tells in &found.tells {
            let Tells::Policy(disposition) = tells else { continue };
            let Some(policy) = found.value("directive").or(found.value("policy")) else { continue };
            let name = match disposition {
                Disposition::Enforce => "Content-Security-Policy",
                Disposition::Report => "Content-Security-Policy-Report-Only",
            };
            let header = (name.to_owned(), policy.trim().to_owned());
            if !page.headers.contains(&header) {
                page.headers.push(header);
            }
        }
    }

    /// The URLs; which hop the line is about.
    fn learn_urls(&mut self, found: &Found<'_>) -> usize {
        let Some(url) = found.value("url") else {
            return 0;
        };
        let Some(first) = found.value("first") else {
            self.scenario.request.url.get_or_insert_with(|| url.to_owned());
            return 0;
        };
        self.scenario.request.url = Some(first.to_owned());
        push(self.answer(0, false), "Location", url);
        self.missing.push("network[0].response.status".to_owned());
        1
    }

    fn learn_request(&mut self, found: &Found<'_>) {
        let request = &mut self.scenario.request;
        if let Some(method) = found.value("method") {
            request.method = Some(method.to_owned());
        }
        if let Some(name) = found.value("header") {
            self.missing.push(format!("request.headers[{}]", request.headers.len()));
            request.headers.push((name.to_owned(), String::new()));
        }
        for tells in &found.tells {
            match tells {
                Tells::Mode(mode) => request.mode = Some(*mode),
                Tells::Redirect(redirect) => request.redirect = Some(*redirect),
                Tells::Credentials(Credentials::Include) => self.has_credentials = true,
                _ => {}
            }
        }
    }

    fn learn_answer(&mut self, found: &Found<'_>, hop: usize) {
        let of_preflight = found.tells.iter().any(|tells| matches!(tells, Tells::OfPreflight));
        if let Some(status) = found.value("status").and_then(|status| status.parse().ok()) {
            self.answer(hop, of_preflight).status = Some(status);
        }
        for tells in &found.tells {
            match tells {
                Tells::Value(header) => {
                    // Nothing at all is how a missing one reads.
                    if let Some(value) = found.value("value").filter(|value| !value.is_empty()) {
                        push(self.answer(hop, of_preflight), header, value);
                    }
                }
                Tells::Has(header, value) => push(self.answer(hop, of_preflight), header, value),
                Tells::Lacks => {
                    self.answer(hop, of_preflight).headers.get_or_insert_with(|| HeaderInput::Pairs(Vec::new()));
                }
                _ => {}
            }
        }
    }

    fn answer(&mut self, hop: usize, of_preflight: bool) -> &mut ResponseHead {
        let network = &mut self.scenario.network;
        while network.len() <= hop {
            network.push(Hop::default());
        }
        #[expect(clippy::indexing_slicing, reason = "it has been made as long")]
        let hop = &mut network[hop];
        if of_preflight { hop.preflight.get_or_insert_default() } else { hop.response.get_or_insert_default() }
    }

    fn finish(mut self, engine: &'static str) -> Reading {
        let request = &mut self.scenario.request;
        let apis = self.apis.unwrap_or_default();
        if let [only] = apis.as_slice() {
            request.api = Some(*only);
        }
        if self.has_credentials {
            let is_element = |api: &Api| matches!(api, Api::Image | Api::Script | Api::Style | Api::Media);
            let by_script = |api: &Api| matches!(api, Api::Fetch | Api::FetchLater | Api::Xhr | Api::EventSource);
            if apis.iter().all(by_script) {
                request.credentials = Some(Credentials::Include);
                if apis.is_empty() {
                    self.missing.push("request.credentials".to_owned());
                }
            } else if apis.iter().all(is_element) {
                request.crossorigin = Some(CrossOrigin::UseCredentials);
            }
        }
        for (path, is_known) in [
            ("page.url", self.scenario.page.url.is_some()),
            ("request.api", request.api.is_some()),
            ("request.url", request.url.is_some()),
        ] {
            if !is_known {
                self.missing.push(path.to_owned());
            }
        }
        self.missing.sort_unstable();
        self.missing.dedup();
        Reading { engine: engine.into(), scenario: self.scenario, missing: self.missing }
    }
}

fn push(head: &mut ResponseHead, name: &str, value: &str) {
    let headers = head.headers.get_or_insert_with(|| HeaderInput::Pairs(Vec::new()));
    if let HeaderInput::Pairs(pairs) = headers {
        pairs.push((name.to_owned(), value.to_owned()));
    }
}
