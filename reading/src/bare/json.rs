//! Headers as JSON, and the manifest of an extension.

use std::ops::Range;

use super::lines;
use crate::cut::Cut as _;
use crate::headers::{self, Field};
use crate::json::{self, Node};
use crate::reader::sure;
use crate::reading::Role;
use crate::words::core::Core;
use crate::{Draft, Source};

/// The text as a JSON value, complete or cut off.
fn root<'a>(source: &'a Source<'_>) -> Option<Node<'a>> {
    let text = source.text();
    let start = text.len() - text.trim_start().len();
    if !text.cut(start..).starts_with(['{', '[']) {
        return None;
    }
    json::parse_at(text, start).ok().filter(|(_, end)| text.cut(*end..).trim().len() <= 2).map(|(node, _)| node)
}

pub(super) fn recognise_headers(source: &Source<'_>) -> u8 {
    let text = source.text().trim_start_matches(|char: char| char.is_whitespace() || "{[".contains(char));
    // With such quotes it is a dump of Python or Node.
    if source.text().len() > 1 << 20 || text.starts_with('\'') {
        return sure::NO;
    }
    let Some(node) = root(source) else { return sure::NO };
    let mut found = Vec::new();
    collect(&node, &mut found);
    let known = found.iter().filter(|(name, ..)| headers::is_known(name)).count();
    if known >= 1 && known * 2 >= found.len() { sure::CERTAIN - 10 } else { sure::NO }
}

pub(super) fn read_headers(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::HeadersAsJson);
    let Some(node) = root(source) else { return };
    if !node.complete {
        let end = source.text().len();
        draft.unread(&(end.saturating_sub(1)..end), Core::CutOff);
    }
    let mut found = Vec::new();
    collect(&node, &mut found);
    let fields = found.iter().map(|(name, value, at)| Field { name, value, at: at.clone() });
    lines::deliver(draft, fields.collect());
}

/// Headers in a value: an object of names, a list of pairs, of names and values in turn, or of objects that have both.
fn collect<'a>(node: &'a Node<'_>, found: &mut Vec<(&'a str, &'a str, Range<usize>)>) {
    for member in node.members() {
        match member.value.text() {
            Some(value) => found.push((&member.name, value, member.value.at.clone())),
            None if member.name == "headers" => collect(&member.value, found),
            None => {
                for item in member.value.items() {
                    if let Some(value) = item.text() {
                        found.push((&member.name, value, item.at.clone()));
                    }
                }
            }
        }
    }
    let items = node.items();
    if !items.is_empty() && items.len().is_multiple_of(2) && items.iter().all(|item| item.text().is_some()) {
        for pair in items.chunks(2) {
            if let [name, value] = pair
                && let (Some(name), Some(text)) = (name.text(), value.text())
            {
                found.push((name, text, value.at.clone()));
            }
        }
        return;
    }
    for item in items {
        if let [name, value] = item.items()
            && let (Some(name), Some(text)) = (name.text(), value.text())
        {
            found.push((name, text, value.at.clone()));
        }
        let name = item.text_of("name").or_else(|| item.text_of("key"));
        if let (Some(name), Some(value)) = (name, item.get("value"))
            && let Some(text) = value.text()
        {
            found.push((name, text, value.at.clone()));
        }
    }
}

pub(super) fn recognise_manifest(source: &Source<'_>) -> u8 {
    let named = source.text().contains("\"manifest_version\"");
    if named && root(source).is_some_and(|node| node.get("manifest_version").is_some()) {
        sure::NAMED
    } else {
        sure::NO
    }
}

pub(super) fn read_manifest(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::Manifest);
    draft.role(Role::Page);
    let Some(node) = root(source) else { return };
    let lists = ["host_permissions", "permissions"];
    let hosts: Vec<_> = lists
        .iter()
        .filter_map(|name| node.get(name))
        .flat_map(Node::items)
        .filter_map(Node::text)
        .filter(|text| text.contains("://") || *text == "<all_urls>")
        .map(str::to_owned)
        .collect();
    draft.page().host_permissions = Some(hosts);
    for name in lists {
        if let Some(list) = node
            .get(name)
            .filter(|list| list.items().iter().any(|item| item.text().is_some_and(|text| text.contains("://"))))
        {
            draft.place("page.hostPermissions", &list.at);
        }
    }
    let optional = ["optional_host_permissions", "optional_permissions"].iter().find_map(|name| node.get(name));
    if let Some(list) = optional {
        draft.unresolved("page.hostPermissions", Core::OptionalPermissions, Some(&list.at));
    }
    let policy = node.get("content_security_policy");
    let policy = policy
        .and_then(|policy| policy.get("extension_pages").or(Some(policy)))
        .filter(|policy| policy.text().is_some());
    if let Some(policy) = policy {
        let value = policy.text().unwrap_or_default();
        draft.page_header("Content-Security-Policy", value, &policy.at);
        draft.header("Content-Security-Policy", value, &policy.at);
    }
    draft.unresolved("page.url", Core::ExtensionId, None);
}
