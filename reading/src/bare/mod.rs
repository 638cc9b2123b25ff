//! Texts of one kind: headers in any notation, a policy, an address, a scenario, an extension's manifest, a console.

pub mod console;
mod dump;
mod element;
mod json;
mod lines;
mod policy;
pub mod scenario;
mod url;

use crate::cut::Cut as _;
use crate::reader::Reader;

/// The readers of such texts.
pub const READERS: &[Reader] = &[
    Reader { kind: "console", recognise: console::recognise, read: console::read },
    Reader { kind: "scenario", recognise: scenario::recognise, read: scenario::read },
    Reader { kind: "manifest", recognise: json::recognise_manifest, read: json::read_manifest },
    Reader { kind: "headers.json", recognise: json::recognise_headers, read: json::read_headers },
    Reader { kind: "element", recognise: element::recognise, read: |_, draft| draft.needs(crate::Needs::Element) },
    Reader { kind: "fence", recognise: element::recognise_fence, read: |_, draft| draft.needs(crate::Needs::Fence) },
    Reader { kind: "link", recognise: url::recognise_link, read: url::read_link },
    Reader { kind: "url", recognise: url::recognise, read: url::read },
    Reader { kind: "policy", recognise: policy::recognise, read: policy::read },
    Reader { kind: "headers", recognise: lines::recognise, read: lines::read },
    Reader { kind: "headers", recognise: dump::recognise, read: dump::read },
];

/// Whether a text looks like a program or a configuration, in which single lines may look like headers.
fn is_code(text: &str) -> bool {
    const CALLS: &[&str] = &[
        "Headers",
        "CaseInsensitiveDict",
        "HTTPHeaderDict",
        "AxiosHeaders",
        "Map",
        "dict",
        "Object",
        "OrderedDict",
        "print",
        "Response",
        "log",
        "string",
        "array",
    ];
    text.lines().any(|line| {
        let line = line.trim();
        // PHP's `array(2) {`.
        let line = line.strip_prefix("array(").and_then(|rest| rest.strip_suffix(") {")).map_or(line, |_| "{");
        let call = line.find('(').is_some_and(|at| {
            let name =
                line.cut(..at).rsplit(|char: char| !(char.is_alphanumeric() || char == '_')).next().unwrap_or_default();
            !name.is_empty() && !CALLS.contains(&name) && !name.ends_with("Headers") && line.cut(at..).contains(')')
        });
        let header = crate::headers::field(line, 0).is_some_and(|field| crate::headers::is_known(field.name));
        let prose = line.split_whitespace().count() > 6 && !line.ends_with([';', '{', '}']);
        (call || line.ends_with('{') && line.len() > 2 && !line.starts_with("map[") && !line.contains("Headers"))
            && !header
            && !prose
            || line.starts_with("add_header ")
            || line.starts_with("Header ")
            || line.starts_with("</")
    })
}
