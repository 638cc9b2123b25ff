//! Structured data (JSON, YAML, TOML and XML) as one tree with places, so that each kind of configuration is read the
//! same way in all formats.
//!
//! YAML and TOML are read by libraries. JSON is read by the reader of literals, which accepts comments, trailing commas
//! and a text that is cut off.

use std::ops::Range;

use crate::Source;
use crate::cut::Cut as _;
use crate::literal::{Node, Scope, Statement, StatementKind, Syntax, Value, statements};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) at: Range<usize>,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A text, number or flag, as it is written. A value from elsewhere is written as `${…}`.
    Text(String),
    List(Vec<Item>),
    Map(Vec<(String, Item)>),
}

/// How deep values may nest; deeper values are left out.
const DEPTH: usize = 48;
/// How many values a document may have; repeated anchors count each time.
const MOST: usize = 100_000;

impl Item {
    /// The value of a key, ignoring case and underscores: `AllowedOrigins` is also `allowed_origins`.
    pub(super) fn get(&self, key: &str) -> Option<&Item> {
        let letters = |name: &str| {
            name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).collect::<Vec<u8>>()
        };
        let key = letters(key);
        match &self.kind {
            Kind::Map(pairs) => pairs.iter().find(|(name, _)| letters(name) == key).map(|(_, item)| item),
            _ => None,
        }
    }

    /// The value at the end of a path of keys.
    pub(super) fn path(&self, keys: &[&str]) -> Option<&Item> {
        keys.iter().try_fold(self, |item, key| item.get(key))
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The pairs of a map.
    pub(super) fn pairs(&self) -> &[(String, Item)] {
        match &self.kind {
            Kind::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The items of a list; a single value is a list of one.
    pub(super) fn items(&self) -> &[Item] {
        match &self.kind {
            Kind::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The texts of a list, or a single text.
    pub(super) fn texts(&self) -> Vec<String> {
        self.items().iter().filter_map(|item| item.text().map(str::to_owned)).collect()
    }

    /// The texts of a list, or the parts of a single text between commas.
    pub(super) fn list(&self) -> Vec<String> {
        match &self.kind {
            Kind::Text(text) => {
                text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
            }
            _ => self.texts(),
        }
    }

    pub(super) fn is_true(&self) -> bool {
        self.text().is_some_and(|text| matches!(text.trim().to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "1"))
    }

    /// Visits every map in the item, including the item itself.
    pub(super) fn each_map<'i>(&'i self, visit: &mut dyn FnMut(&'i Item)) {
        match &self.kind {
            Kind::Map(pairs) => {
                visit(self);
                for (_, item) in pairs {
                    item.each_map(visit);
                }
            }
            Kind::List(items) => {
                for item in items {
                    item.each_map(visit);
                }
            }
            Kind::Text(_) => {}
        }
    }
}

/// The documents of a text that is JSON, Terraform or YAML.
pub(super) fn structured(text: &str) -> Vec<Item> {
    if text.trim_start().starts_with(['{', '[']) {
        return json(text).into_iter().collect();
    }
    let is_terraform = text.lines().any(|line| {
        let line = line.trim();
        line.ends_with('{')
            && (line.starts_with("resource \"") || line.starts_with("cors_rule ") || line.starts_with("cors_config"))
    });
    if is_terraform { vec![hcl(text)] } else { yaml(text) }
}

// ── JSON ──

/// The first value of a JSON text.
pub(super) fn json(text: &str) -> Option<Item> {
    let all = statements(text, Syntax::JavaScript);
    let scope = Scope::new(text, &all);
    all.iter().find_map(|statement| match &statement.kind {
        StatementKind::Expression(node) => from_node(&scope, node, 0),
        _ => None,
    })
}

/// A literal as an item; names and calls are not items.
fn from_node(scope: &Scope<'_>, node: &Node, depth: usize) -> Option<Item> {
    if depth > DEPTH {
        return None;
    }
    let kind = match &node.value {
        Value::List(items) => Kind::List(items.iter().filter_map(|item| from_node(scope, item, depth + 1)).collect()),
        Value::Map(entries) => {
            let pair = |entry: &crate::literal::Entry| {
                let key = scope.text(entry.key.as_ref()?)?.text;
                Some((key, from_node(scope, &entry.value, depth + 1)?))
            };
            Kind::Map(entries.iter().filter_map(pair).collect())
        }
        Value::Text(_) | Value::Number(_) | Value::Bool(_) => Kind::Text(scope.text(node)?.text),
        Value::Null => Kind::Text(String::new()),
        _ => return None,
    };
    Some(Item { at: node.span.range(), kind })
}

// ── HCL ──

/// A Terraform file: blocks are maps, and blocks with the same name are a list of maps.
pub(super) fn hcl(text: &str) -> Item {
    let all = statements(text, Syntax::Go);
    let scope = Scope::new(text, &all);
    Item { at: 0..text.len(), kind: Kind::Map(from_block(&scope, &all, 0)) }
}

fn from_block(scope: &Scope<'_>, statements: &[Statement], depth: usize) -> Vec<(String, Item)> {
    let mut pairs: Vec<(String, Item)> = Vec::new();
    if depth > DEPTH {
        return pairs;
    }
    for statement in statements {
        let (name, kind) = match &statement.kind {
            StatementKind::Block { name, body } => (name.clone(), Kind::Map(from_block(scope, body, depth + 1))),
            StatementKind::Expression(Node { value: Value::Binary { operator: "=", left, right }, .. }) => {
                let known = match &right.value {
                    // `var.origin`: a value from elsewhere.
                    Value::Name(_) | Value::Index { .. } | Value::Call { .. } => {
                        Some(Kind::Text(format!("${{{}}}", scope.source(right))))
                    }
                    _ => from_node(scope, right, depth + 1).map(|item| item.kind),
                };
                match (left.last_name(), known) {
                    (Some(name), Some(kind)) => (name.to_owned(), kind),
                    _ => continue,
                }
            }
            _ => continue,
        };
        let item = Item { at: statement.span.range(), kind };
        match pairs.iter_mut().find(|(known, _)| *known == name) {
            Some((_, Item { kind: Kind::List(items), .. })) => items.push(item),
            Some((_, known)) => {
                let first = known.clone();
                known.kind = Kind::List(vec![first, item]);
            }
            None => pairs.push((name, item)),
        }
    }
    pairs
}

// ── TOML ──

/// A TOML text. If it is broken, the text before the broken line is read.
pub(super) fn toml(text: &str) -> Option<Item> {
    if nests_too_deep(text) {
        return None;
    }
    let mut end = text.len();
    for _ in 0..3 {
        match toml_span::parse(text.cut(..end)) {
            Ok(value) => return Some(from_toml(value, 0)),
            Err(error) => {
                let at = error.span.start.min(end);
                let line = text.get(..at)?.rfind('\n').unwrap_or(0);
                if line == 0 || line >= end {
                    return None;
                }
                end = line;
            }
        }
    }
    None
}

/// Whether brackets nest deeper than the library's recursion allows.
fn nests_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' if depth < 8 => {}
            _ => {}
        }
        depth > DEPTH
    })
}

fn from_toml(mut value: toml_span::Value<'_>, depth: usize) -> Item {
    use toml_span::value::ValueInner;
    let at = value.span.start..value.span.end;
    let kind = match value.take() {
        ValueInner::String(text) => Kind::Text(text.into_owned()),
        ValueInner::Integer(number) => Kind::Text(number.to_string()),
        ValueInner::Float(number) => Kind::Text(number.to_string()),
        ValueInner::Boolean(flag) => Kind::Text(flag.to_string()),
        ValueInner::Array(_) | ValueInner::Table(_) if depth > DEPTH => Kind::List(Vec::new()),
        ValueInner::Array(items) => Kind::List(items.into_iter().map(|item| from_toml(item, depth + 1)).collect()),
        ValueInner::Table(table) => {
            // The table is sorted by name; this restores the written order.
            let mut pairs: Vec<_> = table.into_iter().collect();
            pairs.sort_by_key(|(key, _)| key.span.start);
            Kind::Map(
                pairs.into_iter().map(|(key, value)| (key.name.into_owned(), from_toml(value, depth + 1))).collect(),
            )
        }
    };
    Item { at, kind }
}

// ── YAML ──

/// The documents of a YAML text. If it is broken, the text before the error is read.
pub(super) fn yaml(text: &str) -> Vec<Item> {
    use saphyr_parser::{Event, Parser};
    let places = Places::new(text);
    let mut tree = Tree::default();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let at = places.byte(span.start.index())..places.byte(span.end.index());
        match event {
            Event::Scalar(value, _, anchor, tag) => {
                // `!Ref Origin`: a value from elsewhere.
                let is_lookup = tag.as_ref().is_some_and(|tag| {
                    tag.handle == "!" && !tag.suffix.is_empty() && !matches!(tag.suffix.as_str(), "Sub" | "str")
                });
                let text = if is_lookup { format!("${{{value}}}") } else { value.into_owned() };
                tree.add(Item { at, kind: Kind::Text(text) }, anchor);
            }
            Event::SequenceStart(anchor, _) => tree.open(Item { at, kind: Kind::List(Vec::new()) }, anchor),
            Event::MappingStart(anchor, _) => tree.open(Item { at, kind: Kind::Map(Vec::new()) }, anchor),
            Event::SequenceEnd | Event::MappingEnd => tree.close(at.end),
            Event::Alias(anchor) => tree.alias(anchor, at),
            Event::DocumentEnd => tree.finish(),
            _ => {}
        }
        if tree.count > MOST {
            break;
        }
    }
    tree.finish();
    tree.documents
}

/// Converts the library's character offsets to byte offsets.
struct Places {
    /// The byte offset of each character; empty if the text is ASCII.
    bytes: Vec<usize>,
    end: usize,
}

impl Places {
    fn new(text: &str) -> Places {
        let bytes = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Places { bytes, end: text.len() }
    }

    fn byte(&self, character: usize) -> usize {
        if self.bytes.is_empty() {
            return character.min(self.end);
        }
        self.bytes.get(character).copied().unwrap_or(self.end)
    }
}

/// A tree under construction.
#[derive(Default)]
struct Tree {
    documents: Vec<Item>,
    /// Open lists and maps, each with the key whose value is still missing, and its anchor.
    stack: Vec<(Item, Option<String>, usize)>,
    anchors: Vec<(usize, Item)>,
    count: usize,
    /// How many of the open lists and maps nest too deep.
    skipped: usize,
}

impl Tree {
    fn open(&mut self, item: Item, anchor: usize) {
        if self.stack.len() >= DEPTH {
            self.skipped += 1;
        } else {
            self.stack.push((item, None, anchor));
        }
    }

    fn close(&mut self, end: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if self.skipped == 0 {
                self.add(Item { at: end..end, kind: Kind::Text(String::new()) }, 0);
            }
            return;
        }
        if let Some((mut item, _, anchor)) = self.stack.pop() {
            item.at.end = end.max(item.at.start);
            self.add(item, anchor);
        }
    }

    fn add(&mut self, item: Item, anchor: usize) {
        if self.skipped > 0 {
            return;
        }
        self.count += 1;
        if anchor > 0 {
            self.anchors.push((anchor, item.clone()));
        }
        match self.stack.last_mut() {
            None => self.documents.push(item),
            Some((Item { kind: Kind::List(items), .. }, _, _)) => items.push(item),
            Some((Item { kind: Kind::Map(pairs), .. }, key, _)) => match key.take() {
                None => *key = Some(item.text().unwrap_or_default().to_owned()),
                // `<<: *defaults`: these pairs only fill in missing ones.
                Some(name) if name == "<<" => {
                    for (name, value) in item.items().iter().flat_map(Item::pairs) {
                        if !pairs.iter().any(|(known, _)| known == name) {
                            pairs.push((name.clone(), value.clone()));
                        }
                    }
                }
                Some(name) => {
                    pairs.retain(|(known, _)| *known != name || known == "<<");
                    pairs.push((name, item));
                }
            },
            Some(_) => {}
        }
    }

    fn alias(&mut self, anchor: usize, at: Range<usize>) {
        let found = self.anchors.iter().rev().find(|(known, _)| *known == anchor).map(|(_, item)| item.clone());
        let item = found.unwrap_or(Item { at, kind: Kind::Text(String::new()) });
        self.count += size(&item);
        if self.count <= MOST {
            self.add(item, 0);
        }
    }

    fn finish(&mut self) {
        self.skipped = 0;
        while !self.stack.is_empty() {
            let end = self.stack.last().map_or(0, |(item, _, _)| item.at.end);
            self.close(end);
        }
    }
}

/// How many values an item has.
fn size(item: &Item) -> usize {
    match &item.kind {
        Kind::Text(_) => 1,
        Kind::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Kind::Map(pairs) => 1 + pairs.iter().map(|(_, item)| size(item)).sum::<usize>(),
    }
}

// ── XML ──

/// An XML document, or the index of the line where it is broken.
pub(super) fn xml(text: &str) -> Result<roxmltree::Document<'_>, usize> {
    // The library reads nested elements by recursion.
    let mut depth = 0_usize;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, bytes.get(at + 1)) {
            (b'<', Some(b'/')) | (b'/', Some(b'>')) => depth = depth.saturating_sub(1),
            (b'<', Some(next)) if next.is_ascii_alphabetic() => depth += 1,
            _ => {}
        }
        if depth > 4 * DEPTH {
            return Err(0);
        }
    }
    roxmltree::Document::parse(text).map_err(|error| error.pos().row.saturating_sub(1) as usize)
}

/// [`xml`] for a text that may be a piece of a document with several roots. If it is, a root is added around it, and
/// the text with the root is stored in `wrapped`. Returns the document, and the number of bytes by which its positions
/// differ from those in `text`.
///
/// # Errors
/// Returns the line where it is broken.
pub(super) fn xml_piece<'x>(
    source: &'x Source<'_>,
    wrapped: &'x mut String,
) -> Result<(roxmltree::Document<'x>, usize), Range<usize>> {
    const ROOT: &str = "<r>";
    let text = source.text();
    if let Ok(document) = xml(text) {
        return Ok((document, 0));
    }
    *wrapped = format!("{ROOT}{text}</r>");
    let line = |row| source.lines().nth(row).map_or(0..text.len(), |(range, _)| range);
    xml(wrapped).map(|document| (document, ROOT.len())).map_err(line)
}

/// Names of elements, ignoring their namespace.
pub(super) trait TagName {
    fn has_tag_name_ignoring_namespace(&self, name: &str) -> bool;
}

impl TagName for roxmltree::Node<'_, '_> {
    fn has_tag_name_ignoring_namespace(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
