//! The scenario after it has been read: the page as an
//! [environment settings object](https://html.spec.whatwg.org/multipage/webappapis.html#environment-settings-object),
//! the texts of the request, and the responses of the servers.
//!
//! A scenario is read once for all profiles, and a page once for all its requests.

mod client;
pub(crate) mod policy_headers;
mod settings;

pub(crate) use policy_headers::EmbedderPolicy;
pub(crate) use settings::Settings;

use std::cell::OnceCell;

use self::policy_headers::{EmbedderPolicyHeader, IntegrityPolicies};
use crate::contract::report::{Violation, ViolationReport};
use crate::contract::scenario::{self, AddressSpace, Api, InsertedBy, Permission};
use crate::contract::scenario_path::{Document, Head, RequestField, ScenarioPath};
use crate::csp;
use crate::csp::frame_ancestors::Ancestor;
use crate::csp::hash::Hashed;
use crate::csp::policy::{CspList, Policy};
use crate::csp::violation::strip_url_for_reports;
use crate::csp::violation_report;
use crate::engine::{Departure, Profile};
use crate::http::header_block::{self, HeaderBlock};
use crate::http::header_list::HeaderList;
use crate::http::referrer::ReferrerPolicy;
use crate::http::response::ResponseHead;
use crate::input::problem::{Problem, ProblemKind};
use crate::input::{Inputs, Place};
use crate::text::newlines;
use crate::url::origin::Origin;
use crate::url::{Url, UrlError};

/// The maker of the request: the page, or a worker of the page.
#[derive(Debug)]
pub(crate) struct Client<'a> {
    pub(crate) url: Url,
    /// The URL against which relative URLs are resolved and from which referrers are derived. If the page's own is an
    /// `about:` URL, it is the URL of the parent.
    pub(crate) base_url: Url,
    /// The URL whose scheme determines whether mixed content is prohibited. If the client's own URL has no origin, it
    /// is the URL of the creator.
    pub(crate) trust_url: Url,
    /// The URL because of which the client is not a secure context, if there is one, and its place. It is the URL of
    /// the page or of a page around it.
    pub(crate) insecure: Option<(Url, Place)>,
    /// Opaque if a sandbox makes it so.
    pub(crate) origin: Origin<'static>,
    /// The page around it, unless the page has inherited that page's policies.
    pub(crate) parent: Option<Parent<'a>>,
    /// The service worker that controls it, whatever its origin is.
    pub(crate) controller: Option<Box<Client<'a>>>,
    /// The page and the pages around it, the nearest first. They are the ancestors of every page that it frames.
    pub(crate) with_ancestors: Vec<Ancestor>,
    /// Whether it is a worker.
    pub(crate) is_worker: bool,
    /// Whether it is a service worker.
    pub(crate) is_service_worker: bool,
    /// Whether it is the content script of an extension in the page.
    pub(crate) is_content_script: bool,
    /// The directive with which the page or worker that started it upgrades requests, if there is one.
    pub(crate) starter_upgrades: Option<Place>,
    /// The sandboxes that make its origin opaque: that of the parent page, and the attribute of the frame.
    pub(crate) opaque_by_parent: Option<Place>,
    pub(crate) opaque_by_attribute: Option<Place>,
    /// The sandbox that prevents the submission of the page's forms, if there is one.
    pub(crate) forms_forbidden_by: Option<Place>,
    /// The directive that prevents the page's scripts from running, if there is one.
    pub(crate) scripts_forbidden_by: Option<Place>,
    /// The policies as the standards read them: a `meta` element contains one policy.
    pub(crate) csp_list: CspList<'a>,
    /// The policies if the commas in a `meta` element separate policies; `None` if there are no commas.
    csp_list_of_lists: Option<CspList<'a>>,
    pub(crate) header_list: HeaderList<'a>,
    /// The referrer policy that its headers name; `None` if they name no known one.
    pub(crate) delivered_referrer_policy: Option<ReferrerPolicy>,
    pub(crate) embedder_policy: Option<EmbedderPolicyHeader>,
    /// Text that may set an embedder policy but could not be read.
    pub(crate) unread_embedder_policy: Option<csp::unread::Unread<'a>>,
    /// [Document-Isolation-Policy](https://wicg.github.io/document-isolation-policy/), whose values mean the same as
    /// those of an embedder policy.
    isolation_policy: Option<EmbedderPolicyHeader>,
    pub(crate) integrity_policies: IntegrityPolicies,
    pub(crate) host_permissions: &'a [String],
    /// The address space of the page's server, if the scenario gives it.
    pub(crate) address_space: Option<AddressSpace>,
    /// The user's decision about access to the local network, if the scenario gives it.
    pub(crate) local_network_permission: Option<Permission>,
}

/// The page around a page.
#[derive(Debug)]
pub(crate) struct Parent<'a> {
    pub(crate) url: Url,
    pub(crate) csp_list: CspList<'a>,
    pub(crate) header_list: HeaderList<'a>,
}

impl<'a> Client<'a> {
    /// Its referrer policy.
    pub(crate) fn referrer_policy(&self) -> ReferrerPolicy {
        self.delivered_referrer_policy.unwrap_or_default()
    }

    /// The page's policies as the engine of the profile reads them.
    fn csp_list(&self, profile: &Profile) -> &CspList<'a> {
        match &self.csp_list_of_lists {
            Some(list) if profile.departs(Departure::MetaPolicyIsList) => list,
            _ => &self.csp_list,
        }
    }

    /// The reports that are sent about a violation of the client's policies.
    pub(crate) fn reports(&self, violation: &Violation) -> Vec<ViolationReport> {
        let is_of = |client: &Client<'_>| violation.document_uri == strip_url_for_reports(&client.url);
        if let Some(worker) = self.controller.as_deref().filter(|worker| is_of(worker)) {
            return worker.reports(violation);
        }
        let is_violated = |policy: &&Policy<'_>| {
            policy.disposition == violation.disposition && policy.text_for_reports() == violation.original_policy
        };
        let policy = self.readings().flat_map(|list| &list.policies).find(is_violated).filter(|_| is_of(self));
        // Endpoints are set only by a response over a secure connection, and only for the document that came with it.
        let is_secure = self.url.is_http() && self.insecure.is_none();
        let none = HeaderList::default();
        let headers = if is_secure { &self.header_list } else { &none };
        policy.map_or_else(Vec::new, |policy| violation_report::reports(violation, policy, headers, &self.base_url))
    }

    /// Whether the text at `place` is one of its service worker's policies.
    pub(crate) fn is_of_controller(&self, place: Place) -> bool {
        let worker = self.controller.as_ref();
        worker.is_some_and(|worker| worker.csp_list.policies.iter().any(|policy| policy.place.contains(place)))
    }

    /// The other policies that apply: those of the page around it and of its service worker.
    pub(crate) fn other_policies(&self) -> impl Iterator<Item = &CspList<'a>> {
        let parent = self.parent.as_ref().map(|parent| &parent.csp_list);
        parent.into_iter().chain(self.controller.as_ref().map(|worker| &worker.csp_list))
    }

    /// Its own headers, and those of the page around it and of its service worker, whose policies apply as well.
    pub(crate) fn header_lists(&self) -> impl Iterator<Item = &HeaderList<'a>> {
        let parent = self.parent.as_ref().map(|parent| &parent.header_list);
        [&self.header_list].into_iter().chain(parent).chain(self.controller.as_ref().map(|worker| &worker.header_list))
    }

    /// All ways in which engines read the page's policies.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &CspList<'a>> {
        [&self.csp_list].into_iter().chain(&self.csp_list_of_lists)
    }
}

/// There is no client because a URL is invalid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoClient {
    /// Its path in the scenario.
    pub(crate) path: ScenarioPath,
}

/// A text of the request and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

/// A hop that has been read.
#[derive(Debug, Default)]
pub(crate) struct Hop<'a> {
    pub(crate) preflight: Option<ResponseHead<'a>>,
    pub(crate) response: Option<ResponseHead<'a>>,
}

/// The page without a request, so that it is read only once for many requests.
#[derive(Debug)]
pub(crate) struct PageEnvironment<'a> {
    page: &'a scenario::Page,
    /// The client of the request, or which URL is invalid.
    pub(crate) client: Result<Client<'a>, NoClient>,
    url: Placed<'a>,
    pub(crate) inputs: Inputs<'a>,
    problems: Vec<Problem>,
}

impl<'a> PageEnvironment<'a> {
    /// Reads `page`. This never fails: what cannot be read becomes a problem with its place.
    pub(crate) fn read(page: &'a scenario::Page) -> PageEnvironment<'a> {
        let (mut inputs, mut problems) = (Inputs::default(), Vec::new());
        let url = placed(ScenarioPath::Url(Document::Page), &page.url, &mut inputs);
        let client = client::read(page, url, &mut inputs, &mut problems);
        PageEnvironment { page, client, url, inputs, problems }
    }
}

/// The parts of a scenario that algorithms look things up in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScenarioParts<'a> {
    pub(crate) page: &'a scenario::Page,
    pub(crate) request: &'a scenario::RequestDescription,
}

/// The scenario after it has been read.
#[derive(Debug)]
pub(crate) struct Environment<'a> {
    pub(crate) scenario: ScenarioParts<'a>,
    /// The client of the request, or which URL is invalid.
    pub(crate) client: &'a Result<Client<'a>, NoClient>,
    pub(crate) page_url: Placed<'a>,
    /// Empty if the request has no URL.
    pub(crate) request_url: Placed<'a>,
    /// The code of the request, which is inline or compiled.
    pub(crate) code: Placed<'a>,
    /// The code with its digests. For a `javascript:` URL, it is the whole URL.
    pub(crate) source: Hashed<'a>,
    /// The URL of the call, resolved against the page's URL. It is the same under every profile, so it is parsed only
    /// once.
    target: OnceCell<Result<Url, UrlError>>,
    pub(crate) method: Option<Placed<'a>>,
    pub(crate) request_headers: HeaderBlock<'a>,
    pub(crate) hops: Vec<Hop<'a>>,
    pub(crate) inputs: Inputs<'a>,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Environment<'a> {
    /// Reads the request of `page` and the responses. This never fails: what cannot be read becomes a problem with its
    /// place.
    pub(crate) fn read(
        page: &'a PageEnvironment<'a>,
        request: &'a scenario::RequestDescription,
        hops: &'a [scenario::Hop],
    ) -> Environment<'a> {
        let (mut inputs, mut problems) = (Inputs::after(&page.inputs), page.problems.clone());
        let request_url =
            placed(ScenarioPath::Request(RequestField::Url), request.url.as_deref().unwrap_or_default(), &mut inputs);
        let text = request.text.as_ref().and_then(|text| text.texts().first()).map_or("", String::as_str);
        let code = placed(ScenarioPath::Request(RequestField::Text), text, &mut inputs);
        // The code of a `javascript:` URL may be given as the request's URL.
        let code_url = request.url.as_deref().filter(|url| request.text.is_none() && url.starts_with("javascript:"));
        let mut source = match (request.api, code_url) {
            (Api::JavascriptUrl, Some(url)) => Hashed::of_javascript_url(url),
            (Api::JavascriptUrl, None) => Hashed::of_javascript_url(&["javascript:", text].concat()),
            (api, _) if is_in_markup(api, request.inserted_by) => Hashed::new(newlines::normalized(text)),
            _ => Hashed::new(text),
        };
        source.is_given = request.text.is_some() || (request.api == Api::JavascriptUrl && code_url.is_some());
        let method = request
            .method
            .as_deref()
            .map(|method| placed(ScenarioPath::Request(RequestField::Method), method, &mut inputs));
        let request_headers = header_block::read(
            request.headers.as_ref(),
            ScenarioPath::Request(RequestField::Headers),
            &mut inputs,
            &mut problems,
        );
        let default_status = if request.api == Api::WebSocket { 101 } else { 200 };
        let hops = hops
            .iter()
            .enumerate()
            .map(|(index, hop)| {
                let mut read = |head: &'a Option<scenario::ResponseHead>, which: Head, default_status: u16| {
                    let head = head.as_ref();
                    head.map(|head| read_head(head, (index, which), default_status, &mut inputs, &mut problems))
                };
                Hop {
                    preflight: read(&hop.preflight, Head::Preflight, 200),
                    response: read(&hop.response, Head::Response, default_status),
                }
            })
            .collect();
        Environment {
            scenario: ScenarioParts { page: page.page, request },
            client: &page.client,
            page_url: page.url,
            request_url,
            code,
            source,
            target: OnceCell::new(),
            method,
            request_headers,
            hops,
            inputs,
            problems,
        }
    }

    /// The result of the [URL parser](https://url.spec.whatwg.org/#concept-url-parser) for the URL of the call, which
    /// `find` looks up in the scenario.
    ///
    /// # Errors
    /// Returns an error if the text is not a URL.
    pub(crate) fn target(&self, find: impl FnOnce() -> Result<Url, UrlError>) -> Result<Url, UrlError> {
        self.target.get_or_init(find).clone()
    }

    /// Whether the scenario mentions the local network: it gives an address space or the user's decision.
    pub(crate) fn is_about_local_network(&self) -> bool {
        let heads = self.hops.iter().flat_map(|hop| [&hop.preflight, &hop.response]).flatten();
        let page = &self.scenario.page;
        page.address_space.is_some()
            || page.local_network_permission.is_some()
            || heads.into_iter().any(|head| head.address_space.is_some())
    }

    /// The response to the request at `hop`, if the scenario gives one.
    pub(crate) fn response(&self, hop: u32) -> Option<&ResponseHead<'a>> {
        self.hops.get(hop as usize)?.response.as_ref()
    }

    /// The response to the preflight at `hop`, if the scenario gives one.
    pub(crate) fn preflight(&self, hop: u32) -> Option<&ResponseHead<'a>> {
        self.hops.get(hop as usize)?.preflight.as_ref()
    }
}

fn placed<'a>(path: ScenarioPath, text: &'a str, inputs: &mut Inputs<'a>) -> Placed<'a> {
    Placed { text, place: inputs.add(path, text) }
}

fn read_head<'a>(
    head: &'a scenario::ResponseHead,
    (hop, which): (usize, Head),
    default_status: u16,
    inputs: &mut Inputs<'a>,
    problems: &mut Vec<Problem>,
) -> ResponseHead<'a> {
    let path = ScenarioPath::HeadHeaders(hop, which);
    let block = header_block::read(head.headers.as_ref(), path, inputs, problems);
    let given = head.status.map(|status| (status, inputs.add_number(ScenarioPath::HeadStatus(hop, which), status)));
    if let (Some((status, _)), Some((line, place))) = (given, block.status)
        && status != line
    {
        problems.push(
            Problem::at(ProblemKind::StatusContradiction, place)
                .with("line", line.to_string())
                .with("status", status.to_string()),
        );
    }
    let status = given.or(block.status);
    ResponseHead {
        status: status.map_or(default_status, |(status, _)| status),
        status_place: status.map(|(_, place)| place),
        path,
        header_list: block.list,
        url: head.url.as_deref().map(|url| (url, inputs.add(ScenarioPath::HeadUrl(hop, which), url))),
        address_space: head.address_space,
        text: head.text.as_deref(),
        unread: block.unread,
    }
}

/// Whether the code is part of markup that is parsed, and not a text that a script sets.
fn is_in_markup(api: Api, inserted_by: Option<InsertedBy>) -> bool {
    let is_inline = matches!(
        api,
        Api::InlineScript | Api::InlineStyle | Api::EventHandler | Api::StyleAttribute | Api::SpeculationRules
    );
    is_inline && inserted_by != Some(InsertedBy::Script)
}
