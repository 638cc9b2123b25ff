//! A decision without its explanation.

use serde::{Deserialize, Serialize};

use super::Runs;
use super::bare_verdict::BareVerdict;
use crate::api::Outcome;
use crate::contract::report::{Check, PerEngine, Verdict};
use crate::contract::scenario_path::ScenarioPath;
use crate::engine::Engine;
use crate::environment::{Environment, NoClient};
use crate::trace::Detail;

/// The verdicts of a [`Report`](crate::Report) without the steps that lead to them.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Decision {
    /// The verdict of most of the three engines. Without a majority, it is blocked if one of them blocks.
    pub verdict: Verdict,
    /// The check that stopped the request; `None` unless it is blocked.
    pub blocked_by: Option<Check>,
    /// Paths into the scenario of the values that are needed before every engine's verdict is certain.
    pub missing: Vec<String>,
    /// The verdict according to the standards, and the verdict of each engine.
    pub verdicts: PerEngine<BareVerdict>,
}

impl Decision {
    /// The decision for a scenario that has been read and whose page has a URL.
    pub(crate) fn of(environment: &Environment<'_>) -> Decision {
        let client = match environment.client {
            Ok(client) => client,
            Err(NoClient { path }) => return Decision::without_page(*path),
        };
        let mut runs = Runs::new(environment, client, Detail::Verdict);
        let [standards, chromium, firefox, webkit] = Engine::ALL.map(|engine| runs.verdict(engine));
        let verdicts = PerEngine { standards, chromium, firefox, webkit };
        let missing = runs.missing(None).iter().map(ToString::to_string).collect();
        let Outcome { verdict, blocked_by, .. } = runs.into_reported(Detail::Verdict).outcome;
        Decision { verdict, blocked_by, missing, verdicts }
    }

    /// The page's URL is invalid, so there is no client that could make the request.
    fn without_page(path: ScenarioPath) -> Decision {
        let unknown = BareVerdict { verdict: Verdict::Undetermined, blocked_by: None };
        Decision {
            verdict: Verdict::Undetermined,
            blocked_by: None,
            missing: vec![path.to_string()],
            verdicts: PerEngine { standards: unknown, chromium: unknown, firefox: unknown, webkit: unknown },
        }
    }
}
