//! Text that reads like a policy and is none: a policy without its header's name, a server's configuration, a whole
//! `<meta>` tag.
//!
//! What it would block nobody can tell, so nothing that a policy might block is called allowed beside it.

use super::directive::DirectiveName;
use super::page_policies::PagePolicies;
use crate::input::Place;
use crate::trace::{Code, Flow, Trace};

/// Such a piece of text.
#[derive(Clone, Debug)]
pub(crate) struct Unread<'a> {
    /// Path of the scenario's field in which it stands.
    pub(crate) path: String,
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

/// Nothing that a policy might block is allowed beside such a text.
pub(crate) fn check(policies: PagePolicies<'_, '_>, trace: &mut Trace) -> Flow<()> {
    match &policies.csp_list.unread {
        None => Ok(()),
        Some(Unread { path, text, place }) => {
            Err(trace.unknown(Code::CspNotRead, path, |decision| decision.with("line", *text).at(*place)))
        }
    }
}

/// The first of the lines of the page's headers that are no headers, or of its `meta` policies, which reads like a policy.
/// `paths` are those of the headers and of the `meta` policies.
pub(crate) fn find<'a>(
    lines: &[(&'a str, Place)],
    meta: &[(&'a str, Place)],
    paths: [&'static str; 2],
) -> Option<Unread<'a>> {
    let [headers_path, meta_path] = paths;
    let of_headers = lines.iter().filter(|(text, _)| reads_like_policy(text)).map(|(text, place)| Unread {
        path: headers_path.to_owned(),
        text,
        place: *place,
    });
    let is_markup = |text: &str| text.trim_start().starts_with('<') || names_header(&text.to_ascii_lowercase());
    let of_meta = meta
        .iter()
        .enumerate()
        .filter(|(_, (text, _))| is_markup(text))
        .map(|(index, (text, place))| Unread { path: format!("{meta_path}[{index}]"), text, place: *place });
    of_headers.chain(of_meta).next()
}

/// Whether a line that is no header names the header, or a directive.
fn reads_like_policy(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    if line.contains("content-security-policy-report-only") {
        return false;
    }
    let is_directive = |word: &str| word.ends_with("-src") && DirectiveName::from_text(word).has_source_list();
    names_header(&line) || line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).any(is_directive)
}

fn names_header(lower: &str) -> bool {
    lower.contains("content-security-policy")
}
