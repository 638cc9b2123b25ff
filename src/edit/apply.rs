//! Applies the edits of a fix.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;

use crate::contract::report::{Edit, Fix};
use crate::contract::scenario::{
    Api, CodeText, HeaderInput, InsertedBy, Page, RequestDescription, ResponseHead, Scenario,
};
use crate::contract::scenario_path::{Document, Head, RequestField, ScenarioPath};
use crate::http::header_block::{self, HeaderBlock};
use crate::http::header_list::Header;
use crate::input::{Inputs, Span};

/// The scenario with the edits of `fix` applied, including those that it only recommends.
///
/// An edit that does not fit changes nothing: its path does not exist, or the old value is not there. All other text is
/// kept byte for byte.
#[must_use]
pub fn apply_fix(scenario: &Scenario, fix: &Fix) -> Scenario {
    apply_edits(scenario, &fix.edits, &fix.also)
}

/// [`apply_fix`] for a fix that has no words yet. `also` has the edits that it recommends.
pub(crate) fn apply_edits(scenario: &Scenario, edits: &[Edit], also: &[Edit]) -> Scenario {
    let mut edited = scenario.clone();
    for edit in edits {
        apply_edit(&mut edited, edit);
    }
    for edit in also.iter().filter(|edit| edit.after.is_some()) {
        // A recommendation about a response that is missing does not create the response.
        change(&mut edited, edit, false);
    }
    edited
}

/// Applies one edit.
pub(crate) fn apply_edit(scenario: &mut Scenario, edit: &Edit) {
    change(scenario, edit, edit.after.is_some());
}

/// Applies one edit. If it concerns a response that is missing, the response is created if it `may_create` one.
fn change(scenario: &mut Scenario, edit: &Edit, may_create: bool) {
    let Some(target) = ScenarioPath::parse(&edit.target) else {
        return;
    };
    let after = edit.after.as_deref();
    match target {
        ScenarioPath::Url(document) => {
            if let Some(url) = url_of(&mut scenario.page, document) {
                after.unwrap_or_default().clone_into(url);
            }
        }
        ScenarioPath::Headers(document) => {
            if let Some(headers) = headers_of(&mut scenario.page, document) {
                edit_header(headers, edit);
            }
        }
        ScenarioPath::Request(RequestField::Headers) => edit_header(&mut scenario.request.headers, edit),
        ScenarioPath::HeadHeaders(hop, head) => {
            if let Some(head) = head_of(scenario, hop, head, may_create) {
                edit_header(&mut head.headers, edit);
            }
        }
        ScenarioPath::HeadStatus(hop, head) => {
            if let Some(head) = head_of(scenario, hop, head, may_create) {
                head.status = after.and_then(|status| status.parse().ok());
            }
        }
        ScenarioPath::HeadUrl(hop, head) => {
            if let Some(head) = head_of(scenario, hop, head, may_create) {
                head.url = after.map(str::to_owned);
            }
        }
        ScenarioPath::Meta(document, index) => edit_meta(meta_of(&mut scenario.page, document), index, after),
        ScenarioPath::Sandbox => {
            if let Some(frame) = &mut scenario.page.frame {
                frame.sandbox = after.map(str::to_owned);
            }
        }
        ScenarioPath::Request(field) => edit_request(scenario, field, after),
        ScenarioPath::Worker
        | ScenarioPath::Ancestor(_)
        | ScenarioPath::ContentScript
        | ScenarioPath::AddressSpace
        | ScenarioPath::LocalNetworkPermission
        | ScenarioPath::Hop(_)
        | ScenarioPath::Head(..)
        | ScenarioPath::PolicyHeaders
        | ScenarioPath::PolicyValue => {}
    }
}

/// The URL of a document, if the scenario has the document.
fn url_of(page: &mut Page, document: Document) -> Option<&mut String> {
    Some(match document {
        Document::Page => &mut page.url,
        Document::Parent => &mut page.frame.as_mut()?.parent.url,
        Document::Worker => &mut page.worker.as_mut()?.url,
        Document::ParentWorker => &mut page.worker.as_mut()?.parent.as_mut()?.url,
        Document::ServiceWorker => &mut page.service_worker.as_mut()?.url,
    })
}

/// The headers of a document, if the scenario has the document.
fn headers_of(page: &mut Page, document: Document) -> Option<&mut Option<HeaderInput>> {
    Some(match document {
        Document::Page => &mut page.headers,
        Document::Parent => &mut page.frame.as_mut()?.parent.headers,
        Document::Worker => &mut page.worker.as_mut()?.headers,
        Document::ParentWorker => &mut page.worker.as_mut()?.parent.as_mut()?.headers,
        Document::ServiceWorker => &mut page.service_worker.as_mut()?.headers,
    })
}

/// The `<meta>` policies of a document, if it has any.
fn meta_of(page: &mut Page, document: Document) -> Option<&mut Vec<String>> {
    match document {
        Document::Page => page.meta.as_mut(),
        Document::Parent => page.frame.as_mut()?.parent.meta.as_mut(),
        Document::Worker | Document::ParentWorker | Document::ServiceWorker => None,
    }
}

/// Rewrites one `meta` policy, or removes it.
fn edit_meta(meta: Option<&mut Vec<String>>, index: usize, after: Option<&str>) {
    let Some(meta) = meta else { return };
    match (meta.get_mut(index), after) {
        (Some(content), Some(after)) => *content = rewritten(content, Span::new(0, content.len()), after),
        (Some(_), None) => drop(meta.remove(index)),
        (None, _) => {}
    }
}

/// The response that a path names.
fn head_of(scenario: &mut Scenario, hop: usize, head: Head, may_create: bool) -> Option<&mut ResponseHead> {
    /// A redirect chain has at most 21 URLs.
    const MOST_HOPS: usize = 21;
    if !may_create && scenario.network.is_none() {
        return None;
    }
    let network = scenario.network.get_or_insert_default();
    if network.len() <= hop {
        if !may_create || hop >= MOST_HOPS {
            return None;
        }
        network.resize_with(hop + 1, Default::default);
    }
    let hop = network.get_mut(hop)?;
    let head = match head {
        Head::Preflight => &mut hop.preflight,
        Head::Response => &mut hop.response,
    };
    if may_create { Some(head.get_or_insert_default()) } else { head.as_mut() }
}

fn edit_request(scenario: &mut Scenario, field: RequestField, after: Option<&str>) {
    let request = &mut scenario.request;
    match field {
        RequestField::Url => request.url = after.map(str::to_owned),
        RequestField::Method => request.method = after.map(Into::into),
        RequestField::Mode => request.mode = after.and_then(named),
        RequestField::Credentials => request.credentials = after.and_then(named),
        RequestField::Redirect => request.redirect = after.and_then(named),
        RequestField::CrossOrigin => request.crossorigin = after.and_then(named),
        RequestField::Protocols => {
            request.protocols = after.map(|list| list.split(", ").map(Into::into).collect());
        }
        RequestField::UploadListener => request.upload_listener = after.map(|value| value == "true"),
        RequestField::Api => {
            let before = std::mem::replace(&mut request.api, after.and_then(named).unwrap_or(Api::Fetch));
            if before.is_code() && !request.api.is_code() {
                put_code_into_file(request);
            }
        }
        RequestField::Integrity => request.integrity = after.map(str::to_owned),
        RequestField::Nonce => request.nonce = after.map(str::to_owned),
        RequestField::InsertedBy => request.inserted_by = after.and_then(named),
        RequestField::Text => request.text = after.map(|text| CodeText::One(text.to_owned())),
        RequestField::Via => request.via = after.map(str::to_owned),
        RequestField::Policy => request.policy = after.map(str::to_owned),
        RequestField::Headers
        | RequestField::Body
        | RequestField::As
        | RequestField::Module
        | RequestField::Sandbox => {}
    }
}

/// Removes what described the inline code. The element that loads the file is in the markup.
fn put_code_into_file(request: &mut RequestDescription) {
    (request.text, request.via, request.policy) = (None, None, None);
    request.inserted_by = (request.api != Api::ImportScripts).then_some(InsertedBy::Parser);
}

/// The variant of an enum with this name in the contract.
fn named<'n, T: Deserialize<'n>>(name: &'n str) -> Option<T> {
    let deserializer: StrDeserializer<'n, serde::de::value::Error> = name.into_deserializer();
    T::deserialize(deserializer).ok()
}

/// Adds, replaces or removes one header of a block.
fn edit_header(input: &mut Option<HeaderInput>, edit: &Edit) {
    let Some(name) = edit.header.as_deref() else {
        // The edit replaces the whole text.
        if let (Some(HeaderInput::Text(text)), Some(before), Some(after)) = (input, &edit.before, &edit.after)
            && text == before
        {
            text.clone_from(after);
        }
        return;
    };
    match input {
        Some(HeaderInput::Pairs(pairs)) => edit_pairs(pairs, name, edit),
        Some(HeaderInput::Text(text)) => {
            let edited = edited_text(text, name, edit);
            *text = edited;
        }
        None => {
            let line = |after| HeaderInput::Text(format!("{name}: {after}"));
            *input = edit.after.as_deref().map(line);
        }
    }
}

fn edit_pairs(pairs: &mut Vec<(String, String)>, name: &str, edit: &Edit) {
    let found = edit.before.as_deref().and_then(|before| {
        pairs.iter().position(|(other, value)| other.eq_ignore_ascii_case(name) && value.trim() == before.trim())
    });
    match (found, edit.before.is_some(), edit.after.as_deref()) {
        (Some(index), _, None) => drop(pairs.remove(index)),
        (Some(index), _, Some(after)) => {
            if let Some((_, value)) = pairs.get_mut(index) {
                after.clone_into(value);
            }
        }
        (None, false, Some(after)) => pairs.push((name.to_owned(), after.to_owned())),
        (None, ..) => {}
    }
}

fn edited_text(text: &str, name: &str, edit: &Edit) -> String {
    let input = HeaderInput::Text(text.to_owned());
    let block = read_block(&input, edit);
    if !block.has_other_layout {
        return edited_lines(text, &block, name, edit);
    }
    // Some layouts in which headers are shown cannot take another header, but lines can.
    let line = |header: &Header<'_>| format!("{}: {}", header.name, header.value);
    let lines = block.list.headers.iter().map(line).collect::<Vec<_>>().join("\n");
    let input = HeaderInput::Text(lines.clone());
    edited_lines(&lines, &read_block(&input, edit), name, edit)
}

fn read_block<'a>(input: &'a HeaderInput, edit: &Edit) -> HeaderBlock<'a> {
    let path = ScenarioPath::parse(&edit.target).unwrap_or(ScenarioPath::PolicyHeaders);
    header_block::read(Some(input), path, &mut Inputs::default(), &mut Vec::new())
}

fn edited_lines(text: &str, block: &HeaderBlock<'_>, name: &str, edit: &Edit) -> String {
    let found = edit.before.as_deref().and_then(|before| {
        block.list.named(name).find(|header| header.value.trim() == before.trim()).map(|header| header.value_place.span)
    });
    match (found, edit.before.is_some(), edit.after.as_deref()) {
        (Some(value), _, Some(after)) => rewritten(text, value, after),
        (Some(value), _, None) => spliced(text, whole_lines(text, value), ""),
        (None, false, Some(after)) => with_line(text, block.list.headers.last(), &format!("{name}: {after}")),
        (None, ..) => text.to_owned(),
    }
}

/// Replaces the text at `span` by `after`, but writes only the part that differs. Edits have a value on one line; if it
/// is on several lines in `text`, it stays on them.
fn rewritten(text: &str, span: Span, after: &str) -> String {
    let old = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let same = |(old, new): (char, char)| {
        let is_same = old == new || (new == ' ' && matches!(old, '\r' | '\n'));
        is_same.then_some(new.len_utf8())
    };
    let start: usize = old.chars().zip(after.chars()).map_while(same).sum();
    // A continuation line begins with whitespace, which must not be separated from the line end before it.
    let start = old.get(..start).unwrap_or_default().trim_end_matches([' ', '\t', '\r', '\n']).len();
    let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default());
    let end: usize = old_rest.chars().rev().zip(new_rest.chars().rev()).map_while(same).sum();
    let inserted = new_rest.get(..new_rest.len() - end).unwrap_or_default();
    spliced(text, Span::new(span.start as usize + start, span.end as usize - end), inserted)
}

fn spliced(text: &str, span: Span, replacement: &str) -> String {
    let (start, end) = (span.start as usize, span.end as usize);
    match (text.get(..start), text.get(end..)) {
        (Some(before), Some(after)) => format!("{before}{replacement}{after}"),
        _ => text.to_owned(),
    }
}

/// The lines that contain `span`, with the line end after them.
fn whole_lines(text: &str, span: Span) -> Span {
    let start = text.get(..span.start as usize).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |at| at + 1);
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let end = span.end as usize + rest.find('\n').map_or(rest.len(), |at| at + 1);
    Span::new(start, end)
}

/// `text` with another line after its last header, indented like that header.
fn with_line(text: &str, last: Option<&Header<'_>>, line: &str) -> String {
    let Some(last) = last else {
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        return format!("{text}{gap}{line}");
    };
    let name = last.name_place.span.start as usize;
    let before = text.get(..name).unwrap_or_default();
    let prefix = before.get(before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..).unwrap_or_default();
    let prefix = prefix.trim_start_matches('\u{feff}');
    let end = last.value_place.span.end as usize;
    // Whitespace after the value belongs to its line.
    let rest = text.get(end..).unwrap_or_default();
    let end = end + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    spliced(text, Span::new(end, end), &format!("\n{prefix}{line}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headers_of_a_parent_and_of_a_worker_are_edited() {
        let mut scenario: Scenario = serde_json::from_value(serde_json::json!({
            "page": {
                "url": "https://a.example/",
                "frame": { "parent": { "url": "https://b.example/", "headers": "Vary: Origin" } },
                "worker": { "kind": "dedicated", "url": "https://a.example/worker.js" }
            },
            "request": { "api": "fetch", "url": "/" }
        }))
        .expect("a scenario");
        let edit = |target: &str, before: Option<&str>| Edit {
            target: target.to_owned(),
            header: Some("Vary".to_owned()),
            before: before.map(str::to_owned),
            after: Some("*".to_owned()),
        };
        apply_edit(&mut scenario, &edit("page.frame.parent.headers", Some("Origin")));
        apply_edit(&mut scenario, &edit("page.worker.headers", None));
        let wanted = Some(HeaderInput::Text("Vary: *".to_owned()));
        assert_eq!(scenario.page.frame.map(|frame| frame.parent.headers), Some(wanted.clone()));
        assert_eq!(scenario.page.worker.map(|worker| worker.headers), Some(wanted));
    }
}
