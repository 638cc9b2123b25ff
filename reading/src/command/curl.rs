//! Reads the request of a call of curl, whether a browser or a person wrote it.

use std::ops::Range;

use base64ct::{Base64, Encoding};

use super::{Command, Word, options};
use crate::cut::Cut as _;
use crate::headers::{self, Field};
use crate::http::{exchange, head};
use crate::origin::origin_of;
use crate::reading::{Body, Role};
use crate::words::core::Core;
use crate::{Draft, Source};

/// A header that a call sets.
#[derive(Clone, Debug)]
struct Header {
    name: String,
    value: String,
    at: Range<usize>,
    hole: bool,
}

/// One request of a call.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of curl")]
pub(super) struct Call {
    urls: Vec<Word>,
    method: Option<Word>,
    headers: Vec<Header>,
    /// Headers from a file or a variable.
    elsewhere: Vec<Range<usize>>,
    data: Vec<Word>,
    form: Option<Range<usize>>,
    json: bool,
    get: bool,
    head: bool,
    upload: Option<Range<usize>>,
    globoff: bool,
    at: Range<usize>,
}

impl Call {
    /// The requests of a command; `None` if it is not a call of curl.
    pub(super) fn of(command: &Command) -> Option<Vec<Call>> {
        let name = command.words.first()?;
        let name = name.text.trim_end_matches(".exe");
        if !name.ends_with("curl") {
            return None;
        }
        let mut calls = vec![Call { at: command.at.clone(), ..Call::default() }];
        let mut words = command.words.iter().skip(1);
        let mut only_urls = false;
        while let Some(word) = words.next() {
            let call = calls.last_mut()?;
            if only_urls || !word.text.starts_with('-') || word.text.len() < 2 {
                call.urls.push(word.clone());
            } else if word.text == "--" {
                only_urls = true;
            } else if let Some(long) = word.text.strip_prefix("--") {
                let (name, joined) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
                if name == "next" {
                    calls.push(Call { at: command.at.clone(), ..Call::default() });
                } else if options::takes_value(name) {
                    match joined {
                        Some(value) => call.set(name, &tail(word, value.len())),
                        None => {
                            if let Some(value) = words.next() {
                                call.set(name, value);
                            }
                        }
                    }
                } else {
                    call.flag(name);
                }
            } else {
                call.letters(word, &mut words);
            }
        }
        Some(calls)
    }

    /// Reads letters such as `-sSXDELETE`: some without values, then possibly one with a value.
    fn letters<'a>(&mut self, word: &Word, words: &mut impl Iterator<Item = &'a Word>) {
        let letters = word.text.cut(1..);
        for (at, letter) in letters.char_indices() {
            let (long, takes_value) = options::of_letter(letter);
            if !takes_value {
                self.flag(long);
                continue;
            }
            let value = letters.cut(at + letter.len_utf8()..);
            if !value.is_empty() {
                self.set(long, &tail(word, value.len()));
            } else if let Some(value) = words.next() {
                self.set(long, value);
            }
            return;
        }
    }

    fn flag(&mut self, name: &str) {
        match name {
            "get" => self.get = true,
            "head" => self.head = true,
            "globoff" => self.globoff = true,
            _ => {}
        }
    }

    fn set(&mut self, name: &str, value: &Word) {
        match name {
            "url" => self.urls.push(value.clone()),
            "request" => self.method = Some(value.clone()),
            "header" => self.header(value),
            "data" | "data-ascii" | "data-binary" | "data-raw" => self.data.push(value.clone()),
            "data-urlencode" => self.data.push(urlencoded(value)),
            "json" => {
                self.json = true;
                self.data.push(value.clone());
            }
            "url-query" => {
                if let Some(url) = self.urls.last_mut() {
                    push_query(url, value);
                }
            }
            "form" | "form-string" => self.form = Some(value.at.clone()),
            "upload-file" => self.upload = Some(value.at.clone()),
            "user" => self.add("Authorization", &basic(value), value),
            "oauth2-bearer" => self.add("Authorization", &format!("Bearer {}", value.text), value),
            "cookie" => self.add("Cookie", &value.text, value),
            "user-agent" => self.add("User-Agent", &value.text, value),
            "referer" => self.add("Referer", &value.text, value),
            "range" => self.add("Range", &format!("bytes={}", value.text), value),
            _ => {}
        }
    }

    fn add(&mut self, name: &str, value: &str, word: &Word) {
        self.headers.push(Header {
            name: name.to_owned(),
            value: value.to_owned(),
            at: word.at.clone(),
            hole: !word.holes.is_empty(),
        });
    }

    fn header(&mut self, word: &Word) {
        let text = word.text.trim_start();
        if text.starts_with('@') {
            self.elsewhere.push(word.at.clone());
            return;
        }
        let pseudo = usize::from(text.starts_with(':'));
        let colon = text.cut(pseudo..).find(':').map(|at| at + pseudo);
        match (colon, text.strip_suffix(';')) {
            // `Name:` removes a header that curl would send.
            (Some(colon), _) if text.cut(colon + 1..).trim().is_empty() => {}
            (Some(colon), _) => self.add(text.cut(..colon).trim(), text.cut(colon + 1..).trim(), word),
            // `Name;` sends an empty header.
            (None, Some(name)) => self.add(name.trim(), "", word),
            (None, None) => self.elsewhere.push(word.at.clone()),
        }
    }

    fn get_header(&self, name: &str) -> Option<&Header> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.get_header(name).is_some_and(|header| header.value.eq_ignore_ascii_case(value))
    }

    /// The method, as curl would choose it.
    fn method(&self) -> String {
        if let Some(method) = &self.method {
            return method.text.clone();
        }
        let method = if self.head {
            "HEAD"
        } else if self.upload.is_some() {
            "PUT"
        } else if (!self.data.is_empty() && !self.get) || self.form.is_some() {
            "POST"
        } else {
            "GET"
        };
        method.to_owned()
    }

    fn is_preflight(&self) -> bool {
        self.method().eq_ignore_ascii_case("OPTIONS")
            && (self.get_header("access-control-request-method").is_some() || self.get_header("origin").is_some())
    }

    fn is_navigation(&self) -> bool {
        self.is("sec-fetch-mode", "navigate") && !matches!(self.destination(), "iframe" | "frame" | "object" | "embed")
    }

    fn destination(&self) -> &str {
        self.get_header("sec-fetch-dest").map_or("", |header| header.value.as_str())
    }

    /// Whether a browser wrote the command.
    fn is_copied(&self) -> bool {
        self.headers.iter().any(|header| {
            let name = header.name.to_ascii_lowercase();
            name.starts_with("sec-fetch-") || name.starts_with("sec-ch-ua") || name == "authority"
        })
    }

    fn url(&self) -> Option<Word> {
        let mut url = self.urls.first()?.clone();
        if self.get {
            for data in &self.data {
                push_query(&mut url, data);
            }
        }
        Some(url)
    }

    /// The URL, unless a part of it is unknown.
    fn whole_url(&self) -> Option<String> {
        self.url().filter(|url| url.holes.is_empty()).map(|url| with_scheme(&url.text))
    }
}

/// The last bytes of a word, as a word.
fn tail(word: &Word, length: usize) -> Word {
    let cut = word.text.len() - length;
    let holes = word.holes.iter().filter(|hole| hole.end > cut);
    let holes = holes.map(|hole| hole.start.saturating_sub(cut)..hole.end - cut).collect();
    Word { text: word.text.cut(cut..).to_owned(), at: word.at.clone(), holes }
}

fn push_query(url: &mut Word, data: &Word) {
    url.text.push(if url.text.contains('?') { '&' } else { '?' });
    let start = url.text.len();
    url.text.push_str(&data.text);
    if data.text.starts_with('@') {
        // The content of a file is unknown.
        url.holes.push(start..url.text.len());
    }
    url.holes.extend(data.holes.iter().map(|hole| hole.start + start..hole.end + start));
}

/// `name=content`, with the content encoded. Files are not changed, because their content is unknown.
fn urlencoded(data: &Word) -> Word {
    if !data.holes.is_empty() || data.text.starts_with('@') {
        return data.clone();
    }
    let (name, content) = data.text.split_once('=').unwrap_or(("", &data.text));
    let mut text = if name.is_empty() { String::new() } else { format!("{name}=") };
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase();
    for byte in content.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    Word { text, at: data.at.clone(), holes: Vec::new() }
}

fn basic(user: &Word) -> String {
    format!("Basic {}", Base64::encode_string(user.text.as_bytes()))
}

/// Reads the calls of a text, and what they printed.
pub(super) fn read(draft: &mut Draft<'_>, source: &Source<'_>, calls: &[Call], output: &[Range<usize>], end: usize) {
    let printed: Vec<_> = output.iter().flat_map(|range| head::heads(source, range.clone())).collect();
    if !printed.is_empty() {
        transcript(draft, source, calls, printed);
        return;
    }
    // A preflight before its own request adds nothing to what the request shows.
    let rehearsed = |call: &Call| {
        let url = call.url().map(|url| url.text);
        call.is_preflight() && calls.iter().any(|other| !other.is_preflight() && other.url().map(|url| url.text) == url)
    };
    let wanted: Vec<_> = calls.iter().filter(|call| !rehearsed(call)).collect();
    match wanted.as_slice() {
        [] => draft.unread(&(0..source.text().len()), Core::NotUnderstood),
        [call] => one(draft, call),
        calls => several(draft, source, calls),
    }
    let rest = source.text().cut(end..).trim_start_matches(|char: char| char != '\n').trim();
    if !rest.is_empty() {
        let start = source.text().len()
            - source.text().cut(end..).trim_start_matches(|char: char| char != '\n').trim_start().len();
        draft.unread(&(start..start + rest.len()), Core::AfterTheCommand);
    }
}

fn several(draft: &mut Draft<'_>, source: &Source<'_>, calls: &[&Call]) {
    for call in calls {
        let mut part = draft.for_part(source);
        one(&mut part, call);
        draft.push_request(part.reading, source.span(&call.at));
    }
}

/// Combines the calls with their output: the exchanges, next to the requests of the calls.
fn transcript(draft: &mut Draft<'_>, source: &Source<'_>, calls: &[Call], printed: Vec<head::Head<'_>>) {
    draft.kind("curl.transcript");
    draft.title(Core::CurlTranscript);
    let mut exchanges = exchange::exchanges(printed);
    // If one command makes a preflight and another the request, each has its own output.
    let preflight = calls.iter().find(|call| call.is_preflight());
    let main = calls.iter().find(|call| !call.is_preflight()).or(preflight);
    let Some(main) = main else { return };
    if preflight.is_some() && calls.len() > 1 {
        split_responses(&mut exchanges, source, calls, draft);
        return;
    }
    let url = main.whole_url();
    let command = exchange::Command {
        url: url.as_deref(),
        is_options: main.is_preflight(),
        has_origin: main.get_header("origin").is_some(),
    };
    // The command decides; the request that `-v` shows also has curl's own headers.
    for one in &mut exchanges {
        if let Some(request) = &one.request
            && !command.is_options
            && matches!(request.start, head::Start::Request { method: "OPTIONS", .. })
        {
            continue;
        }
        if !command.is_options {
            one.request = None;
        }
    }
    one(draft, main);
    if main.head {
        // `-I` only leaves out the body. The page makes the complete request.
        draft.request().method = None;
        draft.unresolved("request.method", Core::HeadOnly, None);
    }
    let request = draft.reading.request.clone();
    exchange::fill(draft, &exchanges, Some(command));
    if draft.reading.role == Some(Role::Page) {
        draft.reading.unresolved.retain(|open| !open.path.starts_with("request"));
    } else {
        draft.reading.request = request;
    }
}

/// Several commands, each with its own response. Preflight responses belong to the request that follows.
fn split_responses(
    exchanges: &mut Vec<exchange::Exchange<'_>>,
    source: &Source<'_>,
    calls: &[Call],
    draft: &mut Draft<'_>,
) {
    let heads: Vec<_> = exchanges.drain(..).flat_map(|one| one.responses).collect();
    let Some(main) = calls.iter().find(|call| !call.is_preflight()).or(calls.first()) else { return };
    one(draft, main);
    for response in &heads {
        let call = calls.iter().rev().find(|call| call.at.start <= response.at.start);
        let preflight = call.is_some_and(Call::is_preflight);
        let head::Start::Status { code, .. } = response.start else { continue };
        let url = call.and_then(Call::whole_url);
        if preflight {
            draft.preflight(0).status = Some(code);
            draft.preflight(0).url = url;
        } else {
            draft.response(0).status = Some(code);
            draft.response(0).url = url;
        }
        for field in &response.fields {
            if preflight {
                draft.preflight_header(0, field.name, field.value, &field.at);
            } else {
                draft.response_header(0, field.name, field.value, &field.at);
                draft.header(field.name, field.value, &field.at);
            }
        }
    }
    draft.role(Role::Response);
    let _ = source;
}

/// `curl example.test` uses http.
fn with_scheme(url: &str) -> String {
    if url.contains("://") { url.to_owned() } else { format!("http://{url}") }
}

/// Fills a draft from one call.
fn one(draft: &mut Draft<'_>, call: &Call) {
    if call.is_navigation() {
        if let Some(url) = call.url().filter(|url| url.holes.is_empty()) {
            draft.page_url(unescaped(&url.text), &url.at);
        }
        draft.title(Core::Navigation);
        draft.unresolved("request", Core::IsNavigation, None);
        return;
    }
    let fields =
        call.headers.iter().map(|header| Field { name: &header.name, value: &header.value, at: header.at.clone() });
    if call.is_preflight() {
        let fields: Vec<_> = fields.collect();
        exchange::fill_preflight(draft, &fields);
    } else {
        headers::sent(draft, fields);
        body(draft, call);
        let at = call.method.as_ref().map_or_else(|| call.at.clone(), |word| word.at.clone());
        draft.request_method(call.method(), &at);
    }
    url(draft, call);
    api(draft, call);
    if let Some(hole) = call.headers.iter().find(|header| header.hole || header.value.contains("{{")) {
        draft.unresolved("request.headers", Core::Variable, Some(&hole.at));
    }
    for at in &call.elsewhere {
        draft.unresolved("request.headers", Core::HeadersElsewhere, Some(at));
    }
    credentials(draft, call);
}

fn url(draft: &mut Draft<'_>, call: &Call) {
    let Some(url) = call.url() else { return };
    if !url.holes.is_empty() || url.text.contains("{{") {
        draft.unresolved("request.url", Core::Variable.with("text", url.text.clone()), Some(&url.at));
        return;
    }
    if let Some(second) = call.urls.get(1) {
        draft.unresolved("request.url", Core::SeveralUrls, Some(&second.at));
    }
    let text = unescaped(&url.text);
    let globbed = !call.globoff && !url.text.contains('\\') && !call.is_copied();
    let authority = origin_of(&text).map_or(0, str::len);
    if globbed && text.get(authority..).is_some_and(|path| path.contains(['{', '['])) {
        draft.unresolved("request.url", Core::Glob, Some(&url.at));
        return;
    }
    if text.starts_with('/') || text.contains(char::is_whitespace) {
        draft.unresolved("request.url", Core::RequestUrl, Some(&url.at));
        return;
    }
    let mut text = with_scheme(&text);
    // `https://user:password@host/`: curl makes it a header.
    if let Some(scheme) = text.find("://").map(|at| at + 3)
        && let Some(user) = text.cut(scheme..).split(['/', '?', '#']).next().and_then(|authority| authority.rfind('@'))
    {
        let word = Word { text: text.cut(scheme..scheme + user).to_owned(), at: url.at.clone(), holes: Vec::new() };
        draft.request_header("Authorization", basic(&word), &url.at);
        text.replace_range(scheme..=scheme + user, "");
    }
    draft.request_url(text, &url.at);
}

/// Removes the backslashes that Chrome before 2024 wrote before characters with a meaning in curl's globbing.
fn unescaped(url: &str) -> String {
    let mut text = String::with_capacity(url.len());
    let mut chars = url.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\\' || !chars.peek().is_some_and(|next| "[]{}".contains(*next)) {
            text.push(char);
        }
    }
    text
}

/// Sets the API, if the headers show what the request was for.
fn api(draft: &mut Draft<'_>, call: &Call) {
    let mime = call.get_header("content-type").map_or("", |header| header.value.as_str());
    let websocket = call.is("upgrade", "websocket") || call.get_header("sec-websocket-key").is_some();
    let request = draft.request();
    let websocket_url = request.url.as_deref().is_some_and(|url| url.starts_with("ws:") || url.starts_with("wss:"));
    if websocket || websocket_url {
        request.api = Some("websocket".to_owned());
        if let Some(url) = request.url.as_mut().filter(|url| url.starts_with("http")) {
            url.replace_range(..4, "ws");
        }
        request.method = None;
        request.mode = None;
    } else if call.is("accept", "text/event-stream") && call.method() == "GET" {
        request.api = Some("eventsource".to_owned());
        draft.unresolved("request.api", Core::EventSourceOrFetch, None);
    } else if mime.starts_with("text/ping") {
        request.api = Some("ping".to_owned());
        request.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    } else if call.destination() == "empty" && call.is("sec-fetch-mode", "no-cors") {
        request.api = Some("fetch".to_owned());
        draft.unresolved("request.api", Core::FetchOrBeacon, None);
    } else if request.api.is_none() && call.destination() == "empty" {
        draft.unresolved("request.api", Core::FetchOrXhr, None);
    } else if matches!(request.api.as_deref(), Some("font" | "image" | "script" | "style" | "media")) {
        element(draft, call);
    }
}

/// The request of an element: the mode shows whether the element has `crossorigin`.
fn element(draft: &mut Draft<'_>, call: &Call) {
    let cookie = call.get_header("cookie").is_some();
    let request = draft.request();
    let cors = request.mode.take().as_deref() == Some("cors");
    if cors && request.api.as_deref() != Some("font") {
        request.crossorigin = Some(if cookie { "use-credentials" } else { "anonymous" }.to_owned());
    }
}

fn body(draft: &mut Draft<'_>, call: &Call) {
    if let Some(at) = &call.form {
        draft.request().body = Some(Body::new("formdata"));
        draft.place("request.body", at);
        return;
    }
    if let Some(at) = &call.upload {
        draft.request().body = Some(Body::new("text"));
        draft.place("request.body", at);
        return;
    }
    let Some(data) = call.data.first().filter(|_| !call.get) else { return };
    let mime = call.get_header("content-type").map(|header| header.value.clone());
    if call.json {
        for (name, value) in [("Content-Type", "application/json"), ("Accept", "application/json")] {
            if call.get_header(name).is_none() {
                draft.request_header(name, value, &data.at);
            }
        }
        draft.request().body = Some(Body::new("text"));
    } else if let Some(mime) = mime {
        draft.request().body = Some(exchange::body_of(&mime));
    } else if call.is_copied() {
        // If the request had a type, the browser would have copied it.
        draft.request().body = Some(Body::new("text"));
    } else {
        draft.request_header("Content-Type", "application/x-www-form-urlencoded", &data.at);
        draft.request().body = Some(Body::new("urlencoded"));
    }
    draft.place("request.body", &data.at);
}

/// Cookies show the credentials mode if the request is cross-origin, or if a person wrote them into the command and
/// nothing contradicts them. A cookie file may have no cookie for this host.
fn credentials(draft: &mut Draft<'_>, call: &Call) {
    let reading = &draft.reading;
    let page = reading.page.as_ref().and_then(|page| page.url.as_deref()).and_then(origin_of);
    let url = reading.request.as_ref().and_then(|request| request.url.as_deref()).and_then(origin_of);
    let crosses = matches!((page, url), (Some(page), Some(url)) if page != url);
    let is_same = !crosses && matches!((page, url), (Some(_), Some(_)));
    let is_script = matches!(call.destination(), "empty" | "")
        && (call.is("sec-fetch-mode", "cors") || call.get_header("sec-fetch-mode").is_none());
    let is_shown = crosses || (!call.is_copied() && !is_same);
    let cookie = call.get_header("cookie").filter(|cookie| cookie.value.contains('='));
    match cookie {
        Some(cookie) if is_shown && is_script => {
            draft.request().credentials = Some("include".to_owned());
            draft.place("request.credentials", &cookie.at);
        }
        _ if matches!(draft.request().api.as_deref(), None | Some("fetch" | "xhr" | "eventsource")) => {
            draft.unresolved("request.credentials", Core::Credentials, None);
        }
        _ => {}
    }
}
