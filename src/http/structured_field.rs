//! [Structured fields](https://www.rfc-editor.org/rfc/rfc9651): items that are tokens, and strings in dictionaries.

use std::convert::Infallible;

use sfv::visitor::{DictionaryVisitor, EntryVisitor, Ignored, InnerListVisitor, ItemVisitor, ParameterVisitor};
use sfv::{BareItemFromInput, KeyRef, Parser};

/// A token, and which features of structured fields its parameters need.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct TokenItem<'v> {
    pub(crate) token: &'v str,
    /// A parameter is a date or a display string, which [RFC 8941](https://www.rfc-editor.org/rfc/rfc8941) does not
    /// have.
    pub(crate) has_types_of_rfc9651: bool,
    /// A parameter is a number or a byte sequence, or its name begins with `*`.
    pub(crate) has_numbers_or_bytes: bool,
}

/// [Get a structured field value](https://fetch.spec.whatwg.org/#concept-header-list-get-structured-header) of type
/// "item"; `None` if parsing fails or the item is not a token.
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

/// [Get a structured field value](https://fetch.spec.whatwg.org/#concept-header-list-get-structured-header) of type
/// "dictionary", and its member `key`; `None` if parsing fails or the member is not a string.
pub(crate) fn string_member(value: &str, key: &str) -> Option<String> {
    Parser::new(value).parse_dictionary_with_visitor(Members { key, found: None }).ok()?
}

struct Members<'k> {
    key: &'k str,
    found: Option<String>,
}

impl<'v> DictionaryVisitor<'v> for Members<'_> {
    type Out = Option<String>;
    type Error = Infallible;

    fn entry(&mut self, key: &'v KeyRef) -> Result<impl EntryVisitor<'v>, Self::Error> {
        let found = &mut self.found;
        Ok((key.as_str() == self.key).then(|| {
            // If a key occurs twice, the last one is used.
            *found = None;
            Member(found)
        }))
    }

    fn finish(self) -> Result<Self::Out, Self::Error> {
        Ok(self.found)
    }
}

struct Member<'f>(&'f mut Option<String>);

impl<'v> EntryVisitor<'v> for Member<'_> {
    type Error = Infallible;

    fn item(self) -> Result<impl ItemVisitor<'v>, Self::Error> {
        Ok(self)
    }

    fn inner_list(self) -> Result<impl InnerListVisitor<'v>, Self::Error> {
        Ok(Ignored)
    }
}

impl<'v> ItemVisitor<'v> for Member<'_> {
    type Out = ();
    type Error = Infallible;

    fn bare_item(self, item: BareItemFromInput<'v>) -> Result<impl ParameterVisitor<'v, Out = Self::Out>, Self::Error> {
        if let BareItemFromInput::String(text) = item {
            *self.0 = Some(text.as_str().to_owned());
        }
        Ok(Ignored)
    }
}

#[cfg(test)]
mod tests {
    use super::{string_member, token_item};

    #[test]
    fn a_member_is_the_last_string_of_its_key() {
        let main = |value| string_member(value, "main");
        assert_eq!(main("main=\"/x\"").as_deref(), Some("/x"));
        assert_eq!(main("first=\"/one,two\", main=\"/a\\\"b\";x=1").as_deref(), Some("/a\"b"));
        assert_eq!(main("main=\"/x\", main=\"/y\"").as_deref(), Some("/y"));
        for value in ["", "other=\"/x\"", "main", "main=/x", "main=(\"/x\")", "main=\"/x\",", "\"main=\"/x\""] {
            assert_eq!(main(value), None, "{value}");
        }
    }

    #[test]
    fn only_items_that_are_tokens_are_read() {
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
    fn types_of_parameters_are_distinguished() {
        assert!(token_item("x;a=@1").unwrap().has_types_of_rfc9651);
        assert!(token_item("x;a=%\"x\"").unwrap().has_types_of_rfc9651);
        assert!(token_item("x;*a").unwrap().has_numbers_or_bytes);
        assert!(token_item("x;a=:YQ==:").unwrap().has_numbers_or_bytes);
        assert_eq!(token_item("x;a=?1;b=\"x\";c=d").unwrap(), super::TokenItem { token: "x", ..Default::default() });
    }
}
