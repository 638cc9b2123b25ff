//! Policies as browsers read them, without a page or a request: for editors, linters and tests.

use crate::contract::parsed_policy::{
    IgnoredDirective, ParsedDirective, ParsedPolicies, ParsedPolicy, ParsedValue, PolicyDelivery, ValueKind,
};
use crate::contract::report::{Disposition, Evidence};
use crate::contract::scenario::HeaderInput;
use crate::contract::scenario_path::ScenarioPath;
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::fallback;
use crate::csp::policy::{CspList, LeftOut, Policy};
use crate::csp::source_expression::{HostPart, SourceExpression, SourceKind};
use crate::explain::{self, Catalogue, Language};
use crate::http::header_block;
use crate::input::{Inputs, Place};
use crate::lint::{Policies, policy_problems};
use crate::url::origin::Origin;

/// The text that contains the policies.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PolicyInput {
    /// The value of a header (policies separated by commas) or of a `<meta>` (one policy).
    Value {
        /// The value.
        text: String,
        /// Whether it blocks or only reports.
        disposition: Disposition,
        /// How it is delivered.
        source: PolicyDelivery,
    },
    /// All policies that these headers deliver.
    Headers(HeaderInput),
}

/// Reads policies as a browser does. The positions in the result refer to `policy` or to `headers`.
///
/// It never fails: what a browser ignores is returned as ignored.
#[must_use]
pub fn parse_policy(input: &PolicyInput) -> ParsedPolicies {
    parse_policy_with(Catalogue::ENGLISH, input)
}

/// The directives that can decide what `directive` governs, by name: the first one that a policy contains decides. The list
/// is empty for a directive that governs neither loads nor code.
///
/// [Get fetch directive fallback list](https://w3c.github.io/webappsec-csp/#directive-fallback-list).
#[must_use]
pub fn fallback_list(directive: &str) -> Vec<&'static str> {
    fallback::fallback_list(DirectiveName::from_text(directive)).iter().map(|name| name.as_str()).collect()
}

/// [`parse_policy`] in another language. Only the text for people differs.
#[must_use]
pub fn parse_policy_in(input: &PolicyInput, language: Language) -> ParsedPolicies {
    parse_policy_with(Catalogue::new(&|message| language.template(message).into()), input)
}

/// [`parse_policy`] with the sentences of a catalogue.
pub(crate) fn parse_policy_with(catalogue: Catalogue<'_>, input: &PolicyInput) -> ParsedPolicies {
    let (mut inputs, mut problems) = (Inputs::default(), Vec::new());
    // The origin of `'self'` only matters when a URL is matched.
    let opaque = Origin::Opaque;
    let (csp_list, header_list) = match input {
        PolicyInput::Headers(headers) => {
            let list = header_block::read(Some(headers), ScenarioPath::PolicyHeaders, &mut inputs, &mut problems).list;
            (CspList::parse(&list, &[], false, opaque), Some(list))
        }
        PolicyInput::Value { text, disposition, source } => {
            let place = inputs.add(ScenarioPath::PolicyValue, text);
            let policies = match source {
                PolicyDelivery::Header => Policy::parse_list(text, place, *disposition).collect(),
                PolicyDelivery::Meta => vec![Policy::parse(text, place, PolicyDelivery::Meta, *disposition)],
            };
            (CspList::new(policies, opaque), None)
        }
    };
    // The page is unknown, so it is assumed to be secure, like most pages.
    let policies =
        Policies { inputs: &inputs, csp_list: &csp_list, header_list: header_list.as_ref(), page_is_secure: true };
    policy_problems(&policies, &mut problems);
    let policies = csp_list.policies.iter().map(|policy| Writer(&inputs).policy(policy)).collect();
    ParsedPolicies { policies, problems: explain::diagnostics(catalogue, &inputs, problems) }
}

/// Converts what was parsed to plain data, and places to offsets.
struct Writer<'s>(&'s Inputs<'s>);

impl Writer<'_> {
    fn policy(&self, policy: &Policy<'_>) -> ParsedPolicy {
        ParsedPolicy {
            disposition: policy.disposition,
            source: policy.delivery,
            text: policy.serialized.to_owned(),
            at: self.at(policy.place),
            directives: policy.directive_set.iter().map(|directive| self.directive(directive)).collect(),
            ignored: policy.left_out.iter().map(|left_out| self.ignored(left_out)).collect(),
        }
    }

    fn directive(&self, directive: &Directive<'_>) -> ParsedDirective {
        let values = if directive.name.has_source_list() {
            directive.source_list.iter().map(|expression| self.source(expression)).collect()
        } else {
            directive
                .tokens()
                .map(|token| self.value(ValueKind::Token, token, directive.place.within(token, directive.text)))
                .collect()
        };
        let known = directive.name.as_str();
        ParsedDirective {
            name: if known.is_empty() { directive.written_name.to_ascii_lowercase() } else { known.to_owned() },
            known: !known.is_empty(),
            at: self.at(directive.place),
            name_at: self.at(directive.name_place),
            values,
        }
    }

    fn source(&self, expression: &SourceExpression<'_>) -> ParsedValue {
        let value = |kind| self.value(kind, expression.text, expression.place);
        match expression.kind {
            SourceKind::Scheme(scheme) => ParsedValue { scheme: Some(scheme.to_owned()), ..value(ValueKind::Scheme) },
            SourceKind::Host(host) => ParsedValue {
                scheme: host.scheme_part.map(str::to_owned),
                host: Some(match host.host_part {
                    HostPart::Any => "*".to_owned(),
                    HostPart::Wildcard(suffix) => format!("*{suffix}"),
                    HostPart::Exact(name) => name.to_owned(),
                }),
                port: host
                    .port_part
                    .map(|port| port.number().map_or_else(|| "*".to_owned(), |number| number.to_string())),
                path: (!host.path_part.is_empty()).then(|| host.path_part.to_owned()),
                ..value(ValueKind::Host)
            },
            SourceKind::Keyword(_) => value(ValueKind::Keyword),
            SourceKind::Nonce(_) => value(ValueKind::Nonce),
            SourceKind::Hash(_) => value(ValueKind::Hash),
            SourceKind::Invalid => value(ValueKind::Invalid),
        }
    }

    fn value(&self, kind: ValueKind, text: &str, place: Place) -> ParsedValue {
        ParsedValue {
            kind,
            text: text.to_owned(),
            at: self.at(place),
            scheme: None,
            host: None,
            port: None,
            path: None,
        }
    }

    fn ignored(&self, left_out: &LeftOut<'_>) -> IgnoredDirective {
        IgnoredDirective { name: left_out.name.to_owned(), reason: left_out.reason, at: self.at(left_out.place) }
    }

    fn at(&self, place: Place) -> Evidence {
        // Every place comes from these inputs.
        self.0.evidence(place).unwrap_or(Evidence { source: String::new(), start: 0, end: 0, index: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::parsed_policy::IgnoredReason;

    fn header(text: &str, disposition: Disposition, source: PolicyDelivery) -> ParsedPolicies {
        parse_policy(&PolicyInput::Value { text: text.to_owned(), disposition, source })
    }

    #[test]
    fn every_piece_has_its_place_in_utf_16() {
        let text = "default-src 'self'; x-𝒳 é, script-src https://*.example.com:*/a 'nonce-abc' https: sel\u{66}";
        let parsed = header(text, Disposition::Enforce, PolicyDelivery::Header);
        let units: Vec<u16> = text.encode_utf16().collect();
        let quoted = |at: &Evidence| String::from_utf16(&units[at.start as usize..at.end as usize]).unwrap();
        assert_eq!(parsed.policies.len(), 2);
        for policy in &parsed.policies {
            assert_eq!(quoted(&policy.at), policy.text);
            for directive in &policy.directives {
                assert_eq!(quoted(&directive.name_at), directive.name);
                for value in &directive.values {
                    assert_eq!(quoted(&value.at), value.text);
                }
            }
            for ignored in &policy.ignored {
                assert!(quoted(&ignored.at).starts_with(&ignored.name));
            }
        }
        assert_eq!(parsed.policies[0].ignored[0].reason, IgnoredReason::NotAscii);
        let values = &parsed.policies[1].directives[0].values;
        let kinds: Vec<ValueKind> = values.iter().map(|value| value.kind).collect();
        assert_eq!(kinds, [ValueKind::Host, ValueKind::Nonce, ValueKind::Scheme, ValueKind::Host]);
        let host = &values[0];
        assert_eq!(host.scheme.as_deref(), Some("https"));
        assert_eq!(host.host.as_deref(), Some("*.example.com"));
        assert_eq!(host.port.as_deref(), Some("*"));
        assert_eq!(host.path.as_deref(), Some("/a"));
        let problem = |code| parsed.problems.iter().find(|problem| problem.code == code).unwrap();
        assert_eq!(quoted(&problem("csp.directive-not-ascii").evidence[0]), "x-𝒳 é");
        let unquoted = problem("csp.unquoted-keyword");
        assert_eq!(quoted(&unquoted.evidence[0]), "self");
        let repair = unquoted.repair.as_ref().unwrap();
        assert_eq!((repair.target.as_str(), repair.after.clone()), ("policy", Some(text.replace(" self", " 'self'"))));
    }

    #[test]
    fn delivery_decides_what_is_ignored_and_whether_a_comma_separates() {
        let meta = header("sandbox allow-scripts; img-src a, b", Disposition::Enforce, PolicyDelivery::Meta);
        assert_eq!(meta.policies.len(), 1);
        assert_eq!(meta.policies[0].ignored[0].reason, IgnoredReason::NotDeliverable);
        let report = header("sandbox; img-src a, img-src b", Disposition::Report, PolicyDelivery::Header);
        assert_eq!(report.policies.len(), 2);
        assert_eq!(report.policies[0].ignored[0].name, "sandbox");
    }

    #[test]
    fn headers_say_what_they_deliver() {
        let parsed = parse_policy(&PolicyInput::Headers(HeaderInput::Pairs(vec![
            ("content-security-policy-report-only".to_owned(), "upgrade-insecure-requests; img-src a".to_owned()),
            ("X".to_owned(), "y".to_owned()),
            ("Content-Security-Policy".to_owned(), "trusted-types a b; made-up c".to_owned()),
        ])));
        let [enforced, reported] = parsed.policies.as_slice() else { panic!("{parsed:?}") };
        assert_eq!((enforced.disposition, enforced.at.index), (Disposition::Enforce, Some(2)));
        assert_eq!((reported.disposition, reported.at.index), (Disposition::Report, Some(0)));
        assert_eq!(enforced.directives[0].values[1].kind, ValueKind::Token);
        assert_eq!(enforced.directives[0].values[1].at.start, 16);
        assert!(!enforced.directives[1].known);
    }
}
