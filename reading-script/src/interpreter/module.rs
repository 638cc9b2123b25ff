//! Imports and exports.

use oxc_ast::ast::{
    ExportDefaultDeclarationKind, Function, ImportDeclaration, ImportDeclarationSpecifier, ImportOrExportKind,
    Statement, StringLiteral, TSModuleReference, TSNamespaceDeclaration, TSNamespaceDeclarationBody,
};
use oxc_span::Span;

use super::Interpreter;
use crate::address::is_absolute;
use crate::found::{Found, Place};
use crate::names::{modules, server};
use crate::store::Class;
use crate::value::{Kind, Value};

impl<'a> Interpreter<'a> {
    pub(super) fn module_statement(&mut self, statement: &'a Statement<'a>) {
        match statement {
            Statement::ImportDeclaration(import) => self.import(import),
            Statement::ExportFromDeclaration(export) => {
                self.module_at(&export.source, export.export_kind, export.span);
                for specifier in &export.specifiers {
                    let name = specifier.local.name();
                    let value = self.imported(export.source.value.as_str(), name.as_str(), specifier.span);
                    self.exports.insert(specifier.exported.name().to_string(), value);
                }
            }
            Statement::ExportAllDeclaration(export) => {
                self.module_at(&export.source, export.export_kind, export.span);
                self.export_all(export.source.value.as_str(), export.exported.as_ref(), export.span);
            }
            Statement::ExportNamedDeclaration(export) => {
                for specifier in &export.specifiers {
                    let exported = specifier.exported.name().to_string();
                    self.export_later(specifier.local.name().as_str(), exported);
                }
            }
            Statement::ExportDeclaration(export) => self.export_declaration(&export.declaration),
            Statement::ExportDefaultDeclaration(export) => match &export.declaration {
                ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                    let value = self.class(class);
                    self.exports.insert("default".to_owned(), value);
                }
                ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                    self.public.extend(function.id.as_ref().map(|name| name.name.to_string()));
                }
                other => {
                    if let Some(expression) = other.as_expression() {
                        let value = self.expression(expression);
                        self.exported_default(&value);
                        self.exports.insert("default".to_owned(), value);
                    }
                }
            },
            Statement::TSNamespaceDeclaration(inner) if self.project.is_some() => self.namespace_of_script(inner),
            Statement::TSExportAssignment(export) => {
                self.expression(&export.expression);
            }
            Statement::TSImportEqualsDeclaration(import) => {
                if let TSModuleReference::ExternalModuleReference(reference) = &import.module_reference {
                    let value = self.imported(reference.expression.value.as_str(), "default", import.span);
                    self.store.declare(self.scope, import.id.name.as_str(), value, import.id.span);
                }
            }
            _ => {}
        }
    }

    /// A namespace of TypeScript is an object with what it exports.
    pub(super) fn namespace_of_script(&mut self, declaration: &'a TSNamespaceDeclaration<'a>) {
        if declaration.declare {
            return;
        }
        let scope = self.store.scope(Some(self.scope), None);
        let outer = std::mem::take(&mut self.exported_names);
        self.in_scope(scope, |this| {
            this.deeper((), |this| match &declaration.body {
                TSNamespaceDeclarationBody::TSModuleBlock(block) => {
                    this.statements(&block.body);
                }
                TSNamespaceDeclarationBody::TSNamespaceDeclaration(inner) => {
                    this.namespace_of_script(inner);
                    this.export_later(inner.id.name.as_str(), inner.id.name.to_string());
                }
            });
        });
        let exported = std::mem::replace(&mut self.exported_names, outer);
        let id = self.store.create(Class::Plain, declaration.span);
        for (local, name) in exported {
            if let Some(variable) = self.store.find(scope, &local) {
                let value = self.store.variable(variable);
                self.store.set(id, &name, value, declaration.id.span);
            }
        }
        let value = Value::new(Kind::Object(id), declaration.span);
        self.store.declare(self.scope, declaration.id.name.as_str(), value, declaration.id.span);
    }

    fn import(&mut self, import: &'a ImportDeclaration<'a>) {
        let module = import.source.value.as_str();
        for specifier in import.specifiers.iter().flatten() {
            let (local, name) = match specifier {
                ImportDeclarationSpecifier::ImportDefaultSpecifier(specifier) => (&specifier.local, "default".into()),
                ImportDeclarationSpecifier::ImportNamespaceSpecifier(specifier) => (&specifier.local, "default".into()),
                ImportDeclarationSpecifier::ImportSpecifier(specifier) => (&specifier.local, specifier.imported.name()),
            };
            let name = if name == "default" { "default" } else { name.as_str() };
            let is_namespace = matches!(specifier, ImportDeclarationSpecifier::ImportNamespaceSpecifier(_));
            let namespace = is_namespace.then(|| self.imported_namespace(module, local.span)).flatten();
            let mut value = namespace.unwrap_or_else(|| self.imported(module, name, local.span));
            if let Kind::Open = value.kind {
                value = Value::new(Kind::Free(local.name.as_str().into()), local.span);
            }
            self.store.declare(self.scope, local.name.as_str(), value, local.span);
        }
        self.uses_module(module, import.span);
        self.module_at(&import.source, import.import_kind, import.span);
    }

    /// A module that is loaded from a URL. Other names belong to the bundler.
    fn module_at(&mut self, source: &StringLiteral<'a>, kind: ImportOrExportKind, at: Span) {
        if kind != ImportOrExportKind::Value {
            return;
        }
        let name = source.value.as_str();
        let address = match self.project {
            Some(project) => project.module(name),
            None => is_absolute(name).then(|| name.to_owned()),
        };
        if let Some(address) = address {
            let mut found = Found::new("import", "import", "import", at);
            self.address(&mut found, Some(&Value::text(address, source.span)));
            self.add_other(found);
        }
    }

    /// The export of a module under a name; open if the module is not known.
    pub(super) fn imported(&mut self, module: &str, name: &str, at: Span) -> Value {
        if let Some(value) = self.imported_constant(module, name, at) {
            return value;
        }
        match modules::export_of(module, name) {
            Some(path) => self.free(path, at),
            None => Value::open(at),
        }
    }

    /// Records that the code runs on a server if it imports a module that only exists on servers.
    pub(super) fn uses_module(&mut self, module: &str, at: Span) {
        if server::has_module(module) && self.place == Place::Page {
            self.place = Place::Server(at);
        }
    }

    /// `export default { fetch(request, env) {} }`: a worker at the edge.
    fn exported_default(&mut self, value: &Value) {
        if let Kind::Object(id) = value.kind {
            for name in server::EDGE_HANDLERS {
                if let Some(entry) = self.store.last(id, name)
                    && let Kind::Function(function) = entry.value.kind
                {
                    let at = entry.at;
                    self.functions[function.0].set_place(Place::Server(at));
                }
            }
        }
    }

    /// `export async function loader({ request })`: the router calls it on the server.
    pub(super) fn exported_function(&mut self, function: &'a Function<'a>) {
        let Some(name) = &function.id else { return };
        let takes_request =
            function.params.items.first().is_some_and(|first| self.code(first.span).contains("request"));
        if !takes_request || !server::EXPORTED_HANDLERS.contains(&name.name.as_str()) {
            return;
        }
        if let Some(id) = self.store.find(self.scope, name.name.as_str())
            && let Kind::Function(id) = self.store.variable(id).kind
        {
            self.functions[id.0].set_place(Place::Server(function.span));
        }
    }

    /// `export const GET = async () => …`: a route of a server.
    pub(super) fn exported_handlers(&mut self, variables: &'a oxc_ast::ast::VariableDeclaration<'a>) {
        for declarator in &variables.declarations {
            let Some(name) = declarator.id.get_identifier_name() else { continue };
            let Some(place) = server::handler(name.as_str()) else { continue };
            if let Some(id) = self.store.find(self.scope, name.as_str())
                && let Kind::Function(function) = self.store.variable(id).kind
            {
                self.functions[function.0].set_place(place(declarator.span));
            }
        }
    }
}
