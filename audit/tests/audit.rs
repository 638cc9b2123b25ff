//! The results of lines.

use serde_json::{Value, json};
use wouldblock_audit::{Aggregate, Audit, Auditor, Feed, Settings};

fn settings(settings: Value) -> Settings {
    serde_json::from_value(settings).unwrap()
}

fn aggregate(text: &str, by: Value) -> Aggregate {
    let mut feed = Feed::new(Auditor::new(settings(by)));
    feed.push(text.as_bytes());
    feed.finish().into_aggregate()
}

fn audit(text: &str, by: Value) -> Value {
    serde_json::to_value(Audit::of(&settings(by.clone()), &aggregate(text, by))).unwrap()
}

fn line(csp: &str, api: &str, url: &str) -> String {
    json!({
        "page": { "url": "https://app.example/", "headers": [["Content-Security-Policy", csp]] },
        "request": { "api": api, "url": url },
        "network": [{ "response": { "status": 200, "headers": "Access-Control-Allow-Origin: *" } }],
    })
    .to_string()
}

#[test]
fn groups_are_by_check_directive_origin_code_and_engines() {
    let csp = "img-src 'self' https://img.example; connect-src 'self'";
    let text = [
        line(csp, "image", "https://img.example/a.png"),
        line(csp, "image", "https://other.example/a.png"),
        line(csp, "image", "https://other.example/b.png"),
        line(csp, "fetch", "https://other.example/b"),
        line(csp, "fetch", "/own"),
    ]
    .join("\n");
    let audit = audit(&text, json!({}));
    assert_eq!(audit["lines"], 5);
    assert_eq!(audit["verdicts"], json!({ "allowed": 2, "blocked": 3, "undetermined": 0 }));
    let groups = audit["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 2);
    assert_eq!(groups[0]["count"], 2);
    assert_eq!(groups[0]["check"], "csp");
    assert_eq!(groups[0]["directive"], "img-src");
    assert_eq!(groups[0]["origin"], "https://other.example");
    assert_eq!(groups[0]["code"], "csp.no-source-matches");
    assert_eq!(groups[0]["engines"], json!(["chromium", "firefox", "webkit"]));
    assert_eq!(groups[0]["example"]["line"], 2);
    assert_eq!(groups[0]["example"]["scenario"]["request"]["url"], "https://other.example/a.png");
    assert_eq!(groups[1]["directive"], "connect-src");
    let unused: Vec<_> = audit["unused"].as_array().unwrap().iter().map(|unused| &unused["source"]).collect();
    assert_eq!(unused, ["'self'"], "of img-src");
    assert_eq!(audit["unused"][0]["directive"], "img-src");
    assert_eq!(audit["unused"][0]["at"], json!({ "source": "page.headers", "start": 8, "end": 14, "index": 0 }));
}

#[test]
fn headers_of_pages_are_replaced_and_compared() {
    let text = [
        line("default-src 'none'", "image", "https://a.example/a.png"),
        line("default-src 'none'", "image", "https://b.example/a.png"),
    ]
    .join("\n");
    let policy = |policy: &str| json!({ "headers": [["Content-Security-Policy", policy]] });
    let audit = audit(
        &text,
        json!({ "page": policy("img-src https://a.example"), "against": policy("img-src https://b.example") }),
    );
    assert_eq!(audit["verdicts"]["blocked"], 1);
    let difference = &audit["difference"];
    assert_eq!(difference["allowed"].as_array().unwrap().len(), 1);
    assert_eq!(difference["allowed"][0]["origin"], "https://b.example");
    assert_eq!(difference["blocked"].as_array().unwrap().len(), 1);
    assert_eq!(difference["blocked"][0]["origin"], "https://a.example");
}

#[test]
fn engines_are_those_that_were_asked_for() {
    // According to the standard, no host source matches an IP address, but Chromium and WebKit accept it.
    let text = line("img-src http://192.0.2.1", "image", "http://192.0.2.1/a.png").replace("https://app", "http://app");
    let by = |engine: &str| audit(&text, json!({ "engines": [engine] }));
    assert_eq!(by("standards")["verdicts"]["blocked"], 1);
    assert_eq!(by("standards")["groups"][0]["engines"], json!(["standards"]));
    assert_eq!(by("chromium")["verdicts"]["allowed"], 1);
}

#[test]
fn reports_of_either_format_are_judged_and_noise_is_listed_apart() {
    let policy = "default-src 'self'; script-src 'self'";
    let old = |blocked: &str, directive: &str| {
        json!({ "csp-report": { "document-uri": "https://app.example/a", "blocked-uri": blocked,
            "violated-directive": directive, "effective-directive": directive, "original-policy": policy } })
        .to_string()
    };
    let new = json!([{ "type": "csp-violation", "url": "https://app.example/b", "age": 1, "user_agent": "x", "body": {
        "documentURL": "https://app.example/b", "blockedURL": "inline", "effectiveDirective": "script-src-elem",
        "originalPolicy": policy, "disposition": "report", "sample": "alert(1)", "sourceFile": "https://app.example/b" } }])
    .to_string();
    let text = [
        old("https://evil.example/x.js", "script-src-elem"),
        old("chrome-extension", "script-src-elem"),
        old("moz-extension://1f/x.js", "script-src-elem"),
        old("eval", "script-src"),
        new,
        old("https://x.metrext.com/i.js", "script-src-elem"),
        r#"{"csp-report":{"blocked-uri":"inline"}}"#.to_owned(),
        r#"{"type":"deprecation","body":{}}"#.to_owned(),
    ]
    .join("\r\n");
    let audit = audit(&text, json!({}));
    assert_eq!(audit["brokenLines"], 2);
    assert_eq!(audit["broken"][0]["line"], 7);
    assert_eq!(audit["broken"][0]["why"], "The violation report names no document");
    assert_eq!(audit["verdicts"]["blocked"], 3);
    let codes: Vec<_> = audit["groups"].as_array().unwrap().iter().map(|group| &group["code"]).collect();
    assert_eq!(codes, ["csp.eval-blocked", "csp.no-source-matches", "csp.inline-blocked"]);
    let noise: Vec<_> =
        audit["noise"].as_array().unwrap().iter().map(|noise| (&noise["kind"], &noise["count"])).collect();
    assert_eq!(noise, [(&json!("extension"), &json!(2)), (&json!("injected"), &json!(1))]);
}

#[test]
fn a_report_is_one_request_whatever_members_it_has() {
    let policy = "script-src 'self'";
    let forged = |report: Value| {
        let mut report = report;
        let scenario: Value = serde_json::from_str(&line("img-src *", "image", "https://x.example/")).unwrap();
        for name in ["page", "request"] {
            report[name] = scenario[name].clone();
        }
        report["scenario"] = scenario;
        report["count"] = json!(1_000_000_000);
        report["seen"] = json!("x");
        report.to_string()
    };
    let text = [
        forged(json!({ "csp-report": { "document-uri": "https://app.example/", "blocked-uri": "https://x.example/",
            "effective-directive": "script-src-elem", "original-policy": policy } })),
        forged(json!({ "type": "csp-violation", "url": "https://app.example/", "body": {
            "blockedURL": "https://x.example/", "effectiveDirective": "script-src-elem", "originalPolicy": policy } })),
    ]
    .join("\n");
    let audit = audit(&text, json!({}));
    assert_eq!(audit["verdicts"], json!({ "allowed": 0, "blocked": 2, "undetermined": 0 }));
    assert_eq!(audit["groups"][0]["directive"], "script-src-elem");
}

#[test]
fn a_body_beside_a_scenario_is_not_a_report() {
    let mut scenario: Value = serde_json::from_str(&line("img-src *", "image", "https://x.example/")).unwrap();
    scenario["body"] = json!("x");
    let audit = audit(&scenario.to_string(), json!({}));
    assert_eq!(audit["verdicts"], json!({ "allowed": 1, "blocked": 0, "undetermined": 0 }));
}

#[test]
fn the_readable_reports_of_a_list_are_judged() {
    let report = |document: &str, blocked: &str| {
        json!({ "type": "csp-violation", "url": document, "body": { "blockedURL": blocked,
            "effectiveDirective": "img-src", "originalPolicy": "img-src 'self'" } })
    };
    let list = json!([
        { "type": "network-error", "url": "https://app.example/", "body": { "phase": "dns" } },
        report("https://app.example/", "https://a.example/1.png"),
        report("no document", "https://b.example/2.png"),
        { "csp-report": 1 },
        report("https://app.example/", "https://c.example/3.png"),
    ]);
    let text = list.to_string();
    let audit = audit(&text, json!({ "list": 10 }));
    assert_eq!(audit["verdicts"]["blocked"], 2);
    assert_eq!(audit["lines"], 1);
    assert_eq!(audit["brokenLines"], 1);
    assert!(audit["broken"][0]["why"].as_str().unwrap().contains("network-error"), "{}", audit["broken"]);

    let scenarios = Auditor::new(Settings::default()).scenarios(&text).unwrap();
    let requests = audit["requests"].as_array().unwrap();
    assert_eq!(requests.len(), scenarios.len());
    for request in requests {
        let index = usize::try_from(request["index"].as_u64().unwrap()).unwrap();
        let scenario: Value = serde_json::from_str(&scenarios[index]).unwrap();
        assert_eq!(scenario["request"]["url"], request["url"]);
    }
    assert!(Auditor::new(Settings::default()).scenarios(&json!([list[0]]).to_string()).is_err());
}

#[test]
fn a_report_that_hides_the_path_is_undetermined_where_paths_decide() {
    let report = |blocked: &str, policy: &str| {
        json!({ "csp-report": { "document-uri": "https://app.example/", "blocked-uri": blocked,
            "effective-directive": "img-src", "original-policy": policy } })
        .to_string()
    };
    let text = [
        report("https://cdn.example", "img-src https://cdn.example/a/"),
        report("https://cdn.example", "img-src https://other.example/a/"),
        report("https://cdn.example/b/c.png", "img-src https://cdn.example/a/"),
    ]
    .join("\n");
    let audit = audit(&text, json!({}));
    assert_eq!(audit["verdicts"], json!({ "allowed": 0, "blocked": 2, "undetermined": 1 }));
    assert_eq!(audit["undetermined"][0]["missing"], "request.url");
}

#[test]
fn reasons_say_what_was_expected_in_plain_words() {
    let scenario = |name: &str, value: Value| {
        let mut line = json!({ "page": { "url": "https://a.example/" }, "request": { "api": "fetch", "url": "/" } });
        line[name] = value;
        line.to_string()
    };
    for (line, why) in [
        (r#"{"csp-report":[]}"#.to_owned(), "The violation report cannot be read: expected an object"),
        (r#"{"csp-report":5}"#.to_owned(), "The violation report cannot be read: expected an object"),
        (
            r#"{"type":"csp-violation","body":[1,2]}"#.to_owned(),
            "The violation report cannot be read: expected an object",
        ),
        (r#"{"scenario":[1]}"#.to_owned(), "The line has neither a scenario nor a violation report"),
        (scenario("page", json!(["https://a.example/"])), "page: expected an object"),
        (scenario("request", json!(["fetch"])), "request: expected an object"),
        (scenario("network", json!({})), "network: expected a list"),
        (scenario("network", json!([5])), "network: invalid type: integer `5`, expected an object at line 1 column 2"),
    ] {
        assert_eq!(audit(&line, json!({}))["broken"][0]["why"], why, "{line}");
    }
}

#[test]
fn broken_lines_are_numbered_and_the_rest_is_judged() {
    let good = line("img-src 'self'", "image", "https://x.example/");
    let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let bomb = format!(
        r#"{{"page":{{"url":"https://a.example/","headers":{nested}}},"request":{{"api":"fetch","url":"/"}}}}"#
    );
    let bytes = [
        good.as_bytes(),
        b"{",
        b"",
        b"\xff\xfe{\0\"\0",
        b"caf\xe9",
        br#"{"page":{"url":"https://a.example/"},"request":{"api":"fetch","url":"/"},"netwrok":[]}"#,
        br#"{"page":{"url":"https://a.example/"},"request":{"api":"fetsch","url":"/"}}"#,
        bomb.as_bytes(),
        b"https://cdn.example/x.js",
        good.as_bytes(),
    ]
    .join(&b'\n');
    for size in [1, 7, bytes.len()] {
        let mut feed = Feed::new(Auditor::new(Settings::default()));
        bytes.chunks(size).for_each(|chunk| feed.push(chunk));
        let auditor = feed.finish();
        let audit = serde_json::to_value(Audit::of(auditor.settings(), auditor.aggregate())).unwrap();
        assert_eq!(audit["lines"], 9);
        assert_eq!(audit["verdicts"]["blocked"], 2);
        let lines: Vec<_> = audit["broken"].as_array().unwrap().iter().map(|broken| &broken["line"]).collect();
        assert_eq!(lines, [2, 4, 5, 6, 7, 8, 9]);
        let why = |at: usize| audit["broken"][at]["why"].as_str().unwrap().to_owned();
        assert!(why(1).contains("UTF-16"));
        assert!(why(2).contains("byte 4"), "{}", why(2));
        assert!(why(3).contains("netwrok"));
        assert!(why(4).contains("fetsch"));
        assert!(why(5).starts_with("page: "), "{}", why(5));
        assert!(why(6).contains("page"));
    }
}

#[test]
fn each_line_of_utf_16_is_recognised() {
    let text = vec![line("img-src 'self'", "image", "https://x.example/"); 3].join("\r\n");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [[b"\xff\xfe".as_slice(), &little].concat(), little, big] {
        let mut feed = Feed::new(Auditor::new(Settings::default()));
        feed.push(&bytes);
        let auditor = feed.finish();
        let audit = serde_json::to_value(Audit::of(auditor.settings(), auditor.aggregate())).unwrap();
        assert_eq!(audit["brokenLines"], 3);
        for broken in audit["broken"].as_array().unwrap() {
            assert!(broken["why"].as_str().unwrap().contains("UTF-16"), "{broken}");
        }
    }
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let mut feed = Feed::new(Auditor::new(Settings::default()));
    for _ in 0..40 {
        feed.push(&vec![b'x'; 1 << 20]);
    }
    feed.push(b"\n");
    feed.push(line("img-src 'self'", "image", "https://x.example/").as_bytes());
    let aggregate = feed.finish().into_aggregate();
    assert_eq!((aggregate.lines, aggregate.broken_lines, aggregate.verdicts.blocked), (2, 1, 1));
}

#[test]
fn counts_and_urls() {
    let scenario: Value = serde_json::from_str(&line("img-src 'self'", "image", "https://x.example/")).unwrap();
    let text = json!({ "scenario": scenario, "id": "a", "seen": "blocked", "count": 7 }).to_string();
    assert_eq!(audit(&text, json!({}))["verdicts"]["blocked"], 7);
    let policy = json!({ "headers": [["Content-Security-Policy", "script-src https://a.example"]] });
    let by = json!({ "pageUrl": "https://app.example/", "api": "script", "page": policy });
    let audit = audit("https://a.example/x.js\nhttps://b.example/y.js\nnot a url\n", by);
    assert_eq!(audit["verdicts"], json!({ "allowed": 0, "blocked": 1, "undetermined": 1 }));
    assert_eq!(audit["undetermined"][0]["missing"], "network[0].response");
    assert_eq!(audit["brokenLines"], 1);
}

#[test]
fn requests_are_listed_one_by_one_in_the_order_of_lines() {
    let csp = "img-src https://a.example";
    let report = |blocked: &str| {
        json!({ "type": "csp-violation", "url": "https://app.example/", "body": { "blockedURL": blocked,
            "effectiveDirective": "img-src", "originalPolicy": csp } })
    };
    let text = [
        line(csp, "image", "https://a.example/1.png"),
        "{".to_owned(),
        json!([report("https://b.example/2.png"), report("chrome-extension://x/3.png")]).to_string(),
        line(csp, "image", "https://b.example/4.png"),
    ]
    .join("\n");
    let listed = |list: u32| {
        let audit = audit(&text, json!({ "list": list }));
        let requests = audit["requests"].as_array().cloned().unwrap_or_default();
        requests
            .iter()
            .map(|request| {
                let text = |name: &str| request[name].as_str().unwrap_or_default().to_owned();
                format!(
                    "{}.{} {} {} {}",
                    request["line"],
                    request["index"],
                    text("kind"),
                    text("directive"),
                    text("url")
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        listed(10),
        [
            "1.0 allowed  https://a.example/1.png",
            "3.0 blocked img-src https://b.example/2.png",
            "3.1 noise  chrome-extension://x/3.png",
            "4.0 blocked img-src https://b.example/4.png",
        ]
    );
    assert_eq!(listed(2), listed(10)[..2]);
    assert_eq!(listed(0), [""; 0]);
    assert_eq!(audit(&text, json!({ "list": 0 }))["requests"], Value::Null);

    let scenarios = Auditor::new(Settings::default()).scenarios(text.lines().nth(2).unwrap()).unwrap();
    assert_eq!(scenarios.len(), 2);
    assert!(scenarios[0].contains("https://b.example/2.png"));
}

#[test]
fn lines_with_a_time_are_counted_by_time() {
    let at = |time: Value, url: &str| {
        let mut line: Value = serde_json::from_str(&line("img-src 'self'", "image", url)).unwrap();
        line["time"] = time;
        line.to_string()
    };
    let report = json!({ "time": "2023-11-14T22:13:25Z", "type": "csp-violation", "age": 61_000,
        "url": "https://app.example/", "body": { "blockedURL": "https://b.example/", "effectiveDirective": "img-src",
        "originalPolicy": "img-src 'self'" } });
    let text = [
        at(json!("2023-11-14T22:13:20Z"), "https://b.example/"),
        at(json!(1_700_000_001_000_i64), "/own.png"),
        report.to_string(),
        at(json!("soon"), "https://b.example/"),
        line("img-src 'self'", "image", "https://b.example/"),
    ]
    .join("\n");
    let audit = audit(&text, json!({}));
    assert_eq!(
        audit["timeline"],
        json!({ "step": 60_000, "points": [
            { "time": 1_699_999_920_000_i64, "counts": { "img-src": 1 } },
            { "time": 1_699_999_980_000_i64, "counts": { "allowed": 1, "img-src": 1 } },
        ] })
    );
    assert_eq!(
        audit["broken"][0]["why"],
        "time has to be an ISO 8601 date with a time zone, or milliseconds since 1970. Found \"soon\""
    );
}

#[test]
fn a_report_that_lies_about_its_document_is_judged_by_what_it_says_or_refused() {
    let report = |document: &str| {
        json!({ "csp-report": { "document-uri": document, "blocked-uri": "https://b.example/x.png",
            "effective-directive": "img-src", "original-policy": "img-src 'self'" } })
        .to_string()
    };
    let text = ["about:blank", "not a url", "javascript:alert(1)", "https://a\u{202e}.example/", "data:text/html,x"]
        .map(report)
        .join("\n");
    let audit = audit(&text, json!({}));
    // No line is lost: each is broken, noise, or judged.
    let noise: u64 = audit["noise"].as_array().unwrap().iter().filter_map(|noise| noise["count"].as_u64()).sum();
    let verdicts: u64 = audit["verdicts"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(audit["brokenLines"].as_u64().unwrap() + noise + verdicts, 5);
    assert_eq!(audit["verdicts"]["allowed"], 0);
}

#[test]
fn a_report_whose_own_policy_allows_what_it_reports_is_undetermined_and_says_so() {
    let report = |directive: &str, blocked: &str, policy: &str| {
        json!({ "csp-report": { "document-uri": "https://app.example/", "blocked-uri": blocked,
            "effective-directive": directive, "original-policy": policy } })
        .to_string()
    };
    let contradictory = [
        report("img-src", "https://img.example/a.png", "img-src https://img.example"),
        report("img-src", "data", "img-src data:"),
        report("img-src", "http://127.0.0.1:6667/", "img-src *"),
        report("script-src-elem", "inline", "script-src 'unsafe-inline'"),
        report("script-src", "eval", "default-src 'unsafe-eval'"),
        report("font-src", "https://font.example/a.woff", "img-src 'none'"),
        report("base-uri", "self", "base-uri 'self'"),
    ];
    for text in &contradictory {
        let audit = audit(text, json!({}));
        assert_eq!(audit["verdicts"], json!({ "allowed": 0, "blocked": 0, "undetermined": 1 }), "{text}");
        assert_eq!(audit["undetermined"][0]["missing"], "report.contradicts-policy", "{text}");
        assert_eq!((&audit["brokenLines"], &audit["groups"], &audit["noise"]), (&json!(0), &json!([]), &json!([])));
    }
    let all = audit(&contradictory.join("\n"), json!({ "list": 10 }));
    assert_eq!(all["undetermined"][0]["count"], 7);
    assert_eq!(all["requests"][0]["code"], "report.contradicts-policy");
    // Under another policy, what it does counts.
    let other = json!({ "page": { "headers": [["Content-Security-Policy", "img-src 'none'"]] } });
    assert_eq!(audit(&contradictory[0], other)["verdicts"]["blocked"], 1);

    for (directive, blocked, policy, verdict) in [
        ("img-src", "data", "img-src 'self'", "blocked"),
        // Only a script in the markup is blocked by this.
        ("script-src-elem", "https://cdn.example/x.js", "script-src 'strict-dynamic' 'nonce-a'", "blocked"),
        // Some engine blocks this: https://*. is a source only in WebKit.
        ("img-src", "https://img.example/", "img-src https://*.", "blocked"),
        // Whether the handler has this hash is not known.
        (
            "script-src-attr",
            "inline",
            "script-src 'unsafe-hashes' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='",
            "undetermined",
        ),
    ] {
        let audit = audit(&report(directive, blocked, policy), json!({}));
        assert_eq!(audit["verdicts"][verdict], 1, "{directive} {blocked} {policy}: {audit}");
        assert_ne!(audit["undetermined"][0]["missing"], "report.contradicts-policy");
    }
}

#[test]
fn a_carriage_return_ends_a_line_alone_or_before_a_line_feed() {
    let one = line("img-src 'self'", "image", "https://x.example/a.png");
    let texts = [format!("{one}\r{one}\r"), format!("{one}\r\n{{\r\n{one}"), format!("{one}\n\r{one}\r\r{one}")];
    for (text, (lines, broken)) in texts.iter().zip([(2, json!([])), (3, json!([2])), (3, json!([]))]) {
        for size in [1, 2, 3, text.len() - 1, text.len()] {
            let mut feed = Feed::new(Auditor::new(settings(json!({}))));
            text.as_bytes().chunks(size).for_each(|chunk| {
                feed.push(chunk);
                feed.push(&[]);
            });
            let audit = serde_json::to_value(Audit::of(&settings(json!({})), &feed.finish().into_aggregate())).unwrap();
            assert_eq!(audit["lines"], lines, "{text:?} by {size}");
            let numbers: Vec<_> =
                audit["broken"].as_array().unwrap().iter().map(|broken| broken["line"].clone()).collect();
            assert_eq!(json!(numbers), broken, "{text:?} by {size}");
        }
    }
}

#[test]
fn zero_bytes_are_not_utf_16_by_themselves() {
    let one = line("img-src 'self'", "image", "https://x.example/a.png");
    let wide: String = one.chars().flat_map(|char| [char, '\0']).collect();
    for (text, why) in [
        (format!("\0\0\0\0{one}"), "byte 1 is zero".to_owned()),
        ("\0".repeat(64), "byte 1 is zero".to_owned()),
        (format!("{one}\0"), format!("byte {} is zero", one.len() + 1)),
        (wide, "UTF-16".to_owned()),
    ] {
        let audit = audit(&text, json!({}));
        let broken = audit["broken"][0]["why"].as_str().unwrap();
        assert!(broken.contains(&why), "{broken} {text:?}");
    }
}

#[test]
fn paths_of_a_list_of_urls_are_those_of_the_page() {
    let list = "/rel\n//host.example/x\n../up\nhttps://a.example/\nrel\n";
    let with_page = audit(list, json!({ "pageUrl": "https://page.example/a/b", "list": 10 }));
    let urls: Vec<_> = with_page["requests"].as_array().unwrap().iter().map(|request| request["url"].clone()).collect();
    let expected =
        ["https://page.example/rel", "https://host.example/x", "https://page.example/up", "https://a.example/"];
    assert_eq!(json!(urls), json!(expected));
    let broken = |audit: &Value| {
        let all = audit["broken"].as_array().unwrap().iter();
        all.map(|broken| format!("{} {}", broken["line"], broken["why"].as_str().unwrap())).collect::<Vec<_>>()
    };
    let unknown = "5 The line is neither JSON nor a URL: rel";
    assert_eq!(broken(&with_page), [unknown]);
    let missing = "The line is only a URL; the URL of the page that requests it is missing";
    let expected: Vec<_> = (1..=4).map(|line| format!("{line} {missing}")).chain([unknown.to_owned()]).collect();
    assert_eq!(broken(&audit(list, json!({}))), expected);
}

#[test]
fn a_change_that_depends_on_a_missing_value_is_listed_apart() {
    let against = |policy: &str| json!({ "against": { "headers": [["Content-Security-Policy", policy]] } });
    let inline = |csp: &str| {
        json!({ "page": { "url": "https://app.example/", "headers": [["Content-Security-Policy", csp]] },
            "request": { "api": "inline-script" } })
        .to_string()
    };
    let report = |blocked: &str| {
        json!({ "csp-report": { "document-uri": "https://app.example/", "blocked-uri": blocked,
            "effective-directive": "script-src-elem", "original-policy": "script-src 'self'" } })
        .to_string()
    };
    let hash = "script-src 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";
    for (text, other, missing, blocked) in [
        (inline("script-src 'unsafe-inline'"), hash, "request.text", 0),
        (inline(hash), "script-src 'none'", "request.text", 0),
        (report("inline"), hash, "request.text", 1),
        (report("https://cdn.example"), "script-src https://cdn.example/lib/", "request.url", 1),
    ] {
        let audit = audit(&text, against(other));
        let difference = &audit["difference"];
        assert_eq!(difference["undetermined"][0]["missing"], missing, "{text}: {difference}");
        assert_eq!(difference["undetermined"][0]["count"], 1, "{text}");
        assert_eq!([&difference["allowed"], &difference["blocked"]], [&json!([]), &json!([])], "{text}");
        assert_eq!(audit["verdicts"]["blocked"], blocked, "{text}");
        let listed = audit_of_list(&text, other);
        assert_eq!(listed["becomes"], "undetermined", "{text}");
    }
}

#[test]
fn a_response_that_is_not_known_leaves_no_change_open() {
    let text = json!({ "page": { "url": "https://app.example/", "headers": "Content-Security-Policy: img-src *" },
        "request": { "api": "fetch", "url": "https://api.example/" } })
    .to_string();
    let against = json!({ "headers": [["Content-Security-Policy", "connect-src https://api.example"]] });
    let difference = &audit(&text, json!({ "against": against }))["difference"];
    assert_eq!(difference, &json!({ "allowed": [], "blocked": [], "undetermined": [] }));
}

/// The first request of the list, compared with a policy.
fn audit_of_list(text: &str, other: &str) -> Value {
    let against = json!({ "headers": [["Content-Security-Policy", other]] });
    audit(text, json!({ "against": against, "list": 1 }))["requests"][0].clone()
}

#[test]
fn a_request_of_an_unknown_api_has_a_verdict_if_every_api_has_it() {
    let of = |csp: &str, apis: Value| {
        let scenario = json!({
            "page": { "url": "https://app.example/", "headers": [["Content-Security-Policy", csp]] },
            "request": { "api": "script", "url": "https://cdn.example/a.js" },
            "network": [{ "response": { "status": 200, "headers": "Access-Control-Allow-Origin: *" } }],
        });
        audit(&json!({ "scenario": scenario, "apis": apis }).to_string(), json!({}))
    };
    let both = json!(["fetch", "script"]);
    let open = of("script-src https://cdn.example; connect-src 'self'", both.clone());
    assert_eq!(open["verdicts"], json!({ "allowed": 0, "blocked": 0, "undetermined": 1 }));
    assert_eq!(open["undetermined"][0]["missing"], "request.api");
    assert_eq!(open["leastPolicy"]["value"], "default-src 'none'; base-uri 'none'; form-action 'none'");
    assert_eq!(open["leastPolicy"]["warnings"][0]["code"], "audit.not-known");
    let unused: Vec<_> = open["unused"].as_array().unwrap().iter().map(|unused| &unused["source"]).collect();
    assert_eq!(unused, ["'self'"], "the script may have used the other one");
    assert_eq!(of("default-src https://cdn.example", both)["verdicts"]["allowed"], 1);
    assert_eq!(of("script-src https://cdn.example; connect-src 'self'", json!(["script"]))["verdicts"]["allowed"], 1);
}

#[test]
fn documents_within_a_page_keep_their_policies() {
    let of = |embedded: bool, missing: Option<&str>| {
        let scenario = json!({
            "page": { "url": "https://embed.example/", "headers": "Content-Security-Policy: script-src 'self'" },
            "request": { "api": "image", "url": "https://img.example/a.png" },
            "network": [{ "response": { "status": 200 } }],
        });
        let line = json!({ "scenario": scenario, "embedded": embedded, "missing": missing }).to_string();
        let policy = json!({ "headers": [["Content-Security-Policy", "img-src 'none'"]] });
        audit(&line, json!({ "page": policy, "against": { "headers": [] } }))
    };
    let page = of(false, None);
    assert_eq!(page["verdicts"]["blocked"], 1);
    assert_eq!(page["difference"]["allowed"][0]["count"], 1);
    let embedded = of(true, None);
    assert_eq!(embedded["verdicts"]["allowed"], 1);
    assert_eq!(embedded["difference"], json!({ "allowed": [], "blocked": [], "undetermined": [] }));
    assert_eq!(embedded["unused"], json!([]));
    assert_eq!(embedded["leastPolicy"]["value"], "default-src 'none'; base-uri 'none'; form-action 'none'");
    assert_eq!(embedded["leastPolicy"]["warnings"][0]["code"], "audit.embedded");
    let open = of(true, Some("page.headers"));
    assert_eq!(open["undetermined"][0]["missing"], "page.headers");
    assert_eq!(open["verdicts"], json!({ "allowed": 0, "blocked": 0, "undetermined": 1 }));
}

#[test]
fn the_least_policy_says_what_it_leaves_out() {
    let scenario =
        |page: &str, url: &str| json!({ "page": { "url": page }, "request": { "api": "image", "url": url } });
    for (scenario, expected) in [
        (scenario("", "https://img.example/a.png"), "page.url"),
        (scenario("https://app.example/", "https://a!b$.example/x"), "request.url"),
    ] {
        let audit = audit(&scenario.to_string(), json!({}));
        let warnings = audit["leastPolicy"]["warnings"].to_string();
        assert!(warnings.contains("audit.not-known") && warnings.contains(expected), "{scenario}: {audit}");
    }
}

#[test]
fn halves_of_surrogate_pairs_are_read_as_browsers_encode_them() {
    let hash = "'sha256-c+KnxNrSPwsuyKssh8dJRDlFmY5BLNQDI6k2//zhEbo='";
    let line = r#"{"page":{"url":"https://app.example/","headers":"Content-Security-Policy: script-src HASH"},
        "request":{"api":"inline-script","text":"x=\"\ud83d\""}}"#;
    let line = line.replace("HASH", hash).replace('\n', " ");
    let report = r#"{"csp-report":{"document-uri":"https://app.example/","blocked-uri":"inline","script-sample":"\ud83d",
        "effective-directive":"script-src-elem","original-policy":"script-src 'self'"}}"#;
    let audit = audit(&format!("{line}\n{}", report.replace('\n', " ")), json!({}));
    assert_eq!(audit["broken"], json!([]));
    assert_eq!(audit["verdicts"], json!({ "allowed": 1, "blocked": 1, "undetermined": 0 }), "{audit}");
}
