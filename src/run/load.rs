//! The verdict of only a page's policies on a load. This is only one of the checks that a request has to pass.

use super::compiled_page::CompiledPage;
use super::judge::TokenKey;
use crate::csp::directive::DirectiveName;
use crate::csp::request_check;
use crate::engine::{Engine, Profile};
use crate::environment::Settings;
use crate::http::request::{Destination, Initiator, Request, RequestMode};
use crate::trace::{Cause, Detail, Trace};
use crate::url::Url;

/// A kind of load that policies distinguish.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Load {
    /// `fetch()` and similar APIs.
    Connect,
    /// `new WebSocket()`.
    Socket,
    /// `<img>`.
    Image,
    /// `<script src>`, without a nonce.
    Script,
    /// `<link rel=stylesheet>`.
    Style,
    /// A font of `@font-face`.
    Font,
    /// `<audio>` and `<video>`.
    Media,
    /// `<iframe>`.
    Frame,
    /// `<object>`.
    Object,
    /// `<link rel=manifest>`.
    Manifest,
    /// `new Worker()`.
    Worker,
    /// `<link rel=prefetch>`.
    Prefetch,
    /// The submission of a form.
    Form,
    /// `<base href>`.
    Base,
}

/// The verdict of the policies on a load.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LoadVerdict {
    /// `None` if a text that looks like a policy could not be read as one, or if the page has no URL.
    pub allowed: Option<bool>,
    /// The source expressions that allow it, one for each policy.
    pub used: Vec<TokenKey>,
}

impl Load {
    /// All of them.
    pub const ALL: [Load; 14] = [
        Load::Connect,
        Load::Socket,
        Load::Image,
        Load::Script,
        Load::Style,
        Load::Font,
        Load::Media,
        Load::Frame,
        Load::Object,
        Load::Manifest,
        Load::Worker,
        Load::Prefetch,
        Load::Form,
        Load::Base,
    ];

    fn destination(self) -> Destination {
        match self {
            Load::Connect | Load::Socket | Load::Prefetch => Destination::Empty,
            Load::Image => Destination::Image,
            Load::Script => Destination::Script,
            Load::Style => Destination::Style,
            Load::Font => Destination::Font,
            Load::Media => Destination::Video,
            Load::Frame => Destination::IFrame,
            Load::Object => Destination::Object,
            Load::Manifest => Destination::Manifest,
            Load::Worker => Destination::Worker,
            Load::Form | Load::Base => Destination::Document,
        }
    }
}

impl CompiledPage {
    /// Whether the page's policies by themselves allow `engine` to load `url` after this number of redirects.
    ///
    /// [Should request be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-request)
    #[must_use]
    pub fn policies_let_load(&self, load: Load, url: &url::Url, redirects: u32, engine: Engine) -> LoadVerdict {
        let Ok(client) = self.environment().client.as_ref() else {
            return LoadVerdict { allowed: None, used: Vec::new() };
        };
        let url = Url::from(url.clone());
        let url = if load == Load::Socket { url.with_http_scheme() } else { url };
        let mut request = Request::new(url, client.origin.clone(), client.referrer_policy());
        request.destination = load.destination();
        request.redirect_count = redirects;
        if load == Load::Socket {
            request.mode = RequestMode::WebSocket;
        }
        if load == Load::Prefetch {
            request.initiator = Initiator::Prefetch;
        }
        let (profile, mut trace) = (Profile::of(engine), Trace::new(Detail::Judgement));
        let policies = Settings { client, profile: &profile }.policies();
        let checked = match load {
            Load::Form => request_check::should_block_url(policies, DirectiveName::FormAction, &request, &mut trace),
            Load::Base => request_check::should_block_url(policies, DirectiveName::BaseUri, &request, &mut trace),
            _ => request_check::should_block_request(policies, &request, &mut trace),
        };
        let allowed = match checked {
            Ok(()) => Some(true),
            Err(stop) => matches!(stop.cause, Cause::Blocked(_)).then_some(false),
        };
        let used = trace.decisions.iter().filter(|decision| decision.is_bare).flat_map(|decision| &decision.places);
        LoadVerdict { allowed, used: used.map(|place| TokenKey::of(*place)).collect() }
    }
}
