//! A text that is only an address, and links to this product.

use std::ops::Range;

use crate::cut::Cut as _;
use crate::reader::sure;
use crate::words::core::Core;
use crate::{Draft, Needs, Source};

const SCHEMES: [&str; 4] = ["http://", "https://", "ws://", "wss://"];

/// The addresses of a text that has one address on each line and nothing else.
fn addresses(text: &str) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let bare = line.trim().trim_matches(['<', '>', '"', '\'', '`', ',']);
        let start = at + line.find(bare).unwrap_or(0);
        at += line.len() + 1;
        if bare.is_empty() {
            continue;
        }
        let lower = bare.get(..8).unwrap_or(bare).to_ascii_lowercase();
        let address = SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) && !bare.contains(char::is_whitespace);
        if !address || found.len() >= 1000 {
            return None;
        }
        found.push(start..start + bare.len());
    }
    (!found.is_empty()).then_some(found)
}

pub(super) fn recognise_link(source: &Source<'_>) -> u8 {
    let text = source.text().trim();
    let fragment = text.find("#s=").map(|at| text.cut(at + 3..)).or_else(|| text.strip_prefix("s="));
    let ours = fragment.is_some_and(|rest| rest.starts_with("0.") || rest.starts_with("1."));
    if ours && (!text.contains(char::is_whitespace) || is_around_a_link(text)) { sure::NAMED } else { sure::NO }
}

/// Whether a text is one that the page copies with a link in it: Markdown for an issue, or a frame.
fn is_around_a_link(text: &str) -> bool {
    let Some((before, _)) = text.split_once("#s=") else { return false };
    let is_markdown =
        text.starts_with("### ") && before.rfind("](http").is_some_and(|at| !before.cut(at..).contains('\n'));
    let is_frame = text.starts_with("<iframe") && before.ends_with("/embed.html");
    is_markdown || is_frame
}

pub(super) fn read_link(_: &Source<'_>, draft: &mut Draft<'_>) {
    draft.needs(Needs::Link);
}

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.text().len() < 1 << 17 && addresses(source.text()).is_some() { sure::CERTAIN } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::Url);
    let Some(found) = addresses(source.text()) else { return };
    if let [at] = found.as_slice() {
        one(draft, source, at);
        return;
    }
    for at in &found {
        let mut part = draft.for_part(source);
        one(&mut part, source, at);
        let reading = part.reading;
        draft.reading.requests.push(crate::reading::Part {
            request: reading.request,
            unresolved: reading.unresolved,
            at: Some(source.span(at)),
            ..crate::reading::Part::default()
        });
    }
}

fn one(draft: &mut Draft<'_>, source: &Source<'_>, at: &Range<usize>) {
    let url = source.text().cut(at.clone());
    if source.target() == Some("page.url") {
        draft.page_url(url, at);
        return;
    }
    draft.request_url(url, at);
    if url.get(..2).is_some_and(|scheme| scheme.eq_ignore_ascii_case("ws")) {
        draft.request().api = Some("websocket".to_owned());
    } else {
        draft.unresolved("request.url", Core::PageOrRequest, None);
    }
}
