//! Calls of functions in the text, of methods, and of the functions of browsers and libraries.

use oxc_ast::ast::{Argument, CallExpression, Expression, NewExpression};
use oxc_span::{GetSpan, Span};

use super::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, Value};

/// The number of open arguments that replace an unknown spread.
const SPREAD_ARGUMENTS: usize = 6;

impl<'a> Interpreter<'a> {
    pub(super) fn call_expression(&mut self, call: &'a CallExpression<'a>) -> Value {
        let at = call.span;
        self.deeper(Value::open(at), |this| {
            let callee = call.callee.get_inner_expression();
            let member = match callee {
                Expression::ChainExpression(chain) => chain.expression.member_expression(),
                other => other.as_member_expression(),
            };
            if let Some(member) = member {
                let (object, name) = match this.method_before(member) {
                    Some(method) => method,
                    None => this.reference(member),
                };
                let arguments = this.arguments(&call.arguments, at);
                return match name {
                    Some(name) => this.call_method(&object, &name, &arguments),
                    None => this.call_unknown(&arguments),
                };
            }
            if matches!(callee, Expression::Super(_)) {
                let arguments = this.arguments(&call.arguments, at);
                let instance = this.store.this(this.scope).and_then(Value::as_object);
                let parent = instance.and_then(|id| this.store.last(id, super::class::PARENT));
                if let Some(parent) = parent.map(|entry| entry.value.clone()) {
                    this.construct_parent(&parent, &arguments.values, at);
                }
                return this.call_unknown(&arguments);
            }
            let function = this.expression(callee);
            let arguments = this.arguments(&call.arguments, at);
            this.call_value(&function, &arguments, None)
        })
    }

    pub(super) fn new_expression(&mut self, new: &'a NewExpression<'a>) -> Value {
        let at = new.span;
        let class = self.expression(&new.callee);
        let arguments = self.arguments(&new.arguments, at);
        self.construct_value(&class, &arguments)
    }

    pub(super) fn construct_value(&mut self, class: &Value, arguments: &Arguments) -> Value {
        let at = arguments.at;
        match &class.kind {
            Kind::Class(id) => self.instantiate(*id, Some(&arguments.values), at),
            Kind::Free(path) => self.construct_free(path, arguments),
            // `new (window.WebSocket || window.MozWebSocket)(…)`
            Kind::Either(_) if self.project.is_some() => {
                let leaves = class.useful_leaves().into_iter();
                let made: Vec<_> = leaves.map(|leaf| self.construct_value(leaf, arguments)).collect();
                made.into_iter().find(|value| value.as_object().is_some()).unwrap_or_else(|| Value::open(at))
            }
            Kind::Object(id) if self.store.object(*id).class == Class::Bound => self.construct_bound(*id, arguments),
            Kind::Function(id) => {
                let instance = Value::new(Kind::Object(self.store.create(Class::Instance, at)), at);
                self.call_function(*id, &arguments.values, Some(&instance), at);
                instance
            }
            _ => self.call_unknown(arguments),
        }
    }

    fn arguments(&mut self, arguments: &'a [Argument<'a>], at: Span) -> Arguments {
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            match argument {
                Argument::SpreadElement(spread) => {
                    let list = self.expression(&spread.argument);
                    match list.as_object().and_then(|id| self.list(id)) {
                        Some(items) => values.extend(items),
                        None => values.extend((0..SPREAD_ARGUMENTS).map(|_| Value::open(spread.argument.span()))),
                    }
                }
                other => {
                    if let Some(expression) = other.as_expression() {
                        let mut value = self.expression(expression);
                        // A known value has the place of its literal, and an unknown value that of the argument.
                        if let Kind::Undefined = value.kind {
                            value.at = expression.span();
                        }
                        values.push(value);
                    }
                }
            }
        }
        Arguments { values, at }
    }

    /// Calls a value.
    pub(crate) fn call_value(&mut self, function: &Value, arguments: &Arguments, this: Option<&Value>) -> Value {
        match &function.kind {
            Kind::Function(id) => self.call_function(*id, &arguments.values, this, arguments.at),
            Kind::Free(path) => self.call_free(path, arguments),
            Kind::Object(id) => match self.store.object(*id).class {
                Class::Axios => self.axios_call(*id, arguments),
                Class::Ky => self.ky_call(*id, "ky", None, arguments),
                Class::Bound => self.call_bound(*id, arguments, this),
                _ => self.call_unknown(arguments),
            },
            // `options.fetch || window.fetch`
            Kind::Either(_) if self.project.is_some() => {
                let leaves = function.useful_leaves().into_iter();
                let results: Vec<_> = leaves.map(|leaf| self.call_value(leaf, arguments, this)).collect();
                Value::one_of(results, arguments.at).unwrap_or_else(|| Value::open(arguments.at))
            }
            Kind::Either(values) => {
                match values.iter().find(|value| !value.is_nullish() && value.truth() != Some(false)) {
                    Some(value) => self.call_value(value, arguments, this),
                    None => self.call_unknown(arguments),
                }
            }
            _ => self.call_unknown(arguments),
        }
    }

    /// Calls a method of a value.
    pub(crate) fn call_method(&mut self, object: &Value, name: &str, arguments: &Arguments) -> Value {
        match &object.kind {
            Kind::Free(path)
                if self.project.is_some()
                    && matches!(name, "call" | "apply" | "bind")
                    && !matches!(&**path, "addEventListener" | "Reflect") =>
            {
                self.call_with_this(object, name, arguments)
            }
            Kind::Free(path) => {
                let path = format!("{path}.{name}");
                let value = self.free(&path, arguments.at);
                match value.kind {
                    Kind::Free(path) => self.call_free(&path, arguments),
                    _ => self.call_value(&value, arguments, Some(object)),
                }
            }
            Kind::Object(id) => {
                let property = self.store.get(*id, name).value;
                match property {
                    Some(value) if !matches!(value.kind, Kind::Undefined) => {
                        self.call_value(&value, arguments, Some(object))
                    }
                    _ => self.object_method(object, *id, name, arguments),
                }
            }
            Kind::Class(id) => {
                let statics = self.statics(*id);
                match self.store.get(statics, name).value {
                    Some(value) => self.call_value(&value, arguments, Some(object)),
                    None => self.call_unknown(arguments),
                }
            }
            Kind::Text(text) => {
                let text = text.clone();
                self.text_method(&text, name, arguments)
            }
            Kind::Function(_) if matches!(name, "call" | "apply" | "bind") => {
                self.call_with_this(object, name, arguments)
            }
            Kind::Either(_) if self.project.is_some() && is_called_on_each(object) => {
                let leaves = object.useful_leaves().into_iter();
                let results: Vec<_> = leaves.map(|leaf| self.call_method(leaf, name, arguments)).collect();
                Value::one_of(results, arguments.at).unwrap_or_else(|| Value::open(arguments.at))
            }
            Kind::Either(values) => {
                match values.iter().find(|value| value.as_object().is_some() || matches!(value.kind, Kind::Free(_))) {
                    Some(value) => self.call_method(value, name, arguments),
                    None => self.call_unknown(arguments),
                }
            }
            _ => {
                self.method_of_cache(object, name, arguments);
                self.unknown_method(name, arguments)
            }
        }
    }

    /// Calls a method of an unknown value. Some names have only one meaning.
    fn unknown_method(&mut self, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        if let Some(found) = self.look_up(name, arguments) {
            return found;
        }
        self.method_of_element(None, name, arguments);
        self.method_that_loads(name, arguments);
        if self.project.is_some() && matches!(name, "map" | "flatMap" | "forEach") {
            return self.map_unknown(arguments);
        }
        let result = self.call_unknown(arguments);
        let class = match name {
            "pipeThrough" | "getReader" => Class::Stream,
            "stream" if arguments.values.is_empty() => Class::Stream,
            "arrayBuffer" if arguments.values.is_empty() => Class::Bytes,
            "blob" if arguments.values.is_empty() => Class::Blob,
            "formData" if arguments.values.is_empty() => Class::FormData,
            _ => return result,
        };
        Value::new(Kind::Object(self.store.create(class, at)), at)
    }

    /// `list.map(callback)`: one item stands for all items of an unknown list.
    fn map_unknown(&mut self, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let item = match arguments.first() {
            Some(Value { kind: Kind::Function(id), .. }) => self.call_open(*id, at),
            // `urls.map(fetch)`
            Some(function @ Value { kind: Kind::Free(_), .. }) => {
                self.call_value(function, &Arguments { values: vec![Value::open(at)], at }, None)
            }
            _ => return self.call_unknown(arguments),
        };
        let list = self.store.create(Class::Array, at);
        self.store.set(list, "0", item, at);
        Value::new(Kind::Object(list), at)
    }

    fn object_method(
        &mut self,
        object: &Value,
        id: crate::value::ObjectId,
        name: &str,
        arguments: &Arguments,
    ) -> Value {
        match self.store.object(id).class {
            Class::XmlHttpRequest | Class::DomainRequest => self.xhr_method(id, name, arguments),
            Class::Upload => self.upload_method(id, name, arguments),
            Class::Axios => self.axios_method(id, name, arguments),
            Class::Interceptors if name == "use" => self.use_interceptor(id, arguments),
            Class::Ky => self.ky_method(id, name, arguments),
            Class::SuperAgent => self.superagent_method(object, id, name, arguments),
            Class::HttpClient => self.http_client_method(name, arguments),
            Class::HttpHeaders | Class::HttpParams => self.angular_map_method(id, name, arguments),
            Class::Element => self.element_method(object, id, name, arguments),
            Class::Cache => self.cache_method(object, name, arguments),
            Class::Bound if matches!(name, "call" | "apply" | "bind") => self.call_with_this(object, name, arguments),
            Class::NodeList => self.standard_method(object, id, Class::Array, name, arguments),
            class => self.standard_method(object, id, class, name, arguments),
        }
    }

    /// Handles a call of an unknown value, which may call the functions that it receives.
    pub(crate) fn call_unknown(&mut self, arguments: &Arguments) -> Value {
        for value in &arguments.values {
            self.call_back(value);
            self.pass(value, arguments.at);
        }
        Value::open(arguments.at)
    }

    /// Calls a function that the text does not define.
    fn call_free(&mut self, path: &str, arguments: &Arguments) -> Value {
        if path == "require" {
            let Some(module) = arguments.first().and_then(Value::as_str).map(str::to_owned) else {
                return Value::open(arguments.at);
            };
            self.uses_module(&module, arguments.at);
            if let Some(value) = self.imported_namespace(&module, arguments.at) {
                return value;
            }
            return self.imported(&module, "default", arguments.at);
        }
        if let Some(value) = self.standard_call(path, arguments) {
            return value;
        }
        if let Some(value) = self.reflect_call(path, arguments) {
            return value;
        }
        self.compile(path, arguments);
        if let Some(value) = self.library_call(path, arguments) {
            return value;
        }
        let (owner, name) = path.rsplit_once('.').unwrap_or(("", path));
        let owner = Value::new(Kind::Free(owner.into()), arguments.at);
        self.method_of_cache(&owner, name, arguments);
        self.unknown_method(name, arguments)
    }

    pub(super) fn construct_free(&mut self, path: &str, arguments: &Arguments) -> Value {
        if let Some(value) = self.standard_construct(path, arguments) {
            return value;
        }
        self.compile(path, arguments);
        match self.library_construct(path, arguments) {
            Some(value) => value,
            None => self.call_unknown(arguments),
        }
    }
}

/// Whether a method is called on each of several values: one of them is not better known than the others.
fn is_called_on_each(value: &Value) -> bool {
    let is_known = |value: &&Value| matches!(value.kind, Kind::Object(_) | Kind::Class(_) | Kind::Text(_));
    value.leaves().iter().filter(|leaf| is_known(leaf)).count() > 1
}
