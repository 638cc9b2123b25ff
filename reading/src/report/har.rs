//! HAR files: those of Chrome, Firefox and Safari, whole or cut off, and single entries.
#![expect(clippy::indexing_slicing, reason = "a chain consists of indices of the entries")]

use std::collections::HashMap;

use super::har_documents::{Documents, Owner};
use super::har_entry::{self, Entry, kind};
use crate::json::{self, Node, Problem};
use crate::origin::origin_of;
use crate::reader::sure;
use crate::reading::{Hop, Page, Part, Reading};
use crate::words::core::Core;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text().trim_start();
    if !text.starts_with(['{', '[']) {
        return sure::NO;
    }
    let has = |name: &str| text.contains(name);
    if has("\"log\"") && has("\"entries\"") || has("\"request\"") && has("\"response\"") && has("\"startedDateTime\"") {
        return sure::NAMED;
    }
    sure::NO
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::Har);
    let text = source.text();
    let start = text.len() - text.trim_start().len();
    let root = match json::parse_at(text, start) {
        Ok((root, _)) => root,
        Err(Problem::TooDeep(at)) => {
            draft.unread(&(at..text.len()), Core::TooDeep);
            return;
        }
        Err(Problem::Unexpected(at)) => {
            draft.unread(&(at..text.len()), Core::JsonBroken);
            return;
        }
    };
    if !root.complete {
        let end = text.len();
        let last = text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at);
        draft.unread(&(last..end), Core::CutOff);
    }
    let log = root.get("log").unwrap_or(&root);
    let single = std::slice::from_ref(log);
    let nodes = match log.get("entries") {
        Some(entries) => entries.items(),
        None if log.items().is_empty() => single,
        None => log.items(),
    };
    let pages = titles(log);
    let mut entries: Vec<Entry<'_>> = nodes.iter().filter_map(|node| Entry::of(node, &pages)).collect();
    kind::find_pages(&mut entries);
    let entries = entries;
    for (index, node) in nodes.iter().enumerate().filter(|(_, node)| node.complete && !std::ptr::eq(*node, log)) {
        if Entry::of(node, &pages).is_none_or(|entry| !har_entry::has_scheme(entry.url)) {
            draft.unread(&node.at, Core::UnreadEntry.with("number", (index + 1).to_string()));
        }
    }
    let of_extensions = entries.iter().filter(|entry| har_entry::is_of_extension(entry.url));
    draft.reading.extensions = of_extensions.map(|entry| entry.address(source)).collect();
    let found = joined(&entries);
    let documents = Documents::of(&entries);
    let mut local = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let Some(part) = entry.local(source, draft) else { continue };
        let mut of_part = draft.for_part(source);
        of_part.reading.page = part.page;
        of_part.reading.unresolved = part.unresolved;
        fill_page(&mut of_part, &documents, documents.owner(index, None));
        let Reading { page, unresolved, embedded, .. } = of_part.reading;
        local.push(Part { page, embedded, unresolved, ..part });
    }
    draft.reading.local = local;
    let mut parts: Vec<(Part, bool)> = Vec::new();
    let mut only = None;
    for (index, chain) in &found {
        let mut part = draft.for_part(source);
        entries[*index].fill(&mut part, chain, &entries);
        let claimed = entries[*index].claimed_page(draft, source);
        fill_page(&mut part, &documents, documents.owner(*index, claimed.as_deref()));
        if found.len() == 1 {
            only = Some(part.reading.clone());
        }
        let failed = chain.iter().any(|index| entries[*index].failed());
        let reading = part.reading;
        let at = Some(source.span(&entries[*index].node.at));
        let part = Part {
            page: reading.page,
            request: reading.request,
            network: reading.network,
            embedded: reading.embedded,
            unresolved: reading.unresolved,
            at,
        };
        parts.push((part, failed));
    }
    if let Some(reading) = only {
        let at = draft.reading.at;
        let read = std::mem::replace(&mut draft.reading, reading);
        draft.reading.title = read.title;
        draft.reading.unread = read.unread;
        draft.reading.extensions = read.extensions;
        draft.reading.local = read.local;
        draft.reading.at = at;
        if let [Hop { response: Some(response), .. }] = draft.reading.network.as_slice() {
            draft.reading.headers = response.headers.clone();
            draft.role(crate::reading::Role::Response);
        }
        return;
    }
    if parts.is_empty() {
        match entries.iter().find(|entry| entry.is_preflight()) {
            Some(preflight) => har_entry::fill_lonely_preflight(preflight, draft),
            None => only_pages(draft, &entries),
        }
        return;
    }
    if let Some(index) = parts.iter().position(|(_, failed)| *failed) {
        draft.unresolved("request", Core::FailedRequest.with("number", (index + 1).to_string()), None);
    }
    draft.reading.requests = parts.into_iter().map(|(part, _)| part).collect();
}

/// A recording with only the load of a page: it has facts about the page.
fn only_pages(draft: &mut Draft<'_>, entries: &[Entry<'_>]) {
    if let Some(document) = entries.iter().rev().find(|entry| entry.is_document()) {
        draft.reading.page =
            Some(Page { url: Some(document.url.to_owned()), headers: document.page_headers(), ..Page::default() });
        draft.role(crate::reading::Role::Page);
        draft.reading.headers = document.page_headers();
    }
}

/// The addresses of the pages by their IDs. Firefox has a page's title there, which is not an address.
fn titles<'a>(log: &'a Node<'_>) -> HashMap<&'a str, &'a str> {
    let pages = log.get("pages").map_or(&[] as &[Node<'_>], Node::items);
    let address = |page: &&'a Node<'_>| page.text_of("title").filter(|title| origin_of(title).is_some());
    pages.iter().filter_map(|page| Some((page.text_of("id")?, address(&page)?))).collect()
}

/// Fills in the document that makes a request: its policies are those of the request's page.
fn fill_page(draft: &mut Draft<'_>, documents: &Documents<'_, '_>, owner: Owner) {
    match owner {
        Owner::NotRecorded => {}
        Owner::Document(document) => {
            draft.reading.embedded = documents.is_embedded(document);
            let is_embedded = draft.reading.embedded;
            let url = documents.url(document);
            let page = draft.page();
            page.headers = documents.headers(document);
            // A script may have changed the address of a page since.
            if is_embedded || page.url.as_deref().and_then(origin_of) != origin_of(url) {
                page.url = Some(url.to_owned());
            }
        }
        Owner::Foreign => {
            draft.reading.embedded = true;
            draft.unresolved("page.headers", Core::ForeignDocument, None);
        }
        Owner::Open => draft.unresolved("page.headers", Core::SeveralDocuments, None),
    }
}

/// The requests, each with the entries of its chain: redirects and preflights have separate entries. Chrome writes a
/// preflight after its request, and Firefox before it.
fn joined(entries: &[Entry<'_>]) -> Vec<(usize, Vec<usize>)> {
    // The indices of each address, in ascending order, so that a recording with many thousands of entries is read
    // quickly.
    let mut by_url: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        by_url.entry(entry.url).or_default().push(index);
    }
    let mut taken = vec![false; entries.len()];
    let mut found = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if taken[index] || entry.is_preflight() || entry.is_document() || !har_entry::is_requested(entry.url) {
            continue;
        }
        let mut chain = vec![index];
        taken[index] = true;
        let mut last = index;
        while chain.len() < 32
            && let Some(target) = entries[last].redirected_to()
            && let Some(candidates) = by_url.get(target.as_str())
            && let Some(next) =
                candidates.get(candidates.partition_point(|candidate| *candidate <= last)..).and_then(|rest| {
                    rest.iter().find(|candidate| !taken[**candidate] && !entries[**candidate].is_preflight())
                })
        {
            taken[*next] = true;
            chain.push(*next);
            last = *next;
        }
        found.push((index, chain));
    }
    found
}
