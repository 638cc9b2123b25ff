//! Wordings of earlier releases of WebKit, and of messages that say less than a decision of the simulated policies.
//! These are read but never printed.

use super::wording::{DIRECTIVE, DOING, LOADER};
use crate::console::wording::{Fault, Implies, Piece, Template};
use crate::contract::report::Disposition;
use crate::contract::scenario::Api;

static NOT_REPORTED: Template = Template::new(
    "The Content Security Policy '{policy}' was delivered in report-only mode, but does not specify a 'report-uri'; the policy will have no effect. Please either add a 'report-uri' directive, or deliver the policy via the 'Content-Security-Policy' header.",
)
.implying(&[Implies::Policy(Disposition::Report)]);
/// Until 2016.
static VIOLATED: Template = Template::new(
    "Refused to {doing} '{url}' because it violates the following Content Security Policy directive: \"{directive}\".",
)
.with(&[("doing", Piece::Word(DOING))])
.implying(&[Implies::Policy(Disposition::Enforce)]);
static VIOLATED_BARE: Template = Template::new(
    "Refused to {doing} {url} because it violates the following Content Security Policy directive: \"{directive}\".",
)
.with(&[("doing", Piece::Word(DOING))])
.implying(&[Implies::Policy(Disposition::Enforce)]);
/// The line was cut off before its full stop.
static NOT_IN: Template = Template::new(
    "Refused to {doing} {url} because it does not appear in the {effective} directive of the Content Security Policy",
)
.with(&[("doing", Piece::Word(DOING)), ("effective", Piece::Word(DIRECTIVE))]);
static ALL_MIXED: Template = Template::new(
    "Blocked mixed content {url} because 'block-all-mixed-content' appears in the Content Security Policy.",
);
static RUN: Template =
    Template::new("[blocked] The page at {page} was not allowed to run insecure content from {url}.");
static DISPLAY: Template = Template::new("The page at {page} was allowed to display insecure content from {url}.");
static NOT_DISPLAY: Template =
    Template::new("[blocked] The page at {page} was not allowed to display insecure content from {url}.");

static ORIGIN: Template = Template::new("Origin {origin} is not allowed by Access-Control-Allow-Origin.")
    .implying(&[Implies::Fault(Fault::AllowOrigin)]);
static CANNOT_LOAD: Template =
    Template::new("{loader} cannot load {url}. Origin {origin} is not allowed by Access-Control-Allow-Origin.{end}")
        .with(&[("loader", Piece::Word(LOADER)), ("end", Piece::Maybe(&[&STATUS]))])
        .implying(&[Implies::Fault(Fault::AllowOrigin)]);
static STATUS: Template = Template::new(" Status code: {status}");
static PREFLIGHT: Template = Template::new("Preflight response is not successful{end}")
    .with(&[("end", Piece::Maybe(&[&FULL_STOP]))])
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightStatus)]);
static FULL_STOP: Template = Template::new(".");
static FAILED_ORIGIN: Template =
    Template::new("Failed to load resource: Origin {origin} is not allowed by Access-Control-Allow-Origin.{end}")
        .with(&[("end", Piece::Maybe(&[&STATUS]))])
        .implying(&[Implies::Fault(Fault::AllowOrigin)]);
static FAILED_PREFLIGHT: Template = Template::new("Failed to load resource: Preflight response is not successful{end}")
    .with(&[("end", Piece::Maybe(&[&FULL_STOP, &STOP_AND_STATUS]))])
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightStatus)]);
static STOP_AND_STATUS: Template = Template::new(". Status code: {status}");
static FONT: Template = Template::new("Cross-origin font load denied by Cross-Origin Resource Sharing policy.")
    .implying(&[Implies::Api(Api::Font)]);
static STYLE_TYPE: Template =
    Template::new("Did not parse stylesheet at '{url}' because non CSS MIME types are not allowed in strict mode.")
        .implying(&[Implies::Api(Api::Style)]);
static LOAD_FAILED: Template = Template::new("{before}TypeError: Load failed").implying(&[Implies::Api(Api::Fetch)]);

/// All lines of earlier releases. If a text matches two of them, the first one is used.
pub(in crate::console) static ALL: &[&Template] = &[
    &NOT_REPORTED,
    &VIOLATED,
    &VIOLATED_BARE,
    &NOT_IN,
    &ALL_MIXED,
    &RUN,
    &DISPLAY,
    &NOT_DISPLAY,
    &CANNOT_LOAD,
    &ORIGIN,
    &PREFLIGHT,
    &FAILED_ORIGIN,
    &FAILED_PREFLIGHT,
    &FONT,
    &STYLE_TYPE,
];

/// Messages that accompany another message about the same request and say less. They are only read if there is no
/// other.
pub(in crate::console) static ACCOMPANYING: &[&Template] = &[&LOAD_FAILED];
