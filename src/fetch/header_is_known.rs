//! Checks whether a header that an algorithm looks for could be read.

use crate::contract::scenario_path::{Head, ScenarioPath};
use crate::http::response::ResponseHead;
use crate::trace::{Code, Flow, Trace};

/// Stops if the header called `name` is unknown because of text that could not be read.
pub(crate) fn header_is_known(head: &ResponseHead<'_>, name: &str, trace: &mut Trace) -> Flow<()> {
    let Some(line) = head.unread.about(name, &head.header_list) else {
        return Ok(());
    };
    let is_preflight = matches!(head.path, ScenarioPath::HeadHeaders(_, Head::Preflight));
    let code = if is_preflight { Code::PreflightHeaderNotRead } else { Code::ResponseHeaderNotRead };
    Err(trace.unknown(code, head.path, |decision| decision.with("header", name).with("line", line.text).at(line.place)))
}

/// Stops if the text contains several responses, so that even the status is unknown.
pub(crate) fn status_is_known(head: &ResponseHead<'_>, trace: &mut Trace) -> Flow<()> {
    match head.unread.lines.last() {
        Some(line) if head.unread.is_status_open => {
            Err(trace.unknown(Code::ResponseOfSeveralHops, head.path, |decision| {
                decision.with("line", line.text).at(line.place)
            }))
        }
        _ => Ok(()),
    }
}
