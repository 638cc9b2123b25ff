//! Header lines without a first line: `Name: value`.

use std::ops::Range;

use crate::cut::Cut as _;
use crate::headers::{self, Field};
use crate::reader::sure;
use crate::reading::Role;
use crate::words::core::Core;
use crate::{Draft, Source};

/// The lines of a text that are headers, and those that are not.
struct Lines<'a> {
    fields: Vec<Field<'a>>,
    others: Vec<Range<usize>>,
    /// A name without a value, followed by indented lines: YAML.
    outlines: usize,
}

fn lines<'a>(source: &'a Source<'_>) -> Lines<'a> {
    let mut lines = Lines { fields: Vec::new(), others: Vec::new(), outlines: 0 };
    let mut indentation = 0;
    let mut after_field = false;
    for (at, line) in source.lines() {
        let bare = line.trim_start();
        let deep = line.len() - bare.len();
        if bare.is_empty() {
            after_field = false;
            continue;
        }
        if after_field
            && deep > indentation
            && let Some(last) = lines.fields.last_mut()
        {
            if last.value.is_empty() {
                lines.outlines += 1;
            } else {
                // A folded value continues.
                last.at.end = at.start + line.trim_end().len();
                last.value = source.text().cut(last.at.clone());
                continue;
            }
        }
        if let Some(field) = headers::field(line, at.start) {
            lines.fields.push(field);
            indentation = deep;
            after_field = true;
        } else {
            lines.others.push(at);
            after_field = false;
        }
    }
    lines
}

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let lines = lines(source);
    let known = lines.fields.iter().filter(|field| headers::is_known(field.name)).count();
    let strong = lines.fields.iter().filter(|field| {
        headers::is_known(field.name)
            && (field.name.contains('-') || headers::is_of_a_request(field.name) || !field.value.contains(' '))
    });
    let strong = strong.count();
    if known == 0 || strong == 0 || lines.outlines > 0 {
        return sure::NO;
    }
    let around = lines.others.iter().map(|at| source.text().cut(at.clone()));
    if around.clone().any(super::is_code) || around.clone().any(|line| line.trim_start().starts_with(['/', '#'])) {
        // The text is a file of rules by path, or a program. Another reader may know it, but this one would mix up its
        // parts.
        return sure::NO;
    }
    if lines.others.is_empty() && known * 2 >= lines.fields.len() {
        sure::LIKELY
    } else if known > lines.others.len() {
        sure::LIKELY - 10
    } else {
        sure::MAYBE
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let lines = lines(source);
    draft.title(Core::Headers);
    let (fields, others): (Vec<_>, Vec<_>) = lines.fields.into_iter().partition(|field| {
        lines.others.is_empty()
            || headers::is_known(field.name)
            || field.name.starts_with("x-")
            || field.name.starts_with("X-")
    });
    for at in others.iter().map(|field| &field.at).chain(&lines.others) {
        draft.unread(at, Core::NotUnderstood);
    }
    deliver(draft, fields);
}

/// Assigns headers to the response or the request, and checks their values.
pub(super) fn deliver(draft: &mut Draft<'_>, fields: Vec<Field<'_>>) {
    let by_names = headers::role(fields.iter().map(|field| (field.name, field.value)));
    let role = draft.target_role().unwrap_or(by_names);
    let mut kept = Vec::new();
    for mut field in fields {
        if field.value.contains(['‘', '’', '“', '”']) {
            draft.unresolved("headers", Core::SmartQuotes.with("name", field.name), Some(&field.at));
        }
        if let Some(inner) = field.value.strip_prefix('"').and_then(|value| value.strip_suffix('"'))
            && headers::is_of_a_page(field.name)
            && !inner.contains('"')
        {
            draft.unresolved("headers", Core::QuotedValue.with("name", field.name), Some(&field.at));
            field.at = field.at.start + 1..field.at.end - 1;
            field.value = inner;
        }
        kept.push(field);
    }
    if role == Role::Request {
        headers::deliver(draft, role, kept.iter().cloned());
        let only_page = draft.reading.request.is_none();
        if !only_page {
            draft.unresolved("request.method", Core::MethodMissing, None);
        }
        return;
    }
    let (sent, received): (Vec<_>, Vec<_>) = kept.into_iter().partition(|field| headers::is_of_a_request(field.name));
    let status = received.iter().find(|field| matches!(field.name.to_ascii_lowercase().as_str(), "status" | ":status"));
    let status = status.and_then(|field| field.value.get(..3)).and_then(|code| code.parse().ok());
    headers::deliver(draft, role, received.iter().filter(|field| !is_status(field)).cloned());
    if let Some(status) = status {
        match role {
            Role::Preflight => draft.preflight(0).status = Some(status),
            Role::Page => {}
            _ => {
                draft.response(0).status = Some(status);
                let redirects = (300..400).contains(&status)
                    && received.iter().any(|field| field.name.eq_ignore_ascii_case("location"));
                if redirects {
                    draft.unresolved("network[1]", Core::RedirectTarget, None);
                }
            }
        }
    }
    // A server may send `Origin` among a response's headers, where it has no meaning.
    let stray = !received.is_empty() && sent.iter().all(|field| field.name.eq_ignore_ascii_case("origin"));
    if stray {
        for field in &sent {
            draft.unread(&field.at, Core::NotUnderstood);
        }
    } else {
        headers::sent(draft, sent);
    }
    let named = |name: &str| received.iter().any(|field| field.name.eq_ignore_ascii_case(name));
    if role == Role::Response
        && draft.target_role().is_none()
        && (named("access-control-allow-methods") || named("access-control-max-age"))
    {
        draft.unresolved("network[0]", Core::PreflightOrResponse, None);
    }
    if role == Role::Page && named("content-security-policy") {
        draft.unresolved("page.url", Core::PageUrl, None);
    }
}

/// Whether a field is a `:status` pseudo-header, whose first colon may have been lost when it was copied.
fn is_status(field: &Field<'_>) -> bool {
    matches!(field.name.to_ascii_lowercase().as_str(), "status" | ":status")
        && field.value.get(..3).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit()))
}
