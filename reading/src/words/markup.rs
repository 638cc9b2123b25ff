//! Messages about HTML and CSS.

super::messages! {
    /// What readers of markup say.
    Markup {
        /// The title of markup.
        Html,
        /// The title of a style sheet.
        Css,
    }
}
