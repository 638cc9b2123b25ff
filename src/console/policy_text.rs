//! The text of a policy, split as every browser splits it before it reports problems.

use std::borrow::Cow;

use crate::contract::parsed_policy::PolicyDelivery;
use crate::csp::policy::Policy;

/// A directive as it was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'p> {
    pub(crate) name: &'p str,
    /// The value without surrounding whitespace.
    pub(crate) value: &'p str,
}

impl<'p> Written<'p> {
    pub(crate) fn tokens(self) -> impl Iterator<Item = &'p str> {
        self.value.split_ascii_whitespace()
    }
}

/// The directives of a policy's text, without the empty ones.
pub(crate) fn directives(text: &str) -> impl Iterator<Item = Written<'_>> {
    text.split(';').filter_map(|directive| {
        let directive = directive.trim_ascii();
        let name = directive.split_ascii_whitespace().next()?;
        let value = directive.get(name.len()..).unwrap_or_default();
        Some(Written { name, value: value.trim_ascii() })
    })
}

/// The text of a policy with the bytes of a header read as Latin-1. The content of a `meta` element is text already.
pub(crate) fn as_latin1<'p>(policy: &Policy<'_>, text: &'p str) -> Cow<'p, str> {
    match policy.delivery {
        PolicyDelivery::Header if !text.is_ascii() => text.bytes().map(char::from).collect(),
        PolicyDelivery::Header | PolicyDelivery::Meta => Cow::Borrowed(text),
    }
}
