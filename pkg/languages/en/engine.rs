//! The English catalogue.
//!
//! In a template, `{name}` stands for the parameter of that name. The `match` has no wildcard, so that a new code
//! without a sentence does not compile.

use crate::contract::report::Check;
use crate::engine::Departure;
use crate::explain::message::{Guidance, Message, Phrase, Word};
use crate::fix::FixCode;
use crate::input::problem::ProblemKind;
use crate::trace::Code;

/// The template of a message.
pub(in crate::explain) fn template(message: Message) -> &'static str {
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

/// The words for the value of a parameter.
fn word(word: Word) -> &'static str {
    match word {
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
        Word::ApiSpeculationRules => "speculation rules",
        Word::ApiWebSocket => "WebSocket",
        Word::ApiWebTransport => "WebTransport",
        Word::ApiWorklet => "a worklet",
        Word::ApiXhr => "XMLHttpRequest",
        Word::InlineEventHandler => "event handler",
        Word::InlineJavascriptUrl => "javascript: URL",
        Word::InlineScript => "inline script",
        Word::InlineSpeculationRules => "set of speculation rules",
        Word::InlineStyle => "inline style",
        Word::InlineStyleAttribute => "style attribute",
        Word::DeliveredByHeader => "a header",
        Word::DeliveredByMeta => "a meta element",
        Word::FromLocal | Word::ToLocal => "local",
        Word::FromPublic => "public",
        Word::RequestItself => "request",
        Word::RequestPreflight => "preflight",
        Word::ToLoopback => "loopback",
        Word::UrlCannotBeBase => "it is relative, and the page's URL cannot be a base",
        Word::UrlEmptyHost => "the host is empty",
        Word::UrlHostCharacter => "the host has a character that is not allowed in hosts",
        Word::UrlIdna => "the host name is not a valid international domain name",
        Word::UrlIpv4 => "the host ends in a number but is not an IPv4 address",
        Word::UrlIpv6 => "the IPv6 address is malformed",
        Word::UrlPort => "the port is not a number from 0 to 65535",
        Word::UrlRelative => "it has no scheme, and there is no page URL to resolve it against",
        Word::UrlSyntax => "it does not follow the URL syntax",
        // An empty list has the same effect.
        Word::NoNames | Word::NoSources => "'none'",
        Word::VerdictAllowed => "allowed",
        Word::VerdictBlocked => "blocked",
        Word::VerdictUndetermined => "undetermined",
        Word::WithCredentials => "with",
        Word::WithoutCredentials => "without",
    }
}

/// Phrases that connect sentences.
fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::LocalNetworkInsecure => {
            "Chrome blocks this on a public page that is not a secure context, without asking the user (Local Network Access)."
        }
        Phrase::LocalNetworkPermission => {
            "On a public page, Chrome also needs the user's permission (Local Network Access), which no header grants."
        }
        Phrase::Allowed => "Allowed. {because}",
        Phrase::Blocked => "Blocked. {because}",
        Phrase::Undetermined => "Undetermined. {because}",
        Phrase::PolicyAllows => "The policy lets it through; the rest depends on the server's response. {because}",
        Phrase::ServerDecides => "The browser sends it; the rest depends on the server's response. {because}",
        Phrase::BrowsersDisagree => "Browsers disagree.",
        Phrase::AfterRedirect => "The request got there by a redirect from {url}.",
        Phrase::PolicyOfServiceWorker => {
            "That is the policy of the service worker {worker}, which applies to its fetch(event.request)."
        }
        Phrase::PolicyOfSeveral => "That is policy {number} of the page's {count}, from {delivery}.",
        Phrase::ManySources => "The policy's {directive} lists {count} sources, and none covers {url}.",
        Phrase::OriginNullInSandbox => {
            "The page's origin is null because a sandbox without allow-same-origin applies to it."
        }
        Phrase::OriginNullOfFile => "The page's origin is null because the page is a file.",
        Phrase::BlockedUnlessOn => "Blocked, unless the page is at {pages}. {because}",
        Phrase::BlockedOn => {
            "Undetermined, because the page's URL is not given. On a page at {page}, it is blocked. {because}"
        }
        Phrase::AssumedPage => {
            "The page's URL is not given. All pages that were tried have the same result; the steps are those of this page."
        }
        Phrase::AssumedPageDepends => {
            "The page's URL is not given, and the result depends on it. The steps are those of this page."
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

/// An instruction beside a configuration.
pub(crate) fn guidance(guidance: Guidance) -> &'static str {
    match guidance {
        Guidance::FileApache => "httpd.conf, inside <VirtualHost> (mod_headers, mod_rewrite)",
        Guidance::FileAspNet => "Program.cs",
        Guidance::FileCaddy => "Caddyfile, inside the site's block",
        Guidance::FileDjango => "a module of the project; the middleware goes into MIDDLEWARE of settings.py",
        Guidance::FileExpress => {
            "the app, before its routes: import helmet from \"helmet\"; import cors from \"cors\";"
        }
        Guidance::FileFastApi => "the app: from fastapi.middleware.cors import CORSMiddleware",
        Guidance::FileHeaders => "_headers",
        Guidance::FileLines => "the response headers",
        Guidance::FileNextJs => "next.config.mjs (merge with the existing configuration; narrow `source` to the route)",
        Guidance::FileNextJsProxy => "proxy.js (before Next.js 16: middleware.js, with a function of that name)",
        Guidance::FileNginx => "nginx.conf, inside location { }",
        Guidance::FileRails => "config/initializers/wouldblock.rb (gem \"rack-cors\")",
        Guidance::FileS3 => "the bucket's Permissions, Cross-origin resource sharing (CORS)",
        Guidance::FileSpring => "the SecurityFilterChain bean, on HttpSecurity http",
        Guidance::NoteRequestOnly => "This fix changes the request itself; no server has to be configured.",
        Guidance::NoteNonceAspNet => {
            "Give elements the nonce in views: nonce=\"@Context.Items[\"nonce\"]\". Pages must not be cached."
        }
        Guidance::NoteNonceCaddy => {
            "Give elements the nonce in the markup that Caddy serves: nonce=\"{{placeholder \"http.request.uuid\"}}\". Pages must not be cached."
        }
        Guidance::NoteNonceDjango => {
            "Give elements the nonce in templates: nonce=\"{{ request.csp_nonce }}\". Pages must not be cached."
        }
        Guidance::NoteNonceExpress => {
            "Give elements the nonce in templates, where it is `nonce` (from response.locals). Pages must not be cached."
        }
        Guidance::NoteNonceFastApi => {
            "Give elements the nonce in templates: nonce=\"{{ request.state.nonce }}\". Pages must not be cached."
        }
        Guidance::NoteNonceImpossible => {
            "This target cannot generate random values, and a nonce that never changes gives no protection. List a hash, or let the application send the policy."
        }
        Guidance::NoteNonceInMarkup => {
            "Give elements nonce=\"NEW-FOR-EACH-RESPONSE\" in the markup; nginx replaces that text with the nonce. It does so only in uncompressed pages. Pages must not be cached."
        }
        Guidance::NoteNonceNextJs => {
            "Next.js gives its own scripts the nonce; others take it from headers().get(\"x-nonce\"). Pages have to be rendered for each request."
        }
        Guidance::NoteNonceRails => {
            "Give elements the nonce in views: nonce=\"<%= csp_nonce %>\". Pages must not be cached."
        }
        Guidance::NoteNonceSpring => {
            "Give elements the nonce in templates: th:attr=\"nonce=${nonce}\". Pages must not be cached."
        }
        Guidance::NoteNoSetting => "This target has no setting for it; the application has to do it.",
        Guidance::NoteHeadersFile => "The file cannot set a status: OPTIONS needs a function that responds with 204.",
        Guidance::NoteMeta => {
            "The policy is in a meta element of the page. Change it there; a server's configuration does not affect it."
        }
        Guidance::NoteLists => {
            "If the server already has such a setting, merge the two: keep the origins, methods and headers that it allows today."
        }
        Guidance::NoteNextJs => {
            "The route itself has to respond to OPTIONS: export function OPTIONS() { return new Response(null, { status: 204 }); }"
        }
        Guidance::NoteNginx => {
            "An add_header of an outer block has no effect where an inner block has an add_header of its own."
        }
        Guidance::NoteS3CloudFront => {
            "S3 does not send this header. Put CloudFront in front of the bucket and add the header to its response headers policy."
        }
        Guidance::NoteS3Methods => "S3 allows only GET, HEAD, PUT, POST and DELETE; other methods are not supported.",
        Guidance::NoteSpring => {
            "Spring applies this list of methods to every request from another origin, not only to preflights, and responds with 403 to the others. List every method in use, or use a narrower path than /**."
        }
    }
}

/// The sentence of a decision.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn decision(code: Code) -> &'static str {
    match code {
        Code::BaseScheme => "A {scheme}: URL cannot be the base of a page, so <base> is ignored.",
        Code::CorpFrameEmbedder => {
            "Cross-Origin-Embedder-Policy is missing from the response of {url}. The page has this header, so it only shows frames that have it, too."
        }
        Code::CorpWorkerEmbedder => {
            "Cross-Origin-Embedder-Policy is missing from the response of {url}. The page has this header, so it only starts workers that have it, too."
        }
        Code::CspNonceHidden => {
            "The nonce does not count, because an attribute of the element contains <script or <style, as if the markup before it had no end."
        }
        Code::PreloadByInnerHtml => "This browser does not preload for a <link> that innerHTML inserts.",
        Code::ModuleSpecifierBare => {
            "`{specifier}` is a bare module specifier, which only an import map can resolve (a scenario has none). A path begins with /, ./ or ../."
        }
        Code::ServiceWorkerUrl => {
            "A service worker needs an http: or https: URL without %2F and %5C in its path; the URL is {url}."
        }
        Code::SharedWorkerOpaque => "The page has an opaque origin: new SharedWorker() throws a SecurityError.",
        Code::TopLevelDataUrl => "Browsers do not let a page navigate to a data: URL, unless the page is in a frame.",
        Code::CspCodeUnknown => {
            "Whether the policy allows this {inline} depends on its code, which is not given: {directive} lists hashes, such as {source}."
        }
        Code::CspEvalAllowed => "The policy's {directive} has {source}, so strings may be compiled as code.",
        Code::CspEvalBlocked => {
            "The policy's {directive} allows only {sources}: without 'unsafe-eval', strings are not compiled as code."
        }
        Code::CspEvalReported => {
            "The report-only policy's {directive} allows only {sources}, without 'unsafe-eval'. Compiling the string is reported, not blocked."
        }
        Code::CspHashNeedsUnsafeHashes => {
            "Closest: {source}, which is the hash of this {inline}. Hashes cover event handlers, style attributes and javascript: URLs only where the directive has 'unsafe-hashes' too."
        }
        Code::CspHashOfOtherLineEnds => {
            "Closest: {source}, which is the hash of the same code with other line ends. A hash covers every character, and browsers read line ends in markup as LF."
        }
        Code::CspHashOfTrimmedCode => {
            "Closest: {source}, which is the hash of this code without the white space around it. A hash covers every character between the tags."
        }
        Code::CspInlineAllowed => "The policy's {directive} allows this {inline}: {source} covers it.",
        Code::CspInlineBlocked => {
            "The policy's {directive} allows only {sources}, which does not cover this {inline}. Its hash is {hash}."
        }
        Code::CspInlineReported => {
            "The report-only policy's {directive} allows only {sources}, which does not cover this {inline}: it is reported, not blocked. Its hash is {hash}."
        }
        Code::CspIntegrityMatches => {
            "The policy's {directive} allows {url}: every hash of its integrity attribute is listed, including {source}."
        }
        Code::CspNonceDiffers => {
            "The nonce of the element is \"{nonce}\", and the policy has \"{listed}\". They have to be equal, and new for each response."
        }
        Code::CspNonceForElementsOnly => {
            "The policy has the nonce \"{listed}\", but nonces cover <script> and <style> elements only, not {inline} code."
        }
        Code::CspNonceMatches => "The policy's {directive} allows {url}: the element has the nonce of {source}.",
        Code::CspNonceMissing => {
            "The policy has the nonce \"{listed}\", and the element has no nonce attribute, or an empty one."
        }
        Code::CspStrictDynamicAllows => {
            "The policy's {directive} has {source}, and this script was not inserted by the parser: {url} is allowed, whatever its host."
        }
        Code::CspStrictDynamicBlocks => {
            "The policy's {directive} has 'strict-dynamic', so its hosts and schemes are ignored. A script in the markup needs a nonce or a hash that the policy lists; {url} has neither."
        }
        Code::CspUnsafeInlineIgnored => "The directive has {keyword}, but {source} in the same directive disables it.",
        Code::CspWasmAllowed => "The policy's {directive} has {source}, so WebAssembly may be compiled.",
        Code::CspWasmBlocked => {
            "The policy's {directive} allows only {sources}: without 'wasm-unsafe-eval', WebAssembly is not compiled."
        }
        Code::CspWasmReported => {
            "The report-only policy's {directive} allows only {sources}, without 'wasm-unsafe-eval'. Compiling WebAssembly is reported, not blocked."
        }
        Code::FrameAncestorsAllow => "The policy of {url} lets its ancestors frame it: frame-ancestors has {sources}.",
        Code::FrameAncestorsBlock => {
            "The policy of {url} lets only {sources} frame it (frame-ancestors), and {ancestor} is an ancestor."
        }
        Code::FrameAncestorsReported => {
            "The report-only policy of {url} lets only {sources} frame it (frame-ancestors), and {ancestor} is an ancestor: it is reported, not blocked."
        }
        Code::FrameIsLocal => "The page itself provides {url}: nothing is fetched, and no policy applies.",
        Code::FrameNotShown => {
            "The response is not a page that can be shown: its status is {status}, or it is a download."
        }
        Code::InlineScriptByInnerHtml => "A <script> inserted with innerHTML never runs, whatever the policy says.",
        Code::InlineStyleByCssom => {
            "Properties that a script sets on element.style are not inline styles, so no policy applies."
        }
        Code::IntegrityMismatch => {
            "The {algorithm} hash of {url} is {digest}, which is not in the integrity attribute."
        }
        Code::ModuleType => {
            "The response's type is \"{type}\"; a module or a worker's script needs a JavaScript type (text/javascript)."
        }
        Code::ObjectIsPage => "The response is a page, which this engine treats as a frame: frame-src applies, too.",
        Code::ResultApplied => "The style is applied.",
        Code::ResultBaseSet => "The base URL changes.",
        Code::ResultRulesApplied => {
            "The policies allow the rules. Whether the rules are valid, and which pages are then loaded in advance, is not checked."
        }
        Code::ResultRuns => "The code runs.",
        Code::ResultShown => "The frame shows the page.",
        Code::ResultSinkTakes => "{sink} accepts the value.",
        Code::ResultStarts => "The worker starts.",
        Code::ResultSubmitted => "The form is submitted.",
        Code::SandboxNoForms => "The page is in a sandbox without allow-forms, so its forms cannot be submitted.",
        Code::TrustedTypesConverted => "The value comes from the policy \"{policy}\", so it is a trusted type.",
        Code::TrustedTypesNoSink => "{sink} is not an injection sink: it accepts any string.",
        Code::TrustedTypesPolicyListed => "The policy's trusted-types ({names}) allows \"{policy}\" to be created.",
        Code::TrustedTypesPolicyNotListed => {
            "The policy's trusted-types ({names}) does not list \"{policy}\": createPolicy() throws a TypeError."
        }
        Code::TrustedTypesDefaultRepeated => {
            "The default policy already exists: createPolicy() throws a TypeError, with or without a Content Security Policy."
        }
        Code::TrustedTypesPolicyRepeated => {
            "A policy named \"{policy}\" already exists, and trusted-types ({names}) has no 'allow-duplicates': createPolicy() throws a TypeError."
        }
        Code::TrustedTypesPolicyReported => {
            "The report-only policy's trusted-types ({names}) does not allow \"{policy}\" to be created: it is reported, not blocked."
        }
        Code::UrlMissing => "The request has no URL.",
        Code::WasmType => {
            "Streaming compilation of WebAssembly needs an ok status (200–299) and the type application/wasm; the response has {status} and \"{type}\"."
        }
        Code::WorkerMissing => "importScripts() exists only in workers, and the scenario has no worker.",
        Code::WorkerOfAnotherOrigin => {
            "A worker's script has to be same-origin with the page; {url} is not same-origin with {origin}."
        }
        Code::WorkerStatus => {
            "A module or the script of a worker needs an ok status (200–299); the response has {status}."
        }
        Code::XFrameOptionsAllows => {
            "X-Frame-Options of {url} is {value}, and all its ancestors are same-origin with it."
        }
        Code::XFrameOptionsConflict => {
            "X-Frame-Options of {url} has several values that contradict each other ({value}), which blocks every frame."
        }
        Code::XFrameOptionsDeny => "X-Frame-Options of {url} is {value}: no page may frame it.",
        Code::XFrameOptionsOverridden => "The response has frame-ancestors, so its X-Frame-Options is ignored.",
        Code::XFrameOptionsSameOrigin => {
            "X-Frame-Options of {url} is {value}, and its ancestor {ancestor} is another origin."
        }
        Code::XFrameOptionsUnknown => {
            "X-Frame-Options of {url} has a value that browsers do not know ({value}), so it has no effect."
        }
        Code::AboutBlankEmpty => "about:blank is an empty document: there is nothing to show or play.",
        Code::AboutBlank => "about:blank is an empty document that the browser creates; no request is sent.",
        Code::BeaconStream => {
            "sendBeacon() cannot send a ReadableStream, which might outlive the page: it throws a TypeError."
        }
        Code::FetchLaterStream => {
            "fetchLater() cannot send a ReadableStream, which might outlive the page: it throws a TypeError."
        }
        Code::IntegrityOpaque => {
            "The request has integrity metadata, but an opaque response cannot be checked against it. It needs CORS (the crossorigin attribute, or mode \"cors\")."
        }
        Code::IntegrityPolicyBlocked => {
            "The page's Integrity-Policy blocks every {destination} that lacks integrity metadata or CORS."
        }
        Code::IntegrityPolicyReported => {
            "The page's Integrity-Policy-Report-Only would block this {destination}, which lacks integrity metadata or CORS: it is reported, not blocked."
        }
        Code::RedirectEmptyLocation => "The Location of the {status} redirect is empty.",
        Code::RedirectErrorNowhere => {
            "The status {status} is a redirect, but there is no Location, so redirect: \"error\" does not apply."
        }
        Code::TrustedTypesNeeded => {
            "The policy says require-trusted-types-for 'script': {sink} needs a {type} and does not accept a plain string."
        }
        Code::TrustedTypesReported => {
            "The report-only policy says require-trusted-types-for 'script': passing {sink} a plain string instead of a {type} is reported, not blocked."
        }
        Code::ApiNeedsSecureContext => "Only secure contexts can use {api}, and {page} is not one.",
        Code::ApiNotExposed => "In {worker} workers, {api} is not available.",
        Code::ContentScriptNotRecorded => {
            "It is not known what this engine does with an extension's content script, because its recorded release cannot run one."
        }
        Code::ContentScriptUnknown => {
            "It is not known what the engine does with this kind of request of an extension's content script."
        }
        Code::CspNotForContentScripts => {
            "The page's policies do not apply to this request, because an extension's content script makes it."
        }
        Code::ApiUnsupported => "This engine {why}.",
        Code::BeaconMode => "A beacon with a body of type {type} is a \"{mode}\" request.",
        Code::BeaconScheme => "sendBeacon() takes http: and https: URLs only; {scheme}: throws a TypeError.",
        Code::FileAssumedToExist => "The file {url} is assumed to exist.",
        Code::FileMissing => "The file {url} does not exist.",
        Code::PageOfAppDepends => {
            "The page's scheme is {scheme}:. An Electron app chooses what such pages may do when it registers the scheme (standard, secure, corsEnabled)."
        }
        Code::PageOfAppUnsupported => {
            "This engine has no pages at {scheme}: addresses; only WebKit's webviews have them."
        }
        Code::BlobAssumedToExist => {
            "The blob is assumed to exist: {url} was made by this page and has not been revoked."
        }
        Code::BlobNeedsGet => "A blob: URL can only be fetched with GET, not with {method}.",
        Code::BlobOfAnotherOrigin => "{url} was not made by this page's origin, so this page cannot access the blob.",
        Code::BodyIgnored => "XMLHttpRequest drops the body of a {method} request.",
        Code::BodyWithGet => "A {method} request cannot have a body: fetch() rejects with a TypeError.",
        Code::CorpAllows => "Cross-Origin-Resource-Policy lets {origin} use this response.",
        Code::CorpBlocked => "The response has Cross-Origin-Resource-Policy: {policy}, which blocks it for {origin}.",
        Code::CorpMissingForEmbedder => {
            "Cross-Origin-Resource-Policy is missing, and the response is not shared by CORS. {embedder} requires one of them."
        }
        Code::CorsAllowOriginMismatch => {
            "Access-Control-Allow-Origin is {value}, which is not the request's origin {origin}."
        }
        Code::CorsAllowOriginMissing => {
            "Access-Control-Allow-Origin is missing from the response (status {status}), so it is not shared with {origin}."
        }
        Code::CorsAllows => "The response is shared with {origin}: Access-Control-Allow-Origin is {value}.",
        Code::CorsCredentialsMissing => {
            "Access-Control-Allow-Credentials is missing: the request includes credentials, so it has to be true."
        }
        Code::CorsCredentialsWrong => {
            "Access-Control-Allow-Credentials is \"{value}\": the request includes credentials, so it has to be exactly true."
        }
        Code::CorsNeedsHttp => {
            "A request to another origin in cors mode needs an http: or https: URL; {scheme}: responses cannot be shared."
        }
        Code::CorsSeveralOrigins => {
            "Access-Control-Allow-Origin has several values ({value}); only one is allowed, even if they are equal."
        }
        Code::CorsWildcardWithCredentials => {
            "The request includes credentials, so the * of Access-Control-Allow-Origin is not a wildcard: the server has to name {origin}."
        }
        Code::CspNearStar => {
            "Closest: *, which covers http:, https:, ws: and wss: URLs and those of the page's own scheme, but not {scheme}:. That scheme has to be listed."
        }
        Code::CspNearSelf => {
            "Closest: {source}, the page's own origin, whose scheme or port differs from that of {url}."
        }
        Code::CspNearScheme => "Closest: {source}. Its scheme does not cover {scheme}:.",
        Code::CspNearInvalid => "Closest: {source}, which is not a source expression, so it is ignored.",
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
            "The text holds the responses of several hops (`{line}` comes first), so it is unknown which one belongs to this request."
        }
        Code::CspNearUnquoted => {
            "Closest: {source}, which without quotes is a host name. The keyword is '{source}', in single quotes."
        }
        Code::CspNearSubdomain => "Closest: {source}. It covers only that host, not its subdomain {host}.",
        Code::CspNearApex => "Closest: {source}. It covers subdomains, not {host} itself: list both.",
        Code::CspNearAddress => {
            "Closest: {source}. By the standard, no host source covers an IP address such as {host}."
        }
        Code::CspNearPort => "Closest: {source}. Its port is not {port}.",
        Code::CspNearFolder => {
            "Closest: {source}. Its path does not end with a slash, so it covers only that path and nothing below it."
        }
        Code::CspNearPath => "Closest: {source}. Its path does not cover {path}.",
        Code::CorsNearCase => {
            "{value} differs from {origin} in upper and lower case only: origins are compared byte by byte."
        }
        Code::CorsNearQuotes => "{value} is the right origin, but in quotes or brackets: remove them.",
        Code::CorsNearSlash => "{value} ends with a slash, and origins do not.",
        Code::CorsNearList => {
            "{value} lists {origin} among others, but the header takes one origin: the server has to respond with the origin of the request."
        }
        Code::CorsNearListWithout => "{value} is a list, but the header takes only one origin.",
        Code::CorsNearPattern => "{value} has a * in it, which is a wildcard only if it is the whole value.",
        Code::CorsNearNoScheme => "{value} has no scheme: an origin is scheme, host and port, as in {origin}.",
        Code::CorsNearPath => "{value} has a path, and origins do not: the origin is {origin}.",
        Code::CorsNearPort => "{value} and {origin} differ in the port (or how it is written).",
        Code::CorsNearScheme => "{value} and {origin} differ in the scheme.",
        Code::CorsNearWww => "{value} and {origin} differ only in www., but they are different origins.",
        Code::CorsNearSubdomain => "{value} and {origin} are hosts of one site, but they are different origins.",
        Code::CrossOrigin => "{urlOrigin} and {origin} are different origins: the request uses the CORS protocol.",
        Code::CspAllows => "The policy's {directive} allows {url}: {source} covers it.",
        Code::CspAllowsNothing => "The policy's {directive} allows nothing, so {url} is blocked.",
        Code::EmbedderPolicyNotRead => {
            "Whether the page sets Cross-Origin-Embedder-Policy is unknown: `{line}` could not be read."
        }
        Code::CspNotRead => "Whether a policy blocks this request is unknown: `{line}` could not be read.",
        Code::CspNoSourceMatches => "The policy's {directive} allows only {sources}, which does not cover {url}.",
        Code::CspNotGoverned => {
            "No policy of the page governs this request: {effectiveDirective} and its fallbacks are missing."
        }
        Code::CspNone => "The page has no Content Security Policy.",
        Code::SandboxNoJavascriptUrls => {
            "The frame is in a sandbox without `allow-same-origin`, so this engine runs no javascript: URL in it."
        }
        Code::CspSandboxNoScript => "The page is in a sandbox without `allow-scripts`, so none of its scripts run.",
        Code::CspReportOnlyViolated => {
            "The report-only policy's {directive} allows only {sources}, which does not cover {url}: it is reported, not blocked."
        }
        Code::DataUrlInvalid => "{url} is not a readable data: URL.",
        Code::DataUrlWrongType => "The data: URL has the type {type}, which cannot be shown or played.",
        Code::DataUrlRead => "The data: URL is read in place; its type is {type}.",
        Code::ElementRequest => {
            "The crossorigin attribute makes it a \"{mode}\" request with credentials mode \"{credentials}\"."
        }
        Code::EventSourceCharset => "The event stream's charset is {charset}; it has to be UTF-8.",
        Code::EventSourceData => "This engine does not open an EventSource to a data: URL.",
        Code::EventSourceOpens => "The status is 200 and the type is text/event-stream: the EventSource opens.",
        Code::EventSourceStatus => "An EventSource needs status 200; the response has {status}.",
        Code::EventSourceType => "Content-Type is \"{type}\"; an EventSource needs text/event-stream.",
        Code::ExtensionHostPermission => {
            "The extension has permission for the host of {url}: no CORS headers are needed."
        }
        Code::FetchLaterUrl => {
            "fetchLater() takes potentially trustworthy http(s) URLs only; {url} throws a TypeError."
        }
        Code::FontStatus => "A font needs an ok status (200–299); the response has {status}.",
        Code::HeaderDroppedByNoCors => "mode \"no-cors\" drops the header {header}.",
        Code::HeaderForbidden => "Scripts may not set the header {header}: it is dropped.",
        Code::HeaderInvalid => "The header {header} has a name or a value that no HTTP header can have.",
        Code::HeadersWithheld => "Scripts cannot read {headers}: Access-Control-Expose-Headers does not list them.",
        Code::LocalNetworkPrompt => {
            "Local Network Access: a {from} page requests a {to} address, so the browser first asks the user for the permission {permission}. No header can grant it."
        }
        Code::LocalNetworkDenied => {
            "Local Network Access: the user refused the permission {permission}, so this {from} page may not reach a {to} address. It can be granted in the browser's settings for the site, but not by a header."
        }
        Code::LocalNetworkGranted => {
            "Local Network Access: the user granted the permission {permission}, so this {from} page may reach {to} addresses."
        }
        Code::LocalNetworkInsecurePage => {
            "Local Network Access: this {from} page is not a secure context, so it may not reach a {to} address, and the browser never asks the user for the permission. Serve the page over https:."
        }
        Code::LocalNetworkMaybeInsecurePage => {
            "Local Network Access: this page is not a secure context. If it was loaded from the public internet, it may not reach a {to} address, and Chrome does not ask the user for the permission. If it was loaded from the local network or from this machine, this check lets the request pass."
        }
        Code::MediaStatus => "Audio and video need an ok status (200–299); the response has {status}.",
        Code::MethodForbidden => "{method} is a forbidden method: scripts cannot send it.",
        Code::MethodInvalid => {
            "\"{method}\" is not an HTTP method: it may hold only letters, digits and !#$%&'*+-.^_`|~."
        }
        Code::MethodNormalized => "The method {method} is sent as {normal}.",
        Code::MethodSet => "The method {method} is sent as it is.",
        Code::MimeTypeBlocked => "A script cannot have the type {type}.",
        Code::MixedContentLoopbackShown => "{url} is on this machine, so it is not upgraded to https:.",
        Code::MixedContentLocal => "{url} is in the local network, which does not count as mixed content.",
        Code::MixedContentBlocked => "The page {page} is secure and {url} is not: it is blocked as mixed content.",
        Code::NoCorsMethod => "mode \"no-cors\" takes GET, HEAD and POST only; {method} rejects with a TypeError.",
        Code::NoCorsNeedsFollow => "A no-cors request to another origin needs redirect: \"follow\".",
        Code::NoCorsOpaque => {
            "mode \"no-cors\" to {urlOrigin}: no CORS headers are needed, and the response stays opaque."
        }
        Code::NosniffBlocked => "X-Content-Type-Options: nosniff blocks a {destination} of type \"{type}\".",
        Code::NoBody => "A response with status {status} has no body, so there is nothing to show or play.",
        Code::OnlyInformational => "Status {status} only announces a response, and no response follows.",
        Code::OpaqueResponseBlocked => {
            "This engine withholds an opaque response of type {type} with nosniff: an element could not use it."
        }
        Code::PingScheme => "A ping goes to http: and https: URLs only, not to {scheme}:.",
        Code::PortBlocked => "Port {port} ({service}) is blocked for all requests.",
        Code::PreflightAllowOriginMismatch => {
            "The preflight's Access-Control-Allow-Origin is {value}, which is not the request's origin {origin}."
        }
        Code::PreflightAllowOriginMissing => {
            "Access-Control-Allow-Origin is missing from the preflight response (status {status}): the request is not sent."
        }
        Code::PreflightAllows => "The preflight response allows the method {method} and the headers {headers}.",
        Code::PreflightAllowsMethod => {
            "The preflight response allows the method {method}; no request header needs permission."
        }
        Code::PreflightResponseFromElsewhere => {
            "The given preflight response is from {given}, but the browser requests {url}."
        }
        Code::PreflightResponseNotKnown => "The response to the preflight OPTIONS {url} is not given.",
        Code::PreflightAuthorizationWildcard => {
            "The * of Access-Control-Allow-Headers does not cover Authorization: it has to be named."
        }
        Code::PreflightCorsPassed => {
            "The preflight response is shared with {origin}: Access-Control-Allow-Origin is {value}."
        }
        Code::PreflightCredentialsMissing => {
            "The request will include credentials, so the preflight response needs Access-Control-Allow-Credentials: true; the header is missing."
        }
        Code::PreflightCredentialsWrong => {
            "The request will include credentials, so the preflight's Access-Control-Allow-Credentials has to be exactly true; it is {value}."
        }
        Code::PreflightForHeaders => "Request headers that are not safelisted require a preflight: {headers}.",
        Code::PreflightForMethod => "The method {method} requires a preflight: only GET, HEAD and POST do not.",
        Code::PreflightForStream => "A stream as the body requires a preflight.",
        Code::PreflightForUploadListener => "A listener on xhr.upload requires a preflight.",
        Code::PreflightHeaderNotAllowed => {
            "Access-Control-Allow-Headers of the preflight response ({value}) does not list {header}."
        }
        Code::PreflightHeadersMissing => {
            "The preflight response has no Access-Control-Allow-Headers, so the request header {header} is not allowed."
        }
        Code::PreflightHeaderWildcard => {
            "The request includes credentials, so the * of Access-Control-Allow-Headers is only a name: {header} has to be listed."
        }
        Code::PreflightHeadersUnreadable => "Access-Control-Allow-Headers is not a list of header names: \"{value}\".",
        Code::PreflightMethodNotAllowed => {
            "Access-Control-Allow-Methods of the preflight response ({value}) does not list {method}."
        }
        Code::PreflightMethodsMissing => {
            "The preflight response has no Access-Control-Allow-Methods, so the method {method} is not allowed."
        }
        Code::PreflightMethodWildcard => {
            "The request includes credentials, so the * of Access-Control-Allow-Methods is only a name: {method} has to be listed."
        }
        Code::PreflightMethodsUnreadable => "Access-Control-Allow-Methods is not a list of methods: \"{value}\".",
        Code::PreflightStays => {
            "A preflight is sent before this {method} as well, because one was sent before the redirect."
        }
        Code::PreflightNotNeeded => "No preflight: {method} with safelisted headers does not need one.",
        Code::PreflightRedirected => {
            "The preflight response is a redirect ({status}); preflights do not follow redirects."
        }
        Code::PreflightSent => "A preflight OPTIONS {url} is sent first, without credentials.",
        Code::PreflightSeveralOrigins => {
            "The preflight's Access-Control-Allow-Origin has several values ({value}); only one is allowed."
        }
        Code::PreflightStatus => "The preflight response has status {status}; it needs one from 200 to 299.",
        Code::PreflightWildcardWithCredentials => {
            "The request will include credentials, so the * of the preflight's Access-Control-Allow-Origin is not a wildcard: the server has to name {origin}."
        }
        Code::PreloadStatus => "This engine needs an ok status (200–299) for this preload; the response has {status}.",
        Code::PreloadAs => "as=\"{as}\" cannot be preloaded: the link is ignored.",
        Code::RedirectBecomesGet => "Status {status} turns the {method} request into a GET without a body.",
        Code::RedirectDropsAuthorization => "The redirect leads to another origin ({to}): Authorization is removed.",
        Code::RedirectFollowed => "The {status} redirect from {from} leads to {to}.",
        Code::RedirectHasCredentials => {
            "The redirect's URL {location} has a user name or password, which CORS does not allow."
        }
        Code::RedirectInvalidUrl => "The Location {location} is not a URL: {reason}.",
        Code::RedirectModeError => "The response is a redirect ({status}), and this request does not follow redirects.",
        Code::RedirectModeManual => {
            "redirect: \"manual\" means that the {status} redirect is not followed; the script gets an opaque redirect."
        }
        Code::RedirectNotHttp => "The redirect leads to {scheme}:; only http: and https: are followed.",
        Code::RedirectOriginNull => {
            "The redirects went from one foreign origin to another: from here on the request has Origin: null instead of {origin}."
        }
        Code::RedirectSeveralLocations => {
            "The response has several Location headers that differ ({location}), so it cannot be followed."
        }
        Code::RedirectStreamGone => "A stream cannot be sent twice, so the {status} redirect cannot be followed.",
        Code::RedirectTooMany => "There are more than 20 redirects, and browsers follow at most 20.",
        Code::RedirectWithoutLocation => "The {status} response has no Location: it is the final response.",
        Code::RequestLineForbidden => {
            "\"{line}\" is the start of a raw HTTP request. Scripts cannot send {method}: CONNECT opens a tunnel through a proxy, and TRACE and TRACK echo a request."
        }
        Code::RequestLineRead => "The raw request line is read as {method} {target}.",
        Code::RequestSent => {
            "{method} {url} is sent {credentials} credentials (credentials mode \"{credentialsMode}\")."
        }
        Code::ResponseFromElsewhere => "The given response is from {given}, but the browser requests {url}.",
        Code::ResponseNotKnown => "The response of {url} is not given.",
        Code::ResultLoads => "The resource loads.",
        Code::ResultOpaque => "The promise resolves with an opaque response: status 0, no headers, no body.",
        Code::ResultReadable => "The script can read status {status} and these headers: {headers}.",
        Code::ResultReadableNoHeaders => "The script can read status {status} and no headers.",
        Code::ResultOpaqueRedirect => "The promise resolves with an opaque redirect: status 0, no headers.",
        Code::ResultNotAnImage => {
            "The browser accepts the response, but its type is not an image type: it is shown only if its bytes are an image."
        }
        Code::ResultSent => "The request is sent; the script cannot see the outcome.",
        Code::ResultTaintsCanvas => "The image loads; drawing it taints a canvas, because it was loaded without CORS.",
        Code::SameOrigin => "The URL has the page's origin {origin}: CORS does not apply.",
        Code::SameOriginModeRefuses => {
            "mode \"same-origin\" does not allow other origins; {urlOrigin} is not {origin}."
        }
        Code::ServiceWorkerFails => {
            "The service worker {worker} could not fetch this, so the browser requests it from the server itself."
        }
        Code::ServiceWorkerFetches => {
            "The service worker {worker} fetches {url} with fetch(event.request). Its own policies apply to that fetch; for Content-Security-Policy it is a connection."
        }
        Code::ServiceWorkerNotAsked => "The service worker {worker} does not handle this request.",
        Code::SchemeNotFetched => "Pages cannot fetch {scheme}: URLs.",
        Code::ScriptStatus => "A script needs an ok status (200–299); the response has {status}.",
        Code::StreamAsText => {
            "This engine does not support request streams: the body is sent as the text \"[object ReadableStream]\"."
        }
        Code::StreamNeedsCors => "A stream as the body needs mode \"cors\" or \"same-origin\".",
        Code::StreamUnsupported => "This engine does not support streams as request bodies.",
        Code::StyleStatus => "A style sheet needs an ok status (200–299); the response has {status}.",
        Code::StyleType => "The response's type is {type}; a style sheet needs text/css.",
        Code::UpgradedAsMixedContent => "The page is secure, so {before} is upgraded to {after}.",
        Code::UpgradedByDirective => "upgrade-insecure-requests turns {before} into {after}.",
        Code::UrlCredentialsBlocked => "URLs with a user name or password are blocked in requests to another origin.",
        Code::UrlHasCredentials => {
            "fetch() does not accept a URL with a user name or password: it rejects with a TypeError."
        }
        Code::UrlInvalid => "\"{url}\" is not a URL: {reason}.",
        Code::UrlNotRead => "The requested URL is unknown: `{given}` is not a URL.",
        Code::UrlParsed => "The URL is {url}.",
        Code::WebSocketAccept => {
            "Sec-WebSocket-Accept is \"{value}\", which is wrong: it has to be a hash of the browser's Sec-WebSocket-Key."
        }
        Code::WebSocketExtension => "Sec-WebSocket-Extensions has {extension}, which was not offered in that form.",
        Code::WebSocketFragment => {
            "A WebSocket URL cannot have a fragment (#{fragment}): the constructor throws a SyntaxError."
        }
        Code::WebSocketHandshakeHeader => "{header} is \"{value}\"; the handshake needs {wanted}.",
        Code::WebSocketOpens => "The handshake succeeds: the WebSocket opens.",
        Code::WebSocketProtocolInvalid => {
            "\"{protocol}\" cannot be a sub-protocol: the constructor throws a SyntaxError."
        }
        Code::WebSocketProtocolMissing => {
            "Sec-WebSocket-Protocol is missing: sub-protocols were offered ({offered}), and the server has to select one."
        }
        Code::WebSocketProtocolNotOffered => {
            "Sec-WebSocket-Protocol is \"{selected}\", which was not offered ({offered})."
        }
        Code::WebSocketProtocolWithoutOffer => {
            "Sec-WebSocket-Protocol: the server selected \"{selected}\", but the page offered no sub-protocol."
        }
        Code::WebSocketProtocolTwice => {
            "The sub-protocol \"{protocol}\" is given twice: the constructor throws a SyntaxError."
        }
        Code::WebSocketScheme => "A WebSocket URL is ws: or wss: (or http: or https:); {scheme}: throws a SyntaxError.",
        Code::WebSocketSchemeFromHttp => "The http(s) URL is read as {url}.",
        Code::WebSocketStatus => "The handshake response has status {status}; it needs 101.",
        Code::WebSocketUrlEmpty => "This engine throws a SyntaxError for an empty WebSocket URL.",
        Code::WebTransportNotSimulated => {
            "The policies allow connections to {url}; the HTTP/3 session itself is not simulated."
        }
        Code::WebTransportUrl => "WebTransport takes https: URLs without a fragment; {url} throws a SyntaxError.",
    }
}

/// The sentence of a problem.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn problem(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::CspDirectiveNotAscii => {
            "the directive `{name}` has a character outside ASCII (perhaps a curly quote), so the whole directive is ignored"
        }
        ProblemKind::CspDuplicateDirective => "`{name}` appears twice in this policy; only the first has an effect",
        ProblemKind::CspIgnoredInMeta => "`{name}` is ignored in a meta element; send it as a header",
        ProblemKind::CspIgnoredInReportOnly => "`{name}` is ignored in a report-only policy",
        ProblemKind::CspGap => {
            "`{source}` stands for something that is not written here, so it is not known what the policy allows; paste the policy that the server sends"
        }
        ProblemKind::CspInvalidSource => "`{source}` is not a source expression: nothing can match it",
        ProblemKind::CspNoneNotAlone => "'none' has no effect together with other sources",
        ProblemKind::CspUnknownDirective => "`{name}` is not a directive that browsers know",
        ProblemKind::CspUnquotedKeyword => {
            "`{source}` without quotes is a host name; the keyword is written '{source}'"
        }
        ProblemKind::HeaderBadName => "`{name}` cannot be a header name",
        ProblemKind::CspWithoutName => {
            "this looks like a policy without its header's name; the header is `Content-Security-Policy`"
        }
        ProblemKind::HeaderCut => {
            "lines are missing at `{line}`, and it is not known which headers they had; paste the whole text"
        }
        ProblemKind::HeaderInConfiguration => "`{line}` is part of a configuration, not a header that a server sends",
        ProblemKind::HeaderInvisible => "the text has an invisible character ({code}), which was ignored",
        ProblemKind::HeaderNotRecognised => "`{name}` is not a response header: expected lines such as `Vary: Origin`",
        ProblemKind::HeaderOfBrowser => {
            "`{name}` is next to headers that only browsers set, so the browser probably set it; remove one or the other"
        }
        ProblemKind::HeaderOfRequest => "these are request headers (`{name}`); the headers of the response belong here",
        ProblemKind::HeaderOfResponse => {
            "these are response headers (`{name}`); the headers that the script sets belong here"
        }
        ProblemKind::HeaderQuoted => "the value of `{name}` is in quotes; it is read without them",
        ProblemKind::HeaderSeveralHops => {
            "these are the responses of several hops; put each redirect's response into its own hop"
        }
        ProblemKind::HeaderVariable => "`{variable}` is a variable; paste the value of `{name}` that the server sends",
        ProblemKind::HeaderControlCharacter => "the value of `{name}` has a control character",
        ProblemKind::HeaderNoColon => "expected `Name: value`, found `{line}`",
        ProblemKind::HeaderSpaceBeforeColon => {
            "there is a space between `{name}` and its colon, which HTTP does not allow"
        }
        ProblemKind::HeaderSeveralResponses => "several responses are pasted here; the last one is used",
        ProblemKind::LocationWithoutRedirect => {
            "`Location` has an effect only with status 301, 302, 303, 307 or 308; the status is {status}"
        }
        ProblemKind::UpgradeHasResponse => {
            "the browser requests {after} instead of {before}, so the given response is used as that of {after}; if it came from {before}, replace it"
        }
        ProblemKind::UpgradeOfLoopback => {
            "Safari applies upgrade-insecure-requests to this machine, too: it requests {url} over https:, which few development servers support"
        }
        ProblemKind::UpgradeToSamePort => {
            "upgrade-insecure-requests makes the browser request {url}, but the page itself came over http: from that port, so nothing can respond to https: there; the response given here is for http:"
        }
        ProblemKind::LocalNetworkNotJudged => {
            "{url} is on this machine or its network: if the page is public, Chrome 142 and later need the permission for Local Network Access, which no header can grant (set page.addressSpace to where the page is, and page.localNetworkPermission to the user's decision)"
        }
        ProblemKind::ManyMore => "and {count} more of this kind",
        ProblemKind::NetworkUnreachedHop => "`{path}` describes a hop that is never reached",
        ProblemKind::PageIsFile => {
            "the page is a file: it can load classic scripts, styles, images, audio, video and fonts from its folder, but not modules, and it cannot read files with fetch() or XMLHttpRequest; serve the folder over http: and open the page from there"
        }
        ProblemKind::PageUrlInvalid => "`{url}` is not an absolute URL: {reason}",
        ProblemKind::PageUrlNotRead => "this is not the page's URL: expected one such as https://app.example.com",
        ProblemKind::PreflightNotSent => "`{path}` describes the response to a preflight that is not sent",
        ProblemKind::NothingHelps => "{advice}",
        ProblemKind::CspCommaBetweenSources => {
            "a comma ends the policy, so `{source}` is read as a directive of another policy; separate sources with spaces"
        }
        ProblemKind::CspCommaBetweenDirectives => {
            "a comma starts another policy, and every policy has to allow a request; separate directives with semicolons"
        }
        ProblemKind::CspMetaComma => {
            "commas in a meta element: Chromium and WebKit split the policy there, Firefox and the standard do not"
        }
        ProblemKind::CspPortImpossible => "nothing can match `{source}`: ports go up to 65535",
        ProblemKind::CspReportUri => "`report-uri` is deprecated; use `report-to` (in Firefox since release 149)",
        ProblemKind::CspHostImpossible => "nothing can match `{source}`: no URL has such a host",
        ProblemKind::CspForgottenSemicolon => "`{source}` is the name of a directive: a semicolon is missing before it",
        ProblemKind::CspHostUnderStrictDynamic => "`{source}` is ignored, because {directive} has 'strict-dynamic'",
        ProblemKind::CspPastDirective => "browsers do not read `{name}`: use {instead} instead",
        ProblemKind::CspSchemeMisspelt => "`{source}` has a scheme that browsers do not know; did you mean {near}?",
        ProblemKind::CspSchemeWithoutColon => {
            "`{source}` without a colon is a host name; the scheme is written `{source}:`"
        }
        ProblemKind::CspStrictDynamicAlone => {
            "'strict-dynamic' without a nonce or a hash in {directive} does not allow any script"
        }
        ProblemKind::CspWildcardInPath => {
            "the `*` in the path of `{source}` is an ordinary character; a path that ends with a slash covers everything below it"
        }
        ProblemKind::CspFolderPath => {
            "the path of `{source}` does not end with a slash, so it covers only that path and nothing below it"
        }
        ProblemKind::CspDeprecatedDirective => {
            "`{name}` is deprecated, or was never supported by browsers; use {instead}"
        }
        ProblemKind::CspReportOnlyWithoutEndpoint => {
            "a report-only policy without report-to or report-uri sends no reports; it only prints to the console"
        }
        ProblemKind::CspEndpointUnknown => {
            "no Reporting-Endpoints header names the endpoint `{name}`, so nothing is reported"
        }
        ProblemKind::CspAllowsEverything => "`*` lets {directive} reach every host",
        ProblemKind::CspAllowsScheme => "`{source}` lets {directive} reach every host by that scheme",
        ProblemKind::CspInsecureSource => {
            "`{source}` lets an https: page use an insecure scheme; http: and ws: sources also cover https: and wss:, but not the other way round"
        }
        ProblemKind::CspDuplicateSource => "`{source}` appears twice in {directive}",
        ProblemKind::CspNonceWithoutEffect => {
            "a nonce or a hash has no effect in {directive}, only for scripts and styles"
        }
        ProblemKind::CspKeywordWithoutEffect => "{source} has no effect in {directive}",
        ProblemKind::CspUnsafeInline => {
            "'unsafe-inline' in {directive} lets every inline script run, so the policy does not stop injected scripts"
        }
        ProblemKind::CspUnsafeEval => "'unsafe-eval' in {directive} lets strings be compiled as code",
        ProblemKind::CspEmptyDirective => "{directive} without sources allows nothing, like 'none'",
        ProblemKind::CspSourceQuery => {
            "`{source}` has a query or a fragment, which sources may not have: by the standard it matches nothing; most browsers drop that part if a path comes before it, and otherwise ignore the source"
        }
        ProblemKind::CspValueMissing => "`{name}` has no value, so it has no effect",
        ProblemKind::CspKeywordAsName => {
            "`{source}` without quotes is the name of a policy; the keyword is written '{source}'"
        }
        ProblemKind::CspPolicyNameInvalid => "`{source}` cannot be the name of a Trusted Types policy",
        ProblemKind::CspSinkGroupUnknown => "`{source}` has no effect; the only value that browsers know is 'script'",
        ProblemKind::CspValueIgnored => "`{name}` takes no value; this one is ignored",
        ProblemKind::CspSandboxEscape => {
            "a page in a sandbox with both allow-scripts and allow-same-origin can remove the sandbox"
        }
        ProblemKind::CspSandboxFlagUnknown => "`{name}` is not a sandbox flag",
        ProblemKind::HeaderMisspelt => "`{name}` is not a header that browsers know; did you mean `{near}`?",
        ProblemKind::HeaderObsolete => "browsers no longer read `{name}`; use {instead}",
        ProblemKind::ReferrerPolicyUnknown => "`{value}` is not a referrer policy",
        ProblemKind::EmbedderPolicyUnknown => {
            "`{value}` is not a value of Cross-Origin-Embedder-Policy, so the policy has no effect"
        }
        ProblemKind::CorsSeveralOrigins => "Access-Control-Allow-Origin has several values, but may have only one",
        ProblemKind::CorsOriginMalformed => {
            "`{value}` is not an origin, so it matches nothing: an origin is scheme, host and port, as in https://app.example.com"
        }
        ProblemKind::CorsOriginPattern => "the * in `{value}` is not a wildcard, because it is not the whole value",
        ProblemKind::CorsOriginNull => {
            "null is the origin of every sandboxed frame and data: page: allowing it allows everyone"
        }
        ProblemKind::CorsCredentialsNotTrue => {
            "Access-Control-Allow-Credentials has to be exactly true, in lower case; `{value}` has no effect"
        }
        ProblemKind::CorsWildcardAndCredentials => {
            "Access-Control-Allow-Origin: * does not allow credentials: Access-Control-Allow-Credentials has no effect with it"
        }
        ProblemKind::CorsWildcardLiteral => "the * of {name} is a plain name where credentials are included",
        ProblemKind::CorsEchoWithoutVary => {
            "Vary: Origin is missing, and Access-Control-Allow-Origin allows one origin: if the value depends on the request, caches serve one origin's response to another"
        }
        ProblemKind::CorsMaxAgeCapped => {
            "Access-Control-Max-Age is {value}, but browsers cache a preflight for less time: at most 7200 seconds in Chromium, 86400 in Firefox and 600 in WebKit"
        }
        ProblemKind::CorsMaxAgeMalformed => {
            "Access-Control-Max-Age is `{value}`, which is not a number of seconds, so the preflight is cached for the default of 5 seconds"
        }
        ProblemKind::CorsExposeOnPreflight => {
            "Access-Control-Expose-Headers has no effect on a preflight response; it belongs on the response to the request"
        }
        ProblemKind::CorsPreflightHeaderOnResponse => "{name} has no effect here; it belongs on the preflight response",
        ProblemKind::CorsListUnreadable => {
            "`{value}` is not a list of names separated by commas, so {name} cannot be read"
        }
        ProblemKind::CorsHeaderUnknown => "`{name}` is not a header of the CORS protocol",
        ProblemKind::CorsHeaderMisspelt => "`{name}` is not a header of the CORS protocol; did you mean `{near}`?",
        ProblemKind::CorsPrivateNetwork => {
            "`{name}` has no effect: Local Network Access, which asks the user, replaced Private Network Access"
        }
        ProblemKind::CorsAuthorizationUnderWildcard => {
            "by the standard, * does not cover Authorization (engines still accept it); name it in Access-Control-Allow-Headers"
        }
        ProblemKind::CorpUnknown => {
            "`{value}` is not a value of Cross-Origin-Resource-Policy: expected same-origin, same-site or cross-origin, in lower case"
        }
        ProblemKind::NosniffUnknown => "`{value}` is not a value of X-Content-Type-Options: expected nosniff",
        ProblemKind::LocationSeveral => {
            "Location is set several times with different values; by the standard, such a redirect fails"
        }
        ProblemKind::CorsHeaderOnRequest => {
            "`{name}` is a response header: on a request it has no effect, except that it causes a preflight"
        }
        ProblemKind::RequestUrlNotRead => "this is not a URL: expected one such as https://api.example.com/users",
        ProblemKind::PageUrlRelative | ProblemKind::RequestUrlRelative => {
            "this is not an absolute URL; did you mean {near}?"
        }
        ProblemKind::RequestFieldIgnored => "`{field}` has no effect: {api} does not use it",
        ProblemKind::HostPermissionsOnPage => {
            "host permissions have no effect on this page, because it is not an extension page"
        }
        ProblemKind::StatusContradiction => {
            "the status line says {line} and the status field says {status}; the field is used"
        }
        ProblemKind::StatusImpossible => "{status} is not an HTTP status: expected a number from 100 to 599",
        ProblemKind::ResponseOfGateway => {
            "`{header}` shows that {gateway} sent this response, not the application behind it, so the application's CORS settings did not run; make the application respond, or configure CORS in {gateway}"
        }
        ProblemKind::SandboxWithoutScripts => "`sandbox` without `allow-scripts`: the scripts of this page do not run",
    }
}

/// The sentence of a repair.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn fix(code: FixCode) -> &'static str {
    match code {
        FixCode::CspAddHash => {
            "Add {source} to the policy's {directive}: the hash of exactly this code. Any change to the code, even a space, needs a new hash."
        }
        FixCode::CspAddHashOfAttribute => {
            "Add {source} to the policy's {directive}. If the code is in many places, move it into a file instead: 'unsafe-hashes' lets injected markup reuse it."
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
        FixCode::EmbedderPolicyOfFrame => "Send {name}: {value} with the framed page, as the page around it requires.",
        FixCode::EvalIntoFile => "Put the code into a script file ({url}) instead of giving a string to {via}().",
        FixCode::EvalParseJson => {
            "Read the value with JSON.parse() instead of {via}(), in a script file of the page ({url})."
        }
        FixCode::FrameAncestorsInstead => {
            "Send Content-Security-Policy: {value} with the framed page. Browsers then ignore X-Frame-Options, which cannot name other origins."
        }
        FixCode::FrameAncestorsList => "List the pages that frame it in the framed page's policy: {value}.",
        FixCode::HandlerIntoFile => "Move the handler into a script file ({url}) that sets it with addEventListener().",
        FixCode::IntegrityOfResponse => "If this is the content that you expect, set integrity=\"{integrity}\".",
        FixCode::JavascriptUrlIntoFile => {
            "Move the code into a script file ({url}) that listens for the event with addEventListener(), and give the link a real URL."
        }
        FixCode::LoadByScript => {
            "Create the element with a script that the policy allows: 'strict-dynamic' extends trust to it."
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
        FixCode::XFrameOptionsSameOrigin => "Send X-Frame-Options: SAMEORIGIN with the framed page.",
        FixCode::RespondUnauthorized => {
            "Respond with 401 instead of redirecting to {url}: the request is not signed in, and a script cannot sign in by following a redirect."
        }
        FixCode::ContentType => "Send Content-Type: {value}.",
        FixCode::CorpAllow => "Send Cross-Origin-Resource-Policy: {value}.",
        FixCode::CorsAllowAnyone => {
            "Let everyone read the response to the {request}: send Access-Control-Allow-Origin: *. The request's origin is null, which a server should never allow: every sandboxed frame has it."
        }
        FixCode::CorsAllowCredentials => "Respond to the {request} with Access-Control-Allow-Credentials: true.",
        FixCode::CorsAllowOrigin => {
            "Respond to the {request} with Access-Control-Allow-Origin: {origin}. If the value depends on the request's origin, add Vary: Origin."
        }
        FixCode::CorsAllowOriginOnce => {
            "Send Access-Control-Allow-Origin: {value} only once in the response to the {request}: two layers (such as an application and a proxy) both add it."
        }
        FixCode::CspAddDirective => "Add {directive} to the policy, with the sources of default-src and {source}.",
        FixCode::CspAddDirectiveScheme => {
            "Add {directive} to the policy, with the sources of default-src and {source}. That allows every host with that scheme, because sources cannot name an IPv6 address."
        }
        FixCode::CspAddScheme => {
            "Add {source} to the policy's {directive}. It allows every host with that scheme, because sources cannot name an IPv6 address."
        }
        FixCode::CspAddSource => "Add {source} to the policy's {directive}.",
        FixCode::CspAddVendor => {
            "Add {source} to the policy's {directive}. {vendor} documents this wildcard, since its hosts change (see {documentation})."
        }
        FixCode::CspEndPathWithSlash => {
            "Write {after} instead of {source}: only a path that ends with a slash covers what is below it."
        }
        FixCode::CspQuoteKeyword => "Put {source} in single quotes: without them it is a host name.",
        FixCode::ElementCrossOrigin => "Set crossorigin on the element, so that it uses the CORS protocol.",
        FixCode::ElementWithoutCrossOrigin => {
            "Remove crossorigin from the element, unless a script has to read what it loads."
        }
        FixCode::HandshakeHeader => "Correct {name} in the handshake response.",
        FixCode::LocationHttps => "Redirect to {url}.",
        FixCode::LocationWithoutCredentials => "Redirect to {url}, without a user name and a password.",
        FixCode::MethodUpperCase => {
            "Write the method as {upper}: {method} is a different method, because only some are converted to upper case."
        }
        FixCode::MethodWithBody => "Use POST: a GET request has no body.",
        FixCode::ModeCors => "Remove mode: \"{before}\".",
        FixCode::PreflightAllowHeader => {
            "Allow the header {header}: respond to the preflight with Access-Control-Allow-Headers: {value}."
        }
        FixCode::PreflightAllowMethod => {
            "Allow the method {method}: respond to the preflight with Access-Control-Allow-Methods: {value}."
        }
        FixCode::PreflightAllowOrigin => "Respond to the preflight with Access-Control-Allow-Origin: {origin}.",
        FixCode::PreflightStatus => {
            "Respond to OPTIONS with 204 instead of {status}, before authentication and redirects run."
        }
        FixCode::ProtocolSelected => "Select a sub-protocol that was offered: Sec-WebSocket-Protocol: {value}.",
        FixCode::RedirectFollow => "Remove redirect: \"error\".",
        FixCode::RequestHttps => "Request {url}.",
        FixCode::RequestTextPlain => {
            "Send the body as text/plain, which needs no preflight. The server then has to parse it as JSON, whatever its type."
        }
        FixCode::RequestWithoutCredentials => "Make the request without credentials.",
        FixCode::RequestWithoutHeader => "Remove the header {header} from the request.",
        FixCode::RequestWithoutProtocols => "Offer no sub-protocols.",
        FixCode::RequestWithoutUploadListener => {
            "Remove the listener on xhr.upload: it is the only reason for the preflight."
        }
        FixCode::SandboxAllowScripts => "Add {token} to the page's sandbox, so that its scripts run.",
        FixCode::SandboxAllowSameOrigin => {
            "Add {token} to the page's sandbox: the page then keeps its own origin, and the sandbox protects little."
        }
        FixCode::UpgradeInsecureRequests => {
            "Add upgrade-insecure-requests to the page's policy, so that its requests are upgraded."
        }
        FixCode::UrlWithoutCredentials => "Request {url}, and send the user name and the password in a header.",
    }
}

/// Advice for requests that no header and no small change of the request can fix.
fn advice(check: Check) -> &'static str {
    match check {
        Check::Url => "No header can help: the request needs a different URL.",
        Check::Method => "No header can help: the request has to use another method.",
        Check::Header => "No header of a server can help: the script may not send this one.",
        Check::Csp => "No single source fixes this: decide what the page may do, and change the policy.",
        Check::MixedContent => "No header can help: the server has to be reached over https: or wss:.",
        Check::Port => "No header can open this port: every browser blocks it. The server has to use another port.",
        Check::SameOriginMode => "No header can help: the request itself excludes other origins.",
        Check::Preflight | Check::Cors => {
            "No single header helps here: request the final URL, on a server that shares its response with this origin."
        }
        Check::Redirect => "No header of the page can help: change where the redirect leads, or request its final URL.",
        Check::Credentials => "No header can help: send the credentials in another way.",
        Check::Corp => "The resource's server has to share it, with Cross-Origin-Resource-Policy or CORS.",
        Check::LocalNetwork => {
            "No header can help: the user decides, in the browser's prompt, and the page has to be a secure context."
        }
        Check::Response => "No header of the page can help: the server has to send a different response.",
        Check::Unsupported => "No header can help: the engine lacks what the request needs.",
        Check::XFrameOptions | Check::FrameAncestors => {
            "The framed page's server decides who may frame it: it has to list the page in frame-ancestors."
        }
        Check::Sandbox => "The sandbox has to allow what the page needs, or the page has to work without it.",
        Check::Integrity => "The integrity attribute needs the hash of the server's response.",
        Check::TrustedTypes => {
            "Do not change the headers: the code has to create the value with a Trusted Types policy."
        }
        Check::Other => "No header of a server can help: the page has to make a different request.",
    }
}

/// The different behaviour of an engine, as a clause whose subject is the engine.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn departure(departure: Departure) -> &'static str {
    match departure {
        Departure::WebSocketUrlKeepsScheme => {
            "matches a WebSocket's ws: or wss: URL as it is, so a source for http:, https: or without a scheme does not cover it"
        }
        Departure::SocketSchemeCoversSocketsOnly => {
            "matches ws: and wss: sources with sockets only, not with http: and https: URLs"
        }
        Departure::IpAddressMatchesHostSource => "matches a host source against an IPv4 address as text",
        Departure::Port80CoversPort443 => "lets port 80 of a source cover port 443 when the scheme is upgraded with it",
        Departure::Port80CoversPort443OfAnyScheme => {
            "lets port 80 of a source, or an http: source without a port, cover port 443 whatever the URL's scheme"
        }
        Departure::SchemeAndPortUpgradeTogether => {
            "lets an http: source cover https: only if the port can be upgraded, too, so http://host:8443 does not cover https://host:8443"
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
        Departure::PortsWrapAround => "reads a source's port beyond 65535 modulo 65536 if the URL has no port",
        Departure::HostEndsWithoutDot => "ignores a source whose host ends with a dot",
        Departure::WildcardNeedsNoName => {
            "lets a source such as https://*. (with nothing after the dot) match every host"
        }
        Departure::StarHostNeedsScheme => "does not accept *:port or */path without a scheme as a source",
        Departure::StarHostTakesNoPath => {
            "does not accept a path after the host *, unless there is a port between them"
        }
        Departure::StarCoversLocalMedia => {
            "lets img-src * cover data: URLs, and media-src * cover data: and blob: URLs"
        }
        Departure::SandboxedSelfIsSecure => {
            "does not let 'self' cover http: and ws: for connections of a page that CSP sandboxes, nor for sockets and elements if another policy follows"
        }
        Departure::SelfCoversFiles => "lets 'self' and * cover files on a page that is a file",
        Departure::PathDecodedAsAWhole => {
            "decodes a path as a whole before comparing, so an encoded slash at its end makes it a prefix"
        }
        Departure::PathBytesAreCharacters => {
            "reads percent-encoded bytes of a path that are not UTF-8 as ISO-8859-1, so that /%EF equals /%C3%AF"
        }
        Departure::SourcePathOfAnyCharacters => {
            "accepts a source whose path begins with // or has characters that are not allowed in paths"
        }
        Departure::SourceQueryIsDropped => {
            "drops the query or fragment after a source's path instead of ignoring the source"
        }
        Departure::QueryAfterHostIsDropped => {
            "drops the query or fragment after a source's host or port (but not after a lone *)"
        }
        Departure::TextBehindSelfIsDropped => {
            "reads a source that begins with 'self' as 'self', whatever follows without a space"
        }
        Departure::StrictDynamicDisablesSources => {
            "ignores 'self' and the sources after 'strict-dynamic' in a default-src that has that keyword, for every directive that falls back to it"
        }
        Departure::UpgradeCoversInsecureSchemes => {
            "lets wss: cover ws: and https: cover http: only in the policy that has upgrade-insecure-requests"
        }
        Departure::CspSeesUrlBeforeUpgrade => {
            "checks fetch(), sendBeacon() and media against Content Security Policy before upgrade-insecure-requests upgrades their URL to https:, and again after it"
        }
        Departure::CspSeesEveryUrlBeforeUpgrade => {
            "checks every request against Content Security Policy before upgrade-insecure-requests upgrades its URL to https: or wss:"
        }
        Departure::CspSeesConnectionsBeforeUpgrade => {
            "checks media, sendBeacon(), EventSource and pings against Content Security Policy before upgrade-insecure-requests upgrades their URL to https:"
        }
        Departure::CspSeesMediaBeforeMixedUpgrade => {
            "checks media against Content Security Policy before it upgrades their http: URL"
        }
        Departure::CspSeesImagesBeforeMixedUpgrade => {
            "checks images against Content Security Policy before it upgrades their http: URL"
        }
        Departure::PoliciesSeeRedirectsBeforeCorsCheck => {
            "checks the target of a redirect against Content Security Policy before the CORS check of the redirect"
        }
        Departure::PoliciesBeforeMixedContent => {
            "checks a request against Content Security Policy before it checks for mixed content"
        }
        Departure::PoliciesBeforeMixedSockets => {
            "checks a WebSocket against Content Security Policy before it checks for mixed content"
        }
        Departure::PoliciesBeforeSubprotocols => {
            "checks a WebSocket against Content Security Policy before it checks the sub-protocols"
        }
        Departure::FilesAreNotHeldToPolicies => "does not check files against Content Security Policy",
        Departure::MetaPolicyIsList => "splits the policy of a <meta> element at its commas into several policies",
        Departure::StrictDynamicCoversWorkers => {
            "lets 'strict-dynamic' in worker-src, child-src or default-src allow every worker, as it does in script-src"
        }
        Departure::DefaultStrictDynamicCoversWorkers => "lets 'strict-dynamic' in default-src allow every worker",
        Departure::SandboxAttributeStopsJavascriptUrls => {
            "runs no javascript: URL in a frame whose sandbox attribute lacks allow-same-origin"
        }
        Departure::SandboxOfParentStopsJavascriptUrls => {
            "runs no javascript: URL in a frame of a page whose own sandbox lacks allow-same-origin"
        }
        Departure::JavascriptUrlIsCheckedByParent => {
            "also checks the policies of the page around a frame when a script in the frame navigates it to a javascript: URL"
        }
        Departure::ModulesAreNotParserInserted => {
            "lets 'strict-dynamic' allow an external module script that is in the markup"
        }
        Departure::WasmModulesAreNotChecked => {
            "checks WebAssembly against policies only where a module is instantiated from bytes, not where it is only compiled"
        }
        Departure::ObjectImageIsImage => {
            "checks an <object> or <embed> whose URL ends like that of an image against img-src, too"
        }
        Departure::SelfCoversBlobFrames => "lets 'self' in frame-src cover blob: frames of the page's origin",
        Departure::LocalPagesHaveNoSelfForFrames => {
            "matches no frame or object with 'self' in a page that inherits its policy (about:srcdoc, blob:, data:)"
        }
        Departure::NoWorkersInSharedWorkers => "has no Worker in shared workers",
        Departure::DataWorkersAreNotHeldToPolicies => "does not apply policies to the requests of a data: worker",
        Departure::ContentScriptConnectionsAreHeldToPolicies => {
            "applies the page's policies to a content script's connections"
        }
        Departure::ModulePreloadTypeIsNotChecked => "accepts a modulepreload of any type",
        Departure::ModulePreloadRefusesData => "does not preload a module from a data: URL",
        Departure::NoSpeculationRules => "ignores speculation rules",
        Departure::KeywordForSpeculationRules => "supports 'inline-speculation-rules', which allows speculation rules",
        Departure::NoPaintWorklets => "has no CSS.paintWorklet",
        Departure::WorkletTypeIsNotChecked => "accepts a worklet's script of any type",
        Departure::ObjectsAreNotNavigations => {
            "checks the page of an <object> or <embed> as it checks an image, without an embedder policy of its own"
        }
        Departure::RedirectsOfFramesNeedEmbedderPolicy => "requires the embedder policy of a frame's redirects, too",
        Departure::InnerHtmlDoesNotPreload => "does not preload for a <link> that innerHTML inserts",
        Departure::IntegrityHashesCoverNoPreloads => "does not let a hash of the integrity attribute allow a preload",
        Departure::DataPagesStartNoBlobWorkers => "does not start a worker from a blob: URL in a data: page or worker",
        Departure::ModulePreloadIntegrityIsNotChecked => "does not check the integrity of a modulepreload",
        Departure::MetaOfLocalPageHasNoSelf => {
            "lets 'self' and hosts without a scheme match nothing in the <meta> of an about:, blob: or data: page"
        }
        Departure::MetaOfDataPageHasNoScheme => {
            "lets hosts without a scheme match nothing in the <meta> of a data: page"
        }
        Departure::NoncesCoverStyleAttributes => "lets a nonce allow the style attributes of the element's markup",
        Departure::NoCredentialless => "does not support the embedder policy credentialless",
        Departure::NoSharedWorkersInOpaqueOrigins => {
            "throws a SecurityError for a SharedWorker of a page with an opaque origin"
        }
        Departure::NoTopLevelDataUrls => "does not navigate a page that is not in a frame to a data: URL",
        Departure::ObjectOfAboutIsNotFetched => "shows an <object> of about:blank without checking any policy",
        Departure::JavascriptUrlsAreHashedDecoded => {
            "decodes the percent-encoded bytes of a javascript: URL before it is hashed"
        }
        Departure::PrefetchIgnoresFencedFrameSrc => "does not count the sources of fenced-frame-src for a prefetch",
        Departure::PrefetchPassesStrictDynamic => {
            "allows any prefetch if the directive for workers has 'strict-dynamic'"
        }
        Departure::StrictDynamicOfDefaultSrcCoversStyles => {
            "lets 'strict-dynamic' in default-src disable 'unsafe-inline' for styles, too"
        }
        Departure::StrictDynamicNotInScriptSrcAttr => "ignores 'strict-dynamic' in script-src-attr",
        Departure::HashesMustDecode => "ignores a hash whose value cannot be decoded as Base64",
        Departure::HashesHaveOneAlphabet => "ignores a hash that mixes the characters of Base64 and base64url",
        Departure::HashesHaveOtherNames => "also reads 'sha-256-…' as a hash, and counts 'ed25519-…' as one",
        Departure::DanglingMarkupHidesNonce => {
            "ignores the nonce of an external script whose attributes contain <script or <style"
        }
        Departure::TrustedTypesGroupHasCase => "reads 'script' in require-trusted-types-for only in lower case",
        Departure::FrameAncestorsStarCoversOpaque => "lets * in frame-ancestors match a page with an opaque origin",
        Departure::FormsAreUpgradedFirst => "upgrades the action of a form before form-action is checked",
        Departure::NoWebAssemblyModules => "does not load a WebAssembly module as a module script",
        Departure::ModulesTakeStatusBelow400 => "runs a module with any status below 400",
        Departure::ModuleWorkerTypeIsNotChecked => "accepts a module worker's script of any type",
        Departure::WorkerTypeIsNotChecked => "accepts a classic worker's script of any type",
        Departure::ListOfTypesIsNoModule => "refuses modules whose Content-Type lists several types",
        Departure::ScriptTypeIsTheFirst => {
            "uses the first type of a script that Content-Type lists, where the standard uses the last"
        }
        Departure::ScriptTypeIsGuessedFromName => {
            "guesses the type of a worker's or worklet's script without Content-Type from the file name"
        }
        Departure::WorkletKeepsOriginOfPage => "requests a sandboxed page's worklets with the origin of its URL",
        Departure::DataPagesAreNotSecure => "does not treat a data: page as a secure context",
        Departure::WorkletRedirectsAreNotChecked => "does not check redirects of a worklet's script against the policy",
        Departure::WorkletViolationsAreNotReported => "does not report a worklet's script that violates a policy",
        Departure::NoServiceWorkersInWorkers => "has no navigator.serviceWorker in workers",
        Departure::BaseMayBeData => "takes a data: URL as the base of a page",
        Departure::NonceAttributeIsTrimmed => "trims white space around a nonce attribute before it compares the nonce",
        Departure::HashesNeedNoPadding => "accepts a hash without the = at its end",
        Departure::TrustedTypesEvalTakesStrings => {
            "lets eval() take a plain string if the policy has 'trusted-types-eval', even under require-trusted-types-for"
        }
        Departure::PreloadIsParserInserted => {
            "treats a preload in the markup as parser-inserted, so 'strict-dynamic' blocks it"
        }
        Departure::ObjectPageIsFrame => "checks an <object> or <embed> whose response is a page against frame-src, too",
        Departure::FrameAncestorsIgnoresPaths => "ignores the paths of frame-ancestors sources",
        Departure::FormActionIgnoresRedirects => {
            "checks only the form's own URL against form-action, not the targets of redirects"
        }
        Departure::PrefetchUsesOnlyDefaultSrc => {
            "checks a prefetch only against default-src, whatever other directives list"
        }
        Departure::FrameReportsOnlyOrigin => "reports only the origin of a frame from another origin",
        Departure::AuthorizationUnderWildcard => "lets the * of Access-Control-Allow-Headers cover Authorization",
        Departure::EmptyCredentialsIgnored => {
            "ignores an empty Access-Control-Allow-Credentials if there is another one"
        }
        Departure::ClientHintsSafelisted => "treats client hints such as DPR as safelisted request headers",
        Departure::NonAsciiValueIsUnsafe => {
            "requires a preflight if the value of Accept or Content-Type has a character outside ASCII"
        }
        Departure::NoSafelistedTotalLimit => "has no limit of 1024 bytes on all safelisted header values together",
        Departure::UserAgentIsNotUnsafe => "does not require a preflight because of a User-Agent header",
        Departure::RangeNumbersAreLimited => "requires a preflight if a number in Range does not fit in 64 bits",
        Departure::RangeUnitInAnyCase => {
            "accepts the unit of a Range header in upper case, too, and then requires no preflight"
        }
        Departure::EmptyLastParameterIsUnsafe => "requires a preflight if Content-Type ends in a second semicolon",
        Departure::CommaInContentTypeIsUnsafe => "requires a preflight if Content-Type has a comma",
        Departure::RepeatedHeadersAreCombined => {
            "combines request headers of the same name before it checks whether they are safelisted"
        }
        Departure::RedirectFromOwnOriginNeedsCredentials => {
            "makes the CORS check with credentials for a redirect by another origin in a chain that began at the page's own"
        }
        Departure::PreflightStaysForRemovedHeaders => {
            "still sends a preflight after a redirect has removed the header that required it, such as Authorization or Content-Type"
        }
        Departure::PreflightNamesRemovedHeaders => {
            "still lists in the preflight a header that a redirect has removed, such as Authorization or Content-Type"
        }
        Departure::PreflightStaysAfterRedirect => {
            "sends a preflight again after a redirect, although the request has become a GET that does not need one"
        }
        Departure::PreflightKeepsOrigin => {
            "sends the page's origin in the preflight after a redirect across origins, and Origin: null in the request that follows"
        }
        Departure::OriginOnSameOriginElements => {
            "sends Origin with an element's cors request to the page's own origin (except for media)"
        }
        Departure::PreloadRedirectsAreNotReported => "does not report a preload that a policy refuses after a redirect",
        Departure::OriginIsNullOnAnotherOrigin => {
            "sends Origin: null without CORS once a redirect has left the page's origin"
        }
        Departure::CorsSchemesBeforePolicies => {
            "refuses a request with CORS whose URL is neither http: nor https: before it checks anything else"
        }
        Departure::XhrChecksFtpBeforePolicies => "refuses ftp: URLs of XMLHttpRequest before it checks anything else",
        Departure::ModesBeforeMixedContent => {
            "refuses requests of scripts because of their mode (same-origin, or cors with a URL that is neither http: nor https:) before it checks for mixed content"
        }
        Departure::SameOriginModeBeforePolicies => {
            "compares the origins of a same-origin request before it checks anything else"
        }
        Departure::SameOriginModeBeforeMixedContent => {
            "compares the origins of a same-origin request before upgrades and mixed content, and after a redirect before the policies that are enforced"
        }
        Departure::DataUrlsNeedFollow => "refuses data: URLs in no-cors mode unless the redirect mode is \"follow\"",
        Departure::SocketsAreUpgradedFirst => {
            "upgrades the URL of a WebSocket before it checks subprotocols and report-only policies"
        }
        Departure::PoliciesBeforeBlockAllMixedContent => {
            "does not report block-all-mixed-content if a policy refuses the URL as well"
        }
        Departure::BlockAllMixedContentReportOnly => {
            "reports mixed content for block-all-mixed-content in report-only policies, too"
        }
        Departure::PlainTextIsNotOpaqueData => "lets images and media load text/plain with nosniff from another origin",
        Departure::RedirectsDropClientHints => {
            "drops client hints that a script set, such as DPR, from a request that is redirected to an origin other than the page's"
        }
        Departure::OriginIgnoresReferrerPolicy => "sends Origin whatever the referrer policy says",
        Departure::NewBadPortsAreOpen => "does not block the ports 4190 and 6679",
        Departure::UrlCredentialsBlocked => "blocks most requests whose URL has a user name or password",
        Departure::AboutBlankRefused => "refuses to fetch about:blank, even in no-cors mode",
        Departure::StreamBodyRefused => "refuses a ReadableStream as a request body",
        Departure::StreamBodyIsText => "sends a ReadableStream as the text \"[object ReadableStream]\"",
        Departure::EmptyLocationIsNone => "treats a redirect with an empty Location as the final response",
        Departure::EmptyLocationFails => "fails if a redirect that it has to follow has an empty Location",
        Departure::RedirectErrorNeedsLocation => {
            "lets redirect: \"error\" through for a redirect status without a Location"
        }
        Departure::CrossOriginDeleteBecomesGet => "turns DELETE into GET when a redirect leads to another origin",
        Departure::Status205HasBody => "reads the body of a response with status 205",
        Departure::OpaqueResponseBlocking => {
            "withholds an opaque response whose type is that of a document or data (opaque response blocking)"
        }
        Departure::UnknownCorpOverridesEmbedder => {
            "treats an unknown Cross-Origin-Resource-Policy as cross-origin under an embedder policy"
        }
        Departure::FetchLaterSecurityError => {
            "throws a SecurityError if the URL given to fetchLater() is not potentially trustworthy"
        }
        Departure::NoFetchLater => "has no fetchLater()",
        Departure::FontsWithoutCors => "fetches fonts without CORS",
        Departure::StyleOfAnyTypeFiresLoad => {
            "fires load for a style sheet whose type is not text/css, although it does not apply it"
        }
        Departure::LocalScriptTypeIsNotChecked => "runs a script from a data: URL whatever type the URL gives it",
        Departure::ScriptsAndFontsTakeStatusBelow400 => "accepts scripts and fonts with any status below 400",
        Departure::StylesTakeStatusBelow400 => "accepts style sheets with any status below 400",
        Departure::MediaTakesStatusBelow400 => "plays audio and video with any status below 400",
        Departure::MediaNeedsStatus200 => "plays audio and video only with status 200, or with 206 and a Content-Range",
        Departure::OpaqueMediaNeedsStatus200 => {
            "plays audio and video of another origin without CORS only with status 200 or 206"
        }
        Departure::MediaPartNeedsLength => {
            "plays a response with status 206 only if its Content-Range has the complete length; across origins without CORS there has to be a Content-Range"
        }
        Departure::PingSwitchedOff => "sends no pings unless browser.send_pings is switched on",
        Departure::BlockedStyleFiresError => "fires an error event at a <style> that a policy blocks",
        Departure::BlockedFrameFiresError => "fires an error event at a frame that the page's own policy blocks",
        Departure::BlockedEmbedFiresError => "fires an error event at an <embed> that a policy blocks",
        Departure::SameOriginFrameMayBeSandboxed => {
            "compares X-Frame-Options: SAMEORIGIN with the URL's origin, even in a sandboxed frame"
        }
        Departure::DocumentIsolationPolicy => {
            "supports Document-Isolation-Policy, which requires of subresources what Cross-Origin-Embedder-Policy requires"
        }
        Departure::PreloadedScriptTypeIsNotChecked => "does not check the type of a preloaded script, nosniff or not",
        Departure::PreloadTypeIsNotChecked => "does not check the type of a preload, nosniff or not",
        Departure::PreloadIntegrityIsNotChecked => {
            "does not check an opaque response against the integrity of its preload"
        }
        Departure::PreloadedStyleNeedsType => "fires error for a preloaded style sheet whose type is not text/css",
        Departure::PreloadOfCodeFailsFrom400 => {
            "fires error for a preloaded script, style sheet or font whose status is 400 or above"
        }
        Departure::PreloadNeedsOkStatus => {
            "fires error for a preload whose status is not ok (200–299), except for images and opaque responses"
        }
        Departure::PreloadIgnoresLateFailure => {
            "fires load for a preload whose fetch failed after it went to another origin"
        }
        Departure::PreloadedFontsUseCors => "preloads a font in cors mode, with crossorigin or without",
        Departure::PreloadedImageNeedsBody => "fires error for a preloaded image that has no body",
        Departure::PreloadedOpaqueImageMayBeEmpty => {
            "fires load for a preloaded image without a body if its response is opaque"
        }
        Departure::PreloadOfTrackFailsFrom400 => "fires error for a preloaded track whose status is 400 or above",
        Departure::PreloadTrackRefused => "fires error for <link rel=preload as=track> and loads nothing",
        Departure::FailedWorkerLeavesPagesToNetwork => {
            "requests a page or a worker's script from the server if the service worker has no response"
        }
        Departure::OpaqueMediaBypassesServiceWorkers => {
            "bypasses service workers for media of another origin in no-cors mode"
        }
        Departure::WorkersBypassServiceWorkers => {
            "bypasses service workers for the requests of dedicated and shared workers"
        }
        Departure::WorkersRedirectsCountForPage => {
            "ignores the paths in a page's policy if a service worker's response was redirected"
        }
        Departure::WorkerOriginComesFirst => "refuses a worker of another origin before it checks policies",
        Departure::WorkerOfAnotherOriginThrows => {
            "throws a SecurityError for a worker of another origin, where the standard fires an error event"
        }
        Departure::EventSourceRefusesData => "does not open an EventSource to a data: URL",
        Departure::EventSourceChecksCharset => "refuses an event stream whose charset is not UTF-8",
        Departure::EventStreamTypeIsTheFirst => {
            "uses the first type that Content-Type lists, where the standard uses the last"
        }
        Departure::FontFilesWithoutCors => "loads font files into a page that is a file without CORS",
        Departure::MediaFilesWithoutCors => {
            "loads audio and video files into a page that is a file, whatever their crossorigin attribute says"
        }
        Departure::NoPagesOfApps => "has no pages at capacitor:, ionic:, tauri: and app: addresses",
        Departure::ElectronRegistersSchemes => "lets an Electron app decide what its app: pages may do",
        Departure::WorkersDoNotUpgrade => "does not upgrade the requests of workers",
        Departure::WorkersUpgradeAsTheirPage => "upgrades a worker's requests if its page's policy says so",
        Departure::OtherSchemesAreNotMixedContent => {
            "treats only http: URLs, and ws: URLs of sockets, as mixed content; it fetches no ftp: URL, and no ws: URL without a socket"
        }
        Departure::LoopbackIsMixedContent => {
            "blocks http: and ws: to localhost and loopback addresses as mixed content"
        }
        Departure::OnlyHttpsPagesProhibitMixing => "lets pages on http://localhost load insecure content",
        Departure::InsecureWebSocketThrows => {
            "throws a SecurityError for an insecure WebSocket on a secure page instead of failing the connection"
        }
        Departure::LocalNetworkIsNotMixedContent => {
            "lets an https: page request private addresses and .local names over http: and ws:, which Local Network Access protects instead"
        }
        Departure::MixedUpgradeOfIpAddresses => {
            "upgrades images, audio and video to https: even if the host is an IP address"
        }
        Departure::LoopbackShowsMedia => {
            "shows images, audio and video from loopback hosts on an https: page without upgrading their URL, but not where a redirect leads to one"
        }
        Departure::LoopbackUpgradedAfterRedirect => {
            "upgrades a redirect to a loopback address too, if upgrade-insecure-requests or an https: page upgrades URLs"
        }
        Departure::LoopbackSocketsAreUpgraded => {
            "lets upgrade-insecure-requests upgrade ws: to a loopback address too, unless the page is at one itself"
        }
        Departure::EmptyWebSocketUrlThrows => "throws a SyntaxError for an empty WebSocket URL",
        Departure::SubprotocolMayBeMissing => {
            "opens a WebSocket even if the server selected none of the offered sub-protocols"
        }
        Departure::SubprotocolMayBeUnasked => {
            "opens a WebSocket even if the server selected a sub-protocol when none was offered"
        }
        Departure::SubprotocolInAnyCase => "compares WebSocket sub-protocols without regard to case",
        Departure::EmptySubprotocolFails => "fails a WebSocket whose response has an empty Sec-WebSocket-Protocol",
        Departure::WebSocketUpgradeIsList => "accepts a handshake whose Upgrade header lists websocket among others",
        Departure::EmptyExtensionsHeaderFails => {
            "fails a WebSocket whose response has an empty Sec-WebSocket-Extensions"
        }
        Departure::EmptyExtensionElementFails => {
            "fails a WebSocket whose response has an extra comma in Sec-WebSocket-Extensions"
        }
        Departure::ExtensionMayRepeat => "accepts a WebSocket response that lists permessage-deflate twice",
        Departure::DeflateReadLoosely => {
            "accepts permessage-deflate with an empty parameter, or with leading zeros in its window bits"
        }
        Departure::WindowBitsMayLackValue => "accepts a response whose client_max_window_bits has no value",
        Departure::WebTransportUrlIsAbsolute => "accepts only absolute URLs for new WebTransport()",
        Departure::NoWebTransport => "has no WebTransport",
        Departure::BeaconDropsInvalidType => {
            "sends a beacon without Content-Type if the blob's type is not a MIME type"
        }
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
            "treats a request from an https: page to http: at a loopback address as a downgrade, and sends no Referer"
        }
        Departure::IntegrityPolicyForScriptsOnly => "applies Integrity-Policy to scripts, but not to style sheets",
        Departure::LocalNetworkAccessPrompt => {
            "has Local Network Access: a page may reach a more private network only with the user's permission, and it never asks on an insecure page"
        }
        Departure::StructuredFieldsOfRfc8941 => "does not read dates and display strings in structured fields",
        Departure::StructuredFieldsAreWords => {
            "reads neither numbers nor byte sequences in structured fields, nor keys that begin with *"
        }
    }
}
