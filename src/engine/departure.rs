//! Where engines depart from the standards: one entry each.

use super::Engine;

/// The first release that behaves so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Since {
    pub(crate) engine: Engine,
    pub(crate) release: &'static str,
}

/// What shows that an engine departs from the standards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// The ids of cases that were recorded in the engines, in `tests/cases` or `tests/recorded`; never empty.
    Recorded(&'static [&'static str]),
    /// Why no case could be recorded, as a sentence.
    Unrecorded(&'static str),
}

/// All that is known of a departure.
#[derive(Debug)]
pub(crate) struct Datum {
    /// The engines that have it.
    pub(crate) engines: &'static [Engine],
    /// What they do, in English, as a sentence whose subject is the engine: "lets …".
    pub(crate) sentence: &'static str,
    /// What shows it.
    pub(crate) evidence: Evidence,
    /// Since which release, where it is known.
    pub(crate) since: &'static [Since],
}

/// A list of recorded cases, or in their stead a sentence that says why there are none.
macro_rules! evidence {
    ([$($case:literal),+]) => { Evidence::Recorded(&[$($case),+]) };
    ($why:literal) => { Evidence::Unrecorded($why) };
}

/// Declares the departures.
macro_rules! departures {
    ($($(#[$doc:meta])* $variant:ident { engines: [$($engine:ident),*], sentence: $sentence:literal, evidence: $evidence:tt, since: [$($since:expr),*] })*) => {
        /// A named departure from the standards.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum Departure { $($(#[$doc])* $variant,)* }

        impl Departure {
            /// All of them.
            pub(crate) const ALL: &[Departure] = &[$(Departure::$variant,)*];

            /// Its name on the wire.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Departure::$variant => stringify!($variant),)* }
            }

            /// What is known of it.
            pub(crate) const fn datum(self) -> &'static Datum {
                match self {
                    $(Departure::$variant => &Datum {
                        engines: &[$(Engine::$engine),*],
                        sentence: $sentence,
                        evidence: evidence!($evidence),
                        since: &[$($since),*],
                    },)*
                }
            }
        }
    };
}

departures! {
    /// CSP: a WebSocket's URL is matched as `ws:` or `wss:`, not as the `http:` or `https:` that
    /// the WebSockets Standard turns it into before policies see it.
    WebSocketUrlKeepsScheme {
        engines: [Chromium, Firefox, WebKit],
        sentence: "matches a WebSocket's ws: or wss: URL as it is, so a source for http:, https: or without a scheme does not cover it",
        evidence: ["csp.port.9ef36f68", "csp.scheme.22b08e27"],
        since: []
    }
    /// CSP: `ws:` and `wss:` sources do not cover `http:` and `https:` URLs.
    SocketSchemeCoversSocketsOnly {
        engines: [Chromium, Firefox],
        sentence: "takes a ws: or wss: source for sockets only, not for http: and https: URLs",
        evidence: ["csp.scheme.8069d788", "csp.scheme.0351700a"],
        since: []
    }
    /// CSP: host sources match IP addresses.
    IpAddressMatchesHostSource {
        engines: [Chromium, Firefox, WebKit],
        sentence: "matches a host source against an IPv4 address as text",
        evidence: ["csp.host.67dde11a", "csp.host.05050811"],
        since: []
    }
    /// CSP: port 80 of an `http:` source covers port 443 of `https:`.
    Port80CoversPort443 {
        engines: [Chromium, Firefox, WebKit],
        sentence: "lets port 80 of a source cover port 443 when the scheme is upgraded with it",
        evidence: ["csp-default-ports.4f493b2d"],
        since: []
    }
    /// CSP: an `http:` source covers `https:` only if its port is upgraded as well.
    SchemeAndPortUpgradeTogether {
        engines: [Chromium],
        sentence: "lets an http: source cover https: only where the port can be upgraded with it, so http://host:8443 does not cover https://host:8443",
        evidence: ["csp.port.acf8ec05"],
        since: []
    }
    /// There are no pages of the schemes that apps give to their webviews.
    NoPagesOfApps {
        engines: [Chromium, Firefox],
        sentence: "has no pages at capacitor:, ionic:, tauri: and app: addresses",
        evidence: "a recorder has no page at such an address to load, which is the departure",
        since: []
    }
    /// An Electron app decides what pages of a scheme of its own may do.
    ElectronRegistersSchemes {
        engines: [Chromium],
        sentence: "lets an Electron app decide what its app: pages may do",
        evidence: "the app decides, and the recorded Chromium belongs to none",
        since: []
    }
    /// Fonts that are files are loaded without CORS.
    FontFilesWithoutCors {
        engines: [Chromium, Firefox, WebKit],
        sentence: "loads a font that is a file into a page that is a file, without CORS",
        evidence: ["pages-that-are-files.b04ec590"],
        since: []
    }
    /// Audio and video that are files are loaded without CORS.
    MediaFilesWithoutCors {
        engines: [WebKit],
        sentence: "loads audio and video that are files into a page that is a file, whatever their crossorigin says",
        evidence: ["pages-that-are-files.4d502462"],
        since: []
    }
    /// CSP: on a page that is a file, `'self'` and `*` cover files.
    SelfCoversFiles {
        engines: [Chromium, WebKit],
        sentence: "lets 'self' and * cover files on a page that is a file",
        evidence: ["pages-that-are-files.7a71ff7b", "pages-that-are-files.b47165b7"],
        since: []
    }
    /// CSP: files are not held to policies.
    FilesAreNotHeldToPolicies {
        engines: [Firefox],
        sentence: "does not hold files to Content Security Policy",
        evidence: ["pages-that-are-files.7a0c63c7"],
        since: []
    }
    /// CSP: `*:port` and `*/path` without a scheme match nothing.
    StarHostNeedsScheme {
        engines: [WebKit],
        sentence: "does not take *:port or */path without a scheme for a source",
        evidence: ["csp.port.5322e237", "csp.port.088ec8ed", "csp-star-hosts.721b08a5"],
        since: []
    }
    /// CSP: a port with leading zeros matches nothing.
    PortsAreTexts {
        engines: [Firefox],
        sentence: "compares the ports of sources as text, so that :0443 covers no port",
        evidence: ["csp.padded-port", "csp.padded-port-80"],
        since: []
    }
    /// CSP: a host that ends with a dot is none.
    HostEndsWithoutDot {
        engines: [Firefox],
        sentence: "takes no source whose host ends with a dot",
        evidence: ["csp.dot", "csp.wildcard-dot"],
        since: []
    }
    /// CSP sees the URL that media, beacons, event sources and pings are given, not what it is upgraded to.
    CspSeesConnectionsBeforeUpgrade {
        engines: [WebKit],
        sentence: "holds media, sendBeacon(), EventSource and pings to Content Security Policy before upgrade-insecure-requests turns their URL into https:",
        evidence: ["later.upgrade-beacon", "later.upgrade-eventsource", "later.upgrade-ping", "upgrades-and-policies.efe6fb1f"],
        since: []
    }
    /// CSP: in a policy that upgrades insecure requests, `wss:` covers `ws:`, and `https:` covers `http:`.
    UpgradeCoversInsecureSchemes {
        engines: [Firefox],
        sentence: "lets wss: cover ws: and https: cover http: in the policy that says upgrade-insecure-requests, and in no other",
        evidence: ["csp.upgrade-covers-scheme", "csp.upgrade-covers-host", "upgrades-and-policies.bd9eb963"],
        since: []
    }
    /// CSP sees where a redirect leads before the CORS check of the redirect.
    PoliciesSeeRedirectsBeforeCorsCheck {
        engines: [Firefox],
        sentence: "holds the URL that a redirect leads to to Content Security Policy before the CORS check of the redirect",
        evidence: ["csp.before-cors-of-redirect"],
        since: []
    }
    /// CSP: `https://*/path` matches nothing.
    StarHostTakesNoPath {
        engines: [Firefox],
        sentence: "does not take a path after the host *, unless a port stands between them",
        evidence: ["csp.path.c4c30e63", "csp-star-hosts.6f3487b1"],
        since: []
    }
    /// CSP: a source without a port has the default port of its own scheme, and port 80 covers 443.
    SourceSchemeGivesPort {
        engines: [Firefox],
        sentence: "gives a source without a port the default port of the source's own scheme, and lets port 80 cover 443 whatever the URL's scheme",
        evidence: ["csp-default-ports.4a9cfaa7", "csp-default-ports.eb6f0a27", "csp-default-ports.2e4495e4"],
        since: []
    }
    /// CSP: port 80 of a source covers port 443 under any scheme.
    Port80CoversPort443OfAnyScheme {
        engines: [WebKit],
        sentence: "lets port 80 of a source, or an http: source without a port, cover port 443 whatever the URL's scheme",
        evidence: ["csp-default-ports.61f59d56", "csp-default-ports.d9e8d0d6", "csp-default-ports.46548c76"],
        since: []
    }
    /// CSP: ports beyond 65535 begin anew at 0.
    PortsWrapAround {
        engines: [Chromium],
        sentence: "takes a source's port beyond 65535 modulo 65536, where the URL names no port",
        evidence: ["csp-odd-hosts.57e46df4"],
        since: []
    }
    /// CSP: `'self'` is matched as a source with the page's scheme, host and port.
    SelfPortIsOneOfSource {
        engines: [Firefox, WebKit],
        sentence: "matches the port of 'self' as that of a source that names the page's scheme, host and port",
        evidence: ["csp-default-ports.c65790f5", "csp-default-ports.9b527ca5", "csp-default-ports.7f9c4142"],
        since: []
    }
    /// CSP: `'self'` of an `http:` page covers its port 80 under `https:`.
    SelfKeepsItsDefaultPort {
        engines: [Chromium],
        sentence: "lets 'self' of an http: page cover port 80 of its host under https: and wss:",
        evidence: ["csp-default-ports.7cf075f8", "csp-default-ports.b7fec85c"],
        since: []
    }
    /// CSP: what comes after the slash of a source may be anything.
    SourcePathOfAnyCharacters {
        engines: [Chromium, WebKit],
        sentence: "takes a source whose path begins with // or has characters that no path may have",
        evidence: ["csp-path-characters.762d93b0", "csp-path-characters.d5e8d7bb", "csp-path-characters.f70055b5"],
        since: []
    }
    /// CSP: percent-encoded bytes that are no UTF-8 stand for the characters of ISO-8859-1.
    PathBytesAreCharacters {
        engines: [Chromium],
        sentence: "reads percent-encoded bytes of a path that are no UTF-8 as ISO-8859-1, so that /%EF equals /%C3%AF",
        evidence: ["csp-path-characters.83fc39dd", "csp-path-characters.8c19579b"],
        since: []
    }
    /// CSP: what follows `'self'` without a space is not read.
    TextBehindSelfIsDropped {
        engines: [WebKit],
        sentence: "takes a source that begins with 'self' for 'self', whatever follows without a space",
        evidence: ["csp-quotes.b159504c", "csp-quotes.35f8ec85"],
        since: []
    }
    /// CSP: `https://*.` is any host.
    WildcardNeedsNoName {
        engines: [WebKit],
        sentence: "takes *. with a scheme and no name behind it for any host",
        evidence: ["csp-odd-hosts.110b0a26"],
        since: []
    }
    /// CSP: `img-src *` and `media-src *` cover local schemes.
    StarCoversLocalMedia {
        engines: [WebKit],
        sentence: "lets img-src * cover data: URLs, and media-src * cover data: and blob: URLs",
        evidence: ["csp-star-and-local-schemes.2eb50b59", "csp-star-and-local-schemes.2b04d874", "csp-star-and-local-schemes.7b65934f"],
        since: []
    }
    /// CSP: paths are percent-decoded as a whole before they are compared.
    PathDecodedAsAWhole {
        engines: [Chromium, Firefox, WebKit],
        sentence: "decodes a path as a whole before comparing, so an encoded slash at its end makes it a prefix",
        evidence: ["csp.path.f51ec0f7"],
        since: []
    }
    /// CSP: a query or fragment after a source's path is dropped, not refused.
    SourceQueryIsDropped {
        engines: [Chromium, Firefox, WebKit],
        sentence: "drops the query or fragment behind a source's path instead of refusing the source",
        evidence: ["csp.path.ab932794", "csp.path.e5852646"],
        since: []
    }
    /// CSP: so is one that follows a host or port.
    QueryAfterHostIsDropped {
        engines: [Firefox],
        sentence: "drops the query or fragment behind a source's host or port (but not behind * alone)",
        evidence: ["csp-queries.90aa5024", "csp-queries.5dd3b264", "csp-queries.313f2daf"],
        since: []
    }
    /// CORS: `*` in `Access-Control-Allow-Headers` covers `Authorization`.
    AuthorizationUnderWildcard {
        engines: [Chromium, Firefox, WebKit],
        sentence: "lets the * of Access-Control-Allow-Headers cover Authorization",
        evidence: ["cors.header.591d6dbb"],
        since: []
    }
    /// CORS: empty values of `Access-Control-Allow-Credentials` count for nothing.
    EmptyCredentialsIgnored {
        engines: [Firefox],
        sentence: "passes over an empty Access-Control-Allow-Credentials beside another",
        evidence: ["cors.empty-credentials", "cors.empty-credentials-preflight"],
        since: []
    }
    /// CORS: client-hint headers are safelisted.
    ClientHintsSafelisted {
        engines: [Chromium],
        sentence: "counts client hints such as DPR among the safelisted request headers",
        evidence: ["cors.header.e436d230"],
        since: []
    }
    /// CORS: a safelisted header's value may not have bytes above 0x7F.
    NonAsciiValueIsUnsafe {
        engines: [Firefox],
        sentence: "asks for a preflight when the value of Accept or Content-Type has a character outside ASCII",
        evidence: ["cors.safelist.d8710bb6", "repeated-request-headers.dfee5758"],
        since: []
    }
    /// CORS: there is no limit on all safelisted values together.
    NoSafelistedTotalLimit {
        engines: [Firefox],
        sentence: "has no limit of 1024 bytes on all safelisted header values together",
        evidence: ["cors.safelist.9740a620"],
        since: []
    }
    /// `User-Agent` that script sets is not sent across origins as such.
    UserAgentIsNotUnsafe {
        engines: [Chromium],
        sentence: "asks for no preflight because of a User-Agent header",
        evidence: ["cors.forbidden.83368232", "cors.header.77736fe9"],
        since: []
    }
    /// XHR: upload listeners count only if there is a body.
    UploadListenerNeedsBody {
        engines: [Chromium],
        sentence: "lets an upload listener cause a preflight only when there is a body to upload",
        evidence: ["random.xhr.87085257"],
        since: []
    }
    /// Ports 4190 and 6679, which the standard blocks, are not blocked.
    NewBadPortsAreOpen {
        engines: [Chromium],
        sentence: "does not block the ports 4190 and 6679",
        evidence: ["cors.port.df290bbe"],
        since: []
    }
    /// Mixed Content: loopback addresses over http: count as insecure.
    LoopbackIsMixedContent {
        engines: [WebKit],
        sentence: "blocks http: and ws: to localhost and loopback addresses as mixed content",
        evidence: ["cors.mixed.636d32c1", "cors.websocket.1e35d3fb"],
        since: []
    }
    /// Mixed Content: only https: pages prohibit it.
    OnlyHttpsPagesProhibitMixing {
        engines: [Chromium, Firefox, WebKit],
        sentence: "lets pages on http://localhost load insecure content",
        evidence: ["random.fetch.e2da012c"],
        since: []
    }
    /// `new WebSocket()` throws where the connection would be mixed content.
    InsecureWebSocketThrows {
        engines: [Chromium, Firefox],
        sentence: "throws a SecurityError for an insecure WebSocket on a secure page instead of failing the connection",
        evidence: ["random.websocket.cf657350"],
        since: []
    }
    /// Requests of elements in cors mode say `Origin` to the page's own origin too.
    OriginOnSameOriginElements {
        engines: [Chromium, WebKit],
        sentence: "sends Origin with an element's cors request (but for media) to the page's own origin",
        evidence: ["element.cors.453f2c87"],
        since: []
    }
    /// `Origin` does not depend on the referrer policy.
    OriginIgnoresReferrerPolicy {
        engines: [Chromium],
        sentence: "shows Origin whatever the referrer policy says",
        evidence: ["cors.referrer.4530530d", "cors.mixed.f72e8a08"],
        since: []
    }
    /// A beacon drops a type that is no MIME type.
    BeaconDropsInvalidType {
        engines: [Chromium],
        sentence: "sends a beacon without Content-Type when the blob's type is no MIME type",
        evidence: ["beacon.invalid-type"],
        since: []
    }
    /// A `Range` whose numbers do not fit 64 bits is not safelisted.
    RangeNumbersAreLimited {
        engines: [Chromium, Firefox, WebKit],
        sentence: "asks for a preflight when a number in Range does not fit 64 bits",
        evidence: ["safelist.range-overflow"],
        since: []
    }
    /// An empty last parameter of `Content-Type` makes it unsafe.
    EmptyLastParameterIsUnsafe {
        engines: [Firefox],
        sentence: "asks for a preflight when Content-Type ends in a second semicolon",
        evidence: ["repeated-request-headers.976ca1e9", "repeated-request-headers.b8a8c94b"],
        since: []
    }
    /// A comma in `Content-Type` makes it unsafe.
    CommaInContentTypeIsUnsafe {
        engines: [Firefox],
        sentence: "asks for a preflight when Content-Type has a comma",
        evidence: ["safelist.content-type-comma"],
        since: []
    }
    /// `fetchLater()` throws a `SecurityError` for a URL that is not trustworthy.
    FetchLaterSecurityError {
        engines: [Chromium],
        sentence: "throws a SecurityError where fetchLater() is given a URL that is not potentially trustworthy",
        evidence: ["cors.fetchlater.f25dd3b4"],
        since: []
    }
    /// A `ReadableStream` body is refused.
    StreamBodyRefused {
        engines: [WebKit],
        sentence: "refuses a ReadableStream as a request body",
        evidence: ["cors.stream.4a57348e"],
        since: []
    }
    /// A `ReadableStream` body is turned into the string `"[object ReadableStream]"`.
    StreamBodyIsText {
        engines: [Firefox],
        sentence: "sends a ReadableStream as the text \"[object ReadableStream]\"",
        evidence: ["cors.stream.4a57348e", "cors.stream.f50509b1"],
        since: []
    }
    /// EventSource refuses `data:` URLs.
    EventSourceRefusesData {
        engines: [Firefox, WebKit],
        sentence: "opens no EventSource to a data: URL",
        evidence: ["cors.eventsource.7b2bd349"],
        since: []
    }
    /// EventSource refuses a charset other than UTF-8.
    EventSourceChecksCharset {
        engines: [Chromium],
        sentence: "refuses an event stream whose charset is not UTF-8",
        evidence: ["cors.eventsource.956b27f9"],
        since: []
    }
    /// CSP: some requests are checked before `upgrade-insecure-requests` upgrades them.
    CspSeesUrlBeforeUpgrade {
        engines: [Chromium],
        sentence: "holds fetch(), sendBeacon() and media to Content Security Policy before upgrade-insecure-requests turns their URL into https:, and once more after",
        evidence: ["upgrade.csp-first", "upgrades-and-policies.288e1ca9"],
        since: []
    }
    /// CSP: every request is checked before `upgrade-insecure-requests` upgrades it.
    CspSeesEveryUrlBeforeUpgrade {
        engines: [Firefox],
        sentence: "holds every request to Content Security Policy before upgrade-insecure-requests turns its URL into https: or wss:",
        evidence: ["upgrade.csp-first-socket", "upgrades-in-another-policy.d0e85386", "upgrades-in-another-policy.bfa8860d", "upgrades-in-another-policy.4c552c13"],
        since: []
    }
    /// CSP: media that are upgraded as mixed content are checked before.
    CspSeesMediaBeforeMixedUpgrade {
        engines: [Chromium, Firefox, WebKit],
        sentence: "holds media to Content Security Policy before it upgrades their http: URL",
        evidence: ["mixed.csp-first-media"],
        since: []
    }
    /// CSP: images that are upgraded as mixed content are checked before.
    CspSeesImagesBeforeMixedUpgrade {
        engines: [Firefox],
        sentence: "holds images to Content Security Policy before it upgrades their http: URL",
        evidence: ["mixed.csp-first"],
        since: []
    }
    /// CORS: headers of one name are combined before they are judged.
    RepeatedHeadersAreCombined {
        engines: [Chromium, WebKit],
        sentence: "combines request headers of one name before it asks whether they are safelisted",
        evidence: ["safelist.repeated", "repeated-request-headers.f219ab07", "repeated-request-headers.29f12fac"],
        since: []
    }
    /// An empty `Location` is none.
    EmptyLocationIsNone {
        engines: [Chromium],
        sentence: "takes a redirect with an empty Location for the final answer",
        evidence: ["redirect.empty-location"],
        since: []
    }
    /// Credentials in the URL of most requests block them.
    UrlCredentialsBlocked {
        engines: [Chromium],
        sentence: "blocks most requests whose URL has a user name or password",
        evidence: ["cors.eventsource.f0547a22", "cors.beacon.16f622e7"],
        since: []
    }
    /// `new WebSocket("")` throws.
    EmptyWebSocketUrlThrows {
        engines: [Firefox],
        sentence: "throws a SyntaxError for an empty WebSocket URL",
        evidence: ["cors.websocket.faf2d8ca"],
        since: []
    }
    /// A WebSocket opens although the server chose none of the protocols offered.
    SubprotocolMayBeMissing {
        engines: [Firefox, WebKit],
        sentence: "opens a WebSocket although the server chose none of the sub-protocols offered",
        evidence: ["random.websocket.3b943d4f"],
        since: []
    }
    /// A WebSocket opens although the server chose a protocol that was not asked for.
    SubprotocolMayBeUnasked {
        engines: [Firefox],
        sentence: "opens a WebSocket although the server chose a sub-protocol when none was offered",
        evidence: ["cors.websocket.a820e951"],
        since: []
    }
    /// `<a ping>` sends nothing.
    PingSwitchedOff {
        engines: [Firefox],
        sentence: "sends no pings unless browser.send_pings is switched on",
        evidence: "a ping that is never sent leaves nothing to record",
        since: []
    }
    /// There is no `fetchLater()`.
    NoFetchLater {
        engines: [Firefox, WebKit],
        sentence: "has no fetchLater()",
        evidence: ["cors.fetchlater.a8674aa6"],
        since: []
    }
    /// There is no `WebTransport`.
    NoWebTransport {
        engines: [WebKit],
        sentence: "has no WebTransport",
        evidence: ["csp.api.d02368ba"],
        since: []
    }
    /// Fonts are fetched without CORS.
    FontsWithoutCors {
        engines: [WebKit],
        sentence: "fetches fonts without CORS",
        evidence: ["element.cors.8aa6525d", "random.font.298293ab"],
        since: []
    }
    /// A style sheet of another type fires `load` all the same.
    StyleOfAnyTypeFiresLoad {
        engines: [Chromium],
        sentence: "fires load for a style sheet of another type than text/css, though it applies none of it",
        evidence: ["style.text-plain"],
        since: []
    }
    /// Opaque responses that cannot be what the element asked for are withheld.
    OpaqueResponseBlocking {
        engines: [Chromium, Firefox],
        sentence: "withholds an opaque response whose type says that it is a document or data (opaque response blocking)",
        evidence: ["image.html-nosniff"],
        since: []
    }
    /// A preloaded script may have any type.
    PreloadedScriptTypeIsNotChecked {
        engines: [Chromium],
        sentence: "does not check the type of a preloaded script, nosniff or not",
        evidence: ["preload.script-nosniff"],
        since: []
    }
    /// What is preloaded may have any type.
    PreloadTypeIsNotChecked {
        engines: [WebKit],
        sentence: "does not check the type of what is preloaded, nosniff or not",
        evidence: ["later.preload-nosniff-script", "later.preload-nosniff-style"],
        since: []
    }
    /// An opaque response to a preload may have any integrity metadata.
    PreloadIntegrityIsNotChecked {
        engines: [WebKit],
        sentence: "does not hold an opaque response to the integrity that its preload asks for",
        evidence: ["later.preload-integrity"],
        since: []
    }
    /// A preloaded style sheet needs its type.
    PreloadedStyleNeedsType {
        engines: [Firefox],
        sentence: "fires error for a preloaded style sheet of another type than text/css",
        evidence: ["preload.style-type"],
        since: []
    }
    /// A preload of a script, style sheet or font needs an ok status.
    PreloadOfCodeFailsFrom400 {
        engines: [Chromium, WebKit],
        sentence: "fires error for a preloaded script, style sheet or font whose status is 400 or above",
        evidence: ["preload.style-404"],
        since: []
    }
    /// A preload that can be read needs an ok status, unless it is an image.
    PreloadNeedsOkStatus {
        engines: [Firefox],
        sentence: "fires error for a preload (but of images and opaque responses) whose status is not ok",
        evidence: ["preload.fetch-404", "preload.style-404"],
        since: []
    }
    /// A preload that fails once it was sent to another origin still fires `load`.
    PreloadIgnoresLateFailure {
        engines: [Firefox],
        sentence: "fires load for a preload whose fetch failed once it had gone to another origin",
        evidence: ["preload.back-to-own", "element.preload.5059a986", "preload.corp", "preload.opaque-nosniff", "later.preload-redirect-csp"],
        since: []
    }
    /// A font that is preloaded is asked for in cors mode.
    PreloadedFontsUseCors {
        engines: [Firefox],
        sentence: "preloads a font in cors mode, with crossorigin or without",
        evidence: ["later.preload-font-mode"],
        since: []
    }
    /// Local Network Access asks the user.
    LocalNetworkAccessPrompt {
        engines: [Chromium],
        sentence: "has Local Network Access: a page may reach a more private network only with the user's permission, and an insecure page is never asked for it",
        evidence: ["local-network.denied-loopback", "local-network.insecure-local"],
        since: [Since { engine: Engine::Chromium, release: "142" }]
    }
    /// Beacon: a stream is text.
    BeaconStreamIsText {
        engines: [Firefox],
        sentence: "sends a ReadableStream given to sendBeacon() as the text \"[object ReadableStream]\"",
        evidence: ["later.beacon-stream"],
        since: []
    }
    /// Redirect mode "error" lets a redirect status through that leads nowhere.
    RedirectErrorNeedsLocation {
        engines: [Chromium, WebKit],
        sentence: "lets redirect: \"error\" through for a redirect status without a Location",
        evidence: ["later.redirect-error"],
        since: []
    }
    /// `about:blank` cannot be fetched at all.
    AboutBlankRefused {
        engines: [Chromium, WebKit],
        sentence: "refuses to fetch about:blank, even in no-cors mode",
        evidence: ["later.about-blank"],
        since: []
    }
    /// Document-Isolation-Policy, which is not in the standards yet.
    DocumentIsolationPolicy {
        engines: [Chromium],
        sentence: "has Document-Isolation-Policy, which asks of subresources what Cross-Origin-Embedder-Policy asks",
        evidence: ["later.isolation"],
        since: []
    }
    /// Integrity-Policy: style sheets are not held to it.
    IntegrityPolicyForScriptsOnly {
        engines: [Chromium, Firefox, WebKit],
        sentence: "holds scripts to Integrity-Policy, but no style sheets",
        evidence: ["later.integrity-style"],
        since: []
    }
    /// A script of a `data:` URL may have any type.
    LocalScriptTypeIsNotChecked {
        engines: [Chromium, Firefox],
        sentence: "runs a script from a data: URL whatever type the URL gives it",
        evidence: ["later.script-data-type"],
        since: []
    }
    /// Mixed content: what leads into the local network is not held to it.
    LocalNetworkIsNotMixedContent {
        engines: [Chromium],
        sentence: "lets an https: page ask private addresses and .local names over http: and ws:, which Local Network Access guards instead",
        evidence: ["later.mixed-local", "later.mixed-local-socket"],
        since: []
    }
    /// Mixed content: images and media are upgraded at IP addresses too.
    MixedUpgradeOfIpAddresses {
        engines: [Firefox],
        sentence: "upgrades images, audio and video to https: even where the host is an IP address",
        evidence: ["later.mixed-image-ip"],
        since: []
    }
    /// Elements: scripts and fonts take every status below 400.
    ScriptsAndFontsTakeStatusBelow400 {
        engines: [Chromium, WebKit],
        sentence: "takes scripts and fonts with any status below 400",
        evidence: ["later.script-300"],
        since: []
    }
    /// Audio and video need status 200, or 206 with a range.
    MediaNeedsStatus200 {
        engines: [Chromium],
        sentence: "plays audio and video with status 200 alone, or 206 with a Content-Range",
        evidence: ["later.media-201"],
        since: []
    }
    /// `<link rel=preload as=image>` needs an image.
    PreloadedImageNeedsBody {
        engines: [Chromium, Firefox, WebKit],
        sentence: "fires error for a preloaded image that has no body",
        evidence: ["later.preload-image-204", "later.preload-own-image-204"],
        since: []
    }
    /// An opaque image that is preloaded may be empty.
    PreloadedOpaqueImageMayBeEmpty {
        engines: [Firefox],
        sentence: "fires load for a preloaded image that has no body, where its response is opaque",
        evidence: ["later.preload-image-204"],
        since: []
    }
    /// Where URLs are upgraded, loopback addresses that a redirect leads to are upgraded as well.
    LoopbackUpgradedAfterRedirect {
        engines: [Chromium],
        sentence: "upgrades a redirect to a loopback address too, where upgrade-insecure-requests or an https: page has URLs upgraded",
        evidence: ["later.upgrade-loopback-redirect", "redirects-to-this-machine.c0094948"],
        since: []
    }
    /// Elements: style sheets take every status below 400.
    StylesTakeStatusBelow400 {
        engines: [Chromium],
        sentence: "takes style sheets with any status below 400",
        evidence: ["later.style-300"],
        since: []
    }
    /// Elements: audio and video take every status below 400.
    MediaTakesStatusBelow400 {
        engines: [WebKit],
        sentence: "plays audio and video with any status below 400",
        evidence: ["later.media-300"],
        since: []
    }
    /// An answer of status 205 has a body.
    Status205HasBody {
        engines: [WebKit],
        sentence: "reads the body of an answer of status 205",
        evidence: ["later.image-205"],
        since: []
    }
    /// `<link rel=preload as=track>` fails with a status of 400 or above.
    PreloadOfTrackFailsFrom400 {
        engines: [WebKit],
        sentence: "fires error for a preloaded track whose status is 400 or above",
        evidence: ["later.preload-track-404"],
        since: []
    }
    /// An empty `Location` fails.
    EmptyLocationFails {
        engines: [WebKit],
        sentence: "fails when a redirect it has to follow has an empty Location",
        evidence: ["later.empty-location"],
        since: []
    }
    /// Mixed content: images and media of loopback hosts are shown as they are.
    LoopbackShowsMedia {
        engines: [WebKit],
        sentence: "shows images, audio and video from loopback hosts on an https: page without upgrading their URL, but not where a redirect leads to one",
        evidence: ["later.loopback-image", "redirects-to-this-machine.c0094948", "redirects-to-this-machine.4440577e"],
        since: []
    }
    /// `Range` units are compared without regard to case.
    RangeUnitInAnyCase {
        engines: [WebKit],
        sentence: "takes the unit of a Range header in upper case too, and then asks for no preflight",
        evidence: ["later.range-unit"],
        since: []
    }
    /// `EventSource`: the first type of several counts.
    EventStreamTypeIsTheFirst {
        engines: [WebKit],
        sentence: "goes by the first type that Content-Type lists, where the standard goes by the last",
        evidence: ["later.event-stream-first"],
        since: []
    }
    /// Sub-protocols are compared without regard to case.
    SubprotocolInAnyCase {
        engines: [WebKit],
        sentence: "compares WebSocket sub-protocols without regard to case",
        evidence: ["later.subprotocol-case"],
        since: []
    }
    /// An empty `Sec-WebSocket-Protocol` fails.
    EmptySubprotocolFails {
        engines: [WebKit],
        sentence: "fails a WebSocket whose answer has an empty Sec-WebSocket-Protocol",
        evidence: ["later.subprotocol-empty"],
        since: []
    }
    /// CORS: a redirect by another origin, of a request that began on the page's own, has to allow credentials.
    RedirectFromOwnOriginNeedsCredentials {
        engines: [WebKit],
        sentence: "holds a redirect by another origin, in a chain that began on the page's own, to the CORS check with credentials",
        evidence: ["later.redirect-credentialed"],
        since: []
    }
    /// CORS: the preflight stays when a redirect takes away the header that asked for it.
    PreflightStaysForRemovedHeaders {
        engines: [Firefox],
        sentence: "still sends a preflight after a redirect has taken away the header that asked for it, such as Authorization or Content-Type",
        evidence: ["later.redirect-authorization", "preflights-after-redirects.134b0af5"],
        since: []
    }
    /// CORS: the preflight still names a header that a redirect takes away.
    PreflightNamesRemovedHeaders {
        engines: [WebKit],
        sentence: "still asks in the preflight for a header that a redirect has taken away, such as Authorization or Content-Type",
        evidence: ["later.redirect-authorization", "preflights-after-redirects.134b0af5"],
        since: []
    }
    /// CORS: once there was a preflight, the requests of all later hops have one.
    PreflightStaysAfterRedirect {
        engines: [Firefox, WebKit],
        sentence: "sends a preflight again after a redirect, though the request has become a GET that needs none",
        evidence: ["preflights-after-redirects.98cd5f4d", "preflights-after-redirects.af88f545"],
        since: []
    }
    /// CORS: the preflight of a later hop carries the page's origin, not null.
    PreflightKeepsOrigin {
        engines: [Firefox],
        sentence: "sends the page's origin in the preflight after a redirect across origins, and Origin: null in the request that follows",
        evidence: ["preflights-after-redirects.0193d2cd", "preflights-after-redirects.84805ffb"],
        since: []
    }
    /// A redirect across origins turns `DELETE` into `GET`; what was recorded is `WebKitGTK`'s network library.
    CrossOriginDeleteBecomesGet {
        engines: [WebKit],
        sentence: "turns DELETE into GET when a redirect leads to another origin",
        evidence: ["preflights-after-redirects.9111a0dc", "preflights-after-redirects.9b6ac5b2"],
        since: []
    }
    /// Mode "same-origin" is checked before `upgrade-insecure-requests` upgrades the URL.
    SameOriginModeSeesUrlBeforeUpgrade {
        engines: [Chromium, Firefox],
        sentence: "compares the origins of a same-origin request before upgrade-insecure-requests turns its URL into https:",
        evidence: ["upgrades-and-policies.68d70566"],
        since: []
    }
    /// `upgrade-insecure-requests` upgrades a WebSocket to a loopback address too.
    LoopbackSocketsAreUpgraded {
        engines: [Firefox],
        sentence: "lets upgrade-insecure-requests upgrade ws: to a loopback address too, unless the page is at one itself",
        evidence: ["upgrades-and-policies.b5a9507a"],
        since: []
    }
    /// Referrer Policy: what leaves an `http:` page is no downgrade.
    OnlyHttpsReferrersAreDowngraded {
        engines: [Chromium, Firefox, WebKit],
        sentence: "sends the Referer of an http: page at a loopback address to any URL",
        evidence: ["referrers-of-this-machine.ea67635b"],
        since: []
    }
    /// Referrer Policy: from `https:` to any `http:` URL is a downgrade.
    LoopbackIsReferrerDowngrade {
        engines: [Chromium, Firefox],
        sentence: "takes a request from an https: page to http: at a loopback address for a downgrade, and sends no Referer",
        evidence: ["referrers-of-this-machine.55195f0f"],
        since: []
    }
    /// Structured fields: dates and display strings.
    StructuredFieldsOfRfc8941 {
        engines: [Chromium, WebKit],
        sentence: "does not read dates and display strings in structured fields",
        evidence: ["embedder-policy-syntax.15fd7bbd"],
        since: []
    }
    /// Structured fields: numbers, byte sequences, and keys that begin with `*`.
    StructuredFieldsAreWords {
        engines: [WebKit],
        sentence: "reads neither numbers nor byte sequences in structured fields, nor keys that begin with *",
        evidence: ["embedder-policy-syntax.81e72bb0", "embedder-policy-syntax.1f4f01df"],
        since: []
    }
    /// Elements: opaque audio and video need status 200 or 206.
    OpaqueMediaNeedsStatus200 {
        engines: [Firefox],
        sentence: "plays audio and video of another origin without CORS with status 200 or 206 alone",
        evidence: ["media-of-other-statuses.a3ee1618"],
        since: []
    }
    /// Elements: a part of audio or video says how long the whole is.
    MediaPartNeedsLength {
        engines: [Firefox],
        sentence: "plays an answer of status 206 only if its Content-Range has the complete length; across origins without CORS there has to be a Content-Range",
        evidence: ["media-in-parts.4d5d3e8b", "media-in-parts.848c6588"],
        since: []
    }
    /// `new WebTransport()` takes absolute URLs alone.
    WebTransportUrlIsAbsolute {
        engines: [Chromium, Firefox],
        sentence: "takes absolute URLs alone for new WebTransport()",
        evidence: ["web-transport-urls.26a0d32c"],
        since: []
    }
    /// CSP: a WebSocket is held to policies before it is held to be mixed content.
    PoliciesBeforeMixedSockets {
        engines: [Chromium, Firefox],
        sentence: "holds a WebSocket to Content Security Policy before it asks whether the connection is mixed content",
        evidence: ["sockets-refused-twice.710cfdab"],
        since: []
    }
    /// CSP: policies are asked before the sub-protocols of a WebSocket are looked at.
    PoliciesBeforeSubprotocols {
        engines: [Chromium, WebKit],
        sentence: "holds a WebSocket to Content Security Policy before it looks at the sub-protocols",
        evidence: ["sockets-refused-twice.47b842ce"],
        since: []
    }
    /// CORP: a value that is none overrides the embedder policy.
    UnknownCorpOverridesEmbedder {
        engines: [Firefox],
        sentence: "lets a Cross-Origin-Resource-Policy that it does not know pass for cross-origin under an embedder policy",
        evidence: ["later.corp-unknown"],
        since: []
    }
    /// CSP: `'strict-dynamic'` in `default-src` takes sources away.
    StrictDynamicDisablesSources {
        engines: [WebKit],
        sentence: "ignores 'self', and what stands behind 'strict-dynamic', in a default-src that has that keyword, for whatever falls back to it",
        evidence: ["later.strict-dynamic-self", "later.strict-dynamic-behind"],
        since: []
    }
    /// CSP: what a `meta` element says is a list of policies.
    MetaPolicyIsList {
        engines: [Chromium, WebKit],
        sentence: "splits the policy of a <meta> element at its commas into several policies",
        evidence: ["later.meta-list"],
        since: []
    }
    /// RFC 6455: `Upgrade` is read as a list.
    WebSocketUpgradeIsList {
        engines: [Firefox],
        sentence: "takes an Upgrade header of the handshake that lists websocket among others",
        evidence: ["later.upgrade-list"],
        since: []
    }
    /// RFC 6455: an empty `Sec-WebSocket-Extensions`.
    EmptyExtensionsHeaderFails {
        engines: [Chromium],
        sentence: "fails when a WebSocket's answer has an empty Sec-WebSocket-Extensions",
        evidence: ["extensions.empty"],
        since: []
    }
    /// RFC 6455: an empty element in `Sec-WebSocket-Extensions`.
    EmptyExtensionElementFails {
        engines: [Chromium, Firefox],
        sentence: "fails when a WebSocket's answer has a comma too many in Sec-WebSocket-Extensions",
        evidence: ["extensions.comma"],
        since: []
    }
    /// RFC 7692: permessage-deflate twice.
    ExtensionMayRepeat {
        engines: [WebKit],
        sentence: "takes a WebSocket's answer that names permessage-deflate twice",
        evidence: ["extensions.repeated"],
        since: []
    }
    /// RFC 7692: empty parameters and leading zeros.
    DeflateReadLoosely {
        engines: [Firefox, WebKit],
        sentence: "takes permessage-deflate with an empty parameter, or with leading zeros in its window bits",
        evidence: ["extensions.leading-zero", "extensions.empty-parameter"],
        since: []
    }
    /// RFC 7692: `client_max_window_bits` without a value, in an answer.
    WindowBitsMayLackValue {
        engines: [WebKit],
        sentence: "takes an answer whose client_max_window_bits has no value",
        evidence: ["extensions.no-value"],
        since: []
    }
    /// `<link rel=preload as=track>` loads nothing.
    PreloadTrackRefused {
        engines: [Firefox],
        sentence: "fires error for <link rel=preload as=track> and loads nothing",
        evidence: ["later.preload-track"],
        since: []
    }
    /// CSP: white space around a `nonce` attribute does not count.
    NonceAttributeIsTrimmed {
        engines: [Chromium],
        sentence: "takes the white space around a nonce attribute away before it compares the nonce",
        evidence: ["whole.nonce-with-space"],
        since: []
    }
    /// CSP: digests are compared, not their texts.
    HashesNeedNoPadding {
        engines: [Chromium],
        sentence: "takes a hash without the = at its end for the same hash",
        evidence: ["whole.inline-script.34fc11e5"],
        since: []
    }
    /// CSP: `'trusted-types-eval'` lets plain strings be compiled.
    TrustedTypesEvalTakesStrings {
        engines: [Chromium],
        sentence: "lets eval() take a plain string where the policy says 'trusted-types-eval', even under require-trusted-types-for",
        evidence: ["whole.trusted-types-eval-string"],
        since: []
    }
    /// CSP: the preload of a script in the markup is parser-inserted.
    PreloadIsParserInserted {
        engines: [Chromium],
        sentence: "counts a preload in the markup as parser-inserted, which 'strict-dynamic' blocks",
        evidence: ["whole.preload.5b011835"],
        since: []
    }
    /// CSP: an `<object>` that turns out to be a page is a frame.
    ObjectPageIsFrame {
        engines: [Chromium],
        sentence: "holds an <object> or <embed> whose answer is a page to frame-src too",
        evidence: ["whole.object-page-frame-src"],
        since: []
    }
    /// CSP: sources of `frame-ancestors` have no paths.
    FrameAncestorsIgnoresPaths {
        engines: [Firefox],
        sentence: "leaves the paths of frame-ancestors sources out",
        evidence: ["whole.frame-ancestors-path"],
        since: []
    }
    /// CSP: `form-action` is about the first URL alone.
    FormActionIgnoresRedirects {
        engines: [Firefox],
        sentence: "asks form-action for the form's own URL only, not for where a redirect leads",
        evidence: ["whole.form-redirected"],
        since: []
    }
    /// CSP: a prefetch is held to `default-src` alone.
    PrefetchAsksDefaultSrcAlone {
        engines: [Firefox],
        sentence: "holds a prefetch to default-src alone, whatever other directives list",
        evidence: ["whole.prefetch.fb662e1c"],
        since: []
    }
    /// CSP: a violation by a frame of another origin names the origin alone.
    FrameReportsOriginAlone {
        engines: [Chromium, Firefox],
        sentence: "reports the origin alone of a frame from another origin",
        evidence: ["whole.frame.d466a31b", "whole.object.0421065f"],
        since: []
    }
    /// HTML: `SAMEORIGIN` is compared with the origin of the URL, even where a sandbox makes the framed page's opaque.
    SameOriginFrameMayBeSandboxed {
        engines: [Chromium, Firefox],
        sentence: "compares X-Frame-Options: SAMEORIGIN with the URL's origin, even in a sandboxed frame",
        evidence: ["whole.framing.d37b78bd"],
        since: []
    }
    /// HTML: the script of a worker is known to be of another origin before policies are asked.
    WorkerOriginComesFirst {
        engines: [Chromium, Firefox],
        sentence: "refuses a worker of another origin before policies are asked",
        evidence: ["whole.worker.cf029137"],
        since: []
    }
    /// HTML: `new Worker()` of another origin throws.
    WorkerOfAnotherOriginThrows {
        engines: [Chromium],
        sentence: "throws a SecurityError for a worker of another origin, where the standard fires an error event",
        evidence: ["whole.worker.cf029137"],
        since: []
    }
    /// HTML: a style that a policy blocks fires `error`.
    BlockedStyleFiresError {
        engines: [Chromium],
        sentence: "fires an error event at a <style> that a policy blocks",
        evidence: ["whole.inline-style.61142657"],
        since: []
    }
    /// HTML: a frame that the page's policy blocks fires `error`.
    BlockedFrameFiresError {
        engines: [Firefox],
        sentence: "fires an error event at a frame that the page's own policy blocks",
        evidence: ["whole.frame.d466a31b"],
        since: []
    }
    /// HTML: an `<embed>` that a policy blocks fires `error`.
    BlockedEmbedFiresError {
        engines: [Chromium],
        sentence: "fires an error event at an <embed> that a policy blocks",
        evidence: ["whole.object.459b45d0"],
        since: []
    }
}

/// A set of departures, one bit each.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct DepartureSet([u64; DepartureSet::WORDS]);

// Worked out once, when this is compiled.
const CHROMIUM: DepartureSet = having(Engine::Chromium);
const FIREFOX: DepartureSet = having(Engine::Firefox);
const WEBKIT: DepartureSet = having(Engine::WebKit);
impl DepartureSet {
    const WORDS: usize = Departure::ALL.len().div_ceil(u64::BITS as usize);
    const EMPTY: DepartureSet = DepartureSet([0; DepartureSet::WORDS]);

    /// Those that `engine` has.
    pub(crate) const fn of(engine: Engine) -> DepartureSet {
        match engine {
            Engine::Standards => DepartureSet::EMPTY,
            Engine::Chromium => CHROMIUM,
            Engine::Firefox => FIREFOX,
            Engine::WebKit => WEBKIT,
        }
    }

    /// Those that at least two engines have, but for the lack of an API: it has no story.
    pub(crate) fn of_most() -> DepartureSet {
        let two = CHROMIUM.and(FIREFOX).or(FIREFOX.and(WEBKIT)).or(WEBKIT.and(CHROMIUM));
        two.without(Departure::PingSwitchedOff)
            .without(Departure::NoFetchLater)
            .without(Departure::NoWebTransport)
            .without(Departure::NoPagesOfApps)
    }

    pub(crate) fn contains(self, departure: Departure) -> bool {
        self.word(departure) & bit(departure) != 0
    }

    pub(crate) const fn with(mut self, departure: Departure) -> DepartureSet {
        *self.word_mut(departure) |= bit(departure);
        self
    }

    pub(crate) const fn without(mut self, departure: Departure) -> DepartureSet {
        *self.word_mut(departure) &= !bit(departure);
        self
    }

    /// What both have.
    pub(crate) fn and(mut self, other: DepartureSet) -> DepartureSet {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= other);
        self
    }

    /// What one of both has.
    fn or(mut self, other: DepartureSet) -> DepartureSet {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word |= other);
        self
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Departure> + use<> {
        Departure::ALL.iter().copied().filter(move |departure| self.contains(*departure))
    }

    #[expect(clippy::indexing_slicing, reason = "there is a word for each departure")]
    const fn word(self, departure: Departure) -> u64 {
        self.0[departure as usize / u64::BITS as usize]
    }

    #[expect(clippy::indexing_slicing, reason = "there is a word for each departure")]
    const fn word_mut(&mut self, departure: Departure) -> &mut u64 {
        &mut self.0[departure as usize / u64::BITS as usize]
    }
}

/// The bit of a departure in its word.
const fn bit(departure: Departure) -> u64 {
    1 << (departure as u64 % u64::BITS as u64)
}

/// The departures of an engine; a `const fn` knows no iterators.
const fn having(engine: Engine) -> DepartureSet {
    let mut set = DepartureSet::EMPTY;
    let mut departures = Departure::ALL;
    while let [departure, rest @ ..] = departures {
        let mut engines = departure.datum().engines;
        while let [one, others @ ..] = engines {
            if *one as u8 == engine as u8 {
                set = set.with(*departure);
            }
            engines = others;
        }
        departures = rest;
    }
    set
}
