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

#[allow(clippy::too_many_lines, reason = "an arm for each message")]
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
        Core::Empty => "空文本",
        Core::StackTrace => "堆栈跟踪，不含请求",
        Core::OtherJson => "不描述请求的 JSON",
        Core::Mixed => "多段文本的组合",
        Core::Contradiction => "文本相互矛盾：“{first}”与“{second}”。保留了前者。",
        Core::AroundTheBlock => "这段文字位于所读取的代码块之外。",
        Core::HttpRequest => "HTTP 请求",
        Core::HttpResponse => "HTTP 响应",
        Core::HttpExchange => "HTTP 请求与响应",
        Core::AnotherAnswer => "前一个应答不是重定向，后面却还有另一个应答。只读取了第一个。",
        Core::RedirectTarget => "应答是重定向。文本没有显示目标的应答。",
        Core::PreflightMethod => "预检请求没有指明所询问的方法。",
        Core::HeaderValues => "预检请求只列出这些标头的名称，没有值。",
        Core::HostMissing => "请求行只有路径，没有 Host 标头说明服务器。",
        Core::SchemeMissing => "文本没有说明协议是 http 还是 https。",
        Core::Curl => "curl 命令",
        Core::CurlTranscript => "curl 命令及其输出",
        Core::PowerShell => "PowerShell 命令",
        Core::Navigation => "导航：页面本身的加载方式",
        Core::IsNavigation => "这是导航。它说明页面的地址，而不是页面发出的请求。",
        Core::Variable => "此处有一个变量，文本没有给出它的值。",
        Core::HeadersElsewhere => "这些标头来自文件或变量。",
        Core::SeveralUrls => "该命令请求多个地址。只读取了第一个。",
        Core::Glob => "curl 会把此地址中的括号展开为多个地址。",
        Core::AfterTheCommand => "这段文字在命令之后，并非 HTTP 应答。",
        Core::HeadOnly => "该命令只请求标头。实际的请求可能使用其他方法。",
        Core::EventSourceOrFetch => "EventSource 会发送此 Accept 标头，fetch() 也可能发送。",
        Core::FetchOrBeacon => "no-cors 模式的 fetch()，或 sendBeacon()。",
        Core::FetchOrXhr => "fetch() 或 XMLHttpRequest：文本与两者都相符。",
        Core::Credentials => "文本没有说明请求是否包含凭据。",
        Core::MethodMissing => "文本没有显示方法。",
        Core::Report => "策略违规报告",
        Core::DispositionMissing => "报告没有说明策略是强制执行还是仅报告。",
        Core::IsFramed => "frame-ancestors 涉及嵌入此页面的页面，报告没有列出它们。",
        Core::NothingRequested => "报告写的是“{text}”而不是地址：没有请求任何有地址的内容。",
        Core::OnlyOrigin => "报告只给出了源：{origin}。",
        Core::DirectiveLeavesApi => "{directive} 管辖多种请求。报告没有说明是哪一种。",
        Core::Har => "HAR 记录",
        Core::TooDeep => "JSON 嵌套超过 128 层。从此处起未读取。",
        Core::JsonBroken => "JSON 在此处有错误。从此处起未读取。",
        Core::CutOff => "文本在此处中断。之前的内容已读取。",
        Core::FailedRequest => "记录了多个请求。第 {number} 个请求是第一个失败的。",
        Core::NoAnswerRecorded => "记录中没有应答。这并不意味着没有应答。",
        Core::NetworkTable => "网络面板的请求列表",
        Core::NoAddresses => "列表只显示每个地址的最后一部分。请将一个请求复制为 cURL，或将全部保存为 HAR。",
        Core::Panel => "开发者工具中某个请求的标头",
        Core::Headers => "HTTP 标头",
        Core::HeadersAsJson => "JSON 形式的 HTTP 标头",
        Core::Dump => "程序输出的 HTTP 标头",
        Core::SmartQuotes => {
            "{name} 包含弯引号。如果服务器发送它们，策略就是错误的；也可能是邮件或文字处理软件加入的。"
        }
        Core::QuotedValue => "{name} 的值带有引号，已当作配置的引号处理；如果服务器发送它们，策略就是错误的。",
        Core::PreflightOrResponse => "文本没有说明这些标头是对预检还是对请求的应答。",
        Core::Policy => "内容安全策略",
        Core::EnforcedOrNot => "文本没有说明策略是强制执行还是仅报告，以及来自标头还是 meta 元素。",
        Core::Url => "地址",
        Core::PageOrRequest => "该地址可能是页面的，也可能是请求的。",
        Core::Link => "场景链接",
        Core::LinkBroken => "链接已损坏或不完整：其中没有场景。",
        Core::Scenario => "wouldblock 场景",
        Core::Manifest => "浏览器扩展的清单",
        Core::OptionalPermissions => "可选权限只有在用户授予后才生效。",
        Core::ExtensionId => "扩展页面的地址需要扩展 ID，清单没有给出。",
        Core::Console => "浏览器控制台的消息",
        Core::UnknownConsole => "这些行类似控制台消息，但措辞未知。",
        Core::RestOfPolicy => "控制台只引用了一条指令，策略的其余部分未知。",
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
        Config::Merged => "{name} 由 {product} 的默认值补全。",
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
        Script::Titles => "脚本中的 {count} 个请求",
        Script::Copied => "开发者工具复制为 fetch 的请求",
        Script::NoRequest => "脚本中没有可以读取的请求",
        Script::Policy => "脚本标记中的策略",
        Script::Elsewhere => "不在页面中运行的脚本",
        Script::NotJavaScript => "这一部分无法作为 JavaScript 读取。",
        Script::TooDeep => "此处括号嵌套超过 {limit} 层：其余部分未读取。",
        Script::TooLong => "脚本过大，无法完整读取。",
        Script::Relative => "地址 {url} 是相对地址：取决于页面。",
        Script::UrlEither => "地址是 {one} 或 {two}。",
        Script::UrlOpen => "地址是 {url}。文本没有说明 {names} 的值。",
        Script::UrlOfPage => "地址是 {url}：{names} 取自页面自身的地址。",
        Script::QueryOpen => "查询部分取决于 {names}。没有策略会检查它。",
        Script::ClientUrl => "{name} 在别处定义：它可能在 {url} 前加上基础地址。",
        Script::Client => "{name} 在别处定义：它可能设置标头和凭据。",
        Script::Depends => "这取决于 {code}。",
        Script::ValueOpen => "文本没有说明 {code} 的值。",
        Script::OptionsOpen => "文本没有显示 {code} 包含哪些选项。",
        Script::HeadersOpen => "文本没有显示 {code} 包含哪些标头。",
        Script::HeaderOpen => "{name}：值取决于 {code}。",
        Script::SafelistedOpen => "{name}：值取决于 {code}，它决定是否需要预检。",
        Script::HeaderCondition => "{name}：是否设置取决于 {code}。",
        Script::BodyOpen => "文本没有说明 {code} 是哪种请求体。",
        Script::DataOpen => "如果 {code} 是对象，{name} 会发送 JSON，从而触发预检。文本没有说明它是什么。",
        Script::FileType => "文件的类型会成为 Content-Type：文本没有说明是哪种类型。",
        Script::NotSent => "文本没有显示 send() 的调用。",
        Script::NotOpened => "文本没有显示 open() 的调用。",
        Script::Interceptor => "拦截器可能会在发送前修改请求。",
        Script::InterceptorHeaders => "拦截器会在发送请求前设置 {names}。",
        Script::JsonpCallback => "库会把回调函数的名称加到查询部分。",
        Script::CopiedApi => "开发者工具把每个请求都写成 fetch()：原本可能是 XMLHttpRequest 或 beacon。",
        Script::CopiedCredentials => "开发者工具根据是否发送了 Cookie 来写 credentials，而不是根据脚本的设置。",
        Script::CopiedNoCredentials => "复制的内容没有说明脚本以哪种凭据模式发出请求。",
        Script::CopiedNavigation => "开发者工具复制的是页面的加载，不是脚本发出的请求。",
        Script::Server => "{call} 在服务器上运行：这不是浏览器发出的请求。",
        Script::ServiceWorker => "{call} 在 Service Worker 中运行：它应答页面的请求。",
        Script::Worker => "{call} 在 Worker 中运行：以 Worker 自身脚本的策略为准。",
        Script::Navigation => "脚本导航到 {url}，这不是本页面的请求。",
        Script::PolicyOpen => "策略取决于 {code}。",
    }
}
