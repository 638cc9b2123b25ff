//! Paths of the repository and of cargo.

use std::path::{Path, PathBuf};

/// The repository's root: the folder above this crate's.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the repository")
}

/// The folder with the words of each language, and the list of the languages.
pub(crate) fn languages() -> PathBuf {
    root().join("pkg").join("languages")
}

/// The Rust files in a folder and in the folders inside it.
pub(crate) fn rust_files(folder: PathBuf) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
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
