//! The requests of an HTML element.

use std::ops::Range;

use html5gum::StartTag;

use super::document::Document;
use super::item::{self, Item};
use crate::srcset::urls;
use crate::words::markup::Markup;

/// A start tag with its attributes. Names are in lower case, entities are decoded.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String, Range<usize>)>,
    pub(super) at: Range<usize>,
}

impl Element {
    pub(super) fn new(tag: &StartTag<usize>, text: &str) -> Self {
        let place = |start: usize, end: usize| {
            let end = floor(text, end.min(text.len()));
            floor(text, start.min(end))..end
        };
        let attributes = tag.attributes.iter().map(|(name, value)| {
            let name = String::from_utf8_lossy(name).into_owned();
            (name, String::from_utf8_lossy(value).into_owned(), place(value.span.start, value.span.end))
        });
        Self {
            name: String::from_utf8_lossy(&tag.name).into_owned(),
            attributes: attributes.collect(),
            at: place(tag.span.start, tag.span.end),
        }
    }

    /// An attribute's value and place.
    pub(super) fn attribute(&self, name: &str) -> Option<(&str, &Range<usize>)> {
        self.attributes.iter().find(|(known, _, _)| known == name).map(|(_, value, at)| (value.as_str(), at))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|(value, _)| value)
    }

    /// `src`, or the template syntax for it: `:src`, `[src]`, `v-bind:src`.
    fn url(&self, name: &str) -> Option<(String, &Range<usize>)> {
        if let Some((value, at)) = self.attribute(name) {
            return Some((value.trim().to_owned(), at));
        }
        let bound = [format!(":{name}"), format!("[{name}]"), format!("v-bind:{name}")];
        bound.iter().find_map(|name| self.attribute(name)).map(|(value, at)| (format!("{{{value}}}"), at))
    }
}

/// The character boundary at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Adds the requests of an element. `around`: the media element or picture that contains it.
pub(super) fn load(document: &mut Document, element: &Element, around: Option<&Element>) {
    match element.name.as_str() {
        "script" => script(document, element),
        "link" => link(document, element),
        "img" | "image" => image(document, element, around),
        "video" | "audio" => {
            if element.url("src").is_some() {
                document.has_source = true;
                simple(document, element, "media", "src");
            }
            simple(document, element, "image", "poster");
        }
        "source" => source(document, element, around),
        "track" => {
            if let Some(mut item) = made(document, element, "track", "src") {
                item.request.crossorigin = around.and_then(crossorigin);
                document.items.push(item);
            }
        }
        "iframe" => iframe(document, element),
        "embed" | "object" => {
            let attribute = if element.name == "embed" { "src" } else { "data" };
            if let Some(mut item) = made(document, element, "object", attribute) {
                item.request.via = Some(element.name.clone());
                document.items.push(item);
            }
        }
        "input" => {
            if element.value("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("image")) {
                simple(document, element, "image", "src");
            }
            sends(document, element);
        }
        "a" | "area" => link_to(document, element),
        "form" => form(document, element),
        "button" => sends(document, element),
        _ => {}
    }
}

/// Loads that policies govern but that are not the subject of a pasted text: references of SVG, old attributes, and images of preloads.
pub(super) fn load_besides(document: &mut Document, element: &Element) {
    let linked = ["href", "xlink:href"].into_iter().find(|name| element.attribute(name).is_some());
    let item = match (element.name.as_str(), linked) {
        ("script", Some(attribute)) if element.attribute("src").is_none() && script_type(element).is_some() => {
            made(document, element, "script", attribute)
        }
        ("use" | "feimage", Some(attribute)) => made(document, element, "image", attribute),
        ("body" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th", _) => {
            made(document, element, "image", "background")
        }
        _ => None,
    };
    let is_part = |item: &Item| item.request.url.as_deref().is_some_and(|url| url.starts_with('#'));
    document.local.extend(item.filter(|item| !is_part(item)));
    if element.name == "link"
        && let Some((candidates, at)) = element.attribute("imagesrcset")
    {
        for url in urls(candidates) {
            let item = made_of(document, element, "preload", ("imagesrcset", url, at));
            document.local.extend(item.map(|mut item| {
                item.request.destination = Some("image".to_owned());
                item
            }));
        }
    }
}

/// A request of the URL in an attribute.
fn made(document: &mut Document, element: &Element, api: &str, attribute: &str) -> Option<Item> {
    let (url, at) = element.url(attribute)?;
    made_of(document, element, api, (attribute, &url, at))
}

/// A request of a URL. `from`: the attribute with it, the URL, and its place.
fn made_of(document: &mut Document, element: &Element, api: &str, from: (&str, &str, &Range<usize>)) -> Option<Item> {
    let (attribute, url, at) = from;
    // An empty URL loads nothing.
    if url.is_empty() {
        return None;
    }
    let mut item = Item::new(api, element.at.clone());
    // `data:` never reaches the network.
    if let Some(data) = item::data_url(url).filter(|_| api != "frame") {
        item.url(data, at);
        item.request.destination = element.value("as").filter(|_| api == "preload").map(str::to_ascii_lowercase);
        item.request.via = (api == "object").then(|| element.name.clone());
        document.local.push(item);
        return None;
    }
    if let Some(code) = javascript_url(url).filter(|_| matches!(api, "frame" | "form")) {
        let mut code = code_of_url(element, code, at);
        code.request.via = Some(if api == "frame" { "iframe" } else { "form" }.to_owned());
        document.local.push(code);
    }
    item.url(&document.resolved(url), at);
    // A poster, and the image of an <input>, are loaded without CORS: https://html.spec.whatwg.org/#poster-frame.
    let has_mode = attribute != "poster" && element.name != "input";
    if let Some(mode) = crossorigin(element).filter(|_| has_mode)
        && matches!(
            api,
            "image" | "script" | "style" | "media" | "preload" | "modulepreload" | "manifest" | "font" | "prefetch"
        )
    {
        item.request.crossorigin = Some(mode);
        if let Some((_, at)) = element.attribute("crossorigin") {
            item.places.push(("request.crossorigin", at.clone()));
        }
    }
    if matches!(api, "script" | "style" | "preload" | "modulepreload" | "image" | "media" | "font") {
        item.request.inserted_by = Some("parser".to_owned());
    }
    if let Some(policy) = element.value("referrerpolicy").filter(|policy| !policy.is_empty()) {
        item.request.referrer_policy = Some(policy.to_ascii_lowercase());
    }
    Some(item)
}

fn simple(document: &mut Document, element: &Element, api: &str, attribute: &str) {
    let item = made(document, element, api, attribute);
    document.items.extend(item);
}

/// <https://html.spec.whatwg.org/#cors-settings-attribute>
fn crossorigin(element: &Element) -> Option<String> {
    let value = element.value("crossorigin")?;
    let with = value.trim().eq_ignore_ascii_case("use-credentials");
    Some(if with { "use-credentials" } else { "anonymous" }.to_owned())
}

/// `integrity` and `nonce` of scripts, styles and their preloads.
fn trusted(item: &mut Item, element: &Element) {
    if let Some((integrity, at)) = element.attribute("integrity").filter(|(value, _)| !value.is_empty()) {
        item.request.integrity = Some(integrity.to_owned());
        item.places.push(("request.integrity", at.clone()));
    }
    if let Some((nonce, at)) = element.attribute("nonce") {
        item.request.nonce = Some(nonce.to_owned());
        item.places.push(("request.nonce", at.clone()));
    }
}

/// The kind of a script by its `type`; `None` if it is data, which does not run.
fn script_type(element: &Element) -> Option<bool> {
    let kind = element.value("type").unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "module" => Some(true),
        "" => Some(false),
        kind if kind.contains("javascript") || kind.contains("ecmascript") || kind.contains("jscript") => Some(false),
        _ => None,
    }
}

fn has_type(element: &Element, name: &str) -> bool {
    element.value("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case(name))
}

fn script(document: &mut Document, element: &Element) {
    let Some(module) = script_type(element) else {
        if let (Some(_), Some((kind, at))) = (element.url("src"), element.attribute("type")) {
            document.open.push(("request", Markup::ScriptType.with("type", kind), at.clone()));
        }
        return;
    };
    if let Some(mut item) = made(document, element, "script", "src") {
        trusted(&mut item, element);
        if module {
            item.request.module = Some(true);
        }
        document.items.push(item);
    }
}

fn link(document: &mut Document, element: &Element) {
    let rel = element.value("rel").unwrap_or_default().to_ascii_lowercase();
    let has = |name: &str| rel.split_ascii_whitespace().any(|token| token == name);
    let api = if has("stylesheet") {
        "style"
    } else if has("preload") {
        "preload"
    } else if has("modulepreload") {
        "modulepreload"
    } else if has("prefetch") {
        "prefetch"
    } else if has("manifest") {
        "manifest"
    } else if has("icon") || has("apple-touch-icon") || has("apple-touch-icon-precomposed") {
        "image"
    } else {
        if has("preconnect") || has("dns-prefetch") {
            document.open.push(("request", Markup::Preconnect.with("rel", &*rel), element.at.clone()));
        }
        return;
    };
    let Some(mut item) = made(document, element, api, "href") else { return };
    trusted(&mut item, element);
    match (api, element.attribute("as")) {
        ("preload", Some((kind, at))) => {
            item.request.destination = Some(kind.to_ascii_lowercase());
            item.places.push(("request.as", at.clone()));
        }
        ("preload", None) => item.note("request.as", Markup::PreloadAs, &element.at),
        ("modulepreload", _) => item.request.module = Some(true),
        _ => {}
    }
    if api == "style" && has("alternate") {
        item.note("request", Markup::Alternate, &element.at);
    }
    document.items.push(item);
}

fn image(document: &mut Document, element: &Element, around: Option<&Element>) {
    let srcset = element.attribute("srcset");
    let attribute = ["src", "href", "xlink:href"].into_iter().find(|name| element.url(name).is_some());
    let given = attribute.and_then(|attribute| made(document, element, "image", attribute));
    // A placeholder that is a `data:` URL is not what the browser requests.
    let item = given.or_else(|| {
        let (candidates, at) = srcset?;
        urls(candidates)
            .iter()
            .filter(|url| item::data_url(url).is_none())
            .find_map(|url| candidate(document, element, url, at))
    });
    candidates(document, element, item.as_ref().and_then(|item| item.request.url.as_deref()));
    let Some(mut item) = item else { return };
    if let Some((_, at)) = srcset {
        let url = item.request.url.clone().unwrap_or_default();
        item.note("request.url", Markup::Srcset.with("url", url), at);
    }
    if around.is_some_and(|around| around.name == "picture") && document.has_source {
        item.note("request.url", Markup::Picture, &element.at);
    }
    document.items.push(item);
}

/// One candidate of a `srcset`.
fn candidate(document: &mut Document, element: &Element, url: &str, at: &Range<usize>) -> Option<Item> {
    made_of(document, element, "image", ("srcset", url, at))
}

/// Adds the candidates of a `srcset` that the browser may load instead of `taken`.
fn candidates(document: &mut Document, element: &Element, taken: Option<&str>) {
    let Some((srcset, at)) = element.attribute("srcset") else { return };
    let items: Vec<_> = urls(srcset).into_iter().filter_map(|url| candidate(document, element, url, at)).collect();
    let others: Vec<Item> =
        items.into_iter().filter(|item| taken.is_none() || item.request.url.as_deref() != taken).collect();
    document.others.extend(others);
}

fn source(document: &mut Document, element: &Element, around: Option<&Element>) {
    let Some(around) = around else { return };
    if around.name == "picture" {
        document.has_source = true;
        candidates(document, element, None);
        return;
    }
    let Some(mut item) = made(document, element, "media", "src") else { return };
    item.request.crossorigin = crossorigin(around);
    if document.has_source {
        // Only used if the browser cannot play the source before it.
        document.open.push((
            "request",
            Markup::OtherSource.with("url", item.request.url.clone().unwrap_or_default()),
            element.at.clone(),
        ));
        document.others.push(item);
        return;
    }
    document.has_source = true;
    document.items.push(item);
}

fn iframe(document: &mut Document, element: &Element) {
    let mut item = if let Some((_, at)) = element.attribute("srcdoc") {
        let mut item = Item::new("frame", element.at.clone());
        item.request.url = Some("about:srcdoc".to_owned());
        item.places.push(("request.url", at.clone()));
        item
    } else {
        let Some(item) = made(document, element, "frame", "src") else { return };
        item
    };
    item.request.sandbox = element.value("sandbox").map(str::to_owned);
    document.items.push(item);
}

/// A link makes no request except its pings; following it is a navigation.
fn link_to(document: &mut Document, element: &Element) {
    if let Some((pings, at)) = element.attribute("ping") {
        for ping in pings.split_ascii_whitespace() {
            let mut item = Item::new("ping", element.at.clone());
            item.url(&document.resolved(ping), at);
            document.items.push(item);
        }
        return;
    }
    let Some((href, at)) = element.attribute("href") else { return };
    if let Some(code) = javascript_url(href) {
        document.inline.push(code_of_url(element, code, at));
    } else if !href.starts_with('#') {
        document.open.push(("request", Markup::Link.with("url", href), element.at.clone()));
    }
}

fn code_of_url(element: &Element, code: &str, at: &Range<usize>) -> Item {
    let mut item = Item::new("javascript-url", element.at.clone());
    item.request.text = Some(code.to_owned());
    item.places.push(("request.text", at.clone()));
    item
}

fn javascript_url(url: &str) -> Option<&str> {
    let url = url.trim_start();
    let (scheme, code) = url.split_at_checked("javascript:".len())?;
    scheme.eq_ignore_ascii_case("javascript:").then_some(code)
}

fn form(document: &mut Document, element: &Element) {
    let Some(mut item) = made(document, element, "form", "action") else { return };
    let method = element.value("method").unwrap_or("get").trim().to_ascii_uppercase();
    if method == "DIALOG" {
        return;
    }
    item.request.method = Some(if method == "POST" { method } else { "GET".to_owned() });
    document.items.push(item);
}

/// A button that sends its form to an address of its own.
fn sends(document: &mut Document, element: &Element) {
    let item = made(document, element, "form", "formaction");
    document.others.extend(item);
}

/// Handlers and style attributes, which policies govern.
pub(super) fn handlers(document: &mut Document, element: &Element) {
    for (name, value, at) in &element.attributes {
        let api = match name.as_str() {
            "style" => "style-attribute",
            name if name.len() > 3 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                "event-handler"
            }
            _ => continue,
        };
        if value.is_empty() || value.starts_with('{') {
            continue;
        }
        let mut item = Item::new(api, element.at.clone());
        item.request.text = Some(value.clone());
        item.request.inserted_by = Some("parser".to_owned());
        item.places.push(("request.text", at.clone()));
        document.inline.push(item);
    }
}

/// A script or a style sheet whose text is in the markup.
pub(super) fn inline(document: &mut Document, owner: &Element, content: &str) {
    let is_script = owner.name == "script";
    let has_rules = is_script && has_type(owner, "speculationrules");
    // Browsers check an import map as an inline script.
    let is_code = is_script && !has_rules && !has_type(owner, "importmap");
    let module = if is_code { script_type(owner) } else { Some(false) };
    let Some(module) = module else { return };
    if is_script && owner.attribute("src").is_some() {
        return;
    }
    let api = match (is_script, has_rules) {
        (true, true) => "speculation-rules",
        (true, false) => "inline-script",
        (false, _) => "inline-style",
    };
    let mut item = Item::new(api, owner.at.clone());
    item.request.text = Some(content.to_owned());
    item.request.inserted_by = Some("parser".to_owned());
    if module {
        item.request.module = Some(true);
    }
    if let Some((nonce, at)) = owner.attribute("nonce") {
        item.request.nonce = Some(nonce.to_owned());
        item.places.push(("request.nonce", at.clone()));
    }
    document.inline.push(item);
}
