//! Source expressions that engines accept although the
//! [grammar](https://w3c.github.io/webappsec-csp/#framework-directive-source-list) does not allow them.

use super::match_context::MatchContext;
use super::source_expression::{
    HostPart, HostSource, Keyword, SourceKind, host_source_with_any_path, is_path, is_scheme, port_part,
};
use crate::engine::Departure;

/// Reads `text`, which does not match the grammar, as the engine does. `None` if the engine does not accept it either.
pub(super) fn read<'a>(context: &MatchContext<'_>, text: &'a str) -> Option<SourceKind<'a>> {
    const SELF: &str = "'self'";
    if text.get(..SELF.len()).is_some_and(|start| start.eq_ignore_ascii_case(SELF)) {
        let is_self = context.departs(Departure::TextBehindSelfIsDropped);
        return is_self.then_some(SourceKind::Keyword(Keyword::SelfOrigin));
    }
    let query = text.find(['?', '#']);
    let text = query.and_then(|start| text.get(..start)).unwrap_or(text);
    let host = host_source_with_any_path(text).or_else(|| star_with_dot(context, text))?;
    let is_taken = (query.is_none() || is_query_dropped(context, &host))
        && (is_path(host.path_part) || context.departs(Departure::SourcePathOfAnyCharacters));
    is_taken.then_some(SourceKind::Host(host))
}

fn is_query_dropped(context: &MatchContext<'_>, host: &HostSource<'_>) -> bool {
    if !host.path_part.is_empty() {
        return context.departs(Departure::SourceQueryIsDropped);
    }
    let is_bare_star = host.host_part == HostPart::Any && host.port_part.is_none();
    !is_bare_star && context.departs(Departure::QueryAfterHostIsDropped)
}

/// Departure: `https://*.`, a wildcard without a name after it.
fn star_with_dot<'a>(context: &MatchContext<'_>, text: &'a str) -> Option<HostSource<'a>> {
    let (scheme, rest) = text.split_once("://*.").filter(|(scheme, _)| is_scheme(scheme))?;
    let (port_part, path_part) = port_part(rest)?;
    let is_nameless = rest.is_empty() || rest.starts_with([':', '/']);
    (is_nameless && context.departs(Departure::WildcardNeedsNoName)).then_some(HostSource {
        scheme_part: Some(scheme),
        host_part: HostPart::Any,
        port_part,
        path_part,
    })
}
