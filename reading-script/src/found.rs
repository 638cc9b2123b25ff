//! A request of the text, while it is being built.

use oxc_span::Span;
use wouldblock_reading::reading::{Body, Request};
use wouldblock_reading::words::Sentence;

/// One request of the text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The part of the reading's kind after "js.".
    pub(crate) kind: &'static str,
    /// The call, for the title: "`axios.post()`".
    pub(crate) call: String,
    pub(crate) request: Request,
    /// The request that the browser itself sent, if `DevTools` copied it: it has facts about the page and the call.
    pub(crate) sent: Vec<Sent>,
    /// The places of parts, by their paths.
    pub(crate) places: Vec<(String, Span)>,
    pub(crate) open: Vec<Note>,
    /// The environment that runs the code.
    pub(crate) place: Place,
    pub(crate) at: Span,
    /// Whether `DevTools` copied the loading of a page.
    pub(crate) is_navigation: bool,
    /// Every address that the request may have, if the text is a file of a project; `request.url` is then empty.
    pub(crate) addresses: Vec<Address>,
}

/// A header that a browser has sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) at: Span,
}

/// One address that a request of a project may have.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    /// The address, with a mark for each part that is not known.
    pub(crate) url: String,
    /// The reason why parts are not known.
    pub(crate) why: Option<Sentence>,
    pub(crate) at: Span,
}

/// Something that the text leaves open.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) path: String,
    pub(crate) why: Sentence,
    pub(crate) at: Option<Span>,
}

/// The environment that runs a piece of code, and how it is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Page,
    /// A worker that a page started.
    Worker(Span),
    /// A server, a worker at the edge, or a tool on the command line.
    Server(Span),
    /// A service worker, which handles requests of pages.
    ServiceWorker(Span),
}

impl Found {
    pub(crate) fn new(kind: &'static str, api: &str, call: impl Into<String>, at: Span) -> Self {
        Self {
            kind,
            call: call.into(),
            request: Request { api: Some(api.to_owned()), ..Request::default() },
            sent: Vec::new(),
            places: Vec::new(),
            open: Vec::new(),
            place: Place::Page,
            at,
            is_navigation: false,
            addresses: Vec::new(),
        }
    }

    /// Changes the address, if it is known.
    pub(crate) fn map_url(&mut self, change: impl Fn(&str) -> String) {
        let urls = self.request.url.iter_mut().chain(self.addresses.iter_mut().map(|address| &mut address.url));
        urls.for_each(|url| *url = change(url));
    }

    /// How long its addresses are.
    pub(crate) fn weight(&self) -> usize {
        self.addresses.iter().map(|address| address.url.len()).sum()
    }

    /// Whether both are the same request of the same place.
    pub(crate) fn same(&self, other: &Found) -> bool {
        self.at == other.at
            && self.request == other.request
            && self.addresses.iter().map(|one| &one.url).eq(other.addresses.iter().map(|one| &one.url))
    }

    pub(crate) fn place(&mut self, path: &str, at: Span) {
        self.places.push((path.to_owned(), at));
    }

    /// Adds a note about something that the text leaves open.
    pub(crate) fn note(&mut self, path: &str, why: impl Into<Sentence>, at: Option<Span>) {
        self.open.push(Note { path: path.to_owned(), why: why.into(), at });
    }

    pub(crate) fn header(&mut self, name: &str, value: impl Into<String>, at: Span) {
        let path = format!("request.headers[{}]", self.request.headers.len());
        self.request.headers.push((name.to_owned(), value.into().into()));
        self.place(&path, at);
    }

    /// Adds a header that a library sets, unless the text sets it.
    pub(crate) fn default_header(&mut self, name: &str, value: &str) {
        if !self.has_header(name) {
            self.request.headers.push((name.to_owned(), value.into()));
        }
    }

    pub(crate) fn has_header(&self, name: &str) -> bool {
        self.request.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
    }

    pub(crate) fn body(&mut self, kind: &str) {
        self.request.body = Some(Body::new(kind));
    }
}
