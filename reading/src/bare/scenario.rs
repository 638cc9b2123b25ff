//! The product's own JSON.

use crate::headers;
use crate::json::{self, Node, Value};
use crate::reader::sure;
use crate::reading::{Headers, Page, Request, Response, Role};
use crate::words::core::Core;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text().trim_start();
    if !text.starts_with('{') || !text.contains("\"page\"") || !text.contains("\"request\"") {
        return sure::NO;
    }
    let known = json::parse(text).is_ok_and(|(node, _)| {
        let is_object = |name| node.get(name).is_some_and(Node::is_object);
        is_object("page") && is_object("request")
    });
    if known { sure::NAMED } else { sure::NO }
}

/// Reads a scenario.
pub fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::Scenario);
    let text = source.text();
    let start = text.len() - text.trim_start().len();
    let Ok((node, _)) = json::parse_at(text, start) else {
        draft.unread(&(0..text.len()), Core::JsonBroken);
        return;
    };
    if let Some(page) = node.get("page") {
        fill_page(draft, page);
    }
    if let Some(request) = node.get("request") {
        fill_request(draft, request);
    }
    for (hop, node) in node.get("network").map_or(&[] as &[Node<'_>], Node::items).iter().enumerate() {
        draft.hop(hop);
        if let Some(head) = node.get("preflight") {
            *draft.preflight(hop) = response(head);
        }
        if let Some(head) = node.get("response") {
            *draft.response(hop) = response(head);
        }
    }
    if let Some(response) = draft.reading.network.first().and_then(|hop| hop.response.as_ref()) {
        draft.reading.headers = response.headers.clone();
        draft.role(Role::Response);
    }
}

fn fill_page(draft: &mut Draft<'_>, node: &Node<'_>) {
    let texts =
        |name: &str| node.get(name).map(|list| list.items().iter().filter_map(Node::text).map(str::to_owned).collect());
    *draft.page() = Page {
        url: node.text_of("url").map(str::to_owned),
        headers: node.get("headers").map(header_input).unwrap_or_default(),
        meta: texts("meta").unwrap_or_default(),
        host_permissions: texts("hostPermissions"),
        address_space: node.text_of("addressSpace").map(str::to_owned),
    };
    if let Some(url) = node.get("url") {
        draft.place("page.url", &url.at);
    }
}

fn fill_request(draft: &mut Draft<'_>, node: &Node<'_>) {
    // The field names are the contract's on both sides; only headers may come as a block of lines.
    let plain = Node {
        value: Value::Object(node.members().iter().filter(|member| member.name != "headers").cloned().collect()),
        at: node.at.clone(),
        complete: node.complete,
    };
    let mut request: Request = serde_json::from_value(value(&plain)).unwrap_or_default();
    request.headers = node.get("headers").map(header_input).unwrap_or_default();
    *draft.request() = request;
    for name in ["url", "api", "method"] {
        if let Some(member) = node.get(name) {
            draft.place(&format!("request.{name}"), &member.at);
        }
    }
}

fn response(node: &Node<'_>) -> Response {
    // A status line that was pasted with the headers.
    let line = node.get("headers").and_then(Node::text).unwrap_or_default().trim_start();
    let line_status =
        || line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok().filter(|status| *status >= 100);
    Response {
        status: node.get("status").and_then(Node::number).or_else(line_status),
        headers: node.get("headers").map(header_input).unwrap_or_default(),
        url: node.text_of("url").map(str::to_owned),
    }
}

/// Headers as a block of lines, or as pairs.
fn header_input(node: &Node<'_>) -> Headers {
    if let Some(text) = node.text() {
        let fields = text.lines().filter_map(|line| headers::field(line, 0));
        return fields.map(|field| (field.name.to_owned(), field.value.into())).collect();
    }
    let pairs = node.items().iter().filter_map(|pair| match pair.items() {
        [name, value] => Some((name.text()?.to_owned(), value.text()?.into())),
        _ => None,
    });
    pairs.collect()
}

fn value(node: &Node<'_>) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(bool) => (*bool).into(),
        Value::Number(number) => serde_json::from_str(number).unwrap_or_default(),
        Value::Text(text) => text.as_ref().into(),
        Value::List(items) => items.iter().map(value).collect(),
        Value::Object(members) => serde_json::Value::Object(
            members.iter().map(|member| (member.name.to_string(), value(&member.value))).collect(),
        ),
    }
}
