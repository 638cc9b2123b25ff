//! Writes the result as a reading.

use std::ops::Range;
use wouldblock_reading::cut::Cut as _;

use wouldblock_reading::headers::{Field, sent};
use wouldblock_reading::reading::Request;
use wouldblock_reading::words::script::Script;
use wouldblock_reading::{Draft, Source};

use crate::code::Code;
use crate::found::{Found, Note, Place};
use crate::interpreter::Interpreter;

/// Writes the requests, policies and notes of a script into a draft.
pub(crate) fn write(draft: &mut Draft<'_>, source: &Source<'_>, code: &Code, interpreter: &Interpreter<'_>) {
    let is_of_page = |found: &&Found| !matches!(found.place, Place::Server(_) | Place::ServiceWorker(_));
    let (mut of_pages, elsewhere): (Vec<_>, Vec<_>) = interpreter.found.iter().partition(is_of_page);
    let mut others: Vec<_> = interpreter.others.iter().filter(is_of_page).collect();
    if of_pages.is_empty() && elsewhere.is_empty() {
        std::mem::swap(&mut of_pages, &mut others);
    }
    for found in others {
        let mut part = Draft::new(source, "js", draft.language());
        fill(&mut part, found, code);
        draft.push_also(part, source.span(&code.range(found.at)));
    }
    for found in &elsewhere {
        let why = match found.place {
            Place::ServiceWorker(_) => Script::ServiceWorker,
            _ => Script::Server,
        };
        draft.unresolved("request", why.with("call", &*found.call), Some(&code.range(found.at)));
    }
    for note in &interpreter.notes {
        draft.unresolved(&note.path, note.why.clone(), note.at.map(|at| code.range(at)).as_ref());
    }
    match &of_pages[..] {
        [] => match elsewhere.first() {
            Some(first) => {
                draft.kind(&format!("js.{}", first.kind));
                draft.title(Script::Elsewhere);
            }
            None => draft.title(Script::NoRequest),
        },
        [only] => {
            draft.kind(&format!("js.{}", only.kind));
            let title =
                if only.sent.is_empty() { Script::Title.with("call", &*only.call) } else { Script::Copied.into() };
            draft.title(title);
            let at = code.range(only.at);
            fill(draft, only, code);
            draft.reading.at = Some(source.span(&at));
        }
        several @ [first, ..] => {
            draft.kind(&format!("js.{}", first.kind));
            draft.title(Script::Titles.with("count", several.len().to_string()));
            for found in several {
                let mut part = Draft::new(source, "js", draft.language());
                fill(&mut part, found, code);
                draft.push_finished(part, source.span(&code.range(found.at)));
            }
        }
    }
    policies(draft, code, interpreter, of_pages.is_empty());
}

/// Policies in the markup of a script.
fn policies(draft: &mut Draft<'_>, code: &Code, interpreter: &Interpreter<'_>, alone: bool) {
    for (value, at) in &interpreter.policies {
        let text = interpreter.text_of(value);
        let at = code.range(*at);
        match text.known() {
            Some(policy) => {
                let index = draft.page().meta.len();
                draft.page().meta.push(policy.to_owned());
                draft.place(&format!("page.meta[{index}]"), &at);
            }
            None => draft.unresolved("page.meta", Script::PolicyOpen.with("code", interpreter.holes(&text)), Some(&at)),
        }
    }
    if !interpreter.policies.is_empty() && alone {
        draft.kind("html.meta-csp");
        draft.title(Script::Policy);
    }
}

/// Writes one request into a draft.
fn fill(draft: &mut Draft<'_>, found: &Found, code: &Code) {
    let fields = found.sent.iter().map(|sent| Field { name: &sent.name, value: &sent.value, at: code.range(sent.at) });
    sent(draft, fields.collect::<Vec<_>>());
    if found.is_navigation {
        // The loaded resource is a page.
        if let Some(url) = &found.request.url {
            draft.page_url(url.clone(), &place_of(found, code, "request.url"));
        }
        draft.reading.request = None;
        draft.unresolved("request", Script::CopiedNavigation, Some(&code.range(found.at)));
        return;
    }
    let request = merged(draft.reading.request.take().unwrap_or_default(), found.request.clone());
    let url = request.url.clone();
    draft.reading.request = Some(request);
    for (path, span) in &found.places {
        draft.place(path, &code.range(*span));
    }
    for Note { path, why, at } in &found.open {
        draft.unresolved(path, why.clone(), at.map(|at| code.range(at)).as_ref());
    }
    if let Place::Worker(at) = found.place {
        draft.unresolved("page.worker", Script::Worker.with("call", &*found.call), Some(&code.range(at)));
    }
    let no_page = draft.reading.page.as_ref().is_none_or(|page| page.url.is_none());
    if let Some(url) = url.filter(|url| no_page && !has_scheme(url)) {
        let at = place_of(found, code, "request.url");
        draft.unresolved("page.url", Script::Relative.with("url", url), Some(&at));
    }
}

fn place_of(found: &Found, code: &Code, path: &str) -> Range<usize> {
    let span = found.places.iter().find(|(known, _)| known == path).map_or(found.at, |(_, span)| *span);
    code.range(span)
}

/// Merges the two sets of facts. The script's own settings have priority over the browser's headers.
fn merged(sent: Request, given: Request) -> Request {
    Request {
        api: if matches!(given.api.as_deref(), Some("fetch") | None) { sent.api.or(given.api) } else { given.api },
        mode: given.mode.or(sent.mode.filter(|_| sent.protocols.is_empty())),
        protocols: if given.protocols.is_empty() { sent.protocols } else { given.protocols },
        ..given
    }
}

/// Whether a URL has a scheme, so that it does not depend on the page.
fn has_scheme(url: &str) -> bool {
    let Some(end) = url.find(':') else { return false };
    url.cut(..end).bytes().enumerate().all(|(index, byte)| {
        byte.is_ascii_alphabetic() || index > 0 && (byte.is_ascii_digit() || b"+-.".contains(&byte))
    }) && end > 0
}
