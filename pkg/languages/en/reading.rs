//! English.

use crate::words::Message;
use crate::words::config::Config;
use crate::words::core::Core;
use crate::words::markup::Markup;
use crate::words::script::Script;

/// The template of a message.
pub(in crate::words) fn template(message: Message) -> &'static str {
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
        Core::Kind => "A text of kind {kind}",
        Core::Unknown => "Not recognised",
        Core::NotRecognised => "This text contains no request, no headers and no policy that could be read.",
        Core::NotUnderstood => "This line was not understood.",
        Core::PageUrl => "The text does not say which page makes the request.",
        Core::Request => "The text does not say what is requested.",
        Core::WhichRequest => "The text contains several requests: choose one.",
        Core::RequestUrl => "The text does not give the complete address.",
        Core::Code => "The message does not quote the code.",
        Core::RequestApi => "The text does not say which API makes the request.",
        Core::Network => "The text does not say how the server responds.",
        Core::Assumed => "Assumed: the message does not say it.",
        Core::Invisible => "Invisible characters were removed here. If the server sends them, they matter.",
        Core::Empty => "An empty text",
        Core::StackTrace => "A stack trace, without a request",
        Core::OtherJson => "JSON that describes no request",
        Core::Mixed => "Several texts together",
        Core::Contradiction => "The texts contradict each other: “{first}” and “{second}”. The first one was kept.",
        Core::AroundTheBlock => "This text is outside the block that was read.",
        Core::HttpRequest => "An HTTP request",
        Core::HttpResponse => "An HTTP response",
        Core::HttpExchange => "HTTP requests and responses",
        Core::AnotherResponse => {
            "Another response follows, although the one before it is not a redirect. Only the first was read."
        }
        Core::RedirectTarget => "The response is a redirect. The text does not show the response of its target.",
        Core::PreflightMethod => "The preflight does not name the method that it requests.",
        Core::HeaderValues => "The preflight names these headers without their values.",
        Core::HostMissing => "The request line has a path, and no Host header says on which server.",
        Core::SchemeMissing => "The text does not say whether the scheme is http or https.",
        Core::Curl => "A curl command",
        Core::CurlTranscript => "A curl command and what it printed",
        Core::PowerShell => "A PowerShell command",
        Core::Navigation => "A navigation that loaded the page itself",
        Core::IsNavigation => "This is a navigation. It has the page's address, but no request of the page.",
        Core::Variable => "This is a variable, and the text does not give its value.",
        Core::HeadersElsewhere => "These headers come from a file or a variable.",
        Core::SeveralUrls => "The command requests several addresses. Only the first was read.",
        Core::Glob => "curl expands the brackets in this address to several.",
        Core::AfterTheCommand => "This text follows the command and is not an HTTP response.",
        Core::HeadOnly => "The command requests only the headers. The actual request may have another method.",
        Core::EventSourceOrFetch => "EventSource sends this Accept header; a fetch() may send it, too.",
        Core::FetchOrBeacon => "A fetch() in mode no-cors, or sendBeacon().",
        Core::KindOfRequest => {
            "The recording does not say what made this request: a script, an element or a style sheet."
        }
        Core::SeveralDocuments => {
            "Several documents of the recording may have made this request, and their policies differ."
        }
        Core::ForeignDocument => {
            "A document within the page made this request, and the recording does not show the headers of that document."
        }
        Core::FetchOrXhr => "fetch() or XMLHttpRequest: the text fits both.",
        Core::Credentials => "The text does not say whether the request includes credentials.",
        Core::MethodMissing => "The text does not show the method.",
        Core::Report => "A report of a violated policy",
        Core::DispositionMissing => "The report does not say whether the policy is enforced or only reports.",
        Core::IsFramed => "frame-ancestors concerns pages that embed this one. The report does not name them.",
        Core::NothingRequested => {
            "The report names “{text}” and no address: nothing that has an address was requested."
        }
        Core::OnlyOrigin => "The report gives only the origin, {origin}.",
        Core::DirectiveLeavesApi => {
            "{directive} governs several kinds of requests. The report does not say which one it was."
        }
        Core::Har => "A HAR recording",
        Core::TooDeep => "The JSON is nested deeper than 128 levels. It was not read from here on.",
        Core::JsonBroken => "The JSON is broken here. It was not read from here on.",
        Core::CutOff => "The text ends here in the middle of a value. Everything before it was read.",
        Core::UnreadEntry => "Entry {number} could not be read: it has no address, or one that is too long.",
        Core::FailedRequest => "Several requests were recorded. Request {number} is the first one that failed.",
        Core::NoResponseRecorded => "The recording shows no response. That does not mean that there was none.",
        Core::NetworkTable => "The list of requests of a network panel",
        Core::NoAddresses => {
            "The list shows only the last part of each address. Copy one request as cURL, or save all as HAR."
        }
        Core::Panel => "The headers of a request in the developer tools",
        Core::LostLetter => "The first letter is missing here; this was read as {name}.",
        Core::Headers => "HTTP headers",
        Core::HeadersAsJson => "HTTP headers as JSON",
        Core::Dump => "HTTP headers as a program printed them",
        Core::SmartQuotes => {
            "{name} contains curly quotes. A server that sends them has a broken policy; a mail or word processor may have put them in."
        }
        Core::QuotedValue => {
            "{name} is in quotes here. They were read as the quotes of a configuration; a server that sends them has a broken policy."
        }
        Core::PreflightOrResponse => {
            "The text does not say whether these headers belong to the response to the preflight or to the request."
        }
        Core::Policy => "A Content Security Policy",
        Core::EnforcedOrNot => {
            "The text does not say whether the policy is enforced or only reports, and whether it is delivered by a header or a meta element."
        }
        Core::Url => "An address",
        Core::PageOrRequest => "The address may be that of the page or that of a request.",
        Core::Link => "A link to a scenario",
        Core::LinkBroken => "The link is broken or incomplete: it contains no scenario.",
        Core::Element => "A <would-block> element",
        Core::Fence => "A wouldblock code block",
        Core::ElementBroken => "The text does not say which page makes which request.",
        Core::Scenario => "A scenario of wouldblock",
        Core::Manifest => "The manifest of a browser extension",
        Core::OptionalPermissions => "Optional permissions count only after the user has granted them.",
        Core::ExtensionId => {
            "The address of an extension page needs the extension's ID, which the manifest does not give."
        }
        Core::Console => "Messages of a browser's console",
        Core::UnknownConsole => "These lines resemble a console's, but their wording is not known.",
        Core::RestOfPolicy => "The console quotes one directive. The rest of the policy is not known.",
    }
}

fn config(message: Config) -> &'static str {
    match message {
        Config::Title => "Configuration of {name}",
        Config::NoHeadersTitle => "Configuration of {name} that sets no headers",
        Config::NoHeaders => "This configuration sets no header.",
        Config::WhichPath => "The configuration responds differently by path: choose the path that is requested.",
        Config::WhichHost => "The configuration responds differently by host: choose the address that is requested.",
        Config::PolicyElsewhere => "The CORS policy {name} is used here, but not defined in this text.",
        Config::Pattern => "It could not be determined which paths {pattern} covers.",
        Config::Depends => "{name} depends on {on}, which the text does not define.",
        Config::Assumed => "{name} depends on {on}. It is read as in production, without a value from the environment.",
        Config::AssumedBranch => "The headers depend on {on}. They are read as in production.",
        Config::OnlyIf => "{name} is only sent if this holds: {on}.",
        Config::Function => "A function decides on {name}.",
        Config::PreflightStatus => "The configuration does not say which status the response to OPTIONS has.",
        Config::OtherMethods => "The responses to {methods} have other headers than those to GET.",
        Config::Upstream => "The server behind this one may add headers of its own.",
        Config::Included => "{file} is included; its headers are not known.",
        Config::Default => "{name} is not configured: it is the default of {product}.",
        Config::Merged => "{name} is completed with the defaults of {product}.",
        Config::NotUsed => "{name} is defined but not used.",
        Config::NoRouter => "The text has no router, so it does not show whether this middleware is used.",
        Config::Refused => "The library refuses this configuration: {why}.",
        Config::HandlerMethods => "Access-Control-Allow-Methods lists the methods of the handler that matches.",
        Config::OnlyPath => "The headers are only sent for paths that match {pattern}.",
        Config::Twice => "{name} is configured twice.",
        Config::SentTwice => "{name} may be sent twice: it is set with and without “always”.",
        Config::PreflightOnly => {
            "These headers are those of the preflight. The code behind it has to send its own with the response."
        }
    }
}

fn markup(message: Markup) -> &'static str {
    match message {
        Markup::Element => "A <{tag}> element",
        Markup::Elements => "HTML with {count} requests",
        Markup::Policy => "A policy in a <meta> element",
        Markup::Nothing => "Markup that loads nothing",
        Markup::Css => "A style sheet",
        Markup::Placeholder => "A template fills in {code}: the text does not say what it is.",
        Markup::Scheme => "The address {url} takes the scheme of the page.",
        Markup::Relative => "The address {url} is relative: it depends on the page.",
        Markup::StyleSheetRelative => {
            "The address {url} is relative to the style sheet, whose own address the text does not give."
        }
        Markup::Srcset => "Depending on the screen, the browser may load another candidate of srcset instead of {url}.",
        Markup::Picture => "The browser may load a <source> of the <picture> instead.",
        Markup::OtherSource => "{url} is only loaded if the browser cannot play the source before it.",
        Markup::FontSources => "The browser loads the first source whose format it supports.",
        Markup::ReportOnlyMeta => "Content-Security-Policy-Report-Only: browsers ignore it in a <meta> element.",
        Markup::MetaInBody => "Content-Security-Policy: browsers ignore a <meta> element outside of <head>.",
        Markup::Inline => "The markup contains inline code here ({kind}), which a policy may block.",
        Markup::Noscript => "<noscript>: browsers that run scripts do not load its content.",
        Markup::Preconnect => "<link rel=\"{rel}\"> opens a connection and makes no request.",
        Markup::PreloadAs => "<link rel=\"preload\"> without as loads nothing.",
        Markup::Alternate => "An alternate style sheet is loaded, but only applied when it is chosen.",
        Markup::ScriptType => "A <script> of type {type} is not loaded.",
        Markup::Link => "Following a link to {url} is a navigation, not a request of this page.",
    }
}

fn script(message: Script) -> &'static str {
    match message {
        Script::Title => "{call} in a script",
        Script::Titles => "{count} requests in a script",
        Script::Copied => "A request that DevTools copied as fetch",
        Script::NoRequest => "A script without a request that could be read",
        Script::Policy => "A policy in the markup of a script",
        Script::Elsewhere => "A script that does not run in a page",
        Script::NotJavaScript => "This part could not be read as JavaScript.",
        Script::TooDeep => "Brackets are nested more than {limit} deep here: the rest was not read.",
        Script::TooLong => "The script is too large to be read completely.",
        Script::Relative => "The address {url} is relative: it depends on the page.",
        Script::UrlEither => "The address is {one} or {two}.",
        Script::UrlOpen => "The address is {url}. The text does not say what {names} is.",
        Script::UrlOfPage => "The address is {url}: {names} comes from the page's address.",
        Script::QueryOpen => "The query depends on {names}. Policies ignore the query.",
        Script::ClientUrl => "{name} is defined elsewhere: it may put a base in front of {url}.",
        Script::Client => "{name} is defined elsewhere: it may set headers and credentials.",
        Script::Depends => "This depends on {code}.",
        Script::ValueOpen => "The text does not say what {code} is.",
        Script::ElementOpen => "The {name} of an element is {url}. The text does not say which element it is.",
        Script::OptionsOpen => "The text does not show which options {code} contains.",
        Script::HeadersOpen => "The text does not show which headers {code} contains.",
        Script::HeaderOpen => "{name}: the value depends on {code}.",
        Script::SafelistedOpen => "{name}: the value depends on {code}, and it decides whether there is a preflight.",
        Script::HeaderCondition => "{name}: whether it is set depends on {code}.",
        Script::BodyOpen => "The text does not say what kind of body {code} is.",
        Script::DataOpen => {
            "{name} sends JSON if {code} is an object, which causes a preflight. The text does not say what it is."
        }
        Script::FileType => "The file's type becomes the Content-Type: the text does not say which it is.",
        Script::NotSent => "The text does not show the call of send().",
        Script::DomainRequest => {
            "XDomainRequest only existed in Internet Explorer 8 and 9. Current browsers do not have it: use fetch() or XMLHttpRequest."
        }
        Script::NotOpened => "The text does not show the call of open().",
        Script::Interceptor => "An interceptor may change the request before it is sent.",
        Script::InterceptorHeaders => "An interceptor sets {names} before the request is sent.",
        Script::JsonpCallback => "The library adds the name of a callback to the query.",
        Script::CopiedApi => {
            "DevTools writes fetch() for every request: it may have been an XMLHttpRequest or a beacon."
        }
        Script::CopiedCredentials => {
            "DevTools writes credentials according to whether cookies were sent, not what the script set."
        }
        Script::CopiedNoCredentials => "The copied text does not show the credentials mode of the script's request.",
        Script::CopiedNavigation => "DevTools copied the load of a page, which is not a request of a script.",
        Script::Server => "{call} runs on a server: this request is not made by a browser.",
        Script::ServiceWorker => "{call} runs in a service worker: it handles requests of pages.",
        Script::Worker => "{call} runs in a worker: the policies of the worker's own script apply.",
        Script::Navigation => "The script navigates to {url}, which is not a request of this page.",
        Script::PolicyOpen => "The policy depends on {code}.",
    }
}
