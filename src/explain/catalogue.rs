//! The source of templates: a language that is compiled in, or one that the caller passes.

use std::borrow::Cow;

use super::en;
use super::message::{Message, Phrase};
use crate::text::template;

/// A language, as far as the engine is concerned: a template for each message.
#[derive(Clone, Copy)]
pub(crate) struct Catalogue<'c> {
    template: &'c dyn Fn(Message) -> Cow<'static, str>,
}

impl<'c> Catalogue<'c> {
    /// The language that everything can be said in.
    pub(crate) const ENGLISH: Catalogue<'static> = Catalogue { template: &|message| en::template(message).into() };

    /// The English of a message that another catalogue does not have.
    #[cfg(all(target_arch = "wasm32", feature = "boundary-answer"))]
    pub(crate) fn english(message: Message) -> &'static str {
        en::template(message)
    }

    pub(crate) fn new(template: &'c dyn Fn(Message) -> Cow<'static, str>) -> Catalogue<'c> {
        Catalogue { template }
    }

    /// The message with its gaps filled.
    pub(super) fn say(self, message: Message, params: &[(&'static str, String)]) -> String {
        let in_words = |name: &str| {
            let (_, value) = params.iter().find(|(param, _)| *param == name)?;
            Some(match Message::of_param(name, value) {
                Some(word) => (self.template)(word),
                None => Cow::Borrowed(value.as_str()),
            })
        };
        template::fill(&(self.template)(message), &in_words)
    }

    /// Words without gaps.
    pub(crate) fn phrase(self, phrase: Phrase) -> String {
        (self.template)(Message::Phrase(phrase)).into_owned()
    }

    /// Sentences, one after the other.
    pub(super) fn joined(self, sentences: impl IntoIterator<Item = String>) -> String {
        let join = |before, next| self.say(Message::Phrase(Phrase::Then), &[("before", before), ("next", next)]);
        sentences.into_iter().reduce(join).unwrap_or_default()
    }
}
