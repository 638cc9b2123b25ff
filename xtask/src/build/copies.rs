//! npm packs only files in the package's own folder.

use super::{read, write};
use crate::{Failure, paths};

/// Copies the licences, and the page that diagnostics refer to, into `pkg/`.
pub(crate) fn copy() -> Result<(), Failure> {
    for name in ["LICENSE-APACHE", "LICENSE-MIT", "docs/warnings.md"] {
        write(&paths::root().join("pkg").join(name), read(&paths::root().join(name))?)?;
    }
    Ok(())
}
