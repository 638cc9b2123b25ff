//! Problems of the headers of responses.

use super::Context;
use crate::contract::report::Edit;
use crate::contract::scenario::{Api, Credentials, CrossOrigin};
use crate::edit::replace::{renaming, replacing, without_header};
use crate::engine::Engine;
use crate::http::header_list::{Extracted, Header, is_token};
use crate::http::mime_type::is_nosniff;
use crate::http::response::ResponseHead;
use crate::input::problem::{Problem, ProblemKind};
use crate::text::names::nearest;
use crate::url::Url;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";
const EXPOSE_HEADERS: &str = "Access-Control-Expose-Headers";
const MAX_AGE: &str = "Access-Control-Max-Age";
const KNOWN: [&str; 6] = [ALLOW_ORIGIN, ALLOW_CREDENTIALS, ALLOW_METHODS, ALLOW_HEADERS, EXPOSE_HEADERS, MAX_AGE];

/// Warnings about the response to a preflight.
pub(super) fn preflight(context: Context<'_, '_>, head: &ResponseHead<'_>, problems: &mut Vec<Problem>) {
    both(context, head, problems);
    for header in head.header_list.named(EXPOSE_HEADERS) {
        let repair = without_header(&context.environment.inputs, header);
        problems.push(Problem::at(ProblemKind::CorsExposeOnPreflight, header.value_place).repaired_by(repair));
    }
    for header in head.header_list.named(MAX_AGE) {
        max_age(header, problems);
    }
    let sets_authorization = context.environment.request_headers.list.contains("Authorization");
    let lists = head.header_list.extract_tokens(ALLOW_HEADERS);
    if sets_authorization && lists.contains("*") && !lists.lower_case_set().contains("authorization") {
        for header in head.header_list.named(ALLOW_HEADERS) {
            let after = format!("{}, Authorization", header.value);
            let repair = replacing(&context.environment.inputs, &head.header_list, header.value_place, &after);
            problems
                .push(Problem::at(ProblemKind::CorsAuthorizationUnderWildcard, header.value_place).repaired_by(repair));
        }
    }
}

/// Warnings about the response to the request.
pub(super) fn response(context: Context<'_, '_>, head: &ResponseHead<'_>, problems: &mut Vec<Problem>) {
    both(context, head, problems);
    for name in [ALLOW_METHODS, ALLOW_HEADERS, MAX_AGE] {
        // The response to a script's own OPTIONS request may look like the response to a preflight.
        let is_options = context.environment.method.is_some_and(|method| method.text.eq_ignore_ascii_case("OPTIONS"));
        for header in head.header_list.named(name).filter(|_| !is_options) {
            problems
                .push(Problem::at(ProblemKind::CorsPreflightHeaderOnResponse, header.value_place).with("name", name));
        }
    }
    echo_without_vary(context, head, problems);
    if let Some(second) = head.header_list.places("Location").nth(1) {
        problems.push(Problem::at(ProblemKind::LocationSeveral, second));
    }
    for header in head.header_list.named("Cross-Origin-Resource-Policy") {
        if !matches!(&*header.value, "same-origin" | "same-site" | "cross-origin") {
            let near = nearest(&header.value, &["same-origin", "same-site", "cross-origin"]);
            let repair = near
                .and_then(|near| replacing(&context.environment.inputs, &head.header_list, header.value_place, near));
            problems.push(
                Problem::at(ProblemKind::CorpUnknown, header.value_place)
                    .with("value", header.value.as_ref())
                    .repaired_by(repair),
            );
        }
    }
    for header in head.header_list.named("X-Content-Type-Options") {
        if !is_nosniff(&head.header_list) && !header.value.eq_ignore_ascii_case("nosniff") {
            let is_alone = head.header_list.named("X-Content-Type-Options").count() == 1;
            let repair = is_alone
                .then(|| replacing(&context.environment.inputs, &head.header_list, header.value_place, "nosniff"))
                .flatten();
            problems.push(
                Problem::at(ProblemKind::NosniffUnknown, header.value_place)
                    .with("value", header.value.as_ref())
                    .repaired_by(repair),
            );
        }
    }
}

/// Warnings about both kinds of responses.
fn both(context: Context<'_, '_>, head: &ResponseHead<'_>, problems: &mut Vec<Problem>) {
    let list = &head.header_list;
    if !(100..=599).contains(&head.status) {
        let problem = match head.status_place {
            Some(place) => Problem::at(ProblemKind::StatusImpossible, place),
            None => Problem::about(ProblemKind::StatusImpossible),
        };
        problems.push(problem.with("status", head.status.to_string()));
    }
    let origins: Vec<&Header<'_>> = list.named(ALLOW_ORIGIN).collect();
    if let [_, second, ..] = origins.as_slice() {
        let repair = if origins.len() == 2 { without_header(&context.environment.inputs, second) } else { None };
        problems.push(Problem::at(ProblemKind::CorsSeveralOrigins, second.value_place).repaired_by(repair));
    }
    for header in &origins {
        allow_origin(context, head, header, problems);
    }
    for header in list.named(ALLOW_CREDENTIALS).filter(|header| header.value != "true") {
        // `false` is clear enough.
        if header.value != "false" {
            let repair = header
                .value
                .eq_ignore_ascii_case("true")
                .then(|| replacing(&context.environment.inputs, list, header.value_place, "true"))
                .flatten();
            problems.push(
                Problem::at(ProblemKind::CorsCredentialsNotTrue, header.value_place)
                    .with("value", header.value.as_ref())
                    .repaired_by(repair),
            );
        }
    }
    let is_true = list.get(ALLOW_CREDENTIALS).is_some_and(|value| value == "true");
    for header in origins.iter().filter(|header| header.value == "*" && is_true) {
        problems.push(Problem::at(ProblemKind::CorsWildcardAndCredentials, header.value_place));
    }
    for name in [ALLOW_METHODS, ALLOW_HEADERS, EXPOSE_HEADERS] {
        let extracted = list.extract_tokens(name);
        for header in list.named(name) {
            let about = |kind| Problem::at(kind, header.value_place).with("name", name);
            if extracted == Extracted::Failure {
                let words = header.value.split([' ', ',', ';']).map(|word| word.trim_matches(['"', '\'']));
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                let repair = words
                    .iter()
                    .all(|word| is_token(word))
                    .then(|| replacing(&context.environment.inputs, list, header.value_place, &words.join(", ")))
                    .flatten();
                problems.push(
                    about(ProblemKind::CorsListUnreadable).with("value", header.value.as_ref()).repaired_by(repair),
                );
            } else if extracted.contains("*") && includes_credentials(context) {
                problems.push(about(ProblemKind::CorsWildcardLiteral));
            }
        }
    }
    for header in &list.headers {
        unknown_name(context, header, problems);
    }
}

fn allow_origin(context: Context<'_, '_>, head: &ResponseHead<'_>, header: &Header<'_>, problems: &mut Vec<Problem>) {
    let value = header.value.as_ref();
    let at = |kind| Problem::at(kind, header.value_place).with("value", value);
    let problem = match value {
        "*" => return,
        "null" => at(ProblemKind::CorsOriginNull),
        // This is the most common value, and it is certainly well-formed, although a host may contain a comma or a
        // star.
        _ if context.client.origin.serialized() == value => return,
        _ if value.contains(',') || value.trim().contains(' ') => at(ProblemKind::CorsSeveralOrigins),
        _ if value.contains('*') => at(ProblemKind::CorsOriginPattern),
        _ => {
            let parsed = Url::parse(value, None).ok().filter(|url| url.is_http() || url.is_extension());
            let origin = parsed.map(|url| url.origin().serialized());
            if origin.as_deref() == Some(value) {
                return;
            }
            let repair = origin.and_then(|origin| {
                replacing(&context.environment.inputs, &head.header_list, header.value_place, &origin)
            });
            // Origins with other schemes (capacitor://, app://) are not changed.
            let is_of_app = value.contains("://") && !value.starts_with("http") && !value.ends_with('/');
            if is_of_app {
                return;
            }
            at(ProblemKind::CorsOriginMalformed).repaired_by(repair)
        }
    };
    problems.push(problem);
}

/// Warns about a single origin that may be an echo of the request's origin.
fn echo_without_vary(context: Context<'_, '_>, head: &ResponseHead<'_>, problems: &mut Vec<Problem>) {
    let list = &head.header_list;
    let vary = list.get("Vary").unwrap_or_default();
    let varies = vary.split(',').any(|name| matches!(name.trim().to_ascii_lowercase().as_str(), "origin" | "*"));
    for header in list.named(ALLOW_ORIGIN) {
        if !varies && header.value == context.client.origin.serialized() && header.value != "null" {
            let repair = context.environment.inputs.path(header.value_place).map(|target| Edit {
                target: target.to_string(),
                header: Some("Vary".to_owned()),
                before: list.named("Vary").next().map(|vary| vary.value.clone().into_owned()),
                after: Some(if vary.is_empty() { "Origin".to_owned() } else { format!("{vary}, Origin") }),
            });
            problems.push(Problem::at(ProblemKind::CorsEchoWithoutVary, header.value_place).repaired_by(repair));
        }
    }
}

fn max_age(header: &Header<'_>, problems: &mut Vec<Problem>) {
    let at = |kind| Problem::at(kind, header.value_place).with("value", header.value.as_ref());
    let is_number = !header.value.is_empty() && header.value.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        problems.push(at(ProblemKind::CorsMaxAgeMalformed));
        return;
    }
    let longest = Engine::ALL.into_iter().filter_map(Engine::max_preflight_age).max().unwrap_or(u32::MAX);
    if header.value.parse().unwrap_or(u32::MAX) > longest {
        problems.push(at(ProblemKind::CorsMaxAgeCapped));
    }
}

fn unknown_name(context: Context<'_, '_>, header: &Header<'_>, problems: &mut Vec<Problem>) {
    if KNOWN.iter().any(|known| known.eq_ignore_ascii_case(header.name)) {
        return;
    }
    let lower = header.name.to_ascii_lowercase();
    let at = |kind| Problem::at(kind, header.name_place).with("name", header.name);
    if lower.contains("-private-network") || lower.starts_with("private-network-access-") {
        problems.push(at(ProblemKind::CorsPrivateNetwork));
        return;
    }
    if let Some(near) = nearest(header.name, &KNOWN) {
        let repair = renaming(&context.environment.inputs, header, near);
        problems.push(at(ProblemKind::CorsHeaderMisspelt).with("near", near).repaired_by(repair));
    } else if lower.starts_with("access-control") {
        problems.push(at(ProblemKind::CorsHeaderUnknown));
    }
}

/// Whether the request's credentials mode is "include".
fn includes_credentials(context: Context<'_, '_>) -> bool {
    let request = &context.environment.scenario.request;
    match request.api {
        Api::Beacon => true,
        _ => {
            request.credentials == Some(Credentials::Include)
                || request.crossorigin == Some(CrossOrigin::UseCredentials)
        }
    }
}
