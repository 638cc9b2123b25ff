//! The policies around Fetch and Content Security Policy, one file per standard.

pub(crate) mod extension_permissions;
pub(crate) mod integrity_policy;
pub(crate) mod local_network_access;
pub(crate) mod mixed_content;
pub(crate) mod referrer_policy;
pub(crate) mod subresource_integrity;
