//! The catalogue for Simplified Chinese, with the terms of MDN's Chinese pages.
//!
//! Code (header names, tokens, values) is not translated. As in English, the `match` has no wildcard, so that a message
//! that is not translated does not compile.

use crate::contract::report::Check;
use crate::engine::Departure;
use crate::explain::message::{Guidance, Message, Phrase, Word};
use crate::fix::FixCode;
use crate::input::problem::ProblemKind;
use crate::trace::Code;

/// The template of a message.
pub(in crate::explain) fn template(message: Message) -> &'static str {
    match message {
        Message::Step(code) => decision(code),
        Message::Warning(kind) => problem(kind),
        Message::Fix(code) => fix(code),
        Message::Departure(name) => departure(name),
        Message::Advice(check) => advice(check),
        Message::Word(name) => word(name),
        Message::Phrase(name) => phrase(name),
    }
}

/// The words for the value of a parameter.
fn word(word: Word) -> &'static str {
    match word {
        Word::ApiBeacon => "sendBeacon()",
        Word::ApiEventSource => "EventSource",
        Word::ApiFetch => "fetch()",
        Word::ApiFetchLater => "fetchLater()",
        Word::ApiFont => "字体",
        Word::ApiImage => "图像",
        Word::ApiMedia => "音频或视频",
        Word::ApiPing => "ping",
        Word::ApiPreload => "预加载",
        Word::ApiScript => "脚本",
        Word::ApiStyle => "样式表",
        Word::ApiServiceWorker => "service worker",
        Word::ApiSpeculationRules => "推测规则",
        Word::ApiWebSocket => "WebSocket",
        Word::ApiWebTransport => "WebTransport",
        Word::ApiWorklet => "worklet",
        Word::ApiXhr => "XMLHttpRequest",
        Word::InlineEventHandler => "事件处理器",
        Word::InlineJavascriptUrl => "javascript: URL",
        Word::InlineScript => "内联脚本",
        Word::InlineSpeculationRules => "推测规则集",
        Word::InlineStyle => "内联样式",
        Word::InlineStyleAttribute => "style 属性",
        Word::DeliveredByHeader => "标头",
        Word::DeliveredByMeta => "meta 元素",
        Word::FromLocal | Word::ToLocal => "本地网络",
        Word::FromPublic => "公共网络",
        Word::RequestItself => "请求",
        Word::RequestPreflight => "预检请求",
        Word::ToLoopback => "环回",
        Word::UrlCannotBeBase => "它是相对 URL，而页面的 URL 不能作为基准 URL",
        Word::UrlEmptyHost => "主机为空",
        Word::UrlHostCharacter => "主机中含有不允许的字符",
        Word::UrlIdna => "主机名不是有效的国际化域名",
        Word::UrlIpv4 => "主机以数字结尾，却不是 IPv4 地址",
        Word::UrlIpv6 => "IPv6 地址格式有误",
        Word::UrlPort => "端口不是 0 到 65535 之间的数字",
        Word::UrlRelative => "没有协议，也没有可用来解析它的页面 URL",
        Word::UrlSyntax => "不符合 URL 语法",
        // An empty list has the same effect.
        Word::NoNames | Word::NoSources => "'none'",
        Word::VerdictAllowed => "允许",
        Word::VerdictBlocked => "阻止",
        Word::VerdictUndetermined => "无法确定",
        Word::WithCredentials => "携带",
        Word::WithoutCredentials => "不携带",
    }
}

/// Phrases that connect sentences.
fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::LocalNetworkInsecure => {
            "对于不是安全上下文的公网页面，Chrome 会阻止此请求，并且不会询问用户（本地网络访问，Local Network Access）。"
        }
        Phrase::LocalNetworkPermission => {
            "在公网页面上，Chrome 还需要用户的许可（本地网络访问，Local Network Access），任何标头都不能授予它。"
        }
        Phrase::Allowed => "允许。{because}",
        Phrase::Blocked => "阻止。{because}",
        Phrase::Undetermined => "无法确定。{because}",
        Phrase::PolicyAllows => "策略放行；其余取决于服务器的响应。{because}",
        Phrase::ServerDecides => "浏览器会发送；其余取决于服务器的响应。{because}",
        Phrase::BrowsersDisagree => "各浏览器的结果不同。",
        Phrase::AfterRedirect => "该请求是从 {url} 重定向到那里的。",
        Phrase::PolicyOfServiceWorker => "这是 service worker {worker} 的策略，适用于它的 fetch(event.request)。",
        Phrase::PolicyOfSeveral => "这是页面 {count} 条策略中的第 {number} 条，来自{delivery}。",
        Phrase::ManySources => "策略的 {directive} 列出了 {count} 个来源，没有一个涵盖 {url}。",
        Phrase::OriginNullInSandbox => "页面的源为 null，因为它处于没有 allow-same-origin 的沙箱中。",
        Phrase::OriginNullOfFile => "页面的源为 null，因为页面是一个文件。",
        Phrase::BlockedUnlessOn => "除非页面位于 {pages}，否则会被阻止。{because}",
        Phrase::BlockedOn => "无法确定，因为没有给出页面的 URL。位于 {page} 的页面会被阻止。{because}",
        Phrase::AssumedPage => "没有给出页面的 URL。所有试过的页面结果都相同；这里的步骤是此页面的步骤。",
        Phrase::AssumedPageDepends => "没有给出页面的 URL，而结果取决于它。这里的步骤是此页面的步骤。",
        Phrase::NoPage => "无法确定。页面的 URL：{problem}。",
        Phrase::And => "{before} 和 {next}",
        Phrase::Or => "{before} 或 {next}",
        Phrase::InEngines => "在 {engines} 中：{verdict}。",
        Phrase::NotInEngines => "{engines} 不支持。",
        Phrase::ByStandards => "按标准：{verdict}。",
        Phrase::Departs => "它{departs}。",
        Phrase::DepartsSince => "它{departs}（自版本 {release} 起）。",
        Phrase::Then => "{before}{next}",
    }
}

/// An instruction beside a configuration.
pub(in crate::explain) fn guidance(guidance: Guidance) -> &'static str {
    match guidance {
        Guidance::FileApache => "httpd.conf，<VirtualHost> 之内（mod_headers、mod_rewrite）",
        Guidance::FileAspNet => "Program.cs",
        Guidance::FileCaddy => "Caddyfile，站点块之内",
        Guidance::FileDjango => "项目中的一个模块；中间件写进 settings.py 的 MIDDLEWARE",
        Guidance::FileExpress => "应用中，路由之前：import helmet from \"helmet\"; import cors from \"cors\";",
        Guidance::FileFastApi => "应用中：from fastapi.middleware.cors import CORSMiddleware",
        Guidance::FileHeaders => "_headers",
        Guidance::FileLines => "响应的标头",
        Guidance::FileNextJs => "next.config.mjs（与已有内容合并；把 `source` 收窄到该路由）",
        Guidance::FileNextJsProxy => "proxy.js（Next.js 16 之前：middleware.js，函数同名）",
        Guidance::FileNginx => "nginx.conf，location { } 之内",
        Guidance::FileRails => "config/initializers/wouldblock.rb（gem \"rack-cors\"）",
        Guidance::FileS3 => "存储桶的“权限”中的“跨源资源共享 (CORS)”",
        Guidance::FileSpring => "SecurityFilterChain bean 中，作用于 HttpSecurity http",
        Guidance::NoteRequestOnly => "此修复只改变请求本身，无需配置服务器。",
        Guidance::NoteNonceAspNet => "在视图中给元素设置 nonce：nonce=\"@Context.Items[\"nonce\"]\"。页面不得缓存。",
        Guidance::NoteNonceCaddy => {
            "在 Caddy 提供的标记中给元素设置 nonce：nonce=\"{{placeholder \"http.request.uuid\"}}\"。页面不得缓存。"
        }
        Guidance::NoteNonceDjango => "在模板中给元素设置 nonce：nonce=\"{{ request.csp_nonce }}\"。页面不得缓存。",
        Guidance::NoteNonceExpress => {
            "在模板中给元素设置 nonce，它在模板中名为 `nonce`（来自 response.locals）。页面不得缓存。"
        }
        Guidance::NoteNonceFastApi => "在模板中给元素设置 nonce：nonce=\"{{ request.state.nonce }}\"。页面不得缓存。",
        Guidance::NoteNonceImpossible => {
            "此目标无法生成随机值，而一成不变的 nonce 起不到保护作用。请列出哈希，或者让应用发送策略。"
        }
        Guidance::NoteNonceInMarkup => {
            "请在标记中给元素设置 nonce=\"NEW-FOR-EACH-RESPONSE\"，nginx 会把这段文字换成 nonce。只适用于未压缩的页面。页面不得缓存。"
        }
        Guidance::NoteNonceNextJs => {
            "Next.js 会给自己的脚本设置 nonce；其他脚本用 headers().get(\"x-nonce\") 取得。页面必须按请求渲染。"
        }
        Guidance::NoteNonceRails => "在视图中给元素设置 nonce：nonce=\"<%= csp_nonce %>\"。页面不得缓存。",
        Guidance::NoteNonceSpring => "在模板中给元素设置 nonce：th:attr=\"nonce=${nonce}\"。页面不得缓存。",
        Guidance::NoteNoSetting => "此目标没有对应的设置；须由应用自己处理。",
        Guidance::NoteHeadersFile => "此文件不能设置状态码：OPTIONS 需要一个以 204 响应的函数。",
        Guidance::NoteMeta => "策略写在页面的 meta 元素里，请在那里修改；服务器的配置影响不到它。",
        Guidance::NoteLists => "如果服务器已有这样的设置，请把两者合并：保留目前已允许的来源、方法和标头。",
        Guidance::NoteNextJs => {
            "路由自己必须响应 OPTIONS：export function OPTIONS() { return new Response(null, { status: 204 }); }"
        }
        Guidance::NoteNginx => "内层块有自己的 add_header 时，外层块的 add_header 不再生效。",
        Guidance::NoteS3CloudFront => "S3 不发送这个标头。请在存储桶前放 CloudFront，并把标头加入它的响应标头策略。",
        Guidance::NoteS3Methods => "S3 只允许 GET、HEAD、PUT、POST 和 DELETE；不支持其他方法。",
        Guidance::NoteSpring => {
            "Spring 不仅对预检，也对每个跨源请求应用这个方法列表，对其他方法一律以 403 响应。请列出所有用到的方法，或使用比 /** 更窄的路径。"
        }
    }
}

/// The sentence of a decision.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn decision(code: Code) -> &'static str {
    match code {
        Code::BaseScheme => "{scheme}: URL 不能作为页面的基准 URL，因此 <base> 被忽略。",
        Code::CorpFrameEmbedder => {
            "{url} 的响应缺少 Cross-Origin-Embedder-Policy。页面带有该标头，因此只显示同样带有它的框架。"
        }
        Code::CorpWorkerEmbedder => {
            "{url} 的响应缺少 Cross-Origin-Embedder-Policy。页面带有该标头，因此只启动同样带有它的 worker。"
        }
        Code::CspNonceHidden => {
            "该 nonce 不起作用：元素的某个属性含有 <script 或 <style，看起来像是前面的标记没有结束。"
        }
        Code::PreloadByInnerHtml => "该浏览器不为 innerHTML 插入的 <link> 预加载。",
        Code::ModuleSpecifierBare => {
            "`{specifier}` 是裸模块说明符，只有 import map 才能解析（场景里没有）。路径要以 /、./ 或 ../ 开头。"
        }
        Code::ServiceWorkerUrl => "service worker 需要 http: 或 https: URL，且路径中不能有 %2F 和 %5C；这里是 {url}。",
        Code::SharedWorkerOpaque => "页面的源是不透明的：new SharedWorker() 抛出 SecurityError。",
        Code::TopLevelDataUrl => "浏览器不允许页面导航到 data: URL，除非页面在框架中。",
        Code::CspCodeUnknown => "策略是否允许该{inline}取决于其代码，而代码未给出：{directive} 列有 {source} 等哈希。",
        Code::CspEvalAllowed => "策略的 {directive} 含有 {source}，因此可以把字符串编译成代码。",
        Code::CspEvalBlocked => "策略的 {directive} 只允许 {sources}：没有 'unsafe-eval'，就不能把字符串编译成代码。",
        Code::CspEvalReported => {
            "仅报告策略的 {directive} 只允许 {sources}，没有 'unsafe-eval'：编译字符串只会被报告，不会被阻止。"
        }
        Code::CspHashNeedsUnsafeHashes => {
            "最接近的是 {source}，它正是这个{inline}的哈希。只有指令同时含有 'unsafe-hashes' 时，哈希才涵盖事件处理器、style 属性和 javascript: URL。"
        }
        Code::CspHashOfOtherLineEnds => {
            "最接近的是 {source}，它是换行符不同的同一段代码的哈希。哈希涵盖每一个字符，而浏览器把标记中的换行读作 LF。"
        }
        Code::CspHashOfTrimmedCode => {
            "最接近的是 {source}，它是去掉首尾空白后的这段代码的哈希。哈希涵盖标签之间的每一个字符。"
        }
        Code::CspInlineAllowed => "策略的 {directive} 允许这个{inline}：{source} 涵盖它。",
        Code::CspInlineBlocked => "策略的 {directive} 只允许 {sources}，不涵盖这个{inline}。它的哈希是 {hash}。",
        Code::CspInlineReported => {
            "仅报告策略的 {directive} 只允许 {sources}，不涵盖这个{inline}：只报告，不阻止。它的哈希是 {hash}。"
        }
        Code::CspIntegrityMatches => {
            "策略的 {directive} 允许 {url}：其 integrity 属性中的每个哈希都已列出，包括 {source}。"
        }
        Code::CspNonceDiffers => {
            "元素的 nonce 是 \"{nonce}\"，而策略中是 \"{listed}\"。两者必须相同，并且每次响应都要更换。"
        }
        Code::CspNonceForElementsOnly => {
            "策略含有 nonce \"{listed}\"，但 nonce 只涵盖 <script> 和 <style> 元素，不涵盖{inline}中的代码。"
        }
        Code::CspNonceMatches => "策略的 {directive} 允许 {url}：元素带有 {source} 的 nonce。",
        Code::CspNonceMissing => "策略含有 nonce \"{listed}\"，而元素没有 nonce 属性，或者该属性为空。",
        Code::CspStrictDynamicAllows => {
            "策略的 {directive} 含有 {source}，而这个脚本不是由解析器插入的：无论主机是什么，都允许 {url}。"
        }
        Code::CspStrictDynamicBlocks => {
            "策略的 {directive} 含有 'strict-dynamic'，因此其中的主机和协议不起作用：标记中的脚本需要策略列出的 nonce 或哈希，而 {url} 没有。"
        }
        Code::CspUnsafeInlineIgnored => "指令含有 {keyword}，但同一指令中的 {source} 使它失效。",
        Code::CspWasmAllowed => "策略的 {directive} 含有 {source}，因此可以编译 WebAssembly。",
        Code::CspWasmBlocked => {
            "策略的 {directive} 只允许 {sources}：没有 'wasm-unsafe-eval'，就不能编译 WebAssembly。"
        }
        Code::CspWasmReported => {
            "仅报告策略的 {directive} 只允许 {sources}，没有 'wasm-unsafe-eval'：编译 WebAssembly 只会被报告，不会被阻止。"
        }
        Code::FrameAncestorsAllow => "{url} 的策略允许外层的页面嵌入它：其 frame-ancestors 含有 {sources}。",
        Code::FrameAncestorsBlock => {
            "{url} 的策略只允许 {sources} 嵌入它（frame-ancestors），而 {ancestor} 是它外层的页面。"
        }
        Code::FrameAncestorsReported => {
            "{url} 的仅报告策略只允许 {sources} 嵌入它（frame-ancestors），而 {ancestor} 是它外层的页面：只报告，不阻止。"
        }
        Code::FrameIsLocal => "{url} 由页面自己生成：不会获取任何内容，也没有策略适用。",
        Code::FrameNotShown => "响应不是可以显示的页面：其状态码是 {status}，或者它是一个下载。",
        Code::InlineScriptByInnerHtml => "通过 innerHTML 插入的 <script> 永远不会运行，无论策略怎么写。",
        Code::InlineStyleByCssom => "脚本在 element.style 上设置的属性不是内联样式，因此没有策略适用。",
        Code::IntegrityMismatch => "{url} 的 {algorithm} 哈希是 {digest}，而 integrity 属性中没有这个值。",
        Code::ModuleType => "响应的类型是 \"{type}\"；模块或 worker 的脚本需要 JavaScript 的类型（text/javascript）。",
        Code::ObjectIsPage => "响应是一个页面，该引擎把它当作框架：frame-src 也适用。",
        Code::ResultApplied => "样式生效。",
        Code::ResultBaseSet => "基准 URL 改变。",
        Code::ResultRulesApplied => "策略允许这些规则。规则是否有效，以及随后预先加载哪些页面，不作检查。",
        Code::ResultRuns => "代码运行。",
        Code::ResultShown => "框架显示该页面。",
        Code::ResultSinkTakes => "{sink} 接受这个值。",
        Code::ResultStarts => "worker 启动。",
        Code::ResultSubmitted => "表单提交。",
        Code::SandboxNoForms => "页面处在没有 allow-forms 的沙箱中，因此它的表单都不会提交。",
        Code::TrustedTypesConverted => "这个值来自策略 \"{policy}\"，因此是可信类型（Trusted Type）。",
        Code::TrustedTypesNoSink => "{sink} 不是注入点：它接受任何字符串。",
        Code::TrustedTypesPolicyListed => "策略的 trusted-types（{names}）允许创建 \"{policy}\"。",
        Code::TrustedTypesPolicyNotListed => {
            "策略的 trusted-types（{names}）没有列出 \"{policy}\"：createPolicy() 抛出 TypeError。"
        }
        Code::TrustedTypesDefaultRepeated => {
            "默认策略已经存在：无论有没有 Content Security Policy，createPolicy() 都抛出 TypeError。"
        }
        Code::TrustedTypesPolicyRepeated => {
            "名为 \"{policy}\" 的策略已经存在，而 trusted-types（{names}）没有 'allow-duplicates'：createPolicy() 抛出 TypeError。"
        }
        Code::TrustedTypesPolicyReported => {
            "仅报告策略的 trusted-types（{names}）不允许创建 \"{policy}\"：只报告，不阻止。"
        }
        Code::UrlMissing => "请求没有 URL。",
        Code::WasmType => {
            "边接收边编译的 WebAssembly 需要表示成功的状态码（200–299）和类型 application/wasm；响应是 {status} 和 \"{type}\"。"
        }
        Code::WorkerMissing => "只有 worker 才有 importScripts()，而场景中没有 worker。",
        Code::WorkerOfAnotherOrigin => "worker 的脚本必须与页面同源；{url} 与 {origin} 不同源。",
        Code::XFrameOptionsAllows => "{url} 的 X-Frame-Options 是 {value}，而它外层的所有页面都与它同源。",
        Code::XFrameOptionsConflict => "{url} 的 X-Frame-Options 有多个相互矛盾的值（{value}），因此阻止一切嵌入。",
        Code::XFrameOptionsDeny => "{url} 的 X-Frame-Options 是 {value}：任何页面都不可以嵌入它。",
        Code::XFrameOptionsOverridden => "响应含有 frame-ancestors，因此它的 X-Frame-Options 被忽略。",
        Code::XFrameOptionsSameOrigin => "{url} 的 X-Frame-Options 是 {value}，而它外层的 {ancestor} 与它不同源。",
        Code::XFrameOptionsUnknown => "{url} 的 X-Frame-Options 的值（{value}）是浏览器不认识的，因此不起作用。",
        Code::AboutBlankEmpty => "about:blank 是空文档，没有可以显示或播放的内容。",
        Code::AboutBlank => "about:blank 是浏览器自己生成的空文档，不会发出请求。",
        Code::BeaconStream => "sendBeacon() 不能发送 ReadableStream，因为流可能比页面存活得更久：它会抛出 TypeError。",
        Code::FetchLaterStream => {
            "fetchLater() 不能发送 ReadableStream，因为流可能比页面存活得更久：它会抛出 TypeError。"
        }
        Code::IntegrityOpaque => {
            "请求带有完整性元数据，但不透明响应无法据此校验。请求需要使用 CORS（设置 crossorigin 属性，或使用 mode \"cors\"）。"
        }
        Code::IntegrityPolicyBlocked => {
            "页面的 Integrity-Policy 会阻止任何缺少完整性元数据或没有使用 CORS 的 {destination}。"
        }
        Code::IntegrityPolicyReported => {
            "按页面的 Integrity-Policy-Report-Only，这个 {destination} 本应被阻止，因为它缺少完整性元数据或没有使用 CORS：只报告，不阻止。"
        }
        Code::RedirectEmptyLocation => "{status} 重定向的 Location 为空。",
        Code::RedirectErrorNowhere => "状态码 {status} 表示重定向，但没有 Location，因此 redirect: \"error\" 不适用。",
        Code::TrustedTypesNeeded => {
            "策略要求 require-trusted-types-for 'script'：{sink} 不接受普通字符串，只接受 {type}。"
        }
        Code::TrustedTypesReported => {
            "仅报告策略要求 require-trusted-types-for 'script'：{sink} 得到普通字符串而不是 {type}：只报告，不阻止。"
        }
        Code::ApiNeedsSecureContext => "只有安全上下文可以使用 {api}，而 {page} 不是安全上下文。",
        Code::ApiNotExposed => "{worker} worker 中没有 {api}。",
        Code::ContentScriptNotRecorded => "尚不清楚该引擎如何处理扩展的内容脚本，因为录制所用的版本无法运行内容脚本。",
        Code::ContentScriptUnknown => "这是扩展的内容脚本发出的请求。尚不清楚该引擎如何处理这类请求。",
        Code::CspNotForContentScripts => "页面的策略不适用于这个请求，因为它由扩展的内容脚本发出。",
        Code::ApiUnsupported => "该引擎{why}。",
        Code::BeaconMode => "请求体类型为 {type} 的信标是 \"{mode}\" 请求。",
        Code::BeaconScheme => "sendBeacon() 只接受 http: 和 https: URL；{scheme}: 会抛出 TypeError。",
        Code::FileAssumedToExist => "假定文件 {url} 存在。",
        Code::FileMissing => "文件 {url} 不存在。",
        Code::PageOfAppDepends => {
            "页面的协议是 {scheme}:。Electron 应用在注册该协议时决定这类页面可以做什么（standard、secure、corsEnabled）。"
        }
        Code::PageOfAppUnsupported => "该引擎没有 {scheme}: 地址的页面；只有 WebKit 的 webview 才有。",
        Code::BlobAssumedToExist => "假定该 blob 存在：{url} 由本页面创建，且尚未撤销。",
        Code::BlobNeedsGet => "blob: URL 只能用 GET 获取，不能用 {method}。",
        Code::BlobOfAnotherOrigin => "{url} 不是由本页面的源创建的，因此本页面无法访问这个 blob。",
        Code::BodyIgnored => "XMLHttpRequest 会丢弃 {method} 请求的请求体。",
        Code::BodyWithGet => "{method} 请求不能有请求体：fetch() 以 TypeError 拒绝。",
        Code::CorpAllows => "Cross-Origin-Resource-Policy 允许 {origin} 使用这个响应。",
        Code::CorpBlocked => "响应带有 Cross-Origin-Resource-Policy: {policy}，因此对 {origin} 阻止该响应。",
        Code::CorpMissingForEmbedder => {
            "缺少 Cross-Origin-Resource-Policy，响应也没有通过 CORS 共享。{embedder} 要求至少满足其中之一。"
        }
        Code::CorsAllowOriginMismatch => "Access-Control-Allow-Origin 是 {value}，而不是请求的源 {origin}。",
        Code::CorsAllowOriginMissing => {
            "Access-Control-Allow-Origin 不在响应（状态码 {status}）中，因此响应不与 {origin} 共享。"
        }
        Code::CorsAllows => "响应与 {origin} 共享：Access-Control-Allow-Origin 是 {value}。",
        Code::CorsCredentialsMissing => "Access-Control-Allow-Credentials 缺失：请求携带凭据，因此它必须是 true。",
        Code::CorsCredentialsWrong => {
            "Access-Control-Allow-Credentials 是 \"{value}\"：请求携带凭据，因此它必须恰好是 true。"
        }
        Code::CorsNeedsHttp => "cors 模式下的跨源请求需要 http: 或 https: URL；{scheme}: 的响应无法共享。",
        Code::CorsSeveralOrigins => {
            "Access-Control-Allow-Origin 有多个值（{value}）；只允许一个值，即使它们相同也不行。"
        }
        Code::CorsWildcardWithCredentials => {
            "请求携带凭据，因此 Access-Control-Allow-Origin 的 * 不是通配符：服务器必须写明 {origin}。"
        }
        Code::CspNearStar => {
            "最接近的是 *：它涵盖 http:、https:、ws: 和 wss: URL 以及与页面协议相同的 URL，但不涵盖 {scheme}:。这样的协议必须写明。"
        }
        Code::CspNearSelf => "最接近的是 {source}，即页面自身的源，其协议或端口与 {url} 不同。",
        Code::CspNearScheme => "最接近的是 {source}。它的协议不涵盖 {scheme}:。",
        Code::CspNearInvalid => "最接近的是 {source}，但它不是来源表达式，因此被忽略。",
        Code::PreflightHeaderNotRead => "无法得知预检响应是否有 {header}：`{line}` 无法读作标头。",
        Code::RequestHeadersNotRead => "无法得知脚本设置了哪些请求头：`{line}` 无法读作标头。",
        Code::ResponseHeaderNotRead => "无法得知响应是否有 {header}：`{line}` 无法读作标头。",
        Code::ResponseOfSeveralHops => "文本中有多个跳转的响应（`{line}` 在最前），无法得知哪一个属于此请求。",
        Code::CspNearUnquoted => {
            "最接近的是没有引号的 {source}，这样写表示同名的主机。关键字应写作 '{source}'，带单引号。"
        }
        Code::CspNearSubdomain => "最接近的是 {source}。它只涵盖该主机本身，不涵盖其下的 {host}。",
        Code::CspNearApex => "最接近的是 {source}。它涵盖其下的各个子域名，但不涵盖 {host} 本身：两者都要列出。",
        Code::CspNearAddress => "最接近的是 {source}。按照标准，主机来源不涵盖 {host} 这样的 IP 地址。",
        Code::CspNearPort => "最接近的是 {source}。它的端口不是 {port}。",
        Code::CspNearFolder => "最接近的是 {source}。它的路径末尾没有斜杠，因此只涵盖这一路径本身，不涵盖其下的内容。",
        Code::CspNearPath => "最接近的是 {source}。它的路径不涵盖 {path}。",
        Code::CorsNearCase => "{value} 与 {origin} 只有大小写不同：源是逐字节比较的。",
        Code::CorsNearQuotes => "{value} 是正确的源，但外面有引号或括号：必须去掉。",
        Code::CorsNearSlash => "{value} 以斜杠结尾，而源不会以斜杠结尾。",
        Code::CorsNearList => "{value} 列出了 {origin} 和其他的源，但该标头只接受一个源：服务器必须以请求的源响应。",
        Code::CorsNearListWithout => "{value} 是一个列表，而该标头只接受一个源。",
        Code::CorsNearPattern => "{value} 中含有 *，而 * 只有作为整个值时才是通配符。",
        Code::CorsNearNoScheme => "{value} 没有协议：源由协议、主机和端口组成，例如 {origin}。",
        Code::CorsNearPath => "{value} 带有路径，而源没有路径：应只写 {origin}。",
        Code::CorsNearPort => "{value} 与 {origin} 的端口（或其写法）不同。",
        Code::CorsNearScheme => "{value} 与 {origin} 的协议不同。",
        Code::CorsNearWww => "{value} 与 {origin} 只差一个 www.：它们是两个不同的源。",
        Code::CorsNearSubdomain => "{value} 与 {origin} 是同一站点的主机，但它们是两个不同的源。",
        Code::CrossOrigin => "{urlOrigin} 与 {origin} 不同源：请求使用 CORS 协议。",
        Code::CspAllows => "策略的 {directive} 允许 {url}：{source} 涵盖它。",
        Code::CspAllowsNothing => "策略的 {directive} 不允许任何内容，因此 {url} 被阻止。",
        Code::EmbedderPolicyNotRead => "无法得知页面是否设置了 Cross-Origin-Embedder-Policy：`{line}` 无法读取。",
        Code::CspNotRead => "无法得知策略是否会阻止此请求：`{line}` 无法读取。",
        Code::CspNoSourceMatches => "策略的 {directive} 只允许 {sources}，不涵盖 {url}。",
        Code::CspNotGoverned => "页面的策略都不约束这个请求：缺少 {effectiveDirective} 及其后备指令。",
        Code::CspNone => "页面没有内容安全策略（CSP）。",
        Code::SandboxNoJavascriptUrls => {
            "框架处在没有 `allow-same-origin` 的沙箱中，因此该引擎不在其中运行 javascript: URL。"
        }
        Code::CspSandboxNoScript => "页面处在没有 `allow-scripts` 的沙箱中，因此它的脚本都不会运行。",
        Code::CspReportOnlyViolated => "仅报告策略的 {directive} 只允许 {sources}，不涵盖 {url}：只报告，不阻止。",
        Code::DataUrlInvalid => "{url} 不是可读的 data: URL。",
        Code::DataUrlWrongType => "data: URL 的类型是 {type}，无法显示或播放。",
        Code::DataUrlRead => "data: URL 就地读取；其类型为 {type}。",
        Code::ElementRequest => "crossorigin 属性使它成为 \"{mode}\" 请求，凭据模式为 \"{credentials}\"。",
        Code::EventSourceCharset => "事件流的字符集是 {charset}；必须是 UTF-8。",
        Code::EventSourceData => "该引擎不会为 data: URL 打开 EventSource。",
        Code::EventSourceOpens => "状态码为 200，类型为 text/event-stream：EventSource 打开。",
        Code::EventSourceStatus => "EventSource 需要状态码 200；响应是 {status}。",
        Code::EventSourceType => "Content-Type 是 \"{type}\"；EventSource 需要 text/event-stream。",
        Code::ExtensionHostPermission => "该扩展拥有 {url} 的主机权限：不需要 CORS 标头。",
        Code::FetchLaterUrl => "fetchLater() 只接受潜在可信的 http(s) URL；{url} 会抛出 TypeError。",
        Code::FontStatus => "字体需要表示成功的状态码（200–299）；响应是 {status}。",
        Code::HeaderDroppedByNoCors => "mode \"no-cors\" 会丢弃标头 {header}。",
        Code::HeaderForbidden => "脚本不可以设置标头 {header}：它被丢弃。",
        Code::HeaderInvalid => "标头 {header} 的名称或值不可能出现在 HTTP 标头中。",
        Code::HeadersWithheld => "脚本不能读取 {headers}：Access-Control-Expose-Headers 没有列出它们。",
        Code::LocalNetworkPrompt => {
            "本地网络访问（Local Network Access）：位于{from}的页面请求{to}地址，因此浏览器会先向用户询问权限 {permission}。任何标头都不能授予它。"
        }
        Code::LocalNetworkDenied => {
            "本地网络访问（Local Network Access）：用户拒绝了权限 {permission}，因此这个位于{from}的页面不可以访问{to}地址。可以在浏览器的网站设置中授予该权限；任何标头都不能授予它。"
        }
        Code::LocalNetworkGranted => {
            "本地网络访问（Local Network Access）：用户授予了权限 {permission}，因此这个位于{from}的页面可以访问{to}地址。"
        }
        Code::LocalNetworkInsecurePage => {
            "本地网络访问（Local Network Access）：这个位于{from}的页面不是安全上下文，因此不可以访问{to}地址，浏览器也不会向用户询问权限。请通过 https: 提供页面。"
        }
        Code::LocalNetworkMaybeInsecurePage => {
            "本地网络访问（Local Network Access）：这个页面不是安全上下文。如果它来自公网，就不可以访问{to}地址，Chrome 也不会向用户询问权限。如果它来自本地网络或本机，这项检查会放行请求。"
        }
        Code::MediaStatus => "媒体资源需要表示成功的状态码（200–299）；响应是 {status}。",
        Code::MethodForbidden => "{method} 是禁止使用的方法：脚本不能发送它。",
        Code::MethodInvalid => "\"{method}\" 不是 HTTP 方法：其中只能有字母、数字和 !#$%&'*+-.^_`|~。",
        Code::MethodNormalized => "方法 {method} 以 {normal} 发送。",
        Code::MethodSet => "方法 {method} 按原样发送。",
        Code::MimeTypeBlocked => "脚本的类型不能是 {type}。",
        Code::MixedContentLoopbackShown => "{url} 在本机上，因此不升级到 https:。",
        Code::MixedContentLocal => "{url} 在本地网络中，不视为混合内容。",
        Code::MixedContentBlocked => "页面 {page} 是安全的，{url} 则不是：请求作为混合内容被阻止。",
        Code::NoCorsMethod => "mode \"no-cors\" 只接受 GET、HEAD 和 POST；{method} 以 TypeError 拒绝。",
        Code::NoCorsNeedsFollow => "跨源的 no-cors 请求需要 redirect: \"follow\"。",
        Code::NoCorsOpaque => "以 mode \"no-cors\" 请求 {urlOrigin}：不需要 CORS 标头，响应保持不透明。",
        Code::NosniffBlocked => "X-Content-Type-Options: nosniff 阻止了类型为 \"{type}\" 的 {destination}。",
        Code::NoBody => "状态码为 {status} 的响应没有响应体，因此没有可以显示或播放的内容。",
        Code::OnlyInformational => "状态码 {status} 只预告响应，之后并没有响应。",
        Code::OpaqueResponseBlocked => "该引擎扣留带有 nosniff、类型为 {type} 的不透明响应：元素无法使用它。",
        Code::PingScheme => "ping 只发往 http: 和 https: URL，不发往 {scheme}:。",
        Code::PortBlocked => "端口 {port}（{service}）对所有请求都被阻止。",
        Code::PreflightAllowOriginMismatch => {
            "预检响应的 Access-Control-Allow-Origin 是 {value}，而不是请求的源 {origin}。"
        }
        Code::PreflightAllowOriginMissing => {
            "Access-Control-Allow-Origin 不在预检响应（状态码 {status}）中：请求不会发出。"
        }
        Code::PreflightAllows => "预检响应允许方法 {method} 和标头 {headers}。",
        Code::PreflightAllowsMethod => "预检响应允许方法 {method}；没有需要许可的请求头。",
        Code::PreflightResponseFromElsewhere => "给出的预检响应来自 {given}，而浏览器请求的是 {url}。",
        Code::PreflightResponseNotKnown => "没有给出预检请求 OPTIONS {url} 的响应。",
        Code::PreflightAuthorizationWildcard => "Access-Control-Allow-Headers 的 * 不涵盖 Authorization：必须写明。",
        Code::PreflightCorsPassed => "预检响应与 {origin} 共享：Access-Control-Allow-Origin 是 {value}。",
        Code::PreflightCredentialsMissing => {
            "请求将携带凭据，因此预检响应需要 Access-Control-Allow-Credentials: true，而其中没有。"
        }
        Code::PreflightCredentialsWrong => {
            "请求将携带凭据，因此预检响应的 Access-Control-Allow-Credentials 必须恰好是 true，而它是 {value}。"
        }
        Code::PreflightForHeaders => "不在安全列表中的请求头需要预检：{headers}。",
        Code::PreflightForMethod => "方法 {method} 需要预检：只有 GET、HEAD 和 POST 不需要。",
        Code::PreflightForStream => "以流作为请求体需要预检。",
        Code::PreflightForUploadListener => "xhr.upload 上的监听器需要预检。",
        Code::PreflightHeaderNotAllowed => "预检响应的 Access-Control-Allow-Headers（{value}）没有列出 {header}。",
        Code::PreflightHeadersMissing => "预检响应没有 Access-Control-Allow-Headers，因此不允许请求头 {header}。",
        Code::PreflightHeaderWildcard => {
            "请求携带凭据，因此 Access-Control-Allow-Headers 的 * 只是一个名称：必须列出 {header}。"
        }
        Code::PreflightHeadersUnreadable => "Access-Control-Allow-Headers 不是标头名称的列表：\"{value}\"。",
        Code::PreflightMethodNotAllowed => "预检响应的 Access-Control-Allow-Methods（{value}）没有列出 {method}。",
        Code::PreflightMethodsMissing => "预检响应没有 Access-Control-Allow-Methods，因此不允许方法 {method}。",
        Code::PreflightMethodWildcard => {
            "请求携带凭据，因此 Access-Control-Allow-Methods 的 * 只是一个名称：必须列出 {method}。"
        }
        Code::PreflightMethodsUnreadable => "Access-Control-Allow-Methods 不是方法的列表：\"{value}\"。",
        Code::PreflightStays => "与重定向之前一样，这个 {method} 请求之前也会发出预检请求。",
        Code::PreflightNotNeeded => "不需要预检：{method} 请求的标头都在安全列表中。",
        Code::PreflightRedirected => "预检响应是重定向（{status}）；预检请求不跟随重定向。",
        Code::PreflightSent => "先发出预检请求 OPTIONS {url}，不携带凭据。",
        Code::PreflightSeveralOrigins => "预检响应的 Access-Control-Allow-Origin 有多个值（{value}）；只允许一个值。",
        Code::PreflightStatus => "预检响应的状态码是 {status}；需要 200 到 299 之间的状态码。",
        Code::PreflightWildcardWithCredentials => {
            "请求将携带凭据，因此预检响应的 Access-Control-Allow-Origin 的 * 不是通配符：服务器必须写明 {origin}。"
        }
        Code::PreloadStatus => "该引擎要求这项预加载具有表示成功的状态码（200–299）；响应是 {status}。",
        Code::PreloadAs => "as=\"{as}\" 无法预加载：该链接被忽略。",
        Code::RedirectBecomesGet => "状态码 {status} 把 {method} 请求变成没有请求体的 GET 请求。",
        Code::RedirectDropsAuthorization => "重定向指向另一个源（{to}）：Authorization 被移除。",
        Code::RedirectFollowed => "来自 {from} 的 {status} 重定向指向 {to}。",
        Code::RedirectHasCredentials => "重定向的 URL {location} 带有用户名或密码，CORS 不允许这样做。",
        Code::RedirectInvalidUrl => "Location {location} 不是 URL：{reason}。",
        Code::RedirectModeError => "响应是重定向（{status}），而这个请求不跟随重定向。",
        Code::RedirectModeManual => "redirect: \"manual\" 使浏览器不跟随 {status} 重定向；脚本得到的是不透明重定向。",
        Code::RedirectNotHttp => "重定向指向 {scheme}:；浏览器只跟随 http: 和 https:。",
        Code::RedirectOriginNull => {
            "重定向从一个外部源转到了另一个外部源：从这里起，请求发送 Origin: null，而不是 {origin}。"
        }
        Code::RedirectSeveralLocations => "响应有多个不同的 Location 标头（{location}），因此无法跟随。",
        Code::RedirectStreamGone => "流不能发送两次，因此无法跟随 {status} 重定向。",
        Code::RedirectTooMany => "重定向超过 20 次，而浏览器最多跟随 20 次。",
        Code::RedirectWithoutLocation => "{status} 响应没有 Location：它就是最终响应。",
        Code::RequestLineForbidden => {
            "\"{line}\" 是原始 HTTP 请求的开头。脚本不能发送 {method}：CONNECT 用于通过代理打开隧道，TRACE 和 TRACK 会回显请求。"
        }
        Code::RequestLineRead => "原始请求行读作 {method} {target}。",
        Code::RequestSent => "{method} {url} 发出，{credentials}凭据（凭据模式为 \"{credentialsMode}\"）。",
        Code::ResponseFromElsewhere => "给出的响应来自 {given}，而浏览器请求的是 {url}。",
        Code::ResponseNotKnown => "没有给出 {url} 的响应。",
        Code::ResultLoads => "资源加载成功。",
        Code::ResultOpaque => "Promise 以不透明响应兑现：状态码为 0，没有标头，也没有响应体。",
        Code::ResultReadable => "脚本可以读取状态码 {status} 和这些标头：{headers}。",
        Code::ResultReadableNoHeaders => "脚本可以读取状态码 {status}，但读不到任何标头。",
        Code::ResultOpaqueRedirect => "Promise 以不透明重定向兑现：状态码为 0，没有标头。",
        Code::ResultSent => "请求会发出；脚本看不到它的结果。",
        Code::ResultNotAnImage => "浏览器接受该响应，但其类型不是图像类型：只有其字节是图像时才会显示。",
        Code::ResultTaintsCanvas => "图像加载成功；由于没有使用 CORS，绘制它会污染画布（canvas）。",
        Code::SameOrigin => "该 URL 与页面同源（{origin}）：不适用 CORS。",
        Code::SameOriginModeRefuses => "mode \"same-origin\" 不允许其他源；{urlOrigin} 不是 {origin}。",
        Code::ServiceWorkerFails => "Service worker {worker} 无法获取它，所以浏览器自己向服务器请求。",
        Code::ServiceWorkerFetches => {
            "Service worker {worker} 用 fetch(event.request) 获取 {url}。这次获取适用它自己的策略；对 Content-Security-Policy 来说这是一个连接。"
        }
        Code::ServiceWorkerNotAsked => "Service worker {worker} 不处理这个请求。",
        Code::SchemeNotFetched => "页面不能获取 {scheme}: URL。",
        Code::ScriptStatus | Code::WorkerStatus => "脚本需要表示成功的状态码（200–299）；响应是 {status}。",
        Code::StreamAsText => "该引擎不支持请求流：请求体以文本 \"[object ReadableStream]\" 发送。",
        Code::StreamNeedsCors => "以流作为请求体需要 mode \"cors\" 或 \"same-origin\"。",
        Code::StreamUnsupported => "该引擎不支持以流作为请求体。",
        Code::StyleStatus => "样式表需要表示成功的状态码（200–299）；响应是 {status}。",
        Code::StyleType => "响应的类型是 {type}；样式表需要 text/css。",
        Code::UpgradedAsMixedContent => "页面是安全的，因此 {before} 升级为 {after}。",
        Code::UpgradedByDirective => "upgrade-insecure-requests 把 {before} 变成 {after}。",
        Code::UrlCredentialsBlocked => "带有用户名或密码的 URL 在跨源请求中会被阻止。",
        Code::UrlHasCredentials => "fetch() 不接受带有用户名或密码的 URL：以 TypeError 拒绝。",
        Code::UrlInvalid => "\"{url}\" 不是 URL：{reason}。",
        Code::UrlNotRead => "无法得知请求的是哪个 URL：`{given}` 不是 URL。",
        Code::UrlParsed => "URL 是 {url}。",
        Code::WebSocketAccept => {
            "Sec-WebSocket-Accept 是 \"{value}\"，这是错误的：它必须是浏览器的 Sec-WebSocket-Key 的哈希。"
        }
        Code::WebSocketExtension => "Sec-WebSocket-Extensions 中有 {extension}，而浏览器没有以这种形式提供它。",
        Code::WebSocketFragment => "WebSocket 的 URL 不能有片段（#{fragment}）：构造函数抛出 SyntaxError。",
        Code::WebSocketHandshakeHeader => "{header} 是 \"{value}\"；握手需要 {wanted}。",
        Code::WebSocketOpens => "握手成功：WebSocket 打开。",
        Code::WebSocketProtocolInvalid => "\"{protocol}\" 不能作为子协议：构造函数抛出 SyntaxError。",
        Code::WebSocketProtocolMissing => {
            "Sec-WebSocket-Protocol 缺失：请求提供了子协议（{offered}），服务器必须选择其中一个。"
        }
        Code::WebSocketProtocolNotOffered => {
            "Sec-WebSocket-Protocol 是 \"{selected}\"，而请求没有提供它（{offered}）。"
        }
        Code::WebSocketProtocolWithoutOffer => {
            "Sec-WebSocket-Protocol：服务器选择了 \"{selected}\"，但页面没有提供任何子协议。"
        }
        Code::WebSocketProtocolTwice => "子协议 \"{protocol}\" 给出了两次：构造函数抛出 SyntaxError。",
        Code::WebSocketScheme => {
            "WebSocket 的 URL 必须以 ws: 或 wss:（或 http: 或 https:）开头；{scheme}: 会抛出 SyntaxError。"
        }
        Code::WebSocketSchemeFromHttp => "该 http(s) URL 被读作 {url}。",
        Code::WebSocketStatus => "握手响应的状态码是 {status}；需要 101。",
        Code::WebSocketUrlEmpty => "WebSocket 的 URL 为空时，该引擎抛出 SyntaxError。",
        Code::WebTransportNotSimulated => "策略允许连接到 {url}；不模拟 HTTP/3 会话本身。",
        Code::WebTransportUrl => "WebTransport 只接受不带片段的 https: URL；{url} 会抛出 SyntaxError。",
    }
}

/// The sentence of a problem.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn problem(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::CspDirectiveNotAscii => "指令 `{name}` 中有 ASCII 以外的字符（也许是弯引号），因此整条指令被忽略",
        ProblemKind::CspDuplicateDirective => "`{name}` 在这条策略中出现了两次；只有第一次有效",
        ProblemKind::CspIgnoredInMeta => "`{name}` 在 meta 元素中会被忽略；请用标头发送",
        ProblemKind::CspIgnoredInReportOnly => "`{name}` 在仅报告策略中会被忽略",
        ProblemKind::CspGap => "`{source}` 代表此处未写出的内容，因此无法得知策略允许什么；请粘贴服务器实际发送的策略",
        ProblemKind::CspInvalidSource => "`{source}` 不是来源表达式：没有任何内容能与它匹配",
        ProblemKind::CspNoneNotAlone => "'none' 与其他来源写在一起时不起作用",
        ProblemKind::CspUnknownDirective => "`{name}` 不是浏览器认识的指令",
        ProblemKind::CspUnquotedKeyword => "没有引号的 `{source}` 是主机名；关键字写作 '{source}'",
        ProblemKind::HeaderBadName => "`{name}` 不能作为标头名称",
        ProblemKind::CspWithoutName => "这像是一条缺少标头名称的策略；该标头是 `Content-Security-Policy`",
        ProblemKind::HeaderCut => "`{line}` 处缺少若干行，无法得知其中有哪些标头；请粘贴全部文本",
        ProblemKind::HeaderInConfiguration => "`{line}` 是配置的一部分，不是服务器发送的标头",
        ProblemKind::HeaderInvisible => "文本中有一个不可见字符（{code}），已忽略",
        ProblemKind::HeaderNotRecognised => "`{name}` 不是响应头：应为 `Vary: Origin` 这样的行",
        ProblemKind::HeaderOfBrowser => {
            "`{name}` 位于只有浏览器才会设置的标头之中，很可能是浏览器设置的；请删除它或那些标头"
        }
        ProblemKind::HeaderOfRequest => "这些是请求头（`{name}`）；这里应填写响应头",
        ProblemKind::HeaderOfResponse => "这些是响应头（`{name}`）；这里应填写脚本设置的请求头",
        ProblemKind::HeaderQuoted => "`{name}` 的值带有引号；读取时去掉引号",
        ProblemKind::HeaderSeveralHops => "这里有多个跳转的响应；请把每个重定向的响应填入单独的一跳",
        ProblemKind::HeaderVariable => "`{variable}` 是变量；请粘贴服务器实际发送的 `{name}` 的值",
        ProblemKind::HeaderControlCharacter => "`{name}` 的值中有控制字符",
        ProblemKind::HeaderNoColon => "应为 `Name: value`，实为 `{line}`",
        ProblemKind::HeaderSpaceBeforeColon => "`{name}` 与冒号之间有空格，HTTP 不允许这样写",
        ProblemKind::HeaderSeveralResponses => "这里粘贴了多个响应；以最后一个为准",
        ProblemKind::LocationWithoutRedirect => {
            "`Location` 只在状态码为 301、302、303、307 或 308 时有效；现在的状态码是 {status}"
        }
        ProblemKind::LocalNetworkNotJudged => {
            "{url} 在本机或本地网络上：如果页面在公网上，Chrome 142 及以后的版本需要本地网络访问（Local Network Access）的许可，任何标头都不能授予它（请用 page.addressSpace 说明页面在哪里，用 page.localNetworkPermission 说明用户的决定）"
        }
        ProblemKind::ManyMore => "还有 {count} 个这样的问题",
        ProblemKind::NetworkUnreachedHop => "`{path}` 描述的一跳不会到达",
        ProblemKind::PageIsFile => {
            "该页面是一个文件：它可以加载所在文件夹中的经典脚本、样式表、图像、音频、视频和字体，但不能加载模块，也不能用 fetch() 或 XMLHttpRequest 读取文件；请通过 http: 提供该文件夹，并从那里打开页面"
        }
        ProblemKind::PageUrlInvalid => "`{url}` 不是绝对 URL：{reason}",
        ProblemKind::PageUrlNotRead => "这不是页面的 URL：应为 https://app.example.com 这样的地址",
        ProblemKind::PreflightNotSent => "`{path}` 描述的是一个不会发出的预检请求的响应",
        ProblemKind::NothingHelps => "{advice}",
        ProblemKind::CspCommaBetweenSources => {
            "逗号会结束策略，因此 `{source}` 被当作另一条策略的指令；来源之间请用空格分隔"
        }
        ProblemKind::CspCommaBetweenDirectives => {
            "逗号开始另一条策略，而每一条策略都必须允许请求；指令之间请用分号分隔"
        }
        ProblemKind::CspMetaComma => "meta 元素中有逗号：Chromium 和 WebKit 会在此处拆分策略，Firefox 和标准则不会",
        ProblemKind::CspPortImpossible => "没有任何内容能与 `{source}` 匹配：端口最大为 65535",
        ProblemKind::CspReportUri => "`report-uri` 已弃用；请使用 `report-to`（Firefox 自版本 149 起支持）",
        ProblemKind::CspHostImpossible => "没有任何内容能与 `{source}` 匹配：没有 URL 会有这样的主机",
        ProblemKind::CspForgottenSemicolon => "`{source}` 是指令名：它前面缺少分号",
        ProblemKind::CspHostUnderStrictDynamic => "`{source}` 会被忽略，因为 {directive} 含有 'strict-dynamic'",
        ProblemKind::CspPastDirective => "浏览器不读取 `{name}`：请改用 {instead}",
        ProblemKind::CspSchemeMisspelt => "`{source}` 的协议是浏览器不认识的；是否想写 {near}？",
        ProblemKind::CspSchemeWithoutColon => "`{source}` 后面没有冒号就是主机名；协议应写作 `{source}:`",
        ProblemKind::CspStrictDynamicAlone => "{directive} 中的 'strict-dynamic' 没有 nonce 或哈希，不允许任何脚本",
        ProblemKind::CspWildcardInPath => "`{source}` 路径中的 `*` 是普通字符；以斜杠结尾的路径涵盖其下的一切",
        ProblemKind::CspFolderPath => "`{source}` 的路径末尾没有斜杠，因此只涵盖这一路径本身，不涵盖其下的内容",
        ProblemKind::CspDeprecatedDirective => "`{name}` 已弃用，或浏览器从未支持；请使用 {instead}",
        ProblemKind::CspReportOnlyWithoutEndpoint => {
            "没有 report-to 或 report-uri 的仅报告策略不会发送报告；只会输出到控制台"
        }
        ProblemKind::CspEndpointUnknown => "没有 Reporting-Endpoints 标头指明端点 `{name}`，因此不会报告任何内容",
        ProblemKind::CspAllowsEverything => "`*` 使 {directive} 可以访问任何主机",
        ProblemKind::CspAllowsScheme => "`{source}` 使 {directive} 可以通过该协议访问任何主机",
        ProblemKind::CspInsecureSource => {
            "`{source}` 使 https: 页面可以使用不安全的协议；http: 和 ws: 来源也涵盖 https: 和 wss:，反之则不然"
        }
        ProblemKind::CspDuplicateSource => "`{source}` 在 {directive} 中出现了两次",
        ProblemKind::CspNonceWithoutEffect => "nonce 或哈希在 {directive} 中不起作用，只用于脚本和样式表",
        ProblemKind::CspKeywordWithoutEffect => "{source} 在 {directive} 中不起作用",
        ProblemKind::CspUnsafeInline => {
            "{directive} 中的 'unsafe-inline' 允许任何内联脚本运行，因此策略无法阻止注入的脚本"
        }
        ProblemKind::CspUnsafeEval => "{directive} 中的 'unsafe-eval' 允许把字符串编译成代码",
        ProblemKind::CspEmptyDirective => "没有来源的 {directive} 不允许任何内容，等同于 'none'",
        ProblemKind::CspSourceQuery => {
            "`{source}` 带有查询或片段，而来源中不允许有它们：按标准它不匹配任何内容；如果前面有路径，大多数浏览器会去掉这一部分，否则忽略这个来源"
        }
        ProblemKind::UpgradeHasResponse => {
            "浏览器请求的是 {after} 而不是 {before}，因此给出的响应被当作 {after} 的响应；如果它来自 {before}，请替换它"
        }
        ProblemKind::UpgradeOfLoopback => {
            "Safari 也把 upgrade-insecure-requests 用于本机：它通过 https: 请求 {url}，而很少有开发服务器支持 https:"
        }
        ProblemKind::UpgradeToSamePort => {
            "upgrade-insecure-requests 使浏览器请求 {url}，但页面本身就是通过 http: 从该端口加载的，因此那里不会有 https: 的响应；这里给出的响应是 http: 的"
        }
        ProblemKind::CspValueMissing => "`{name}` 没有值，因此不起作用",
        ProblemKind::CspKeywordAsName => "没有引号的 `{source}` 是策略的名称；关键字写作 '{source}'",
        ProblemKind::CspPolicyNameInvalid => "`{source}` 不能作为 Trusted Types 策略的名称",
        ProblemKind::CspSinkGroupUnknown => "`{source}` 不起作用；浏览器只认识 'script' 这个值",
        ProblemKind::CspValueIgnored => "`{name}` 不接受值；此处的值被忽略",
        ProblemKind::CspSandboxEscape => "沙箱同时含有 allow-scripts 和 allow-same-origin 时，其中的页面可以解除沙箱",
        ProblemKind::CspSandboxFlagUnknown => "`{name}` 不是沙箱标志",
        ProblemKind::HeaderMisspelt => "`{name}` 不是浏览器认识的标头；是否想写 `{near}`？",
        ProblemKind::HeaderObsolete => "浏览器不再读取 `{name}`；请使用 {instead}",
        ProblemKind::ReferrerPolicyUnknown => "`{value}` 不是引用来源策略",
        ProblemKind::EmbedderPolicyUnknown => "`{value}` 不是 Cross-Origin-Embedder-Policy 的值，因此该标头不起作用",
        ProblemKind::CorsSeveralOrigins => "Access-Control-Allow-Origin 只可以有一个值，而这里有多个",
        ProblemKind::CorsOriginMalformed => {
            "`{value}` 不是源，因此不与任何源匹配：源由协议、主机和端口组成，例如 https://app.example.com"
        }
        ProblemKind::CorsOriginPattern => "`{value}` 中的 * 不是通配符，因为它不是整个值",
        ProblemKind::CorsOriginNull => "null 是每个沙箱框架和 data: 页面的源：允许它就等于允许任何人",
        ProblemKind::CorsCredentialsNotTrue => {
            "Access-Control-Allow-Credentials 必须恰好是小写的 true；`{value}` 不起作用"
        }
        ProblemKind::CorsWildcardAndCredentials => {
            "Access-Control-Allow-Origin: * 不允许凭据：Access-Control-Allow-Credentials 与它写在一起时不起作用"
        }
        ProblemKind::CorsWildcardLiteral => "携带凭据时，{name} 的 * 只是一个普通名称",
        ProblemKind::CorsEchoWithoutVary => {
            "缺少 Vary: Origin，而 Access-Control-Allow-Origin 只允许一个源：如果该值取决于请求，缓存会把给一个源的响应交给另一个源"
        }
        ProblemKind::CorsMaxAgeCapped => {
            "Access-Control-Max-Age 是 {value}，但浏览器缓存预检结果的时间更短：Chromium 最多 7200 秒，Firefox 最多 86400 秒，WebKit 最多 600 秒"
        }
        ProblemKind::CorsMaxAgeMalformed => {
            "Access-Control-Max-Age 是 `{value}`，这不是秒数，因此预检结果按默认的 5 秒缓存"
        }
        ProblemKind::CorsExposeOnPreflight => {
            "Access-Control-Expose-Headers 在预检响应中不起作用；它应出现在对请求本身的响应中"
        }
        ProblemKind::CorsPreflightHeaderOnResponse => "{name} 在这里不起作用；它应出现在预检响应中",
        ProblemKind::CorsListUnreadable => "`{value}` 不是以逗号分隔的名称列表，因此无法读取 {name}",
        ProblemKind::CorsHeaderUnknown => "`{name}` 不是 CORS 协议的标头",
        ProblemKind::CorsHeaderMisspelt => "`{name}` 不是 CORS 协议的标头；是否想写 `{near}`？",
        ProblemKind::CorsPrivateNetwork => {
            "`{name}` 不起作用：向用户询问的本地网络访问（Local Network Access）已取代 Private Network Access"
        }
        ProblemKind::CorsAuthorizationUnderWildcard => {
            "按照标准，* 不涵盖 Authorization（各引擎目前仍然允许）；请在 Access-Control-Allow-Headers 中写明它"
        }
        ProblemKind::CorpUnknown => {
            "`{value}` 不是 Cross-Origin-Resource-Policy 的值：应为小写的 same-origin、same-site 或 cross-origin"
        }
        ProblemKind::NosniffUnknown => "`{value}` 不是 X-Content-Type-Options 的值：应为 nosniff",
        ProblemKind::LocationSeveral => "Location 设置了多次，值各不相同；按照标准，这样的重定向会失败",
        ProblemKind::CorsHeaderOnRequest => "`{name}` 是响应头：放在请求中不起作用，只会引起预检",
        ProblemKind::RequestUrlNotRead => "这不是 URL：应为 https://api.example.com/users 这样的地址",
        ProblemKind::PageUrlRelative | ProblemKind::RequestUrlRelative => "这不是绝对 URL；是否想写 {near}？",
        ProblemKind::RequestFieldIgnored => "`{field}` 不起作用：{api} 不使用它",
        ProblemKind::HostPermissionsOnPage => "主机权限在这个页面上不起作用，因为它不是扩展页面",
        ProblemKind::StatusContradiction => "状态行是 {line}，状态码字段是 {status}：以字段为准",
        ProblemKind::StatusImpossible => "{status} 不是 HTTP 状态码：应为 100 到 599 之间的数字",
        ProblemKind::ResponseOfGateway => {
            "`{header}` 表明此响应由 {gateway} 发出，而不是来自其后的应用，因此应用的 CORS 设置没有运行；请让应用作出响应，或在 {gateway} 中配置 CORS"
        }
        ProblemKind::SandboxWithoutScripts => "没有 `allow-scripts` 的 `sandbox`：这个页面的脚本不会运行",
    }
}

/// Advice for requests that no header and no small change of the request can fix.
fn advice(check: Check) -> &'static str {
    match check {
        Check::Url => "任何标头都无济于事：请求需要使用不同的 URL。",
        Check::Method => "任何标头都无济于事：请求必须使用另一种方法。",
        Check::Header => "服务器的任何标头都无济于事：脚本不可以发送这个标头。",
        Check::Csp => "没有哪一个来源能解决这个问题：请决定页面可以做什么，再修改策略。",
        Check::MixedContent => "任何标头都无济于事：必须通过 https: 或 wss: 访问服务器。",
        Check::Port => "任何标头都不能打开这个端口：所有浏览器都阻止它。服务器必须改用另一个端口。",
        Check::SameOriginMode => "任何标头都无济于事：请求本身就排除了其他的源。",
        Check::Preflight | Check::Cors => "这里没有哪一个标头有用：请直接请求最终的 URL，其服务器须与这个源共享响应。",
        Check::Redirect => "页面的任何标头都无济于事：重定向必须指向别处，或者请求直接使用最终的 URL。",
        Check::Credentials => "任何标头都无济于事：必须以另一种方式发送凭据。",
        Check::Corp => "该资源的服务器必须共享它，可以使用 Cross-Origin-Resource-Policy 或 CORS。",
        Check::LocalNetwork => "任何标头都无济于事：由用户在浏览器的提示中决定，而且页面必须是安全上下文。",
        Check::Response => "页面的任何标头都无济于事：服务器必须作出不同的响应。",
        Check::Unsupported => "任何标头都无济于事：该引擎缺少请求所需的功能。",
        Check::XFrameOptions | Check::FrameAncestors => {
            "由被嵌入页面的服务器决定谁可以嵌入它：它必须在 frame-ancestors 中列出该页面。"
        }
        Check::Sandbox => "沙箱必须允许页面所需的功能，否则页面只能不用这些功能。",
        Check::Integrity => "integrity 属性需要服务器响应的哈希。",
        Check::TrustedTypes => "不要修改标头：代码必须用 Trusted Types 策略来生成这个值。",
        Check::Other => "服务器的任何标头都无济于事：页面必须发出不同的请求。",
    }
}

/// The sentence of a repair.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn fix(code: FixCode) -> &'static str {
    match code {
        FixCode::CspAddHash => {
            "在策略的 {directive} 中加上 {source}：这正是这段代码的哈希。代码有任何改动（哪怕一个空格），都需要新的哈希。"
        }
        FixCode::CspAddHashOfAttribute => {
            "在策略的 {directive} 中加上 {source}。如果代码出现在许多地方，最好改放到文件中：'unsafe-hashes' 会让注入的标记也能使用这段代码。"
        }
        FixCode::CspAddIntegrityHash => "在策略的 {directive} 中加上 integrity 属性的哈希 {source}。",
        FixCode::CspAddNonce => {
            "在策略的 {directive} 中加上 {source}，并给元素设置相同的 nonce。服务器必须为每个响应生成一个新的随机 nonce。"
        }
        FixCode::CspAddTrustedTypesEval => {
            "在策略的 {directive} 中加上 {source}：这样 eval() 可以接受由 Trusted Types 策略生成的代码。"
        }
        FixCode::CspAddWasm => "在策略的 {directive} 中加上 {source}：它允许 WebAssembly，但不允许 eval()。",
        FixCode::ElementIntoMarkup => "把该元素放进服务器发送的标记中：Trusted Types 只检查脚本插入的内容。",
        FixCode::ElementNonce => {
            "给元素设置该响应的策略中的 nonce（这里是 nonce=\"{nonce}\"）。服务器必须为每个响应在两处写入同一个新值。"
        }
        FixCode::EmbedderPolicyOfFrame => "按外层页面的要求，在被嵌入页面的响应中使用 {name}: {value}。",
        FixCode::EvalIntoFile => "把代码放进脚本文件（{url}），而不是把字符串交给 {via}()。",
        FixCode::EvalParseJson => "在页面的脚本文件（{url}）中用 JSON.parse() 读取该值，而不是 {via}()。",
        FixCode::FrameAncestorsInstead => {
            "在被嵌入页面的响应中使用 Content-Security-Policy: {value}。浏览器随后会忽略 X-Frame-Options，它无法写明其他源。"
        }
        FixCode::FrameAncestorsList => "在被嵌入页面的策略中列出嵌入它的页面：{value}。",
        FixCode::HandlerIntoFile => "把事件处理代码移到脚本文件（{url}），用 addEventListener() 设置。",
        FixCode::IntegrityOfResponse => "如果这就是预期的内容，请设置 integrity=\"{integrity}\"。",
        FixCode::JavascriptUrlIntoFile => {
            "把代码移到脚本文件（{url}），用 addEventListener() 监听事件，并给链接一个真正的 URL。"
        }
        FixCode::LoadByScript => "让策略允许的脚本来创建该元素：'strict-dynamic' 会传递信任。",
        FixCode::SandboxAllowForms => "在页面的 sandbox 中加上 {token}，让页面的表单可以提交。",
        FixCode::ScriptCreateElement => "用 document.createElement() 创建脚本：由 innerHTML 插入的脚本永远不会运行。",
        FixCode::ScriptIntoFile => "把代码移到脚本文件（{url}）。",
        FixCode::StyleAttributeIntoFile => "把这些声明移到样式表（{url}），并给元素设置类。",
        FixCode::StyleIntoFile => "把这些规则移到样式表（{url}）。",
        FixCode::TimerTakesFunction => "在页面的脚本文件（{url}）中，给 {via}() 传入函数而不是字符串。",
        FixCode::TrustedTypesAllowDuplicates => {
            "在 trusted-types 中加上 'allow-duplicates'，这样可以再次创建 {policy}。"
        }
        FixCode::TrustedTypesCreateOnce => "Trusted Types 策略 {policy} 只创建一次，并在各处共用。",
        FixCode::TrustedTypesListPolicy => "在策略的 trusted-types 中加上 {policy}。",
        FixCode::TrustedTypesTextContent => "改为设置 textContent：该值不含标记。",
        FixCode::TrustedTypesUsePolicy => {
            "用会检查该值的 Trusted Types 策略把它变成 {type}：trustedTypes.createPolicy(\"{policy}\", …)。名为 default 的策略会对每个字符串这样做。"
        }
        FixCode::WorkerOfOwnOrigin => "从页面自己的源提供 worker 的脚本：{url}。",
        FixCode::XFrameOptionsSameOrigin => "在被嵌入页面的响应中使用 X-Frame-Options: SAMEORIGIN。",
        FixCode::RespondUnauthorized => {
            "请以 401 响应，而不是重定向到 {url}：请求尚未登录，脚本无法通过跟随重定向来登录。"
        }
        FixCode::ContentType => "在响应中使用 Content-Type: {value}。",
        FixCode::CorpAllow => "在响应中使用 Cross-Origin-Resource-Policy: {value}。",
        FixCode::CorsAllowAnyone => {
            "对{request}的响应使用 Access-Control-Allow-Origin: *，让任何人都可以读取。请求的源是 null，服务器绝不应允许它：每个沙箱框架的源都是 null。"
        }
        FixCode::CorsAllowCredentials => "对{request}的响应使用 Access-Control-Allow-Credentials: true。",
        FixCode::CorsAllowOrigin => {
            "对{request}的响应使用 Access-Control-Allow-Origin: {origin}。如果该值取决于请求的源，还要加上 Vary: Origin。"
        }
        FixCode::CorsAllowOriginOnce => {
            "在对{request}的响应中，Access-Control-Allow-Origin: {value} 只写一次：有两层（例如应用和代理）都添加了它。"
        }
        FixCode::CspAddDirective => "在策略中加上 {directive}，包含 default-src 的来源和 {source}。",
        FixCode::CspAddDirectiveScheme => {
            "在策略中加上 {directive}，包含 default-src 的来源和 {source}。后者会允许使用该协议的所有主机，因为来源无法写明 IPv6 地址。"
        }
        FixCode::CspAddScheme => {
            "在策略的 {directive} 中加上 {source}。它会允许使用该协议的所有主机，因为来源无法写明 IPv6 地址。"
        }
        FixCode::CspAddSource => "在策略的 {directive} 中加上 {source}。",
        FixCode::CspAddVendor => {
            "在策略的 {directive} 中加上 {source}。{vendor} 的主机会变化，其文档给出了这个通配符（见 {documentation}）。"
        }
        FixCode::CspEndPathWithSlash => "把 {source} 改为 {after}：路径以斜杠结尾时，才会涵盖其下的内容。",
        FixCode::CspQuoteKeyword => "给 {source} 加上单引号：没有单引号时，它是同名的主机。",
        FixCode::ElementCrossOrigin => "在元素上设置 crossorigin，使它使用 CORS 协议。",
        FixCode::ElementWithoutCrossOrigin => "去掉元素上的 crossorigin，除非脚本需要读取所加载的内容。",
        FixCode::HandshakeHeader => "改正握手响应的 {name}。",
        FixCode::LocationHttps => "重定向到 {url}。",
        FixCode::LocationWithoutCredentials => "重定向到 {url}，不带用户名和密码。",
        FixCode::MethodUpperCase => "把方法写作 {upper}：{method} 是另一种方法，因为只有部分方法会转为大写。",
        FixCode::MethodWithBody => "使用 POST：GET 请求没有请求体。",
        FixCode::ModeCors => "去掉 mode: \"{before}\"。",
        FixCode::PreflightAllowHeader => "允许标头 {header}：在预检响应中使用 Access-Control-Allow-Headers: {value}。",
        FixCode::PreflightAllowMethod => "允许方法 {method}：在预检响应中使用 Access-Control-Allow-Methods: {value}。",
        FixCode::PreflightAllowOrigin => "在预检响应中使用 Access-Control-Allow-Origin: {origin}。",
        FixCode::PreflightStatus => "对 OPTIONS 以 204 响应，而不是 {status}；应在身份验证和重定向之前处理。",
        FixCode::ProtocolSelected => "选择请求提供的一个子协议：Sec-WebSocket-Protocol: {value}。",
        FixCode::RedirectFollow => "去掉 redirect: \"error\"。",
        FixCode::RequestHttps => "请求 {url}。",
        FixCode::RequestTextPlain => "以 text/plain 发送请求体，这样不需要预检。服务器则必须不论类型都按 JSON 解析。",
        FixCode::RequestWithoutCredentials => "发出不携带凭据的请求。",
        FixCode::RequestWithoutHeader => "从请求中去掉标头 {header}。",
        FixCode::RequestWithoutProtocols => "不提供子协议。",
        FixCode::RequestWithoutUploadListener => "去掉 xhr.upload 上的监听器：它是需要预检的唯一原因。",
        FixCode::SandboxAllowScripts => "在页面的 sandbox 中加上 {token}，让页面的脚本可以运行。",
        FixCode::SandboxAllowSameOrigin => {
            "在页面的 sandbox 中加上 {token}：页面便保留自己的源，而沙箱起不到多少保护作用。"
        }
        FixCode::UpgradeInsecureRequests => "在页面的策略中加上 upgrade-insecure-requests，使页面的请求升级。",
        FixCode::UrlWithoutCredentials => "请求 {url}，并用标头发送用户名和密码。",
    }
}

/// The different behaviour of an engine, as a clause whose subject is the engine.
#[expect(clippy::too_many_lines, reason = "a catalogue")]
fn departure(departure: Departure) -> &'static str {
    match departure {
        Departure::StrictDynamicCoversWorkers => {
            "让 worker-src、child-src 或 default-src 中的 'strict-dynamic' 也允许所有 worker，与在 script-src 中一样"
        }
        Departure::DefaultStrictDynamicCoversWorkers => "让 default-src 中的 'strict-dynamic' 也允许所有 worker",
        Departure::SandboxAttributeStopsJavascriptUrls => {
            "不在 sandbox 属性缺少 allow-same-origin 的框架中运行 javascript: URL"
        }
        Departure::SandboxOfParentStopsJavascriptUrls => {
            "若页面自身的沙箱缺少 allow-same-origin，则不在该页面的框架中运行 javascript: URL"
        }
        Departure::JavascriptUrlIsCheckedByParent => {
            "在框架内的脚本将该框架导航到 javascript: URL 时，还会检查外层页面的策略"
        }
        Departure::ModulesAreNotParserInserted => "让 'strict-dynamic' 允许标记中的外部模块脚本",
        Departure::WasmModulesAreNotChecked => "只在由字节实例化 WebAssembly 模块时按策略检查，仅编译时不检查",
        Departure::ObjectImageIsImage => "如果 <object> 或 <embed> 的 URL 以图像的扩展名结尾，还按 img-src 检查",
        Departure::SelfCoversBlobFrames => "让 frame-src 中的 'self' 涵盖页面自身源的 blob: 框架",
        Departure::LocalPagesHaveNoSelfForFrames => {
            "在继承策略的页面（about:srcdoc、blob:、data:）中，不让 'self' 涵盖任何框架和对象"
        }
        Departure::NoWorkersInSharedWorkers => "在共享 worker 中没有 Worker",
        Departure::DataWorkersAreNotHeldToPolicies => "data: worker 的请求不受任何策略限制",
        Departure::ContentScriptConnectionsAreHeldToPolicies => "对扩展内容脚本的连接执行页面的策略",
        Departure::ModulePreloadTypeIsNotChecked => "接受任何类型的 modulepreload",
        Departure::ModulePreloadRefusesData => "不预加载 data: URL 的模块",
        Departure::NoSpeculationRules => "忽略推测规则",
        Departure::KeywordForSpeculationRules => "识别 'inline-speculation-rules'，它允许推测规则",
        Departure::NoPaintWorklets => "没有 CSS.paintWorklet",
        Departure::WorkletTypeIsNotChecked => "接受任何类型的 worklet 脚本，脚本不允许的类型除外",
        Departure::ObjectsAreNotNavigations => {
            "像检查图片一样检查 <object> 或 <embed> 中的页面，不要求它自己的嵌入者策略"
        }
        Departure::RedirectsOfFramesNeedEmbedderPolicy => "要求框架的重定向响应也带有嵌入者策略",
        Departure::InnerHtmlDoesNotPreload => "不为 innerHTML 插入的 <link> 预加载",
        Departure::IntegrityHashesCoverNoPreloads => "不让 integrity 属性的哈希允许预加载",
        Departure::DataPagesStartNoBlobWorkers => "在 data: 页面或 data: worker 中不从 blob: URL 启动 worker",
        Departure::ModulePreloadIntegrityIsNotChecked => "不检查 modulepreload 的 integrity",
        Departure::MetaOfLocalPageHasNoSelf => {
            "不让 about:、blob: 或 data: 页面的 <meta> 中的 'self' 和没有 scheme 的主机匹配任何 URL"
        }
        Departure::MetaOfDataPageHasNoScheme => "不让 data: 页面的 <meta> 中没有 scheme 的主机匹配任何 URL",
        Departure::NoncesCoverStyleAttributes => "让 nonce 也允许元素标记中的 style 属性",
        Departure::NoCredentialless => "不支持嵌入者策略 credentialless",
        Departure::NoSharedWorkersInOpaqueOrigins => "对不透明源的页面创建 SharedWorker 抛出 SecurityError",
        Departure::NoTopLevelDataUrls => "不让不在框架中的页面导航到 data: URL",
        Departure::ObjectOfAboutIsNotFetched => "显示 about:blank 的 <object>，不检查任何策略",
        Departure::JavascriptUrlsAreHashedDecoded => "在计算哈希之前解码 javascript: URL 中的百分号编码",
        Departure::PrefetchIgnoresFencedFrameSrc => "判断预取时不计入 fenced-frame-src 的来源",
        Departure::PrefetchPassesStrictDynamic => "在 worker 适用的指令含有 'strict-dynamic' 时允许任何预取",
        Departure::StrictDynamicOfDefaultSrcCoversStyles => {
            "让 default-src 中的 'strict-dynamic' 也使样式的 'unsafe-inline' 失效"
        }
        Departure::StrictDynamicNotInScriptSrcAttr => "忽略 script-src-attr 中的 'strict-dynamic'",
        Departure::HashesMustDecode => "忽略值不是任何字节的 Base64 的哈希",
        Departure::HashesHaveOneAlphabet => "忽略混用 Base64 与 base64url 字符的哈希",
        Departure::HashesHaveOtherNames => "也把 'sha-256-…' 当作哈希，并把 'ed25519-…' 计作哈希",
        Departure::DanglingMarkupHidesNonce => "在外部脚本的属性含有 <script 或 <style 时忽略其 nonce",
        Departure::TrustedTypesGroupHasCase => "只认 require-trusted-types-for 中小写的 'script'",
        Departure::FrameAncestorsStarCoversOpaque => "让 frame-ancestors 中的 * 也匹配不透明源的页面",
        Departure::FormsAreUpgradedFirst => "在检查 form-action 之前先升级表单的 action",
        Departure::NoWebAssemblyModules => "不把 WebAssembly 模块作为模块脚本加载",
        Departure::ModulesTakeStatusBelow400 => "运行状态码低于 400 的模块",
        Departure::ModuleWorkerTypeIsNotChecked => "接受任何类型的模块 worker 脚本",
        Departure::WorkerTypeIsNotChecked => "接受任何类型的经典 worker 脚本",
        Departure::ListOfTypesIsNoModule => "拒绝 Content-Type 列出多个类型的模块",
        Departure::ScriptTypeIsTheFirst => "对脚本使用 Content-Type 列出的第一个类型，而标准使用最后一个",
        Departure::ScriptTypeIsGuessedFromName => "在 worker 或 worklet 的脚本没有 Content-Type 时按文件名猜测类型",
        Departure::WorkletKeepsOriginOfPage => "即使沙盒使页面的源成为不透明源，仍以页面 URL 的源请求 worklet 脚本",
        Departure::DataPagesAreNotSecure => "不把 data: 页面当作安全上下文",
        Departure::WorkletRedirectsAreNotChecked => "不按策略检查 worklet 脚本的重定向目标",
        Departure::WorkletViolationsAreNotReported => "worklet 脚本违反策略时不报告",
        Departure::NoServiceWorkersInWorkers => "在 worker 中没有 navigator.serviceWorker",
        Departure::BaseMayBeData => "接受 data: URL 作为页面的基准 URL",
        Departure::NonceAttributeIsTrimmed => "在比较 nonce 之前去掉 nonce 属性首尾的空白",
        Departure::HashesNeedNoPadding => "接受末尾缺少 = 的哈希",
        Departure::TrustedTypesEvalTakesStrings => {
            "只要策略含有 'trusted-types-eval'，即使有 require-trusted-types-for，也让 eval() 接受普通字符串"
        }
        Departure::PreloadIsParserInserted => "把标记中的预加载视为由解析器插入，因此被 'strict-dynamic' 阻止",
        Departure::ObjectPageIsFrame => "如果 <object> 或 <embed> 的响应是页面，还按 frame-src 检查",
        Departure::FrameAncestorsIgnoresPaths => "忽略 frame-ancestors 来源中的路径",
        Departure::FormActionIgnoresRedirects => "只按 form-action 检查表单自身的 URL，不检查重定向的目标",
        Departure::PrefetchUsesOnlyDefaultSrc => "只按 default-src 检查预取，无论其他指令列出了什么",
        Departure::FrameReportsOnlyOrigin => "对来自其他源的框架，只报告它的源",
        Departure::SameOriginFrameMayBeSandboxed => {
            "即使在沙箱框架中，也用 URL 的源与 X-Frame-Options: SAMEORIGIN 比较"
        }
        Departure::FailedWorkerLeavesPagesToNetwork => {
            "如果 service worker 没有响应，就向服务器请求页面或 worker 的脚本"
        }
        Departure::OpaqueMediaBypassesServiceWorkers => "no-cors 模式下，其他源的媒体请求会绕过 service worker",
        Departure::WorkersBypassServiceWorkers => "专用 worker 和共享 worker 的请求会绕过 service worker",
        Departure::WorkersRedirectsCountForPage => "如果 service worker 的响应经过重定向，就忽略页面策略中的路径",
        Departure::WorkerOriginComesFirst => "在检查策略之前就拒绝其他源的 worker",
        Departure::WorkerOfAnotherOriginThrows => "对其他源的 worker 抛出 SecurityError，而标准规定触发 error 事件",
        Departure::BlockedStyleFiresError => "在策略阻止的 <style> 上触发 error 事件",
        Departure::BlockedFrameFiresError => "在页面自身策略阻止的框架上触发 error 事件",
        Departure::BlockedEmbedFiresError => "在策略阻止的 <embed> 上触发 error 事件",
        Departure::WebSocketUrlKeepsScheme => {
            "按原样匹配 WebSocket 的 ws: 或 wss: URL，因此 http:、https: 或没有协议的来源不涵盖它"
        }
        Departure::SocketSchemeCoversSocketsOnly => "让 ws: 和 wss: 来源只涵盖套接字，不涵盖 http: 和 https: URL",
        Departure::IpAddressMatchesHostSource => "把主机来源与 IPv4 地址作为文本匹配",
        Departure::Port80CoversPort443 => "在协议随之升级时，让来源的端口 80 涵盖端口 443",
        Departure::SchemeAndPortUpgradeTogether => {
            "只有端口能一同升级时，才让 http: 来源涵盖 https:，因此 http://host:8443 不涵盖 https://host:8443"
        }
        Departure::PoliciesSeeRedirectsBeforeCorsCheck => {
            "在对重定向进行 CORS 检查之前，先按内容安全策略检查重定向的目标"
        }
        Departure::PreflightStaysAfterRedirect => "重定向之后再次发出预检请求，尽管请求已变成不需要预检的 GET",
        Departure::PreflightKeepsOrigin => {
            "跨源重定向之后，在预检请求中发送页面的源，而在随后的请求中发送 Origin: null"
        }
        Departure::CrossOriginDeleteBecomesGet => "重定向到另一个源时把 DELETE 变成 GET",
        Departure::LoopbackSocketsAreUpgraded => {
            "让 upgrade-insecure-requests 也升级指向环回地址的 ws: URL，除非页面本身在环回地址上"
        }
        Departure::OnlyHttpsReferrersAreDowngraded => "把环回地址上 http: 页面的 Referer 发送给任何 URL",
        Departure::LoopbackIsReferrerDowngrade => {
            "把从 https: 页面到环回地址上 http: URL 的请求视为降级，不发送 Referer"
        }
        Departure::StructuredFieldsOfRfc8941 => "不读取结构化字段中的日期和显示字符串",
        Departure::StructuredFieldsAreWords => "不读取结构化字段中的数字、字节序列和以 * 开头的键",
        Departure::MediaPartNeedsLength => {
            "只在 Content-Range 写明总长度时播放状态码为 206 的响应；跨源且未经 CORS 时必须有 Content-Range"
        }
        Departure::WebTransportUrlIsAbsolute => "new WebTransport() 只接受绝对 URL",
        Departure::PoliciesBeforeMixedContent => "先按内容安全策略检查请求，再检查它是否是混合内容",
        Departure::PoliciesBeforeMixedSockets => "先按内容安全策略检查 WebSocket，再检查它是否是混合内容",
        Departure::PoliciesBeforeSubprotocols => "先按内容安全策略检查 WebSocket，再检查子协议",
        Departure::NoPagesOfApps => "没有 capacitor:、ionic:、tauri: 和 app: 地址的页面",
        Departure::ElectronRegistersSchemes => "让 Electron 应用自行决定 app: 页面可以做什么",
        Departure::MediaFilesWithoutCors => "无论 crossorigin 写什么，都在文件页面中加载音频和视频文件",
        Departure::FontFilesWithoutCors => "在文件页面中不经 CORS 加载字体文件",
        Departure::SandboxedSelfIsSecure => {
            "页面被 CSP 沙盒化时，对于连接，'self' 不涵盖 http: 和 ws:；如果后面还有别的策略，对于套接字和元素也一样"
        }
        Departure::SelfCoversFiles => "在文件页面上让 'self' 和 * 涵盖文件",
        Departure::FilesAreNotHeldToPolicies => "不按内容安全策略检查文件",
        Departure::StarHostNeedsScheme => "不接受没有协议的 *:port 或 */path 作为来源",
        Departure::StarHostTakesNoPath => "不接受主机 * 之后的路径，除非两者之间有端口",
        Departure::SourceSchemeGivesPort => {
            "对没有端口的来源采用其自身协议的默认端口，并且无论 URL 是什么协议，都让端口 80 涵盖 443"
        }
        Departure::Port80CoversPort443OfAnyScheme => {
            "无论 URL 是什么协议，都让来源的端口 80 或没有端口的 http: 来源涵盖端口 443"
        }
        Departure::SelfPortIsOneOfSource => "像写明了页面协议、主机和端口的来源那样匹配 'self' 的端口",
        Departure::SelfKeepsItsDefaultPort => "让 http: 页面的 'self' 在 https: 和 wss: 下涵盖其主机的端口 80",
        Departure::SourcePathOfAnyCharacters => "接受路径以 // 开头或含有路径中不允许的字符的来源",
        Departure::PathBytesAreCharacters => {
            "把路径中不是 UTF-8 的百分号编码字节读作 ISO-8859-1，因此 /%EF 等于 /%C3%AF"
        }
        Departure::TextBehindSelfIsDropped => "把以 'self' 开头的来源读作 'self'，无论其后紧跟着什么",
        Departure::WildcardNeedsNoName => "让带协议而其后没有名称的 *. 匹配任何主机",
        Departure::StarCoversLocalMedia => "让 img-src * 涵盖 data: URL，让 media-src * 涵盖 data: 和 blob: URL",
        Departure::PortsAreTexts => "把来源的端口当作文本比较，因此 :0443 不涵盖任何端口",
        Departure::HostEndsWithoutDot => "忽略主机以点结尾的来源",
        Departure::UpgradeCoversInsecureSchemes => {
            "只在含有 upgrade-insecure-requests 的策略中，让 wss: 涵盖 ws:，让 https: 涵盖 http:"
        }
        Departure::EmptyCredentialsIgnored => "如果还有另一个 Access-Control-Allow-Credentials，就忽略空的那个",
        Departure::PathDecodedAsAWhole => "在比较之前对整个路径解码，因此末尾经过编码的斜杠使它成为前缀",
        Departure::SourceQueryIsDropped => "去掉来源的路径之后的查询或片段，而不是忽略这个来源",
        Departure::QueryAfterHostIsDropped => "去掉来源的主机或端口之后的查询或片段（单独的 * 之后除外）",
        Departure::AuthorizationUnderWildcard => "让 Access-Control-Allow-Headers 的 * 涵盖 Authorization",
        Departure::ClientHintsSafelisted => "把 DPR 等客户端提示视为安全列表中的请求头",
        Departure::NonAsciiValueIsUnsafe => "当 Accept 或 Content-Type 的值含有 ASCII 以外的字符时要求预检",
        Departure::EmptyLastParameterIsUnsafe => "当 Content-Type 以第二个分号结尾时要求预检",
        Departure::PortsWrapAround => "当 URL 没有写明端口时，把来源中超过 65535 的端口对 65536 取模",
        Departure::NoSafelistedTotalLimit => "对安全列表标头的值没有总计 1024 字节的限制",
        Departure::UserAgentIsNotUnsafe => "不因 User-Agent 标头而要求预检",
        Departure::UploadListenerNeedsBody => "只在有请求体可上传时，才因上传监听器而发出预检请求",
        Departure::NewBadPortsAreOpen => "不阻止端口 4190 和 6679",
        Departure::WorkersDoNotUpgrade => "无论策略怎么写，都不升级 worker 的请求",
        Departure::WorkersUpgradeAsTheirPage => "启动 worker 的页面的策略要求升级时，也升级 worker 的请求",
        Departure::OtherSchemesAreNotMixedContent => {
            "只把 http: URL 和套接字的 ws: URL 当作混合内容；它不加载 ftp: URL，也不在套接字之外加载 ws: URL"
        }
        Departure::LoopbackIsMixedContent => "把发往 localhost 和环回地址的 http: 和 ws: 请求作为混合内容阻止",
        Departure::OnlyHttpsPagesProhibitMixing => "允许 http://localhost 上的页面加载不安全的内容",
        Departure::InsecureWebSocketThrows => "在安全页面上使用不安全的 WebSocket 时抛出 SecurityError，而不是连接失败",
        Departure::OriginOnSameOriginElements => "在元素（媒体除外）对页面自身的源发出 cors 请求时也发送 Origin",
        Departure::PreloadRedirectsAreNotReported => "预加载在重定向之后被策略拒绝时，不发送报告",
        Departure::OriginIsNullOnAnotherOrigin => "不使用 CORS 时，重定向一旦离开页面的源，就发送 Origin: null",
        Departure::CorsSchemesBeforePolicies => "在其他所有检查之前，拒绝 URL 既不是 http: 也不是 https: 的 CORS 请求",
        Departure::XhrChecksFtpBeforePolicies => "在其他所有检查之前，拒绝 XMLHttpRequest 的 ftp: URL",
        Departure::ModesBeforeMixedContent => {
            "在检查混合内容之前，因请求模式而拒绝脚本的请求（same-origin，或者 URL 既不是 http: 也不是 https: 的 cors）"
        }
        Departure::SameOriginModeBeforePolicies => "在其他所有检查之前，先比较 same-origin 请求的源",
        Departure::SameOriginModeBeforeMixedContent => {
            "在升级和混合内容检查之前比较 same-origin 请求的源；重定向之后，还在强制执行的策略之前比较"
        }
        Departure::DataUrlsNeedFollow => "在 no-cors 模式下，如果重定向模式不是 \"follow\"，就拒绝 data: URL",
        Departure::SocketsAreUpgradedFirst => "先升级 WebSocket 的 URL，再检查子协议和仅报告策略",
        Departure::PoliciesBeforeBlockAllMixedContent => "如果策略也拒绝该 URL，就不报告 block-all-mixed-content",
        Departure::BlockAllMixedContentReportOnly => "对仅报告策略中的 block-all-mixed-content 也报告混合内容",
        Departure::PlainTextIsNotOpaqueData => "允许图像和媒体从其他源加载带 nosniff 的 text/plain",
        Departure::RedirectsDropClientHints => "请求被重定向到页面以外的源时，去掉脚本设置的 DPR 等客户端提示",
        Departure::OriginIgnoresReferrerPolicy => "无论引用来源策略如何，都发送 Origin",
        Departure::BeaconDropsInvalidType => "如果 blob 的类型不是 MIME 类型，就发送不带 Content-Type 的信标",
        Departure::RangeNumbersAreLimited => "当 Range 中的数字超出 64 位时要求预检",
        Departure::CommaInContentTypeIsUnsafe => "当 Content-Type 中有逗号时要求预检",
        Departure::FetchLaterSecurityError => "如果给 fetchLater() 的 URL 并非潜在可信，就抛出 SecurityError",
        Departure::StreamBodyRefused => "拒绝以 ReadableStream 作为请求体",
        Departure::StreamBodyIsText => "把 ReadableStream 以文本 \"[object ReadableStream]\" 发送",
        Departure::EventSourceRefusesData => "不为 data: URL 打开 EventSource",
        Departure::EventSourceChecksCharset => "拒绝字符集不是 UTF-8 的事件流",
        Departure::CspSeesUrlBeforeUpgrade => {
            "在 upgrade-insecure-requests 把 URL 升级为 https: 之前，就按内容安全策略检查 fetch()、sendBeacon() 和媒体，之后再检查一次"
        }
        Departure::CspSeesEveryUrlBeforeUpgrade => {
            "在 upgrade-insecure-requests 把 URL 升级为 https: 或 wss: 之前，就按内容安全策略检查每个请求"
        }
        Departure::OpaqueMediaNeedsStatus200 => "对于未经 CORS 的跨源音频和视频，只播放状态码为 200 或 206 的响应",
        Departure::CspSeesMediaBeforeMixedUpgrade => "在升级媒体的 http: URL 之前，就按内容安全策略检查媒体",
        Departure::CspSeesImagesBeforeMixedUpgrade => "在升级图像的 http: URL 之前，就按内容安全策略检查图像",
        Departure::RepeatedHeadersAreCombined => "先合并同名的请求头，再判断它们是否在安全列表中",
        Departure::EmptyLocationIsNone => "把 Location 为空的重定向当作最终响应",
        Departure::UrlCredentialsBlocked => "阻止大多数 URL 中带有用户名或密码的请求",
        Departure::EmptyWebSocketUrlThrows => "WebSocket 的 URL 为空时抛出 SyntaxError",
        Departure::SubprotocolMayBeMissing => "即使服务器没有选择请求提供的任何子协议，也会打开 WebSocket",
        Departure::SubprotocolMayBeUnasked => "即使请求没有提供子协议而服务器选择了一个，也会打开 WebSocket",
        Departure::PingSwitchedOff => "不发送 ping，除非启用了 browser.send_pings",
        Departure::NoFetchLater => "没有 fetchLater()",
        Departure::NoWebTransport => "没有 WebTransport",
        Departure::FontsWithoutCors => "不使用 CORS 获取字体",
        Departure::StyleOfAnyTypeFiresLoad => "对类型不是 text/css 的样式表也触发 load，尽管并不应用它",
        Departure::OpaqueResponseBlocking => "扣留类型为文档或数据的不透明响应（opaque response blocking）",
        Departure::PreloadedScriptTypeIsNotChecked => "不检查预加载脚本的类型，无论有没有 nosniff",
        Departure::PreloadedStyleNeedsType => "对类型不是 text/css 的预加载样式表触发 error",
        Departure::PreloadOfCodeFailsFrom400 => "对状态码为 400 及以上的预加载脚本、样式表或字体触发 error",
        Departure::PreloadNeedsOkStatus => "对状态码不表示成功（200–299）的预加载（图像和不透明响应除外）触发 error",
        Departure::PreloadIgnoresLateFailure => "对发往其他源之后才获取失败的预加载也触发 load",
        Departure::PreloadIntegrityIsNotChecked => "不用预加载的 integrity 检查不透明响应",
        Departure::PreloadTypeIsNotChecked => "不检查预加载的类型，无论有没有 nosniff",
        Departure::CspSeesConnectionsBeforeUpgrade => {
            "在 upgrade-insecure-requests 把 URL 升级为 https: 之前，就按内容安全策略检查媒体、sendBeacon()、EventSource 和 ping"
        }
        Departure::PreloadedFontsUseCors => "预加载字体时使用 cors 模式，无论有没有 crossorigin",
        Departure::PreloadedOpaqueImageMayBeEmpty => "对没有响应体但响应不透明的预加载图像触发 load",
        Departure::LocalNetworkAccessPrompt => {
            "支持本地网络访问（Local Network Access）：页面只有得到用户许可才能访问更私密的网络，而在不安全的页面上从不询问"
        }
        Departure::BeaconStreamIsText => "把给 sendBeacon() 的 ReadableStream 以文本 \"[object ReadableStream]\" 发送",
        Departure::RedirectErrorNeedsLocation => "在重定向状态码没有 Location 时，让 redirect: \"error\" 通过",
        Departure::AboutBlankRefused => "拒绝获取 about:blank，即使在 no-cors 模式下也是如此",
        Departure::DocumentIsolationPolicy => {
            "支持 Document-Isolation-Policy，它对子资源的要求与 Cross-Origin-Embedder-Policy 相同"
        }
        Departure::IntegrityPolicyForScriptsOnly => "对脚本应用 Integrity-Policy，但不对样式表应用",
        Departure::LocalScriptTypeIsNotChecked => "运行 data: URL 中的脚本，无论 URL 给出什么类型",
        Departure::LocalNetworkIsNotMixedContent => {
            "允许 https: 页面通过 http: 和 ws: 请求私有地址和 .local 域名，这些地址改由本地网络访问（Local Network Access）保护"
        }
        Departure::MixedUpgradeOfIpAddresses => "即使主机是 IP 地址，也把图像、音频和视频升级到 https:",
        Departure::ScriptsAndFontsTakeStatusBelow400 => "接受状态码低于 400 的脚本和字体",
        Departure::MediaNeedsStatus200 => "只在状态码为 200，或为 206 且带有 Content-Range 时播放音频和视频",
        Departure::PreloadedImageNeedsBody => "对没有响应体的预加载图像触发 error",
        Departure::LoopbackUpgradedAfterRedirect => {
            "在 upgrade-insecure-requests 或 https: 页面会升级 URL 时，也升级指向环回地址的重定向"
        }
        Departure::StylesTakeStatusBelow400 => "接受状态码低于 400 的样式表",
        Departure::MediaTakesStatusBelow400 => "播放状态码低于 400 的音频和视频",
        Departure::Status205HasBody => "读取状态码为 205 的响应的响应体",
        Departure::PreloadOfTrackFailsFrom400 => "对状态码为 400 及以上的预加载 track 触发 error",
        Departure::EmptyLocationFails => "如果须跟随的重定向的 Location 为空，就会失败",
        Departure::LoopbackShowsMedia => {
            "在 https: 页面上显示环回主机的图像、音频和视频时不升级其 URL，但重定向到环回主机的除外"
        }
        Departure::RangeUnitInAnyCase => "也接受大写的 Range 标头单位，因而不要求预检",
        Departure::EventStreamTypeIsTheFirst => "使用 Content-Type 列出的第一个类型，而标准使用最后一个",
        Departure::SubprotocolInAnyCase => "比较 WebSocket 子协议时不区分大小写",
        Departure::EmptySubprotocolFails => "WebSocket 响应的 Sec-WebSocket-Protocol 为空时，让 WebSocket 失败",
        Departure::RedirectFromOwnOriginNeedsCredentials => {
            "如果重定向链从页面自身的源开始，就对另一个源的重定向进行携带凭据的 CORS 检查"
        }
        Departure::PreflightStaysForRemovedHeaders => {
            "重定向移除了需要预检的标头（例如 Authorization 或 Content-Type）之后，仍然发出预检请求"
        }
        Departure::PreflightNamesRemovedHeaders => {
            "仍然在预检请求中列出已被重定向移除的标头（例如 Authorization 或 Content-Type）"
        }
        Departure::UnknownCorpOverridesEmbedder => {
            "在嵌入者策略之下，把不认识的 Cross-Origin-Resource-Policy 视为 cross-origin"
        }
        Departure::StrictDynamicDisablesSources => {
            "在 default-src 含有 'strict-dynamic' 时，对以它为后备的每条指令，忽略其中的 'self' 以及该关键字之后的来源"
        }
        Departure::MetaPolicyIsList => "把 <meta> 元素的策略在逗号处拆分为多条策略",
        Departure::WebSocketUpgradeIsList => "接受 Upgrade 标头除 websocket 外还列有其他值的握手",
        Departure::EmptyExtensionsHeaderFails => "WebSocket 响应的 Sec-WebSocket-Extensions 为空时，让 WebSocket 失败",
        Departure::EmptyExtensionElementFails => {
            "WebSocket 响应的 Sec-WebSocket-Extensions 多出逗号时，让 WebSocket 失败"
        }
        Departure::ExtensionMayRepeat => "接受两次列出 permessage-deflate 的 WebSocket 响应",
        Departure::DeflateReadLoosely => "接受带有空参数的 permessage-deflate，或窗口位数带前导零的 permessage-deflate",
        Departure::WindowBitsMayLackValue => "接受 client_max_window_bits 没有值的响应",
        Departure::PreloadTrackRefused => "对 <link rel=preload as=track> 触发 error，并且不加载任何内容",
    }
}
