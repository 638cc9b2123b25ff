//! A page that is read once and used for many requests.

use self_cell::self_cell;

use super::assumed_page::{self, DecisionsByPage};
use super::decision::Decision;
use super::judge::{self, Judgement, PolicyToken, TokenKey};
use crate::contract::scenario::{Hop, Page, RequestDescription, Scenario};
use crate::csp::directive::DirectiveName;
use crate::csp::request_check;
use crate::engine::{Engine, Profile};
use crate::environment::{Client, Environment, PageEnvironment, Settings};
use crate::http::request::Request;
use crate::trace::{Cause, Detail, Stop, Trace};
use crate::url::Url;

self_cell!(
    /// The page, and the environment that was read from it and borrows from it.
    struct Read {
        owner: Page,

        #[covariant]
        dependent: PageEnvironment,
    }

    impl { Debug }
);

/// A page whose headers and policies have been read, ready to judge requests.
///
/// ```
/// use wouldblock::{CompiledPage, Verdict};
///
/// # fn main() -> Result<(), serde_json::Error> {
/// let page = CompiledPage::new(serde_json::from_str(
///     r#"{ "url": "https://app.example/", "headers": "Content-Security-Policy: connect-src 'self'" }"#,
/// )?);
/// let request = serde_json::from_str(r#"{ "api": "fetch", "url": "https://api.example/" }"#)?;
/// assert_eq!(page.decide(&request, &[]).verdict, Verdict::Blocked);
///
/// let (own, other) = ("https://app.example/a".parse().unwrap(), "https://api.example/".parse().unwrap());
/// assert_eq!(page.policies_let_connect(&own), Some(true));
/// assert_eq!(page.policies_let_connect(&other), Some(false));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct CompiledPage(Read);

impl CompiledPage {
    /// Reads `page`.
    #[must_use]
    pub fn new(page: Page) -> CompiledPage {
        CompiledPage(Read::new(page, |page| PageEnvironment::read(page)))
    }

    /// [`crate::decide()`] for one request of this page, with the responses of the servers.
    #[must_use]
    pub fn decide(&self, request: &RequestDescription, network: &[Hop]) -> Decision {
        let page = self.0.borrow_owner();
        if assumed_page::is_unknown(page) {
            let network = Some(network.to_vec());
            return DecisionsByPage::of(&Scenario { page: page.clone(), request: request.clone(), network }).common();
        }
        Decision::of(&Environment::read(self.0.borrow_dependent(), request, network))
    }

    /// The environment that was read from the page.
    pub(super) fn environment(&self) -> &PageEnvironment<'_> {
        self.0.borrow_dependent()
    }

    /// Judges one request of this page under `engines`, with the responses of the servers.
    #[must_use]
    pub fn judge(&self, request: &RequestDescription, network: &[Hop], engines: &[Engine]) -> Judgement {
        judge::judge_in(&Environment::read(self.environment(), request, network), engines)
    }

    /// The source expressions of the page's policies, including those of report-only policies.
    #[must_use]
    pub fn policy_tokens(&self) -> Vec<PolicyToken> {
        let page = self.0.borrow_dependent();
        let policies = page.client.iter().flat_map(|client| &client.csp_list.policies);
        let directives = policies.flat_map(|policy| &policy.directive_set);
        let listed = directives.flat_map(|directive| directive.source_list.iter().map(move |token| (directive, token)));
        listed
            .filter_map(|(directive, token)| {
                Some(PolicyToken {
                    key: TokenKey::of(token.place),
                    directive: directive.name.as_str().to_owned(),
                    text: token.text.to_owned(),
                    at: page.inputs.evidence(token.place)?,
                })
            })
            .collect()
    }

    /// The names of the directives of the page's policies, including those of report-only policies.
    #[must_use]
    pub fn directive_names(&self) -> Vec<&'static str> {
        let client = self.0.borrow_dependent().client.as_ref();
        let policies = client.into_iter().flat_map(|client| &client.csp_list.policies);
        policies.flat_map(|policy| &policy.directive_set).map(|directive| directive.name.as_str()).collect()
    }

    /// Whether an enforced policy of the page has `upgrade-insecure-requests`.
    #[must_use]
    pub fn upgrades_insecure_requests(&self) -> bool {
        let client = self.0.borrow_dependent().client.as_ref();
        client.is_ok_and(|client| client.csp_list.enforces(DirectiveName::UpgradeInsecureRequests).is_some())
    }

    /// The first text of the page that looks like a policy and could not be read as one: what it would block is unknown.
    #[must_use]
    pub fn unread_policy(&self) -> Option<&str> {
        let client = self.0.borrow_dependent().client.as_ref().ok()?;
        client.csp_list.unread.as_ref().map(|unread| unread.text)
    }

    /// Whether the page's policies, according to the standards, allow it to connect to `url`, which `connect-src`
    /// governs. This is only one of the questions that [`CompiledPage::decide`] answers, and much cheaper. `None` if
    /// the result depends on the page's URL and it is not given, or if a text that looks like a policy could not be
    /// read as one.
    ///
    /// [Should request be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-request)
    #[must_use]
    pub fn policies_let_connect(&self, url: &url::Url) -> Option<bool> {
        let url = Url::from(url.clone()).with_http_scheme();
        let page = self.0.borrow_owner();
        if !assumed_page::is_unknown(page) {
            return policies_let_connect(self.0.borrow_dependent().client.as_ref().ok()?, url);
        }
        // If the page's URL is unknown, two pages are tried: an unrelated page over https:, for which `'self'` matches
        // least, and a page of the URL's origin over http:, for which it matches most.
        let page_urls = [
            "https://page.of.nobody.invalid/".to_owned(),
            format!("{}/", url.with_scheme("http").origin().serialized()),
        ];
        let [elsewhere, own] = page_urls.map(|page_url| {
            let page = Page { url: page_url, ..page.clone() };
            policies_let_connect(PageEnvironment::read(&page).client.as_ref().ok()?, url.clone())
        });
        elsewhere.filter(|_| elsewhere == own)
    }
}

fn policies_let_connect(client: &Client<'_>, url: Url) -> Option<bool> {
    let request = Request::new(url, client.origin.clone(), client.referrer_policy());
    let (profile, mut trace) = (Profile::of(Engine::Standards), Trace::new(Detail::Verdict));
    let policies = Settings { client, profile: &profile }.policies();
    match request_check::should_block_request(policies, &request, &mut trace) {
        Ok(()) => Some(true),
        Err(Stop { cause: Cause::Blocked(_), .. }) => Some(false),
        Err(Stop { cause: Cause::Unknown(_), .. }) => None,
    }
}
