//! Simplified Chinese.

use crate::words::{Catalogue, Caution, Doubt, Why};

pub(in crate::words) const CATALOGUE: Catalogue = Catalogue { why, caution, doubt };

fn why(message: &Why) -> &'static str {
    match message {
        Why::NotJson(_) => "此行不是 JSON：{}",
        Why::NeitherJsonNorUrl(_) => "此行既不是 JSON 也不是 URL：{}",
        Why::UnknownMember(_) => "场景没有字段“{}”",
        Why::NoScenario => "此行既没有场景也没有违规报告",
        Why::NoPage => "场景缺少 page",
        Why::NoRequest => "场景缺少 request",
        Why::NoPageOfUrl => "此行只有一个 URL；缺少发出请求的页面的 URL",
        Why::Page(_) => "page：{}",
        Why::Request(_) => "request：{}",
        Why::Network(_) => "network：{}",
        Why::Seen(_) => "seen 只能是 \"sent\"、\"blocked\" 或 \"reported\"，不能是 {}",
        Why::Count(_) => "count 应为不小于 0 的整数，不能是 {}",
        Why::Time(_) => "time 应为带时区的 ISO 8601 日期，或自 1970 年起的毫秒数，不能是 {}",
        Why::TooLong(_) => {
            "此行超过 {} MB。JSON 列表的每一项各占一行即可读取；单行的 HAR 文件若以 .har 结尾，会按 HAR 读取"
        }
        Why::NotUtf8(_) => "此行不是 UTF-8：第 {} 个字节有误",
        Why::Zero(_) => "此行不是文本：第 {} 个字节为零",
        Why::Utf16 => "此行是 UTF-16；请将文件保存为 UTF-8",
        Why::Report(_) => "无法读取违规报告：{}",
        Why::OtherReport(_) => "报告类型为 {}；只判断 csp-violation",
        Why::ReportWithoutDocument => "违规报告没有给出文档",
        Why::ReportWithoutTarget => "违规报告没有说明被阻止的内容",
        Why::ReportWithoutDirective => "违规报告没有给出指令",
        Why::ReportWithoutPolicy => "违规报告没有包含策略",
        Why::ReportOfTrustedTypes => "Trusted Types 报告没有给出可以判断的注入点",
        Why::Directive(_) => "不判断 {} 的报告：它们与请求无关",
    }
}

fn caution(message: &Caution) -> &'static str {
    match message {
        Caution::UnknownCode(_) => {
            "{} 下的内联代码未包含在内，因为流量中没有其文本：请使用 nonce，或审计包含代码的流量"
        }
        Caution::Recording => {
            "不读取录制文件中的响应正文，因此此策略没有列出内联代码的哈希：wouldblock extract 会列出 HTML 文件的哈希"
        }
        Caution::Nonce => "nonce 在每个响应中都必须是新的：请在输出页面时填入该值",
        Caution::Unlistable(_) => "{} 未包含在内：没有来源表达式能在所有浏览器中涵盖它",
        Caution::Eval => "流量会编译字符串，因此策略包含 'unsafe-eval'，这会使 script-src 失去大部分保护",
        Caution::ScriptScheme(_) => "脚本来自 {}，而允许它的来源会让任何注入的脚本运行",
        Caution::Upgraded(_) => {
            "只有部分页面会升级不安全的请求，而此策略在每个页面上都会升级，因此其他页面也会通过 https: 或 wss: 请求 {}：服务器必须支持，否则这些页面需要单独的策略"
        }
        Caution::OtherDirectives(_) => "流量无法说明页面策略中的这些指令有何用途，请自行补上：{}",
        Caution::Embedded(_) => "未计入页面内嵌文档的 {} 个请求：这些文档有自己的策略",
        Caution::NotKnown(_) => "有请求未计入：它们的行没有给出决定其来源的值（{}）",
        Caution::TooMany => "流量所需的来源超过策略可列出的数量；其余未包含在内",
    }
}

fn doubt(message: &Doubt) -> &'static str {
    match message {
        Doubt::Source(_) => "没有找到二者结果不同的 URL，但浏览器对 {} 的解读超出了证明的范围",
        Doubt::Hash(_) => "只有一方列出了 {}；由于代码未知，无法给出示例",
        Doubt::Combination => "没有找到示例，但它们允许哪些代码取决于哈希（其代码未知），或同时取决于 nonce 与 URL",
        Doubt::Invalid(_) => "浏览器对 {} 的解读超出了证明的范围；没有找到示例",
        Doubt::TrustedCode(_) => "没有找到示例，但 {} 可能允许由 Trusted Types 策略生成的代码",
        Doubt::NeverSent(_) => "二者在 {} 上不同，但无论策略如何，该页面都无法请求它",
        Doubt::Effect => "该指令不同，但不比较其作用",
        Doubt::Unread => "有一个看起来像策略的标头无法读取",
    }
}
