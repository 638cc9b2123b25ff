//! CSS: the resources that `@import`, `@font-face` and `url()` load.
//!
//! This is a scanner of our own: a CSS parser would be several times as large as the few constructs need.

use std::ops::Range;

use super::item::{self, Item};
use crate::cut::Cut as _;
use crate::reader::sure;
use crate::relative_url::has_scheme;
use crate::words::markup::Markup;
use crate::{Draft, Source};

/// The base of relative URLs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Base {
    /// The document that contains the style sheet.
    Document,
    /// The style sheet, whose own URL is not known.
    StyleSheet,
}

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text();
    if source.name().is_some_and(|name| [".css", ".scss", ".less"].iter().any(|ending| name.ends_with(ending))) {
        return sure::NAMED;
    }
    let start = text.trim_start();
    let at_rule = ["@import", "@font-face", "@charset", "@media", ":root"].iter().any(|rule| start.starts_with(rule));
    let has_url = text.contains("url(") || text.contains("@import");
    let is_rule = text.contains('{')
        && text.contains('}')
        && text.contains(':')
        && has_url
        && !text.contains("=>")
        && !text.contains("function");
    if at_rule && has_url {
        sure::CERTAIN
    } else if is_rule && !start.starts_with(['{', '<', '[']) && rules_at_start(start) {
        sure::LIKELY
    } else if has_url
        && !text.contains('{')
        && start.contains(": url(")
        && !start.contains("http-equiv")
        && declaration_at_start(start)
    {
        sure::MAYBE
    } else {
        sure::NO
    }
}

/// Whether a text begins with a selector and a block.
fn rules_at_start(text: &str) -> bool {
    let text = text.trim_start();
    let head = text.split('{').next().unwrap_or_default();
    head.len() < 400
        && (text.starts_with("/*")
            || head.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" .#:,*>+~-_[]=\"'()\n@".contains(&byte)))
}

fn declaration_at_start(text: &str) -> bool {
    let name = text.split(':').next().unwrap_or_default().trim();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let Requests { items, others, local } = requests(source.text(), 0, Base::StyleSheet);
    draft.title(if items.is_empty() { Markup::Nothing } else { Markup::Css });
    item::write_others(draft, source, others);
    item::write_local(draft, source, local);
    item::write(draft, source, items);
}

/// The requests of a style sheet.
#[derive(Debug, Default)]
pub(super) struct Requests {
    pub(super) items: Vec<Item>,
    /// The sources of fonts that a browser only loads if it cannot use the ones before.
    pub(super) others: Vec<Item>,
    /// Loads that never reach a network, and references to parts of documents.
    pub(super) local: Vec<Item>,
}

/// The requests of a style sheet that begins at `offset` of the text.
pub(super) fn requests(sheet: &str, offset: usize, base: Base) -> Requests {
    let mut scanner = Scanner {
        sheet,
        offset,
        base,
        at: 0,
        found: Requests::default(),
        property: String::new(),
        word: String::new(),
        font: None,
        depth: 0,
        brackets: 0,
        image_set: None,
    };
    scanner.run();
    scanner.found
}

/// A block of `@font-face`. Only its last `src` is used.
#[derive(Debug)]
struct FontFace {
    start: usize,
    depth: usize,
    /// The sources of the last `src`.
    sources: Vec<Url>,
    /// `src` has been seen in this declaration.
    in_source: bool,
}

#[derive(Clone, Debug)]
struct Url {
    text: String,
    at: Range<usize>,
    /// The argument of `format()`.
    format: String,
}

struct Scanner<'a> {
    sheet: &'a str,
    offset: usize,
    base: Base,
    at: usize,
    found: Requests,
    /// The property whose value is being read.
    property: String,
    /// The word before the current place.
    word: String,
    font: Option<FontFace>,
    depth: usize,
    /// How many round brackets are open.
    brackets: usize,
    /// How many were open at `image-set(`, whose strings are URLs.
    image_set: Option<usize>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.sheet.as_bytes().get(self.at).copied() {
            match byte {
                b'/' if self.rest().starts_with("/*") => {
                    self.at += self.rest().cut(2..).find("*/").map_or(self.rest().len(), |end| end + 4);
                    continue;
                }
                b'"' | b'\'' => {
                    let text = self.string();
                    self.use_string(&text);
                    continue;
                }
                b'{' => {
                    self.close_brackets();
                    self.depth += 1;
                    if self.word == "@font-face" {
                        self.font =
                            Some(FontFace { start: self.at, depth: self.depth, sources: Vec::new(), in_source: false });
                    }
                    self.word.clear();
                    self.property.clear();
                }
                b'}' => self.close_block(),
                b';' => {
                    self.close_brackets();
                    self.word.clear();
                    self.property.clear();
                    if let Some(font) = &mut self.font {
                        font.in_source = false;
                    }
                }
                b':' if self.property.is_empty() => {
                    self.property = std::mem::take(&mut self.word);
                    if let Some(font) = &mut self.font
                        && self.property == "src"
                    {
                        font.sources.clear();
                        font.in_source = true;
                    }
                }
                b'(' => {
                    let function = std::mem::take(&mut self.word);
                    self.function(&function);
                    continue;
                }
                byte if byte.is_ascii_whitespace() || byte == b',' || byte == b')' => {
                    if byte == b')' {
                        self.image_set = self.image_set.filter(|start| *start != self.brackets);
                        self.brackets = self.brackets.saturating_sub(1);
                    }
                    if byte != b',' && self.word.starts_with('@') {
                        // Keeps the name of an at-rule up to its block or its string.
                    } else {
                        self.word.clear();
                    }
                }
                byte => self.word.push(char::from(byte).to_ascii_lowercase()),
            }
            self.at += 1;
        }
        self.close_font();
    }

    fn rest(&self) -> &str {
        self.sheet.cut(self.at..)
    }

    /// Reads a string from its opening quote on.
    fn string(&mut self) -> Url {
        let quote = self.sheet.as_bytes().get(self.at).copied();
        let start = self.at + 1;
        let mut end = start;
        while let Some(byte) = self.sheet.as_bytes().get(end).copied() {
            match byte {
                b'\\' => end += 1,
                byte if Some(byte) == quote || byte == b'\n' => break,
                _ => {}
            }
            end += 1;
        }
        let end = end.min(self.sheet.len());
        self.at = (end + 1).min(self.sheet.len());
        let end = (start..=end).rev().find(|at| self.sheet.is_char_boundary(*at)).unwrap_or(start);
        while !self.sheet.is_char_boundary(self.at) {
            self.at += 1;
        }
        Url {
            text: unescaped(self.sheet.cut(start.min(end)..end)),
            at: self.offset + start..self.offset + end,
            format: String::new(),
        }
    }

    /// A string is a URL in `@import "…"` and in `image-set("…")`.
    fn use_string(&mut self, text: &Url) {
        if self.word == "@import" {
            self.add("style", text);
            self.word.clear();
        } else if self.image_set == Some(self.brackets) {
            self.use_url(text.clone(), false);
        }
    }

    /// Brackets that are still open at the end of a declaration are never closed.
    fn close_brackets(&mut self) {
        self.brackets = 0;
        self.image_set = None;
    }

    /// A function, from its opening bracket on.
    fn function(&mut self, name: &str) {
        self.at += 1;
        self.brackets += 1;
        match name.trim_start_matches("@import") {
            "image-set" | "-webkit-image-set" => self.image_set = self.image_set.or(Some(self.brackets)),
            "url" | "src" => {
                let url = self.url();
                self.use_url(url, name.starts_with("@import"));
            }
            "format" => {
                let end = self.rest().find(')').map_or(self.sheet.len(), |end| self.at + end);
                let format = self.sheet.cut(self.at..end).trim().trim_matches(['"', '\'']).to_ascii_lowercase();
                if let Some(source) = self.font.as_mut().and_then(|font| font.sources.last_mut()) {
                    source.format = format;
                }
                self.at = end;
            }
            _ => {}
        }
    }

    /// Reads a URL after `url(`, with quotes or without.
    fn url(&mut self) -> Url {
        self.at += self.rest().len() - self.rest().trim_start().len();
        if self.rest().starts_with(['"', '\'']) {
            return self.string();
        }
        let start = self.at;
        let end = self.rest().find([')', '\n']).map_or(self.sheet.len(), |end| start + end);
        self.at = end;
        Url {
            text: unescaped(self.sheet.cut(start..end).trim()),
            at: self.offset + start..self.offset + end,
            format: String::new(),
        }
    }

    fn use_url(&mut self, url: Url, is_import: bool) {
        if is_import {
            self.add("style", &url);
        } else if let Some(font) = &mut self.font {
            if font.in_source {
                font.sources.push(url);
            }
        } else if !self.property.is_empty() || self.depth == 0 || self.brackets > 1 {
            // What a variable of Sass or Less holds is used elsewhere.
            let holds_font = self.property.starts_with('$') && is_font(&url.text);
            self.add(if holds_font { "font" } else { "image" }, &url);
        }
    }

    fn add(&mut self, api: &str, url: &Url) {
        if url.text.is_empty() || url.text.starts_with('#') {
            return;
        }
        let mut item = Item::new(api, url.at.clone());
        if let Some(data) = item::data_url(&url.text) {
            item.url(data, &url.at);
            self.found.local.push(item);
            return;
        }
        let relative = !has_scheme(&url.text) && !url.text.starts_with("//");
        if relative && self.base == Base::StyleSheet {
            item.note("request.url", Markup::StyleSheetRelative.with("url", &*url.text), &url.at);
        } else {
            item.url(&url.text, &url.at);
        }
        // Filters and clips refer to parts of documents, which CORS treats differently.
        if matches!(self.property.as_str(), "filter" | "clip-path" | "behavior" | "-moz-binding") {
            if matches!(self.property.as_str(), "filter" | "clip-path") {
                self.found.local.push(item);
            }
            return;
        }
        // Images that shape or mask are fetched with CORS: https://drafts.fxtf.org/css-masking/#priv-sec
        let masks = self.property.contains("mask") || self.property == "shape-outside";
        if api == "image" && masks {
            item.request.crossorigin = Some("anonymous".to_owned());
        }
        item.request.inserted_by = matches!(api, "style").then(|| "parser".to_owned());
        self.found.items.push(item);
    }

    fn close_block(&mut self) {
        self.close_brackets();
        if self.font.as_ref().is_some_and(|font| font.depth == self.depth) {
            self.close_font();
        }
        self.depth = self.depth.saturating_sub(1);
        self.word.clear();
        self.property.clear();
    }

    /// The first source that current browsers support is used.
    fn close_font(&mut self) {
        let Some(font) = self.font.take() else { return };
        let usable = |url: &&Url| {
            let path = url.text.split(['?', '#']).next().unwrap_or_default();
            !(url.format.contains("embedded-opentype")
                || url.format == "svg"
                || url.format.is_empty() && (has_extension(path, "eot") || has_extension(path, "svg")))
        };
        let Some(chosen) = font.sources.iter().find(usable).or_else(|| font.sources.first()).cloned() else { return };
        let others: Vec<_> = font.sources.iter().filter(usable).filter(|url| url.at != chosen.at).cloned().collect();
        let start = self.offset + font.start;
        let more = font.sources.len() > 1;
        let at = chosen.at.clone();
        self.property.clear();
        let before = self.found.items.len();
        for url in &others {
            self.add("font", url);
        }
        self.found.others.extend(self.found.items.drain(before..));
        self.add("font", &chosen);
        if let Some(item) = self.found.items.last_mut()
            && item.at == at
        {
            item.at = start.min(at.start)..at.end;
            if more {
                item.note("request.url", Markup::FontSources, &at);
            }
        }
    }
}

/// A backslash before a character stands for the character, or for a code point in hexadecimal digits.
/// <https://drafts.csswg.org/css-syntax/#consume-escaped-code-point>
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\\' {
            plain.push(char);
            continue;
        }
        let mut code = 0;
        let mut digits = 0;
        while let Some(digit) = chars.peek().and_then(|char| char.to_digit(16)).filter(|_| digits < 6) {
            code = code * 16 + digit;
            digits += 1;
            chars.next();
        }
        if digits == 0 {
            plain.extend(chars.next());
        } else {
            plain.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            chars.next_if(|char| char.is_whitespace());
        }
    }
    plain
}

/// Whether an address is that of a font, by the ending of its path.
fn is_font(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let lower = url.get(..32.min(url.len())).unwrap_or_default().to_ascii_lowercase();
    ["data:font/", "data:application/font", "data:application/x-font"].iter().any(|start| lower.starts_with(start))
        || ["woff2", "woff", "ttf", "otf", "eot"].iter().any(|extension| has_extension(path, extension))
}

/// Whether a path ends with a dot and `extension`, in any case.
fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(extension))
}
