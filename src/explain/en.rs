//! English.
//!
//! Templates: `{name}` is filled with the parameter of that name. A `match` without a wildcard, so
//! that a new code without a sentence does not compile.

use super::message::{Message, Phrase, Word};
use crate::contract::report::Check;
use crate::engine::Departure;
use crate::fix::FixCode;
use crate::input::problem::ProblemKind;
use crate::trace::Code;

/// The template of a message.
pub(super) fn template(message: Message) -> &'static str {
    match message {
        Message::Step(code) => decision(code),
        Message::Warning(kind) => problem(kind),
        Message::Fix(code) => fix(code),
        Message::Departure(name) => departure(name),
        Message::Advice(check) => advice(check),
        Message::Word(name) => word(name),
        Message::Phrase(name) => phrase(name),
    }
}

/// A value of a parameter.
fn word(word: Word) -> &'static str {
    match word {
        Word::AnswerPreflight => "preflight",
        Word::AnswerResponse => "request",
        Word::ApiBeacon => "sendBeacon()",
        Word::ApiEventSource => "EventSource",
        Word::ApiFetch => "fetch()",
        Word::ApiFetchLater => "fetchLater()",
        Word::ApiFont => "a font",
        Word::ApiImage => "an image",
        Word::ApiMedia => "audio or video",
        Word::ApiPing => "a ping",
        Word::ApiPreload => "a preload",
        Word::ApiScript => "a script",
        Word::ApiStyle => "a style sheet",
        Word::ApiServiceWorker => "a service worker",
        Word::ApiWebSocket => "WebSocket",
        Word::ApiWebTransport => "WebTransport",
        Word::ApiXhr => "XMLHttpRequest",
        Word::InlineEventHandler => "event handler",
        Word::InlineJavascriptUrl => "javascript: URL",
        Word::InlineScript => "inline script",
        Word::InlineStyle => "inline style",
        Word::InlineStyleAttribute => "style attribute",
        Word::FromLocal | Word::ToLocal => "local",
        Word::FromPublic => "public",
        Word::ToLoopback => "loopback",
        Word::UrlCannotBeBase => "it is relative, and the page's URL cannot be a base",
        Word::UrlEmptyHost => "the host is empty",
        Word::UrlHostCharacter => "the host has a character that no host may have",
        Word::UrlIdna => "the host name is not a valid international domain name",
        Word::UrlIpv4 => "the host ends in a number but is no IPv4 address",
        Word::UrlIpv6 => "the IPv6 address is malformed",
        Word::UrlPort => "the port is not a number from 0 to 65535",
        Word::UrlRelative => "it has no scheme, and there is no page URL to resolve it against",
        Word::UrlSyntax => "it does not follow the URL syntax",
        Word::VerdictAllowed => "allowed",
        Word::VerdictBlocked => "blocked",
        Word::VerdictUndetermined => "undetermined",
        Word::WithCredentials => "with",
        Word::WithoutCredentials => "without",
    }
}

/// What holds sentences together.
fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::FileNextJsProxy => "proxy.js (before Next.js 16: middleware.js, with a function of that name)",
        Phrase::NoteNonceAspNet => {
            "Give elements the nonce in views: nonce=\"@Context.Items[\"nonce\"]\". Pages must not be cached."
        }
        Phrase::NoteNonceCaddy => {
            "Give elements the nonce in the markup that Caddy serves: nonce=\"{{placeholder \"http.request.uuid\"}}\". Pages must not be cached."
        }
        Phrase::NoteNonceDjango => {
            "Give elements the nonce in templates: nonce=\"{{ request.csp_nonce }}\". Pages must not be cached."
        }
        Phrase::NoteNonceExpress => {
            "Give elements the nonce in templates, where it is `nonce` (from response.locals). Pages must not be cached."
        }
        Phrase::NoteNonceFastApi => {
            "Give elements the nonce in templates: nonce=\"{{ request.state.nonce }}\". Pages must not be cached."
        }
        Phrase::NoteNonceImpossible => {
            "This target makes nothing random, and a nonce that stays the same protects nothing: list a hash, or have the application send the policy."
        }
        Phrase::NoteNonceInMarkup => {
            "nginx writes the nonce over NEW-FOR-EACH-RESPONSE in the markup: give elements nonce=\"NEW-FOR-EACH-RESPONSE\". Uncompressed pages only, and none from a cache."
        }
        Phrase::NoteNonceNextJs => {
            "Next.js gives its own scripts the nonce; others take it from headers().get(\"x-nonce\"). Pages have to be rendered for each request."
        }
        Phrase::NoteNonceRails => {
            "Give elements the nonce in views: nonce=\"<%= csp_nonce %>\". Pages must not be cached."
        }
        Phrase::NoteNonceSpring => {
            "Give elements the nonce in templates: th:attr=\"nonce=${nonce}\". Pages must not be cached."
        }
        Phrase::LocalNetworkInsecure => {
            "Chrome refuses this to a public page that is not a secure context (Local Network Access): there it never asks for the permission."
        }
        Phrase::LocalNetworkPermission => {
            "On a public page, Chrome also needs the user's permission (Local Network Access), which no header grants."
        }
        Phrase::FileApache => "httpd.conf, inside <VirtualHost> (mod_headers, mod_rewrite)",
        Phrase::FileAspNet => "Program.cs",
        Phrase::FileCaddy => "Caddyfile, inside the site's block",
        Phrase::FileDjango => "a module of the project; the middleware goes into MIDDLEWARE of settings.py",
        Phrase::FileExpress => "the app, before its routes: import helmet from \"helmet\"; import cors from \"cors\";",
        Phrase::FileFastApi => "the app: from fastapi.middleware.cors import CORSMiddleware",
        Phrase::FileHeaders => "_headers",
        Phrase::FileLines => "the answer's headers",
        Phrase::FileNextJs => "next.config.mjs (merge with what is there; narrow `source` to the route)",
        Phrase::FileNginx => "nginx.conf, inside location { }",
        Phrase::FileRails => "config/initializers/wouldblock.rb (gem \"rack-cors\")",
        Phrase::FileS3 => "the bucket's Permissions, Cross-origin resource sharing (CORS)",
        Phrase::FileSpring => "the SecurityFilterChain bean, on HttpSecurity http",
        Phrase::NoteRequestOnly => "This fix changes the request itself; no server has to be configured.",
        Phrase::NoteNoSetting => "This target has no setting for it: the application itself has to do it.",
        Phrase::NoteHeadersFile => "The file sets no status: OPTIONS needs a function that answers with 204.",
        Phrase::NoteMeta => {
            "The policy stands in a meta element of the page, and is changed there: what a server is configured with does not reach it."
        }
        Phrase::NoteNextJs => {
            "OPTIONS has to be answered by the route itself: export function OPTIONS() { return new Response(null, { status: 204 }); }"
        }
        Phrase::NoteNginx => "add_header of an outer block does not count where an inner block has one of its own.",
        Phrase::NoteS3CloudFront => {
            "S3 sends no such header itself: put CloudFront before the bucket, and the header into its response headers policy."
        }
        Phrase::NoteS3Methods => "S3 allows GET, HEAD, PUT, POST and DELETE alone; other methods cannot be had.",
        Phrase::NoteSpring => {
            "Spring holds every request of another origin to this list of methods, not the preflight alone, and answers any other with 403: name all that are in use, or a narrower path than /**."
        }
        Phrase::Allowed => "Allowed. {because}",
        Phrase::Blocked => "Blocked. {because}",
        Phrase::Undetermined => "Undetermined. {because}",
        Phrase::PolicyAllows => "The policy lets it through; the rest depends on the server's answer. {because}",
        Phrase::ServerDecides => "The browser sends it; the rest depends on the server's answer. {because}",
        Phrase::BrowsersDisagree => "Browsers disagree.",
        Phrase::BlockedUnlessOn => "Blocked unless the page is on {pages}. {because}",
        Phrase::BlockedOn => {
            "Undetermined, because the page's URL is not given. A page on {page} is blocked. {because}"
        }
        Phrase::AssumedPage => {
            "The page's URL is not given. All pages that were tried get the same answer; the steps are those of this page."
        }
        Phrase::AssumedPageDepends => {
            "The page's URL is not given, and the answer depends on it. The steps are those of this page."
        }
        Phrase::NoPage => "Undetermined. The page's URL: {problem}.",
        Phrase::And => "{before} and {next}",
        Phrase::Or => "{before} or {next}",
        Phrase::InEngines => "In {engines}: {verdict}.",
        Phrase::NotInEngines => "In {engines}: not supported.",
        Phrase::ByStandards => "By the standards: {verdict}.",
        Phrase::Departs => "It {departs}.",
        Phrase::DepartsSince => "It {departs} (since release {release}).",
        Phrase::Then => "{before} {next}",
    }
}

/// The sentence of a decision.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn decision(code: Code) -> &'static str {
    match code {
        Code::BaseScheme => "A {scheme}: URL cannot be the base of a page, so <base> is ignored.",
        Code::CorpFrameEmbedder => {
            "The page has a Cross-Origin-Embedder-Policy, so it only shows frames whose own answers have one, and the answer of {url} has none."
        }
        Code::CspEvalAllowed => "The policy's {directive} has {source}, so strings may be compiled as code.",
        Code::CspEvalBlocked => {
            "The policy's {directive} allows only {sources}: without 'unsafe-eval', no string is compiled as code."
        }
        Code::CspEvalReported => {
            "The report-only policy's {directive} allows only {sources}, without 'unsafe-eval': that a string is compiled is reported, not blocked."
        }
        Code::CspHashNeedsUnsafeHashes => {
            "Closest: {source}, which is the hash of this {inline}. Hashes cover event handlers, style attributes and javascript: URLs only where the directive has 'unsafe-hashes' too."
        }
        Code::CspHashOfOtherLineEnds => {
            "Closest: {source}, which is the hash of the same code with other line ends. A hash is taken of every character, and browsers read the markup's line ends as LF."
        }
        Code::CspHashOfTrimmedCode => {
            "Closest: {source}, which is the hash of this code without the white space around it. A hash is taken of every character between the tags."
        }
        Code::CspInlineAllowed => "The policy's {directive} allows this {inline}: {source} covers it.",
        Code::CspInlineBlocked => {
            "The policy's {directive} allows only {sources}, which does not cover this {inline}. Its hash is {hash}."
        }
        Code::CspInlineReported => {
            "The report-only policy's {directive} allows only {sources}, which does not cover this {inline}: it is reported, not blocked. Its hash is {hash}."
        }
        Code::CspIntegrityMatches => {
            "The policy's {directive} allows {url}: every hash of its integrity attribute is listed, as {source} is."
        }
        Code::CspNonceDiffers => {
            "The nonce of the element is \"{nonce}\", and the policy has \"{listed}\". Both have to be the same, and new for each response."
        }
        Code::CspNonceForElementsOnly => {
            "The policy has the nonce \"{listed}\", but nonces cover <script> and <style> elements only, not {inline} code."
        }
        Code::CspNonceMatches => "The policy's {directive} allows {url}: the element has the nonce of {source}.",
        Code::CspNonceMissing => {
            "The policy has the nonce \"{listed}\", and the element has no nonce attribute, or an empty one."
        }
        Code::CspStrictDynamicAllows => {
            "The policy's {directive} has {source}, and no parser inserted this script: {url} is allowed, whatever its host."
        }
        Code::CspStrictDynamicBlocks => {
            "The policy's {directive} has 'strict-dynamic', so its hosts and schemes do not count: a script in the markup needs a nonce or a hash that the policy lists, and {url} has none."
        }
        Code::CspUnsafeInlineIgnored => {
            "The directive has 'unsafe-inline', but {source} beside it takes its effect away."
        }
        Code::CspWasmAllowed => "The policy's {directive} has {source}, so WebAssembly may be compiled.",
        Code::CspWasmBlocked => {
            "The policy's {directive} allows only {sources}: without 'wasm-unsafe-eval', no WebAssembly is compiled."
        }
        Code::CspWasmReported => {
            "The report-only policy's {directive} allows only {sources}, without 'wasm-unsafe-eval': that WebAssembly is compiled is reported, not blocked."
        }
        Code::FrameAncestorsAllow => {
            "The policy of {url} lets the pages around it frame it: its frame-ancestors has {sources}."
        }
        Code::FrameAncestorsBlock => {
            "The policy of {url} lets only {sources} frame it (frame-ancestors), and {ancestor} is a page around it."
        }
        Code::FrameAncestorsReported => {
            "The report-only policy of {url} lets only {sources} frame it (frame-ancestors), and {ancestor} is a page around it: it is reported, not blocked."
        }
        Code::FrameIsLocal => "{url} is made by the page itself: nothing is fetched, and no policy is asked.",
        Code::FrameNotShown => "The answer is not a page to show: its status is {status}, or it is a download.",
        Code::InlineScriptByInnerHtml => "A <script> that comes in by innerHTML never runs, whatever the policy says.",
        Code::InlineStyleByCssom => {
            "Properties that a script sets on element.style are not inline styles, so no policy is asked."
        }
        Code::IntegrityMismatch => {
            "The {algorithm} of the body of {url} is {digest}, which the integrity attribute does not have."
        }
        Code::ModuleType => {
            "A module or a worker's script needs the type of JavaScript (text/javascript); the answer's type is \"{type}\"."
        }
        Code::ObjectIsPage => "The answer is a page, which this engine takes for a frame: frame-src is asked too.",
        Code::ResultApplied => "The style is applied.",
        Code::ResultBaseSet => "The base URL changes.",
        Code::ResultRuns => "The code runs.",
        Code::ResultShown => "The frame shows the page.",
        Code::ResultSinkTakes => "{sink} takes the value.",
        Code::ResultStarts => "The worker starts.",
        Code::ResultSubmitted => "The form is submitted.",
        Code::SandboxNoForms => "The page is in a sandbox without allow-forms, so no form of it is submitted.",
        Code::TrustedTypesConverted => "The value comes from the policy \"{policy}\", so it is a trusted type.",
        Code::TrustedTypesNoSink => "{sink} is not an injection sink: it takes any string.",
        Code::TrustedTypesPolicyListed => "The policy's trusted-types lets \"{policy}\" be created: it has {names}.",
        Code::TrustedTypesPolicyNotListed => {
            "The policy's trusted-types does not list \"{policy}\", only {names}: createPolicy() throws a TypeError."
        }
        Code::TrustedTypesPolicyRepeated => {
            "A policy \"{policy}\" exists already, and trusted-types ({names}) has no 'allow-duplicates': createPolicy() throws a TypeError."
        }
        Code::TrustedTypesPolicyReported => {
            "The report-only policy's trusted-types ({names}) would not let \"{policy}\" be created: it is reported, not refused."
        }
        Code::UrlMissing => "The request has no URL.",
        Code::WasmType => {
            "WebAssembly that is compiled while it arrives needs an ok status and the type application/wasm; the answer has {status} and \"{type}\"."
        }
        Code::WorkerMissing => "Only a worker has importScripts(), and the scenario has no worker.",
        Code::WorkerOfAnotherOrigin => {
            "A worker's script has to be of the page's own origin; {url} is not of {origin}."
        }
        Code::WorkerStatus => "The script needs an ok status (200–299); the answer has {status}.",
        Code::XFrameOptionsAllows => "X-Frame-Options of {url} is {value}, and all pages around it have its origin.",
        Code::XFrameOptionsConflict => {
            "X-Frame-Options of {url} has several values that contradict one another ({value}), which blocks every frame."
        }
        Code::XFrameOptionsDeny => "X-Frame-Options of {url} is {value}: no page may frame it.",
        Code::XFrameOptionsOverridden => "The answer has frame-ancestors, so its X-Frame-Options does not count.",
        Code::XFrameOptionsSameOrigin => {
            "X-Frame-Options of {url} is {value}, and {ancestor}, which is around it, is another origin."
        }
        Code::XFrameOptionsUnknown => {
            "X-Frame-Options of {url} has no value that browsers know ({value}), so it has no effect."
        }
        Code::AboutBlankEmpty => "about:blank is an empty document: there is nothing to show or play.",
        Code::AboutBlank => {
            "about:blank is an empty document that the browser makes itself; nothing is asked of a server."
        }
        Code::BeaconStream => {
            "sendBeacon() cannot send a ReadableStream, which might outlive the page: it throws a TypeError."
        }
        Code::FetchLaterStream => {
            "fetchLater() cannot send a ReadableStream, which might outlive the page: it throws a TypeError."
        }
        Code::IntegrityOpaque => {
            "The request has integrity metadata, and an opaque response can never be checked against it. It needs CORS (the crossorigin attribute, or mode \"cors\")."
        }
        Code::IntegrityPolicyBlocked => {
            "The page's Integrity-Policy blocks every {destination} that comes without integrity metadata and CORS."
        }
        Code::IntegrityPolicyReported => {
            "The page's Integrity-Policy-Report-Only would block this {destination}, which comes without integrity metadata and CORS: it is reported, not blocked."
        }
        Code::RedirectEmptyLocation => "The Location of the {status} redirect is empty.",
        Code::RedirectErrorNowhere => {
            "The status {status} announces a redirect, but there is no Location, so redirect: \"error\" has nothing to object to."
        }
        Code::TrustedTypesNeeded => {
            "The policy says require-trusted-types-for 'script': {sink} does not take a plain string. It takes a {type}."
        }
        Code::TrustedTypesReported => {
            "The report-only policy says require-trusted-types-for 'script': that {sink} gets a plain string instead of a {type} is reported, not refused."
        }
        Code::ApiNeedsSecureContext => "{api} exists on secure pages alone, and {page} is none.",
        Code::ApiUnsupported => "This engine {why}.",
        Code::BeaconMode => "A beacon with a body of type {type} is a \"{mode}\" request.",
        Code::BeaconScheme => "sendBeacon() takes http: and https: URLs only; {scheme}: throws a TypeError.",
        Code::FileAssumedToExist => "The file {url} is taken to exist.",
        Code::FileMissing => "The file {url} does not exist.",
        Code::PageOfAppDepends => {
            "The page's scheme is {scheme}:. An Electron app chooses what such pages may do when it registers the scheme (standard, secure, corsEnabled)."
        }
        Code::PageOfAppUnsupported => {
            "This engine has no pages at {scheme}: addresses: the webviews that have them are WebKit's."
        }
        Code::BlobAssumedToExist => "The blob is taken to exist: {url} was made by this page and has not been revoked.",
        Code::BlobNeedsGet => "A blob: URL can only be fetched with GET, not with {method}.",
        Code::BlobOfAnotherOrigin => "{url} was not made by this page's origin, so this page has no such blob.",
        Code::BodyIgnored => "XMLHttpRequest drops the body of a {method} request.",
        Code::BodyWithGet => "A {method} request cannot have a body: fetch() rejects with a TypeError.",
        Code::CorpAllows => "Cross-Origin-Resource-Policy lets {origin} have this response.",
        Code::CorpBlocked => "The response says Cross-Origin-Resource-Policy: {policy}, which keeps it from {origin}.",
        Code::CorpMissingForEmbedder => {
            "The page's {embedder} needs the response to say Cross-Origin-Resource-Policy: cross-origin (or to be shared by CORS), and it does not."
        }
        Code::CorsAllowOriginMismatch => {
            "Access-Control-Allow-Origin is {value}, which is not the request's origin {origin}."
        }
        Code::CorsAllowOriginMissing => {
            "The response (status {status}) has no Access-Control-Allow-Origin header, so it is not shared with {origin}."
        }
        Code::CorsAllows => "The response is shared with {origin}: Access-Control-Allow-Origin is {value}.",
        Code::CorsCredentialsMissing => {
            "The request includes credentials, so the response needs Access-Control-Allow-Credentials: true; it has none."
        }
        Code::CorsCredentialsWrong => {
            "The request includes credentials, so Access-Control-Allow-Credentials has to be exactly true; it is {value}."
        }
        Code::CorsNeedsHttp => {
            "A request to another origin in cors mode needs an http: or https: URL; {scheme}: has no way to share a response."
        }
        Code::CorsSeveralOrigins => {
            "Access-Control-Allow-Origin has several values ({value}); only one is allowed, even if they are equal."
        }
        Code::CorsWildcardWithCredentials => {
            "The request includes credentials, so the * of Access-Control-Allow-Origin does not count: the server has to name {origin}."
        }
        Code::CspNearStar => {
            "Closest: *, which covers http:, https:, ws: and wss: URLs and those of the page's own scheme, but not {scheme}:. Such a scheme has to be named."
        }
        Code::CspNearSelf => {
            "Closest: {source}, the page's own origin, whose scheme or port is another than that of {url}."
        }
        Code::CspNearScheme => "Closest: {source}. Its scheme does not cover {scheme}:.",
        Code::CspNearInvalid => "Closest: {source}, which is no source expression at all, so it is ignored.",
        Code::PreflightHeaderNotRead => {
            "Whether the response to the preflight has {header} is unknown: `{line}` could not be read as a header."
        }
        Code::RequestHeadersNotRead => {
            "Which headers the script sets is unknown: `{line}` could not be read as a header."
        }
        Code::ResponseHeaderNotRead => {
            "Whether the response has {header} is unknown: `{line}` could not be read as a header."
        }
        Code::ResponseOfSeveralHops => {
            "The text holds the responses of several hops (`{line}` comes first), so it is unknown which one answers this request."
        }
        Code::CspNearUnquoted => {
            "Closest: {source} without quotes, which is a host of that name. The keyword is '{source}', in single quotes."
        }
        Code::CspNearSubdomain => "Closest: {source}. It covers that host alone, not {host} below it.",
        Code::CspNearApex => "Closest: {source}. It covers the names below, not {host} itself: list both.",
        Code::CspNearAddress => {
            "Closest: {source}. By the standard, no host source covers an IP address such as {host}."
        }
        Code::CspNearPort => "Closest: {source}. Its port is not {port}.",
        Code::CspNearFolder => {
            "Closest: {source}. Its path has no slash at its end, so it covers that path alone and nothing below it."
        }
        Code::CspNearPath => "Closest: {source}. Its path does not cover {path}.",
        Code::CorsNearCase => {
            "{value} differs from {origin} in upper and lower case only: origins are compared byte by byte."
        }
        Code::CorsNearQuotes => "{value} is the right origin with quotes or brackets around it: they have to go.",
        Code::CorsNearSlash => "{value} ends in a slash, which no origin does.",
        Code::CorsNearList => {
            "{value} lists {origin} among others, but the header takes one origin: the server has to answer with the one that asks."
        }
        Code::CorsNearListWithout => "{value} is a list, and the header takes one origin alone.",
        Code::CorsNearPattern => "{value} has a * in it, which is a wildcard only if it is the whole value.",
        Code::CorsNearNoScheme => "{value} has no scheme: an origin is scheme, host and port, as in {origin}.",
        Code::CorsNearPath => "{value} has a path, which no origin has: it is {origin} alone.",
        Code::CorsNearPort => "{value} and {origin} differ in the port (or how it is written).",
        Code::CorsNearScheme => "{value} and {origin} differ in the scheme.",
        Code::CorsNearWww => "{value} and {origin} differ in the www. alone: those are two origins.",
        Code::CorsNearSubdomain => "{value} and {origin} are of one family of names, but they are two origins.",
        Code::CrossOrigin => "{urlOrigin} is another origin than {origin}: the request goes by the CORS protocol.",
        Code::CspAllows => "The policy's {directive} allows {url}: {source} covers it.",
        Code::CspAllowsNothing => "The policy's {directive} allows nothing at all, so {url} is blocked.",
        Code::CspNotRead => "Whether a policy of the page blocks this request is unknown: `{line}` could not be read.",
        Code::CspNoSourceMatches => "The policy's {directive} allows only {sources}, which does not cover {url}.",
        Code::CspNotGoverned => {
            "No policy of the page governs this request: none has {effectiveDirective} or what it falls back to."
        }
        Code::CspNone => "The page has no Content Security Policy.",
        Code::CspSandboxNoScript => {
            "The page is in a sandbox without `allow-scripts`: none of its scripts runs, so this never happens."
        }
        Code::CspReportOnlyViolated => {
            "The report-only policy's {directive} allows only {sources}, which does not cover {url}: it is reported, not blocked."
        }
        Code::DataUrlInvalid => "{url} is no readable data: URL.",
        Code::DataUrlWrongType => "The data: URL says that it is {type}, which is nothing to show or play.",
        Code::DataUrlRead => "The data: URL is read in place; its type is {type}.",
        Code::ElementRequest => {
            "The crossorigin attribute makes it a \"{mode}\" request with credentials mode \"{credentials}\"."
        }
        Code::EventSourceCharset => "The event stream's charset is {charset}; it has to be UTF-8.",
        Code::EventSourceData => "This engine opens no EventSource to a data: URL.",
        Code::EventSourceOpens => "The status is 200 and the type is text/event-stream: the EventSource opens.",
        Code::EventSourceStatus => "An EventSource needs status 200; the answer is {status}.",
        Code::EventSourceType => {
            "An EventSource needs Content-Type: text/event-stream; the answer's type is \"{type}\"."
        }
        Code::ExtensionHostPermission => {
            "The extension has permission for the host of {url}: no CORS headers are needed."
        }
        Code::FetchLaterUrl => {
            "fetchLater() takes potentially trustworthy http(s) URLs only; {url} throws a TypeError."
        }
        Code::FontStatus => "A font needs an ok status; the answer is {status}.",
        Code::HeaderDroppedByNoCors => "mode \"no-cors\" drops the header {header}.",
        Code::HeaderForbidden => "Script may not set the header {header}: it is left out.",
        Code::HeaderInvalid => "The header {header} has a name or a value that no HTTP header can have.",
        Code::HeadersWithheld => "Script cannot read {headers}: Access-Control-Expose-Headers does not name them.",
        Code::LocalNetworkAsks => {
            "Local Network Access: a {from} page asks for a {to} address, so the browser asks the user for the permission {permission} first. No header of the server grants it."
        }
        Code::LocalNetworkDenied => {
            "Local Network Access: the user refused the permission {permission}, so this {from} page may not reach a {to} address. It can be granted in the browser's settings for the site; no header grants it."
        }
        Code::LocalNetworkGranted => {
            "Local Network Access: the user granted the permission {permission}, so this {from} page may reach {to} addresses."
        }
        Code::LocalNetworkInsecurePage => {
            "Local Network Access: this {from} page is not a secure context, so it may not reach a {to} address, and the browser never asks the user for the permission. Serve the page over https:."
        }
        Code::MediaStatus => "A media resource needs an ok status; the answer is {status}.",
        Code::MethodForbidden => "{method} is a forbidden method: no script can send it.",
        Code::MethodInvalid => {
            "\"{method}\" is not an HTTP method: it may hold only letters, digits and !#$%&'*+-.^_`|~."
        }
        Code::MethodNormalized => "The method {method} is sent as {normal}.",
        Code::MethodSet => "The method {method} is sent as it is.",
        Code::MimeTypeBlocked => "A script cannot have the type {type}.",
        Code::MixedContentLoopbackShown => "{url} is on this machine, so it is loaded without an upgrade to https:.",
        Code::MixedContentLocal => "{url} leads into the local network, which is not held to be mixed content.",
        Code::MixedContentBlocked => "The page {page} is secure, {url} is not: it is blocked as mixed content.",
        Code::NoCorsMethod => "mode \"no-cors\" takes GET, HEAD and POST only; {method} rejects with a TypeError.",
        Code::NoCorsNeedsFollow => "A no-cors request to another origin needs redirect: \"follow\".",
        Code::NoCorsOpaque => {
            "mode \"no-cors\" to {urlOrigin}: no CORS headers are needed, and the response stays opaque."
        }
        Code::NosniffBlocked => "X-Content-Type-Options: nosniff blocks a {destination} of type \"{type}\".",
        Code::NoBody => "An answer of status {status} has no body, so there is nothing to show or play.",
        Code::OnlyInformational => "Status {status} only announces an answer; none follows.",
        Code::OpaqueResponseBlocked => {
            "This engine withholds an opaque response of type {type} that says nosniff: it is no resource an element could use."
        }
        Code::PingScheme => "A ping goes to http: and https: URLs only, not to {scheme}:.",
        Code::PortBlocked => "Port {port} ({service}) is blocked for all requests.",
        Code::PreflightAllowOriginMismatch => {
            "The preflight's Access-Control-Allow-Origin is {value}, which is not the request's origin {origin}."
        }
        Code::PreflightAllowOriginMissing => {
            "The preflight's answer (status {status}) has no Access-Control-Allow-Origin header: the request is not sent."
        }
        Code::PreflightAllows => "The preflight's answer allows the method {method} and the headers {headers}.",
        Code::PreflightAllowsMethod => {
            "The preflight's answer allows the method {method}; no header had to be asked for."
        }
        Code::PreflightAnswerNotKnown => "The response to the preflight OPTIONS {url} is not given.",
        Code::PreflightAuthorizationWildcard => {
            "The * of Access-Control-Allow-Headers does not cover Authorization: it has to be named."
        }
        Code::PreflightCorsPassed => "The preflight's answer is for {origin}: Access-Control-Allow-Origin is {value}.",
        Code::PreflightCredentialsMissing => {
            "The request will include credentials, so the preflight's answer needs Access-Control-Allow-Credentials: true; it has none."
        }
        Code::PreflightCredentialsWrong => {
            "The request will include credentials, so the preflight's Access-Control-Allow-Credentials has to be exactly true; it is {value}."
        }
        Code::PreflightForHeaders => "Request headers that are not safelisted ask for a preflight: {headers}.",
        Code::PreflightForMethod => "The method {method} asks for a preflight: only GET, HEAD and POST go without.",
        Code::PreflightForStream => "A stream as body asks for a preflight.",
        Code::PreflightForUploadListener => "A listener on xhr.upload asks for a preflight.",
        Code::PreflightHeaderNotAllowed => {
            "The request header {header} is not in the preflight's Access-Control-Allow-Headers ({value})."
        }
        Code::PreflightHeadersMissing => {
            "The preflight's answer has no Access-Control-Allow-Headers, so the request header {header} is not allowed."
        }
        Code::PreflightHeaderWildcard => {
            "The request includes credentials, so the * of Access-Control-Allow-Headers is only a name: {header} has to be listed."
        }
        Code::PreflightHeadersUnreadable => "Access-Control-Allow-Headers is no list of header names: \"{value}\".",
        Code::PreflightMethodNotAllowed => {
            "The method {method} is not in the preflight's Access-Control-Allow-Methods ({value})."
        }
        Code::PreflightMethodsMissing => {
            "The preflight's answer has no Access-Control-Allow-Methods, so the method {method} is not allowed."
        }
        Code::PreflightMethodWildcard => {
            "The request includes credentials, so the * of Access-Control-Allow-Methods is only a name: {method} has to be listed."
        }
        Code::PreflightMethodsUnreadable => "Access-Control-Allow-Methods is no list of methods: \"{value}\".",
        Code::PreflightStays => {
            "A preflight comes before this {method} too, as before the request that was redirected."
        }
        Code::PreflightNotNeeded => "No preflight: {method} with safelisted headers goes out at once.",
        Code::PreflightRedirected => {
            "The preflight was answered with the redirect {status}; a preflight is never redirected."
        }
        Code::PreflightSent => "A preflight OPTIONS {url} goes out first, without credentials.",
        Code::PreflightSeveralOrigins => {
            "The preflight's Access-Control-Allow-Origin has several values ({value}); only one is allowed."
        }
        Code::PreflightStatus => "The preflight was answered with status {status}; it needs one from 200 to 299.",
        Code::PreflightWildcardWithCredentials => {
            "The request will include credentials, so the * of the preflight's Access-Control-Allow-Origin does not count: the server has to name {origin}."
        }
        Code::PreloadStatus => "This engine needs an ok status for this preload; the answer is {status}.",
        Code::PreloadAs => "\"{as}\" is nothing that can be preloaded: the link is ignored.",
        Code::RedirectBecomesGet => "A {status} turns the {method} request into a GET without a body.",
        Code::RedirectDropsAuthorization => "The redirect leads to another origin ({to}): Authorization is removed.",
        Code::RedirectFollowed => "The {status} from {from} is followed to {to}.",
        Code::RedirectHasCredentials => {
            "The redirect's URL {location} has a user name or password, which CORS does not allow."
        }
        Code::RedirectInvalidUrl => "The Location {location} is no URL: {reason}.",
        Code::RedirectModeError => "The answer is a redirect ({status}), and this request takes none.",
        Code::RedirectModeManual => {
            "redirect: \"manual\" keeps the {status} from being followed; script gets an opaque redirect."
        }
        Code::RedirectNotHttp => "The redirect leads to {scheme}:; only http: and https: are followed.",
        Code::RedirectOriginNull => {
            "The chain went from another origin to a third: from here on the request says Origin: null instead of {origin}."
        }
        Code::RedirectSeveralLocations => {
            "The answer has several Location headers that differ ({location}), so it leads nowhere."
        }
        Code::RedirectStreamGone => "A stream cannot be sent twice, so the {status} cannot be followed.",
        Code::RedirectTooMany => "More than 20 redirects.",
        Code::RedirectWithoutLocation => "The {status} has no Location: it is the final answer.",
        Code::RequestLineForbidden => {
            "\"{line}\" is the start of a raw HTTP request. No script can send {method}: CONNECT is what an HTTP client says to a proxy to open a tunnel, TRACE and TRACK echo a request."
        }
        Code::RequestLineRead => "The raw request line is read as {method} {target}.",
        Code::RequestSent => {
            "{method} {url} goes out {credentials} credentials (credentials mode \"{credentialsMode}\")."
        }
        Code::ResponseNotKnown => "The response of {url} is not given.",
        Code::ResultLoads => "The resource loads.",
        Code::ResultOpaque => "The promise resolves with an opaque response: status 0, no headers, no body.",
        Code::ResultReadable => "Script reads status {status} and these headers: {headers}.",
        Code::ResultReadableNoHeaders => "Script reads status {status} and no header.",
        Code::ResultOpaqueRedirect => "The promise resolves with an opaque redirect: status 0, no headers.",
        Code::ResultSent => "The request is on its way; the script hears nothing more of it.",
        Code::ResultTaintsCanvas => "The image loads; drawing it taints a canvas, for it came without CORS.",
        Code::SameOrigin => "The URL has the page's origin {origin}: CORS does not come into it.",
        Code::SameOriginModeRefuses => {
            "mode \"same-origin\" takes no URL of another origin; {urlOrigin} is not {origin}."
        }
        Code::SchemeNotFetched => "{scheme}: URLs cannot be fetched by a page.",
        Code::ScriptStatus => "A script needs an ok status; the answer is {status}.",
        Code::StreamAsText => {
            "This engine has no request streams: the body is sent as the text \"[object ReadableStream]\"."
        }
        Code::StreamNeedsCors => "A stream as body needs mode \"cors\" or \"same-origin\".",
        Code::StreamUnsupported => "This engine takes no stream as a request body.",
        Code::StyleStatus => "A style sheet needs an ok status; the answer is {status}.",
        Code::StyleType => "A style sheet needs Content-Type: text/css; the answer's type is {type}.",
        Code::UpgradedAsMixedContent => "The page is secure, so {before} is asked for as {after}.",
        Code::UpgradedByDirective => "upgrade-insecure-requests turns {before} into {after}.",
        Code::UrlCredentialsBlocked => "A user name or password in the URL of a request to another origin is refused.",
        Code::UrlHasCredentials => "fetch() takes no URL with a user name or password: it rejects with a TypeError.",
        Code::UrlInvalid => "\"{url}\" is no URL: {reason}.",
        Code::UrlNotRead => "Which URL is requested is unknown: `{given}` is not one.",
        Code::UrlParsed => "The URL is {url}.",
        Code::WebSocketAccept => {
            "Sec-WebSocket-Accept is \"{value}\", which answers no key: it has to be a hash of the browser's Sec-WebSocket-Key."
        }
        Code::WebSocketExtension => {
            "The server answers with the extension {extension}, which was not offered like that."
        }
        Code::WebSocketFragment => {
            "A WebSocket URL can have no fragment (#{fragment}): the constructor throws a SyntaxError."
        }
        Code::WebSocketHandshakeHeader => "The handshake's {header} header has to say {wanted}; it says \"{value}\".",
        Code::WebSocketOpens => "The handshake succeeds: the WebSocket opens.",
        Code::WebSocketProtocolInvalid => {
            "\"{protocol}\" cannot be a sub-protocol: the constructor throws a SyntaxError."
        }
        Code::WebSocketProtocolMissing => "Sub-protocols were offered ({offered}), and the server chose none.",
        Code::WebSocketProtocolNotOffered => {
            "The server chose the sub-protocol \"{selected}\", which was not offered ({offered})."
        }
        Code::WebSocketProtocolUnasked => {
            "Sec-WebSocket-Protocol: the server chose \"{selected}\", but the page offered no sub-protocol."
        }
        Code::WebSocketProtocolTwice => {
            "The sub-protocol \"{protocol}\" is given twice: the constructor throws a SyntaxError."
        }
        Code::WebSocketScheme => "A WebSocket URL is ws: or wss: (or http: or https:); {scheme}: throws a SyntaxError.",
        Code::WebSocketSchemeFromHttp => "The http(s) URL stands for {url}.",
        Code::WebSocketStatus => "The handshake was answered with status {status}; it needs 101.",
        Code::WebSocketUrlEmpty => "This engine throws a SyntaxError for an empty WebSocket URL.",
        Code::WebTransportNotSimulated => {
            "Policies let {url} be connected to; the HTTP/3 session itself is not simulated."
        }
        Code::WebTransportUrl => "WebTransport takes https: URLs without a fragment; {url} throws a SyntaxError.",
    }
}

/// The sentence of a problem.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn problem(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::CspDirectiveNotAscii => {
            "the directive `{name}` has a character outside ASCII (a curly quote, perhaps), so all of it is ignored"
        }
        ProblemKind::CspDuplicateDirective => "`{name}` stands twice in this policy; only the first counts",
        ProblemKind::CspIgnoredInMeta => "`{name}` is ignored in a meta element; send it as a header",
        ProblemKind::CspIgnoredInReportOnly => "`{name}` is ignored in a report-only policy",
        ProblemKind::CspInvalidSource => "`{source}` is no source expression: nothing can match it",
        ProblemKind::CspNoneNotAlone => "'none' beside other sources has no effect",
        ProblemKind::CspUnknownDirective => "`{name}` is no directive that browsers know",
        ProblemKind::CspUnquotedKeyword => {
            "`{source}` without quotes is a host name; the keyword is written '{source}'"
        }
        ProblemKind::HeaderBadName => "`{name}` cannot be a header name",
        ProblemKind::CspWithoutName => {
            "this looks like a policy without its header's name; the header is `Content-Security-Policy`"
        }
        ProblemKind::HeaderInConfiguration => "`{line}` is part of a configuration, not a header that a server sends",
        ProblemKind::HeaderInvisible => "the text has an invisible character ({code}), which was passed over",
        ProblemKind::HeaderNotRecognised => "`{name}` is not a response header: expected lines such as `Vary: Origin`",
        ProblemKind::HeaderOfBrowser => {
            "`{name}` stands among headers that only browsers set, so the browser probably set it; remove it, or them"
        }
        ProblemKind::HeaderOfRequest => "these are request headers (`{name}`); the headers of the response belong here",
        ProblemKind::HeaderOfResponse => {
            "these are response headers (`{name}`); the headers that the script sets belong here"
        }
        ProblemKind::HeaderQuoted => "the value of `{name}` is in quotes; it is read without them",
        ProblemKind::HeaderSeveralHops => {
            "these are the responses of several hops; give each redirect's response a hop of its own"
        }
        ProblemKind::HeaderVariable => "`{variable}` is a variable; paste the value of `{name}` that the server sends",
        ProblemKind::HeaderControlCharacter => "the value of `{name}` has a control character",
        ProblemKind::HeaderNoColon => "expected `Name: value`, found `{line}`",
        ProblemKind::HeaderSpaceBeforeColon => {
            "there is a space between `{name}` and its colon, which HTTP does not allow"
        }
        ProblemKind::HeaderSeveralRuns => "several answers are pasted here; the last one counts",
        ProblemKind::LocationWithoutRedirect => {
            "`Location` counts only with status 301, 302, 303, 307 or 308; the status is {status}"
        }
        ProblemKind::UpgradeOfLoopback => {
            "Safari applies upgrade-insecure-requests to this machine too: it asks for {url} over https:, where a development server rarely answers"
        }
        ProblemKind::UpgradeToSamePort => {
            "upgrade-insecure-requests makes the browser ask for {url}, but the page itself came over http: from that port, where nothing answers https: then; the answer given here is for http:"
        }
        ProblemKind::LocalNetworkNotJudged => {
            "{url} is on this machine or its network: if the page is public, Chrome 142 and later need the permission for Local Network Access, which no header grants (page.addressSpace says where the page is, page.localNetworkPermission what the user answered)"
        }
        ProblemKind::ManyMore => "and {count} more of the kind",
        ProblemKind::NetworkUnreachedHop => "`{path}` describes a hop that is never reached",
        ProblemKind::PageIsFile => {
            "the page is a file: it can load classic scripts, styles, images, audio, video and fonts beside it, but no modules, and no file by fetch() or XMLHttpRequest; serve the folder over http: and open the page from there"
        }
        ProblemKind::PageUrlInvalid => "`{url}` is no absolute URL: {reason}",
        ProblemKind::PageUrlNotRead => "this is not the page's URL: expected one such as https://app.example.com",
        ProblemKind::PageUrlRelative => "the page's URL needs a scheme; did you mean {near}?",
        ProblemKind::PreflightNotSent => "`{path}` describes the answer to a preflight that is not sent",
        ProblemKind::NothingHelps => "{advice}",
        ProblemKind::CspCommaBetweenSources => {
            "a comma ends the policy: what follows, `{source}`, is read as a directive of another one. Sources are separated by spaces"
        }
        ProblemKind::CspCommaBetweenDirectives => {
            "a comma begins another policy, and every policy has to allow a request; directives of one policy are separated by semicolons"
        }
        ProblemKind::CspMetaComma => {
            "commas in a meta element: Chromium and WebKit split the policy there, Firefox and the standard do not"
        }
        ProblemKind::CspPortImpossible => "nothing can match `{source}`: ports go up to 65535",
        ProblemKind::CspReportUri => {
            "`report-uri` is deprecated: `report-to` takes its place (Firefox has it since release 149)"
        }
        ProblemKind::CspHostImpossible => "nothing can match `{source}`: no URL has such a host",
        ProblemKind::CspForgottenSemicolon => "`{source}` is the name of a directive: a semicolon is missing before it",
        ProblemKind::CspHostUnderStrictDynamic => {
            "`{source}` is ignored: 'strict-dynamic' stands in the same {directive}"
        }
        ProblemKind::CspPastDirective => "browsers do not read `{name}`: use {instead} instead",
        ProblemKind::CspSchemeMisspelt => "`{source}` has a scheme that no browser knows; did you mean {near}?",
        ProblemKind::CspSchemeWithoutColon => {
            "`{source}` without a colon is a host name; the scheme is written `{source}:`"
        }
        ProblemKind::CspStrictDynamicAlone => {
            "'strict-dynamic' without a nonce or a hash in {directive} allows no script at all"
        }
        ProblemKind::CspWildcardInPath => {
            "the `*` in the path of `{source}` is an ordinary character; a path that ends with a slash covers everything below it"
        }
        ProblemKind::CspFolderPath => {
            "the path of `{source}` has no slash at its end, so it covers that path alone and nothing below it"
        }
        ProblemKind::CspDeprecatedDirective => "`{name}` is deprecated, or browsers never took it up",
        ProblemKind::CspReportOnlyWithoutEndpoint => {
            "a report-only policy without report-to or report-uri reports to nobody; it only prints to the console"
        }
        ProblemKind::CspEndpointUnknown => {
            "no Reporting-Endpoints header names the endpoint `{name}`, so nothing is reported"
        }
        ProblemKind::CspAllowsEverything => "`*` lets {directive} reach every host",
        ProblemKind::CspAllowsScheme => "`{source}` lets {directive} reach every host by that scheme",
        ProblemKind::CspInsecureSource => {
            "`{source}` lets an https: page use an insecure scheme; http: and ws: sources cover https: and wss: too, the other way round they do not"
        }
        ProblemKind::CspDuplicateSource => "`{source}` stands twice in {directive}",
        ProblemKind::CspNonceWithoutEffect => {
            "a nonce or a hash has no effect in {directive}: it is for scripts and styles"
        }
        ProblemKind::CspKeywordWithoutEffect => "{source} has no effect in {directive}",
        ProblemKind::CspUnsafeInline => {
            "'unsafe-inline' in {directive} lets every inline script run, which is most of what a policy is there to stop"
        }
        ProblemKind::CspUnsafeEval => "'unsafe-eval' in {directive} lets strings become code",
        ProblemKind::CspEmptyDirective => "{directive} without sources allows nothing, as 'none' would",
        ProblemKind::CspSourceQuery => {
            "`{source}` has a query or a fragment, which no source may have: by the standard it matches nothing, most browsers drop that part only where a path comes before it, and otherwise ignore the source"
        }
        ProblemKind::CspValueIgnored => "`{name}` takes no value; this one is ignored",
        ProblemKind::CspSandboxEscape => {
            "a sandbox with both allow-scripts and allow-same-origin can be taken off by the page itself"
        }
        ProblemKind::CspSandboxFlagUnknown => "`{name}` is no sandbox flag",
        ProblemKind::HeaderMisspelt => "`{name}` is no header that browsers know; did you mean `{near}`?",
        ProblemKind::HeaderObsolete => "browsers no longer read `{name}`: it is {instead} now",
        ProblemKind::ReferrerPolicyUnknown => "`{value}` is no referrer policy",
        ProblemKind::EmbedderPolicyUnknown => {
            "`{value}` is no value of Cross-Origin-Embedder-Policy, so there is no such policy"
        }
        ProblemKind::CorsSeveralOrigins => {
            "Access-Control-Allow-Origin may have one value only, and here it has several"
        }
        ProblemKind::CorsOriginMalformed => {
            "`{value}` is no origin, so it matches none: an origin is scheme, host and port, as in https://app.example.com"
        }
        ProblemKind::CorsOriginPattern => "the * in `{value}` is no wildcard: it is one only if it is the whole value",
        ProblemKind::CorsOriginNull => {
            "null is the origin of every sandboxed frame and data: page: to allow it is to allow anybody"
        }
        ProblemKind::CorsCredentialsNotTrue => {
            "Access-Control-Allow-Credentials counts only as exactly true, in lower case; `{value}` is as good as none"
        }
        ProblemKind::CorsWildcardAndCredentials => {
            "Access-Control-Allow-Origin: * never goes with credentials: Access-Control-Allow-Credentials has no effect beside it"
        }
        ProblemKind::CorsWildcardLiteral => "the * of {name} is a plain name where credentials are included",
        ProblemKind::CorsEchoWithoutVary => {
            "one origin is allowed without Vary: Origin: if the value depends on who asks, caches hand one origin's answer to another"
        }
        ProblemKind::CorsMaxAgeCapped => {
            "browsers remember a preflight for less than {value} seconds: Chromium 7200, Firefox 86400, WebKit 600 at most"
        }
        ProblemKind::CorsMaxAgeMalformed => {
            "`{value}` is no number of seconds, so the preflight is remembered for the default of 5"
        }
        ProblemKind::CorsExposeOnPreflight => {
            "Access-Control-Expose-Headers has no effect on a preflight's answer; it belongs on the answer to the request"
        }
        ProblemKind::CorsPreflightHeaderOnResponse => {
            "{name} has no effect here; it belongs on the answer to the preflight"
        }
        ProblemKind::CorsListUnreadable => {
            "`{value}` is no list of names separated by commas, so {name} cannot be read at all"
        }
        ProblemKind::CorsHeaderUnknown => "`{name}` is no header of the CORS protocol",
        ProblemKind::CorsHeaderMisspelt => "`{name}` is no header of the CORS protocol; did you mean `{near}`?",
        ProblemKind::CorsPrivateNetwork => "`{name}` has no effect: Private Network Access was given up for a prompt",
        ProblemKind::CorsAuthorizationUnderWildcard => {
            "by the standard, * does not cover Authorization (engines still let it); name it in Access-Control-Allow-Headers"
        }
        ProblemKind::CorpUnknown => {
            "`{value}` is no value of Cross-Origin-Resource-Policy: same-origin, same-site and cross-origin are, in lower case"
        }
        ProblemKind::NosniffUnknown => "`{value}` is no value of X-Content-Type-Options: nosniff is the only one",
        ProblemKind::LocationSeveral => "a redirect with several Location headers fails by the standard if they differ",
        ProblemKind::CorsHeaderOnRequest => {
            "`{name}` is a header of answers: on a request it allows nothing, and causes a preflight"
        }
        ProblemKind::RequestUrlNotRead => "this is not a URL: expected one such as https://api.example.com/users",
        ProblemKind::RequestUrlRelative => "this is not an absolute URL; did you mean {near}?",
        ProblemKind::RequestFieldIgnored => "`{field}` has no effect: {api} takes none",
        ProblemKind::HostPermissionsOnPage => {
            "host permissions belong to extension pages; this page is none, so they have no effect"
        }
        ProblemKind::StatusContradiction => "the status line says {line}, the status field {status}: the field counts",
        ProblemKind::StatusImpossible => "{status} is no HTTP status: they go from 100 to 599",
        ProblemKind::SandboxWithoutScripts => "`sandbox` without `allow-scripts`: no script of this page runs at all",
    }
}

/// The sentence of a repair.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn fix(code: FixCode) -> &'static str {
    match code {
        FixCode::CspAddHash => {
            "Add {source} to the policy's {directive}: the hash of exactly this code. Any change to the code, a space too, needs a new hash."
        }
        FixCode::CspAddHashOfAttribute => {
            "Add {source} to the policy's {directive}. Where the code stands in many places, move it into a file instead: 'unsafe-hashes' lets injected markup reuse it."
        }
        FixCode::CspAddIntegrityHash => {
            "Add {source}, the hash of the integrity attribute, to the policy's {directive}."
        }
        FixCode::CspAddNonce => {
            "Add {source} to the policy's {directive}, and give the element the same nonce. The server has to make a new random one for each response."
        }
        FixCode::CspAddTrustedTypesEval => {
            "Add {source} to the policy's {directive}: it lets eval() take code that a Trusted Types policy made."
        }
        FixCode::CspAddWasm => "Add {source} to the policy's {directive}: it allows WebAssembly, but not eval().",
        FixCode::ElementIntoMarkup => {
            "Put the element into the markup that the server sends: Trusted Types check only what scripts insert."
        }
        FixCode::ElementNonce => {
            "Give the element the nonce of this response's policy (here nonce=\"{nonce}\"). The server has to write the same new value into both for each response."
        }
        FixCode::EmbedderPolicyOfFrame => {
            "Answer the framed page with {name}: {value}, as the page around it requires."
        }
        FixCode::EvalIntoFile => "Put the code into a script file ({url}) instead of giving a string to {via}().",
        FixCode::EvalParseJson => {
            "Read the value with JSON.parse() instead of {via}(), in a script file of the page ({url})."
        }
        FixCode::FrameAncestorsInstead => {
            "Answer the framed page with Content-Security-Policy: {value}. Browsers then ignore X-Frame-Options, which cannot name other origins."
        }
        FixCode::FrameAncestorsList => "List the pages that frame it in the framed page's policy: {value}.",
        FixCode::HandlerIntoFile => "Move the handler into a script file ({url}) that sets it with addEventListener().",
        FixCode::IntegrityOfAnswer => "If this is the content that you expect, set integrity=\"{integrity}\".",
        FixCode::JavascriptUrlIntoFile => {
            "Move the code into a script file ({url}) that listens for the event with addEventListener(), and give the link a real URL."
        }
        FixCode::LoadByScript => {
            "Have a script that the policy allows create the element: 'strict-dynamic' passes its trust on."
        }
        FixCode::SandboxAllowForms => "Add {token} to the page's sandbox, so that its forms can be submitted.",
        FixCode::ScriptCreateElement => {
            "Create the script with document.createElement(): scripts that innerHTML inserts never run."
        }
        FixCode::ScriptIntoFile => "Move the code into a script file ({url}).",
        FixCode::StyleAttributeIntoFile => {
            "Move the declarations into a style sheet ({url}), and give the element a class."
        }
        FixCode::StyleIntoFile => "Move the rules into a style sheet ({url}).",
        FixCode::TimerTakesFunction => {
            "Give {via}() a function instead of a string, in a script file of the page ({url})."
        }
        FixCode::TrustedTypesAllowDuplicates => {
            "Add 'allow-duplicates' to trusted-types, so that {policy} may be created again."
        }
        FixCode::TrustedTypesCreateOnce => "Create the Trusted Types policy {policy} once, and use it in every place.",
        FixCode::TrustedTypesListPolicy => "Add {policy} to the policy's trusted-types.",
        FixCode::TrustedTypesTextContent => "Set textContent instead: the value has no markup.",
        FixCode::TrustedTypesUsePolicy => {
            "Make the value a {type} with a Trusted Types policy that checks it: trustedTypes.createPolicy(\"{policy}\", …). A policy named default does so for every string."
        }
        FixCode::WorkerOfOwnOrigin => "Serve the worker's script from the page's own origin: {url}.",
        FixCode::XFrameOptionsSameOrigin => "Answer the framed page with X-Frame-Options: SAMEORIGIN.",
        FixCode::AnswerUnauthorized => {
            "Answer 401 instead of redirecting to {url}: the request is not signed in, and a script cannot sign in by following a redirect."
        }
        FixCode::ContentType => "Answer with Content-Type: {value}.",
        FixCode::CorpAllow => "Answer with Cross-Origin-Resource-Policy: {value}.",
        FixCode::CorsAllowAnyone => {
            "Let anybody read the answer to the {answer}, with Access-Control-Allow-Origin: *. The request's origin is null, which a server should never name: every sandboxed frame has it."
        }
        FixCode::CorsAllowCredentials => "Answer the {answer} with Access-Control-Allow-Credentials: true.",
        FixCode::CorsAllowOrigin => {
            "Answer the {answer} with Access-Control-Allow-Origin: {origin}. Where the value depends on who asks, with Vary: Origin too."
        }
        FixCode::CorsAllowOriginOnce => {
            "Say Access-Control-Allow-Origin: {value} once in the answer to the {answer}: two layers (an application and a proxy, say) both add it."
        }
        FixCode::CspAddDirective => {
            "Give the page's policy its own {directive}: what default-src allows, and {source}."
        }
        FixCode::CspAddDirectiveScheme => {
            "Give the page's policy its own {directive}: what default-src allows, and {source}, which opens every host with that scheme: no source can name an IPv6 address."
        }
        FixCode::CspAddScheme => {
            "Add {source} to the policy's {directive}. It opens every host with that scheme: no source can name an IPv6 address."
        }
        FixCode::CspAddSource => "Add {source} to the policy's {directive}.",
        FixCode::CspAddVendor => {
            "Add {source} to the policy's {directive}. {vendor} documents this wildcard, since its hosts change (see {documentation})."
        }
        FixCode::CspEndPathWithSlash => {
            "Write {after} instead of {source}: only a path that ends with a slash covers what is below it."
        }
        FixCode::CspQuoteKeyword => "Put {source} in single quotes: without them it is a host of that name.",
        FixCode::ElementCrossOrigin => "Set crossorigin on the element, so that it asks by the CORS protocol.",
        FixCode::ElementWithoutCrossOrigin => {
            "Remove crossorigin from the element, unless script has to read what it loads."
        }
        FixCode::HandshakeHeader => "Mend the handshake's {name}.",
        FixCode::LocationHttps => "Redirect to {url}.",
        FixCode::LocationWithoutCredentials => "Redirect to {url}, without a user name and a password.",
        FixCode::MethodUpperCase => {
            "Write the method as {upper}: {method} is another method, for only some are put into upper case."
        }
        FixCode::MethodWithBody => "Send it with POST: GET has no body.",
        FixCode::ModeCors => "Leave out mode: \"{before}\".",
        FixCode::PreflightAllowHeader => {
            "Allow the header {header}: answer the preflight with Access-Control-Allow-Headers: {value}."
        }
        FixCode::PreflightAllowMethod => {
            "Allow the method {method}: answer the preflight with Access-Control-Allow-Methods: {value}."
        }
        FixCode::PreflightAllowOrigin => "Answer the preflight with Access-Control-Allow-Origin: {origin}.",
        FixCode::PreflightStatus => {
            "Answer OPTIONS with 204 instead of {status}, before authentication and redirects have a say."
        }
        FixCode::ProtocolSelected => "Select a sub-protocol that was offered: Sec-WebSocket-Protocol: {value}.",
        FixCode::RedirectFollow => "Leave out redirect: \"error\".",
        FixCode::RequestHttps => "Ask for {url}.",
        FixCode::RequestTextPlain => {
            "Send the body as text/plain, which needs no preflight. The server then has to read it as JSON whatever its type."
        }
        FixCode::RequestWithoutCredentials => "Make the request without credentials.",
        FixCode::RequestWithoutHeader => "Leave the header {header} out of the request.",
        FixCode::RequestWithoutProtocols => "Offer no sub-protocols.",
        FixCode::RequestWithoutUploadListener => {
            "Remove the listener on xhr.upload: it is the only reason for the preflight."
        }
        FixCode::SandboxAllowScripts => "Add {token} to the page's sandbox, so that its scripts run.",
        FixCode::SandboxAllowSameOrigin => {
            "Add {token} to the page's sandbox: the page then has its own origin, and keeps it from little."
        }
        FixCode::UpgradeInsecureRequests => {
            "Let the page's policy upgrade what it asks for: upgrade-insecure-requests."
        }
        FixCode::UrlWithoutCredentials => "Ask for {url}, and send the user name and the password in a header.",
    }
}

/// What can be done where no header, and no small change of the request, helps.
fn advice(check: Check) -> &'static str {
    match check {
        Check::Url => "No header can help: the URL itself has to be another.",
        Check::Method => "No header can help: the request has to use another method.",
        Check::Header => "No header of a server can help: the script may not send this one.",
        Check::Csp => "No single source mends this: a change of the policy is a decision about what the page may do.",
        Check::MixedContent => "No header can help: the server has to be reached over https: or wss:.",
        Check::Port => "No header can open this port: every browser refuses it. The server has to listen on another.",
        Check::SameOriginMode => "No header can help: the request itself rules other origins out.",
        Check::Preflight | Check::Cors => {
            "No precise header helps here: ask for the final URL of a server that shares its answer with this origin."
        }
        Check::Redirect => {
            "No header of the page can help: the redirect has to lead elsewhere, or the request has to go to its end at once."
        }
        Check::Credentials => "No header can help: the request has to carry its credentials in another way.",
        Check::Corp => {
            "The server that has the resource has to share it, with Cross-Origin-Resource-Policy or by CORS."
        }
        Check::LocalNetwork => {
            "No header can help: the user decides, in the browser's prompt, and the page has to be a secure context."
        }
        Check::Response => "No header of the page can help: the server has to answer differently.",
        Check::Unsupported => "No header can help: the engine lacks what the request needs.",
        Check::XFrameOptions | Check::FrameAncestors => {
            "The server that has the framed page decides who may frame it: it has to name the page in frame-ancestors."
        }
        Check::Sandbox => "The sandbox has to give back what the page needs, or the page has to do without it.",
        Check::Integrity => "The integrity attribute has to have the hash of what the server answers.",
        Check::TrustedTypes => "No header should help: the code has to make the value with a Trusted Types policy.",
        Check::Other => "No header of a server can help: the page has to ask in another way.",
    }
}

/// What an engine does otherwise.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn departure(departure: Departure) -> &'static str {
    match departure {
        Departure::WebSocketUrlKeepsScheme => {
            "matches a WebSocket's ws: or wss: URL as it is, so a source for http:, https: or without a scheme does not cover it"
        }
        Departure::SocketSchemeCoversSocketsOnly => {
            "takes a ws: or wss: source for sockets only, not for http: and https: URLs"
        }
        Departure::IpAddressMatchesHostSource => "matches a host source against an IPv4 address as text",
        Departure::Port80CoversPort443 => "lets port 80 of a source cover port 443 when the scheme is upgraded with it",
        Departure::Port80CoversPort443OfAnyScheme => {
            "lets port 80 of a source, or an http: source without a port, cover port 443 whatever the URL's scheme"
        }
        Departure::SchemeAndPortUpgradeTogether => {
            "lets an http: source cover https: only where the port can be upgraded with it, so http://host:8443 does not cover https://host:8443"
        }
        Departure::SourceSchemeGivesPort => {
            "gives a source without a port the default port of the source's own scheme, and lets port 80 cover 443 whatever the URL's scheme"
        }
        Departure::SelfPortIsOneOfSource => {
            "matches the port of 'self' as that of a source that names the page's scheme, host and port"
        }
        Departure::SelfKeepsItsDefaultPort => {
            "lets 'self' of an http: page cover port 80 of its host under https: and wss:"
        }
        Departure::PortsAreTexts => "compares the ports of sources as text, so that :0443 covers no port",
        Departure::PortsWrapAround => "takes a source's port beyond 65535 modulo 65536, where the URL names no port",
        Departure::HostEndsWithoutDot => "takes no source whose host ends with a dot",
        Departure::WildcardNeedsNoName => "takes *. with a scheme and no name behind it for any host",
        Departure::StarHostNeedsScheme => "does not take *:port or */path without a scheme for a source",
        Departure::StarHostTakesNoPath => "does not take a path after the host *, unless a port stands between them",
        Departure::StarCoversLocalMedia => {
            "lets img-src * cover data: URLs, and media-src * cover data: and blob: URLs"
        }
        Departure::SelfCoversFiles => "lets 'self' and * cover files on a page that is a file",
        Departure::PathDecodedAsAWhole => {
            "decodes a path as a whole before comparing, so an encoded slash at its end makes it a prefix"
        }
        Departure::PathBytesAreCharacters => {
            "reads percent-encoded bytes of a path that are no UTF-8 as ISO-8859-1, so that /%EF equals /%C3%AF"
        }
        Departure::SourcePathOfAnyCharacters => {
            "takes a source whose path begins with // or has characters that no path may have"
        }
        Departure::SourceQueryIsDropped => {
            "drops the query or fragment behind a source's path instead of refusing the source"
        }
        Departure::QueryAfterHostIsDropped => {
            "drops the query or fragment behind a source's host or port (but not behind * alone)"
        }
        Departure::TextBehindSelfIsDropped => {
            "takes a source that begins with 'self' for 'self', whatever follows without a space"
        }
        Departure::StrictDynamicDisablesSources => {
            "ignores 'self', and what stands behind 'strict-dynamic', in a default-src that has that keyword, for whatever falls back to it"
        }
        Departure::UpgradeCoversInsecureSchemes => {
            "lets wss: cover ws: and https: cover http: in the policy that says upgrade-insecure-requests, and in no other"
        }
        Departure::CspSeesUrlBeforeUpgrade => {
            "holds fetch(), sendBeacon() and media to Content Security Policy before upgrade-insecure-requests turns their URL into https:, and once more after"
        }
        Departure::CspSeesEveryUrlBeforeUpgrade => {
            "holds every request to Content Security Policy before upgrade-insecure-requests turns its URL into https: or wss:"
        }
        Departure::CspSeesConnectionsBeforeUpgrade => {
            "holds media, sendBeacon(), EventSource and pings to Content Security Policy before upgrade-insecure-requests turns their URL into https:"
        }
        Departure::CspSeesMediaBeforeMixedUpgrade => {
            "holds media to Content Security Policy before it upgrades their http: URL"
        }
        Departure::CspSeesImagesBeforeMixedUpgrade => {
            "holds images to Content Security Policy before it upgrades their http: URL"
        }
        Departure::PoliciesSeeRedirectsBeforeCorsCheck => {
            "holds the URL that a redirect leads to to Content Security Policy before the CORS check of the redirect"
        }
        Departure::PoliciesBeforeMixedSockets => {
            "holds a WebSocket to Content Security Policy before it asks whether the connection is mixed content"
        }
        Departure::PoliciesBeforeSubprotocols => {
            "holds a WebSocket to Content Security Policy before it looks at the sub-protocols"
        }
        Departure::FilesAreNotHeldToPolicies => "does not hold files to Content Security Policy",
        Departure::MetaPolicyIsList => "splits the policy of a <meta> element at its commas into several policies",
        Departure::NonceAttributeIsTrimmed => {
            "takes the white space around a nonce attribute away before it compares the nonce"
        }
        Departure::HashesNeedNoPadding => "takes a hash without the = at its end for the same hash",
        Departure::TrustedTypesEvalTakesStrings => {
            "lets eval() take a plain string where the policy says 'trusted-types-eval', even under require-trusted-types-for"
        }
        Departure::PreloadIsParserInserted => {
            "counts a preload in the markup as parser-inserted, which 'strict-dynamic' blocks"
        }
        Departure::ObjectPageIsFrame => "holds an <object> or <embed> whose answer is a page to frame-src too",
        Departure::FrameAncestorsIgnoresPaths => "leaves the paths of frame-ancestors sources out",
        Departure::FormActionIgnoresRedirects => {
            "asks form-action for the form's own URL only, not for where a redirect leads"
        }
        Departure::PrefetchAsksDefaultSrcAlone => {
            "holds a prefetch to default-src alone, whatever other directives list"
        }
        Departure::FrameReportsOriginAlone => "reports the origin alone of a frame from another origin",
        Departure::AuthorizationUnderWildcard => "lets the * of Access-Control-Allow-Headers cover Authorization",
        Departure::EmptyCredentialsIgnored => "passes over an empty Access-Control-Allow-Credentials beside another",
        Departure::ClientHintsSafelisted => "counts client hints such as DPR among the safelisted request headers",
        Departure::NonAsciiValueIsUnsafe => {
            "asks for a preflight when the value of Accept or Content-Type has a character outside ASCII"
        }
        Departure::NoSafelistedTotalLimit => "has no limit of 1024 bytes on all safelisted header values together",
        Departure::UserAgentIsNotUnsafe => "asks for no preflight because of a User-Agent header",
        Departure::RangeNumbersAreLimited => "asks for a preflight when a number in Range does not fit 64 bits",
        Departure::RangeUnitInAnyCase => {
            "takes the unit of a Range header in upper case too, and then asks for no preflight"
        }
        Departure::EmptyLastParameterIsUnsafe => "asks for a preflight when Content-Type ends in a second semicolon",
        Departure::CommaInContentTypeIsUnsafe => "asks for a preflight when Content-Type has a comma",
        Departure::RepeatedHeadersAreCombined => {
            "combines request headers of one name before it asks whether they are safelisted"
        }
        Departure::RedirectFromOwnOriginNeedsCredentials => {
            "holds a redirect by another origin, in a chain that began on the page's own, to the CORS check with credentials"
        }
        Departure::PreflightStaysForRemovedHeaders => {
            "still sends a preflight after a redirect has taken away the header that asked for it, such as Authorization or Content-Type"
        }
        Departure::PreflightNamesRemovedHeaders => {
            "still asks in the preflight for a header that a redirect has taken away, such as Authorization or Content-Type"
        }
        Departure::PreflightStaysAfterRedirect => {
            "sends a preflight again after a redirect, though the request has become a GET that needs none"
        }
        Departure::PreflightKeepsOrigin => {
            "sends the page's origin in the preflight after a redirect across origins, and Origin: null in the request that follows"
        }
        Departure::OriginOnSameOriginElements => {
            "sends Origin with an element's cors request (but for media) to the page's own origin"
        }
        Departure::OriginIgnoresReferrerPolicy => "shows Origin whatever the referrer policy says",
        Departure::NewBadPortsAreOpen => "does not block the ports 4190 and 6679",
        Departure::UrlCredentialsBlocked => "blocks most requests whose URL has a user name or password",
        Departure::AboutBlankRefused => "refuses to fetch about:blank, even in no-cors mode",
        Departure::SameOriginModeSeesUrlBeforeUpgrade => {
            "compares the origins of a same-origin request before upgrade-insecure-requests turns its URL into https:"
        }
        Departure::StreamBodyRefused => "refuses a ReadableStream as a request body",
        Departure::StreamBodyIsText => "sends a ReadableStream as the text \"[object ReadableStream]\"",
        Departure::EmptyLocationIsNone => "takes a redirect with an empty Location for the final answer",
        Departure::EmptyLocationFails => "fails when a redirect it has to follow has an empty Location",
        Departure::RedirectErrorNeedsLocation => {
            "lets redirect: \"error\" through for a redirect status without a Location"
        }
        Departure::CrossOriginDeleteBecomesGet => "turns DELETE into GET when a redirect leads to another origin",
        Departure::Status205HasBody => "reads the body of an answer of status 205",
        Departure::OpaqueResponseBlocking => {
            "withholds an opaque response whose type says that it is a document or data (opaque response blocking)"
        }
        Departure::UnknownCorpOverridesEmbedder => {
            "lets a Cross-Origin-Resource-Policy that it does not know pass for cross-origin under an embedder policy"
        }
        Departure::FetchLaterSecurityError => {
            "throws a SecurityError where fetchLater() is given a URL that is not potentially trustworthy"
        }
        Departure::NoFetchLater => "has no fetchLater()",
        Departure::FontsWithoutCors => "fetches fonts without CORS",
        Departure::StyleOfAnyTypeFiresLoad => {
            "fires load for a style sheet of another type than text/css, though it applies none of it"
        }
        Departure::LocalScriptTypeIsNotChecked => "runs a script from a data: URL whatever type the URL gives it",
        Departure::ScriptsAndFontsTakeStatusBelow400 => "takes scripts and fonts with any status below 400",
        Departure::StylesTakeStatusBelow400 => "takes style sheets with any status below 400",
        Departure::MediaTakesStatusBelow400 => "plays audio and video with any status below 400",
        Departure::MediaNeedsStatus200 => "plays audio and video with status 200 alone, or 206 with a Content-Range",
        Departure::OpaqueMediaNeedsStatus200 => {
            "plays audio and video of another origin without CORS with status 200 or 206 alone"
        }
        Departure::MediaPartNeedsLength => {
            "plays an answer of status 206 only if its Content-Range has the complete length; across origins without CORS there has to be a Content-Range"
        }
        Departure::PingSwitchedOff => "sends no pings unless browser.send_pings is switched on",
        Departure::BlockedStyleFiresError => "fires an error event at a <style> that a policy blocks",
        Departure::BlockedFrameFiresError => "fires an error event at a frame that the page's own policy blocks",
        Departure::BlockedEmbedFiresError => "fires an error event at an <embed> that a policy blocks",
        Departure::SameOriginFrameMayBeSandboxed => {
            "compares X-Frame-Options: SAMEORIGIN with the URL's origin, even in a sandboxed frame"
        }
        Departure::DocumentIsolationPolicy => {
            "has Document-Isolation-Policy, which asks of subresources what Cross-Origin-Embedder-Policy asks"
        }
        Departure::PreloadedScriptTypeIsNotChecked => "does not check the type of a preloaded script, nosniff or not",
        Departure::PreloadTypeIsNotChecked => "does not check the type of what is preloaded, nosniff or not",
        Departure::PreloadIntegrityIsNotChecked => {
            "does not hold an opaque response to the integrity that its preload asks for"
        }
        Departure::PreloadedStyleNeedsType => "fires error for a preloaded style sheet of another type than text/css",
        Departure::PreloadOfCodeFailsFrom400 => {
            "fires error for a preloaded script, style sheet or font whose status is 400 or above"
        }
        Departure::PreloadNeedsOkStatus => {
            "fires error for a preload (but of images and opaque responses) whose status is not ok"
        }
        Departure::PreloadIgnoresLateFailure => {
            "fires load for a preload whose fetch failed once it had gone to another origin"
        }
        Departure::PreloadedFontsUseCors => "preloads a font in cors mode, with crossorigin or without",
        Departure::PreloadedImageNeedsBody => "fires error for a preloaded image that has no body",
        Departure::PreloadedOpaqueImageMayBeEmpty => {
            "fires load for a preloaded image that has no body, where its response is opaque"
        }
        Departure::PreloadOfTrackFailsFrom400 => "fires error for a preloaded track whose status is 400 or above",
        Departure::PreloadTrackRefused => "fires error for <link rel=preload as=track> and loads nothing",
        Departure::WorkerOriginComesFirst => "refuses a worker of another origin before policies are asked",
        Departure::WorkerOfAnotherOriginThrows => {
            "throws a SecurityError for a worker of another origin, where the standard fires an error event"
        }
        Departure::EventSourceRefusesData => "opens no EventSource to a data: URL",
        Departure::EventSourceChecksCharset => "refuses an event stream whose charset is not UTF-8",
        Departure::EventStreamTypeIsTheFirst => {
            "goes by the first type that Content-Type lists, where the standard goes by the last"
        }
        Departure::FontFilesWithoutCors => "loads a font that is a file into a page that is a file, without CORS",
        Departure::MediaFilesWithoutCors => {
            "loads audio and video that are files into a page that is a file, whatever their crossorigin says"
        }
        Departure::NoPagesOfApps => "has no pages at capacitor:, ionic:, tauri: and app: addresses",
        Departure::ElectronRegistersSchemes => "lets an Electron app decide what its app: pages may do",
        Departure::LoopbackIsMixedContent => {
            "blocks http: and ws: to localhost and loopback addresses as mixed content"
        }
        Departure::OnlyHttpsPagesProhibitMixing => "lets pages on http://localhost load insecure content",
        Departure::InsecureWebSocketThrows => {
            "throws a SecurityError for an insecure WebSocket on a secure page instead of failing the connection"
        }
        Departure::LocalNetworkIsNotMixedContent => {
            "lets an https: page ask private addresses and .local names over http: and ws:, which Local Network Access guards instead"
        }
        Departure::MixedUpgradeOfIpAddresses => {
            "upgrades images, audio and video to https: even where the host is an IP address"
        }
        Departure::LoopbackShowsMedia => {
            "shows images, audio and video from loopback hosts on an https: page without upgrading their URL, but not where a redirect leads to one"
        }
        Departure::LoopbackUpgradedAfterRedirect => {
            "upgrades a redirect to a loopback address too, where upgrade-insecure-requests or an https: page has URLs upgraded"
        }
        Departure::LoopbackSocketsAreUpgraded => {
            "lets upgrade-insecure-requests upgrade ws: to a loopback address too, unless the page is at one itself"
        }
        Departure::EmptyWebSocketUrlThrows => "throws a SyntaxError for an empty WebSocket URL",
        Departure::SubprotocolMayBeMissing => {
            "opens a WebSocket although the server chose none of the sub-protocols offered"
        }
        Departure::SubprotocolMayBeUnasked => {
            "opens a WebSocket although the server chose a sub-protocol when none was offered"
        }
        Departure::SubprotocolInAnyCase => "compares WebSocket sub-protocols without regard to case",
        Departure::EmptySubprotocolFails => "fails a WebSocket whose answer has an empty Sec-WebSocket-Protocol",
        Departure::WebSocketUpgradeIsList => {
            "takes an Upgrade header of the handshake that lists websocket among others"
        }
        Departure::EmptyExtensionsHeaderFails => {
            "fails when a WebSocket's answer has an empty Sec-WebSocket-Extensions"
        }
        Departure::EmptyExtensionElementFails => {
            "fails when a WebSocket's answer has a comma too many in Sec-WebSocket-Extensions"
        }
        Departure::ExtensionMayRepeat => "takes a WebSocket's answer that names permessage-deflate twice",
        Departure::DeflateReadLoosely => {
            "takes permessage-deflate with an empty parameter, or with leading zeros in its window bits"
        }
        Departure::WindowBitsMayLackValue => "takes an answer whose client_max_window_bits has no value",
        Departure::WebTransportUrlIsAbsolute => "takes absolute URLs alone for new WebTransport()",
        Departure::NoWebTransport => "has no WebTransport",
        Departure::BeaconDropsInvalidType => "sends a beacon without Content-Type when the blob's type is no MIME type",
        Departure::BeaconStreamIsText => {
            "sends a ReadableStream given to sendBeacon() as the text \"[object ReadableStream]\""
        }
        Departure::UploadListenerNeedsBody => {
            "lets an upload listener cause a preflight only when there is a body to upload"
        }
        Departure::OnlyHttpsReferrersAreDowngraded => {
            "sends the Referer of an http: page at a loopback address to any URL"
        }
        Departure::LoopbackIsReferrerDowngrade => {
            "takes a request from an https: page to http: at a loopback address for a downgrade, and sends no Referer"
        }
        Departure::IntegrityPolicyForScriptsOnly => "holds scripts to Integrity-Policy, but no style sheets",
        Departure::LocalNetworkAccessPrompt => {
            "has Local Network Access: a page may reach a more private network only with the user's permission, and an insecure page is never asked for it"
        }
        Departure::StructuredFieldsOfRfc8941 => "does not read dates and display strings in structured fields",
        Departure::StructuredFieldsAreWords => {
            "reads neither numbers nor byte sequences in structured fields, nor keys that begin with *"
        }
    }
}
