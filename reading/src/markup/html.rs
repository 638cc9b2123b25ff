//! HTML: the resources that elements load, and the policies in `<meta>` elements.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::css;
use super::document::Document;
use super::element::{self, Element};
use super::item::{self, Item};
use crate::cut::Cut as _;
use crate::reader::sure;
use crate::words::markup::Markup;
use crate::{Draft, Source};

/// Elements that distinguish HTML from XML and from type arguments.
const TAGS: &[&str] = &[
    "!doctype", "!--", "html", "head", "body", "meta", "link", "script", "style", "base", "title", "img", "picture",
    "source", "video", "audio", "track", "iframe", "embed", "object", "a", "area", "form", "input", "button", "div",
    "span", "p", "ul", "ol", "li", "table", "section", "main", "header", "footer", "nav", "svg", "noscript",
    "template", "h1", "h2", "h3",
];

/// How deep a document in a `srcdoc` of a document in a `srcdoc` is read.
const MOST_FRAMES: usize = 4;

/// A longer base would make the addresses of a document far longer than its text.
const LONGEST_BASE: usize = 2_048;

/// Elements that only occur in HTML.
const MARKS: &[&str] =
    &["<meta http-equiv", "<meta content", "<script src", "<link rel", "<link href", "<img ", "<iframe ", "<a ping"];

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text().trim_start();
    let lower = text.get(..text.len().min(20_000)).unwrap_or(text).to_ascii_lowercase();
    // This is JSX whose policy is an expression: the HTML tokenizer would split it.
    if text.contains("httpEquiv") && text.contains("content={") {
        return sure::NO;
    }
    let has_ending = |ends: &[&str]| {
        source.name().is_some_and(|name| ends.iter().any(|end| name.to_ascii_lowercase().ends_with(end)))
    };
    if has_ending(&[".html", ".htm"]) {
        return sure::NAMED;
    }
    if has_ending(crate::script::ENDINGS) {
        return sure::NO;
    }
    let has_script = !lower.starts_with("<!") && crate::script::has_call(text);
    let tag: String = lower
        .strip_prefix('<')
        .unwrap_or_default()
        .chars()
        .take_while(|char| char.is_ascii_alphanumeric() || "!-".contains(*char))
        .collect();
    let is_html = TAGS.iter().any(|known| *known == tag || *known == "!--" && tag.starts_with("!--"));
    match (is_html, has_script) {
        // Such a text is about its script: a Vue file, or a single inline script.
        (true, true) if tag == "template" || tag == "script" && !has_external_script(&lower) => sure::NO,
        (true, _) => sure::CERTAIN,
        _ if MARKS.iter().any(|mark| lower.contains(mark)) => sure::LIKELY - 5,
        _ => sure::NO,
    }
}

/// Whether a `<script>` has a `src`. `text`: in lower case.
fn has_external_script(text: &str) -> bool {
    text.split("<script")
        .skip(1)
        .any(|rest| rest.split('>').next().is_some_and(|attributes| attributes.contains("src=")))
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut walk = Walk::default();
    walk.run(source.text());
    let mut document = walk.document;
    for (policy, at) in &document.policies {
        let index = draft.page().meta.len();
        draft.page().meta.push(policy.clone());
        draft.place(&format!("page.meta[{index}]"), at);
    }
    if document.items.is_empty() {
        // Code in the markup is a request of its own kind, if there is nothing else.
        document.items.append(&mut document.inline);
    }
    let title = match &document.items[..] {
        [] if !document.policies.is_empty() => Markup::Policy.into(),
        [] => Markup::Nothing.into(),
        [only] => Markup::Element.with("tag", tag_at(source.text(), &only.at)),
        several => Markup::Elements.with("count", several.len().to_string()),
    };
    if document.items.is_empty() && !document.policies.is_empty() {
        draft.kind("html.meta-csp");
    }
    draft.title(title);
    for (path, why, at) in document.open {
        draft.unresolved(path, why, Some(&at));
    }
    for item in document.inline {
        let why = Markup::Inline.with("kind", item.request.api.clone().unwrap_or_default());
        draft.unresolved("request", why, Some(&item.at));
        document.others.push(item);
    }
    item::write_others(draft, source, document.others);
    item::write_local(draft, source, document.local);
    item::write(draft, source, document.items);
}

/// The name of the element at a place, as it is written.
fn tag_at(text: &str, at: &Range<usize>) -> String {
    text.cut(at.clone())
        .trim_start_matches('<')
        .chars()
        .take_while(|char| char.is_ascii_alphanumeric() || *char == '-')
        .collect()
}

/// A walk over the tokens of a document, or of a part of one.
#[derive(Debug, Default)]
struct Walk {
    document: Document,
    /// `<body>` has begun.
    in_body: bool,
    /// The names of the open elements whose content is not rendered.
    inert: Vec<String>,
    /// The element around sources and tracks.
    media: Option<Element>,
    /// The script or style whose text follows.
    raw: Option<Element>,
    /// How many frames are around the document.
    frames: usize,
    /// The content of elements that are not rendered, or only without scripts.
    unrendered: Option<Box<Walk>>,
}

impl Walk {
    fn run(&mut self, text: &str) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
            match token {
                Token::StartTag(tag) => self.start(Element::new(&tag, text)),
                Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(string) => {
                    if self.inert.last().is_some_and(|inert| inert == "noscript") {
                        let content = String::from_utf8_lossy(&string);
                        self.noscript(&content, string.span.start.min(text.len()));
                        continue;
                    }
                    let is_unrendered = !self.inert.is_empty();
                    let walk = match &mut self.unrendered {
                        Some(unrendered) if is_unrendered => unrendered,
                        _ => &mut *self,
                    };
                    if let Some(owner) = walk.raw.take() {
                        walk.content(
                            &owner,
                            &String::from_utf8_lossy(&string),
                            string.span.start.min(text.len())..string.span.end.min(text.len()),
                            text,
                        );
                    }
                }
                _ => {}
            }
        }
        if let Some(unrendered) = self.unrendered.take() {
            let Document { items, inline, others, local, .. } = unrendered.document;
            self.document.local.extend(items.into_iter().chain(inline).chain(others).chain(local));
        }
    }

    /// A walk over something inside of the document, which has the same base.
    fn inside(&self, frames: usize) -> Walk {
        let document = Document { base: self.document.base.clone(), ..Document::default() };
        Walk { document, frames, ..Walk::default() }
    }

    fn start(&mut self, element: Element) {
        self.raw = None;
        if let Some(unrendered) = self.unrendered.as_mut().filter(|_| !self.inert.is_empty())
            && element.name != "template"
            && element.name != "noscript"
        {
            return unrendered.start(element);
        }
        // Browsers render a template that is the shadow tree of its parent.
        let is_shadow = self.inert.is_empty() && element.attribute("shadowrootmode").is_some();
        if element.name == "noscript" || element.name == "template" && !is_shadow {
            if element.name == "noscript" && self.inert.is_empty() {
                self.document.open.push(("request", Markup::Noscript.into(), element.at.clone()));
            }
            self.inert.push(element.name);
            if self.unrendered.is_none() {
                self.unrendered = Some(Box::new(self.inside(self.frames)));
            }
            return;
        }
        match element.name.as_str() {
            "body" => self.in_body = true,
            "base" => {
                if let Some((href, at)) = element.attribute("href")
                    && self.document.base.is_none()
                    && href.len() <= LONGEST_BASE
                {
                    let mut item = Item::new("base", element.at.clone());
                    item.url(href, at);
                    self.document.local.push(item);
                    self.document.base = Some(href.to_owned());
                }
            }
            "meta" => self.meta(&element),
            "video" | "audio" | "picture" => {
                self.document.has_source = false;
                element::load(&mut self.document, &element, None);
                self.media = Some(element.clone());
            }
            name => {
                if name == "iframe"
                    && let Some((html, at)) = element.attribute("srcdoc")
                {
                    self.frame(html, at);
                }
                element::load(&mut self.document, &element, self.media.as_ref());
            }
        }
        element::load_besides(&mut self.document, &element);
        element::handlers(&mut self.document, &element);
        if matches!(element.name.as_str(), "script" | "style") {
            self.raw = Some(element);
        }
    }

    fn end(&mut self, name: &str) {
        self.raw = None;
        if let Some(unrendered) = &mut self.unrendered {
            unrendered.end(name);
        }
        if self.inert.last().is_some_and(|inert| inert == name) {
            self.inert.pop();
        }
        if self.media.as_ref().is_some_and(|media| media.name == name) {
            self.media = None;
        }
    }

    /// <https://html.spec.whatwg.org/#attr-meta-http-equiv-content-security-policy>
    fn meta(&mut self, element: &Element) {
        let equivalent = element.attribute("http-equiv").or_else(|| element.attribute("httpequiv"));
        let Some((name, at)) = equivalent else { return };
        match (name.to_ascii_lowercase().as_str(), element.attribute("content")) {
            ("content-security-policy-report-only", _) => {
                self.document.open.push(("page.meta", Markup::ReportOnlyMeta.into(), at.clone()));
            }
            ("content-security-policy", _) if self.in_body => {
                self.document.open.push(("page.meta", Markup::MetaInBody.into(), element.at.clone()));
            }
            ("content-security-policy", Some((policy, at))) => {
                self.document.policies.push((policy.to_owned(), at.clone()));
            }
            _ => {}
        }
    }

    /// The document in a `srcdoc`. Entities may change its length, so everything in it has the place of the attribute.
    fn frame(&mut self, html: &str, at: &Range<usize>) {
        if self.frames == MOST_FRAMES {
            return;
        }
        let mut inner = self.inside(self.frames + 1);
        inner.run(html);
        let Document { items, inline, others, local, .. } = inner.document;
        let placed = |item: Item| item.placed(|_| at.clone());
        self.document.others.extend(items.into_iter().chain(inline).chain(others).map(placed));
        self.document.local.extend(local.into_iter().map(placed));
    }

    /// The content of a `<noscript>`, which tokenizers take for a text.
    fn noscript(&mut self, html: &str, start: usize) {
        if self.frames == MOST_FRAMES {
            return;
        }
        let mut inner = self.inside(self.frames + 1);
        inner.run(html);
        let Document { items, inline, others, local, .. } = inner.document;
        let all = items.into_iter().chain(inline).chain(others).chain(local);
        self.document.local.extend(all.map(|item| item.placed(|at| start + at.start..start + at.end)));
    }

    /// The text of a script or a style sheet.
    fn content(&mut self, owner: &Element, content: &str, at: Range<usize>, text: &str) {
        if owner.name == "style" {
            // Offsets are only right if nothing was decoded, which is the case in a style sheet.
            if let Some(sheet) = text.get(at.clone()) {
                let css::Requests { items, others, local } = css::requests(sheet, at.start, css::Base::Document);
                let document = &mut self.document;
                let items: Vec<_> = items.into_iter().map(|item| document.based(item)).collect();
                let others: Vec<_> = others.into_iter().map(|item| document.based(item)).collect();
                document.items.extend(items);
                document.others.extend(others);
                document.local.extend(local.into_iter().map(|item| document.based(item)).collect::<Vec<_>>());
            }
        }
        if content.trim().is_empty() {
            return;
        }
        element::inline(&mut self.document, owner, content);
    }
}
