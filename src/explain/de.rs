//! German, in the terms of MDN's German pages where they are in use.
//!
//! What is written in code (header names, tokens, values) stays as it is, and readers are not addressed: fixes are
//! infinitives. A `match` without a wildcard, as in English: what is not translated does not compile.

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
        Word::AnswerPreflight => "den Preflight",
        Word::AnswerResponse => "die Anfrage",
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
        Word::ApiServiceWorker => "ein Service Worker",
        Word::ApiWebSocket => "WebSocket",
        Word::ApiWebTransport => "WebTransport",
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
        Word::VerdictAllowed => "erlaubt",
        Word::VerdictBlocked => "blockiert",
        Word::VerdictUndetermined => "unbestimmt",
        Word::WithCredentials => "mit",
        Word::WithoutCredentials => "ohne",
    }
}

/// What holds sentences together.
fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::FileNextJsProxy => "proxy.js (vor Next.js 16: middleware.js mit einer Funktion dieses Namens)",
        Phrase::NoteNonceAspNet => {
            "Elementen in Views die Nonce geben: nonce=\"@Context.Items[\"nonce\"]\". Seiten dürfen nicht gecacht werden."
        }
        Phrase::NoteNonceCaddy => {
            "Elementen im Markup, das Caddy ausliefert, die Nonce geben: nonce=\"{{placeholder \"http.request.uuid\"}}\". Seiten dürfen nicht gecacht werden."
        }
        Phrase::NoteNonceDjango => {
            "Elementen in Templates die Nonce geben: nonce=\"{{ request.csp_nonce }}\". Seiten dürfen nicht gecacht werden."
        }
        Phrase::NoteNonceExpress => {
            "Elementen in Templates die Nonce geben; dort heißt sie `nonce` (aus response.locals). Seiten dürfen nicht gecacht werden."
        }
        Phrase::NoteNonceFastApi => {
            "Elementen in Templates die Nonce geben: nonce=\"{{ request.state.nonce }}\". Seiten dürfen nicht gecacht werden."
        }
        Phrase::NoteNonceImpossible => {
            "Dieses Ziel erzeugt nichts Zufälliges, und eine Nonce, die gleich bleibt, schützt nichts: einen Hash aufnehmen oder die Anwendung die Richtlinie senden lassen."
        }
        Phrase::NoteNonceInMarkup => {
            "nginx schreibt die Nonce im Markup über NEW-FOR-EACH-RESPONSE: Elementen nonce=\"NEW-FOR-EACH-RESPONSE\" geben. Nur bei unkomprimierten Seiten, und nicht aus einem Cache."
        }
        Phrase::NoteNonceNextJs => {
            "Next.js gibt seinen eigenen Skripten die Nonce; andere nehmen sie aus headers().get(\"x-nonce\"). Seiten müssen für jede Anfrage gerendert werden."
        }
        Phrase::NoteNonceRails => {
            "Elementen in Views die Nonce geben: nonce=\"<%= csp_nonce %>\". Seiten dürfen nicht gecacht werden."
        }
        Phrase::NoteNonceSpring => {
            "Elementen in Templates die Nonce geben: th:attr=\"nonce=${nonce}\". Seiten dürfen nicht gecacht werden."
        }
        Phrase::LocalNetworkInsecure => {
            "Chrome verweigert das einer öffentlichen Seite, die kein sicherer Kontext ist (Local Network Access), und fragt dort nie nach der Berechtigung."
        }
        Phrase::LocalNetworkPermission => {
            "Auf einer öffentlichen Seite braucht Chrome außerdem die Erlaubnis des Menschen davor (Local Network Access), die kein Header erteilt."
        }
        Phrase::FileApache => "httpd.conf, innerhalb von <VirtualHost> (mod_headers, mod_rewrite)",
        Phrase::FileAspNet => "Program.cs",
        Phrase::FileCaddy => "Caddyfile, im Block der Site",
        Phrase::FileDjango => "ein Modul des Projekts; die Middleware gehört in MIDDLEWARE in settings.py",
        Phrase::FileExpress => "die App, vor ihren Routen: import helmet from \"helmet\"; import cors from \"cors\";",
        Phrase::FileFastApi => "die App: from fastapi.middleware.cors import CORSMiddleware",
        Phrase::FileHeaders => "_headers",
        Phrase::FileLines => "die Header der Antwort",
        Phrase::FileNextJs => {
            "next.config.mjs (mit dem Vorhandenen zusammenführen; `source` auf die Route einschränken)"
        }
        Phrase::FileNginx => "nginx.conf, innerhalb von location { }",
        Phrase::FileRails => "config/initializers/wouldblock.rb (gem \"rack-cors\")",
        Phrase::FileS3 => "Berechtigungen des Buckets, Cross-origin resource sharing (CORS)",
        Phrase::FileSpring => "die Bean SecurityFilterChain, auf HttpSecurity http",
        Phrase::NoteRequestOnly => "Diese Änderung betrifft nur die Anfrage; kein Server muss konfiguriert werden.",
        Phrase::NoteNoSetting => "Dieses Ziel hat dafür keine Einstellung: Die Anwendung selbst muss es tun.",
        Phrase::NoteHeadersFile => {
            "Die Datei setzt keinen Status: OPTIONS braucht eine Funktion, die mit 204 antwortet."
        }
        Phrase::NoteMeta => {
            "Die Richtlinie steht in einem meta-Element der Seite und wird dort geändert; die Konfiguration des Servers erreicht sie nicht."
        }
        Phrase::NoteNextJs => {
            "OPTIONS muss die Route selbst beantworten: export function OPTIONS() { return new Response(null, { status: 204 }); }"
        }
        Phrase::NoteNginx => "add_header eines äußeren Blocks gilt nicht, wo ein innerer Block ein eigenes hat.",
        Phrase::NoteS3CloudFront => {
            "S3 selbst sendet keinen solchen Header: CloudFront vor den Bucket setzen und den Header in dessen Response Headers Policy eintragen."
        }
        Phrase::NoteS3Methods => {
            "S3 erlaubt nur GET, HEAD, PUT, POST und DELETE; andere Methoden werden nicht unterstützt."
        }
        Phrase::NoteSpring => {
            "Spring prüft jede Anfrage eines anderen Ursprungs gegen diese Methodenliste, nicht nur den Preflight, und beantwortet andere mit 403: alle benutzten Methoden nennen, oder einen engeren Pfad als /**."
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
        Phrase::PolicyOfSeveral => "Das ist Richtlinie {number} von {count} der Seite, aus {delivery}.",
        Phrase::ManySources => "{directive} der Richtlinie nennt {count} Quellen, und keine deckt {url} ab.",
        Phrase::OriginNullInSandbox => {
            "Der Ursprung der Seite ist null, weil für sie eine Sandbox ohne allow-same-origin gilt."
        }
        Phrase::OriginNullOfFile => "Der Ursprung der Seite ist null, weil die Seite eine Datei ist.",
        Phrase::BlockedUnlessOn => "Blockiert, außer wenn die Seite auf {pages} liegt. {because}",
        Phrase::BlockedOn => {
            "Unbestimmt, weil die URL der Seite fehlt. Für eine Seite auf {page} ist es blockiert. {because}"
        }
        Phrase::AssumedPage => {
            "Die URL der Seite fehlt. Alle Seiten, die versucht wurden, erhalten dieselbe Antwort; die Schritte sind die dieser Seite."
        }
        Phrase::AssumedPageDepends => {
            "Die URL der Seite fehlt, und die Antwort hängt von ihr ab. Die Schritte sind die dieser Seite."
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

/// The sentence of a decision.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn decision(code: Code) -> &'static str {
    match code {
        Code::BaseScheme => "Eine {scheme}:-URL kann nicht die Basis einer Seite sein; <base> wird ignoriert.",
        Code::CorpFrameEmbedder => {
            "Die Seite hat eine Cross-Origin-Embedder-Policy und zeigt deshalb nur Frames, deren eigene Antwort auch eine hat; der Antwort von {url} fehlt sie."
        }
        Code::CspCodeUnknown => {
            "Ob die Richtlinie das erlaubt ({inline}), hängt vom Code ab, der nicht angegeben ist: {directive} enthält Hashes wie {source}."
        }
        Code::CspEvalAllowed => {
            "{directive} der Richtlinie enthält {source}: Zeichenketten dürfen als Code kompiliert werden."
        }
        Code::CspEvalBlocked => {
            "{directive} der Richtlinie erlaubt nur {sources}: Ohne 'unsafe-eval' wird keine Zeichenkette als Code kompiliert."
        }
        Code::CspEvalReported => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, ohne 'unsafe-eval': Dass eine Zeichenkette kompiliert wird, wird gemeldet, nicht blockiert."
        }
        Code::CspHashNeedsUnsafeHashes => {
            "Am nächsten kommt {source}, der Hash von: {inline}. Hashes decken Event-Handler, style-Attribute und javascript:-URLs nur ab, wenn die Direktive auch 'unsafe-hashes' enthält."
        }
        Code::CspHashOfOtherLineEnds => {
            "Am nächsten kommt {source}, der Hash desselben Codes mit anderen Zeilenenden. Ein Hash erfasst jedes Zeichen, und Browser lesen die Zeilenenden des Markups als LF."
        }
        Code::CspHashOfTrimmedCode => {
            "Am nächsten kommt {source}, der Hash dieses Codes ohne den Leerraum davor und dahinter. Ein Hash erfasst jedes Zeichen zwischen den Tags."
        }
        Code::CspInlineAllowed => "{directive} der Richtlinie erlaubt: {inline}. {source} deckt den Code ab.",
        Code::CspInlineBlocked => {
            "{directive} der Richtlinie erlaubt nur {sources}, und das deckt diesen Code nicht ab ({inline}). Sein Hash ist {hash}."
        }
        Code::CspInlineReported => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, und das deckt diesen Code nicht ab ({inline}): Es wird gemeldet, nicht blockiert. Sein Hash ist {hash}."
        }
        Code::CspIntegrityMatches => {
            "{directive} der Richtlinie erlaubt {url}: Jeder Hash des Attributs integrity steht in der Liste, so auch {source}."
        }
        Code::CspNonceDiffers => {
            "Die Nonce des Elements ist \"{nonce}\", die der Richtlinie \"{listed}\". Beide müssen gleich sein, und neu für jede Antwort."
        }
        Code::CspNonceForElementsOnly => {
            "Die Richtlinie hat die Nonce \"{listed}\", aber Nonces decken nur die Elemente <script> und <style> ab, nicht: {inline}."
        }
        Code::CspNonceMatches => "{directive} der Richtlinie erlaubt {url}: Das Element hat die Nonce von {source}.",
        Code::CspNonceMissing => {
            "Die Richtlinie hat die Nonce \"{listed}\", und dem Element fehlt das Attribut nonce, oder es ist leer."
        }
        Code::CspStrictDynamicAllows => {
            "{directive} der Richtlinie enthält {source}, und kein Parser hat dieses Skript eingefügt: {url} ist erlaubt, gleich von welchem Host."
        }
        Code::CspStrictDynamicBlocks => {
            "{directive} der Richtlinie enthält 'strict-dynamic', deshalb zählen Hosts und Schemata nicht: Ein Skript im Markup braucht eine Nonce oder einen Hash aus der Richtlinie, und {url} hat keins von beiden."
        }
        Code::CspUnsafeInlineIgnored => "Die Direktive enthält 'unsafe-inline', aber {source} daneben hebt es auf.",
        Code::CspWasmAllowed => "{directive} der Richtlinie enthält {source}: WebAssembly darf kompiliert werden.",
        Code::CspWasmBlocked => {
            "{directive} der Richtlinie erlaubt nur {sources}: Ohne 'wasm-unsafe-eval' wird kein WebAssembly kompiliert."
        }
        Code::CspWasmReported => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, ohne 'wasm-unsafe-eval': Dass WebAssembly kompiliert wird, wird gemeldet, nicht blockiert."
        }
        Code::FrameAncestorsAllow => {
            "Die Richtlinie von {url} erlaubt den übergeordneten Seiten, sie einzubetten: frame-ancestors enthält {sources}."
        }
        Code::FrameAncestorsBlock => {
            "Die Richtlinie von {url} lässt sich nur von {sources} einbetten (frame-ancestors), und {ancestor} ist eine übergeordnete Seite."
        }
        Code::FrameAncestorsReported => {
            "Die Report-only-Richtlinie von {url} lässt sich nur von {sources} einbetten (frame-ancestors), und {ancestor} ist eine übergeordnete Seite: Es wird gemeldet, nicht blockiert."
        }
        Code::FrameIsLocal => "{url} erzeugt die Seite selbst: Nichts wird geladen, und keine Richtlinie wird geprüft.",
        Code::FrameNotShown => {
            "Die Antwort ist keine Seite, die sich anzeigen lässt: Ihr Status ist {status}, oder sie ist ein Download."
        }
        Code::InlineScriptByInnerHtml => {
            "Ein <script>, das über innerHTML kommt, läuft nie, was auch immer die Richtlinie enthält."
        }
        Code::InlineStyleByCssom => {
            "Eigenschaften, die ein Skript an element.style setzt, sind kein Inline-Style; keine Richtlinie wird geprüft."
        }
        Code::IntegrityMismatch => {
            "{algorithm} des Inhalts von {url} ist {digest}, und das steht nicht im Attribut integrity."
        }
        Code::ModuleType => {
            "Ein Modul oder das Skript eines Workers braucht den Typ von JavaScript (text/javascript); der Typ der Antwort ist \"{type}\"."
        }
        Code::ObjectIsPage => {
            "Die Antwort ist eine Seite, die diese Engine wie einen Frame behandelt: Auch frame-src wird geprüft."
        }
        Code::ResultApplied => "Der Style wird angewandt.",
        Code::ResultBaseSet => "Die Basis-URL ändert sich.",
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
        Code::TrustedTypesPolicyListed => "trusted-types der Richtlinie lässt \"{policy}\" zu: Es enthält {names}.",
        Code::TrustedTypesPolicyNotListed => {
            "trusted-types der Richtlinie enthält \"{policy}\" nicht, nur {names}: createPolicy() wirft einen TypeError."
        }
        Code::TrustedTypesPolicyRepeated => {
            "\"{policy}\" gibt es schon, und trusted-types ({names}) hat kein 'allow-duplicates': createPolicy() wirft einen TypeError."
        }
        Code::TrustedTypesPolicyReported => {
            "trusted-types der Report-only-Richtlinie ({names}) ließe \"{policy}\" nicht zu: Es wird gemeldet, nicht verweigert."
        }
        Code::UrlMissing => "Die Anfrage hat keine URL.",
        Code::WasmType => {
            "WebAssembly, das beim Laden kompiliert wird (Streaming), braucht einen Erfolgsstatus und den Typ application/wasm; die Antwort hat {status} und \"{type}\"."
        }
        Code::WorkerMissing => "importScripts() gibt es nur in einem Worker, und das Szenario hat keinen.",
        Code::WorkerOfAnotherOrigin => {
            "Das Skript eines Workers muss vom Ursprung der Seite kommen; {url} gehört nicht zu {origin}."
        }
        Code::WorkerStatus => "Das Skript braucht einen Erfolgsstatus (200–299); die Antwort hat {status}.",
        Code::XFrameOptionsAllows => {
            "X-Frame-Options von {url} ist {value}, und alle übergeordneten Seiten haben denselben Ursprung."
        }
        Code::XFrameOptionsConflict => {
            "X-Frame-Options von {url} hat mehrere Werte, die sich widersprechen ({value}); das blockiert jeden Frame."
        }
        Code::XFrameOptionsDeny => "X-Frame-Options von {url} ist {value}: Keine Seite darf sie einbetten.",
        Code::XFrameOptionsOverridden => "Die Antwort hat frame-ancestors; ihr X-Frame-Options zählt deshalb nicht.",
        Code::XFrameOptionsSameOrigin => {
            "X-Frame-Options von {url} ist {value}, und die übergeordnete Seite {ancestor} hat einen anderen Ursprung."
        }
        Code::XFrameOptionsUnknown => {
            "X-Frame-Options von {url} hat keinen Wert, den Browser kennen ({value}), und bewirkt deshalb nichts."
        }
        Code::AboutBlankEmpty => "about:blank ist ein leeres Dokument: Es gibt nichts anzuzeigen oder abzuspielen.",
        Code::AboutBlank => {
            "about:blank ist ein leeres Dokument, das der Browser selbst erzeugt; kein Server wird gefragt."
        }
        Code::BeaconStream => {
            "sendBeacon() kann keinen ReadableStream senden, denn er könnte länger leben als die Seite: Der Aufruf wirft einen TypeError."
        }
        Code::FetchLaterStream => {
            "fetchLater() kann keinen ReadableStream senden, denn er könnte länger leben als die Seite: Der Aufruf wirft einen TypeError."
        }
        Code::IntegrityOpaque => {
            "Die Anfrage hat Integritäts-Metadaten, und gegen diese lässt sich eine opake Antwort nicht prüfen. Sie braucht CORS (das Attribut crossorigin oder mode \"cors\")."
        }
        Code::IntegrityPolicyBlocked => {
            "Integrity-Policy der Seite blockiert {destination}, wenn Integritäts-Metadaten und CORS fehlen."
        }
        Code::IntegrityPolicyReported => {
            "Integrity-Policy-Report-Only der Seite würde {destination} blockieren, weil Integritäts-Metadaten und CORS fehlen: Es wird gemeldet, nicht blockiert."
        }
        Code::RedirectEmptyLocation => "Location der Weiterleitung {status} ist leer.",
        Code::RedirectErrorNowhere => {
            "Der Status {status} kündigt eine Weiterleitung an, aber Location fehlt; redirect: \"error\" hat also nichts abzulehnen."
        }
        Code::TrustedTypesNeeded => {
            "Die Richtlinie enthält require-trusted-types-for 'script': {sink} nimmt keine einfache Zeichenkette an. Erwartet wird {type}."
        }
        Code::TrustedTypesReported => {
            "Die Report-only-Richtlinie enthält require-trusted-types-for 'script': Dass {sink} eine einfache Zeichenkette statt {type} bekommt, wird gemeldet, nicht verweigert."
        }
        Code::ApiNeedsSecureContext => "{page} ist kein sicherer Kontext, und nur dort gibt es {api}.",
        Code::ApiNotExposed => "In Workern der Art „{worker}“ gibt es {api} nicht.",
        Code::ApiUnsupported => "Diese Engine {why}.",
        Code::BeaconMode => "Ein Beacon mit einem Body vom Typ {type} ist eine Anfrage im Modus \"{mode}\".",
        Code::BeaconScheme => "sendBeacon() nimmt nur http:- und https:-URLs; {scheme}: wirft einen TypeError.",
        Code::FileAssumedToExist => "Die Datei {url} gilt als vorhanden.",
        Code::FileMissing => "Die Datei {url} gibt es nicht.",
        Code::PageOfAppDepends => {
            "Das Schema der Seite ist {scheme}:. Eine Electron-App legt fest, was solche Seiten dürfen, wenn sie das Schema registriert (standard, secure, corsEnabled)."
        }
        Code::PageOfAppUnsupported => {
            "Diese Engine hat keine Seiten mit {scheme}:-Adressen: Die Webviews, die sie haben, sind die von WebKit."
        }
        Code::BlobAssumedToExist => {
            "Der Blob gilt als vorhanden: {url} wurde von dieser Seite erzeugt und nicht widerrufen."
        }
        Code::BlobNeedsGet => "Eine blob:-URL lässt sich nur mit GET abrufen, nicht mit {method}.",
        Code::BlobOfAnotherOrigin => {
            "{url} stammt nicht vom Ursprung dieser Seite; für sie gibt es keinen solchen Blob."
        }
        Code::BodyIgnored => "XMLHttpRequest verwirft den Body einer {method}-Anfrage.",
        Code::BodyWithGet => "Eine {method}-Anfrage kann keinen Body haben: fetch() lehnt mit einem TypeError ab.",
        Code::CorpAllows => "Cross-Origin-Resource-Policy gibt die Antwort für {origin} frei.",
        Code::CorpBlocked => "Cross-Origin-Resource-Policy der Antwort ist {policy} und hält sie von {origin} fern.",
        Code::CorpMissingForEmbedder => {
            "{embedder} der Seite verlangt von der Antwort Cross-Origin-Resource-Policy: cross-origin (oder eine Freigabe durch CORS); beides fehlt."
        }
        Code::CorsAllowOriginMismatch => {
            "Access-Control-Allow-Origin ist {value} und nicht der Ursprung der Anfrage, {origin}."
        }
        Code::CorsAllowOriginMissing => {
            "Access-Control-Allow-Origin fehlt in der Antwort (Status {status}); sie ist für {origin} nicht freigegeben."
        }
        Code::CorsAllows => "Die Antwort ist für {origin} freigegeben: Access-Control-Allow-Origin ist {value}.",
        Code::CorsCredentialsMissing => {
            "Access-Control-Allow-Credentials: true fehlt in der Antwort; die Anfrage enthält Credentials und braucht es."
        }
        Code::CorsCredentialsWrong => {
            "Access-Control-Allow-Credentials ist {value}; die Anfrage enthält Credentials, der Wert muss also genau true sein."
        }
        Code::CorsNeedsHttp => {
            "Eine Anfrage an einen anderen Ursprung im Modus cors braucht eine http:- oder https:-URL; mit {scheme}: lässt sich keine Antwort freigeben."
        }
        Code::CorsSeveralOrigins => {
            "Access-Control-Allow-Origin hat mehrere Werte ({value}); erlaubt ist nur einer, selbst wenn sie gleich sind."
        }
        Code::CorsWildcardWithCredentials => {
            "Die Anfrage enthält Credentials, daher zählt * in Access-Control-Allow-Origin nicht: Der Server muss {origin} nennen."
        }
        Code::CspNearStar => {
            "Am nächsten: *. Das deckt http:-, https:-, ws:- und wss:-URLs und das Schema der Seite selbst ab, aber nicht {scheme}:. Ein solches Schema muss genannt werden."
        }
        Code::CspNearSelf => {
            "Am nächsten: {source}, der Ursprung der Seite; sein Schema oder Port ist ein anderer als in {url}."
        }
        Code::CspNearScheme => "Am nächsten: {source}. Das Schema deckt {scheme}: nicht ab.",
        Code::CspNearInvalid => "Am nächsten: {source}. Das ist kein Quellausdruck und wird ignoriert.",
        Code::CspNearUnquoted => {
            "Am nächsten: {source} ohne Anführungszeichen; so ist es ein Host dieses Namens. Das Schlüsselwort ist '{source}', in einfachen Anführungszeichen."
        }
        Code::CspNearSubdomain => "Am nächsten: {source}. Das deckt nur diesen Host ab, nicht {host} darunter.",
        Code::CspNearApex => {
            "Am nächsten: {source}. Das deckt die Namen darunter ab, nicht {host} selbst: beide nennen."
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
        Code::CorsNearSlash => "{value} endet mit einem Schrägstrich; ein Ursprung tut das nie.",
        Code::CorsNearList => {
            "{value} nennt {origin} neben anderen, aber der Header nimmt nur einen Ursprung: Der Server muss den anfragenden nennen."
        }
        Code::CorsNearListWithout => "{value} ist eine Liste, und der Header nimmt nur einen Ursprung.",
        Code::CorsNearPattern => "{value} enthält *; das ist nur dann ein Platzhalter, wenn es der ganze Wert ist.",
        Code::CorsNearNoScheme => {
            "{value} hat kein Schema: Ein Ursprung besteht aus Schema, Host und Port, wie {origin}."
        }
        Code::CorsNearPath => "{value} hat einen Pfad, und ein Ursprung hat keinen: nur {origin}.",
        Code::CorsNearPort => "{value} und {origin} unterscheiden sich im Port (oder in dessen Schreibweise).",
        Code::CorsNearScheme => "{value} und {origin} unterscheiden sich im Schema.",
        Code::CorsNearWww => "{value} und {origin} unterscheiden sich nur in www.: Das sind zwei Ursprünge.",
        Code::CorsNearSubdomain => "{value} und {origin} gehören zur selben Domain, sind aber zwei Ursprünge.",
        Code::CrossOrigin => {
            "{urlOrigin} ist ein anderer Ursprung als {origin}: Für die Anfrage gilt das CORS-Protokoll."
        }
        Code::CspAllows => "{directive} der Richtlinie erlaubt {url}: {source} deckt sie ab.",
        Code::CspAllowsNothing => "{directive} der Richtlinie erlaubt gar nichts; {url} ist also blockiert.",
        Code::PreflightHeaderNotRead => {
            "Ob die Antwort auf den Preflight {header} hat, ist nicht bekannt: `{line}` war nicht als Header zu lesen."
        }
        Code::RequestHeadersNotRead => {
            "Welche Header das Skript setzt, ist nicht bekannt: `{line}` war nicht als Header zu lesen."
        }
        Code::ResponseHeaderNotRead => {
            "Ob die Antwort {header} hat, ist nicht bekannt: `{line}` war nicht als Header zu lesen."
        }
        Code::ResponseOfSeveralHops => {
            "Der Text enthält die Antworten mehrerer Weiterleitungen (zuerst `{line}`); welche davon zu dieser Anfrage gehört, ist nicht bekannt."
        }
        Code::UrlNotRead => "Welche URL angefragt wird, ist nicht bekannt: `{given}` ist keine URL.",
        Code::EmbedderPolicyNotRead => {
            "Ob die Seite Cross-Origin-Embedder-Policy setzt, ist nicht bekannt: `{line}` konnte nicht gelesen werden."
        }
        Code::CspNotRead => {
            "Ob eine Richtlinie der Seite die Anfrage blockiert, ist nicht bekannt: `{line}` war nicht zu lesen."
        }
        Code::CspNoSourceMatches => "{directive} der Richtlinie erlaubt nur {sources}, und das deckt {url} nicht ab.",
        Code::CspNotGoverned => {
            "Keine Richtlinie der Seite betrifft diese Anfrage: Keine hat {effectiveDirective} oder eine Direktive, die an deren Stelle gilt."
        }
        Code::CspNone => "Die Seite hat keine Content Security Policy.",
        Code::SandboxNoJavascriptUrls => {
            "Der Frame ist in einer Sandbox ohne `allow-same-origin`, also führt diese Engine darin keine javascript:-URL aus."
        }
        Code::CspSandboxNoScript => {
            "Die Seite ist in einer Sandbox ohne `allow-scripts`: Keines ihrer Skripte läuft, also geschieht das nie."
        }
        Code::CspReportOnlyViolated => {
            "{directive} der Report-only-Richtlinie erlaubt nur {sources}, und das deckt {url} nicht ab: Es wird gemeldet, nicht blockiert."
        }
        Code::DataUrlInvalid => "{url} ist keine lesbare data:-URL.",
        Code::DataUrlWrongType => "Die data:-URL gibt den Typ {type} an; der lässt sich weder anzeigen noch abspielen.",
        Code::DataUrlRead => "Die data:-URL wird direkt gelesen; ihr Typ ist {type}.",
        Code::ElementRequest => {
            "Das Attribut crossorigin macht daraus eine Anfrage im Modus \"{mode}\" mit Credentials-Modus \"{credentials}\"."
        }
        Code::EventSourceCharset => "Der Zeichensatz des Event-Streams ist {charset}; er muss UTF-8 sein.",
        Code::EventSourceData => "Diese Engine öffnet keine EventSource zu einer data:-URL.",
        Code::EventSourceOpens => "Der Status ist 200, der Typ text/event-stream: Die EventSource wird geöffnet.",
        Code::EventSourceStatus => "Eine EventSource braucht Status 200; die Antwort hat {status}.",
        Code::EventSourceType => {
            "Eine EventSource braucht Content-Type: text/event-stream; der Typ der Antwort ist \"{type}\"."
        }
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
        Code::HeadersWithheld => {
            "Access-Control-Expose-Headers nennt {headers} nicht: Das Skript kann sie nicht lesen."
        }
        Code::LocalNetworkAsks => {
            "Local Network Access: Die Seite ist {from}, das Ziel {to}, darum fragt der Browser zuerst nach der Berechtigung {permission}. Kein Header des Servers erteilt sie."
        }
        Code::LocalNetworkDenied => {
            "Local Network Access: Die Berechtigung {permission} wurde verweigert. Die Seite ist {from}, das Ziel {to}, und so darf sie es nicht erreichen. Erteilen lässt sie sich in den Website-Einstellungen des Browsers; kein Header erteilt sie."
        }
        Code::LocalNetworkGranted => {
            "Local Network Access: Die Berechtigung {permission} wurde erteilt. Die Seite ist {from}, das Ziel {to}, und sie darf es erreichen."
        }
        Code::LocalNetworkInsecurePage => {
            "Local Network Access: Die Seite ist {from} und kein sicherer Kontext, das Ziel {to}. Sie darf es nicht erreichen, und der Browser fragt nie nach der Berechtigung. Die Seite muss über https: ausgeliefert werden."
        }
        Code::LocalNetworkMaybeInsecurePage => {
            "Local Network Access: Diese Seite ist kein sicherer Kontext. Wurde sie aus dem öffentlichen Internet geladen, darf sie das Ziel ({to}) nicht erreichen, und Chrome fragt nicht nach der Berechtigung. Wurde sie aus dem lokalen Netz oder von diesem Rechner geladen, lässt diese Prüfung die Anfrage durch."
        }
        Code::MediaStatus => "Audio und Video brauchen einen Status von 200 bis 299; die Antwort hat {status}.",
        Code::MethodForbidden => "{method} ist eine verbotene Methode: Kein Skript kann sie senden.",
        Code::MethodInvalid => {
            "\"{method}\" ist keine HTTP-Methode: Erlaubt sind nur Buchstaben, Ziffern und !#$%&'*+-.^_`|~."
        }
        Code::MethodNormalized => "Die Methode {method} wird als {normal} gesendet.",
        Code::MethodSet => "Die Methode {method} wird unverändert gesendet.",
        Code::MimeTypeBlocked => "Ein Skript kann nicht den Typ {type} haben.",
        Code::MixedContentLoopbackShown => {
            "{url} liegt auf diesem Rechner und wird ohne Umstellung auf https: geladen."
        }
        Code::MixedContentLocal => "{url} führt ins lokale Netz; das gilt nicht als Mixed Content.",
        Code::MixedContentBlocked => "Die Seite {page} ist sicher, {url} ist es nicht: blockiert als Mixed Content.",
        Code::NoCorsMethod => "mode \"no-cors\" nimmt nur GET, HEAD und POST; {method} führt zu einem TypeError.",
        Code::NoCorsNeedsFollow => "Eine no-cors-Anfrage an einen anderen Ursprung braucht redirect: \"follow\".",
        Code::NoCorsOpaque => {
            "mode \"no-cors\" zu {urlOrigin}: CORS-Header sind nicht nötig, und die Antwort bleibt opak."
        }
        Code::NosniffBlocked => "X-Content-Type-Options: nosniff blockiert {destination} vom Typ \"{type}\".",
        Code::NoBody => "Eine Antwort mit Status {status} hat keinen Body: Es gibt nichts anzuzeigen oder abzuspielen.",
        Code::OnlyInformational => "Status {status} kündigt eine Antwort nur an; es folgt keine.",
        Code::OpaqueResponseBlocked => {
            "Diese Engine hält eine opake Antwort vom Typ {type} mit nosniff zurück: Kein Element kann damit etwas anfangen."
        }
        Code::PingScheme => "Ein Ping geht nur an http:- und https:-URLs, nicht an {scheme}:.",
        Code::PortBlocked => "Port {port} ({service}) ist für alle Anfragen gesperrt.",
        Code::PreflightAllowOriginMismatch => {
            "Access-Control-Allow-Origin der Preflight-Antwort ist {value} und nicht der Ursprung der Anfrage, {origin}."
        }
        Code::PreflightAllowOriginMissing => {
            "Access-Control-Allow-Origin fehlt in der Preflight-Antwort (Status {status}): Die Anfrage wird nicht gesendet."
        }
        Code::PreflightAllows => "Die Preflight-Antwort erlaubt die Methode {method} und die Header {headers}.",
        Code::PreflightAllowsMethod => {
            "Die Preflight-Antwort erlaubt die Methode {method}; nach Headern musste nicht gefragt werden."
        }
        Code::PreflightAnswerFromElsewhere => {
            "Die angegebene Antwort auf den Preflight ist von {given}, der Browser fragt aber {url}."
        }
        Code::PreflightAnswerNotKnown => "Die Antwort auf den Preflight OPTIONS {url} ist nicht angegeben.",
        Code::PreflightAuthorizationWildcard => {
            "Das * in Access-Control-Allow-Headers deckt Authorization nicht ab: Es muss genannt werden."
        }
        Code::PreflightCorsPassed => {
            "Die Preflight-Antwort gilt für {origin}: Access-Control-Allow-Origin ist {value}."
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
            "Die Methode {method} erfordert einen Preflight: Nur GET, HEAD und POST kommen ohne aus."
        }
        Code::PreflightForStream => "Ein Stream als Body erfordert einen Preflight.",
        Code::PreflightForUploadListener => "Ein Listener auf xhr.upload erfordert einen Preflight.",
        Code::PreflightHeaderNotAllowed => {
            "Der Request-Header {header} steht nicht in Access-Control-Allow-Headers der Preflight-Antwort ({value})."
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
            "Die Methode {method} steht nicht in Access-Control-Allow-Methods der Preflight-Antwort ({value})."
        }
        Code::PreflightMethodsMissing => {
            "Access-Control-Allow-Methods fehlt in der Preflight-Antwort; die Methode {method} ist also nicht erlaubt."
        }
        Code::PreflightMethodWildcard => {
            "Die Anfrage enthält Credentials, daher ist * in Access-Control-Allow-Methods nur ein Name: {method} muss genannt werden."
        }
        Code::PreflightMethodsUnreadable => "Access-Control-Allow-Methods ist keine Liste von Methoden: \"{value}\".",
        Code::PreflightStays => {
            "Auch dieser {method}-Anfrage geht ein Preflight voraus, wie der weitergeleiteten Anfrage."
        }
        Code::PreflightNotNeeded => "Kein Preflight: {method} mit Headern der Safelist geht sofort hinaus.",
        Code::PreflightRedirected => {
            "Der Preflight wurde mit der Weiterleitung {status} beantwortet; ein Preflight wird nie weitergeleitet."
        }
        Code::PreflightSent => "Zuerst geht ein Preflight OPTIONS {url} hinaus, ohne Credentials.",
        Code::PreflightSeveralOrigins => {
            "Access-Control-Allow-Origin der Preflight-Antwort hat mehrere Werte ({value}); erlaubt ist nur einer."
        }
        Code::PreflightStatus => {
            "Der Preflight wurde mit Status {status} beantwortet; nötig ist einer von 200 bis 299."
        }
        Code::PreflightWildcardWithCredentials => {
            "Die Anfrage wird Credentials enthalten, daher zählt * in Access-Control-Allow-Origin der Preflight-Antwort nicht: Der Server muss {origin} nennen."
        }
        Code::PreloadStatus => {
            "Diese Engine braucht für diesen Preload einen Status von 200 bis 299; die Antwort hat {status}."
        }
        Code::PreloadAs => "\"{as}\" lässt sich nicht vorladen: Der Link wird ignoriert.",
        Code::RedirectBecomesGet => "Der Status {status} macht aus der {method}-Anfrage ein GET ohne Body.",
        Code::RedirectDropsAuthorization => {
            "Die Weiterleitung führt zu einem anderen Ursprung ({to}): Authorization wird entfernt."
        }
        Code::RedirectFollowed => "Der Browser folgt der Weiterleitung {status} von {from} nach {to}.",
        Code::RedirectHasCredentials => {
            "Die URL der Weiterleitung, {location}, enthält Benutzername oder Passwort; CORS erlaubt das nicht."
        }
        Code::RedirectInvalidUrl => "Location {location} ist keine URL: {reason}.",
        Code::RedirectModeError => "Die Antwort ist eine Weiterleitung ({status}), und diese Anfrage nimmt keine.",
        Code::RedirectModeManual => {
            "redirect: \"manual\" verhindert, dass der Browser {status} folgt; das Skript bekommt eine opake Weiterleitung."
        }
        Code::RedirectNotHttp => "Die Weiterleitung führt zu {scheme}:; der Browser folgt nur http: und https:.",
        Code::RedirectOriginNull => {
            "Die Kette ging von einem fremden Ursprung zu einem dritten: Ab hier sendet die Anfrage Origin: null statt {origin}."
        }
        Code::RedirectSeveralLocations => {
            "Die Antwort hat mehrere verschiedene Location-Header ({location}) und führt deshalb nirgendwohin."
        }
        Code::RedirectStreamGone => {
            "Ein Stream lässt sich nicht zweimal senden; der Browser kann {status} also nicht folgen."
        }
        Code::RedirectTooMany => "Mehr als 20 Weiterleitungen.",
        Code::RedirectWithoutLocation => "{status} hat kein Location: Das ist die endgültige Antwort.",
        Code::RequestLineForbidden => {
            "\"{line}\" ist der Anfang einer rohen HTTP-Anfrage. Kein Skript kann {method} senden: Mit CONNECT bittet ein HTTP-Client einen Proxy um einen Tunnel, TRACE und TRACK geben eine Anfrage zurück."
        }
        Code::RequestLineRead => "Die rohe Anfragezeile wird als {method} {target} gelesen.",
        Code::RequestSent => {
            "{method} {url} geht {credentials} Credentials hinaus (Credentials-Modus \"{credentialsMode}\")."
        }
        Code::ResponseFromElsewhere => "Die angegebene Antwort ist von {given}, der Browser fragt aber {url} an.",
        Code::ResponseNotKnown => "Die Antwort von {url} ist nicht angegeben.",
        Code::ResultLoads => "Die Ressource wird geladen.",
        Code::ResultOpaque => "Das Promise wird mit einer opaken Antwort erfüllt: Status 0, keine Header, kein Body.",
        Code::ResultReadable => "Das Skript liest den Status {status} und diese Header: {headers}.",
        Code::ResultReadableNoHeaders => "Das Skript liest den Status {status} und keinen Header.",
        Code::ResultOpaqueRedirect => {
            "Das Promise wird mit einer opaken Weiterleitung erfüllt: Status 0, keine Header."
        }
        Code::ResultSent => "Die Anfrage ist unterwegs; das Skript erfährt nichts weiter von ihr.",
        Code::ResultNotAnImage => {
            "Der Browser nimmt die Antwort an, deren Typ nicht der eines Bildes ist: Zu sehen ist sie nur, wenn ihre Bytes ein Bild sind."
        }
        Code::ResultTaintsCanvas => {
            "Das Bild wird geladen; ein Canvas, auf das es gezeichnet wird, ist danach nicht mehr lesbar, denn es kam ohne CORS."
        }
        Code::SameOrigin => "Die URL hat den Ursprung der Seite, {origin}: CORS spielt keine Rolle.",
        Code::SameOriginModeRefuses => {
            "mode \"same-origin\" nimmt keine URL eines anderen Ursprungs; {urlOrigin} ist nicht {origin}."
        }
        Code::SchemeNotFetched => "{scheme}:-URLs kann eine Seite nicht abrufen.",
        Code::ScriptStatus => "Ein Skript braucht einen Status von 200 bis 299; die Antwort hat {status}.",
        Code::StreamAsText => {
            "Diese Engine hat keine Streams in Anfragen: Der Body wird als Text \"[object ReadableStream]\" gesendet."
        }
        Code::StreamNeedsCors => "Ein Stream als Body braucht mode \"cors\" oder \"same-origin\".",
        Code::StreamUnsupported => "Diese Engine nimmt keinen Stream als Body einer Anfrage.",
        Code::StyleStatus => "Ein Stylesheet braucht einen Status von 200 bis 299; die Antwort hat {status}.",
        Code::StyleType => "Ein Stylesheet braucht Content-Type: text/css; der Typ der Antwort ist {type}.",
        Code::UpgradedAsMixedContent => "Die Seite ist sicher, daher wird {before} als {after} angefragt.",
        Code::UpgradedByDirective => "upgrade-insecure-requests macht aus {before} {after}.",
        Code::UrlCredentialsBlocked => {
            "Benutzername oder Passwort in der URL einer Anfrage an einen anderen Ursprung werden abgelehnt."
        }
        Code::UrlHasCredentials => {
            "fetch() nimmt keine URL mit Benutzername oder Passwort: Der Aufruf lehnt mit einem TypeError ab."
        }
        Code::UrlInvalid => "\"{url}\" ist keine URL: {reason}.",
        Code::UrlParsed => "Die URL ist {url}.",
        Code::WebSocketAccept => {
            "Sec-WebSocket-Accept ist \"{value}\" und passt zu keinem Schlüssel: Der Wert muss ein Hash von Sec-WebSocket-Key des Browsers sein."
        }
        Code::WebSocketExtension => {
            "Der Server antwortet mit der Erweiterung {extension}; so wurde sie nicht angeboten."
        }
        Code::WebSocketFragment => {
            "Eine WebSocket-URL kann kein Fragment haben (#{fragment}): Der Konstruktor wirft einen SyntaxError."
        }
        Code::WebSocketHandshakeHeader => "{header} im Handshake muss {wanted} sein, ist aber \"{value}\".",
        Code::WebSocketOpens => "Der Handshake gelingt: Der WebSocket wird geöffnet.",
        Code::WebSocketProtocolInvalid => {
            "\"{protocol}\" kann kein Subprotokoll sein: Der Konstruktor wirft einen SyntaxError."
        }
        Code::WebSocketProtocolMissing => {
            "Subprotokolle wurden angeboten ({offered}), und der Server hat keines gewählt."
        }
        Code::WebSocketProtocolNotOffered => {
            "Der Server hat das Subprotokoll \"{selected}\" gewählt, das nicht angeboten wurde ({offered})."
        }
        Code::WebSocketProtocolUnasked => {
            "Sec-WebSocket-Protocol: Der Server hat \"{selected}\" gewählt, die Seite hat aber kein Subprotokoll angeboten."
        }
        Code::WebSocketProtocolTwice => {
            "Das Subprotokoll \"{protocol}\" ist doppelt angegeben: Der Konstruktor wirft einen SyntaxError."
        }
        Code::WebSocketScheme => {
            "Eine WebSocket-URL beginnt mit ws: oder wss: (oder http: oder https:); {scheme}: wirft einen SyntaxError."
        }
        Code::WebSocketSchemeFromHttp => "Die http(s)-URL steht für {url}.",
        Code::WebSocketStatus => "Der Handshake wurde mit Status {status} beantwortet; nötig ist 101.",
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
        ProblemKind::CspDuplicateDirective => "`{name}` steht zweimal in dieser Richtlinie; nur das erste zählt",
        ProblemKind::CspIgnoredInMeta => "`{name}` wird in einem meta-Element ignoriert und gehört in einen Header",
        ProblemKind::CspIgnoredInReportOnly => "`{name}` wird in einer Report-only-Richtlinie ignoriert",
        ProblemKind::CspGap => {
            "`{source}` steht für etwas, das hier nicht ausgeschrieben ist; was die Richtlinie erlaubt, ist daher nicht bekannt; fügen Sie die Richtlinie ein, die der Server sendet"
        }
        ProblemKind::CspInvalidSource => "`{source}` ist kein Quellausdruck: nichts kann dazu passen",
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
            "bei `{line}` wurden Zeilen weggelassen; welche Header sie enthielten, ist nicht bekannt; fügen Sie alle ein"
        }
        ProblemKind::HeaderInConfiguration => {
            "`{line}` gehört zu einer Konfiguration und ist kein Header, den ein Server sendet"
        }
        ProblemKind::HeaderInvisible => "der Text enthält ein unsichtbares Zeichen ({code}); es wurde übergangen",
        ProblemKind::HeaderNotRecognised => {
            "`{name}` ist kein Header einer Antwort; erwartet werden Zeilen wie `Vary: Origin`"
        }
        ProblemKind::HeaderOfBrowser => {
            "`{name}` steht bei Headern, die nur der Browser setzt, und stammt daher wohl von ihm"
        }
        ProblemKind::HeaderOfRequest => "das sind Header einer Anfrage (`{name}`); hierher gehören die der Antwort",
        ProblemKind::HeaderOfResponse => {
            "das sind Header einer Antwort (`{name}`); hierher gehören die, die das Skript setzt"
        }
        ProblemKind::HeaderQuoted => "der Wert von `{name}` steht in Anführungszeichen; er wird ohne sie gelesen",
        ProblemKind::HeaderSeveralHops => {
            "das sind die Antworten mehrerer Weiterleitungen; jede gehört in einen eigenen Schritt"
        }
        ProblemKind::HeaderVariable => {
            "`{variable}` ist eine Variable; hierher gehört der Wert von `{name}`, den der Server sendet"
        }
        ProblemKind::PageUrlNotRead => "das ist nicht die URL der Seite; erwartet wird etwa https://app.example.com",
        ProblemKind::PageUrlRelative => "der URL der Seite fehlt das Schema; gemeint ist vielleicht {near}",
        ProblemKind::HeaderControlCharacter => "der Wert von `{name}` enthält ein Steuerzeichen",
        ProblemKind::HeaderNoColon => "erwartet wird `Name: value`, gefunden wurde `{line}`",
        ProblemKind::HeaderSpaceBeforeColon => {
            "zwischen `{name}` und dem Doppelpunkt steht ein Leerzeichen; HTTP erlaubt das nicht"
        }
        ProblemKind::HeaderSeveralRuns => "hier stehen mehrere Antworten; die letzte zählt",
        ProblemKind::LocationWithoutRedirect => {
            "`Location` zählt nur bei Status 301, 302, 303, 307 oder 308; der Status ist {status}"
        }
        ProblemKind::UpgradeAnswered => {
            "der Browser fragt {after} statt {before} an, deshalb gilt die angegebene Antwort als die von {after}; stammt sie von {before}, ist sie zu ersetzen"
        }
        ProblemKind::UpgradeOfLoopback => {
            "Safari wendet upgrade-insecure-requests auch auf diesen Rechner an: Es fragt {url} über https: an, wo ein Entwicklungsserver selten antwortet"
        }
        ProblemKind::UpgradeToSamePort => {
            "Wegen upgrade-insecure-requests fragt der Browser {url} an, doch die Seite selbst kam über http: von diesem Port, wo dann nichts über https: antwortet; die hier angegebene Antwort gilt für http:"
        }
        ProblemKind::LocalNetworkNotJudged => {
            "{url} liegt auf diesem Rechner oder in dessen Netz: Ist die Seite öffentlich, brauchen Chrome 142 und neuere Versionen die Berechtigung für Local Network Access, die kein Header erteilt (page.addressSpace sagt, wo die Seite liegt, page.localNetworkPermission, was geantwortet wurde)"
        }
        ProblemKind::ManyMore => "und {count} weitere dieser Art",
        ProblemKind::NetworkUnreachedHop => "`{path}` beschreibt einen Schritt, der nie erreicht wird",
        ProblemKind::PageIsFile => {
            "die Seite ist eine Datei: Sie kann klassische Skripte, Stylesheets, Bilder, Audio, Video und Schriften laden, die daneben liegen, aber keine Module, und keine Datei mit fetch() oder XMLHttpRequest; der Ordner muss über http: ausgeliefert und die Seite von dort geöffnet werden"
        }
        ProblemKind::PageUrlInvalid => "`{url}` ist keine absolute URL: {reason}",
        ProblemKind::PreflightNotSent => "`{path}` beschreibt die Antwort auf einen Preflight, der nicht gesendet wird",
        ProblemKind::NothingHelps => "{advice}",
        ProblemKind::CspCommaBetweenSources => {
            "ein Komma beendet die Richtlinie: Das Folgende, `{source}`, wird als Direktive einer weiteren gelesen. Zwischen Quellen stehen Leerzeichen"
        }
        ProblemKind::CspCommaBetweenDirectives => {
            "ein Komma beginnt eine weitere Richtlinie, und jede muss eine Anfrage erlauben; zwischen Direktiven einer Richtlinie stehen Semikolons"
        }
        ProblemKind::CspMetaComma => {
            "Kommas in einem meta-Element: Chromium und WebKit teilen die Richtlinie dort, Firefox und der Standard nicht"
        }
        ProblemKind::CspPortImpossible => "nichts kann zu `{source}` passen: Ports gehen bis 65535",
        ProblemKind::CspReportUri => {
            "`report-uri` ist veraltet: `report-to` tritt an seine Stelle (Firefox hat es seit Version 149)"
        }
        ProblemKind::CspHostImpossible => "nichts kann zu `{source}` passen: Keine URL hat einen solchen Host",
        ProblemKind::CspForgottenSemicolon => "`{source}` ist der Name einer Direktive: Davor fehlt ein Semikolon",
        ProblemKind::CspHostUnderStrictDynamic => {
            "`{source}` wird ignoriert: In derselben {directive} steht 'strict-dynamic'"
        }
        ProblemKind::CspPastDirective => "Browser lesen `{name}` nicht: Stattdessen gilt {instead}",
        ProblemKind::CspSchemeMisspelt => "`{source}` hat ein Schema, das kein Browser kennt. War {near} gemeint?",
        ProblemKind::CspSchemeWithoutColon => {
            "`{source}` ohne Doppelpunkt ist ein Hostname; das Schema heißt `{source}:`"
        }
        ProblemKind::CspStrictDynamicAlone => {
            "'strict-dynamic' ohne Nonce oder Hash in {directive} erlaubt kein einziges Skript"
        }
        ProblemKind::CspWildcardInPath => {
            "Der `*` im Pfad von `{source}` ist ein gewöhnliches Zeichen; ein Pfad mit Schrägstrich am Ende deckt alles darunter ab"
        }
        ProblemKind::CspFolderPath => {
            "der Pfad von `{source}` endet ohne Schrägstrich, deckt also nur genau diesen Pfad ab und nichts darunter"
        }
        ProblemKind::CspDeprecatedDirective => {
            "`{name}` ist veraltet oder wurde von Browsern nie übernommen: Heute ist es {instead}"
        }
        ProblemKind::CspReportOnlyWithoutEndpoint => {
            "eine Report-only-Richtlinie ohne report-to oder report-uri meldet niemandem etwas; sie schreibt nur in die Konsole"
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
            "eine Nonce oder ein Hash hat in {directive} keine Wirkung: beides ist für Skripte und Stylesheets"
        }
        ProblemKind::CspKeywordWithoutEffect => "{source} hat in {directive} keine Wirkung",
        ProblemKind::CspUnsafeInline => {
            "'unsafe-inline' in {directive} lässt jedes Inline-Skript laufen; gerade das soll eine Richtlinie verhindern"
        }
        ProblemKind::CspUnsafeEval => "'unsafe-eval' in {directive} lässt aus Zeichenketten Code werden",
        ProblemKind::CspEmptyDirective => "{directive} ohne Quellen erlaubt nichts, wie 'none'",
        ProblemKind::CspSourceQuery => {
            "`{source}` hat eine Query oder ein Fragment, was keine Quelle haben darf: Nach dem Standard passt sie auf nichts; die meisten Browser lassen diesen Teil nur weg, wenn ein Pfad davor steht, und übergehen die Quelle sonst"
        }
        ProblemKind::CspValueIgnored => "`{name}` nimmt keinen Wert; dieser wird ignoriert",
        ProblemKind::CspSandboxEscape => {
            "eine Sandbox mit allow-scripts und allow-same-origin kann die Seite selbst aufheben"
        }
        ProblemKind::CspSandboxFlagUnknown => "`{name}` ist kein Sandbox-Flag",
        ProblemKind::HeaderMisspelt => "`{name}` ist kein Header, den Browser kennen; gemeint war vielleicht `{near}`",
        ProblemKind::HeaderObsolete => "Browser lesen `{name}` nicht mehr: Heute ist es {instead}",
        ProblemKind::ReferrerPolicyUnknown => "`{value}` ist kein Wert von Referrer-Policy",
        ProblemKind::EmbedderPolicyUnknown => {
            "`{value}` ist kein Wert von Cross-Origin-Embedder-Policy; es gibt hier also keine solche Richtlinie"
        }
        ProblemKind::CorsSeveralOrigins => "Access-Control-Allow-Origin darf nur einen Wert haben und hat hier mehrere",
        ProblemKind::CorsOriginMalformed => {
            "`{value}` ist kein Ursprung, also passt keiner: Ein Ursprung besteht aus Schema, Host und Port, wie https://app.example.com"
        }
        ProblemKind::CorsOriginPattern => "das * in `{value}` ist kein Platzhalter: Das ist es nur als ganzer Wert",
        ProblemKind::CorsOriginNull => {
            "null ist der Ursprung jedes Frames mit Sandbox und jeder data:-Seite: Wer ihn erlaubt, erlaubt alle"
        }
        ProblemKind::CorsCredentialsNotTrue => {
            "Access-Control-Allow-Credentials zählt nur als genau true, kleingeschrieben; `{value}` ist wie kein Wert"
        }
        ProblemKind::CorsWildcardAndCredentials => {
            "Access-Control-Allow-Origin: * gilt nie mit Credentials: Access-Control-Allow-Credentials hat daneben keine Wirkung"
        }
        ProblemKind::CorsWildcardLiteral => "das * in {name} ist nur ein Name, wenn Credentials enthalten sind",
        ProblemKind::CorsEchoWithoutVary => {
            "ein einzelner Ursprung ist ohne Vary: Origin erlaubt: Hängt der Wert vom Anfragenden ab, geben Caches die Antwort eines Ursprungs an einen anderen"
        }
        ProblemKind::CorsMaxAgeCapped => {
            "Browser merken sich einen Preflight kürzer als {value} Sekunden: Chromium höchstens 7200, Firefox 86400, WebKit 600"
        }
        ProblemKind::CorsMaxAgeMalformed => {
            "`{value}` ist keine Anzahl von Sekunden; der Preflight wird also für die üblichen 5 gemerkt"
        }
        ProblemKind::CorsExposeOnPreflight => {
            "Access-Control-Expose-Headers hat in einer Preflight-Antwort keine Wirkung und gehört in die Antwort auf die Anfrage"
        }
        ProblemKind::CorsPreflightHeaderOnResponse => {
            "{name} hat hier keine Wirkung und gehört in die Antwort auf den Preflight"
        }
        ProblemKind::CorsListUnreadable => {
            "`{value}` ist keine Liste von Namen mit Kommas dazwischen; {name} ist also gar nicht lesbar"
        }
        ProblemKind::CorsHeaderUnknown => "`{name}` ist kein Header des CORS-Protokolls",
        ProblemKind::CorsHeaderMisspelt => {
            "`{name}` ist kein Header des CORS-Protokolls; gemeint war vielleicht `{near}`"
        }
        ProblemKind::CorsPrivateNetwork => {
            "`{name}` hat keine Wirkung: Statt Private Network Access gibt es heute eine Rückfrage"
        }
        ProblemKind::CorsAuthorizationUnderWildcard => {
            "nach dem Standard deckt * Authorization nicht ab (Engines lassen es noch zu); besser in Access-Control-Allow-Headers nennen"
        }
        ProblemKind::CorpUnknown => {
            "`{value}` ist kein Wert von Cross-Origin-Resource-Policy: Es gibt same-origin, same-site und cross-origin, kleingeschrieben"
        }
        ProblemKind::NosniffUnknown => "`{value}` ist kein Wert von X-Content-Type-Options: Es gibt nur nosniff",
        ProblemKind::LocationSeveral => {
            "eine Weiterleitung mit mehreren Location-Headern scheitert nach dem Standard, wenn sie sich unterscheiden"
        }
        ProblemKind::CorsHeaderOnRequest => {
            "`{name}` ist ein Header von Antworten: In einer Anfrage erlaubt er nichts und löst einen Preflight aus"
        }
        ProblemKind::RequestUrlNotRead => "das ist keine URL; erwartet wird etwa https://api.example.com/users",
        ProblemKind::RequestUrlRelative => "das ist keine absolute URL; gemeint ist vielleicht {near}",
        ProblemKind::RequestFieldIgnored => "`{field}` hat keine Wirkung: Bei {api} gibt es das nicht",
        ProblemKind::HostPermissionsOnPage => {
            "Host-Berechtigungen gehören zu Seiten von Erweiterungen; diese ist keine, also haben sie keine Wirkung"
        }
        ProblemKind::StatusContradiction => "die Statuszeile sagt {line}, das Statusfeld {status}: Das Feld zählt",
        ProblemKind::StatusImpossible => "{status} ist kein HTTP-Status: Es gibt sie von 100 bis 599",
        ProblemKind::ResponseOfGateway => {
            "`{header}` zeigt, dass {gateway} diese Antwort gesendet hat und nicht die Anwendung dahinter; deren CORS-Einstellungen wurden also nicht ausgeführt. Die Anwendung muss antworten, oder CORS wird in {gateway} eingestellt"
        }
        ProblemKind::SandboxWithoutScripts => "`sandbox` ohne `allow-scripts`: Kein Skript dieser Seite läuft",
    }
}

/// What can be done where no header, and no small change of the request, helps.
fn advice(check: Check) -> &'static str {
    match check {
        Check::Url => "Kein Header kann helfen: Die URL selbst muss eine andere sein.",
        Check::Method => "Kein Header kann helfen: Die Anfrage muss eine andere Methode verwenden.",
        Check::Header => "Kein Header eines Servers kann helfen: Das Skript darf diesen nicht senden.",
        Check::Csp => {
            "Keine einzelne Quelle behebt das: Eine Änderung der Richtlinie ist eine Entscheidung darüber, was die Seite darf."
        }
        Check::MixedContent => "Kein Header kann helfen: Der Server muss über https: oder wss: erreicht werden.",
        Check::Port => {
            "Kein Header kann diesen Port öffnen: Jeder Browser sperrt ihn. Der Server muss einen anderen benutzen."
        }
        Check::SameOriginMode => "Kein Header kann helfen: Die Anfrage selbst schließt andere Ursprünge aus.",
        Check::Preflight | Check::Cors => {
            "Kein einzelner Header hilft hier: direkt die endgültige URL eines Servers anfragen, der seine Antwort für diesen Ursprung freigibt."
        }
        Check::Redirect => {
            "Kein Header der Seite kann helfen: Die Weiterleitung muss woandershin führen, oder die Anfrage muss gleich an ihr Ziel gehen."
        }
        Check::Credentials => "Kein Header kann helfen: Die Anfrage muss ihre Credentials auf andere Weise mitführen.",
        Check::Corp => "Der Server der Ressource muss sie freigeben, mit Cross-Origin-Resource-Policy oder durch CORS.",
        Check::LocalNetwork => {
            "Kein Header kann helfen: Entschieden wird in der Rückfrage des Browsers, und die Seite muss ein sicherer Kontext sein."
        }
        Check::Response => "Kein Header der Seite kann helfen: Der Server muss anders antworten.",
        Check::Unsupported => "Kein Header kann helfen: Der Engine fehlt, was die Anfrage braucht.",
        Check::XFrameOptions | Check::FrameAncestors => {
            "Der Server der eingebetteten Seite entscheidet, wer sie einbetten darf: Er muss die Seite in frame-ancestors nennen."
        }
        Check::Sandbox => "Die Sandbox muss freigeben, was die Seite braucht, oder die Seite muss ohne es auskommen.",
        Check::Integrity => "Das Attribut integrity muss den Hash dessen enthalten, was der Server schickt.",
        Check::TrustedTypes => {
            "Kein Header sollte helfen: Der Code muss den Wert mit einer Trusted-Types-Richtlinie erzeugen."
        }
        Check::Other => "Kein Header eines Servers kann helfen: Die Seite muss auf andere Weise anfragen.",
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
            "{source} zu {directive} der Richtlinie hinzufügen. Steht der Code an vielen Stellen, besser in eine Datei verschieben: Mit 'unsafe-hashes' kann eingeschleustes Markup ihn mitbenutzen."
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
            "Den Code in eine Skriptdatei setzen ({url}), statt {via}() eine Zeichenkette zu übergeben."
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
        FixCode::IntegrityOfAnswer => "Ist das der erwartete Inhalt, integrity=\"{integrity}\" setzen.",
        FixCode::JavascriptUrlIntoFile => {
            "Den Code in eine Skriptdatei verschieben ({url}), die mit addEventListener() auf das Ereignis wartet, und dem Link eine echte URL geben."
        }
        FixCode::LoadByScript => {
            "Das Element von einem Skript erzeugen lassen, das die Richtlinie erlaubt: 'strict-dynamic' gibt dessen Vertrauen weiter."
        }
        FixCode::SandboxAllowForms => {
            "{token} zur Sandbox der Seite hinzufügen, damit sich ihre Formulare absenden lassen."
        }
        FixCode::ScriptCreateElement => {
            "Das Skript mit document.createElement() erzeugen: Skripte, die innerHTML einfügt, laufen nie."
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
            "Die Trusted-Types-Richtlinie {policy} nur einmal erzeugen und überall verwenden."
        }
        FixCode::TrustedTypesListPolicy => "{policy} zu trusted-types der Richtlinie hinzufügen.",
        FixCode::TrustedTypesTextContent => "Stattdessen textContent setzen: Der Wert enthält kein Markup.",
        FixCode::TrustedTypesUsePolicy => {
            "Den Wert mit einer Trusted-Types-Richtlinie, die ihn prüft, zu {type} machen: trustedTypes.createPolicy(\"{policy}\", …). Eine Richtlinie namens default tut das für jede Zeichenkette."
        }
        FixCode::WorkerOfOwnOrigin => "Das Skript des Workers vom eigenen Ursprung der Seite ausliefern: {url}.",
        FixCode::XFrameOptionsSameOrigin => "Die eingebettete Seite mit X-Frame-Options: SAMEORIGIN ausliefern.",
        FixCode::AnswerUnauthorized => {
            "Mit 401 antworten, statt auf {url} umzuleiten: Die Anfrage ist nicht angemeldet, und ein Skript kann sich nicht anmelden, indem es einer Umleitung folgt."
        }
        FixCode::ContentType => "Mit Content-Type: {value} antworten.",
        FixCode::CorpAllow => "Mit Cross-Origin-Resource-Policy: {value} antworten.",
        FixCode::CorsAllowAnyone => {
            "Die Antwort auf {answer} für alle freigeben, mit Access-Control-Allow-Origin: *. Der Ursprung der Anfrage ist null, und den sollte ein Server nie nennen: Jeder Frame mit Sandbox hat ihn."
        }
        FixCode::CorsAllowCredentials => "Auf {answer} mit Access-Control-Allow-Credentials: true antworten.",
        FixCode::CorsAllowOrigin => {
            "Auf {answer} mit Access-Control-Allow-Origin: {origin} antworten. Hängt der Wert vom Anfragenden ab, auch mit Vary: Origin."
        }
        FixCode::CorsAllowOriginOnce => {
            "Access-Control-Allow-Origin: {value} in der Antwort auf {answer} nur einmal senden: Zwei Stellen (etwa Anwendung und Proxy) fügen es hinzu."
        }
        FixCode::CspAddDirective => {
            "Der Richtlinie der Seite ein eigenes {directive} geben: was default-src erlaubt, und {source}."
        }
        FixCode::CspAddDirectiveScheme => {
            "Der Richtlinie der Seite ein eigenes {directive} geben: was default-src erlaubt, und {source}; das öffnet jeden Host mit diesem Schema, denn keine Quelle kann eine IPv6-Adresse nennen."
        }
        FixCode::CspAddScheme => {
            "{source} zu {directive} der Richtlinie hinzufügen. Das öffnet jeden Host mit diesem Schema: Keine Quelle kann eine IPv6-Adresse nennen."
        }
        FixCode::CspAddSource => "{source} zu {directive} der Richtlinie hinzufügen.",
        FixCode::CspAddVendor => {
            "{source} in {directive} der Richtlinie aufnehmen. {vendor} dokumentiert diesen Platzhalter, weil sich die Hosts ändern (siehe {documentation})."
        }
        FixCode::CspEndPathWithSlash => {
            "{after} statt {source} schreiben: Nur ein Pfad, der mit einem Schrägstrich endet, deckt ab, was darunter liegt."
        }
        FixCode::CspQuoteKeyword => {
            "{source} in einfache Anführungszeichen setzen: Ohne sie ist es ein Host dieses Namens."
        }
        FixCode::ElementCrossOrigin => "crossorigin am Element setzen, damit das CORS-Protokoll gilt.",
        FixCode::ElementWithoutCrossOrigin => {
            "crossorigin am Element entfernen, sofern kein Skript lesen muss, was es lädt."
        }
        FixCode::HandshakeHeader => "{name} des Handshakes korrigieren.",
        FixCode::LocationHttps => "Nach {url} weiterleiten.",
        FixCode::LocationWithoutCredentials => "Nach {url} weiterleiten, ohne Benutzername und Passwort.",
        FixCode::MethodUpperCase => {
            "Die Methode als {upper} schreiben: {method} ist eine andere, denn nur manche werden in Großbuchstaben umgewandelt."
        }
        FixCode::MethodWithBody => "Mit POST senden: GET hat keinen Body.",
        FixCode::ModeCors => "mode: \"{before}\" weglassen.",
        FixCode::PreflightAllowHeader => {
            "Den Header {header} erlauben: auf den Preflight mit Access-Control-Allow-Headers: {value} antworten."
        }
        FixCode::PreflightAllowMethod => {
            "Die Methode {method} erlauben: auf den Preflight mit Access-Control-Allow-Methods: {value} antworten."
        }
        FixCode::PreflightAllowOrigin => "Auf den Preflight mit Access-Control-Allow-Origin: {origin} antworten.",
        FixCode::PreflightStatus => {
            "OPTIONS mit 204 statt {status} beantworten, noch vor Anmeldung und Weiterleitungen."
        }
        FixCode::ProtocolSelected => "Ein angebotenes Subprotokoll wählen: Sec-WebSocket-Protocol: {value}.",
        FixCode::RedirectFollow => "redirect: \"error\" weglassen.",
        FixCode::RequestHttps => "{url} anfragen.",
        FixCode::RequestTextPlain => {
            "Den Inhalt als text/plain senden, dann entfällt der Preflight. Der Server muss ihn dann unabhängig vom Typ als JSON lesen."
        }
        FixCode::RequestWithoutCredentials => "Die Anfrage ohne Credentials stellen.",
        FixCode::RequestWithoutHeader => "Den Header {header} in der Anfrage weglassen.",
        FixCode::RequestWithoutProtocols => "Keine Subprotokolle anbieten.",
        FixCode::RequestWithoutUploadListener => {
            "Den Listener an xhr.upload entfernen: Er ist der einzige Grund für den Preflight."
        }
        FixCode::SandboxAllowScripts => "{token} zur Sandbox der Seite hinzufügen, damit ihre Skripte laufen.",
        FixCode::SandboxAllowSameOrigin => {
            "{token} zur Sandbox der Seite hinzufügen: Die Seite hat dann ihren eigenen Ursprung, und die Sandbox hindert sie an wenig."
        }
        FixCode::UpgradeInsecureRequests => {
            "In der Richtlinie der Seite umstellen, was sie anfragt: upgrade-insecure-requests."
        }
        FixCode::UrlWithoutCredentials => "{url} anfragen und Benutzername und Passwort in einem Header senden.",
    }
}

/// What an engine does otherwise, as a clause whose subject is the engine.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn departure(departure: Departure) -> &'static str {
    match departure {
        Departure::StrictDynamicCoversWorkers => {
            "lässt 'strict-dynamic' auch in worker-src, child-src und default-src jeden Worker erlauben, wie in script-src"
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
        Departure::JavascriptUrlAsksParent => {
            "fragt auch die Policies der Seite um einen Frame, wenn ein Skript des Frames ihn zu einer javascript:-URL navigiert"
        }
        Departure::ModulesAreNotParserInserted => {
            "lässt 'strict-dynamic' auch ein externes Modulskript erlauben, das im Markup steht"
        }
        Departure::WasmModulesAreNotChecked => {
            "prüft WebAssembly nur dann gegen Richtlinien, wenn ein Modul aus Bytes instanziiert wird, nicht wenn es nur übersetzt wird"
        }
        Departure::ObjectImageIsImage => {
            "prüft ein <object> oder <embed>, dessen URL wie die eines Bildes endet, auch gegen img-src"
        }
        Departure::SelfCoversBlobFrames => "lässt 'self' in frame-src auch blob:-Frames vom Origin der Seite erlauben",
        Departure::LocalPagesHaveNoSelfForFrames => {
            "lässt 'self' auf einer Seite, die ihre Richtlinie erbt (about:srcdoc, blob:, data:), keine Frames und Objekte erlauben"
        }
        Departure::NoWorkersInSharedWorkers => "hat in Shared Workern keinen Worker",
        Departure::NoServiceWorkersInWorkers => "hat in Workern kein navigator.serviceWorker",
        Departure::BaseMayBeData => "nimmt eine data:-URL als Basis einer Seite",
        Departure::NonceAttributeIsTrimmed => {
            "entfernt den Leerraum um ein nonce-Attribut, bevor die Nonce verglichen wird"
        }
        Departure::HashesNeedNoPadding => "nimmt einen Hash ohne das = am Ende für denselben Hash",
        Departure::TrustedTypesEvalTakesStrings => {
            "lässt eval() eine einfache Zeichenkette annehmen, wenn die Richtlinie 'trusted-types-eval' enthält, sogar unter require-trusted-types-for"
        }
        Departure::PreloadIsParserInserted => {
            "behandelt einen Preload im Markup als vom Parser eingefügt, und das blockiert 'strict-dynamic'"
        }
        Departure::ObjectPageIsFrame => {
            "prüft für ein <object> oder <embed>, dessen Antwort eine Seite ist, auch frame-src"
        }
        Departure::FrameAncestorsIgnoresPaths => "lässt die Pfade der Quellen von frame-ancestors weg",
        Departure::FormActionIgnoresRedirects => {
            "prüft form-action nur für die URL des Formulars selbst, nicht für das Ziel einer Weiterleitung"
        }
        Departure::PrefetchAsksDefaultSrcAlone => {
            "prüft für einen Prefetch nur default-src, was auch immer andere Direktiven enthalten"
        }
        Departure::FrameReportsOriginAlone => "meldet von einem Frame eines anderen Ursprungs nur den Ursprung",
        Departure::SameOriginFrameMayBeSandboxed => {
            "vergleicht X-Frame-Options: SAMEORIGIN mit dem Ursprung der URL, sogar in einem Frame mit Sandbox"
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
        Departure::FontFilesWithoutCors => "lädt eine Schriftdatei ohne CORS in eine Seite, die selbst eine Datei ist",
        Departure::MediaFilesWithoutCors => {
            "lädt Audio- und Videodateien in eine Seite, die selbst eine Datei ist, gleich was crossorigin sagt"
        }
        Departure::SelfCoversFiles => "lässt 'self' und * auf einer Seite, die eine Datei ist, Dateien abdecken",
        Departure::FilesAreNotHeldToPolicies => "prüft Dateien nicht gegen Content Security Policy",
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
        Departure::SameOriginModeSeesUrlBeforeUpgrade => {
            "vergleicht die Ursprünge einer same-origin-Anfrage, bevor upgrade-insecure-requests ihre URL auf https: umstellt"
        }
        Departure::LoopbackSocketsAreUpgraded => {
            "lässt upgrade-insecure-requests auch ws: zu einer Loopback-Adresse umstellen, außer wenn die Seite selbst an einer liegt"
        }
        Departure::OnlyHttpsReferrersAreDowngraded => {
            "sendet Referer einer http:-Seite an einer Loopback-Adresse an jede URL"
        }
        Departure::LoopbackIsReferrerDowngrade => {
            "hält eine Anfrage von einer https:-Seite an http: auf einer Loopback-Adresse für eine Herabstufung und sendet kein Referer"
        }
        Departure::StructuredFieldsOfRfc8941 => "liest in strukturierten Feldern keine Datumswerte und Anzeigetexte",
        Departure::StructuredFieldsAreWords => {
            "liest in strukturierten Feldern keine Zahlen und Bytefolgen und keine Schlüssel, die mit * beginnen"
        }
        Departure::MediaPartNeedsLength => {
            "spielt eine Antwort mit Status 206 nur ab, wenn Content-Range die Gesamtlänge nennt; über Ursprünge hinweg und ohne CORS muss Content-Range vorhanden sein"
        }
        Departure::WebTransportUrlIsAbsolute => "nimmt für new WebTransport() nur absolute URLs",
        Departure::PoliciesBeforeSubprotocols => {
            "prüft einen WebSocket gegen Content Security Policy, bevor die Subprotokolle geprüft werden"
        }
        Departure::StarHostNeedsScheme => "nimmt *:port oder */path ohne Schema nicht als Quelle",
        Departure::StarHostTakesNoPath => "nimmt keinen Pfad nach dem Host *, außer wenn ein Port dazwischen steht",
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
            "nimmt eine Quelle, deren Pfad mit // beginnt oder in Pfaden unzulässige Zeichen enthält"
        }
        Departure::PathBytesAreCharacters => {
            "liest prozentkodierte Bytes eines Pfads, die kein UTF-8 sind, als ISO-8859-1, sodass /%EF gleich /%C3%AF ist"
        }
        Departure::TextBehindSelfIsDropped => {
            "nimmt eine Quelle, die mit 'self' beginnt, als 'self', egal was ohne Leerzeichen folgt"
        }
        Departure::WildcardNeedsNoName => "nimmt *. mit einem Schema und ohne Namen dahinter als beliebigen Host",
        Departure::StarCoversLocalMedia => {
            "lässt img-src * auch data:-URLs abdecken, und media-src * auch data:- und blob:-URLs"
        }
        Departure::PortsAreTexts => "vergleicht die Ports von Quellen als Text, sodass :0443 keinen Port abdeckt",
        Departure::HostEndsWithoutDot => "nimmt keine Quelle, deren Host mit einem Punkt endet",
        Departure::UpgradeCoversInsecureSchemes => {
            "lässt wss: auch ws: und https: auch http: abdecken, aber nur in der Richtlinie mit upgrade-insecure-requests"
        }
        Departure::EmptyCredentialsIgnored => {
            "übergeht ein leeres Access-Control-Allow-Credentials neben einem anderen"
        }
        Departure::PathDecodedAsAWhole => {
            "dekodiert einen Pfad vor dem Vergleich als Ganzes; ein kodierter Schrägstrich am Ende macht ihn also zum Präfix"
        }
        Departure::SourceQueryIsDropped => {
            "lässt Query oder Fragment nach dem Pfad einer Quelle weg, statt die Quelle abzulehnen"
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
            "nimmt den Port einer Quelle über 65535 modulo 65536, wenn die URL keinen Port nennt"
        }
        Departure::NoSafelistedTotalLimit => "begrenzt die Header der Safelist zusammen nicht auf 1024 Bytes",
        Departure::UserAgentIsNotUnsafe => "verlangt wegen eines User-Agent-Headers keinen Preflight",
        Departure::UploadListenerNeedsBody => {
            "lässt einen Upload-Listener nur dann einen Preflight auslösen, wenn es einen Body zum Hochladen gibt"
        }
        Departure::NewBadPortsAreOpen => "sperrt die Ports 4190 und 6679 nicht",
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
        Departure::EmptyLocationIsNone => "nimmt eine Weiterleitung mit leerem Location als endgültige Antwort",
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
        Departure::PreloadTypeIsNotChecked => "prüft den Typ des Vorgeladenen nicht, ob mit nosniff oder ohne",
        Departure::CspSeesConnectionsBeforeUpgrade => {
            "prüft Audio und Video, sendBeacon(), EventSource und Pings gegen Content Security Policy, bevor upgrade-insecure-requests ihre URL auf https: umstellt"
        }
        Departure::PreloadedFontsUseCors => "lädt eine Schriftart im Modus cors vor, ob mit crossorigin oder ohne",
        Departure::PreloadedOpaqueImageMayBeEmpty => {
            "löst load für ein vorgeladenes Bild ohne Body aus, wenn die Antwort opak ist"
        }
        Departure::LocalNetworkAccessPrompt => {
            "kennt Local Network Access: Eine Seite darf ein privateres Netz nur mit Erlaubnis erreichen, und eine unsichere Seite wird nie danach gefragt"
        }
        Departure::BeaconStreamIsText => {
            "sendet einen ReadableStream, der sendBeacon() übergeben wird, als Text \"[object ReadableStream]\""
        }
        Departure::RedirectErrorNeedsLocation => {
            "lässt redirect: \"error\" bei einem Weiterleitungsstatus ohne Location durch"
        }
        Departure::AboutBlankRefused => "weigert sich, about:blank abzurufen, selbst im Modus no-cors",
        Departure::DocumentIsolationPolicy => {
            "hat Document-Isolation-Policy und verlangt damit von Unterressourcen dasselbe wie Cross-Origin-Embedder-Policy"
        }
        Departure::IntegrityPolicyForScriptsOnly => {
            "wendet Integrity-Policy auf Skripte an, aber nicht auf Stylesheets"
        }
        Departure::LocalScriptTypeIsNotChecked => {
            "führt ein Skript aus einer data:-URL aus, egal welchen Typ die URL angibt"
        }
        Departure::LocalNetworkIsNotMixedContent => {
            "lässt eine https:-Seite private Adressen und .local-Namen über http: und ws: anfragen; darüber wacht stattdessen Local Network Access"
        }
        Departure::MixedUpgradeOfIpAddresses => {
            "stellt Bilder, Audio und Video auch dann auf https: um, wenn der Host eine IP-Adresse ist"
        }
        Departure::ScriptsAndFontsTakeStatusBelow400 => "nimmt Skripte und Schriftarten mit jedem Status unter 400",
        Departure::MediaNeedsStatus200 => {
            "spielt Audio und Video nur mit Status 200 ab, oder mit 206 und Content-Range"
        }
        Departure::PreloadedImageNeedsBody => "löst error für ein vorgeladenes Bild ohne Body aus",
        Departure::LoopbackUpgradedAfterRedirect => {
            "stellt auch eine Weiterleitung zu einer Loopback-Adresse um, wo upgrade-insecure-requests oder eine https:-Seite URLs umstellen lässt"
        }
        Departure::StylesTakeStatusBelow400 => "nimmt Stylesheets mit jedem Status unter 400",
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
            "nimmt die Einheit eines Range-Headers auch in Großbuchstaben und verlangt dann keinen Preflight"
        }
        Departure::EventStreamTypeIsTheFirst => {
            "richtet sich nach dem ersten Typ in Content-Type, der Standard nach dem letzten"
        }
        Departure::SubprotocolInAnyCase => {
            "vergleicht WebSocket-Subprotokolle ohne Rücksicht auf Groß- und Kleinschreibung"
        }
        Departure::EmptySubprotocolFails => {
            "lässt einen WebSocket scheitern, dessen Antwort ein leeres Sec-WebSocket-Protocol hat"
        }
        Departure::RedirectFromOwnOriginNeedsCredentials => {
            "prüft eine Weiterleitung durch einen anderen Ursprung, in einer Kette vom Ursprung der Seite aus, per CORS mit Credentials"
        }
        Departure::PreflightStaysForRemovedHeaders => {
            "sendet weiterhin einen Preflight, nachdem eine Weiterleitung den Header entfernt hat, der ihn nötig machte, etwa Authorization oder Content-Type"
        }
        Departure::PreflightNamesRemovedHeaders => {
            "nennt im Preflight weiterhin einen Header, den eine Weiterleitung entfernt hat, etwa Authorization oder Content-Type"
        }
        Departure::UnknownCorpOverridesEmbedder => {
            "lässt ein unbekanntes Cross-Origin-Resource-Policy unter einer Embedder-Richtlinie als cross-origin durchgehen"
        }
        Departure::StrictDynamicDisablesSources => {
            "ignoriert 'self' und alles nach 'strict-dynamic' in einem default-src mit diesem Schlüsselwort, wo es anstelle anderer Direktiven gilt"
        }
        Departure::MetaPolicyIsList => {
            "teilt die Richtlinie eines <meta>-Elements an ihren Kommas in mehrere Richtlinien"
        }
        Departure::WebSocketUpgradeIsList => {
            "nimmt einen Upgrade-Header des Handshakes, der websocket neben anderem nennt"
        }
        Departure::EmptyExtensionsHeaderFails => {
            "scheitert, wenn die Antwort eines WebSockets ein leeres Sec-WebSocket-Extensions hat"
        }
        Departure::EmptyExtensionElementFails => {
            "scheitert, wenn die Antwort eines WebSockets ein Komma zu viel in Sec-WebSocket-Extensions hat"
        }
        Departure::ExtensionMayRepeat => "nimmt die Antwort eines WebSockets, die permessage-deflate zweimal nennt",
        Departure::DeflateReadLoosely => {
            "nimmt permessage-deflate mit einem leeren Parameter oder mit führenden Nullen in den Fensterbits"
        }
        Departure::WindowBitsMayLackValue => "nimmt eine Antwort, deren client_max_window_bits keinen Wert hat",
        Departure::PreloadTrackRefused => "löst error für <link rel=preload as=track> aus und lädt nichts",
    }
}
