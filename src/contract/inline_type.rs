//! The types of inline code, which steps name.

/// The type of an inline behavior.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum InlineType {
    /// The text of a `<script>`.
    Script,
    /// The attribute of an event handler.
    ScriptAttribute,
    /// The text of a `<style>`.
    Style,
    /// A `style` attribute.
    StyleAttribute,
    /// A `javascript:` URL.
    Navigation,
    /// The text of a `<script type=speculationrules>`. For the standard, its type is that of any script.
    SpeculationRules,
}

impl InlineType {
    /// Its name, for which every catalogue has a word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            InlineType::Script => "script",
            InlineType::ScriptAttribute => "event-handler",
            InlineType::Style => "style",
            InlineType::StyleAttribute => "style-attribute",
            InlineType::Navigation => "javascript-url",
            InlineType::SpeculationRules => "speculation-rules",
        }
    }
}
