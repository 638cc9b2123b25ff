//! The source lists of policies, as browsers read them.

use std::collections::BTreeSet;

use wouldblock::parsed_policy::{ParsedPolicies, ParsedValue, PolicyDelivery, ValueKind};
use wouldblock::report::Disposition;
use wouldblock::{PolicyInput, fallback_list, parse_policy};

use crate::settings::Headers;
use crate::words::Doubt;

/// The directives of each enforced policy, in their order.
#[derive(Debug, PartialEq)]
pub(crate) struct Lists {
    policies: Vec<Vec<List>>,
}

/// One directive.
#[derive(Debug, PartialEq)]
struct List {
    name: String,
    sources: Vec<Source>,
}

/// One source expression, or another token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Source {
    pub(crate) kind: ValueKind,
    pub(crate) text: String,
    pub(crate) scheme: Option<String>,
    pub(crate) host: Option<String>,
    pub(crate) port: Option<String>,
    pub(crate) path: Option<String>,
}

impl Lists {
    /// Reads the policies of headers and `meta` elements.
    pub(crate) fn read(headers: &Headers) -> Lists {
        let of_headers = headers.headers.clone().map(PolicyInput::Headers);
        let of_meta = headers.meta.iter().flatten().map(|text| PolicyInput::Value {
            text: text.clone(),
            disposition: Disposition::Enforce,
            source: PolicyDelivery::Meta,
        });
        let parsed = of_headers.into_iter().chain(of_meta).map(|input| parse_policy(&input));
        Lists { policies: parsed.flat_map(enforced).collect() }
    }

    /// The lists that govern a directive, one for each policy that has one.
    pub(crate) fn governing(&self, directive: &str) -> Vec<&[Source]> {
        let chain = fallback_list(directive);
        let of_policy = |policy: &'_ Vec<List>| -> Option<usize> {
            chain.iter().find_map(|name| policy.iter().position(|list| list.name == *name))
        };
        self.policies
            .iter()
            .filter_map(|policy| policy.get(of_policy(policy)?))
            .map(|list| list.sources.as_slice())
            .collect()
    }

    /// The texts of the sources that govern a directive and that `matters` keeps, for each policy: a policy that is
    /// repeated, and the order, make no difference.
    pub(crate) fn texts(&self, directive: &str, matters: impl Fn(&Source) -> bool) -> BTreeSet<BTreeSet<&str>> {
        let lists = self.governing(directive).into_iter();
        lists
            .map(|list| list.iter().filter(|source| matters(source)).map(|source| source.text.as_str()).collect())
            .collect()
    }

    /// The names of all directives.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.policies.iter().flatten().map(|list| list.name.as_str())
    }

    /// The lists of the directive itself, without its fallbacks.
    pub(crate) fn named(&self, name: &str) -> Vec<&[Source]> {
        let lists = self.policies.iter().flatten().filter(|list| list.name == name);
        lists.map(|list| list.sources.as_slice()).collect()
    }

    /// Every source.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        self.policies.iter().flatten().flat_map(|list| &list.sources)
    }

    /// Why the lists that govern a directive are outside of the proof.
    pub(crate) fn doubt(&self, directive: &str) -> Option<Doubt> {
        let all: Vec<&Source> = if directive == "default-src" {
            self.sources().collect()
        } else {
            self.governing(directive).into_iter().flatten().collect()
        };
        all.into_iter().find(|source| source.is_odd()).map(|source| Doubt::Source(source.text.clone()))
    }
}

impl Source {
    fn new(value: ParsedValue) -> Source {
        let lower = |text: Option<String>| text.map(|text| text.to_ascii_lowercase());
        let text = if value.kind == ValueKind::Keyword { value.text.to_ascii_lowercase() } else { value.text };
        Source {
            kind: value.kind,
            scheme: lower(value.scheme),
            host: lower(value.host),
            port: value.port,
            path: value.path,
            text,
        }
    }

    /// Whether it is this keyword.
    pub(crate) fn is_keyword(&self, keyword: &str) -> bool {
        self.kind == ValueKind::Keyword && self.text == keyword
    }

    /// Whether engines read the source in ways that do not follow from the values of its parts.
    fn is_odd(&self) -> bool {
        let host = self.host.as_deref().unwrap_or_default();
        let is_number = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
        self.kind == ValueKind::Invalid
            || self.is_keyword("'strict-dynamic'")
            || self.path.as_deref().is_some_and(|path| path.contains('%'))
            || self.port.as_deref().is_some_and(|port| port != "*" && port.parse::<u16>().is_err())
            || self.text.contains(":0")
            || host.ends_with('.')
            || host.rsplit('.').next().is_some_and(is_number)
    }
}

fn enforced(parsed: ParsedPolicies) -> Vec<Vec<List>> {
    let policies = parsed.policies.into_iter().filter(|policy| policy.disposition == Disposition::Enforce);
    let lists = policies.map(|policy| {
        let directives = policy.directives.into_iter().map(|directive| List {
            name: directive.name,
            sources: directive.values.into_iter().map(Source::new).collect(),
        });
        directives.collect()
    });
    lists.collect()
}
