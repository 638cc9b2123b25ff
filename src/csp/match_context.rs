//! The source that a URL is matched against, and the state of the request that matters for it.

use super::directive::DirectiveName;
use crate::engine::{Departure, Profile};
use crate::url::Url;
use crate::url::origin::Origin;

/// The context in which a URL is matched against a source list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MatchContext<'a> {
    /// The request's current URL, with the scheme that the policy sees.
    pub(crate) url: &'a Url,
    pub(crate) self_origin: &'a Origin<'a>,
    /// The scheme of host sources without one; that of the page's origin.
    pub(crate) self_scheme: Option<&'a str>,
    pub(crate) self_reach: SelfReach,
    /// Whether a page without a server (`about:`, `blob:`, `data:`) loads a frame or an object. Such a page inherits
    /// its policies.
    pub(crate) is_frame_of_local_page: bool,
    /// The directive whose value is the source list.
    pub(crate) directive: DirectiveName,
    pub(crate) redirect_count: u32,
    /// Whether the policy is enforced and has `upgrade-insecure-requests`.
    pub(crate) upgrades: bool,
    pub(crate) profile: &'a Profile,
}

impl MatchContext<'_> {
    /// The same context for the source list of `directive`.
    pub(super) fn of(self, directive: DirectiveName) -> Self {
        MatchContext { directive, ..self }
    }

    /// Whether the profile has this departure from the standards.
    pub(super) fn departs(&self, departure: Departure) -> bool {
        self.profile.departs(departure)
    }
}

/// Which URLs `'self'` can cover.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SelfReach {
    /// URLs of the page's origin.
    Origin,
    /// URLs of the page's origin with the scheme `https:` or `wss:`.
    SecureUrls,
    /// Files, because both the page and the URL are files.
    FilesOfFile,
}

/// How two schemes match.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SchemeMatch {
    Same,
    Upgrade,
}
