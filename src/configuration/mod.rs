//! A fix as configuration: what has to be written into the configuration of nginx, Express, Django and other targets.
//!
//! A fix is read once into rules for the responses of the page and of the server. Each target is a template for those
//! rules and does not depend on what the fix is for.
#![expect(clippy::format_push_string, reason = "a template reads as what it writes; it runs once for a click")]

mod apache;
mod aspnet;
mod caddy;
mod django;
mod express;
mod fastapi;
mod headers_file;
mod nextjs;
mod nginx;
mod python;
mod quote;
mod rails;
mod rules;
mod s3;
mod spring;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use self::rules::Rules;
use crate::contract::report::Fix;
use crate::contract::scenario::Scenario;
use crate::explain::{Guidance, Language, english_guidance};

/// A target for which a fix can be written.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Target {
    /// Plain header lines.
    Header,
    /// nginx.
    Nginx,
    /// Apache httpd.
    Apache,
    /// Caddy.
    Caddy,
    /// Express, with helmet and cors.
    Express,
    /// Next.js.
    NextJs,
    /// The `_headers` file of Cloudflare Pages and Netlify.
    #[serde(rename = "_headers")]
    HeadersFile,
    /// Spring Security.
    Spring,
    /// Django, with django-cors-headers.
    Django,
    /// ASP.NET Core.
    AspNet,
    /// `FastAPI` and Starlette.
    FastApi,
    /// Rails, with rack-cors.
    Rails,
    /// Amazon S3.
    S3,
}

impl Target {
    /// All of them.
    pub const ALL: [Target; 13] = [
        Target::Header,
        Target::Nginx,
        Target::Apache,
        Target::Caddy,
        Target::Express,
        Target::NextJs,
        Target::HeadersFile,
        Target::Spring,
        Target::Django,
        Target::AspNet,
        Target::FastApi,
        Target::Rails,
        Target::S3,
    ];
}

/// Text to paste, and where to paste it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Configuration {
    /// The target that it is for.
    pub target: Target,
    /// The name of its language, as syntax highlighters use it.
    pub language: String,
    /// The file, and the place in the file.
    pub file: String,
    /// The text. It is empty if the target cannot express the fix; `note` then says why.
    pub text: String,
    /// A note about it; usually empty.
    pub note: String,
}

/// The result of a template.
struct Rendered {
    language: &'static str,
    file: Guidance,
    text: String,
    note: Option<Guidance>,
}

impl Rendered {
    fn new(language: &'static str, file: Guidance, text: String) -> Rendered {
        Rendered { language, file, text, note: None }
    }

    fn with_note(mut self, note: Guidance) -> Rendered {
        self.note = Some(note);
        self
    }

    /// The same with an expression in place of the nonce, and a note about it, if the rules have a nonce.
    fn with_nonce(mut self, rules: &Rules, expression: &str, note: Guidance) -> Rendered {
        if !rules.has_nonce() {
            return self;
        }
        self.text = rules::with_nonce(&self.text, expression);
        self.with_note(note)
    }
}

/// The configuration of `target` that is needed to apply `fix` to `scenario`.
///
/// No server can be configured to change a request, so the text is empty for such a fix.
#[must_use]
pub fn configuration(scenario: &Scenario, fix: &Fix, target: Target) -> Configuration {
    configuration_with(scenario, fix, target, &|guidance| english_guidance(guidance).into())
}

/// [`configuration`] in another language: the file and the note differ, not the text itself.
#[must_use]
pub fn configuration_in(scenario: &Scenario, fix: &Fix, target: Target, language: Language) -> Configuration {
    configuration_with(scenario, fix, target, &|guidance| language.guidance(guidance).into())
}

/// [`configuration`] with the words of a catalogue.
pub(crate) fn configuration_with(
    scenario: &Scenario,
    fix: &Fix,
    target: Target,
    words: &dyn Fn(Guidance) -> Cow<'static, str>,
) -> Configuration {
    let rules = Rules::of(scenario, fix);
    let rendered = if rules.is_empty() {
        Rendered::new("", Guidance::FileLines, String::new()).with_note(Guidance::NoteRequestOnly)
    } else if rules.is_meta_only() && target != Target::Header {
        Rendered::new("", Guidance::FileLines, String::new()).with_note(Guidance::NoteMeta)
    } else if rules.is_location_only()
        && !matches!(target, Target::Header | Target::Nginx | Target::Apache | Target::Caddy)
    {
        // The redirect comes from the application. No setting of these targets changes a single redirect.
        Rendered::new("", Guidance::FileLines, String::new())
    } else if rules.has_nonce() && matches!(target, Target::Apache | Target::HeadersFile) {
        // Neither can create random values, and a constant value is not a nonce.
        Rendered::new("", Guidance::FileLines, String::new()).with_note(Guidance::NoteNonceImpossible)
    } else {
        match target {
            Target::Header => Rendered::new("http", Guidance::FileLines, rules.lines()),
            Target::Nginx => nginx::render(&rules),
            Target::Apache => apache::render(&rules),
            Target::Caddy => caddy::render(&rules),
            Target::Express => express::render(&rules),
            Target::NextJs => nextjs::render(&rules),
            Target::HeadersFile => headers_file::render(&rules),
            Target::Spring => spring::render(&rules),
            Target::Django => django::render(&rules),
            Target::AspNet => aspnet::render(&rules),
            Target::FastApi => fastapi::render(&rules),
            Target::Rails => rails::render(&rules),
            Target::S3 => s3::render(&rules),
        }
    };
    let Rendered { language, file, text, note } = rendered;
    let usual =
        if text.is_empty() { Some(Guidance::NoteNoSetting) } else { rules.cors.as_ref().map(|_| Guidance::NoteLists) };
    let note = note.or(usual);
    let file = if text.is_empty() { String::new() } else { words(file).into_owned() };
    let note = note.map_or_else(String::new, |note| words(note).into_owned());
    Configuration { target, language: language.to_owned(), file, text, note }
}
