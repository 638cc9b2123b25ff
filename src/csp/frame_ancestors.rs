//! [`frame-ancestors` navigation response check](https://w3c.github.io/webappsec-csp/#frame-ancestors-navigation-response).

use super::directive::{Directive, DirectiveName};
use super::gap::{self, Question, Written};
use super::match_context::{MatchContext, SelfReach};
use super::page_policies::PagePolicies;
use super::policy::{CspList, Policy};
use super::source_expression::SourceExpression;
use super::source_list::url_matches_source_list;
use crate::contract::report::Disposition;
use crate::engine::Departure;
use crate::trace::{Code, Draft, Flow, Trace};
use crate::url::Url;
use crate::url::origin::Origin;

/// A page that embeds another page, directly or further out.
#[derive(Debug)]
pub(crate) struct Ancestor {
    pub(crate) url: Url,
    /// Opaque if a sandbox makes it so.
    pub(crate) origin: Origin<'static>,
}

/// The ancestors that `directive` does not match, each with its index.
fn refused<'n>(
    policies: PagePolicies<'_, '_>,
    directive: &Directive<'_>,
    ancestors: &'n [Ancestor],
) -> impl Iterator<Item = (usize, &'n Ancestor)> {
    let has_path = directive.source_list.iter().any(SourceExpression::has_path);
    let ignores_paths = has_path && policies.departs(Departure::FrameAncestorsIgnoresPaths);
    ancestors.iter().enumerate().filter(move |(_, ancestor)| {
        // "Let origin be the result of executing the URL parser on the ASCII serialization of document's origin."
        let Ok(url) = Url::parse(&ancestor.origin.serialized(), None) else {
            // The origin is opaque.
            let is_any = directive.tokens().any(|token| token == "*");
            return !(is_any && policies.departs(Departure::FrameAncestorsStarCoversOpaque));
        };
        let context = MatchContext {
            directive: directive.name,
            is_frame_of_local_page: false,
            self_reach: SelfReach::Origin,
            url: &url,
            self_origin: &policies.csp_list.self_origin,
            self_scheme: policies.csp_list.self_origin.scheme(),
            redirect_count: u32::from(ignores_paths),
            upgrades: false,
            profile: policies.profile,
        };
        url_matches_source_list(&context, &directive.source_list).is_none()
    })
}

/// Checks whether the pages around a framed page may frame it. `policies` are those of the framed page, and the nearest
/// page comes first in `ancestors`.
///
/// No page gets an event: "We use null for the global object, as no global exists".
pub(crate) fn check<'a>(policies: PagePolicies<'_, 'a>, ancestors: &[Ancestor], trace: &mut Trace) -> Flow<()> {
    let question =
        Question { effective: DirectiveName::FrameAncestors, has_nonce: false, has_hash: false, has_url: true };
    let gap_of = |policy: &Policy<'a>, written: Written| {
        let directive = policy.directive(DirectiveName::FrameAncestors);
        let gap = gap::find(policy, directive, question, written);
        gap.filter(|_| policy.disposition == Disposition::Enforce)
    };
    let (mut blocked, mut open) = (None, None);
    for policy in &policies.csp_list.policies {
        let Some(directive) = policy.directive(DirectiveName::FrameAncestors) else {
            open = open.or_else(|| gap_of(policy, Written::Allows));
            continue;
        };
        let mut refused = refused(policies, directive, ancestors);
        let first = refused.next();
        let written = if first.is_some() { Written::Blocks } else { Written::Allows };
        if let Some(gap) = gap_of(policy, written) {
            open.get_or_insert(gap);
            continue;
        }
        let describe = |decision: Draft| {
            decision
                .with("sources", directive.tokens().collect::<Vec<_>>().join(" "))
                .with("ancestor", first.map_or_else(String::new, |(_, ancestor)| ancestor.origin.serialized()))
                .with("url", policies.document_url.as_str())
                .about(policies.document_url)
                .refuses(first.into_iter().chain(refused).map(|(index, _)| index))
                .at(directive.place)
        };
        match (first, policy.disposition) {
            (None, _) => trace.pass(Code::FrameAncestorsAllow, describe),
            (Some(_), Disposition::Report) => trace.failed_without_effect(Code::FrameAncestorsReported, describe),
            (Some(_), Disposition::Enforce) => {
                let stop = trace.fail(Code::FrameAncestorsBlock, describe);
                blocked.get_or_insert(stop);
            }
        }
    }
    blocked.or_else(|| open.map(|gap| gap::stop(policies, gap, trace))).map_or(Ok(()), Err)
}

/// Whether an enforced policy has the directive. If so, `X-Frame-Options` has no effect.
pub(crate) fn is_enforced(csp_list: &CspList<'_>) -> bool {
    csp_list.enforces(DirectiveName::FrameAncestors).is_some()
}
