//! Records of browsers: violation reports and HAR files.

pub mod csp;
pub mod har;
mod har_documents;
mod har_entry;

use crate::reader::Reader;

/// The readers of reports and recordings.
pub const READERS: &[Reader] = &[
    Reader { kind: "har", recognise: har::recognise, read: har::read },
    Reader { kind: "report.csp", recognise: csp::recognise, read: csp::read },
];
