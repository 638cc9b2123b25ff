//! Kinds of requests. Requests of one page are of one kind if it is certain that they are judged alike, so only the first
//! one is judged. This is memoization, with a key that leaves out the part of the URL that no check looks at.

use std::fmt::Write as _;

use serde::Deserialize;
use wouldblock::UrlKind;
use wouldblock::scenario::RequestDescription;

use crate::line::Written;
use crate::page::ReadPage;
use crate::seen::Seen;

/// Sets `key` to the key of a scenario's kind: what is written about the request, with the kind of its URL in place of the
/// URL. Returns whether it has one.
pub(crate) fn of_scenario(written: &Written<'_>, page: &ReadPage, key: &mut String) -> bool {
    /// The URL of a request, if it is written without escapes.
    #[derive(Deserialize)]
    struct Target<'a> {
        #[serde(borrow)]
        url: &'a str,
    }
    key.clear();
    let Written { request, network, is_report: false, .. } = *written else {
        return false;
    };
    if written.open.leaves_something() {
        return false;
    }
    let Ok(Target { url }) = serde_json::from_str(request) else {
        return false;
    };
    // The URL is a part of the request's text.
    let start = (url.as_ptr() as usize).wrapping_sub(request.as_ptr() as usize);
    let parts = url_of(page, url, key)
        .and_then(|kind| Some((request.get(..start + kind.origin.len())?, request.get(start + url.len()..)?)));
    let Some((before, after)) = parts else {
        return false;
    };
    key.extend([before, after, "\n", network.unwrap_or_default()]);
    true
}

/// Sets `key` to the key of a report's kind. Returns whether it has one.
pub(crate) fn of_report(seen: &Seen<'_>, page: &ReadPage, key: &mut String) -> bool {
    key.clear();
    if !seen.is_report || seen.network.is_some() || seen.open.leaves_something() {
        return false;
    }
    let url = match seen.request.url.as_deref().map(|url| url_of(page, url, key)) {
        Some(None) => return false,
        Some(Some(kind)) => Some(kind.origin.to_owned()),
        // Code is judged alike if it is the same.
        None => None,
    };
    let kind = RequestDescription { url, ..seen.request.clone() };
    key.push_str(if seen.has_only_origin { "an origin " } else { "a URL " });
    key.push_str(if seen.is_violation { "of a violation " } else { "" });
    key.push_str(&serde_json::to_string(&kind).unwrap_or_default());
    true
}

/// The kind of a URL. Adds to `key` what its origin does not say.
fn url_of<'u>(page: &ReadPage, url: &'u str, key: &mut String) -> Option<UrlKind<'u>> {
    let mut found = None;
    for kinds in &page.url_kinds {
        let kind = kinds.of(url)?;
        if kind.relations > 0 {
            // Writing to a string does not fail.
            let _ = write!(key, "{:x}", kind.relations);
        }
        key.push(' ');
        found = Some(kind);
    }
    found
}
