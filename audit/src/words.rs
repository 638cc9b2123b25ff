//! The messages for people, in each language.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

/// A language.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Simplified Chinese.
    Zh,
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag: Option<Cow<'de, str>> = Option::deserialize(deserializer)?;
        Ok(Language::of(&tag.unwrap_or_default()))
    }
}

impl Language {
    /// The language of a BCP 47 tag, or English if there is no catalogue for it.
    #[must_use]
    pub fn of(tag: &str) -> Language {
        match tag.split(['-', '_']).next().unwrap_or_default() {
            "de" => Language::De,
            "zh" => Language::Zh,
            _ => Language::En,
        }
    }
}

/// Declares messages, each with its code and a sentence in every language; `{}` is replaced with the value.
macro_rules! messages {
    ($(#[$doc:meta])* $name:ident: $($variant:ident $(($field:ty))? = $code:literal, $en:literal, $de:literal, $zh:literal;)*) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
        #[non_exhaustive]
        pub enum $name { $(#[doc = $en] $variant $(($field))?,)* }

        impl $name {
            /// Its stable name.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $($name::$variant { .. } => $code,)* }
            }

            /// The sentence in a language.
            #[must_use]
            pub fn text(&self, language: Language) -> String {
                match self { $($name::$variant { .. } => {
                    let template = match language { Language::En => $en, Language::De => $de, Language::Zh => $zh };
                    self.filled(template)
                })* }
            }

            fn filled(&self, template: &str) -> String {
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
    Why:
    NotJson(String) = "line.not-json", "The line is not JSON: {}", "Die Zeile ist kein JSON: {}", "此行不是 JSON：{}";
    NeitherJsonNorUrl(String) = "line.unknown", "The line is neither JSON nor a URL: {}", "Die Zeile ist weder JSON noch eine URL: {}", "此行既不是 JSON 也不是 URL：{}";
    UnknownMember(String) = "line.unknown-member", "A scenario has no field \"{}\"", "Ein Szenario hat kein Feld „{}“", "场景没有字段“{}”";
    NoScenario = "line.no-scenario", "The line has neither a scenario nor a violation report", "Die Zeile enthält weder ein Szenario noch einen Verstoßbericht", "此行既没有场景也没有违规报告";
    NoPage = "line.no-page", "The scenario has no page", "Dem Szenario fehlt die Seite (page)", "场景缺少 page";
    NoRequest = "line.no-request", "The scenario has no request", "Dem Szenario fehlt die Anfrage (request)", "场景缺少 request";
    NoPageOfUrl = "line.no-page-of-url", "The line is only a URL; the URL of the page that requests it is missing", "Die Zeile ist nur eine URL; die URL der Seite, die sie anfragt, fehlt", "此行只有一个 URL；缺少发出请求的页面的 URL";
    Page(String) = "line.page", "page: {}", "page: {}", "page：{}";
    Request(String) = "line.request", "request: {}", "request: {}", "request：{}";
    Network(String) = "line.network", "network: {}", "network: {}", "network：{}";
    Seen(String) = "line.seen", "seen is \"sent\", \"blocked\" or \"reported\", not {}", "seen ist \"sent\", \"blocked\" oder \"reported\", nicht {}", "seen 只能是 \"sent\"、\"blocked\" 或 \"reported\"，不能是 {}";
    Count(String) = "line.count", "count is a whole number from 0, not {}", "count ist eine ganze Zahl ab 0, nicht {}", "count 应为不小于 0 的整数，不能是 {}";
    Time(String) = "line.time", "time is an ISO 8601 date with a time zone, or milliseconds since 1970, not {}", "time ist ein Datum nach ISO 8601 mit Zeitzone oder die Millisekunden seit 1970, nicht {}", "time 应为带时区的 ISO 8601 日期，或自 1970 年起的毫秒数，不能是 {}";
    TooLong(usize) = "line.too-long", "The line is longer than {} MB. A HAR file on one line is read as HAR when its name ends with .har", "Die Zeile ist länger als {} MB. Eine HAR-Datei in einer Zeile wird als HAR gelesen, wenn ihr Name auf .har endet", "此行超过 {} MB。单行的 HAR 文件若以 .har 结尾，会按 HAR 读取";
    NotUtf8(usize) = "line.not-utf-8", "The line is not UTF-8: byte {} is wrong", "Die Zeile ist kein UTF-8: Byte {} ist falsch", "此行不是 UTF-8：第 {} 个字节有误";
    Utf16 = "line.utf-16", "The line is UTF-16; the file has to be saved as UTF-8", "Die Zeile ist UTF-16; die Datei muss als UTF-8 gespeichert werden", "此行是 UTF-16；请将文件保存为 UTF-8";
    Report(String) = "report.unreadable", "The violation report cannot be read: {}", "Der Verstoßbericht kann nicht gelesen werden: {}", "无法读取违规报告：{}";
    OtherReport(String) = "report.other", "The report has the type {}; only csp-violation is judged", "Der Bericht hat den Typ {}; beurteilt wird nur csp-violation", "报告类型为 {}；只判断 csp-violation";
    ReportWithoutDocument = "report.no-document", "The violation report names no document", "Der Verstoßbericht nennt kein Dokument", "违规报告没有给出文档";
    ReportWithoutTarget = "report.no-target", "The violation report does not say what was blocked", "Der Verstoßbericht sagt nicht, was blockiert wurde", "违规报告没有说明被阻止的内容";
    ReportWithoutDirective = "report.no-directive", "The violation report names no directive", "Der Verstoßbericht nennt keine Direktive", "违规报告没有给出指令";
    ReportWithoutPolicy = "report.no-policy", "The violation report contains no policy", "Der Verstoßbericht enthält keine Richtlinie", "违规报告没有包含策略";
    ReportOfTrustedTypes = "report.trusted-types", "Reports of Trusted Types name no sink that can be judged", "Berichte zu Trusted Types nennen keine Sink, die sich beurteilen lässt", "Trusted Types 报告没有给出可以判断的注入点";
    Directive(String) = "report.directive", "Reports of {} are not judged: they are not about a request", "Berichte zu {} werden nicht beurteilt: Sie betreffen keine Anfrage", "不判断 {} 的报告：它们与请求无关";
}

messages! {
    /// Warnings about a least policy.
    Caution:
    UnknownCode(String) = "audit.code-unknown", "Inline code under {} is left out because the traffic does not contain it: give it a nonce, or audit traffic with the code", "Inline-Code unter {} fehlt, weil der Verkehr ihn nicht enthält: Geben Sie ihm eine Nonce oder prüfen Sie Verkehr mit dem Code", "{} 下的内联代码未包含在内，因为流量中没有其文本：请使用 nonce，或审计包含代码的流量";
    Nonce = "audit.nonce", "A nonce has to be new in every response: insert the value when the page is served", "Eine Nonce muss in jeder Antwort neu sein: Setzen Sie den Wert ein, wenn die Seite ausgeliefert wird", "nonce 在每个响应中都必须是新的：请在输出页面时填入该值";
    Unlistable(String) = "audit.unlistable", "{} is left out: no source expression covers it in every browser", "{} fehlt: Kein Quellausdruck deckt es in jedem Browser ab", "{} 未包含在内：没有来源表达式能在所有浏览器中涵盖它";
    Eval = "audit.eval", "The traffic compiles strings, so the policy has 'unsafe-eval', which removes most of the protection of script-src", "Der Verkehr kompiliert Zeichenketten, daher enthält die Richtlinie 'unsafe-eval', was script-src den größten Teil seines Schutzes nimmt", "流量会编译字符串，因此策略包含 'unsafe-eval'，这会使 script-src 失去大部分保护";
    ScriptScheme(String) = "audit.script-scheme", "Scripts come from {}, and a source for it lets every injected script run", "Skripte kommen von {}, und eine Quelle dafür lässt jedes eingeschleuste Skript laufen", "脚本来自 {}，而允许它的来源会让任何注入的脚本运行";
    TooMany = "audit.too-many", "The traffic needs more sources than a policy can list; the rest is left out", "Der Verkehr braucht mehr Quellen, als eine Richtlinie nennen kann; der Rest fehlt", "流量所需的来源超过策略可列出的数量；其余未包含在内";
}

messages! {
    /// Why two policies are not proved to be equal.
    Doubt:
    Source(String) = "compare.source", "no URL was found on which they differ, but browsers read {} in ways that the proof does not cover", "Es fand sich keine URL, bei der sie sich unterscheiden, aber Browser lesen {} auf eine Weise, die der Beweis nicht abdeckt", "没有找到二者结果不同的 URL，但浏览器对 {} 的解读超出了证明的范围";
    Hash(String) = "compare.hash", "only one of them lists {}; there is no example, because the code is not known", "Nur eine von beiden nennt {}; ein Beispiel gibt es nicht, weil der Code unbekannt ist", "只有一方列出了 {}；由于代码未知，无法给出示例";
    NeverSent(String) = "compare.never-sent", "they differ on {}, which the page cannot request whatever its policies say", "Sie unterscheiden sich bei {}, was die Seite unabhängig von ihren Richtlinien nicht anfragen kann", "二者在 {} 上不同，但无论策略如何，该页面都无法请求它";
    Effect = "compare.effect", "the directive differs, and its effect is not compared", "Die Direktive unterscheidet sich, und ihre Wirkung wird nicht verglichen", "该指令不同，但不比较其作用";
    Unread = "compare.unread", "a header that looks like a policy could not be read", "Ein Header, der wie eine Richtlinie aussieht, konnte nicht gelesen werden", "有一个看起来像策略的标头无法读取";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_fills_the_same_gaps() {
        for language in [Language::En, Language::De, Language::Zh] {
            assert!(Why::NotJson("here".to_owned()).text(language).contains("here"));
            assert!(Why::TooLong(16).text(language).contains("16"));
            assert!(!Caution::Nonce.text(language).contains("{}"));
        }
    }
}
