//! Functions of the text.

use oxc_ast::ast::{
    ArrowFunctionBody, ArrowFunctionExpression, FormalParameter, FormalParameters, Function, TSType, TSTypeAnnotation,
    TSTypeName,
};
use oxc_span::{GetSpan, Span};

use super::{Frame, Interpreter};
use crate::found::Place;
use crate::names::server;
use crate::store::{Class, SPREAD, ScopeId};
use crate::value::{FunctionId, Kind, Value};

/// How many nested calls are walked; deeper calls have an open value.
const CALLS: usize = 12;

/// A function with its scope.
#[derive(Clone)]
pub(super) struct FunctionValue<'a> {
    node: Node<'a>,
    scope: ScopeId,
    this: Option<Value>,
    /// The environment that runs it.
    place: Place,
}

impl FunctionValue<'_> {
    pub(super) fn set_this(&mut self, this: Value) {
        self.this = Some(this);
    }

    pub(super) fn set_place(&mut self, place: Place) {
        self.place = place;
    }
}

#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    Function(&'a Function<'a>),
    Arrow(&'a ArrowFunctionExpression<'a>),
}

impl<'a> From<&'a Function<'a>> for Node<'a> {
    fn from(function: &'a Function<'a>) -> Self {
        Self::Function(function)
    }
}

impl<'a> From<&'a ArrowFunctionExpression<'a>> for Node<'a> {
    fn from(function: &'a ArrowFunctionExpression<'a>) -> Self {
        Self::Arrow(function)
    }
}

impl<'a> Node<'a> {
    fn parameters(self) -> &'a FormalParameters<'a> {
        match self {
            Self::Function(function) => &function.params,
            Self::Arrow(function) => &function.params,
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Function(function) => function.span,
            Self::Arrow(function) => function.span,
        }
    }

    fn is_server(self) -> bool {
        let directives = match self {
            Self::Function(function) => function.body.as_ref().map(|body| &body.directives),
            Self::Arrow(function) => function.body.as_function_body().map(|body| &body.directives),
        };
        directives.is_some_and(|directives| directives.iter().any(|directive| directive.directive == "use server"))
    }
}

impl<'a> Interpreter<'a> {
    /// A function expression.
    pub(super) fn function_value(&mut self, node: Node<'a>, at: Span) -> Value {
        self.method_value(node, at, None)
    }

    /// A function with a `this`.
    pub(super) fn method_value(&mut self, node: Node<'a>, at: Span, this: Option<Value>) -> Value {
        let place = if node.is_server() { Place::Server(at) } else { self.place };
        self.functions.push(FunctionValue { node, scope: self.scope, this, place });
        Value::new(Kind::Function(FunctionId(self.functions.len() - 1)), at)
    }

    pub(super) fn declare_function(&mut self, function: &'a Function<'a>) {
        if function.body.is_none() {
            return;
        }
        let value = self.function_value(function.into(), function.span);
        if let Some(name) = &function.id {
            if let (Some(place), Kind::Function(id)) = (server::handler(name.name.as_str()), &value.kind)
                && self.calls.is_empty()
            {
                self.functions[id.0].set_place(place(function.span));
            }
            self.store.declare(self.scope, name.name.as_str(), value, name.span);
        }
    }

    /// Walks a function with the arguments of a call. `this` is the object of the call.
    pub(crate) fn call_function(
        &mut self,
        id: FunctionId,
        arguments: &[Value],
        this: Option<&Value>,
        at: Span,
    ) -> Value {
        let function = self.function(id).clone();
        let span = function.node.span();
        let Some(arguments) = self.arguments_of_nested_call(span, arguments, at) else { return Value::open(at) };
        let arguments = &arguments[..];
        self.walked.insert(span);
        let this = match function.node {
            Node::Function(_) => function.this.clone().or_else(|| this.cloned()),
            Node::Arrow(_) => None,
        };
        let scope = self.store.scope(Some(function.scope), this);
        self.calls.push(Frame { function: span, arguments: arguments.to_vec(), returns: Vec::new() });
        let caller = self.store.enter_call();
        let mut place = if self.place == Place::Page { function.place } else { self.place };
        let names: Vec<_> =
            function.node.parameters().items.iter().map(|parameter| parameter.pattern.get_identifier_name()).collect();
        let names: Vec<_> = names.iter().map(|name| name.as_ref().map_or("", |name| name.as_str())).collect();
        if place == Place::Page && server::is_handler(&names) {
            place = Place::Server(span);
        }
        let place = std::mem::replace(&mut self.place, place);
        let result = self.deeper(None, |this| {
            this.in_scope(scope, |this| {
                this.bind_parameters(function.node.parameters(), arguments);
                this.function_body(function.node)
            })
        });
        self.place = place;
        self.store.call = caller;
        let returns = self.calls.pop().map(|frame| frame.returns).unwrap_or_default();
        if let Some(value) = result {
            return value;
        }
        Value::one_of(returns, at).unwrap_or_else(|| Value::undefined(at))
    }

    /// The arguments with which a function is walked inside of the calls that are being walked; `None` if it is not: a
    /// function that calls itself is walked again if it passes another text or object, and then with open ones.
    fn arguments_of_nested_call(&self, function: Span, arguments: &[Value], at: Span) -> Option<Vec<Value>> {
        if self.calls.len() >= CALLS {
            return None;
        }
        let outer: Vec<_> = self.calls.iter().filter(|frame| frame.function == function).collect();
        if outer.is_empty() {
            return Some(arguments.to_vec());
        }
        let differs = |(index, argument): (usize, &Value)| {
            let is_given = |leaf: &&Value| matches!(leaf.kind, Kind::Text(_) | Kind::Object(_));
            let known: Vec<_> =
                outer.iter().filter_map(|frame| frame.arguments.get(index)).flat_map(Value::leaves).collect();
            let leaves = argument.leaves().into_iter();
            leaves.filter(is_given).any(|leaf| !known.iter().any(|known| known.same(leaf)))
        };
        if self.project.is_none() || !arguments.iter().enumerate().any(differs) {
            return None;
        }
        match outer.len() {
            1 => Some(arguments.to_vec()),
            2 => Some(arguments.iter().map(|_| Value::open(at)).collect()),
            _ => None,
        }
    }

    /// The value of an arrow function's expression; `None` for a body of statements.
    fn function_body(&mut self, node: Node<'a>) -> Option<Value> {
        match node {
            Node::Function(function) => {
                if let Some(body) = &function.body {
                    self.statements(&body.statements);
                }
                None
            }
            Node::Arrow(function) => match &function.body {
                ArrowFunctionBody::FunctionBody(body) => {
                    self.statements(&body.statements);
                    None
                }
                other => other.as_expression().map(|expression| self.expression(expression)),
            },
        }
    }

    pub(super) fn record_return(&mut self, value: Value) {
        if let Some(frame) = self.calls.last_mut() {
            frame.returns.push(value);
        }
    }

    fn bind_parameters(&mut self, parameters: &'a FormalParameters<'a>, arguments: &[Value]) {
        for (index, parameter) in parameters.items.iter().enumerate() {
            let value = match arguments.get(index) {
                Some(value) => value.clone(),
                None => Value::undefined(parameter.span),
            };
            let value = match &parameter.initializer {
                Some(initializer) => self.or_default(value, |this| this.expression(initializer)),
                None => value,
            };
            let value = self.of_type(parameter, value);
            self.bind(&parameter.pattern, value.clone());
            if parameter.accessibility.is_some() || parameter.readonly {
                self.set_parameter_property(parameter, value);
            }
        }
        if let Some(rest) = &parameters.rest {
            let id = self.store.create(Class::Array, rest.span);
            for (index, value) in arguments.iter().skip(parameters.items.len()).enumerate() {
                self.store.set(id, &index.to_string(), value.clone(), value.at);
            }
            if arguments.len() <= parameters.items.len() {
                self.store.set(id, SPREAD, Value::open(rest.span), rest.span);
            }
            self.bind(&rest.rest.argument, Value::new(Kind::Object(id), rest.span));
        }
    }

    /// `constructor(private http: HttpClient)` declares a property.
    fn set_parameter_property(&mut self, parameter: &'a FormalParameter<'a>, value: Value) {
        let Some(name) = parameter.pattern.get_identifier_name() else { return };
        if let Some(id) = self.store.this(self.scope).and_then(Value::as_object) {
            self.store.set(id, name.as_str(), value, parameter.span);
        }
    }

    /// A parameter without an argument, whose type shows its value.
    fn of_type(&mut self, parameter: &'a FormalParameter<'a>, value: Value) -> Value {
        if !matches!(value.kind, Kind::Open | Kind::Undefined) {
            return value;
        }
        if !parameter.type_annotation.as_deref().is_some_and(is_http_client) {
            return value;
        }
        let id = self.store.create(Class::HttpClient, parameter.span);
        Value::new(Kind::Object(id), parameter.span)
    }

    /// Open arguments for a function whose caller is not in the text.
    pub(super) fn open_arguments(&self, id: FunctionId) -> Vec<Value> {
        self.function(id)
            .node
            .parameters()
            .items
            .iter()
            .map(|parameter| match parameter.pattern.get_identifier_name() {
                // Frameworks pass it to the functions that load data.
                Some(name) if name == "fetch" && self.project.is_some() => {
                    Value::new(Kind::Free("fetch".into()), parameter.pattern.span())
                }
                _ => Value::open(parameter.pattern.span()),
            })
            .collect()
    }

    /// Walks a function that something else calls at an unknown time.
    pub(crate) fn call_back(&mut self, value: &Value) {
        match value.kind {
            Kind::Function(id) => {
                self.call_open(id, value.at);
            }
            Kind::Object(id) => self.call_bound_back(id),
            _ => {}
        }
    }

    /// Calls a function with open arguments, at an unknown time.
    pub(super) fn call_open(&mut self, id: FunctionId, at: Span) -> Value {
        let arguments = self.open_arguments(id);
        let mark = self.store.mark();
        let result = self.call_function(id, &arguments, None, at);
        // It may not have run before the statements that follow, so its effects are conditional. Code that
        // depends on them is usually inside it.
        let changes = self.store.rewind(mark);
        self.store.merge(vec![changes, crate::store::Changes::default()], at);
        result
    }

    /// Walks a function with open arguments, if a call with others has been walked.
    pub(super) fn walk_again(&mut self, id: FunctionId, at: Span) {
        let node = self.function(id).node;
        if self.walked.contains(&node.span()) && !node.parameters().items.is_empty() {
            self.call_open(id, at);
        }
    }

    /// Walks the functions and classes that nothing in the text calls.
    pub(super) fn walk_what_was_not_called(&mut self) {
        let mut function = 0;
        let mut class = 0;
        loop {
            if function < self.functions.len() {
                let span = self.functions[function].node.span();
                if !self.walked.contains(&span) {
                    self.call_back(&Value::new(Kind::Function(FunctionId(function)), span));
                }
                function += 1;
            } else if class < self.classes.len() {
                self.walk_class(crate::value::ClassId(class));
                class += 1;
            } else {
                break;
            }
            if !self.step(1) {
                break;
            }
        }
    }
}

/// Whether a type is Angular's `HttpClient`.
pub(super) fn is_http_client(annotation: &TSTypeAnnotation<'_>) -> bool {
    matches!(
        &annotation.type_annotation,
        TSType::TSTypeReference(reference)
            if matches!(&reference.type_name, TSTypeName::IdentifierReference(name) if name.name == "HttpClient")
    )
}
