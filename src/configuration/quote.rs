//! Quoting a value as a language requires it. Header values have no control characters and no line ends: any that
//! slipped in are left out, so that no value can break out of its line.

fn printable(value: &str) -> impl Iterator<Item = char> {
    // The last two end a line in C#, and in JavaScript outside strings.
    value.chars().filter(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'))
}

/// A value that stands without quotes, in a line of its own.
pub(super) fn line(value: &str) -> String {
    printable(value).collect()
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

/// Apache's `Header`: `%` begins a format, `\` an escape of the format as well as of the quotes, and `${` a variable of
/// the server's environment, which has no escape.
pub(super) fn apache(value: &str) -> String {
    escaped(&value.replace('\\', "\\\\"), '"', &['\\']).replace('%', "%%").replace("${", "${dollar}{")
}

/// Whether [`apache`] needs `Define dollar $` for `value`.
pub(super) fn apache_needs_dollar(value: &str) -> bool {
    value.contains("${")
}

/// Caddy: within quotes only the quote can be escaped, so a value with a backslash is set in backticks where that is
/// possible. Braces begin a placeholder, and `{$` a variable of the environment that is replaced before anything else
/// is read: the default of a variable that is not set stands for its brace.
pub(super) fn caddy(value: &str) -> String {
    let text: String = printable(value).collect();
    let text = text.replace('{', "\\{").replace('}', "\\}").replace("\\{$", "{$WOULDBLOCK_BRACE:\\{}$");
    if text.contains('`') { format!("\"{}\"", text.replace('"', "\\\"")) } else { format!("`{text}`") }
}

/// A regular expression that matches `text` and nothing else.
pub(super) fn pattern(text: &str) -> String {
    let mut pattern = String::from("^");
    for c in printable(text) {
        if !c.is_ascii_alphanumeric() && !matches!(c, ':' | '/' | '-' | '_' | '=' | '&' | '%' | ' ') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('$');
    pattern
}

/// The value of an attribute in HTML.
pub(super) fn html(value: &str) -> String {
    let text: String = printable(value).collect();
    format!("\"{}\"", text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;"))
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
