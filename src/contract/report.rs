//! The output half of the JSON contract (`pkg/contract.d.ts`), as plain data.
//!
//! There is no logic in this file.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Text that is usually one of the engine's constants.
pub type Text = Cow<'static, str>;

/// The result of simulating a [`Scenario`](crate::Scenario).
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Report {
    /// The verdict of most of the three engines that have the API. Without a majority, it is blocked if one of them blocks.
    pub verdict: Verdict,
    /// The check that stopped the request; `None` unless it is blocked.
    pub blocked_by: Option<Check>,
    /// Paths into the scenario of the values that are needed before every engine's verdict is certain. Those that the
    /// verdict depends on come first.
    pub missing: Vec<String>,
    /// Values that the scenario leaves out and this report assumes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumption>,
    /// The engine that was asked for. The verdict, summary, gates, steps, exchanges, result, violations and preflight
    /// cache are those of this engine. `None` if no engine was asked for: then they are those of most browsers.
    pub shown: Option<Engine>,
    /// The fact to show first: the verdict, or a fact that the verdict would hide.
    pub headline: Headline,
    /// One sentence for a person.
    pub summary: String,
    /// An overview of the request's path: the gates that it passes, in order.
    pub gates: Vec<Gate>,
    /// Every decision, in the order in which the browser makes it.
    pub steps: Vec<Step>,
    /// Every HTTP message that the browser sends, in order.
    pub exchanges: Vec<Exchange>,
    /// The result that the calling script gets.
    pub result: ScriptResult,
    /// `securitypolicyviolation` events, in order.
    pub violations: Vec<Violation>,
    /// The verdict of the standards, and of each engine.
    pub verdicts: Verdicts,
    /// How long the preflight's response is cached.
    pub preflight_cache: Option<PreflightCache>,
    /// The smallest changes after which every engine that blocks the request allows it.
    pub fixes: Vec<Fix>,
    /// Problems and risks of the pasted input itself.
    pub warnings: Vec<Diagnostic>,
}

/// A value that the scenario leaves out.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Assumption {
    /// Path into the scenario.
    pub path: String,
    /// The value that is assumed.
    pub value: String,
    /// The meaning of the assumption for the verdict, for a person.
    pub why: String,
}

/// Text for a person, in the report's language: the summary, then the steps, the fixes and the warnings, each on one
/// line.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.summary)?;
        for step in &self.steps {
            let mark = match step.outcome {
                StepOutcome::Pass => '✓',
                StepOutcome::Fail => '✗',
                StepOutcome::Info => '·',
                StepOutcome::Unknown => '?',
            };
            write!(formatter, "\n{mark} {}", step.text)?;
        }
        for fix in &self.fixes {
            write!(formatter, "\n→ {}", fix.text)?;
        }
        for warning in &self.warnings {
            write!(formatter, "\n! {}", warning.text)?;
        }
        Ok(())
    }
}

/// Whether the API call succeeds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Verdict {
    /// It does.
    Allowed,
    /// It does not.
    Blocked,
    /// It depends on something that the scenario leaves out.
    Undetermined,
}

/// Whose behaviour is meant.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Engine {
    /// The standards, followed literally.
    Standards,
    /// Chromium: Chrome, Edge and others.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit: Safari.
    WebKit,
}

impl Engine {
    /// Its name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Engine::Standards => "standards",
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }
}

/// The fact that a report shows first.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Headline {
    /// The verdict.
    Allowed,
    /// The verdict.
    Blocked,
    /// The verdict.
    Undetermined,
    /// The browser allows the request, and the rest depends on a response of the server that the scenario does not
    /// give. The verdict is undetermined.
    ServerDecides,
    /// The engines that have the API do not agree on the verdict.
    BrowsersDisagree,
}

/// The family of checks that a step belongs to.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Check {
    /// Parsing the URL, and which URLs an API accepts.
    Url,
    /// The request method.
    Method,
    /// A request header.
    Header,
    /// Content Security Policy.
    Csp,
    /// Mixed Content and upgrades.
    MixedContent,
    /// Port blocking.
    Port,
    /// `mode: "same-origin"`.
    SameOriginMode,
    /// The CORS preflight.
    Preflight,
    /// The CORS check of the response.
    Cors,
    /// A redirect.
    Redirect,
    /// Credentials in the URL.
    Credentials,
    /// Cross-Origin-Resource-Policy and Cross-Origin-Embedder-Policy.
    Corp,
    /// Local Network Access.
    LocalNetwork,
    /// The response's status, type or handshake.
    Response,
    /// The engine has no such API.
    Unsupported,
    /// `X-Frame-Options`.
    XFrameOptions,
    /// `frame-ancestors` of the framed page.
    FrameAncestors,
    /// A sandbox of the page, by its policy or its frame.
    Sandbox,
    /// Subresource Integrity.
    Integrity,
    /// Trusted Types.
    TrustedTypes,
    /// Everything else.
    Other,
}

/// A gate on the request's path: one or more checks that belong together, for one URL of the redirect chain.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Gate {
    /// Which gate.
    pub gate: GateName,
    /// The hop of the redirect chain whose URL it is about, from 1. `None` for the first URL, and for checks of the
    /// response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hop: Option<u32>,
    /// The state of the request at this gate.
    pub state: GateState,
    /// The state in each engine; `None` if all of them have the same `state`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engines: Option<PerBrowser<GateState>>,
    /// The steps that belong to it, as indexes into the report's steps.
    pub steps: Vec<u32>,
}

/// The gates, in the order in which a request passes them.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GateName {
    /// A redirect, to the gate's hop.
    Redirect,
    /// A sandbox of the page.
    Sandbox,
    /// Trusted Types.
    TrustedTypes,
    /// The URL: parsing, its port, credentials in it.
    Url,
    /// Everything else in the script's call: the API, method, headers and body.
    Request,
    /// Mixed Content and upgrades.
    MixedContent,
    /// The page's policies: Content Security Policy and Integrity-Policy.
    Policy,
    /// Local Network Access.
    LocalNetwork,
    /// The CORS preflight.
    Preflight,
    /// The CORS check of the response.
    Cors,
    /// The response: its status, type, handshake, and Cross-Origin-Resource-Policy.
    Response,
    /// Whether the response may be shown in a frame.
    Frame,
    /// Subresource Integrity.
    Integrity,
}

/// The state of a request at a gate.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GateState {
    /// It was passed.
    Passed,
    /// The request ended there.
    Stopped,
    /// It depends on something that the scenario leaves out.
    Open,
    /// The gate had nothing to check, or the request ended before it.
    NotAsked,
}

/// One decision of the browser.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Step {
    /// The family of checks.
    pub check: Check,
    /// The result.
    pub outcome: StepOutcome,
    /// Stable name of the decision.
    pub code: Text,
    /// The values of its sentence, which are the same in every language.
    pub params: Params,
    /// The decision and its reason, for a person.
    pub text: String,
    /// The clause that decides.
    pub spec: SpecLink,
    /// The pieces of the input that it depends on.
    pub evidence: Vec<Evidence>,
    /// Which hop of the redirect chain, from 0; `None` before the network.
    pub hop: Option<u32>,
    /// Whether the verdict follows from this step. If the request is blocked, one failed step is decisive; if the
    /// verdict is undetermined, one unknown step is. Any other failed step is `report_only`, or came after the decisive
    /// one.
    pub decisive: bool,
    /// Whether the step failed without stopping the request, because its policy is report-only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub report_only: bool,
}

/// The result of a step.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum StepOutcome {
    /// The check was passed.
    Pass,
    /// The check stopped the request.
    Fail,
    /// Nothing was checked, but there is something worth knowing.
    Info,
    /// It depends on something that the scenario leaves out.
    Unknown,
}

/// Named values, in the order in which they were given. In JSON, they are an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params(pub Vec<(Text, String)>);

impl Params {
    /// The value called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl Serialize for Params {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Params;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object of strings")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Params, A::Error> {
                let mut params = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, String>()? {
                    params.push((Cow::Owned(name), value));
                }
                Ok(Params(params))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

/// A clause of a standard.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SpecLink {
    /// The standard and the clause, for example "Fetch, CORS check".
    pub name: Text,
    /// Its address.
    pub url: Text,
}

/// A piece of the input.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Evidence {
    /// Path into the scenario, for example "page.headers".
    pub source: String,
    /// First UTF-16 offset into that text.
    pub start: u32,
    /// UTF-16 offset after the last.
    pub end: u32,
    /// The index of the pair, if the headers were given as pairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
}

/// An HTTP message that the browser sends.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Exchange {
    /// The kind of message.
    pub kind: ExchangeKind,
    /// Which hop of the redirect chain, from 0.
    pub hop: u32,
    /// Its method.
    pub method: String,
    /// Its URL, without a fragment.
    pub url: String,
    /// The headers that the policies are about, as sent.
    pub headers: Vec<(Text, Text)>,
    /// Whether cookies and HTTP authentication go with it.
    pub credentials: bool,
    /// The status of the response, if it is known.
    pub status: Option<u16>,
}

/// The kind of an HTTP message.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ExchangeKind {
    /// A CORS-preflight request.
    Preflight,
    /// The request itself.
    Request,
    /// A WebSocket opening handshake.
    Handshake,
}

/// The result that the calling script gets.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ScriptResult {
    /// How the call ends.
    pub settles: Settles,
    /// The name of the exception that is thrown, or with which the promise is rejected.
    pub error: Option<Text>,
    /// `fetch()` only.
    pub response_type: Option<ResponseType>,
    /// The status that the script can read.
    pub status: Option<u16>,
    /// The names of the response headers that the script can read, lower-case and sorted.
    pub readable_headers: Vec<String>,
    /// Only for images: whether drawing the image taints a canvas.
    pub taints_canvas: Option<bool>,
}

/// How a call ends.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Settles {
    /// Success.
    Resolves,
    /// Promise rejection or `error` event.
    Rejects,
    /// The call itself throws.
    Throws,
    /// The script does not learn the outcome.
    Nothing,
    /// It depends on something that the scenario leaves out.
    Unknown,
}

/// `Response.type`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ResponseType {
    /// Same origin.
    Basic,
    /// Another origin, shared by CORS.
    Cors,
    /// Another origin, not shared.
    Opaque,
    /// A redirect that was not followed.
    OpaqueRedirect,
}

/// A `securitypolicyviolation` event.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Violation {
    /// The directive that governs this kind of request.
    #[serde(rename = "effectiveDirective")]
    pub effective_directive: Text,
    /// Whether the policy blocks or only reports.
    pub disposition: Disposition,
    /// The URL that was blocked, as stripped for reports.
    #[serde(rename = "blockedURI")]
    pub blocked_uri: String,
    /// The whole policy.
    #[serde(rename = "originalPolicy")]
    pub original_policy: String,
    /// The page.
    #[serde(rename = "documentURI")]
    pub document_uri: String,
    /// The beginning of what was stopped, if the policy has `'report-sample'`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
    /// The reports that are sent about it to the policy's endpoints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ViolationReport>,
}

/// A report of a violation.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ViolationReport {
    /// The directive that names the endpoint: "report-uri" or "report-to".
    pub directive: Text,
    /// The endpoint.
    pub url: String,
    /// The body as JSON, with the members that the scenario determines.
    pub body: String,
}

/// Whether a policy blocks or only reports.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Disposition {
    /// `Content-Security-Policy`.
    Enforce,
    /// `Content-Security-Policy-Report-Only`.
    Report,
}

/// The verdicts of the standards and of the engines.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Verdicts {
    /// The standards, followed literally.
    pub standards: EngineVerdict,
    /// Chromium: Chrome, Edge and others.
    pub chromium: EngineVerdict,
    /// Firefox.
    pub firefox: EngineVerdict,
    /// WebKit: Safari.
    pub webkit: EngineVerdict,
}

impl Verdicts {
    /// The verdicts of the engines, in the order of [`Engine::BROWSERS`].
    pub(crate) fn browsers(&self) -> [&EngineVerdict; 3] {
        [&self.chromium, &self.firefox, &self.webkit]
    }
}

/// The verdict of one engine.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct EngineVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// The check that stopped it.
    pub blocked_by: Option<Check>,
    /// The release whose behaviour this is; `None` for the standards.
    pub version: Option<Text>,
    /// The lines in its console.
    pub console: Vec<String>,
    /// Why it differs from the standards; `None` if it does not.
    pub note: Option<String>,
}

/// For how many seconds each engine caches the response to a preflight.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PreflightCache {
    /// The seconds for each engine.
    pub seconds: PerEngine<u32>,
}

/// One value for the standards and for each engine.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PerEngine<T> {
    /// The standards, followed literally.
    pub standards: T,
    /// Chromium.
    pub chromium: T,
    /// Firefox.
    pub firefox: T,
    /// WebKit.
    pub webkit: T,
}

/// One value for each engine.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PerBrowser<T> {
    /// Chromium.
    pub chromium: T,
    /// Firefox.
    pub firefox: T,
    /// WebKit.
    pub webkit: T,
}

impl<T: Copy> PerEngine<T> {
    /// The value for one of them.
    #[must_use]
    pub fn of(&self, engine: Engine) -> T {
        match engine {
            Engine::Standards => self.standards,
            Engine::Chromium => self.chromium,
            Engine::Firefox => self.firefox,
            Engine::WebKit => self.webkit,
        }
    }
}

/// A change after which a blocked request is allowed.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Fix {
    /// Whose configuration changes.
    pub r#where: FixPlace,
    /// Stable name of the kind of change.
    pub code: Text,
    /// The values of its sentence.
    pub params: Params,
    /// The change in words.
    pub text: String,
    /// The edits, which have to be made together.
    pub edits: Vec<Edit>,
    /// Edits that are recommended with them but are not needed for the verdict, such as `Vary: Origin`.
    #[serde(default)]
    pub also: Vec<Edit>,
}

/// Whose configuration a fix changes.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum FixPlace {
    /// The page's own headers.
    Page,
    /// The headers of the server that responds.
    Server,
    /// The request.
    Request,
}

/// One edit of a fix.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Edit {
    /// Path into the scenario.
    pub target: String,
    /// The header that changes; `None` if the target itself changes.
    pub header: Option<String>,
    /// The value before; `None` if it is added.
    pub before: Option<String>,
    /// The value after; `None` if it is removed.
    pub after: Option<String>,
}

/// A problem or a risk in the input itself.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Stable name.
    pub code: Text,
    /// How severe it is.
    pub severity: Severity,
    /// In words.
    pub text: String,
    /// Its places.
    pub evidence: Vec<Evidence>,
    /// One edit that repairs it; `None` if none is known.
    #[serde(default)]
    pub repair: Option<Edit>,
    /// The section of the handbook about `code`: an address or, as long as the handbook has none, the file in the package.
    /// `None` if there is no section.
    #[serde(default)]
    pub docs: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without places, a repair, and a section of the handbook.
    #[must_use]
    pub fn new(code: &'static str, severity: Severity, text: impl Into<String>) -> Diagnostic {
        Diagnostic { code: code.into(), severity, text: text.into(), evidence: Vec::new(), repair: None, docs: None }
    }
}

/// How severe a diagnostic is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// The input does not mean what its author intended.
    Error,
    /// The input probably does not mean what its author intended.
    Warning,
    /// The input could be better.
    Hint,
}
