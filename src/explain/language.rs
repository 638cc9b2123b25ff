//! The languages that reports are written in.

use std::fmt;
use std::str::FromStr;

use super::message::{Guidance, Message};

/// Declares the languages of the list, and the module of each one's catalogue.
macro_rules! languages {
    ($($(#[$meta:meta])* $variant:ident = $tag:ident, $english:literal, $name:literal, $html:literal;)*) => {
        $(pub(super) mod $tag { pub(crate) mod engine; })*

        /// A language that reports are written in.
        #[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
        #[non_exhaustive]
        pub enum Language { $(#[doc = concat!($english, ".")] $(#[$meta])* $variant,)* }

        impl Language {
            /// All of them.
            pub const ALL: &[Language] = &[$(Language::$variant,)*];

            /// Its primary subtag of [BCP 47](https://www.rfc-editor.org/info/bcp47).
            #[must_use]
            pub fn tag(self) -> &'static str {
                match self { $(Language::$variant => stringify!($tag),)* }
            }

            /// Its name in the language itself.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Language::$variant => $name,)* }
            }

            /// The BCP 47 tag with its script, for `lang` in HTML.
            #[must_use]
            pub fn html_tag(self) -> &'static str {
                match self { $(Language::$variant => $html,)* }
            }

            /// The template of a message.
            pub(crate) fn template(self, message: Message) -> &'static str {
                match self { $(Language::$variant => $tag::engine::template(message),)* }
            }

            /// An instruction beside a configuration.
            pub(crate) fn guidance(self, guidance: Guidance) -> &'static str {
                match self { $(Language::$variant => $tag::engine::guidance(guidance),)* }
            }
        }
    };
}

include!("../../pkg/languages/list.rs");

impl Language {
    /// The whole catalogue: the name of each message with its template, in which `{name}` stands for the parameter of
    /// that name.
    pub fn catalogue(self) -> impl Iterator<Item = (String, &'static str)> {
        let messages = Message::all().map(move |message| (message.key(), self.template(message)));
        let beside = Guidance::ALL.iter().map(move |guidance| (guidance.key(), self.guidance(*guidance)));
        messages.chain(beside)
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Parses a BCP 47 tag: "zh", "zh-CN" and "zh-Hans" are all Chinese.
    fn from_str(tag: &str) -> Result<Language, UnknownLanguage> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let is_it = |language: &&Language| language.tag().eq_ignore_ascii_case(primary);
        Language::ALL.iter().find(is_it).copied().ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}

/// The tag of a language that has no catalogue.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownLanguage(String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
        write!(formatter, "no language \"{}\": there are {}", self.0, known.join(", "))
    }
}

impl std::error::Error for UnknownLanguage {}
