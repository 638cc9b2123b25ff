//! JSX: elements that load resources, policies in `<meta>`, and handlers.

use oxc_ast::ast::{
    JSXAttributeItem, JSXAttributeName, JSXAttributeValue, JSXChild, JSXElement, JSXElementName, JSXExpression,
};
use oxc_span::Span;

use super::Interpreter;
use crate::store::Class;
use crate::value::{Kind, Value};

/// Whether a script has the type of data in a project: JSON about the page is not code.
fn has_data(element: &JSXElement<'_>) -> bool {
    element.opening_element.attributes.iter().any(|attribute| {
        matches!(
            attribute,
            JSXAttributeItem::Attribute(attribute)
                if matches!(&attribute.name, JSXAttributeName::Identifier(name) if name.name == "type")
                    && matches!(&attribute.value, Some(JSXAttributeValue::StringLiteral(value)) if is_data_type(&value.value))
        )
    })
}

/// Whether a script of this type does not run.
pub(crate) fn is_data_type(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    let is_code =
        name.is_empty() || ["javascript", "ecmascript", "jscript", "babel"].iter().any(|part| name.contains(part));
    !is_code && !matches!(name.as_str(), "module" | "importmap" | "speculationrules" | "text/partytown")
}

impl<'a> Interpreter<'a> {
    pub(super) fn element(&mut self, element: &'a JSXElement<'a>) {
        self.deeper((), |this| {
            let name = match &element.opening_element.name {
                JSXElementName::Identifier(name) => name.name.as_str(),
                JSXElementName::IdentifierReference(name) => name.name.as_str(),
                _ => "",
            };
            // `Script` and `Image` are Next's: they load the same resources as the HTML elements.
            let tag = match name {
                "Script" => "script",
                "Image" => "img",
                other => other,
            };
            let is_data = tag == "script" && has_data(element);
            let id = this.store.create(if tag == "meta" { Class::Plain } else { Class::Element }, element.span);
            this.store.set(id, "[[tag]]", Value::text(tag, element.span), element.span);
            for attribute in &element.opening_element.attributes {
                match attribute {
                    JSXAttributeItem::Attribute(attribute) => {
                        let name = match &attribute.name {
                            JSXAttributeName::Identifier(name) => name.name.as_str(),
                            JSXAttributeName::NamespacedName(name)
                                if this.project.is_some() && name.name.name == "href" =>
                            {
                                "xlinkHref"
                            }
                            JSXAttributeName::NamespacedName(_) => continue,
                        };
                        let value = this.attribute(attribute.value.as_ref(), attribute.span);
                        if let Kind::Function(_) = value.kind {
                            this.call_back(&value);
                        }
                        if !is_data {
                            this.content_in_attribute(tag, name, &value);
                        }
                        this.store.set(id, name, value, attribute.span);
                    }
                    JSXAttributeItem::SpreadAttribute(spread) => {
                        let value = this.expression(&spread.argument);
                        this.spread_into(id, &value, spread.span, None);
                    }
                }
            }
            if tag == "meta" {
                this.meta(id);
            }
            if is_data {
                this.children(&element.children);
            } else if matches!(tag, "script" | "style") {
                this.code_in_children(tag, &element.children);
            } else {
                this.children(&element.children);
            }
        });
    }

    /// `<style>{`…`}</style>`
    fn code_in_children(&mut self, tag: &str, children: &'a [JSXChild<'a>]) {
        for child in children {
            if let JSXChild::ExpressionContainer(container) = child
                && let Some(expression) = container.expression.as_expression()
            {
                let value = self.expression(expression);
                self.content(tag, "textContent", &value);
            }
        }
    }

    /// Lit's `html`, and the tags of libraries for style sheets.
    pub(super) fn tagged_template(&mut self, tag: Span, value: &Value) {
        match self.code(tag) {
            "html" | "svg" => {
                // A dot before the name of an attribute makes it a property.
                let text = self.text_of(value).map(|part| part.replace(" .", " "));
                self.markup(&Value::new(Kind::Text(text), value.at), "innerHTML");
            }
            _ => self.sheet(value),
        }
    }

    fn attribute(&mut self, value: Option<&'a JSXAttributeValue<'a>>, at: Span) -> Value {
        match value {
            None => Value::text("", at),
            Some(JSXAttributeValue::StringLiteral(literal)) => Value::text(literal.value.as_str(), literal.span),
            Some(JSXAttributeValue::ExpressionContainer(container)) => match container.expression.as_expression() {
                Some(expression) => self.expression(expression),
                None => Value::open(at),
            },
            Some(JSXAttributeValue::Element(element)) => {
                self.element(element);
                Value::open(at)
            }
            Some(JSXAttributeValue::Fragment(fragment)) => {
                self.children(&fragment.children);
                Value::open(at)
            }
        }
    }

    pub(super) fn children(&mut self, children: &'a [JSXChild<'a>]) {
        for child in children {
            match child {
                JSXChild::Element(element) => self.element(element),
                JSXChild::Fragment(fragment) => self.deeper((), |this| this.children(&fragment.children)),
                JSXChild::ExpressionContainer(container) => {
                    if let JSXExpression::EmptyExpression(_) = &container.expression {
                        continue;
                    }
                    if let Some(expression) = container.expression.as_expression() {
                        self.expression(expression);
                    }
                }
                JSXChild::Spread(spread) => {
                    self.expression(&spread.expression);
                }
                JSXChild::Text(_) => {}
            }
        }
    }

    /// `<meta httpEquiv="Content-Security-Policy" content={…} />`.
    fn meta(&mut self, id: crate::value::ObjectId) {
        let get = |name: &str| self.store.last(id, name).map(|entry| entry.value.clone());
        let Some(equivalent) = get("httpEquiv").or_else(|| get("http-equiv")) else { return };
        if !equivalent.as_str().is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy")) {
            return;
        }
        if let Some(content) = get("content") {
            let at = content.at;
            self.policies.push((content, at));
        }
    }
}
