//! The documents of a recording, and which of them makes a request: each document has a policy of its own.
#![expect(clippy::indexing_slicing, reason = "a document consists of indices of the entries")]

use std::collections::HashMap;

use super::har_entry::Entry;
use crate::headers;
use crate::origin::origin_of;
use crate::reading::Headers;

/// The document that makes a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Owner {
    /// The recording does not show the load of any document that it may be.
    NotRecorded,
    /// The document of this entry.
    Document(usize),
    /// A document within the page whose load is not recorded.
    Foreign,
    /// One of several documents with different policies.
    Open,
}

/// How many documents within a page are considered: a request names the one that it comes from, or any may be it.
const MOST: usize = 64;

/// The documents of a recording.
#[derive(Debug)]
pub(super) struct Documents<'e, 'a> {
    entries: &'e [Entry<'a>],
    /// The documents of each page in their order, by the ID of the page.
    of_pages: HashMap<Option<&'a str>, Vec<usize>>,
    /// The last entry of each address.
    by_url: HashMap<&'a str, usize>,
}

/// An address without its fragment.
fn bare(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

impl<'e, 'a> Documents<'e, 'a> {
    pub(super) fn of(entries: &'e [Entry<'a>]) -> Self {
        let mut of_pages: HashMap<Option<&'a str>, Vec<usize>> = HashMap::new();
        let mut by_url = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            by_url.insert(bare(entry.url), index);
            if entry.is_navigation() && entry.has_response() && entry.redirected_to().is_none() {
                of_pages.entry(entry.page_id()).or_default().push(index);
            }
        }
        Documents { entries, of_pages, by_url }
    }

    /// The headers of a document.
    pub(super) fn headers(&self, document: usize) -> Headers {
        self.entries[document].page_headers()
    }

    /// Whether a document is within another one.
    pub(super) fn is_embedded(&self, document: usize) -> bool {
        !self.entries[document].is_document()
    }

    /// The address of a document.
    pub(super) fn url(&self, document: usize) -> &'a str {
        self.entries[document].url
    }

    /// The document that makes the request of the entry at `index`, whose headers name the page `claimed`.
    pub(super) fn owner(&self, index: usize, claimed: Option<&str>) -> Owner {
        let entry = &self.entries[index];
        let all = self.of_pages.get(&entry.page_id()).map_or(&[] as &[usize], Vec::as_slice);
        // The last page before the request, and the documents that were loaded into it.
        let before = &all[..all.partition_point(|document| *document < index)];
        let page = before.iter().rposition(|document| self.entries[*document].is_document());
        let near = &before[page.unwrap_or(0)..];
        if let Some(document) = entry.parsed_from().and_then(|url| self.exact(near, url)) {
            return Owner::Document(document);
        }
        let Some(claimed) = claimed else {
            // An entry that names neither its page nor a referrer may belong to any page.
            return if entry.page_id().is_some() { self.any_of(near.iter().copied()) } else { Owner::NotRecorded };
        };
        // An address with only a slash may be the origin of a longer one.
        let names_path = origin_of(claimed).is_some_and(|origin| claimed.len() > origin.len() + 1);
        if names_path && let Some(document) = self.exact(near, claimed).or_else(|| self.exact(all, claimed)) {
            return Owner::Document(document);
        }
        let origin = origin_of(claimed);
        let is_near = |document: &usize| origin_of(self.entries[*document].url) == origin;
        if near.iter().any(is_near) {
            return self.any_of(near.iter().copied().filter(is_near));
        }
        let of_page = page.map(|at| self.entries[before[at]].url).or(entry.page);
        if of_page.is_none_or(|page| origin_of(page) == origin) {
            // The request may precede the entry of its document.
            return self.exact(all, claimed).map_or(Owner::NotRecorded, Owner::Document);
        }
        // Style sheets are referrers, too. The document of another origin may be missing in the recording.
        match self.by_url.get(bare(claimed)).map(|referrer| &self.entries[*referrer]) {
            Some(referrer) if names_path && referrer.is_style() => self.any_of(near.iter().copied()),
            _ => Owner::Foreign,
        }
    }

    /// The last document with this address.
    fn exact(&self, documents: &[usize], url: &str) -> Option<usize> {
        let near = documents.iter().rev().take(MOST);
        near.copied().find(|document| bare(self.entries[*document].url) == bare(url))
    }

    /// The only one of the documents, or the page's, if all have the origin and the policies of the page.
    fn any_of(&self, documents: impl Iterator<Item = usize>) -> Owner {
        let documents: Vec<usize> = documents.take(MOST + 1).collect();
        let Some((first, others)) = documents.split_first() else { return Owner::NotRecorded };
        let is_like_first = |other: &usize| {
            let [one, other] = [first, other].map(|document| &self.entries[*document]);
            origin_of(one.url) == origin_of(other.url) && policies(one) == policies(other)
        };
        if others.len() < MOST && others.iter().all(is_like_first) { Owner::Document(*first) } else { Owner::Open }
    }
}

/// The headers that decide what a document may request. Nonces are new in each response.
fn policies(document: &Entry<'_>) -> Vec<(String, String)> {
    let headers = document.page_headers().into_iter().filter(|(name, _)| headers::is_of_a_page(name));
    let without_nonces = |value: &str| {
        let words = value.split_ascii_whitespace().filter(|word| !word.starts_with("'nonce-"));
        words.collect::<Vec<_>>().join(" ")
    };
    headers
        .map(|(name, value)| (name.to_ascii_lowercase(), without_nonces(value.as_text().unwrap_or_default())))
        .collect()
}
