//! Azure API Management: `<cors>` and `<set-header>` in the XML of a policy.

use std::ops::Range;

use roxmltree::Node;

use super::document::{TagName, xml_piece};
use super::site::{Header, Preflight, Site, join, path_of, publish, set};
use crate::reader::sure;
use crate::reading::{Allowed, HeaderValue};
use crate::words::config::Config;
use crate::words::core::Core;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_policy = has("<policies>") || has("<inbound>") || has("<outbound>");
    let is_piece = has("<set-header ") && has("<value>") || has("<allowed-origins>") && has("<origin>");
    if text.trim_start().starts_with('<') && (is_piece || is_policy && (has("<cors") || has("<set-header"))) {
        super::SURE
    } else {
        sure::NO
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let mut wrapped = String::new();
    let (document, offset) = match xml_piece(source, &mut wrapped) {
        Ok(read) => read,
        Err(line) => {
            draft.unread(&line, Core::NotUnderstood);
            return publish(draft, "Azure API Management", &[]);
        }
    };
    let mut site = Site::default();
    for node in document.descendants().filter(Node::is_element) {
        let range = node.range();
        let at = range.start.saturating_sub(offset)..range.end.saturating_sub(offset).min(text.len());
        match node.tag_name().name() {
            "cors" => cors(draft, node, &at, &mut site),
            "set-header" => set_header(draft, node, &at, &mut site),
            _ => {}
        }
    }
    draft.unresolved("network[0].response.headers", Config::Upstream, None);
    publish(draft, "Azure API Management", &[site]);
}

fn child<'d, 'i>(node: Node<'d, 'i>, name: &str) -> Option<Node<'d, 'i>> {
    node.children().find(|child| child.has_tag_name_ignoring_namespace(name))
}

/// The texts of elements such as `<origin>…</origin>` in a list; `None` if there is no such list.
fn texts(node: Node<'_, '_>, list: &str) -> Option<Vec<String>> {
    let list = child(node, list)?;
    let text = |item: Node<'_, '_>| item.text().unwrap_or_default().trim().to_owned();
    Some(list.children().filter(Node::is_element).map(text).collect())
}

/// Whether a text is a value that the gateway computes, or one with a name elsewhere: `@(…)`, `{{name}}`.
fn is_open(text: &str) -> bool {
    text.starts_with('@') || text.contains("{{")
}

/// Records that the text does not give the value of a header.
fn leave_open(draft: &mut Draft<'_>, name: &str, on: &str, at: &Range<usize>) {
    draft.unresolved(path_of(name), Config::Depends.with("name", name).with("on", on), Some(at));
}

/// Reads `<cors>`, with which the gateway responds to preflights itself.
fn cors(draft: &mut Draft<'_>, node: Node<'_, '_>, at: &Range<usize>, site: &mut Site) {
    const ORIGIN: &str = "Access-Control-Allow-Origin";
    let has_credentials = node.attribute("allow-credentials").is_some_and(|flag| flag.eq_ignore_ascii_case("true"));
    let origins = texts(node, "allowed-origins").unwrap_or_default();
    let is_any = origins.iter().any(|origin| origin == "*");
    if let Some(open) = origins.iter().find(|origin| is_open(origin)) {
        leave_open(draft, ORIGIN, open, at);
    } else if is_any && has_credentials {
        // The documentation does not say whether the gateway then sends the star or the origin.
        leave_open(draft, ORIGIN, "*", at);
    }
    let origin = if is_any {
        HeaderValue::from("*")
    } else {
        HeaderValue::origins(origins.into_iter().map(Allowed::Origin).collect())
    };
    let mut common = vec![Header::new(ORIGIN, origin, at.clone())];
    if has_credentials {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", at.clone()));
    }
    let mut preflight = common.clone();
    let methods = texts(node, "allowed-methods").unwrap_or_else(|| vec!["GET".to_owned(), "POST".to_owned()]);
    let headers = texts(node, "allowed-headers").unwrap_or_default();
    for (name, list, echo) in [
        ("Access-Control-Allow-Methods", methods, HeaderValue::requested_method()),
        ("Access-Control-Allow-Headers", headers, HeaderValue::requested_headers()),
    ] {
        if list.iter().any(|item| item == "*") {
            if has_credentials {
                let why = Config::Depends.with("name", name).with("on", "*");
                draft.unresolved("network[0].preflight.headers", why, Some(at));
            }
            preflight.push(Header::new(name, echo, at.clone()));
        } else if !list.is_empty() {
            preflight.push(Header::new(name, list.join(","), at.clone()));
        }
    }
    let age = child(node, "allowed-methods").and_then(|list| list.attribute("preflight-result-max-age"));
    preflight.extend(age.map(|seconds| Header::new("Access-Control-Max-Age", seconds, at.clone())));
    for header in common {
        set(&mut site.response, header);
    }
    if let Some(exposed) = texts(node, "expose-headers").filter(|exposed| !exposed.is_empty()) {
        set(&mut site.response, Header::new("Access-Control-Expose-Headers", exposed.join(","), at.clone()));
    }
    site.preflight = Some(Preflight { status: Some(200), headers: preflight });
}

/// Reads `<set-header>`. In the outbound section it sets a header of the response, and in the inbound section one of
/// the request to the backend.
fn set_header(draft: &mut Draft<'_>, node: Node<'_, '_>, at: &Range<usize>, site: &mut Site) {
    let Some(name) = node.attribute("name") else { return };
    let within = |name: &str| node.ancestors().any(|around| around.has_tag_name_ignoring_namespace(name));
    let is_response = within("outbound") || within("return-response") || within("on-error");
    if !is_response && (within("inbound") || within("backend") || within("send-request")) {
        return;
    }
    let when = node.ancestors().find(|around| matches!(around.tag_name().name(), "when" | "otherwise"));
    if let Some(when) = when {
        let on = when.attribute("condition").unwrap_or("otherwise");
        draft.unresolved(path_of(name), Config::OnlyIf.with("name", name).with("on", on), Some(at));
    } else if !is_response {
        leave_open(draft, name, "<inbound>, <outbound>", at);
    }
    let action = node.attribute("exists-action").unwrap_or("override");
    if action == "delete" {
        site.response.retain(|header| !header.is(name));
        return;
    }
    if action == "skip" {
        draft.unresolved(
            path_of(name),
            Config::OnlyIf.with("name", name).with("on", "exists-action=\"skip\""),
            Some(at),
        );
    }
    for value in node.children().filter(|child| child.has_tag_name_ignoring_namespace("value")) {
        let text = value.text().unwrap_or_default().trim();
        if is_open(text) {
            leave_open(draft, name, text, at);
        }
        let header = Header::new(name, text, at.clone());
        if action == "append" { join(&mut site.response, header) } else { set(&mut site.response, header) }
    }
}
