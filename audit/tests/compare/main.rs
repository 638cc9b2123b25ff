//! The comparison of policies: each change has an example, and different policies are never reported as equal.

mod generated;
mod properties;

use proptest::prelude::*;
use wouldblock::report::Check;
use wouldblock::scenario::{Api, HeaderInput, Page, Scenario};
use wouldblock::{CompiledPage, Engine, Language};
use wouldblock_audit::compare::{Becomes, Change, Comparison, Finding, compare};
use wouldblock_audit::settings::Headers;

const PAGE: &str = "https://app.example/";

fn headers(policies: &[&str]) -> Headers {
    let pairs = policies.iter().map(|policy| ("Content-Security-Policy".to_owned(), (*policy).to_owned()));
    Headers { headers: Some(HeaderInput::Pairs(pairs.collect())), meta: None }
}

fn compared(before: &str, after: &str) -> Comparison {
    result(&headers(&[before]), &headers(&[after]), PAGE)
}

fn result(before: &Headers, after: &Headers, page: &str) -> Comparison {
    compare(before, after, page, Language::En).unwrap()
}

/// A side, for messages.
fn written(side: &Headers) -> String {
    serde_json::json!([side.headers, side.meta]).to_string()
}

/// The engines in which the policies of a side block an example, and those in which anything does.
fn blocking(side: &Headers, url: &str, example: &Scenario) -> [Vec<Engine>; 2] {
    let Headers { headers, meta } = side.clone();
    let compiled = CompiledPage::new(Page { headers, meta, ..Page::new(url) });
    let stopped = compiled.judge(&example.request, example.hops(), &Engine::ALL).stopped;
    let by_policy = stopped.iter().filter(|(_, stop)| matches!(stop.check, Check::Csp | Check::TrustedTypes));
    [by_policy.map(|(engine, _)| *engine).collect(), stopped.iter().map(|(engine, _)| *engine).collect()]
}

/// Checks that each change's example is blocked on one side and goes on on the other in the engines that it names, and in
/// no others.
fn check_changes(before: &Headers, after: &Headers, url: &str, changes: &[Change]) -> Result<(), TestCaseError> {
    for change in changes {
        let (one, other) = (blocking(before, url, &change.example), blocking(after, url, &change.example));
        let (blocks, allows) = if change.becomes == Becomes::Allowed { (one, other) } else { (other, one) };
        let engines: Vec<&str> =
            blocks[0].iter().filter(|engine| !allows[1].contains(engine)).map(|engine| engine.name()).collect();
        let example = serde_json::to_string(change).unwrap();
        prop_assert!(!engines.is_empty(), "{} | {}: {}", written(before), written(after), example);
        prop_assert_eq!(&engines, &change.engines, "{} | {}: {}", written(before), written(after), example);
    }
    Ok(())
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
fn requests_that_no_page_can_make_are_no_difference() {
    for (before, after) in [
        ("form-action 'self'", "form-action https://app.example"),
        ("frame-src https:", "frame-src https: wss:"),
        ("font-src https://a.example", "font-src https://a.example wss://a.example"),
    ] {
        let found = compared(before, after);
        assert_eq!(found.result, Finding::Equal, "{before} | {after}: {found:?}");
    }
    let found = compared("connect-src https://a.example", "connect-src https://a.example wss://a.example");
    let apis: Vec<Api> = found.changes.iter().map(|change| change.example.request.api).collect();
    assert_eq!(apis, [Api::WebSocket], "{found:?}");
    // WebKit lets `*` cover images of `data:` URLs.
    let found = compared("img-src *", "img-src http: https:");
    assert_eq!(
        summarised(&found.changes),
        [(Becomes::Blocked, "img-src", Some("*"), Some("data:image/png,"))],
        "{found:?}"
    );
    assert_eq!(found.changes[0].engines, ["webkit"]);
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

#[test]
fn what_engines_read_in_their_own_way_is_never_equal() {
    for (before, after) in [
        // In some engines, the name of the directive matters: `*` covers `data:` images only if `img-src` lists it.
        ("default-src *", "default-src *; img-src *"),
        (
            "default-src 'strict-dynamic' 'unsafe-inline'",
            "default-src 'strict-dynamic' 'unsafe-inline'; style-src 'strict-dynamic' 'unsafe-inline'",
        ),
        // A sandbox forbids scripts, but not their preloads.
        ("sandbox; script-src 'nonce-a'", "sandbox; script-src 'none'"),
        // A nonce allows the style attributes of elements that have it.
        ("style-src-attr 'nonce-a'", "style-src-attr 'nonce-b'"),
        // Sources cover insecure URLs only if their own policy upgrades requests.
        (
            "upgrade-insecure-requests; img-src https://a.example, img-src http://a.example",
            "img-src https://a.example, upgrade-insecure-requests; img-src http://a.example",
        ),
        // In an engine, the keyword allows strings, too.
        (
            "script-src 'self'; require-trusted-types-for 'script'",
            "script-src 'self' 'trusted-types-eval'; require-trusted-types-for 'script'",
        ),
        // `'self'` covers frames of the page's `blob:` URLs.
        ("frame-src 'self'", "frame-src https://app.example"),
    ] {
        let found = compared(before, after);
        assert_eq!(found.result, Finding::Different, "{before} | {after}: {found:?}");
    }
    for (before, after) in [
        // Trusted code that has to pass two policies.
        (
            "script-src 'unsafe-eval'; require-trusted-types-for 'script', script-src 'wasm-unsafe-eval'",
            "script-src 'unsafe-eval'; require-trusted-types-for 'script'",
        ),
        // Another spelling of a hash, which an engine reads.
        (
            &hashed("script-src-attr {hash}").replace("sha256", "sha-256"),
            &hashed("script-src-attr {hash} 'unsafe-hashes'").replace("sha256", "sha-256"),
        ),
        // A value that is not written out.
        ("style-src-attr 'none'", "style-src-attr ${STYLES}"),
    ] {
        let found = compared(before, after);
        assert_eq!(found.result, Finding::Unproved, "{before} | {after}: {found:?}");
    }
}

#[test]
fn other_policies_of_the_page_may_matter() {
    // In an engine, `'self'` covers insecure URLs of a sandboxed page unless another policy is read later.
    let (before, after) = ("sandbox; img-src 'self', font-src *", "font-src *, sandbox; img-src 'self'");
    let found = result(&headers(&[before]), &headers(&[after]), "http://app.example/");
    assert_eq!(found.result, Finding::Different, "{found:?}");

    // An engine compiles strings despite Trusted Types, unless a report-only policy lacks the keyword.
    let enforced = headers(&["script-src 'trusted-types-eval'; require-trusted-types-for 'script'"]);
    let mut with_report_only = enforced.clone();
    if let Some(HeaderInput::Pairs(pairs)) = &mut with_report_only.headers {
        pairs.push(("Content-Security-Policy-Report-Only".to_owned(), "script-src 'self'".to_owned()));
    }
    let found = result(&enforced, &with_report_only, PAGE);
    assert_eq!(found.result, Finding::Different, "{found:?}");
    assert_eq!(found.changes[0].engines, ["chromium"]);

    // Some engines read a `meta` element with a comma as several policies.
    let meta = |text: &str| Headers { headers: None, meta: Some(vec![text.to_owned()]) };
    let found = result(&meta("img-src *"), &meta("img-src *; report-uri /a, img-src 'none'"), PAGE);
    assert_eq!(found.result, Finding::Unproved, "{found:?}");

    // A line that looks like a policy and cannot be read.
    let text = |text: &str| Headers { headers: Some(HeaderInput::Text(text.to_owned())), meta: None };
    let readable = "Content-Security-Policy: img-src a.example";
    let found = result(&text(readable), &text(&format!("{readable}\nCSP = default-src 'none'")), PAGE);
    assert_eq!(found.result, Finding::Unproved, "{found:?}");
}

#[test]
fn changes_name_the_engines_in_which_their_example_changes() {
    let (all, none) = (headers(&["worker-src *"]), headers(&["worker-src 'none'"]));
    let found = result(&all, &none, "http://app.example/");
    // No engine starts a worker from another origin, so the example is of the page's own.
    assert_eq!(found.changes[0].example.request.url.as_deref(), Some("http://app.example/"));
    assert_eq!(found.changes[0].engines, ["standards", "chromium", "firefox", "webkit"]);
    check_changes(&all, &none, "http://app.example/", &found.changes).unwrap();

    // WebKit lets any page compile a module, but checks those that are instantiated.
    let found = compared("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
    assert_eq!(found.changes[0].engines, ["standards", "chromium", "firefox", "webkit"]);
}

#[test]
fn a_preload_shows_what_no_other_request_does() {
    for (before, after) in [
        ("style-src-elem", "style-src-elem custom:"),
        ("img-src https:", "img-src https: wss:"),
        ("connect-src 'none'", "connect-src filesystem:"),
        ("script-src https:", "script-src https: ftp://a.example"),
    ] {
        let found = result(&headers(&[before]), &headers(&[after]), "https://page.test:8443/");
        assert_eq!(found.result, Finding::Different, "{after}");
        let change = found.changes.iter().find(|change| change.example.request.api == Api::Preload);
        let change = change.unwrap_or_else(|| panic!("{found:?}"));
        assert_eq!(change.engines, ["firefox"], "{after}");
    }
    // No page can preload a frame.
    assert_eq!(compared("frame-src 'none'", "frame-src custom:").result, Finding::Equal);
}
