//! [Responses](https://fetch.spec.whatwg.org/#concept-response).

use super::header_block::unread::Unread;
use super::header_list::HeaderList;
use super::mime_type::{self, MimeType};
use crate::contract::scenario::AddressSpace;
use crate::contract::scenario_path::ScenarioPath;
use crate::input::Place;

/// The head of a server's response, as far as the scenario gives it.
#[derive(Debug)]
pub(crate) struct ResponseHead<'a> {
    pub(crate) status: u16,
    /// The place of the status; `None` if it is the default.
    pub(crate) status_place: Option<Place>,
    /// The path of its headers in the scenario.
    pub(crate) path: ScenarioPath,
    pub(crate) header_list: HeaderList<'a>,
    /// The URL that it came from, if the scenario gives the URL.
    pub(crate) url: Option<(&'a str, Place)>,
    pub(crate) address_space: Option<AddressSpace>,
    /// The body, if the scenario gives it.
    pub(crate) text: Option<&'a str>,
    /// The parts of the headers that could not be read.
    pub(crate) unread: Unread<'a>,
}

/// The result of a fetch that is not a network error.
#[derive(Debug)]
pub(crate) enum Response<'r, 'a> {
    /// The response of a server.
    Network(&'r ResponseHead<'a>),
    /// An opaque-redirect filtered response.
    OpaqueRedirect,
    /// A response that the browser creates for a `data:`, `blob:` or `about:` URL.
    Local {
        /// Its `Content-Type`, if it is known. That of a blob is unknown.
        type_: Option<MimeType>,
        /// The names of its headers.
        headers: &'static [&'static str],
    },
    /// The response of the server is unknown, and the algorithm has not needed it so far.
    NotKnown,
}

impl Response<'_, '_> {
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Response::Network(head) => Some(head.status),
            Response::Local { .. } => Some(200),
            Response::OpaqueRedirect | Response::NotKnown => None,
        }
    }

    /// The [MIME type](https://fetch.spec.whatwg.org/#concept-header-extract-mime-type) in its headers.
    pub(crate) fn mime_type(&self) -> Option<MimeType> {
        match self {
            Response::Network(head) => mime_type::extract(&head.header_list),
            Response::Local { type_, .. } => type_.clone(),
            Response::OpaqueRedirect | Response::NotKnown => None,
        }
    }

    /// The places of its headers called `name`.
    pub(crate) fn places(&self, name: &str) -> impl Iterator<Item = Place> {
        let head = if let Response::Network(head) = self { Some(head) } else { None };
        head.into_iter().flat_map(move |head| head.header_list.places(name))
    }
}
