//! Assumes what messages do not state, so that the browser would print them.
//!
//! A message implies more than it states: "Method PUT is not allowed" is only printed after the check of the origin has
//! passed. The ways to fill in the rest are tried one after the other, and the first one is used in which the browser
//! prints the same lines.

use std::rc::Rc;

use super::draft::{Draft, has, push, response_path};
use super::{PartialScenario, Reading};
use crate::console;
use crate::console::webkit::wording::DIRECTIVE;
use crate::console::wording::{Fault, word};
use crate::contract::report::Verdict;
use crate::contract::scenario::{
    Api, Body, BodyKind, Credentials, CrossOrigin, HeaderInput, Hop, Mode, Page, RequestDescription, ResponseHead,
    Scenario,
};
use crate::engine::Engine;
use crate::url::Url;

/// How many ways are tried.
const MOST_ATTEMPTS: usize = 400;
/// A URL of another origin than that of any page that is assumed.
const ANY_URL: &str = "https://api.example.com/";
/// Integrity metadata that no response matches.
const ANY_INTEGRITY: &str = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
/// How many bytes of messages are processed in all attempts: fewer ways are tried for a long policy.
const MOST_BYTES: usize = 400_000;

/// The reading of what `draft` states. If possible, it is completed so that `engine` would print `messages`.
pub(super) fn complete(draft: Draft, engine: Engine, messages: &[&str]) -> Reading {
    let name = name(engine);
    let mut best = None;
    if draft.about.is_none() {
        let bytes: usize = messages.iter().map(|message| message.len()).sum();
        let most = MOST_ATTEMPTS.min(MOST_BYTES / bytes.max(1)).max(1);
        for candidate in candidates(&draft, messages).take(most) {
            let fit = fit(&candidate, engine, messages);
            // A URL that a message states is replaced only if the other one explains the messages.
            let moves =
                draft.scenario.request.url.is_some() && candidate.scenario.request.url != draft.scenario.request.url;
            if moves && fit < Fit::Among {
                continue;
            }
            if fit > best.as_ref().map_or(Fit::No, |(fit, _)| *fit) {
                best = Some((fit, candidate));
            }
            if fit == Fit::Exact {
                break;
            }
        }
    }
    let mut stated = draft;
    if let Some([only]) = stated.apis.as_deref() {
        stated.scenario.request.api = Some(*only);
    }
    if stated.scenario.request.url.as_deref().is_some_and(|url| is_of_socket(&stated, url)) {
        stated.scenario.request.api = Some(Api::WebSocket);
    }
    best.map_or(stated, |(_, candidate)| candidate).into_reading(name)
}

pub(super) fn name(engine: Engine) -> &'static str {
    match engine {
        Engine::Firefox => "firefox",
        Engine::WebKit => "webkit",
        _ => "chromium",
    }
}

/// How well a scenario explains the messages.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Fit {
    /// The browser allows the request and prints something else.
    No,
    /// The browser blocks the request but prints something else, because the words are those of another release.
    Blocked,
    /// The browser prints the messages, and others.
    Among,
    /// The browser prints exactly these messages.
    Exact,
}

fn fit(candidate: &Draft, engine: Engine, messages: &[&str]) -> Fit {
    let Some(scenario) = whole(&candidate.scenario) else {
        return Fit::No;
    };
    let (verdict, printed) = console::printed(&scenario, engine);
    let is_printed = |message: &&str| printed.iter().any(|line| line.trim() == *message);
    let is_among = messages.iter().all(is_printed);
    if is_among && printed.iter().all(|line| messages.contains(&line.trim())) {
        Fit::Exact
    } else if is_among {
        Fit::Among
    } else if verdict == Verdict::Blocked {
        Fit::Blocked
    } else {
        Fit::No
    }
}

/// The scenario, if both the page and the request are known.
pub(in crate::console) fn whole(partial: &PartialScenario) -> Option<Scenario> {
    let PartialScenario { page, request, network } = partial.clone();
    let pairs = |headers: Vec<(String, String)>| (!headers.is_empty()).then_some(HeaderInput::Pairs(headers));
    Some(Scenario {
        page: Page {
            url: page.url?,
            headers: pairs(page.headers),
            local_network_permission: page.local_network_permission,
            ..Page::default()
        },
        request: RequestDescription {
            url: Some(request.url?),
            method: request.method,
            headers: pairs(request.headers),
            body: request.body,
            mode: request.mode,
            credentials: request.credentials,
            redirect: request.redirect,
            protocols: request.protocols,
            crossorigin: request.crossorigin,
            module: request.module,
            as_: request.as_,
            integrity: request.integrity,
            ..RequestDescription::of(request.api?)
        },
        network: Some(network),
    })
}

/// The ways to fill in what is not stated, the most likely first.
fn candidates<'d>(draft: &'d Draft, messages: &'d [&'d str]) -> impl Iterator<Item = Draft> + use<'d> {
    // Some messages have no URL. If they state something about the API or the response, a URL is assumed.
    let url = draft.scenario.request.url.as_deref().unwrap_or(ANY_URL);
    let is_known = draft.scenario.request.url.is_some() || draft.apis.is_some() || draft.fault.is_some();
    let ways = redirects(draft, url).into_iter().filter(move |_| is_known).flat_map(move |redirect| {
        let redirect = Rc::new(redirect);
        pages(draft, url).into_iter().flat_map(move |page| {
            let (redirect, page) = (Rc::clone(&redirect), Rc::new(page));
            apis(draft, url).into_iter().flat_map(move |api| {
                let (redirect, page) = (Rc::clone(&redirect), Rc::clone(&page));
                attributes(draft, api)
                    .into_iter()
                    .map(move |attribute| (Rc::clone(&redirect), Rc::clone(&page), api, attribute))
            })
        })
    });
    ways.flat_map(move |(redirect, page, api, attribute)| {
        let responses =
            preflights(draft).into_iter().flat_map(|of_preflight| [(of_preflight, false), (of_preflight, true)]);
        responses.map(move |(of_preflight, has_response)| {
            let mut candidate = draft.clone();
            candidate.assume_page(&page);
            candidate.assume_url();
            candidate.assume_redirect(&redirect, &page);
            candidate.assume_preflight(of_preflight);
            candidate.assume_api(api, attribute);
            candidate.assume_policy(api, messages);
            candidate.assume_request(api);
            candidate.assume_responses(&page, has_response);
            candidate
        })
    })
}

/// A redirect that messages do not state.
enum Unstated {
    /// There was no redirect.
    No,
    /// A redirect from one of two stated URLs to the other.
    Between(String, String),
    /// A redirect from an unknown URL of the page's origin.
    SameOrigin,
    /// A redirect from an unknown URL of another origin.
    CrossOrigin,
}

fn redirects(draft: &Draft, url: &str) -> Vec<Unstated> {
    if draft.scenario.network.len() > 1 || draft.location.is_some() || is_of_socket(draft, url) {
        return vec![Unstated::No];
    }
    if let Some(other) = &draft.other_url {
        let between = |from: &str, to: &str| Unstated::Between(from.to_owned(), to.to_owned());
        return vec![between(url, other), between(other, url), Unstated::No];
    }
    vec![Unstated::No, Unstated::SameOrigin, Unstated::CrossOrigin]
}

/// Whether the response that was refused is that of the preflight. Not all browsers say which one it is.
fn preflights(draft: &Draft) -> Vec<bool> {
    if draft.of_preflight {
        vec![true]
    } else if draft.fault.is_some() {
        vec![false, true]
    } else {
        vec![false]
    }
}

/// The page that is stated, or else pages that may have made the request: some of other origins, and one of the URL's
/// origin.
fn pages(draft: &Draft, url: &str) -> Vec<String> {
    if let Some(page) = &draft.scenario.page.url {
        return vec![page.clone()];
    }
    if draft.origin_is_null {
        return ["file:///index.html", "https://example.org/", "http://example.org/"].map(str::to_owned).to_vec();
    }
    let own = Url::parse(url, None).ok().map(|url| url.origin().serialized());
    let own = own.filter(|origin| origin != "null").map(|origin| format!("{origin}/").replacen("ws", "http", 1));
    let of_blob = url.strip_prefix("blob:").and(own.clone());
    let elsewhere = ["https://example.org/", "http://example.org/", "https://example.net/"];
    of_blob.into_iter().chain(elsewhere.map(str::to_owned)).chain(own).collect()
}

/// The APIs that are possible according to the messages. Those that the URL suggests come first.
fn apis(draft: &Draft, url: &str) -> Vec<Api> {
    const ANY: [Api; 10] = [
        Api::Fetch,
        Api::Xhr,
        Api::WebSocket,
        Api::EventSource,
        Api::Image,
        Api::Script,
        Api::Style,
        Api::Font,
        Api::Media,
        Api::Beacon,
    ];
    if is_of_socket(draft, url) {
        return vec![Api::WebSocket];
    }
    let suggested = suggested(url);
    let mut apis = draft.apis.clone().unwrap_or_else(|| ANY.to_vec());
    // The sort is stable, so it keeps the order of the others.
    apis.sort_by_key(|api| Some(*api) != suggested);
    apis
}

/// Whether a URL is that of a socket. No other API accepts such a URL, but browsers print which API it was given to.
fn is_of_socket(draft: &Draft, url: &str) -> bool {
    let may_be = draft.apis.as_ref().is_none_or(|apis| apis.contains(&Api::WebSocket));
    may_be && suggested(url) == Some(Api::WebSocket)
}

/// The API that a URL suggests by its scheme or file extension.
fn suggested(url: &str) -> Option<Api> {
    let url = Url::parse(url, None).ok()?;
    if matches!(url.scheme(), "ws" | "wss") {
        return Some(Api::WebSocket);
    }
    let (_, extension) = url.path().rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "css" => Api::Style,
        "js" | "mjs" => Api::Script,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "avif" | "ico" => Api::Image,
        "woff" | "woff2" | "ttf" | "otf" | "eot" => Api::Font,
        "mp4" | "webm" | "mp3" | "ogg" | "wav" | "m4v" | "m4a" => Api::Media,
        _ => return None,
    })
}

fn is_element(api: Api) -> bool {
    matches!(api, Api::Image | Api::Script | Api::Style | Api::Font | Api::Media | Api::Preload)
}

/// The possible `crossorigin` attributes of the element.
fn attributes(draft: &Draft, api: Api) -> Vec<Option<CrossOrigin>> {
    if !is_element(api) {
        vec![None]
    } else if draft.has_credentials {
        vec![Some(CrossOrigin::UseCredentials)]
    } else if draft.fault.is_some() {
        vec![Some(CrossOrigin::Anonymous), None]
    } else {
        vec![None, Some(CrossOrigin::Anonymous)]
    }
}

impl Draft {
    fn assume(&mut self, path: impl Into<String>) {
        self.assumed.push(path.into());
    }

    fn assume_page(&mut self, url: &str) {
        if self.scenario.page.url.is_none() {
            self.scenario.page.url = Some(url.to_owned());
            self.assume("page.url");
        }
    }

    fn assume_redirect(&mut self, redirect: &Unstated, page: &str) {
        let (from, to) = match redirect {
            Unstated::No => {
                if let Some(location) = self.location.take() {
                    push("Location", &location, self.response(0, false));
                }
                return;
            }
            Unstated::Between(from, to) => (from.clone(), to.clone()),
            Unstated::SameOrigin => (page.to_owned(), self.scenario.request.url.clone().unwrap_or_default()),
            Unstated::CrossOrigin => {
                ("https://redirect.example/".to_owned(), self.scenario.request.url.clone().unwrap_or_default())
            }
        };
        if !matches!(redirect, Unstated::Between(..)) {
            self.assume("request.url");
        }
        self.scenario.request.url = Some(from);
        self.scenario.network.insert(0, Hop::default());
        push("Location", &to, self.response(0, false));
        if self.scenario.network.len() == 1 {
            self.scenario.network.push(Hop::default());
        }
        self.assume(response_path(0, false, "headers"));
    }

    /// Moves the stated parts of the response to the preflight, if that is the response that was refused.
    fn assume_preflight(&mut self, of_preflight: bool) {
        if self.of_preflight == of_preflight {
            return;
        }
        self.of_preflight = of_preflight;
        if let Some(hop) = self.scenario.network.last_mut() {
            hop.preflight = hop.response.take();
        }
        self.assume("request");
    }

    fn assume_url(&mut self) {
        if self.scenario.request.url.is_none() {
            self.scenario.request.url = Some(ANY_URL.to_owned());
            self.assume("request.url");
        }
    }

    fn assume_api(&mut self, api: Api, attribute: Option<CrossOrigin>) {
        self.scenario.request.api = Some(api);
        if self.apis.as_ref().is_none_or(|apis| apis.len() != 1) {
            self.assume("request.api");
        }
        self.scenario.request.crossorigin = attribute;
        if self.has_integrity {
            self.scenario.request.integrity = Some(ANY_INTEGRITY.to_owned());
            self.assume("request.integrity");
        }
        if attribute.is_some() && !self.has_credentials {
            self.assume("request.crossorigin");
        }
        if self.has_credentials && matches!(api, Api::Fetch | Api::Xhr | Api::EventSource) {
            self.scenario.request.credentials = Some(Credentials::Include);
            if self.apis.as_ref().is_none_or(|apis| apis.len() != 1) {
                self.assume("request.credentials");
            }
        }
    }

    /// Assumes a policy if the messages say that one was violated but do not quote it, and the rest of a policy if they
    /// quote its mistakes.
    fn assume_policy(&mut self, api: Api, messages: &[&str]) {
        let is_policy = |name: &str| name.starts_with("Content-Security-Policy");
        let has_policy = self.scenario.page.headers.iter().any(|(name, _)| is_policy(name));
        let is_about_policy = messages
            .iter()
            .any(|message| message.contains("Content Security Policy") || message.contains("ERR_BLOCKED_BY_CSP"));
        let is_violated = messages.iter().any(|message| {
            ["violates", "does not appear", "appears in neither", "ERR_BLOCKED_BY_CSP", "Blocked by Content"]
                .iter()
                .any(|sign| message.contains(sign))
        });
        if !has_policy && is_about_policy {
            let governed_by = self.governed_by.clone();
            let (directive, with_default) = governed_by.unwrap_or_else(|| (word(DIRECTIVE, api).to_owned(), false));
            let directive = if with_default { "default-src".to_owned() } else { directive };
            let of_directive = self.mistakes.iter().filter(|(name, _)| *name == directive);
            let sources: Vec<&str> = of_directive
                .map(|(_, source)| match without_quotes(source) {
                    // `none` is only a mistake next to other sources.
                    "none" if is_violated => "'none' https://cdn.example",
                    "none" => "* 'none'",
                    source => source,
                })
                .collect();
            let sources =
                if sources.iter().all(|source| source.is_empty()) { "'self'".to_owned() } else { sources.join(" ") };
            let is_reported = messages.iter().any(|message| message.starts_with("[Report Only]"));
            let name = if is_reported { "Content-Security-Policy-Report-Only" } else { "Content-Security-Policy" };
            let policy = if is_violated || self.governed_by.is_some() {
                format!("{directive} {sources}")
            } else {
                let named = self.mistakes.iter().filter(|(name, _)| !name.is_empty());
                let with_none =
                    |source: &str| if source == "'none'" { "* 'none'".to_owned() } else { source.to_owned() };
                named.map(|(name, source)| format!("{name} {}", with_none(source))).collect::<Vec<_>>().join("; ")
            };
            self.scenario.page.headers.push((name.to_owned(), policy));
            self.assume("page.headers");
        }
        let mistakes = std::mem::take(&mut self.mistakes);
        for (directive, source) in &mistakes {
            let Some((_, policy)) = self.scenario.page.headers.iter_mut().find(|(name, _)| is_policy(name)) else {
                break;
            };
            if directive.is_empty() {
                // Firefox quotes a source with the scheme that it assumes.
                for scheme in ["https", "http"] {
                    *policy = policy.replace(&format!("{scheme}://{source}"), source);
                }
                // A source that the browser could not read is not in the directive that it quotes.
                if !policy.contains(source.as_str()) {
                    *policy = format!("{} {source}", policy.trim_end_matches(" 'none'"));
                }
                self.assume("page.headers");
            } else if !policy.to_ascii_lowercase().contains(directive.as_str()) {
                policy.extend(["; ", directive.as_str(), " ", source.as_str()]);
                self.assume("page.headers");
            }
        }
        self.mistakes = mistakes;
        if let Some((_, policy)) = self.scenario.page.headers.iter_mut().find(|(name, _)| is_policy(name)) {
            for (directive, source) in &self.repeated {
                policy.push_str(if directive.is_empty() { " " } else { "; " });
                policy.push_str(if directive.is_empty() { source } else { directive });
            }
        }
    }

    /// Assumes what makes a preflight necessary, and values for headers whose names are stated.
    fn assume_request(&mut self, api: Api) {
        let has_resource_policy = |head: &ResponseHead| has(head, "Cross-Origin-Resource-Policy");
        let is_held_to_policy =
            self.scenario.network.iter().filter_map(|hop| hop.response.as_ref()).any(has_resource_policy);
        if is_held_to_policy && api == Api::Fetch && self.scenario.request.mode.is_none() {
            self.scenario.request.mode = Some(Mode::NoCors);
            self.assume("request.mode");
        }
        let names_method = self.scenario.request.method.is_some();
        for index in 0..self.scenario.request.headers.len() {
            let Some((name, value)) = self.scenario.request.headers.get_mut(index) else { break };
            if value.is_empty() {
                let assumed = match name.to_ascii_lowercase().as_str() {
                    "content-type" => "application/json",
                    "authorization" => "Bearer token",
                    _ => "1",
                };
                assumed.clone_into(value);
                self.assume(format!("request.headers[{index}]"));
            }
        }
        if self.of_preflight && api == Api::Beacon {
            self.scenario.request.body =
                Some(Body { kind: BodyKind::Blob, type_: Some("application/json".to_owned()) });
            self.assume("request.body");
        }
        if !self.of_preflight || !matches!(api, Api::Fetch | Api::Xhr | Api::FetchLater) {
            return;
        }
        if self.fault == Some(Fault::Methods) && !names_method {
            self.scenario.request.method = Some("PUT".to_owned());
            self.assume("request.method");
        }
        let is_simple = self
            .scenario
            .request
            .method
            .as_deref()
            .is_none_or(|method| ["GET", "HEAD", "POST"].iter().any(|simple| simple.eq_ignore_ascii_case(method)));
        if self.scenario.request.headers.is_empty() && is_simple {
            self.scenario.request.method.get_or_insert_with(|| "POST".to_owned());
            self.scenario.request.headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
            self.scenario.request.body = Some(Body::new(BodyKind::Text));
            self.assume("request.method");
            self.assume("request.headers");
        }
    }

    /// Assumes the values that the browser accepted before the check that failed.
    fn assume_responses(&mut self, page: &str, has_response: bool) {
        let origin = Url::parse(page, None).map_or_else(|_| "null".to_owned(), |url| url.origin().serialized());
        let is_redirected = self.scenario.network.len() > 1;
        if is_redirected {
            let with_credentials = self.has_credentials;
            let first = self.response(0, false);
            first.status.get_or_insert(302);
            accept_origin(&origin, with_credentials, first);
            self.assume(response_path(0, false, "status"));
            self.assume(response_path(0, false, "headers"));
        }
        let hop = self.scenario.network.len().saturating_sub(1);
        let Some(fault) = self.fault else {
            if has_response && self.scenario.network.is_empty() {
                self.response(0, false).headers = Some(HeaderInput::Pairs(Vec::new()));
                self.assume(response_path(0, false, "headers"));
            } else if has_response && !self.of_preflight {
                // The message is about a type or a resource policy, so the response passed the CORS check, if there was
                // one.
                let with_credentials = self.has_credentials;
                accept_origin(&origin, with_credentials, self.response(hop, false));
                self.assume(response_path(hop, false, "headers"));
            }
            return;
        };
        let of_preflight = self.of_preflight;
        let (with_credentials, method) = (self.has_credentials, self.scenario.request.method.clone());
        let head = self.response(hop, of_preflight);
        let before = head.clone();
        match fault {
            Fault::AllowOrigin => {
                head.headers.get_or_insert_with(|| HeaderInput::Pairs(Vec::new()));
            }
            Fault::AllowCredentials => accept_origin(&origin, false, head),
            _ => accept_origin(&origin, with_credentials, head),
        }
        match fault {
            Fault::PreflightStatus => {
                head.status.get_or_insert(404);
            }
            Fault::PreflightRedirect => {
                head.status.get_or_insert(301);
                if !has(head, "Location") {
                    push("Location", "/", head);
                }
            }
            Fault::MethodsUnreadable if !has(head, "Access-Control-Allow-Methods") => {
                push("Access-Control-Allow-Methods", "GET PUT", head);
            }
            Fault::HeadersUnreadable if !has(head, "Access-Control-Allow-Headers") => {
                push("Access-Control-Allow-Headers", "X-A X-B", head);
            }
            Fault::Headers => {
                if let Some(method) = &method {
                    push("Access-Control-Allow-Methods", method, head);
                }
            }
            _ => {}
        }
        let (status_assumed, headers_assumed) = (head.status != before.status, head.headers != before.headers);
        if status_assumed {
            self.assume(response_path(hop, of_preflight, "status"));
        }
        if headers_assumed {
            self.assume(response_path(hop, of_preflight, "headers"));
        }
    }
}

/// A source without the quotes on both sides of it.
fn without_quotes(source: &str) -> &str {
    source.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(source)
}

/// Adds the headers that allow the page's origin, unless they are already stated.
fn accept_origin(origin: &str, with_credentials: bool, head: &mut ResponseHead) {
    if !has(head, "Access-Control-Allow-Origin") {
        push("Access-Control-Allow-Origin", origin, head);
    }
    if with_credentials && !has(head, "Access-Control-Allow-Credentials") {
        push("Access-Control-Allow-Credentials", "true", head);
    }
}
