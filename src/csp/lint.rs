//! What is wrong with policies themselves, whatever they are asked.

use super::policy::{CspList, Directive, DirectiveName, LeftOutReason, Policy, PolicySource};
use super::source_expression::{HostPart, Keyword, SourceExpression, SourceKind};
use crate::source::problem::{Problem, ProblemKind};

/// Adds what is wrong with each policy of the list.
pub(crate) fn problems(csp_list: &CspList<'_>, problems: &mut Vec<Problem>) {
    for policy in &csp_list.policies {
        left_out(policy, problems);
        for directive in &policy.directive_set {
            if directive.name == DirectiveName::Unknown {
                problems.push(
                    Problem::at(ProblemKind::CspUnknownDirective, directive.name_place)
                        .with("name", directive.written_name),
                );
            }
            if directive.name == DirectiveName::Sandbox
                && !directive.tokens().any(|flag| flag.eq_ignore_ascii_case("allow-scripts"))
            {
                problems.push(Problem::at(ProblemKind::SandboxWithoutScripts, directive.place));
            }
            sources(directive, problems);
        }
    }
}

fn left_out(policy: &Policy<'_>, problems: &mut Vec<Problem>) {
    for left_out in &policy.left_out {
        let kind = match (left_out.reason, policy.source) {
            (LeftOutReason::Duplicate, _) => ProblemKind::CspDuplicateDirective,
            (LeftOutReason::NotAscii, _) => ProblemKind::CspDirectiveNotAscii,
            (LeftOutReason::NotDeliverable, PolicySource::Meta) => ProblemKind::CspIgnoredInMeta,
            (LeftOutReason::NotDeliverable, PolicySource::Header) => ProblemKind::CspIgnoredInReportOnly,
        };
        problems.push(Problem::at(kind, left_out.place).with("name", left_out.name));
    }
}

fn sources(directive: &Directive<'_>, problems: &mut Vec<Problem>) {
    for expression in &directive.source_list {
        let kind = match expression.kind {
            SourceKind::Invalid => ProblemKind::CspInvalidSource,
            SourceKind::Keyword(Keyword::None) if directive.source_list.len() > 1 => ProblemKind::CspNoneNotAlone,
            _ if is_bare_keyword(expression) => ProblemKind::CspUnquotedKeyword,
            _ => continue,
        };
        problems.push(Problem::at(kind, expression.place).with("source", expression.text));
    }
}

/// Whether it is a host name that reads like a keyword without its quotes.
fn is_bare_keyword(expression: &SourceExpression<'_>) -> bool {
    const KEYWORDS: [&str; 6] = ["self", "none", "unsafe-inline", "unsafe-eval", "strict-dynamic", "report-sample"];
    match expression.kind {
        SourceKind::Host(host) => {
            matches!(host.host_part, HostPart::Exact(name) if KEYWORDS.iter().any(|keyword| name.eq_ignore_ascii_case(keyword)))
        }
        _ => false,
    }
}
