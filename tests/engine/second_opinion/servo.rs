//! Asks the crate `content-security-policy` the same question as the transcription.

use content_security_policy::{
    CheckResult, CspList, Destination, Initiator, ParserMetadata, PolicyDisposition, PolicySource, Request,
};
use url::Url;

/// Whether a `connect-src` with these sources allows a request.
pub(super) fn allows(sources: &[&str], url: Url, page: &Url, redirect_count: u32) -> bool {
    let policy = format!("connect-src {}", sources.join(" "));
    let policies = CspList::parse(&policy, PolicySource::Header, PolicyDisposition::Enforce);
    let request = Request {
        url: url.clone(),
        current_url: url,
        origin: page.origin(),
        redirect_count,
        destination: Destination::None,
        initiator: Initiator::None,
        nonce: String::new(),
        integrity_metadata: String::new(),
        parser_metadata: ParserMetadata::None,
    };
    policies.should_request_be_blocked(&request).0 == CheckResult::Allowed
}
