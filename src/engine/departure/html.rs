//! Departures from [HTML](https://html.spec.whatwg.org/).

use super::{ALL, Departure, Group, recorded, unrecorded};
use crate::engine::Engine::{Chromium, Firefox, WebKit};

pub(super) const GROUP: Group = Group {
    standard: "HTML",
    departures: &[
        // Elements and what they load.
        recorded(Departure::FontsWithoutCors, &[WebKit], &["element.cors.8aa6525d", "random.font.298293ab"]),
        recorded(Departure::StyleOfAnyTypeFiresLoad, &[Chromium], &["style.text-plain"]),
        recorded(Departure::LocalScriptTypeIsNotChecked, &[Chromium, Firefox], &["later.script-data-type"]),
        recorded(Departure::ScriptsAndFontsTakeStatusBelow400, &[Chromium, WebKit], &["later.script-300"]),
        recorded(Departure::StylesTakeStatusBelow400, &[Chromium], &["later.style-300"]),
        recorded(Departure::MediaTakesStatusBelow400, &[WebKit], &["later.media-300"]),
        recorded(Departure::MediaNeedsStatus200, &[Chromium], &["later.media-201"]),
        recorded(Departure::OpaqueMediaNeedsStatus200, &[Firefox], &["media-of-other-statuses.a3ee1618"]),
        recorded(Departure::MediaPartNeedsLength, &[Firefox], &["media-in-parts.4d5d3e8b", "media-in-parts.848c6588"]),
        unrecorded(Departure::PingSwitchedOff, &[Firefox], "a ping that is never sent leaves nothing to record").lack(),
        recorded(Departure::BlockedStyleFiresError, &[Chromium], &["whole.inline-style.61142657"]),
        recorded(Departure::BlockedFrameFiresError, &[Firefox], &["whole.frame.d466a31b"]),
        recorded(Departure::BlockedEmbedFiresError, &[Chromium], &["whole.object.459b45d0"]),
        recorded(Departure::SameOriginFrameMayBeSandboxed, ALL, &["whole.framing.d37b78bd"]),
        recorded(
            Departure::SandboxAttributeStopsJavascriptUrls,
            &[Chromium, Firefox],
            &["whole.javascript-url.71a40c02", "whole.javascript-url.8dbaa4a2", "whole.javascript-url.a4051dfb"],
        ),
        recorded(
            Departure::SandboxOfParentStopsJavascriptUrls,
            &[Firefox],
            &["whole.javascript-url.7c8ae68b", "whole.javascript-url.07a7f2fa"],
        ),
        recorded(Departure::BaseMayBeData, &[WebKit], &["whole.base.a3e442ff"]),
        recorded(Departure::DocumentIsolationPolicy, &[Chromium], &["later.isolation"]),
        // Preloads.
        recorded(Departure::PreloadedScriptTypeIsNotChecked, &[Chromium], &["preload.script-nosniff"]),
        recorded(
            Departure::PreloadTypeIsNotChecked,
            &[WebKit],
            &["later.preload-nosniff-script", "later.preload-nosniff-style"],
        ),
        recorded(Departure::PreloadIntegrityIsNotChecked, &[WebKit], &["later.preload-integrity"]),
        recorded(Departure::PreloadedStyleNeedsType, &[Firefox], &["preload.style-type"]),
        recorded(Departure::PreloadOfCodeFailsFrom400, &[Chromium, WebKit], &["preload.style-404"]),
        recorded(Departure::PreloadNeedsOkStatus, &[Firefox], &["preload.fetch-404", "preload.style-404"]),
        recorded(
            Departure::PreloadIgnoresLateFailure,
            &[Firefox],
            &[
                "preload.back-to-own",
                "element.preload.5059a986",
                "preload.corp",
                "preload.opaque-nosniff",
                "later.preload-redirect-csp",
                "whole.script-types.8153549e",
            ],
        ),
        recorded(Departure::PreloadedFontsUseCors, &[Firefox], &["later.preload-font-mode"]),
        recorded(Departure::PreloadedImageNeedsBody, ALL, &["later.preload-image-204", "later.preload-own-image-204"]),
        recorded(Departure::PreloadedOpaqueImageMayBeEmpty, &[Firefox], &["later.preload-image-204"]),
        recorded(Departure::PreloadOfTrackFailsFrom400, &[WebKit], &["later.preload-track-404"]),
        recorded(Departure::PreloadTrackRefused, &[Firefox], &["later.preload-track"]),
        // Workers and event sources.
        recorded(Departure::WorkerOriginComesFirst, &[Chromium, Firefox], &["whole.worker.cf029137"]),
        recorded(Departure::WorkerOfAnotherOriginThrows, &[Chromium], &["whole.worker.cf029137"]),
        recorded(Departure::NoWorkersInSharedWorkers, &[Chromium, WebKit], &["whole.worker-in-shared-worker"]).lack(),
        recorded(Departure::NoServiceWorkersInWorkers, &[Chromium], &["whole.service-worker-in-worker"]).lack(),
        recorded(Departure::NoPaintWorklets, &[Firefox, WebKit], &["whole.worklet.80ed454a"]).lack(),
        recorded(Departure::ModulePreloadTypeIsNotChecked, &[WebKit], &["whole.modulepreload.9dc05b57"]),
        recorded(Departure::ModulePreloadRefusesData, &[WebKit], &["whole.modulepreload.3f2e9892"]),
        recorded(Departure::NoSpeculationRules, &[Firefox, WebKit], &["whole.speculation-rules.bfad80f3"]).lack(),
        recorded(Departure::WorkletTypeIsNotChecked, &[Firefox], &["whole.worklet.84ed91db", "whole.worklet.184095de"]),
        recorded(Departure::NoWebAssemblyModules, ALL, &["whole.script-types.5d932072"]),
        recorded(
            Departure::ModulesTakeStatusBelow400,
            &[WebKit],
            &["whole.script-types.c15f2a13", "whole.script-types.6f3ec56d"],
        ),
        recorded(Departure::ModuleWorkerTypeIsNotChecked, &[WebKit], &["whole.script-types.a05624a3"]),
        recorded(Departure::WorkerTypeIsNotChecked, &[Chromium], &["whole.script-types.44c06f93"]),
        recorded(Departure::ListOfTypesIsNoModule, &[WebKit], &["whole.script-types.a95f4154"]),
        recorded(
            Departure::ScriptTypeIsTheFirst,
            &[WebKit],
            &["whole.script-types.4784ba0e", "whole.script-types.8a7a8393"],
        ),
        recorded(
            Departure::ScriptTypeIsGuessedFromName,
            &[WebKit],
            &["whole.worklet.8ac3f505", "whole.script-types.952aff39", "whole.script-types.873e339f"],
        ),
        recorded(Departure::WorkletKeepsOriginOfPage, &[WebKit], &["whole.worklet.76b93612", "whole.worklet.ea19b7fa"]),
        recorded(Departure::DataPagesAreNotSecure, &[Chromium, WebKit], &["whole.worklet.a6cbc5b2"]),
        recorded(Departure::EventSourceRefusesData, &[Firefox, WebKit], &["cors.eventsource.7b2bd349"]),
        recorded(Departure::EventSourceChecksCharset, &[Chromium], &["cors.eventsource.956b27f9"]),
        recorded(Departure::EventStreamTypeIsTheFirst, &[WebKit], &["later.event-stream-first"]),
        recorded(Departure::NoCredentialless, &[WebKit], &["whole.edges.053ebcb2", "whole.edges.4b6968b4"]),
        recorded(Departure::NoSharedWorkersInOpaqueOrigins, &[Chromium, Firefox], &["whole.edges.24c5580c"]),
        recorded(Departure::NoTopLevelDataUrls, ALL, &["whole.edges.21f23fcf"]),
        recorded(Departure::ObjectOfAboutIsNotFetched, ALL, &["whole.edges.20dce15d"]),
        // Pages of files and of apps.
        recorded(Departure::FontFilesWithoutCors, ALL, &["pages-that-are-files.b04ec590"]),
        recorded(Departure::MediaFilesWithoutCors, &[WebKit], &["pages-that-are-files.4d502462"]),
        unrecorded(
            Departure::NoPagesOfApps,
            &[Chromium, Firefox],
            "the recorder has no page at such an address to load, which is the departure",
        )
        .lack(),
        unrecorded(
            Departure::ElectronRegistersSchemes,
            &[Chromium],
            "the app decides, and the recorded Chromium is not part of an app",
        ),
    ],
};
