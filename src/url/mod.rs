//! URLs, as defined by the [URL Standard](https://url.spec.whatwg.org/).
//!
//! The `url` crate parses them. This type adds what the other standards need, and only this module depends on the
//! crate, so that the parser can be replaced.

pub(crate) mod address;
#[cfg(target_arch = "wasm32")]
mod host;
pub(crate) mod origin;
pub(crate) mod public_suffix;

use std::net::IpAddr;

use crate::url::origin::Origin;

/// A [URL record](https://url.spec.whatwg.org/#concept-url).
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Url(url::Url);

/// Why a text is not a URL.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct UrlError(url::ParseError);

impl UrlError {
    /// The fault. This is the value of a `reason`, for which [`crate::explain`] has the words.
    pub(crate) fn reason(self) -> &'static str {
        use url::ParseError as E;
        match self.0 {
            E::EmptyHost => "empty-host",
            E::IdnaError => "idna",
            E::InvalidPort => "port",
            E::InvalidIpv4Address => "ipv4",
            E::InvalidIpv6Address => "ipv6",
            E::InvalidDomainCharacter => "host-character",
            E::RelativeUrlWithoutBase => "relative",
            E::RelativeUrlWithCannotBeABaseBase => "cannot-be-base",
            _ => "syntax",
        }
    }
}

impl From<url::Url> for Url {
    fn from(url: url::Url) -> Url {
        Url(url)
    }
}

/// The [default port](https://url.spec.whatwg.org/#default-port) of a special scheme.
pub(crate) fn default_port(scheme: &str) -> Option<u16> {
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}

impl Url {
    /// The [URL parser](https://url.spec.whatwg.org/#concept-url-parser) with an optional base URL.
    ///
    /// # Errors
    /// Returns an error if the standard's parser returns failure.
    pub(crate) fn parse(input: &str, base: Option<&Url>) -> Result<Url, UrlError> {
        let parsed = url::Url::options().base_url(base.map(|base| &base.0)).parse(input);
        #[cfg(target_arch = "wasm32")]
        let parsed = host_with_tables(parsed, input, base);
        parsed.map(Url).map_err(UrlError)
    }

    pub(crate) fn scheme(&self) -> &str {
        self.0.scheme()
    }

    /// The serialized host; `None` if it is missing or empty.
    pub(crate) fn host(&self) -> Option<&str> {
        self.0.host_str().filter(|host| !host.is_empty())
    }

    /// The host if it is a [domain](https://url.spec.whatwg.org/#concept-domain) and not an IP address.
    pub(crate) fn domain(&self) -> Option<&str> {
        match self.0.host() {
            Some(url::Host::Domain(domain)) if !domain.is_empty() => Some(domain),
            _ => None,
        }
    }

    pub(crate) fn is_ipv4(&self) -> bool {
        matches!(self.0.host(), Some(url::Host::Ipv4(_)))
    }

    /// The port; `None` if it is the scheme's default.
    pub(crate) fn port(&self) -> Option<u16> {
        self.0.port()
    }

    /// The port that a connection goes to.
    pub(crate) fn port_or_default(&self) -> Option<u16> {
        self.0.port_or_known_default()
    }

    /// Whether both URLs have the same host and port, regardless of their schemes.
    pub(crate) fn is_same_host_and_port(&self, other: &Url) -> bool {
        self.host() == other.host() && self.port_or_default() == other.port_or_default()
    }

    /// The result of the [URL path serializer](https://url.spec.whatwg.org/#url-path-serializer).
    pub(crate) fn path(&self) -> &str {
        self.0.path()
    }

    pub(crate) fn fragment(&self) -> Option<&str> {
        self.0.fragment()
    }

    /// Whether it [includes credentials](https://url.spec.whatwg.org/#include-credentials).
    pub(crate) fn includes_credentials(&self) -> bool {
        !self.0.username().is_empty() || self.0.password().is_some_and(|password| !password.is_empty())
    }

    /// Whether its scheme is an [HTTP(S) scheme](https://fetch.spec.whatwg.org/#http-scheme).
    pub(crate) fn is_http(&self) -> bool {
        matches!(self.scheme(), "http" | "https")
    }

    pub(crate) fn is_websocket(&self) -> bool {
        matches!(self.scheme(), "ws" | "wss")
    }

    /// The serialized URL.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The URL without username, password and fragment, as it is used in a request.
    pub(crate) fn for_request(&self) -> String {
        if self.fragment().is_none() && !self.includes_credentials() {
            return self.0.as_str().to_owned();
        }
        let mut url = self.0.clone();
        url.set_fragment(None);
        // Neither call can fail for a URL with credentials, and other URLs have nothing to remove.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        url.into()
    }

    /// The URL [stripped for use as a referrer](https://w3c.github.io/webappsec-referrer-policy/#strip-url): without
    /// credentials and fragment.
    pub(crate) fn stripped_for_referrer(&self) -> Url {
        if self.fragment().is_none() && !self.includes_credentials() {
            return self.clone();
        }
        Url::parse(&self.for_request(), None).unwrap_or_else(|_| self.clone())
    }

    /// The same with the "origin-only flag": only the origin.
    pub(crate) fn origin_only(&self) -> Url {
        let mut url = self.stripped_for_referrer();
        url.0.set_path("/");
        url.0.set_query(None);
        url
    }

    /// The URL with an empty query, as the submission of a form without fields has it.
    pub(crate) fn with_empty_query(&self) -> Url {
        let mut url = self.0.clone();
        url.set_query(Some(""));
        Url(url)
    }

    /// The URL that the WebSockets Standard turns a WebSocket's URL into. Other URLs are not changed.
    pub(crate) fn with_http_scheme(&self) -> Url {
        match self.scheme() {
            "ws" => self.with_scheme("http"),
            "wss" => self.with_scheme("https"),
            _ => self.clone(),
        }
    }

    /// The URL with another special scheme.
    pub(crate) fn with_scheme(&self, scheme: &str) -> Url {
        let mut url = self.0.clone();
        // This cannot fail between special schemes, and it is not used for others.
        let _ = url.set_scheme(scheme);
        Url(url)
    }

    /// The URL with `fragment`, unless it has its own fragment.
    pub(crate) fn or_fragment(mut self, fragment: Option<&str>) -> Url {
        if self.0.fragment().is_none() {
            self.0.set_fragment(fragment);
        }
        self
    }

    /// Its [origin](https://url.spec.whatwg.org/#concept-url-origin).
    pub(crate) fn origin(&self) -> Origin<'_> {
        match self.scheme() {
            "blob" => match Url::parse(self.path(), None) {
                Ok(inner) if inner.is_http() => inner.origin().into_owned(),
                _ => Origin::Opaque,
            },
            "http" | "https" | "ws" | "wss" | "ftp" => self.tuple_origin(),
            // These schemes are not in the URL Standard. Engines with pages under them give them tuple origins.
            _ if self.is_extension() || self.is_of_app() => self.tuple_origin(),
            _ => Origin::Opaque,
        }
    }

    fn tuple_origin(&self) -> Origin<'_> {
        Origin::Tuple { scheme: self.scheme().into(), host: self.host().unwrap_or_default().into(), port: self.port() }
    }

    /// Whether its scheme is one that frameworks for apps (Capacitor, Ionic, Tauri, Electron) use for the pages in
    /// their webviews.
    pub(crate) fn is_of_app(&self) -> bool {
        matches!(self.scheme(), "capacitor" | "ionic" | "tauri" | "app")
    }

    /// Whether its scheme is [local](https://fetch.spec.whatwg.org/#local-scheme): a document or worker with such a URL comes
    /// from no server, and inherits the policies of its creator.
    pub(crate) fn has_local_scheme(&self) -> bool {
        matches!(self.scheme(), "about" | "blob" | "data")
    }

    /// Whether it is a file.
    pub(crate) fn is_file(&self) -> bool {
        self.scheme() == "file"
    }

    /// Whether it is a page of a browser extension.
    pub(crate) fn is_extension(&self) -> bool {
        matches!(self.scheme(), "chrome-extension" | "moz-extension" | "safari-web-extension")
    }

    /// Whether its host is a loopback address or a name that always stands for one.
    pub(crate) fn is_loopback_host(&self) -> bool {
        match self.0.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(domain)) => is_localhost(domain),
            None => false,
        }
    }

    /// The host if it is an IP address. An [IPv4-mapped](https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2)
    /// address is returned as the IPv4 address.
    pub(crate) fn ip_address(&self) -> Option<IpAddr> {
        match self.0.host()? {
            url::Host::Ipv4(address) => Some(IpAddr::V4(address)),
            url::Host::Ipv6(address) => Some(IpAddr::V6(address).to_canonical()),
            url::Host::Domain(_) => None,
        }
    }

    /// [Is url potentially trustworthy?](https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy)
    pub(crate) fn is_potentially_trustworthy(&self) -> bool {
        match self.scheme() {
            "about" => matches!(self.path(), "blank" | "srcdoc"),
            "data" | "https" | "wss" | "file" => true,
            "blob" => Url::parse(self.path(), None).is_ok_and(|inner| inner.is_potentially_trustworthy()),
            _ if self.is_extension() => true,
            _ => self.is_loopback_host(),
        }
    }
}

/// Corrects the result of the parser with the Unicode tables of the JavaScript host.
///
/// The module has no tables (see `idna_adapter/src/lib.rs`), so it may have parsed a host that is not ASCII wrongly, or
/// have rejected it wrongly. In these cases the JavaScript host parses the URL.
#[cfg(target_arch = "wasm32")]
fn host_with_tables(
    parsed: Result<url::Url, url::ParseError>,
    input: &str,
    base: Option<&Url>,
) -> Result<url::Url, url::ParseError> {
    let is_punycode = |label: &str| label.starts_with("xn--");
    let is_plain = match &parsed {
        Ok(url) => !url.domain().is_some_and(|domain| domain.split('.').any(is_punycode)),
        Err(
            url::ParseError::IdnaError
            | url::ParseError::InvalidIpv4Address
            | url::ParseError::InvalidDomainCharacter
            | url::ParseError::EmptyHost,
        ) => input.is_ascii() && !input.contains('%'),
        // Other errors are not about the host. Some parsers accept such URLs although the standard rejects them, so the
        // JavaScript host must not decide.
        Err(_) => true,
    };
    if is_plain {
        return parsed;
    }
    match host::serialized(input, base.map(Url::as_str)) {
        Some(known) => url::Url::parse(&known),
        None => Err(parsed.err().unwrap_or(url::ParseError::IdnaError)),
    }
}

/// Whether `domain` is `localhost` or a subdomain of it.
fn is_localhost(domain: &str) -> bool {
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    domain == "localhost" || domain.ends_with(".localhost")
}
