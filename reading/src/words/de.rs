//! German.

use super::Message;
use super::config::Config;
use super::core::Core;
use super::markup::Markup;
use super::script::Script;

/// The template of a message.
pub(super) fn template(message: Message) -> &'static str {
    match message {
        Message::Core(message) => core(message),
        Message::Config(message) => config(message),
        Message::Markup(message) => markup(message),
        Message::Script(message) => script(message),
    }
}

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
        Core::RequestApi => "Der Text sagt nicht, welche API die Anfrage stellt.",
        Core::Network => "Der Text sagt nicht, was der Server antwortet.",
        Core::Invisible => {
            "Hier wurden unsichtbare Zeichen entfernt. Wenn der Server sie sendet, sind sie von Bedeutung."
        }
    }
}

fn config(message: Config) -> &'static str {
    match message {
        Config::Title => "Konfiguration von {name}",
        Config::NoHeadersTitle => "Konfiguration von {name} ohne Header",
        Config::NoHeaders => "Diese Konfiguration setzt keinen Header.",
        Config::WhichPath => "Die Konfiguration antwortet je nach Pfad anders: Wählen Sie den angefragten Pfad.",
        Config::Pattern => "Welche Pfade {pattern} abdeckt, wurde nicht ermittelt.",
        Config::Depends => "{name} hängt von {on} ab; der Text legt es nicht fest.",
        Config::Assumed => {
            "{name} hängt von {on} ab. Gelesen wird der Wert der Produktion, ohne Wert aus der Umgebung."
        }
        Config::AssumedBranch => "Die Header hängen von {on} ab. Gelesen werden die der Produktion.",
        Config::OnlyIf => "{name} wird nur gesendet, wenn dies gilt: {on}.",
        Config::Function => "Über {name} entscheidet eine Funktion.",
        Config::PreflightStatus => "Die Konfiguration sagt nicht, mit welchem Status OPTIONS beantwortet wird.",
        Config::OtherMethods => "{methods} werden mit anderen Headern beantwortet als GET.",
        Config::Upstream => "Der Server dahinter kann eigene Header hinzufügen.",
        Config::Included => "{file} wird eingebunden; die Header darin sind nicht bekannt.",
        Config::Default => "{name} ist nicht konfiguriert: Es gilt die Vorgabe von {product}.",
        Config::NotUsed => "{name} ist definiert, wird aber nicht verwendet.",
        Config::Refused => "Die Bibliothek lehnt diese Konfiguration ab: {why}.",
        Config::HandlerMethods => "Access-Control-Allow-Methods nennt die Methoden des Handlers, der passt.",
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
        Markup::Html => "HTML",
        Markup::Css => "CSS",
    }
}

fn script(message: Script) -> &'static str {
    match message {
        Script::Title => "{call} in einem Skript",
    }
}
