//! Code in the markup: the text of `<script>` and `<style>`, event handlers, `style` attributes.

use super::definition::{Definition, UrlUse};
use super::insertion::{check_markup, inserted_by};
use super::outcome::{Outcome, Refusal};

use crate::contract::report::Settles;
use crate::contract::scenario::{Api, InsertedBy};
use crate::contract::scenario_path::RequestField;
use crate::csp::element_match::{Inline, InlineType};
use crate::csp::inline_check::should_block_inline;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::trace::{Code, Stop, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;

/// The fields that the code of an element uses.
const READS: &[RequestField] = &[RequestField::Text, RequestField::Nonce, RequestField::InsertedBy];

pub(super) const INLINE_SCRIPT: Definition = Definition {
    reads: &[RequestField::Text, RequestField::Nonce, RequestField::InsertedBy, RequestField::Module],
    url: UrlUse::None,
    ..Definition::of_script("inline-script", call)
};

pub(super) const INLINE_STYLE: Definition =
    Definition { reads: READS, url: UrlUse::None, ..Definition::of_markup("inline-style", call) };

pub(super) const SPECULATION_RULES: Definition =
    Definition { reads: READS, url: UrlUse::None, ..Definition::of_script("speculation-rules", call) };

pub(super) const EVENT_HANDLER: Definition =
    Definition { reads: READS, url: UrlUse::None, ..Definition::of_script("event-handler", call) };

pub(super) const STYLE_ATTRIBUTE: Definition = Definition {
    reads: &[RequestField::Text, RequestField::Nonce, RequestField::InsertedBy, RequestField::Via],
    url: UrlUse::None,
    ..Definition::of_markup("style-attribute", call)
};

/// Inserts the element or attribute into the page. For a handler, its event also fires.
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let description = &params.environment.scenario.request;
    let (type_, succeeded) = match description.api {
        Api::InlineStyle => (InlineType::Style, Code::ResultApplied),
        Api::StyleAttribute => (InlineType::StyleAttribute, Code::ResultApplied),
        Api::EventHandler => (InlineType::ScriptAttribute, Code::ResultRuns),
        Api::SpeculationRules => (InlineType::SpeculationRules, Code::ResultRulesApplied),
        _ => (InlineType::Script, Code::ResultRuns),
    };
    if let Err(stop) = check_sink(params, type_, trace) {
        return Err(Refusal { stop, settles: Settles::Throws, error: Some("TypeError") });
    }
    if type_ == InlineType::SpeculationRules && params.departs(Departure::NoSpeculationRules) {
        let why = Departure::NoSpeculationRules.name();
        return Err(Refusal::silent(trace.fail(Code::ApiUnsupported, |decision| decision.with("why", why))));
    }
    match check(params, type_, trace) {
        Ok(()) => {
            trace.pass(succeeded, |decision| decision.at(params.environment.code.place));
            Ok(Outcome::allowed(Settles::Resolves))
        }
        Err(stop) => {
            let fires = type_ == InlineType::Style && params.departs(Departure::BlockedStyleFiresError);
            Err(Refusal { stop, settles: if fires { Settles::Rejects } else { Settles::Nothing }, error: None })
        }
    }
}

fn check(params: FetchParams<'_, '_>, type_: InlineType, trace: &mut Trace) -> Result<(), Stop> {
    let (environment, inserted_by) = (params.environment, inserted_by(params));
    let description = &environment.scenario.request;
    // "If el's already started is true, then return". This is the case for scripts that innerHTML inserts.
    let is_script = matches!(type_, InlineType::Script | InlineType::SpeculationRules);
    if is_script && inserted_by == InsertedBy::InnerHtml {
        return Err(trace.fail(Code::InlineScriptByInnerHtml, |decision| decision));
    }
    // Setting a property of `element.style` does not set the attribute.
    if type_ == InlineType::StyleAttribute
        && inserted_by == InsertedBy::Script
        && description.via.as_deref() == Some("cssText")
    {
        trace.info(Code::InlineStyleByCssom, |decision| decision);
        return Ok(());
    }
    request_check::describe(params.policies(), type_.effective_directive(), trace);
    let inline = Inline {
        type_,
        source: &environment.source,
        nonce: description.nonce.as_deref(),
        is_parser_inserted: matches!(inserted_by, InsertedBy::Parser | InsertedBy::DocumentWrite),
        place: Some(environment.code.place),
    };
    should_block_inline(params.policies(), inline, trace)
}

/// Checks the sink through which a script inserts the code into the page, if it is one.
fn check_sink(params: FetchParams<'_, '_>, type_: InlineType, trace: &mut Trace) -> Result<(), Stop> {
    let code = params.environment.code;
    if inserted_by(params) == InsertedBy::Script {
        let sink = match type_ {
            InlineType::Script | InlineType::SpeculationRules => Sink::SCRIPT_TEXT,
            InlineType::ScriptAttribute => Sink::ON_CLICK,
            _ => return Ok(()),
        };
        return should_block_string(params.policies(), sink, code.text, Some(code.place), trace);
    }
    let text = code.text;
    check_markup(
        params,
        || match type_ {
            InlineType::Script => format!("<script>{text}</script>"),
            InlineType::SpeculationRules => format!("<script type=\"speculationrules\">{text}</script>"),
            InlineType::Style => format!("<style>{text}</style>"),
            InlineType::ScriptAttribute => format!("<button onclick=\"{text}\"></button>"),
            _ => format!("<div style=\"{text}\"></div>"),
        },
        trace,
    )
}
