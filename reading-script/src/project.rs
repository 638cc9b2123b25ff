//! Scripts of a project: every request that a file may make, with the values that other files and the build give it.
//!
//! A pasted script shows one request with what is open about it. A file of a project is read for a list instead: each
//! alternative of an address is an entry, and so is each address that is not known.

use std::collections::BTreeMap;

use serde::Serialize;
use wouldblock_reading::reading::{Request, TextSpan, Unread};
use wouldblock_reading::words::script::Script;
use wouldblock_reading::{Draft, Language, Options, Outcome, Source};

use crate::constant::Constant;
pub use crate::context::Project;
use crate::elsewhere::Assignments;
use crate::found::{Found, Place};
pub use crate::value::HOLE;
use crate::walk::{Walked, walk};

/// What a file of a project causes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Extraction {
    /// Its requests, and the addresses that are not known.
    pub found: Vec<Entry>,
    /// Strings that become markup.
    pub markup: Vec<Markup>,
    /// The constants that it exports, by their names.
    pub exports: BTreeMap<String, Constant>,
    /// What it assigns to values that files share.
    pub assigned: Assignments,
    /// Parts that were not understood.
    pub unread: Vec<Unread>,
}

/// One address of one request.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The place of the address, or of the call.
    pub at: TextSpan,
    /// The request, with [`HOLE`] in its address for each part that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    /// Why the address is not completely known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A string that a script gives to a parser of HTML.
#[derive(Clone, Debug, Serialize)]
pub struct Markup {
    /// The place of the string.
    pub at: TextSpan,
    /// The string, with [`HOLE`] for each part that is not known.
    pub html: String,
    /// How it gets into the document: "innerHTML", "document.write" or "srcdoc"; "parser" for inline code,
    /// "css" for a style sheet, and "code" for a script that is compiled.
    pub way: &'static str,
}

/// Reads a script of a project. Every text has a result.
#[must_use]
pub fn extract(text: &str, project: &Project) -> Extraction {
    let options = Options { language: project.language, ..Options::default() };
    let source = Source::new(text, &options);
    let mut draft = Draft::new(&source, "js", project.language);
    let mut extraction = Extraction::default();
    walk(&source, &mut draft, Some(project), |walked, _| {
        let list = List { walked, source: &source, language: project.language };
        list.fill(&mut extraction);
    });
    if let Outcome::Reading(reading) = draft.finish() {
        extraction.unread = reading.unread;
    }
    extraction
}

struct List<'a> {
    walked: &'a Walked<'a>,
    source: &'a Source<'a>,
    language: Language,
}

impl List<'_> {
    fn fill(&self, extraction: &mut Extraction) {
        let interpreter = self.walked.interpreter;
        for found in interpreter.found.iter().chain(&interpreter.others) {
            if matches!(found.place, Place::Page | Place::Worker(_)) {
                self.entries(found, &mut extraction.found);
            }
        }
        for markup in &interpreter.markup {
            if !matches!(markup.place, Place::Page | Place::Worker(_)) {
                continue;
            }
            let at = self.place(markup.value.at);
            for text in interpreter.text_of(&markup.value).alternatives() {
                extraction.markup.push(Markup { at, html: text.marked(HOLE), way: markup.way });
            }
        }
        extraction.exports = interpreter.exported_constants();
        extraction.assigned = interpreter.assignments();
    }

    /// An entry for each address of a request, and for each reason why it has none.
    fn entries(&self, found: &Found, entries: &mut Vec<Entry>) {
        // Code in an address is listed as markup, with its text.
        let is_code = |url: &str| url.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:"));
        for address in found.addresses.iter().filter(|address| !is_code(&address.url)) {
            let request = Request { url: Some(address.url.clone()), ..found.request.clone() };
            let why = address.why.clone().map(|why| why.text(self.language));
            entries.push(Entry { at: self.place(address.at), request: Some(request), why });
        }
        let open: Vec<_> = found.open.iter().filter(|note| note.path == "request.url").collect();
        for note in &open {
            let at = self.place(note.at.unwrap_or(found.at));
            entries.push(Entry { at, request: None, why: Some(note.why.clone().text(self.language)) });
        }
        let Some(api) = found.request.api.as_deref().filter(|_| found.addresses.is_empty() && open.is_empty()) else {
            return;
        };
        let at = self.place(found.at);
        // These have no address.
        if matches!(api, "eval" | "wasm") || found.request.url.is_some() {
            entries.push(Entry { at, request: Some(found.request.clone()), why: None });
        } else {
            let why = Script::ValueOpen.with("code", self.walked.interpreter.quoted(found.at)).text(self.language);
            entries.push(Entry { at, request: None, why: Some(why) });
        }
    }

    fn place(&self, at: oxc_span::Span) -> TextSpan {
        self.source.span(&self.walked.code.range(at))
    }
}
