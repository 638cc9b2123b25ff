//! The parts of a console line: a template, and what its gaps stand for.
//!
//! The same templates are used to print a line and to read it ([`super::reading`]).

use crate::contract::report::Disposition;
use crate::contract::scenario::{AddressSpace, Api, Credentials, Mode, Redirect};

/// A sentence that a browser prints, with a `{gap}` for each value.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) text: &'static str,
    /// The gaps that stand for one of a few wordings. All other gaps stand for a value.
    pub(crate) pieces: &'static [(&'static str, Piece)],
    /// The facts about the scenario that the line states, apart from the values of the gaps.
    pub(crate) implies: &'static [Implies],
}

/// The meaning of a gap that is not a value.
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

/// A fact about the scenario that a line states.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Implies {
    /// Only this API causes it.
    Api(Api),
    /// `{directive}` or `{policy}` belongs to a policy of this disposition.
    Policy(Disposition),
    /// The response to the preflight was refused. Without this, it was the response to the request.
    OfPreflight,
    /// That response has this header, and `{value}` is its value.
    Value(&'static str),
    /// That response lacks the header that it needs.
    Lacks,
    /// That response has this header with this value.
    Has(&'static str, &'static str),
    /// The page was served with this header and value.
    OfPage(&'static str, &'static str),
    /// That response has this header. The value is not printed; this value has the same effect.
    Assumed(&'static str, &'static str),
    /// The fault. All checks that the browser makes before this one have passed.
    Fault(Fault),
    /// Only these APIs cause it.
    OneOfApis(&'static [Api]),
    /// The address space of the server.
    AddressSpace(AddressSpace),
    /// The user denied the permission for the local network.
    PermissionDenied,
    /// The subject of the line, if it is not one of the simulated APIs.
    About(&'static str),
    /// That response redirects to this URL.
    RedirectsTo(&'static str),
    /// The status of that response. Any status of the same kind would cause the message.
    Status(u16),
    /// The request's URL is similar to this one.
    Url(&'static str),
    /// The `as` of the preload is similar to this one.
    As(&'static str),
    /// `{name}` or `{source}` occurs twice in the policy.
    Twice,
    /// There are too many redirects.
    RedirectsOn,
    /// `{url}` is the target of a redirect that was refused.
    LeadsTo,
    /// Nothing: the line only shows which browser printed it.
    Nothing,
    /// The script is a module.
    Module,
    /// The request's mode.
    Mode(Mode),
    /// The request's redirect mode.
    Redirect(Redirect),
    /// The request's credentials mode.
    Credentials(Credentials),
}

/// The fault that a browser found in a response. The variants have the order of the checks.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Fault {
    /// The value of `Access-Control-Allow-Origin`.
    AllowOrigin,
    /// The value of `Access-Control-Allow-Credentials`.
    AllowCredentials,
    /// The status of the preflight's response is not a success.
    PreflightStatus,
    /// The preflight's response is a redirect.
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
    /// A template whose gaps all stand for values.
    pub(crate) const fn new(text: &'static str) -> Template {
        Template { text, pieces: &[], implies: &[] }
    }

    /// Adds gaps that stand for one of a few wordings.
    pub(crate) const fn with(self, pieces: &'static [(&'static str, Piece)]) -> Template {
        Template { pieces, ..self }
    }

    /// Adds what the line says about the scenario.
    pub(crate) const fn implying(self, implies: &'static [Implies]) -> Template {
        Template { implies, ..self }
    }
}

/// The word in `words` for `api`; empty if there is none.
pub(crate) fn word(words: &'static [Word], api: Api) -> &'static str {
    words.iter().find(|word| word.apis.contains(&api)).map_or("", |word| word.text)
}
