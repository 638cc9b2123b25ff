//! The least policy allows its traffic, and none of its sources can be removed.

use proptest::prelude::*;
use serde_json::{Value, json};
use wouldblock_audit::{Audit, Auditor, Feed, Settings};

fn audit(text: &str, by: Value) -> Value {
    let settings: Settings = serde_json::from_value(by).unwrap();
    let mut feed = Feed::new(Auditor::new(settings));
    feed.push(text.as_bytes());
    let auditor = feed.finish();
    serde_json::to_value(Audit::of(auditor.settings(), auditor.aggregate())).unwrap()
}

/// How many requests a policy blocks. Only requests that pass without a policy, or that only the server's response
/// stops, are counted.
fn blocked_by(policy: &str, text: &str) -> u64 {
    let by = json!({ "page": { "headers": [] }, "against": { "headers": [["Content-Security-Policy", policy]] } });
    let audit = audit(text, by);
    audit["difference"]["blocked"].as_array().unwrap().iter().map(|group| group["count"].as_u64().unwrap()).sum()
}

/// The policies with one source removed.
fn with_one_source_less(policy: &str) -> Vec<String> {
    let directives: Vec<Vec<&str>> = policy.split("; ").map(|directive| directive.split(' ').collect()).collect();
    let mut policies = Vec::new();
    for (at, directive) in directives.iter().enumerate() {
        for source in 1..directive.len() {
            if directive[source] == "'none'" {
                continue;
            }
            let mut less = directives.clone();
            less[at].remove(source);
            if less[at].len() == 1 {
                less[at].push("'none'");
            }
            policies.push(less.iter().map(|directive| directive.join(" ")).collect::<Vec<_>>().join("; "));
        }
    }
    policies
}

fn line(page: &str, request: &Value) -> String {
    json!({ "page": { "url": page }, "request": request }).to_string()
}

fn a_line() -> impl Strategy<Value = String> {
    let page =
        prop::sample::select(vec!["https://app.example/", "https://www.app.example/x", "http://old.example:8080/"]);
    let scheme = prop::sample::select(vec!["https", "http"]);
    let host = prop::sample::select(vec![
        "app.example",
        "www.app.example",
        "old.example:8080",
        "cdn.example",
        "cdn.example:8443",
        "a.cdn.example",
    ]);
    let api = prop::sample::select(vec![
        "fetch",
        "xhr",
        "eventsource",
        "image",
        "script",
        "style",
        "font",
        "media",
        "frame",
        "object",
        "manifest",
        "import",
        "prefetch",
        "worker",
        "form",
        "base",
        "modulepreload",
        "track",
        "beacon",
    ]);
    let loads = (page.clone(), scheme, host, api).prop_map(|(page, scheme, host, api)| {
        line(page, &json!({ "api": api, "url": format!("{scheme}://{host}/p/a?b") }))
    });
    let socket = (
        page.clone(),
        prop::sample::select(vec!["wss://app.example/s", "wss://cdn.example/s", "ws://old.example:8080/"]),
    )
        .prop_map(|(page, url)| line(page, &json!({ "api": "websocket", "url": url })));
    let code = (
        page.clone(),
        prop::sample::select(vec!["inline-script", "inline-style", "event-handler", "style-attribute", "eval"]),
        prop::sample::select(vec!["a()", "b()", "color: red"]),
    )
        .prop_map(|(page, api, text)| line(page, &json!({ "api": api, "text": text })));
    let other = page.prop_flat_map(|page| {
        prop::sample::select(vec![
            json!({ "api": "image", "url": "data:image/png;base64,AA==" }),
            json!({ "api": "wasm" }),
            json!({ "api": "inline-script", "nonce": "abc", "text": "c()" }),
            json!({ "api": "javascript-url", "url": "javascript:a()" }),
        ])
        .prop_map(move |request| line(page, &request))
    });
    prop_oneof![6 => loads, 1 => socket, 2 => code, 1 => other]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_allows_its_traffic_and_needs_every_source(
        lines in prop::collection::vec(a_line(), 1..12),
        group_hosts in any::<bool>(),
    ) {
        let text = lines.join("\n");
        let found = audit(&text, json!({ "groupHosts": group_hosts }));
        prop_assert_eq!(&found["brokenLines"], 0);
        let policy = found["leastPolicy"]["value"].as_str().unwrap();
        prop_assert_eq!(blocked_by(policy, &text), 0, "{}", policy);
        for less in with_one_source_less(policy) {
            prop_assert!(blocked_by(&less, &text) > 0, "{} and {}", policy, less);
        }
    }

    #[test]
    fn parts_merge_into_the_whole(
        lines in prop::collection::vec(a_line(), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let by = || serde_json::from_value::<Settings>(json!({
            "page": { "headers": [["Content-Security-Policy", "default-src 'self' https://cdn.example"]] },
            "against": { "headers": [["Content-Security-Policy", "default-src https:"]] },
        })).unwrap();
        let mut whole = Auditor::new(by());
        let (mut one, mut other) = (Auditor::new(by()), Auditor::new(by()));
        let cut = cut.index(lines.len());
        let numbered = || lines.iter().enumerate().map(|(at, line)| (at, at as u64 + 1, line));
        numbered().for_each(|(_, number, line)| whole.line(number, line));
        // A cluster passes lines in any order.
        for (at, number, line) in numbered().rev() {
            if at < cut { one.line(number, line) } else { other.line(number, line) }
        }
        // As JSON, in which aggregates are sent.
        let travelled = |auditor: Auditor| {
            let json = serde_json::to_string(&auditor.into_aggregate()).unwrap();
            serde_json::from_str::<wouldblock_audit::Aggregate>(&json).unwrap()
        };
        let mut merged = travelled(other);
        merged.merge(travelled(one));
        prop_assert_eq!(merged, whole.into_aggregate());
    }
}

#[test]
fn requests_that_no_source_can_list_are_cautions() {
    let text = [
        line("https://app.example/", &json!({ "api": "inline-script" })),
        line("https://app.example/", &json!({ "api": "image", "url": "https://[2001:db8::1]/a.png" })),
        line("https://app.example/", &json!({ "api": "eval", "text": "1" })),
    ]
    .join("\n");
    let found = audit(&text, json!({}));
    let warnings = found["leastPolicy"]["warnings"].as_array().unwrap();
    let codes: Vec<_> = warnings.iter().map(|warning| warning["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["audit.unlistable", "audit.eval", "audit.code-unknown"], "{warnings:?}");
}

#[test]
fn redirects_and_upgrades_count() {
    let text = json!({
        "page": { "url": "https://app.example/", "headers": "Content-Security-Policy: upgrade-insecure-requests" },
        "request": { "api": "image", "url": "https://a.example/x" },
        "network": [{ "response": { "status": 302, "headers": "Location: https://b.example/y" } }, { "response": {} }],
    })
    .to_string();
    assert_eq!(
        audit(&text, json!({}))["leastPolicy"]["value"],
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src https://a.example https://b.example; \
         upgrade-insecure-requests",
    );
}

/// A page that upgrades insecure requests, if asked to.
fn page_that(upgrades: bool, url: &str) -> Value {
    let policy = if upgrades { "upgrade-insecure-requests" } else { "img-src *" };
    json!({ "url": url, "headers": [["Content-Security-Policy", policy]] })
}

/// A redirect that every page may follow. The response after it is not known, so only policies can block the request.
fn redirect_to(url: &str) -> Value {
    let headers = json!([["Location", url], ["Access-Control-Allow-Origin", "*"]]);
    json!([{ "response": { "status": 302, "headers": headers } }])
}

#[test]
fn engines_see_insecure_urls_before_and_after_the_upgrade() {
    let (plain, upgrading) = (page_that(false, "https://page.com/"), page_that(true, "https://page.com:8080/"));
    let (insecure, secure) = ("http://o.co.uk:8080", "https://o.co.uk:8080");
    let redirect = redirect_to("http://o.co.uk:8080/y");
    for (page, api, url, network, listed) in [
        (&upgrading, "beacon", "http://o.co.uk:8080/x", &Value::Null, vec![insecure, secure]),
        (&upgrading, "media", "http://o.co.uk:8080/x", &Value::Null, vec![insecure, secure]),
        (&upgrading, "fetch", "http://o.co.uk:8080/x", &Value::Null, vec![insecure, secure]),
        (&plain, "image", "http://o.co.uk:8080/x", &Value::Null, vec![insecure, secure]),
        (&plain, "image", "https://a.test.com/x", &redirect, vec![insecure, "https://a.test.com", secure]),
        // Chromium sees only the secure URL here. Firefox sees the insecure one, but a secure source covers it under
        // upgrade-insecure-requests.
        (&upgrading, "image", "https://a.test.com/x", &redirect, vec!["https://a.test.com", secure]),
        (&upgrading, "fetch", "https://a.test.com/x", &redirect, vec!["https://a.test.com", secure]),
        (&upgrading, "script", "https://a.test.com/x", &redirect, vec!["https://a.test.com", secure]),
    ] {
        let text = json!({ "page": page, "request": { "api": api, "url": url }, "network": network }).to_string();
        let found = audit(&text, json!({}))["leastPolicy"].take();
        let policy = found["value"].as_str().unwrap();
        assert_eq!(found["warnings"], json!([]));
        assert!(policy.contains(&format!("-src {}", listed.join(" "))), "{api}: {policy}");
        let by = json!({ "against": { "headers": [["Content-Security-Policy", policy]] } });
        assert_eq!(audit(&text, by)["difference"]["blocked"], json!([]), "{api}: {policy}");
    }
}

#[test]
fn pages_that_do_not_upgrade_get_a_caution_if_others_do() {
    let image = json!({ "page": page_that(true, "https://shop.example/"),
        "request": { "api": "image", "url": "https://a.example/" } });
    let fetch = json!({ "page": page_that(false, "http://old.shop.example/"),
        "request": { "api": "fetch", "url": "http://api.example:8080/x" } });
    let found = audit(&format!("{image}\n{fetch}"), json!({}))["leastPolicy"].take();
    let policy = found["value"].as_str().unwrap();
    assert!(policy.contains("connect-src http://api.example:8080 https://api.example:8080; "), "{policy}");
    let texts: Vec<_> = found["warnings"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert!(texts.iter().any(|text| text.contains("http://api.example:8080")), "{texts:?}");
    let alone = audit(&fetch.to_string(), json!({}))["leastPolicy"].take();
    assert_eq!(alone["warnings"], json!([]));
    assert!(alone["value"].as_str().unwrap().contains("connect-src http://api.example:8080; "), "{alone}");
}

fn an_insecure_line() -> impl Strategy<Value = String> {
    let pick = |list: &[&'static str]| prop::sample::select(list.to_vec());
    let page =
        pick(&["https://app.example/", "https://app.example:8080/", "http://app.example/", "http://old.example:8080/"]);
    let url = |schemes: &[&'static str]| {
        let host = pick(&[
            "app.example",
            "app.example:8080",
            "old.example:8080",
            "o.co.uk:8080",
            "cdn.example",
            "cdn.example:8443",
        ]);
        (pick(schemes), host).prop_map(|(scheme, host)| format!("{scheme}://{host}/x"))
    };
    let apis = pick(&[
        "fetch",
        "xhr",
        "eventsource",
        "image",
        "script",
        "style",
        "font",
        "media",
        "frame",
        "worker",
        "beacon",
        "form",
        "manifest",
        "track",
        "prefetch",
    ]);
    let http = || url(&["https", "http"]);
    let loads = (any::<bool>(), page.clone(), apis, http(), prop::option::of(http())).prop_map(
        |(upgrades, page, api, url, redirect)| {
            // A script does not learn whether the redirect of a beacon was followed.
            let redirect = redirect.filter(|_| api != "beacon");
            let network = redirect.map_or(Value::Null, |url| redirect_to(&url));
            json!({ "page": page_that(upgrades, page), "request": { "api": api, "url": url }, "network": network })
        },
    );
    let sockets = (any::<bool>(), page, url(&["wss", "ws"])).prop_map(|(upgrades, page, url)| {
        json!({ "page": page_that(upgrades, page), "request": { "api": "websocket", "url": url } })
    });
    prop_oneof![5 => loads, 1 => sockets].prop_map(|line| line.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn upgrades_and_redirects_do_not_block_the_traffic(
        lines in prop::collection::vec(an_insecure_line(), 1..8),
        group_hosts in any::<bool>(),
    ) {
        let text = lines.join("\n");
        let found = audit(&text, json!({ "groupHosts": group_hosts }));
        prop_assert_eq!(&found["brokenLines"], 0);
        let policy = found["leastPolicy"]["value"].as_str().unwrap();
        let warnings = found["leastPolicy"]["warnings"].to_string();
        let against = |policy: &str| {
            let by = json!({ "against": { "headers": [["Content-Security-Policy", policy]] } });
            audit(&text, by)["difference"]["blocked"].as_array().unwrap().clone()
        };
        let blocked = against(policy);
        for group in &blocked {
            let origin = group["origin"].as_str().unwrap();
            let host = origin.split_once("://").unwrap().1;
            prop_assert!(warnings.contains(&format!("://{host} ")), "{} and {}", policy, group);
        }
        for less in with_one_source_less(policy) {
            prop_assert!(against(&less) != blocked, "{} and {}", policy, less);
        }
    }
}

#[test]
fn hosts_of_different_owners_are_not_grouped() {
    let scripts = |domain: &str| {
        let of = |name: &str| {
            let url = format!("https://{name}.{domain}/a.js");
            line("https://shop.example/", &json!({ "api": "script", "url": url }))
        };
        let found = audit(&format!("{}\n{}", of("a"), of("b")), json!({ "groupHosts": true }));
        let policy = found["leastPolicy"]["value"].as_str().unwrap();
        policy.split("; ").find_map(|directive| directive.strip_prefix("script-src ")).unwrap().to_owned()
    };
    for suffix in [
        "s3.amazonaws.com",
        "s3.eu-west-1.amazonaws.com",
        "blob.core.windows.net",
        "execute-api.us-east-1.amazonaws.com",
        "github.io",
        // A wildcard would cover buckets of others.
        "amazonaws.com",
        "co.at",
        "com.de",
        "com.pt",
        "com.ro",
        "eu.org",
        "nhs.uk",
    ] {
        assert_eq!(scripts(suffix), format!("https://a.{suffix} https://b.{suffix}"));
    }
    for domain in ["example.com", "bucket.s3.amazonaws.com", "shop.co.at"] {
        assert_eq!(scripts(domain), format!("https://*.{domain}"));
    }
}

#[test]
fn the_policy_of_a_recording_has_a_caution_about_inline_code() {
    let text = line("https://app.example/", &json!({ "api": "image", "url": "https://cdn.example/a.png" }));
    let codes = |by: Value| {
        let warnings = audit(&text, by)["leastPolicy"]["warnings"].take();
        warnings.as_array().unwrap().iter().map(|warning| warning["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(codes(json!({ "recording": true })), ["audit.recording"]);
    assert!(codes(json!({})).is_empty());
}

/// A request whose values contain this text.
fn hostile(text: &str) -> String {
    let page = "https://shop.example/";
    let hop = json!({ "response": { "status": 302, "headers": [["Location", format!("https://{text}.example/")]] } });
    [
        line(page, &json!({ "api": "inline-script", "nonce": text })),
        line(page, &json!({ "api": "inline-style", "nonce": format!("x{text}y") })),
        line(page, &json!({ "api": "script", "nonce": text, "url": "https://cdn.example/" })),
        line(page, &json!({ "api": "inline-script", "text": text, "nonce": text })),
        line(page, &json!({ "api": "fetch", "url": format!("https://{text}/") })),
        line(page, &json!({ "api": "image", "url": format!("http://a{text}:8080/{text}") })),
        line(page, &json!({ "api": "websocket", "url": format!("wss://{text}.example/{text}") })),
        line(page, &json!({ "api": "image", "url": format!("{text}://{text}/") })),
        line(page, &json!({ "api": "frame", "url": format!("custom://{text}/{text}") })),
        line(&format!("https://{text}/"), &json!({ "api": "image", "url": format!("https://{text}/") })),
        json!({ "page": { "url": page }, "request": { "api": "font", "url": "https://a.example/" }, "network": [hop, {}] })
            .to_string(),
        json!({ "csp-report": { "document-uri": page, "blocked-uri": text, "script-sample": text,
            "effective-directive": format!("img-src {text}"), "original-policy": text } })
            .to_string(),
    ]
    .join("\n")
}

#[test]
fn values_of_the_traffic_add_nothing_else_to_the_policy() {
    let spaced =
        ["x' https://evil.example 'y", "x\r\nSet-Cookie: a=b", "a; script-src *", "a, default-src *", "* 'self'"];
    let marks = (0..128_u8).map(char::from).filter(|char| !char.is_ascii_alphanumeric());
    let marks = marks.flat_map(|mark| [format!("{mark}"), format!("a{mark}b"), format!("{mark}.b")]);
    for text in spaced.map(str::to_owned).into_iter().chain(marks) {
        let found = audit(&hostile(&text), json!({ "groupHosts": true }));
        let policy = found["leastPolicy"]["value"].as_str().unwrap();
        for source in policy.split("; ").flat_map(|directive| directive.split(' ').skip(1)) {
            let inner = source.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\'')).unwrap_or(source);
            let is_plain = inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:/+=".contains(&byte));
            assert!(is_plain && !source.contains("evil"), "{text:?}: {policy}");
        }
        let names = policy.split("; ").map(|directive| directive.split(' ').next().unwrap());
        let is_known = |name: &str| name.ends_with("-src") || ["base-uri", "form-action"].contains(&name);
        assert!(names.into_iter().all(is_known), "{text:?}: {policy}");
    }
}

#[test]
fn a_nonce_that_no_policy_can_list_is_a_caution() {
    let text = line("https://shop.example/", &json!({ "api": "inline-script", "nonce": "x' https://evil.example 'y" }));
    let found = audit(&text, json!({}));
    assert_eq!(found["leastPolicy"]["value"], "default-src 'none'; base-uri 'none'; form-action 'none'");
    let warnings = found["leastPolicy"]["warnings"].as_array().unwrap();
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0]["code"], "audit.unlistable");
    assert!(warnings[0]["text"].as_str().unwrap().contains("script-src nonce=\"x' https://evil.example 'y\""));
}

#[test]
fn directives_that_no_request_shows_are_named() {
    let policy = "default-src 'self'; frame-ancestors 'none'; sandbox allow-scripts; require-trusted-types-for 'script'; \
                  upgrade-insecure-requests; script-src-elem 'self'; report-uri /r";
    let line = json!({ "page": { "url": "https://app.example/", "headers": [["Content-Security-Policy", policy]] },
        "request": { "api": "image", "url": "https://app.example/a.png" } });
    let audit = audit(&line.to_string(), json!({}));
    let warnings = audit["leastPolicy"]["warnings"].as_array().unwrap();
    let named = warnings.iter().find(|warning| warning["code"] == "audit.other-directives").unwrap();
    let expected = "frame-ancestors, report-uri, require-trusted-types-for, sandbox";
    assert!(named["text"].as_str().unwrap().ends_with(expected), "{named}");
}
