//! Warnings about problems of what was pasted, independent of the verdict. Each has its place and, if possible, a
//! repair.
//!
//! They use what the algorithms have read, so no rule is implemented a second time.

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

/// The parts of a scenario that its checks use.
#[derive(Clone, Copy)]
struct Context<'e, 'a> {
    environment: &'e Environment<'a>,
    client: &'e Client<'a>,
}

/// The problems of the page's headers, the request and the responses.
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
        if let Some(worker) = &client.controller {
            let page_is_secure = worker.url.scheme() == "https";
            let (csp_list, header_list) = (&worker.csp_list, Some(&worker.header_list));
            policy_problems(&Policies { csp_list, header_list, page_is_secure, ..policies }, &mut problems);
        }
        let context = Context { environment, client };
        page::problems(context, &mut problems);
        request::problems(context, &mut problems);
        responses(context, &mut problems);
        scenario::problems(context, exchanges, &mut problems);
    }
    problems
}

fn responses(context: Context<'_, '_>, problems: &mut Vec<Problem>) {
    for hop in &context.environment.hops {
        if let Some(head) = &hop.preflight {
            cors::preflight(context, head, problems);
            problems.extend(gateways::problem(head));
        }
        if let Some(head) = &hop.response {
            cors::response(context, head, problems);
            problems.extend(gateways::problem(head));
        }
    }
}
