//! What comes out: the output half of the JSON contract (`pkg/contract.d.ts`), as plain data.
//!
//! No logic lives here.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Text that is usually one of the engine's own constants.
pub type Text = Cow<'static, str>;

/// The answer to a [`Scenario`](crate::Scenario).
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Report {
    /// What most of the three engines do, of those that have the API; without a majority, blocked if one of them blocks.
    pub verdict: Verdict,
    /// The check that stopped it; `None` unless blocked.
    pub blocked_by: Option<Check>,
    /// Paths into the scenario of what has to be known before every engine's answer is certain, what the verdict depends
    /// on first.
    pub missing: Vec<String>,
    /// What the scenario leaves out, and this report takes to be so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumption>,
    /// The engine that was asked for, whose verdict, summary, gates, steps, exchanges, result, violations and preflight
    /// cache these are;
    /// `None` where none was: then they are what most browsers do.
    pub shown: Option<Engine>,
    /// What to say above all else: the verdict, or what it would hide.
    pub headline: Headline,
    /// One sentence for a person.
    pub summary: String,
    /// The path at a glance: the gates that the request passes, in their order.
    pub gates: Vec<Gate>,
    /// Every decision in the order the browser takes it.
    pub steps: Vec<Step>,
    /// Every HTTP message that leaves the browser, in order.
    pub exchanges: Vec<Exchange>,
    /// What the calling script gets to see.
    pub result: ScriptResult,
    /// `securitypolicyviolation` events, in order.
    pub violations: Vec<Violation>,
    /// The answer by the letter of the standards, and in each engine.
    pub verdicts: Verdicts,
    /// How long the preflight's answer is remembered.
    pub preflight_cache: Option<PreflightCache>,
    /// The smallest changes after which every engine that blocks the request allows it.
    pub fixes: Vec<Fix>,
    /// What is wrong or risky in the pasted input itself.
    pub warnings: Vec<Diagnostic>,
}

/// A value that the scenario leaves out.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// Path into the scenario.
    pub path: String,
    /// What it is taken to be.
    pub value: String,
    /// What that means for the answer, for a person.
    pub why: String,
}

/// For a person, in the report's language: the summary, then the steps, the fixes and the warnings, one in a line.
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

/// Does the API call succeed?
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

/// Whose behaviour.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// The letter of the standards.
    Standards,
    /// Chromium: Chrome, Edge and kin.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit: Safari.
    WebKit,
}

impl Engine {
    /// Its name on the wire.
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

/// What a report says above all else.
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
    /// The browser lets the request through, and the rest depends on an answer of the server that the scenario leaves out.
    /// The verdict is undetermined.
    ServerDecides,
    /// The engines that have the API do not agree on the verdict.
    BrowsersDisagree,
}

/// The family of checks that a step belongs to.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Check {
    /// Parsing the URL, and which URLs an API takes.
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

/// A gate on the request's way: one or more checks that stand together, of one URL of the redirect chain.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Which gate.
    pub gate: GateName,
    /// The hop of the redirect chain whose URL it is about, from 1; `None` for the first URL, and for what is asked of the
    /// response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hop: Option<u32>,
    /// How the request stands there.
    pub state: GateState,
    /// The same in each engine; `None` where none differs from `state`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engines: Option<PerBrowser<GateState>>,
    /// The steps that belong to it, as indexes into the report's.
    pub steps: Vec<u32>,
}

/// The gates, in the order in which the request meets them.
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
    /// The rest of what the script asks for: the API, method, headers and body.
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

/// How a request stands at a gate.
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
    /// It had nothing to ask, or the request ended before.
    NotAsked,
}

/// One decision of the browser.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Step {
    /// The family of checks.
    pub check: Check,
    /// What came of it.
    pub outcome: StepOutcome,
    /// Stable name of what was decided.
    pub code: Text,
    /// What fills the sentence, in any language.
    pub params: Params,
    /// What was decided and why, for a person.
    pub text: String,
    /// The clause that decides.
    pub spec: SpecLink,
    /// The pieces of the input that it was decided on.
    pub evidence: Vec<Evidence>,
    /// Which hop of the redirect chain, from 0; `None` before the network.
    pub hop: Option<u32>,
    /// Whether the verdict follows from this step. One failed step is decisive where the request is blocked, and one
    /// unknown step where the verdict is undetermined: a failed step that isn't decisive was only reported, or another
    /// one came first.
    pub decisive: bool,
}

/// What came of a step.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum StepOutcome {
    /// The check was passed.
    Pass,
    /// The check stopped the request.
    Fail,
    /// Nothing was checked; something worth knowing was settled.
    Info,
    /// It depends on something that the scenario leaves out.
    Unknown,
}

/// Named values, in the order in which they were given; a JSON object on the wire.
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
pub struct SpecLink {
    /// Standard and clause, e.g. "Fetch, CORS check".
    pub name: Text,
    /// Its address.
    pub url: Text,
}

/// A piece of the input.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Path into the scenario, e.g. "page.headers".
    pub source: String,
    /// First UTF-16 offset into that text.
    pub start: u32,
    /// UTF-16 offset after the last.
    pub end: u32,
    /// Which pair, where the headers came as pairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
}

/// An HTTP message that leaves the browser.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// What kind of message.
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
    /// The status of the answer, where it is known.
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

/// What the calling script gets to see.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScriptResult {
    /// How the call ends.
    pub settles: Settles,
    /// Name of what is thrown or rejected with.
    pub error: Option<Text>,
    /// `fetch()` only.
    pub response_type: Option<ResponseType>,
    /// What the script can read.
    pub status: Option<u16>,
    /// Names, lower-case and sorted, of the response headers that script can read.
    pub readable_headers: Vec<String>,
    /// Images only: whether drawing it taints a canvas.
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
    /// What was stopped, in part, where the policy has it reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
    /// What is sent about it to the policy's endpoints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ViolationReport>,
}

/// A report of a violation.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ViolationReport {
    /// The directive that names the endpoint: "report-uri" or "report-to".
    pub directive: Text,
    /// The endpoint.
    pub url: String,
    /// What is sent, as JSON: the members that the scenario determines.
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

/// The four answers.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Verdicts {
    /// By the letter of the standards.
    pub standards: EngineVerdict,
    /// Chromium: Chrome, Edge and kin.
    pub chromium: EngineVerdict,
    /// Firefox.
    pub firefox: EngineVerdict,
    /// WebKit: Safari.
    pub webkit: EngineVerdict,
}

/// One engine's answer.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EngineVerdict {
    /// Its answer.
    pub verdict: Verdict,
    /// The check that stopped it.
    pub blocked_by: Option<Check>,
    /// The release whose behaviour this is; `None` for the standards.
    pub version: Option<Text>,
    /// What its console says.
    pub console: Vec<String>,
    /// Why it departs from the standards; `None` where it does not.
    pub note: Option<String>,
}

/// Seconds for which each engine remembers a preflight's answer.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PreflightCache {
    /// Per engine.
    pub seconds: PerEngine<u32>,
}

/// One value for the standards and for each engine.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PerEngine<T> {
    /// By the letter of the standards.
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

/// A change that mends a blocked request.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    /// Whose configuration changes.
    pub r#where: FixPlace,
    /// Stable name of the kind of change.
    pub code: Text,
    /// What fills its sentence.
    pub params: Params,
    /// The change in words.
    pub text: String,
    /// Made together.
    pub edits: Vec<Edit>,
    /// Edits that belong with them but are not needed for the verdict, such as `Vary: Origin`.
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
    /// The answering server's headers.
    Server,
    /// The request.
    Request,
}

/// One edit of a fix.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Path into the scenario.
    pub target: String,
    /// The header that changes; `None` where the target itself does.
    pub header: Option<String>,
    /// Its value before; `None` where it is added.
    pub before: Option<String>,
    /// Its value after; `None` where it is removed.
    pub after: Option<String>,
}

/// Something wrong or risky in the input itself.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// Stable name.
    pub code: Text,
    /// How bad it is.
    pub severity: Severity,
    /// In words.
    pub text: String,
    /// Where.
    pub evidence: Vec<Evidence>,
    /// One edit that mends it; `None` where none is known.
    #[serde(default)]
    pub repair: Option<Edit>,
    /// The section of the handbook about `code`: an address, or a path in the repository while the handbook has no address.
    /// `None` where there is no section.
    #[serde(default)]
    pub docs: Option<String>,
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// It does not mean what its author meant.
    Error,
    /// It probably does not.
    Warning,
    /// It could be better.
    Hint,
}
