//! Messages about scripts.

super::messages! {
    /// What readers of scripts say.
    Script {
        /// The title. `call`: the call that was found.
        Title,
    }
}
