//! The list of requests, copied as a table: it has the result of each, but no addresses.

use crate::reader::sure;
use crate::words::core::Core;
use crate::{Draft, Source};

const COLUMNS: [&str; 14] = [
    "name",
    "status",
    "type",
    "initiator",
    "size",
    "time",
    "waterfall",
    "method",
    "domain",
    "file",
    "transferred",
    "protocol",
    "scheme",
    "path",
];

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let Some((_, first)) = source.lines().find(|(_, line)| !line.trim().is_empty()) else { return sure::NO };
    let cells: Vec<_> = first.split('\t').map(|cell| cell.trim().to_ascii_lowercase()).collect();
    let known = cells.iter().filter(|cell| COLUMNS.contains(&cell.as_str())).count();
    if known >= 4 && known == cells.len() { sure::CERTAIN } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::NetworkTable);
    draft.unresolved("request.url", Core::NoAddresses, None);
    let mut lines = source.lines().filter(|(_, line)| !line.trim().is_empty());
    lines.next();
    for (at, _) in lines {
        draft.unread(&at, Core::NoAddresses);
    }
}
