//! Policies, directives, and how they are parsed.

use std::collections::HashSet;

use super::directive::{Directive, DirectiveName};
use super::source_expression::SourceExpression;
use super::stand_in;
use super::unread::Unread;
use crate::contract::parsed_policy::{IgnoredReason, PolicyDelivery};
use crate::contract::report::Disposition;
use crate::contract::scenario_path::{Document, ScenarioPath};
use crate::http::header_list::HeaderList;
use crate::input::Place;
use crate::url::Url;
use crate::url::origin::Origin;

/// A [CSP list](https://w3c.github.io/webappsec-csp/#csp-list).
#[derive(Debug)]
pub(crate) struct CspList<'a> {
    pub(crate) policies: Vec<Policy<'a>>,
    /// The origin that `'self'` stands for: that of the page's URL, even if a sandbox makes the page's own origin
    /// opaque.
    pub(crate) self_origin: Origin<'static>,
    /// Text that looks like a policy but could not be read as one.
    pub(crate) unread: Option<Unread<'a>>,
    /// The places of the policies with gaps, and the paths of their texts in the scenario.
    pub(crate) gap_paths: Vec<(Place, ScenarioPath)>,
}

/// A [policy](https://w3c.github.io/webappsec-csp/#content-security-policy-object).
#[derive(Debug)]
pub(crate) struct Policy<'a> {
    /// The [directive set](https://w3c.github.io/webappsec-csp/#policy-directive-set).
    pub(crate) directive_set: Vec<Directive<'a>>,
    pub(crate) disposition: Disposition,
    pub(crate) delivery: PolicyDelivery,
    /// Directives that parsing left out, for diagnostics.
    pub(crate) left_out: Vec<LeftOut<'a>>,
    pub(crate) serialized: &'a str,
    /// As it was written, including surrounding whitespace.
    pub(crate) written: &'a str,
    pub(crate) place: Place,
    /// Whether a part of it stands for something that is not written out.
    pub(crate) has_gaps: bool,
    /// Whether the document or worker inherited it.
    pub(crate) is_inherited: bool,
}

/// A directive that parsing left out.
#[derive(Debug)]
pub(crate) struct LeftOut<'a> {
    pub(crate) reason: IgnoredReason,
    pub(crate) name: &'a str,
    pub(crate) place: Place,
}

impl<'a> Policy<'a> {
    /// [Parse a serialized CSP](https://w3c.github.io/webappsec-csp/#parse-serialized-policy).
    ///
    /// `place` is the place of `serialized`.
    pub(crate) fn parse(
        serialized: &'a str,
        place: Place,
        delivery: PolicyDelivery,
        disposition: Disposition,
    ) -> Policy<'a> {
        let trimmed = serialized.trim_ascii();
        let mut policy = Policy {
            directive_set: Vec::new(),
            disposition,
            delivery,
            left_out: Vec::new(),
            serialized: trimmed,
            written: serialized,
            place: place.within(trimmed, serialized),
            has_gaps: false,
            is_inherited: false,
        };
        let mut names = Names::default();
        // "For each token returned by strictly splitting serialized on the U+003B SEMICOLON character (;)"
        for token in serialized.split(';') {
            // "Strip leading and trailing ASCII whitespace from token."
            let token = token.trim_ascii();
            let token_place = place.within(token, serialized);
            // "Let directive name be the result of collecting a sequence of code points from token
            // which are not ASCII whitespace."
            let Some(name) = token.split_ascii_whitespace().next() else {
                continue;
            };
            // "If token is an empty string, or if token is not an ASCII string, continue." Control characters are not
            // part of the grammar either, and web-platform-tests (csp parsing/invalid-bytes) expect them to be ignored
            // in the same way. An ellipsis is kept, because the server did not send it.
            if !is_ascii_text(token) && !stand_in::is_cut(token) {
                policy.left_out.push(LeftOut { reason: IgnoredReason::NotAscii, name, place: token_place });
                continue;
            }
            let known = DirectiveName::from_text(name);
            // "If policy's directive set contains a directive whose name is directive name, continue."
            if !names.insert(known, name) {
                policy.left_out.push(LeftOut { reason: IgnoredReason::Duplicate, name, place: token_place });
                continue;
            }
            if !policy.can_deliver(known) {
                policy.left_out.push(LeftOut { reason: IgnoredReason::NotDeliverable, name, place: token_place });
                continue;
            }
            // "Let directive value be the result of splitting token on ASCII whitespace."
            let source_list: Vec<SourceExpression<'a>> = if known.has_source_list() {
                token
                    .split_ascii_whitespace()
                    .skip(1)
                    .map(|expression| SourceExpression::parse(expression, token_place.within(expression, token)))
                    .collect()
            } else {
                Vec::new()
            };
            let directive = Directive {
                name: known,
                written_name: name,
                name_place: token_place.within(name, token),
                source_list,
                text: token,
                place: token_place,
            };
            policy.has_gaps |= stand_in::is_gap_name(&directive)
                || directive.source_list.iter().any(stand_in::is_gap)
                || stand_in::unwritten_name(&directive).is_some();
            policy.directive_set.push(directive);
        }
        policy.has_gaps |= stand_in::stands_in_for_policy(policy.serialized);
        policy
    }

    /// The policies of one header's value, separated by commas.
    pub(crate) fn parse_list(
        value: &'a str,
        place: Place,
        disposition: Disposition,
    ) -> impl Iterator<Item = Policy<'a>> {
        value.split(',').map(move |serialized| {
            Policy::parse(serialized, place.within(serialized, value), PolicyDelivery::Header, disposition)
        })
    }

    /// `report-uri`, `frame-ancestors` and `sandbox` are ignored [in a `meta` element](https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-content-security-policy),
    /// and `sandbox` [in a report-only policy](https://w3c.github.io/webappsec-csp/#directive-sandbox).
    fn can_deliver(&self, name: DirectiveName) -> bool {
        use DirectiveName as D;
        match (self.delivery, self.disposition) {
            (PolicyDelivery::Meta, _) => !matches!(name, D::ReportUri | D::FrameAncestors | D::Sandbox),
            (PolicyDelivery::Header, Disposition::Report) => !matches!(name, D::Sandbox | D::UpgradeInsecureRequests),
            (PolicyDelivery::Header, Disposition::Enforce) => true,
        }
    }

    /// The policy as a violation quotes it. Line breaks are replaced in a header, and normalized in a `meta` element.
    pub(crate) fn text_for_reports(&self) -> String {
        match self.delivery {
            PolicyDelivery::Header => self.serialized.replace(['\r', '\n'], " "),
            PolicyDelivery::Meta => self.serialized.replace("\r\n", "\n").replace('\r', "\n"),
        }
    }

    /// The directive called `name`.
    pub(crate) fn directive(&self, name: DirectiveName) -> Option<&Directive<'a>> {
        self.directive_set.iter().find(|directive| directive.name == name)
    }
}

impl<'a> CspList<'a> {
    /// [Parse a response's Content Security Policies](https://w3c.github.io/webappsec-csp/#parse-response-csp),
    /// then those of `meta` elements.
    ///
    /// `meta_is_list` is the departure of engines that read the content of a `meta` element as a list.
    pub(crate) fn parse(
        headers: &HeaderList<'a>,
        meta: &[(&'a str, Place)],
        meta_is_list: bool,
        self_origin: Origin<'static>,
    ) -> CspList<'a> {
        let mut policies = Vec::new();
        for (header, disposition) in [
            ("Content-Security-Policy", Disposition::Enforce),
            ("Content-Security-Policy-Report-Only", Disposition::Report),
        ] {
            for header in headers.named(header) {
                policies.extend(Policy::parse_list(header.raw, header.value_place, disposition));
            }
        }
        for (content, place) in meta {
            // "Let policy be the result of parsing the attribute's value": one policy, not a list.
            let end = if meta_is_list { "," } else { "\0" };
            for serialized in content.split(end) {
                let place = place.within(serialized, content);
                policies.push(Policy::parse(serialized, place, PolicyDelivery::Meta, Disposition::Enforce));
            }
        }
        CspList::new(policies, self_origin)
    }

    /// The policies of the response from `url`.
    pub(crate) fn of_response(headers: &HeaderList<'a>, url: &Url) -> CspList<'a> {
        CspList::parse(headers, &[], false, url.origin().into_owned())
    }

    /// Creates a list of those `policies` that are not empty.
    pub(crate) fn new(mut policies: Vec<Policy<'a>>, self_origin: Origin<'static>) -> CspList<'a> {
        // "If policy's directive set is not empty, append policy to policies."
        policies.retain(|policy| !policy.directive_set.is_empty() || !policy.left_out.is_empty());
        CspList { policies, self_origin, unread: None, gap_paths: Vec::new() }
    }

    /// The path of the text that contains the gap.
    pub(super) fn path_of(&self, gap: Place) -> ScenarioPath {
        let found = self.gap_paths.iter().find(|(place, _)| place.contains(gap));
        found.map_or(ScenarioPath::Headers(Document::Page), |(_, path)| *path)
    }

    /// The directives called `name` of all enforced policies.
    pub(crate) fn all_enforced(&self, name: DirectiveName) -> impl Iterator<Item = &Directive<'a>> {
        self.policies
            .iter()
            .filter(|policy| policy.disposition == Disposition::Enforce)
            .filter_map(move |policy| policy.directive(name))
    }

    /// The first enforced directive called `name`.
    pub(crate) fn enforces(&self, name: DirectiveName) -> Option<&Directive<'a>> {
        self.all_enforced(name).next()
    }
}

/// The names of directives that have been seen. A known name takes one bit.
#[derive(Default)]
struct Names {
    known: u64,
    unknown: HashSet<String>,
}

impl Names {
    /// Adds `name`, which was written as `written`. Returns whether it is new.
    fn insert(&mut self, name: DirectiveName, written: &str) -> bool {
        if name == DirectiveName::Unknown {
            return self.unknown.insert(written.to_ascii_lowercase());
        }
        let mark = 1 << name as u64;
        let is_new = self.known & mark == 0;
        self.known |= mark;
        is_new
    }
}

/// Whether `text` consists of printable ASCII characters and whitespace. Policies can be long, so the loop does not
/// branch on each byte.
fn is_ascii_text(text: &str) -> bool {
    let is_text = |byte: u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\x0c' | b'\r');
    text.bytes().fold(true, |all, byte| all & is_text(byte))
}
