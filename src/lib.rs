//! **wouldblock** works out what a browser would do with one request, and why.
//!
//! Give it a page with its headers, a request through one of the APIs that connect, and the responses of the servers.
//! [`simulate`] says whether the request would be allowed, according to the standards and in Chromium, Firefox and
//! WebKit, which check decided because of which token of which header, what is sent over the network, and what the
//! script gets to see.
//!
//! ```
//! use wouldblock::{Scenario, Verdict, simulate};
//!
//! # fn main() -> Result<(), serde_json::Error> {
//! let scenario: Scenario = serde_json::from_str(
//!     r#"{
//!         "page": {
//!             "url": "https://app.example.com/",
//!             "headers": "Content-Security-Policy: connect-src 'self'"
//!         },
//!         "request": { "api": "fetch", "url": "https://api.example.com/users" }
//!     }"#,
//! )?;
//! let report = simulate(&scenario);
//! assert_eq!(report.verdict, Verdict::Blocked);
//! assert_eq!(report.violations[0].effective_directive, "connect-src");
//! # Ok(())
//! # }
//! ```
//!
//! A scenario can also be written by hand:
//!
//! ```
//! use wouldblock::scenario::{Api, Page, RequestDescription, ResponseHead};
//! use wouldblock::{Scenario, Verdict, simulate};
//!
//! let page = Page::new("https://app.example.com/");
//! let request = RequestDescription::new(Api::Fetch, "https://api.example.com/users");
//! let report = simulate(&Scenario::new(page, request).with_response(ResponseHead::new(200, "Vary: Origin")));
//! assert_eq!(report.verdict, Verdict::Blocked);
//! assert!(report.to_string().contains("Access-Control-Allow-Origin"));
//! ```
//!
//! `ARCHITECTURE.md` describes the modules.

// No input may make the library panic. Tests may.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod api;
pub mod configuration;
mod console;
mod contract;
mod csp;
mod edit;
mod engine;
mod environment;
mod explain;
mod fetch;
mod fix;
mod hash_source;
mod html;
mod http;
mod input;
mod lint;
mod parse_policy;
mod policies;
mod run;
mod simulate;
mod text;
mod trace;
mod trusted_types;
mod url;
#[cfg(all(target_arch = "wasm32", any(feature = "boundary-decide", feature = "boundary-answer")))]
pub mod wasm;

/// Tables with which tests compare those of other parts of the project.
#[doc(hidden)]
pub mod tables {
    pub use crate::contract::directive_name::NAMES as DIRECTIVE_NAMES;
    pub use crate::http::header_block::names::{KNOWN as KNOWN_HEADERS, Side};
    pub use crate::url::public_suffix::PLATFORMS;
}

pub use api::reference::{ApiInfo, apis};
pub use configuration::{Configuration, Target, configuration, configuration_in};
pub use console::{PartialPage, PartialRequest, PartialScenario, Reading, from_console};
pub use contract::report::{Engine, Report, Verdict};
pub use contract::scenario::Scenario;
pub use contract::{parsed_policy, report, scenario};
pub use edit::apply_fix;
pub use engine::departure::Evidence;
pub use engine::profile::UnknownProfile;
pub use engine::reference::{DepartureInfo, departures};
pub use explain::{Language, UnknownLanguage};
pub use hash_source::{Algorithm, CodeKind, HashSources, hash_source};
pub use parse_policy::{PolicyInput, fallback_list, parse_policy, parse_policy_in};
pub use run::alike::{UrlKind, UrlKinds};
pub use run::compiled_page::CompiledPage;
pub use run::decide;
pub use run::decide::{Decision, decide};
pub use run::judge::{Judgement, PolicyToken, Stopped, TokenKey, Unmet};
pub use run::load::{Load, LoadVerdict};
pub use simulate::{simulate, simulate_as, simulate_in, simulate_without_fixes};
