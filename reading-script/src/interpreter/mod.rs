//! Walks a program in the order in which it would run, and keeps the values that its text determines.
//!
//! Nothing is executed: a call of an undefined function has an open value, both sides of a condition are walked, and a
//! loop is walked once. A function is walked when it is called, with the arguments of the call. A function that is
//! never called is walked at the end, with open parameters. [`crate::library`] handles calls that make requests.
#![expect(
    clippy::indexing_slicing,
    reason = "ids are indices that only this module makes, and nothing is removed from the lists"
)]

mod arguments;
mod bound;
mod call;
mod class;
mod constant;
mod elsewhere;
mod export;
mod expression;
mod function;
mod markup;
mod module;
mod pattern;
mod standard;
mod statement;

pub(crate) use arguments::Arguments;
pub(crate) use markup::is_data_type;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use oxc_ast::ast::{Class as ClassNode, Program};
use oxc_span::Span;

use crate::context::Project;
use crate::found::{Found, Place};
use crate::names::globals::without_window;
use crate::store::{Changed, Class, ScopeId, Store};
use crate::value::{ClassId, FunctionId, Kind, ObjectId, Text, Value};
use elsewhere::Assignment;
use function::FunctionValue;

/// The number of steps after which reading stops: a limit for nested calls and huge files.
const FUEL: usize = 4_000_000;

/// How deep expressions and statements may nest. The parser has a separate limit ([`crate::nesting`]); this one is for
/// chains, which the parser reads in a loop.
const DEPTH: usize = 250;

pub(crate) struct Interpreter<'a> {
    source: &'a str,
    pub(crate) store: Store,
    functions: Vec<FunctionValue<'a>>,
    classes: Vec<ClassValue<'a>>,
    /// Functions whose bodies have been walked, by their places.
    walked: HashSet<Span>,
    /// The functions that are being walked, from the outside to the inside.
    calls: Vec<Frame>,
    scope: ScopeId,
    fuel: usize,
    depth: usize,
    /// The values that the text assigns to names that it does not define: "axios.defaults.baseURL", "window.API".
    globals: HashMap<String, Value>,
    pub(crate) found: Vec<Found>,
    /// Requests that the text causes, although it is not about them.
    pub(crate) others: Vec<Found>,
    /// The default instance of `axios`.
    pub(crate) axios: ObjectId,
    /// The settings of `$.ajaxSetup`.
    pub(crate) jquery: ObjectId,
    /// The environment that runs the current code.
    pub(crate) place: Place,
    pub(crate) notes: Vec<crate::found::Note>,
    pub(crate) policies: Vec<(Value, Span)>,
    /// The project, if the text is one of its files instead of a pasted one.
    pub(crate) project: Option<&'a Project>,
    /// The values that the text exports, by their names.
    pub(crate) exports: BTreeMap<String, Value>,
    /// Variables that are exported: their names, and the names of the exports.
    exported_names: Vec<(String, String)>,
    /// The names of functions that are exported.
    public: Vec<String>,
    /// Strings that become markup.
    pub(crate) markup: Vec<MarkupText>,
    /// What the text assigns to values that files share.
    pub(crate) assignments: Vec<Assignment>,
    /// The names of properties that the text sets on what its functions receive.
    pub(crate) parameters: BTreeSet<String>,
    /// Bound functions.
    bound: Vec<ObjectId>,
    /// How many statements have been walked that leave a statement with a label.
    labels_left: usize,
    /// The values of names that only other files assign.
    pub(crate) elsewhere: HashMap<String, Value>,
    /// The origins of the objects to which the values of other files are being added.
    pub(crate) resolving: Vec<String>,
}

/// A string that becomes markup.
#[derive(Debug)]
pub(crate) struct MarkupText {
    pub(crate) value: Value,
    pub(crate) way: &'static str,
    pub(crate) place: Place,
}

/// A call that is being walked.
#[derive(Debug)]
struct Frame {
    function: Span,
    arguments: Vec<Value>,
    returns: Vec<Value>,
}

struct ClassValue<'a> {
    node: &'a ClassNode<'a>,
    scope: ScopeId,
    statics: ObjectId,
    /// What it extends.
    heritage: Option<Value>,
    instantiated: bool,
}

/// How a statement ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Completion {
    /// The following statements run.
    Normal,
    /// `break` or `continue`: only the rest of a statement around it does not run.
    Left,
    /// `return` or `throw`.
    Abrupt,
}

impl<'a> Interpreter<'a> {
    /// `unsteady`: [`Store::changed`] after an earlier walk.
    pub(crate) fn new(source: &'a str, unsteady: Changed, project: Option<&'a Project>) -> Self {
        let mut store = Store::default();
        store.unsteady = unsteady;
        store.follows = project.is_some();
        let scope = store.scope(None, None);
        let nowhere = Span::empty(0);
        let axios = store.create(Class::Axios, nowhere);
        let jquery = store.create(Class::Plain, nowhere);
        let mut interpreter = Self {
            source,
            store,
            functions: Vec::new(),
            classes: Vec::new(),
            walked: HashSet::new(),
            calls: Vec::new(),
            scope,
            fuel: FUEL,
            depth: 0,
            globals: HashMap::new(),
            found: Vec::new(),
            others: Vec::new(),
            axios,
            jquery,
            place: Place::Page,
            notes: Vec::new(),
            policies: Vec::new(),
            project,
            exports: BTreeMap::new(),
            exported_names: Vec::new(),
            public: Vec::new(),
            markup: Vec::new(),
            assignments: Vec::new(),
            parameters: BTreeSet::new(),
            bound: Vec::new(),
            labels_left: 0,
            elsewhere: HashMap::new(),
            resolving: Vec::new(),
        };
        interpreter.prepare_axios(axios, nowhere);
        interpreter.share_settings();
        interpreter
    }

    /// Walks the whole program.
    pub(crate) fn program(&mut self, program: &'a Program<'a>) {
        if program.directives.iter().any(|directive| directive.directive == "use server") {
            self.place = Place::Server(program.span);
        }
        self.hoist(&program.body);
        for statement in &program.body {
            self.statement(statement);
        }
        self.walk_what_is_exported();
        self.walk_what_was_not_called();
        self.walk_what_is_bound();
        self.walk_what_was_not_called();
        self.finish_objects();
        self.finish_exports();
    }

    /// Finishes objects that make a request without a last call, and objects whose last call is not in the text.
    fn finish_objects(&mut self) {
        for value in self.store.all(&[Class::SuperAgent, Class::Element, Class::XmlHttpRequest, Class::DomainRequest]) {
            match self.store.class(&value) {
                Some(Class::SuperAgent) => self.superagent_found(&value),
                Some(Class::Element) => self.element_found(&value),
                _ => self.unsent_xhr(&value),
            }
        }
        if self.found.is_empty() {
            for value in self.store.all(&[Class::Request]) {
                self.unfetched_request(&value);
            }
        }
        self.found.sort_by_key(|found| found.at.start);
    }

    /// Whether the text was too large to be walked completely.
    pub(crate) fn gave_up(&self) -> bool {
        self.fuel == 0
    }

    /// The text at a place.
    pub(crate) fn code(&self, at: Span) -> &'a str {
        self.source.get(at.start as usize..at.end as usize).unwrap_or_default()
    }

    /// Adds a note that applies to every request.
    pub(crate) fn note(&mut self, path: &str, why: impl Into<wouldblock_reading::words::Sentence>, at: Option<Span>) {
        self.notes.push(crate::found::Note { path: path.to_owned(), why: why.into(), at });
    }

    /// Counts some steps. False if no steps are left.
    pub(crate) fn step(&mut self, steps: usize) -> bool {
        self.fuel = self.fuel.saturating_sub(steps);
        self.fuel > 0
    }

    /// Runs something one level deeper, unless that is too deep.
    fn deeper<T>(&mut self, otherwise: T, run: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= DEPTH || !self.step(1) {
            return otherwise;
        }
        self.depth += 1;
        let result = run(self);
        self.depth -= 1;
        result
    }

    /// Runs something in a given scope.
    fn in_scope<T>(&mut self, scope: ScopeId, run: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.scope, scope);
        let result = run(self);
        self.scope = before;
        result
    }

    /// Runs several alternatives when the text does not determine which one is taken. The effects of
    /// alternatives that leave the function are undone.
    fn alternatives(&mut self, condition: Span, runs: &mut [&mut dyn FnMut(&mut Self) -> Completion]) -> Completion {
        let mut kept = Vec::new();
        let mut goes_on = false;
        for run in runs {
            let mark = self.store.mark();
            let completion = run(self);
            let changes = self.store.rewind(mark);
            goes_on |= completion == Completion::Normal;
            if completion != Completion::Abrupt {
                kept.push(changes);
            }
        }
        if kept.is_empty() {
            return Completion::Abrupt;
        }
        self.store.merge(kept, condition);
        if goes_on { Completion::Normal } else { Completion::Left }
    }

    /// The value of a name.
    fn name(&mut self, name: &str, at: Span) -> Value {
        if let Some(id) = self.store.find(self.scope, name) {
            return self.store.variable(id);
        }
        self.free(name, at)
    }

    /// The value of a name that the text does not define.
    fn free(&mut self, path: &str, at: Span) -> Value {
        let path = without_window(path);
        if let Some(value) = self.globals.get(path).cloned() {
            return self.global_elsewhere(path, value);
        }
        let kind = match path {
            "undefined" => Kind::Undefined,
            "NaN" => Kind::Number(f64::NAN),
            "Infinity" => Kind::Number(f64::INFINITY),
            "axios" | "this.$axios" | "$axios" => Kind::Object(self.axios),
            "$.ajaxSettings" => Kind::Object(self.jquery),
            _ => self.given(path).unwrap_or_else(|| Kind::Free(path.into())),
        };
        let is_free = matches!(kind, Kind::Free(_));
        let value = Value::new(kind, at);
        if is_free { self.global_elsewhere(path, value) } else { value }
    }

    /// What the build and the page give under a name: variables, and the parts of the page's address.
    fn given(&self, path: &str) -> Option<Kind> {
        let project = self.project?;
        let variable = path.strip_prefix("import.meta.env.").or_else(|| path.strip_prefix("process.env."));
        if let Some(variable) = variable {
            return Some(match (variable, project.environment.get(variable)?.as_str()) {
                // Vite replaces these with booleans.
                ("PROD" | "DEV" | "SSR", value) => Kind::Boolean(value == "true"),
                (_, value) => Kind::Text(Text::new(value)),
            });
        }
        let page = url::Url::parse(&project.page).ok()?;
        let part = match path {
            "import.meta.url" | "location.href" | "document.location.href" | "document.baseURI" | "document.URL" => {
                project.page.clone()
            }
            "location.origin" | "origin" => page.origin().ascii_serialization(),
            "location.protocol" => format!("{}:", page.scheme()),
            "location.host" => page[url::Position::BeforeHost..url::Position::AfterPort].to_owned(),
            "location.hostname" => page.host_str()?.to_owned(),
            _ => return None,
        };
        Some(Kind::Text(Text::new(part)))
    }

    /// The value as a string, with holes for the parts that are not known.
    pub(crate) fn text_of(&self, value: &Value) -> Text {
        let id = match &value.kind {
            Kind::Object(id) => *id,
            Kind::Free(path) if &**path == "location" || &**path == "document.location" => {
                return self.project.map_or_else(|| value.to_text(), |project| Text::new(&*project.page));
            }
            Kind::Either(_) if self.project.is_some() => {
                return Text::choice(value.useful_leaves().into_iter().map(|leaf| self.text_of(leaf)), value.at);
            }
            _ => return value.to_text(),
        };
        match self.store.object(id).class {
            Class::Url => {
                self.store.last(id, "href").map_or_else(|| Text::hole(value.at), |entry| entry.value.to_text())
            }
            Class::Request => match self.store.last(id, "url") {
                Some(entry) => entry.value.to_text(),
                None => Text::hole(value.at),
            },
            Class::UrlSearchParams => self.query_of(id),
            Class::Ref => self.text_of(&self.value_of_ref(id, value.at)),
            Class::Element => match self.store.last(id, "href").or_else(|| self.store.last(id, "src")) {
                Some(entry) => entry.value.to_text(),
                None => Text::hole(value.at),
            },
            Class::Array => self.list(id).map_or_else(
                || Text::hole(value.at),
                |items| {
                    let mut joined = Text::default();
                    for (index, item) in items.iter().enumerate() {
                        if index > 0 {
                            joined.push_str(",");
                        }
                        joined.append(&item.to_text());
                    }
                    joined
                },
            ),
            _ => Text::hole(value.at),
        }
    }

    /// The items of an array that is completely known.
    pub(crate) fn list(&self, id: ObjectId) -> Option<Vec<Value>> {
        let object = self.store.object(id);
        if object.class == Class::NodeList {
            return Some(self.store.last(id, "[[item]]").map(|entry| entry.value.clone()).into_iter().collect());
        }
        if object.class != Class::Array
            || object.entries.iter().any(|entry| &*entry.name == crate::store::SPREAD || entry.condition.is_some())
        {
            return None;
        }
        let items = object.entries.iter().filter(|entry| !entry.name.starts_with("[["));
        Some(items.map(|entry| entry.value.clone()).collect())
    }

    /// A function of the text.
    fn function(&self, id: FunctionId) -> &FunctionValue<'a> {
        &self.functions[id.0]
    }

    fn class_value(&self, id: ClassId) -> &ClassValue<'a> {
        &self.classes[id.0]
    }
}
