//! English.

use crate::words::{Catalogue, Caution, Doubt, Why};

pub(in crate::words) const CATALOGUE: Catalogue = Catalogue { why, caution, doubt };

fn why(message: &Why) -> &'static str {
    match message {
        Why::NotJson(_) => "The line is not JSON: {}",
        Why::NeitherJsonNorUrl(_) => "The line is neither JSON nor a URL: {}",
        Why::UnknownMember(_) => "A scenario has no field \"{}\"",
        Why::NoScenario => "The line has neither a scenario nor a violation report",
        Why::NoPage => "The scenario has no page",
        Why::NoRequest => "The scenario has no request",
        Why::NoPageOfUrl => "The line is only a URL; the URL of the page that requests it is missing",
        Why::Page(_) => "page: {}",
        Why::Request(_) => "request: {}",
        Why::Network(_) => "network: {}",
        Why::Seen(_) => "seen has to be \"sent\", \"blocked\" or \"reported\". Found {}",
        Why::Count(_) => "count has to be a whole number from 0. Found {}",
        Why::Time(_) => "time has to be an ISO 8601 date with a time zone, or milliseconds since 1970. Found {}",
        Why::TooLong(_) => {
            "The line is longer than {} MB. A JSON list can be read if each of its items is on a line of its own, and a HAR file on one line if its name ends with .har"
        }
        Why::NotUtf8(_) => "The line is not UTF-8: byte {} is wrong",
        Why::Zero(_) => "The line is not text: byte {} is zero",
        Why::Utf16 => "The line is UTF-16; the file has to be saved as UTF-8",
        Why::Report(_) => "The violation report cannot be read: {}",
        Why::OtherReport(_) => "The report has the type {}; only csp-violation is judged",
        Why::ReportWithoutDocument => "The violation report names no document",
        Why::ReportWithoutTarget => "The violation report does not say what was blocked",
        Why::ReportWithoutDirective => "The violation report names no directive",
        Why::ReportWithoutPolicy => "The violation report contains no policy",
        Why::ReportOfTrustedTypes => "Reports of Trusted Types name no sink that can be judged",
        Why::Directive(_) => "Reports of {} are not judged: they are not about a request",
    }
}

fn caution(message: &Caution) -> &'static str {
    match message {
        Caution::UnknownCode(_) => {
            "Inline code under {} is left out because the traffic does not contain it: give it a nonce, or audit traffic with the code"
        }
        Caution::Recording => {
            "The bodies in a recording are not read, so this policy lists no hashes of inline code: wouldblock extract lists them for HTML files"
        }
        Caution::Nonce => "A nonce has to be new in every response: insert the value when the page is served",
        Caution::Unlistable(_) => "{} is left out: no source expression covers it in every browser",
        Caution::Eval => {
            "The traffic compiles strings, so the policy has 'unsafe-eval', which removes most of the protection of script-src"
        }
        Caution::ScriptScheme(_) => "Scripts come from {}, and a source for it lets every injected script run",
        Caution::Upgraded(_) => {
            "Only some of the pages upgrade insecure requests, but this policy upgrades them on every page, so the other pages also request {} over https: or wss:. The server has to support that, or these pages need a policy of their own"
        }
        Caution::OtherDirectives(_) => {
            "Traffic does not show what these directives of the pages' policies are for, so add them: {}"
        }
        Caution::Embedded(_) => {
            "{} requests of documents within the pages are left out: these documents have policies of their own"
        }
        Caution::NotKnown(_) => {
            "Requests are left out because their lines do not give a value on which their source depends ({})"
        }
        Caution::TooMany => "The traffic needs more sources than a policy can list; the rest is left out",
    }
}

fn doubt(message: &Doubt) -> &'static str {
    match message {
        Doubt::Source(_) => {
            "no URL was found on which they differ, but browsers read {} in ways that the proof does not cover"
        }
        Doubt::Hash(_) => "only one of them lists {}; there is no example, because the code is not known",
        Doubt::Combination => {
            "no example was found, but what code they allow depends on hashes, whose code is not known, or on a nonce \
             together with a URL"
        }
        Doubt::Invalid(_) => "browsers read {} in ways that the proof does not cover; no example was found",
        Doubt::TrustedCode(_) => "no example was found, but {} may allow code that a policy of Trusted Types made",
        Doubt::NeverSent(_) => "they differ on {}, which the page cannot request whatever its policies say",
        Doubt::Effect => "the directive differs, and its effect is not compared",
        Doubt::Unread => "a header that looks like a policy could not be read",
    }
}
