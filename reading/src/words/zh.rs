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
