//! Amazon: API Gateway in SAM, `CloudFormation` and the Serverless Framework, and `CloudFront`'s response headers policies.
//!
//! In a REST API, `Cors` only covers the preflight: the function has to send the headers of its own responses. An HTTP
//! API sends them with both.

use std::ops::Range;

use super::document::{Item, Kind, structured};
use super::origin::{Form, allow};
use super::paths::{Pattern, Style};
use super::site::{Header, Preflight, Site, publish};
use crate::reader::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

/// The headers of the Serverless Framework (3) for `cors: true`, from its documentation.
const SERVERLESS_HEADERS: &str =
    "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-User-Agent,X-Amzn-Trace-Id";

// ── SAM and CloudFormation ──

pub(super) fn recognise_sam(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_template = (has("aws_apigatewayv2_api") && has("cors_configuration"))
        || has("AWS::Serverless")
        || has("AWS::ApiGateway")
        || has("Transform: AWS");
    let is_cors = super::has_line(text, |line| line.starts_with("Cors:") || line.starts_with("CorsConfiguration:"))
        && (has("AllowOrigin") || has("AllowMethods") || has("AllowHeaders") || has("Globals:"));
    if is_template || is_cors { super::SURE } else { sure::NO }
}

pub(super) fn read_sam(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut site = Site::default();
    let mut mentions_rest = false;
    let mut events: Vec<(String, Vec<String>)> = Vec::new();
    let mut without_methods = None;
    for document in structured(source.text()) {
        document.each_map(&mut |map| {
            if let Some(cors) = map.get("Cors") {
                site = rest_api(cors);
                mentions_rest = true;
                without_methods = cors.get("AllowMethods").is_none().then(|| cors.at.clone());
            }
            if map.get("Type").and_then(Item::text) == Some("Api") {
                event(map, &mut events);
            }
            if let Some(cors) = map.get("CorsConfiguration").filter(|cors| cors.get("CorsRules").is_none()) {
                site = http_api(
                    cors,
                    ["AllowOrigins", "AllowMethods", "AllowHeaders", "ExposeHeaders", "MaxAge", "AllowCredentials"],
                );
            }
            gateway_responses(map, &mut site);
        });
    }
    if mentions_rest {
        draft.unresolved("network[0].response.headers", Config::PreflightOnly, None);
    }
    let sites = match without_methods {
        Some(at) => with_methods_of_events(draft, &site, &events, &at),
        None => vec![site],
    };
    publish(draft, "Amazon API Gateway", &sites);
}

/// The path of a function's event, and its method, which is added to the methods of the path.
fn event(map: &Item, events: &mut Vec<(String, Vec<String>)>) {
    let property = |name: &str| map.path(&["Properties", name]).and_then(Item::text);
    let (Some(path), Some(method)) = (property("Path"), property("Method")) else { return };
    let method = method.to_ascii_uppercase();
    match events.iter_mut().find(|(known, _)| known == path) {
        Some((_, methods)) => methods.push(method),
        None => events.push((path.to_owned(), vec![method])),
    }
}

/// Without `AllowMethods`, SAM allows the methods of the path's events, and OPTIONS.
fn with_methods_of_events(
    draft: &mut Draft<'_>,
    site: &Site,
    events: &[(String, Vec<String>)],
    at: &Range<usize>,
) -> Vec<Site> {
    if events.is_empty() {
        draft.unresolved("network[0].preflight.headers", Config::HandlerMethods, Some(at));
        return vec![site.clone()];
    }
    let of_event = |(path, methods): &(String, Vec<String>)| {
        let mut all: Vec<&str> = methods.iter().map(String::as_str).chain(["OPTIONS"]).collect();
        if all.contains(&"ANY") {
            all = vec!["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
        }
        all.sort_unstable();
        all.dedup();
        let mut site = site.clone();
        let header = Header::new("Access-Control-Allow-Methods", all.join(","), at.clone());
        site.preflight.get_or_insert_default().headers.push(header);
        if events.len() > 1 {
            site.path = Pattern::new(path, Style::Glob).map_or_else(|| path.clone(), |path| path.example());
        }
        site
    };
    events.iter().map(of_event).collect()
}

/// A value in quotes within quotes: `"'*'"`.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\'')).unwrap_or(text)
}

fn rest_api(cors: &Item) -> Site {
    let mut headers = Vec::new();
    let mut add = |name: &str, item: Option<&Item>| {
        if let Some((text, item)) = item.and_then(|item| Some((item.text()?, item)))
            && !unquoted(text).is_empty()
        {
            headers.push(Header::new(name, unquoted(text), item.at.clone()));
        }
    };
    if let Kind::Text(_) = cors.kind {
        add("Access-Control-Allow-Origin", Some(cors));
    }
    add("Access-Control-Allow-Origin", cors.get("AllowOrigin"));
    add("Access-Control-Allow-Methods", cors.get("AllowMethods"));
    add("Access-Control-Allow-Headers", cors.get("AllowHeaders"));
    add("Access-Control-Max-Age", cors.get("MaxAge"));
    if let Some(item) = cors.get("AllowCredentials").filter(|item| item.is_true()) {
        headers.push(Header::new("Access-Control-Allow-Credentials", "true", item.at.clone()));
    }
    Site { preflight: Some(Preflight { status: Some(200), headers }), ..Site::default() }
}

/// `GatewayResponses`: the headers of the gateway's own errors.
fn gateway_responses(map: &Item, site: &mut Site) {
    let Some(headers) = map.path(&["GatewayResponses", "DEFAULT_4XX", "ResponseParameters", "Headers"]) else { return };
    let errors = headers
        .pairs()
        .iter()
        .filter_map(|(name, item)| Some(Header::new(name.as_str(), unquoted(item.text()?), item.at.clone())))
        .collect();
    site.errors = Some(errors);
}

/// An HTTP API, which responds to OPTIONS itself and adds the headers to each response.
fn http_api(cors: &Item, names: [&str; 6]) -> Site {
    let [origins, methods, headers, exposed, age, credentials] = names;
    let list =
        |name: &str| cors.get(name).map(|item| (item.list(), item.at.clone())).filter(|(list, _)| !list.is_empty());
    let mut common = Vec::new();
    if let Some((list, at)) = list(origins) {
        let value = if list.iter().any(|origin| origin == "*") {
            HeaderValue::from("*")
        } else {
            HeaderValue::Echo(Echo::Origin {
                allow: allow(list.into_iter().map(Allowed::Origin).collect(), Form::List),
                otherwise: None,
            })
        };
        common.push(Header::new("Access-Control-Allow-Origin", value, at));
    }
    if let Some(item) = cors.get(credentials).filter(|item| item.is_true()) {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", item.at.clone()));
    }
    let mut response = common.clone();
    if let Some((list, at)) = list(exposed) {
        response.push(Header::new("Access-Control-Expose-Headers", list.join(","), at));
    }
    let mut preflight = common;
    if let Some((list, at)) = list(methods) {
        preflight.push(Header::new("Access-Control-Allow-Methods", list.join(","), at));
    }
    if let Some((list, at)) = list(headers) {
        preflight.push(Header::new("Access-Control-Allow-Headers", list.join(","), at));
    }
    if let Some((seconds, at)) = cors.get(age).and_then(|item| Some((item.text()?.to_owned(), item.at.clone()))) {
        preflight.push(Header::new("Access-Control-Max-Age", seconds, at));
    }
    Site { response, preflight: Some(Preflight { status: Some(204), headers: preflight }), ..Site::default() }
}

// ── Serverless Framework ──

pub(super) fn recognise_serverless(source: &Source<'_>) -> u8 {
    if source.name().is_some_and(|name| name.starts_with("serverless.")) {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let has_line = |start: &str| super::has_line(text, |line| line.starts_with(start));
    let is_service = has_line("functions:") || has_line("provider:") || has_line("handler:");
    if is_service && (has_line("cors:") || has_line("- http:") || has_line("- httpApi:") || has_line("httpApi:")) {
        super::SURE
    } else {
        sure::NO
    }
}

pub(super) fn read_serverless(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut sites: Vec<Site> = Vec::new();
    for document in structured(source.text()) {
        if let Some(cors) = document.path(&["provider", "httpApi", "cors"]) {
            let mut site = http_api(
                cors,
                [
                    "allowedOrigins",
                    "allowedMethods",
                    "allowedHeaders",
                    "exposedResponseHeaders",
                    "maxAge",
                    "allowCredentials",
                ],
            );
            if cors.is_true() {
                site.response.push(Header::new("Access-Control-Allow-Origin", "*", cors.at.clone()));
                let preflight = site.preflight.get_or_insert_default();
                preflight.headers.push(Header::new("Access-Control-Allow-Origin", "*", cors.at.clone()));
                preflight.headers.push(Header::new(
                    "Access-Control-Allow-Headers",
                    SERVERLESS_HEADERS,
                    cors.at.clone(),
                ));
            }
            sites.push(site);
        }
        document.each_map(&mut |map| {
            let Some(http) = map.get("http") else { return };
            let Some(cors) = http.get("cors").filter(|cors| cors.text() != Some("false")) else { return };
            let path = http.get("path").and_then(Item::text).unwrap_or_default();
            let path = if path.is_empty() { String::new() } else { format!("/{}", path.trim_start_matches('/')) };
            if !sites.iter().any(|site| site.path == path) && sites.len() < 100 {
                sites.push(serverless_event(http, cors, path));
            }
        });
    }
    if sites.iter().any(|site| site.response.is_empty()) {
        draft.unresolved("network[0].response.headers", Config::PreflightOnly, None);
    }
    publish(draft, "Serverless Framework", &sites);
}

fn serverless_event(http: &Item, cors: &Item, path: String) -> Site {
    let place = |name: &str| cors.get(name).map_or(cors.at.clone(), |item| item.at.clone());
    let origins = cors.get("origins").or_else(|| cors.get("origin")).map_or_else(|| vec!["*".to_owned()], Item::list);
    let value = match origins.as_slice() {
        [one] => HeaderValue::from(one.as_str()),
        _ => HeaderValue::origins(origins.into_iter().map(Allowed::Origin).collect()),
    };
    let mut headers = vec![Header::new("Access-Control-Allow-Origin", value, place("origin"))];
    let names = cors.get("headers").map_or_else(|| SERVERLESS_HEADERS.to_owned(), |list| list.list().join(","));
    headers.push(Header::new("Access-Control-Allow-Headers", names, place("headers")));
    let method = http.get("method").and_then(Item::text).unwrap_or("any").to_ascii_uppercase();
    let methods = match cors.get("methods") {
        Some(list) => list.list().join(","),
        None if method == "ANY" => "OPTIONS,DELETE,GET,HEAD,PATCH,POST,PUT".to_owned(),
        None => format!("OPTIONS,{method}"),
    };
    headers.push(Header::new("Access-Control-Allow-Methods", methods, place("methods")));
    if let Some(item) = cors.get("allowCredentials").filter(|item| item.is_true()) {
        headers.push(Header::new("Access-Control-Allow-Credentials", "true", item.at.clone()));
    }
    if let Some((seconds, item)) = cors.get("maxAge").and_then(|item| Some((item.text()?, item))) {
        headers.push(Header::new("Access-Control-Max-Age", seconds, item.at.clone()));
    }
    Site { path, preflight: Some(Preflight { status: Some(200), headers }), ..Site::default() }
}

// ── CloudFront ──

pub(super) fn recognise_cloudfront(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_policy = has("aws_cloudfront_response_headers_policy")
        || has("ResponseHeadersPolicy")
        || has("SecurityHeadersConfig")
        || (has("CorsConfig") && has("AccessControlAllowOrigins"));
    let is_data = !has("new ");
    if is_policy && is_data { super::SURE + 1 } else { sure::NO }
}

pub(super) fn read_cloudfront(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut site = Site::default();
    for document in structured(source.text()) {
        document.each_map(&mut |map| {
            if let Some(cors) = map.get("CorsConfig") {
                cloudfront_cors(cors, &mut site);
            }
            if let Some(security) = map.get("SecurityHeadersConfig") {
                security_headers(security, &mut site);
            }
            for item in map.path(&["CustomHeadersConfig", "Items"]).into_iter().flat_map(Item::items) {
                if let (Some(name), Some(value)) = (item.get("Header").and_then(Item::text), item.get("Value")) {
                    site.response.push(Header::new(name, value.text().unwrap_or_default(), value.at.clone()));
                }
            }
        });
    }
    publish(draft, "CloudFront", &[site]);
}

fn cloudfront_cors(cors: &Item, site: &mut Site) {
    let list = |name: &str| {
        let item = cors.get(name)?;
        let list = item.get("Items").unwrap_or(item);
        Some((list.list(), list.at.clone())).filter(|(list, _)| !list.is_empty())
    };
    let mut common = Vec::new();
    if let Some((origins, at)) = list("AccessControlAllowOrigins") {
        let value = if origins.iter().any(|origin| origin == "*") {
            HeaderValue::from("*")
        } else {
            HeaderValue::origins(origins.into_iter().map(Allowed::Origin).collect())
        };
        common.push(Header::new("Access-Control-Allow-Origin", value, at));
    }
    if let Some(item) = cors.get("AccessControlAllowCredentials").filter(|item| item.is_true()) {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", item.at.clone()));
    }
    let mut preflight = common.clone();
    for (name, header) in [
        ("AccessControlAllowMethods", "Access-Control-Allow-Methods"),
        ("AccessControlAllowHeaders", "Access-Control-Allow-Headers"),
    ] {
        if let Some((list, at)) = list(name) {
            let text = if list == ["ALL"] {
                "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS".to_owned()
            } else {
                list.join(", ")
            };
            preflight.push(Header::new(header, text, at));
        }
    }
    if let Some((seconds, item)) = cors.get("AccessControlMaxAgeSec").and_then(|item| Some((item.text()?, item))) {
        preflight.push(Header::new("Access-Control-Max-Age", seconds, item.at.clone()));
    }
    if let Some((list, at)) = list("AccessControlExposeHeaders") {
        common.push(Header::new("Access-Control-Expose-Headers", list.join(", "), at));
    }
    site.response.splice(0..0, common);
    // The origin server responds to OPTIONS; CloudFront only adds the headers.
    site.preflight = Some(Preflight { status: None, headers: preflight });
}

fn security_headers(security: &Item, site: &mut Site) {
    for (section, key, header) in [
        ("ContentSecurityPolicy", "ContentSecurityPolicy", "Content-Security-Policy"),
        ("ReferrerPolicy", "ReferrerPolicy", "Referrer-Policy"),
        ("FrameOptions", "FrameOption", "X-Frame-Options"),
    ] {
        if let Some(item) = security.path(&[section, key]) {
            let text = item.text().unwrap_or_default();
            let text = if text.contains('\n') {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            } else {
                text.to_owned()
            };
            site.response.push(Header::new(header, text, item.at.clone()));
        }
    }
    if let Some(item) = security.get("ContentTypeOptions") {
        site.response.push(Header::new("X-Content-Type-Options", "nosniff", item.at.clone()));
    }
    if let Some(item) = security.get("StrictTransportSecurity") {
        let seconds = item.get("AccessControlMaxAgeSec").and_then(Item::text).unwrap_or("0");
        let mut text = format!("max-age={seconds}");
        if item.get("IncludeSubdomains").is_some_and(Item::is_true) {
            text.push_str("; includeSubDomains");
        }
        if item.get("Preload").is_some_and(Item::is_true) {
            text.push_str("; preload");
        }
        site.response.push(Header::new("Strict-Transport-Security", text, item.at.clone()));
    }
}
