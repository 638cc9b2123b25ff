//! Violation reports: `report-uri`, the Reporting API, lines of logs, and the formats of services.

use std::ops::Range;

use crate::cut::Cut as _;
use crate::headers::{api_of, via_of};
use crate::json::{self, Node};
use crate::reader::sure;
use crate::words::core::Core;
use crate::{Draft, Source};

/// A field's text, and its place.
type Found<'a> = Option<(&'a str, Range<usize>)>;

/// The fields of one report, under any of their names.
#[derive(Clone, Debug, Default)]
struct Report {
    fields: Vec<(Field, String, Range<usize>)>,
    /// Whether it came from the Reporting API.
    by_api: bool,
    at: Range<usize>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Field {
    Document,
    Blocked,
    Effective,
    Violated,
    Policy,
    Disposition,
    Destination,
}

/// The field of a name: `blocked-uri`, `blockedURL` and `blocked_uri` are one.
fn field(name: &str) -> Option<Field> {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
    Some(match name.as_str() {
        "documenturi" | "documenturl" => Field::Document,
        "blockeduri" | "blockedurl" => Field::Blocked,
        "effectivedirective" => Field::Effective,
        "violateddirective" => Field::Violated,
        "originalpolicy" => Field::Policy,
        "disposition" => Field::Disposition,
        "destination" => Field::Destination,
        _ => return None,
    })
}

impl Report {
    fn get(&self, field: Field) -> Found<'_> {
        let found = self.fields.iter().find(|(known, ..)| *known == field);
        found.filter(|(_, text, _)| !text.is_empty()).map(|(_, text, at)| (text.as_str(), at.clone()))
    }

    fn is_one(&self) -> bool {
        let has = |field| self.fields.iter().any(|(known, ..)| *known == field);
        has(Field::Blocked)
            && (has(Field::Violated) || has(Field::Effective) || has(Field::Policy) || has(Field::Destination))
    }
}

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text();
    let lower = text.get(..text.len().min(1 << 20)).unwrap_or(text);
    let lower = lower.to_ascii_lowercase();
    let has = |word: &str| lower.contains(word);
    if !has("blocked") || !(has("uri") || has("url")) || !(has("directive") || has("policy") || has("destination")) {
        return sure::NO;
    }
    if reports(text).is_empty() { sure::NO } else { sure::CERTAIN + 5 }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let reports = reports(source.text());
    let by_api = reports.iter().all(|report| report.by_api);
    draft.kind(if by_api { "report.reporting-api" } else { "report.csp" });
    draft.title(Core::Report);
    if let [report] = reports.as_slice() {
        one(draft, report);
        return;
    }
    for report in &reports {
        let mut part = draft.for_part(source);
        one(&mut part, report);
        draft.push_request(part.reading, source.span(&report.at));
    }
}

fn one(draft: &mut Draft<'_>, report: &Report) {
    if let Some((url, at)) = report.get(Field::Document) {
        draft.page_url(url, &at);
    }
    let disposition = report.get(Field::Disposition);
    let reports_only = disposition.as_ref().is_some_and(|(value, _)| *value == "report" || *value == "reporting");
    if let Some((policy, at)) = report.get(Field::Policy) {
        let name = if reports_only { "Content-Security-Policy-Report-Only" } else { "Content-Security-Policy" };
        draft.page_header(name, policy, &at);
        draft.role(crate::reading::Role::Page);
        draft.header(name, policy, &at);
    }
    if disposition.is_none() {
        draft.unresolved("page.headers", Core::DispositionMissing, None);
    }
    let directive = report.get(Field::Effective).or_else(|| report.get(Field::Violated));
    let directive = directive.map(|(text, at)| (text.split(' ').next().unwrap_or(text).to_owned(), at));
    if directive.as_ref().is_some_and(|(name, _)| name == "frame-ancestors") {
        draft.unresolved("request", Core::IsFramed, directive.as_ref().map(|(_, at)| at));
        return;
    }
    let Some((blocked, at)) = report.get(Field::Blocked) else {
        draft.unresolved("request.url", Core::RequestUrl, None);
        return;
    };
    if !blocked.contains(':') && !blocked.contains('/') {
        // inline, eval, self, wasm-eval, data …: nothing was requested, or the report does not say what.
        draft.unresolved("request", Core::NothingRequested.with("text", blocked), Some(&at));
        return;
    }
    let after_scheme = blocked.find("://").map_or(0, |at| at + 3);
    if after_scheme > 0 && blocked.cut(after_scheme..).contains(['/', '?']) {
        draft.request_url(blocked, &at);
    } else {
        draft.request();
        draft.unresolved("request.url", Core::OnlyOrigin.with("origin", blocked), Some(&at));
    }
    if let Some((destination, at)) = report.get(Field::Destination)
        && let Some(api) = api_of(destination)
    {
        draft.request().api = Some(api.to_owned());
        draft.request().via = via_of(destination).map(str::to_owned);
        draft.place("request.api", &at);
    }
    if let Some((name, at)) = directive {
        match api(&name) {
            Some(api) => {
                draft.request().api = Some(api.to_owned());
                draft.place("request.api", &at);
            }
            None => draft.unresolved("request.api", Core::DirectiveLeavesApi.with("directive", name), Some(&at)),
        }
    }
}

/// The API that a directive governs, if there is only one.
fn api(directive: &str) -> Option<&'static str> {
    Some(match directive {
        "img-src" => "image",
        "font-src" => "font",
        "media-src" => "media",
        "script-src-elem" => "script",
        "style-src-elem" => "style",
        "frame-src" => "frame",
        "manifest-src" => "manifest",
        "object-src" => "object",
        "form-action" => "form",
        "base-uri" => "base",
        "prefetch-src" => "prefetch",
        _ => return None,
    })
}

/// All reports in a text: JSON anywhere in it, or lines of names and values.
fn reports(text: &str) -> Vec<Report> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut attempts = 0;
    while let Some(start) = text.cut(at..).find(['{', '[']).map(|found| at + found) {
        attempts += 1;
        if attempts > 10_000 {
            break;
        }
        at = match json::parse_at(text, start) {
            Ok((node, end)) => {
                collect(&node, None, &mut found, 0);
                end.max(start + 1)
            }
            // If the text from here is not JSON, the text from the next line may be.
            Err(_) => text.cut(start..).find('\n').map_or(text.len(), |next| start + next + 1),
        };
    }
    if found.is_empty() { lines(text).into_iter().collect() } else { found }
}

/// Collects the reports in a value: the value itself, or values within it, including JSON within strings, as logs have
/// it.
fn collect(node: &Node<'_>, url: Option<&Node<'_>>, found: &mut Vec<Report>, depth: usize) {
    if depth > 16 {
        return;
    }
    if let Some(text) = node.text() {
        if text.len() < 1 << 16
            && text.contains('{')
            && text.to_ascii_lowercase().contains("blocked")
            && let Ok((inner, _)) = json::parse(text.trim_start())
        {
            let mut within = Vec::new();
            collect(&inner, None, &mut within, depth + 1);
            for report in &mut within {
                report.at = node.at.clone();
                report.fields.iter_mut().for_each(|(_, _, at)| *at = node.at.clone());
            }
            found.extend(within);
        }
        return;
    }
    let mut report = Report { at: node.at.clone(), ..Report::default() };
    for member in node.members() {
        if let Some(known) = field(&member.name)
            && let Some(text) = member.value.text()
        {
            report.by_api |= member.name.contains("URL");
            report.fields.push((known, text.to_owned(), member.value.at.clone()));
        }
    }
    if report.is_one() {
        if report.get(Field::Document).is_none()
            && let Some(url) = url
            && let Some(text) = url.text()
        {
            report.fields.push((Field::Document, text.to_owned(), url.at.clone()));
            report.by_api = true;
        }
        found.push(report);
        return;
    }
    let url = node.get("url").filter(|_| node.get("body").is_some()).or(url);
    for member in node.members() {
        collect(&member.value, url, found, depth + 1);
    }
    for item in node.items() {
        collect(item, url, found, depth + 1);
    }
}

/// Reads a report from lines: `blocked-uri: …`, `'blocked-uri': '…',`, `blocked_uri = …`, or a name and a value on
/// separate lines.
fn lines(text: &str) -> Option<Report> {
    let mut report = Report { at: 0..text.len(), ..Report::default() };
    let mut at = 0;
    let mut name_before = None;
    for line in text.split('\n') {
        let start = at;
        at += line.len() + 1;
        if let Some(known) = name_before.take() {
            let (value, place) = value(line, start);
            report.fields.push((known, value.to_owned(), place));
            continue;
        }
        let skipped = line.len() - line.trim_start_matches(|char: char| !char.is_ascii_alphanumeric()).len();
        let rest = line.cut(skipped..);
        let name = |char: char| char.is_ascii_alphanumeric() || "-_".contains(char);
        let mut length = rest.find(|char| !name(char)).unwrap_or(rest.len());
        // "Blocked URI": a mail writes the name as two words.
        if let Some(second) = rest.cut(length..).strip_prefix(' ')
            && field(rest.cut(..length)).is_none()
        {
            length += 1 + second.find(|char| !name(char)).unwrap_or(second.len());
        }
        let Some(known) = field(rest.cut(..length)) else { continue };
        let after = rest.cut(length..);
        let between = after.len()
            - after.trim_start_matches(|char: char| char.is_whitespace() || "\"'`*:=>|".contains(char)).len();
        // The quotes belong to the value, so that 'self' keeps its own.
        let separator = after.cut(..between).find([':', '=', '|', '\t']).map_or(between.min(1), |found| found + 1);
        if after.trim_matches(|char: char| !char.is_ascii_graphic() || ":=\"'".contains(char)).is_empty() {
            name_before = Some(known);
            continue;
        }
        let from = skipped + length + separator;
        let (text, place) = value(line.cut(from..), start + from);
        report.fields.push((known, text.to_owned(), place));
    }
    report.is_one().then_some(report)
}

/// A value without the quotes and the comma around it.
fn value(text: &str, at: usize) -> (&str, Range<usize>) {
    let blank = |char: char| char.is_whitespace() || matches!(char, '>' | '|');
    let start = text.len() - text.trim_start_matches(blank).len();
    let mut range = start
        ..start + text.cut(start..).trim_end_matches(|char: char| char.is_whitespace() || ",|".contains(char)).len();
    for quote in ['"', '\'', '`'] {
        let inner = text.cut(range.clone());
        if inner.len() >= 2
            && inner.starts_with(quote)
            && inner.ends_with(quote)
            && !inner.cut(1..inner.len() - 1).contains(quote)
        {
            range = range.start + 1..range.end - 1;
            break;
        }
        // A policy may begin and end with its own quotes, but two different kinds of quotes around it are not its own.
        if quote == '"' && inner.len() >= 2 && inner.starts_with('"') && inner.ends_with('"') {
            range = range.start + 1..range.end - 1;
            break;
        }
    }
    (text.cut(range.clone()), at + range.start..at + range.end)
}
