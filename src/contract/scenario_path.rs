//! Paths into a scenario, such as `network[0].response.headers`, which are used in evidence, edits and `missing`.

use std::fmt;

/// A path into a scenario.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ScenarioPath {
    /// `page.url`, or the URL of the page's parent, worker or service worker.
    Url(Document),
    /// `page.headers`, or the headers of the page's parent, worker or service worker.
    Headers(Document),
    /// `page.meta[i]`, or that of the page's parent.
    Meta(Document, usize),
    /// `page.frame.sandbox`
    Sandbox,
    /// `page.frame.ancestors[i]`
    Ancestor(usize),
    /// `page.worker`
    Worker,
    /// `page.contentScript`
    ContentScript,
    /// `page.addressSpace`
    AddressSpace,
    /// `page.localNetworkPermission`
    LocalNetworkPermission,
    /// `request.…`
    Request(RequestField),
    /// `network[i]`
    Hop(usize),
    /// `network[i].preflight` or `network[i].response`
    Head(usize, Head),
    /// The headers of a head.
    HeadHeaders(usize, Head),
    /// The status of a head.
    HeadStatus(usize, Head),
    /// The URL that a head came from.
    HeadUrl(usize, Head),
    /// The headers that were passed to `parse_policy` without a scenario.
    PolicyHeaders,
    /// The value that was passed to `parse_policy`.
    PolicyValue,
}

/// A document or worker that has a URL, headers and policies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Document {
    Page,
    Parent,
    Worker,
    /// The worker that started that one.
    ParentWorker,
    /// The service worker that controls the page.
    ServiceWorker,
}

/// All documents. A document whose prefix begins with the prefix of another one comes before it.
const DOCUMENTS: [Document; 5] =
    [Document::Parent, Document::ParentWorker, Document::Worker, Document::ServiceWorker, Document::Page];

/// Which of a hop's two responses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Head {
    Preflight,
    Response,
}

/// Declares the fields of a request with their names.
macro_rules! request_fields {
    ($($variant:ident = $name:literal;)*) => {
        /// A field of the request.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum RequestField { $($variant,)* }

        impl RequestField {
            /// All of them, in the order of the contract.
            pub(crate) const ALL: &[RequestField] = &[$(RequestField::$variant,)*];

            /// Its name in the contract.
            pub(crate) fn name(self) -> &'static str {
                match self { $(RequestField::$variant => $name,)* }
            }
        }
    };
}

request_fields! {
    Api = "api";
    Url = "url";
    Method = "method";
    Headers = "headers";
    Body = "body";
    Mode = "mode";
    Credentials = "credentials";
    Redirect = "redirect";
    UploadListener = "uploadListener";
    Protocols = "protocols";
    CrossOrigin = "crossorigin";
    As = "as";
    Integrity = "integrity";
    Nonce = "nonce";
    InsertedBy = "insertedBy";
    Module = "module";
    Text = "text";
    Via = "via";
    Policy = "policy";
    Sandbox = "sandbox";
}

impl Document {
    /// The prefix of the paths of its fields.
    fn prefix(self) -> &'static str {
        match self {
            Document::Page => "page.",
            Document::Parent => "page.frame.parent.",
            Document::Worker => "page.worker.",
            Document::ParentWorker => "page.worker.parent.",
            Document::ServiceWorker => "page.serviceWorker.",
        }
    }
}

impl Head {
    /// Its name in the contract.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Head::Preflight => "preflight",
            Head::Response => "response",
        }
    }
}

impl ScenarioPath {
    /// Parses the path in an edit; `None` if there is no such field.
    pub(crate) fn parse(path: &str) -> Option<ScenarioPath> {
        if let Some(name) = path.strip_prefix("request.") {
            let field = RequestField::ALL.iter().find(|field| field.name() == name)?;
            return Some(ScenarioPath::Request(*field));
        }
        if let Some(rest) = path.strip_prefix("network[") {
            let (hop, rest) = rest.split_once("].")?;
            let (head, field) = rest.split_once('.')?;
            let (hop, head) =
                (hop.parse().ok()?, [Head::Preflight, Head::Response].into_iter().find(|known| known.name() == head)?);
            return match field {
                "headers" => Some(ScenarioPath::HeadHeaders(hop, head)),
                "status" => Some(ScenarioPath::HeadStatus(hop, head)),
                "url" => Some(ScenarioPath::HeadUrl(hop, head)),
                _ => None,
            };
        }
        if path == "page.frame.sandbox" {
            return Some(ScenarioPath::Sandbox);
        }
        let of = |document: Document| Some((document, path.strip_prefix(document.prefix())?));
        let (document, field) = DOCUMENTS.into_iter().find_map(of)?;
        match field {
            "url" => Some(ScenarioPath::Url(document)),
            "headers" => Some(ScenarioPath::Headers(document)),
            _ => {
                let index = field.strip_prefix("meta[")?.strip_suffix(']')?;
                Some(ScenarioPath::Meta(document, index.parse().ok()?))
            }
        }
    }

    /// Whether it is the path of a list of headers.
    pub(crate) fn is_headers(self) -> bool {
        matches!(
            self,
            ScenarioPath::Headers(_)
                | ScenarioPath::Request(RequestField::Headers)
                | ScenarioPath::HeadHeaders(..)
                | ScenarioPath::PolicyHeaders
        )
    }

    /// Whether it is in the responses of the servers.
    pub(crate) fn is_in_network(self) -> bool {
        self.hop().is_some()
    }

    /// The hop that contains it.
    pub(crate) fn hop(self) -> Option<usize> {
        match self {
            ScenarioPath::Hop(hop)
            | ScenarioPath::Head(hop, _)
            | ScenarioPath::HeadHeaders(hop, _)
            | ScenarioPath::HeadStatus(hop, _)
            | ScenarioPath::HeadUrl(hop, _) => Some(hop),
            _ => None,
        }
    }
}

impl fmt::Display for ScenarioPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScenarioPath::Url(document) => write!(formatter, "{}url", document.prefix()),
            ScenarioPath::Headers(document) => write!(formatter, "{}headers", document.prefix()),
            ScenarioPath::Meta(document, index) => write!(formatter, "{}meta[{index}]", document.prefix()),
            ScenarioPath::Sandbox => formatter.write_str("page.frame.sandbox"),
            ScenarioPath::Ancestor(index) => write!(formatter, "page.frame.ancestors[{index}]"),
            ScenarioPath::Worker => formatter.write_str("page.worker"),
            ScenarioPath::ContentScript => formatter.write_str("page.contentScript"),
            ScenarioPath::AddressSpace => formatter.write_str("page.addressSpace"),
            ScenarioPath::LocalNetworkPermission => formatter.write_str("page.localNetworkPermission"),
            ScenarioPath::Request(field) => write!(formatter, "request.{}", field.name()),
            ScenarioPath::Hop(hop) => write!(formatter, "network[{hop}]"),
            ScenarioPath::Head(hop, head) => write!(formatter, "network[{hop}].{}", head.name()),
            ScenarioPath::HeadHeaders(hop, head) => write!(formatter, "network[{hop}].{}.headers", head.name()),
            ScenarioPath::HeadStatus(hop, head) => write!(formatter, "network[{hop}].{}.status", head.name()),
            ScenarioPath::HeadUrl(hop, head) => write!(formatter, "network[{hop}].{}.url", head.name()),
            ScenarioPath::PolicyHeaders => formatter.write_str("headers"),
            ScenarioPath::PolicyValue => formatter.write_str("policy"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_it_is_written() {
        let of_documents = DOCUMENTS.into_iter().flat_map(|document| {
            [ScenarioPath::Url(document), ScenarioPath::Headers(document), ScenarioPath::Meta(document, 2)]
        });
        let of_heads = [Head::Preflight, Head::Response].into_iter().flat_map(|head| {
            [ScenarioPath::HeadHeaders(0, head), ScenarioPath::HeadStatus(12, head), ScenarioPath::HeadUrl(3, head)]
        });
        let of_request = RequestField::ALL.iter().map(|field| ScenarioPath::Request(*field));
        for path in of_documents.chain(of_heads).chain(of_request).chain([ScenarioPath::Sandbox]) {
            assert_eq!(ScenarioPath::parse(&path.to_string()), Some(path), "{path}");
        }
    }

    #[test]
    fn other_texts_are_not_paths() {
        for text in [
            "",
            "page",
            "page.",
            "page.meta[",
            "page.meta[x]",
            "network[0]",
            "network[0].response",
            "network[x].response.status",
            "network[0].answer.status",
            "request.made-up",
            "headers",
        ] {
            assert_eq!(ScenarioPath::parse(text), None, "{text}");
        }
    }
}
