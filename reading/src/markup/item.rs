//! The requests of markup, before they become a reading.

use std::ops::Range;

use crate::cut::Cut as _;
use crate::reading::Request;
use crate::relative_url::has_scheme;
use crate::words::Sentence;
use crate::words::markup::Markup;
use crate::{Draft, Source};

/// One request, with its places in the text.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) request: Request,
    /// The element or the rule.
    pub(super) at: Range<usize>,
    /// The places of parts of the request.
    pub(super) places: Vec<(&'static str, Range<usize>)>,
    /// Notes about what is left open.
    pub(super) open: Vec<(&'static str, Sentence, Range<usize>)>,
}

impl Item {
    pub(super) fn new(api: &str, at: Range<usize>) -> Self {
        Self {
            request: Request { api: Some(api.to_owned()), ..Request::default() },
            at,
            places: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Adds a note about something that the markup leaves open about this request.
    pub(super) fn note(&mut self, path: &'static str, why: impl Into<Sentence>, at: &Range<usize>) {
        self.open.push((path, why.into(), at.clone()));
    }

    /// The same with other places.
    pub(super) fn placed(mut self, place: impl Fn(&Range<usize>) -> Range<usize>) -> Self {
        self.at = place(&self.at);
        self.places.iter_mut().for_each(|(_, at)| *at = place(at));
        self.open.iter_mut().for_each(|(_, _, at)| *at = place(at));
        self
    }

    /// Sets the URL, unless a template fills it in.
    pub(super) fn url(&mut self, url: &str, at: &Range<usize>) {
        if let Some(placeholder) = placeholder(url) {
            self.note("request.url", Markup::Placeholder.with("code", placeholder), at);
            return;
        }
        if url.starts_with("//") {
            self.note("page.url", Markup::Scheme.with("url", url), at);
        } else if !has_scheme(url) {
            self.note("page.url", Markup::Relative.with("url", url), at);
        }
        self.request.url = Some(url.to_owned());
        self.places.push(("request.url", at.clone()));
    }

    fn fill(self, draft: &mut Draft<'_>) {
        draft.reading.request = Some(self.request);
        for (path, at) in &self.places {
            draft.place(path, at);
        }
        for (path, why, at) in self.open {
            draft.unresolved(path, why, Some(&at));
        }
    }
}

/// Writes one request as the reading's own request, and several as a list.
pub(super) fn write(draft: &mut Draft<'_>, source: &Source<'_>, mut items: Vec<Item>) {
    if items.len() == 1
        && let Some(item) = items.pop()
    {
        item.fill(draft);
        return;
    }
    for item in items {
        let at = source.span(&item.at);
        let mut part = draft.for_part(source);
        item.fill(&mut part);
        draft.push_finished(part, at);
    }
}

/// Writes what the text causes besides its requests.
pub(super) fn write_others(draft: &mut Draft<'_>, source: &Source<'_>, items: Vec<Item>) {
    for item in items {
        let at = source.span(&item.at);
        let mut part = draft.for_part(source);
        item.fill(&mut part);
        draft.push_also(part, at);
    }
}

/// Writes what only the policy of a whole project depends on.
pub(super) fn write_local(draft: &mut Draft<'_>, source: &Source<'_>, items: Vec<Item>) {
    for item in items {
        let at = source.span(&item.at);
        let mut part = draft.for_part(source);
        item.fill(&mut part);
        draft.push_local(part, at);
    }
}

/// The part of a `data:` URL that policies look at: not the contents.
pub(super) fn data_url(url: &str) -> Option<&str> {
    let is_data = url.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    url.split_inclusive(',').next().filter(|_| is_data)
}

/// A placeholder of a template: `{{ url }}`, `<%= url %>`, `${url}`, `{url}`, `%PUBLIC_URL%`.
fn placeholder(url: &str) -> Option<&str> {
    let start = ["{{", "<%", "<?", "${", "{%", "{"].iter().find_map(|mark| url.find(mark));
    let start = start.or_else(|| url.starts_with("%PUBLIC_").then_some(0))?;
    Some(url.cut(start..).trim())
}
