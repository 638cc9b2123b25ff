//! An engine's verdict without the steps that lead to it, and the verdict that several engines have together.

use serde::{Deserialize, Serialize};

use crate::api::Outcome;
use crate::contract::report::{Check, EngineVerdict, Verdict};

/// One engine's verdict.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BareVerdict {
    /// Whether the API call succeeds.
    pub verdict: Verdict,
    /// The check that stopped the request; `None` unless it is blocked.
    pub blocked_by: Option<Check>,
}

impl BareVerdict {
    /// The verdict of a run.
    pub(crate) fn of_run(outcome: &Outcome) -> BareVerdict {
        BareVerdict { verdict: outcome.verdict, blocked_by: outcome.blocked_by }
    }

    /// The verdict in a report.
    pub(crate) fn of_report(engine: &EngineVerdict) -> BareVerdict {
        BareVerdict { verdict: engine.verdict, blocked_by: engine.blocked_by }
    }

    /// Whether the engine lacks the API.
    fn lacks_api(self) -> bool {
        self.blocked_by == Some(Check::Unsupported)
    }

    /// Whether this verdict counts among those of `engines`. The verdict of an engine that lacks the API does not count
    /// if another engine has it, because the call cannot be made there.
    pub(crate) fn counts_among(self, engines: &[BareVerdict]) -> bool {
        !self.lacks_api() || engines.iter().copied().all(BareVerdict::lacks_api)
    }
}

/// The verdict of most engines that count. Without a majority, it is blocked if one of them blocks, and undetermined
/// otherwise.
pub(crate) fn reported(engines: &[BareVerdict]) -> Verdict {
    let counted = || engines.iter().filter(|engine| engine.counts_among(engines));
    let count = |wanted: Verdict| counted().filter(|engine| engine.verdict == wanted).count();
    let all = counted().count();
    let most =
        [Verdict::Allowed, Verdict::Blocked, Verdict::Undetermined].into_iter().find(|wanted| 2 * count(*wanted) > all);
    most.unwrap_or(if count(Verdict::Blocked) > 0 { Verdict::Blocked } else { Verdict::Undetermined })
}
