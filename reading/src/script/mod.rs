//! JavaScript and TypeScript. The grammar is large, so it is in a separate module (`reading-script/`); this module only
//! recognises scripts.

use crate::Needs;
use crate::cut::Cut as _;
use crate::reader::{Reader, sure};
use crate::source::Source;

/// Recognises scripts and requests the module that reads them.
pub const READERS: &[Reader] = &[Reader { kind: "js", recognise, read: |_, draft| draft.needs(Needs::Script) }];

/// Calls that make requests. Each is followed by a bracket, or is a name that is enough by itself.
const CALLS: &[&str] = &[
    "fetch",
    "fetchLater",
    "$fetch",
    "useFetch",
    "axios",
    "ky",
    "superagent",
    "$http",
    "XMLHttpRequest",
    "XDomainRequest",
    "WebSocket",
    "EventSource",
    "EventSourcePolyfill",
    "fetchEventSource",
    "WebTransport",
    "sendBeacon",
    "importScripts",
    "Worker",
    "SharedWorker",
    "Request",
    "Image",
    "Audio",
    "FontFace",
    "createElement",
    "import",
];

/// Methods of libraries, which are only searched for after these names.
const OBJECTS: &[&str] = &[
    "axios",
    "$",
    "jQuery",
    "ky",
    "superagent",
    "request",
    "http",
    "$http",
    "httpClient",
    "api",
    "client",
    "serviceWorker",
];

const METHODS: &[&str] = &[
    "ajax",
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "head",
    "request",
    "getJSON",
    "getScript",
    "create",
    "jsonp",
    "register",
    "$get",
    "$post",
    "ajaxSetup",
];

/// Endings of files that hold scripts.
pub(crate) const ENDINGS: &[&str] = &[".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".vue", ".svelte"];

fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text();
    if source.name().is_some_and(|name| ENDINGS.iter().any(|ending| name.to_ascii_lowercase().ends_with(ending))) {
        return sure::LIKELY + 10;
    }
    if has_policy_in_jsx(text) {
        return sure::CERTAIN;
    }
    match (has_call(text) || imports_library(text), is_markup(text)) {
        (true, true) => sure::LIKELY - 20,
        (true, false) => sure::LIKELY,
        (false, _) => sure::NO,
    }
}

/// Whether the text loads a library whose default export makes requests under any name.
fn imports_library(text: &str) -> bool {
    ["superagent", "axios", "ky", "ofetch"].iter().any(|library| {
        ["from '", "from \"", "require('", "require(\""].iter().any(|way| {
            text.match_indices(&format!("{way}{library}"))
                .any(|(at, found)| text.cut(at + found.len()..).starts_with(['\'', '"']))
        })
    })
}

/// `<meta httpEquiv="Content-Security-Policy" …>`: the attribute in JSX.
fn has_policy_in_jsx(text: &str) -> bool {
    text.contains("httpEquiv") && text.to_ascii_lowercase().contains("content-security-policy")
}

/// Whether the text begins like HTML. Files of Vue and Svelte do, too: a script is then searched for inside.
fn is_markup(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with('<') && !start.to_ascii_lowercase().starts_with("<script") && !start.starts_with("<template")
}

/// Whether the text calls something that makes a request.
pub(crate) fn has_call(text: &str) -> bool {
    let call = |(at, _): (usize, &str)| {
        let end = without_type_arguments(text, at);
        let (before, name) = text.cut(..end).split_at(end - last_word(text.cut(..end)).len());
        let before = before.trim_end();
        // `->` and `::` call methods in other languages; a stack trace names functions after `at`.
        let foreign = before.ends_with("->") || before.ends_with("::") || before.ends_with("function");
        let called = CALLS.contains(&name) || METHODS.contains(&name) && is_library(before);
        called && !foreign && !is_comment(text, end)
    };
    // `new XMLHttpRequest;`
    text.match_indices('(').any(call) || text.contains("new XMLHttpRequest") || text.contains("new XDomainRequest")
}

/// Whether a text ends with the name of a library and a dot.
fn is_library(text: &str) -> bool {
    let object = text.strip_suffix('.').map(|text| text.strip_suffix('?').unwrap_or(text));
    object.is_some_and(|object| {
        let name = last_word(object.trim_end());
        OBJECTS.iter().any(|known| name.eq_ignore_ascii_case(known))
    })
}

/// `get<Item[]>(…)`: the end of the name before the types.
fn without_type_arguments(text: &str, end: usize) -> usize {
    if !text.cut(..end).ends_with('>') {
        return end;
    }
    let window = end.saturating_sub(200);
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(end).skip(window).rev() {
        match byte {
            b'>' => depth += 1,
            b'<' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            b';' | b'\n' => break,
            _ => {}
        }
    }
    end
}

/// The identifier at the end of a text.
fn last_word(text: &str) -> &str {
    let start = text.bytes().rposition(|byte| !(byte.is_ascii_alphanumeric() || b"_$".contains(&byte)));
    text.cut(start.map_or(0, |before| before + 1)..)
}

/// Whether a place is after `//` on its line. Only the nearest part of the line is searched.
fn is_comment(text: &str, at: usize) -> bool {
    let near = text.as_bytes().get(at.saturating_sub(400)..at).unwrap_or_default();
    let line = near.iter().rposition(|byte| *byte == b'\n').and_then(|end| near.get(end + 1..));
    line.or_else(|| (at <= 400).then_some(near)).is_some_and(|line| line.trim_ascii_start().starts_with(b"//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_recognised() {
        for text in [
            "await fetch(url)",
            "axios.post('/x')",
            "$.ajax({})",
            "this.http.get<Item[]>(url)",
            "const x = new XMLHttpRequest;",
            "const x = new XDomainRequest;",
            "navigator.sendBeacon('/x')",
            "é fetch('x')",
        ] {
            assert!(has_call(text), "{text}");
        }
        for text in [
            "// fetch('x')",
            "function fetch(url) {}",
            "$stmt->fetch()",
            "at fetch (app.js:1)",
            "prefetch('x')",
            "map.get('x')",
        ] {
            assert!(!has_call(text), "{text}");
        }
    }
}
