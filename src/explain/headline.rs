//! The headline of a report.

use crate::contract::report::{Gate, GateName, GateState, Headline, Step, Verdict, Verdicts};
use crate::run::bare_verdict::BareVerdict;
use crate::trace::Code;

/// The headline of a report.
pub(crate) fn headline(verdict: Verdict, verdicts: &Verdicts, steps: &[Step]) -> Headline {
    let engines = verdicts.browsers().map(BareVerdict::of_report);
    let mut counted = engines.iter().filter(|engine| engine.counts_among(&engines)).map(|engine| engine.verdict);
    let first = counted.next();
    if counted.any(|other| Some(other) != first) {
        return Headline::BrowsersDisagree;
    }
    match verdict {
        Verdict::Allowed => Headline::Allowed,
        Verdict::Blocked => Headline::Blocked,
        Verdict::Undetermined if waits_for_server(steps) => Headline::ServerDecides,
        Verdict::Undetermined => Headline::Undetermined,
    }
}

/// Whether only a server's response is missing.
fn waits_for_server(steps: &[Step]) -> bool {
    let deciding = steps.iter().find(|step| step.decisive);
    deciding.is_some_and(|step| {
        let codes = [
            Code::PreflightResponseNotKnown,
            Code::PreflightResponseFromElsewhere,
            Code::ResponseNotKnown,
            Code::ResponseFromElsewhere,
        ];
        codes.iter().any(|code| step.code == code.as_str())
    })
}

/// Whether the page's policies were checked and allow the request.
pub(super) fn policy_allows(gates: &[Gate]) -> bool {
    gates.iter().any(|gate| gate.gate == GateName::Policy && gate.state == GateState::Passed)
}
