//! All text for people: a catalogue for each language, and sentences with parameters.

pub mod config;
pub mod core;
pub mod markup;
pub mod script;

use serde::Deserialize;

/// A message. Each room has its own enum, so that there is not one long list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Message {
    /// Of all rooms.
    Core(core::Core),
    /// Of configuration.
    Config(config::Config),
    /// Of HTML and CSS.
    Markup(markup::Markup),
    /// Of scripts.
    Script(script::Script),
}

/// Declares the languages of the list, and the module of each one's catalogue. The names of a language are not needed.
macro_rules! languages {
    ($($(#[$meta:meta])* $variant:ident = $tag:ident, $english:literal $(, $name:literal)*;)*) => {
        $(mod $tag { pub(super) mod reading; })*

        /// A language of titles and reasons. The list is shared with the engine, on which this crate does not depend.
        #[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
        #[non_exhaustive]
        pub enum Language { $(#[doc = concat!($english, ".")] $(#[$meta])* $variant,)* }

        impl Language {
            /// All of them.
            pub const ALL: &[Language] = &[$(Language::$variant,)*];

            /// Its primary subtag of [BCP 47](https://www.rfc-editor.org/info/bcp47).
            #[must_use]
            pub fn tag(self) -> &'static str {
                match self { $(Self::$variant => stringify!($tag),)* }
            }

            /// The template of a message: `{name}` is replaced with the parameter of that name.
            #[must_use]
            pub fn template(self, message: Message) -> &'static str {
                match self { $(Self::$variant => $tag::reading::template(message),)* }
            }
        }
    };
}

include!("../../../pkg/languages/list.rs");

impl Language {
    /// The language of a BCP 47 tag, or English for a language without a catalogue.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let is_it = |language: &&Language| language.tag().eq_ignore_ascii_case(primary);
        Self::ALL.iter().find(is_it).copied().unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map_or(Self::En, |tag| Self::of(&tag)))
    }
}

/// A message with its parameters.
#[derive(Clone, Debug)]
pub struct Sentence {
    message: Message,
    parameters: Vec<(&'static str, String)>,
}

impl Sentence {
    /// The message with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    /// The header whose presence or value the sentence leaves open. Defaults and values that are read as in production
    /// are not open.
    #[must_use]
    pub fn open_header(&self) -> Option<&str> {
        use config::Config::{Depends, Function, HandlerMethods, OnlyIf, PolicyElsewhere};
        match self.message {
            Message::Config(HandlerMethods) => Some("Access-Control-Allow-Methods"),
            Message::Config(PolicyElsewhere) => Some("Access-Control-Allow-Origin"),
            Message::Config(Depends | Function | OnlyIf) => {
                self.parameters.iter().find(|(known, _)| *known == "name").map(|(_, value)| value.as_str())
            }
            _ => None,
        }
    }

    /// Whether the sentence means that a header is only sent under a condition.
    #[must_use]
    pub fn is_condition(&self) -> bool {
        matches!(self.message, Message::Config(config::Config::OnlyIf))
    }

    /// The text in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut rest = language.template(self.message);
        let mut text = String::with_capacity(rest.len() + 16);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            text.push_str(self.parameters.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

impl<M: Into<Message>> From<M> for Sentence {
    fn from(message: M) -> Self {
        Self { message: message.into(), parameters: Vec::new() }
    }
}

/// Declares the messages of a room: an enum, a list of all, and the conversion into [`Message`].
macro_rules! messages {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The message with a parameter.
            #[must_use]
            pub fn with(self, name: &'static str, value: impl Into<String>) -> $crate::words::Sentence {
                $crate::words::Sentence::from(self).with(name, value)
            }
        }

        impl From<$name> for $crate::words::Message {
            fn from(message: $name) -> Self {
                $crate::words::Message::$name(message)
            }
        }
    };
}
pub(crate) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Message> {
        let core = core::Core::ALL.iter().map(|message| Message::Core(*message));
        let config = config::Config::ALL.iter().map(|message| Message::Config(*message));
        let markup = markup::Markup::ALL.iter().map(|message| Message::Markup(*message));
        let script = script::Script::ALL.iter().map(|message| Message::Script(*message));
        core.chain(config).chain(markup).chain(script)
    }

    fn gaps(template: &str) -> Vec<&str> {
        let mut gaps: Vec<_> =
            template.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default()).collect();
        gaps.sort_unstable();
        gaps
    }

    #[test]
    fn catalogues_have_the_same_gaps() {
        for message in all() {
            let english = Language::En.template(message);
            assert!(!english.is_empty(), "{message:?}");
            for language in Language::ALL {
                assert_eq!(gaps(language.template(message)), gaps(english), "{message:?} in {language:?}");
            }
        }
    }
}
