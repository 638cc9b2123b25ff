//! Messages about configuration.

super::messages! {
    /// Messages of configuration readers.
    Config {
        /// The title. `name`: the product.
        Title,
        /// The title of a configuration without headers. `name`: the product.
        NoHeadersTitle,
        /// The configuration sets no header.
        NoHeaders,
        /// Several paths are configured.
        WhichPath,
        /// Several hosts are configured.
        WhichHost,
        /// A policy is used that the text does not define. `name`.
        PolicyElsewhere,
        /// A pattern of paths that can't be followed. `pattern`.
        Pattern,
        /// A header's value depends on something outside the text. `name`, `on`.
        Depends,
        /// A header's value is read as in production. `name`, `on`.
        Assumed,
        /// A branch of the code is read as in production. `on`.
        AssumedBranch,
        /// A header is only sent under a condition. `name`, `on`.
        OnlyIf,
        /// A function decides on a header. `name`.
        Function,
        /// The configuration does not give the response to OPTIONS.
        PreflightStatus,
        /// Some methods have other response headers. `methods`.
        OtherMethods,
        /// The server behind a proxy may add headers.
        Upstream,
        /// Another file is included. `file`.
        Included,
        /// A value is the default of a library. `name`, `product`.
        Default,
        /// A policy is completed with a library's defaults. `name`, `product`.
        Merged,
        /// Something is defined but not used. `name`.
        NotUsed,
        /// No router is given, so it is not known which middlewares are used.
        NoRouter,
        /// A library refuses the configuration. `why`.
        Refused,
        /// The handlers decide which methods are allowed.
        HandlerMethods,
        /// The headers are only sent for paths that match. `pattern`.
        OnlyPath,
        /// A directive is configured twice. `name`.
        Twice,
        /// The header is sent twice, from both tables. `name`.
        SentTwice,
        /// Responses to requests get these headers from the code, not from this file.
        PreflightOnly,
    }
}
