//! English.

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
        Core::Kind => "A text of kind {kind}",
        Core::Unknown => "Not recognised",
        Core::NotRecognised => "This text contains no request, no headers and no policy that could be read.",
        Core::NotUnderstood => "This line was not understood.",
        Core::PageUrl => "The text does not say which page makes the request.",
        Core::Request => "The text does not say what is requested.",
        Core::WhichRequest => "The text contains several requests: choose one.",
        Core::RequestUrl => "The text does not give the complete address.",
        Core::RequestApi => "The text does not say which API makes the request.",
        Core::Network => "The text does not say what the server answers.",
        Core::Invisible => "Invisible characters were removed here. If the server sends them, they matter.",
    }
}

fn config(message: Config) -> &'static str {
    match message {
        Config::Title => "Configuration of {name}",
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
        Script::Title => "{call} in a script",
    }
}
