//! Messages of all rooms.

super::messages! {
    /// Messages of all readers.
    Core {
        /// The title if a reader gives none. `kind`.
        Kind,
        /// The title of a text that no reader recognises.
        Unknown,
        /// Why such a text was not read.
        NotRecognised,
        /// A line that does not fit its context.
        NotUnderstood,
        /// The text does not say which page makes the request.
        PageUrl,
        /// The text contains no request.
        Request,
        /// The text contains several requests.
        WhichRequest,
        /// The text contains no address.
        RequestUrl,
        /// The message does not quote the code.
        Code,
        /// The text does not say which API makes the request.
        RequestApi,
        /// The text contains no response.
        Network,
        /// A value that the text does not give, but that the browser's message implies.
        Assumed,
        /// Invisible characters were removed.
        Invisible,
        /// An empty text.
        Empty,
        /// A stack trace.
        StackTrace,
        /// JSON of another kind.
        OtherJson,
        /// Several blocks together.
        Mixed,
        /// Two readings disagree. `first`, `second`.
        Contradiction,
        /// Text around the block that was read.
        AroundTheBlock,
        /// The title of a raw request.
        HttpRequest,
        /// The title of a raw response.
        HttpResponse,
        /// The title of both.
        HttpExchange,
        /// A second response that does not follow a redirect.
        AnotherResponse,
        /// The response after the last redirect.
        RedirectTarget,
        /// A preflight without a method.
        PreflightMethod,
        /// Names of headers without values.
        HeaderValues,
        /// A target without a host.
        HostMissing,
        /// A host without a scheme.
        SchemeMissing,
        /// The title of curl.
        Curl,
        /// The title of curl with its output.
        CurlTranscript,
        /// The title of PowerShell.
        PowerShell,
        /// The title of a copied navigation.
        Navigation,
        /// A navigation is not a request of the page.
        IsNavigation,
        /// Something that is filled in elsewhere.
        Variable,
        /// Headers from a file.
        HeadersElsewhere,
        /// Several addresses for one command.
        SeveralUrls,
        /// curl's patterns.
        Glob,
        /// Text after a command.
        AfterTheCommand,
        /// `-I`.
        HeadOnly,
        /// text/event-stream.
        EventSourceOrFetch,
        /// no-cors, empty.
        FetchOrBeacon,
        /// cors, empty.
        FetchOrXhr,
        /// No mark of what made a request.
        KindOfRequest,
        /// Several documents that may make a request.
        SeveralDocuments,
        /// A document within the page that is not recorded.
        ForeignDocument,
        /// The credentials mode.
        Credentials,
        /// The method.
        MethodMissing,
        /// The title of a report.
        Report,
        /// No disposition.
        DispositionMissing,
        /// frame-ancestors.
        IsFramed,
        /// A keyword as blocked-uri. `text`.
        NothingRequested,
        /// Only an origin. `origin`.
        OnlyOrigin,
        /// A directive for several APIs. `directive`.
        DirectiveLeavesApi,
        /// The title of a HAR file.
        Har,
        /// Nested too deep.
        TooDeep,
        /// A character that JSON does not have there.
        JsonBroken,
        /// The text was cut off.
        CutOff,
        /// An entry without an address. `number`.
        UnreadEntry,
        /// Which of several failed. `number`.
        FailedRequest,
        /// Status 0.
        NoResponseRecorded,
        /// The title of a table.
        NetworkTable,
        /// A table without addresses.
        NoAddresses,
        /// The title of a panel.
        Panel,
        /// A name without its first letter. `name`.
        LostLetter,
        /// The title of header lines.
        Headers,
        /// The title of headers as JSON.
        HeadersAsJson,
        /// The title of headers as a program prints them.
        Dump,
        /// Curly quotes in a value. `name`.
        SmartQuotes,
        /// A value in quotes. `name`.
        QuotedValue,
        /// Headers of a preflight's response.
        PreflightOrResponse,
        /// The title of a policy.
        Policy,
        /// A policy without its header.
        EnforcedOrNot,
        /// The title of an address.
        Url,
        /// A text that is only an address.
        PageOrRequest,
        /// The title of a link.
        Link,
        /// A link without a scenario.
        LinkBroken,
        /// The title of the markup of `<would-block>`.
        Element,
        /// The title of a fenced code block of the language `wouldblock`.
        Fence,
        /// An element or a fence without a request.
        ElementBroken,
        /// The title of a scenario.
        Scenario,
        /// The title of a manifest.
        Manifest,
        /// Optional permissions.
        OptionalPermissions,
        /// The extension's id.
        ExtensionId,
        /// The title of a console.
        Console,
        /// Lines that the engine does not know.
        UnknownConsole,
        /// A console quotes one directive.
        RestOfPolicy,
    }
}
