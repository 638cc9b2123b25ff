//! [Sandboxing](https://html.spec.whatwg.org/multipage/browsers.html#sandboxing): what a document may not do.

use crate::csp::directive::DirectiveName;
use crate::csp::policy::CspList;
use crate::input::Place;

/// A list of the flags that a sandbox allows, and its place.
pub(crate) type Sandbox<'a> = (&'a str, Place);

/// The enforced [`sandbox`](https://w3c.github.io/webappsec-csp/#directive-sandbox) directives.
pub(crate) fn of_policies<'a>(csp_list: &CspList<'a>) -> Vec<Sandbox<'a>> {
    let directives = csp_list.all_enforced(DirectiveName::Sandbox);
    directives.map(|directive| (directive.text, directive.place)).collect()
}

/// The place of the first sandbox that does not allow `keyword`.
pub(crate) fn forbids(sandboxes: &[Sandbox<'_>], keyword: &str) -> Option<Place> {
    let gives_back = |text: &str| text.split_ascii_whitespace().any(|token| token.eq_ignore_ascii_case(keyword));
    sandboxes.iter().find(|(text, _)| !gives_back(text)).map(|(_, place)| *place)
}
