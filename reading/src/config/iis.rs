//! IIS: `web.config` with custom headers, the CORS module, and outbound rewrite rules.

use roxmltree::Node;

use super::document::{TagName, xml_piece};
use super::origin::{Form, allow};
use super::site::{Header, Preflight, Site, publish, set};
use crate::reader::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::words::core::Core;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.name().is_some_and(|name| {
        name.eq_ignore_ascii_case("web.config") || name.eq_ignore_ascii_case("applicationHost.config")
    }) {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let is_xml = text.trim_start().starts_with('<');
    let has = |mark: &str| text.contains(mark);
    if is_xml
        && (has("<customHeaders>")
            || has("<system.webServer")
            || has("<httpProtocol>")
            || (has("<outboundRules") && has("serverVariable")))
    {
        super::SURE
    } else {
        sure::NO
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let mut wrapped = String::new();
    let (document, offset) = match xml_piece(source, &mut wrapped) {
        Ok(read) => read,
        Err(line) => {
            draft.unread(&line, Core::NotUnderstood);
            return publish(draft, "IIS", &[]);
        }
    };
    let mut base = Site::default();
    let mut sites: Vec<Site> = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let path = node
            .ancestors()
            .find(|ancestor| ancestor.has_tag_name_ignoring_namespace("location"))
            .and_then(|location| location.attribute("path"))
            .filter(|path| !path.is_empty() && *path != ".");
        let site = match path {
            None => &mut base,
            Some(path) => {
                let path = format!("/{}", path.trim_start_matches('/'));
                if !sites.iter().any(|site| site.path == path) && sites.len() < 200 {
                    sites.push(Site { path: path.clone(), ..base.clone() });
                }
                match sites.iter_mut().find(|site| site.path == path) {
                    Some(site) => site,
                    None => continue,
                }
            }
        };
        let range = node.range();
        let at = range.start.saturating_sub(offset)..range.end.saturating_sub(offset).min(text.len());
        element(draft, node, at, site);
    }
    let mut all = vec![base];
    all.extend(sites);
    publish(draft, "IIS", &all);
}

fn element(draft: &mut Draft<'_>, node: Node<'_, '_>, at: std::ops::Range<usize>, site: &mut Site) {
    let is_in = |name: &str| node.parent().is_some_and(|parent| parent.has_tag_name_ignoring_namespace(name));
    match node.tag_name().name() {
        "add" if is_in("customHeaders") => {
            if let (Some(name), Some(value)) = (node.attribute("name"), node.attribute("value")) {
                site.response.push(Header::new(name, value, at));
            }
        }
        "remove" if is_in("customHeaders") => {
            let name = node.attribute("name").unwrap_or_default();
            site.response.retain(|header| !header.is(name));
        }
        "clear" if is_in("customHeaders") => site.response.clear(),
        "cors" if node.attribute("enabled") != Some("false") && is_in("system.webServer") => module(node, &at, site),
        // `<match serverVariable="RESPONSE_X_Y"/>` next to `<action type="Rewrite" value="…"/>`.
        "match" => {
            let Some(name) = node.attribute("serverVariable").and_then(|name| name.strip_prefix("RESPONSE_")) else {
                return;
            };
            let name = name.replace('_', "-");
            let rule = node.parent();
            let value = rule
                .and_then(|rule| rule.children().find(|child| child.has_tag_name_ignoring_namespace("action")))
                .and_then(|action| action.attribute("value"))
                .unwrap_or_default();
            let condition = rule
                .and_then(|rule| rule.descendants().find(|child| child.has_tag_name_ignoring_namespace("conditions")))
                .and_then(|all| {
                    all.descendants().find(|child| {
                        child.attribute("input").is_some_and(|input| input.eq_ignore_ascii_case("{HTTP_ORIGIN}"))
                    })
                });
            let pattern = condition
                .and_then(|condition| condition.attribute("pattern"))
                .filter(|pattern| !matches!(*pattern, ".+" | ".*" | "(.+)" | "(.*)"));
            let echoes = value.eq_ignore_ascii_case("{HTTP_ORIGIN}") || value == "{C:0}";
            let header = match (echoes, pattern) {
                (true, Some(pattern)) => HeaderValue::Echo(Echo::Origin {
                    allow: allow(vec![Allowed::Pattern { pattern: pattern.to_owned() }], Form::One),
                    otherwise: None,
                }),
                (true, None) => HeaderValue::any_origin(),
                (false, _) if value.contains('{') => {
                    draft.unresolved(
                        super::site::path_of(&name),
                        Config::Depends.with("name", name.as_str()).with("on", value),
                        Some(&at),
                    );
                    value.replace('{', "${").into()
                }
                _ => value.into(),
            };
            set(&mut site.response, Header::new(name, header, at));
        }
        _ => {}
    }
}

/// The CORS module, which responds to OPTIONS itself.
fn module(cors: Node<'_, '_>, at: &std::ops::Range<usize>, site: &mut Site) {
    let mut allowed = Vec::new();
    let mut is_any = false;
    let mut preflight = Vec::new();
    let mut response = Vec::new();
    let names = |parent: Node<'_, '_>, list: &str, attribute: &str| -> (Vec<String>, bool) {
        let list = parent.children().find(|child| child.has_tag_name_ignoring_namespace(list));
        let all = list.is_some_and(|list| list.attribute("allowAllRequestedHeaders") == Some("true"));
        let names = list
            .into_iter()
            .flat_map(|list| {
                list.children().filter_map(|child| child.attribute(attribute)).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        (names, all)
    };
    for add in cors.children().filter(|child| child.has_tag_name_ignoring_namespace("add")) {
        let Some(origin) = add.attribute("origin") else { continue };
        if origin == "*" {
            is_any = true;
        } else if add.attribute("allowed") != Some("false") {
            allowed.push(Allowed::Origin(origin.to_owned()));
        }
        if add.attribute("allowCredentials") == Some("true")
            && !response.iter().any(|header: &Header| header.is("Access-Control-Allow-Credentials"))
        {
            response.push(Header::new("Access-Control-Allow-Credentials", "true", at.clone()));
        }
        let (methods, _) = names(add, "allowMethods", "method");
        if !methods.is_empty() {
            set(&mut preflight, Header::new("Access-Control-Allow-Methods", methods.join(","), at.clone()));
        }
        let (headers, all) = names(add, "allowHeaders", "header");
        if all || headers.iter().any(|header| header == "*") {
            set(
                &mut preflight,
                Header::new("Access-Control-Allow-Headers", HeaderValue::requested_headers(), at.clone()),
            );
        } else if !headers.is_empty() {
            set(&mut preflight, Header::new("Access-Control-Allow-Headers", headers.join(","), at.clone()));
        }
        let (exposed, _) = names(add, "exposeHeaders", "header");
        if !exposed.is_empty() {
            set(&mut response, Header::new("Access-Control-Expose-Headers", exposed.join(","), at.clone()));
        }
        if let Some(seconds) = add.attribute("maxAge") {
            set(&mut preflight, Header::new("Access-Control-Max-Age", seconds, at.clone()));
        }
    }
    let origin = if is_any && allowed.is_empty() {
        HeaderValue::from("*")
    } else if allowed.is_empty() {
        return;
    } else {
        let otherwise = is_any.then(|| "*".to_owned());
        HeaderValue::Echo(Echo::Origin { allow: allow(allowed, Form::List), otherwise })
    };
    let common = Header::new("Access-Control-Allow-Origin", origin, at.clone());
    set(&mut site.response, common.clone());
    let mut headers = vec![common];
    headers.extend(response.iter().filter(|header| header.is("Access-Control-Allow-Credentials")).cloned());
    headers.extend(preflight);
    for header in response {
        set(&mut site.response, header);
    }
    site.preflight = Some(Preflight { status: Some(204), headers });
}
