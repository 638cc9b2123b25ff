//! [MIME types](https://mimesniff.spec.whatwg.org/#mime-type), as far as decisions depend on them.

use std::convert::Infallible;

use data_url::DataUrl;
use data_url::mime::Mime;

use super::header_list::{HeaderList, split_outside_quotes};

/// A MIME type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MimeType {
    /// `type/subtype`, lower-case.
    pub(crate) essence: String,
    /// The `charset` parameter, as written.
    pub(crate) charset: Option<String>,
}

impl From<&Mime> for MimeType {
    fn from(mime: &Mime) -> MimeType {
        MimeType {
            essence: format!("{}/{}", mime.type_, mime.subtype),
            charset: mime.get_parameter(CHARSET).map(str::to_owned),
        }
    }
}

const CHARSET: &str = "charset";

/// [Parse a MIME type](https://mimesniff.spec.whatwg.org/#parse-a-mime-type).
pub(crate) fn parse(input: &str) -> Option<MimeType> {
    input.parse().ok().as_ref().map(MimeType::from)
}

/// The [serialization](https://mimesniff.spec.whatwg.org/#serialize-a-mime-type) of a type after its `charset`
/// parameter was set to UTF-8; `None` if it has no such parameter, or if it already is UTF-8.
pub(crate) fn with_utf8_charset(input: &str) -> Option<String> {
    let mut mime: Mime = input.parse().ok()?;
    let (_, charset) = mime.parameters.iter_mut().find(|(name, _)| name == CHARSET)?;
    if charset.eq_ignore_ascii_case("utf-8") {
        return None;
    }
    "UTF-8".clone_into(charset);
    Some(mime.to_string())
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

/// The first type that the header lists; not in the standard.
pub(crate) fn first(headers: &HeaderList<'_>) -> Option<MimeType> {
    let value = headers.get("Content-Type")?;
    parse(value.split([',', ' ', '\t']).next().unwrap_or_default())
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

/// The type of a [`data:` URL](https://fetch.spec.whatwg.org/#data-url-processor); `None` if the URL cannot be read.
pub(crate) fn data_url_type(url: &str) -> Option<MimeType> {
    let url = DataUrl::process(url).ok()?;
    url.decode(|_| Ok::<(), Infallible>(())).ok()?;
    Some(MimeType::from(url.mime_type()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_as_the_standard_says() {
        for (input, charset) in [
            ("text/event-stream; x=\"a;charset=latin1\"", None),
            ("text/event-stream; charset=\"\\utf-8\"", Some("utf-8")),
            ("text/event-stream;charset=", None),
            ("text/event-stream;charset=utf-8;charset=latin1", Some("utf-8")),
        ] {
            let mime = parse(input).unwrap();
            assert_eq!(mime.essence, "text/event-stream", "{input}");
            assert_eq!(mime.charset.as_deref(), charset, "{input}");
        }
        assert_eq!(parse("text"), None);
    }

    #[test]
    fn data_urls() {
        let essence = |url: &str| data_url_type(url).map(|mime| mime.essence);
        assert_eq!(essence("data:image/png;base64,aGk=#x").as_deref(), Some("image/png"));
        assert_eq!(essence("data:,a").as_deref(), Some("text/plain"));
        assert_eq!(essence("data:image/png;base64,a"), None);
        assert_eq!(essence("data:image/png"), None);
    }
}
