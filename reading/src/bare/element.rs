//! The product's own markup, and its fenced code blocks. The package interprets them, because it also draws them.

use crate::Source;
use crate::reader::sure;

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.text().contains("<would-block ") { sure::NAMED + 1 } else { sure::NO }
}

/// Lines with a page and with a title or a request. No header has these names.
pub(super) fn recognise_fence(source: &Source<'_>) -> u8 {
    let text = source.text();
    let has = |name: &str| {
        text.lines().any(|line| line.trim_start().strip_prefix(name).is_some_and(|rest| rest.starts_with(": ")))
    };
    let titles = ["page-headers", "request-headers", "preflight", "response", "meta"];
    let has_title = text.lines().any(|line| {
        titles.iter().any(|title| line.trim_end().strip_prefix(title).is_some_and(|rest| rest.starts_with(':')))
    });
    let asks = ["fetch", "xhr", "websocket", "eventsource", "beacon", "api"].into_iter().any(has);
    if has("page") && (asks || has_title) && !text.contains("```") { sure::NAMED } else { sure::NO }
}
