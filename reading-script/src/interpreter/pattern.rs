//! Patterns: the targets of declarations, parameters and assignments.

use oxc_ast::ast::{
    AssignmentTarget, AssignmentTargetMaybeDefault, AssignmentTargetProperty, BindingPattern, SimpleAssignmentTarget,
};
use oxc_span::{GetSpan, Span};

use super::Interpreter;
use crate::names::{globals, server};
use crate::store::{Class, SPREAD};
use crate::value::{Kind, Value};

impl<'a> Interpreter<'a> {
    /// Declares the names of a pattern in the scope.
    pub(super) fn bind(&mut self, pattern: &'a BindingPattern<'a>, value: Value) {
        if !self.step(1) {
            return;
        }
        match pattern {
            BindingPattern::BindingIdentifier(name) => {
                self.store.declare(self.scope, name.name.as_str(), value, name.span);
            }
            BindingPattern::AssignmentPattern(inner) => {
                let value = self.or_default(value, |this| this.expression(&inner.right));
                self.deeper((), |this| this.bind(&inner.left, value));
            }
            BindingPattern::ObjectPattern(object) => {
                let mut taken = Vec::new();
                for property in &object.properties {
                    let name = self.key(&property.key, property.computed);
                    let inner = match &name {
                        Some(name) => self.part(&value, name, property.value.span()),
                        None => Value::open(property.span),
                    };
                    taken.extend(name);
                    self.deeper((), |this| this.bind(&property.value, inner));
                }
                if let Some(rest) = &object.rest {
                    let id = self.store.create(Class::Plain, rest.span);
                    self.spread_into(id, &value, rest.span, None);
                    for name in taken {
                        self.store.set(id, &name, Value::undefined(rest.span), rest.span);
                    }
                    self.deeper((), |this| this.bind(&rest.argument, Value::new(Kind::Object(id), rest.span)));
                }
            }
            BindingPattern::ArrayPattern(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    if let Some(element) = element {
                        let inner = self.part(&value, &index.to_string(), element.span());
                        self.deeper((), |this| this.bind(element, inner));
                    }
                }
                if let Some(rest) = &array.rest {
                    let id = self.store.create(Class::Array, rest.span);
                    self.store.set(id, SPREAD, Value::open(rest.span), rest.span);
                    self.deeper((), |this| this.bind(&rest.argument, Value::new(Kind::Object(id), rest.span)));
                }
            }
        }
    }

    /// A part of a destructured value. An open part is named by its target.
    fn part(&mut self, value: &Value, name: &str, at: Span) -> Value {
        let part = self.member(value, name, at);
        match part.kind {
            // Frameworks pass it to the functions that load data.
            Kind::Open | Kind::Free(_) if name == "fetch" && self.project.is_some() => {
                Value::new(Kind::Free(name.into()), at)
            }
            Kind::Open => Value::open(at),
            _ => part,
        }
    }

    /// A value, or the default if it is missing.
    pub(super) fn or_default(&mut self, value: Value, default: impl FnOnce(&mut Self) -> Value) -> Value {
        match value.kind {
            Kind::Undefined => default(self),
            Kind::Open | Kind::Free(_) if self.project.is_some() => {
                let at = value.at;
                let default = default(self);
                Value::either(value, default, at)
            }
            Kind::Either(ref values) if values.iter().any(|value| matches!(value.kind, Kind::Undefined)) => {
                let default = default(self);
                let at = value.at;
                let other = values.iter().find(|value| !matches!(value.kind, Kind::Undefined)).cloned();
                Value::either(other.unwrap_or_else(|| Value::open(at)), default, at)
            }
            _ => value,
        }
    }

    /// The value of a target before the assignment.
    pub(super) fn target_value(&mut self, target: &'a AssignmentTarget<'a>) -> Value {
        match target {
            AssignmentTarget::AssignmentTargetIdentifier(name) => self.name(name.name.as_str(), name.span),
            other => match other.as_member_expression() {
                Some(member) => {
                    let (object, name) = self.reference(member);
                    match name {
                        Some(name) => self.member(&object, &name, member.span()),
                        None => Value::open(member.span()),
                    }
                }
                None => Value::open(target.span()),
            },
        }
    }

    /// Assigns to a name, a property, or the parts of a pattern. `at`: the whole assignment.
    pub(super) fn assign_target(&mut self, target: &'a AssignmentTarget<'a>, value: Value, at: Span) {
        self.deeper((), |this| this.assign_target_here(target, value, at));
    }

    fn assign_target_here(&mut self, target: &'a AssignmentTarget<'a>, value: Value, at: Span) {
        if let Some(simple) = target.as_simple_assignment_target() {
            return self.assign_simple(simple, value, at);
        }
        match target {
            AssignmentTarget::ObjectAssignmentTarget(object) => {
                for property in &object.properties {
                    match property {
                        AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(property) => {
                            let name = property.binding.name.as_str();
                            let inner = self.part(&value, name, property.span);
                            let inner = match &property.init {
                                Some(init) => self.or_default(inner, |this| this.expression(init)),
                                None => inner,
                            };
                            self.assign_name(name, inner, property.span);
                        }
                        AssignmentTargetProperty::AssignmentTargetPropertyProperty(property) => {
                            let name = self.key(&property.name, property.computed);
                            let inner = match name {
                                Some(name) => self.part(&value, &name, property.span),
                                None => Value::open(property.span),
                            };
                            self.assign_with_default(&property.binding, inner, property.span);
                        }
                    }
                }
            }
            AssignmentTarget::ArrayAssignmentTarget(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    if let Some(element) = element {
                        let inner = self.part(&value, &index.to_string(), element.span());
                        self.assign_with_default(element, inner, element.span());
                    }
                }
            }
            _ => {}
        }
    }

    fn assign_with_default(&mut self, target: &'a AssignmentTargetMaybeDefault<'a>, value: Value, at: Span) {
        match target {
            AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(inner) => {
                let value = self.or_default(value, |this| this.expression(&inner.init));
                self.assign_target(&inner.binding, value, at);
            }
            other => {
                if let Some(target) = other.as_assignment_target() {
                    self.assign_target(target, value, at);
                }
            }
        }
    }

    pub(super) fn assign_simple(&mut self, target: &'a SimpleAssignmentTarget<'a>, value: Value, at: Span) {
        if let Some(member) = target.as_member_expression() {
            let (object, name) = self.reference(member);
            return self.set_member(&object, name.as_deref(), value, at);
        }
        match target {
            SimpleAssignmentTarget::AssignmentTargetIdentifier(name) => self.assign_name(name.name.as_str(), value, at),
            _ => {
                if let Some(expression) = target.get_expression()
                    && let Some(member) = expression.without_parentheses().as_member_expression()
                {
                    let (object, name) = self.reference(member);
                    self.set_member(&object, name.as_deref(), value, at);
                }
            }
        }
    }

    fn assign_name(&mut self, name: &str, value: Value, at: Span) {
        match self.store.find(self.scope, name) {
            Some(id) => self.store.assign(id, value),
            None => self.set_free(name, value, at),
        }
    }

    /// Assigns to a name that the text does not declare, or to a property of one.
    pub(super) fn set_free(&mut self, path: &str, value: Value, at: Span) {
        let path = globals::without_window(path);
        let is_location = matches!(path, "location" | "location.href" | "document.location");
        if is_location || self.project.is_some() && globals::is_location(path) {
            return self.navigation(&value, at);
        }
        if let Kind::Function(id) = value.kind
            && server::exported(path)
        {
            self.functions[id.0].set_place(crate::found::Place::Server(at));
        }
        self.assigns_global(path, &value);
        // Branches and callbacks assign to it as well, so every text is kept.
        let before = self.project.and_then(|_| self.globals.get(path));
        let texts = before.into_iter().flat_map(Value::leaves).filter(|leaf| matches!(leaf.kind, Kind::Text(_)));
        let values: Vec<_> = std::iter::once(value).chain(texts.cloned()).collect();
        let value = Value::one_of(values, at).unwrap_or_else(|| Value::open(at));
        self.globals.insert(path.to_owned(), value);
    }
}
