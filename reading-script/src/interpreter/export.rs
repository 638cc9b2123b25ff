//! What a file of a project exports to its other files, and imports from them.

use oxc_ast::ast::{Declaration, ModuleExportName, VariableDeclaration, VariableDeclarationKind};
use oxc_span::Span;

use super::Interpreter;
use crate::store::{Class, SPREAD};
use crate::value::{Kind, Value};

/// The name under which `module.exports` is kept among the exports: no export of a module can have it.
const WHOLE: &str = "=";

impl<'a> Interpreter<'a> {
    pub(super) fn export_declaration(&mut self, declaration: &'a Declaration<'a>) {
        let mut names = Vec::new();
        match declaration {
            Declaration::VariableDeclaration(variables) => {
                self.variables(variables);
                self.exported_handlers(variables);
                self.properties_of_component(variables);
                let patterns = variables.declarations.iter().map(|declarator| &declarator.id);
                names = patterns.flat_map(|pattern| pattern.get_binding_identifiers()).map(|name| name.name).collect();
            }
            Declaration::ClassDeclaration(class) => {
                self.class(class);
                names.extend(class.id.as_ref().map(|name| name.name));
            }
            Declaration::TSEnumDeclaration(inner) => {
                self.enumeration(inner);
                names.push(inner.id.name);
            }
            Declaration::FunctionDeclaration(function) => {
                self.exported_function(function);
                self.public.extend(function.id.as_ref().map(|name| name.name.to_string()));
            }
            Declaration::TSNamespaceDeclaration(inner) if self.project.is_some() => {
                self.namespace_of_script(inner);
                names.push(inner.id.name);
            }
            _ => {}
        }
        for name in names {
            self.export_later(name.as_str(), name.to_string());
        }
    }

    /// `export let src = "…"` of a component: the value is only a default.
    fn properties_of_component(&mut self, variables: &'a VariableDeclaration<'a>) {
        let are_set = self.project.is_some_and(|project| project.properties);
        if !are_set || variables.kind != VariableDeclarationKind::Let {
            return;
        }
        for name in variables.declarations.iter().flat_map(|declarator| declarator.id.get_binding_identifiers()) {
            let Some(id) = self.store.find(self.scope, name.name.as_str()) else { continue };
            let value = self.store.variable(id);
            self.store.assign(id, Value::either(value, Value::open(name.span), name.span));
        }
    }

    /// Exports a variable with the value that it has at the end of the program.
    pub(super) fn export_later(&mut self, local: &str, exported: String) {
        self.exported_names.push((local.to_owned(), exported));
    }

    /// `export * from "./urls"`, `export * as urls from "./urls"`.
    pub(super) fn export_all(&mut self, module: &str, exported: Option<&ModuleExportName<'a>>, at: Span) {
        let Some(exports) = self.project.and_then(|project| project.imports.get(module)) else { return };
        if let Some(exported) = exported {
            let value = self.namespace(exports, at);
            self.exports.insert(exported.name().to_string(), value);
            return;
        }
        for (name, constant) in exports.iter().filter(|(name, _)| !matches!(name.as_str(), "default" | WHOLE)) {
            let value = self.value_of(constant, at);
            self.exports.insert(name.clone(), value);
        }
    }

    /// The value of an import from another file of the project; `None` if it is not known.
    pub(super) fn imported_constant(&mut self, module: &str, name: &str, at: Span) -> Option<Value> {
        let exports = self.project?.imports.get(module)?;
        let constant = exports.get(name).or_else(|| exports.get(WHOLE).filter(|_| name == "default"))?;
        Some(self.value_of(constant, at))
    }

    /// All exports of another file of the project, as `import * as`, `import()` and `require()` return them.
    pub(crate) fn imported_namespace(&mut self, module: &str, at: Span) -> Option<Value> {
        let exports = self.project?.imports.get(module)?;
        if let Some(whole) = exports.get(WHOLE) {
            return Some(self.value_of(whole, at));
        }
        let id = self.store.create(Class::Plain, at);
        // Exports that are functions are not among the constants.
        self.store.set(id, SPREAD, Value::open(at), at);
        self.properties(id, exports, at);
        Some(Value::new(Kind::Object(id), Span::empty(at.start)))
    }

    /// Walks the functions and classes of a project that other files may use with arguments of their own, although this
    /// file uses them, too.
    pub(super) fn walk_what_is_exported(&mut self) {
        if self.project.is_none() {
            return;
        }
        let names = self.exported_names.iter().map(|(local, _)| local).chain(&self.public);
        let variables: Vec<_> = names.filter_map(|name| self.store.find(self.scope, name)).collect();
        let mut values: Vec<_> = variables.into_iter().map(|id| self.store.variable(id)).collect();
        values.extend(self.exports.values().cloned());
        for value in values {
            for leaf in value.leaves() {
                match leaf.kind {
                    Kind::Function(id) => self.walk_again(id, leaf.at),
                    Kind::Class(id) if self.classes[id.0].instantiated => {
                        let instance = self.instantiate(id, None, leaf.at).as_object();
                        let members = instance.map(|id| self.store.object(id).entries.clone()).unwrap_or_default();
                        for member in members {
                            self.call_back(&member.value);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Finds the values of what is exported, when the program has been walked.
    pub(super) fn finish_exports(&mut self) {
        for (local, exported) in std::mem::take(&mut self.exported_names) {
            if let Some(id) = self.store.find(self.scope, &local) {
                let value = self.store.variable_later(id);
                self.exports.insert(exported, value);
            }
        }
        let mut members = Vec::new();
        let mut names: Vec<_> = self.globals.keys().cloned().collect();
        names.sort();
        for name in names {
            let Some(value) = self.globals.get(&name).cloned() else { continue };
            if name == "module.exports" {
                self.export_whole(&value);
            } else if let Some(export) = name.strip_prefix("module.exports.").or_else(|| name.strip_prefix("exports."))
            {
                self.exports.insert(export.to_owned(), value.clone());
                members.push((export.to_owned(), value));
            }
        }
        if !members.is_empty() && !self.exports.contains_key(WHOLE) {
            let nowhere = Span::empty(0);
            let id = self.store.create(Class::Plain, nowhere);
            self.store.set(id, SPREAD, Value::open(nowhere), nowhere);
            for (name, value) in members {
                self.store.set(id, &name, value, nowhere);
            }
            self.exports.insert(WHOLE.to_owned(), Value::new(Kind::Object(id), nowhere));
        }
    }

    /// `module.exports = { … }`.
    fn export_whole(&mut self, value: &Value) {
        if let Kind::Object(id) = value.kind {
            for entry in self.store.object(id).entries.clone() {
                if &*entry.name != SPREAD && !entry.name.starts_with("[[") {
                    self.exports.insert(entry.name.to_string(), entry.value);
                }
            }
        }
        self.exports.insert(WHOLE.to_owned(), value.clone());
    }
}
