//! What a URL is matched under.

use super::directive::DirectiveName;
use crate::engine::{Departure, Profile};
use crate::url::Url;
use crate::url::origin::Origin;

/// What a source list is matched against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MatchContext<'a> {
    /// The request's current URL, under the scheme that the policy sees.
    pub(crate) url: &'a Url,
    pub(crate) self_origin: &'a Origin<'a>,
    pub(crate) self_reach: SelfReach,
    /// Whether a frame or an object is loaded by a page whose URL has no server: one that inherits its policies.
    pub(crate) is_frame_of_local_page: bool,
    /// The directive whose value the source list is.
    pub(crate) directive: DirectiveName,
    pub(crate) redirect_count: u32,
    /// Whether the policy upgrades insecure requests, and enforces that.
    pub(crate) upgrades: bool,
    pub(crate) profile: &'a Profile,
}

impl MatchContext<'_> {
    /// The same for the source list of `directive`.
    pub(super) fn of(self, directive: DirectiveName) -> Self {
        MatchContext { directive, ..self }
    }

    /// Whether the profile departs from the standards in that way.
    pub(super) fn departs(&self, departure: Departure) -> bool {
        self.profile.departs(departure)
    }
}

/// Which URLs `'self'` can cover.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SelfReach {
    /// Those of the page's origin.
    Origin,
    /// Of these, only `https:` and `wss:`.
    SecureUrls,
    /// The page and what it loads are both files.
    FilesOfFile,
}

/// How two schemes match.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SchemeMatch {
    Same,
    Upgrade,
}
