//! Reports that have nothing to do with the site: from extensions, from content that networks and programs inject into
//! pages, and from pages that a translator shows.
//!
//! The schemes and hosts were found by people who collect reports; each list names its origin.

use url::Url;

use crate::seen::Seen;

/// The cause of a request that does not come from the site.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Noise {
    /// Its stable name.
    pub(crate) kind: &'static str,
    schemes: &'static [&'static str],
    /// Hosts. A host with a leading dot stands for all its subdomains.
    hosts: &'static [&'static str],
}

/// Sentry's list of sources whose reports are dropped (`DEFAULT_DISALLOWED_SOURCES` in
/// <https://github.com/getsentry/sentry/blob/008af598c5c946bce4e0f9e99c0478cd98dd5c9d/src/sentry/interfaces/security.py>),
/// without those that sites load themselves. `safari-web-extension` is the scheme of Safari 14 and later
/// (<https://developer.apple.com/documentation/safariservices/safari-web-extensions>).
const EXTENSION: Noise = Noise {
    kind: "extension",
    schemes: &[
        "chrome-extension",
        "moz-extension",
        "safari-extension",
        "safari-web-extension",
        "ms-browser-extension",
        "mxaddon-pkg",
    ],
    hosts: &[],
};

/// From the same list: resources that browsers, and apps with a web view, load themselves.
const BROWSER: Noise = Noise {
    kind: "browser",
    schemes: &[
        "chrome",
        "chromeinvokeimmediate",
        "chromenull",
        "resource",
        "jar",
        "webviewprogressproxy",
        "tmtbff",
        "mbinit",
        "symres",
    ],
    hosts: &[],
};

/// From the same list: hosts that access providers, proxies and unwanted programs insert into pages.
const INJECTED: Noise = Noise {
    kind: "injected",
    schemes: &[],
    hosts: &[
        ".metrext.com",
        "static.image2play.com",
        ".tlscdn.com",
        "73a5b0806e464be8bd4e694c744624f0.com",
        "020dfefc4ac745dab7594f2f771c1ded.com",
        ".superfish.com",
        "v.zilionfast.in",
        "xls.searchfun.in",
        "istatic.datafastguru.info",
        "resultshub-a.akamaihd.net",
        "pulseadnetwork.com",
        "gateway.zscalertwo.net",
        "middlerush-a.akamaihd.net",
        "www.websmartcenter.com",
        "a.linkluster.com",
        "saveyoutime.ru",
        "cdncache-a.akamaihd.net",
        "x.rafomedia.com",
        "savingsslider-a.akamaihd.net",
        "injections.adguard.com",
        "icontent.us",
        "amiok.org",
        "connectionstrenth.com",
        "siteheart.net",
        "netanalitics.space",
        "printapplink.com",
        "godlinkapp.com",
        "devappstor.com",
        "hoholikik.club",
        "smartlink.cool",
        "promfflinkdev.com",
    ],
};

/// Google Translate shows pages under its own hosts
/// (<https://developers.google.com/search/docs/specialty/international/managing-multi-regional-sites>, translated
/// results), and Chromium's translation loads its script from the second one (`kTranslateScriptURL` in
/// <https://source.chromium.org/chromium/chromium/src/+/main:components/translate/core/browser/translate_script.cc>).
const TRANSLATED: Noise = Noise {
    kind: "translated",
    schemes: &[],
    hosts: &[".translate.goog", "translate.googleusercontent.com", "translate.googleapis.com"],
};

/// Pages and targets without an address. Reports about them do not name a document of the site (`about` in the same
/// list as above).
const ABOUT: Noise = Noise { kind: "about", schemes: &["about"], hosts: &[] };

const ALL: [&Noise; 5] = [&EXTENSION, &BROWSER, &INJECTED, &TRANSLATED, &ABOUT];

/// The cause, if the request is noise. A request that is not from a report comes from the site, whatever its host is.
pub(crate) fn of(seen: &Seen<'_>, page_url: &str) -> Option<&'static str> {
    let target = seen.request.url.as_deref().unwrap_or_default();
    if !seen.is_report {
        let is_extension = EXTENSION.has_scheme(scheme(target)) && !EXTENSION.has_scheme(scheme(page_url));
        return is_extension.then_some(EXTENSION.kind);
    }
    let urls = [target, page_url, seen.source_file.as_deref().unwrap_or_default()];
    ALL.into_iter().find(|noise| urls.iter().any(|url| noise.covers(url))).map(|noise| noise.kind)
}

impl Noise {
    fn has_scheme(&self, scheme: &str) -> bool {
        self.schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme))
    }

    fn covers(&self, url: &str) -> bool {
        if self.has_scheme(scheme(url)) {
            return true;
        }
        if self.hosts.is_empty() || url.is_empty() {
            return false;
        }
        let parsed = Url::parse(url);
        let host = parsed.as_ref().ok().and_then(Url::host_str).unwrap_or_default();
        self.hosts.iter().any(|known| if known.starts_with('.') { host.ends_with(known) } else { host == *known })
    }
}

/// The text before the first colon, or the whole text if there is none, because reports may contain only a scheme.
fn scheme(url: &str) -> &str {
    url.split(':').next().unwrap_or(url)
}
