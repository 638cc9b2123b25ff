//! The result of parsing policies, as plain data: the output of [`crate::parse_policy`].

use serde::{Deserialize, Serialize};

use super::report::{Diagnostic, Disposition, Evidence};

/// Policies as a browser reads them.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ParsedPolicies {
    /// The policies, in the order in which they are enforced.
    pub policies: Vec<ParsedPolicy>,
    /// The problems of the policies.
    pub problems: Vec<Diagnostic>,
}

/// One policy.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ParsedPolicy {
    /// Whether it blocks or only reports.
    pub disposition: Disposition,
    /// How it was delivered.
    pub source: PolicyDelivery,
    /// As it was written.
    pub text: String,
    /// Its place.
    pub at: Evidence,
    /// The directives that have an effect.
    pub directives: Vec<ParsedDirective>,
    /// The directives that browsers ignore.
    pub ignored: Vec<IgnoredDirective>,
}

/// How a policy reaches the browser.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PolicyDelivery {
    /// In a response's header.
    #[default]
    Header,
    /// In a `<meta http-equiv>`.
    Meta,
}

/// One directive.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ParsedDirective {
    /// Its name, in lower case.
    pub name: String,
    /// Whether browsers know the directive.
    pub known: bool,
    /// The place of the whole directive.
    pub at: Evidence,
    /// The place of its name.
    pub name_at: Evidence,
    /// The values after the name.
    pub values: Vec<ParsedValue>,
}

/// One value of a directive: a source expression, or a token of a directive that has no sources.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ParsedValue {
    /// The kind of value.
    pub kind: ValueKind,
    /// As it was written.
    pub text: String,
    /// Its place.
    pub at: Evidence,
    /// The scheme of a scheme-source, or of a host-source with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The host of a host-source; `*` and `*.example.com` are hosts, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The port of a host-source with one; `*` is a port, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<String>,
    /// The path of a host-source with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ValueKind {
    /// `https:`.
    Scheme,
    /// `https://*.example.com:443/path`.
    Host,
    /// `'self'`, `'none'`, `'unsafe-inline'`, …
    Keyword,
    /// `'nonce-…'`.
    Nonce,
    /// `'sha256-…'`.
    Hash,
    /// Not a source expression, although the directive needs one.
    Invalid,
    /// A value of a directive that has no source list.
    Token,
}

/// A directive without effect.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct IgnoredDirective {
    /// As it was written.
    pub name: String,
    /// Why it has no effect.
    pub reason: IgnoredReason,
    /// Its place.
    pub at: Evidence,
}

/// Why a directive has no effect.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum IgnoredReason {
    /// An earlier directive of the policy has the same name.
    Duplicate,
    /// It has a character outside visible ASCII.
    NotAscii,
    /// A `<meta>` element or a report-only header cannot deliver it.
    NotDeliverable,
}
