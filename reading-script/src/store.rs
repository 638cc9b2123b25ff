//! Variables and objects while a text is read, and the effects of branches on them.
//!
//! Objects only grow: a property that is set again is appended, and the last entry with its name is its value. So the
//! state before a branch is a length, and the additions of a branch can be removed and added again as conditional.
#![expect(
    clippy::indexing_slicing,
    reason = "ids are indices that only this module makes, and nothing is removed from the lists"
)]

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use oxc_span::Span;

use crate::assigned::Assigned;
use crate::value::{Kind, ObjectId, Value};

/// The kind of an object.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Class {
    Plain,
    Array,
    Headers,
    Request,
    UrlSearchParams,
    Url,
    FormData,
    Blob,
    Bytes,
    Stream,
    /// The string that `JSON.stringify` returns for an unknown value.
    Json,
    XmlHttpRequest,
    /// `XDomainRequest`, which has the same calls.
    DomainRequest,
    Upload,
    /// `axios`, and the results of `axios.create`.
    Axios,
    /// The interceptors of an instance of axios.
    Interceptors,
    Ky,
    /// A superagent request, to which calls are chained.
    SuperAgent,
    /// Angular's `HttpClient`.
    HttpClient,
    /// Angular's `HttpHeaders` and `HttpParams`, which are copied instead of changed.
    HttpHeaders,
    HttpParams,
    /// An element that a script creates; its tag is the slot "[[tag]]".
    Element,
    /// A `ref` of Vue: its value is the property "value", and templates use it without that.
    Ref,
    /// The elements that a script looks up; one stands for all, in the slot "[[item]]".
    NodeList,
    /// A cache of `caches.open()`.
    Cache,
    /// A function with arguments that are already given, from `bind`.
    Bound,
    /// An object of a class of the text.
    Instance,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: Rc<str>,
    pub(crate) value: Value,
    /// The property with its name.
    pub(crate) at: Span,
    /// The condition under which the entry exists.
    pub(crate) condition: Option<Span>,
}

#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) class: Class,
    pub(crate) entries: Vec<Entry>,
    pub(crate) at: Span,
    /// The call that made it.
    call: usize,
    /// Whether another call has used it, which may happen again at an unknown time.
    used: Cell<bool>,
}

/// The name of the entry for unknown properties: a spread of an open value.
pub(crate) const SPREAD: &str = "[[spread]]";

/// The knowledge about a property.
#[derive(Clone, Debug)]
pub(crate) struct Property {
    /// `None` if the object certainly does not have it, or if only an unknown spread may have it.
    pub(crate) value: Option<Value>,
    /// The property with its name.
    pub(crate) at: Span,
    /// Code that may change the value: a condition, or a spread that may override it.
    pub(crate) doubt: Option<Span>,
}

#[derive(Debug)]
struct Variable {
    value: Value,
    /// Where the name is declared.
    declared: Span,
    /// The call that gave the variable its value.
    call: usize,
    /// Whether another call has used it, which may happen again at an unknown time.
    used: Cell<bool>,
}

/// An index into [`Store::variables`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub(crate) struct VariableId(usize);

/// An index into [`Store::scopes`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ScopeId(pub(crate) usize);

#[derive(Debug)]
struct Scope {
    parent: Option<ScopeId>,
    names: HashMap<Rc<str>, VariableId>,
    this: Option<Value>,
}

#[derive(Debug, Default)]
pub(crate) struct Store {
    variables: Vec<Variable>,
    objects: Vec<Object>,
    scopes: Vec<Scope>,
    assigned: Vec<(VariableId, Value)>,
    appended: Vec<ObjectId>,
    /// The number of the current call; 0 is the program itself.
    pub(crate) call: usize,
    /// How many calls have been walked.
    calls: usize,
    /// Assignments in calls other than the one that gave the variable its value.
    pub(crate) changed: Changed,
    /// The content of `changed` after an earlier walk.
    pub(crate) unsteady: Changed,
    /// Whether all values that something may have are kept.
    pub(crate) follows: bool,
    /// The loops that are being walked, from the outside to the inside.
    loops: Vec<Loop>,
    /// The last variable of each declaration.
    latest: HashMap<Span, VariableId>,
}

/// A loop that is being walked.
#[derive(Debug)]
struct Loop {
    at: Span,
    /// How many variables and objects there were before it. Later ones belong to a single iteration.
    variables: usize,
    objects: usize,
}

/// Variables and properties whose values depend on the time.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    /// Variables, by their declarations.
    variables: HashMap<Span, Assigned>,
    /// Properties, by their objects and their names.
    properties: HashMap<(Span, Rc<str>), Assigned>,
    /// Variables that a loop assigns, by the loop and their declarations.
    loops: HashMap<Span, BTreeMap<Span, Assigned>>,
}

impl Changed {
    /// Adds what a later walk found out about loops. False if there is nothing new.
    pub(crate) fn learn(&mut self, later: Changed) -> bool {
        let mut is_new = false;
        for (at, variables) in later.loops {
            let known = self.loops.entry(at).or_default();
            for (declared, assigned) in variables {
                is_new |= known.entry(declared).or_default().learn(assigned);
            }
        }
        is_new
    }

    /// Gives up on variables of loops: each of them may have any value.
    pub(crate) fn open_loops(&mut self) {
        for assigned in self.loops.values_mut().flat_map(BTreeMap::values_mut) {
            assigned.others = true;
        }
    }
}

/// The state before a branch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    assigned: usize,
    appended: usize,
}

/// The effects of a branch.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    variables: Vec<(VariableId, Value)>,
    entries: Vec<(ObjectId, Entry)>,
}

impl Store {
    pub(crate) fn scope(&mut self, parent: Option<ScopeId>, this: Option<Value>) -> ScopeId {
        self.scopes.push(Scope { parent, names: HashMap::new(), this });
        ScopeId(self.scopes.len() - 1)
    }

    /// The value of `this`, if an enclosing function has one.
    pub(crate) fn this(&self, scope: ScopeId) -> Option<&Value> {
        let mut at = Some(scope);
        while let Some(ScopeId(index)) = at {
            let scope = &self.scopes[index];
            if scope.this.is_some() {
                return scope.this.as_ref();
            }
            at = scope.parent;
        }
        None
    }

    /// Declares a variable, or assigns to one of the same scope.
    pub(crate) fn declare(&mut self, scope: ScopeId, name: &str, value: Value, declared: Span) {
        if let Some(&id) = self.scopes[scope.0].names.get(name) {
            self.assign(id, value);
            return;
        }
        let id = VariableId(self.variables.len());
        self.variables.push(Variable { value, declared, call: self.call, used: Cell::new(false) });
        self.latest.insert(declared, id);
        self.scopes[scope.0].names.insert(name.into(), id);
    }

    pub(crate) fn find(&self, scope: ScopeId, name: &str) -> Option<VariableId> {
        let mut at = Some(scope);
        while let Some(ScopeId(index)) = at {
            let scope = &self.scopes[index];
            if let Some(&id) = scope.names.get(name) {
                return Some(id);
            }
            at = scope.parent;
        }
        None
    }

    /// The value of a variable. If other calls assign to it, it may have another value by now.
    pub(crate) fn variable(&self, id: VariableId) -> Value {
        let variable = &self.variables[id.0];
        if variable.call != self.call {
            variable.used.set(true);
        }
        match self.unsteady.variables.get(&variable.declared) {
            Some(assigned) if variable.call != self.call => {
                assigned.or(variable.value.clone(), variable.declared, self.follows)
            }
            _ => variable.value.clone(),
        }
    }

    /// The value of a variable for code that runs at an unknown time.
    pub(crate) fn variable_later(&self, id: VariableId) -> Value {
        let Variable { value, declared, .. } = &self.variables[id.0];
        match self.unsteady.variables.get(declared) {
            Some(assigned) => assigned.or(value.clone(), *declared, self.follows),
            None => value.clone(),
        }
    }

    pub(crate) fn assign(&mut self, id: VariableId, value: Value) {
        let variable = &self.variables[id.0];
        if variable.call != self.call || self.follows && variable.used.get() {
            self.changed.variables.entry(variable.declared).or_default().add(&value);
        }
        for inside in self.loops.iter().filter(|inside| id.0 < inside.variables) {
            let variables = self.changed.loops.entry(inside.at).or_default();
            variables.entry(variable.declared).or_default().add_in_loop(&value, &variable.value);
        }
        self.put(id, value);
    }

    fn put(&mut self, id: VariableId, value: Value) {
        let variable = &mut self.variables[id.0];
        variable.call = self.call;
        let before = std::mem::replace(&mut variable.value, value);
        self.assigned.push((id, before));
    }

    /// Starts a loop. What it assigns to a variable may be its value already, from an earlier iteration.
    pub(crate) fn enter_loop(&mut self, at: Span) {
        if !self.follows {
            return;
        }
        let mut values = Vec::new();
        for (declared, assigned) in self.unsteady.loops.get(&at).into_iter().flatten() {
            if let Some(&id) = self.latest.get(declared) {
                values.push((id, assigned.or_in_loop(self.variables[id.0].value.clone(), *declared)));
            }
        }
        for (id, value) in values {
            self.put(id, value);
        }
        self.loops.push(Loop { at, variables: self.variables.len(), objects: self.objects.len() });
    }

    pub(crate) fn leave_loop(&mut self) {
        self.loops.pop();
    }

    pub(crate) fn create(&mut self, class: Class, at: Span) -> ObjectId {
        self.objects.push(Object { class, entries: Vec::new(), at, call: self.call, used: Cell::new(false) });
        ObjectId(self.objects.len() - 1)
    }

    pub(crate) fn object(&self, id: ObjectId) -> &Object {
        &self.objects[id.0]
    }

    /// All objects of these classes, in the order in which they were made.
    pub(crate) fn all(&self, classes: &[Class]) -> Vec<Value> {
        let of_class = |(index, object): (usize, &Object)| {
            classes.contains(&object.class).then(|| Value::new(Kind::Object(ObjectId(index)), object.at))
        };
        self.objects.iter().enumerate().filter_map(of_class).collect()
    }

    pub(crate) fn class(&self, value: &Value) -> Option<Class> {
        value.as_object().map(|id| self.object(id).class)
    }

    /// Appends a property.
    pub(crate) fn set(&mut self, id: ObjectId, name: &str, value: Value, at: Span) {
        self.push(id, Entry { name: name.into(), value, at, condition: None });
    }

    /// Assigns to a property, as code that runs at an unknown time may do.
    pub(crate) fn assign_property(&mut self, id: ObjectId, name: &str, value: Value, at: Span) {
        let object = self.object(id);
        let in_loop = self.loops.last().is_some_and(|inside| id.0 < inside.objects);
        if object.call != self.call || in_loop || self.follows && object.used.get() {
            self.changed.properties.entry((object.at, name.into())).or_default().add(&value);
        }
        self.set(id, name, value, at);
    }

    /// The value of a property, or one that another call than the one that made the object assigns to it.
    pub(crate) fn or_assigned(&self, id: ObjectId, name: &str, value: Value, at: Span) -> Value {
        let object = self.object(id);
        if object.call != self.call {
            object.used.set(true);
        }
        match self.unsteady.properties.get(&(object.at, name.into())) {
            Some(assigned) if self.follows => assigned.or(value, at, true),
            _ => value,
        }
    }

    /// Sets an entry of a map in which a name may occur several times, and removes the earlier ones.
    pub(crate) fn replace(&mut self, id: ObjectId, name: &str, value: Value, at: Span) {
        self.set(id, name, Value::undefined(at), at);
        self.set(id, name, value, at);
    }

    pub(crate) fn push(&mut self, id: ObjectId, entry: Entry) {
        self.objects[id.0].entries.push(entry);
        self.appended.push(id);
    }

    /// A property of an object, by its exact name.
    pub(crate) fn get(&self, id: ObjectId, name: &str) -> Property {
        let object = self.object(id);
        let mut doubt = None;
        let mut conditional: Vec<Value> = Vec::new();
        for entry in object.entries.iter().rev() {
            if &*entry.name == SPREAD {
                doubt = doubt.or(Some(entry.value.at));
            } else if &*entry.name == name {
                let value = entry.value.clone();
                let Some(condition) = entry.condition else {
                    conditional.push(value);
                    return Property { value: Value::one_of(conditional, entry.at), at: entry.at, doubt };
                };
                doubt = doubt.or(Some(condition));
                if self.follows || conditional.is_empty() {
                    conditional.push(value);
                }
            }
        }
        Property { value: Value::one_of(conditional, object.at), at: object.at, doubt }
    }

    /// The last value of a slot, regardless of conditions.
    pub(crate) fn last(&self, id: ObjectId, name: &str) -> Option<&Entry> {
        self.object(id).entries.iter().rev().find(|entry| &*entry.name == name)
    }

    /// A copy of an object, for objects that are copied instead of changed.
    pub(crate) fn copy(&mut self, id: ObjectId, at: Span) -> ObjectId {
        let object = self.object(id).clone();
        self.objects.push(Object { at, ..object });
        ObjectId(self.objects.len() - 1)
    }

    /// Starts another call. Returns the previous one.
    pub(crate) fn enter_call(&mut self) -> usize {
        self.calls += 1;
        std::mem::replace(&mut self.call, self.calls)
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { assigned: self.assigned.len(), appended: self.appended.len() }
    }

    /// Undoes everything since `mark`.
    pub(crate) fn rewind(&mut self, mark: Mark) -> Changes {
        let mut changes = Changes::default();
        for (id, before) in self.assigned.drain(mark.assigned..).rev() {
            let after = std::mem::replace(&mut self.variables[id.0].value, before);
            changes.variables.push((id, after));
        }
        // Changes are undone in reverse, so the first one here is the last one that was made.
        let mut seen = HashSet::new();
        changes.variables.retain(|(id, _)| seen.insert(*id));
        for id in self.appended.drain(mark.appended..).rev() {
            if let Some(entry) = self.objects[id.0].entries.pop() {
                changes.entries.push((id, entry));
            }
        }
        changes.entries.reverse();
        changes
    }

    /// Applies one of several alternatives. The text does not say which, unless there is only one.
    pub(crate) fn merge(&mut self, mut alternatives: Vec<Changes>, condition: Span) {
        if alternatives.len() == 1 {
            let Some(only) = alternatives.pop() else { return };
            for (id, value) in only.variables {
                self.assign(id, value);
            }
            for (id, entry) in only.entries {
                self.push(id, entry);
            }
            return;
        }
        let mut values: HashMap<VariableId, Vec<Value>> = HashMap::new();
        let mut order = Vec::new();
        let count = alternatives.len();
        for changes in alternatives {
            for (id, value) in changes.variables {
                let known = values.entry(id).or_default();
                if known.is_empty() {
                    order.push(id);
                }
                known.push(value);
            }
            for (id, mut entry) in changes.entries {
                entry.condition = entry.condition.or(Some(condition));
                self.push(id, entry);
            }
        }
        for id in order {
            let mut known = values.remove(&id).unwrap_or_default();
            if known.len() < count {
                known.push(self.variables[id.0].value.clone());
            }
            let merged = self.one_of(known, condition);
            self.assign(id, merged);
        }
    }

    /// The request object among alternative values: `new XMLHttpRequest()` is preferred to the objects that old
    /// browsers had instead.
    pub(crate) fn request_object<'v>(&self, values: &[&'v Value]) -> Option<&'v Value> {
        let of = |class: Class| values.iter().find(move |value| self.class(value) == Some(class)).copied();
        of(Class::XmlHttpRequest).or_else(|| of(Class::DomainRequest))
    }

    fn one_of(&self, values: Vec<Value>, condition: Span) -> Value {
        if let Some(request) = self.request_object(&values.iter().collect::<Vec<_>>()) {
            return request.clone();
        }
        let at = values.first().map_or(condition, |value| value.at);
        Value::one_of(values, at).unwrap_or_else(|| Value::open(at))
    }
}
