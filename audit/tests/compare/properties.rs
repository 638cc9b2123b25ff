//! Properties: generated policies that are reported as equal do the same, and each change's example really changes.

use proptest::prelude::*;
use url::Url;
use wouldblock::scenario::{Api, HeaderInput, Hop, Page, RequestDescription, ResponseHead, Scenario};
use wouldblock::{CompiledPage, Engine, Verdict};
use wouldblock_audit::compare::Finding;
use wouldblock_audit::settings::Headers;

use super::{PAGE, check_changes, compared, generated, headers, result, written};

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

fn page(policy: &str) -> CompiledPage {
    CompiledPage::new(Page { headers: headers(&[policy]).headers, ..Page::new(PAGE) })
}

/// An API for each kind of load.
const LOADS: [Api; 14] = [
    Api::Fetch,
    Api::WebSocket,
    Api::Image,
    Api::Script,
    Api::Style,
    Api::Font,
    Api::Media,
    Api::Frame,
    Api::Object,
    Api::Manifest,
    Api::Worker,
    Api::Prefetch,
    Api::Form,
    Api::Base,
];

fn direct(api: Api, url: &Url) -> Scenario {
    Scenario::new(Page::new(PAGE), RequestDescription::new(api, url.as_str()))
}

/// A request that the page's own server redirects to the URL.
fn redirected(api: Api, url: &Url) -> Scenario {
    let headers = [("Location", url.as_str()), ("Access-Control-Allow-Origin", "*")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let redirect = ResponseHead::new(302, HeaderInput::Pairs(headers));
    let network = Some(vec![Hop { preflight: None, response: Some(redirect) }]);
    Scenario { network, ..Scenario::new(Page::new(PAGE), RequestDescription::new(api, PAGE)) }
}

/// The engines in which nothing stops a request.
fn goes_on(page: &CompiledPage, scenario: &Scenario) -> Vec<Engine> {
    let stopped = page.judge(&scenario.request, scenario.hops(), &Engine::ALL).stopped;
    Engine::ALL.into_iter().filter(|engine| stopped.iter().all(|(stops, _)| stops != engine)).collect()
}

/// `PROPTEST_CASES` runs another number of cases.
fn config(cases: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: wanted.unwrap_or(cases), failure_persistence: None, ..ProptestConfig::default() }
}

/// A side's verdicts on a scenario, in the order of the engines.
fn verdicts(side: &Headers, url: &str, scenario: &Scenario) -> [Verdict; 4] {
    let Headers { headers, meta } = side.clone();
    let compiled = CompiledPage::new(Page { url: url.to_owned(), headers, meta, ..scenario.page.clone() });
    let verdicts = compiled.decide(&scenario.request, scenario.hops()).verdicts;
    [verdicts.standards, verdicts.chromium, verdicts.firefox, verdicts.webkit].map(|verdict| verdict.verdict)
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn equal_policies_agree_on_every_url(
        (before, after) in (policy(), policy(), any::<bool>(), source()).prop_map(|(one, other, near, more)| {
            // Half of the lists are similar, which is where a proof has to be exact.
            if near { let after = format!("{one} {more}"); (one, after) } else { (one, other) }
        }),
        urls in prop::collection::vec(any_url(), 60),
    ) {
        let found = compared(&before, &after);
        check_changes(&headers(&[&before]), &headers(&[&after]), PAGE, &found.changes)?;
        if found.result == Finding::Equal {
            let (one, other) = (page(&before), page(&after));
            for url in &urls {
                for api in LOADS {
                    for request in [direct(api, url), redirected(api, url)] {
                        prop_assert_eq!(
                            goes_on(&one, &request), goes_on(&other, &request),
                            "{} | {}: {}", before, after, serde_json::to_string(&request).unwrap()
                        );
                    }
                }
            }
        }
    }

}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn equal_policies_agree_on_every_scenario(
        (before, after) in generated::sides(),
        url in generated::page(),
        scenarios in prop::collection::vec(generated::scenario(), 100),
    ) {
        let found = result(&before, &after, url);
        check_changes(&before, &after, url, &found.changes)?;
        if found.result == Finding::Equal {
            for scenario in &scenarios {
                prop_assert_eq!(
                    verdicts(&before, url, scenario),
                    verdicts(&after, url, scenario),
                    "{} | {}: {}", written(&before), written(&after), serde_json::to_string(scenario).unwrap()
                );
            }
        }
    }
}
