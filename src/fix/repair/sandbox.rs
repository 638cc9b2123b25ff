//! The tokens that a sandbox has to allow.

use super::{FixCode, Repair, Stopped, csp, set};
use crate::contract::report::{Edit, FixPlace};
use crate::contract::scenario_path::ScenarioPath;
use crate::csp::directive::DirectiveName;

/// Adds `token` to every sandbox of the page: to the enforced directives of the page and of the page around it, and to
/// the attribute of its frame.
pub(super) fn allow(stopped: &Stopped<'_, '_>, token: &str, code: FixCode) -> Option<Repair> {
    let lacks = |text: &str| !text.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(token));
    let parent = stopped.client.parent.as_ref().map(|parent| &parent.csp_list);
    let lists = [&stopped.client.csp_list].into_iter().chain(parent);
    let directives = lists.flat_map(|list| list.all_enforced(DirectiveName::Sandbox));
    let mut edits: Vec<Edit> = directives
        .filter(|directive| lacks(directive.text))
        .filter_map(|directive| csp::edit_at(stopped, directive.place, &format!("{} {token}", directive.text)))
        .collect();
    let frame = stopped.environment.scenario.page.frame.as_ref();
    if let Some(attribute) = frame.and_then(|frame| frame.sandbox.as_deref()).filter(|attribute| lacks(attribute)) {
        let after = format!("{attribute} {token}");
        edits.push(set(ScenarioPath::Sandbox, Some(attribute), Some(after.trim())));
    }
    (!edits.is_empty()).then(|| Repair::new(FixPlace::Page, code, edits).with("token", token))
}
