//! Compares the engine's console lines with the recordings, and reads them back.

use std::collections::BTreeSet;

use crate::common;
use serde_json::Value;
use url::Url;
use wouldblock::scenario::{Api, Page, RequestDescription};
use wouldblock::{PartialScenario, Reading, Scenario, from_console, simulate};

/// The minimum agreement with the recorded lines, in per mille of a browser's recordings.
const LEAST: [(&str, usize); 2] = [("chromium", 990), ("firefox", 995)];

#[test]
fn consoles_are_as_recorded() {
    let cases = common::cases("tests/recorded");
    for (engine, least) in LEAST {
        let (mut agree, mut wrong) = (0, Vec::new());
        for case in cases.iter().filter(|case| case["truth"].get(engine).is_some()) {
            let report = common::wire(&simulate(&common::scenario(case)));
            let (ours, theirs) = (lines(&report["verdicts"][engine]), lines(&case["truth"][engine]));
            if ours == theirs { agree += 1 } else { wrong.push(case["id"].to_string()) }
        }
        let all = agree + wrong.len();
        assert!(agree * 1000 >= all * least, "{engine}: {agree} of {all}; {}", wrong.join(" "));
    }
}

fn lines(verdict: &Value) -> BTreeSet<&str> {
    verdict["console"].as_array().map_or_else(BTreeSet::new, |lines| lines.iter().filter_map(Value::as_str).collect())
}

/// Every line that can be printed can be read, and is not mistaken for another one.
#[test]
fn every_printed_line_reads_back() {
    let mut seen = BTreeSet::new();
    for case in common::cases("tests/recorded") {
        let report = common::wire(&simulate(&common::scenario(&case)));
        for engine in ["chromium", "firefox", "webkit"] {
            let lines = lines(&report["verdicts"][engine]);
            // Firefox cuts off longer lines.
            for line in lines.iter().filter(|line| line.encode_utf16().count() < 1000) {
                if !seen.insert((engine, line.to_string())) {
                    continue;
                }
                let reading = from_console(line).unwrap_or_else(|| panic!("{}: {line}", case["id"]));
                check(&case, &reading, line);
            }
        }
    }
}

fn check(case: &Value, reading: &Reading, line: &str) {
    let context = format!("{}: {line}\n{reading:?}", case["id"]);
    let (scenario, known) = (&case["scenario"], &reading.scenario);
    let is_guess = |path: &str| reading.assumed.iter().chain(&reading.missing).any(|guess| guess == path);
    let page = Url::parse(scenario["page"]["url"].as_str().unwrap()).unwrap();
    if let Some(url) = known.page.url.as_ref().filter(|_| !is_guess("page.url")) {
        assert_eq!(Url::parse(url).unwrap(), page, "{context}");
    }
    let request = &scenario["request"];
    // A preload is read as a request for the resource that it loads.
    if let Some(api) = known.request.api.filter(|_| request["api"] != "preload" && !is_guess("request.api")) {
        assert_eq!(serde_json::to_value(api).unwrap(), request["api"], "{context}");
    }
    let is_whole = |url: &&str| !url.contains("...") && !url.contains('…') && !is_guess("request.url");
    if let Some(url) = known.request.url.as_deref().filter(is_whole) {
        let chain = chain(scenario, &page);
        assert!(chain.contains(&comparable(url)), "{context}\n{chain:?}");
    }
    if let Some(method) = known.request.method.as_ref().filter(|_| !is_guess("request.method")) {
        assert!(request["method"].as_str().is_some_and(|own| own.eq_ignore_ascii_case(method)), "{context}");
    }
    for (name, is_known, own) in [
        ("mode", known.request.mode.map(|mode| serde_json::to_value(mode).unwrap()), &request["mode"]),
        ("redirect", known.request.redirect.map(|mode| serde_json::to_value(mode).unwrap()), &request["redirect"]),
        (
            "credentials",
            known.request.credentials.map(|mode| serde_json::to_value(mode).unwrap()),
            &request["credentials"],
        ),
    ] {
        if let Some(value) = is_known.filter(|_| !is_guess(&format!("request.{name}"))) {
            assert_eq!(value, *own, "{name}: {context}");
        }
    }
    check_texts(scenario, known, &is_guess, &context);
}

/// Checks that header names, policies and responses occur in the scenario.
fn check_texts(scenario: &Value, known: &PartialScenario, is_guess: &dyn Fn(&str) -> bool, context: &str) {
    let own = plain(&scenario["request"].to_string());
    for (name, _) in known.request.headers.iter().filter(|_| !is_guess("request.headers")) {
        assert!(own.contains(&plain(name)) || name.eq_ignore_ascii_case("content-type"), "{context}");
    }
    let page = plain(&scenario["page"].to_string());
    for (_, policy) in known.page.headers.iter().filter(|_| !is_guess("page.headers")) {
        // Firefox quotes directives in its own form.
        let name = policy.split_ascii_whitespace().next().unwrap_or_default();
        assert!(page.contains(&plain(name)), "{context}");
    }
    let network = scenario.get("network").cloned().unwrap_or_default();
    let own = plain(&network.to_string());
    let heads = known.network.iter().enumerate().flat_map(|(index, hop)| {
        let heads = [("preflight", &hop.preflight), ("response", &hop.response)];
        heads.into_iter().filter_map(move |(name, head)| Some((format!("network[{index}].{name}"), head.as_ref()?)))
    });
    for (path, head) in heads {
        // A partly assumed response may be that of another hop.
        if is_guess(&format!("{path}.headers")) || is_guess(&format!("{path}.status")) || is_guess("request") {
            continue;
        }
        for (_, value) in pairs(head) {
            let is_escaped = value.contains('\\') || value.contains(", ");
            let is_url = Url::parse(&value).is_ok();
            assert!(is_escaped || is_url || own.contains(&plain(&value)), "{value}: {context}");
        }
        if let Some(status) = head.status {
            let is_default = matches!(status, 101 | 200);
            assert!(is_default || own.contains(&status.to_string()), "{context}");
        }
    }
}

fn pairs(head: &wouldblock::scenario::ResponseHead) -> Vec<(String, String)> {
    match &head.headers {
        Some(wouldblock::scenario::HeaderInput::Pairs(pairs)) => pairs.clone(),
        _ => Vec::new(),
    }
}

/// Removes the differences that JSON and spelling make.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\\' | '"')).collect::<String>().to_ascii_lowercase()
}

/// The URLs that the request may have along its redirects.
fn chain(scenario: &Value, page: &Url) -> BTreeSet<String> {
    let text = scenario["request"]["url"].as_str().unwrap();
    let mut urls = BTreeSet::from([comparable(text)]);
    let Ok(mut url) = page.join(text) else {
        return urls;
    };
    urls.insert(comparable(url.as_str()));
    for hop in scenario["network"].as_array().into_iter().flatten() {
        let Some(location) = location(&hop["response"]["headers"]) else { break };
        urls.insert(comparable(&location));
        let Ok(next) = url.join(&location) else { break };
        urls.insert(comparable(next.as_str()));
        url = next;
    }
    urls
}

fn location(headers: &Value) -> Option<String> {
    let is_location = |name: &str| name.trim().eq_ignore_ascii_case("location");
    match headers {
        Value::String(text) => text.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            is_location(name).then(|| value.trim().to_owned())
        }),
        Value::Array(pairs) => pairs.iter().find_map(|pair| {
            is_location(pair[0].as_str()?).then(|| pair[1].as_str().unwrap_or_default().trim().to_owned())
        }),
        _ => None,
    }
}

/// A URL with a secure scheme and without credentials and fragment, because upgrades and consoles change these.
fn comparable(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else {
        return text.to_owned();
    };
    url.set_fragment(None);
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let secure = match url.scheme() {
        "http" | "ws" | "wss" => "https",
        other => other,
    }
    .to_owned();
    let port = url.port();
    let _ = url.set_scheme(&secure);
    let _ = url.set_port(port);
    url.into()
}

/// A line without the digests of code, which a console does not show.
fn masked(line: &str) -> String {
    let is_digest = |c: char| c.is_ascii_alphanumeric() || "+/-_=".contains(c);
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = line.split_inclusive(|c| !is_digest(c));
    words.map(|word| if word.trim_end_matches(|c| !is_digest(c)).len() >= 43 { "…" } else { word }).collect()
}

/// The lines about the rest of the policy are read back into a scenario of the same kind, whose console has the line.
#[test]
fn lines_beyond_loads_read_back() {
    let (mut read, mut of, mut wrong) = (0, 0, Vec::new());
    let mut seen = BTreeSet::new();
    for case in common::cases("tests/recorded/whole") {
        let scenario = common::scenario(&case);
        // No line shows that a service worker or a content script made the request.
        if scenario.page.service_worker.is_some() || scenario.page.content_script.is_some() {
            continue;
        }
        let report = common::wire(&simulate(&scenario));
        // A message about the policy itself does not describe the request.
        let mut other = scenario.clone();
        other.request = RequestDescription::new(Api::Beacon, &scenario.page.url);
        let other = common::wire(&simulate(&other));
        // The same applies to the policy of a framed page.
        let mut framed =
            Scenario::new(Page::default(), RequestDescription::new(Api::Beacon, "https://app.example.com/"));
        if let Some(head) = scenario.hops().last().and_then(|hop| hop.response.as_ref()) {
            framed.page.url = scenario.request.url.clone().unwrap_or_default();
            framed.page.headers = head.headers.clone();
        }
        let framed = common::wire(&simulate(&framed));
        for engine in ["chromium", "firefox", "webkit"] {
            let mut of_policy = lines(&other["verdicts"][engine]);
            of_policy.extend(lines(&framed["verdicts"][engine]));
            for line in lines(&report["verdicts"][engine]).difference(&of_policy).copied() {
                if !seen.insert((engine, line.to_owned())) {
                    continue;
                }
                of += 1;
                let again = from_console(line).map(|reading| {
                    let scenario = reading_as_scenario(&reading);
                    let report = scenario.as_ref().map(|scenario| common::wire(&simulate(scenario)));
                    let is_printed = report.is_some_and(|report| {
                        lines(&report["verdicts"][engine]).iter().any(|printed| masked(printed) == masked(line))
                    });
                    (reading.engine == engine && is_printed, reading)
                });
                if again.as_ref().is_some_and(|(is_printed, _)| *is_printed) {
                    read += 1;
                } else {
                    wrong.push(format!("{} {engine}: {line}\n    {again:?}", case["id"]));
                }
            }
        }
    }
    println!("{read} of {of}");
    assert!(read * 1000 >= of * 980, "{read} of {of}:\n{}", wrong.join("\n"));
}

fn reading_as_scenario(reading: &Reading) -> Option<wouldblock::Scenario> {
    serde_json::from_value(serde_json::to_value(&reading.scenario).unwrap()).ok()
}
