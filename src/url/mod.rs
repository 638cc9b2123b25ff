//! URLs, as the [URL Standard](https://url.spec.whatwg.org/) has them.
//!
//! The `url` crate parses; this type adds what the other standards ask of a URL, and is the one
//! door through which another parser could be put in its place.

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
    /// What is wrong: the value of a `reason`, which [`crate::explain`] has the words for.
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
    /// The [URL parser](https://url.spec.whatwg.org/#concept-url-parser), given a base URL.
    ///
    /// # Errors
    /// When the standard's parser returns failure.
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

    /// The host if it is a [domain](https://url.spec.whatwg.org/#concept-domain), no IP address.
    pub(crate) fn domain(&self) -> Option<&str> {
        match self.0.host() {
            Some(url::Host::Domain(domain)) if !domain.is_empty() => Some(domain),
            _ => None,
        }
    }

    pub(crate) fn is_ipv4(&self) -> bool {
        matches!(self.0.host(), Some(url::Host::Ipv4(_)))
    }

    /// The port; `None` where it is the scheme's default.
    pub(crate) fn port(&self) -> Option<u16> {
        self.0.port()
    }

    /// The port that a connection goes to.
    pub(crate) fn port_or_default(&self) -> Option<u16> {
        self.0.port_or_known_default()
    }

    /// Whether both URLs lead to the same host and port, whatever their schemes.
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

    /// Serialized without user, password and fragment: what goes into a request.
    pub(crate) fn for_request(&self) -> String {
        if self.fragment().is_none() && !self.includes_credentials() {
            return self.0.as_str().to_owned();
        }
        let mut url = self.0.clone();
        url.set_fragment(None);
        // Neither can fail on a URL that has credentials, the only kind that reaches this.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        url.into()
    }

    /// [Stripped for use as a referrer](https://w3c.github.io/webappsec-referrer-policy/#strip-url): without
    /// credentials and fragment.
    pub(crate) fn stripped_for_referrer(&self) -> Url {
        if self.fragment().is_none() && !self.includes_credentials() {
            return self.clone();
        }
        Url::parse(&self.for_request(), None).unwrap_or_else(|_| self.clone())
    }

    /// The same, with "origin-only flag" true: nothing but its origin.
    pub(crate) fn origin_only(&self) -> Url {
        let mut url = self.stripped_for_referrer();
        url.0.set_path("/");
        url.0.set_query(None);
        url
    }

    /// The same with an empty query, as the submission of a form without fields makes it.
    pub(crate) fn with_empty_query(&self) -> Url {
        let mut url = self.0.clone();
        url.set_query(Some(""));
        Url(url)
    }

    /// A WebSocket's URL under the scheme that the WebSockets Standard turns it into; any other as it is.
    pub(crate) fn with_http_scheme(&self) -> Url {
        match self.scheme() {
            "ws" => self.with_scheme("http"),
            "wss" => self.with_scheme("https"),
            _ => self.clone(),
        }
    }

    /// The same URL under another of the special schemes.
    pub(crate) fn with_scheme(&self, scheme: &str) -> Url {
        let mut url = self.0.clone();
        // Cannot fail between special schemes, the only use there is.
        let _ = url.set_scheme(scheme);
        Url(url)
    }

    /// The same URL with `fragment`, unless it has a fragment of its own.
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
            // These schemes are outside the URL Standard; engines that have pages of them give them tuple origins.
            _ if self.is_extension() || self.is_of_app() => self.tuple_origin(),
            _ => Origin::Opaque,
        }
    }

    fn tuple_origin(&self) -> Origin<'_> {
        Origin::Tuple { scheme: self.scheme().into(), host: self.host().unwrap_or_default().into(), port: self.port() }
    }

    /// Whether its scheme is one that frameworks for apps (Capacitor, Ionic, Tauri, Electron) give to the pages in their
    /// webviews.
    pub(crate) fn is_of_app(&self) -> bool {
        matches!(self.scheme(), "capacitor" | "ionic" | "tauri" | "app")
    }

    /// Whether it is a file.
    pub(crate) fn is_file(&self) -> bool {
        self.scheme() == "file"
    }

    /// Whether it is the page of a browser extension.
    pub(crate) fn is_extension(&self) -> bool {
        matches!(self.scheme(), "chrome-extension" | "moz-extension" | "safari-web-extension")
    }

    /// Whether its host is a loopback address or a name that always means one.
    pub(crate) fn is_loopback_host(&self) -> bool {
        match self.0.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(domain)) => is_localhost(domain),
            None => false,
        }
    }

    /// The host if it is an IP address; an [IPv4-mapped](https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2)
    /// one is the IPv4 address that it holds.
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

/// What is parsed, with the host that Unicode's tables make of it.
///
/// Here there are none (see `idna_adapter/src/lib.rs`): beyond ASCII a host may have been parsed wrongly, or wrongly been
/// refused. The host of the module, which has them, is asked then.
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
        // Any other error is not about the host, and some parsers accept what the standard refuses there.
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

/// Whether `domain` is `localhost` or a name under it.
fn is_localhost(domain: &str) -> bool {
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    domain == "localhost" || domain.ends_with(".localhost")
}
