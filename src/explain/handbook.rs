//! The addresses of the handbook's sections about problems of the input.

/// The address of the section about `code`, which is the code of a [`ProblemKind`](crate::input::problem::ProblemKind).
///
/// It begins with the `homepage` in `Cargo.toml`. While that is empty, it names the file in the package, which contains a
/// copy of the page.
pub(super) fn section(code: &str) -> String {
    match env!("CARGO_PKG_HOMEPAGE") {
        // The anchor that readers of Markdown give the heading.
        "" => format!("wouldblock/docs/warnings.md#{}", code.replace('.', "")),
        // VitePress's anchor of the heading.
        home => format!("{home}docs/warnings.html#{}", code.replace('.', "-")),
    }
}
