//! The list of APIs, for programs that describe them.

use super::{UrlUse, definition};
use crate::contract::scenario::Api;

/// An API, and what it uses of a scenario's request.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ApiInfo {
    /// Its name in a scenario.
    pub name: &'static str,
    /// The fields of `request` that it uses.
    pub fields: Vec<&'static str>,
}

/// All APIs, in the order in which they are offered.
#[must_use]
pub fn apis() -> Vec<ApiInfo> {
    let info = |api: &Api| {
        let definition = definition(*api);
        let url = (definition.url != UrlUse::None).then_some("url");
        let fields = url.into_iter().chain(definition.reads.iter().map(|field| field.name()));
        ApiInfo { name: definition.name, fields: fields.collect() }
    };
    Api::ALL.iter().map(info).collect()
}
