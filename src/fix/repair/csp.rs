//! The smallest changes of a policy that allow the request.

use super::{FixCode, Repair, Stopped, vendor};
use crate::contract::report::{Edit, FixPlace};
use crate::contract::scenario_path::{Document, ScenarioPath};
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::policy::Policy;
use crate::csp::source_expression::{HostPart, Keyword, SourceExpression, SourceKind};
use crate::edit::replace::replacing;
use crate::input::Place;
use crate::url::Url;

/// Adds the wildcard that the vendor of the host documents because its hosts change.
pub(super) fn vendor_wildcard(
    stopped: &Stopped<'_, '_>,
    policy: &Policy<'_>,
    directive: &Directive<'_>,
    url: &Url,
) -> Option<Repair> {
    let vendor = vendor::of(url.host()?)?;
    let source = format!("{}://*{}", url.scheme(), vendor.suffix);
    let repair = with_source(stopped, policy, directive, stopped.effective_directive()?, &source)?;
    let repair = Repair { code: FixCode::CspAddVendor, ..repair };
    Some(repair.with("vendor", vendor.name).with("documentation", vendor.documentation))
}

/// The policy and directive that the decision is about: the first of its places.
pub(super) fn deciding<'s>(stopped: &'s Stopped<'_, '_>) -> Option<(&'s Policy<'s>, &'s Directive<'s>)> {
    let place = stopped.decision.places.first()?;
    let directives = |policy: &'s Policy<'s>| policy.directive_set.iter().map(move |directive| (policy, directive));
    stopped
        .client
        .readings()
        .chain(stopped.client.other_policies())
        .flat_map(|list| &list.policies)
        .flat_map(directives)
        .find(|(_, directive)| directive.place == *place)
}

/// Corrects an expression that was probably meant to match the URL.
pub(super) fn repaired(stopped: &Stopped<'_, '_>, expression: &SourceExpression<'_>, url: &Url) -> Option<Repair> {
    let SourceKind::Host(host) = &expression.kind else {
        return None;
    };
    if expression.text.eq_ignore_ascii_case("self") {
        let edit = edit_at(stopped, expression.place, "'self'")?;
        return Some(Repair::new(FixPlace::Page, FixCode::CspQuoteKeyword, vec![edit]).with("source", expression.text));
    }
    // A path without a slash at its end has to match the whole path of the URL.
    let HostPart::Exact(name) = host.host_part else {
        return None;
    };
    let is_below = host.path_part.len() > 1
        && !host.path_part.ends_with('/')
        && url.host().is_some_and(|host| host.eq_ignore_ascii_case(name))
        && url.path().strip_prefix(host.path_part).is_some_and(|rest| rest.starts_with('/'));
    if !is_below {
        return None;
    }
    let edit = edit_at(stopped, expression.place, &format!("{}/", expression.text))?;
    Some(
        Repair::new(FixPlace::Page, FixCode::CspEndPathWithSlash, vec![edit])
            .with("source", expression.text)
            .with("after", format!("{}/", expression.text)),
    )
}

/// The most specific expressions that match the URL, the most specific one first.
pub(super) fn sources_for(stopped: &Stopped<'_, '_>, directive: &Directive<'_>, url: &Url) -> Vec<String> {
    if !url.is_http() && !url.is_websocket() {
        // Someone who can inject a `<script>` can inject its `data:` URL, too: this would make the policy useless.
        let is_code = stopped.effective_directive().is_some_and(DirectiveName::governs_code);
        return if is_code && url.scheme() == "data" { Vec::new() } else { vec![format!("{}:", url.scheme())] };
    }
    let Some(host) = url.host() else {
        return Vec::new();
    };
    // No host-source can match an IPv6 address. The only remaining source allows every host, and its sentence says so.
    if host.starts_with('[') {
        return vec![format!("{}:", url.scheme())];
    }
    let port = url.port().map_or(String::new(), |port| format!(":{port}"));
    let origin = format!("{}://{host}{port}", url.scheme());
    let is_own = stopped.client.csp_list.self_origin.is_same_origin(&url.with_http_scheme().origin());
    let has_self = directive.source_list.iter().any(|source| source.kind == SourceKind::Keyword(Keyword::SelfOrigin));
    if is_own && !has_self {
        return vec!["'self'".to_owned()];
    }
    let mut sources = Vec::new();
    // If the policy distinguishes paths on this host, the new source also has a path.
    let has_paths = directive.source_list.iter().any(|source| {
        matches!(&source.kind, SourceKind::Host(other)
            if other.path_part.len() > 1 && matches!(other.host_part, HostPart::Exact(name) if name.eq_ignore_ascii_case(host)))
    });
    if has_paths && stopped.hop() == 0 {
        sources.push(format!("{origin}{}", url.path().replace(';', "%3B").replace(',', "%2C")));
    }
    sources.push(origin);
    // The grammar of sources does not allow some host names, such as those with an underscore. Only a wildcard matches
    // them.
    let is_writable = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    if let Some((_, parent)) = host.split_once('.').filter(|(_, parent)| !is_writable && parent.contains('.')) {
        sources.push(format!("{}://*.{parent}{port}", url.scheme()));
    }
    sources
}

/// Adds `source` to the sources that the policy allows for the `effective` directive.
pub(super) fn with_source(
    stopped: &Stopped<'_, '_>,
    policy: &Policy<'_>,
    directive: &Directive<'_>,
    effective: DirectiveName,
    source: &str,
) -> Option<Repair> {
    let kept: Vec<&str> = directive.tokens().filter(|token| !token.eq_ignore_ascii_case("'none'")).collect();
    let sources = kept.iter().copied().chain([source]).collect::<Vec<_>>().join(" ");
    let own_name = own_directive(effective);
    let opens_hosts = ["http:", "https:", "ws:", "wss:"].contains(&source);
    if directive.name != DirectiveName::DefaultSrc || own_name == directive.name.as_str() {
        let code = if opens_hosts { FixCode::CspAddScheme } else { FixCode::CspAddSource };
        let text = format!("{} {sources}", directive.written_name);
        let edit = edit_at(stopped, directive.place, &text)?;
        return Some(
            Repair::new(FixPlace::Page, code, vec![edit])
                .with("directive", directive.name.as_str())
                .with("source", source),
        );
    }
    // A request that falls back to default-src gets its own directive, so that the policy does not allow more of
    // anything else. Keywords for inline code have no effect if the directive is not about code.
    let is_for_code = own_name.starts_with("script-src") || own_name.starts_with("style-src");
    let kept = kept.into_iter().filter(|token| is_for_code || !is_about_code(token));
    let sources = kept.chain([source]).collect::<Vec<_>>().join(" ");
    let text = policy.serialized.trim_end_matches([';', ' ', '\t', '\r', '\n', '\u{c}']);
    let edit = edit_at(stopped, policy.place, &format!("{text}; {own_name} {sources}"))?;
    let code = if opens_hosts { FixCode::CspAddDirectiveScheme } else { FixCode::CspAddDirective };
    Some(Repair::new(FixPlace::Page, code, vec![edit]).with("directive", own_name).with("source", source))
}

/// Whether a source is about inline code, or a keyword that lost its quotes: neither allows a URL.
fn is_about_code(token: &str) -> bool {
    let bare = token.trim_matches('\'').to_ascii_lowercase();
    let is_quoted = token.starts_with('\'');
    let is_code = bare.starts_with("unsafe-")
        || ["strict-dynamic", "report-sample", "wasm-unsafe-eval", "trusted-types-eval", "inline-speculation-rules"]
            .contains(&bare.as_str())
        || ["nonce-", "sha256-", "sha384-", "sha512-"].iter().any(|start| bare.starts_with(start));
    is_code || (!is_quoted && ["self", "none"].contains(&bare.as_str()))
}

/// The directive that people usually write for an effective directive.
fn own_directive(effective: DirectiveName) -> &'static str {
    match effective {
        DirectiveName::ScriptSrcElem | DirectiveName::ScriptSrcAttr => "script-src",
        DirectiveName::StyleSrcElem | DirectiveName::StyleSrcAttr => "style-src",
        name => name.as_str(),
    }
}

/// Adds `directive` to the last policy that the page enforces, or else to a new policy.
pub(super) fn add_directive(stopped: &Stopped<'_, '_>, directive: &str, code: FixCode) -> Option<Repair> {
    use crate::contract::report::Disposition;
    let enforced = stopped.client.csp_list.policies.iter().rfind(|policy| policy.disposition == Disposition::Enforce);
    let edit = match enforced {
        Some(policy) => {
            let text = policy.serialized.trim_end_matches([';', ' ', '\t', '\r', '\n', '\u{c}']);
            edit_at(stopped, policy.place, &format!("{text}; {directive}"))?
        }
        None => Edit {
            target: ScenarioPath::Headers(Document::Page).to_string(),
            header: Some("Content-Security-Policy".to_owned()),
            before: None,
            after: Some(directive.to_owned()),
        },
    };
    Some(Repair::new(FixPlace::Page, code, vec![edit]))
}

/// The edit of the header or `meta` element that replaces the text at `place` in a policy.
pub(super) fn edit_at(stopped: &Stopped<'_, '_>, place: Place, replacement: &str) -> Option<Edit> {
    stopped.client.header_lists().find_map(|list| replacing(&stopped.environment.inputs, list, place, replacement))
}
