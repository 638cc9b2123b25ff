//! Where engines depart from the standards, as data. Each standard has a file.
//!
//! The sentences about them are in the catalogues of `explain`, like all other sentences.

mod csp;
mod fetch;
mod html;
mod mixed_content;
mod set;
mod smaller;
mod sockets;

pub(super) use set::DepartureSet;

use super::Engine;

/// Every departure, by standard.
pub(super) const GROUPS: &[Group] = &[
    csp::GROUP,
    fetch::GROUP,
    html::GROUP,
    mixed_content::GROUP,
    sockets::GROUP,
    smaller::BEACON,
    smaller::XHR,
    smaller::REFERRER_POLICY,
    smaller::INTEGRITY_POLICY,
    smaller::LOCAL_NETWORK_ACCESS,
    smaller::STRUCTURED_FIELDS,
];

/// The first release with the departure, if it is known.
const SINCE: &[(Departure, Engine, &str)] = &[(Departure::LocalNetworkAccessPrompt, Engine::Chromium, "142")];

/// The departures from one standard.
pub(super) struct Group {
    /// The name of the standard.
    pub(super) standard: &'static str,
    pub(super) departures: &'static [Datum],
}

/// The recorded facts about a departure.
pub(super) struct Datum {
    pub(super) departure: Departure,
    /// The engines that have the departure.
    pub(super) engines: &'static [Engine],
    pub(super) evidence: Evidence,
    /// Whether it means that an API or a kind of page is missing.
    is_lack: bool,
}

impl Datum {
    /// The same for a departure that means that an API or a kind of page is missing.
    const fn lack(self) -> Datum {
        Datum { is_lack: true, ..self }
    }

    const fn is_of(&self, engine: Engine) -> bool {
        let mut engines = self.engines;
        while let [one, others @ ..] = engines {
            if *one as u8 == engine as u8 {
                return true;
            }
            engines = others;
        }
        false
    }
}

/// The evidence that an engine departs from the standards.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Evidence {
    /// The ids of cases that were recorded in the engines, in `tests/cases` or `tests/recorded`. There is at least one.
    Recorded(&'static [&'static str]),
    /// A sentence that says why no case could be recorded.
    Unrecorded(&'static str),
}

/// A departure with the ids of the cases that show it.
const fn recorded(departure: Departure, engines: &'static [Engine], cases: &'static [&'static str]) -> Datum {
    Datum { departure, engines, evidence: Evidence::Recorded(cases), is_lack: false }
}

/// A departure that no case shows, with the reason.
const fn unrecorded(departure: Departure, engines: &'static [Engine], why: &'static str) -> Datum {
    Datum { departure, engines, evidence: Evidence::Unrecorded(why), is_lack: false }
}

/// All engines, for the departures that all of them have.
const ALL: &[Engine] = &Engine::BROWSERS;

/// Declares the departures.
macro_rules! departures {
    ($($variant:ident,)*) => {
        /// A named departure from the standards.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum Departure { $($variant,)* }

        impl Departure {
            /// All of them.
            pub(crate) const ALL: &[Departure] = &[$(Departure::$variant,)*];

            /// Its name in reports.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Departure::$variant => stringify!($variant),)* }
            }
        }
    };
}

departures! {
    // Content Security Policy.
    WebSocketUrlKeepsScheme,
    SocketSchemeCoversSocketsOnly,
    IpAddressMatchesHostSource,
    Port80CoversPort443,
    Port80CoversPort443OfAnyScheme,
    SchemeAndPortUpgradeTogether,
    SourceSchemeGivesPort,
    SelfPortIsOneOfSource,
    SelfKeepsItsDefaultPort,
    PortsAreTexts,
    PortsWrapAround,
    HostEndsWithoutDot,
    WildcardNeedsNoName,
    StarHostNeedsScheme,
    StarHostTakesNoPath,
    StarCoversLocalMedia,
    SelfCoversFiles,
    SandboxedSelfIsSecure,
    PathDecodedAsAWhole,
    PathBytesAreCharacters,
    SourcePathOfAnyCharacters,
    SourceQueryIsDropped,
    QueryAfterHostIsDropped,
    TextBehindSelfIsDropped,
    StrictDynamicDisablesSources,
    UpgradeCoversInsecureSchemes,
    CspSeesUrlBeforeUpgrade,
    CspSeesEveryUrlBeforeUpgrade,
    CspSeesConnectionsBeforeUpgrade,
    CspSeesMediaBeforeMixedUpgrade,
    CspSeesImagesBeforeMixedUpgrade,
    PoliciesSeeRedirectsBeforeCorsCheck,
    PoliciesBeforeMixedContent,
    PoliciesBeforeMixedSockets,
    PoliciesBeforeSubprotocols,
    PreloadRedirectsAreNotReported,
    WorkletRedirectsAreNotChecked,
    WorkletViolationsAreNotReported,
    FilesAreNotHeldToPolicies,
    DataWorkersAreNotHeldToPolicies,
    ContentScriptConnectionsAreHeldToPolicies,
    MetaPolicyIsList,
    NonceAttributeIsTrimmed,
    HashesNeedNoPadding,
    KeywordForSpeculationRules,
    MetaOfLocalPageHasNoSelf,
    MetaOfDataPageHasNoScheme,
    NoncesCoverStyleAttributes,
    IntegrityHashesCoverNoPreloads,
    JavascriptUrlsAreHashedDecoded,
    PrefetchIgnoresFencedFrameSrc,
    PrefetchPassesStrictDynamic,
    StrictDynamicOfDefaultSrcCoversStyles,
    StrictDynamicNotInScriptSrcAttr,
    HashesMustDecode,
    HashesHaveOneAlphabet,
    HashesHaveOtherNames,
    DanglingMarkupHidesNonce,
    TrustedTypesGroupHasCase,
    FrameAncestorsStarCoversOpaque,
    TrustedTypesEvalTakesStrings,
    PreloadIsParserInserted,
    ObjectPageIsFrame,
    FrameAncestorsIgnoresPaths,
    FormActionIgnoresRedirects,
    PrefetchUsesOnlyDefaultSrc,
    FrameReportsOnlyOrigin,
    StrictDynamicCoversWorkers,
    DefaultStrictDynamicCoversWorkers,
    JavascriptUrlIsCheckedByParent,
    SandboxAttributeStopsJavascriptUrls,
    SandboxOfParentStopsJavascriptUrls,
    ModulesAreNotParserInserted,
    WasmModulesAreNotChecked,
    ObjectImageIsImage,
    SelfCoversBlobFrames,
    LocalPagesHaveNoSelfForFrames,
    // Fetch.
    AuthorizationUnderWildcard,
    EmptyCredentialsIgnored,
    ClientHintsSafelisted,
    NonAsciiValueIsUnsafe,
    NoSafelistedTotalLimit,
    UserAgentIsNotUnsafe,
    RangeNumbersAreLimited,
    RangeUnitInAnyCase,
    EmptyLastParameterIsUnsafe,
    CommaInContentTypeIsUnsafe,
    RepeatedHeadersAreCombined,
    RedirectFromOwnOriginNeedsCredentials,
    PreflightStaysForRemovedHeaders,
    PreflightNamesRemovedHeaders,
    PreflightStaysAfterRedirect,
    PreflightKeepsOrigin,
    OriginOnSameOriginElements,
    OriginIgnoresReferrerPolicy,
    OriginIsNullOnAnotherOrigin,
    NewBadPortsAreOpen,
    UrlCredentialsBlocked,
    AboutBlankRefused,
    CorsSchemesBeforePolicies,
    XhrChecksFtpBeforePolicies,
    ModesBeforeMixedContent,
    SameOriginModeBeforePolicies,
    SameOriginModeBeforeMixedContent,
    DataUrlsNeedFollow,
    StreamBodyRefused,
    StreamBodyIsText,
    RedirectsDropClientHints,
    EmptyLocationIsNone,
    EmptyLocationFails,
    RedirectErrorNeedsLocation,
    CrossOriginDeleteBecomesGet,
    Status205HasBody,
    OpaqueResponseBlocking,
    PlainTextIsNotOpaqueData,
    UnknownCorpOverridesEmbedder,
    FetchLaterSecurityError,
    NoFetchLater,
    // HTML.
    FontsWithoutCors,
    StyleOfAnyTypeFiresLoad,
    LocalScriptTypeIsNotChecked,
    ScriptsAndFontsTakeStatusBelow400,
    StylesTakeStatusBelow400,
    MediaTakesStatusBelow400,
    MediaNeedsStatus200,
    OpaqueMediaNeedsStatus200,
    MediaPartNeedsLength,
    PingSwitchedOff,
    BlockedStyleFiresError,
    BlockedFrameFiresError,
    BlockedEmbedFiresError,
    SameOriginFrameMayBeSandboxed,
    DocumentIsolationPolicy,
    PreloadedScriptTypeIsNotChecked,
    PreloadTypeIsNotChecked,
    PreloadIntegrityIsNotChecked,
    PreloadedStyleNeedsType,
    PreloadOfCodeFailsFrom400,
    PreloadNeedsOkStatus,
    PreloadIgnoresLateFailure,
    PreloadedFontsUseCors,
    PreloadedImageNeedsBody,
    PreloadedOpaqueImageMayBeEmpty,
    PreloadOfTrackFailsFrom400,
    PreloadTrackRefused,
    FailedWorkerLeavesPagesToNetwork,
    OpaqueMediaBypassesServiceWorkers,
    WorkersBypassServiceWorkers,
    WorkersRedirectsCountForPage,
    WorkerOriginComesFirst,
    WorkerOfAnotherOriginThrows,
    NoWorkersInSharedWorkers,
    NoServiceWorkersInWorkers,
    NoPaintWorklets,
    NoSpeculationRules,
    ModulePreloadTypeIsNotChecked,
    ModulePreloadRefusesData,
    WorkletTypeIsNotChecked,
    NoWebAssemblyModules,
    ModulesTakeStatusBelow400,
    ModuleWorkerTypeIsNotChecked,
    WorkerTypeIsNotChecked,
    ListOfTypesIsNoModule,
    ScriptTypeIsTheFirst,
    ScriptTypeIsGuessedFromName,
    WorkletKeepsOriginOfPage,
    ObjectsAreNotNavigations,
    RedirectsOfFramesNeedEmbedderPolicy,
    InnerHtmlDoesNotPreload,
    DataPagesStartNoBlobWorkers,
    ModulePreloadIntegrityIsNotChecked,
    NoCredentialless,
    NoSharedWorkersInOpaqueOrigins,
    NoTopLevelDataUrls,
    ObjectOfAboutIsNotFetched,
    DataPagesAreNotSecure,
    BaseMayBeData,
    EventSourceRefusesData,
    EventSourceChecksCharset,
    EventStreamTypeIsTheFirst,
    FontFilesWithoutCors,
    MediaFilesWithoutCors,
    NoPagesOfApps,
    ElectronRegistersSchemes,
    // Mixed Content and upgrades.
    FormsAreUpgradedFirst,
    WorkersDoNotUpgrade,
    WorkersUpgradeAsTheirPage,
    OtherSchemesAreNotMixedContent,
    LoopbackIsMixedContent,
    OnlyHttpsPagesProhibitMixing,
    InsecureWebSocketThrows,
    LocalNetworkIsNotMixedContent,
    MixedUpgradeOfIpAddresses,
    LoopbackShowsMedia,
    LoopbackUpgradedAfterRedirect,
    LoopbackSocketsAreUpgraded,
    SocketsAreUpgradedFirst,
    PoliciesBeforeBlockAllMixedContent,
    BlockAllMixedContentReportOnly,
    // WebSockets and WebTransport.
    EmptyWebSocketUrlThrows,
    SubprotocolMayBeMissing,
    SubprotocolMayBeUnasked,
    SubprotocolInAnyCase,
    EmptySubprotocolFails,
    WebSocketUpgradeIsList,
    EmptyExtensionsHeaderFails,
    EmptyExtensionElementFails,
    ExtensionMayRepeat,
    DeflateReadLoosely,
    WindowBitsMayLackValue,
    WebTransportUrlIsAbsolute,
    NoWebTransport,
    // Beacon.
    BeaconDropsInvalidType,
    BeaconStreamIsText,
    // XMLHttpRequest.
    UploadListenerNeedsBody,
    // Referrer Policy.
    OnlyHttpsReferrersAreDowngraded,
    LoopbackIsReferrerDowngrade,
    // Integrity Policy.
    IntegrityPolicyForScriptsOnly,
    // Local Network Access.
    LocalNetworkAccessPrompt,
    // Structured Fields (RFC 9651).
    StructuredFieldsOfRfc8941,
    StructuredFieldsAreWords,
}

impl Departure {
    /// The first release of `engine` with the departure, if it is known.
    pub(crate) fn since(self, engine: Engine) -> Option<&'static str> {
        let is_it = |(departure, by, _): &&(Departure, Engine, _)| *departure == self && *by == engine;
        SINCE.iter().find(is_it).map(|(_, _, release)| *release)
    }
}
