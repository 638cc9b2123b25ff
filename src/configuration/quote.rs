//! Quoting a value the way a language wants it. Header values have no control characters: those
//! that slipped in are left out, so that no line can be broken out of.

fn printable(value: &str) -> impl Iterator<Item = char> {
    value.chars().filter(|c| !c.is_control())
}

fn escaped(value: &str, quote: char, special: &[char]) -> String {
    let mut text = String::from(quote);
    for c in printable(value) {
        if c == quote || special.contains(&c) {
            text.push('\\');
        }
        text.push(c);
    }
    text.push(quote);
    text
}

/// `"…"` with backslash escapes: JavaScript, Java, C#, Python, JSON.
pub(super) fn double(value: &str) -> String {
    escaped(value, '"', &['\\'])
}

/// A Ruby string in which `#` begins nothing.
pub(super) fn ruby(value: &str) -> String {
    escaped(value, '"', &['\\', '#'])
}

/// nginx: `$` begins a variable and has no escape, so it becomes one.
pub(super) fn nginx(value: &str) -> String {
    double(value).replace('$', "${dollar}")
}

/// Apache's `Header`: `%` begins a format.
pub(super) fn apache(value: &str) -> String {
    double(value).replace('%', "%%")
}

/// Caddy: braces begin a placeholder.
pub(super) fn caddy(value: &str) -> String {
    escaped(value, '"', &['\\']).replace('{', "\\{").replace('}', "\\}")
}

/// A list of strings, `separator` between them.
pub(super) fn list(items: &[String], quote: fn(&str) -> String) -> String {
    items.iter().map(|item| quote(item)).collect::<Vec<_>>().join(", ")
}

/// A policy as the members of an object: a name and its list of values, each.
pub(super) fn directives(policy: &str) -> Vec<(String, Vec<String>)> {
    policy
        .split(';')
        .filter_map(|directive| {
            let mut tokens = directive.split_ascii_whitespace().map(Into::into);
            Some((tokens.next()?, tokens.collect()))
        })
        .collect()
}
