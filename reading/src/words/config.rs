//! Messages about configuration.

super::messages! {
    /// What readers of configuration say.
    Config {
        /// The title. `name`: the product.
        Title,
    }
}
