//! Spring's `application.yml` and `application.properties`: CORS of Spring Cloud Gateway, of the actuator and of GraphQL.

use std::ops::Range;

use super::document::{Item, Kind, yaml};
use super::java::Cors;
use super::site::{Site, publish};
use crate::literal::Span;
use crate::reader::sure;
use crate::reading::Allowed;
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let lower = text.to_ascii_lowercase();
    let has = |mark: &str| lower.contains(mark);
    let is_gateway = has("cors-configurations") || has("corsconfigurations:");
    let is_other = (has("management.endpoints.web.cors.") || has("spring.graphql.cors."))
        || (has("management:") && has("cors:") && (has("allowed-origins") || has("allowedorigins")));
    if (is_gateway || is_other) && !has("import ") { super::SURE } else { sure::NO }
}

/// A setting: its name with dots, without dashes and in lower case, and its values.
struct Setting {
    name: String,
    values: Vec<String>,
    at: Range<usize>,
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut settings: Vec<Setting> = Vec::new();
    for document in yaml(source.text()) {
        flatten(&document, String::new(), &mut settings, 0);
    }
    // YAML reads the lines of a `.properties` file as one text.
    if settings.iter().all(|setting| setting.name.is_empty()) {
        properties(source, &mut settings);
    }
    // Documents for profiles: the start of the application decides which of them apply.
    let is_of_profile = |setting: &Setting| {
        setting.name.ends_with(".onprofile")
            || setting.name == "spring.profiles"
            || setting.name.starts_with("spring.profiles.")
    };
    if settings.iter().any(is_of_profile) || source.text().contains("#---") {
        let why =
            Config::OnlyIf.with("name", "Access-Control-Allow-Origin").with("on", "spring.config.activate.on-profile");
        draft.unresolved("network[0].response.headers", why, None);
    }
    let mut found: Vec<(String, Cors)> = Vec::new();
    for setting in &settings {
        let Some((path, option)) = place(&setting.name) else { continue };
        if !found.iter().any(|(known, _)| *known == path) {
            let at = Span::new(setting.at.start, setting.at.end);
            found.push((path.clone(), Cors { at, ..Cors::default() }));
        }
        if let Some((_, cors)) = found.iter_mut().find(|(known, _)| *known == path) {
            take(cors, option, &setting.values);
        }
    }
    let sites: Vec<Site> =
        found.iter().map(|(pattern, cors)| cors.site(super::java::path_of(pattern), false)).collect();
    publish(draft, "Spring", &sites);
}

/// The pattern of paths of a setting, and its last word.
fn place(name: &str) -> Option<(String, &str)> {
    let (front, option) = name.rsplit_once('.')?;
    if let Some((_, rest)) = front.split_once("corsconfigurations.") {
        return Some((rest.trim_matches(['[', ']']).to_owned(), option));
    }
    match front {
        "management.endpoints.web.cors" => Some(("/actuator/**".to_owned(), option)),
        "spring.graphql.cors" => Some(("/graphql".to_owned(), option)),
        _ => None,
    }
}

fn take(cors: &mut Cors, option: &str, values: &[String]) {
    let origins = || values.iter().cloned().map(Allowed::Origin);
    match option {
        "allowedorigins" => cors.origins.extend(origins()),
        "allowedoriginpatterns" => cors.patterns.extend(origins()),
        "allowedmethods" => cors.methods.get_or_insert_default().extend(values.iter().cloned()),
        "allowedheaders" => cors.headers.get_or_insert_default().extend(values.iter().cloned()),
        "exposedheaders" => cors.exposed.extend(values.iter().cloned()),
        "allowcredentials" => cors.credentials = values.iter().any(|value| value == "true"),
        "maxage" => cors.max_age = values.first().and_then(|value| value.trim_end_matches('s').parse().ok()),
        _ => {}
    }
}

fn flatten(item: &Item, name: String, settings: &mut Vec<Setting>, depth: usize) {
    match &item.kind {
        Kind::Map(pairs) if depth < 24 => {
            for (key, value) in pairs {
                // A path stays as it is written.
                let key = if key.contains('/') { key.clone() } else { plain(key) };
                let name = if name.is_empty() { key } else { format!("{name}.{key}") };
                flatten(value, name, settings, depth + 1);
            }
        }
        Kind::Map(_) => {}
        _ => settings.push(Setting { name, values: item.list(), at: item.at.clone() }),
    }
}

/// The lines of a `.properties` file. `name[0]` is an item of a list.
fn properties(source: &Source<'_>, settings: &mut Vec<Setting>) {
    for (range, line) in source.lines() {
        let Some((name, value)) = line.trim().split_once('=').filter(|(name, _)| !name.starts_with('#')) else {
            continue;
        };
        let (front, option) = name.trim().rsplit_once('.').unwrap_or(("", name));
        let option = plain(option.split('[').next().unwrap_or(option));
        let front = match front.split_once(".[") {
            Some((before, path)) => format!("{}.[{path}", plain(before)),
            None => plain(front),
        };
        let values = value.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect();
        settings.push(Setting { name: format!("{front}.{option}"), values, at: range });
    }
}

fn plain(name: &str) -> String {
    name.replace('-', "").to_ascii_lowercase()
}
