//! Messages of all rooms.

super::messages! {
    /// What every reader may say.
    Core {
        /// The title where a reader gives none. `kind`.
        Kind,
        /// The title of a text that no reader knows.
        Unknown,
        /// Why such a text was not read.
        NotRecognised,
        /// A line that fits nothing around it.
        NotUnderstood,
        /// The text does not say which page asks.
        PageUrl,
        /// The text holds no request.
        Request,
        /// The text holds several requests.
        WhichRequest,
        /// The text holds no address.
        RequestUrl,
        /// The text does not say which API asks.
        RequestApi,
        /// The text holds no answer.
        Network,
        /// Characters that nobody sees were removed.
        Invisible,
    }
}
