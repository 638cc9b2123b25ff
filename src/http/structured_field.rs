//! [Structured fields](https://www.rfc-editor.org/rfc/rfc9651) whose value is an item that is a token.

use std::convert::Infallible;

use sfv::visitor::{ItemVisitor, ParameterVisitor};
use sfv::{BareItemFromInput, KeyRef, Parser};

/// A token, and what its parameters ask of a parser.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct TokenItem<'v> {
    pub(crate) token: &'v str,
    /// A parameter is a date or a display string, which [RFC 8941](https://www.rfc-editor.org/rfc/rfc8941) did not have.
    pub(crate) has_types_of_rfc9651: bool,
    /// A parameter is a number or a byte sequence, or its name begins with `*`.
    pub(crate) has_numbers_or_bytes: bool,
}

/// [Get a structured field value](https://fetch.spec.whatwg.org/#concept-header-list-get-structured-header) of type
/// "item"; `None` where parsing fails or the item is something other than a token.
pub(crate) fn token_item(value: &str) -> Option<TokenItem<'_>> {
    let item = Parser::new(value).parse_item_with_visitor(Visitor(TokenItem::default())).ok()?;
    (!item.token.is_empty()).then_some(item)
}

struct Visitor<'v>(TokenItem<'v>);

impl<'v> ItemVisitor<'v> for Visitor<'v> {
    type Out = TokenItem<'v>;
    type Error = Infallible;

    fn bare_item(
        mut self,
        item: BareItemFromInput<'v>,
    ) -> Result<impl ParameterVisitor<'v, Out = Self::Out>, Self::Error> {
        if let BareItemFromInput::Token(token) = item {
            self.0.token = token.as_str();
        }
        Ok(self)
    }
}

impl<'v> ParameterVisitor<'v> for Visitor<'v> {
    type Out = TokenItem<'v>;
    type Error = Infallible;

    fn parameter(&mut self, key: &'v KeyRef, value: BareItemFromInput<'v>) -> Result<(), Self::Error> {
        use BareItemFromInput as Item;
        self.0.has_types_of_rfc9651 |= matches!(value, Item::Date(_) | Item::DisplayString(_));
        self.0.has_numbers_or_bytes |= key.as_str().starts_with('*')
            || matches!(value, Item::Integer(_) | Item::Decimal(_) | Item::ByteSequence(_));
        Ok(())
    }

    fn finish(self) -> Result<Self::Out, Self::Error> {
        Ok(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::token_item;

    #[test]
    fn what_parses_is_a_token() {
        let token = |value| token_item(value).map(|item| item.token);
        assert_eq!(token("require-corp"), Some("require-corp"));
        assert_eq!(token(" require-corp; report-to=\"x\" "), Some("require-corp"));
        for value in [
            "",
            "require-corp;",
            "require-corp ;a=b",
            "require-corp, x",
            "\"x\"",
            "1",
            "?1",
            "(x)",
            "x;A=b",
            "x;a=\"é\"",
        ] {
            assert_eq!(token(value), None, "{value:?}");
        }
    }

    #[test]
    fn types_of_parameters_are_told_apart() {
        assert!(token_item("x;a=@1").unwrap().has_types_of_rfc9651);
        assert!(token_item("x;a=%\"x\"").unwrap().has_types_of_rfc9651);
        assert!(token_item("x;*a").unwrap().has_numbers_or_bytes);
        assert!(token_item("x;a=:YQ==:").unwrap().has_numbers_or_bytes);
        assert_eq!(token_item("x;a=?1;b=\"x\";c=d").unwrap(), super::TokenItem { token: "x", ..Default::default() });
    }
}
