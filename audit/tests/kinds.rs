//! Requests of the same kind are judged once. An auditor that judges a single line never does so, so the aggregates of
//! single lines are what the aggregate of all lines has to be.

use proptest::prelude::*;
use serde_json::{Value, json};
use wouldblock_audit::{Aggregate, Audit, Auditor, Settings};

fn pick(list: &[&'static str]) -> impl Strategy<Value = &'static str> + use<> {
    prop::sample::select(list.to_vec())
}

/// A page with few policies, some of which compare paths.
fn policy() -> impl Strategy<Value = &'static str> {
    pick(&[
        "default-src 'self'; img-src https://cdn.example https://other.example/a/",
        "default-src https://*.example/a/ wss:; script-src 'nonce-abc' cdn.example; report-uri /csp",
        "connect-src cdn.example:8443; upgrade-insecure-requests",
    ])
}

fn scenario() -> impl Strategy<Value = Value> {
    let origin =
        pick(&["https://cdn.example", "http://cdn.example", "https://cdn.example:8443", "wss://other.example", ""]);
    let after = pick(&["/a/1.png", "/b/2.png?x=1&y=2", "/c/{id}", "/d#e", ""]);
    let headers = prop::option::of(pick(&["Access-Control-Allow-Origin: *", "", "Location: /a/3.png"]));
    let api = pick(&["fetch", "image", "script", "websocket", "object", "frame"]);
    let others = (0..3_u8, prop::option::of(1_700_000_000_000..1_700_000_100_000_i64), any::<bool>());
    (policy(), api, origin, after, headers, others).prop_map(
        |(csp, api, origin, after, headers, (count, time, is_reported))| {
            let mut line = json!({
                "page": { "url": "https://app.example/", "headers": [["Content-Security-Policy", csp]] },
                "request": { "api": api, "url": format!("{origin}{after}") },
            });
            if let Some(headers) = headers {
                let status = if headers.starts_with("Location") { 302 } else { 200 };
                line["network"] = json!([{ "response": { "status": status, "headers": headers } }]);
            }
            if count > 0 {
                line["count"] = json!(count);
            }
            if let Some(time) = time {
                line["time"] = json!(time);
            }
            if is_reported {
                line["seen"] = json!("reported");
            }
            line
        },
    )
}

fn report() -> impl Strategy<Value = Value> {
    let blocked = pick(&[
        "https://cdn.example/a/1.js",
        "https://cdn.example/b/2.js",
        "https://cdn.example",
        "https://x.metrext.com/i.js",
        "inline",
        "data",
    ]);
    let sample = prop::option::of(pick(&["a()", "b()"]));
    let source = prop::option::of(pick(&["https://app.example/x.js", "moz-extension://x/y.js"]));
    (policy(), blocked, sample, source).prop_map(|(csp, blocked, sample, source)| {
        json!({ "csp-report": { "document-uri": "https://app.example/", "blocked-uri": blocked, "script-sample": sample,
            "source-file": source, "effective-directive": "script-src-elem", "original-policy": csp } })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_kind_is_counted_like_its_lines(
        lines in prop::collection::vec(prop_oneof![3 => scenario(), 1 => report()], 1..40),
        compares in any::<bool>(),
        list in prop::sample::select(vec![0, 3]),
        is_backwards in any::<bool>(),
    ) {
        let against = json!({ "headers": [["Content-Security-Policy", "default-src https://cdn.example/a/"]] });
        let against = if compares { against } else { Value::Null };
        let settings = || serde_json::from_value::<Settings>(json!({ "against": against, "list": list })).unwrap();
        let mut numbered: Vec<(u64, String)> = (1..).zip(lines.iter().map(Value::to_string)).collect();
        if is_backwards {
            numbered.reverse();
        }
        let mut whole = Auditor::new(settings());
        let mut merged = Aggregate::default();
        for (number, line) in &numbered {
            whole.line(*number, line);
            let mut one = Auditor::new(settings());
            one.line(*number, line);
            merged.merge(one.into_aggregate());
        }
        let mut whole = whole.into_aggregate();
        let audit = |aggregate: &Aggregate| serde_json::to_value(Audit::of(&settings(), aggregate)).unwrap();
        prop_assert_eq!(audit(&whole), audit(&merged));
        // Single lines list more requests than all lines together.
        (whole.requests, merged.requests) = Default::default();
        prop_assert_eq!(whole, merged);
    }
}
