//! [Subresource Integrity](https://w3c.github.io/webappsec-subresource-integrity/): the `integrity` attribute.

use crate::csp::hash::normalized;
use crate::csp::integrity_metadata::parse_metadata;
use crate::csp::source_expression::HashSource;
use crate::http::request::{Request, ResponseTainting};
use crate::http::response::Response;
use crate::trace::{Code, Flow, Trace};

/// [Do bytes match metadataList?](https://w3c.github.io/webappsec-subresource-integrity/#does-response-match-metadatalist)
/// If the scenario does not give the body of the response, it is assumed to match.
pub(crate) fn check(request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    if request.integrity_metadata.is_empty() {
        return Ok(());
    }
    // An opaque response never matches.
    if request.response_tainting == ResponseTainting::Opaque {
        return Err(trace.fail(Code::IntegrityOpaque, |decision| decision.at_all(request.url_place)));
    }
    let hashes: Vec<HashSource<'_>> = parse_metadata(&request.integrity_metadata).collect();
    // "If parsedMetadata is empty set, return true". If there are several algorithms, only the strongest is compared.
    let Some(strongest) = hashes.iter().map(|hash| hash.algorithm).max() else {
        return Ok(());
    };
    let Response::Network(head) = response else {
        return Ok(());
    };
    let Some(text) = head.text else {
        return Ok(());
    };
    let actual = strongest.digest(text.as_bytes());
    let matches = |hash: &&HashSource<'_>| hash.algorithm == strongest && normalized(hash.value) == actual;
    if hashes.iter().any(|hash| matches(&hash)) {
        return Ok(());
    }
    Err(trace.fail(Code::IntegrityMismatch, |decision| {
        decision
            .with("algorithm", strongest.name())
            .with("digest", actual)
            .with("url", request.current_url().for_request())
            .at_all(request.url_place)
    }))
}
