//! Simplified Chinese.

use super::Message;
use super::config::Config;
use super::core::Core;
use super::markup::Markup;
use super::script::Script;

/// The template of a message.
pub(super) fn template(message: Message) -> &'static str {
    match message {
        Message::Core(message) => core(message),
        Message::Config(message) => config(message),
        Message::Markup(message) => markup(message),
        Message::Script(message) => script(message),
    }
}

fn core(message: Core) -> &'static str {
    match message {
        Core::Kind => "类型为 {kind} 的文本",
        Core::Unknown => "无法识别",
        Core::NotRecognised => "此文本中没有可以读取的请求、标头或策略。",
        Core::NotUnderstood => "未能理解这一行。",
        Core::PageUrl => "文本没有说明由哪个页面发出请求。",
        Core::Request => "文本没有说明请求什么。",
        Core::WhichRequest => "文本包含多个请求：请选择一个。",
        Core::RequestUrl => "文本没有给出完整的地址。",
        Core::RequestApi => "文本没有说明由哪个 API 发出请求。",
        Core::Network => "文本没有说明服务器如何应答。",
        Core::Invisible => "此处移除了不可见字符。如果服务器确实发送它们，结果会不同。",
    }
}

fn config(message: Config) -> &'static str {
    match message {
        Config::Title => "{name} 的配置",
        Config::NoHeadersTitle => "{name} 的配置，未设置任何标头",
        Config::NoHeaders => "此配置没有设置任何标头。",
        Config::WhichPath => "此配置因路径而有不同的应答：请选择所请求的路径。",
        Config::Pattern => "未能确定 {pattern} 涵盖哪些路径。",
        Config::Depends => "{name} 取决于 {on}，而文本没有给出它的值。",
        Config::Assumed => "{name} 取决于 {on}。此处按生产环境读取，不采用环境变量的值。",
        Config::AssumedBranch => "这些标头取决于 {on}。此处按生产环境读取。",
        Config::OnlyIf => "仅当以下条件成立时才发送 {name}：{on}。",
        Config::Function => "{name} 由函数决定。",
        Config::PreflightStatus => "此配置没有说明以哪个状态码应答 OPTIONS。",
        Config::OtherMethods => "{methods} 的应答标头与 GET 不同。",
        Config::Upstream => "其后的服务器可能会添加自己的标头。",
        Config::Included => "引入了 {file}；其中的标头未知。",
        Config::Default => "没有配置 {name}：采用 {product} 的默认值。",
        Config::NotUsed => "{name} 已定义但未使用。",
        Config::Refused => "该库拒绝此配置：{why}。",
        Config::HandlerMethods => "Access-Control-Allow-Methods 列出匹配的处理程序的方法。",
        Config::OnlyPath => "仅对匹配 {pattern} 的路径发送这些标头。",
        Config::Twice => "{name} 被配置了两次。",
        Config::SentTwice => "{name} 可能会发送两次：设置时既有 always 也没有 always。",
        Config::PreflightOnly => "这些是预检的标头。应答的标头须由其后的代码发送。",
    }
}

fn markup(message: Markup) -> &'static str {
    match message {
        Markup::Html => "HTML",
        Markup::Css => "CSS",
    }
}

fn script(message: Script) -> &'static str {
    match message {
        Script::Title => "脚本中的 {call}",
    }
}
