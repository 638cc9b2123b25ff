//! What a recording says about who made a request, without Chrome's additions and without `Sec-Fetch-*`.

use serde_json::{Value, json};
use wouldblock_reading::{Options, read};

const NAVIGATION: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const IMAGE: &str = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";

fn pairs(headers: &[(&str, &str)]) -> Value {
    headers.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
}

fn entry(url: &str, sent: &[(&str, &str)], media_type: &str, received: &[(&str, &str)]) -> Value {
    json!({
        "pageref": "p",
        "request": { "method": "GET", "url": url, "headers": pairs(sent) },
        "response": { "status": 200, "headers": pairs(received), "content": { "mimeType": media_type } },
    })
}

/// The load of the page, with this policy.
fn page(policy: &str) -> Value {
    let received = [("Content-Security-Policy", policy)];
    entry("http://shop.example/", &[("Accept", NAVIGATION)], "text/html", &received)
}

fn requests(entries: &[Value]) -> Vec<Value> {
    // A recording with one request is read as that request.
    let other = entry("http://shop.example/last", &[("Accept", IMAGE)], "image/png", &[]);
    let entries = [entries, &[other]].concat();
    let log = json!({ "log": { "pages": [{ "id": "p", "title": "Shop" }], "entries": entries } });
    let reading = serde_json::to_value(read(&log.to_string(), &Options::default())).unwrap();
    let mut requests = reading["requests"].as_array().unwrap_or_else(|| panic!("{reading}")).clone();
    requests.pop();
    requests
}

fn open<'v>(request: &'v Value, path: &str) -> Option<&'v Value> {
    request["unresolved"].as_array()?.iter().find(|open| open["path"] == path)
}

#[test]
fn the_api_follows_from_what_only_browsers_send() {
    let referer = ("Referer", "http://shop.example/");
    let of = |accept: &str, media_type: &str| {
        let sent = [("Accept", accept), referer];
        requests(&[page("img-src 'self'"), entry("http://cdn.example/a", &sent, media_type, &[])]).remove(0)
    };
    for (accept, media_type, expected) in [
        (IMAGE, "image/png", "image"),
        ("image/webp,image/apng,image/*,*/*;q=0.8", "", "image"),
        ("text/css,*/*;q=0.1", "text/css", "style"),
        ("application/font-woff2;q=1.0,application/font-woff;q=0.9,*/*;q=0.8", "font/woff2", "font"),
        ("video/webm,video/ogg,video/*;q=0.9,application/ogg;q=0.7,audio/*;q=0.6,*/*;q=0.5", "video/webm", "media"),
        ("text/event-stream", "text/event-stream", "eventsource"),
    ] {
        let request = of(accept, media_type);
        assert_eq!(request["request"]["api"], expected, "{accept}");
        assert_eq!(request["request"]["mode"], Value::Null, "{accept}: without an Origin, it is not in cors mode");
        assert_eq!(open(&request, "request.api"), None, "{accept}");
        assert_eq!(request["page"]["url"], "http://shop.example/");
        assert_eq!(request["page"]["headers"][0][1], "img-src 'self'", "the policy of the page's load");
    }
    for (accept, media_type, expected) in [
        ("*/*", "text/javascript", json!(["fetch", "script"])),
        ("*/*", "image/png", json!(["fetch", "image"])),
        ("image/png", "image/png", json!(["fetch", "image"])),
        (NAVIGATION, "text/html", json!(["frame", "object"])),
    ] {
        let request = of(accept, media_type);
        assert_eq!(open(&request, "request.api").unwrap()["oneOf"], expected, "{accept} {media_type}");
        assert_eq!(request["request"]["api"], Value::Null, "{accept} {media_type}");
    }
}

#[test]
fn only_scripts_make_some_requests() {
    let json = entry("http://api.example/", &[("Accept", "*/*")], "application/json", &[]);
    let request = requests(&[page("img-src 'self'"), json]).remove(0);
    assert_eq!(open(&request, "request.api").unwrap()["oneOf"], Value::Null);
    for sent in [
        [("X-Requested-With", "XMLHttpRequest"), ("Accept", "*/*")],
        [("Accept", "application/json, text/plain, */*"), ("Origin", "http://shop.example")],
        [("Sec-Fetch-Dest", "empty"), ("Sec-Fetch-Mode", "cors")],
    ] {
        let request =
            requests(&[page("img-src 'self'"), entry("http://api.example/", &sent, "image/png", &[])]).remove(0);
        assert_eq!(open(&request, "request.api").unwrap()["oneOf"], Value::Null, "{sent:?}");
    }
}

#[test]
fn each_document_has_its_own_policy() {
    let of_shop = ("Referer", "http://shop.example/");
    let frame = |url: &str, policy: &str| {
        entry(url, &[("Accept", NAVIGATION), of_shop], "text/html", &[("Content-Security-Policy", policy)])
    };
    let image = |referer: &str| {
        let sent = [("Accept", IMAGE), ("Referer", referer)];
        entry("http://img.example/a.png", &sent, "image/png", &[])
    };
    let last = |entries: &[Value]| requests(entries).pop().unwrap();

    let own = last(&[page("img-src a"), frame("http://yt.example/embed", "img-src b"), image("http://shop.example/")]);
    assert_eq!([&own["page"]["headers"][0][1], &own["embedded"]], [&json!("img-src a"), &Value::Null]);

    // Requests to another origin name only the origin of the document.
    let of_frame =
        last(&[page("img-src a"), frame("http://yt.example/embed", "img-src b"), image("http://yt.example/")]);
    assert_eq!([&of_frame["page"]["headers"][0][1], &of_frame["embedded"]], [&json!("img-src b"), &json!(true)]);
    assert_eq!(of_frame["page"]["url"], "http://yt.example/embed");

    let same_origin =
        last(&[page("img-src a"), frame("http://shop.example/ad", "img-src b"), image("http://shop.example/ad")]);
    assert_eq!([&same_origin["page"]["headers"][0][1], &same_origin["embedded"]], [&json!("img-src b"), &json!(true)]);

    let either =
        last(&[page("img-src a"), frame("http://shop.example/ad", "img-src b"), image("http://shop.example/")]);
    assert!(open(&either, "page.headers").is_some(), "{either}");
    let alike = last(&[page("img-src a"), frame("http://shop.example/ad", "img-src a"), image("http://shop.example/")]);
    assert_eq!([open(&alike, "page.headers"), alike.get("embedded")], [None, None]);

    let mut unnamed = entry("http://img.example/a.png", &[("Accept", IMAGE)], "image/png", &[]);
    assert_eq!(last(&[page("img-src a"), unnamed.clone()])["page"]["url"], "http://shop.example/");
    unnamed.as_object_mut().unwrap().remove("pageref");
    assert_eq!(last(&[page("img-src a"), unnamed])["page"], Value::Null, "it may belong to any page");

    let foreign = last(&[page("img-src a"), image("http://elsewhere.example/")]);
    assert_eq!(foreign["embedded"], true);
    assert!(open(&foreign, "page.headers").is_some());

    let sent = [("Accept", "text/css,*/*;q=0.1"), of_shop];
    let sheet = entry("http://cdn.example/a.css", &sent, "text/css", &[]);
    let of_sheet = last(&[page("img-src a"), sheet, image("http://cdn.example/a.css")]);
    assert_eq!(of_sheet["page"]["headers"][0][1], "img-src a", "a style sheet is a part of its page");
    assert_eq!(of_sheet["page"]["url"], "http://shop.example/");
}

#[test]
fn the_type_of_a_data_url_does_not_say_what_loads_it() {
    let data = entry("data:image/png;base64,iVBORw0KGgo=", &[], "image/png", &[]);
    let log = json!({ "log": { "pages": [{ "id": "p", "title": "Shop" }], "entries": [page("img-src data:"), data] } });
    let reading = serde_json::to_value(read(&log.to_string(), &Options::default())).unwrap();
    let local = &reading["local"][0];
    assert_eq!(open(local, "request.api").unwrap()["oneOf"], json!(["image", "fetch"]));
    assert_eq!(local["page"]["headers"][0][1], "img-src data:");
}
