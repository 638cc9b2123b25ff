//! The client of the request: the page, a page that inherits from the one around it, or a worker.

use super::policy_headers::{EMBEDDER, ISOLATION, IntegrityPolicies, embedder_policy};
use super::{Client, NoClient, Parent, Placed, placed};
use crate::contract::report::Edit;
use crate::contract::scenario::{self, HeaderInput, WorkerKind};
use crate::contract::scenario_path::{Document, ScenarioPath};
use crate::csp::directive::DirectiveName;
use crate::csp::frame_ancestors::Ancestor;
use crate::csp::policy::{CspList, Policy};
use crate::csp::unread;
use crate::html::sandbox;
use crate::http::header_block::unread::Unread;
use crate::http::header_block::{self, HeaderBlock};
use crate::http::header_list::HeaderList;
use crate::http::referrer::ReferrerPolicy;
use crate::input::problem::{Problem, ProblemKind};
use crate::input::{Inputs, Place};
use crate::url::Url;
use crate::url::address::{self, Schemes, Slip};
use crate::url::origin::Origin;

/// A [policy container](https://html.spec.whatwg.org/multipage/browsers.html#policy-container) that has not been read
/// yet: what was delivered with a document or a worker.
struct Delivered<'a> {
    header_list: HeaderList<'a>,
    /// The parts of the headers that could not be read.
    unread: Unread<'a>,
    meta: Vec<(&'a str, Place)>,
    /// The document that it was delivered with.
    document: Document,
}

struct Reader<'r, 'a> {
    inputs: &'r mut Inputs<'a>,
    problems: &'r mut Vec<Problem>,
}

impl<'a> Reader<'_, 'a> {
    fn delivered(
        &mut self,
        headers: Option<&'a HeaderInput>,
        meta: Option<&'a Vec<String>>,
        document: Document,
    ) -> Delivered<'a> {
        let HeaderBlock { list: header_list, unread, .. } =
            header_block::read(headers, ScenarioPath::Headers(document), self.inputs, self.problems);
        let meta =
            meta.into_iter().flatten().enumerate().map(|(index, content)| {
                (content.as_str(), self.inputs.add(ScenarioPath::Meta(document, index), content))
            });
        Delivered { header_list, unread, meta: meta.collect(), document }
    }

    /// Reads the URL at `path`, and records its text.
    fn url(&mut self, path: ScenarioPath, text: &'a str) -> Result<(Url, Place), NoClient> {
        let text = placed(path, text, self.inputs);
        let url = self.parsed(path, text)?;
        Ok((url, text.place))
    }

    /// Reads a worker of the page, after the worker that started it, if another one did.
    fn in_worker(
        &mut self,
        page: Client<'a>,
        worker: &'a scenario::Worker,
        document: Document,
    ) -> Result<Client<'a>, NoClient> {
        let starter = match &worker.parent {
            Some(parent) => self.in_worker(page, parent, Document::ParentWorker)?,
            None => page,
        };
        let delivered = self.delivered(worker.headers.as_ref(), None, document);
        let (url, _) = self.url(ScenarioPath::Url(document), &worker.url)?;
        let is_service_worker = worker.kind == WorkerKind::Service;
        Ok(Client { is_service_worker, ..in_worker(starter, url, delivered) })
    }

    fn parsed(&mut self, path: ScenarioPath, text: Placed<'_>) -> Result<Url, NoClient> {
        if path == ScenarioPath::Url(Document::Page) && text.text.trim().is_empty() {
            return Err(NoClient { path });
        }
        let problem = match address::slip(text.text, Schemes::HTTP) {
            Some(Slip { near: Some(near) }) => {
                let repair = Edit {
                    target: path.to_string(),
                    header: None,
                    before: Some(text.text.to_owned()),
                    after: Some(near.clone()),
                };
                let problem = Problem::at(ProblemKind::PageUrlRelative, text.place).with("near", near);
                problem.repaired_by(Some(repair).filter(|_| matches!(path, ScenarioPath::Url(_))))
            }
            Some(Slip { near: None }) => Problem::at(ProblemKind::PageUrlNotRead, text.place),
            None => match Url::parse(text.text, None) {
                Ok(url) => return Ok(url),
                Err(error) => Problem::at(ProblemKind::PageUrlInvalid, text.place)
                    .with("url", text.text)
                    .with("reason", error.reason()),
            },
        };
        self.problems.push(problem);
        Err(NoClient { path })
    }
}

/// Reads the client.
///
/// # Errors
/// Returns an error if the URL of the page, of a page around it or of its worker is invalid.
pub(super) fn read<'a>(
    page: &'a scenario::Page,
    page_url: Placed<'a>,
    inputs: &mut Inputs<'a>,
    problems: &mut Vec<Problem>,
) -> Result<Client<'a>, NoClient> {
    let mut reader = Reader { inputs, problems };
    let own = reader.delivered(page.headers.as_ref(), page.meta.as_ref(), Document::Page);
    let url = (reader.parsed(ScenarioPath::Url(Document::Page), page_url)?, page_url.place);
    let client = match &page.frame {
        None => document(page, url, own, None),
        Some(frame) => {
            let parent = &frame.parent;
            let delivered = reader.delivered(parent.headers.as_ref(), parent.meta.as_ref(), Document::Parent);
            let mut urls = vec![reader.url(ScenarioPath::Url(Document::Parent), &parent.url)?];
            for (index, ancestor) in frame.ancestors.iter().flatten().enumerate() {
                urls.push(reader.url(ScenarioPath::Ancestor(index), ancestor)?);
            }
            let attribute = frame.sandbox.as_deref().map(|text| placed(ScenarioPath::Sandbox, text, reader.inputs));
            document(page, url, own, Some(Around { urls, delivered, attribute }))
        }
    };
    let client = match &page.worker {
        None => client,
        Some(worker) => reader.in_worker(client, worker, Document::Worker)?,
    };
    let Some(worker) = &page.service_worker else {
        return Ok(client);
    };
    let delivered = reader.delivered(worker.headers.as_ref(), None, Document::ServiceWorker);
    let url = reader.url(ScenarioPath::Url(Document::ServiceWorker), &worker.url)?;
    let controller = document(page, url, delivered, None);
    let controller = Client { is_worker: true, is_service_worker: true, is_content_script: false, ..controller };
    Ok(Client { controller: Some(Box::new(controller)), ..client })
}

/// The pages around a frame.
struct Around<'a> {
    /// The URLs of the parent and of the pages around it, with their places.
    urls: Vec<(Url, Place)>,
    /// The policies that were delivered with the parent.
    delivered: Delivered<'a>,
    /// The `sandbox` attribute of the frame.
    attribute: Option<Placed<'a>>,
}

/// Converts the URLs of nested pages, the innermost first. An `about:` page has the origin of the page around it.
fn ancestors(urls: &[(Url, Place)]) -> Vec<Ancestor> {
    let origin = |index: usize| {
        let own = urls.iter().skip(index).find(|(url, _)| url.scheme() != "about");
        own.map_or(Origin::Opaque, |(url, _)| url.origin().into_owned())
    };
    urls.iter().enumerate().map(|(index, (url, _))| Ancestor { url: url.clone(), origin: origin(index) }).collect()
}

fn document<'a>(
    page: &'a scenario::Page,
    (url, place): (Url, Place),
    own: Delivered<'a>,
    around: Option<Around<'a>>,
) -> Client<'a> {
    let is_about = url.scheme() == "about";
    let mut sandboxes = Vec::new();
    let mut with_ancestors = Vec::new();
    let (mut inherited, mut parent) = (None, None);
    let (mut opaque_by_parent, mut opaque_by_attribute) = (None, None);
    let (mut base_url, mut trust_url) = (url.clone(), url.clone());
    let mut insecure = None;
    if let Some(Around { urls, delivered, attribute }) = around {
        with_ancestors = ancestors(&urls);
        insecure = urls.iter().find(|(url, _)| !url.is_potentially_trustworthy()).cloned();
        let creator = urls.into_iter().find(|(url, _)| url.scheme() != "about");
        let parent_url = creator.map_or_else(|| url.clone(), |(url, _)| url);
        let parent_list = csp_list(&[&delivered], false, parent_url.origin().into_owned());
        // "The sandboxing flag set of a nested document has the flags of the document around it."
        sandboxes.extend(sandbox::of_policies(&parent_list));
        opaque_by_parent = sandbox::forbids(&sandboxes, "allow-same-origin");
        if let Some(parent) = with_ancestors.first_mut().filter(|_| opaque_by_parent.is_some()) {
            parent.origin = Origin::Opaque;
        }
        let attribute = attribute.map(|attribute| (attribute.text, attribute.place));
        opaque_by_attribute = sandbox::forbids(attribute.as_slice(), "allow-same-origin");
        sandboxes.extend(attribute);
        if url.has_local_scheme() {
            if is_about {
                base_url = parent_url.clone();
            }
            trust_url = parent_url;
            inherited = Some(delivered);
        } else {
            parent = Some(Parent { csp_list: parent_list, header_list: delivered.header_list, url: parent_url });
        }
    }
    let insecure = insecure.or_else(|| (!trust_url.is_potentially_trustworthy()).then(|| (trust_url.clone(), place)));
    // The origin that `'self'` stands for: that of the page's URL, or of the URL that it inherits from, even in a
    // sandbox.
    let self_origin = if inherited.is_some() { trust_url.origin() } else { url.origin() }.into_owned();
    let parts: Vec<&Delivered<'a>> = inherited.iter().chain([&own]).collect();
    let list = csp_list(&parts, false, self_origin.clone());
    let has_commas = parts.iter().flat_map(|part| &part.meta).any(|(content, _)| content.contains(','));
    let csp_list_of_lists = has_commas.then(|| csp_list(&parts, true, self_origin));
    sandboxes.extend(sandbox::of_policies(&list));
    let is_opaque = sandbox::forbids(&sandboxes, "allow-same-origin").is_some();
    let origin = if is_opaque {
        Origin::Opaque
    } else if is_about {
        base_url.origin().into_owned()
    } else {
        url.origin().into_owned()
    };
    with_ancestors.insert(0, Ancestor { url: url.clone(), origin: origin.clone() });
    let Delivered { header_list, unread, document, .. } = inherited.unwrap_or(own);
    Client {
        scripts_forbidden_by: sandbox::forbids(&sandboxes, "allow-scripts"),
        forms_forbidden_by: sandbox::forbids(&sandboxes, "allow-forms"),
        csp_list: list,
        csp_list_of_lists,
        delivered_referrer_policy: ReferrerPolicy::from_headers(&header_list),
        embedder_policy: embedder_policy(insecure.is_none(), &header_list, &EMBEDDER),
        unread_embedder_policy: unread_embedder_policy(&unread, &header_list, document),
        isolation_policy: embedder_policy(insecure.is_none(), &header_list, &ISOLATION),
        integrity_policies: IntegrityPolicies::from_headers(&header_list),
        host_permissions: page.host_permissions.as_deref().unwrap_or_default(),
        address_space: page.address_space,
        local_network_permission: page.local_network_permission,
        header_list,
        is_worker: false,
        is_service_worker: false,
        is_content_script: page.content_script == Some(true),
        starter_upgrades: None,
        with_ancestors,
        parent,
        controller: None,
        opaque_by_parent,
        opaque_by_attribute,
        origin,
        base_url,
        trust_url,
        insecure,
        url,
    }
}

/// A worker. It has its own policies or, if its URL has a local scheme, those of the page or the worker that starts it.
fn in_worker<'a>(mut starter: Client<'a>, url: Url, delivered: Delivered<'a>) -> Client<'a> {
    if url.has_local_scheme() {
        if url.scheme() == "data" {
            starter.origin = Origin::Opaque;
        }
        let lists = [Some(&mut starter.csp_list), starter.csp_list_of_lists.as_mut()];
        for policy in lists.into_iter().flatten().flat_map(|list| &mut list.policies) {
            policy.is_inherited = true;
        }
        return Client { base_url: url.clone(), url, is_worker: true, ..starter };
    }
    let Delivered { header_list, .. } = &delivered;
    let upgrades = starter.csp_list.enforces(DirectiveName::UpgradeInsecureRequests).map(|directive| directive.place);
    Client {
        starter_upgrades: starter.starter_upgrades.or(upgrades),
        csp_list: csp_list(&[&delivered], false, url.origin().into_owned()),
        csp_list_of_lists: None,
        delivered_referrer_policy: ReferrerPolicy::from_headers(header_list),
        embedder_policy: embedder_policy(starter.insecure.is_none(), header_list, &EMBEDDER),
        unread_embedder_policy: unread_embedder_policy(&delivered.unread, header_list, delivered.document),
        isolation_policy: embedder_policy(starter.insecure.is_none(), header_list, &ISOLATION),
        integrity_policies: IntegrityPolicies::from_headers(header_list),
        header_list: delivered.header_list,
        base_url: url.clone(),
        trust_url: url.clone(),
        is_worker: true,
        url,
        ..starter
    }
}

/// The line that could not be read and may set an embedder policy.
fn unread_embedder_policy<'a>(
    unread: &Unread<'a>,
    list: &HeaderList<'a>,
    document: Document,
) -> Option<unread::Unread<'a>> {
    let line = unread.about(EMBEDDER.name, list)?;
    Some(unread::Unread { path: ScenarioPath::Headers(document), text: line.text, place: line.place })
}

/// The policies of all parts, in order.
fn csp_list<'a>(parts: &[&Delivered<'a>], meta_is_list: bool, self_origin: Origin<'static>) -> CspList<'a> {
    let lists: Vec<CspList<'a>> = parts
        .iter()
        .map(|part| {
            let is_policy = |(content, _): &&(&str, Place)| unread::is_policy(content);
            let meta: Vec<(&str, Place)> = part.meta.iter().filter(is_policy).copied().collect();
            let list = CspList::parse(&part.header_list, &meta, meta_is_list, self_origin.clone());
            CspList {
                unread: unread::find(&part.unread, &part.header_list, &part.meta, part.document),
                gap_paths: gap_paths(&list, part),
                ..list
            }
        })
        .collect();
    let mut joined = CspList::new(Vec::new(), self_origin);
    for (index, list) in lists.into_iter().enumerate() {
        // The document's own policies come last.
        let is_inherited = index + 1 < parts.len();
        joined.policies.extend(list.policies.into_iter().map(|policy| Policy { is_inherited, ..policy }));
        joined.unread = joined.unread.or(list.unread);
        joined.gap_paths.extend(list.gap_paths);
    }
    joined
}

/// The paths of the policies that are not completely written out.
fn gap_paths(list: &CspList<'_>, part: &Delivered<'_>) -> Vec<(Place, ScenarioPath)> {
    let path = |place: Place| {
        let meta = part.meta.iter().position(|(_, own)| own.contains(place));
        meta.map_or(ScenarioPath::Headers(part.document), |index| ScenarioPath::Meta(part.document, index))
    };
    let policies = list.policies.iter().filter(|policy| policy.has_gaps);
    policies.map(|policy| (policy.place, path(policy.place))).collect()
}
