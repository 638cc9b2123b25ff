//! The settings of an audit.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};
use wouldblock::scenario::{Api, HeaderInput};
use wouldblock::{Engine, Language};

use crate::words::language_of;

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
    /// Whether the lines come from a recording of a browser, whose inline code is not read.
    pub recording: bool,
    /// The language of the messages for people.
    #[serde(deserialize_with = "language")]
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

fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
    let tag: Option<Cow<'de, str>> = Option::deserialize(deserializer)?;
    Ok(language_of(&tag.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_the_tag() {
        let of = |json: &str| serde_json::from_str::<Settings>(json).unwrap().language;
        for tag in ["ZH", "zh-CN", "zh_Hans"] {
            assert_eq!(of(&format!("{{\"language\":\"{tag}\"}}")), Language::Zh, "{tag}");
        }
        for tag in ["de-AT", "DE-at"] {
            assert_eq!(of(&format!("{{\"language\":\"{tag}\"}}")), Language::De, "{tag}");
        }
        for json in ["{}", r#"{"language":null}"#, r#"{"language":"fr"}"#] {
            assert_eq!(of(json), Language::En, "{json}");
        }
    }
}
