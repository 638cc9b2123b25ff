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
        Config::NoHeadersTitle => "Configuration of {name} that sets no headers",
        Config::NoHeaders => "This configuration sets no header.",
        Config::WhichPath => "The configuration answers differently by path: choose the path that is requested.",
        Config::Pattern => "Which paths {pattern} covers was not worked out.",
        Config::Depends => "{name} depends on {on}, which the text does not define.",
        Config::Assumed => "{name} depends on {on}. It is read as in production, without a value from the environment.",
        Config::AssumedBranch => "The headers depend on {on}. They are read as in production.",
        Config::OnlyIf => "{name} is only sent if this holds: {on}.",
        Config::Function => "A function decides about {name}.",
        Config::PreflightStatus => "The configuration does not say which status OPTIONS is answered with.",
        Config::OtherMethods => "{methods} are answered with other headers than GET.",
        Config::Upstream => "The server behind this one may add headers of its own.",
        Config::Included => "{file} is included; its headers are not known.",
        Config::Default => "{name} is not configured: it is the default of {product}.",
        Config::NotUsed => "{name} is defined but not used.",
        Config::Refused => "The library refuses this configuration: {why}.",
        Config::HandlerMethods => "Access-Control-Allow-Methods lists the methods of the handler that matches.",
        Config::OnlyPath => "The headers are only sent for paths that match {pattern}.",
        Config::Twice => "{name} is configured twice.",
        Config::SentTwice => "{name} may be sent twice: it is set with and without “always”.",
        Config::PreflightOnly => {
            "These headers are those of the preflight. The code behind has to send its own with the answer."
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
        Script::Title => "{call} in a script",
    }
}
