//! What is decided, with nothing told.

use serde::{Deserialize, Serialize};

use super::Runs;
use crate::api::Outcome;
use crate::contract::report::{Check, PerEngine, Verdict};
use crate::contract::scenario_path::ScenarioPath;
use crate::engine::Engine;
use crate::environment::{Environment, NoClient};
use crate::trace::Detail;

/// What a [`Report`](crate::Report) says first, without what leads to it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decision {
    /// What most of the three engines do; without a majority, blocked if one of them blocks.
    pub verdict: Verdict,
    /// The check that stopped it; `None` unless blocked.
    pub blocked_by: Option<Check>,
    /// Paths into the scenario of what has to be known before every engine's answer is certain.
    pub missing: Vec<String>,
    /// The answer by the letter of the standards, and in each engine.
    pub verdicts: PerEngine<BareVerdict>,
}

/// One engine's answer.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BareVerdict {
    /// Does the API call succeed?
    pub verdict: Verdict,
    /// The check that stopped it; `None` unless blocked.
    pub blocked_by: Option<Check>,
}

impl Decision {
    /// The answer to a scenario that has been read, whose page has a URL.
    pub(crate) fn of(environment: &Environment<'_>) -> Decision {
        let client = match environment.client {
            Ok(client) => client,
            Err(NoClient { path }) => return Decision::without_page(*path),
        };
        let mut runs = Runs::new(environment, client, Detail::Verdict);
        let [standards, chromium, firefox, webkit] = Engine::ALL.map(|engine| {
            let Outcome { verdict, blocked_by, .. } = *runs.outcome(engine);
            BareVerdict { verdict, blocked_by }
        });
        let verdicts = PerEngine { standards, chromium, firefox, webkit };
        let missing = runs.missing(None).iter().map(ToString::to_string).collect();
        let Outcome { verdict, blocked_by, .. } = runs.into_reported(Detail::Verdict).outcome;
        Decision { verdict, blocked_by, missing, verdicts }
    }

    /// Where the page's URL is none, there is nobody who asks.
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
