//! Globals of browsers.

/// The name of a global without the object that contains all globals.
pub(crate) fn without_window(path: &str) -> &str {
    let mut path = path;
    for prefix in ["window.", "globalThis.", "self.", "unsafeWindow."] {
        path = path.strip_prefix(prefix).unwrap_or(path);
    }
    path
}

/// Whether a method of a client makes a request.
pub(crate) fn is_verb(name: &str) -> bool {
    matches!(name, "get" | "post" | "put" | "patch" | "delete" | "head" | "request")
}

/// Whether an assignment to a global opens another page.
pub(crate) fn is_location(path: &str) -> bool {
    let path = without_window(path);
    let path = ["parent.", "top.", "opener.", "document."]
        .iter()
        .fold(path, |path, owner| path.strip_prefix(owner).unwrap_or(path));
    matches!(path, "location" | "location.href")
}
