//! German.

use crate::words::Message;
use crate::words::config::Config;
use crate::words::core::Core;
use crate::words::markup::Markup;
use crate::words::script::Script;

/// The template of a message.
pub(in crate::words) fn template(message: Message) -> &'static str {
    match message {
        Message::Core(message) => core(message),
        Message::Config(message) => config(message),
        Message::Markup(message) => markup(message),
        Message::Script(message) => script(message),
    }
}

#[allow(clippy::too_many_lines, reason = "an arm for each message")]
fn core(message: Core) -> &'static str {
    match message {
        Core::Kind => "Ein Text der Art {kind}",
        Core::Unknown => "Nicht erkannt",
        Core::NotRecognised => {
            "Dieser Text enthält keine Anfrage, keine Header und keine Richtlinie, die gelesen werden konnte."
        }
        Core::NotUnderstood => "Diese Zeile wurde nicht verstanden.",
        Core::PageUrl => "Der Text sagt nicht, welche Seite die Anfrage stellt.",
        Core::Request => "Der Text sagt nicht, was angefragt wird.",
        Core::WhichRequest => "Der Text enthält mehrere Anfragen: Wählen Sie eine aus.",
        Core::RequestUrl => "Der Text nennt die Adresse nicht vollständig.",
        Core::Code => "Die Meldung zitiert den Code nicht.",
        Core::RequestApi => "Der Text sagt nicht, welche API die Anfrage stellt.",
        Core::Network => "Der Text sagt nicht, wie der Server antwortet.",
        Core::Assumed => "Angenommen: Die Meldung sagt es nicht.",
        Core::Invisible => {
            "Hier wurden unsichtbare Zeichen entfernt. Wenn der Server sie sendet, sind sie von Bedeutung."
        }
        Core::Empty => "Ein leerer Text",
        Core::StackTrace => "Ein Stacktrace, ohne Anfrage",
        Core::OtherJson => "JSON, das keine Anfrage beschreibt",
        Core::Mixed => "Mehrere Texte zusammen",
        Core::Contradiction => "Die Texte widersprechen sich: „{first}“ und „{second}“. Der erste wurde behalten.",
        Core::AroundTheBlock => "Dieser Text steht außerhalb des Blocks, der gelesen wurde.",
        Core::HttpRequest => "Eine HTTP-Anfrage",
        Core::HttpResponse => "Eine HTTP-Antwort",
        Core::HttpExchange => "HTTP-Anfragen und -Antworten",
        Core::AnotherResponse => {
            "Eine weitere Antwort folgt, obwohl die vorige keine Weiterleitung ist. Nur die erste wurde gelesen."
        }
        Core::RedirectTarget => "Die Antwort ist eine Weiterleitung. Der Text zeigt nicht, wie das Ziel antwortet.",
        Core::PreflightMethod => "Der Preflight nennt die Methode nicht, nach der er fragt.",
        Core::HeaderValues => "Der Preflight nennt diese Header ohne ihre Werte.",
        Core::HostMissing => "Die Anfragezeile enthält einen Pfad, und kein Host-Header nennt den Server.",
        Core::SchemeMissing => "Der Text sagt nicht, ob das Schema http oder https ist.",
        Core::Curl => "Ein curl-Befehl",
        Core::CurlTranscript => "Ein curl-Befehl und seine Ausgabe",
        Core::PowerShell => "Ein PowerShell-Befehl",
        Core::Navigation => "Eine Navigation, mit der die Seite selbst geladen wurde",
        Core::IsNavigation => "Das ist eine Navigation. Sie nennt die Adresse der Seite, aber keine Anfrage der Seite.",
        Core::Variable => "Hier steht eine Variable, deren Wert der Text nicht nennt.",
        Core::HeadersElsewhere => "Diese Header stammen aus einer Datei oder einer Variablen.",
        Core::SeveralUrls => "Der Befehl fragt mehrere Adressen an. Nur die erste wurde gelesen.",
        Core::Glob => "curl macht aus den Klammern in dieser Adresse mehrere Adressen.",
        Core::AfterTheCommand => "Dieser Text folgt dem Befehl und ist keine HTTP-Antwort.",
        Core::HeadOnly => "Der Befehl fragt nur die Header ab. Die eigentliche Anfrage kann eine andere Methode haben.",
        Core::EventSourceOrFetch => "EventSource sendet diesen Accept-Header; ein fetch() kann ihn auch senden.",
        Core::FetchOrBeacon => "Ein fetch() im Modus no-cors oder sendBeacon().",
        Core::KindOfRequest => {
            "Die Aufzeichnung sagt nicht, was diese Anfrage gestellt hat: ein Skript, ein Element oder ein Stylesheet."
        }
        Core::SeveralDocuments => {
            "Mehrere Dokumente der Aufzeichnung können diese Anfrage gestellt haben, und ihre Richtlinien unterscheiden sich."
        }
        Core::ForeignDocument => {
            "Ein Dokument innerhalb der Seite hat diese Anfrage gestellt, und die Aufzeichnung zeigt die Header dieses Dokuments nicht."
        }
        Core::FetchOrXhr => "fetch() oder XMLHttpRequest: Der Text passt zu beiden.",
        Core::Credentials => "Der Text sagt nicht, ob die Anfrage Credentials enthält.",
        Core::MethodMissing => "Der Text zeigt die Methode nicht.",
        Core::Report => "Ein Bericht über eine verletzte Richtlinie",
        Core::DispositionMissing => "Der Bericht sagt nicht, ob die Richtlinie durchgesetzt wird oder nur meldet.",
        Core::IsFramed => "frame-ancestors betrifft Seiten, die diese einbetten. Der Bericht nennt sie nicht.",
        Core::NothingRequested => {
            "Der Bericht nennt „{text}“ und keine Adresse: Es wurde nichts mit einer Adresse angefragt."
        }
        Core::OnlyOrigin => "Der Bericht nennt nur den Ursprung, {origin}.",
        Core::DirectiveLeavesApi => {
            "{directive} gilt für mehrere Arten von Anfragen. Der Bericht sagt nicht, welche es war."
        }
        Core::Har => "Eine HAR-Aufzeichnung",
        Core::TooDeep => "Das JSON ist mehr als 128 Ebenen tief verschachtelt. Ab hier wurde es nicht gelesen.",
        Core::JsonBroken => "Das JSON ist hier fehlerhaft. Ab hier wurde es nicht gelesen.",
        Core::CutOff => "Der Text endet hier mitten in einem Wert. Was davor steht, wurde gelesen.",
        Core::UnreadEntry => {
            "Der Eintrag {number} konnte nicht gelesen werden: Er hat keine Adresse oder eine zu lange."
        }
        Core::FailedRequest => {
            "Es wurden mehrere Anfragen aufgezeichnet. Anfrage {number} ist die erste, die fehlschlug."
        }
        Core::NoResponseRecorded => "Die Aufzeichnung zeigt keine Antwort. Das heißt nicht, dass es keine gab.",
        Core::NetworkTable => "Die Liste der Anfragen aus der Netzwerkanalyse",
        Core::NoAddresses => {
            "Die Liste zeigt nur den letzten Teil jeder Adresse. Kopieren Sie eine Anfrage als cURL oder speichern Sie alle als HAR."
        }
        Core::Panel => "Die Header einer Anfrage in den Entwicklertools",
        Core::LostLetter => "Hier fehlt der erste Buchstabe: Das wurde als {name} gelesen.",
        Core::Headers => "HTTP-Header",
        Core::HeadersAsJson => "HTTP-Header als JSON",
        Core::Dump => "HTTP-Header, wie ein Programm sie ausgab",
        Core::SmartQuotes => {
            "{name} enthält typografische Anführungszeichen. Sendet der Server sie, ist die Richtlinie fehlerhaft; vielleicht stammen sie aus einem Mail- oder Textprogramm."
        }
        Core::QuotedValue => {
            "{name} steht hier in Anführungszeichen. Sie wurden als die einer Konfiguration gelesen; sendet der Server sie, ist die Richtlinie fehlerhaft."
        }
        Core::PreflightOrResponse => {
            "Der Text sagt nicht, ob diese Header zur Antwort auf den Preflight oder auf die Anfrage gehören."
        }
        Core::Policy => "Eine Content Security Policy",
        Core::EnforcedOrNot => {
            "Der Text sagt nicht, ob die Richtlinie durchgesetzt wird oder nur meldet und ob sie in einem Header oder einem meta-Element steht."
        }
        Core::Url => "Eine Adresse",
        Core::PageOrRequest => "Die Adresse kann die der Seite oder die einer Anfrage sein.",
        Core::Link => "Ein Link zu einem Szenario",
        Core::LinkBroken => "Der Link ist fehlerhaft oder unvollständig: Er enthält kein Szenario.",
        Core::Element => "Ein Element <would-block>",
        Core::Fence => "Ein Codeblock für wouldblock",
        Core::ElementBroken => "Der Text sagt nicht, welche Seite welche Anfrage stellt.",
        Core::Scenario => "Ein Szenario von wouldblock",
        Core::Manifest => "Das Manifest einer Browsererweiterung",
        Core::OptionalPermissions => "Optionale Berechtigungen gelten erst, wenn der Nutzer sie erteilt hat.",
        Core::ExtensionId => {
            "Die Adresse einer Erweiterungsseite braucht die ID der Erweiterung, die das Manifest nicht nennt."
        }
        Core::Console => "Meldungen der Konsole eines Browsers",
        Core::UnknownConsole => "Diese Zeilen ähneln denen einer Konsole, aber ihr Wortlaut ist nicht bekannt.",
        Core::RestOfPolicy => "Die Konsole zitiert eine Direktive. Der Rest der Richtlinie ist nicht bekannt.",
    }
}

fn config(message: Config) -> &'static str {
    match message {
        Config::Title => "Konfiguration von {name}",
        Config::NoHeadersTitle => "Konfiguration von {name} ohne Header",
        Config::NoHeaders => "Diese Konfiguration setzt keinen Header.",
        Config::WhichPath => "Die Konfiguration antwortet je nach Pfad anders: Wählen Sie den angefragten Pfad.",
        Config::WhichHost => "Die Konfiguration antwortet je nach Host anders: Wählen Sie die angefragte Adresse.",
        Config::PolicyElsewhere => "Die CORS-Richtlinie {name} wird hier benutzt, aber in diesem Text nicht definiert.",
        Config::Pattern => "Es ließ sich nicht ermitteln, welche Pfade {pattern} abdeckt.",
        Config::Depends => "{name} hängt von {on} ab; der Text definiert das nicht.",
        Config::Assumed => {
            "{name} hängt von {on} ab. Gelesen wird der Wert für die Produktion, ohne einen Wert aus der Umgebung."
        }
        Config::AssumedBranch => "Die Header hängen von {on} ab. Gelesen werden die für die Produktion.",
        Config::OnlyIf => "{name} wird nur gesendet, wenn dies gilt: {on}.",
        Config::Function => "Über {name} entscheidet eine Funktion.",
        Config::PreflightStatus => "Die Konfiguration sagt nicht, mit welchem Status OPTIONS beantwortet wird.",
        Config::OtherMethods => "{methods} werden mit anderen Headern beantwortet als GET.",
        Config::Upstream => "Der Server dahinter kann eigene Header hinzufügen.",
        Config::Included => "{file} wird eingebunden; die Header darin sind nicht bekannt.",
        Config::Default => "{name} ist nicht konfiguriert: Es gilt die Vorgabe von {product}.",
        Config::Merged => "{name} wird mit den Vorgaben von {product} ergänzt.",
        Config::NotUsed => "{name} ist definiert, wird aber nicht verwendet.",
        Config::NoRouter => {
            "Der Text enthält keinen Router; ob die Middleware verwendet wird, geht daraus nicht hervor."
        }
        Config::Refused => "Die Bibliothek lehnt diese Konfiguration ab: {why}.",
        Config::HandlerMethods => "Access-Control-Allow-Methods nennt die Methoden des passenden Handlers.",
        Config::OnlyPath => "Die Header werden nur für Pfade gesendet, auf die {pattern} passt.",
        Config::Twice => "{name} ist doppelt konfiguriert.",
        Config::SentTwice => "{name} wird möglicherweise doppelt gesendet: Es ist mit und ohne „always“ gesetzt.",
        Config::PreflightOnly => {
            "Diese Header gehören zum Preflight. Der Code dahinter muss der Antwort eigene mitgeben."
        }
    }
}

fn markup(message: Markup) -> &'static str {
    match message {
        Markup::Element => "Ein <{tag}>-Element",
        Markup::Elements => "HTML mit {count} Anfragen",
        Markup::Policy => "Eine Richtlinie in einem <meta>-Element",
        Markup::Nothing => "Markup, das nichts lädt",
        Markup::Css => "Ein Stylesheet",
        Markup::Placeholder => "Eine Vorlage setzt {code} ein: Der Text sagt nicht, was es ist.",
        Markup::Scheme => "Die Adresse {url} übernimmt das Schema der Seite.",
        Markup::Relative => "Die Adresse {url} ist relativ: Sie hängt von der Seite ab.",
        Markup::StyleSheetRelative => {
            "Die Adresse {url} ist relativ zum Stylesheet, dessen Adresse der Text nicht nennt."
        }
        Markup::Srcset => {
            "Je nach Bildschirm lädt der Browser statt {url} vielleicht einen anderen Kandidaten aus srcset."
        }
        Markup::Picture => "Der Browser lädt vielleicht stattdessen ein <source> des <picture>.",
        Markup::OtherSource => "{url} wird nur geladen, wenn der Browser die Quelle davor nicht abspielen kann.",
        Markup::FontSources => "Der Browser lädt die erste Quelle, deren Format er unterstützt.",
        Markup::ReportOnlyMeta => "Content-Security-Policy-Report-Only: Browser ignorieren es in einem <meta>-Element.",
        Markup::MetaInBody => "Content-Security-Policy: Browser ignorieren ein <meta>-Element außerhalb von <head>.",
        Markup::Inline => "Hier enthält das Markup Inline-Code ({kind}), den eine Richtlinie blockieren kann.",
        Markup::Noscript => "<noscript>: Browser, die Skripte ausführen, laden den Inhalt nicht.",
        Markup::Preconnect => "<link rel=\"{rel}\"> baut eine Verbindung auf und stellt keine Anfrage.",
        Markup::PreloadAs => "<link rel=\"preload\"> ohne as lädt nichts.",
        Markup::Alternate => "Ein alternatives Stylesheet wird geladen, aber erst angewandt, wenn es gewählt wird.",
        Markup::ScriptType => "Ein <script> vom Typ {type} wird nicht geladen.",
        Markup::Link => "Einem Link auf {url} zu folgen ist eine Navigation, keine Anfrage dieser Seite.",
    }
}

fn script(message: Script) -> &'static str {
    match message {
        Script::Title => "{call} in einem Skript",
        Script::Titles => "{count} Anfragen in einem Skript",
        Script::Copied => "Eine Anfrage, die die Entwicklertools als fetch kopiert haben",
        Script::NoRequest => "Ein Skript ohne Anfrage, die gelesen werden konnte",
        Script::Policy => "Eine Richtlinie im Markup eines Skripts",
        Script::Elsewhere => "Ein Skript, das nicht in einer Seite läuft",
        Script::NotJavaScript => "Dieser Teil konnte nicht als JavaScript gelesen werden.",
        Script::TooDeep => "Hier sind Klammern tiefer als {limit} Ebenen verschachtelt: Der Rest wurde nicht gelesen.",
        Script::TooLong => "Das Skript ist zu groß, um ganz gelesen zu werden.",
        Script::Relative => "Die Adresse {url} ist relativ: Sie hängt von der Seite ab.",
        Script::UrlEither => "Die Adresse ist {one} oder {two}.",
        Script::UrlOpen => "Die Adresse ist {url}. Der Text sagt nicht, was {names} ist.",
        Script::UrlOfPage => "Die Adresse ist {url}: {names} stammt aus der Adresse der Seite.",
        Script::QueryOpen => "Die Query hängt von {names} ab. Richtlinien beachten sie nicht.",
        Script::ClientUrl => "{name} ist anderswo definiert und kann {url} eine Basis voranstellen.",
        Script::Client => "{name} ist anderswo definiert und kann Header und Credentials setzen.",
        Script::Depends => "Das hängt von {code} ab.",
        Script::ValueOpen => "Der Text sagt nicht, was {code} ist.",
        Script::ElementOpen => {
            "Das Attribut {name} eines Elements ist {url}. Der Text sagt nicht, welches Element es ist."
        }
        Script::OptionsOpen => "Der Text zeigt nicht, welche Optionen {code} enthält.",
        Script::HeadersOpen => "Der Text zeigt nicht, welche Header {code} enthält.",
        Script::HeaderOpen => "{name}: Der Wert hängt von {code} ab.",
        Script::SafelistedOpen => {
            "{name}: Der Wert hängt von {code} ab, und er entscheidet, ob es einen Preflight gibt."
        }
        Script::HeaderCondition => "{name}: Ob er gesetzt wird, hängt von {code} ab.",
        Script::BodyOpen => "Der Text sagt nicht, welche Art von Body {code} ist.",
        Script::DataOpen => {
            "{name} sendet JSON, wenn {code} ein Objekt ist, und das löst einen Preflight aus. Der Text sagt nicht, was es ist."
        }
        Script::FileType => "Der Typ der Datei wird zum Content-Type: Der Text nennt ihn nicht.",
        Script::NotSent => "Der Text zeigt den Aufruf von send() nicht.",
        Script::DomainRequest => {
            "XDomainRequest gab es nur im Internet Explorer 8 und 9. Heutige Browser haben es nicht: Stattdessen fetch() oder XMLHttpRequest verwenden."
        }
        Script::NotOpened => "Der Text zeigt den Aufruf von open() nicht.",
        Script::Interceptor => "Ein Interceptor kann die Anfrage vor dem Senden ändern.",
        Script::InterceptorHeaders => "Ein Interceptor setzt {names}, bevor die Anfrage gesendet wird.",
        Script::JsonpCallback => "Die Bibliothek hängt den Namen einer Callback-Funktion an die Query.",
        Script::CopiedApi => {
            "Die Entwicklertools schreiben für jede Anfrage fetch(): Sie kann ein XMLHttpRequest oder ein Beacon gewesen sein."
        }
        Script::CopiedCredentials => {
            "Die Entwicklertools schreiben credentials danach, ob Cookies gesendet wurden, nicht danach, was im Skript stand."
        }
        Script::CopiedNoCredentials => {
            "Der kopierte Text zeigt nicht, welchen Credentials-Modus die Anfrage des Skripts hat."
        }
        Script::CopiedNavigation => {
            "Die Entwicklertools haben das Laden einer Seite kopiert; das ist keine Anfrage eines Skripts."
        }
        Script::Server => "{call} läuft auf einem Server: Diese Anfrage stellt kein Browser.",
        Script::ServiceWorker => "{call} läuft in einem Service Worker: Er verarbeitet Anfragen von Seiten.",
        Script::Worker => {
            "{call} läuft in einem Worker: Es gelten die Richtlinien des Skripts, das der Worker ausführt."
        }
        Script::Navigation => "Das Skript navigiert zu {url}; das ist keine Anfrage dieser Seite.",
        Script::PolicyOpen => "Die Richtlinie hängt von {code} ab.",
    }
}
