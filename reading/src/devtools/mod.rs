//! Texts copied from the network panel of developer tools.

mod panel;
mod table;

use crate::reader::Reader;

/// The readers of panels.
pub const READERS: &[Reader] = &[
    Reader { kind: "devtools.headers", recognise: panel::recognise, read: panel::read },
    Reader { kind: "devtools.table", recognise: table::recognise, read: table::read },
];
