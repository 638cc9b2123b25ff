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
