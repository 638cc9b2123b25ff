//! [The `X-Frame-Options` header](https://html.spec.whatwg.org/multipage/speculative-loading.html#the-x-frame-options-header).

use crate::csp::frame_ancestors::Ancestor;
use crate::http::header_list::HeaderList;
use crate::trace::{Code, Draft, Flow, Trace};
use crate::url::Url;
use crate::url::origin::Origin;

/// The meaning of the header.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum XFrameOptions {
    /// The header is missing.
    Absent,
    Deny,
    SameOrigin,
    /// Its only value is unknown to browsers, so the header has no effect.
    Unknown,
    /// Its values contradict each other, or it has both known and unknown values.
    Conflicting,
}

/// [Gets, decodes and splits](https://fetch.spec.whatwg.org/#concept-header-list-get-decode-split) the header, and runs
/// those steps of the check that only look at its values.
pub(crate) fn read(headers: &HeaderList<'_>) -> XFrameOptions {
    let Some(value) = headers.get("X-Frame-Options") else {
        return XFrameOptions::Absent;
    };
    let mut values: Vec<String> = Vec::new();
    for value in value.split(',').map(|value| value.trim().to_ascii_lowercase()) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    // "If xFrameOptions's size is greater than 1, and xFrameOptions contains any of "deny", "allowall", or "sameorigin",
    // then return false. If xFrameOptions's size is greater than 1, then return true."
    if values.len() > 1 {
        let is_known = |value: &String| matches!(value.as_str(), "deny" | "allowall" | "sameorigin");
        return if values.iter().any(is_known) { XFrameOptions::Conflicting } else { XFrameOptions::Unknown };
    }
    match values.first().map(String::as_str) {
        Some("deny") => XFrameOptions::Deny,
        Some("sameorigin") => XFrameOptions::SameOrigin,
        _ => XFrameOptions::Unknown,
    }
}

/// [Check a navigation response's adherence to `X-Frame-Options`](https://html.spec.whatwg.org/multipage/speculative-loading.html#check-a-navigation-response's-adherence-to-x-frame-options),
/// unless a policy has disabled the header. `ancestors` are the pages around `url`, whose document has the origin
/// `destination_origin`; the nearest page comes first.
pub(crate) fn check(
    headers: &HeaderList<'_>,
    url: &Url,
    destination_origin: &Origin<'_>,
    ancestors: &[Ancestor],
    trace: &mut Trace,
) -> Flow<()> {
    let other = ancestors.iter().find(|ancestor| !ancestor.origin.is_same_origin(destination_origin));
    let describe = |decision: Draft| {
        decision
            .with("value", headers.get("X-Frame-Options").unwrap_or_default())
            .with("url", url.as_str())
            .about(url)
            .with("ancestor", other.map_or_else(String::new, |ancestor| ancestor.origin.serialized()))
            .at_all(headers.places("X-Frame-Options"))
    };
    match read(headers) {
        XFrameOptions::Absent => Ok(()),
        XFrameOptions::Unknown => {
            trace.info(Code::XFrameOptionsUnknown, describe);
            Ok(())
        }
        XFrameOptions::SameOrigin if other.is_none() => {
            trace.pass(Code::XFrameOptionsAllows, describe);
            Ok(())
        }
        XFrameOptions::SameOrigin => Err(trace.fail(Code::XFrameOptionsSameOrigin, describe)),
        XFrameOptions::Deny => Err(trace.fail(Code::XFrameOptionsDeny, describe)),
        XFrameOptions::Conflicting => Err(trace.fail(Code::XFrameOptionsConflict, describe)),
    }
}
