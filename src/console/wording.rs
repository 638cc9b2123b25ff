//! What a console line is made of: a template, and what its gaps and choices stand for.
//!
//! The same templates print a line and read it back ([`super::reading`]).

use crate::contract::report::Disposition;
use crate::contract::scenario::{AddressSpace, Api, Credentials, Mode, Redirect};

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
    /// The page was served with this header and value.
    OfPage(&'static str, &'static str),
    /// That answer has this header; its value is not printed, and this one has the effect.
    Assumed(&'static str, &'static str),
    /// What was wrong: whatever a browser checks before that has passed.
    Fault(Fault),
    /// Only these APIs cause it.
    OneOfApis(&'static [Api]),
    /// Where the server sits.
    AddressSpace(AddressSpace),
    /// The user refused the permission for the local network.
    PermissionDenied,
    /// What it is about, where that is none of the APIs that are simulated.
    About(&'static str),
    /// That answer redirects there.
    RedirectsTo(&'static str),
    /// The status of that response. Any status of the same kind would produce the message.
    Status(u16),
    /// The request's URL is one like this.
    Url(&'static str),
    /// The preload's `as` is one like this.
    As(&'static str),
    /// The policy has `{name}`, or `{source}`, a second time.
    Twice,
    /// The redirects never end.
    RedirectsOn,
    /// `{url}` is the target of a redirect, and the redirect itself was refused.
    LeadsTo,
    /// Nothing: the line only shows whose console it is.
    Nothing,
    /// The request's mode.
    Mode(Mode),
    /// The request's redirect mode.
    Redirect(Redirect),
    /// The request's credentials mode.
    Credentials(Credentials),
}

/// What a browser found wrong with an answer, in the order in which it looks.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Fault {
    /// `Access-Control-Allow-Origin`.
    AllowOrigin,
    /// `Access-Control-Allow-Credentials`.
    AllowCredentials,
    /// The preflight's status is not a success.
    PreflightStatus,
    /// The preflight's answer is a redirect.
    PreflightRedirect,
    /// `Access-Control-Allow-Methods` is not a list of methods.
    MethodsUnreadable,
    /// `Access-Control-Allow-Headers` is not a list of header names.
    HeadersUnreadable,
    /// `Access-Control-Allow-Methods` does not list the method.
    Methods,
    /// `Access-Control-Allow-Headers` does not list a header.
    Headers,
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
