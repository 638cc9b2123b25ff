//! Paths of the repository and of cargo.

use std::path::{Path, PathBuf};

/// The repository's root: the folder above this crate's.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the repository")
}

/// Where cargo puts its output. It is passed to every cargo process, so that they all use the same folder
/// or one below it.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .and_then(|folder| std::path::absolute(folder).ok())
        .unwrap_or_else(|| root().join("target"))
}

/// Where cargo keeps the sources of dependencies, or `None` if it is unknown.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let below_home = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(below_home)
}
