//! Messages about HTML and CSS.

super::messages! {
    /// Messages of markup readers.
    Markup {
        /// The title of one element. `tag`.
        Element,
        /// The title of several elements. `count`.
        Elements,
        /// The title of policies.
        Policy,
        /// The title of markup that loads nothing.
        Nothing,
        /// The title of a style sheet.
        Css,
        /// A URL that a template fills in. `code`.
        Placeholder,
        /// A URL without a scheme. `url`.
        Scheme,
        /// A relative URL. `url`.
        Relative,
        /// A URL in a style sheet. `url`.
        StyleSheetRelative,
        /// Other candidates of an image. `url`.
        Srcset,
        /// Other sources of a picture.
        Picture,
        /// Another source of a media element. `url`.
        OtherSource,
        /// Several sources of a font.
        FontSources,
        /// Report-only in a meta element.
        ReportOnlyMeta,
        /// A policy outside of the head.
        MetaInBody,
        /// Code in the markup. `kind`: its API.
        Inline,
        /// Content of noscript.
        Noscript,
        /// Links that only connect. `rel`.
        Preconnect,
        /// A preload without `as`.
        PreloadAs,
        /// An alternate style sheet.
        Alternate,
        /// A script that is data. `type`.
        ScriptType,
        /// A link. `url`.
        Link,
    }
}
