//! Messages about scripts.

super::messages! {
    /// Messages of script readers.
    Script {
        /// The title. `call`: the call that was found.
        Title,
        /// The title of a script with several requests. `count`.
        Titles,
        /// The title of what `DevTools` copied as fetch.
        Copied,
        /// A script without a request.
        NoRequest,
        /// The title of markup in a script, with a policy.
        Policy,
        /// The title of a script whose requests are not made by a page.
        Elsewhere,
        /// A part that is not JavaScript.
        NotJavaScript,
        /// Brackets that nest too deeply.
        TooDeep,
        /// A script that is too large to be read completely.
        TooLong,
        /// The URL depends on the page. `url`.
        Relative,
        /// Two URLs, one of which is right. `one`, `two`.
        UrlEither,
        /// A URL that is not completely known. `url`: with holes in braces. `names`.
        UrlOpen,
        /// A URL that is built from the page's URL. `url`, `names`.
        UrlOfPage,
        /// A query that is not known. `names`.
        QueryOpen,
        /// A client that is defined elsewhere. `name`, `url`.
        ClientUrl,
        /// A client that is defined elsewhere. `name`.
        Client,
        /// A condition, or something that may override a value. `code`.
        Depends,
        /// A value that is not known. `code`.
        ValueOpen,
        /// An address of an element that is not known. `name`: the attribute. `url`: with holes in braces.
        ElementOpen,
        /// Options that are not known. `code`.
        OptionsOpen,
        /// Headers that are not known. `code`.
        HeadersOpen,
        /// A header whose value is not known. `name`, `code`.
        HeaderOpen,
        /// A header whose value decides whether there is a preflight. `name`, `code`.
        SafelistedOpen,
        /// A header that is not always set. `name`, `code`.
        HeaderCondition,
        /// A body that is not known. `code`.
        BodyOpen,
        /// Data that a library may send as JSON. `name`: the library. `code`.
        DataOpen,
        /// The type of a file is not known.
        FileType,
        /// An XMLHttpRequest without `send`.
        NotSent,
        /// An XMLHttpRequest without `open`.
        NotOpened,
        /// An `XDomainRequest`, which no browser has today.
        DomainRequest,
        /// An interceptor that may change the request.
        Interceptor,
        /// An interceptor that sets headers. `names`.
        InterceptorHeaders,
        /// JSONP.
        JsonpCallback,
        /// A script that `DevTools` copied as fetch.
        CopiedApi,
        /// How `DevTools` copies cookies.
        CopiedCredentials,
        /// A script that was copied for Node has no credentials.
        CopiedNoCredentials,
        /// `DevTools` copied a navigation.
        CopiedNavigation,
        /// A request of a server. `call`.
        Server,
        /// A request of a service worker. `call`.
        ServiceWorker,
        /// A request of a worker. `call`.
        Worker,
        /// A navigation. `url`.
        Navigation,
        /// A policy that is not completely known. `code`.
        PolicyOpen,
    }
}
