//! One engine's run of a scenario, from the view of its console.

use std::borrow::Cow;

use crate::contract::scenario::{Api, InsertedBy};
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::frame_ancestors::Ancestor;
use crate::csp::policy::{CspList, Policy};
use crate::csp::request_check::url_as_written;
use crate::engine::Profile;
use crate::environment::{Client, Environment, Settings};
use crate::http::request::{Destination, Request};
use crate::http::response::ResponseHead;
use crate::http::status::is_redirect_status;
use crate::trace::{Code, Decision};
use crate::url::Url;

/// One engine's run of a scenario.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EngineRun<'s, 'a> {
    pub(crate) environment: &'s Environment<'a>,
    pub(crate) client: &'s Client<'a>,
    pub(crate) profile: &'s Profile,
    /// All decisions, in order, including those that consoles do not print.
    pub(crate) all_decisions: &'s [Decision],
    /// The request in its final state; `None` if the API refused to make one.
    pub(crate) request: Option<&'s Request>,
}

/// A policy that the request violates, and the violated directive.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Violated<'s, 'a> {
    pub(crate) policy: &'s Policy<'a>,
    pub(crate) directive: &'s Directive<'a>,
}

impl<'s, 'a> EngineRun<'s, 'a> {
    /// The page's policies as the engine reads them.
    pub(crate) fn policies(&self) -> &'s CspList<'a> {
        Settings { client: self.client, profile: self.profile }.policies().csp_list
    }

    pub(crate) fn api(&self) -> Api {
        self.environment.scenario.request.api
    }

    /// Whether the request is that of `<script type=module src>`.
    pub(crate) fn is_module_script(&self) -> bool {
        self.api() == Api::Script && self.environment.scenario.request.module == Some(true)
    }

    /// The API whose words name what is loaded. For a preload, it is the API that matches its destination.
    pub(crate) fn loads(&self) -> Api {
        match self.request {
            Some(request) if self.api() == Api::Preload => loaded_as(request.destination),
            _ => self.api(),
        }
    }

    /// Whether it is a preload for an element, and not one for a script's fetch.
    pub(crate) fn is_preloaded_for_element(&self) -> bool {
        self.api() == Api::Preload && self.loads() != Api::Preload
    }

    /// Whether it is a script of the markup, which a sandbox prevents from running.
    pub(crate) fn is_markup_script(&self) -> bool {
        matches!(self.api(), Api::InlineScript | Api::EventHandler)
            || (self.api() == Api::Script && self.is_inserted_by_parser())
    }

    /// Whether the parser inserts the element because it is in the markup.
    pub(crate) fn is_inserted_by_parser(&self) -> bool {
        let inserted_by = self.environment.scenario.request.inserted_by;
        inserted_by.map_or(self.api() != Api::Script, |inserted_by| inserted_by == InsertedBy::Parser)
    }

    /// The decisions that may be printed, in order.
    pub(crate) fn decisions(&self) -> impl Iterator<Item = &'s Decision> + use<'s> {
        self.all_decisions.iter().filter(|decision| decision.code.is_for_console(decision.outcome))
    }

    /// The page's URL.
    pub(crate) fn page(&self) -> &'s str {
        self.client.url.as_str()
    }

    /// The final current URL, with the scheme that the author wrote.
    pub(crate) fn url(&self) -> String {
        self.request.map_or_else(String::new, |request| written(request, request.url_list().len() - 1))
    }

    /// The URL that was passed to the call.
    pub(crate) fn first_url(&self) -> String {
        self.request.map_or_else(String::new, |request| written(request, 0))
    }

    /// The URL that redirected to the current URL.
    pub(crate) fn url_before(&self) -> Option<String> {
        let request = self.request?;
        Some(written(request, request.url_list().len().checked_sub(2)?))
    }

    /// The URL that was passed to the call, whether or not a request was made. If it is not a URL, the text as it was
    /// written.
    pub(crate) fn target(&self) -> String {
        let text = self.environment.request_url.text;
        Url::parse(text, Some(&self.client.base_url)).map_or_else(|_| text.to_owned(), |url| url.as_str().to_owned())
    }

    /// The value of a `Referrer-Policy` header that contains no known policy.
    pub(crate) fn unknown_referrer_policy(&self) -> Option<Cow<'s, str>> {
        self.client.header_list.get("Referrer-Policy").filter(|_| self.client.delivered_referrer_policy.is_none())
    }

    /// Whether an enforced policy refuses the request.
    pub(crate) fn is_refused_by_policy(&self) -> bool {
        self.decisions().any(is_refusal_by_policy)
    }

    /// Whether an enforced policy refuses the request at `hop`.
    pub(crate) fn is_refused_by_policy_at(&self, hop: Option<u32>) -> bool {
        self.decisions().any(|decision| decision.hop == hop && is_refusal_by_policy(decision))
    }

    pub(crate) fn was_redirected(&self) -> bool {
        self.request.is_some_and(|request| request.url_list().len() > 1)
    }

    /// The policy and the directive that a decision about a violation is about.
    pub(crate) fn violated(&self, decision: &Decision) -> Option<Violated<'s, 'a>> {
        if !is_violation(decision.code) {
            return None;
        }
        let place = *decision.places.first()?;
        let lists = [self.policies()].into_iter().chain(self.client.other_policies());
        lists.flat_map(|list| &list.policies).find_map(|policy| {
            let directive = policy.directive_set.iter().find(|directive| directive.place == place)?;
            Some(Violated { policy, directive })
        })
    }

    /// Whether a decision is about a policy of the service worker.
    pub(crate) fn is_of_service_worker(&self, decision: &Decision) -> bool {
        decision.places.first().is_some_and(|place| self.client.is_of_controller(*place))
    }

    /// The policies of the page that is loaded in a frame, and its URL.
    pub(crate) fn framed(&self) -> Option<(CspList<'a>, &'s Url)> {
        let request = self.request.filter(|request| request.destination == Destination::IFrame)?;
        let head = self.environment.response(request.redirect_count)?;
        let url = request.current_url();
        Some((CspList::of_response(&head.header_list, url), url))
    }

    /// The same if the page is shown.
    pub(crate) fn shown(&self) -> Option<(CspList<'a>, &'s Url)> {
        self.framed().filter(|_| !self.all_decisions.iter().any(|decision| decision.is_stop))
    }

    /// The pages that may not frame the requested page according to a decision.
    pub(crate) fn refused_ancestors(&self, decision: &Decision) -> impl Iterator<Item = &'s Ancestor> {
        let ancestors = &self.client.with_ancestors;
        decision.refused_ancestors.iter().filter_map(|index| ancestors.get(*index))
    }

    /// The response that a decision is about: that of the preflight or that of the request.
    pub(crate) fn response(&self, decision: &Decision) -> Option<&'s ResponseHead<'a>> {
        let hop = decision.hop.unwrap_or(0);
        if is_about_preflight(decision.code) { self.environment.preflight(hop) } else { self.environment.response(hop) }
    }
}

fn written(request: &Request, index: usize) -> String {
    request.url_list().get(index).map_or_else(String::new, |url| url_as_written(url, request.mode).as_str().to_owned())
}

fn loaded_as(destination: Destination) -> Api {
    match destination {
        Destination::Font => Api::Font,
        Destination::Image => Api::Image,
        Destination::Script => Api::Script,
        Destination::Style => Api::Style,
        Destination::Track | Destination::Video => Api::Media,
        // There are no preloads with other destinations.
        _ => Api::Preload,
    }
}

/// The API whose words name what the directive governs.
pub(crate) fn governed_by(effective: Option<DirectiveName>) -> Api {
    match effective {
        Some(DirectiveName::FontSrc) => Api::Font,
        Some(DirectiveName::ImgSrc) => Api::Image,
        Some(DirectiveName::MediaSrc) => Api::Media,
        Some(DirectiveName::ScriptSrcElem) => Api::Script,
        Some(DirectiveName::StyleSrcElem) => Api::Style,
        _ => Api::Fetch,
    }
}

fn is_refusal_by_policy(decision: &Decision) -> bool {
    is_violation(decision.code) && decision.is_stop
}

/// Whether a decision says that a policy is violated.
pub(crate) fn is_violation(code: Code) -> bool {
    matches!(
        code,
        Code::CspAllowsNothing
            | Code::CspEvalBlocked
            | Code::CspEvalReported
            | Code::CspInlineBlocked
            | Code::CspInlineReported
            | Code::CspNoSourceMatches
            | Code::CspReportOnlyViolated
            | Code::CspStrictDynamicBlocks
            | Code::CspWasmBlocked
            | Code::CspWasmReported
    )
}

/// Whether a decision is about the response to a preflight.
pub(crate) fn is_about_preflight(code: Code) -> bool {
    code.check() == crate::contract::report::Check::Preflight
}

/// Whether a response is a redirect with a target.
pub(crate) fn is_redirect_with_location(head: &ResponseHead<'_>) -> bool {
    is_redirect_status(head.status) && head.header_list.contains("Location")
}
