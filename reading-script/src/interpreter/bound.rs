//! Functions that are called in another way than by their name: through `call`, `apply`, `bind` and `Reflect`.

use std::rc::Rc;

use oxc_ast::ast::{Expression, MemberExpression};
use oxc_span::{GetSpan, Span};

use super::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, ObjectId, Value};

/// The slots of a bound function: the function, or the name of a method, and `this`. Its arguments are properties.
const FUNCTION: &str = "[[function]]";
const METHOD: &str = "[[method]]";
const THIS: &str = "[[this]]";

impl<'a> Interpreter<'a> {
    /// The function before `call`, `apply` or `bind`, if it is a method that only its name shows: `xhr.open.call(xhr, …)`.
    pub(super) fn method_before(&mut self, member: &'a MemberExpression<'a>) -> Option<(Value, Option<Rc<str>>)> {
        self.project?;
        let name = member.static_property_name().filter(|name| matches!(*name, "call" | "apply" | "bind"))?;
        let inner = match member.object().get_inner_expression() {
            Expression::ChainExpression(chain) => chain.expression.member_expression()?,
            inner => inner.as_member_expression()?,
        };
        let (owner, method) = self.reference(inner);
        let Some(method) = method else { return Some((Value::open(inner.span()), Some(name.into()))) };
        let mut value = self.member(&owner, &method, inner.span()).placed(inner.span());
        if matches!(value.kind, Kind::Open | Kind::Undefined) {
            value = self.method_value_of(&method, None, inner.span());
        }
        Some((value, Some(name.into())))
    }

    /// A method of an object of the browser or of a library, as a value.
    pub(super) fn method_value_of(&mut self, name: &str, this: Option<&Value>, at: Span) -> Value {
        let id = self.store.create(Class::Bound, at);
        self.store.set(id, METHOD, Value::text(name, at), at);
        if let Some(this) = this {
            self.store.set(id, THIS, this.clone(), at);
            self.bound.push(id);
        }
        Value::new(Kind::Object(id), at)
    }

    /// `function.call(this, …)`, `function.apply(this, […])`, `function.bind(this, …)`
    pub(super) fn call_with_this(&mut self, function: &Value, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let this = arguments.values.first();
        let rest = arguments.values.get(1..).unwrap_or_default();
        match name {
            "call" => self.call_on(function, this, rest.to_vec(), at),
            "apply" => {
                let values = match arguments.get(1) {
                    Some(list) if self.project.is_some() => self.items_or_open(list),
                    Some(list) => list.as_object().and_then(|id| self.list(id)).unwrap_or_default(),
                    None => Vec::new(),
                };
                self.call_on(function, this, values, at)
            }
            _ if self.project.is_none() || rest.is_empty() && self.store.class(function) != Some(Class::Bound) => {
                function.clone()
            }
            _ => {
                let id = self.store.create(Class::Bound, at);
                self.store.set(id, FUNCTION, function.clone(), at);
                if let Some(this) = this {
                    self.store.set(id, THIS, this.clone(), at);
                }
                for (index, value) in rest.iter().enumerate() {
                    self.store.set(id, &index.to_string(), value.clone(), at);
                }
                self.bound.push(id);
                Value::new(Kind::Object(id), at)
            }
        }
    }

    /// Calls a function with a `this`.
    fn call_on(&mut self, function: &Value, this: Option<&Value>, values: Vec<Value>, at: Span) -> Value {
        let arguments = Arguments { values, at };
        // `XMLHttpRequest.prototype.open.call(xhr, …)`
        if let (Kind::Free(path), Some(this)) = (&function.kind, this)
            && let Some((_, method)) = path.split_once(".prototype.")
        {
            return self.deeper(Value::open(at), |inner| inner.call_method(this, method, &arguments));
        }
        self.deeper(Value::open(at), |inner| inner.call_value(function, &arguments, this))
    }

    /// Calls a bound function, or a method that is a value.
    pub(super) fn call_bound(&mut self, id: ObjectId, arguments: &Arguments, this: Option<&Value>) -> Value {
        let at = arguments.at;
        let arguments = self.with_bound(id, arguments);
        let slot = |name: &str| self.store.last(id, name).map(|entry| entry.value.clone());
        let (function, method) = (slot(FUNCTION), slot(METHOD));
        let this = slot(THIS).or_else(|| this.cloned());
        match (function, method.as_ref().and_then(Value::as_str), this) {
            (Some(function), _, this) => self.call_on(&function, this.as_ref(), arguments.values, at),
            (None, Some(method), Some(this)) => {
                self.deeper(Value::open(at), |inner| inner.call_method(&this, method, &arguments))
            }
            _ => self.call_unknown(&arguments),
        }
    }

    /// `new` with a bound constructor.
    pub(super) fn construct_bound(&mut self, id: ObjectId, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let arguments = self.with_bound(id, arguments);
        match self.store.last(id, FUNCTION).map(|entry| entry.value.clone()) {
            Some(function) => self.deeper(Value::open(at), |inner| inner.construct_value(&function, &arguments)),
            None => self.call_unknown(&arguments),
        }
    }

    /// The arguments of a bound function and those of its call.
    fn with_bound(&mut self, id: ObjectId, arguments: &Arguments) -> Arguments {
        let object = self.store.object(id);
        let given = object.entries.iter().filter(|entry| !entry.name.starts_with("[["));
        let values = given.map(|entry| &entry.value).chain(&arguments.values).cloned().collect();
        let at = object.at;
        self.walked.insert(at);
        Arguments { values, at: arguments.at }
    }

    /// Calls a bound function that something else calls at an unknown time.
    pub(super) fn call_bound_back(&mut self, id: ObjectId) {
        let at = self.store.object(id).at;
        if self.store.object(id).class == Class::Bound {
            self.call_bound(id, &Arguments { values: vec![Value::open(at)], at }, None);
        }
    }

    /// Calls the bound functions that nothing in the text calls.
    pub(super) fn walk_what_is_bound(&mut self) {
        let mut index = 0;
        while let Some(id) = self.bound.get(index).copied() {
            let at = self.store.object(id).at;
            if !self.walked.contains(&at) {
                self.call_bound_back(id);
            }
            index += 1;
            if !self.step(1) {
                break;
            }
        }
    }

    /// `Reflect.apply(function, this, […])`, `Reflect.construct(class, […])`
    pub(super) fn reflect_call(&mut self, path: &str, arguments: &Arguments) -> Option<Value> {
        let function = arguments.first().filter(|_| path.starts_with("Reflect."))?;
        let (index, is_call) = match path {
            "Reflect.apply" => (2, true),
            "Reflect.construct" => (1, false),
            _ => return None,
        };
        let values = arguments.get(index).map(|list| self.items_or_open(list)).unwrap_or_default();
        Some(if is_call {
            self.call_on(function, arguments.get(1), values, arguments.at)
        } else {
            self.construct_value(function, &Arguments { values, at: arguments.at })
        })
    }
}
