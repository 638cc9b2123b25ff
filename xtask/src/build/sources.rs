//! The files of the page, by their names relative to the page.

use super::read;
use crate::{Failure, paths};

/// A file of the page or, below `pkg/`, of the package.
pub(crate) fn bytes(name: &str) -> Result<Vec<u8>, Failure> {
    let root = paths::root();
    read(&if name.starts_with("pkg/") { root.join(name) } else { root.join("www").join(name) })
}

/// The same file as text.
pub(crate) fn text(name: &str) -> Result<String, Failure> {
    String::from_utf8(bytes(name)?).map_err(|_| format!("{name} is not UTF-8."))
}

/// The style sheet that a line of the page's markup links to.
pub(crate) fn stylesheet(line: &str) -> Option<&str> {
    line.strip_prefix("<link rel=\"stylesheet\" href=\"./")?.split('"').next()
}
