//! The text of a policy as every browser cuts it up before it complains.

use std::borrow::Cow;

use crate::contract::parsed_policy::PolicyDelivery;
use crate::csp::policy::Policy;

/// A directive as it was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'p> {
    pub(crate) name: &'p str,
    /// Without whitespace around it.
    pub(crate) value: &'p str,
}

impl<'p> Written<'p> {
    pub(crate) fn tokens(self) -> impl Iterator<Item = &'p str> {
        self.value.split_ascii_whitespace()
    }
}

/// The directives of a policy's text, empty ones left out.
pub(crate) fn directives(text: &str) -> impl Iterator<Item = Written<'_>> {
    text.split(';').filter_map(|directive| {
        let directive = directive.trim_ascii();
        let name = directive.split_ascii_whitespace().next()?;
        let value = directive.get(name.len()..).unwrap_or_default();
        Some(Written { name, value: value.trim_ascii() })
    })
}

/// The text of a policy where bytes of a header are taken for Latin-1; that of a `meta` element is text already.
pub(crate) fn as_latin1<'p>(policy: &Policy<'_>, text: &'p str) -> Cow<'p, str> {
    match policy.delivery {
        PolicyDelivery::Header if !text.is_ascii() => text.bytes().map(char::from).collect(),
        PolicyDelivery::Header | PolicyDelivery::Meta => Cow::Borrowed(text),
    }
}
