//! Whether the sources have changed since the last build; if not, `cargo xtask serve` starts at once.
//!
//! Cargo could find that out, too, but running it for each module and writing the glue again takes several seconds.
//!
//! This program is part of the state, because it contains the engine's catalogues and writes them. If a file changes after
//! cargo has compiled this program, cargo compiles it again at the next start, and then the state is another one.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use super::write;
use crate::{Failure, paths};

/// Folders of a crate that do not affect its modules.
const LEFT_OUT: [&str; 4] = ["tests", "examples", "target", "node_modules"];

/// Where the stamp of the last build is kept.
fn file() -> PathBuf {
    paths::target().join("xtask-sources.txt")
}

/// A state of the sources as one text: the name, size and time of each file, and this program.
#[derive(Debug, PartialEq)]
pub(crate) struct Stamp(String);

impl Stamp {
    /// The current state of the sources.
    pub(super) fn of_sources() -> Result<Self, Failure> {
        let failed = |error| format!("Could not read this program: {error}.");
        let driver = std::env::current_exe().and_then(std::fs::read).map_err(failed)?;
        hash(&files()?, &driver).map(Self)
    }

    /// Whether the last build was made from the current sources.
    pub(super) fn is_of_last_build() -> bool {
        let before = std::fs::read_to_string(file());
        matches!((before, Self::of_sources()), (Ok(before), Ok(Self(now))) if before == now)
    }

    /// Records that everything has been compiled from this state.
    pub(super) fn remember(&self) -> Result<(), Failure> {
        write(&file(), &self.0)
    }

    /// Removes the stamp of the last build when a new build begins, so that an aborted build does not count.
    pub(super) fn forget() {
        // It does not matter if there is no stamp.
        let _ = std::fs::remove_file(file());
    }
}

/// The files that the modules are compiled from: the root's own, the catalogues of the languages, and the crates below
/// the root.
fn files() -> Result<Vec<PathBuf>, Failure> {
    let root = paths::root();
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    collect(&root.join("src"), &mut files)?;
    let failed = |error| format!("Could not read {}: {error}.", paths::languages().display());
    files.extend(paths::rust_files(paths::languages()).map_err(failed)?);
    for folder in entries(root)? {
        if folder.join("Cargo.toml").is_file() {
            collect(&folder, &mut files)?;
        }
    }
    files.sort();
    Ok(files)
}

fn hash(files: &[PathBuf], driver: &[u8]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    driver.hash(&mut hasher);
    for path in files {
        let failed = |error| format!("Could not read {}: {error}.", path.display());
        let about = std::fs::metadata(path).map_err(failed)?;
        (path, about.len(), about.modified().map_err(failed)?).hash(&mut hasher);
    }
    Ok(format!("{:016x} of {} files\n", hasher.finish(), files.len()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for path in entries(folder)? {
        if !path.is_dir() {
            files.push(path);
        } else if !LEFT_OUT.iter().any(|name| path.ends_with(name)) {
            collect(&path, files)?;
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    std::fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|error| format!("Could not read {}: {error}.", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sources_have_the_same_stamp() {
        let first = Stamp::of_sources().unwrap();
        assert_eq!(first, Stamp::of_sources().unwrap());
        let count: usize = first.0.split_whitespace().nth(2).unwrap().parse().unwrap();
        assert!(count > 200, "{first:?}");
    }

    #[test]
    fn another_driver_has_another_stamp() {
        let files = files().unwrap();
        assert_ne!(hash(&files, b"compiled before a change"), hash(&files, b"compiled after it"));
    }
}
