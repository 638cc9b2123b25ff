//! HTTP messages: requests, responses, and whole exchanges.

pub mod exchange;
pub mod head;

use crate::Source;
use crate::reader::{Reader, sure};
use crate::words::core::Core;

/// The readers of HTTP messages.
pub const READERS: &[Reader] = &[Reader { kind: "http", recognise, read }];

fn recognise(source: &Source<'_>) -> u8 {
    let starts = source.lines().filter(|(_, line)| head::Start::of(head::unmarked(line)).is_some()).count();
    if starts > 0 { sure::CERTAIN - 10 } else { sure::NO }
}

fn read(source: &Source<'_>, draft: &mut crate::Draft<'_>) {
    let heads = head::heads(source, 0..source.text().len());
    let found = exchange::exchanges(heads);
    let (requests, responses) =
        (found.iter().any(|one| one.request.is_some()), found.iter().any(|one| !one.responses.is_empty()));
    let (kind, title) = match (requests, responses) {
        (true, true) => ("http.exchange", Core::HttpExchange),
        (true, false) => ("http.request", Core::HttpRequest),
        _ => ("http.response", Core::HttpResponse),
    };
    draft.kind(kind);
    draft.title(title);
    exchange::fill(draft, &found, None);
}
