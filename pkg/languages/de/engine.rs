//! The German catalogue, with the terms of MDN's German pages where these are in use.
//!
//! Code (header names, tokens, values) is not translated. Readers are not addressed: fixes are infinitives. As in
//! English, the `match` has no wildcard, so that a message that is not translated does not compile.

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
        Word::ApiFont => "Schriftart",
        Word::ApiImage => "Bild",
        Word::ApiMedia => "Audio oder Video",
        Word::ApiPing => "Ping",
        Word::ApiPreload => "Preload",
        Word::ApiScript => "Skript",
        Word::ApiStyle => "Stylesheet",
        Word::ApiServiceWorker => "Service Worker",
        Word::ApiSpeculationRules | Word::InlineSpeculationRules => "Speculation Rules",
        Word::ApiWebSocket => "WebSocket",
        Word::ApiWebTransport => "WebTransport",
        Word::ApiWorklet => "Worklet",
        Word::ApiXhr => "XMLHttpRequest",
        Word::InlineEventHandler => "Event-Handler",
        Word::InlineJavascriptUrl => "javascript:-URL",
        Word::InlineScript => "Inline-Skript",
        Word::InlineStyle => "Inline-Style",
        Word::InlineStyleAttribute => "style-Attribut",
        Word::DeliveredByHeader => "einem Header",
        Word::DeliveredByMeta => "einem meta-Element",
        Word::FromLocal | Word::ToLocal => "lokal",
        Word::FromPublic => "öffentlich",
        Word::RequestItself => "die Anfrage",
        Word::RequestPreflight => "den Preflight",
        Word::ToLoopback => "auf diesem Rechner",
        Word::UrlCannotBeBase => "sie ist relativ, und die URL der Seite taugt nicht als Basis",
        Word::UrlEmptyHost => "der Host ist leer",
        Word::UrlHostCharacter => "der Host enthält ein Zeichen, das in Hosts nicht erlaubt ist",
        Word::UrlIdna => "der Hostname ist kein gültiger internationaler Domainname",
        Word::UrlIpv4 => "der Host endet mit einer Zahl, ist aber keine IPv4-Adresse",
        Word::UrlIpv6 => "die IPv6-Adresse ist fehlerhaft",
        Word::UrlPort => "der Port ist keine Zahl von 0 bis 65535",
        Word::UrlRelative => "das Schema fehlt, und es gibt keine Seiten-URL, auf die sie sich beziehen könnte",
        Word::UrlSyntax => "sie folgt nicht der URL-Syntax",
        // An empty list has the same effect.
        Word::NoNames | Word::NoSources => "'none'",
        Word::VerdictAllowed => "erlaubt",
        Word::VerdictBlocked => "blockiert",
        Word::VerdictUndetermined => "unbestimmt",
        Word::WithCredentials => "mit",
        Word::WithoutCredentials => "ohne",
    }
}

/// Phrases that connect sentences.
fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::LocalNetworkInsecure => {
            "Auf einer öffentlichen Seite, die kein sicherer Kontext ist, blockiert Chrome das, ohne den Nutzer zu fragen (Local Network Access)."
        }
        Phrase::LocalNetworkPermission => {
            "Auf einer öffentlichen Seite braucht Chrome außerdem die Berechtigung des Nutzers (Local Network Access), die kein Header erteilen kann."
        }
        Phrase::Allowed => "Erlaubt. {because}",
        Phrase::Blocked => "Blockiert. {because}",
        Phrase::Undetermined => "Unbestimmt. {because}",
        Phrase::PolicyAllows => {
            "Die Richtlinie lässt die Anfrage durch; der Rest hängt von der Antwort des Servers ab. {because}"
        }
        Phrase::ServerDecides => {
            "Der Browser sendet die Anfrage; der Rest hängt von der Antwort des Servers ab. {because}"
        }
        Phrase::BrowsersDisagree => "Die Browser sind sich nicht einig.",
        Phrase::AfterRedirect => "Die Anfrage wurde von {url} dorthin weitergeleitet.",
        Phrase::PolicyOfServiceWorker => {
            "Das ist die Richtlinie des Service Workers {worker}; sie gilt für sein fetch(event.request)."
        }
        Phrase::PolicyOfSeveral => "Das ist Richtlinie {number} von {count} der Seite; sie stammt aus {delivery}.",
        Phrase::ManySources => "{directive} der Richtlinie nennt {count} Quellen, und keine deckt {url} ab.",
        Phrase::OriginNullInSandbox => {
            "Der Ursprung der Seite ist null, weil für sie eine Sandbox ohne allow-same-origin gilt."
        }
        Phrase::OriginNullOfFile => "Der Ursprung der Seite ist null, weil die Seite eine Datei ist.",
        Phrase::BlockedUnlessOn => "Blockiert, außer wenn die Seite unter {pages} liegt. {because}",
        Phrase::BlockedOn => {
            "Unbestimmt, weil die URL der Seite fehlt. Auf einer Seite unter {page} ist es blockiert. {because}"
        }
        Phrase::AssumedPage => {
            "Die URL der Seite fehlt. Für alle Seiten, die ausprobiert wurden, ist das Ergebnis gleich; die Schritte sind die dieser Seite."
        }
        Phrase::AssumedPageDepends => {
            "Die URL der Seite fehlt, und das Ergebnis hängt von ihr ab. Die Schritte sind die dieser Seite."
        }
        Phrase::NoPage => "Unbestimmt. Die URL der Seite: {problem}.",
        Phrase::And => "{before} und {next}",
        Phrase::Or => "{before} oder {next}",
        Phrase::InEngines => "In {engines}: {verdict}.",
        Phrase::NotInEngines => "In {engines}: nicht unterstützt.",
        Phrase::ByStandards => "Nach den Standards: {verdict}.",
        Phrase::Departs => "Diese Engine {departs}.",
        Phrase::DepartsSince => "Diese Engine {departs} (seit Version {release}).",
        Phrase::Then => "{before} {next}",
    }
}

/// An instruction beside a configuration.
pub(in crate::explain) fn guidance(guidance: Guidance) -> &'static str {
    match guidance {
        Guidance::FileApache => "httpd.conf, innerhalb von <VirtualHost> (mod_headers, mod_rewrite)",
        Guidance::FileAspNet => "Program.cs",
        Guidance::FileCaddy => "Caddyfile, im Block der Site",
        Guidance::FileDjango => "ein Modul des Projekts; die Middleware gehört in MIDDLEWARE in settings.py",
        Guidance::FileExpress => "die App, vor ihren Routen: import helmet from \"helmet\"; import cors from \"cors\";",
        Guidance::FileFastApi => "die App: from fastapi.middleware.cors import CORSMiddleware",
        Guidance::FileHeaders => "_headers",
        Guidance::FileLines => "die Header der Antwort",
        Guidance::FileNextJs => {
            "next.config.mjs (mit der vorhandenen Konfiguration zusammenführen; `source` auf die Route einschränken)"
        }
        Guidance::FileNextJsProxy => "proxy.js (vor Next.js 16: middleware.js mit einer Funktion dieses Namens)",
        Guidance::FileNginx => "nginx.conf, innerhalb von location { }",
        Guidance::FileRails => "config/initializers/wouldblock.rb (gem \"rack-cors\")",
        Guidance::FileS3 => "Berechtigungen des Buckets, Cross-origin resource sharing (CORS)",
        Guidance::FileSpring => "die Bean SecurityFilterChain, auf HttpSecurity http",
        Guidance::NoteRequestOnly => {
            "Diese Änderung betrifft nur die Anfrage; am Server muss nichts konfiguriert werden."
        }
        Guidance::NoteNonceAspNet => {
            "Elementen in den Views die Nonce geben: nonce=\"@Context.Items[\"nonce\"]\". Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNonceCaddy => {
            "Elementen im Markup, das Caddy ausliefert, die Nonce geben: nonce=\"{{placeholder \"http.request.uuid\"}}\". Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNonceDjango => {
            "Elementen in den Templates die Nonce geben: nonce=\"{{ request.csp_nonce }}\". Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNonceExpress => {
            "Elementen in den Templates die Nonce geben; dort heißt sie `nonce` (aus response.locals). Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNonceFastApi => {
            "Elementen in den Templates die Nonce geben: nonce=\"{{ request.state.nonce }}\". Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNonceImpossible => {
            "Dieses Ziel kann keine Zufallswerte erzeugen, und eine Nonce, die immer gleich bleibt, schützt nicht. Stattdessen einen Hash hinzufügen oder die Richtlinie von der Anwendung senden lassen."
        }
        Guidance::NoteNonceInMarkup => {
            "Elementen im Markup nonce=\"NEW-FOR-EACH-RESPONSE\" geben; nginx ersetzt diesen Text durch die Nonce. Das geschieht nur in unkomprimierten Seiten. Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNonceNextJs => {
            "Next.js gibt seinen eigenen Skripten die Nonce; andere erhalten sie mit headers().get(\"x-nonce\"). Seiten müssen für jede Anfrage gerendert werden."
        }
        Guidance::NoteNonceRails => {
            "Elementen in den Views die Nonce geben: nonce=\"<%= csp_nonce %>\". Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNonceSpring => {
            "Elementen in den Templates die Nonce geben: th:attr=\"nonce=${nonce}\". Seiten dürfen nicht gecacht werden."
        }
        Guidance::NoteNoSetting => "Dieses Ziel hat dafür keine Einstellung; die Anwendung muss es selbst tun.",
        Guidance::NoteHeadersFile => {
            "Die Datei kann keinen Status setzen: OPTIONS braucht eine Funktion, die mit 204 antwortet."
        }
        Guidance::NoteMeta => {
            "Die Richtlinie steht in einem meta-Element der Seite und muss dort geändert werden; die Konfiguration des Servers hat keinen Einfluss auf sie."
        }
        Guidance::NoteLists => {
            "Hat der Server eine solche Einstellung schon, gehören beide zusammen: Erlaubte Origins, Methoden und Header bleiben erhalten."
        }
        Guidance::NoteNextJs => {
            "Die Route selbst muss auf OPTIONS antworten: export function OPTIONS() { return new Response(null, { status: 204 }); }"
        }
        Guidance::NoteNginx => {
            "Ein add_header eines äußeren Blocks gilt nicht in einem inneren Block, der selbst ein add_header hat."
        }
        Guidance::NoteS3CloudFront => {
            "S3 sendet diesen Header nicht. CloudFront vor den Bucket setzen und den Header in die Response Headers Policy von CloudFront eintragen."
        }
        Guidance::NoteS3Methods => {
            "S3 erlaubt nur GET, HEAD, PUT, POST und DELETE; andere Methoden werden nicht unterstützt."
        }
        Guidance::NoteSpring => {
            "Spring wendet diese Methodenliste auf jede Anfrage eines anderen Ursprungs an, nicht nur auf Preflights, und antwortet auf andere Methoden mit 403. Alle benutzten Methoden nennen oder einen engeren Pfad als /** verwenden."
        }
    }
}

/// The sentence of a decision.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn decision(code: Code) -> &'static str {
    match code {
        Code::BaseScheme => "Eine {scheme}:-URL kann nicht die Basis einer Seite sein; deshalb wird <base> ignoriert.",
        Code::CorpFrameEmbedder => {
            "Cross-Origin-Embedder-Policy fehlt in der Antwort von {url}. Die Seite hat diesen Header und zeigt deshalb nur Frames, die ihn auch haben."
        }
        Code::CorpWorkerEmbedder => {
            "Cross-Origin-Embedder-Policy fehlt in der Antwort von {url}. Die Seite hat diesen Header und startet deshalb nur Worker, die ihn auch haben."
        }
        Code::CspNonceHidden => {
            "Die Nonce zählt nicht, weil ein Attribut des Elements <script oder <style enthält, als hätte das Markup davor kein Ende."
        }
        Code::PreloadByInnerHtml => "Dieser Browser lädt für ein <link>, das innerHTML einfügt, nichts im Voraus.",
        Code::ModuleSpecifierBare => {
            "`{specifier}` ist ein bloßer Modulbezeichner, den nur eine Import-Map auflöst (ein Szenario hat keine). Ein Pfad beginnt mit /, ./ oder ../."
        }
        Code::ServiceWorkerUrl => {
            "Ein Service Worker braucht eine http:- oder https:-URL ohne %2F und %5C im Pfad; die URL ist {url}."
        }
        Code::SharedWorkerOpaque => {
            "Die Seite hat einen undurchsichtigen Ursprung: new SharedWorker() wirft einen SecurityError."
        }
        Code::TopLevelDataUrl => "Browser lassen eine Seite nicht zu einer data:-URL navigieren, außer in einem Frame.",
        Code::CspCodeUnknown => {
            "Ob die Richtlinie diesen Code erlaubt ({inline}), hängt von seinem Inhalt ab, der nicht angegeben ist: {directive} enthält Hashes wie {source}."
        }
        Code::CspEvalAllowed => {
            "{directive} der Richtlinie enthält {source}: Zeichenketten dürfen als Code kompiliert werden."
        }
        Code::CspEvalBlocked => {
            "{directive} der Richtlinie erlaubt nur {sources}: Ohne 'unsafe-eval' wird keine Zeichenkette als Code kompiliert."
        }
        Code::CspEvalReported => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, ohne 'unsafe-eval': Das Kompilieren der Zeichenkette wird gemeldet, nicht blockiert."
        }
        Code::CspHashNeedsUnsafeHashes => {
            "Am nächsten: {source}, der Hash dieses Codes ({inline}). Hashes decken Event-Handler, style-Attribute und javascript:-URLs nur ab, wenn die Direktive auch 'unsafe-hashes' enthält."
        }
        Code::CspHashOfOtherLineEnds => {
            "Am nächsten: {source}, der Hash desselben Codes mit anderen Zeilenenden. Ein Hash erfasst jedes Zeichen, und Browser lesen die Zeilenenden des Markups als LF."
        }
        Code::CspHashOfTrimmedCode => {
            "Am nächsten: {source}, der Hash dieses Codes ohne den Leerraum davor und dahinter. Ein Hash erfasst jedes Zeichen zwischen den Tags."
        }
        Code::CspInlineAllowed => "{directive} der Richtlinie erlaubt diesen Code ({inline}): {source} deckt ihn ab.",
        Code::CspInlineBlocked => {
            "{directive} der Richtlinie erlaubt nur {sources}, und das deckt diesen Code nicht ab ({inline}). Sein Hash ist {hash}."
        }
        Code::CspInlineReported => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, und das deckt diesen Code nicht ab ({inline}): Es wird gemeldet, nicht blockiert. Sein Hash ist {hash}."
        }
        Code::CspIntegrityMatches => {
            "{directive} der Richtlinie erlaubt {url}: Jeder Hash des Attributs integrity steht in der Liste, auch {source}."
        }
        Code::CspNonceDiffers => {
            "Die Nonce des Elements ist \"{nonce}\", die der Richtlinie \"{listed}\". Beide müssen gleich sein und für jede Antwort neu erzeugt werden."
        }
        Code::CspNonceForElementsOnly => {
            "Die Richtlinie hat die Nonce \"{listed}\", aber Nonces decken nur die Elemente <script> und <style> ab, nicht diesen Code ({inline})."
        }
        Code::CspNonceMatches => "{directive} der Richtlinie erlaubt {url}: Das Element hat die Nonce von {source}.",
        Code::CspNonceMissing => {
            "Die Richtlinie hat die Nonce \"{listed}\", aber das Attribut nonce des Elements fehlt oder ist leer."
        }
        Code::CspStrictDynamicAllows => {
            "{directive} der Richtlinie enthält {source}, und dieses Skript wurde nicht vom Parser eingefügt: {url} ist erlaubt, unabhängig vom Host."
        }
        Code::CspStrictDynamicBlocks => {
            "{directive} der Richtlinie enthält 'strict-dynamic', deshalb zählen Hosts und Schemata nicht: Ein Skript im Markup braucht eine Nonce oder einen Hash aus der Richtlinie, und {url} hat keins von beiden."
        }
        Code::CspUnsafeInlineIgnored => {
            "Die Direktive enthält {keyword}, aber {source} in derselben Direktive hebt es auf."
        }
        Code::CspWasmAllowed => "{directive} der Richtlinie enthält {source}: WebAssembly darf kompiliert werden.",
        Code::CspWasmBlocked => {
            "{directive} der Richtlinie erlaubt nur {sources}: Ohne 'wasm-unsafe-eval' wird kein WebAssembly kompiliert."
        }
        Code::CspWasmReported => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, ohne 'wasm-unsafe-eval': Das Kompilieren von WebAssembly wird gemeldet, nicht blockiert."
        }
        Code::FrameAncestorsAllow => {
            "Die Richtlinie von {url} erlaubt den übergeordneten Seiten, sie einzubetten: frame-ancestors enthält {sources}."
        }
        Code::FrameAncestorsBlock => {
            "Die Richtlinie von {url} erlaubt nur {sources}, sie einzubetten (frame-ancestors), und {ancestor} ist eine übergeordnete Seite."
        }
        Code::FrameAncestorsReported => {
            "Die Report-only-Richtlinie von {url} erlaubt nur {sources}, sie einzubetten (frame-ancestors), und {ancestor} ist eine übergeordnete Seite: Es wird gemeldet, nicht blockiert."
        }
        Code::FrameIsLocal => "Die Seite erzeugt {url} selbst: Nichts wird abgerufen, und keine Richtlinie gilt.",
        Code::FrameNotShown => {
            "Die Antwort ist keine Seite, die sich anzeigen lässt: Ihr Status ist {status}, oder sie ist ein Download."
        }
        Code::InlineScriptByInnerHtml => {
            "Ein <script>, das mit innerHTML eingefügt wird, läuft nie, unabhängig von der Richtlinie."
        }
        Code::InlineStyleByCssom => {
            "Eigenschaften, die ein Skript an element.style setzt, sind kein Inline-Style; deshalb gilt keine Richtlinie."
        }
        Code::IntegrityMismatch => "Der {algorithm}-Hash von {url} ist {digest} und steht nicht im Attribut integrity.",
        Code::ModuleType => {
            "Der Typ der Antwort ist \"{type}\"; ein Modul oder das Skript eines Workers braucht einen JavaScript-Typ (text/javascript)."
        }
        Code::ObjectIsPage => {
            "Die Antwort ist eine Seite, die diese Engine wie einen Frame behandelt: Auch frame-src gilt."
        }
        Code::ResultApplied => "Der Style wird angewandt.",
        Code::ResultBaseSet => "Die Basis-URL ändert sich.",
        Code::ResultRulesApplied => {
            "Die Richtlinien erlauben die Regeln. Ob die Regeln gültig sind und welche Seiten dann im Voraus geladen werden, wird nicht geprüft."
        }
        Code::ResultRuns => "Der Code läuft.",
        Code::ResultShown => "Der Frame zeigt die Seite.",
        Code::ResultSinkTakes => "{sink} nimmt den Wert an.",
        Code::ResultStarts => "Der Worker startet.",
        Code::ResultSubmitted => "Das Formular wird abgeschickt.",
        Code::SandboxNoForms => {
            "Die Seite ist in einer Sandbox ohne allow-forms; keines ihrer Formulare wird abgeschickt."
        }
        Code::TrustedTypesConverted => {
            "Der Wert kommt aus der Richtlinie \"{policy}\" und ist deshalb ein Trusted Type."
        }
        Code::TrustedTypesNoSink => "{sink} ist keine Injection Sink: Jede Zeichenkette wird angenommen.",
        Code::TrustedTypesPolicyListed => "trusted-types der Richtlinie ({names}) erlaubt, \"{policy}\" zu erzeugen.",
        Code::TrustedTypesPolicyNotListed => {
            "trusted-types der Richtlinie ({names}) enthält \"{policy}\" nicht: createPolicy() wirft einen TypeError."
        }
        Code::TrustedTypesDefaultRepeated => {
            "Die Richtlinie default gibt es schon: createPolicy() wirft einen TypeError, mit oder ohne Content Security Policy."
        }
        Code::TrustedTypesPolicyRepeated => {
            "Eine Richtlinie namens \"{policy}\" gibt es schon, und trusted-types ({names}) enthält kein 'allow-duplicates': createPolicy() wirft einen TypeError."
        }
        Code::TrustedTypesPolicyReported => {
            "trusted-types der Report-only-Richtlinie ({names}) erlaubt nicht, \"{policy}\" zu erzeugen: Es wird gemeldet, nicht blockiert."
        }
        Code::UrlMissing => "Die Anfrage hat keine URL.",
        Code::WasmType => {
            "WebAssembly, das schon beim Laden kompiliert wird (Streaming), braucht einen Status von 200 bis 299 und den Typ application/wasm; die Antwort hat {status} und \"{type}\"."
        }
        Code::WorkerMissing => "importScripts() gibt es nur in Workern, und das Szenario hat keinen Worker.",
        Code::WorkerOfAnotherOrigin => {
            "Das Skript eines Workers muss denselben Ursprung wie die Seite haben; {url} hat nicht den Ursprung {origin}."
        }
        Code::WorkerStatus => {
            "Ein Modul oder das Skript eines Workers braucht einen Status von 200 bis 299; die Antwort hat {status}."
        }
        Code::XFrameOptionsAllows => {
            "X-Frame-Options von {url} ist {value}, und alle übergeordneten Seiten haben denselben Ursprung."
        }
        Code::XFrameOptionsConflict => {
            "X-Frame-Options von {url} hat mehrere Werte, die sich widersprechen ({value}); das blockiert jeden Frame."
        }
        Code::XFrameOptionsDeny => "X-Frame-Options von {url} ist {value}: Keine Seite darf sie einbetten.",
        Code::XFrameOptionsOverridden => "Die Antwort hat frame-ancestors; deshalb wird ihr X-Frame-Options ignoriert.",
        Code::XFrameOptionsSameOrigin => {
            "X-Frame-Options von {url} ist {value}, und die übergeordnete Seite {ancestor} hat einen anderen Ursprung."
        }
        Code::XFrameOptionsUnknown => {
            "X-Frame-Options von {url} hat einen Wert, den Browser nicht kennen ({value}), und bleibt deshalb wirkungslos."
        }
        Code::AboutBlankEmpty => "about:blank ist ein leeres Dokument: Es gibt nichts anzuzeigen oder abzuspielen.",
        Code::AboutBlank => {
            "about:blank ist ein leeres Dokument, das der Browser selbst erzeugt; es wird keine Anfrage gesendet."
        }
        Code::BeaconStream => {
            "sendBeacon() kann keinen ReadableStream senden, denn er könnte die Seite überdauern: Der Aufruf wirft einen TypeError."
        }
        Code::FetchLaterStream => {
            "fetchLater() kann keinen ReadableStream senden, denn er könnte die Seite überdauern: Der Aufruf wirft einen TypeError."
        }
        Code::IntegrityOpaque => {
            "Die Anfrage hat Integritäts-Metadaten, aber eine opake Antwort lässt sich nicht mit ihnen prüfen. Die Anfrage braucht CORS (das Attribut crossorigin oder mode \"cors\")."
        }
        Code::IntegrityPolicyBlocked => {
            "Integrity-Policy der Seite blockiert diese Anfrage (Ziel: {destination}), weil Integritäts-Metadaten oder CORS fehlen."
        }
        Code::IntegrityPolicyReported => {
            "Integrity-Policy-Report-Only der Seite würde diese Anfrage (Ziel: {destination}) blockieren, weil Integritäts-Metadaten oder CORS fehlen: Sie wird gemeldet, nicht blockiert."
        }
        Code::RedirectEmptyLocation => "Location der {status}-Weiterleitung ist leer.",
        Code::RedirectErrorNowhere => {
            "Der Status {status} ist eine Weiterleitung, aber Location fehlt; redirect: \"error\" gilt deshalb nicht."
        }
        Code::TrustedTypesNeeded => {
            "Die Richtlinie enthält require-trusted-types-for 'script': {sink} nimmt keine einfache Zeichenkette an; erwartet wird {type}."
        }
        Code::TrustedTypesReported => {
            "Die Report-only-Richtlinie enthält require-trusted-types-for 'script': Dass {sink} eine einfache Zeichenkette statt {type} bekommt, wird gemeldet, nicht blockiert."
        }
        Code::ApiNeedsSecureContext => "{api} gibt es nur in sicheren Kontexten, und {page} ist keiner.",
        Code::ApiNotExposed => "In Workern der Art „{worker}“ gibt es {api} nicht.",
        Code::ContentScriptNotRecorded => {
            "Es ist nicht bekannt, wie diese Engine mit dem Inhaltsskript einer Erweiterung umgeht, denn ihre aufgezeichnete Version kann keines ausführen."
        }
        Code::ContentScriptUnknown => {
            "Dies ist eine Anfrage des Inhaltsskripts einer Erweiterung. Es ist nicht bekannt, was die Engine mit dieser Art von Anfrage macht."
        }
        Code::CspNotForContentScripts => {
            "Die Richtlinien der Seite gelten für diese Anfrage nicht, weil das Inhaltsskript einer Erweiterung sie stellt."
        }
        Code::ApiUnsupported => "Diese Engine {why}.",
        Code::BeaconMode => "Ein Beacon mit einem Body vom Typ {type} ist eine Anfrage im Modus \"{mode}\".",
        Code::BeaconScheme => "sendBeacon() nimmt nur http:- und https:-URLs; {scheme}: wirft einen TypeError.",
        Code::FileAssumedToExist => "Es wird angenommen, dass die Datei {url} existiert.",
        Code::FileMissing => "Die Datei {url} existiert nicht.",
        Code::PageOfAppDepends => {
            "Das Schema der Seite ist {scheme}:. Eine Electron-App legt fest, was solche Seiten dürfen, wenn sie das Schema registriert (standard, secure, corsEnabled)."
        }
        Code::PageOfAppUnsupported => {
            "Diese Engine hat keine Seiten mit {scheme}:-Adressen; nur die Webviews von WebKit haben sie."
        }
        Code::BlobAssumedToExist => {
            "Es wird angenommen, dass der Blob existiert: {url} wurde von dieser Seite erzeugt und nicht widerrufen."
        }
        Code::BlobNeedsGet => "Eine blob:-URL lässt sich nur mit GET abrufen, nicht mit {method}.",
        Code::BlobOfAnotherOrigin => {
            "{url} wurde nicht vom Ursprung dieser Seite erzeugt; sie hat deshalb keinen Zugriff auf den Blob."
        }
        Code::BodyIgnored => "XMLHttpRequest verwirft den Body einer {method}-Anfrage.",
        Code::BodyWithGet => "Eine {method}-Anfrage kann keinen Body haben: fetch() lehnt mit einem TypeError ab.",
        Code::CorpAllows => "Cross-Origin-Resource-Policy erlaubt {origin}, diese Antwort zu verwenden.",
        Code::CorpBlocked => "Cross-Origin-Resource-Policy der Antwort ist {policy} und blockiert sie für {origin}.",
        Code::CorpMissingForEmbedder => {
            "Cross-Origin-Resource-Policy fehlt, und die Antwort ist nicht durch CORS freigegeben. {embedder} verlangt eines von beiden."
        }
        Code::CorsAllowOriginMismatch => {
            "Access-Control-Allow-Origin ist {value} und nicht der Ursprung der Anfrage, {origin}."
        }
        Code::CorsAllowOriginMissing => {
            "Access-Control-Allow-Origin fehlt in der Antwort (Status {status}); sie ist für {origin} nicht freigegeben."
        }
        Code::CorsAllows => "Die Antwort ist für {origin} freigegeben: Access-Control-Allow-Origin ist {value}.",
        Code::CorsCredentialsMissing => {
            "Access-Control-Allow-Credentials fehlt: Die Anfrage enthält Credentials, der Wert muss also true sein."
        }
        Code::CorsCredentialsWrong => {
            "Access-Control-Allow-Credentials ist \"{value}\": Die Anfrage enthält Credentials, der Wert muss also genau true sein."
        }
        Code::CorsNeedsHttp => {
            "Im Modus cors braucht eine Anfrage an einen anderen Ursprung eine http:- oder https:-URL; mit {scheme}: lässt sich keine Antwort freigeben."
        }
        Code::CorsSeveralOrigins => {
            "Access-Control-Allow-Origin hat mehrere Werte ({value}); erlaubt ist nur einer, selbst wenn sie gleich sind."
        }
        Code::CorsWildcardWithCredentials => {
            "Die Anfrage enthält Credentials, daher ist * in Access-Control-Allow-Origin kein Platzhalter: Der Server muss {origin} nennen."
        }
        Code::CspNearStar => {
            "Am nächsten: *. Das deckt http:-, https:-, ws:- und wss:-URLs und solche mit dem Schema der Seite ab, aber nicht {scheme}:. Dieses Schema muss genannt werden."
        }
        Code::CspNearSelf => {
            "Am nächsten: {source}, der Ursprung der Seite; sein Schema oder Port ist ein anderer als in {url}."
        }
        Code::CspNearScheme => "Am nächsten: {source}. Das Schema deckt {scheme}: nicht ab.",
        Code::CspNearInvalid => "Am nächsten: {source}. Das ist kein Quellausdruck und wird deshalb ignoriert.",
        Code::CspNearUnquoted => {
            "Am nächsten: {source}; ohne Anführungszeichen ist das ein Hostname. Das Schlüsselwort ist '{source}', in einfachen Anführungszeichen."
        }
        Code::CspNearSubdomain => "Am nächsten: {source}. Das deckt nur diesen Host ab, nicht seine Subdomain {host}.",
        Code::CspNearApex => {
            "Am nächsten: {source}. Das deckt Subdomains ab, nicht {host} selbst: Beide müssen genannt werden."
        }
        Code::CspNearAddress => {
            "Am nächsten: {source}. Nach dem Standard deckt keine Host-Quelle eine IP-Adresse wie {host} ab."
        }
        Code::CspNearPort => "Am nächsten: {source}. Der Port ist nicht {port}.",
        Code::CspNearFolder => {
            "Am nächsten: {source}. Der Pfad endet ohne Schrägstrich, deckt also nur genau diesen Pfad ab und nichts darunter."
        }
        Code::CspNearPath => "Am nächsten: {source}. Der Pfad deckt {path} nicht ab.",
        Code::CorsNearCase => {
            "{value} unterscheidet sich von {origin} nur in Groß- und Kleinschreibung: Ursprünge werden Byte für Byte verglichen."
        }
        Code::CorsNearQuotes => {
            "{value} ist der richtige Ursprung, aber in Anführungszeichen oder Klammern: Sie müssen entfernt werden."
        }
        Code::CorsNearSlash => "{value} endet mit einem Schrägstrich; ein Ursprung hat keinen.",
        Code::CorsNearList => {
            "{value} nennt {origin} neben anderen, aber der Header nimmt nur einen Ursprung: Der Server muss mit dem Ursprung der Anfrage antworten."
        }
        Code::CorsNearListWithout => "{value} ist eine Liste, aber der Header nimmt nur einen Ursprung.",
        Code::CorsNearPattern => "{value} enthält *; das ist nur dann ein Platzhalter, wenn es der ganze Wert ist.",
        Code::CorsNearNoScheme => {
            "{value} hat kein Schema: Ein Ursprung besteht aus Schema, Host und Port, wie {origin}."
        }
        Code::CorsNearPath => "{value} hat einen Pfad; ein Ursprung hat keinen. Richtig ist {origin}.",
        Code::CorsNearPort => "{value} und {origin} unterscheiden sich im Port (oder in dessen Schreibweise).",
        Code::CorsNearScheme => "{value} und {origin} unterscheiden sich im Schema.",
        Code::CorsNearWww => "{value} und {origin} unterscheiden sich nur in www., sind aber verschiedene Ursprünge.",
        Code::CorsNearSubdomain => "{value} und {origin} gehören zur selben Website, sind aber verschiedene Ursprünge.",
        Code::CrossOrigin => {
            "{urlOrigin} ist ein anderer Ursprung als {origin}: Für die Anfrage gilt das CORS-Protokoll."
        }
        Code::CspAllows => "{directive} der Richtlinie erlaubt {url}: {source} deckt sie ab.",
        Code::CspAllowsNothing => "{directive} der Richtlinie erlaubt nichts; deshalb ist {url} blockiert.",
        Code::PreflightHeaderNotRead => {
            "Ob die Antwort auf den Preflight {header} hat, ist nicht bekannt: `{line}` konnte nicht als Header gelesen werden."
        }
        Code::RequestHeadersNotRead => {
            "Welche Header das Skript setzt, ist nicht bekannt: `{line}` konnte nicht als Header gelesen werden."
        }
        Code::ResponseHeaderNotRead => {
            "Ob die Antwort {header} hat, ist nicht bekannt: `{line}` konnte nicht als Header gelesen werden."
        }
        Code::ResponseOfSeveralHops => {
            "Der Text enthält die Antworten mehrerer Schritte (zuerst `{line}`); welche davon zu dieser Anfrage gehört, ist nicht bekannt."
        }
        Code::UrlNotRead => "Welche URL angefragt wird, ist nicht bekannt: `{given}` ist keine URL.",
        Code::EmbedderPolicyNotRead => {
            "Ob die Seite Cross-Origin-Embedder-Policy setzt, ist nicht bekannt: `{line}` konnte nicht gelesen werden."
        }
        Code::CspNotRead => {
            "Ob eine Richtlinie die Anfrage blockiert, ist nicht bekannt: `{line}` konnte nicht gelesen werden."
        }
        Code::CspNoSourceMatches => "{directive} der Richtlinie erlaubt nur {sources}, und das deckt {url} nicht ab.",
        Code::CspNotGoverned => {
            "Keine Richtlinie der Seite gilt für diese Anfrage: {effectiveDirective} und die Direktiven, die es ersetzen, fehlen."
        }
        Code::CspNone => "Die Seite hat keine Content Security Policy.",
        Code::SandboxNoJavascriptUrls => {
            "Der Frame ist in einer Sandbox ohne `allow-same-origin`, also führt diese Engine darin keine javascript:-URL aus."
        }
        Code::CspSandboxNoScript => {
            "Die Seite ist in einer Sandbox ohne `allow-scripts`; deshalb läuft keines ihrer Skripte."
        }
        Code::CspReportOnlyViolated => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, und das deckt {url} nicht ab: Es wird gemeldet, nicht blockiert."
        }
        Code::DataUrlInvalid => "{url} ist keine lesbare data:-URL.",
        Code::DataUrlWrongType => "Die data:-URL hat den Typ {type}, der sich weder anzeigen noch abspielen lässt.",
        Code::DataUrlRead => "Die data:-URL wird direkt gelesen; ihr Typ ist {type}.",
        Code::ElementRequest => {
            "Das Attribut crossorigin macht daraus eine Anfrage im Modus \"{mode}\" mit Credentials-Modus \"{credentials}\"."
        }
        Code::EventSourceCharset => "Der Zeichensatz des Event-Streams ist {charset}; er muss UTF-8 sein.",
        Code::EventSourceData => "Diese Engine öffnet keine EventSource zu einer data:-URL.",
        Code::EventSourceOpens => "Der Status ist 200, der Typ text/event-stream: Die EventSource wird geöffnet.",
        Code::EventSourceStatus => "Eine EventSource braucht Status 200; die Antwort hat {status}.",
        Code::EventSourceType => "Content-Type ist \"{type}\"; eine EventSource braucht text/event-stream.",
        Code::ExtensionHostPermission => {
            "Die Erweiterung hat die Berechtigung für den Host von {url}: CORS-Header sind nicht nötig."
        }
        Code::FetchLaterUrl => {
            "fetchLater() nimmt nur potenziell vertrauenswürdige http(s)-URLs; {url} wirft einen TypeError."
        }
        Code::FontStatus => "Eine Schriftart braucht einen Status von 200 bis 299; die Antwort hat {status}.",
        Code::HeaderDroppedByNoCors => "mode \"no-cors\" lässt den Header {header} weg.",
        Code::HeaderForbidden => "Ein Skript darf den Header {header} nicht setzen: Er wird weggelassen.",
        Code::HeaderInvalid => "Der Header {header} hat einen Namen oder Wert, den kein HTTP-Header haben kann.",
        Code::HeadersWithheld => "Access-Control-Expose-Headers nennt {headers} nicht: Skripte können das nicht lesen.",
        Code::LocalNetworkPrompt => {
            "Local Network Access: Die Seite ist {from}, das Ziel {to}. Deshalb fragt der Browser den Nutzer zuerst nach der Berechtigung {permission}. Kein Header kann sie erteilen."
        }
        Code::LocalNetworkDenied => {
            "Local Network Access: Der Nutzer hat die Berechtigung {permission} verweigert. Die Seite ist {from}, das Ziel {to}; deshalb darf sie es nicht erreichen. Die Berechtigung lässt sich in den Website-Einstellungen des Browsers erteilen, aber nicht durch einen Header."
        }
        Code::LocalNetworkGranted => {
            "Local Network Access: Der Nutzer hat die Berechtigung {permission} erteilt. Die Seite ist {from}, das Ziel {to}; sie darf es erreichen."
        }
        Code::LocalNetworkInsecurePage => {
            "Local Network Access: Die Seite ist {from} und kein sicherer Kontext, das Ziel ist {to}. Die Seite darf es nicht erreichen, und der Browser fragt den Nutzer nicht nach der Berechtigung. Die Seite muss über https: ausgeliefert werden."
        }
        Code::LocalNetworkMaybeInsecurePage => {
            "Local Network Access: Diese Seite ist kein sicherer Kontext. Wurde sie aus dem öffentlichen Internet geladen, darf sie das Ziel ({to}) nicht erreichen, und Chrome fragt den Nutzer nicht nach der Berechtigung. Wurde sie aus dem lokalen Netz oder von diesem Rechner geladen, lässt diese Prüfung die Anfrage durch."
        }
        Code::MediaStatus => "Audio und Video brauchen einen Status von 200 bis 299; die Antwort hat {status}.",
        Code::MethodForbidden => "{method} ist eine verbotene Methode: Skripte können sie nicht senden.",
        Code::MethodInvalid => {
            "\"{method}\" ist keine HTTP-Methode: Erlaubt sind nur Buchstaben, Ziffern und !#$%&'*+-.^_`|~."
        }
        Code::MethodNormalized => "Die Methode {method} wird als {normal} gesendet.",
        Code::MethodSet => "Die Methode {method} wird unverändert gesendet.",
        Code::MimeTypeBlocked => "Ein Skript kann nicht den Typ {type} haben.",
        Code::MixedContentLoopbackShown => {
            "{url} liegt auf diesem Rechner und wird deshalb nicht auf https: umgestellt."
        }
        Code::MixedContentLocal => "{url} liegt im lokalen Netz; das gilt nicht als Mixed Content.",
        Code::MixedContentBlocked => {
            "Die Seite {page} ist sicher, {url} ist es nicht: Die Anfrage wird als Mixed Content blockiert."
        }
        Code::NoCorsMethod => "mode \"no-cors\" nimmt nur GET, HEAD und POST; {method} führt zu einem TypeError.",
        Code::NoCorsNeedsFollow => "Eine no-cors-Anfrage an einen anderen Ursprung braucht redirect: \"follow\".",
        Code::NoCorsOpaque => {
            "mode \"no-cors\" zu {urlOrigin}: CORS-Header sind nicht nötig, und die Antwort bleibt opak."
        }
        Code::NosniffBlocked => {
            "X-Content-Type-Options: nosniff blockiert die Antwort (Ziel: {destination}) wegen ihres Typs \"{type}\"."
        }
        Code::NoBody => "Eine Antwort mit Status {status} hat keinen Body: Es gibt nichts anzuzeigen oder abzuspielen.",
        Code::OnlyInformational => "Status {status} kündigt eine Antwort nur an; es folgt keine.",
        Code::OpaqueResponseBlocked => {
            "Diese Engine hält eine opake Antwort vom Typ {type} mit nosniff zurück: Ein Element könnte sie nicht verwenden."
        }
        Code::PingScheme => "Ein Ping geht nur an http:- und https:-URLs, nicht an {scheme}:.",
        Code::PortBlocked => "Port {port} ({service}) ist für alle Anfragen blockiert.",
        Code::PreflightAllowOriginMismatch => {
            "Access-Control-Allow-Origin der Preflight-Antwort ist {value} und nicht der Ursprung der Anfrage, {origin}."
        }
        Code::PreflightAllowOriginMissing => {
            "Access-Control-Allow-Origin fehlt in der Preflight-Antwort (Status {status}): Die Anfrage wird nicht gesendet."
        }
        Code::PreflightAllows => "Die Preflight-Antwort erlaubt die Methode {method} und die Header {headers}.",
        Code::PreflightAllowsMethod => {
            "Die Preflight-Antwort erlaubt die Methode {method}; kein Request-Header braucht eine Erlaubnis."
        }
        Code::PreflightResponseFromElsewhere => {
            "Die angegebene Antwort auf den Preflight ist von {given}, der Browser fragt aber {url} an."
        }
        Code::PreflightResponseNotKnown => "Die Antwort auf den Preflight OPTIONS {url} ist nicht angegeben.",
        Code::PreflightAuthorizationWildcard => {
            "* in Access-Control-Allow-Headers deckt Authorization nicht ab: Der Header muss genannt werden."
        }
        Code::PreflightCorsPassed => {
            "Die Preflight-Antwort ist für {origin} freigegeben: Access-Control-Allow-Origin ist {value}."
        }
        Code::PreflightCredentialsMissing => {
            "Access-Control-Allow-Credentials: true fehlt in der Preflight-Antwort; die Anfrage wird Credentials enthalten und braucht es."
        }
        Code::PreflightCredentialsWrong => {
            "Access-Control-Allow-Credentials der Preflight-Antwort ist {value}; die Anfrage wird Credentials enthalten, der Wert muss also genau true sein."
        }
        Code::PreflightForHeaders => {
            "Request-Header, die nicht auf der Safelist stehen, erfordern einen Preflight: {headers}."
        }
        Code::PreflightForMethod => {
            "Die Methode {method} erfordert einen Preflight: Nur GET, HEAD und POST brauchen keinen."
        }
        Code::PreflightForStream => "Ein Stream als Body erfordert einen Preflight.",
        Code::PreflightForUploadListener => "Ein Listener auf xhr.upload erfordert einen Preflight.",
        Code::PreflightHeaderNotAllowed => {
            "Access-Control-Allow-Headers der Preflight-Antwort ({value}) nennt {header} nicht."
        }
        Code::PreflightHeadersMissing => {
            "Access-Control-Allow-Headers fehlt in der Preflight-Antwort; der Request-Header {header} ist also nicht erlaubt."
        }
        Code::PreflightHeaderWildcard => {
            "Die Anfrage enthält Credentials, daher ist * in Access-Control-Allow-Headers nur ein Name: {header} muss genannt werden."
        }
        Code::PreflightHeadersUnreadable => {
            "Access-Control-Allow-Headers ist keine Liste von Header-Namen: \"{value}\"."
        }
        Code::PreflightMethodNotAllowed => {
            "Access-Control-Allow-Methods der Preflight-Antwort ({value}) nennt {method} nicht."
        }
        Code::PreflightMethodsMissing => {
            "Access-Control-Allow-Methods fehlt in der Preflight-Antwort; die Methode {method} ist also nicht erlaubt."
        }
        Code::PreflightMethodWildcard => {
            "Die Anfrage enthält Credentials, daher ist * in Access-Control-Allow-Methods nur ein Name: {method} muss genannt werden."
        }
        Code::PreflightMethodsUnreadable => "Access-Control-Allow-Methods ist keine Liste von Methoden: \"{value}\".",
        Code::PreflightStays => {
            "Auch vor dieser {method}-Anfrage wird ein Preflight gesendet, weil vor der Weiterleitung einer gesendet wurde."
        }
        Code::PreflightNotNeeded => "Kein Preflight: {method} mit Headern der Safelist braucht keinen.",
        Code::PreflightRedirected => {
            "Die Preflight-Antwort ist eine Weiterleitung ({status}); Preflights folgen keinen Weiterleitungen."
        }
        Code::PreflightSent => "Zuerst wird ein Preflight OPTIONS {url} gesendet, ohne Credentials.",
        Code::PreflightSeveralOrigins => {
            "Access-Control-Allow-Origin der Preflight-Antwort hat mehrere Werte ({value}); erlaubt ist nur einer."
        }
        Code::PreflightStatus => "Die Preflight-Antwort hat den Status {status}; nötig ist einer von 200 bis 299.",
        Code::PreflightWildcardWithCredentials => {
            "Die Anfrage wird Credentials enthalten, daher ist * in Access-Control-Allow-Origin der Preflight-Antwort kein Platzhalter: Der Server muss {origin} nennen."
        }
        Code::PreloadStatus => {
            "Diese Engine braucht für diesen Preload einen Status von 200 bis 299; die Antwort hat {status}."
        }
        Code::PreloadAs => "as=\"{as}\" lässt sich nicht vorladen: Der Link wird ignoriert.",
        Code::RedirectBecomesGet => "Der Status {status} macht aus der {method}-Anfrage ein GET ohne Body.",
        Code::RedirectDropsAuthorization => {
            "Die Weiterleitung führt zu einem anderen Ursprung ({to}): Authorization wird entfernt."
        }
        Code::RedirectFollowed => "Die {status}-Weiterleitung von {from} führt zu {to}.",
        Code::RedirectHasCredentials => {
            "Die URL der Weiterleitung, {location}, enthält einen Benutzernamen oder ein Passwort; CORS erlaubt das nicht."
        }
        Code::RedirectInvalidUrl => "Location {location} ist keine URL: {reason}.",
        Code::RedirectModeError => {
            "Die Antwort ist eine Weiterleitung ({status}), und diese Anfrage folgt keinen Weiterleitungen."
        }
        Code::RedirectModeManual => {
            "redirect: \"manual\" verhindert, dass der Browser der {status}-Weiterleitung folgt; das Skript bekommt eine opake Weiterleitung."
        }
        Code::RedirectNotHttp => "Die Weiterleitung führt zu {scheme}:; der Browser folgt nur http: und https:.",
        Code::RedirectOriginNull => {
            "Die Weiterleitungen führten von einem fremden Ursprung zu einem anderen: Ab hier sendet die Anfrage Origin: null statt {origin}."
        }
        Code::RedirectSeveralLocations => {
            "Die Antwort hat mehrere verschiedene Location-Header ({location}); der Browser kann ihr deshalb nicht folgen."
        }
        Code::RedirectStreamGone => {
            "Ein Stream lässt sich nicht zweimal senden; der Browser kann der {status}-Weiterleitung deshalb nicht folgen."
        }
        Code::RedirectTooMany => "Es sind mehr als 20 Weiterleitungen, und Browser folgen höchstens 20.",
        Code::RedirectWithoutLocation => "Die {status}-Antwort hat kein Location: Sie ist die endgültige Antwort.",
        Code::RequestLineForbidden => {
            "\"{line}\" ist der Anfang einer rohen HTTP-Anfrage. Skripte können {method} nicht senden: CONNECT öffnet einen Tunnel durch einen Proxy, TRACE und TRACK geben die Anfrage zurück."
        }
        Code::RequestLineRead => "Die rohe Anfragezeile wird als {method} {target} gelesen.",
        Code::RequestSent => {
            "{method} {url} wird {credentials} Credentials gesendet (Credentials-Modus \"{credentialsMode}\")."
        }
        Code::ResponseFromElsewhere => "Die angegebene Antwort ist von {given}, der Browser fragt aber {url} an.",
        Code::ResponseNotKnown => "Die Antwort von {url} ist nicht angegeben.",
        Code::ResultLoads => "Die Ressource wird geladen.",
        Code::ResultOpaque => "Das Promise wird mit einer opaken Antwort erfüllt: Status 0, keine Header, kein Body.",
        Code::ResultReadable => "Das Skript kann den Status {status} und diese Header lesen: {headers}.",
        Code::ResultReadableNoHeaders => "Das Skript kann den Status {status} und keine Header lesen.",
        Code::ResultOpaqueRedirect => {
            "Das Promise wird mit einer opaken Weiterleitung erfüllt: Status 0, keine Header."
        }
        Code::ResultSent => "Die Anfrage wird gesendet; das Skript sieht das Ergebnis nicht.",
        Code::ResultNotAnImage => {
            "Der Browser nimmt die Antwort an, aber ihr Typ ist kein Bildtyp: Sie wird nur angezeigt, wenn ihre Bytes ein Bild sind."
        }
        Code::ResultTaintsCanvas => {
            "Das Bild wird geladen; ein Canvas, auf den es gezeichnet wird, lässt sich danach nicht mehr auslesen, denn es wurde ohne CORS geladen."
        }
        Code::SameOrigin => "Die URL hat den Ursprung der Seite, {origin}: CORS gilt nicht.",
        Code::SameOriginModeRefuses => {
            "mode \"same-origin\" erlaubt keine anderen Ursprünge; {urlOrigin} ist nicht {origin}."
        }
        Code::ServiceWorkerFails => {
            "Der Service Worker {worker} konnte dies nicht abrufen; der Browser fordert es deshalb selbst vom Server an."
        }
        Code::ServiceWorkerFetches => {
            "Der Service Worker {worker} ruft {url} mit fetch(event.request) ab. Für diesen Abruf gelten seine eigenen Richtlinien; für Content-Security-Policy ist er eine Verbindung."
        }
        Code::ServiceWorkerNotAsked => "Der Service Worker {worker} bearbeitet diese Anfrage nicht.",
        Code::SchemeNotFetched => "Seiten können keine {scheme}:-URLs abrufen.",
        Code::ScriptStatus => "Ein Skript braucht einen Status von 200 bis 299; die Antwort hat {status}.",
        Code::StreamAsText => {
            "Diese Engine unterstützt keine Streams in Anfragen: Der Body wird als Text \"[object ReadableStream]\" gesendet."
        }
        Code::StreamNeedsCors => "Ein Stream als Body braucht mode \"cors\" oder \"same-origin\".",
        Code::StreamUnsupported => "Diese Engine unterstützt keine Streams als Body einer Anfrage.",
        Code::StyleStatus => "Ein Stylesheet braucht einen Status von 200 bis 299; die Antwort hat {status}.",
        Code::StyleType => "Der Typ der Antwort ist {type}; ein Stylesheet braucht text/css.",
        Code::UpgradedAsMixedContent => "Die Seite ist sicher, daher wird {before} auf {after} umgestellt.",
        Code::UpgradedByDirective => "upgrade-insecure-requests macht aus {before} {after}.",
        Code::UrlCredentialsBlocked => {
            "URLs mit Benutzername oder Passwort werden in Anfragen an einen anderen Ursprung blockiert."
        }
        Code::UrlHasCredentials => {
            "fetch() nimmt keine URL mit Benutzername oder Passwort: Der Aufruf lehnt mit einem TypeError ab."
        }
        Code::UrlInvalid => "\"{url}\" ist keine URL: {reason}.",
        Code::UrlParsed => "Die URL ist {url}.",
        Code::WebSocketAccept => {
            "Sec-WebSocket-Accept ist \"{value}\", und das ist falsch: Der Wert muss ein Hash von Sec-WebSocket-Key des Browsers sein."
        }
        Code::WebSocketExtension => {
            "Sec-WebSocket-Extensions enthält {extension}, was in dieser Form nicht angeboten wurde."
        }
        Code::WebSocketFragment => {
            "Eine WebSocket-URL kann kein Fragment haben (#{fragment}): Der Konstruktor wirft einen SyntaxError."
        }
        Code::WebSocketHandshakeHeader => "{header} ist \"{value}\"; der Handshake braucht {wanted}.",
        Code::WebSocketOpens => "Der Handshake gelingt: Der WebSocket wird geöffnet.",
        Code::WebSocketProtocolInvalid => {
            "\"{protocol}\" kann kein Subprotokoll sein: Der Konstruktor wirft einen SyntaxError."
        }
        Code::WebSocketProtocolMissing => {
            "Sec-WebSocket-Protocol fehlt: Subprotokolle wurden angeboten ({offered}), und der Server muss eines wählen."
        }
        Code::WebSocketProtocolNotOffered => {
            "Sec-WebSocket-Protocol ist \"{selected}\", was nicht angeboten wurde ({offered})."
        }
        Code::WebSocketProtocolWithoutOffer => {
            "Sec-WebSocket-Protocol: Der Server hat \"{selected}\" gewählt, die Seite hat aber kein Subprotokoll angeboten."
        }
        Code::WebSocketProtocolTwice => {
            "Das Subprotokoll \"{protocol}\" ist doppelt angegeben: Der Konstruktor wirft einen SyntaxError."
        }
        Code::WebSocketScheme => {
            "Eine WebSocket-URL beginnt mit ws: oder wss: (oder http: oder https:); {scheme}: wirft einen SyntaxError."
        }
        Code::WebSocketSchemeFromHttp => "Die http(s)-URL wird als {url} gelesen.",
        Code::WebSocketStatus => "Die Handshake-Antwort hat den Status {status}; nötig ist 101.",
        Code::WebSocketUrlEmpty => "Diese Engine wirft bei einer leeren WebSocket-URL einen SyntaxError.",
        Code::WebTransportNotSimulated => {
            "Die Richtlinien erlauben die Verbindung zu {url}; die HTTP/3-Sitzung selbst wird nicht simuliert."
        }
        Code::WebTransportUrl => "WebTransport nimmt https:-URLs ohne Fragment; {url} wirft einen SyntaxError.",
    }
}

/// The sentence of a problem.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn problem(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::CspDirectiveNotAscii => {
            "die Direktive `{name}` enthält ein Zeichen außerhalb von ASCII (vielleicht ein typografisches Anführungszeichen) und wird ganz ignoriert"
        }
        ProblemKind::CspDuplicateDirective => {
            "`{name}` steht zweimal in dieser Richtlinie; nur das erste hat eine Wirkung"
        }
        ProblemKind::CspIgnoredInMeta => "`{name}` wird in einem meta-Element ignoriert und gehört in einen Header",
        ProblemKind::CspIgnoredInReportOnly => "`{name}` wird in einer Report-only-Richtlinie ignoriert",
        ProblemKind::CspGap => {
            "`{source}` steht für etwas, das hier nicht ausgeschrieben ist; deshalb ist nicht bekannt, was die Richtlinie erlaubt; fügen Sie die Richtlinie ein, die der Server sendet"
        }
        ProblemKind::CspInvalidSource => "`{source}` ist kein Quellausdruck: Nichts kann dazu passen",
        ProblemKind::CspNoneNotAlone => "'none' neben anderen Quellen hat keine Wirkung",
        ProblemKind::CspUnknownDirective => "`{name}` ist keine Direktive, die Browser kennen",
        ProblemKind::CspUnquotedKeyword => {
            "`{source}` ohne Anführungszeichen ist ein Hostname; das Schlüsselwort ist '{source}'"
        }
        ProblemKind::HeaderBadName => "`{name}` kann kein Header-Name sein",
        ProblemKind::CspWithoutName => {
            "das sieht nach einer Richtlinie ohne den Namen ihres Headers aus; er heißt `Content-Security-Policy`"
        }
        ProblemKind::HeaderCut => {
            "bei `{line}` fehlen Zeilen, und es ist nicht bekannt, welche Header sie enthielten; fügen Sie den ganzen Text ein"
        }
        ProblemKind::HeaderInConfiguration => {
            "`{line}` gehört zu einer Konfiguration und ist kein Header, den ein Server sendet"
        }
        ProblemKind::HeaderInvisible => "der Text enthält ein unsichtbares Zeichen ({code}), das ignoriert wurde",
        ProblemKind::HeaderNotRecognised => {
            "`{name}` ist kein Header einer Antwort; erwartet werden Zeilen wie `Vary: Origin`"
        }
        ProblemKind::HeaderOfBrowser => {
            "`{name}` steht neben Headern, die nur Browser setzen, und stammt daher wahrscheinlich vom Browser; entfernen Sie das eine oder das andere"
        }
        ProblemKind::HeaderOfRequest => "das sind Header einer Anfrage (`{name}`); hierher gehören die der Antwort",
        ProblemKind::HeaderOfResponse => {
            "das sind Header einer Antwort (`{name}`); hierher gehören die, die das Skript setzt"
        }
        ProblemKind::HeaderQuoted => "der Wert von `{name}` steht in Anführungszeichen; er wird ohne sie gelesen",
        ProblemKind::HeaderSeveralHops => {
            "das sind die Antworten mehrerer Schritte; tragen Sie die Antwort jeder Weiterleitung in einen eigenen Schritt ein"
        }
        ProblemKind::HeaderVariable => {
            "`{variable}` ist eine Variable; fügen Sie den Wert von `{name}` ein, den der Server sendet"
        }
        ProblemKind::PageUrlNotRead => "das ist nicht die URL der Seite; erwartet wird etwa https://app.example.com",
        ProblemKind::HeaderControlCharacter => "der Wert von `{name}` enthält ein Steuerzeichen",
        ProblemKind::HeaderNoColon => "erwartet wird `Name: value`, gefunden wurde `{line}`",
        ProblemKind::HeaderSpaceBeforeColon => {
            "zwischen `{name}` und dem Doppelpunkt steht ein Leerzeichen; HTTP erlaubt das nicht"
        }
        ProblemKind::HeaderSeveralResponses => "hier stehen mehrere Antworten; verwendet wird die letzte",
        ProblemKind::LocationWithoutRedirect => {
            "`Location` wirkt nur bei Status 301, 302, 303, 307 oder 308; der Status ist {status}"
        }
        ProblemKind::UpgradeHasResponse => {
            "der Browser fragt {after} statt {before} an, deshalb gilt die angegebene Antwort als die von {after}; stammt sie von {before}, ersetzen Sie sie"
        }
        ProblemKind::UpgradeOfLoopback => {
            "Safari wendet upgrade-insecure-requests auch auf diesen Rechner an: Es fragt {url} über https: an, was wenige Entwicklungsserver unterstützen"
        }
        ProblemKind::UpgradeToSamePort => {
            "Wegen upgrade-insecure-requests fragt der Browser {url} an, aber die Seite selbst wurde über http: von diesem Port geladen, also kann dort nichts auf https: antworten; die hier angegebene Antwort gilt für http:"
        }
        ProblemKind::LocalNetworkNotJudged => {
            "{url} liegt auf diesem Rechner oder in dessen Netz: Ist die Seite öffentlich, brauchen Chrome 142 und neuere Versionen die Berechtigung für Local Network Access, die kein Header erteilen kann (setzen Sie page.addressSpace darauf, wo die Seite liegt, und page.localNetworkPermission auf die Entscheidung des Nutzers)"
        }
        ProblemKind::ManyMore => "und {count} weitere dieser Art",
        ProblemKind::NetworkUnreachedHop => "`{path}` beschreibt einen Schritt, der nie erreicht wird",
        ProblemKind::PageIsFile => {
            "die Seite ist eine Datei: Sie kann klassische Skripte, Stylesheets, Bilder, Audio, Video und Schriftarten aus ihrem Ordner laden, aber keine Module, und sie kann Dateien nicht mit fetch() oder XMLHttpRequest lesen; liefern Sie den Ordner über http: aus und öffnen Sie die Seite von dort"
        }
        ProblemKind::PageUrlInvalid => "`{url}` ist keine absolute URL: {reason}",
        ProblemKind::PreflightNotSent => "`{path}` beschreibt die Antwort auf einen Preflight, der nicht gesendet wird",
        ProblemKind::NothingHelps => "{advice}",
        ProblemKind::CspCommaBetweenSources => {
            "ein Komma beendet die Richtlinie, deshalb wird `{source}` als Direktive einer anderen Richtlinie gelesen; trennen Sie Quellen mit Leerzeichen"
        }
        ProblemKind::CspCommaBetweenDirectives => {
            "ein Komma beginnt eine weitere Richtlinie, und jede Richtlinie muss eine Anfrage erlauben; trennen Sie Direktiven mit Semikolons"
        }
        ProblemKind::CspMetaComma => {
            "Kommas in einem meta-Element: Chromium und WebKit teilen die Richtlinie dort, Firefox und der Standard nicht"
        }
        ProblemKind::CspPortImpossible => "nichts kann zu `{source}` passen: Ports gehen bis 65535",
        ProblemKind::CspReportUri => {
            "`report-uri` ist veraltet; verwenden Sie `report-to` (in Firefox seit Version 149)"
        }
        ProblemKind::CspHostImpossible => "nichts kann zu `{source}` passen: Keine URL hat einen solchen Host",
        ProblemKind::CspForgottenSemicolon => "`{source}` ist der Name einer Direktive: Davor fehlt ein Semikolon",
        ProblemKind::CspHostUnderStrictDynamic => {
            "`{source}` wird ignoriert, weil {directive} 'strict-dynamic' enthält"
        }
        ProblemKind::CspPastDirective => "Browser lesen `{name}` nicht: Verwenden Sie stattdessen {instead}",
        ProblemKind::CspSchemeMisspelt => {
            "`{source}` hat ein Schema, das Browser nicht kennen; gemeint ist vielleicht {near}"
        }
        ProblemKind::CspSchemeWithoutColon => {
            "`{source}` ohne Doppelpunkt ist ein Hostname; das Schema heißt `{source}:`"
        }
        ProblemKind::CspStrictDynamicAlone => {
            "'strict-dynamic' ohne Nonce oder Hash in {directive} erlaubt kein Skript"
        }
        ProblemKind::CspWildcardInPath => {
            "das `*` im Pfad von `{source}` ist ein gewöhnliches Zeichen; ein Pfad mit Schrägstrich am Ende deckt alles darunter ab"
        }
        ProblemKind::CspFolderPath => {
            "der Pfad von `{source}` endet ohne Schrägstrich, deckt also nur genau diesen Pfad ab und nichts darunter"
        }
        ProblemKind::CspDeprecatedDirective => {
            "`{name}` ist veraltet oder wurde von Browsern nie unterstützt; verwenden Sie {instead}"
        }
        ProblemKind::CspReportOnlyWithoutEndpoint => {
            "eine Report-only-Richtlinie ohne report-to oder report-uri sendet keine Berichte; sie schreibt nur in die Konsole"
        }
        ProblemKind::CspEndpointUnknown => {
            "kein Header Reporting-Endpoints nennt den Endpunkt `{name}`; es wird also nichts gemeldet"
        }
        ProblemKind::CspAllowsEverything => "`*` lässt {directive} jeden Host erreichen",
        ProblemKind::CspAllowsScheme => "`{source}` lässt {directive} jeden Host mit diesem Schema erreichen",
        ProblemKind::CspInsecureSource => {
            "`{source}` erlaubt einer https:-Seite ein unsicheres Schema; http:- und ws:-Quellen decken auch https: und wss: ab, umgekehrt gilt das nicht"
        }
        ProblemKind::CspDuplicateSource => "`{source}` steht zweimal in {directive}",
        ProblemKind::CspNonceWithoutEffect => {
            "eine Nonce oder ein Hash hat in {directive} keine Wirkung, nur bei Skripten und Stylesheets"
        }
        ProblemKind::CspKeywordWithoutEffect => "{source} hat in {directive} keine Wirkung",
        ProblemKind::CspUnsafeInline => {
            "'unsafe-inline' in {directive} lässt jedes Inline-Skript laufen; die Richtlinie verhindert also keine eingeschleusten Skripte"
        }
        ProblemKind::CspUnsafeEval => "'unsafe-eval' in {directive} erlaubt, Zeichenketten als Code zu kompilieren",
        ProblemKind::CspEmptyDirective => "{directive} ohne Quellen erlaubt nichts, wie 'none'",
        ProblemKind::CspSourceQuery => {
            "`{source}` hat eine Query oder ein Fragment, was keine Quelle haben darf: Nach dem Standard passt sie auf nichts; die meisten Browser lassen diesen Teil weg, wenn ein Pfad davor steht, und ignorieren sonst die Quelle"
        }
        ProblemKind::CspValueMissing => "`{name}` hat keinen Wert und deshalb keine Wirkung",
        ProblemKind::CspKeywordAsName => {
            "`{source}` ohne Anführungszeichen ist der Name einer Policy; das Schlüsselwort ist '{source}'"
        }
        ProblemKind::CspPolicyNameInvalid => "`{source}` kann kein Name einer Trusted-Types-Policy sein",
        ProblemKind::CspSinkGroupUnknown => {
            "`{source}` hat keine Wirkung; der einzige Wert, den Browser kennen, ist 'script'"
        }
        ProblemKind::CspValueIgnored => "`{name}` nimmt keinen Wert; dieser wird ignoriert",
        ProblemKind::CspSandboxEscape => {
            "eine Seite in einer Sandbox mit allow-scripts und allow-same-origin kann die Sandbox aufheben"
        }
        ProblemKind::CspSandboxFlagUnknown => "`{name}` ist kein Sandbox-Flag",
        ProblemKind::HeaderMisspelt => "`{name}` ist kein Header, den Browser kennen; gemeint ist vielleicht `{near}`",
        ProblemKind::HeaderObsolete => "Browser lesen `{name}` nicht mehr; verwenden Sie {instead}",
        ProblemKind::ReferrerPolicyUnknown => "`{value}` ist kein Wert von Referrer-Policy",
        ProblemKind::EmbedderPolicyUnknown => {
            "`{value}` ist kein Wert von Cross-Origin-Embedder-Policy, der Header hat also keine Wirkung"
        }
        ProblemKind::CorsSeveralOrigins => "Access-Control-Allow-Origin darf nur einen Wert haben und hat hier mehrere",
        ProblemKind::CorsOriginMalformed => {
            "`{value}` ist kein Ursprung und passt deshalb auf nichts: Ein Ursprung besteht aus Schema, Host und Port, wie https://app.example.com"
        }
        ProblemKind::CorsOriginPattern => "das * in `{value}` ist kein Platzhalter, weil es nicht der ganze Wert ist",
        ProblemKind::CorsOriginNull => {
            "null ist der Ursprung jedes Frames mit Sandbox und jeder data:-Seite: Wer ihn erlaubt, erlaubt alle"
        }
        ProblemKind::CorsCredentialsNotTrue => {
            "Access-Control-Allow-Credentials muss genau true sein, kleingeschrieben; `{value}` hat keine Wirkung"
        }
        ProblemKind::CorsWildcardAndCredentials => {
            "Access-Control-Allow-Origin: * erlaubt keine Credentials: Access-Control-Allow-Credentials hat daneben keine Wirkung"
        }
        ProblemKind::CorsWildcardLiteral => "das * in {name} ist nur ein Name, wenn Credentials enthalten sind",
        ProblemKind::CorsEchoWithoutVary => {
            "Vary: Origin fehlt, und Access-Control-Allow-Origin erlaubt einen einzelnen Ursprung: Hängt der Wert von der Anfrage ab, geben Caches die Antwort für einen Ursprung an einen anderen weiter"
        }
        ProblemKind::CorsMaxAgeCapped => {
            "Access-Control-Max-Age ist {value}, aber Browser merken sich einen Preflight kürzer: Chromium höchstens 7200 Sekunden, Firefox 86400, WebKit 600"
        }
        ProblemKind::CorsMaxAgeMalformed => {
            "Access-Control-Max-Age ist `{value}`, und das ist keine Anzahl von Sekunden; der Preflight wird also für die üblichen 5 Sekunden gemerkt"
        }
        ProblemKind::CorsExposeOnPreflight => {
            "Access-Control-Expose-Headers hat in einer Preflight-Antwort keine Wirkung und gehört in die Antwort auf die Anfrage"
        }
        ProblemKind::CorsPreflightHeaderOnResponse => {
            "{name} hat hier keine Wirkung und gehört in die Antwort auf den Preflight"
        }
        ProblemKind::CorsListUnreadable => {
            "`{value}` ist keine Liste von Namen, die durch Kommas getrennt sind; {name} lässt sich deshalb nicht lesen"
        }
        ProblemKind::CorsHeaderUnknown => "`{name}` ist kein Header des CORS-Protokolls",
        ProblemKind::CorsHeaderMisspelt => {
            "`{name}` ist kein Header des CORS-Protokolls; gemeint ist vielleicht `{near}`"
        }
        ProblemKind::CorsPrivateNetwork => {
            "`{name}` hat keine Wirkung: Local Network Access, das den Nutzer fragt, hat Private Network Access ersetzt"
        }
        ProblemKind::CorsAuthorizationUnderWildcard => {
            "nach dem Standard deckt * Authorization nicht ab (Engines akzeptieren es noch); nennen Sie es in Access-Control-Allow-Headers"
        }
        ProblemKind::CorpUnknown => {
            "`{value}` ist kein Wert von Cross-Origin-Resource-Policy; erwartet wird same-origin, same-site oder cross-origin, kleingeschrieben"
        }
        ProblemKind::NosniffUnknown => "`{value}` ist kein Wert von X-Content-Type-Options; erwartet wird nosniff",
        ProblemKind::LocationSeveral => {
            "Location ist mehrmals mit verschiedenen Werten gesetzt; nach dem Standard scheitert eine solche Weiterleitung"
        }
        ProblemKind::CorsHeaderOnRequest => {
            "`{name}` ist ein Header von Antworten: In einer Anfrage hat er keine Wirkung, außer dass er einen Preflight auslöst"
        }
        ProblemKind::RequestUrlNotRead => "das ist keine URL; erwartet wird etwa https://api.example.com/users",
        ProblemKind::PageUrlRelative | ProblemKind::RequestUrlRelative => {
            "das ist keine absolute URL; gemeint ist vielleicht {near}"
        }
        ProblemKind::RequestFieldIgnored => "`{field}` hat bei dieser API ({api}) keine Wirkung",
        ProblemKind::HostPermissionsOnPage => {
            "Host-Berechtigungen haben auf dieser Seite keine Wirkung, weil sie keine Seite einer Erweiterung ist"
        }
        ProblemKind::StatusContradiction => {
            "die Statuszeile nennt {line}, das Statusfeld {status}; verwendet wird das Feld"
        }
        ProblemKind::StatusImpossible => "{status} ist kein HTTP-Status; erwartet wird eine Zahl von 100 bis 599",
        ProblemKind::ResponseOfGateway => {
            "`{header}` zeigt, dass {gateway} diese Antwort gesendet hat und nicht die Anwendung dahinter; die CORS-Einstellungen der Anwendung hatten also keine Wirkung; lassen Sie die Anwendung antworten oder konfigurieren Sie CORS in {gateway}"
        }
        ProblemKind::SandboxWithoutScripts => "`sandbox` ohne `allow-scripts`: Die Skripte dieser Seite laufen nicht",
    }
}

/// Advice for requests that no header and no small change of the request can fix.
fn advice(check: Check) -> &'static str {
    match check {
        Check::Url => "Kein Header kann helfen: Die Anfrage braucht eine andere URL.",
        Check::Method => "Kein Header kann helfen: Die Anfrage muss eine andere Methode verwenden.",
        Check::Header => "Kein Header eines Servers kann helfen: Das Skript darf diesen nicht senden.",
        Check::Csp => {
            "Keine einzelne Quelle behebt das: Entscheiden Sie, was die Seite darf, und ändern Sie die Richtlinie."
        }
        Check::MixedContent => "Kein Header kann helfen: Der Server muss über https: oder wss: erreicht werden.",
        Check::Port => {
            "Kein Header kann diesen Port öffnen: Jeder Browser blockiert ihn. Der Server muss einen anderen Port benutzen."
        }
        Check::SameOriginMode => "Kein Header kann helfen: Die Anfrage selbst schließt andere Ursprünge aus.",
        Check::Preflight | Check::Cors => {
            "Kein einzelner Header hilft hier: Fragen Sie direkt die endgültige URL an, auf einem Server, der seine Antwort für diesen Ursprung freigibt."
        }
        Check::Redirect => {
            "Kein Header der Seite kann helfen: Die Weiterleitung muss woandershin führen, oder die Anfrage muss gleich die endgültige URL verwenden."
        }
        Check::Credentials => "Kein Header kann helfen: Die Credentials müssen auf andere Weise gesendet werden.",
        Check::Corp => "Der Server der Ressource muss sie freigeben, mit Cross-Origin-Resource-Policy oder durch CORS.",
        Check::LocalNetwork => {
            "Kein Header kann helfen: Der Nutzer entscheidet in der Rückfrage des Browsers, und die Seite muss ein sicherer Kontext sein."
        }
        Check::Response => "Kein Header der Seite kann helfen: Der Server muss anders antworten.",
        Check::Unsupported => "Kein Header kann helfen: Der Engine fehlt, was die Anfrage braucht.",
        Check::XFrameOptions | Check::FrameAncestors => {
            "Der Server der eingebetteten Seite entscheidet, wer sie einbetten darf: Er muss die Seite in frame-ancestors nennen."
        }
        Check::Sandbox => "Die Sandbox muss erlauben, was die Seite braucht, oder die Seite muss ohne es auskommen.",
        Check::Integrity => "Das Attribut integrity braucht den Hash der Antwort des Servers.",
        Check::TrustedTypes => {
            "Die Header sollten nicht geändert werden: Der Code muss den Wert mit einer Trusted-Types-Richtlinie erzeugen."
        }
        Check::Other => "Kein Header eines Servers kann helfen: Die Seite muss eine andere Anfrage stellen.",
    }
}

/// The sentence of a repair.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn fix(code: FixCode) -> &'static str {
    match code {
        FixCode::CspAddHash => {
            "{source} zu {directive} der Richtlinie hinzufügen: der Hash genau dieses Codes. Jede Änderung am Code, auch ein Leerzeichen, braucht einen neuen Hash."
        }
        FixCode::CspAddHashOfAttribute => {
            "{source} zu {directive} der Richtlinie hinzufügen. Steht der Code an vielen Stellen, ihn besser in eine Datei verschieben: Mit 'unsafe-hashes' kann eingeschleustes Markup ihn benutzen."
        }
        FixCode::CspAddIntegrityHash => {
            "{source}, den Hash des integrity-Attributs, zu {directive} der Richtlinie hinzufügen."
        }
        FixCode::CspAddNonce => {
            "{source} zu {directive} der Richtlinie hinzufügen und dem Element dieselbe Nonce geben. Der Server muss für jede Antwort eine neue, zufällige erzeugen."
        }
        FixCode::CspAddTrustedTypesEval => {
            "{source} zu {directive} der Richtlinie hinzufügen: Damit nimmt eval() Code an, den eine Trusted-Types-Richtlinie erzeugt hat."
        }
        FixCode::CspAddWasm => {
            "{source} zu {directive} der Richtlinie hinzufügen: Das erlaubt WebAssembly, aber nicht eval()."
        }
        FixCode::ElementIntoMarkup => {
            "Das Element in das Markup setzen, das der Server sendet: Trusted Types prüfen nur, was Skripte einfügen."
        }
        FixCode::ElementNonce => {
            "Dem Element die Nonce aus der Richtlinie dieser Antwort geben (hier nonce=\"{nonce}\"). Der Server muss für jede Antwort denselben neuen Wert in beide schreiben."
        }
        FixCode::EmbedderPolicyOfFrame => {
            "Die eingebettete Seite mit {name}: {value} ausliefern, wie die übergeordnete Seite es verlangt."
        }
        FixCode::EvalIntoFile => {
            "Den Code in eine Skriptdatei ({url}) verschieben, statt {via}() eine Zeichenkette zu übergeben."
        }
        FixCode::EvalParseJson => {
            "Den Wert mit JSON.parse() statt mit {via}() lesen, in einer Skriptdatei der Seite ({url})."
        }
        FixCode::FrameAncestorsInstead => {
            "Die eingebettete Seite mit Content-Security-Policy: {value} ausliefern. Browser ignorieren dann X-Frame-Options, das keine anderen Ursprünge nennen kann."
        }
        FixCode::FrameAncestorsList => {
            "In der Richtlinie der eingebetteten Seite die Seiten nennen, die sie einbetten: {value}."
        }
        FixCode::HandlerIntoFile => {
            "Den Handler in eine Skriptdatei verschieben ({url}), die ihn mit addEventListener() setzt."
        }
        FixCode::IntegrityOfResponse => "Ist das der erwartete Inhalt, integrity=\"{integrity}\" setzen.",
        FixCode::JavascriptUrlIntoFile => {
            "Den Code in eine Skriptdatei verschieben ({url}), die mit addEventListener() auf das Ereignis wartet, und dem Link eine echte URL geben."
        }
        FixCode::LoadByScript => {
            "Das Element mit einem Skript erzeugen, das die Richtlinie erlaubt: 'strict-dynamic' dehnt das Vertrauen darauf aus."
        }
        FixCode::SandboxAllowForms => {
            "{token} zur Sandbox der Seite hinzufügen, damit sich ihre Formulare absenden lassen."
        }
        FixCode::ScriptCreateElement => {
            "Das Skript mit document.createElement() erzeugen: Skripte, die mit innerHTML eingefügt werden, laufen nie."
        }
        FixCode::ScriptIntoFile => "Den Code in eine Skriptdatei verschieben ({url}).",
        FixCode::StyleAttributeIntoFile => {
            "Die Deklarationen in ein Stylesheet verschieben ({url}) und dem Element eine Klasse geben."
        }
        FixCode::StyleIntoFile => "Die Regeln in ein Stylesheet verschieben ({url}).",
        FixCode::TimerTakesFunction => {
            "{via}() eine Funktion statt einer Zeichenkette übergeben, in einer Skriptdatei der Seite ({url})."
        }
        FixCode::TrustedTypesAllowDuplicates => {
            "'allow-duplicates' zu trusted-types hinzufügen, damit {policy} noch einmal erzeugt werden darf."
        }
        FixCode::TrustedTypesCreateOnce => {
            "Die Trusted-Types-Richtlinie {policy} einmal erzeugen und überall verwenden."
        }
        FixCode::TrustedTypesListPolicy => "{policy} zu trusted-types der Richtlinie hinzufügen.",
        FixCode::TrustedTypesTextContent => "Stattdessen textContent setzen: Der Wert enthält kein Markup.",
        FixCode::TrustedTypesUsePolicy => {
            "Den Wert mit einer Trusted-Types-Richtlinie, die ihn prüft, zu {type} machen: trustedTypes.createPolicy(\"{policy}\", …). Eine Richtlinie namens default tut das für jede Zeichenkette."
        }
        FixCode::WorkerOfOwnOrigin => "Das Skript des Workers vom eigenen Ursprung der Seite ausliefern: {url}.",
        FixCode::XFrameOptionsSameOrigin => "Die eingebettete Seite mit X-Frame-Options: SAMEORIGIN ausliefern.",
        FixCode::RespondUnauthorized => {
            "Mit 401 antworten, statt zu {url} weiterzuleiten: Die Anfrage ist nicht angemeldet, und ein Skript kann sich nicht anmelden, indem es einer Weiterleitung folgt."
        }
        FixCode::ContentType => "Mit Content-Type: {value} antworten.",
        FixCode::CorpAllow => "Mit Cross-Origin-Resource-Policy: {value} antworten.",
        FixCode::CorsAllowAnyone => {
            "Die Antwort auf {request} für alle freigeben, mit Access-Control-Allow-Origin: *. Der Ursprung der Anfrage ist null, und den sollte ein Server nie erlauben: Jeder Frame mit Sandbox hat ihn."
        }
        FixCode::CorsAllowCredentials => "Auf {request} mit Access-Control-Allow-Credentials: true antworten.",
        FixCode::CorsAllowOrigin => {
            "Auf {request} mit Access-Control-Allow-Origin: {origin} antworten. Hängt der Wert vom Ursprung der Anfrage ab, zusätzlich Vary: Origin senden."
        }
        FixCode::CorsAllowOriginOnce => {
            "Access-Control-Allow-Origin: {value} in der Antwort auf {request} nur einmal senden: Zwei Stellen (etwa Anwendung und Proxy) fügen es hinzu."
        }
        FixCode::CspAddDirective => {
            "{directive} zur Richtlinie hinzufügen, mit den Quellen von default-src und {source}."
        }
        FixCode::CspAddDirectiveScheme => {
            "{directive} zur Richtlinie hinzufügen, mit den Quellen von default-src und {source}. Das erlaubt jeden Host mit diesem Schema, denn Quellen können keine IPv6-Adresse nennen."
        }
        FixCode::CspAddScheme => {
            "{source} zu {directive} der Richtlinie hinzufügen. Das erlaubt jeden Host mit diesem Schema, denn Quellen können keine IPv6-Adresse nennen."
        }
        FixCode::CspAddSource => "{source} zu {directive} der Richtlinie hinzufügen.",
        FixCode::CspAddVendor => {
            "{source} zu {directive} der Richtlinie hinzufügen. {vendor} dokumentiert diesen Platzhalter, weil sich die Hosts ändern (siehe {documentation})."
        }
        FixCode::CspEndPathWithSlash => {
            "{after} statt {source} schreiben: Nur ein Pfad, der mit einem Schrägstrich endet, deckt ab, was darunter liegt."
        }
        FixCode::CspQuoteKeyword => "{source} in einfache Anführungszeichen setzen: Ohne sie ist es ein Hostname.",
        FixCode::ElementCrossOrigin => "crossorigin am Element setzen, damit das CORS-Protokoll gilt.",
        FixCode::ElementWithoutCrossOrigin => {
            "crossorigin am Element entfernen, sofern kein Skript lesen muss, was es lädt."
        }
        FixCode::HandshakeHeader => "{name} in der Handshake-Antwort korrigieren.",
        FixCode::LocationHttps => "Zu {url} weiterleiten.",
        FixCode::LocationWithoutCredentials => "Zu {url} weiterleiten, ohne Benutzername und Passwort.",
        FixCode::MethodUpperCase => {
            "Die Methode als {upper} schreiben: {method} ist eine andere, denn nur manche werden in Großbuchstaben umgewandelt."
        }
        FixCode::MethodWithBody => "POST verwenden: Eine GET-Anfrage hat keinen Body.",
        FixCode::ModeCors => "mode: \"{before}\" entfernen.",
        FixCode::PreflightAllowHeader => {
            "Den Header {header} erlauben: auf den Preflight mit Access-Control-Allow-Headers: {value} antworten."
        }
        FixCode::PreflightAllowMethod => {
            "Die Methode {method} erlauben: auf den Preflight mit Access-Control-Allow-Methods: {value} antworten."
        }
        FixCode::PreflightAllowOrigin => "Auf den Preflight mit Access-Control-Allow-Origin: {origin} antworten.",
        FixCode::PreflightStatus => {
            "Auf OPTIONS mit 204 statt {status} antworten, noch vor Anmeldung und Weiterleitungen."
        }
        FixCode::ProtocolSelected => "Ein angebotenes Subprotokoll wählen: Sec-WebSocket-Protocol: {value}.",
        FixCode::RedirectFollow => "redirect: \"error\" entfernen.",
        FixCode::RequestHttps => "{url} anfragen.",
        FixCode::RequestTextPlain => {
            "Den Body als text/plain senden, denn das braucht keinen Preflight. Der Server muss ihn dann unabhängig vom Typ als JSON lesen."
        }
        FixCode::RequestWithoutCredentials => "Die Anfrage ohne Credentials stellen.",
        FixCode::RequestWithoutHeader => "Den Header {header} aus der Anfrage entfernen.",
        FixCode::RequestWithoutProtocols => "Keine Subprotokolle anbieten.",
        FixCode::RequestWithoutUploadListener => {
            "Den Listener auf xhr.upload entfernen: Er ist der einzige Grund für den Preflight."
        }
        FixCode::SandboxAllowScripts => "{token} zur Sandbox der Seite hinzufügen, damit ihre Skripte laufen.",
        FixCode::SandboxAllowSameOrigin => {
            "{token} zur Sandbox der Seite hinzufügen: Die Seite behält dann ihren eigenen Ursprung, und die Sandbox schützt nur noch wenig."
        }
        FixCode::UpgradeInsecureRequests => {
            "upgrade-insecure-requests zur Richtlinie der Seite hinzufügen, damit ihre Anfragen umgestellt werden."
        }
        FixCode::UrlWithoutCredentials => "{url} anfragen und Benutzername und Passwort in einem Header senden.",
    }
}

/// The different behaviour of an engine, as a clause whose subject is the engine.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn departure(departure: Departure) -> &'static str {
    match departure {
        Departure::StrictDynamicCoversWorkers => {
            "erlaubt mit 'strict-dynamic' in worker-src, child-src oder default-src jeden Worker, wie in script-src"
        }
        Departure::DefaultStrictDynamicCoversWorkers => {
            "lässt 'strict-dynamic' auch in default-src jeden Worker erlauben"
        }
        Departure::SandboxAttributeStopsJavascriptUrls => {
            "führt in einem Frame, dessen sandbox-Attribut allow-same-origin nicht enthält, keine javascript:-URL aus"
        }
        Departure::SandboxOfParentStopsJavascriptUrls => {
            "führt im Frame einer Seite, deren eigene Sandbox allow-same-origin nicht enthält, keine javascript:-URL aus"
        }
        Departure::JavascriptUrlIsCheckedByParent => {
            "prüft auch die Richtlinien der Seite um einen Frame, wenn ein Skript des Frames ihn zu einer javascript:-URL navigiert"
        }
        Departure::ModulesAreNotParserInserted => {
            "erlaubt mit 'strict-dynamic' auch ein externes Modulskript, das im Markup steht"
        }
        Departure::WasmModulesAreNotChecked => {
            "prüft WebAssembly nur dann gegen Richtlinien, wenn ein Modul aus Bytes instanziiert wird, nicht wenn es nur kompiliert wird"
        }
        Departure::ObjectImageIsImage => {
            "prüft ein <object> oder <embed>, dessen URL wie die eines Bildes endet, auch gegen img-src"
        }
        Departure::SelfCoversBlobFrames => {
            "lässt 'self' in frame-src auch blob:-Frames vom Ursprung der Seite abdecken"
        }
        Departure::LocalPagesHaveNoSelfForFrames => {
            "lässt 'self' auf einer Seite, die ihre Richtlinie erbt (about:srcdoc, blob:, data:), keine Frames und Objekte abdecken"
        }
        Departure::NoWorkersInSharedWorkers => "hat in Shared Workern keinen Worker",
        Departure::DataWorkersAreNotHeldToPolicies => "hält die Anfragen eines data:-Workers an keine Richtlinie",
        Departure::ContentScriptConnectionsAreHeldToPolicies => {
            "wendet die Richtlinien der Seite auf die Verbindungen des Inhaltsskripts einer Erweiterung an"
        }
        Departure::ModulePreloadTypeIsNotChecked => "akzeptiert ein modulepreload mit jedem Typ",
        Departure::ModulePreloadRefusesData => "lädt kein Modul von einer data:-URL im Voraus",
        Departure::NoSpeculationRules => "ignoriert Speculation Rules",
        Departure::KeywordForSpeculationRules => {
            "unterstützt 'inline-speculation-rules', das Speculation Rules erlaubt"
        }
        Departure::NoPaintWorklets => "hat kein CSS.paintWorklet",
        Departure::WorkletTypeIsNotChecked => {
            "akzeptiert das Skript eines Worklets mit jedem Typ, den ein Skript haben darf"
        }
        Departure::ObjectsAreNotNavigations => {
            "prüft die Seite eines <object> oder <embed> wie ein Bild, ohne eigene Embedder-Policy"
        }
        Departure::RedirectsOfFramesNeedEmbedderPolicy => {
            "verlangt die Embedder-Policy auch von den Weiterleitungen eines Frames"
        }
        Departure::InnerHtmlDoesNotPreload => "lädt für ein <link>, das innerHTML einfügt, nichts im Voraus",
        Departure::IntegrityHashesCoverNoPreloads => "lässt einen Hash des integrity-Attributs keinen Preload erlauben",
        Departure::DataPagesStartNoBlobWorkers => {
            "startet in einer data:-Seite oder einem data:-Worker keinen Worker aus einer blob:-URL"
        }
        Departure::ModulePreloadIntegrityIsNotChecked => "prüft die integrity eines modulepreload nicht",
        Departure::MetaOfLocalPageHasNoSelf => {
            "lässt 'self' und Hosts ohne Schema im <meta> einer about:-, blob:- oder data:-Seite auf nichts passen"
        }
        Departure::MetaOfDataPageHasNoScheme => "lässt Hosts ohne Schema im <meta> einer data:-Seite auf nichts passen",
        Departure::NoncesCoverStyleAttributes => {
            "lässt eine Nonce auch die style-Attribute im Markup des Elements erlauben"
        }
        Departure::NoCredentialless => "kennt die Embedder-Policy credentialless nicht",
        Departure::NoSharedWorkersInOpaqueOrigins => {
            "wirft einen SecurityError für einen SharedWorker einer Seite mit undurchsichtigem Ursprung"
        }
        Departure::NoTopLevelDataUrls => "navigiert eine Seite außerhalb eines Frames nicht zu einer data:-URL",
        Departure::ObjectOfAboutIsNotFetched => "zeigt ein <object> mit about:blank, ohne eine Policy zu prüfen",
        Departure::JavascriptUrlsAreHashedDecoded => {
            "dekodiert die prozentkodierten Bytes einer javascript:-URL vor dem Hashen"
        }
        Departure::PrefetchIgnoresFencedFrameSrc => {
            "berücksichtigt für einen Prefetch die Quellen von fenced-frame-src nicht"
        }
        Departure::PrefetchPassesStrictDynamic => {
            "erlaubt jeden Prefetch, wenn die Direktive für Worker 'strict-dynamic' enthält"
        }
        Departure::StrictDynamicOfDefaultSrcCoversStyles => {
            "lässt 'strict-dynamic' in default-src auch für Styles 'unsafe-inline' abschalten"
        }
        Departure::StrictDynamicNotInScriptSrcAttr => "ignoriert 'strict-dynamic' in script-src-attr",
        Departure::HashesMustDecode => "ignoriert einen Hash, dessen Wert kein Base64 von Bytes ist",
        Departure::HashesHaveOneAlphabet => "ignoriert einen Hash, der die Zeichen von Base64 und base64url mischt",
        Departure::HashesHaveOtherNames => "liest auch 'sha-256-…' als Hash und zählt 'ed25519-…' dazu",
        Departure::DanglingMarkupHidesNonce => {
            "ignoriert die Nonce eines externen Skripts, dessen Attribute <script oder <style enthalten"
        }
        Departure::TrustedTypesGroupHasCase => "liest 'script' in require-trusted-types-for nur in Kleinbuchstaben",
        Departure::FrameAncestorsStarCoversOpaque => {
            "lässt * in frame-ancestors auf eine Seite mit undurchsichtigem Ursprung passen"
        }
        Departure::FormsAreUpgradedFirst => {
            "stellt die action eines Formulars auf https um, bevor form-action geprüft wird"
        }
        Departure::NoWebAssemblyModules => "lädt kein WebAssembly-Modul als Modulskript",
        Departure::ModulesTakeStatusBelow400 => "führt Module mit jedem Status unter 400 aus",
        Departure::ModuleWorkerTypeIsNotChecked => "akzeptiert das Skript eines Modul-Workers mit jedem Typ",
        Departure::WorkerTypeIsNotChecked => "akzeptiert das Skript eines klassischen Workers mit jedem Typ",
        Departure::ListOfTypesIsNoModule => "lehnt Module ab, deren Content-Type mehrere Typen aufzählt",
        Departure::ScriptTypeIsTheFirst => {
            "verwendet den ersten Typ eines Skripts, den Content-Type aufzählt, der Standard den letzten"
        }
        Departure::ScriptTypeIsGuessedFromName => {
            "schließt ohne Content-Type aus dem Dateinamen auf den Typ des Skripts eines Workers oder Worklets"
        }
        Departure::WorkletKeepsOriginOfPage => {
            "fragt das Skript eines Worklets mit dem Ursprung der URL der Seite an, auch wenn eine Sandbox den Ursprung der Seite undurchsichtig macht"
        }
        Departure::DataPagesAreNotSecure => "behandelt eine data:-Seite nicht als sicheren Kontext",
        Departure::WorkletRedirectsAreNotChecked => {
            "prüft bei Skripten von Worklets die Ziele von Weiterleitungen nicht gegen die Richtlinie"
        }
        Departure::WorkletViolationsAreNotReported => {
            "meldet das Skript eines Worklets nicht, das gegen eine Richtlinie verstößt"
        }
        Departure::NoServiceWorkersInWorkers => "hat in Workern kein navigator.serviceWorker",
        Departure::BaseMayBeData => "akzeptiert eine data:-URL als Basis einer Seite",
        Departure::NonceAttributeIsTrimmed => {
            "entfernt den Leerraum um ein nonce-Attribut, bevor die Nonce verglichen wird"
        }
        Departure::HashesNeedNoPadding => "akzeptiert einen Hash ohne das = am Ende",
        Departure::TrustedTypesEvalTakesStrings => {
            "lässt eval() eine einfache Zeichenkette annehmen, wenn die Richtlinie 'trusted-types-eval' enthält, sogar unter require-trusted-types-for"
        }
        Departure::PreloadIsParserInserted => {
            "behandelt einen Preload im Markup als vom Parser eingefügt, sodass 'strict-dynamic' ihn blockiert"
        }
        Departure::ObjectPageIsFrame => {
            "prüft ein <object> oder <embed>, dessen Antwort eine Seite ist, auch gegen frame-src"
        }
        Departure::FrameAncestorsIgnoresPaths => "ignoriert die Pfade der Quellen von frame-ancestors",
        Departure::FormActionIgnoresRedirects => {
            "prüft nur die URL des Formulars selbst gegen form-action, nicht die Ziele von Weiterleitungen"
        }
        Departure::PrefetchUsesOnlyDefaultSrc => {
            "prüft einen Prefetch nur gegen default-src, egal was andere Direktiven enthalten"
        }
        Departure::FrameReportsOnlyOrigin => "meldet von einem Frame eines anderen Ursprungs nur den Ursprung",
        Departure::SameOriginFrameMayBeSandboxed => {
            "vergleicht X-Frame-Options: SAMEORIGIN mit dem Ursprung der URL, sogar in einem Frame mit Sandbox"
        }
        Departure::FailedWorkerLeavesPagesToNetwork => {
            "fordert eine Seite oder das Skript eines Workers vom Server an, wenn der Service Worker keine Antwort hat"
        }
        Departure::OpaqueMediaBypassesServiceWorkers => {
            "lässt Medien eines anderen Ursprungs im Modus no-cors nicht durch Service Worker laufen"
        }
        Departure::WorkersBypassServiceWorkers => {
            "lässt Anfragen von Dedicated und Shared Workern nicht durch Service Worker laufen"
        }
        Departure::WorkersRedirectsCountForPage => {
            "ignoriert die Pfade in der Richtlinie einer Seite, wenn die Antwort eines Service Workers weitergeleitet wurde"
        }
        Departure::WorkerOriginComesFirst => {
            "lehnt einen Worker eines anderen Ursprungs ab, bevor Richtlinien geprüft werden"
        }
        Departure::WorkerOfAnotherOriginThrows => {
            "wirft für einen Worker eines anderen Ursprungs einen SecurityError, wo der Standard ein error-Ereignis auslöst"
        }
        Departure::BlockedStyleFiresError => {
            "löst an einem <style>, das eine Richtlinie blockiert, ein error-Ereignis aus"
        }
        Departure::BlockedFrameFiresError => {
            "löst an einem Frame, den die Richtlinie der Seite blockiert, ein error-Ereignis aus"
        }
        Departure::BlockedEmbedFiresError => {
            "löst an einem <embed>, das eine Richtlinie blockiert, ein error-Ereignis aus"
        }
        Departure::WebSocketUrlKeepsScheme => {
            "vergleicht die ws:- oder wss:-URL eines WebSockets unverändert; eine Quelle mit http:, https: oder ohne Schema deckt sie also nicht ab"
        }
        Departure::SocketSchemeCoversSocketsOnly => {
            "lässt eine ws:- oder wss:-Quelle nur für Sockets gelten, nicht für http:- und https:-URLs"
        }
        Departure::IpAddressMatchesHostSource => "vergleicht eine Host-Quelle mit einer IPv4-Adresse als Text",
        Departure::Port80CoversPort443 => {
            "lässt Port 80 einer Quelle auch Port 443 abdecken, wenn das Schema mit umgestellt wird"
        }
        Departure::NoPagesOfApps => "hat keine Seiten mit den Adressen capacitor:, ionic:, tauri: und app:",
        Departure::ElectronRegistersSchemes => "überlässt einer Electron-App, was ihre app:-Seiten dürfen",
        Departure::FontFilesWithoutCors => "lädt Schriftdateien ohne CORS in eine Seite, die selbst eine Datei ist",
        Departure::MediaFilesWithoutCors => {
            "lädt Audio- und Videodateien in eine Seite, die selbst eine Datei ist, egal was in crossorigin steht"
        }
        Departure::SandboxedSelfIsSecure => {
            "deckt http: und ws: mit 'self' nicht ab, wenn CSP die Seite in eine Sandbox setzt: für Verbindungen nie, für Sockets und Elemente nicht, wenn noch eine Richtlinie folgt"
        }
        Departure::SelfCoversFiles => "lässt 'self' und * auf einer Seite, die eine Datei ist, Dateien abdecken",
        Departure::FilesAreNotHeldToPolicies => "prüft Dateien nicht gegen Content Security Policy",
        Departure::PoliciesBeforeMixedContent => {
            "prüft eine Anfrage erst gegen Content Security Policy und dann auf Mixed Content"
        }
        Departure::PoliciesBeforeMixedSockets => {
            "prüft einen WebSocket gegen Content Security Policy, bevor auf Mixed Content geprüft wird"
        }
        Departure::SchemeAndPortUpgradeTogether => {
            "lässt eine http:-Quelle https: nur abdecken, wo sich auch der Port umstellen lässt; http://host:8443 deckt also https://host:8443 nicht ab"
        }
        Departure::PoliciesSeeRedirectsBeforeCorsCheck => {
            "prüft das Ziel einer Weiterleitung gegen Content Security Policy vor der CORS-Prüfung der Weiterleitung"
        }
        Departure::PreflightStaysAfterRedirect => {
            "sendet nach einer Weiterleitung wieder einen Preflight, obwohl aus der Anfrage ein GET geworden ist, das keinen braucht"
        }
        Departure::PreflightKeepsOrigin => {
            "sendet nach einer Weiterleitung über Ursprünge hinweg im Preflight den Ursprung der Seite, und in der Anfrage danach Origin: null"
        }
        Departure::CrossOriginDeleteBecomesGet => {
            "macht aus DELETE ein GET, wenn eine Weiterleitung zu einem anderen Ursprung führt"
        }
        Departure::LoopbackSocketsAreUpgraded => {
            "lässt upgrade-insecure-requests auch ws: zu einer Loopback-Adresse umstellen, außer wenn die Seite selbst an einer liegt"
        }
        Departure::OnlyHttpsReferrersAreDowngraded => {
            "sendet den Referer einer http:-Seite auf einer Loopback-Adresse an jede URL"
        }
        Departure::LoopbackIsReferrerDowngrade => {
            "behandelt eine Anfrage von einer https:-Seite an http: auf einer Loopback-Adresse als Herabstufung und sendet keinen Referer"
        }
        Departure::StructuredFieldsOfRfc8941 => "liest in strukturierten Feldern keine Datumswerte und Anzeigetexte",
        Departure::StructuredFieldsAreWords => {
            "liest in strukturierten Feldern keine Zahlen und Bytefolgen und keine Schlüssel, die mit * beginnen"
        }
        Departure::MediaPartNeedsLength => {
            "spielt eine Antwort mit Status 206 nur ab, wenn Content-Range die Gesamtlänge nennt; über Ursprünge hinweg und ohne CORS muss Content-Range vorhanden sein"
        }
        Departure::WebTransportUrlIsAbsolute => "akzeptiert für new WebTransport() nur absolute URLs",
        Departure::PoliciesBeforeSubprotocols => {
            "prüft einen WebSocket gegen Content Security Policy, bevor die Subprotokolle geprüft werden"
        }
        Departure::StarHostNeedsScheme => "akzeptiert *:port oder */path ohne Schema nicht als Quelle",
        Departure::StarHostTakesNoPath => {
            "akzeptiert keinen Pfad nach dem Host *, außer wenn ein Port dazwischen steht"
        }
        Departure::SourceSchemeGivesPort => {
            "gibt einer Quelle ohne Port den Standardport ihres Schemas und lässt Port 80 auch 443 abdecken, egal welches Schema die URL hat"
        }
        Departure::Port80CoversPort443OfAnyScheme => {
            "lässt Port 80 einer Quelle, oder eine http:-Quelle ohne Port, auch Port 443 abdecken, egal welches Schema die URL hat"
        }
        Departure::SelfPortIsOneOfSource => {
            "vergleicht den Port von 'self' wie den einer Quelle, die Schema, Host und Port der Seite nennt"
        }
        Departure::SelfKeepsItsDefaultPort => {
            "lässt 'self' einer http:-Seite Port 80 ihres Hosts unter https: und wss: abdecken"
        }
        Departure::SourcePathOfAnyCharacters => {
            "akzeptiert eine Quelle, deren Pfad mit // beginnt oder in Pfaden unzulässige Zeichen enthält"
        }
        Departure::PathBytesAreCharacters => {
            "liest prozentkodierte Bytes eines Pfads, die kein UTF-8 sind, als ISO-8859-1, sodass /%EF gleich /%C3%AF ist"
        }
        Departure::TextBehindSelfIsDropped => {
            "liest eine Quelle, die mit 'self' beginnt, als 'self', egal was ohne Leerzeichen folgt"
        }
        Departure::WildcardNeedsNoName => "lässt *. mit einem Schema und ohne Namen dahinter auf jeden Host passen",
        Departure::StarCoversLocalMedia => {
            "lässt img-src * auch data:-URLs abdecken, und media-src * auch data:- und blob:-URLs"
        }
        Departure::PortsAreTexts => "vergleicht die Ports von Quellen als Text, sodass :0443 keinen Port abdeckt",
        Departure::HostEndsWithoutDot => "ignoriert eine Quelle, deren Host mit einem Punkt endet",
        Departure::UpgradeCoversInsecureSchemes => {
            "lässt wss: auch ws: und https: auch http: abdecken, aber nur in der Richtlinie mit upgrade-insecure-requests"
        }
        Departure::EmptyCredentialsIgnored => {
            "ignoriert ein leeres Access-Control-Allow-Credentials, wenn es noch ein anderes gibt"
        }
        Departure::PathDecodedAsAWhole => {
            "dekodiert einen Pfad vor dem Vergleich als Ganzes; ein kodierter Schrägstrich am Ende macht ihn also zum Präfix"
        }
        Departure::SourceQueryIsDropped => {
            "lässt Query oder Fragment nach dem Pfad einer Quelle weg, statt die Quelle zu ignorieren"
        }
        Departure::QueryAfterHostIsDropped => {
            "lässt Query oder Fragment nach Host oder Port einer Quelle weg (aber nicht nach * allein)"
        }
        Departure::AuthorizationUnderWildcard => "lässt * in Access-Control-Allow-Headers auch Authorization abdecken",
        Departure::ClientHintsSafelisted => "zählt Client Hints wie DPR zu den Request-Headern der Safelist",
        Departure::NonAsciiValueIsUnsafe => {
            "verlangt einen Preflight, wenn der Wert von Accept oder Content-Type ein Zeichen außerhalb von ASCII enthält"
        }
        Departure::EmptyLastParameterIsUnsafe => {
            "verlangt einen Preflight, wenn Content-Type mit einem zweiten Semikolon endet"
        }
        Departure::PortsWrapAround => {
            "liest den Port einer Quelle über 65535 modulo 65536, wenn die URL keinen Port nennt"
        }
        Departure::NoSafelistedTotalLimit => "begrenzt die Header der Safelist zusammen nicht auf 1024 Bytes",
        Departure::UserAgentIsNotUnsafe => "verlangt wegen eines User-Agent-Headers keinen Preflight",
        Departure::UploadListenerNeedsBody => {
            "lässt einen Upload-Listener nur dann einen Preflight auslösen, wenn es einen Body zum Hochladen gibt"
        }
        Departure::NewBadPortsAreOpen => "blockiert die Ports 4190 und 6679 nicht",
        Departure::WorkersDoNotUpgrade => "stuft Anfragen von Workern nie hoch, was auch immer ihre Richtlinie sagt",
        Departure::WorkersUpgradeAsTheirPage => {
            "stuft Anfragen eines Workers hoch, wenn die Richtlinie der Seite es verlangt, die ihn gestartet hat"
        }
        Departure::OtherSchemesAreNotMixedContent => {
            "behandelt nur http:-URLs und ws:-URLs von Sockets als Mixed Content; ftp:-URLs, und ws:-URLs ohne Socket, lädt es nicht"
        }
        Departure::LoopbackIsMixedContent => {
            "blockiert http: und ws: zu localhost und Loopback-Adressen als Mixed Content"
        }
        Departure::OnlyHttpsPagesProhibitMixing => "lässt Seiten auf http://localhost unsichere Inhalte laden",
        Departure::InsecureWebSocketThrows => {
            "wirft bei einem unsicheren WebSocket auf einer sicheren Seite einen SecurityError, statt die Verbindung scheitern zu lassen"
        }
        Departure::OriginOnSameOriginElements => {
            "sendet Origin auch bei der cors-Anfrage eines Elements (außer Audio und Video) an den Ursprung der Seite"
        }
        Departure::PreloadRedirectsAreNotReported => {
            "meldet ein Preload nicht, das eine Richtlinie nach einer Weiterleitung ablehnt"
        }
        Departure::OriginIsNullOnAnotherOrigin => {
            "sendet ohne CORS Origin: null, sobald eine Weiterleitung den Ursprung der Seite verlassen hat"
        }
        Departure::CorsSchemesBeforePolicies => {
            "lehnt eine Anfrage mit CORS, deren URL weder http: noch https: ist, vor allen anderen Prüfungen ab"
        }
        Departure::XhrChecksFtpBeforePolicies => "lehnt ftp:-URLs von XMLHttpRequest vor allen anderen Prüfungen ab",
        Departure::ModesBeforeMixedContent => {
            "lehnt Anfragen von Skripten wegen ihres Modus (same-origin, oder cors mit einer URL, die weder http: noch https: ist) ab, bevor es auf Mixed Content prüft"
        }
        Departure::SameOriginModeBeforePolicies => {
            "vergleicht die Ursprünge einer same-origin-Anfrage vor allen anderen Prüfungen"
        }
        Departure::SameOriginModeBeforeMixedContent => {
            "vergleicht die Ursprünge einer same-origin-Anfrage vor Umstellungen auf https: und gemischten Inhalten, und nach einer Weiterleitung vor den Richtlinien, die durchgesetzt werden"
        }
        Departure::DataUrlsNeedFollow => {
            "lehnt data:-URLs im Modus no-cors ab, wenn der Weiterleitungsmodus nicht \"follow\" ist"
        }
        Departure::SocketsAreUpgradedFirst => {
            "stellt die URL eines WebSockets um, bevor es Unterprotokolle und Report-only-Richtlinien prüft"
        }
        Departure::PoliciesBeforeBlockAllMixedContent => {
            "meldet block-all-mixed-content nicht, wenn auch eine Richtlinie die URL ablehnt"
        }
        Departure::BlockAllMixedContentReportOnly => {
            "meldet gemischte Inhalte auch für block-all-mixed-content in Report-only-Richtlinien"
        }
        Departure::PlainTextIsNotOpaqueData => {
            "lässt Bilder und Medien text/plain mit nosniff von einem anderen Ursprung laden"
        }
        Departure::RedirectsDropClientHints => {
            "lässt Client Hints wie DPR, die ein Skript gesetzt hat, weg, wenn eine Weiterleitung zu einem anderen Ursprung als dem der Seite führt"
        }
        Departure::OriginIgnoresReferrerPolicy => "sendet Origin unabhängig von Referrer-Policy",
        Departure::BeaconDropsInvalidType => {
            "sendet einen Beacon ohne Content-Type, wenn der Typ des Blobs kein MIME-Typ ist"
        }
        Departure::RangeNumbersAreLimited => "verlangt einen Preflight, wenn eine Zahl in Range nicht in 64 Bit passt",
        Departure::CommaInContentTypeIsUnsafe => "verlangt einen Preflight, wenn Content-Type ein Komma enthält",
        Departure::FetchLaterSecurityError => {
            "wirft einen SecurityError, wenn fetchLater() eine URL bekommt, die nicht potenziell vertrauenswürdig ist"
        }
        Departure::StreamBodyRefused => "lehnt einen ReadableStream als Body einer Anfrage ab",
        Departure::StreamBodyIsText => "sendet einen ReadableStream als Text \"[object ReadableStream]\"",
        Departure::EventSourceRefusesData => "öffnet keine EventSource zu einer data:-URL",
        Departure::EventSourceChecksCharset => "lehnt einen Event-Stream ab, dessen Zeichensatz nicht UTF-8 ist",
        Departure::CspSeesUrlBeforeUpgrade => {
            "prüft fetch(), sendBeacon() sowie Audio und Video gegen Content Security Policy, bevor upgrade-insecure-requests ihre URL auf https: umstellt, und danach noch einmal"
        }
        Departure::CspSeesEveryUrlBeforeUpgrade => {
            "prüft jede Anfrage gegen Content Security Policy, bevor upgrade-insecure-requests ihre URL auf https: oder wss: umstellt"
        }
        Departure::OpaqueMediaNeedsStatus200 => {
            "spielt Audio und Video eines anderen Ursprungs ohne CORS nur mit Status 200 oder 206 ab"
        }
        Departure::CspSeesMediaBeforeMixedUpgrade => {
            "prüft Audio und Video gegen Content Security Policy, bevor ihre http:-URL umgestellt wird"
        }
        Departure::CspSeesImagesBeforeMixedUpgrade => {
            "prüft Bilder gegen Content Security Policy, bevor ihre http:-URL umgestellt wird"
        }
        Departure::RepeatedHeadersAreCombined => {
            "fasst gleichnamige Request-Header zusammen, bevor die Safelist geprüft wird"
        }
        Departure::EmptyLocationIsNone => "behandelt eine Weiterleitung mit leerem Location als endgültige Antwort",
        Departure::UrlCredentialsBlocked => {
            "blockiert die meisten Anfragen, deren URL Benutzername oder Passwort enthält"
        }
        Departure::EmptyWebSocketUrlThrows => "wirft bei einer leeren WebSocket-URL einen SyntaxError",
        Departure::SubprotocolMayBeMissing => {
            "öffnet einen WebSocket, obwohl der Server keines der angebotenen Subprotokolle gewählt hat"
        }
        Departure::SubprotocolMayBeUnasked => {
            "öffnet einen WebSocket, obwohl der Server ein Subprotokoll gewählt hat und keines angeboten war"
        }
        Departure::PingSwitchedOff => "sendet keine Pings, solange browser.send_pings nicht eingeschaltet ist",
        Departure::NoFetchLater => "hat kein fetchLater()",
        Departure::NoWebTransport => "hat kein WebTransport",
        Departure::FontsWithoutCors => "ruft Schriftarten ohne CORS ab",
        Departure::StyleOfAnyTypeFiresLoad => {
            "löst load auch für ein Stylesheet aus, dessen Typ nicht text/css ist, wendet es aber nicht an"
        }
        Departure::OpaqueResponseBlocking => {
            "hält eine opake Antwort zurück, deren Typ auf ein Dokument oder Daten hinweist (Opaque Response Blocking)"
        }
        Departure::PreloadedScriptTypeIsNotChecked => {
            "prüft den Typ eines vorgeladenen Skripts nicht, ob mit nosniff oder ohne"
        }
        Departure::PreloadedStyleNeedsType => {
            "löst error für ein vorgeladenes Stylesheet aus, dessen Typ nicht text/css ist"
        }
        Departure::PreloadOfCodeFailsFrom400 => {
            "löst error für ein vorgeladenes Skript, Stylesheet oder eine Schriftart mit Status ab 400 aus"
        }
        Departure::PreloadNeedsOkStatus => {
            "löst error für einen Preload aus, dessen Status nicht von 200 bis 299 ist (außer bei Bildern und opaken Antworten)"
        }
        Departure::PreloadIgnoresLateFailure => {
            "löst load auch für einen Preload aus, dessen Abruf scheitert, nachdem er zu einem anderen Ursprung gegangen ist"
        }
        Departure::PreloadIntegrityIsNotChecked => "prüft eine opake Antwort nicht gegen das integrity ihres Preloads",
        Departure::PreloadTypeIsNotChecked => "prüft den Typ eines Preloads nicht, ob mit nosniff oder ohne",
        Departure::CspSeesConnectionsBeforeUpgrade => {
            "prüft Audio und Video, sendBeacon(), EventSource und Pings gegen Content Security Policy, bevor upgrade-insecure-requests ihre URL auf https: umstellt"
        }
        Departure::PreloadedFontsUseCors => "lädt eine Schriftart im Modus cors vor, ob mit crossorigin oder ohne",
        Departure::PreloadedOpaqueImageMayBeEmpty => {
            "löst load für ein vorgeladenes Bild ohne Body aus, wenn die Antwort opak ist"
        }
        Departure::LocalNetworkAccessPrompt => {
            "unterstützt Local Network Access: Eine Seite darf ein privateres Netz nur mit Erlaubnis des Nutzers erreichen, und auf einer unsicheren Seite fragt der Browser nie danach"
        }
        Departure::BeaconStreamIsText => {
            "sendet einen ReadableStream, der sendBeacon() übergeben wird, als Text \"[object ReadableStream]\""
        }
        Departure::RedirectErrorNeedsLocation => {
            "lässt redirect: \"error\" bei einem Weiterleitungsstatus ohne Location durch"
        }
        Departure::AboutBlankRefused => "ruft about:blank nicht ab, auch nicht im Modus no-cors",
        Departure::DocumentIsolationPolicy => {
            "unterstützt Document-Isolation-Policy, das von Unterressourcen dasselbe verlangt wie Cross-Origin-Embedder-Policy"
        }
        Departure::IntegrityPolicyForScriptsOnly => {
            "wendet Integrity-Policy auf Skripte an, aber nicht auf Stylesheets"
        }
        Departure::LocalScriptTypeIsNotChecked => {
            "führt ein Skript aus einer data:-URL aus, egal welchen Typ die URL angibt"
        }
        Departure::LocalNetworkIsNotMixedContent => {
            "lässt eine https:-Seite private Adressen und .local-Namen über http: und ws: anfragen; sie werden stattdessen durch Local Network Access geschützt"
        }
        Departure::MixedUpgradeOfIpAddresses => {
            "stellt Bilder, Audio und Video auch dann auf https: um, wenn der Host eine IP-Adresse ist"
        }
        Departure::ScriptsAndFontsTakeStatusBelow400 => {
            "akzeptiert Skripte und Schriftarten mit jedem Status unter 400"
        }
        Departure::MediaNeedsStatus200 => {
            "spielt Audio und Video nur mit Status 200 ab, oder mit 206 und Content-Range"
        }
        Departure::PreloadedImageNeedsBody => "löst error für ein vorgeladenes Bild ohne Body aus",
        Departure::LoopbackUpgradedAfterRedirect => {
            "stellt auch eine Weiterleitung zu einer Loopback-Adresse um, wo upgrade-insecure-requests oder eine https:-Seite URLs umstellen lässt"
        }
        Departure::StylesTakeStatusBelow400 => "akzeptiert Stylesheets mit jedem Status unter 400",
        Departure::MediaTakesStatusBelow400 => "spielt Audio und Video mit jedem Status unter 400 ab",
        Departure::Status205HasBody => "liest den Body einer Antwort mit Status 205",
        Departure::PreloadOfTrackFailsFrom400 => "löst error für einen vorgeladenen track mit Status ab 400 aus",
        Departure::EmptyLocationFails => {
            "scheitert an einer Weiterleitung mit leerem Location, der gefolgt werden muss"
        }
        Departure::LoopbackShowsMedia => {
            "zeigt Bilder, Audio und Video von Loopback-Hosts auf einer https:-Seite, ohne die URL umzustellen, aber nicht nach einer Weiterleitung dorthin"
        }
        Departure::RangeUnitInAnyCase => {
            "akzeptiert die Einheit eines Range-Headers auch in Großbuchstaben und verlangt dann keinen Preflight"
        }
        Departure::EventStreamTypeIsTheFirst => {
            "verwendet den ersten Typ in Content-Type, wo der Standard den letzten verwendet"
        }
        Departure::SubprotocolInAnyCase => {
            "vergleicht WebSocket-Subprotokolle ohne Rücksicht auf Groß- und Kleinschreibung"
        }
        Departure::EmptySubprotocolFails => {
            "lässt einen WebSocket scheitern, dessen Antwort ein leeres Sec-WebSocket-Protocol hat"
        }
        Departure::RedirectFromOwnOriginNeedsCredentials => {
            "führt die CORS-Prüfung mit Credentials aus, wenn ein anderer Ursprung weiterleitet und die Kette beim Ursprung der Seite begann"
        }
        Departure::PreflightStaysForRemovedHeaders => {
            "sendet weiterhin einen Preflight, nachdem eine Weiterleitung den Header entfernt hat, der ihn nötig machte, etwa Authorization oder Content-Type"
        }
        Departure::PreflightNamesRemovedHeaders => {
            "nennt im Preflight weiterhin einen Header, den eine Weiterleitung entfernt hat, etwa Authorization oder Content-Type"
        }
        Departure::UnknownCorpOverridesEmbedder => {
            "behandelt ein unbekanntes Cross-Origin-Resource-Policy unter einer Embedder-Policy wie cross-origin"
        }
        Departure::StrictDynamicDisablesSources => {
            "ignoriert 'self' und die Quellen nach 'strict-dynamic' in einem default-src mit diesem Schlüsselwort, für jede Direktive, die es ersetzt"
        }
        Departure::MetaPolicyIsList => {
            "teilt die Richtlinie eines <meta>-Elements an ihren Kommas in mehrere Richtlinien"
        }
        Departure::WebSocketUpgradeIsList => {
            "akzeptiert einen Handshake, dessen Upgrade-Header websocket neben anderem nennt"
        }
        Departure::EmptyExtensionsHeaderFails => {
            "lässt einen WebSocket scheitern, dessen Antwort ein leeres Sec-WebSocket-Extensions hat"
        }
        Departure::EmptyExtensionElementFails => {
            "lässt einen WebSocket scheitern, dessen Antwort ein Komma zu viel in Sec-WebSocket-Extensions hat"
        }
        Departure::ExtensionMayRepeat => {
            "akzeptiert die Antwort eines WebSockets, die permessage-deflate zweimal nennt"
        }
        Departure::DeflateReadLoosely => {
            "akzeptiert permessage-deflate mit einem leeren Parameter oder mit führenden Nullen in den Fensterbits"
        }
        Departure::WindowBitsMayLackValue => "akzeptiert eine Antwort, deren client_max_window_bits keinen Wert hat",
        Departure::PreloadTrackRefused => "löst error für <link rel=preload as=track> aus und lädt nichts",
    }
}
