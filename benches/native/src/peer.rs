//! The crate `content-security-policy`, which gets the same questions as this project.

use content_security_policy::{
    CheckResult, CspList, Destination, Initiator, ParserMetadata, PolicyDisposition, PolicySource, Request,
};
use url::Url;

use crate::input;

/// The policy as the crate parses it.
pub(crate) fn parse(policy: &str) -> CspList {
    CspList::parse(policy, PolicySource::Header, PolicyDisposition::Enforce)
}

/// The request of [`input::POLICY`] with its URLs parsed, as for this project.
pub(crate) fn request() -> Request {
    let scenario = input::scenario(input::POLICY);
    let parse = |text: &str| Url::parse(text).expect("the benchmark's URLs are URLs");
    let url = parse(scenario.request.url.as_deref().unwrap_or_default());
    Request {
        current_url: url.clone(),
        url,
        origin: parse(&scenario.page.url).origin(),
        redirect_count: 0,
        destination: Destination::None,
        initiator: Initiator::None,
        nonce: String::new(),
        integrity_metadata: String::new(),
        parser_metadata: ParserMetadata::None,
    }
}

/// The answer of the crate.
pub(crate) fn allows(policies: &CspList, request: &Request) -> bool {
    policies.should_request_be_blocked(request).0 == CheckResult::Allowed
}
