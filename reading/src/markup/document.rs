//! What a document loads, as far as it has been read.

use std::ops::Range;

use super::item::Item;
use crate::relative_url;
use crate::words::Sentence;

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) items: Vec<Item>,
    /// Code in the markup: scripts, styles, handlers.
    pub(super) inline: Vec<Item>,
    /// Requests that the browser may make instead of others, or only if somebody clicks.
    pub(super) others: Vec<Item>,
    /// Loads of `data:` URLs, and what a pasted text is not about.
    pub(super) local: Vec<Item>,
    pub(super) policies: Vec<(String, Range<usize>)>,
    pub(super) open: Vec<(&'static str, Sentence, Range<usize>)>,
    pub(super) base: Option<String>,
    /// Whether the `<picture>` or media element already has a source.
    pub(super) has_source: bool,
}

impl Document {
    /// A URL of the markup, resolved against the base of the document.
    pub(super) fn resolved(&self, url: &str) -> String {
        match &self.base {
            Some(base) => relative_url::join(base, url),
            None => url.to_owned(),
        }
    }

    /// An item whose URL is resolved.
    pub(super) fn based(&self, mut item: Item) -> Item {
        if let Some(url) = &item.request.url {
            item.request.url = Some(self.resolved(url));
        }
        item
    }
}
