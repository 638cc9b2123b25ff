//! [Fetch Metadata](https://w3c.github.io/webappsec-fetch-metadata/): the `Sec-Fetch-*` headers.

use crate::contract::report::Text;
use crate::http::request::Request;

/// [Append the Fetch metadata headers for a request](https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-append-the-fetch-metadata-headers-for-a-request).
pub(crate) fn append(request: &Request, headers: &mut Vec<(Text, Text)>) {
    // "If r's url is not a potentially trustworthy URL, return."
    if !request.current_url().is_potentially_trustworthy() {
        return;
    }
    let destination = request.destination.as_str();
    headers.push(("Sec-Fetch-Dest".into(), if destination.is_empty() { "empty" } else { destination }.into()));
    headers.push(("Sec-Fetch-Mode".into(), request.mode.as_str().into()));
    headers.push(("Sec-Fetch-Site".into(), site(request).into()));
}

/// [Set the Sec-Fetch-Site header](https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-site)
fn site(request: &Request) -> &'static str {
    let mut value = "same-origin";
    for url in request.url_list() {
        let origin = url.origin();
        // "If url is same origin with r's origin, continue."
        if request.origin.is_same_origin(&origin) {
            continue;
        }
        // "Set header's value to cross-site. If r's origin is not same site with url's origin,
        // then break. Set header's value to same-site."
        if !request.origin.is_same_site(&origin) {
            return "cross-site";
        }
        value = "same-site";
    }
    value
}
