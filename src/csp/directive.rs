//! Directives, and what depends on their names.

use super::source_expression::{HashSource, Keyword, SourceExpression, SourceKind};
pub(crate) use crate::contract::directive_name::DirectiveName;
use crate::input::Place;

/// A [directive](https://w3c.github.io/webappsec-csp/#directives).
#[derive(Debug)]
pub(crate) struct Directive<'a> {
    pub(crate) name: DirectiveName,
    /// As it was written.
    pub(crate) written_name: &'a str,
    pub(crate) name_place: Place,
    /// The source list of a fetch directive; empty for the others.
    pub(crate) source_list: Vec<SourceExpression<'a>>,
    /// The whole directive, as written.
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

impl<'a> Directive<'a> {
    /// The tokens of the [value](https://w3c.github.io/webappsec-csp/#directive-value).
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &'a str> {
        self.text.split_ascii_whitespace().skip(1)
    }

    /// The expression of the source list that is this keyword.
    pub(crate) fn keyword(&self, keyword: Keyword) -> Option<&SourceExpression<'a>> {
        self.source_list.iter().find(|expression| expression.kind == SourceKind::Keyword(keyword))
    }

    /// Whether the source list has this keyword.
    pub(crate) fn has(&self, keyword: Keyword) -> bool {
        self.keyword(keyword).is_some()
    }

    /// The hashes of the source list, each with its expression.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = (HashSource<'a>, &SourceExpression<'a>)> {
        self.source_list.iter().filter_map(|expression| match expression.kind {
            SourceKind::Hash(hash) => Some((hash, expression)),
            _ => None,
        })
    }

    /// The nonces of the source list, each with its expression.
    pub(crate) fn nonces(&self) -> impl Iterator<Item = (&'a str, &SourceExpression<'a>)> {
        self.source_list.iter().filter_map(|expression| match expression.kind {
            SourceKind::Nonce(nonce) => Some((nonce, expression)),
            _ => None,
        })
    }
}

impl DirectiveName {
    /// Whether it controls which scripts run, so that `'strict-dynamic'` has an effect in it.
    pub(crate) fn governs_code(self) -> bool {
        matches!(self, DirectiveName::ScriptSrc | DirectiveName::ScriptSrcElem | DirectiveName::ScriptSrcAttr)
    }

    /// Whether it controls `<script>` elements by name: `'inline-speculation-rules'` has an effect in no other directive.
    pub(crate) fn governs_script_elements(self) -> bool {
        matches!(self, DirectiveName::ScriptSrc | DirectiveName::ScriptSrcElem)
    }

    /// Whether its value is a source list.
    pub(crate) fn has_source_list(self) -> bool {
        use DirectiveName as D;
        matches!(
            self,
            D::ConnectSrc
                | D::DefaultSrc
                | D::ScriptSrc
                | D::ScriptSrcElem
                | D::ScriptSrcAttr
                | D::StyleSrc
                | D::StyleSrcElem
                | D::StyleSrcAttr
                | D::ImgSrc
                | D::FontSrc
                | D::MediaSrc
                | D::ObjectSrc
                | D::FrameSrc
                | D::FencedFrameSrc
                | D::ChildSrc
                | D::WorkerSrc
                | D::ManifestSrc
                | D::BaseUri
                | D::FormAction
                | D::FrameAncestors
        )
    }
}
