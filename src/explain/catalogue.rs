//! Where templates come from: a language that is compiled in, or one that the caller passes.

use std::borrow::Cow;

use super::language::en::engine as english;
use super::message::{Message, Phrase};
use crate::text::template;

/// The catalogue of a language: a template for each message.
#[derive(Clone, Copy)]
pub(crate) struct Catalogue<'c> {
    template: &'c dyn Fn(Message) -> Cow<'static, str>,
}

impl<'c> Catalogue<'c> {
    /// The catalogue that has every message.
    pub(crate) const ENGLISH: Catalogue<'static> = Catalogue { template: &|message| english::template(message).into() };

    /// The English template of a message that another catalogue does not have.
    #[cfg(all(target_arch = "wasm32", feature = "boundary-answer"))]
    pub(crate) fn english(message: Message) -> &'static str {
        english::template(message)
    }

    pub(crate) fn new(template: &'c dyn Fn(Message) -> Cow<'static, str>) -> Catalogue<'c> {
        Catalogue { template }
    }

    /// The message with the values of its parameters.
    pub(crate) fn text(self, message: Message, params: &[(&'static str, String)]) -> String {
        let in_words = |name: &str| {
            let (_, value) = params.iter().find(|(param, _)| *param == name)?;
            Some(match Message::of_param(name, value) {
                Some(word) => (self.template)(word),
                None => Cow::Borrowed(value.as_str()),
            })
        };
        template::fill(&(self.template)(message), &in_words)
    }

    /// The words of a phrase without parameters.
    pub(crate) fn phrase(self, phrase: Phrase) -> String {
        (self.template)(Message::Phrase(phrase)).into_owned()
    }

    /// Joins sentences in the order given.
    pub(super) fn joined(self, sentences: impl IntoIterator<Item = String>) -> String {
        let join = |before, next| self.text(Message::Phrase(Phrase::Then), &[("before", before), ("next", next)]);
        sentences.into_iter().reduce(join).unwrap_or_default()
    }
}
