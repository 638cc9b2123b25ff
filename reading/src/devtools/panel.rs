//! The headers of one request: Chrome's panel in every way in which it can be copied, Firefox's table, Safari's
//! sections.

use std::ops::Range;

use crate::cut::Cut as _;
use crate::headers::{self, Field};
use crate::http::{exchange, head};
use crate::reader::sure;
use crate::reading::Role;
use crate::words::core::Core;
use crate::{Draft, Source};

/// The general facts above the headers, by their labels in lower case.
const LABELS: &[(&str, Label)] = &[
    ("request url", Label::Url),
    ("url", Label::Url),
    ("request method", Label::Method),
    ("status code", Label::Status),
    ("status", Label::Status),
    ("remote address", Label::Other),
    ("address", Label::Other),
    ("referrer policy", Label::Other),
    ("request priority", Label::Other),
    ("source", Label::Other),
    ("initiator", Label::Other),
    ("version", Label::Other),
    ("transferred", Label::Other),
    ("dns resolution", Label::Other),
    ("early hints headers", Label::Other),
];

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Label {
    Url,
    Method,
    Status,
    Other,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Section {
    General,
    Response,
    Request,
    /// A section other than headers: a payload, query parameters.
    Other,
}

/// A name and a value.
struct Pair<'a> {
    name: &'a str,
    value: &'a str,
    at: Range<usize>,
    section: Option<Section>,
}

/// The content of a panel.
#[derive(Default)]
struct Panel<'a> {
    pairs: Vec<Pair<'a>>,
    /// A first line of a message, in Safari's sections or a raw view.
    starts: Vec<(head::Start<'a>, Range<usize>)>,
    /// The number of marks of a panel.
    marks: usize,
    /// Whether the copy has lost the first letters of its lines.
    lost_letters: bool,
    unread: Vec<Range<usize>>,
}

/// The label of a text. Pastes lose first letters: "equest URL" is "Request URL".
fn label(text: &str) -> Option<Label> {
    let lower = text.trim().to_ascii_lowercase();
    let found = LABELS.iter().find(|(known, _)| *known == lower || known.len() > 9 && known.cut(1..) == lower);
    found.map(|(_, label)| *label)
}

/// The section that begins with a line.
fn section(line: &str) -> Option<Section> {
    let line = line.trim().trim_end_matches(':');
    let lower = line.to_ascii_lowercase();
    let named = |name: &str| {
        lower.strip_prefix(name).is_some_and(|rest| {
            let rest = rest.trim();
            rest.is_empty()
                || matches!(
                    rest,
                    "view source" | "view parsed" | "raw" | "view decoded" | "view url encoded" | "view url-encoded"
                )
                || rest.starts_with('(')
        })
    };
    Some(match () {
        () if named("general") || named("summary") => Section::General,
        () if named("response headers") || named("response") => Section::Response,
        () if named("request headers") || named("request") => Section::Request,
        () if named("query string parameters")
            || named("request payload")
            || named("form data")
            || named("request data")
            || named("request cookies")
            || named("response cookies") =>
        {
            Section::Other
        }
        () => return None,
    })
}

/// Whether a line is only the name of a header, with or without a colon. An unknown name of one word may be anything.
fn is_bare_name(line: &str) -> bool {
    let line = line.trim();
    let bare = line.strip_suffix(':').unwrap_or(line);
    let bare = bare.strip_prefix(':').unwrap_or(bare);
    headers::is_name(bare)
        && !bare.contains('.')
        && bare.contains('-')
        && !bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_known_name(line: &str) -> bool {
    let line = line.trim();
    let bare = line.strip_suffix(':').unwrap_or(line);
    let pseudo = matches!(bare, ":authority" | ":method" | ":path" | ":scheme" | ":status");
    pseudo || headers::is_known(bare) || label(bare).is_some() && line.contains(' ')
}

/// Whether names and values alternate line by line.
fn takes_turns(lines: &[(Range<usize>, &str)]) -> bool {
    let mut apart = 0;
    let mut together = 0;
    let mut index = 0;
    while let Some((_, line)) = lines.get(index) {
        if is_known_name(line)
            && let Some((_, next)) = lines.get(index + 1)
            && !is_known_name(next)
            && !line.contains('\t')
        {
            // An empty header before another one is not a name with its value below.
            let other = headers::field(next, 0).is_some_and(|field| headers::is_known(field.name));
            apart += usize::from(!other);
            index += 2;
            continue;
        }
        let bare = |field: &Field<'_>| headers::is_known(field.name) && !field.value.is_empty();
        together += usize::from(headers::field(line, 0).as_ref().is_some_and(bare));
        index += 1;
    }
    apart >= 1 && apart > together
}

fn panel<'a>(source: &'a Source<'_>) -> Panel<'a> {
    let lines: Vec<(Range<usize>, &str)> = source.lines().filter(|(_, line)| !line.trim().is_empty()).collect();
    let turns = takes_turns(&lines);
    let mut panel = Panel { marks: usize::from(turns) * 2, ..Panel::default() };
    let mut current = None;
    let mut index = 0;
    while let Some((at, line)) = lines.get(index) {
        index += 1;
        let trimmed = line.trim();
        let lower = trimmed.to_ascii_lowercase();
        if lower.starts_with("provisional headers are shown") || lower.contains("provisional headers are shown") {
            panel.marks += 2;
            current = Some(Section::Request);
        } else if matches!(lower.as_str(), "learn more" | "view source" | "view parsed" | "raw" | "show more") {
            // The panel's own buttons.
        } else if let Some(start) = head::Start::of(line) {
            current = Some(match start {
                head::Start::Request { .. } => Section::Request,
                head::Start::Status { .. } => Section::Response,
            });
            panel.starts.push((start, at.clone()));
        } else if let Some(section) = section(line)
            && !(turns && lines.get(index).is_some_and(|(_, next)| label(line).is_some() && !is_known_name(next)))
        {
            current = Some(section);
            panel.marks += 2;
        } else if current == Some(Section::Other) {
            panel.unread.push(at.clone());
        } else if let Some(pair) = pair_in_line(line, at.start, turns) {
            panel.marks += usize::from(label(pair.0).is_some() && pair.0.contains(' ')) * 2 + usize::from(pair.3);
            panel.pairs.push(Pair { name: pair.0, value: pair.1, at: pair.2, section: current });
        } else if turns
            && (is_bare_name(line) || is_known_name(line))
            && let Some((next_at, next)) = lines.get(index)
        {
            index += 1;
            let skipped = next.len() - next.trim_start().len();
            let value = next.trim();
            let start = next_at.start + skipped;
            let name = trimmed.strip_suffix(':').unwrap_or(trimmed);
            panel.marks += usize::from(label(name).is_some());
            panel.pairs.push(Pair { name, value, at: start..start + value.len(), section: current });
        } else {
            panel.unread.push(at.clone());
        }
    }
    let lost = |pair: &&Pair<'_>| {
        let lower = pair.name.to_ascii_lowercase();
        LABELS.iter().any(|(known, _)| known.len() > 9 && known.cut(1..) == lower)
            || headers::with_first_letter(pair.name).is_some()
    };
    panel.lost_letters = panel.pairs.iter().filter(lost).count() >= 2;
    panel
}

/// `Name: value` or `name<tab>value`; with its place, and whether it is a row of a table.
fn pair_in_line(line: &str, at: usize, turns: bool) -> Option<(&str, &str, Range<usize>, bool)> {
    let skipped = line.len() - line.trim_start().len();
    if let Some((name, value)) = line.split_once('\t')
        && (headers::is_name(name.trim().trim_end_matches(':')) || label(name.trim().trim_end_matches(':')).is_some())
        && !value.trim().is_empty()
    {
        let start = at + line.len() - value.trim_start().len();
        return Some((name.trim().trim_end_matches(':'), value.trim(), start..start + value.trim().len(), true));
    }
    if let Some((name, value)) = line.split_once(':')
        && label(name).is_some()
        && (!turns || !value.trim().is_empty())
    {
        let start = at + name.len() + 1 + (value.len() - value.trim_start().len());
        return Some((name.trim(), value.trim(), start..start + value.trim().len(), false));
    }
    let field = headers::field(line, at)?;
    // Where names and values alternate, a line with an empty value is a name, and a line that is not a known header is
    // a value.
    let value_below =
        turns && (field.value.is_empty() || !headers::is_known(field.name) && !field.name.starts_with(':'));
    let _ = skipped;
    (!value_below).then_some((field.name, field.value, field.at, false))
}

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.text().len() > 1 << 20 {
        return sure::NO;
    }
    let panel = panel(source);
    let known = panel.pairs.iter().filter(|pair| headers::is_known(pair.name)).count();
    let general = panel.pairs.iter().any(|pair| label(pair.name) == Some(Label::Url));
    if panel.marks >= 2 && (known > 0 || general) && panel.unread.len() <= panel.pairs.len() {
        // A raw block of headers also has one header below another.
        return if panel.marks >= 2 { sure::CERTAIN } else { sure::LIKELY };
    }
    sure::NO
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::Panel);
    let panel = panel(source);
    let restored: Vec<Option<String>> =
        panel.pairs.iter().map(|pair| headers::with_first_letter(pair.name).filter(|_| panel.lost_letters)).collect();
    let mut status: Option<u16> = None;
    let mut host = None;
    let (mut response, mut request): (Vec<Field<'_>>, Vec<Field<'_>>) = (Vec::new(), Vec::new());
    let mut url = None;
    let mut method = None;
    let mut general = true;
    let mut sent = false;
    let has_response = panel.pairs.iter().any(|pair| headers::is_of_a_response(pair.name));
    for (pair, restored) in panel.pairs.iter().zip(&restored) {
        let pair = &Pair { name: restored.as_deref().unwrap_or(pair.name), at: pair.at.clone(), ..*pair };
        if restored.is_some() {
            draft.unresolved("headers", Core::LostLetter.with("name", pair.name), Some(&pair.at));
        }
        let known = label(pair.name).filter(|_| {
            matches!(pair.section, None | Some(Section::General))
                && general
                && (pair.name.contains(' ') || !headers::is_known(pair.name) || pair.section.is_some())
        });
        if let Some(label) = known {
            match label {
                Label::Url => url = Some((pair.value, pair.at.clone())),
                Label::Method => method = Some((pair.value, pair.at.clone())),
                Label::Status => status = pair.value.get(..3).and_then(|code| code.parse().ok()),
                Label::Other => {}
            }
            continue;
        }
        if label(pair.name).is_some() && pair.name.contains(' ') {
            continue;
        }
        general = pair.section == Some(Section::General);
        let lower = pair.name.to_ascii_lowercase();
        match lower.as_str() {
            ":status" => {
                status = pair.value.parse().ok();
                continue;
            }
            "status" if pair.section != Some(Section::Request) && status.is_none() => {
                status = pair.value.get(..3).and_then(|code| code.parse().ok());
            }
            ":method" | ":path" | ":scheme" | ":authority" => {
                sent = true;
                match lower.as_str() {
                    ":method" if method.is_none() => method = Some((pair.value, pair.at.clone())),
                    ":authority" => host = Some(pair.value),
                    _ => {}
                }
                continue;
            }
            _ => {}
        }
        sent = match pair.section {
            Some(Section::Response) => false,
            Some(Section::Request) => true,
            _ => {
                sent || headers::is_of_a_request(pair.name)
                    || !has_response && status.is_none() && !panel.starts_with_response()
            }
        };
        let field = Field { name: pair.name, value: pair.value, at: pair.at.clone() };
        if sent { request.push(field) } else { response.push(field) }
    }
    for (start, at) in &panel.starts {
        match start {
            head::Start::Status { code, .. } => status = Some(*code),
            head::Start::Request { method: name, .. } => method = method.or(Some((name, at.clone()))),
        }
    }
    headers::sent(draft, request.iter().cloned());
    match url {
        Some((url, at)) => draft.request_url(url, &at),
        None => url_of_parts(draft, &panel, host),
    }
    let preflight = method.as_ref().is_some_and(|(method, _)| method.eq_ignore_ascii_case("OPTIONS"))
        && request.iter().any(|field| field.name.eq_ignore_ascii_case("access-control-request-method"));
    if preflight {
        exchange::fill_preflight(draft, &request);
    } else if let Some((method, at)) = method {
        draft.request_method(method, &at);
    } else if draft.reading.request.is_some() {
        draft.unresolved("request.method", Core::MethodMissing, None);
    }
    let websocket = draft
        .reading
        .request
        .as_ref()
        .and_then(|request| request.url.as_deref())
        .is_some_and(|url| url.starts_with("ws"));
    if websocket {
        draft.request().api = Some("websocket".to_owned());
    }
    responses(draft, preflight, status, &response, !request.is_empty());
    record_open_values(draft, &panel);
}

fn record_open_values(draft: &mut Draft<'_>, panel: &Panel<'_>) {
    for at in &panel.unread {
        draft.unread(at, Core::NotUnderstood);
    }
    if draft.reading.request.is_some() {
        if draft.request().api.is_none() {
            draft.unresolved("request.api", Core::FetchOrXhr, None);
            draft.unresolved("request.credentials", Core::Credentials, None);
        }
        element_mode(draft);
    }
}

impl Panel<'_> {
    fn starts_with_response(&self) -> bool {
        self.starts.iter().any(|(start, _)| matches!(start, head::Start::Status { .. }))
    }
}

/// The `crossorigin` of an element, instead of a mode.
fn element_mode(draft: &mut Draft<'_>) {
    let request = draft.request();
    if matches!(request.api.as_deref(), Some("font" | "image" | "script" | "style" | "media" | "track")) {
        let cors = request.mode.take().as_deref() == Some("cors");
        if cors && request.api.as_deref() != Some("font") {
            draft.unresolved("request.crossorigin", Core::Credentials, None);
            draft.request().crossorigin = Some("anonymous".to_owned());
        }
    }
}

/// The URL of a panel that does not give one: from the pseudo headers, or from the first line and `Host`.
fn url_of_parts(draft: &mut Draft<'_>, panel: &Panel<'_>, host: Option<&str>) {
    let of = |name: &str| panel.pairs.iter().find(|pair| pair.name.eq_ignore_ascii_case(name));
    if let (Some(host), Some(path)) = (host, of(":path")) {
        let scheme = of(":scheme").map_or("https", |pair| pair.value);
        draft.request_url(format!("{scheme}://{host}{}", path.value), &path.at);
        return;
    }
    let line = panel.starts.iter().find_map(|(start, at)| match start {
        head::Start::Request { target, version, .. } => Some((*target, *version, at)),
        head::Start::Status { .. } => None,
    });
    if let (Some((target, version, at)), Some(host)) = (line, of("host")) {
        if version.starts_with(['2', '3']) {
            draft.request_url(format!("https://{}{target}", host.value), at);
        } else {
            draft.request_url(format!("//{}{target}", host.value), at);
            draft.unresolved("request.url", Core::SchemeMissing, Some(at));
        }
    }
}

fn responses(draft: &mut Draft<'_>, preflight: bool, status: Option<u16>, response: &[Field<'_>], has_request: bool) {
    if response.is_empty() && status.is_none() {
        if has_request {
            draft.role(Role::Request);
            draft.unresolved("network", Core::Network, None);
        }
        return;
    }
    let by_names = headers::role(response.iter().map(|field| (field.name, field.value)));
    let navigation =
        draft.reading.request.as_ref().is_some_and(|request| request.mode.is_none() && request.api.is_none())
            && !response.is_empty()
            && draft.reading.page.as_ref().is_none_or(|page| page.url.is_none())
            && by_names == Role::Page;
    let alone = !has_request && draft.reading.request.is_none();
    let role = match draft.target_role() {
        Some(role) => role,
        None if preflight => Role::Preflight,
        None if navigation || alone && by_names == Role::Page => Role::Page,
        None => Role::Response,
    };
    headers::deliver(draft, role, response.iter().cloned());
    let url = draft.reading.request.as_ref().and_then(|request| request.url.clone());
    match role {
        Role::Preflight => draft.preflight(0).status = status,
        Role::Page => {
            if let Some(url) = draft.reading.request.take().and_then(|request| request.url) {
                draft.page().url = Some(url);
            }
        }
        _ => draft.response(0).status = status,
    }
    if let Some(url) = url {
        draft.responses_are_from(&url);
    }
}
