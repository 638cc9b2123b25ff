//! The source lists of policies, as browsers read them.

use std::collections::BTreeSet;

use wouldblock::parsed_policy::{ParsedPolicy, ParsedValue, PolicyDelivery, ValueKind};
use wouldblock::report::Disposition;
use wouldblock::{PolicyInput, fallback_list, parse_policy};

use crate::settings::Headers;
use crate::words::Doubt;

/// The policies of one side, in their order.
#[derive(Debug)]
pub(crate) struct Lists {
    policies: Vec<PolicyLists>,
}

/// The directives of one policy.
#[derive(Debug, PartialEq)]
struct PolicyLists {
    is_enforced: bool,
    directives: Vec<List>,
}

/// The list that decides in one policy, with what else in that policy its effect depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ruling<'l> {
    /// The name of the directive: some engines read `*` and `'strict-dynamic'` in another way in a fallback.
    name: &'l str,
    pub(crate) sources: &'l [Source],
    /// Whether the policy upgrades requests: in some engines, its sources then cover insecure URLs.
    upgrades: bool,
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
        let parsed = of_headers.into_iter().chain(of_meta).flat_map(|input| parse_policy(&input).policies);
        Lists { policies: parsed.map(PolicyLists::new).collect() }
    }

    /// The lists that govern a directive, one for each enforced policy that has one.
    pub(crate) fn governing(&self, directive: &str) -> Vec<Ruling<'_>> {
        self.enforced().filter_map(|policy| policy.ruling(directive)).collect()
    }

    /// Whether what governs a directive is the same on both sides, so that they need not be compared.
    pub(crate) fn govern_alike(&self, other: &Lists, directive: &str) -> bool {
        self.governing(directive) == other.governing(directive)
            && self.is_read_after_sandbox() == other.is_read_after_sandbox()
    }

    /// Whether a hint, which any directive may allow, is governed alike.
    pub(crate) fn govern_hints_alike(&self, other: &Lists) -> bool {
        let is_governed = |lists: &Lists| !lists.governing("default-src").is_empty();
        (!is_governed(self) && !is_governed(other))
            || (self.enforced().eq(other.enforced()) && self.is_read_after_sandbox() == other.is_read_after_sandbox())
    }

    /// Whether the lists of report-only policies that govern a directive are the same. An engine also
    /// checks them when it decides whether to compile strings where Trusted Types are required.
    pub(crate) fn report_alike(&self, other: &Lists, directive: &str) -> bool {
        let [one, other] = [self, other].map(|lists| {
            let policies = lists.policies.iter().filter(|policy| !policy.is_enforced);
            policies.filter_map(|policy| policy.ruling(directive)).collect::<Vec<_>>()
        });
        one == other
    }

    fn enforced(&self) -> impl Iterator<Item = &PolicyLists> {
        self.policies.iter().filter(|policy| policy.is_enforced)
    }

    /// If a policy sandboxes the page: whether another one is read later. In an engine, `'self'` depends on that.
    fn is_read_after_sandbox(&self) -> Option<bool> {
        let sandboxes = |policy: &PolicyLists| policy.is_enforced && policy.named("sandbox").is_some();
        let place = self.policies.iter().position(sandboxes)?;
        Some(place + 1 < self.policies.len() || self.policies.iter().any(|policy| !policy.is_enforced))
    }

    /// The texts of the sources that govern a directive and that `matters` keeps, for each policy: a policy that is
    /// repeated, and the order, make no difference.
    pub(crate) fn texts(&self, directive: &str, matters: impl Fn(&Source) -> bool) -> BTreeSet<BTreeSet<&str>> {
        let lists = self.governing(directive).into_iter();
        lists
            .map(|list| {
                let sources = list.sources.iter().filter(|source| matters(source));
                sources.map(|source| source.text.as_str()).collect()
            })
            .collect()
    }

    /// The names of all directives.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.enforced().flat_map(|policy| &policy.directives).map(|list| list.name.as_str())
    }

    /// The lists of the directive itself, without its fallbacks.
    pub(crate) fn named(&self, name: &str) -> Vec<&[Source]> {
        self.enforced().filter_map(|policy| policy.named(name)).map(|list| list.sources.as_slice()).collect()
    }

    /// Every source.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        self.enforced().flat_map(|policy| &policy.directives).flat_map(|list| &list.sources)
    }

    /// Why the lists that govern a directive are outside of the proof.
    pub(crate) fn doubt(&self, directive: &str) -> Option<Doubt> {
        let all: Vec<&Source> = if directive == "default-src" {
            self.sources().collect()
        } else {
            self.governing(directive).into_iter().flat_map(|ruling| ruling.sources).collect()
        };
        all.into_iter().find(|source| source.is_odd()).map(|source| Doubt::Source(source.text.clone()))
    }
}

impl PolicyLists {
    fn new(policy: ParsedPolicy) -> PolicyLists {
        let directives = policy.directives.into_iter().map(|directive| List {
            name: directive.name,
            sources: directive.values.into_iter().map(Source::new).collect(),
        });
        PolicyLists { is_enforced: policy.disposition == Disposition::Enforce, directives: directives.collect() }
    }

    fn named(&self, name: &str) -> Option<&List> {
        self.directives.iter().find(|list| list.name == name)
    }

    /// The list that decides about a directive.
    fn ruling(&self, directive: &str) -> Option<Ruling<'_>> {
        let list = fallback_list(directive).iter().find_map(|name| self.named(name))?;
        let upgrades = self.named("upgrade-insecure-requests").is_some();
        Some(Ruling { name: &list.name, sources: &list.sources, upgrades })
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
