//! Where the handbook explains what is wrong with an input.

/// The address of the section about `code`, a code of a [`ProblemKind`](crate::input::problem::ProblemKind).
///
/// The public address is the `homepage` in `Cargo.toml`. While that is not filled in, this is the place in the repository.
pub(super) fn section(code: &str) -> String {
    match env!("CARGO_PKG_HOMEPAGE") {
        // As GitHub names headings.
        "" => format!("docs/warnings.md#{}", code.replace('.', "")),
        // As VitePress names them.
        home => format!("{home}docs/warnings.html#{}", code.replace('.', "-")),
    }
}
