//! Warnings about the request.

use super::Context;
use crate::api::{self, target};
use crate::contract::scenario_path::{RequestField, ScenarioPath};
use crate::edit::replace::{replacing, without_header};
use crate::input::problem::{Problem, ProblemKind};

pub(super) fn problems(context: Context<'_, '_>, problems: &mut Vec<Problem>) {
    for header in &context.environment.request_headers.list.headers {
        let lower = header.name.to_ascii_lowercase();
        // Access-Control-Request-* headers are sent by browsers. Scripts must not set them, which a step reports.
        let is_of_response = lower.starts_with("access-control-") && !lower.starts_with("access-control-request-");
        if is_of_response {
            let repair = without_header(&context.environment.inputs, header);
            problems.push(
                Problem::at(ProblemKind::CorsHeaderOnRequest, header.name_place)
                    .with("name", header.name)
                    .repaired_by(repair),
            );
        }
    }
    ignored_fields(context, problems);
    problems.extend(not_a_url(context));
    let page = &context.environment.scenario.page;
    if page.host_permissions.as_ref().is_some_and(|patterns| !patterns.is_empty()) && !context.client.url.is_extension()
    {
        problems.push(Problem::at(ProblemKind::HostPermissionsOnPage, context.environment.page_url.place));
    }
}

/// Warns about a text in place of the URL that is not a URL.
fn not_a_url(context: Context<'_, '_>) -> Option<Problem> {
    let slip = target::slip(context.environment)?;
    let place = context.environment.request_url.place;
    let Some(near) = slip.near else {
        return Some(Problem::at(ProblemKind::RequestUrlNotRead, place));
    };
    let repair = replacing(&context.environment.inputs, &context.environment.request_headers.list, place, &near);
    Some(Problem::at(ProblemKind::RequestUrlRelative, place).with("near", near).repaired_by(repair))
}

/// Warns about fields that the API does not use.
fn ignored_fields(context: Context<'_, '_>, problems: &mut Vec<Problem>) {
    let api = api::definition(context.environment.scenario.request.api);
    let is_ignored = |field: &RequestField| is_given(context, *field) && !api.reads(*field);
    for field in RequestField::ALL.iter().copied().filter(is_ignored) {
        let problem = Problem::about(ProblemKind::RequestFieldIgnored);
        problems.push(problem.with("field", ScenarioPath::Request(field).to_string()).with("api", api.name));
    }
}

/// Whether the scenario gives a field that only some APIs use.
fn is_given(context: Context<'_, '_>, field: RequestField) -> bool {
    let request = context.environment.scenario.request;
    match field {
        RequestField::Api | RequestField::Url => false,
        RequestField::Method => request.method.is_some(),
        RequestField::Headers => !context.environment.request_headers.list.headers.is_empty(),
        RequestField::Body => request.body.is_some(),
        RequestField::Mode => request.mode.is_some(),
        RequestField::Credentials => request.credentials.is_some(),
        RequestField::Redirect => request.redirect.is_some(),
        RequestField::UploadListener => request.upload_listener == Some(true),
        RequestField::Protocols => request.protocols.is_some(),
        RequestField::CrossOrigin => request.crossorigin.is_some(),
        RequestField::As => request.as_.is_some(),
        RequestField::Integrity => request.integrity.is_some(),
        RequestField::Nonce => request.nonce.is_some(),
        RequestField::InsertedBy => request.inserted_by.is_some(),
        RequestField::Module => request.module == Some(true),
        RequestField::Text => request.text.is_some(),
        RequestField::Via => request.via.is_some(),
        RequestField::Policy => request.policy.is_some(),
        RequestField::Sandbox => request.sandbox.is_some(),
    }
}
