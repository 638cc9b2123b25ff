//! Every clause that a step may cite, with its name and address.

/// Declares the clauses: their names and their URLs.
macro_rules! clauses {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $url:literal;)*) => {
        /// A clause of a standard.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub(crate) enum Clause { $($(#[$doc])* $variant,)* }

        impl Clause {
            /// Every clause, for tests.
            #[cfg(test)]
            pub(crate) const ALL: &[Clause] = &[$(Clause::$variant,)*];

            /// The standard and the clause, as a person would cite them.
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
    BaseElement = "HTML § The base element", "https://html.spec.whatwg.org/multipage/semantics.html#the-base-element";
    CspAllowAllInline = "CSP § Does a source list allow all inline behavior?", "https://w3c.github.io/webappsec-csp/#allow-all-inline";
    CspCompileStrings = "CSP § EnsureCSPDoesNotBlockStringCompilation", "https://w3c.github.io/webappsec-csp/#can-compile-strings";
    CspCompileWasm = "CSP § EnsureCSPDoesNotBlockWasmByteCompilation", "https://w3c.github.io/webappsec-csp/#can-compile-wasm-bytes";
    CspExtensions = "CSP § Vendor-specific Extensions and Addons", "https://w3c.github.io/webappsec-csp/#extensions";
    CspFrameAncestors = "CSP § frame-ancestors", "https://w3c.github.io/webappsec-csp/#directive-frame-ancestors";
    CspMatchElement = "CSP § Does element match source list?", "https://w3c.github.io/webappsec-csp/#match-element-to-source-list";
    CspMatchIntegrity = "CSP § Does integrity metadata match source list?", "https://w3c.github.io/webappsec-csp/#match-integrity-metadata-to-source-list";
    CspMatchNonce = "CSP § Does nonce match source list?", "https://w3c.github.io/webappsec-csp/#match-nonce-to-source-list";
    CspNonceable = "CSP § Is element nonceable?", "https://w3c.github.io/webappsec-csp/#is-element-nonceable";
    CspScriptPreRequest = "CSP § Script directives pre-request check", "https://w3c.github.io/webappsec-csp/#script-pre-request";
    CspShouldBlockInline = "CSP § Should inline behavior be blocked?", "https://w3c.github.io/webappsec-csp/#should-block-inline";
    CspStyleSrc = "CSP § style-src", "https://w3c.github.io/webappsec-csp/#directive-style-src";
    FormSubmission = "HTML § Form submission", "https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm";
    FrameEmbedderPolicy = "HTML § Embedder policy checks", "https://html.spec.whatwg.org/multipage/browsers.html#embedder-policy-checks";
    ImportScripts = "HTML § importScripts()", "https://html.spec.whatwg.org/multipage/workers.html#importing-scripts-and-libraries";
    IntegrityMatch = "SRI § Do bytes match metadataList?", "https://w3c.github.io/webappsec-subresource-integrity/#does-response-match-metadatalist";
    ModuleSpecifier = "HTML § Resolve a module specifier", "https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier";
    Navigate = "HTML § Navigate", "https://html.spec.whatwg.org/multipage/browsing-the-web.html#navigate";
    NavigateIframe = "HTML § Processing model of iframe", "https://html.spec.whatwg.org/multipage/iframe-embed-object.html#process-the-iframe-attributes";
    ObjectElement = "HTML § The object element", "https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-object-element";
    ServiceWorkerRegister = "Service Workers § Start Register", "https://w3c.github.io/ServiceWorker/#start-register-algorithm";
    ScriptPrepare = "HTML § Prepare the script element", "https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element";
    SpeculationRules = "HTML § Speculation rules", "https://html.spec.whatwg.org/multipage/speculative-loading.html#speculation-rules";
    StyleBlock = "HTML § Update a style block", "https://html.spec.whatwg.org/multipage/semantics.html#update-a-style-block";
    TrustedTypesCreate = "Trusted Types § trusted-types", "https://w3c.github.io/trusted-types/dist/spec/#should-block-create-policy";
    TrustedTypesString = "Trusted Types § Get Trusted Type compliant string", "https://w3c.github.io/trusted-types/dist/spec/#get-trusted-type-compliant-string-algorithm";
    WasmStreaming = "WebAssembly Web API § Streaming compilation", "https://webassembly.github.io/spec/web-api/#streaming-modules";
    WorkerConstructor = "HTML § new Worker()", "https://html.spec.whatwg.org/multipage/workers.html#dedicated-workers-and-the-worker-interface";
    WorkerFetch = "HTML § Fetch a worker script", "https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-classic-worker-script";
    WorkerRun = "HTML § Run a worker", "https://html.spec.whatwg.org/multipage/workers.html#run-a-worker";
    XFrameOptions = "HTML § X-Frame-Options", "https://html.spec.whatwg.org/multipage/speculative-loading.html#the-x-frame-options-header";
    BeaconSend = "Beacon § sendBeacon()", "https://w3c.github.io/beacon/#sec-processing-model";
    CorsCheck = "Fetch § CORS check", "https://fetch.spec.whatwg.org/#concept-cors-check";
    CorsPreflightFetch = "Fetch § CORS-preflight fetch", "https://fetch.spec.whatwg.org/#cors-preflight-fetch";
    CorsSafelistedRequestHeader = "Fetch § CORS-safelisted request-header", "https://fetch.spec.whatwg.org/#cors-safelisted-request-header";
    CorsSettings = "HTML § CORS settings attributes", "https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes";
    CrossOriginResourcePolicy = "Fetch § Cross-Origin-Resource-Policy check", "https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check";
    CspFallbackList = "CSP § fetch directive fallback list", "https://w3c.github.io/webappsec-csp/#directive-fallback-list";
    CspMatchUrl = "CSP § Does url match source list?", "https://w3c.github.io/webappsec-csp/#match-url-to-source-list";
    CspReportForRequest = "CSP § Report violations for request", "https://w3c.github.io/webappsec-csp/#report-for-request";
    CspSandbox = "CSP § sandbox", "https://w3c.github.io/webappsec-csp/#directive-sandbox";
    CspShouldBlockRequest = "CSP § Should request be blocked?", "https://w3c.github.io/webappsec-csp/#should-block-request";
    EventSourceAnnounce = "HTML § Processing model of EventSource", "https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model";
    EventSourceConstructor = "HTML § new EventSource()", "https://html.spec.whatwg.org/multipage/server-sent-events.html#dom-eventsource";
    ExtensionHostPermissions = "WebExtensions, host permissions", "https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/manifest.json/host_permissions";
    FetchLater = "Fetch § fetchLater()", "https://fetch.spec.whatwg.org/#dom-window-fetchlater";
    ForbiddenMethod = "Fetch § forbidden method", "https://fetch.spec.whatwg.org/#forbidden-method";
    ForbiddenRequestHeader = "Fetch § forbidden request-header", "https://fetch.spec.whatwg.org/#forbidden-request-header";
    HeadersAppend = "Fetch § Headers, append", "https://fetch.spec.whatwg.org/#concept-headers-append";
    HandleFetch = "Service Workers § Handle Fetch", "https://w3c.github.io/ServiceWorker/#handle-fetch";
    HttpFetch = "Fetch § HTTP fetch", "https://fetch.spec.whatwg.org/#http-fetch";
    HttpNetworkOrCacheFetch = "Fetch § HTTP-network-or-cache fetch", "https://fetch.spec.whatwg.org/#http-network-or-cache-fetch";
    HttpRedirectFetch = "Fetch § HTTP-redirect fetch", "https://fetch.spec.whatwg.org/#http-redirect-fetch";
    HyperlinkAuditing = "HTML § Hyperlink auditing", "https://html.spec.whatwg.org/multipage/links.html#hyperlink-auditing";
    IntegrityPolicy = "SRI § Should request be blocked by Integrity Policy?", "https://w3c.github.io/webappsec-subresource-integrity/#should-request-be-blocked-by-integrity-policy-section";
    LinkPreload = "HTML § Link type preload", "https://html.spec.whatwg.org/multipage/links.html#link-type-preload";
    LocalNetworkAccess = "Local Network Access § Integration with Fetch", "https://wicg.github.io/local-network-access/#integration-with-fetch";
    LocalNetworkMixedContent = "Local Network Access § Mixed Content", "https://wicg.github.io/local-network-access/#mixed-content-lna";
    MainFetch = "Fetch § Main fetch", "https://fetch.spec.whatwg.org/#main-fetch";
    MethodNormalize = "Fetch § normalize a method", "https://fetch.spec.whatwg.org/#concept-method-normalize";
    MixedContentBlock = "Mixed Content § Should fetching request be blocked?", "https://w3c.github.io/webappsec-mixed-content/#should-block-fetch";
    MixedContentUpgrade = "Mixed Content § Upgrade a mixed content request", "https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm";
    MimeTypeBlocked = "Fetch § Should response be blocked due to its MIME type?", "https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type?";
    Nosniff = "Fetch § Should response be blocked due to nosniff?", "https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-nosniff?";
    OriginHeader = "Fetch § Origin header", "https://fetch.spec.whatwg.org/#append-a-request-origin-header";
    PortBlocking = "Fetch § Port blocking", "https://fetch.spec.whatwg.org/#port-blocking";
    RequestConstructor = "Fetch § Request constructor", "https://fetch.spec.whatwg.org/#dom-request";
    ResponseExposed = "Fetch § filtered responses", "https://fetch.spec.whatwg.org/#concept-filtered-response";
    Rfc6455Handshake = "RFC 6455 § Client requirements", "https://www.rfc-editor.org/rfc/rfc6455#section-4.1";
    Rfc9110Connect = "RFC 9110 § CONNECT", "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6";
    SchemeFetch = "Fetch § Scheme fetch", "https://fetch.spec.whatwg.org/#scheme-fetch";
    ScriptFetch = "HTML § Fetching scripts", "https://html.spec.whatwg.org/multipage/webappapis.html#fetching-scripts";
    StyleFetch = "HTML § Processing fetched linked resources", "https://html.spec.whatwg.org/multipage/links.html#link-type-stylesheet";
    FontFetch = "CSS Fonts § Font fetching requirements", "https://drafts.csswg.org/css-fonts-4/#font-fetching-requirements";
    ImageFetch = "HTML § Processing model of images", "https://html.spec.whatwg.org/multipage/images.html#images-processing-model";
    MediaFetch = "HTML § Loading the media resource", "https://html.spec.whatwg.org/multipage/media.html#concept-media-load-resource";
    TrustedTypes = "Trusted Types § require-trusted-types-for", "https://w3c.github.io/trusted-types/dist/spec/#require-trusted-types-for-csp-directive";
    UpgradeInsecureRequests = "Upgrade Insecure Requests § Upgrade request", "https://w3c.github.io/webappsec-upgrade-insecure-requests/#upgrade-request";
    UrlParser = "URL § URL parsing", "https://url.spec.whatwg.org/#concept-url-parser";
    WebSocketConstructor = "WebSockets § new WebSocket()", "https://websockets.spec.whatwg.org/#dom-websocket-websocket";
    WebSocketEstablish = "WebSockets § Establish a WebSocket connection", "https://websockets.spec.whatwg.org/#concept-websocket-establish";
    SecureContext = "Secure Contexts § Is a URL potentially trustworthy?", "https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy";
    WebTransportConstructor = "WebTransport § new WebTransport()", "https://w3c.github.io/webtransport/#webtransport-constructor";
    XhrSend = "XMLHttpRequest § send()", "https://xhr.spec.whatwg.org/#the-send()-method";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clause_has_a_name_and_an_address_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for clause in Clause::ALL {
            assert!(clause.url().starts_with("https://"), "{clause:?}");
            assert!(clause.url().contains('#') || *clause == Clause::ExtensionHostPermissions, "{clause:?}");
            assert!(seen.insert(clause.url()) && seen.insert(clause.name()), "{clause:?} is there twice");
        }
    }
}
