//! What is wrong with the request as it is described.

use crate::api::{self, Field};
use crate::contract::scenario::Api;
use crate::edit::replace::{replacing, without_header};
use crate::environment::{Client, Environment, Placed};
use crate::input::problem::{Problem, ProblemKind};
use crate::url::Url;

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
    problems.extend(relative_address(environment));
    let page = &environment.scenario.page;
    if page.host_permissions.as_ref().is_some_and(|patterns| !patterns.is_empty()) && !client.url.is_extension() {
        problems.push(Problem::at(ProblemKind::HostPermissionsOnPage, environment.page_url.place));
    }
}

/// A URL that reads like an address, or like code that holds one, and is a path.
fn relative_address(environment: &Environment<'_>) -> Option<Problem> {
    let Placed { text, place } = environment.request_url;
    let scheme = if environment.scenario.request.api == Api::WebSocket { "wss" } else { "https" };
    let near = meant_address(text.trim(), scheme)?;
    let repair = replacing(&environment.sources, &environment.request_headers.list, place, &near);
    Some(Problem::at(ProblemKind::RequestUrlRelative, place).with("near", near).mended_by(repair))
}

fn meant_address(text: &str, scheme: &str) -> Option<String> {
    // `fetch('https://a.example/')`, `curl https://a.example/`: whatever stands before it is no path.
    if let Some(start) = ["https://", "http://", "wss://", "ws://"].iter().filter_map(|scheme| text.find(scheme)).min()
    {
        let (before, from) = text.split_at_checked(start)?;
        let is_code = before.ends_with(['\'', '"', '`', ' ', '(']) && !before.contains(['/', '?', '#']);
        let address = from.split(|c: char| c.is_whitespace() || "'\"`)".contains(c)).next()?;
        return (is_code && Url::parse(text, None).is_err()).then(|| address.to_owned());
    }
    let host = text.split(['/', '?', '#']).next()?;
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let last = labels.last()?.to_ascii_lowercase();
    // `users.json` and `index.php/users` are paths that people mean.
    let is_host = labels.iter().all(is_label)
        && (labels.len() > 2 || (labels.len() == 2 && host.len() < text.len()))
        && last.len() >= 2
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !FILE_EXTENSIONS.contains(&last.as_str());
    (is_host && Url::parse(text, None).is_err()).then(|| format!("{scheme}://{text}"))
}

const FILE_EXTENSIONS: [&str; 20] = [
    "asp", "aspx", "cgi", "css", "csv", "gif", "html", "jpg", "js", "json", "jsp", "map", "mjs", "php", "png", "svg",
    "txt", "wasm", "webp", "xml",
];

/// Fields that the API does not read.
fn ignored_fields(environment: &Environment<'_>, problems: &mut Vec<Problem>) {
    let api = api::definition(environment.scenario.request.api);
    for field in Field::ALL.into_iter().filter(|field| field.is_given(environment) && !api.reads(*field)) {
        let problem = Problem::about(ProblemKind::RequestFieldIgnored);
        problems.push(problem.with("field", field.path()).with("api", api.name));
    }
}
