//! Quotes a value for a language. Header values have no control characters and no line ends. If there are any, they are
//! removed, so that a value cannot break out of its line.

fn printable(value: &str) -> impl Iterator<Item = char> {
    // U+2028 and U+2029 end a line in C#, and in JavaScript outside of strings.
    value.chars().filter(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'))
}

/// A value without quotes on its own line.
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

/// A Ruby string in which `#` does not begin an interpolation.
pub(super) fn ruby(value: &str) -> String {
    escaped(value, '"', &['\\', '#'])
}

/// nginx: `$` begins a variable and cannot be escaped, so it is replaced by a variable.
pub(super) fn nginx(value: &str) -> String {
    double(value).replace('$', "${dollar}")
}

/// Apache's `Header`: `%` begins a format, `\` escapes characters of both the format and the quotes, and `${` begins a
/// variable of the server's environment, which cannot be escaped.
pub(super) fn apache(value: &str) -> String {
    escaped(&value.replace('\\', "\\\\"), '"', &['\\']).replace('%', "%%").replace("${", "${dollar}{")
}

/// Whether [`apache`] needs `Define dollar $` for `value`.
pub(super) fn apache_needs_dollar(value: &str) -> bool {
    value.contains("${")
}

/// Caddy: only the quote can be escaped within quotes, so a value is written in backticks unless it has one. Braces
/// begin a placeholder. `{$` begins an environment variable that is replaced before anything else is read, so its brace
/// is written as the default value of a variable that is not set.
pub(super) fn caddy(value: &str) -> String {
    let text: String = printable(value).collect();
    let text = text.replace('{', "\\{").replace('}', "\\}").replace("\\{$", "{$WOULDBLOCK_BRACE:\\{}$");
    if text.contains('`') { format!("\"{}\"", text.replace('"', "\\\"")) } else { format!("`{text}`") }
}

/// A regular expression that matches only `text`.
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

/// The quoted strings, separated by commas.
pub(super) fn list(items: &[String], quote: fn(&str) -> String) -> String {
    items.iter().map(|item| quote(item)).collect::<Vec<_>>().join(", ")
}

/// A policy as the members of an object: names with lists of values.
pub(super) fn directives(policy: &str) -> Vec<(String, Vec<String>)> {
    policy
        .split(';')
        .filter_map(|directive| {
            let mut tokens = directive.split_ascii_whitespace().map(Into::into);
            Some((tokens.next()?, tokens.collect()))
        })
        .collect()
}
