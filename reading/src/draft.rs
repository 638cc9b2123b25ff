//! A reading that is being built.

use std::ops::Range;

use crate::origin::origin_of;
use crate::reading::{HeaderValue, Hop, Page, Part, Reading, Request, Response, Role, TextSpan, Unread, Unresolved};
use crate::relative_url::join;
use crate::words::core::Core;
use crate::words::{Language, Sentence};
use crate::{Needs, Outcome, Source};

/// Collects the findings of a reader. Ranges are bytes of the source's text, and become places in the pasted text.
#[derive(Debug)]
pub struct Draft<'a> {
    source: &'a Source<'a>,
    language: Language,
    /// The findings. Readers may set fields directly if they have no place to give.
    pub reading: Reading,
    needs: Option<Needs>,
}

impl<'a> Draft<'a> {
    /// An empty draft.
    #[must_use]
    pub fn new(source: &'a Source<'a>, kind: &str, language: Language) -> Self {
        let reading = Reading { kind: kind.to_owned(), at: Some(source.whole()), ..Reading::default() };
        Self { source, language, reading, needs: None }
    }

    /// A draft for a part of the source, in the same language. Its reading can be moved into this one's.
    #[must_use]
    pub fn for_part<'b>(&self, source: &'b Source<'b>) -> Draft<'b> {
        Draft::new(source, &self.reading.kind, self.language)
    }

    /// Adds the reading of one of several requests, which is at `at` in the source.
    pub fn push_request(&mut self, reading: Reading, at: TextSpan) {
        let Reading { page, request, network, unresolved, embedded, .. } = reading;
        self.reading.requests.push(Part { page, request, network, embedded, unresolved, at: Some(at) });
    }

    /// Finishes the draft of one of several requests and adds its reading with its places.
    pub fn push_finished(&mut self, part: Draft<'_>, at: TextSpan) {
        let Outcome::Reading(mut reading) = part.finish() else { return };
        let index = self.reading.requests.len();
        for (path, span) in std::mem::take(&mut reading.places) {
            self.reading.places.insert(format!("requests[{index}].{path}"), span);
        }
        self.push_request(*reading, at);
    }

    /// Finishes the draft of something that the text causes besides its requests.
    pub fn push_also(&mut self, part: Draft<'_>, at: TextSpan) {
        let Outcome::Reading(reading) = part.finish() else { return };
        let Reading { request, unresolved, .. } = *reading;
        self.reading.also.push(Part { request, unresolved, at: Some(at), ..Part::default() });
    }

    /// Finishes the draft of a load that a project needs to know and that is no request of a pasted text.
    pub fn push_local(&mut self, part: Draft<'_>, at: TextSpan) {
        let Outcome::Reading(reading) = part.finish() else { return };
        let Reading { request, unresolved, .. } = *reading;
        self.reading.local.push(Part { request, unresolved, at: Some(at), ..Part::default() });
    }

    /// The language of the sentences.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Sets a more specific kind.
    pub fn kind(&mut self, kind: &str) {
        kind.clone_into(&mut self.reading.kind);
    }

    /// Sets the title.
    pub fn title(&mut self, title: impl Into<Sentence>) {
        self.reading.title = title.into().text(self.language);
    }

    /// The owner of the headers, by the field into which the text was pasted.
    #[must_use]
    pub fn target_role(&self) -> Option<Role> {
        let target = self.source.target()?;
        if target.starts_with("page") {
            Some(Role::Page)
        } else if target.ends_with("preflight.headers") {
            Some(Role::Preflight)
        } else {
            target.ends_with("response.headers").then_some(Role::Response)
        }
    }

    /// Records that another module has to read the text.
    pub fn needs(&mut self, module: Needs) {
        self.needs = Some(module);
    }

    /// The page, for changes.
    pub fn page(&mut self) -> &mut Page {
        self.reading.page.get_or_insert_default()
    }

    /// The request, for changes.
    pub fn request(&mut self) -> &mut Request {
        self.reading.request.get_or_insert_default()
    }

    /// A hop of the network, for changes. Earlier hops are created, too.
    #[expect(clippy::indexing_slicing, reason = "the hops up to the index are created first")]
    pub fn hop(&mut self, index: usize) -> &mut Hop {
        if self.reading.network.len() <= index {
            self.reading.network.resize_with(index + 1, Hop::default);
        }
        &mut self.reading.network[index]
    }

    /// The response to the request at a hop.
    pub fn response(&mut self, hop: usize) -> &mut Response {
        self.hop(hop).response.get_or_insert_default()
    }

    /// The response to the preflight at a hop.
    pub fn preflight(&mut self, hop: usize) -> &mut Response {
        self.hop(hop).preflight.get_or_insert_default()
    }

    /// Notes which URL each response came from: the first one was requested at `url`, and each redirect leads to the next.
    pub fn responses_are_from(&mut self, url: &str) {
        let is_known = |url: &String| origin_of(url).is_some() && !url.contains('$');
        let mut url = Some(url.to_owned()).filter(is_known);
        for hop in &mut self.reading.network {
            for response in [&mut hop.preflight, &mut hop.response].into_iter().flatten() {
                response.url.clone_from(&url);
            }
            let location = hop.response.as_ref().and_then(|response| response.text_of("location"));
            url = url.zip(location).map(|(url, location)| join(&url, location)).filter(is_known);
        }
    }

    /// Sets the page's URL.
    pub fn page_url(&mut self, url: impl Into<String>, at: &Range<usize>) {
        self.page().url = Some(url.into());
        self.place("page.url", at);
    }

    /// Sets the request's URL.
    pub fn request_url(&mut self, url: impl Into<String>, at: &Range<usize>) {
        self.request().url = Some(url.into());
        self.place("request.url", at);
    }

    /// Sets the request's method.
    pub fn request_method(&mut self, method: impl Into<String>, at: &Range<usize>) {
        self.request().method = Some(method.into());
        self.place("request.method", at);
    }

    /// Adds a header that the script sets.
    pub fn request_header(&mut self, name: &str, value: impl Into<HeaderValue>, at: &Range<usize>) {
        let headers = &mut self.request().headers;
        headers.push((name.to_owned(), value.into()));
        let path = format!("request.headers[{}]", headers.len() - 1);
        self.place(&path, at);
    }

    /// Adds a header of the page.
    pub fn page_header(&mut self, name: &str, value: impl Into<HeaderValue>, at: &Range<usize>) {
        let headers = &mut self.page().headers;
        headers.push((name.to_owned(), value.into()));
        let path = format!("page.headers[{}]", headers.len() - 1);
        self.place(&path, at);
    }

    /// Adds a header of the response to the request.
    pub fn response_header(&mut self, hop: usize, name: &str, value: impl Into<HeaderValue>, at: &Range<usize>) {
        let headers = &mut self.response(hop).headers;
        headers.push((name.to_owned(), value.into()));
        let path = format!("network[{hop}].response.headers[{}]", headers.len() - 1);
        self.place(&path, at);
    }

    /// Adds a header of the response to the preflight.
    pub fn preflight_header(&mut self, hop: usize, name: &str, value: impl Into<HeaderValue>, at: &Range<usize>) {
        let headers = &mut self.preflight(hop).headers;
        headers.push((name.to_owned(), value.into()));
        let path = format!("network[{hop}].preflight.headers[{}]", headers.len() - 1);
        self.place(&path, at);
    }

    /// Adds to the headers whose owner `role` names.
    pub fn header(&mut self, name: &str, value: impl Into<HeaderValue>, at: &Range<usize>) {
        self.reading.headers.push((name.to_owned(), value.into()));
        let path = format!("headers[{}]", self.reading.headers.len() - 1);
        self.place(&path, at);
    }

    /// Sets the owner of `headers`.
    pub fn role(&mut self, role: Role) {
        self.reading.role = Some(role);
    }

    /// Records where a part of the reading was found.
    pub fn place(&mut self, path: &str, at: &Range<usize>) {
        let at = self.source.span(at);
        self.reading.places.insert(path.to_owned(), at);
    }

    /// Adds a note about something that the text leaves open.
    pub fn unresolved(&mut self, path: &str, why: impl Into<Sentence>, at: Option<&Range<usize>>) {
        let why = why.into();
        let header = why.open_header().map(str::to_owned);
        let conditional = why.is_condition();
        let why = why.text(self.language);
        let at = at.map(|at| self.source.span(at));
        if !self.reading.unresolved.iter().any(|known| known.path == path && known.why == why) {
            self.reading.unresolved.push(Unresolved {
                path: path.to_owned(),
                why,
                at,
                header,
                conditional,
                ..Unresolved::default()
            });
        }
    }

    /// Adds a value that the text leaves open, and the values that it may be: none if any may.
    pub fn one_of(&mut self, path: &str, values: &[&str], why: impl Into<Sentence>) {
        let why = why.into().text(self.language);
        let one_of = Some(values.iter().map(|value| (*value).to_owned()).collect());
        self.reading.unresolved.push(Unresolved { path: path.to_owned(), why, one_of, ..Unresolved::default() });
    }

    /// Adds a note about a value that was assumed, because the text does not give it.
    pub fn assumed(&mut self, path: &str, why: impl Into<Sentence>) {
        let why = why.into().text(self.language);
        self.reading.unresolved.push(Unresolved { path: path.to_owned(), why, assumed: true, ..Unresolved::default() });
    }

    /// Records a part of the text that was not understood.
    pub fn unread(&mut self, at: &Range<usize>, why: impl Into<Sentence>) {
        let why = why.into().text(self.language);
        let at = self.source.span(at);
        self.reading.unread.push(Unread { at, why });
    }

    /// Finishes the reading. Anything that every scenario needs and this one lacks becomes unresolved.
    #[must_use]
    pub fn finish(mut self) -> Outcome {
        if let Some(needs) = self.needs {
            return Outcome::Needs { needs, at: self.source.whole() };
        }
        self.ask_for_what_is_missing();
        if self.reading.title.is_empty() {
            let kind = self.reading.kind.clone();
            self.title(Sentence::from(Core::Kind).with("kind", kind));
        }
        Outcome::Reading(Box::new(self.reading))
    }

    fn ask_for_what_is_missing(&mut self) {
        if self.reading.kind == "unknown" {
            return;
        }
        if let Some(at) = self.source.invisible() {
            let why = Sentence::from(Core::Invisible).text(self.language);
            self.reading.unresolved.push(Unresolved {
                path: "headers".to_owned(),
                why,
                at: Some(at),
                ..Unresolved::default()
            });
        }
        let several = !self.reading.requests.is_empty();
        let page = self.reading.page.as_ref();
        if page.is_none_or(|page| page.url.is_none()) && !several {
            self.ask("page.url", Core::PageUrl);
        }
        match &self.reading.request {
            None if several => self.ask("request", Core::WhichRequest),
            None => self.ask("request", Core::Request),
            Some(request) => {
                let (no_url, no_api) = (request.url.is_none() && !self.is_about_code(), request.api.is_none());
                if no_url {
                    self.ask("request.url", Core::RequestUrl);
                }
                if no_api {
                    self.ask("request.api", Core::RequestApi);
                }
            }
        }
        if self.reading.network.is_empty() && !several && !self.is_about_code() {
            self.ask("network", Core::Network);
        }
    }

    /// Whether the request is code in the page, given or not, which has no URL and no response.
    fn is_about_code(&self) -> bool {
        let given = self.reading.request.as_ref().is_some_and(|request| request.text.is_some());
        given || self.is_noted("request.text")
    }

    /// Adds a note for a missing value, unless a reader has already added one.
    fn ask(&mut self, path: &str, why: Core) {
        if !self.is_noted(path) {
            self.unresolved(path, why, None);
        }
    }

    /// Whether there is a note about this path.
    fn is_noted(&self, path: &str) -> bool {
        self.reading.unresolved.iter().any(|known| known.path == path)
    }
}
