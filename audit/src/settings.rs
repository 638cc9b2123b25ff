//! The settings of an audit.

use serde::Deserialize;
use wouldblock::Engine;
use wouldblock::scenario::{Api, HeaderInput};

use crate::words::Language;

/// How lines are judged.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// Headers that replace those of every page.
    pub page: Option<Headers>,
    /// Headers to compare with.
    pub against: Option<Headers>,
    /// The engines that count; by default Chromium, Firefox and WebKit.
    pub engines: Option<Vec<Engine>>,
    /// The page for lines without one, such as a list of URLs.
    pub page_url: Option<String>,
    /// The API for lines that are only a URL; by default `fetch`.
    pub api: Option<Api>,
    /// How many requests are listed one by one, in the order of their lines; at most 100,000.
    pub list: usize,
    /// Whether the least policy may use `*.example.com` for several hosts under `example.com`.
    pub group_hosts: bool,
    /// The language of the messages for people.
    pub language: Language,
}

/// The policies of a page, as in a scenario.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Headers {
    /// The headers.
    pub headers: Option<HeaderInput>,
    /// `content` of each `<meta http-equiv="Content-Security-Policy">`.
    pub meta: Option<Vec<String>>,
}

impl Settings {
    /// The engines that count, in the order of the contract, without repetitions.
    #[must_use]
    pub fn engines(&self) -> Vec<Engine> {
        let Some(mut engines) = self.engines.clone().filter(|engines| !engines.is_empty()) else {
            return Engine::BROWSERS.to_vec();
        };
        engines.sort_unstable();
        engines.dedup();
        engines
    }
}
