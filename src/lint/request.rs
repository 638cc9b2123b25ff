//! What is wrong with the request as it is described.

use crate::api::{self, Field, target};
use crate::edit::replace::{replacing, without_header};
use crate::environment::{Client, Environment};
use crate::input::problem::{Problem, ProblemKind};

pub(super) fn problems(environment: &Environment<'_>, client: &Client<'_>, problems: &mut Vec<Problem>) {
    for header in &environment.request_headers.list.headers {
        let lower = header.name.to_ascii_lowercase();
        // Access-Control-Request-* is what browsers send; script may not set it, and is told so.
        let is_answers = lower.starts_with("access-control-") && !lower.starts_with("access-control-request-");
        if is_answers {
            let repair = without_header(&environment.sources, header);
            problems.push(
                Problem::at(ProblemKind::CorsHeaderOnRequest, header.name_place)
                    .with("name", header.name)
                    .mended_by(repair),
            );
        }
    }
    ignored_fields(environment, problems);
    problems.extend(not_a_url(environment));
    let page = &environment.scenario.page;
    if page.host_permissions.as_ref().is_some_and(|patterns| !patterns.is_empty()) && !client.url.is_extension() {
        problems.push(Problem::at(ProblemKind::HostPermissionsOnPage, environment.page_url.place));
    }
}

/// A text in the URL's place that is not one.
fn not_a_url(environment: &Environment<'_>) -> Option<Problem> {
    let slip = target::slip(environment)?;
    let place = environment.request_url.place;
    let Some(near) = slip.near else {
        return Some(Problem::at(ProblemKind::RequestUrlNotRead, place));
    };
    let repair = replacing(&environment.sources, &environment.request_headers.list, place, &near);
    Some(Problem::at(ProblemKind::RequestUrlRelative, place).with("near", near).mended_by(repair))
}

/// Fields that the API does not read.
fn ignored_fields(environment: &Environment<'_>, problems: &mut Vec<Problem>) {
    let api = api::definition(environment.scenario.request.api);
    for field in Field::ALL.into_iter().filter(|field| field.is_given(environment) && !api.reads(*field)) {
        let problem = Problem::about(ProblemKind::RequestFieldIgnored);
        problems.push(problem.with("field", field.path()).with("api", api.name));
    }
}
