//! Every clause that a step may cite: its name and address, once.

/// Declares the clauses and what they are called and where they stand.
macro_rules! clauses {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $url:literal;)*) => {
        /// A clause of a standard.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub(crate) enum Clause { $($(#[$doc])* $variant,)* }

        impl Clause {
            /// Every clause, so that tests can walk them.
            #[cfg(test)]
            pub(crate) const ALL: &[Clause] = &[$(Clause::$variant,)*];

            /// Standard and clause, as a person would cite it.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Clause::$variant => $name,)* }
            }

            /// Its address.
            pub(crate) fn url(self) -> &'static str {
                match self { $(Clause::$variant => $url,)* }
            }
        }
    };
}

clauses! {
    BeaconSend = "Beacon § 3.1 sendBeacon()", "https://w3c.github.io/beacon/#sec-processing-model";
    CoepAllowsCredentials = "HTML § 7.1.4 Cross-origin embedder policies", "https://html.spec.whatwg.org/multipage/browsers.html#coep";
    CorsCheck = "Fetch § 4.10 CORS check", "https://fetch.spec.whatwg.org/#concept-cors-check";
    CorsPreflightCache = "Fetch § 4.9 CORS-preflight cache", "https://fetch.spec.whatwg.org/#cors-preflight-cache";
    CorsPreflightFetch = "Fetch § 4.8 CORS-preflight fetch", "https://fetch.spec.whatwg.org/#cors-preflight-fetch";
    CorsSafelistedRequestHeader = "Fetch § 2.2.2 CORS-safelisted request-header", "https://fetch.spec.whatwg.org/#cors-safelisted-request-header";
    CorsSettings = "HTML § 2.5.4 CORS settings attributes", "https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes";
    CrossOriginResourcePolicy = "Fetch § 3.8 Cross-Origin-Resource-Policy check", "https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check";
    CspEffectiveDirective = "CSP § 6.8.1 effective directive for a request", "https://w3c.github.io/webappsec-csp/#effective-directive-for-a-request";
    CspFallbackList = "CSP § 6.8.3 fetch directive fallback list", "https://w3c.github.io/webappsec-csp/#directive-fallback-list";
    CspMatchUrl = "CSP § 6.7.2.7 Does url match source list?", "https://w3c.github.io/webappsec-csp/#match-url-to-source-list";
    CspParse = "CSP § 2.2.2 Parse response's Content Security Policies", "https://w3c.github.io/webappsec-csp/#parse-response-csp";
    CspReportForRequest = "CSP § 4.1.2 Report violations for request", "https://w3c.github.io/webappsec-csp/#report-for-request";
    CspSandbox = "CSP § 6.3.2 sandbox", "https://w3c.github.io/webappsec-csp/#directive-sandbox";
    CspScriptPreRequest = "CSP § 6.7.1.1 Script directives pre-request check", "https://w3c.github.io/webappsec-csp/#script-pre-request";
    CspShouldBlockRequest = "CSP § 4.1.3 Should request be blocked?", "https://w3c.github.io/webappsec-csp/#should-block-request";
    EventSourceAnnounce = "HTML § 9.2.3 Processing model of EventSource", "https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model";
    EventSourceConstructor = "HTML § 9.2.2 new EventSource()", "https://html.spec.whatwg.org/multipage/server-sent-events.html#dom-eventsource";
    ExtensionHostPermissions = "WebExtensions, host permissions", "https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/manifest.json/host_permissions";
    FetchLater = "Fetch § 5.7 fetchLater()", "https://fetch.spec.whatwg.org/#dom-window-fetchlater";
    ForbiddenMethod = "Fetch § 2.2.1 forbidden method", "https://fetch.spec.whatwg.org/#forbidden-method";
    ForbiddenRequestHeader = "Fetch § 2.2.2 forbidden request-header", "https://fetch.spec.whatwg.org/#forbidden-request-header";
    HeadersAppend = "Fetch § 5.1 Headers, append", "https://fetch.spec.whatwg.org/#concept-headers-append";
    HttpFetch = "Fetch § 4.4 HTTP fetch", "https://fetch.spec.whatwg.org/#http-fetch";
    HttpNetworkOrCacheFetch = "Fetch § 4.6 HTTP-network-or-cache fetch", "https://fetch.spec.whatwg.org/#http-network-or-cache-fetch";
    HttpRedirectFetch = "Fetch § 4.5 HTTP-redirect fetch", "https://fetch.spec.whatwg.org/#http-redirect-fetch";
    HyperlinkAuditing = "HTML § 4.6.6 Hyperlink auditing", "https://html.spec.whatwg.org/multipage/links.html#hyperlink-auditing";
    LinkPreload = "HTML § 4.6.7.18 Link type preload", "https://html.spec.whatwg.org/multipage/links.html#link-type-preload";
    LocalNetworkAccess = "Local Network Access § 3 Integration with Fetch", "https://wicg.github.io/local-network-access/#integration-with-fetch";
    MainFetch = "Fetch § 4.1 Main fetch", "https://fetch.spec.whatwg.org/#main-fetch";
    MethodNormalize = "Fetch § 2.2.1 normalize a method", "https://fetch.spec.whatwg.org/#concept-method-normalize";
    MixedContentBlock = "Mixed Content § 4.4 Should fetching request be blocked?", "https://w3c.github.io/webappsec-mixed-content/#should-block-fetch";
    MixedContentUpgrade = "Mixed Content § 4.1 Upgrade a mixed content request", "https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm";
    MimeTypeBlocked = "Fetch § 2.10 Should response be blocked due to its MIME type?", "https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type?";
    Nosniff = "Fetch § 3.6 Should response be blocked due to nosniff?", "https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-nosniff?";
    OriginHeader = "Fetch § 3.2 Origin header", "https://fetch.spec.whatwg.org/#append-a-request-origin-header";
    PortBlocking = "Fetch § 2.9 Port blocking", "https://fetch.spec.whatwg.org/#port-blocking";
    RequestConstructor = "Fetch § 5.4 Request constructor", "https://fetch.spec.whatwg.org/#dom-request";
    ResponseExposed = "Fetch § 2.2.6 filtered responses", "https://fetch.spec.whatwg.org/#concept-filtered-response";
    Rfc6455Handshake = "RFC 6455 § 4.1 Client requirements", "https://www.rfc-editor.org/rfc/rfc6455#section-4.1";
    Rfc9110Connect = "RFC 9110 § 9.3.6 CONNECT", "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6";
    SchemeFetch = "Fetch § 4.3 Scheme fetch", "https://fetch.spec.whatwg.org/#scheme-fetch";
    ScriptFetch = "HTML § 8.1.4.2 Fetching scripts", "https://html.spec.whatwg.org/multipage/webappapis.html#fetching-scripts";
    StyleFetch = "HTML § 4.2.4.4 Processing fetched linked resources", "https://html.spec.whatwg.org/multipage/links.html#link-type-stylesheet";
    FontFetch = "CSS Fonts § 4.9 Font fetching requirements", "https://drafts.csswg.org/css-fonts-4/#font-fetching-requirements";
    ImageFetch = "HTML § 4.8.4.3 Processing model of images", "https://html.spec.whatwg.org/multipage/images.html#images-processing-model";
    MediaFetch = "HTML § 4.8.11.5 Loading the media resource", "https://html.spec.whatwg.org/multipage/media.html#concept-media-load-resource";
    UpgradeInsecureRequests = "Upgrade Insecure Requests § 3.2 Upgrade request", "https://w3c.github.io/webappsec-upgrade-insecure-requests/#upgrade-request";
    UrlParser = "URL § 4.4 URL parsing", "https://url.spec.whatwg.org/#concept-url-parser";
    WebSocketConstructor = "WebSockets § 3.1 new WebSocket()", "https://websockets.spec.whatwg.org/#dom-websocket-websocket";
    WebSocketEstablish = "WebSockets § 2 Establish a WebSocket connection", "https://websockets.spec.whatwg.org/#concept-websocket-establish";
    WebTransportConstructor = "WebTransport § 5.2 new WebTransport()", "https://w3c.github.io/webtransport/#webtransport-constructor";
    XhrOpen = "XMLHttpRequest § 3.5.1 open()", "https://xhr.spec.whatwg.org/#the-open()-method";
    XhrSend = "XMLHttpRequest § 3.5.6 send()", "https://xhr.spec.whatwg.org/#the-send()-method";
    XhrSetRequestHeader = "XMLHttpRequest § 3.5.2 setRequestHeader()", "https://xhr.spec.whatwg.org/#the-setrequestheader()-method";
}
