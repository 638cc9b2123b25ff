//! [Should element's inline type behavior be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-inline)

use super::directive::Directive;
use super::element_match::{Inline, allows_all_inline, element_matches_source_list, hashes_apply, keyword_for_rules};
use super::fallback::deciding_directive;
use super::gap::{self, Question, Written};
use super::hash::{HashAlgorithm, Hashed, normalized};
use super::page_policies::PagePolicies;
use super::source_expression::{Keyword, SourceKind};
use super::unread_check;
use super::violation::{sample, violation_for_global};
use crate::contract::report::Disposition;
use crate::contract::scenario_path::{RequestField, ScenarioPath};
use crate::engine::Profile;
use crate::trace::{Code, Draft, Flow, Trace};

/// [Should element's inline type behavior be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-inline)
///
/// For a `javascript:` URL, this is the last step of
/// [Should navigation request of type be blocked](https://w3c.github.io/webappsec-csp/#should-block-navigation-request).
pub(crate) fn should_block_inline(policies: PagePolicies<'_, '_>, inline: Inline<'_>, trace: &mut Trace) -> Flow<()> {
    let effective = inline.type_.effective_directive();
    let (mut blocked, mut open, mut needs_code) = (None, None, None);
    for policy in &policies.csp_list.policies {
        let is_enforced = policy.disposition == Disposition::Enforce;
        let directive = deciding_directive(policy, effective);
        let matching = directive.and_then(|directive| element_matches_source_list(policies.profile, inline, directive));
        if is_enforced {
            let written = match (directive, matching.map(|expression| expression.kind)) {
                (Some(_), None) => Written::Blocks,
                (_, Some(SourceKind::Keyword(Keyword::UnsafeInline | Keyword::InlineSpeculationRules))) => {
                    Written::AllowsUnlessStricter
                }
                _ => Written::Allows,
            };
            let question = Question {
                effective,
                has_nonce: inline.type_.is_element() && inline.nonce.is_some_and(|nonce| !nonce.is_empty()),
                has_hash: directive.is_some_and(|directive| hashes_apply(inline, directive)),
                has_url: false,
            };
            if let Some(gap) = gap::find(policy, directive, question, written) {
                open.get_or_insert(gap);
                continue;
            }
        }
        let Some(directive) = directive else {
            continue;
        };
        if is_enforced
            && matching.is_none()
            && !inline.source.is_given
            && hashes_apply(inline, directive)
            && let Some((_, expression)) = directive.hashes().next()
        {
            needs_code.get_or_insert((directive.name, *expression));
            continue;
        }
        let params = |decision: Draft| {
            decision.with("directive", directive.name.as_str()).governed_by(effective).of_inline(inline.type_)
        };
        if let Some(expression) = matching {
            trace.pass(Code::CspInlineAllowed, |decision| {
                params(decision).with("source", expression.text).at(expression.place)
            });
            continue;
        }
        let describe = |decision| {
            let sources: Vec<&str> = directive.tokens().collect();
            params(decision)
                .with("sources", sources.join(" "))
                .with("hash", hash_source(inline.source))
                .with("code", inline.source.text.as_ref())
                .at(directive.place)
                .at_all(inline.place)
        };
        match policy.disposition {
            Disposition::Report => trace.failed_without_effect(Code::CspInlineReported, describe),
            Disposition::Enforce => {
                let failed = trace.fail(Code::CspInlineBlocked, describe);
                blocked.get_or_insert(failed);
            }
        }
        if trace.keeps_steps() {
            record_why(policies.profile, inline, directive, trace);
        }
        trace.violation(|| {
            let sample = sample(directive, &inline.source.text);
            violation_for_global(policies, policy, effective.as_str(), "inline", sample)
        });
    }
    if let Some(blocked) = blocked {
        return Err(blocked);
    }
    if let Some(gap) = open {
        return Err(gap::stop(policies, gap, trace));
    }
    if let Some((directive, expression)) = needs_code {
        return Err(trace.unknown(Code::CspCodeUnknown, ScenarioPath::Request(RequestField::Text), |decision| {
            decision
                .with("directive", directive.as_str())
                .of_inline(inline.type_)
                .with("source", expression.text)
                .at(expression.place)
        }));
    }
    unread_check::check(policies, trace)
}

/// The source expression with the hash of the code.
pub(crate) fn hash_source(source: &Hashed<'_>) -> String {
    let algorithm = HashAlgorithm::Sha256;
    format!("'{}-{}'", algorithm.name(), source.digest(algorithm))
}

/// Records what came close to allowing the code.
fn record_why(profile: &Profile, inline: Inline<'_>, directive: &Directive<'_>, trace: &mut Trace) {
    if let Err(expression) = allows_all_inline(profile, directive, inline.type_) {
        let keywords = [directive.keyword(Keyword::UnsafeInline), keyword_for_rules(profile, directive, inline.type_)];
        for keyword in keywords.into_iter().flatten() {
            trace.info(Code::CspUnsafeInlineIgnored, |decision| {
                let written = decision.with("keyword", keyword.text).with("source", expression.text);
                written.at(keyword.place).at(expression.place)
            });
        }
    }
    record_nonce(inline, directive, trace);
    record_hash(inline, directive, trace);
}

fn record_nonce(inline: Inline<'_>, directive: &Directive<'_>, trace: &mut Trace) {
    let Some((listed, expression)) = directive.nonces().next() else {
        return;
    };
    let code = match inline.nonce {
        _ if !inline.type_.is_element() => Code::CspNonceForElementsOnly,
        None | Some("") => Code::CspNonceMissing,
        Some(_) => Code::CspNonceDiffers,
    };
    trace.info(code, |decision| {
        decision
            .with("nonce", inline.nonce.unwrap_or_default())
            .with("listed", listed)
            .of_inline(inline.type_)
            .at(expression.place)
    });
}

fn record_hash(inline: Inline<'_>, directive: &Directive<'_>, trace: &mut Trace) {
    let text = inline.source.text.as_ref();
    let find =
        |text: &Hashed<'_>| directive.hashes().find(|(hash, _)| text.digest(hash.algorithm) == normalized(hash.value));
    if !inline.type_.is_element()
        && !directive.has(Keyword::UnsafeHashes)
        && let Some((_, expression)) = find(inline.source)
    {
        trace.info(Code::CspHashNeedsUnsafeHashes, |decision| {
            decision.with("source", expression.text).of_inline(inline.type_).at(expression.place)
        });
        return;
    }
    if directive.hashes().next().is_none() {
        return;
    }
    let other_line_ends = if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text.replace('\n', "\r\n") };
    let variants =
        [(text.trim().to_owned(), Code::CspHashOfTrimmedCode), (other_line_ends, Code::CspHashOfOtherLineEnds)];
    for (variant, code) in variants.into_iter().filter(|(variant, _)| variant != text) {
        if let Some((_, expression)) = find(&Hashed::new(variant)) {
            trace.info(code, |decision| decision.with("source", expression.text).at(expression.place));
            return;
        }
    }
}
