//! Problems of the page's other headers.

use super::Context;
use crate::edit::replace::{renaming, replacing};
use crate::http::referrer::ReferrerPolicy;
use crate::input::problem::{Problem, ProblemKind};
use crate::text::names::nearest;

/// The headers of a page that the engine reads, to find misspelt names.
const KNOWN: [&str; 9] = [
    "Content-Security-Policy",
    "Content-Security-Policy-Report-Only",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Integrity-Policy",
    "Referrer-Policy",
    "Reporting-Endpoints",
    "Document-Isolation-Policy",
];

/// Headers that browsers used to read.
const OBSOLETE: [(&str, &str); 4] = [
    ("x-content-security-policy", "Content-Security-Policy"),
    ("x-content-security-policy-report-only", "Content-Security-Policy-Report-Only"),
    ("x-webkit-csp", "Content-Security-Policy"),
    ("feature-policy", "Permissions-Policy"),
];

pub(super) fn problems(context: Context<'_, '_>, problems: &mut Vec<Problem>) {
    let list = &context.client.header_list;
    for header in &list.headers {
        let lower = header.name.to_ascii_lowercase();
        if let Some((_, instead)) = OBSOLETE.iter().find(|(name, _)| *name == lower) {
            problems.push(
                Problem::at(ProblemKind::HeaderObsolete, header.name_place)
                    .with("name", header.name)
                    .with("instead", *instead),
            );
        } else if !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(header.name))
            && let Some(near) = nearest(header.name, &KNOWN).filter(|near| near.len().abs_diff(header.name.len()) <= 3)
        {
            let repair = renaming(&context.environment.inputs, header, near);
            problems.push(
                Problem::at(ProblemKind::HeaderMisspelt, header.name_place)
                    .with("name", header.name)
                    .with("near", near)
                    .repaired_by(repair),
            );
        }
    }
    for header in list.named("Referrer-Policy") {
        let unknown = header.value.split(',').map(str::trim).find(|token| !ReferrerPolicy::is_known(token));
        if let Some(value) = unknown {
            problems.push(Problem::at(ProblemKind::ReferrerPolicyUnknown, header.value_place).with("value", value));
        }
    }
    for header in list.named("Cross-Origin-Embedder-Policy") {
        let is_none = header.value.split(';').next().unwrap_or_default().trim() == "unsafe-none";
        if context.client.embedder_policy.is_none() && !is_none && context.client.url.is_potentially_trustworthy() {
            let near = nearest(&header.value, &["require-corp", "credentialless", "unsafe-none"]);
            // Two headers that are each valid have a combined value that is not.
            let near = near.filter(|near| *near != header.value);
            let repair = near.and_then(|near| replacing(&context.environment.inputs, list, header.value_place, near));
            problems.push(
                Problem::at(ProblemKind::EmbedderPolicyUnknown, header.value_place)
                    .with("value", header.value.as_ref())
                    .repaired_by(repair),
            );
        }
    }
}
