//! The names of directives, which are in reports and in traces.

/// Declares the directives and their spelling.
macro_rules! directive_names {
    ($($variant:ident = $name:literal,)*) => {
        /// The name of a directive.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum DirectiveName { $($variant,)* Unknown }

        /// Every name that is known.
        pub const NAMES: &[&str] = &[$($name,)*];

        impl DirectiveName {
            /// Every directive that is known.
            pub(crate) const ALL: &[DirectiveName] = &[$(DirectiveName::$variant,)*];

            /// The name as the standard spells it; empty for an unknown one.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(DirectiveName::$variant => $name,)* DirectiveName::Unknown => "" }
            }

            /// Directive names are [ASCII case-insensitive](https://w3c.github.io/webappsec-csp/#parse-serialized-policy).
            pub(crate) fn from_text(text: &str) -> DirectiveName {
                $(if text.eq_ignore_ascii_case($name) { return DirectiveName::$variant; })*
                DirectiveName::Unknown
            }
        }
    };
}

directive_names! {
    ConnectSrc = "connect-src",
    DefaultSrc = "default-src",
    ScriptSrc = "script-src",
    ScriptSrcElem = "script-src-elem",
    ScriptSrcAttr = "script-src-attr",
    StyleSrc = "style-src",
    StyleSrcElem = "style-src-elem",
    StyleSrcAttr = "style-src-attr",
    ImgSrc = "img-src",
    FontSrc = "font-src",
    MediaSrc = "media-src",
    ObjectSrc = "object-src",
    FrameSrc = "frame-src",
    FencedFrameSrc = "fenced-frame-src",
    ChildSrc = "child-src",
    WorkerSrc = "worker-src",
    ManifestSrc = "manifest-src",
    BaseUri = "base-uri",
    FormAction = "form-action",
    FrameAncestors = "frame-ancestors",
    Sandbox = "sandbox",
    ReportUri = "report-uri",
    ReportTo = "report-to",
    UpgradeInsecureRequests = "upgrade-insecure-requests",
    BlockAllMixedContent = "block-all-mixed-content",
    RequireTrustedTypesFor = "require-trusted-types-for",
    TrustedTypes = "trusted-types",
    Webrtc = "webrtc",
}
