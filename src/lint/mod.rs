//! What is wrong with what was pasted, whatever the verdict: warnings, each at its place, with a
//! repair where one is known.
//!
//! Reads what the algorithms read; no rule is implemented a second time here.

mod cors;
mod csp;
mod gateways;
mod page;
mod request;
mod scenario;

pub(crate) use csp::{Policies, problems as policy_problems};

use crate::contract::report::Exchange;
use crate::environment::{Client, Environment};
use crate::input::problem::Problem;

/// What is wrong with the page's headers, the request and the answers.
pub(crate) fn problems(environment: &Environment<'_>, exchanges: &[Exchange]) -> Vec<Problem> {
    let mut problems = environment.problems.clone();
    if let Ok(client) = environment.client {
        let policies = Policies {
            inputs: &environment.inputs,
            csp_list: &client.csp_list,
            header_list: Some(&client.header_list),
            page_is_secure: client.url.scheme() == "https",
        };
        policy_problems(&policies, &mut problems);
        page::problems(environment, client, &mut problems);
        request::problems(environment, client, &mut problems);
        answers(environment, client, &mut problems);
        scenario::problems(environment, client, exchanges, &mut problems);
    }
    problems
}

fn answers(environment: &Environment<'_>, client: &Client<'_>, problems: &mut Vec<Problem>) {
    for hop in &environment.hops {
        if let Some(head) = &hop.preflight {
            cors::preflight(environment, head, problems);
            problems.extend(gateways::problem(head));
        }
        if let Some(head) = &hop.response {
            cors::response(environment, client, head, problems);
            problems.extend(gateways::problem(head));
        }
    }
}
