//! Expressions.

use std::borrow::Cow;
use std::rc::Rc;

use oxc_ast::ast::{
    ArrayExpression, ArrayExpressionElement, AssignmentExpression, BinaryExpression, ChainElement,
    ConditionalExpression, Expression, LogicalExpression, MemberExpression, ObjectExpression, ObjectPropertyKind,
    PropertyKey, PropertyKind, TemplateLiteral, UnaryExpression,
};
use oxc_span::{GetSpan, Span};
use oxc_syntax::operator::{AssignmentOperator, BinaryOperator, LogicalOperator, UnaryOperator};

use super::{Completion, Interpreter};
use crate::store::{Class, Entry, SPREAD};
use crate::value::{Kind, LONGEST_TEXT, ObjectId, Text, Value};

/// A literal's text as browsers encode it: a half of a surrogate pair becomes U+FFFD. If `has_halves`, the parser writes the
/// code of the half in four digits behind that character.
fn encoded(text: &str, has_halves: bool) -> Cow<'_, str> {
    const MARK: char = char::REPLACEMENT_CHARACTER;
    if !has_halves {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split(MARK);
    let mut encoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        encoded.push(MARK);
        encoded.push_str(part.get(4..).unwrap_or_default());
    }
    Cow::Owned(encoded)
}

impl<'a> Interpreter<'a> {
    /// The value of an expression.
    pub(crate) fn expression(&mut self, expression: &'a Expression<'a>) -> Value {
        let at = expression.span();
        self.deeper(Value::open(at), |this| this.expression_here(expression, at))
    }

    fn expression_here(&mut self, expression: &'a Expression<'a>, at: Span) -> Value {
        if let Some(member) = expression.as_member_expression() {
            return self.member_expression(member);
        }
        match expression {
            Expression::StringLiteral(literal) => {
                Value::text(encoded(literal.value.as_str(), literal.lone_surrogates), at)
            }
            Expression::NumericLiteral(literal) => Value::new(Kind::Number(literal.value), at),
            Expression::BooleanLiteral(literal) => Value::new(Kind::Boolean(literal.value), at),
            Expression::NullLiteral(_) => Value::new(Kind::Null, at),
            Expression::TemplateLiteral(template) => self.template(template),
            Expression::Identifier(identifier) => {
                // A hole is named by the code that people see there.
                self.name(identifier.name.as_str(), at).placed(at)
            }
            Expression::ObjectExpression(object) => self.object(object),
            Expression::ArrayExpression(array) => self.array(array),
            Expression::CallExpression(call) => self.call_expression(call),
            Expression::NewExpression(new) => self.new_expression(new),
            Expression::ChainExpression(chain) => match &chain.expression {
                ChainElement::CallExpression(call) => self.call_expression(call),
                ChainElement::TSNonNullExpression(inner) => self.expression(&inner.expression),
                element => match element.as_member_expression() {
                    Some(member) => self.member_expression(member),
                    None => Value::open(at),
                },
            },
            Expression::AssignmentExpression(assignment) => self.assignment(assignment),
            Expression::UpdateExpression(update) if self.project.is_some() => {
                let value = Value::open(at);
                self.assign_simple(&update.argument, value.clone(), at);
                value
            }
            Expression::BinaryExpression(binary) => self.binary(binary),
            Expression::LogicalExpression(logical) => self.logical(logical),
            Expression::ConditionalExpression(conditional) => self.conditional(conditional),
            Expression::UnaryExpression(unary) => self.unary(unary),
            Expression::SequenceExpression(sequence) => {
                let mut last = Value::undefined(at);
                for expression in &sequence.expressions {
                    last = self.expression(expression);
                }
                last
            }
            Expression::ParenthesizedExpression(inner) => self.expression(&inner.expression),
            Expression::AwaitExpression(inner) => self.expression(&inner.argument),
            Expression::YieldExpression(inner) => {
                if let Some(argument) = &inner.argument {
                    self.expression(argument);
                }
                Value::open(at)
            }
            Expression::FunctionExpression(function) => self.function_value(function.as_ref().into(), at),
            Expression::ArrowFunctionExpression(function) => self.function_value(function.as_ref().into(), at),
            Expression::ClassExpression(class) => self.class(class),
            Expression::ThisExpression(_) => match self.store.this(self.scope) {
                Some(value) => value.clone(),
                None => Value::new(Kind::Free("this".into()), at),
            },
            Expression::TaggedTemplateExpression(tagged) => {
                self.expression(&tagged.tag);
                let text = self.template(&tagged.quasi);
                self.tagged_template(tagged.tag.span(), &text);
                Value::open(at)
            }
            Expression::ImportExpression(import) => {
                let source = self.expression(&import.source);
                self.dynamic_import(&source, at)
            }
            Expression::ImportMeta(_) => Value::new(Kind::Free("import.meta".into()), at),
            Expression::JSXElement(element) => {
                self.element(element);
                Value::open(at)
            }
            Expression::JSXFragment(fragment) => {
                self.children(&fragment.children);
                Value::open(at)
            }
            Expression::TSAsExpression(inner) => self.expression(&inner.expression),
            Expression::TSSatisfiesExpression(inner) => self.expression(&inner.expression),
            Expression::TSTypeAssertion(inner) => self.expression(&inner.expression),
            Expression::TSNonNullExpression(inner) => self.expression(&inner.expression),
            Expression::TSInstantiationExpression(inner) => self.expression(&inner.expression),
            _ => Value::open(at),
        }
    }

    fn template(&mut self, template: &'a TemplateLiteral<'a>) -> Value {
        let mut text = Text::default();
        for (index, quasi) in template.quasis.iter().enumerate() {
            let cooked = quasi.value.cooked.as_ref().unwrap_or(&quasi.value.raw);
            text.push_str(&encoded(cooked.as_str(), quasi.lone_surrogates));
            if let Some(expression) = template.expressions.get(index) {
                let value = self.expression(expression);
                text.append(&self.text_of(&value));
            }
        }
        self.long_text(text, template.span)
    }

    /// A concatenated string, unless it is too long.
    fn long_text(&mut self, text: Text, at: Span) -> Value {
        let weight = text.weight();
        self.step(weight / 64);
        if weight > LONGEST_TEXT { Value::open(at) } else { Value::new(Kind::Text(text), at) }
    }

    fn object(&mut self, expression: &'a ObjectExpression<'a>) -> Value {
        let id = self.store.create(Class::Plain, expression.span);
        let value = Value::new(Kind::Object(id), expression.span);
        for property in &expression.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    let name = self.key(&property.key, property.computed);
                    let inner = if property.method || property.kind != PropertyKind::Init {
                        match &property.value {
                            Expression::FunctionExpression(function) => {
                                self.function_value(function.as_ref().into(), property.value.span())
                            }
                            other => self.expression(other),
                        }
                    } else {
                        self.expression(&property.value)
                    };
                    let inner = if property.kind == PropertyKind::Init { inner } else { Value::open(property.span) };
                    match name {
                        Some(name) => self.store.set(id, &name, inner, property.span),
                        None => self.store.set(id, SPREAD, Value::open(property.key.span()), property.span),
                    }
                }
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let inner = self.expression(&spread.argument);
                    self.spread_into(id, &inner, spread.span, None);
                }
            }
        }
        self.component(id, expression.span);
        if self.project.is_some() {
            self.template_of_component(id);
            self.assigned_elsewhere(id, None);
        }
        value
    }

    /// Copies the properties of a value into an object, as `{ ...value }` and `Object.assign` do.
    pub(crate) fn spread_into(&mut self, id: ObjectId, value: &Value, at: Span, condition: Option<Span>) {
        match &value.kind {
            Kind::Object(from) => {
                let entries = self.store.object(*from).entries.clone();
                if !self.step(entries.len()) {
                    return;
                }
                for entry in entries {
                    if entry.name.starts_with("[[") && &*entry.name != SPREAD {
                        continue;
                    }
                    self.store.push(id, Entry { condition: entry.condition.or(condition), ..entry });
                }
            }
            // `...(token && { Authorization: token })`, `...(json ? { … } : {})`
            Kind::Either(values) => {
                let values = Rc::clone(values);
                for inner in values.iter() {
                    self.spread_into(id, inner, at, Some(condition.unwrap_or(value.at)));
                }
            }
            Kind::Open | Kind::Free(_) => {
                self.store.push(id, Entry { name: SPREAD.into(), value: value.clone(), at, condition });
            }
            _ => {}
        }
    }

    fn array(&mut self, expression: &'a ArrayExpression<'a>) -> Value {
        let id = self.store.create(Class::Array, expression.span);
        let mut index = 0;
        for element in &expression.elements {
            match element {
                ArrayExpressionElement::SpreadElement(spread) => {
                    let inner = self.expression(&spread.argument);
                    match inner.as_object().and_then(|inner| self.list(inner)) {
                        Some(items) => {
                            for item in items {
                                let at = item.at;
                                self.store.set(id, &index.to_string(), item, at);
                                index += 1;
                            }
                        }
                        None => self.store.set(id, SPREAD, inner, spread.span),
                    }
                }
                ArrayExpressionElement::Elision(elision) => {
                    self.store.set(id, &index.to_string(), Value::undefined(elision.span), elision.span);
                    index += 1;
                }
                other => {
                    if let Some(expression) = other.as_expression() {
                        let value = self.expression(expression);
                        self.store.set(id, &index.to_string(), value, expression.span());
                        index += 1;
                    }
                }
            }
        }
        self.assigned_elsewhere(id, None);
        Value::new(Kind::Object(id), expression.span)
    }

    /// The name of a property; `None` if the text does not determine it.
    pub(super) fn key(&mut self, key: &'a PropertyKey<'a>, computed: bool) -> Option<Rc<str>> {
        match key {
            PropertyKey::StaticIdentifier(name) => Some(name.name.as_str().into()),
            PropertyKey::PrivateIdentifier(name) => Some(format!("#{}", name.name).into()),
            key if computed => {
                let value = self.expression(key.as_expression()?);
                self.text_of(&value).known().map(Into::into)
            }
            key => key.static_name().map(|name| name.as_ref().into()),
        }
    }

    /// The object and the name of a member expression. The name is `None` if it is not known.
    pub(super) fn reference(&mut self, member: &'a MemberExpression<'a>) -> (Value, Option<Rc<str>>) {
        match member {
            MemberExpression::StaticMemberExpression(member) => {
                (self.expression(&member.object), Some(member.property.name.as_str().into()))
            }
            MemberExpression::ComputedMemberExpression(member) => {
                let object = self.expression(&member.object);
                let name = self.expression(&member.expression);
                (object, self.text_of(&name).known().map(Into::into))
            }
            MemberExpression::PrivateFieldExpression(member) => {
                (self.expression(&member.object), Some(format!("#{}", member.field.name).into()))
            }
        }
    }

    fn member_expression(&mut self, member: &'a MemberExpression<'a>) -> Value {
        let (object, name) = self.reference(member);
        let value = match name {
            Some(name) => self.member(&object, &name, member.span()),
            None => Value::open(member.span()),
        };
        value.placed(member.span())
    }

    fn assignment(&mut self, assignment: &'a AssignmentExpression<'a>) -> Value {
        let value = match assignment.operator {
            AssignmentOperator::Assign => self.expression(&assignment.right),
            AssignmentOperator::Addition => {
                let before = self.target_value(&assignment.left);
                let added = self.expression(&assignment.right);
                self.sum(before, &added, assignment.span)
            }
            AssignmentOperator::LogicalOr | AssignmentOperator::LogicalNullish => {
                let before = self.target_value(&assignment.left);
                let fallback = self.expression(&assignment.right);
                match (assignment.operator, before.truth()) {
                    (AssignmentOperator::LogicalOr, Some(false)) => fallback,
                    (_, Some(false)) if before.is_nullish() => fallback,
                    (_, Some(_)) => before,
                    _ => Value::either(before, fallback, assignment.span),
                }
            }
            _ => {
                self.expression(&assignment.right);
                Value::open(assignment.span)
            }
        };
        self.assign_target(&assignment.left, value.clone(), assignment.span);
        value
    }

    fn binary(&mut self, binary: &'a BinaryExpression<'a>) -> Value {
        if binary.operator != BinaryOperator::Addition {
            let left = self.expression(&binary.left);
            let right = self.expression(&binary.right);
            return compare(binary.operator, &left, &right, binary.span);
        }
        // `a + b + c + …` nests to the left, one level for each summand.
        let mut summands = vec![&binary.right];
        let mut left = &binary.left;
        while let Expression::BinaryExpression(inner) = left
            && inner.operator == BinaryOperator::Addition
        {
            summands.push(&inner.right);
            left = &inner.left;
        }
        let mut sum = self.expression(left);
        for summand in summands.into_iter().rev() {
            let value = self.expression(summand);
            sum = self.sum(sum, &value, binary.span);
        }
        sum
    }

    fn sum(&mut self, left: Value, right: &Value, at: Span) -> Value {
        let text = match (left.kind, &right.kind) {
            (Kind::Number(one), Kind::Number(two)) => return Value::new(Kind::Number(one + two), at),
            (Kind::Text(mut text), _) => {
                text.append(&self.text_of(right));
                text
            }
            (kind, _) => {
                let left = Value::new(kind, left.at);
                let mut text = self.text_of(&left);
                text.append(&self.text_of(right));
                text
            }
        };
        self.long_text(text, at)
    }

    fn logical(&mut self, logical: &'a LogicalExpression<'a>) -> Value {
        let left = self.expression(&logical.left);
        let certain = match (logical.operator, left.truth()) {
            (LogicalOperator::Or | LogicalOperator::Coalesce, Some(true)) | (LogicalOperator::And, Some(false)) => {
                Some(true)
            }
            (LogicalOperator::Or, Some(false)) | (LogicalOperator::And, Some(true)) => Some(false),
            (LogicalOperator::Coalesce, Some(false)) => Some(!left.is_nullish()),
            (_, None) => None,
        };
        match certain {
            Some(true) => left,
            Some(false) => self.expression(&logical.right),
            None => {
                let mut right = Value::open(logical.right.span());
                self.alternatives(
                    logical.left.span(),
                    &mut [
                        &mut |this| {
                            right = this.expression(&logical.right);
                            Completion::Normal
                        },
                        &mut |_| Completion::Normal,
                    ],
                );
                if logical.operator == LogicalOperator::And {
                    // The remaining left side is false or nothing.
                    Value::either(right, Value::new(Kind::Boolean(false), left.at), logical.left.span())
                } else {
                    Value::either(left, right, logical.span)
                }
            }
        }
    }

    fn conditional(&mut self, conditional: &'a ConditionalExpression<'a>) -> Value {
        let test = self.expression(&conditional.test);
        match test.truth() {
            Some(true) => self.expression(&conditional.consequent),
            Some(false) => self.expression(&conditional.alternate),
            None => {
                let mut values = [Value::open(conditional.span), Value::open(conditional.span)];
                let [yes, no] = &mut values;
                self.alternatives(
                    conditional.test.span(),
                    &mut [
                        &mut |this| {
                            *yes = this.expression(&conditional.consequent);
                            Completion::Normal
                        },
                        &mut |this| {
                            *no = this.expression(&conditional.alternate);
                            Completion::Normal
                        },
                    ],
                );
                let [yes, no] = values;
                match self.store.request_object(&[&yes, &no]) {
                    Some(request) => request.clone(),
                    None => Value::either(yes, no, conditional.span),
                }
            }
        }
    }

    fn unary(&mut self, unary: &'a UnaryExpression<'a>) -> Value {
        if unary.operator == UnaryOperator::Delete
            && let Some(member) = unary.argument.as_member_expression()
        {
            let (object, name) = self.reference(member);
            if let (Some(id), Some(name)) = (object.as_object(), name) {
                let value = Value::undefined(unary.span);
                self.store.set(id, &name, value.clone(), unary.span);
                self.assigns_property(id, Some(&name), &value);
            }
            return Value::new(Kind::Boolean(true), unary.span);
        }
        let value = self.expression(&unary.argument);
        let kind = match unary.operator {
            UnaryOperator::LogicalNot => value.truth().map_or(Kind::Open, |truth| Kind::Boolean(!truth)),
            UnaryOperator::Void => Kind::Undefined,
            UnaryOperator::UnaryNegation => match value.kind {
                Kind::Number(number) => Kind::Number(-number),
                _ => Kind::Open,
            },
            UnaryOperator::UnaryPlus => match value.kind {
                Kind::Number(number) => Kind::Number(number),
                _ => Kind::Open,
            },
            _ => Kind::Open,
        };
        Value::new(kind, unary.span)
    }
}

/// A comparison, if the text determines its result.
fn compare(operator: BinaryOperator, left: &Value, right: &Value, at: Span) -> Value {
    let known = |value: &Value| {
        matches!(value.kind, Kind::Undefined | Kind::Null | Kind::Boolean(_) | Kind::Number(_))
            || value.as_str().is_some()
    };
    let kind = match operator {
        BinaryOperator::StrictEquality if known(left) && known(right) => Kind::Boolean(left.same(right)),
        BinaryOperator::StrictInequality if known(left) && known(right) => Kind::Boolean(!left.same(right)),
        BinaryOperator::Equality if left.same(right) && known(left) => Kind::Boolean(true),
        BinaryOperator::Inequality if left.same(right) && known(left) => Kind::Boolean(false),
        _ => Kind::Open,
    };
    Value::new(kind, at)
}
