//! Assignments to values that files share: what this file assigns is recorded, and what others assign is added.

use std::collections::{BTreeMap, BTreeSet};

use oxc_span::Span;

use super::Interpreter;
use crate::constant::Constant;
use crate::elsewhere::{Assigned, Assignments};
use crate::store::{Class, Entry, SPREAD};
use crate::value::{Kind, ObjectId, Value};

/// The slot of an object with its origin, if that is another file.
const ORIGIN: &str = "[[origin]]";

/// The slot of an object that a function received that the text does not define.
const PASSED: &str = "[[passed]]";

/// Stands for a property whose name is not known.
const ANY: &str = "*";

/// The origin of the settings of the default instance of axios.
const AXIOS: &str = "axios";

/// The origin of the settings of `$.ajaxSetup`.
const JQUERY: &str = "jquery";

/// How deep an object is followed that a function receives.
const DEPTH: usize = 3;

/// How deep the values of other files are followed that contain values of other files.
const DEEPEST: usize = 8;

/// How many steps an object counts for, because it takes memory.
const STEPS: usize = 16;

/// How many values the assignments of a file may have.
const MOST_VALUES: usize = 2_000;

/// An assignment of the text, with the value as it is at the end of the program.
#[derive(Debug)]
pub(crate) struct Assignment {
    target: Target,
    value: Value,
}

#[derive(Debug)]
enum Target {
    Property { origin: String, name: String },
    Global(String),
}

impl Interpreter<'_> {
    /// What identifies an object among those of all files.
    pub(crate) fn origin(&self, id: ObjectId) -> String {
        let file = self.project.map_or("", |project| &*project.file);
        match self.store.last(id, ORIGIN).and_then(|entry| entry.value.as_str()) {
            Some(origin) => origin.to_owned(),
            None => format!("{file}@{}", self.store.object(id).at.start),
        }
    }

    /// Gives an object the origin that it has in another file, and the values that any file assigns to its properties.
    pub(crate) fn set_origin(&mut self, id: ObjectId, origin: &str) {
        let at = self.store.object(id).at;
        self.store.set(id, ORIGIN, Value::text(origin, at), at);
        self.assigned_elsewhere(id, None);
    }

    /// The settings that libraries have without an object of the text are the same in all files.
    pub(crate) fn share_settings(&mut self) {
        if self.project.is_none() {
            return;
        }
        let defaults = self.store.last(self.axios, "defaults").and_then(|entry| entry.value.as_object());
        if let Some(defaults) = defaults {
            self.set_origin(defaults, AXIOS);
        }
        self.set_origin(self.jquery, JQUERY);
    }

    /// Adds what other files assign to the properties of an object, or to the one with this name.
    pub(crate) fn assigned_elsewhere(&mut self, id: ObjectId, only: Option<&str>) {
        let Some(project) = self.project.filter(|project| !project.assigned.properties.is_empty()) else { return };
        let origin = self.origin(id);
        let Some(properties) = project.assigned.properties.get(&origin) else { return };
        let at = self.store.object(id).at;
        let added = self.within(&origin, |this| this.add_assigned(id, properties, only));
        if added.is_none() {
            self.store.set(id, SPREAD, Value::open(at), at);
        }
    }

    /// Runs something for an object with an origin, unless that is inside of itself, or too deep.
    pub(crate) fn within<T>(&mut self, origin: &str, run: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let is_inside = self.resolving.iter().any(|outer| outer == origin);
        if is_inside || self.resolving.len() == DEEPEST || !self.step(STEPS) {
            return None;
        }
        self.resolving.push(origin.to_owned());
        let result = run(self);
        self.resolving.pop();
        Some(result)
    }

    fn add_assigned(&mut self, id: ObjectId, properties: &BTreeMap<String, Vec<Assigned>>, only: Option<&str>) {
        let Some(project) = self.project else { return };
        let at = self.store.object(id).at;
        for (name, values) in properties {
            if name == ANY {
                if values.iter().any(|assigned| assigned.file != project.file) {
                    self.store.set(id, SPREAD, Value::open(at), at);
                }
            } else if only.is_none_or(|only| only == name) {
                let property = self.store.get(id, name);
                let own = property.value.unwrap_or_else(|| Value::undefined(at));
                let own = match property.doubt {
                    Some(doubt) => Value::either(own, Value::open(doubt), at),
                    None => own,
                };
                let value = self.one_of_assigned(own, values, at);
                self.store.set(id, name, value, at);
            }
        }
    }

    /// A value, or one of those that other files assign.
    fn one_of_assigned(&mut self, own: Value, values: &[Assigned], at: Span) -> Value {
        let file = self.project.map_or("", |project| &*project.file);
        // The empty place makes a use of the value its place.
        let place = Span::empty(at.start);
        let mut value = own;
        for assigned in values.iter().filter(|assigned| assigned.file != file) {
            let other = match &assigned.value {
                Constant::Open => Value::open(place),
                constant => self.value_of(constant, at),
            };
            value = Value::either(value, other, place);
        }
        value
    }

    /// The value of a name that the text does not declare, or one that other files assign to it.
    pub(crate) fn global_elsewhere(&mut self, path: &str, value: Value) -> Value {
        let Some(values) = self.project.and_then(|project| project.assigned.globals.get(path)) else { return value };
        let at = value.at;
        if let Kind::Free(_) = value.kind {
            if let Some(known) = self.elsewhere.get(path) {
                return known.clone();
            }
            // A name of which nothing is known may have any value already.
            let known: Vec<_> = values.iter().filter(|assigned| assigned.value != Constant::Open).cloned().collect();
            let value = self.one_of_assigned(value, &known, at);
            self.elsewhere.insert(path.to_owned(), value.clone());
            return value;
        }
        self.one_of_assigned(value, values, at)
    }

    /// Records an assignment to a property of an object. `name`: `None` if it is not known.
    pub(crate) fn assigns_property(&mut self, id: ObjectId, name: Option<&str>, value: &Value) {
        if self.project.is_none() || !self.step(1) {
            return;
        }
        if self.store.last(id, ORIGIN).is_some() {
            let target = Target::Property { origin: self.origin(id), name: name.unwrap_or(ANY).to_owned() };
            self.assignments.push(Assignment { target, value: value.clone() });
        }
        self.assigned_elsewhere(id, name);
    }

    /// Records an assignment to a name that the text does not declare.
    pub(crate) fn assigns_global(&mut self, path: &str, value: &Value) {
        let start = path.split('.').next().unwrap_or_default();
        let is_own = matches!(start, "this" | "module" | "exports" | "import" | "arguments");
        if start == "this"
            && let Some((_, name)) = path.rsplit_once('.')
        {
            self.parameters.insert(name.to_owned());
        }
        if self.project.is_some() && !is_own && !value.is_nullish() && self.step(1) {
            let target = Target::Global(path.to_owned());
            self.assignments.push(Assignment { target, value: value.clone() });
        }
    }

    /// Records an assignment to a property of something that may be an object of another file: a parameter.
    pub(crate) fn assigns_parameter(&mut self, object: &Value, name: Option<&str>) {
        let is_name = |code: &str| code.chars().all(|char| char.is_alphanumeric() || "_$.#".contains(char));
        let code = self.code(object.at);
        if self.project.is_some() && !code.is_empty() && is_name(code) {
            self.parameters.insert(name.unwrap_or(ANY).to_owned());
        }
    }

    /// Handles an object that a function receives that the text does not define: one of another file may change it.
    pub(crate) fn pass(&mut self, value: &Value, at: Span) {
        if self.project.is_some_and(|project| !project.assigned.parameters.is_empty()) {
            self.pass_object(value, at, 0);
        }
    }

    fn pass_object(&mut self, value: &Value, at: Span, depth: usize) {
        let Some(project) = self.project.filter(|_| depth < DEPTH) else { return };
        let Some(id) = value.as_object().filter(|id| self.store.object(*id).class == Class::Plain) else { return };
        let changed = &project.assigned.parameters;
        let is_changed = |name: &str| changed.contains(name) || changed.contains(ANY);
        let entries = self.store.object(id).entries.clone();
        if !self.step(entries.len()) {
            return;
        }
        for entry in &entries {
            self.pass_object(&entry.value, at, depth + 1);
        }
        let names = entries.into_iter().map(|entry| entry.name);
        let names: BTreeSet<_> = names.filter(|name| !name.starts_with("[[") && is_changed(name)).collect();
        for name in names {
            let open = Value::open(at);
            if self.store.last(id, ORIGIN).is_some() {
                let target = Target::Property { origin: self.origin(id), name: name.to_string() };
                self.assignments.push(Assignment { target, value: open.clone() });
            }
            self.store.push(id, Entry { name, value: open, at, condition: Some(at) });
        }
        self.store.set(id, PASSED, Value::new(Kind::Boolean(true), at), at);
    }

    /// Whether a function of another file may have set a property that an object of the text does not have.
    pub(crate) fn may_be_set_elsewhere(&self, id: ObjectId, name: &str) -> bool {
        let Some(project) = self.project else { return false };
        let changed = &project.assigned.parameters;
        (changed.contains(name) || changed.contains(ANY)) && self.store.last(id, PASSED).is_some()
    }

    /// The assignments of the text, at the end of its program.
    pub(crate) fn assignments(&self) -> Assignments {
        let mut all = Assignments { parameters: self.parameters.clone(), ..Assignments::default() };
        let mut rest = MOST_VALUES;
        let file = self.project.map_or("", |project| &*project.file);
        for Assignment { target, value } in &self.assignments {
            let value = self.constant(value, 0, &mut rest);
            let values = match target {
                Target::Property { origin, name } => {
                    all.properties.entry(origin.clone()).or_default().entry(name.clone()).or_default()
                }
                Target::Global(path) => all.globals.entry(path.clone()).or_default(),
            };
            if !values.iter().any(|known| known.value == value) {
                values.push(Assigned { file: file.to_owned(), value });
            }
        }
        all
    }
}
