//! Departures from [Content Security Policy](https://w3c.github.io/webappsec-csp/).

use super::{ALL, Departure, Group, recorded};
use crate::engine::Engine::{Chromium, Firefox, WebKit};

pub(super) const GROUP: Group = Group {
    standard: "Content Security Policy",
    departures: &[
        // Matching a URL with a source.
        recorded(Departure::WebSocketUrlKeepsScheme, ALL, &["csp.port.9ef36f68", "csp.scheme.22b08e27"]),
        recorded(
            Departure::SocketSchemeCoversSocketsOnly,
            &[Chromium, Firefox],
            &["csp.scheme.8069d788", "csp.scheme.0351700a"],
        ),
        recorded(Departure::IpAddressMatchesHostSource, ALL, &["csp.host.67dde11a", "csp.host.05050811"]),
        recorded(Departure::Port80CoversPort443, ALL, &["csp-default-ports.4f493b2d"]),
        recorded(
            Departure::Port80CoversPort443OfAnyScheme,
            &[WebKit],
            &["csp-default-ports.61f59d56", "csp-default-ports.d9e8d0d6", "csp-default-ports.46548c76"],
        ),
        recorded(Departure::SchemeAndPortUpgradeTogether, &[Chromium], &["csp.port.acf8ec05"]),
        recorded(
            Departure::SourceSchemeGivesPort,
            &[Firefox],
            &["csp-default-ports.4a9cfaa7", "csp-default-ports.eb6f0a27", "csp-default-ports.2e4495e4"],
        ),
        recorded(
            Departure::SelfPortIsOneOfSource,
            &[Firefox, WebKit],
            &["csp-default-ports.c65790f5", "csp-default-ports.9b527ca5", "csp-default-ports.7f9c4142"],
        ),
        recorded(
            Departure::SelfKeepsItsDefaultPort,
            &[Chromium],
            &["csp-default-ports.7cf075f8", "csp-default-ports.b7fec85c"],
        ),
        recorded(Departure::PortsAreTexts, &[Firefox], &["csp.padded-port", "csp.padded-port-80"]),
        recorded(Departure::PortsWrapAround, &[Chromium], &["csp-odd-hosts.57e46df4"]),
        recorded(Departure::HostEndsWithoutDot, &[Firefox], &["csp.dot", "csp.wildcard-dot"]),
        recorded(Departure::WildcardNeedsNoName, &[WebKit], &["csp-odd-hosts.110b0a26"]),
        recorded(
            Departure::StarHostNeedsScheme,
            &[WebKit],
            &["csp.port.5322e237", "csp.port.088ec8ed", "csp-star-hosts.721b08a5"],
        ),
        recorded(Departure::StarHostTakesNoPath, &[Firefox], &["csp.path.c4c30e63", "csp-star-hosts.6f3487b1"]),
        recorded(
            Departure::StarCoversLocalMedia,
            &[WebKit],
            &[
                "csp-star-and-local-schemes.2eb50b59",
                "csp-star-and-local-schemes.2b04d874",
                "csp-star-and-local-schemes.7b65934f",
            ],
        ),
        recorded(
            Departure::SandboxedSelfIsSecure,
            &[WebKit],
            &["self-in-sandboxes.3500c6a6", "self-in-sandboxes.e1e34b7d"],
        ),
        recorded(
            Departure::SelfCoversFiles,
            &[Chromium, WebKit],
            &["pages-that-are-files.7a71ff7b", "pages-that-are-files.b47165b7"],
        ),
        recorded(Departure::PathDecodedAsAWhole, ALL, &["csp.path.f51ec0f7"]),
        recorded(
            Departure::PathBytesAreCharacters,
            &[Chromium],
            &["csp-path-characters.83fc39dd", "csp-path-characters.8c19579b"],
        ),
        recorded(
            Departure::SourcePathOfAnyCharacters,
            &[Chromium, WebKit],
            &["csp-path-characters.762d93b0", "csp-path-characters.d5e8d7bb", "csp-path-characters.f70055b5"],
        ),
        recorded(Departure::SourceQueryIsDropped, ALL, &["csp.path.ab932794", "csp.path.e5852646"]),
        recorded(
            Departure::QueryAfterHostIsDropped,
            &[Firefox],
            &["csp-queries.90aa5024", "csp-queries.5dd3b264", "csp-queries.313f2daf"],
        ),
        recorded(Departure::TextBehindSelfIsDropped, &[WebKit], &["csp-quotes.b159504c", "csp-quotes.35f8ec85"]),
        recorded(
            Departure::StrictDynamicDisablesSources,
            &[WebKit],
            &["later.strict-dynamic-self", "later.strict-dynamic-behind"],
        ),
        recorded(
            Departure::UpgradeCoversInsecureSchemes,
            &[Firefox],
            &["csp.upgrade-covers-scheme", "csp.upgrade-covers-host", "upgrades-and-policies.bd9eb963"],
        ),
        // When policies are checked.
        recorded(
            Departure::CspSeesUrlBeforeUpgrade,
            &[Chromium],
            &["upgrade.csp-first", "upgrades-and-policies.288e1ca9"],
        ),
        recorded(
            Departure::CspSeesEveryUrlBeforeUpgrade,
            &[Firefox],
            &[
                "upgrade.csp-first-socket",
                "upgrades-in-another-policy.d0e85386",
                "upgrades-in-another-policy.bfa8860d",
                "upgrades-in-another-policy.4c552c13",
            ],
        ),
        recorded(
            Departure::CspSeesConnectionsBeforeUpgrade,
            &[WebKit],
            &[
                "later.upgrade-beacon",
                "later.upgrade-eventsource",
                "later.upgrade-ping",
                "upgrades-and-policies.efe6fb1f",
            ],
        ),
        recorded(Departure::CspSeesMediaBeforeMixedUpgrade, ALL, &["mixed.csp-first-media"]),
        recorded(Departure::CspSeesImagesBeforeMixedUpgrade, &[Firefox], &["mixed.csp-first"]),
        recorded(Departure::PoliciesSeeRedirectsBeforeCorsCheck, &[Firefox], &["csp.before-cors-of-redirect"]),
        recorded(Departure::PoliciesBeforeMixedContent, ALL, &["order-of-checks.b2241353"]),
        recorded(Departure::PoliciesBeforeMixedSockets, &[Chromium, Firefox], &["sockets-refused-twice.710cfdab"]),
        recorded(Departure::PoliciesBeforeSubprotocols, &[Chromium, WebKit], &["sockets-refused-twice.47b842ce"]),
        recorded(
            Departure::PreloadRedirectsAreNotReported,
            &[Chromium],
            &["preloads-that-fail-late.bbb540fc", "preloads-that-fail-late.1efac66a"],
        ),
        recorded(Departure::WorkletRedirectsAreNotChecked, &[WebKit], &["whole.worklet.fc5dc761"]),
        recorded(Departure::WorkletViolationsAreNotReported, &[Chromium], &["whole.worklet.301c609b"]),
        recorded(Departure::FilesAreNotHeldToPolicies, &[Firefox], &["pages-that-are-files.7a0c63c7"]),
        recorded(
            Departure::DataWorkersAreNotHeldToPolicies,
            &[WebKit],
            &["whole.nested-worker.65e91b51", "whole.nested-worker.285a5f2c"],
        ),
        recorded(
            Departure::ContentScriptConnectionsAreHeldToPolicies,
            &[Firefox],
            &["whole.content-script.6253a56d", "whole.content-script.79f9a69d"],
        ),
        recorded(Departure::MetaPolicyIsList, &[Chromium, WebKit], &["later.meta-list"]),
        // Directives, nonces and hashes.
        recorded(Departure::NonceAttributeIsTrimmed, &[Chromium, WebKit], &["whole.nonce-with-space"]),
        recorded(Departure::HashesNeedNoPadding, &[Chromium, WebKit], &["whole.inline-script.34fc11e5"]),
        recorded(
            Departure::KeywordForSpeculationRules,
            &[Chromium],
            &["whole.speculation-rules.715b84f0", "whole.speculation-rules.be5d7722"],
        ),
        recorded(
            Departure::MetaOfLocalPageHasNoSelf,
            &[Firefox],
            &["whole.edges.3c36fd4a", "whole.edges.70c8f451", "whole.edges.64810863"],
        ),
        recorded(Departure::MetaOfDataPageHasNoScheme, &[WebKit], &["whole.edges.e95c2cfd"]),
        recorded(Departure::NoncesCoverStyleAttributes, &[WebKit], &["whole.edges.51c90bcf", "whole.edges.dad1c055"]),
        recorded(
            Departure::IntegrityHashesCoverNoPreloads,
            &[WebKit],
            &["whole.edges.2b02ee44", "whole.edges.d0864165"],
        ),
        recorded(Departure::JavascriptUrlsAreHashedDecoded, &[Chromium], &["whole.edges.11d4d375"]),
        recorded(Departure::PrefetchIgnoresFencedFrameSrc, &[Chromium], &["whole.edges.c80f4ce6"]),
        recorded(Departure::PrefetchPassesStrictDynamic, &[Chromium], &["whole.edges.d4d64c27"]),
        recorded(Departure::StrictDynamicOfDefaultSrcCoversStyles, &[Chromium, WebKit], &["whole.edges.d8bb8e97"]),
        recorded(Departure::StrictDynamicNotInScriptSrcAttr, &[WebKit], &["whole.edges.1e8a8c3a"]),
        recorded(Departure::HashesMustDecode, &[Chromium, WebKit], &["whole.edges.04db3098"]),
        recorded(Departure::HashesHaveOneAlphabet, &[WebKit], &["whole.edges.7c9c6c1e"]),
        recorded(Departure::HashesHaveOtherNames, &[Chromium], &["whole.edges.e8a9a627", "whole.edges.5649ee4f"]),
        recorded(Departure::DanglingMarkupHidesNonce, ALL, &["whole.edges.4372823c"]),
        recorded(Departure::TrustedTypesGroupHasCase, &[Chromium, Firefox], &["whole.edges.5dc40985"]),
        recorded(Departure::FrameAncestorsStarCoversOpaque, &[Firefox], &["whole.edges.ec30d1ce"]),
        recorded(Departure::TrustedTypesEvalTakesStrings, &[Chromium], &["whole.trusted-types-eval-string"]),
        recorded(Departure::PreloadIsParserInserted, &[Chromium], &["whole.preload.5b011835"]),
        recorded(Departure::ObjectPageIsFrame, &[Chromium], &["whole.object-page-frame-src"]),
        recorded(Departure::FrameAncestorsIgnoresPaths, &[Firefox], &["whole.frame-ancestors-path"]),
        recorded(Departure::FormActionIgnoresRedirects, &[Firefox], &["whole.form-redirected"]),
        recorded(Departure::PrefetchUsesOnlyDefaultSrc, &[Firefox], &["whole.prefetch.fb662e1c"]),
        recorded(
            Departure::FrameReportsOnlyOrigin,
            &[Chromium, Firefox],
            &["whole.frame.d466a31b", "whole.object.0421065f"],
        ),
        recorded(
            Departure::StrictDynamicCoversWorkers,
            &[Chromium, Firefox],
            &["whole.worker.136a6d87", "whole.worker.22578350", "whole.worker.c49a4ecd", "whole.worker.1591b85d"],
        ),
        recorded(
            Departure::DefaultStrictDynamicCoversWorkers,
            &[WebKit],
            &["whole.worker.1591b85d", "whole.worker.545fbb35"],
        ),
        recorded(
            Departure::JavascriptUrlIsCheckedByParent,
            &[WebKit],
            &["whole.javascript-url.64f3160a", "whole.javascript-url.6c9733cc", "whole.javascript-url.32c5c3d8"],
        ),
        recorded(Departure::ModulesAreNotParserInserted, &[WebKit], &["whole.module.d09a36bb"]),
        recorded(
            Departure::WasmModulesAreNotChecked,
            &[WebKit],
            &["whole.wasm.37c5462a", "whole.wasm-module", "whole.wasm-instantiate"],
        ),
        recorded(
            Departure::ObjectImageIsImage,
            &[WebKit],
            &["whole.object.e4a1bdde", "whole.object-image-of-another-name"],
        ),
        recorded(
            Departure::SelfCoversBlobFrames,
            &[WebKit],
            &["whole.blob-frame-of-self", "whole.blob-frame-of-self-by-default"],
        ),
        recorded(
            Departure::LocalPagesHaveNoSelfForFrames,
            &[Firefox],
            &["whole.frame-in-srcdoc", "whole.object-in-srcdoc", "whole.script-in-srcdoc"],
        ),
    ],
};
