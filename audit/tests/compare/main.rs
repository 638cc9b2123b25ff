//! The comparison of policies: each change has an example, and different policies are never reported as equal.

use proptest::prelude::*;
use url::Url;
use wouldblock::report::Check;
use wouldblock::scenario::{Api, HeaderInput, Page, Scenario};
use wouldblock::{CompiledPage, Engine, Language, Load};
use wouldblock_audit::compare::{Becomes, Change, Comparison, Finding, compare};
use wouldblock_audit::settings::Headers;

const PAGE: &str = "https://app.example/";

fn headers(policies: &[&str]) -> Headers {
    let pairs = policies.iter().map(|policy| ("Content-Security-Policy".to_owned(), (*policy).to_owned()));
    Headers { headers: Some(HeaderInput::Pairs(pairs.collect())), meta: None }
}

fn compared(before: &str, after: &str) -> Comparison {
    compare(&headers(&[before]), &headers(&[after]), PAGE, Language::En).unwrap()
}

fn page(policy: &str) -> CompiledPage {
    CompiledPage::new(Page { headers: headers(&[policy]).headers, ..Page::new(PAGE) })
}

/// The engines in which the page's policies block a scenario's request.
fn blocking(policy: &str, scenario: &Scenario) -> Vec<Engine> {
    let judgement = page(policy).judge(&scenario.request, scenario.hops(), &Engine::ALL);
    judgement.stopped.into_iter().filter(|(_, stop)| stop.check == Check::Csp).map(|(engine, _)| engine).collect()
}

/// A policy with a hash in it.
fn hashed(policy: &str) -> String {
    policy.replace("{hash}", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
}

fn summarised(changes: &[Change]) -> Vec<(Becomes, &str, Option<&str>, Option<&str>)> {
    let summarised = changes.iter().map(|change| {
        (change.becomes, change.directive.as_str(), change.source.as_deref(), change.example.request.url.as_deref())
    });
    summarised.collect()
}

#[test]
fn changes_name_the_source_that_makes_them() {
    let found = compared("img-src 'self' https://a.example", "img-src 'self' https://*.b.example/x/");
    assert_eq!(found.result, Finding::Different);
    assert_eq!(
        summarised(&found.changes),
        [
            (Becomes::Allowed, "img-src", Some("https://*.b.example/x/"), Some("https://unlisted.b.example/x/")),
            (Becomes::Blocked, "img-src", Some("https://a.example"), Some("https://a.example/")),
        ]
    );
    assert_eq!(found.changes[0].engines, ["standards", "chromium", "firefox", "webkit"]);
}

#[test]
fn lists_that_allow_the_same_are_equal() {
    for (before, after) in [
        ("img-src a.example b.example", "img-src b.example a.example a.example"),
        ("img-src https:", "img-src https: https://a.example https://*.b.example/x"),
        ("img-src http://a.example", "img-src http://a.example https://a.example"),
        ("img-src a.example:*", "img-src a.example:* a.example:8443"),
        ("img-src 'self'; default-src 'none'", "default-src 'none'; img-src https://app.example 'self'"),
        ("img-src *.example", "img-src *.example a.example b.c.example:443/"),
        ("script-src 'self' 'nonce-a' 'unsafe-inline'", "script-src 'unsafe-inline' 'nonce-a' 'self'"),
        ("img-src https://a.example/x/", "img-src https://a.example/x/ https://a.example/x/y"),
        (
            "script-src 'nonce-a' https:, img-src *",
            "img-src *, script-src https: 'nonce-a', script-src 'nonce-a' https:",
        ),
        (
            &hashed("script-src {hash} a.example a.example/x; report-uri /a"),
            &hashed("script-src a.example 'unsafe-inline' {hash}"),
        ),
    ] {
        let found = compared(before, after);
        assert_eq!(found.result, Finding::Equal, "{before} | {after}: {found:?}");
    }
}

#[test]
fn targets_of_redirects_are_compared() {
    // The path of the second source matches no URL, but after a redirect paths do not matter.
    let found = compared("img-src 'self'", "img-src 'self' https://a.example/x/../y");
    assert_eq!(found.result, Finding::Different, "{found:?}");
    assert_eq!(found.changes[0].example.network.as_ref().map(Vec::len), Some(1));
}

#[test]
fn code_is_compared() {
    let found = compared("script-src 'self'", "script-src 'self' 'nonce-abc' 'unsafe-eval'");
    let changes: Vec<_> =
        found.changes.iter().map(|change| (change.source.as_deref(), change.example.request.api)).collect();
    assert!(changes.contains(&(Some("'nonce-abc'"), Api::InlineScript)), "{changes:?}");
    assert!(changes.contains(&(Some("'unsafe-eval'"), Api::Eval)), "{changes:?}");
    assert_eq!(compared("script-src 'self'", "script-src 'self' 'unsafe-inline'").result, Finding::Different);
}

#[test]
fn unproved_directives_are_listed() {
    for (before, after) in [
        ("style-src 'self'", "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"),
        ("sandbox", "sandbox allow-forms"),
        ("img-src a.example", "img-src a.example a.example/%61"),
        ("frame-ancestors 'none'", "frame-ancestors 'self'"),
        // Event handlers whose hash is listed.
        (&hashed("script-src {hash}"), &hashed("script-src {hash} 'unsafe-hashes'")),
        // Code has to pass each policy, and that with the hash passes only one of them on one side.
        (&hashed("style-src {hash}, style-src 'self'"), &hashed("style-src {hash}, style-src 'self' {hash}")),
        (&hashed("script-src {hash}, script-src 'unsafe-inline'"), &hashed("script-src {hash}, script-src 'self'")),
        // Only a script with the nonce and from this host passes both policies.
        ("script-src 'nonce-a', script-src https://a.example", "script-src 'nonce-a', script-src 'none'"),
        ("style-src 'nonce-a', style-src https://a.example", "style-src 'nonce-a', style-src 'none'"),
        // Trusted scripts, which the keyword allows.
        (
            "script-src 'self'; require-trusted-types-for 'script'",
            "script-src 'self' 'trusted-types-eval'; require-trusted-types-for 'script'",
        ),
        (
            "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'",
            "script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; require-trusted-types-for 'script'",
        ),
        ("script-src-attr 'none'", "script-src-attr 'none' 'sha256-!'"),
        // Directives that some browsers know, and whose effect is not compared.
        ("img-src a.example", "img-src a.example; fenced-frame-src 'none'"),
        ("img-src a.example", "img-src a.example; webrtc 'block'"),
    ] {
        let found = compared(before, after);
        assert_eq!(found.result, Finding::Unproved, "{before} | {after}: {found:?}");
        assert!(!found.unproved[0].why.is_empty());
    }
}

#[test]
fn several_policies_and_meta_are_compared() {
    let meta =
        Headers { meta: Some(vec!["img-src a.example".to_owned()]), ..headers(&["img-src a.example b.example"]) };
    let found = compare(&headers(&["img-src a.example"]), &meta, PAGE, Language::En).unwrap();
    assert_eq!(found.result, Finding::Equal, "{found:?}");
    assert!(compare(&meta, &meta, "no url", Language::En).is_err());
}

fn source() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["", "", "https://", "http://", "wss://", "HTTPS://"]);
    let host = prop::sample::select(vec![
        "a.example",
        "A.example",
        "b.a.example",
        "*.a.example",
        "*.example",
        "app.example",
        "*",
        "x.test",
        "127.0.0.1",
    ]);
    let port = prop::sample::select(vec!["", "", "", ":443", ":80", ":8080", ":*"]);
    let path = prop::sample::select(vec!["", "", "/", "/x", "/x/", "/x/y", "/X"]);
    let host_source =
        (scheme, host, port, path).prop_map(|(scheme, host, port, path)| format!("{scheme}{host}{port}{path}"));
    let other =
        prop::sample::select(vec!["'self'", "https:", "http:", "data:", "'none'", "wss:", "*", "'unsafe-inline'"]);
    prop_oneof![4 => host_source, 2 => other.prop_map(str::to_owned)]
}

fn policy() -> impl Strategy<Value = String> {
    let directive = prop::sample::select(vec!["img-src", "connect-src", "default-src", "script-src", "form-action"]);
    let list = (directive, prop::collection::vec(source(), 0..4))
        .prop_map(|(name, sources)| format!("{name} {}", sources.join(" ")));
    prop::collection::vec(list, 1..3).prop_map(|lists| lists.join("; "))
}

fn any_url() -> impl Strategy<Value = Url> {
    let scheme = prop::sample::select(vec!["https", "http", "wss", "ws"]);
    let host = prop::sample::select(vec![
        "a.example",
        "b.a.example",
        "c.a.example",
        "d.c.a.example",
        "z.example",
        "example",
        "app.example",
        "x.test",
        "y.x.test",
        "other.org",
        "127.0.0.1",
        "10.0.0.1",
        "[::1]",
        "a.example.",
    ]);
    let port = prop::sample::select(vec!["", "", ":443", ":80", ":8080", ":8443", ":1"]);
    let path = prop::sample::select(vec!["", "/", "/x", "/x/", "/x/y", "/x/y/z", "/X", "/xy", "/z", "/%78", "/x%2Fy"]);
    let with_host = (scheme, host, port, path)
        .prop_map(|(scheme, host, port, path)| Url::parse(&format!("{scheme}://{host}{port}{path}")).unwrap());
    let without =
        prop::sample::select(vec!["data:image/png,", "blob:https://app.example/1", "about:srcdoc", "foo:bar"]);
    prop_oneof![6 => with_host, 1 => without.prop_map(|url| Url::parse(url).unwrap())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_policies_agree_on_every_url(
        (before, after) in (policy(), policy(), any::<bool>(), source()).prop_map(|(one, other, near, more)| {
            // Half of the lists are similar, which is where a proof has to be exact.
            if near { let after = format!("{one} {more}"); (one, after) } else { (one, other) }
        }),
        urls in prop::collection::vec(any_url(), 60),
    ) {
        let found = compared(&before, &after);
        for change in &found.changes {
            let (one, other) = (blocking(&before, &change.example), blocking(&after, &change.example));
            prop_assert!(one != other, "{} | {}: {:?}", before, after, change);
        }
        if found.result == Finding::Equal {
            let (one, other) = (page(&before), page(&after));
            for url in &urls {
                for load in Load::ALL {
                    for engine in Engine::ALL {
                        for redirects in [0, 1] {
                            prop_assert_eq!(
                                one.policies_let_load(load, url, redirects, engine).allowed,
                                other.policies_let_load(load, url, redirects, engine).allowed,
                                "{} | {}: {:?} {} {:?}", before, after, load, url, engine
                            );
                        }
                    }
                }
            }
        }
    }
}
