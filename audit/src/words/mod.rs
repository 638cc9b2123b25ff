//! The messages for people: a catalogue for each language of the engine, and messages with a value.

use serde::{Deserialize, Serialize};
use wouldblock::Language;

/// The templates of a language, in which `{}` stands for the value of the message.
#[derive(Clone, Copy)]
struct Catalogue {
    why: fn(&Why) -> &'static str,
    caution: fn(&Caution) -> &'static str,
    doubt: fn(&Doubt) -> &'static str,
}

/// Declares the module of each catalogue, and the table of the catalogues.
macro_rules! languages {
    ($($(#[$meta:meta])* $variant:ident = $tag:ident $(, $name:literal)*;)*) => {
        $(mod $tag { pub(super) mod audit; })*

        const CATALOGUES: &[(Language, Catalogue)] = &[$((Language::$variant, $tag::audit::CATALOGUE),)*];
    };
}

include!("../../../pkg/languages/list.rs");

fn catalogue(language: Language) -> Catalogue {
    CATALOGUES.iter().find(|(known, _)| *known == language).map_or(en::audit::CATALOGUE, |(_, catalogue)| *catalogue)
}

/// The language of a BCP 47 tag, or English if there is no catalogue for it.
#[must_use]
pub fn language_of(tag: &str) -> Language {
    tag.parse().unwrap_or_default()
}

/// Declares messages: the field of their templates in a catalogue, and for each message its code and the type of its
/// value.
macro_rules! messages {
    ($(#[$doc:meta])* $name:ident in $templates:ident: $($variant:ident $(($field:ty))? = $code:literal;)*) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
        #[non_exhaustive]
        pub enum $name { $(#[doc = concat!("`", $code, "`.")] $variant $(($field))?,)* }

        impl $name {
            /// Its stable name.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $($name::$variant { .. } => $code,)* }
            }

            /// The sentence in a language.
            #[must_use]
            pub fn text(&self, language: Language) -> String {
                let template = (catalogue(language).$templates)(self);
                match self { $(messages!(@pattern $name $variant value $(($field))?) =>
                    messages!(@fill template value $(($field))?),)* }
            }
        }
    };
    (@pattern $name:ident $variant:ident $value:ident ($field:ty)) => { $name::$variant($value) };
    (@pattern $name:ident $variant:ident $value:ident) => { $name::$variant };
    (@fill $template:ident $value:ident ($field:ty)) => { $template.replace("{}", &$value.to_string()) };
    (@fill $template:ident $value:ident) => { $template.to_owned() };
}

messages! {
    /// Why a line cannot be read.
    Why in why:
    NotJson(String) = "line.not-json";
    NeitherJsonNorUrl(String) = "line.unknown";
    UnknownMember(String) = "line.unknown-member";
    NoScenario = "line.no-scenario";
    NoPage = "line.no-page";
    NoRequest = "line.no-request";
    NoPageOfUrl = "line.no-page-of-url";
    Page(String) = "line.page";
    Request(String) = "line.request";
    Network(String) = "line.network";
    Seen(String) = "line.seen";
    Count(String) = "line.count";
    Time(String) = "line.time";
    TooLong(usize) = "line.too-long";
    NotUtf8(usize) = "line.not-utf-8";
    Utf16 = "line.utf-16";
    Zero(usize) = "line.zero-byte";
    Report(String) = "report.unreadable";
    OtherReport(String) = "report.other";
    ReportWithoutDocument = "report.no-document";
    ReportWithoutTarget = "report.no-target";
    ReportWithoutDirective = "report.no-directive";
    ReportWithoutPolicy = "report.no-policy";
    ReportOfTrustedTypes = "report.trusted-types";
    Directive(String) = "report.directive";
}

messages! {
    /// Warnings about a least policy.
    Caution in caution:
    UnknownCode(String) = "audit.code-unknown";
    Recording = "audit.recording";
    Nonce = "audit.nonce";
    Unlistable(String) = "audit.unlistable";
    Eval = "audit.eval";
    ScriptScheme(String) = "audit.script-scheme";
    Upgraded(String) = "audit.upgraded";
    TooMany = "audit.too-many";
    OtherDirectives(String) = "audit.other-directives";
    Embedded(u64) = "audit.embedded";
    NotKnown(String) = "audit.not-known";
}

messages! {
    /// Why two policies are not proved to be equal.
    Doubt in doubt:
    Source(String) = "compare.source";
    Hash(String) = "compare.hash";
    Combination = "compare.combination";
    Invalid(String) = "compare.invalid";
    TrustedCode(String) = "compare.trusted-code";
    NeverSent(String) = "compare.never-sent";
    Effect = "compare.effect";
    Unread = "compare.unread";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_fills_the_same_gaps() {
        for &language in Language::ALL {
            assert!(Why::NotJson("here".to_owned()).text(language).contains("here"));
            assert!(Why::TooLong(16).text(language).contains("16"));
            assert!(!Caution::Nonce.text(language).contains("{}"));
        }
    }
}
