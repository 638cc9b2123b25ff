//! The page's policies apart from Content Security Policy. Each has its own header.

use crate::http::header_list::HeaderList;
use crate::http::request::Destination;
use crate::http::structured_field::{self, TokenItem};
use crate::url::Url;

/// The header of the enforced integrity policy.
pub(crate) const INTEGRITY_POLICY: &str = "Integrity-Policy";
/// The header of the integrity policy that only reports.
pub(crate) const INTEGRITY_POLICY_REPORT_ONLY: &str = "Integrity-Policy-Report-Only";

/// An [embedder policy value](https://html.spec.whatwg.org/multipage/browsers.html#embedder-policy-value) other than
/// "unsafe-none".
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum EmbedderPolicy {
    RequireCorp,
    Credentialless,
}

/// A header that sets an embedder policy, read as the standards say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EmbedderPolicyHeader {
    pub(crate) name: &'static str,
    pub(crate) policy: EmbedderPolicy,
    /// See [`TokenItem`].
    pub(super) has_types_of_rfc9651: bool,
    /// See [`TokenItem`].
    pub(super) has_numbers_or_bytes: bool,
}

/// The names that `Document-Isolation-Policy` and `Cross-Origin-Embedder-Policy` use for the two values that have an
/// effect.
pub(super) const EMBEDDER: PolicyHeader = PolicyHeader {
    name: "Cross-Origin-Embedder-Policy",
    require_corp: "require-corp",
    credentialless: "credentialless",
};
pub(super) const ISOLATION: PolicyHeader = PolicyHeader {
    name: "Document-Isolation-Policy",
    require_corp: "isolate-and-require-corp",
    credentialless: "isolate-and-credentialless",
};

pub(super) struct PolicyHeader {
    pub(super) name: &'static str,
    require_corp: &'static str,
    credentialless: &'static str,
}

/// [Obtain an embedder policy](https://html.spec.whatwg.org/multipage/browsers.html#obtain-an-embedder-policy): the
/// item of a structured field. Its parameters only say where reports are sent. Only a secure context has an embedder
/// policy.
pub(super) fn embedder_policy(
    is_secure_context: bool,
    headers: &HeaderList<'_>,
    header: &PolicyHeader,
) -> Option<EmbedderPolicyHeader> {
    let value = headers.get(header.name).filter(|_| is_secure_context)?;
    let TokenItem { token, has_types_of_rfc9651, has_numbers_or_bytes } = structured_field::token_item(&value)?;
    let policy = match token {
        _ if token == header.require_corp => EmbedderPolicy::RequireCorp,
        _ if token == header.credentialless => EmbedderPolicy::Credentialless,
        _ => return None,
    };
    Some(EmbedderPolicyHeader { name: header.name, policy, has_types_of_rfc9651, has_numbers_or_bytes })
}

/// The embedder policy of a framed page, from its own response.
pub(crate) fn framed_embedder_policy(headers: &HeaderList<'_>, url: &Url) -> Option<EmbedderPolicyHeader> {
    embedder_policy(url.is_potentially_trustworthy(), headers, &EMBEDDER)
}

/// An [integrity policy](https://w3c.github.io/webappsec-subresource-integrity/#integrity-policy):
/// which destinations it blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IntegrityPolicy {
    blocks_scripts: bool,
    blocks_styles: bool,
}

impl IntegrityPolicy {
    /// [Processing an integrity policy](https://w3c.github.io/webappsec-subresource-integrity/#processing-an-integrity-policy)
    fn from_header(headers: &HeaderList<'_>, name: &str) -> IntegrityPolicy {
        let Some(value) = headers.get(name) else {
            return IntegrityPolicy::default();
        };
        let contains = |key: &str, token: &str| inner_list(&value, key).map(|list| list.contains(&token));
        let blocks = |destination| {
            contains("sources", "inline").unwrap_or(true) && contains("blocked-destinations", destination) == Some(true)
        };
        IntegrityPolicy { blocks_scripts: blocks("script"), blocks_styles: blocks("style") }
    }

    pub(crate) fn blocks(self, destination: Destination) -> bool {
        match destination {
            Destination::Script => self.blocks_scripts,
            Destination::Style => self.blocks_styles,
            _ => false,
        }
    }
}

/// The page's two integrity policies.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IntegrityPolicies {
    pub(crate) enforced: IntegrityPolicy,
    pub(crate) report_only: IntegrityPolicy,
}

impl IntegrityPolicies {
    /// [Parse Integrity-Policy headers](https://w3c.github.io/webappsec-subresource-integrity/#parse-integrity-policy-headers-section)
    pub(crate) fn from_headers(headers: &HeaderList<'_>) -> IntegrityPolicies {
        IntegrityPolicies {
            enforced: IntegrityPolicy::from_header(headers, INTEGRITY_POLICY),
            report_only: IntegrityPolicy::from_header(headers, INTEGRITY_POLICY_REPORT_ONLY),
        }
    }
}

/// The tokens of the [inner list](https://www.rfc-editor.org/rfc/rfc9651#section-3.1.1) under `key` in a
/// [dictionary](https://www.rfc-editor.org/rfc/rfc9651#section-3.2).
///
/// These headers use only inner lists of tokens, so there are no commas and no nested parentheses.
fn inner_list<'v>(dictionary: &'v str, key: &str) -> Option<Vec<&'v str>> {
    let member = |member: &'v str| {
        let (name, value) = member.split_once('=')?;
        let list = value.trim().strip_prefix('(')?.split_once(')')?.0;
        (name.trim() == key).then(|| list.split_ascii_whitespace().collect())
    };
    // If a key occurs twice, the last one is used.
    dictionary.split(',').filter_map(member).next_back()
}
