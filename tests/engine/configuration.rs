//! Every fix of every case can be written for every target, and nothing in a header's value can break out of its
//! quotes.

use crate::common;
use serde_json::{Value, json};
use wouldblock::report::Fix;
use wouldblock::{Scenario, Target, configuration, simulate};

fn fix(edits: &Value) -> Fix {
    serde_json::from_value(json!({
        "where": "server", "code": "x", "params": {}, "text": "", "edits": edits, "also": []
    }))
    .unwrap()
}

fn scenario() -> Scenario {
    serde_json::from_value(json!({
        "page": { "url": "https://app.example.com/" },
        "request": { "api": "fetch", "url": "https://api.example.net/x", "method": "PUT" },
        "network": [{ "preflight": {}, "response": {} }]
    }))
    .unwrap()
}

#[test]
fn every_fix_can_be_written_for_every_target_or_says_why_not() {
    let mut written = 0;
    for case in ["tests/cases", "tests/recorded", "tests/recorded/whole"].into_iter().flat_map(common::cases) {
        let scenario = common::scenario(&case);
        for fix in simulate(&scenario).fixes {
            for target in Target::ALL {
                let configuration = configuration(&scenario, &fix, target);
                assert!(!configuration.text.is_empty() || !configuration.note.is_empty(), "{}", case["id"]);
                // The configuration has every required value, unless the target cannot express it.
                for edit in fix.edits.iter().filter(|edit| edit.target == "page.headers") {
                    if configuration.text.is_empty()
                        && edit.after.as_deref().is_some_and(|after| after.contains(PLACEHOLDER))
                    {
                        continue;
                    }
                    let last = edit.after.as_deref().and_then(|after| after.split([' ', ';']).next_back());
                    let is_written = last.is_none_or(|last| {
                        // No header may have control characters.
                        last.contains(['%', '$'])
                            || last.contains(char::is_control)
                            || last.contains(PLACEHOLDER)
                            || configuration.text.contains(last)
                    });
                    assert!(is_written || target == Target::S3, "{target:?} of {}: {}", case["id"], configuration.text);
                }
                written += 1;
            }
        }
    }
    assert!(written > 1000, "only {written}");
}

/// The placeholder for a nonce in the edits of a fix.
const PLACEHOLDER: &str = "NEW-FOR-EACH-RESPONSE";

#[test]
fn each_response_has_a_new_nonce() {
    let policy = format!("script-src 'self' 'nonce-{PLACEHOLDER}'; object-src 'none'");
    let edits = json!([
        { "target": "page.headers", "header": "Content-Security-Policy", "before": "script-src 'self'", "after": policy },
        { "target": "request.nonce", "before": null, "after": PLACEHOLDER },
    ]);
    for target in Target::ALL {
        let configuration = configuration(&scenario(), &fix(&edits), target);
        let made = match target {
            Target::Header => PLACEHOLDER,
            Target::Nginx => "'nonce-$request_id'; object-src 'none'",
            Target::Caddy => "'nonce-{http.request.uuid}'; object-src 'none'",
            Target::Express => "`'nonce-${response.locals.nonce}'`",
            Target::NextJs => "'nonce-\" + nonce + \"'; object-src 'none'",
            Target::Spring => "setHeader(\"Content-Security-Policy\", \"script-src 'self' 'nonce-\" + nonce",
            Target::Django => "'nonce-\" + request.csp_nonce + \"'",
            Target::AspNet => "'nonce-\" + nonce + \"'",
            Target::FastApi => "'nonce-\" + request.state.nonce + \"'",
            Target::Rails => "'nonce-#{csp_nonce}'",
            _ => {
                assert_eq!(configuration.text, "", "{target:?} makes nothing random");
                assert_ne!(configuration.note, "");
                continue;
            }
        };
        assert!(configuration.text.contains(made), "{target:?}: {}", configuration.text);
        let is_fixed =
            configuration.text.lines().any(|line| line.contains(PLACEHOLDER) && !line.contains("sub_filter"));
        assert_eq!(is_fixed, target == Target::Header, "{target:?}: {}", configuration.text);
        assert!(
            target == Target::Header || !configuration.note.is_empty(),
            "{target:?} does not say what elements need"
        );
    }
}

#[test]
fn a_hostile_value_stays_within_its_quotes() {
    let value = "a\"b'c\\d$e%f{g}#{h}\r\nX-Injected: 1`i";
    let edits = json!([{ "target": "page.headers", "header": "X-A", "before": null, "after": value }]);
    for target in Target::ALL {
        let text = configuration(&scenario(), &fix(&edits), target).text;
        assert!(!text.lines().any(|line| line.trim_start().starts_with("X-Injected")), "{target:?}: {text}");
    }
}

/// Methods and header names come from a pasted header, too, and some targets write them without quotes.
#[test]
fn lists_contain_only_tokens() {
    let hostile = "get]; system('id'); [:x, PUT, \"x, *";
    let edits = json!([
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Methods", "before": null, "after": hostile },
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Headers", "before": null, "after": hostile },
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Origin", "before": null, "after": "*" },
    ]);
    for target in
        [Target::Express, Target::Spring, Target::Django, Target::AspNet, Target::FastApi, Target::Rails, Target::S3]
    {
        let text = configuration(&scenario(), &fix(&edits), target).text;
        assert!(text.contains("PUT") || text.contains("put") || text.contains(":any"), "{target:?}: {text}");
        assert!(!text.contains("system"), "{target:?}: {text}");
    }
}

#[test]
fn all_methods_are_listed_if_the_target_has_no_wildcard() {
    let edits = json!([
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Methods", "before": null, "after": "*" },
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Origin", "before": null, "after": "*" },
    ]);
    let text = |target| configuration(&scenario(), &fix(&edits), target).text;
    assert!(text(Target::Rails).contains("methods: :any"));
    assert!(text(Target::S3).contains("\"AllowedMethods\": [\"GET\", \"HEAD\", \"POST\", \"PUT\", \"DELETE\"]"));
    assert!(text(Target::Django).contains("\"PATCH\""));
}

#[test]
fn a_policy_in_markup_stays_in_its_attribute() {
    let edits = json!([{
        "target": "page.meta[0]", "header": null, "before": "x", "after": "connect-src 'self' \"><script>alert(1)</script>"
    }]);
    let text = configuration(&scenario(), &fix(&edits), Target::Header).text;
    assert!(text.contains("content=\"connect-src 'self' &quot;>&lt;script>alert(1)&lt;/script>\">"), "{text}");
}

#[test]
fn s3_is_json_with_the_values_of_the_fix() {
    let edits = json!([
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Origin", "before": null, "after": "https://app.example.com" },
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Methods", "before": null, "after": "PUT" },
        { "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Headers", "before": null, "after": "x-a, x-b" },
        { "target": "network[0].response.headers", "header": "Access-Control-Allow-Origin", "before": null, "after": "https://app.example.com" },
    ]);
    let configuration = configuration(&scenario(), &fix(&edits), Target::S3);
    let read: Value = serde_json::from_str(&configuration.text).unwrap();
    assert_eq!(
        read,
        json!([{
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["PUT"],
            "AllowedHeaders": ["x-a", "x-b"]
        }])
    );
}

#[test]
fn a_change_of_the_request_configures_no_server() {
    let edits = json!([{ "target": "request.credentials", "header": null, "before": "include", "after": null }]);
    for target in Target::ALL {
        let configuration = configuration(&scenario(), &fix(&edits), target);
        assert!(configuration.text.is_empty() && !configuration.note.is_empty());
    }
}

#[test]
fn a_policy_in_a_meta_element_is_not_configured_on_a_server() {
    let edits = json!([{ "target": "page.meta[0]", "header": null, "before": "img-src 'none'", "after": "img-src *" }]);
    for target in Target::ALL {
        let configuration = configuration(&scenario(), &fix(&edits), target);
        if target == Target::Header {
            assert!(configuration.text.contains("img-src *"), "{}", configuration.text);
        } else {
            assert_eq!(configuration.text, "", "{target:?}");
            assert!(configuration.note.contains("meta element"), "{target:?}: {}", configuration.note);
        }
    }
}

#[test]
fn spring_refuses_methods_that_are_not_listed() {
    let cors = json!([{ "target": "network[0].preflight.headers", "header": "Access-Control-Allow-Methods", "before": null, "after": "PUT" }]);
    assert!(configuration(&scenario(), &fix(&cors), Target::Spring).note.contains("403"));
    let page = json!([{ "target": "page.headers", "header": "Content-Security-Policy", "before": null, "after": "img-src *" }]);
    assert_eq!(configuration(&scenario(), &fix(&page), Target::Spring).note, "");
}
