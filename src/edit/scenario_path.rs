//! Paths into a scenario, as edits name them.

/// What an edit changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Target {
    /// `page.url`
    PageUrl,
    /// `page.headers`
    PageHeaders,
    /// `page.meta[i]`
    PageMeta(usize),
    /// `page.frame.parent.headers`
    ParentHeaders,
    /// `page.frame.parent.meta[i]`
    ParentMeta(usize),
    /// `page.frame.sandbox`
    FrameSandbox,
    /// `page.worker.headers`
    WorkerHeaders,
    /// `request.headers`
    RequestHeaders,
    /// `request.…`
    Request(RequestField),
    /// `network[i].preflight.headers` or `network[i].response.headers`
    HeadHeaders(usize, Head),
    /// `network[i].preflight.status` or `network[i].response.status`
    HeadStatus(usize, Head),
}

/// Which of a hop's two answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Head {
    Preflight,
    Response,
}

/// A field of the request that is no list of headers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RequestField {
    Url,
    Method,
    Mode,
    Credentials,
    Redirect,
    CrossOrigin,
    Protocols,
    UploadListener,
    Api,
    Integrity,
    Nonce,
    InsertedBy,
    Text,
    Via,
    Policy,
}

const REQUEST_FIELDS: [(&str, RequestField); 15] = [
    ("url", RequestField::Url),
    ("method", RequestField::Method),
    ("mode", RequestField::Mode),
    ("credentials", RequestField::Credentials),
    ("redirect", RequestField::Redirect),
    ("crossorigin", RequestField::CrossOrigin),
    ("protocols", RequestField::Protocols),
    ("uploadListener", RequestField::UploadListener),
    ("api", RequestField::Api),
    ("integrity", RequestField::Integrity),
    ("nonce", RequestField::Nonce),
    ("insertedBy", RequestField::InsertedBy),
    ("text", RequestField::Text),
    ("via", RequestField::Via),
    ("policy", RequestField::Policy),
];

impl Target {
    /// Reads a path; `None` for one that no edit changes.
    pub(crate) fn parse(path: &str) -> Option<Target> {
        let indexed = |rest: &'_ str| -> Option<(usize, usize)> {
            let (index, _) = rest.split_once(']')?;
            Some((index.parse().ok()?, index.len() + 1))
        };
        match path {
            "page.url" => return Some(Target::PageUrl),
            "page.headers" => return Some(Target::PageHeaders),
            "page.frame.parent.headers" => return Some(Target::ParentHeaders),
            "page.frame.sandbox" => return Some(Target::FrameSandbox),
            "page.worker.headers" => return Some(Target::WorkerHeaders),
            _ => {}
        }
        let meta = |prefix: &str| {
            let rest = path.strip_prefix(prefix)?;
            indexed(rest).filter(|(_, length)| *length == rest.len()).map(|(index, _)| index)
        };
        if let Some(index) = meta("page.meta[") {
            return Some(Target::PageMeta(index));
        }
        if let Some(index) = meta("page.frame.parent.meta[") {
            return Some(Target::ParentMeta(index));
        }
        if path == "request.headers" {
            return Some(Target::RequestHeaders);
        }
        if let Some(name) = path.strip_prefix("request.") {
            return REQUEST_FIELDS.iter().find(|(field, _)| *field == name).map(|(_, field)| Target::Request(*field));
        }
        let rest = path.strip_prefix("network[")?;
        let (hop, length) = indexed(rest)?;
        Some(match rest.get(length..)? {
            ".preflight.headers" => Target::HeadHeaders(hop, Head::Preflight),
            ".preflight.status" => Target::HeadStatus(hop, Head::Preflight),
            ".response.headers" => Target::HeadHeaders(hop, Head::Response),
            ".response.status" => Target::HeadStatus(hop, Head::Response),
            _ => return None,
        })
    }
}
