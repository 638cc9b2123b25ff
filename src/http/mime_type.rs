//! [MIME types](https://mimesniff.spec.whatwg.org/#mime-type), as far as a decision hangs on them.

use super::header_block::trim_whitespace;
use super::header_list::{HeaderList, is_token, split_outside_quotes};

/// A MIME type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MimeType {
    /// `type/subtype`, lower-case.
    pub(crate) essence: String,
    /// The `charset` parameter, as written.
    pub(crate) charset: Option<String>,
}

/// [Parse a MIME type](https://mimesniff.spec.whatwg.org/#parse-a-mime-type).
pub(crate) fn parse(input: &str) -> Option<MimeType> {
    let input = trim_whitespace(input);
    let (essence, parameters) = input.split_once(';').unwrap_or((input, ""));
    let (type_, subtype) = essence.split_once('/')?;
    let subtype = subtype.trim_end_matches([' ', '\t', '\r', '\n']);
    if !is_token(type_) || !is_token(subtype) {
        return None;
    }
    let charset = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        // "Otherwise … if parameterValue is the empty string, then continue."
        (name.trim().eq_ignore_ascii_case("charset") && !value.trim().is_empty())
            .then(|| value.trim().trim_matches('"').to_owned())
    });
    Some(MimeType { essence: format!("{type_}/{subtype}").to_ascii_lowercase(), charset })
}

/// [Extract a MIME type](https://fetch.spec.whatwg.org/#concept-header-extract-mime-type) from a header list.
pub(crate) fn extract(headers: &HeaderList<'_>) -> Option<MimeType> {
    let value = headers.get("Content-Type")?;
    let mut extracted: Option<MimeType> = None;
    for value in split_outside_quotes(&value) {
        let Some(temporary) = parse(value) else { continue };
        if temporary.essence == "*/*" {
            continue;
        }
        // "Otherwise, if mimeType's parameters["charset"] does not exist, and charset is non-null,
        // then set mimeType's parameters["charset"] to charset."
        let inherited = extracted.filter(|last| last.essence == temporary.essence).and_then(|last| last.charset);
        extracted = Some(MimeType { charset: temporary.charset.clone().or(inherited), ..temporary });
    }
    extracted
}

/// [JavaScript MIME type](https://mimesniff.spec.whatwg.org/#javascript-mime-type)
pub(crate) fn is_javascript(essence: &str) -> bool {
    matches!(
        essence,
        "application/ecmascript"
            | "application/javascript"
            | "application/x-ecmascript"
            | "application/x-javascript"
            | "text/ecmascript"
            | "text/javascript"
            | "text/javascript1.0"
            | "text/javascript1.1"
            | "text/javascript1.2"
            | "text/javascript1.3"
            | "text/javascript1.4"
            | "text/javascript1.5"
            | "text/jscript"
            | "text/livescript"
            | "text/x-ecmascript"
            | "text/x-javascript"
    )
}

/// [Should response to request be blocked due to its MIME type?](https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type?)
/// for a script-like destination.
pub(crate) fn is_blocked_for_scripts(essence: &str) -> bool {
    essence.starts_with("audio/")
        || essence.starts_with("image/")
        || essence.starts_with("video/")
        || essence == "text/csv"
}

/// [Determine nosniff](https://fetch.spec.whatwg.org/#determine-nosniff)
pub(crate) fn is_nosniff(headers: &HeaderList<'_>) -> bool {
    headers.get("X-Content-Type-Options").is_some_and(|value| {
        split_outside_quotes(&value).first().is_some_and(|first| first.eq_ignore_ascii_case("nosniff"))
    })
}

/// What a [`data:` URL](https://fetch.spec.whatwg.org/#data-url-processor) says its type is; `None`
/// where the URL is not one that can be read.
pub(crate) fn data_url_type(path: &str) -> Option<MimeType> {
    let (meta, body) = path.split_once(',')?;
    let meta = meta.trim_matches([' ', '\t', '\n', '\r', '\u{c}']);
    let stripped = meta.trim_end_matches(' ');
    let base64 = stripped
        .len()
        .checked_sub(6)
        .and_then(|at| stripped.get(at..).filter(|end| end.eq_ignore_ascii_case("base64")).map(|_| at))
        .and_then(|at| stripped.get(..at)?.trim_end_matches(' ').strip_suffix(';'));
    let meta = match base64 {
        Some(meta) => {
            is_forgiving_base64(&percent_encoding::percent_decode_str(body).collect::<Vec<u8>>()).then_some(())?;
            meta
        }
        None => meta,
    };
    let meta = if meta.starts_with(';') { format!("text/plain{meta}") } else { meta.to_owned() };
    let fallback = || MimeType { essence: "text/plain".to_owned(), charset: Some("US-ASCII".to_owned()) };
    Some(parse(&meta).unwrap_or_else(fallback))
}

/// Whether [forgiving-base64 decode](https://infra.spec.whatwg.org/#forgiving-base64-decode) succeeds.
fn is_forgiving_base64(bytes: &[u8]) -> bool {
    let mut data: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    if data.len().is_multiple_of(4) {
        for _ in 0..2 {
            data.pop_if(|byte| *byte == b'=');
        }
    }
    data.len() % 4 != 1 && data.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}
