//! The headers that a fix requires of servers, independent of their configuration language.

use super::quote::{html, line};
use crate::contract::report::{Edit, Fix};
use crate::contract::scenario::{ResponseHead, Scenario};
use crate::contract::scenario_path::{Head, ScenarioPath};
use crate::edit::{apply_fix, placeholder};
use crate::http::header_block;
use crate::http::header_list::is_token;
use crate::input::Inputs;

/// A header that a response must have or must not have.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeaderRule {
    pub(super) name: String,
    /// The value; `None` if the header has to be removed.
    pub(super) value: Option<String>,
    /// Whether the response had the header before. If so, another layer may still add it.
    pub(super) replaces: bool,
}

/// The values of all CORS headers of one server after the fix.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CorsRule {
    pub(super) origin: String,
    pub(super) methods: Vec<String>,
    pub(super) headers: Vec<String>,
    pub(super) exposed: Vec<String>,
    pub(super) credentials: bool,
    pub(super) max_age: Option<u32>,
}

/// The methods that replace `*` if a target cannot allow all methods.
pub(super) const COMMON_METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/// The headers that a fix requires, by response.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rules {
    /// The headers of the page's response.
    pub(super) page: Vec<HeaderRule>,
    /// The contents of `<meta http-equiv="Content-Security-Policy">`.
    pub(super) meta: Vec<String>,
    /// The headers of the response to the preflight.
    pub(super) preflight: Vec<HeaderRule>,
    /// The status of the response to OPTIONS.
    pub(super) preflight_status: Option<u16>,
    /// The headers of the response to the request.
    pub(super) response: Vec<HeaderRule>,
    /// Where one redirect leads, and where it has to lead. Other redirects of the server are not changed.
    pub(super) location: Option<(String, String)>,
    /// The CORS headers, if the fix changes any.
    pub(super) cors: Option<CorsRule>,
}

impl Rules {
    pub(super) fn of(scenario: &Scenario, fix: &Fix) -> Rules {
        let mut rules = Rules::default();
        let mut hop = None;
        for edit in fix.edits.iter().chain(&fix.also) {
            let Some(target) = ScenarioPath::parse(&edit.target) else {
                continue;
            };
            if let Some(index) = target.hop() {
                // Only one server is configured at a time: the first that the fix mentions.
                if hop.is_some_and(|hop| hop != index) {
                    continue;
                }
                hop = Some(index);
            }
            rules.add(target, edit);
        }
        let fixed = apply_fix(scenario, fix);
        let hop = hop.unwrap_or_default();
        let heads = fixed.hops().get(hop);
        // If a duplicate header is removed, the other one is kept and has to be written.
        let left = |rules: &mut [HeaderRule], head: Option<&ResponseHead>| {
            for rule in rules.iter_mut().filter(|rule| rule.value.is_none()) {
                rule.value = value_of(head, &rule.name);
            }
        };
        left(&mut rules.preflight, heads.and_then(|hop| hop.preflight.as_ref()));
        left(&mut rules.response, heads.and_then(|hop| hop.response.as_ref()));
        let is_cors = |rule: &HeaderRule| rule.name.to_ascii_lowercase().starts_with("access-control-");
        if rules.preflight_status.is_some() || rules.preflight.iter().chain(&rules.response).any(is_cors) {
            rules.cors = Some(CorsRule::of(&fixed, hop));
        }
        rules
    }

    fn add(&mut self, target: ScenarioPath, edit: &Edit) {
        let list = match target {
            // The headers of a parent or a worker also deliver policies of the client.
            ScenarioPath::Headers(_) => &mut self.page,
            ScenarioPath::HeadHeaders(_, Head::Preflight) => &mut self.preflight,
            ScenarioPath::HeadHeaders(_, Head::Response) => &mut self.response,
            ScenarioPath::Meta(..) => {
                self.meta.extend(edit.after.clone());
                return;
            }
            ScenarioPath::HeadStatus(_, Head::Preflight) => {
                self.preflight_status = edit.after.as_deref().and_then(|status| status.parse().ok());
                return;
            }
            _ => return,
        };
        let Some(name) = edit.header.clone() else {
            return;
        };
        if name.eq_ignore_ascii_case("Location") {
            self.location = edit.before.clone().zip(edit.after.clone());
            return;
        }
        match list.iter_mut().find(|rule| rule.name.eq_ignore_ascii_case(&name)) {
            // For a duplicate header, the value that it keeps or gets is used.
            Some(rule) => {
                rule.replaces |= edit.before.is_some();
                if edit.after.is_some() {
                    rule.value.clone_from(&edit.after);
                }
            }
            None => list.push(HeaderRule { name, value: edit.after.clone(), replaces: edit.before.is_some() }),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Rules::default()
    }

    /// Whether a policy has a nonce, which must be different in each response.
    pub(super) fn has_nonce(&self) -> bool {
        self.page.iter().chain(&self.response).any(|rule| rule.value.as_deref().is_some_and(has_nonce))
            || self.meta.iter().any(|content| has_nonce(content))
    }

    /// Whether all changes are in the page and none is in the configuration of a server.
    pub(super) fn is_meta_only(&self) -> bool {
        !self.meta.is_empty() && *self == Rules { meta: self.meta.clone(), ..Rules::default() }
    }

    /// Whether the only change is where a redirect leads.
    pub(super) fn is_location_only(&self) -> bool {
        self.location.is_some() && *self == Rules { location: self.location.clone(), ..Rules::default() }
    }

    /// The response's rules that are not part of CORS.
    pub(super) fn others(&self) -> impl Iterator<Item = &HeaderRule> {
        self.response.iter().filter(|rule| {
            let lower = rule.name.to_ascii_lowercase();
            !lower.starts_with("access-control-") && (lower != "vary" || self.cors.is_none())
        })
    }

    /// Plain header lines, grouped by response.
    pub(super) fn lines(&self) -> String {
        let mut text = String::new();
        let mut part = |title: &str, rules: &[HeaderRule]| {
            if !rules.is_empty() {
                text.push_str(&format!("# {title}\n"));
            }
            for rule in rules {
                match &rule.value {
                    Some(value) => text.push_str(&format!("{}: {}\n", rule.name, line(value))),
                    None => text.push_str(&format!("# without {}\n", rule.name)),
                }
            }
        };
        part("the page", &self.page);
        part("the response to OPTIONS", &self.preflight);
        part("the response", &self.response);
        if let Some((before, after)) = &self.location {
            text.push_str(&format!("# instead of Location: {}\nLocation: {}\n", line(before), line(after)));
        }
        if let Some(status) = self.preflight_status {
            text.push_str(&format!("# the status of the response to OPTIONS: {status}\n"));
        }
        for content in &self.meta {
            text.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content={}>\n", html(content)));
        }
        text
    }
}

impl CorsRule {
    /// The methods as a list, for a target that cannot express all methods.
    pub(super) fn listed_methods(&self) -> Vec<String> {
        if self.methods.iter().any(|method| method == "*") {
            COMMON_METHODS.map(str::to_owned).to_vec()
        } else {
            self.methods.clone()
        }
    }

    fn of(scenario: &Scenario, hop: usize) -> CorsRule {
        let hop = scenario.hops().get(hop);
        let preflight = hop.and_then(|hop| hop.preflight.as_ref());
        let response = hop.and_then(|hop| hop.response.as_ref());
        let both = |name: &str| value_of(response, name).or_else(|| value_of(preflight, name)).unwrap_or_default();
        let list = |text: String| -> Vec<String> {
            text.split(',').map(str::trim).filter(|item| is_token(item)).map(Into::into).collect()
        };
        let method = scenario.request.method.clone().unwrap_or_else(|| "GET".to_owned()).to_ascii_uppercase();
        let mut methods = list(value_of(preflight, "Access-Control-Allow-Methods").unwrap_or_default());
        if methods.is_empty() {
            methods.push(method);
        }
        CorsRule {
            origin: both("Access-Control-Allow-Origin"),
            methods,
            headers: list(value_of(preflight, "Access-Control-Allow-Headers").unwrap_or_default()),
            exposed: list(value_of(response, "Access-Control-Expose-Headers").unwrap_or_default()),
            credentials: both("Access-Control-Allow-Credentials") == "true",
            max_age: value_of(preflight, "Access-Control-Max-Age").and_then(|seconds| seconds.parse().ok()),
        }
    }
}

/// The value of a header of a response.
fn value_of(head: Option<&ResponseHead>, name: &str) -> Option<String> {
    let input = head.and_then(|head| head.headers.as_ref());
    let block = header_block::read(
        input,
        ScenarioPath::HeadHeaders(0, Head::Response),
        &mut Inputs::default(),
        &mut Vec::new(),
    );
    block.list.get(name).map(std::borrow::Cow::into_owned)
}

fn has_nonce(policy: &str) -> bool {
    policy.contains(placeholder::NONCE)
}

/// Replaces the nonce in `text`, which is a literal in a template, by `expression`.
pub(super) fn with_nonce(text: &str, expression: &str) -> String {
    text.replace(placeholder::NONCE, expression)
}
