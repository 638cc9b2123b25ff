//! What a console line is made of: a template, and what its gaps and choices stand for.
//!
//! The same templates print a line and read it back ([`super::reading`]).

use crate::contract::report::Disposition;
use crate::contract::scenario::{Api, Credentials, Mode, Redirect};

/// A sentence of a browser, `{gap}` standing for what it fills in.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) text: &'static str,
    /// The gaps that hold one of a few wordings; all others hold a value.
    pub(crate) pieces: &'static [(&'static str, Piece)],
    /// What whoever reads the line learns, beyond the values of the gaps.
    pub(crate) tells: &'static [Tells],
}

/// What stands in a gap that holds no value.
#[derive(Debug)]
pub(crate) enum Piece {
    /// The browser's word for what is loaded.
    Word(&'static [Word]),
    /// One of these.
    OneOf(&'static [&'static Template]),
    /// One of these, or nothing.
    Maybe(&'static [&'static Template]),
}

/// A browser's word for what some APIs load.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) apis: &'static [Api],
    pub(crate) text: &'static str,
}

/// What a line says of the scenario.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tells {
    /// Only this API causes it.
    Api(Api),
    /// `{directive}` or `{policy}` belongs to a policy of this disposition.
    Policy(Disposition),
    /// The preflight's answer failed; without it, the response did.
    OfPreflight,
    /// That answer has this header, and `{value}` is its value.
    Value(&'static str),
    /// That answer lacks the header that it needs.
    Lacks,
    /// That answer has this header with this value.
    Has(&'static str, &'static str),
    /// The request's mode.
    Mode(Mode),
    /// The request's redirect mode.
    Redirect(Redirect),
    /// The request's credentials mode.
    Credentials(Credentials),
}

impl Template {
    /// A template all of whose gaps hold values.
    pub(crate) const fn new(text: &'static str) -> Template {
        Template { text, pieces: &[], tells: &[] }
    }

    /// The same, with gaps that hold one of a few wordings.
    pub(crate) const fn with(self, pieces: &'static [(&'static str, Piece)]) -> Template {
        Template { pieces, ..self }
    }

    /// The same, telling more.
    pub(crate) const fn telling(self, tells: &'static [Tells]) -> Template {
        Template { tells, ..self }
    }
}

/// The word of `words` for `api`; empty where there is none.
pub(crate) fn word(words: &'static [Word], api: Api) -> &'static str {
    words.iter().find(|word| word.apis.contains(&api)).map_or("", |word| word.text)
}
