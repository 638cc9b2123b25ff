//! Repairs for a decision that stops a request.
//!
//! A repair is a suggestion: the search finds out whether it helps. So nothing is decided here. Repairs only have to be
//! precise, and in order from the narrowest change to the widest.

mod code;
mod cors;
mod csp;
mod framing;
mod nonce;
mod redirect;
mod request;
mod response;
mod sandbox;
mod trusted_types;
mod url;
mod vendor;

use crate::contract::report::{Edit, FixPlace};
use crate::contract::scenario::InsertedBy;
use crate::contract::scenario_path::{Head, RequestField, ScenarioPath};
use crate::csp::directive::DirectiveName;
use crate::environment::{Client, Environment};
use crate::http::header_list::HeaderList;
use crate::text::names::named;
use crate::trace::{Code, Decision};

named! {
    /// A kind of repair. Its sentence is in [`crate::explain`].
    enum FixCode {
        RespondUnauthorized = "fix.answer-unauthorized";
        ContentType = "fix.content-type";
        CorpAllow = "fix.corp-allow";
        CorsAllowAnyone = "fix.cors-allow-anyone";
        CorsAllowCredentials = "fix.cors-allow-credentials";
        CorsAllowOrigin = "fix.cors-allow-origin";
        CorsAllowOriginOnce = "fix.cors-allow-origin-once";
        CspAddHash = "fix.csp-add-hash";
        CspAddHashOfAttribute = "fix.csp-add-hash-of-attribute";
        CspAddIntegrityHash = "fix.csp-add-integrity-hash";
        CspAddNonce = "fix.csp-add-nonce";
        CspAddTrustedTypesEval = "fix.csp-add-trusted-types-eval";
        CspAddWasm = "fix.csp-add-wasm";
        CspAddDirective = "fix.csp-add-directive";
        CspAddDirectiveScheme = "fix.csp-add-directive-scheme";
        CspAddScheme = "fix.csp-add-scheme";
        CspAddSource = "fix.csp-add-source";
        CspAddVendor = "fix.csp-add-vendor";
        CspEndPathWithSlash = "fix.csp-end-path-with-slash";
        CspQuoteKeyword = "fix.csp-quote-keyword";
        ElementIntoMarkup = "fix.element-into-markup";
        ElementNonce = "fix.element-nonce";
        EmbedderPolicyOfFrame = "fix.embedder-policy-of-frame";
        EvalIntoFile = "fix.eval-into-file";
        EvalParseJson = "fix.eval-parse-json";
        FrameAncestorsInstead = "fix.frame-ancestors-instead";
        FrameAncestorsList = "fix.frame-ancestors-list";
        HandlerIntoFile = "fix.handler-into-file";
        IntegrityOfResponse = "fix.integrity-of-answer";
        JavascriptUrlIntoFile = "fix.javascript-url-into-file";
        LoadByScript = "fix.load-by-script";
        ScriptCreateElement = "fix.script-create-element";
        ScriptIntoFile = "fix.script-into-file";
        StyleAttributeIntoFile = "fix.style-attribute-into-file";
        StyleIntoFile = "fix.style-into-file";
        TimerTakesFunction = "fix.timer-takes-function";
        TrustedTypesAllowDuplicates = "fix.trusted-types-allow-duplicates";
        TrustedTypesCreateOnce = "fix.trusted-types-create-once";
        TrustedTypesListPolicy = "fix.trusted-types-list-policy";
        TrustedTypesTextContent = "fix.trusted-types-text-content";
        TrustedTypesUsePolicy = "fix.trusted-types-use-policy";
        WorkerOfOwnOrigin = "fix.worker-of-own-origin";
        XFrameOptionsSameOrigin = "fix.x-frame-options-same-origin";
        ElementCrossOrigin = "fix.element-crossorigin";
        ElementWithoutCrossOrigin = "fix.element-without-crossorigin";
        HandshakeHeader = "fix.handshake-header";
        LocationHttps = "fix.location-https";
        LocationWithoutCredentials = "fix.location-without-credentials";
        MethodUpperCase = "fix.method-upper-case";
        MethodWithBody = "fix.method-with-body";
        ModeCors = "fix.mode-cors";
        PreflightAllowHeader = "fix.preflight-allow-header";
        PreflightAllowMethod = "fix.preflight-allow-method";
        PreflightAllowOrigin = "fix.preflight-allow-origin";
        PreflightStatus = "fix.preflight-status";
        ProtocolSelected = "fix.protocol-selected";
        RedirectFollow = "fix.redirect-follow";
        RequestHttps = "fix.request-https";
        RequestTextPlain = "fix.request-text-plain";
        RequestWithoutCredentials = "fix.request-without-credentials";
        RequestWithoutHeader = "fix.request-without-header";
        RequestWithoutProtocols = "fix.request-without-protocols";
        RequestWithoutUploadListener = "fix.request-without-upload-listener";
        SandboxAllowForms = "fix.sandbox-allow-forms";
        SandboxAllowScripts = "fix.sandbox-allow-scripts";
        SandboxAllowSameOrigin = "fix.sandbox-allow-same-origin";
        UpgradeInsecureRequests = "fix.upgrade-insecure-requests";
        UrlWithoutCredentials = "fix.url-without-credentials";
    }
}

/// One possible change.
#[derive(Clone, Debug)]
pub(crate) struct Repair {
    pub(crate) place: FixPlace,
    pub(crate) code: FixCode,
    /// The values of its sentence.
    pub(crate) params: Vec<(&'static str, String)>,
    pub(super) edits: Vec<Edit>,
    /// Edits that the verdict does not need but that are recommended with the repair.
    pub(super) also: Vec<Edit>,
}

impl Repair {
    fn new(place: FixPlace, code: FixCode, edits: Vec<Edit>) -> Repair {
        Repair { place, code, params: Vec::new(), edits, also: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Repair {
        self.params.push((name, value.into()));
        self
    }
}

/// The scenario, and the decision that stops the request.
struct Stopped<'e, 'a> {
    environment: &'e Environment<'a>,
    client: &'e Client<'a>,
    decision: &'e Decision,
    decisions: &'e [Decision],
}

impl Stopped<'_, '_> {
    fn param(&self, name: &str) -> &str {
        self.decision.value(name)
    }

    /// The effective directive of the request or code that a policy stopped.
    fn effective_directive(&self) -> Option<DirectiveName> {
        self.decision.effective_directive
    }

    /// The hop at which the request stopped; 0 before the network.
    fn hop(&self) -> u32 {
        self.decision.hop.unwrap_or_default()
    }

    /// The path of the headers of one of the hop's responses.
    fn headers(&self, head: Head) -> ScenarioPath {
        ScenarioPath::HeadHeaders(self.hop() as usize, head)
    }
}

/// The repairs for what stops the request, the narrowest change first.
pub(super) fn alternatives(environment: &Environment<'_>, client: &Client<'_>, decisions: &[Decision]) -> Vec<Repair> {
    let Some(decision) = decisions.iter().find(|decision| decision.is_decisive) else {
        return Vec::new();
    };
    let stopped = Stopped { environment, client, decision, decisions };
    match decision.code {
        Code::CspNoSourceMatches | Code::CspAllowsNothing => url::allow_url(&stopped),
        Code::SandboxNoJavascriptUrls => {
            sandbox::allow(&stopped, "allow-same-origin", FixCode::SandboxAllowSameOrigin).into_iter().collect()
        }
        Code::CspSandboxNoScript => {
            let allow = sandbox::allow(&stopped, "allow-scripts", FixCode::SandboxAllowScripts);
            allow.into_iter().collect()
        }
        Code::SandboxNoForms => {
            sandbox::allow(&stopped, "allow-forms", FixCode::SandboxAllowForms).into_iter().collect()
        }
        Code::CspStrictDynamicBlocks => nonce::under_strict_dynamic(&stopped),
        Code::CspInlineBlocked => code::allow_inline(&stopped),
        Code::CspEvalBlocked => code::allow_compilation(&stopped),
        Code::CspWasmBlocked => code::allow_wasm(&stopped).into_iter().collect(),
        Code::InlineScriptByInnerHtml => vec![code::create_element(&stopped)],
        Code::TrustedTypesNeeded => trusted_types::make_typed(&stopped),
        Code::TrustedTypesPolicyNotListed => trusted_types::list_policy(&stopped).into_iter().collect(),
        Code::TrustedTypesPolicyRepeated | Code::TrustedTypesDefaultRepeated => trusted_types::create_once(&stopped),
        Code::FrameAncestorsBlock => framing::list_ancestors(&stopped).into_iter().collect(),
        Code::XFrameOptionsDeny | Code::XFrameOptionsSameOrigin | Code::XFrameOptionsConflict => {
            framing::instead_of_x_frame_options(&stopped)
        }
        Code::WorkerOfAnotherOrigin => request::worker_of_own_origin(&stopped).into_iter().collect(),
        Code::IntegrityMismatch => request::integrity_of_response(&stopped).into_iter().collect(),
        Code::CorpFrameEmbedder | Code::CorpWorkerEmbedder => response::embedder_policy_of_frame(&stopped),
        Code::MixedContentBlocked => redirect::use_https(&stopped),
        Code::CorsAllowOriginMissing
        | Code::CorsAllowOriginMismatch
        | Code::CorsSeveralOrigins
        | Code::CorsWildcardWithCredentials => cors::allow_origin(&stopped, Head::Response),
        Code::PreflightAllowOriginMissing
        | Code::PreflightAllowOriginMismatch
        | Code::PreflightSeveralOrigins
        | Code::PreflightWildcardWithCredentials => cors::allow_origin(&stopped, Head::Preflight),
        Code::CorsCredentialsMissing | Code::CorsCredentialsWrong => cors::allow_credentials(&stopped, Head::Response),
        Code::PreflightCredentialsMissing | Code::PreflightCredentialsWrong => {
            cors::allow_credentials(&stopped, Head::Preflight)
        }
        Code::PreflightStatus | Code::PreflightRedirected => cors::preflight_status(&stopped),
        Code::PreflightMethodsMissing
        | Code::PreflightMethodNotAllowed
        | Code::PreflightMethodWildcard
        | Code::PreflightMethodsUnreadable => cors::allow_method(&stopped),
        Code::PreflightHeadersMissing
        | Code::PreflightHeaderNotAllowed
        | Code::PreflightHeaderWildcard
        | Code::PreflightAuthorizationWildcard
        | Code::PreflightHeadersUnreadable => cors::allow_header(&stopped),
        Code::CorpBlocked | Code::CorpMissingForEmbedder => response::share_resource(&stopped),
        Code::RedirectModeError => redirect::follow(&stopped),
        Code::RedirectHasCredentials => redirect::location_without_credentials(&stopped),
        Code::SameOriginModeRefuses | Code::NoCorsMethod | Code::NoCorsNeedsFollow => request::mode_cors(&stopped),
        Code::UrlHasCredentials | Code::UrlCredentialsBlocked => request::url_without_credentials(&stopped),
        Code::BodyWithGet => request::method_with_body(&stopped),
        Code::IntegrityOpaque => request::cross_origin_attribute(&stopped),
        Code::EventSourceType | Code::EventSourceCharset => response::content_type(&stopped, "text/event-stream"),
        Code::StyleType => response::content_type(&stopped, "text/css"),
        Code::NosniffBlocked if stopped.param("destination") == "style" => response::content_type(&stopped, "text/css"),
        Code::WasmType => response::content_type(&stopped, "application/wasm"),
        Code::MimeTypeBlocked | Code::NosniffBlocked | Code::ModuleType => {
            response::content_type(&stopped, "text/javascript")
        }
        Code::WebSocketProtocolMissing | Code::WebSocketProtocolNotOffered | Code::WebSocketProtocolWithoutOffer => {
            response::sub_protocol(&stopped)
        }
        Code::WebSocketHandshakeHeader => response::handshake_header(&stopped),
        _ => Vec::new(),
    }
}

/// An edit of a field of the request.
fn set_field(field: RequestField, before: Option<&str>, after: Option<&str>) -> Edit {
    set(ScenarioPath::Request(field), before, after)
}

/// An edit of anything that is not a header.
fn set(target: ScenarioPath, before: Option<&str>, after: Option<&str>) -> Edit {
    Edit { target: target.to_string(), header: None, before: before.map(Into::into), after: after.map(Into::into) }
}

/// Inserts the element into the page in another way.
fn inserted_by(stopped: &Stopped<'_, '_>, after: InsertedBy, code: FixCode) -> Repair {
    let name = |inserted_by: InsertedBy| match inserted_by {
        InsertedBy::Parser => "parser",
        InsertedBy::Script => "script",
        InsertedBy::InnerHtml => "innerHTML",
        InsertedBy::DocumentWrite => "document.write",
    };
    let before = stopped.environment.scenario.request.inserted_by.map(name);
    Repair::new(FixPlace::Request, code, vec![set_field(RequestField::InsertedBy, before, Some(name(after)))])
}

/// The edits after which `list`, at `target`, has a single header `name` with the value `after`.
fn set_header(target: ScenarioPath, list: Option<&HeaderList<'_>>, name: &str, after: &str) -> Vec<Edit> {
    let edit = |before: Option<&str>, after: Option<&str>| Edit {
        target: target.to_string(),
        header: Some(name.to_owned()),
        before: before.map(Into::into),
        after: after.map(Into::into),
    };
    let values: Vec<&str> = list.into_iter().flat_map(|list| list.named(name)).map(|header| &*header.value).collect();
    if values.is_empty() {
        return vec![edit(None, Some(after))];
    }
    // If there are several and one already has the right value, that one is kept.
    let kept = values.iter().position(|value| *value == after).unwrap_or_default();
    let change = |(index, value): (usize, &&str)| match index == kept {
        true if *value == after => None,
        true => Some(edit(Some(value), Some(after))),
        false => Some(edit(Some(value), None)),
    };
    values.iter().enumerate().filter_map(change).collect()
}
