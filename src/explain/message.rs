//! Every message for people. A catalogue has a template for each of them.

use crate::contract::report::Check;
use crate::engine::Departure;
use crate::fix::FixCode;
use crate::input::problem::ProblemKind;
use crate::text::names::named;
use crate::trace::Code;

/// A message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Message {
    /// The decision of a step.
    Step(Code),
    /// A problem of the input.
    Warning(ProblemKind),
    /// A possible fix.
    Fix(FixCode),
    /// The different behaviour of an engine, as a clause whose subject is the engine.
    Departure(Departure),
    /// Advice for a request without a fix.
    Advice(Check),
    /// A parameter's value that is a word and not a piece of the input.
    Word(Word),
    /// A phrase that connects sentences.
    Phrase(Phrase),
}

impl Message {
    /// All of them.
    pub(crate) fn all() -> impl Iterator<Item = Message> {
        let steps = Code::ALL.iter().copied().map(Message::Step);
        let warnings = ProblemKind::ALL.iter().copied().map(Message::Warning);
        let fixes = FixCode::ALL.iter().copied().map(Message::Fix);
        let departures = Departure::ALL.iter().copied().map(Message::Departure);
        let advice = CHECKS.iter().copied().map(Message::Advice);
        let words = Word::ALL.iter().copied().map(Message::Word);
        let phrases = Phrase::ALL.iter().copied().map(Message::Phrase);
        steps.chain(warnings).chain(fixes).chain(departures).chain(advice).chain(words).chain(phrases)
    }

    /// Its name in a catalogue that is passed as data.
    pub(crate) fn key(self) -> String {
        match self {
            Message::Step(code) => format!("step.{}", code.as_str()),
            Message::Warning(kind) => format!("warning.{}", kind.code()),
            Message::Fix(code) => code.as_str().to_owned(),
            Message::Departure(departure) => format!("departure.{}", departure.name()),
            Message::Advice(check) => format!("advice.{}", check_name(check)),
            Message::Word(word) => format!("word.{}.{}", word.param(), word.value()),
            Message::Phrase(phrase) => format!("phrase.{}", phrase.as_str()),
        }
    }

    /// The word for a parameter's value, if the value is not a piece of the input. So a
    /// report's parameters fill the sentence of any language.
    pub(super) fn of_param(param: &str, value: &str) -> Option<Message> {
        match param {
            "why" => Departure::ALL.iter().find(|name| name.name() == value).copied().map(Message::Departure),
            "advice" => CHECKS.iter().find(|check| check_name(**check) == value).copied().map(Message::Advice),
            _ => Word::of(param, value).map(Message::Word),
        }
    }
}

/// Declares the checks with their names in reports.
macro_rules! checks {
    ($($variant:ident = $name:literal;)*) => {
        const CHECKS: &[Check] = &[$(Check::$variant,)*];

        /// The name of a check as the value of a parameter.
        pub(super) fn check_name(check: Check) -> &'static str {
            match check { $(Check::$variant => $name,)* }
        }
    };
}

checks! {
    Url = "url";
    Method = "method";
    Header = "header";
    Csp = "csp";
    MixedContent = "mixed-content";
    Port = "port";
    SameOriginMode = "same-origin-mode";
    Preflight = "preflight";
    Cors = "cors";
    Redirect = "redirect";
    Credentials = "credentials";
    Corp = "corp";
    LocalNetwork = "local-network";
    Response = "response";
    Unsupported = "unsupported";
    XFrameOptions = "x-frame-options";
    FrameAncestors = "frame-ancestors";
    Sandbox = "sandbox";
    Integrity = "integrity";
    TrustedTypes = "trusted-types";
    Other = "other";
}

/// Declares the words, each with its parameter and value.
macro_rules! words {
    ($($variant:ident = $param:literal, $value:literal;)*) => {
        /// A value of a parameter that is translated into words.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum Word { $($variant,)* }

        impl Word {
            /// All of them.
            const ALL: &[Word] = &[$(Word::$variant,)*];

            fn of(param: &str, value: &str) -> Option<Word> {
                Some(match (param, value) { $(($param, $value) => Word::$variant,)* _ => return None })
            }

            fn param(self) -> &'static str {
                match self { $(Word::$variant => $param,)* }
            }

            fn value(self) -> &'static str {
                match self { $(Word::$variant => $value,)* }
            }
        }
    };
}

words! {
    ApiBeacon = "api", "beacon";
    ApiEventSource = "api", "eventsource";
    ApiFetch = "api", "fetch";
    ApiFetchLater = "api", "fetchlater";
    ApiFont = "api", "font";
    ApiImage = "api", "image";
    ApiMedia = "api", "media";
    ApiPing = "api", "ping";
    ApiPreload = "api", "preload";
    ApiScript = "api", "script";
    ApiServiceWorker = "api", "serviceworker";
    ApiSpeculationRules = "api", "speculation-rules";
    ApiStyle = "api", "style";
    ApiWebSocket = "api", "websocket";
    ApiWebTransport = "api", "webtransport";
    ApiWorklet = "api", "worklet";
    ApiXhr = "api", "xhr";
    InlineEventHandler = "inline", "event-handler";
    InlineJavascriptUrl = "inline", "javascript-url";
    InlineScript = "inline", "script";
    InlineSpeculationRules = "inline", "speculation-rules";
    InlineStyle = "inline", "style";
    InlineStyleAttribute = "inline", "style-attribute";
    DeliveredByHeader = "delivery", "header";
    DeliveredByMeta = "delivery", "meta";
    FromLocal = "from", "local";
    FromPublic = "from", "public";
    NoNames = "names", "";
    NoSources = "sources", "";
    RequestItself = "request", "itself";
    RequestPreflight = "request", "preflight";
    ToLocal = "to", "local";
    ToLoopback = "to", "loopback";
    UrlCannotBeBase = "reason", "cannot-be-base";
    UrlEmptyHost = "reason", "empty-host";
    UrlHostCharacter = "reason", "host-character";
    UrlIdna = "reason", "idna";
    UrlIpv4 = "reason", "ipv4";
    UrlIpv6 = "reason", "ipv6";
    UrlPort = "reason", "port";
    UrlRelative = "reason", "relative";
    UrlSyntax = "reason", "syntax";
    VerdictAllowed = "verdict", "allowed";
    VerdictBlocked = "verdict", "blocked";
    VerdictUndetermined = "verdict", "undetermined";
    WithCredentials = "credentials", "with";
    WithoutCredentials = "credentials", "without";
}

named! {
    /// A phrase that connects sentences.
    enum Phrase {
        /// The summary of an allowed request. `because` is the sentence of the step that decided.
        Allowed = "allowed";
        /// The summary of a blocked request.
        Blocked = "blocked";
        /// The summary if the verdict is undetermined.
        Undetermined = "undetermined";
        /// The same if the page's policy allows the request and the server's response decides.
        PolicyAllows = "policy-allows";
        /// The same if no policy governs the request.
        ServerDecides = "server-decides";
        /// The summary if the engines do not agree. What each of them does follows.
        BrowsersDisagree = "browsers-disagree";
        /// In a summary: the request was redirected to a URL that is blocked.
        AfterRedirect = "after-redirect";
        /// In a summary: which of several policies decided.
        PolicyOfSeveral = "policy-of-several";
        PolicyOfServiceWorker = "policy-of-service-worker";
        /// In a summary: the reason, if the list of sources is long.
        ManySources = "many-sources";
        /// In a summary: why the origin is null.
        OriginNullInSandbox = "origin-null-in-sandbox";
        /// In a summary: why the origin is null.
        OriginNullOfFile = "origin-null-of-file";
        /// The summary if all pages except a few are blocked. `pages` has those few.
        BlockedUnlessOn = "blocked-unless-on";
        /// The summary if the verdict depends on the page's URL, and the request is blocked on `page`.
        BlockedOn = "blocked-on";
        /// The note about the assumed page if all other pages have the same verdict.
        AssumedPage = "assumed-page";
        /// The note about the assumed page if other pages may have another verdict.
        AssumedPageDepends = "assumed-page-depends";
        /// The summary if there is no page. `problem` is the clause of a warning.
        NoPage = "no-page";
        /// Joins two names.
        And = "and";
        /// Joins two names with "or".
        Or = "or";
        /// In a summary: the engines with another verdict.
        InEngines = "in-engines";
        /// In a summary: the engines that lack the API.
        NotInEngines = "not-in-engines";
        /// In a summary: the verdict of the standards, if it is different.
        ByStandards = "by-standards";
        /// In a summary: the permission that Local Network Access may require, if the scenario does not say whether it
        /// does.
        LocalNetworkPermission = "local-network-permission";
        /// In a summary: the same for a page that is not a secure context.
        LocalNetworkInsecure = "local-network-insecure";
        /// A departure as a sentence.
        Departs = "departs";
        /// The same with the first release that has the departure.
        DepartsSince = "departs-since";
        /// Joins two sentences.
        Then = "then";
    }
}

named! {
    /// An instruction beside a configuration: where it belongs, and what else it needs. No report has one, so that a module
    /// which only writes reports does not have these words.
    enum Guidance {
        /// Where a configuration belongs.
        FileApache = "file-apache";
        /// Where a configuration belongs.
        FileAspNet = "file-asp-net";
        /// Where a configuration belongs.
        FileCaddy = "file-caddy";
        /// Where a configuration belongs.
        FileDjango = "file-django";
        /// Where a configuration belongs.
        FileExpress = "file-express";
        /// Where a configuration belongs.
        FileFastApi = "file-fast-api";
        /// Where a configuration belongs.
        FileHeaders = "file-headers";
        /// Where a configuration belongs.
        FileLines = "file-lines";
        /// Where a configuration belongs.
        FileNextJs = "file-next-js";
        /// Where a configuration belongs.
        FileNextJsProxy = "file-next-js-proxy";
        /// Where a configuration belongs.
        FileNginx = "file-nginx";
        /// Where a configuration belongs.
        FileRails = "file-rails";
        /// Where a configuration belongs.
        FileS3 = "file-s3";
        /// Where a configuration belongs.
        FileSpring = "file-spring";
        /// A note about a configuration.
        NoteRequestOnly = "note-request-only";
        /// A note about a configuration.
        NoteNonceAspNet = "note-nonce-asp-net";
        /// A note about a configuration.
        NoteNonceCaddy = "note-nonce-caddy";
        /// A note about a configuration.
        NoteNonceDjango = "note-nonce-django";
        /// A note about a configuration.
        NoteNonceExpress = "note-nonce-express";
        /// A note about a configuration.
        NoteNonceFastApi = "note-nonce-fast-api";
        /// A note about a configuration.
        NoteNonceImpossible = "note-nonce-impossible";
        /// A note about a configuration.
        NoteNonceInMarkup = "note-nonce-in-markup";
        /// A note about a configuration.
        NoteNonceNextJs = "note-nonce-next-js";
        /// A note about a configuration.
        NoteNonceRails = "note-nonce-rails";
        /// A note about a configuration.
        NoteNonceSpring = "note-nonce-spring";
        /// A note about a configuration.
        NoteNoSetting = "note-no-setting";
        /// A note about a configuration.
        NoteHeadersFile = "note-headers-file";
        /// A note about a configuration.
        NoteMeta = "note-meta";
        /// A note about a configuration.
        NoteLists = "note-lists";
        /// A note about a configuration.
        NoteNextJs = "note-next-js";
        /// A note about a configuration.
        NoteNginx = "note-nginx";
        /// A note about a configuration.
        NoteS3CloudFront = "note-s3-cloud-front";
        /// A note about a configuration.
        NoteS3Methods = "note-s3-methods";
        /// A note about a configuration.
        NoteSpring = "note-spring";
    }
}

impl Guidance {
    /// Its name in a catalogue that is passed as data.
    pub(crate) fn key(self) -> String {
        format!("guidance.{}", self.as_str())
    }
}
