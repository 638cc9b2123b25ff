//! Next.js: `headers()` in `next.config`.

use super::paths::Style;
use super::rules::{Change, Rule, Twice, sites};
use super::site::{Header, publish};
use super::values;
use crate::literal::{Node, Scope, Syntax, Value, each_node, statements};
use crate::reader::sure;
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.name().is_some_and(|name| name.starts_with("next.config.")) {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let is_json = text.trim_start().starts_with('{') && text.contains("\"source\"");
    if !is_json
        && text.contains("source:")
        && text.contains("headers")
        && (text.contains("key:") || text.contains("headers()"))
    {
        super::SURE
    } else {
        sure::NO
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let all = statements(text, Syntax::JavaScript);
    let scope = Scope::new(text, &all);
    let mut rules = Vec::new();
    each_node(&all, &mut |node| {
        if matches!(node.value, Value::Map(_)) && rules.len() < 1000 {
            rules.extend(rule(draft, &scope, node));
        }
    });
    let sites = sites(draft, &rules, Twice::Last);
    publish(draft, "Next.js", &sites);
}

/// `{ source, headers: [{ key, value }] }`.
fn rule(draft: &mut Draft<'_>, scope: &Scope<'_>, node: &Node) -> Option<Rule> {
    let (source, headers) = (scope.get(node, "source")?, scope.get(node, "headers")?);
    let pattern = scope.text(source)?.text;
    let mut changes = Vec::new();
    for item in scope.items(headers)? {
        let item = scope.resolve(item);
        if let (Some(key), Some(value)) = (scope.get(item, "key"), scope.get(item, "value")) {
            let Some(name) = scope.text(key) else { continue };
            if let Some(text) = values::text(draft, scope, &name.text, value) {
                let one_line =
                    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text };
                changes.push(Change::Set(Header::new(name.text, one_line, item.span.range())));
            }
        } else if scope.items(item).is_none() && scope.pairs(item).is_none() {
            draft.unresolved(
                "headers",
                Config::Depends.with("name", "headers").with("on", scope.source(item)),
                Some(&item.span.range()),
            );
        }
    }
    if let Some(condition) = scope.get(node, "has").or_else(|| scope.get(node, "missing")) {
        draft.unresolved(
            "headers",
            Config::OnlyIf.with("name", pattern.as_str()).with("on", scope.source(condition)),
            Some(&condition.span.range()),
        );
    }
    Some(Rule { pattern, style: Style::Expression, at: source.span.range(), changes })
}
