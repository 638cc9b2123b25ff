//! The [Fetch Standard](https://fetch.spec.whatwg.org/), one file per algorithm, in its order.
//!
//! [`main_fetch`] → [`scheme_fetch`] → [`http_fetch`] → [`handle_fetch`], [`cors_preflight_fetch`],
//! [`http_network_fetch`], [`cors_check`], [`cross_origin_resource_policy`],
//! [`http_redirect_fetch`] → main fetch again. [`given_response`] finds the responses in the scenario.
//!
//! [`navigation_request`] is a step of HTML: navigations follow redirects themselves, and check each fetch first.

pub(crate) mod cors_check;
pub(crate) mod cors_preflight_fetch;
pub(crate) mod cross_origin_resource_policy;
pub(crate) mod embedder_policy;
pub(crate) mod fetch_metadata;
pub(crate) mod filtered_response;
pub(crate) mod given_response;
pub(crate) mod handle_fetch;
pub(crate) mod header_is_known;
pub(crate) mod http_fetch;
pub(crate) mod http_network_fetch;
pub(crate) mod http_redirect_fetch;
pub(crate) mod local_network_access_check;
pub(crate) mod main_fetch;
mod navigation_request;
pub(crate) mod origin_difference;
pub(crate) mod params;
pub(crate) mod scheme_fetch;
