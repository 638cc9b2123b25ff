//! Reads violation reports as requests that were seen:
//! [`report-uri`](https://w3c.github.io/webappsec-csp/#deprecated-serialize-violation) and the [Reporting
//! API](https://w3c.github.io/webappsec-csp/#reporting).

use serde::Deserialize;
use serde_json::value::RawValue;
use wouldblock::scenario::{Api, CodeText, InsertedBy, RequestDescription};

use crate::directives::{inline_api, load_api};
use crate::seen::{Open, PageText, Seen};
use crate::text::{object, quoted, shortened};
use crate::words::Why;

/// The members of a report that are used, under the names of both formats.
#[derive(Debug, Deserialize)]
struct Report {
    #[serde(rename = "document-uri", alias = "documentURL", alias = "documentURI")]
    document: Option<String>,
    #[serde(rename = "blocked-uri", alias = "blockedURL", alias = "blockedURI")]
    blocked: Option<String>,
    #[serde(rename = "effective-directive", alias = "effectiveDirective")]
    effective: Option<String>,
    #[serde(rename = "violated-directive", alias = "violatedDirective")]
    violated: Option<String>,
    #[serde(rename = "original-policy", alias = "originalPolicy")]
    policy: Option<String>,
    #[serde(rename = "source-file", alias = "sourceFile")]
    source_file: Option<String>,
    #[serde(rename = "script-sample", alias = "sample")]
    sample: Option<String>,
}

/// A report of the `report-uri` directive.
pub(crate) fn of_report_uri<'a>(text: &str) -> Result<Seen<'a>, Why> {
    seen(parsed(text)?)
}

/// A report of the Reporting API: its type, the URL of its document, and its body.
pub(crate) fn of_reporting_api<'a>(kind: Option<&str>, url: Option<&RawValue>, body: &str) -> Result<Seen<'a>, Why> {
    if let Some(kind) = kind.filter(|kind| *kind != "\"csp-violation\"") {
        return Err(Why::OtherReport(shortened(kind)));
    }
    let mut report = parsed(body)?;
    if report.document.is_none() {
        report.document = url.and_then(|url| serde_json::from_str(url.get()).ok());
    }
    seen(report)
}

fn parsed(text: &str) -> Result<Report, Why> {
    object(text).map_err(Why::Report)
}

/// The longest [sample](https://w3c.github.io/webappsec-csp/#violation-sample): a shorter one is the complete code.
const SAMPLE: usize = 40;

fn seen<'a>(report: Report) -> Result<Seen<'a>, Why> {
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    let document = filled(report.document).ok_or(Why::ReportWithoutDocument)?;
    let blocked = filled(report.blocked).ok_or(Why::ReportWithoutTarget)?;
    let directive = filled(report.effective).or_else(|| filled(report.violated)).ok_or(Why::ReportWithoutDirective)?;
    // Older browsers write the whole directive.
    let directive = directive.split(' ').next().unwrap_or_default().to_ascii_lowercase();
    let policy = filled(report.policy).ok_or(Why::ReportWithoutPolicy)?;
    // A report-only policy would block this if it were enforced, which is what an audit is about.
    let header = "Content-Security-Policy";
    let page = format!(
        "{{\"url\":{},\"headers\":[[\"{header}\",{}]]}}",
        quoted(&document),
        quoted(&policy.replace(['\r', '\n'], " "))
    );
    let sample = filled(report.sample).filter(|sample| sample.chars().count() < SAMPLE);
    let or_unjudged = |api: Option<Api>| api.ok_or_else(|| Why::Directive(shortened(&directive)));
    let (api, url, text) = match blocked.as_str() {
        "inline" => (or_unjudged(inline_api(&directive))?, None, sample),
        "eval" => (Api::Eval, None, sample),
        "wasm-eval" => (Api::Wasm, None, None),
        "trusted-types-sink" | "trusted-types-policy" => return Err(Why::ReportOfTrustedTypes),
        "self" => (or_unjudged(load_api(&directive))?, Some(document.clone()), None),
        // Old browsers reported only the scheme of an opaque URL: `data` or `blob`.
        "data" => (or_unjudged(load_api(&directive))?, Some("data:,".to_owned()), None),
        scheme if is_bare_scheme(scheme) => (or_unjudged(load_api(&directive))?, Some(format!("{scheme}:")), None),
        url => (or_unjudged(load_api(&directive))?, Some(url.to_owned()), None),
    };
    let has_only_origin = url.as_deref().is_some_and(has_only_origin);
    // `'strict-dynamic'` would have allowed a script that another one inserted.
    let inserted_by = (api == Api::Script).then_some(InsertedBy::Parser);
    let text = text.map(CodeText::One);
    let request = RequestDescription { url, text, inserted_by, ..RequestDescription::of(api) };
    Ok(Seen {
        page: PageText::Owned(page),
        request,
        network: None,
        count: 1,
        time: None,
        is_report: true,
        is_violation: true,
        source_file: filled(report.source_file),
        has_only_origin,
        open: Open::default(),
    })
}

fn is_bare_scheme(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_alphabetic())
        && text.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char))
        && !text.contains('.')
}

/// Whether a URL ends with its host. Browsers that hide the path write URLs like this, while a serialized URL never
/// ends like this.
fn has_only_origin(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| !rest.contains(['/', '?', '#']))
}
