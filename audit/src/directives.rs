//! Which directive governs the requests and the code of an API.

use wouldblock::Load;
use wouldblock::scenario::Api;

/// The requests and code that a directive governs.
pub(crate) struct Governed {
    /// The kind of load; `None` for inline code and compilation.
    pub(crate) load: Option<Load>,
    /// An API that makes such loads, or that runs such code.
    pub(crate) api: Api,
    /// The effective directive.
    pub(crate) directive: &'static str,
}

const fn load(load: Load, api: Api, directive: &'static str) -> Governed {
    Governed { load: Some(load), api, directive }
}

const fn code(api: Api, directive: &'static str) -> Governed {
    Governed { load: None, api, directive }
}

/// Every kind of load and of code. If a directive governs several, the first one is the usual one.
pub(crate) const GOVERNED: [Governed; 22] = [
    load(Load::Connect, Api::Fetch, "connect-src"),
    load(Load::Socket, Api::WebSocket, "connect-src"),
    load(Load::Image, Api::Image, "img-src"),
    code(Api::InlineScript, "script-src-elem"),
    code(Api::SpeculationRules, "script-src-elem"),
    load(Load::Script, Api::Script, "script-src-elem"),
    code(Api::EventHandler, "script-src-attr"),
    code(Api::JavascriptUrl, "script-src-elem"),
    load(Load::Style, Api::Style, "style-src-elem"),
    code(Api::InlineStyle, "style-src-elem"),
    code(Api::StyleAttribute, "style-src-attr"),
    load(Load::Font, Api::Font, "font-src"),
    load(Load::Media, Api::Media, "media-src"),
    load(Load::Frame, Api::Frame, "frame-src"),
    load(Load::Object, Api::Object, "object-src"),
    load(Load::Manifest, Api::Manifest, "manifest-src"),
    load(Load::Worker, Api::Worker, "worker-src"),
    load(Load::Prefetch, Api::Prefetch, "default-src"),
    load(Load::Form, Api::Form, "form-action"),
    load(Load::Base, Api::Base, "base-uri"),
    code(Api::Eval, "script-src"),
    code(Api::Wasm, "script-src"),
];

/// The API of inline code that violates a directive. Old browsers report a directive that is a fallback.
pub(crate) fn inline_api(directive: &str) -> Option<Api> {
    let effective = match directive {
        "script-src" | "default-src" => "script-src-elem",
        "style-src" => "style-src-elem",
        effective => effective,
    };
    GOVERNED.iter().find(|one| one.load.is_none() && one.directive == effective).map(|one| one.api)
}

/// An API whose loads violate a directive. If there are several, the policy treats them alike. Old browsers report a
/// directive that is a fallback; `default-src` is only the effective directive of a hint.
pub(crate) fn load_api(directive: &str) -> Option<Api> {
    loads(directive).next().map(|(_, api)| api)
}

/// A load of a URL with this scheme that the directive governs.
pub(crate) fn load_of(directive: &str, scheme: &str) -> Option<Load> {
    let is_socket = matches!(scheme, "ws" | "wss");
    loads(directive)
        .map(|(load, _)| load)
        .find(|load| (*load == Load::Socket) == (is_socket && directive == "connect-src"))
}

/// The loads that the directive governs, each with its API.
fn loads(directive: &str) -> impl Iterator<Item = (Load, Api)> {
    let effective = match directive {
        "script-src" => "script-src-elem",
        "style-src" => "style-src-elem",
        "child-src" => "frame-src",
        "prefetch-src" => "default-src",
        effective => effective,
    };
    GOVERNED.iter().filter(move |one| one.directive == effective).filter_map(|one| Some((one.load?, one.api)))
}

/// Whether the least policy has the directive if the traffic needs it. Traffic does not show what the others are for.
pub(crate) fn governs_requests(directive: &str) -> bool {
    ["-src", "-src-elem", "-src-attr"].iter().any(|end| directive.ends_with(end))
        || matches!(directive, "base-uri" | "form-action" | "upgrade-insecure-requests")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn violations_have_the_usual_api_of_their_directive() {
        for (directive, inline, load) in [
            ("connect-src", None, Some(Api::Fetch)),
            ("script-src", Some(Api::InlineScript), Some(Api::Script)),
            ("script-src-elem", Some(Api::InlineScript), Some(Api::Script)),
            ("script-src-attr", Some(Api::EventHandler), None),
            ("style-src", Some(Api::InlineStyle), Some(Api::Style)),
            ("style-src-attr", Some(Api::StyleAttribute), None),
            ("child-src", None, Some(Api::Frame)),
            ("default-src", Some(Api::InlineScript), Some(Api::Prefetch)),
            ("frame-ancestors", None, None),
        ] {
            assert_eq!((inline_api(directive), load_api(directive)), (inline, load), "{directive}");
        }
    }
}
