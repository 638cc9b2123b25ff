//! Generated pairs of policies, and requests and code of every kind.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use wouldblock::scenario::{HeaderInput, Scenario};
use wouldblock_audit::settings::Headers;

/// The code whose hash policies list, and its hash.
const CODE: &str = "a()";
const HASH: &str = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";

/// How a policy reaches the page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Delivery {
    Header,
    ReportOnly,
    Meta,
}

/// One policy.
#[derive(Clone, Debug)]
struct Policy {
    delivery: Delivery,
    directives: Vec<(String, Vec<String>)>,
}

fn pick(list: &[&'static str]) -> impl Strategy<Value = String> + Clone + use<> {
    select(list.to_vec()).prop_map(str::to_owned)
}

fn source() -> impl Strategy<Value = String> {
    let url = pick(&[
        "'self'",
        "'self'",
        "*",
        "https:",
        "http:",
        "data:",
        "blob:",
        "https://a.example",
        "http://a.example",
        "a.example:*",
        "*.example",
        "https://*:443/x",
        "https://a.example/x/",
        "wss://a.example",
        "https://app.example",
        "127.0.0.1",
        "javascript:",
    ]);
    let code = pick(&[
        "'unsafe-inline'",
        "'unsafe-inline'",
        "'unsafe-eval'",
        "'wasm-unsafe-eval'",
        "'unsafe-hashes'",
        "'strict-dynamic'",
        "'trusted-types-eval'",
        "'inline-speculation-rules'",
        "'report-sample'",
        "'none'",
        "'nonce-a'",
        "'nonce-a'",
        "'nonce-b'",
    ]);
    let hash = select(vec![
        HASH.to_owned(),
        HASH.to_owned(),
        HASH.replace("='", "'"),
        HASH.replace("sha256", "sha-256"),
        HASH.replace('q', "r"),
    ]);
    let odd =
        pick(&["'self'x", "https://*.", "a.example?x", "https://a.example/x?y", "'nonce-'", "a.example:0443", "'x'"]);
    prop_oneof![8 => url, 8 => code, 3 => hash, 1 => odd]
}

/// The directives whose value is a source list.
const LISTS: [&str; 20] = [
    "default-src",
    "script-src",
    "script-src-elem",
    "script-src-attr",
    "style-src",
    "style-src-elem",
    "style-src-attr",
    "img-src",
    "media-src",
    "font-src",
    "connect-src",
    "object-src",
    "frame-src",
    "child-src",
    "worker-src",
    "manifest-src",
    "form-action",
    "base-uri",
    "frame-ancestors",
    "fenced-frame-src",
];

fn directive() -> impl Strategy<Value = (String, Vec<String>)> {
    let code = pick(&["default-src", "script-src", "script-src-attr", "style-src", "style-src-attr"]);
    let lists = prop_oneof![code, pick(&LISTS)];
    let list = (lists, prop::collection::vec(source(), 0..4));
    let other = pick(&[
        "sandbox",
        "sandbox allow-scripts",
        "sandbox allow-scripts allow-same-origin allow-forms",
        "upgrade-insecure-requests",
        "require-trusted-types-for 'script'",
        "require-trusted-types-for 'script'",
        "trusted-types",
        "trusted-types a 'allow-duplicates'",
        "trusted-types *",
        "report-uri /reports",
        "report-to endpoint",
        "block-all-mixed-content",
        "x-unknown a",
    ]);
    let other = other.prop_map(|text| {
        let mut words = text.split(' ').map(str::to_owned);
        (words.next().unwrap_or_default(), words.collect())
    });
    prop_oneof![7 => list, 2 => other]
}

fn policy() -> impl Strategy<Value = Policy> {
    let delivery =
        select(vec![Delivery::Header, Delivery::Header, Delivery::Header, Delivery::ReportOnly, Delivery::Meta]);
    let directives = prop::collection::vec(directive(), 1..4);
    (delivery, directives).prop_map(|(delivery, directives)| Policy { delivery, directives })
}

/// Changes that often make no difference, which is where a proof has to be exact.
const MUTATIONS: u8 = 14;

fn mutate(policies: &mut Vec<Policy>, kind: u8, at: usize, name: &str, source: &str, other: &Policy) {
    let count = policies.len();
    let index = at % count;
    let policy = &mut policies[index];
    let place = at / 7 % policy.directives.len();
    match kind % MUTATIONS {
        // Sources: in another order, one more, one repeated, one fewer.
        0 => policy.directives[place].1.reverse(),
        1 => policy.directives[place].1.push(source.to_owned()),
        2 => {
            let repeated = policy.directives[place].1.first().cloned();
            policy.directives[place].1.extend(repeated);
        }
        3 => drop(policy.directives[place].1.pop()),
        // Directives: a list written under another name, too, or instead, or in another order, or left out.
        4 | 5 => {
            let list = policy.directives[place].1.clone();
            policy.directives.push((name.to_owned(), list));
        }
        6 => name.clone_into(&mut policy.directives[place].0),
        7 => policy.directives.reverse(),
        8 => drop(policy.directives.remove(place)),
        // Policies: one more, one repeated, in another order, split, delivered otherwise.
        9 => policies.push(other.clone()),
        10 => policies.push(policies[index].clone()),
        11 => policies.reverse(),
        12 => {
            let moved = policy.directives.remove(place);
            policies.push(Policy { delivery: Delivery::Header, directives: vec![moved] });
        }
        _ => policy.delivery = if policy.delivery == Delivery::Meta { Delivery::Header } else { Delivery::Meta },
    }
    policies.retain(|policy| !policy.directives.is_empty());
    if policies.is_empty() {
        policies.push(other.clone());
    }
}

/// Writes policies as headers and `meta` elements. A few `meta` elements contain several, which engines read differently.
fn headers(policies: &[Policy], is_joined: bool) -> Headers {
    let text = |policy: &Policy| {
        let lists = policy.directives.iter().map(|(name, sources)| format!("{name} {}", sources.join(" ")));
        lists.collect::<Vec<_>>().join("; ")
    };
    let of = |delivery| policies.iter().filter(move |policy| policy.delivery == delivery).map(text);
    let named = |name: &'static str, delivery| of(delivery).map(move |text| (name.to_owned(), text));
    let enforced = named("Content-Security-Policy", Delivery::Header);
    let reported = named("Content-Security-Policy-Report-Only", Delivery::ReportOnly);
    let mut meta: Vec<String> = of(Delivery::Meta).collect();
    if is_joined && !meta.is_empty() {
        meta = vec![meta.join(", ")];
    }
    Headers {
        headers: Some(HeaderInput::Pairs(enforced.chain(reported).collect())),
        meta: (!meta.is_empty()).then_some(meta),
    }
}

/// The policies of two sides, which are usually similar.
pub(crate) fn sides() -> impl Strategy<Value = (Headers, Headers)> {
    let change = (any::<u8>(), any::<usize>(), pick(&LISTS), source(), policy());
    let form = (any::<bool>(), prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    (prop::collection::vec(policy(), 1..4), prop::collection::vec(change, 1..4), form).prop_map(
        |(policies, changes, (is_swapped, is_joined, is_other_joined))| {
            let mut changed = policies.clone();
            for (kind, at, name, source, other) in &changes {
                mutate(&mut changed, *kind, *at, name, source, other);
            }
            let (one, other) = (headers(&policies, is_joined), headers(&changed, is_other_joined));
            if is_swapped { (other, one) } else { (one, other) }
        },
    )
}

/// The pages for which policies are compared.
pub(crate) fn page() -> impl Strategy<Value = &'static str> {
    select(vec!["https://app.example/", "https://app.example/", "http://app.example/", "https://app.example:8443/x"])
}

fn url() -> impl Strategy<Value = String> {
    pick(&[
        "https://app.example/x",
        "http://app.example/",
        "https://app.example:8443/",
        "https://a.example/",
        "http://a.example/x/y",
        "https://a.example/x/y",
        "https://a.example:8443/",
        "https://b.a.example/x",
        "https://other.test/",
        "https://127.0.0.1/",
        "wss://a.example/",
        "ws://app.example/",
        "data:text/javascript,a()",
        "data:image/png,",
        "blob:https://app.example/1",
        "about:srcdoc",
        "about:blank",
    ])
}

/// A request or code; the fields that an API does not read have no effect.
fn request() -> impl Strategy<Value = Value> {
    let loads = pick(&[
        "fetch",
        "xhr",
        "websocket",
        "eventsource",
        "beacon",
        "ping",
        "fetchlater",
        "webtransport",
        "preload",
        "image",
        "script",
        "style",
        "font",
        "media",
        "track",
        "manifest",
        "prefetch",
        "modulepreload",
        "import",
        "worker",
        "sharedworker",
        "serviceworker",
        "worklet",
        "frame",
        "object",
        "form",
        "base",
    ]);
    let nonce = prop::option::of(pick(&["a", "a", "b", " a", "c"]));
    let inserted = prop::option::of(pick(&["parser", "script", "innerHTML", "document.write"]));
    let integrity =
        prop::option::weighted(0.3, select(vec![HASH.trim_matches('\'').to_owned(), "sha256-x".to_owned()]));
    let preloaded = pick(&["script", "style", "image", "font", "fetch", "track", "worker"]);
    let load = (loads, url(), (nonce.clone(), inserted.clone(), integrity), preloaded, any::<bool>(), any::<bool>())
        .prop_map(|(api, url, (nonce, inserted_by, integrity), preloaded, module, is_other)| {
            let via = match (api.as_str(), is_other) {
                ("object", true) => Some("embed"),
                ("worklet", true) => Some("paint"),
                _ => None,
            };
            let mut request = json!({ "api": api, "url": url, "nonce": nonce, "insertedBy": inserted_by, "via": via });
            match api.as_str() {
                "preload" => request["as"] = json!(preloaded),
                "script" | "worker" => request["module"] = json!(module),
                _ => {}
            }
            if matches!(api.as_str(), "script" | "style" | "fetch" | "preload" | "modulepreload") {
                request["integrity"] = json!(integrity);
            }
            request
        });
    let text = prop_oneof![4 => Just(CODE.to_owned()), 2 => pick(&["b()", " a()", ""])];
    let of_code =
        pick(&["inline-script", "inline-style", "speculation-rules", "event-handler", "style-attribute", "eval"]);
    let code = (of_code, text.clone(), nonce, inserted).prop_map(|(api, text, nonce, inserted_by)| {
        json!({ "api": api, "text": text, "nonce": nonce, "insertedBy": inserted_by })
    });
    let link = (prop::option::of(pick(&["form", "iframe", "location"])), text.clone())
        .prop_map(|(via, text)| json!({ "api": "javascript-url", "via": via, "text": format!("javascript:{text}") }));
    let wasm = prop::option::of(pick(&["Module", "instantiate", "compile"]))
        .prop_map(|via| json!({ "api": "wasm", "via": via }));
    let sinks = pick(&["innerHTML", "script.src", "script.text", "eval", "Function", "setTimeout", "location"]);
    let sink = (sinks, prop::option::of(pick(&["a", "b"])), text)
        .prop_map(|(via, policy, text)| json!({ "api": "dom-sink", "via": via, "policy": policy, "text": text }));
    let creation = prop::collection::vec(pick(&["a", "b", "default"]), 1..3)
        .prop_map(|names| json!({ "api": "trusted-types-policy", "text": names }));
    prop_oneof![10 => load, 6 => code, 1 => link, 1 => wasm, 2 => sink, 1 => creation]
}

/// A scenario without policies.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let around = select(vec![
        json!({}),
        json!({}),
        json!({}),
        json!({ "worker": { "kind": "dedicated", "url": "blob:https://app.example/2" } }),
        json!({ "frame": { "parent": { "url": "https://app.example/" } } }),
        json!({ "frame": { "parent": { "url": "https://other.test/" } } }),
    ]);
    let hop = |(location, is_shared): (Option<String>, bool)| {
        let mut headers = vec![];
        headers.extend(location.as_ref().map(|url| ["Location".to_owned(), url.clone()]));
        headers.extend(is_shared.then(|| ["Access-Control-Allow-Origin".to_owned(), "*".to_owned()]));
        json!({ "response": { "status": if location.is_some() { 302 } else { 200 }, "headers": headers } })
    };
    let hops =
        (prop::option::weighted(0.3, url()), any::<bool>()).prop_map(move |(location, is_shared)| match location {
            Some(_) => json!([hop((location, is_shared)), hop((None, is_shared))]),
            None => json!([hop((None, is_shared))]),
        });
    (around, request(), hops).prop_map(|(mut page, mut request, network)| {
        page["url"] = json!("");
        if let Some(fields) = request.as_object_mut() {
            fields.retain(|_, value| !value.is_null());
        }
        serde_json::from_value(json!({ "page": page, "request": request, "network": network })).unwrap()
    })
}
