//! A request that was seen, whatever the form of its line.

use wouldblock::scenario::{Api, Hop, RequestDescription};

use crate::words::Why;

/// A request that was seen.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The page.
    pub page: PageText<'a>,
    /// The request.
    pub request: RequestDescription,
    /// The responses of the servers, as they are written; empty if they are not known.
    pub network: Option<&'a str>,
    /// How many requests it represents.
    pub count: u64,
    /// When it was seen, in milliseconds since 1970.
    pub time: Option<i64>,
    /// Whether a browser reported it.
    pub is_report: bool,
    /// Whether it is a violation report, so that a browser claims that the page's policy blocked it.
    pub is_violation: bool,
    /// The script that made the request, if a report names it.
    pub source_file: Option<String>,
    /// Whether the path of the request's URL is not known.
    pub has_only_origin: bool,
    /// What a recording leaves open about it.
    pub open: Open,
}

/// What the source of a line does not say about its request, as far as it knows that.
#[derive(Clone, Debug, Default)]
pub struct Open {
    /// The APIs that may have made the request, if there are several.
    pub apis: Vec<Api>,
    /// Whether the page is a document within the one that is audited, and has policies of its own.
    pub embedded: bool,
    /// The path of a value that is not known, if the verdict depends on it.
    pub missing: Option<String>,
}

impl Open {
    /// Whether the request is not judged like any other.
    #[must_use]
    pub fn leaves_something(&self) -> bool {
        self.embedded || self.apis.len() > 1 || self.missing.is_some()
    }
}

impl Seen<'_> {
    /// The responses of the servers.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(crate) fn hops(&self) -> Result<Vec<Hop>, Why> {
        let Some(network) = self.network else {
            return Ok(Vec::new());
        };
        if !network.starts_with('[') && network != "null" {
            return Err(Why::Network("expected a list".to_owned()));
        }
        let hops: Option<Vec<Hop>> = serde_json::from_str(network).map_err(|error| Why::Network(error.to_string()))?;
        Ok(hops.unwrap_or_default())
    }
}

/// A page as it is written, so that pages of different lines can be compared as text.
#[derive(Debug)]
#[non_exhaustive]
pub enum PageText<'a> {
    /// JSON from the line.
    Borrowed(&'a str),
    /// JSON that was made from another format.
    Owned(String),
}

impl PageText<'_> {
    /// The JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            PageText::Borrowed(text) => text,
            PageText::Owned(text) => text,
        }
    }
}
