//! Classes of the text.

use oxc_ast::ast::{Class as ClassNode, ClassElement, MethodDefinitionKind};
use oxc_span::{GetSpan, Span};

use super::{Arguments, ClassValue, Interpreter};
use crate::store::{Class, ScopeId};
use crate::value::{ClassId, Kind, ObjectId, Value};

/// The slot of an instance with what its class extends.
pub(super) const PARENT: &str = "[[parent]]";

impl<'a> Interpreter<'a> {
    /// Declares a class and evaluates its static properties.
    pub(super) fn class(&mut self, node: &'a ClassNode<'a>) -> Value {
        let heritage = node.heritage.as_ref().map(|heritage| self.expression(&heritage.expression));
        for decorator in &node.decorators {
            self.expression(&decorator.expression);
        }
        let statics = self.store.create(Class::Plain, node.span);
        self.classes.push(ClassValue { node, scope: self.scope, statics, heritage, instantiated: false });
        let value = Value::new(Kind::Class(ClassId(self.classes.len() - 1)), node.span);
        if let Some(name) = &node.id {
            self.store.declare(self.scope, name.name.as_str(), value.clone(), name.span);
        }
        let scope = self.store.scope(Some(self.scope), Some(value.clone()));
        self.in_scope(scope, |this| this.members(node, statics, true));
        self.assigned_elsewhere(statics, None);
        value
    }

    /// The properties of a class, or of an instance.
    fn members(&mut self, node: &'a ClassNode<'a>, owner: ObjectId, of_class: bool) {
        for element in &node.body.body {
            match element {
                ClassElement::PropertyDefinition(property) if property.r#static == of_class => {
                    let Some(name) = self.key(&property.key, property.computed) else { continue };
                    let value = match (&property.value, &property.type_annotation) {
                        (Some(value), _) => self.expression(value),
                        (None, Some(annotation)) if super::function::is_http_client(annotation) => {
                            Value::new(Kind::Object(self.store.create(Class::HttpClient, property.span)), property.span)
                        }
                        (None, _) => continue,
                    };
                    self.store.set(owner, &name, value, property.span);
                }
                ClassElement::MethodDefinition(method)
                    if method.r#static == of_class && method.value.body.is_some() =>
                {
                    let Some(name) = self.key(&method.key, method.computed) else { continue };
                    if method.kind == MethodDefinitionKind::Constructor {
                        continue;
                    }
                    let owner_value = self.store.this(self.scope).cloned();
                    let value = self.method_value(method.value.as_ref().into(), method.span, owner_value);
                    if method.kind == MethodDefinitionKind::Method {
                        self.store.set(owner, &name, value, method.span);
                    }
                }
                ClassElement::StaticBlock(block) if of_class => {
                    self.statements(&block.body);
                }
                _ => {}
            }
        }
    }

    /// Creates an instance of a class with these arguments, which are `None` if the text does not give them.
    pub(super) fn instantiate(&mut self, id: ClassId, arguments: Option<&[Value]>, at: Span) -> Value {
        let ClassValue { node, scope, .. } = *self.class_value(id);
        let heritage = self.class_value(id).heritage.clone().filter(|_| self.project.is_some());
        self.classes[id.0].instantiated = true;
        let instance = self.store.create(Class::Instance, at);
        let value = Value::new(Kind::Object(instance), at);
        if let Some(heritage) = heritage {
            let is_inherited = !node.body.body.iter().any(|element| {
                matches!(element, ClassElement::MethodDefinition(method) if method.kind == MethodDefinitionKind::Constructor)
            });
            if is_inherited {
                // Other files may make instances.
                let open = [Value::open(at)];
                self.deeper((), |this| this.construct_parent(&heritage, arguments.unwrap_or(&open), at));
            }
            self.store.set(instance, PARENT, heritage, at);
        }
        self.deeper((), |this| this.construct(node, scope, instance, &value, arguments));
        value
    }

    /// `super(…)`, which makes the request if the parent is a class of the browser.
    pub(super) fn construct_parent(&mut self, parent: &Value, arguments: &[Value], at: Span) {
        match &parent.kind {
            Kind::Class(id) => {
                self.instantiate(*id, Some(arguments), at);
            }
            Kind::Free(path) => {
                self.construct_free(path, &Arguments { values: arguments.to_vec(), at });
            }
            _ => {}
        }
    }

    fn construct(
        &mut self,
        node: &'a ClassNode<'a>,
        scope: ScopeId,
        instance: ObjectId,
        value: &Value,
        arguments: Option<&[Value]>,
    ) {
        let inner = self.store.scope(Some(scope), Some(value.clone()));
        self.in_scope(inner, |this| this.members(node, instance, false));
        let constructor = node.body.body.iter().find_map(|element| match element {
            ClassElement::MethodDefinition(method) if method.kind == MethodDefinitionKind::Constructor => Some(method),
            _ => None,
        });
        let Some(constructor) = constructor else { return };
        if constructor.value.body.is_none() {
            return;
        }
        self.in_scope(inner, |this| {
            let function =
                this.method_value(constructor.value.as_ref().into(), constructor.span(), Some(value.clone()));
            if let Kind::Function(id) = function.kind {
                let open = this.open_arguments(id);
                this.call_function(id, arguments.unwrap_or(&open), Some(value), constructor.span());
            }
        });
    }

    /// Walks a class that the text does not instantiate.
    pub(super) fn walk_class(&mut self, id: ClassId) {
        if !self.class_value(id).instantiated {
            let at = self.class_value(id).node.span;
            self.instantiate(id, None, at);
        }
    }

    /// Handles a component of Vue: in its functions, the data and the methods are properties of `this`.
    pub(super) fn component(&mut self, id: ObjectId, at: Span) {
        let (Some(methods), Some(data)) = (self.store.last(id, "methods"), self.store.last(id, "data")) else { return };
        let (methods, data) = (methods.value.clone(), data.value.clone());
        let data = match data.kind {
            Kind::Function(_) => self.call_value(&data, &Arguments { values: Vec::new(), at }, None),
            _ => data,
        };
        let instance = self.store.create(Class::Instance, at);
        for part in [&data, &methods] {
            self.spread_into(instance, part, at, None);
        }
        let this = Value::new(Kind::Object(instance), at);
        let owners =
            [Some(id), methods.as_object(), self.store.last(id, "computed").and_then(|entry| entry.value.as_object())];
        for owner in owners.into_iter().flatten() {
            for entry in &self.store.object(owner).entries {
                if let Kind::Function(function) = entry.value.kind {
                    self.functions[function.0].set_this(this.clone());
                }
            }
        }
    }

    /// The object that holds the static properties of a class.
    pub(crate) fn statics(&self, id: ClassId) -> ObjectId {
        self.class_value(id).statics
    }
}
