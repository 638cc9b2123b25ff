//! The headers with which a framed page allows its ancestors.

use super::{FixCode, Repair, Stopped, set_header};
use crate::contract::report::{Disposition, Edit, FixPlace};
use crate::contract::scenario_path::Head;
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::policy::CspList;
use crate::edit::replace::replacing;
use crate::http::header_list::HeaderList;
use crate::url::origin::Origin;

const POLICY: &str = "Content-Security-Policy";
const X_FRAME_OPTIONS: &str = "X-Frame-Options";

/// Adds the missing pages to the `frame-ancestors` directive of the response.
pub(super) fn list_ancestors(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let (list, csp_list) = framed(stopped)?;
    let directive = csp_list
        .policies
        .iter()
        .filter_map(|policy| policy.directive(DirectiveName::FrameAncestors))
        .find(|directive| Some(&directive.place) == stopped.decision.places.first())?;
    let sources = ancestors(stopped, &csp_list)?;
    let kept = directive.tokens().filter(|token| !token.eq_ignore_ascii_case("'none'"));
    let mut all: Vec<String> = kept.map(str::to_owned).collect();
    for source in sources {
        if !all.contains(&source) {
            all.push(source);
        }
    }
    let value = format!("frame-ancestors {}", all.join(" "));
    let edit = rewritten(stopped, list, directive, &value)?;
    Some(Repair::new(FixPlace::Server, FixCode::FrameAncestorsList, vec![edit]).with("value", value))
}

fn rewritten(stopped: &Stopped<'_, '_>, list: &HeaderList<'_>, directive: &Directive<'_>, value: &str) -> Option<Edit> {
    replacing(&stopped.environment.inputs, list, directive.place, value)
}

/// Replaces `X-Frame-Options`, which cannot name other origins, by `frame-ancestors`, which disables it. If all
/// ancestors are of the page's own origin, `SAMEORIGIN` is enough.
pub(super) fn instead_of_x_frame_options(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let mut repairs = Vec::new();
    let Some((list, csp_list)) = framed(stopped) else {
        return repairs;
    };
    let target = stopped.headers(Head::Response);
    let Some(sources) = ancestors(stopped, &csp_list) else {
        return repairs;
    };
    if sources.iter().all(|source| source == "'self'") {
        let edits = set_header(target, Some(list), X_FRAME_OPTIONS, "SAMEORIGIN");
        repairs.push(Repair::new(FixPlace::Server, FixCode::XFrameOptionsSameOrigin, edits));
    }
    let value = format!("frame-ancestors {}", sources.join(" "));
    let enforced = csp_list.policies.iter().rfind(|policy| policy.disposition == Disposition::Enforce);
    let edit = match enforced {
        Some(policy) => {
            let text = policy.serialized.trim_end_matches([';', ' ', '\t']);
            replacing(&stopped.environment.inputs, list, policy.place, &format!("{text}; {value}"))
        }
        None => Some(Edit {
            target: target.to_string(),
            header: Some(POLICY.to_owned()),
            before: None,
            after: Some(value.clone()),
        }),
    };
    repairs.extend(
        edit.map(|edit| Repair::new(FixPlace::Server, FixCode::FrameAncestorsInstead, vec![edit]).with("value", value)),
    );
    repairs
}

/// The response of the framed page, with its policies.
fn framed<'s>(stopped: &'s Stopped<'_, '_>) -> Option<(&'s HeaderList<'s>, CspList<'s>)> {
    let list = &stopped.environment.response(stopped.hop())?.header_list;
    let url = stopped.decision.url.as_ref()?;
    Some((list, CspList::of_response(list, url)))
}

/// Sources for the pages around the framed one; `None` if one of them has an origin that no source can match.
fn ancestors(stopped: &Stopped<'_, '_>, csp_list: &CspList<'_>) -> Option<Vec<String>> {
    let mut sources = Vec::new();
    for ancestor in &stopped.client.with_ancestors {
        let source = match &ancestor.origin {
            Origin::Opaque => return None,
            origin @ Origin::Tuple { .. } if origin.is_same_origin(&csp_list.self_origin) => "'self'".to_owned(),
            origin @ Origin::Tuple { .. } => origin.serialized(),
        };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    Some(sources)
}
