//! Reads lines about inline code, code that is compiled, frames, forms, workers and Trusted Types.
//!
//! Each template says what a line is about. Scenarios of that kind are tried until one makes the browser print the
//! line. What a line does not show, such as the code whose hash it quotes, remains unknown.

use super::fold::Folded;
use super::kind::{Kind, WORKERS};
use super::lines;
use super::matching::{self, Pattern};
use super::{PartialPage, PartialRequest, PartialScenario, Reading, earlier, witness};
use crate::console::wording::Template;
use crate::console::{self, chromium, firefox, webkit};
use crate::contract::inline_type::InlineType;
use crate::contract::scenario::{
    Api, CodeText, Frame, HeaderInput, Hop, InsertedBy, Page, ParentPage, RequestDescription, ResponseHead, Scenario,
};
use crate::engine::Engine;
use crate::url::Url;

const SCRIPTS: &[Api] = &[Api::Script, Api::ModulePreload, Api::Preload, Api::Import, Api::ImportScripts];

macro_rules! loads {
    ($($name:ident = $doing:literal;)*) => {
        $(static $name: Template = Template::new(concat!(
            $doing, " '{url}' violates the following Content Security Policy directive: \"{directive}\".{rest}"
        ));)*
    };
}

loads! {
    LOAD_WORKER = "Creating a worker from";
    LOAD_OBJECT = "Loading plugin data from";
    LOAD_MANIFEST = "Loading a manifest from";
    LOAD_BASE = "Setting the document's base URI to";
    LOAD_PREFETCH = "Fetching content from";
    LOAD_FORM = "Sending form data to";
    LOAD_FRAME = "Framing";
    LOAD_SCRIPT = "Loading the script";
}
static FRAME_REPORTED: Template = Template::new(
    "Framing '{url}' violates the following report-only Content Security Policy directive: \"{directive}\".{rest}",
);
static FIREFOX_LOAD: Template = Template::new(
    "Content-Security-Policy: {settings} the loading of a resource ({effective}) at {url} because it violates the following directive: “{directive}”",
);
static FIREFOX_SCRIPT: Template = Template::new(
    "Content-Security-Policy: {settings} a script (script-src-elem) at {url} from being executed because it violates the following directive: “{directive}”",
);
static FIREFOX_SINK: Template = Template::new(
    "Content-Security-Policy: {settings} assigning to an injection sink because it violates the following directive: “require-trusted-types-for {rest}",
);
static WORKER_ELSEWHERE: Template = Template::new("Security Error: Content at {from} may not load data from {url}.");
static FALLBACK_ALONE: Template =
    Template::new("Note that 'script-src' was not explicitly set, so 'default-src' is used as a fallback.");

/// The templates of each browser, the more specific ones first.
fn templates(engine: Engine) -> Vec<(&'static Template, Kind)> {
    use chromium::beyond_loads as c;
    use firefox::beyond_loads as f;
    use webkit::beyond_loads as w;
    match engine {
        Engine::Chromium => vec![
            (&c::INLINE, Kind::Inline),
            (&c::EVAL, Kind::Eval),
            (&FALLBACK_ALONE, Kind::Eval),
            (&c::WASM, Kind::Code(Api::Wasm)),
            (&LOAD_WORKER, Kind::Load(WORKERS)),
            (&LOAD_OBJECT, Kind::Load(&[Api::Object])),
            (&LOAD_MANIFEST, Kind::Load(&[Api::Manifest])),
            (&LOAD_BASE, Kind::Load(&[Api::Base])),
            (&LOAD_PREFETCH, Kind::Load(&[Api::Prefetch])),
            (&LOAD_FORM, Kind::Load(&[Api::Form])),
            (&LOAD_FRAME, Kind::Framed),
            (&LOAD_SCRIPT, Kind::Load(SCRIPTS)),
            (&FRAME_REPORTED, Kind::Framed),
            (&c::FRAME_REFUSED, Kind::FrameOptions("")),
            (&c::FRAME_CONFLICT, Kind::FrameOptions("")),
            (&c::FRAME_UNKNOWN, Kind::FrameOptions("")),
            (&c::TYPE_NEEDED, Kind::Sink),
            (&c::POLICY_NOT_LISTED, Kind::TypesPolicy),
            (&c::POLICY_REPEATED, Kind::TypesPolicy),
            (&c::NO_SCRIPTS, Kind::NoScripts),
            (&c::RULES_IGNORED, Kind::Code(Api::SpeculationRules)),
            (&c::NO_FORMS, Kind::NoForms),
            (&c::INTEGRITY, Kind::Integrity),
            (&c::BASE_SCHEME, Kind::BaseScheme),
        ],
        Engine::Firefox => vec![
            (&f::INLINE_SCRIPT, Kind::Code(Api::InlineScript)),
            (&f::INLINE_STYLE, Kind::Code(Api::InlineStyle)),
            (&f::EVENT_HANDLER, Kind::Code(Api::EventHandler)),
            (&f::EVAL, Kind::Eval),
            (&f::WASM, Kind::Code(Api::Wasm)),
            (&f::FRAME_ANCESTORS, Kind::Framed),
            (&f::WORKER, Kind::Load(WORKERS)),
            (&FIREFOX_SCRIPT, Kind::Load(SCRIPTS)),
            (&FIREFOX_LOAD, Kind::LoadOf),
            (&f::FRAME_DENIED, Kind::FrameOptions("")),
            (&f::FRAME_INVALID, Kind::FrameOptions("ALLOWALL")),
            (&f::POLICY, Kind::TypesPolicy),
            (&FIREFOX_SINK, Kind::Sink),
            (&f::INTEGRITY, Kind::Integrity),
            (&WORKER_ELSEWHERE, Kind::Load(WORKERS)),
        ],
        _ => vec![
            (&w::VIOLATED, Kind::LoadOf),
            (&w::FALLBACK_VIOLATED, Kind::LoadOf),
            (&w::FRAME_REFUSED, Kind::FrameOptions("")),
            (&w::FRAME_UNKNOWN, Kind::FrameOptions("")),
            (&w::TYPE_NEEDED, Kind::Sink),
            (&w::POLICY_NOT_LISTED, Kind::TypesPolicy),
            (&w::NO_FORMS, Kind::NoForms),
        ],
    }
}

/// How many bytes of policies are processed for one line: fewer scenarios are tried for a long policy.
const MOST_BYTES: usize = 400_000;

/// Reads the first line that matches a template. If it has to be `is_explained`, the result is a scenario in which the
/// browser prints the line; otherwise it contains only what the words state.
pub(super) fn read(text: &[&str], is_explained: bool) -> Option<Reading> {
    for (index, first) in text.iter().enumerate() {
        let next = text.get(index + 1).copied().unwrap_or_default();
        // Firefox quotes the code on a separate line, and Chromium breaks one message into two lines.
        let goes_on = next.starts_with("Source: ") || next.starts_with("The action") || next.starts_with("The policy");
        let joined = [*first, "\n", next].concat();
        let forms = goes_on.then_some(joined.as_str()).into_iter().chain([*first]);
        for line in forms {
            for engine in Engine::BROWSERS {
                let words = if is_explained { Words::Printed } else { Words::Known };
                let read = |(template, kind)| read_line(&Pattern::new(template, true), line, kind, engine, words);
                let reading = templates(engine).into_iter().find_map(read);
                if reading.is_some() {
                    return reading;
                }
            }
        }
    }
    None
}

/// Reads the first line that has the wording of an earlier release.
pub(super) fn read_earlier(text: &[&str]) -> Option<Reading> {
    text.iter().find_map(|line| {
        let folded = Folded::new(line);
        // The line may begin with words such as "Uncaught (in promise) EvalError: ".
        let starts = folded.plain().match_indices(' ').map(|(space, _)| space + 1).take(MOST_WORDS_BEFORE);
        std::iter::once(0).chain(starts).find_map(|start| {
            let message = folded.original_of(folded.plain().get(start..).unwrap_or_default());
            [Engine::Chromium, Engine::Firefox].into_iter().find_map(|engine| {
                earlier::templates(engine).find_map(|(template, kind)| {
                    read_line(&Pattern::new(template, false), message, kind, engine, Words::OfPast)
                })
            })
        })
    })
}

/// How many words of an exception may come before a message.
const MOST_WORDS_BEFORE: usize = 14;

/// The requirements on the scenario for a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Words {
    /// The browser has to print the line in it.
    Printed,
    /// The words have to state enough by themselves.
    Known,
    /// The words are those of an earlier release, and have to say enough.
    OfPast,
}

/// The values of a line.
struct Values<'x>(Vec<(&'static str, &'x str)>);

impl<'x> Values<'x> {
    fn get(&self, name: &str) -> &'x str {
        self.0.iter().find(|(gap, _)| *gap == name).map_or("", |(_, value)| value)
    }
}

fn read_line(pattern: &Pattern, line: &str, kind: Kind, engine: Engine, words: Words) -> Option<Reading> {
    let folded = Folded::new(line);
    let bare = folded.plain().strip_prefix(webkit::beyond_loads::REPORT_ONLY).unwrap_or(folded.plain());
    let mut work = matching::most_work(bare.len());
    let shorter = lines::without_end(bare);
    let found = pattern.read(bare, &mut work).or_else(|| pattern.read(shorter, &mut work))?;
    let values = Values(found.values.iter().map(|(gap, value)| (*gap, folded.original_of(value))).collect());
    let is_reported = line.contains("report-only")
        || line.contains("Report-Only policy")
        || line.starts_with(webkit::beyond_loads::REPORT_ONLY);
    let values = with_url(values);
    let mut candidates = candidates(kind, &values, is_reported, engine)?;
    candidates.truncate((MOST_BYTES / line.len().max(1)).max(1));
    let explains = |wanted: &str| {
        let prints = |scenario: &&Scenario| {
            let (_, printed) = console::printed(scenario, engine);
            printed.iter().any(|line| without_digests(line) == wanted)
        };
        candidates.iter().find(prints)
    };
    let scenario = match words {
        Words::Printed => explains(&without_digests(line))?,
        // Words that several kinds share are not enough by themselves.
        Words::Known if matches!(kind, Kind::LoadOf | Kind::Load(SCRIPTS | WORKERS)) => return None,
        Words::Known | Words::OfPast => candidates.first()?,
    };
    let mut reading = reading(&values, engine, scenario);
    let apis = apis_of(kind, &values, engine)?;
    if apis.iter().any(|(api, _)| Some(*api) != reading.scenario.request.api) {
        reading.assumed.push("request.api".to_owned());
    }
    Some(reading)
}

/// In WebKit's lines, what it refuses and the URL are one phrase.
fn with_url(mut values: Values<'_>) -> Values<'_> {
    let doing = values.get("doing");
    let url = doing.strip_prefix("load ").or_else(|| doing.strip_prefix("change the document base URL to "));
    values.0.extend(url.map(|url| ("url", url)));
    values
}

/// A line without line breaks and digests, because the code of a digest is unknown.
fn without_digests(line: &str) -> String {
    let is_digest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '=');
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = line.split_inclusive(|c| !is_digest(c));
    words
        .map(|word| if word.trim_end_matches(|c| !is_digest(c)).len() >= SHORTEST_DIGEST { "…" } else { word })
        .collect()
}

/// The number of characters of a SHA-256 digest without its padding.
const SHORTEST_DIGEST: usize = 43;

/// How an element may have been inserted into the page.
const INSERTIONS: [Option<InsertedBy>; 4] =
    [None, Some(InsertedBy::Parser), Some(InsertedBy::Script), Some(InsertedBy::InnerHtml)];

/// The scenarios of the kind, the most likely first; `None` if the values exclude the kind.
fn candidates(kind: Kind, values: &Values<'_>, is_reported: bool, engine: Engine) -> Option<Vec<Scenario>> {
    let name = if is_reported { "Content-Security-Policy-Report-Only" } else { "Content-Security-Policy" };
    let apis = apis_of(kind, values, engine)?;
    let mut all = Vec::new();
    for page in pages(kind, values) {
        for policy in policies_of(kind, values) {
            let headers = policy.map(|policy| HeaderInput::Pairs(vec![(name.to_owned(), policy)]));
            for (api, via) in &apis {
                for inserted_by in INSERTIONS {
                    let request = request(kind, values, *api, *via, inserted_by);
                    let page = Page { url: page.clone(), headers: headers.clone(), ..Page::default() };
                    all.extend(variants(kind, values, Scenario { page, request, network: None }));
                }
            }
        }
    }
    Some(all)
}

fn pages(kind: Kind, values: &Values<'_>) -> Vec<String> {
    const ELSEWHERE: &str = "https://example.org/";
    if kind == Kind::NoScripts {
        return vec![values.get("url").to_owned()];
    }
    let own = Url::parse(values.get("url"), None).ok().map(|url| url.origin().serialized());
    let own = own.filter(|origin| origin != "null").map(|origin| format!("{origin}/"));
    let from = Some(values.get("from")).filter(|from| !from.is_empty()).map(str::to_owned);
    from.into_iter().chain([ELSEWHERE.to_owned()]).chain(own).collect()
}

/// The policy that the line quotes, or policies with the directive that it names.
fn policies_of(kind: Kind, values: &Values<'_>) -> Vec<Option<String>> {
    let directive = values.get("directive");
    let effective = values.get("effective");
    match kind {
        Kind::Sink => vec![Some("require-trusted-types-for 'script'".to_owned())],
        Kind::TypesPolicy => vec![Some(format!("trusted-types {}", values.get("names")))],
        Kind::NoScripts => vec![Some("sandbox".to_owned())],
        Kind::NoForms => vec![Some("sandbox allow-scripts".to_owned())],
        Kind::FrameOptions(_) | Kind::Integrity | Kind::BaseScheme => vec![None],
        _ if !directive.is_empty() => vec![Some(directive.to_owned())],
        _ if !effective.is_empty() => {
            vec![Some(format!("{effective} 'none'")), Some("default-src 'none'".to_owned())]
        }
        Kind::Eval => vec![Some("default-src 'self'".to_owned())],
        _ => vec![None],
    }
}

type Ways = Vec<(Api, Option<&'static str>)>;

fn apis_of(kind: Kind, values: &Values<'_>, engine: Engine) -> Option<Ways> {
    let only = |api| vec![(api, None)];
    let each = |apis: &[Api]| apis.iter().map(|api| (*api, None)).collect::<Ways>();
    let is_code_url = values.get("url").starts_with("javascript:");
    Some(match kind {
        Kind::Inline => match values.get("doing") {
            "Executing inline script" => only(Api::InlineScript),
            "Executing inline event handler" => only(Api::EventHandler),
            "Applying inline speculation rules" => only(Api::SpeculationRules),
            "Running the JavaScript URL" => only(Api::JavascriptUrl),
            "Applying inline style" => each(&[Api::InlineStyle, Api::StyleAttribute]),
            _ => return None,
        },
        Kind::InlineOf if values.get("directive").starts_with("style") => {
            each(&[Api::InlineStyle, Api::StyleAttribute])
        }
        Kind::InlineOf => each(&[Api::InlineScript, Api::EventHandler, Api::JavascriptUrl]),
        Kind::Code(Api::InlineScript) => each(&[Api::InlineScript, Api::JavascriptUrl]),
        Kind::Code(Api::InlineStyle) => each(&[Api::InlineStyle, Api::StyleAttribute]),
        Kind::Code(api) => only(api),
        Kind::Eval => vec![(Api::Eval, None), (Api::Eval, Some("setTimeout"))],
        // All other lines about scripts are read with the lines about loads.
        Kind::Load(SCRIPTS) if !values.get("directive").contains("'strict-dynamic'") => return None,
        // For a blob: URL of another origin, every load has this message.
        Kind::Load(WORKERS) if !values.get("from").is_empty() && values.get("url").starts_with("blob:") => return None,
        Kind::Load([Api::Form]) if is_code_url => vec![(Api::JavascriptUrl, Some("form"))],
        Kind::Load([Api::Object]) => vec![(Api::Object, None), (Api::Object, Some("embed"))],
        Kind::Load(apis) => each(apis),
        Kind::LoadOf => match values.get("effective") {
            "base-uri" => only(Api::Base),
            "form-action" if is_code_url => vec![(Api::JavascriptUrl, Some("form"))],
            "form-action" => only(Api::Form),
            "frame-src" | "frame-ancestors" => only(Api::Frame),
            "manifest-src" => only(Api::Manifest),
            "object-src" => vec![(Api::Object, None), (Api::Object, Some("embed"))],
            "default-src" => only(Api::Prefetch),
            "worker-src" => each(WORKERS),
            "script-src" | "style-src" if engine == Engine::WebKit => webkit_code(values)?,
            _ => return None,
        },
        Kind::Framed | Kind::FrameOptions(_) => only(Api::Frame),
        Kind::Sink => sinks(values),
        Kind::TypesPolicy => only(Api::TrustedTypesPolicy),
        Kind::NoScripts => only(Api::InlineScript),
        Kind::NoForms => only(Api::Form),
        Kind::Integrity => only(Api::Script),
        Kind::BaseScheme => only(Api::Base),
    })
}

fn webkit_code(values: &Values<'_>) -> Option<Ways> {
    let is_it = |(_, doing, subject): &&(Option<InlineType>, &str, &str)| {
        *doing == values.get("doing") && *subject == values.get("subject")
    };
    let is_style = values.get("effective") == "style-src";
    let (type_, ..) = webkit::beyond_loads::CODE.iter().find(is_it)?;
    Some(match type_ {
        _ if is_style => vec![(Api::InlineStyle, None), (Api::StyleAttribute, None)],
        Some(InlineType::ScriptAttribute) => vec![(Api::EventHandler, None)],
        Some(InlineType::Navigation) => vec![(Api::JavascriptUrl, None)],
        None => vec![(Api::Eval, Some("setTimeout"))],
        Some(_) => vec![(Api::InlineScript, None)],
    })
}

/// The sinks for the type that the line names, or for all types if it names none.
fn sinks(values: &Values<'_>) -> Ways {
    let ways: &[&str] = match values.get("type") {
        "TrustedHTML" => &["innerHTML"],
        "TrustedScriptURL" => &["script.src"],
        "TrustedScript" => &["script.text", "eval"],
        _ => &["innerHTML", "script.src", "script.text", "eval"],
    };
    let mut all: Ways = ways.iter().map(|via| (Api::DomSink, Some(*via))).collect();
    if values.get("navigation").is_empty() {
        all.push((Api::JavascriptUrl, None));
    } else {
        all.insert(0, (Api::JavascriptUrl, None));
    }
    all
}

/// Code whose hash is not in any policy.
const ASSUMED_CODE: &str = "/* the code */";

fn request(
    kind: Kind,
    values: &Values<'_>,
    api: Api,
    via: Option<&str>,
    inserted_by: Option<InsertedBy>,
) -> RequestDescription {
    const DIGEST: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let mut request = RequestDescription::of(api);
    let url = values.get("url");
    request.via = via.map(str::to_owned);
    request.inserted_by = inserted_by;
    // The message does not contain the code, so assume code that none of the listed hashes matches.
    let needs_code = api.is_code() && values.get("directive").contains("'sha");
    let text = text_of(values, api).or_else(|| needs_code.then(|| ASSUMED_CODE.to_owned()));
    request.text = text.map(CodeText::One);
    if api == Api::TrustedTypesPolicy {
        let name = Some(values.get("policy")).filter(|name| !name.is_empty()).unwrap_or("another").to_owned();
        let is_listed = values.get("names").split_ascii_whitespace().any(|listed| listed == name);
        request.text = Some(if is_listed { CodeText::Several(vec![name.clone(), name]) } else { CodeText::One(name) });
    } else if !api.is_code() && api != Api::Wasm {
        request.url = Some(match kind {
            Kind::BaseScheme => format!("{}:text/html,", values.get("scheme")),
            // Chromium does not show the content of a data: frame.
            _ if url.is_empty() && values.0.iter().any(|(gap, _)| *gap == "url") => "data:text/html,".to_owned(),
            _ if url.is_empty() || url == "<unknown>" => "https://framed.example/".to_owned(),
            _ => url.to_owned(),
        });
    }
    if kind == Kind::Integrity {
        let algorithm = Some(values.get("algorithm")).filter(|name| !name.is_empty()).unwrap_or("sha256");
        request.integrity = Some(format!("{algorithm}-{DIGEST}"));
    }
    request
}

/// The code that the line shows.
fn text_of(values: &Values<'_>, api: Api) -> Option<String> {
    let shown = values
        .get("source")
        .strip_prefix("\nSource: ")
        .or_else(|| Some(values.get("url")).filter(|url| api == Api::JavascriptUrl && !url.is_empty()))?;
    Some(shown.strip_prefix("javascript:").unwrap_or(shown).to_owned())
}

/// Variants of the parts of a scenario that the line does not show: the response of a framed page, the pages around it,
/// the method of a form.
fn variants(kind: Kind, values: &Values<'_>, mut scenario: Scenario) -> Vec<Scenario> {
    let response = match kind {
        Kind::Framed if values.get("directive").starts_with("frame-ancestors") => scenario.page.headers.take(),
        Kind::LoadOf if values.get("effective") == "frame-ancestors" => scenario.page.headers.take(),
        Kind::FrameOptions(usual) => {
            let value = Some(values.get("value")).filter(|value| !value.is_empty()).unwrap_or(usual);
            Some(HeaderInput::Pairs(vec![("X-Frame-Options".to_owned(), value.to_owned())]))
        }
        Kind::Integrity => Some(HeaderInput::Pairs(Vec::new())),
        _ => None,
    };
    if let Some(headers) = response {
        let text = (kind == Kind::Integrity).then(String::new);
        let head = ResponseHead { headers: Some(headers), text, ..ResponseHead::default() };
        scenario.network = Some(vec![Hop { preflight: None, response: Some(head) }]);
        let mut nested = scenario.clone();
        nested.page.frame = Some(Frame::new(ParentPage::new("https://example.net/")));
        let mut insecure = scenario.clone();
        "http://example.org/".clone_into(&mut insecure.page.url);
        let mut found = vec![scenario, nested, insecure];
        // The URL of an ancestor is only shown if it has the origin of the framed page.
        let ancestor = values.get("ancestor");
        if let (Ok(url), Some(mut own)) = (Url::parse(ancestor, None), found.first().cloned()) {
            ancestor.clone_into(&mut own.page.url);
            own.request.url = Some(format!("{}framed", url.origin_only().as_str()));
            found.push(own);
        }
        return found;
    }
    if scenario.request.api != Api::Form {
        return vec![scenario];
    }
    let mut get = scenario.clone();
    get.request.url = get.request.url.map(|url| url.trim_end_matches('?').to_owned());
    scenario.request.method = Some("POST".to_owned());
    vec![scenario, get]
}

/// The parts of a scenario that the line states.
fn reading(values: &Values<'_>, engine: Engine, scenario: &Scenario) -> Reading {
    let Scenario { page, request, network } = scenario.clone();
    let pairs = |headers| match headers {
        Some(HeaderInput::Pairs(pairs)) => pairs,
        _ => Vec::new(),
    };
    let needs_code = request.api.is_code() && request.text.is_none();
    let is_page_known =
        values.get("from") == page.url || values.get("ancestor") == page.url || page.url == values.get("url");
    let mut assumed = if is_page_known { Vec::new() } else { vec!["page.url".to_owned()] };
    if request.text == Some(CodeText::One(ASSUMED_CODE.to_owned())) {
        assumed.push("request.text".to_owned());
    }
    if values.get("directive").is_empty() && page.headers.is_some() {
        assumed.push("page.headers".to_owned());
    }
    Reading {
        engine: witness::name(engine).into(),
        scenario: PartialScenario {
            page: PartialPage {
                url: Some(page.url),
                headers: pairs(page.headers),
                frame: page.frame,
                ..PartialPage::default()
            },
            request: PartialRequest {
                api: Some(request.api),
                url: request.url,
                method: request.method,
                text: request.text,
                via: request.via,
                inserted_by: request.inserted_by,
                integrity: request.integrity,
                ..PartialRequest::default()
            },
            network: network.unwrap_or_default(),
        },
        missing: if needs_code { vec!["request.text".to_owned()] } else { Vec::new() },
        assumed,
        about: None,
    }
}
