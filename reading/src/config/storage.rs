//! CORS of storage buckets: Amazon S3, Google Cloud Storage, Azure Storage. Rules depend on the origin and the method;
//! the storage responds to OPTIONS itself.

use std::ops::Range;

use super::document::{Item, TagName, json, structured, xml};
use super::origin::{Form, allow};
use super::site::{Header, Preflight, Site, publish};
use crate::reader::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

/// A rule, for any of the services.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    pub(super) origins: Vec<String>,
    pub(super) methods: Vec<String>,
    pub(super) headers: Vec<String>,
    pub(super) exposed: Vec<String>,
    pub(super) max_age: Option<String>,
    pub(super) at: Range<usize>,
}

/// The differences between the services.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Service {
    S3,
    Google,
    Azure,
}

pub(super) fn recognise_s3(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let is_json =
        (text.contains("\"AllowedOrigins\"") && text.contains("\"AllowedMethods\"")) || text.contains("\"CORSRules\"");
    let is_xml = text.contains("<CORSRule>") || text.contains("<CORSConfiguration");
    let is_yaml =
        super::has_line(text, |line| line.starts_with("AllowedOrigins:") || line.starts_with("- AllowedOrigins:"))
            && super::has_line(text, |line| {
                line.starts_with("AllowedMethods:") || line.starts_with("- AllowedMethods:")
            });
    let is_terraform = super::has_line(text, |line| line == "cors_rule {");
    let is_azure = text.contains("corsRules") || text.contains("<CorsRule>");
    if (is_json || is_xml || is_yaml || is_terraform) && !is_azure { super::SURE } else { sure::NO }
}

pub(super) fn read_s3(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let rules = if text.trim_start().starts_with('<') {
        xml_rules(
            text,
            "CORSRule",
            &["AllowedOrigin", "AllowedMethod", "AllowedHeader", "ExposeHeader", "MaxAgeSeconds"],
        )
    } else {
        let documents = structured(text);
        let mut rules = Vec::new();
        for document in &documents {
            document.each_map(&mut |map| {
                if map.get("AllowedOrigins").is_some() {
                    rules.push(rule(
                        map,
                        ["AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds"],
                    ));
                }
            });
        }
        rules
    };
    let site = site(draft, &rules, Service::S3);
    publish(draft, "Amazon S3", &[site]);
}

pub(super) fn recognise_gcs(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let is_json =
        text.trim_start().starts_with(['{', '[']) && text.contains("\"origin\"") && text.contains("\"method\"");
    if super::has_line(text, |line| line.starts_with("resource \"google_storage_bucket\"")) && text.contains("cors {") {
        return super::SURE;
    }
    if is_json && (text.contains("\"responseHeader\"") || text.contains("\"maxAgeSeconds\"")) {
        super::SURE
    } else {
        sure::NO
    }
}

pub(super) fn read_gcs(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut rules = Vec::new();
    for item in structured(source.text()) {
        item.each_map(&mut |map| {
            if map.get("origin").is_some() {
                let mut one = rule(map, ["origin", "method", "responseHeader", "responseHeader", "maxAgeSeconds"]);
                one.headers.clone_from(&one.exposed);
                rules.push(one);
            }
        });
    }
    let site = site(draft, &rules, Service::Google);
    publish(draft, "Google Cloud Storage", &[site]);
}

pub(super) fn recognise_azure(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let is_storage = text.contains("corsRules") || text.contains("<CorsRule>");
    let is_app =
        text.contains("\"allowedOrigins\"") && (text.contains("\"cors\"") || text.contains("\"supportCredentials\""));
    // `local.settings.json` of Functions.
    let is_local = text.contains("\"Host\"") && text.contains("\"CORS\"");
    if is_storage || is_app || is_local { super::SURE } else { sure::NO }
}

pub(super) fn read_azure(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    if text.trim_start().starts_with('<') {
        let rules = xml_rules(
            text,
            "CorsRule",
            &["AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposedHeaders", "MaxAgeInSeconds"],
        );
        let site = site(draft, &rules, Service::Azure);
        return publish(draft, "Azure Storage", &[site]);
    }
    let mut rules = Vec::new();
    let mut app = None;
    let item = json(text);
    if let Some(item) = &item {
        item.each_map(&mut |map| {
            if map.get("allowedOrigins").is_some() && map.get("allowedMethods").is_some() {
                rules.push(rule(
                    map,
                    ["allowedOrigins", "allowedMethods", "allowedHeaders", "exposedHeaders", "maxAgeInSeconds"],
                ));
            } else if app.is_none()
                && (map.get("allowedOrigins").is_some() || map.get("CORS").is_some_and(|cors| cors.text().is_some()))
            {
                app = Some(map);
            }
        });
    }
    if let (Some(app), true) = (app, rules.is_empty()) {
        return app_service(draft, app);
    }
    let site = site(draft, &rules, Service::Azure);
    publish(draft, "Azure Storage", &[site]);
}

/// App Service and Functions: a list of origins, and whether credentials are allowed.
fn app_service(draft: &mut Draft<'_>, cors: &Item) {
    let Some(list) = cors.get("allowedOrigins").or_else(|| cors.get("CORS")) else { return };
    let origins: Vec<String> = list.list().into_iter().filter(|origin| !origin.is_empty()).collect();
    let mut response = Vec::new();
    if !origins.is_empty() {
        response.push(Header::new("Access-Control-Allow-Origin", echo(&origins), list.at.clone()));
    }
    if let Some(credentials) =
        cors.get("supportCredentials").or_else(|| cors.get("CORSCredentials")).filter(|item| item.is_true())
    {
        response.push(Header::new("Access-Control-Allow-Credentials", "true", credentials.at.clone()));
    }
    publish(draft, "Azure App Service", &[Site { response, ..Site::default() }]);
}

fn echo(origins: &[String]) -> HeaderValue {
    if origins.iter().any(|origin| origin == "*") {
        return "*".into();
    }
    let list = origins.iter().map(|origin| Allowed::Origin(origin.clone())).collect();
    HeaderValue::Echo(Echo::Origin { allow: allow(list, Form::List), otherwise: None })
}

fn rule(map: &Item, names: [&str; 5]) -> Rule {
    let list = |name: &str, other: &str| map.get(name).or_else(|| map.get(other)).map(Item::list).unwrap_or_default();
    let other_exposed = if names[3] == "ExposeHeaders" { "ExposedHeaders" } else { names[3] };
    Rule {
        origins: list(names[0], names[0]),
        methods: list(names[1], names[1]),
        headers: list(names[2], names[2]),
        exposed: list(names[3], other_exposed),
        // CloudFormation: `MaxAge`.
        max_age: map.get(names[4]).or_else(|| map.get("MaxAge")).and_then(Item::text).map(str::to_owned),
        at: map.at.clone(),
    }
}

fn xml_rules(text: &str, element: &str, names: &[&str; 5]) -> Vec<Rule> {
    let Ok(document) = xml(text) else { return Vec::new() };
    let texts = |rule: roxmltree::Node<'_, '_>, name: &str| -> Vec<String> {
        rule.children()
            .filter(|child| child.has_tag_name_ignoring_namespace(name))
            .filter_map(|child| child.text())
            .flat_map(|text| text.split(',').map(|one| one.trim().to_owned()).collect::<Vec<_>>())
            .filter(|one| !one.is_empty())
            .collect()
    };
    document
        .descendants()
        .filter(|node| node.has_tag_name_ignoring_namespace(element))
        .map(|rule| Rule {
            origins: texts(rule, names[0]),
            methods: texts(rule, names[1]),
            headers: texts(rule, names[2]),
            exposed: texts(rule, names[3]),
            max_age: texts(rule, names[4]).into_iter().next(),
            at: rule.range(),
        })
        .collect()
}

fn site(draft: &mut Draft<'_>, rules: &[Rule], service: Service) -> Site {
    // The first rule with the method of the request applies; without one, the response has no CORS headers.
    let Some(reading) = rules
        .iter()
        .find(|rule| rule.methods.iter().any(|method| matches!(method.as_str(), "GET" | "*")))
        .or(rules.first())
    else {
        return Site::default();
    };
    let writing = rules
        .iter()
        .find(|rule| rule.methods.iter().any(|method| !matches!(method.as_str(), "GET" | "HEAD")))
        .unwrap_or(reading);
    if rules.len() > 1 {
        let methods: Vec<&str> = writing.methods.iter().map(String::as_str).collect();
        draft.unresolved("request.method", Config::OtherMethods.with("methods", methods.join(", ")), Some(&writing.at));
    }
    let mut response = common(reading, service);
    if !reading.exposed.is_empty() {
        response.push(Header::new("Access-Control-Expose-Headers", reading.exposed.join(", "), reading.at.clone()));
    }
    let mut headers = common(writing, service);
    headers.push(Header::new("Access-Control-Allow-Methods", writing.methods.join(", "), writing.at.clone()));
    if writing.headers.iter().any(|header| header == "*") {
        headers.push(Header::new("Access-Control-Allow-Headers", HeaderValue::requested_headers(), writing.at.clone()));
    } else if !writing.headers.is_empty() {
        headers.push(Header::new("Access-Control-Allow-Headers", writing.headers.join(", "), writing.at.clone()));
    }
    if let Some(seconds) = &writing.max_age {
        headers.push(Header::new("Access-Control-Max-Age", seconds.as_str(), writing.at.clone()));
    }
    Site { response, preflight: Some(Preflight { status: Some(200), headers }), ..Site::default() }
}

fn common(rule: &Rule, service: Service) -> Vec<Header> {
    let value = echo(&rule.origins);
    let varies = value.as_text().is_none();
    let mut headers = vec![Header::new("Access-Control-Allow-Origin", value, rule.at.clone())];
    if varies {
        // S3 allows credentials unless the origin is `*`.
        if service == Service::S3 {
            headers.push(Header::new("Access-Control-Allow-Credentials", "true", rule.at.clone()));
        }
        headers.push(Header::new("Vary", "Origin", rule.at.clone()));
    }
    headers
}
