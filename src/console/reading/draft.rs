//! Combines what the messages about one request state.

use super::fold::Folded;
use super::matching::Found;
use super::{PartialScenario, Reading};
use crate::console::wording::{Fault, Implies, Word};
use crate::contract::report::{Disposition, Text};
use crate::contract::scenario::{Api, Credentials, HeaderInput, Hop, Permission, ResponseHead};
use crate::contract::scenario_path::{Head, ScenarioPath};

/// The facts that one message states.
#[derive(Debug)]
pub(super) struct Fact {
    /// The message, as it was pasted.
    pub(super) text: String,
    values: Vec<(&'static str, String)>,
    words: Vec<&'static Word>,
    implies: Vec<Implies>,
    /// The number of words before the message on its line.
    pub(super) words_before: usize,
    /// Whether the present release of the browser prints the message.
    pub(super) is_present: bool,
}

impl Fact {
    /// Creates a fact from what was `found` in `message`, which is a part of the plain form of `line` after
    /// `words_before` words.
    pub(super) fn new(found: &Found<'_>, words_before: usize, message: &str, line: &Folded<'_>) -> Fact {
        Fact {
            text: line.original_of(message).trim().to_owned(),
            values: found.values.iter().map(|(gap, value)| (*gap, line.original_of(value).to_owned())).collect(),
            words: found.words.clone(),
            implies: found.implies.clone(),
            words_before,
            is_present: found.is_present,
        }
    }

    /// The value of the gap called `name`.
    fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(gap, _)| *gap == name).map(|(_, value)| value.as_str())
    }
}

/// The facts that all messages so far state.
#[expect(clippy::struct_excessive_bools, reason = "what a message states is independent of what others do")]
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) scenario: PartialScenario,
    pub(super) missing: Vec<String>,
    pub(super) assumed: Vec<String>,
    pub(super) about: Option<Text>,
    /// The APIs that are still possible after all messages so far.
    pub(super) apis: Option<Vec<Api>>,
    pub(super) has_credentials: bool,
    /// Whether the response that was refused is that of the preflight.
    pub(super) of_preflight: bool,
    /// The fault of that response.
    pub(super) fault: Option<Fault>,
    /// Whether the request has integrity metadata.
    pub(super) has_integrity: bool,
    /// Whether the page's origin is opaque.
    pub(super) origin_is_null: bool,
    /// A second URL in the messages: either the first one redirects to it, or it redirects to the first.
    pub(super) other_url: Option<String>,
    /// The target of a redirect that was refused.
    pub(super) location: Option<String>,
    /// The directive that governs the request, if a message names it without its sources, and whether the message says
    /// that `default-src` was also considered.
    pub(super) governed_by: Option<(String, bool)>,
    /// The mistakes of the policy that messages quote: the directive and the source.
    pub(super) mistakes: Vec<(String, String)>,
    /// The directives and sources that occur twice in the policy.
    pub(super) repeated: Vec<(String, String)>,
}

/// One more redirect than browsers follow.
const MOST_REDIRECTS: usize = 21;

impl Draft {
    pub(super) fn learn(&mut self, fact: &Fact) {
        self.learn_apis(fact);
        self.learn_page(fact);
        let hop = self.learn_urls(fact);
        self.learn_request(fact);
        self.learn_response(fact, hop);
    }

    fn learn_apis(&mut self, fact: &Fact) {
        let given = fact.implies.iter().filter_map(|implies| match implies {
            Implies::Api(api) => Some(vec![*api]),
            Implies::OneOfApis(apis) => Some(apis.to_vec()),
            _ => None,
        });
        // A word without APIs does not say anything about the API.
        let words = fact.words.iter().map(|word| word.apis.to_vec()).filter(|apis| !apis.is_empty());
        for candidates in words.chain(given) {
            let left: Vec<Api> = match &self.apis {
                Some(known) => known.iter().copied().filter(|api| candidates.contains(api)).collect(),
                None => candidates,
            };
            if !left.is_empty() {
                self.apis = Some(left);
            }
        }
        for implies in &fact.implies {
            if let Implies::About(about) = implies {
                self.about = Some((*about).into());
            }
        }
    }

    fn learn_page(&mut self, fact: &Fact) {
        let page = &mut self.scenario.page;
        let of_origin = fact.value("site").or(fact.value("origin")).filter(|origin| *origin != "null");
        self.has_integrity |= fact.text.contains("integrity");
        self.origin_is_null |= fact.value("origin") == Some("null");
        if let Some(url) = fact.value("page") {
            page.url = Some(url.to_owned());
            self.assumed.retain(|path| path != "page.url");
        } else if let (Some(url), None) = (fact.value("from"), &page.url) {
            // It may also be a URL that redirected.
            page.url = Some(url.to_owned());
            self.assumed.push("page.url".to_owned());
        } else if let (Some(origin), None) = (of_origin, &page.url) {
            let end = if origin.ends_with('/') { "" } else { "/" };
            page.url = Some(format!("{origin}{end}"));
            self.assumed.push("page.url".to_owned());
        }
        if let Some(word) = fact.words.iter().find(|word| word.text.ends_with("-src")) {
            let with_default = fact.text.contains("nor the default-src directive");
            self.governed_by.get_or_insert_with(|| (word.text.to_owned(), with_default));
        }
        if fact.value("name").is_some() || fact.value("source").is_some() {
            let value = |gap| fact.value(gap).unwrap_or_default().to_owned();
            self.mistakes.push((value("name"), value("source")));
            if fact.implies.iter().any(|implies| matches!(implies, Implies::Twice)) {
                self.repeated.push((value("name"), value("source")));
            }
        }
        for implies in &fact.implies {
            match implies {
                Implies::Policy(disposition) => {
                    let Some(policy) = fact.value("directive").or(fact.value("policy")) else { continue };
                    let name = match disposition {
                        Disposition::Enforce => "Content-Security-Policy",
                        Disposition::Report => "Content-Security-Policy-Report-Only",
                    };
                    let header = (name.to_owned(), policy.trim().to_owned());
                    if !page.headers.contains(&header) {
                        page.headers.push(header);
                    }
                }
                Implies::OfPage(name, value) => page.headers.push(((*name).to_owned(), (*value).to_owned())),
                Implies::PermissionDenied => page.local_network_permission = Some(Permission::Denied),
                _ => {}
            }
        }
    }

    /// Learns the URLs. Returns the hop that the message is about.
    fn learn_urls(&mut self, fact: &Fact) -> usize {
        let Some(url) = fact.value("url") else {
            return 0;
        };
        if fact.implies.iter().any(|implies| matches!(implies, Implies::LeadsTo)) {
            self.location = Some(url.to_owned());
            return 0;
        }
        let Some(first) = fact.value("first") else {
            match &self.scenario.request.url {
                None => self.scenario.request.url = Some(url.to_owned()),
                Some(known) if known != url => self.other_url = Some(url.to_owned()),
                Some(_) => {}
            }
            return 0;
        };
        self.scenario.request.url = Some(first.to_owned());
        push("Location", url, self.response(0, false));
        self.missing.push("network[0].response.status".to_owned());
        1
    }

    fn learn_request(&mut self, fact: &Fact) {
        let request = &mut self.scenario.request;
        if let Some(method) = fact.value("method") {
            request.method = Some(method.to_owned());
        }
        if let Some(name) = fact.value("header") {
            request.headers.push((name.to_owned(), String::new()));
        }
        if let Some(protocol) = fact.value("protocol") {
            let is_doubled = fact.text.contains("duplicates");
            request.protocols = Some(vec![protocol.to_owned(); if is_doubled { 2 } else { 1 }]);
        }
        if let (Some(port), None) = (fact.value("port"), fact.value("url")) {
            request.url = Some(format!("wss://example.com:{port}/"));
            self.assumed.push("request.url".to_owned());
        }
        for implies in &fact.implies {
            match implies {
                Implies::As(as_) => {
                    request.as_ = Some((*as_).to_owned());
                    self.assumed.push("request.as".to_owned());
                }
                Implies::Url(url) => {
                    request.url = Some((*url).to_owned());
                    self.assumed.push("request.url".to_owned());
                }
                Implies::Module => request.module = Some(true),
                Implies::Mode(mode) => request.mode = Some(*mode),
                Implies::Redirect(redirect) => request.redirect = Some(*redirect),
                Implies::Credentials(Credentials::Include) => self.has_credentials = true,
                _ => {}
            }
        }
    }

    fn learn_response(&mut self, fact: &Fact, hop: usize) {
        let of_preflight = fact.implies.iter().any(|implies| matches!(implies, Implies::OfPreflight));
        self.of_preflight |= of_preflight;
        if let Some(status) = fact.value("status").and_then(|status| status.parse().ok()) {
            self.response(hop, of_preflight).status = Some(status);
        }
        // A `data:` URL contains its type.
        let has_response = fact.value("url").is_none_or(|url| !url.starts_with("data:"));
        if let Some(mime) = fact.value("mime").filter(|_| has_response) {
            let head = self.response(hop, of_preflight);
            head.headers.get_or_insert_with(|| HeaderInput::Pairs(Vec::new()));
            if !mime.is_empty() {
                push("Content-Type", mime, head);
            }
            if ["strict MIME", "nosniff"].iter().any(|sign| fact.text.contains(sign)) {
                push("X-Content-Type-Options", "nosniff", head);
            }
        }
        if fact.value("mime").is_none() && fact.text.contains("nosniff") {
            let head = self.response(hop, of_preflight);
            push("Content-Type", "text/plain", head);
            push("X-Content-Type-Options", "nosniff", head);
            self.assumed.push(response_path(hop, of_preflight, "headers"));
        }
        if let Some(charset) = fact.value("charset") {
            push("Content-Type", &format!("text/event-stream;charset={charset}"), self.response(hop, of_preflight));
            self.assumed.push(response_path(hop, of_preflight, "headers"));
        }
        for implies in &fact.implies {
            match implies {
                Implies::RedirectsTo(url) => {
                    let head = self.response(hop, of_preflight);
                    head.status.get_or_insert(302);
                    push("Location", url, head);
                    self.assumed.push(response_path(hop, of_preflight, "status"));
                    self.assumed.push(response_path(hop, of_preflight, "headers"));
                }
                Implies::RedirectsOn => {
                    for hop in 0..MOST_REDIRECTS {
                        let head = self.response(hop, false);
                        head.status = Some(302);
                        push("Location", "?again", head);
                    }
                    self.assumed.push("network".to_owned());
                }
                Implies::Status(status) => {
                    self.response(hop, of_preflight).status.get_or_insert(*status);
                    self.assumed.push(response_path(hop, of_preflight, "status"));
                }
                Implies::Value(header) => {
                    // An empty value means that the header is missing.
                    let value = fact.value("value").filter(|value| !value.is_empty());
                    if let Some(value) = value {
                        push(header, value, self.response(hop, of_preflight));
                    }
                }
                Implies::Has(header, value) => push(header, value, self.response(hop, of_preflight)),
                Implies::Assumed(header, value) => {
                    push(header, value, self.response(hop, of_preflight));
                    self.assumed.push(response_path(hop, of_preflight, "headers"));
                }
                Implies::Lacks => {
                    self.response(hop, of_preflight).headers.get_or_insert_with(|| HeaderInput::Pairs(Vec::new()));
                }
                Implies::AddressSpace(space) => self.response(hop, false).address_space = Some(*space),
                Implies::Fault(fault) => self.fault = Some(self.fault.map_or(*fault, |known| known.max(*fault))),
                _ => {}
            }
        }
    }

    /// The response to the preflight or to the request at `hop`. It is created if it does not exist yet.
    pub(super) fn response(&mut self, hop: usize, of_preflight: bool) -> &mut ResponseHead {
        let network = &mut self.scenario.network;
        if network.len() <= hop {
            network.resize_with(hop + 1, Hop::default);
        }
        #[expect(clippy::indexing_slicing, reason = "it has been made as long")]
        let hop = &mut network[hop];
        if of_preflight { hop.preflight.get_or_insert_default() } else { hop.response.get_or_insert_default() }
    }

    /// The reading of what has been stated, without assumptions beyond it.
    pub(super) fn into_reading(mut self, engine: &'static str) -> Reading {
        for (path, is_known) in [
            ("page.url", self.scenario.page.url.is_some()),
            ("request.api", self.scenario.request.api.is_some()),
            ("request.url", self.scenario.request.url.is_some()),
        ] {
            if !is_known {
                self.missing.push(path.to_owned());
            }
        }
        for paths in [&mut self.missing, &mut self.assumed] {
            paths.sort_unstable();
            paths.dedup();
        }
        let Draft { scenario, missing, assumed, about, .. } = self;
        Reading { engine: engine.into(), scenario, missing, assumed, about }
    }
}

/// The path of a field of a response.
pub(super) fn response_path(hop: usize, of_preflight: bool, field: &str) -> String {
    let head = if of_preflight { Head::Preflight } else { Head::Response };
    format!("{}.{field}", ScenarioPath::Head(hop, head))
}

/// Adds a header to a response, unless the same header is already there because two messages state it.
pub(super) fn push(name: &str, value: &str, head: &mut ResponseHead) {
    let headers = head.headers.get_or_insert_with(|| HeaderInput::Pairs(Vec::new()));
    if let HeaderInput::Pairs(pairs) = headers {
        let pair = (name.to_owned(), value.to_owned());
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
}

/// Whether a response has a header.
pub(super) fn has(head: &ResponseHead, name: &str) -> bool {
    match &head.headers {
        Some(HeaderInput::Pairs(pairs)) => pairs.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)),
        _ => false,
    }
}
