//! Statements.

use oxc_ast::ast::{
    BindingPattern, BlockStatement, Declaration, Expression, ForStatement, ForStatementInit, ForStatementLeft,
    IfStatement, Statement, SwitchStatement, TryStatement, VariableDeclaration, VariableDeclarationKind,
};
use oxc_span::{GetSpan, Span};

use super::{Completion, Interpreter};
use crate::value::{Kind, Value};

/// A known list with more items is walked once, with an open item.
const LONGEST_LIST: usize = 32;

impl<'a> Interpreter<'a> {
    /// Declares the names of a block before it runs: functions, and constants that are literals.
    pub(super) fn hoist(&mut self, statements: &'a [Statement<'a>]) {
        for statement in statements {
            match statement {
                Statement::FunctionDeclaration(function) => self.declare_function(function),
                Statement::ExportDeclaration(export) => match &export.declaration {
                    Declaration::FunctionDeclaration(function) => self.declare_function(function),
                    Declaration::VariableDeclaration(variables) => self.hoist_constants(variables),
                    _ => {}
                },
                Statement::ExportDefaultDeclaration(export) => {
                    if let oxc_ast::ast::ExportDefaultDeclarationKind::FunctionDeclaration(function) =
                        &export.declaration
                    {
                        self.declare_function(function);
                    }
                }
                Statement::VariableDeclaration(variables) => self.hoist_constants(variables),
                _ => {}
            }
        }
    }

    /// Declares constants early, so that a callback that is walked before a constant below it still finds its value.
    fn hoist_constants(&mut self, variables: &'a VariableDeclaration<'a>) {
        if variables.kind != VariableDeclarationKind::Const {
            return;
        }
        for declarator in &variables.declarations {
            if let (BindingPattern::BindingIdentifier(_), Some(Expression::StringLiteral(_))) =
                (&declarator.id, &declarator.init)
                && let Some(init) = &declarator.init
            {
                let value = self.expression(init);
                self.bind(&declarator.id, value);
            }
        }
    }

    /// Walks the statements of a block.
    pub(super) fn statements(&mut self, statements: &'a [Statement<'a>]) -> Completion {
        self.hoist(statements);
        for statement in statements {
            let completion = self.statement(statement);
            if completion != Completion::Normal {
                return completion;
            }
        }
        Completion::Normal
    }

    pub(super) fn block(&mut self, block: &'a BlockStatement<'a>) -> Completion {
        let scope = self.store.scope(Some(self.scope), None);
        self.in_scope(scope, |this| this.statements(&block.body))
    }

    pub(super) fn statement(&mut self, statement: &'a Statement<'a>) -> Completion {
        self.deeper(Completion::Normal, |this| this.statement_here(statement))
    }

    fn statement_here(&mut self, statement: &'a Statement<'a>) -> Completion {
        match statement {
            Statement::ExpressionStatement(inner) => {
                self.expression(&inner.expression);
            }
            Statement::VariableDeclaration(variables) => self.variables(variables),
            Statement::FunctionDeclaration(_) => {}
            Statement::ClassDeclaration(class) => {
                self.class(class);
            }
            Statement::ReturnStatement(inner) => {
                let value = match &inner.argument {
                    Some(argument) => self.expression(argument),
                    None => Value::undefined(inner.span),
                };
                self.record_return(value);
                return Completion::Abrupt;
            }
            Statement::ThrowStatement(inner) => {
                self.expression(&inner.argument);
                return Completion::Abrupt;
            }
            Statement::BreakStatement(inner) => {
                self.labels_left += usize::from(inner.label.is_some());
                return Completion::Left;
            }
            Statement::ContinueStatement(_) => return Completion::Left,
            Statement::BlockStatement(block) => return self.block(block),
            Statement::IfStatement(inner) => return self.if_statement(inner),
            Statement::TryStatement(inner) => return self.try_statement(inner),
            Statement::SwitchStatement(inner) => return self.switch_statement(inner),
            Statement::LabeledStatement(inner) => {
                let left = self.labels_left;
                let completion = self.statement(&inner.body);
                return if self.labels_left == left { completion } else { Completion::Normal };
            }
            Statement::ForStatement(inner) => self.for_statement(inner),
            Statement::ForInStatement(inner) => {
                self.expression(&inner.right);
                self.each(&inner.left, None, &inner.body, inner.span);
            }
            Statement::ForOfStatement(inner) => {
                let list = self.expression(&inner.right);
                let items = list.as_object().and_then(|id| self.list(id)).filter(|items| items.len() <= LONGEST_LIST);
                self.each(&inner.left, items, &inner.body, inner.span);
            }
            Statement::WhileStatement(inner) => self.in_loop(inner.span, |this| {
                this.expression(&inner.test);
                this.repeat(&inner.body, None, inner.span);
            }),
            Statement::DoWhileStatement(inner) => self.in_loop(inner.span, |this| {
                this.statement(&inner.body);
                this.expression(&inner.test);
            }),
            Statement::WithStatement(inner) => {
                self.expression(&inner.object);
                self.statement(&inner.body);
            }
            Statement::TSEnumDeclaration(inner) => self.enumeration(inner),
            other => self.module_statement(other),
        }
        Completion::Normal
    }

    pub(super) fn variables(&mut self, variables: &'a VariableDeclaration<'a>) {
        for declarator in &variables.declarations {
            let value = match &declarator.init {
                Some(init) => self.expression(init),
                // In `declare const API: string` and `let url;`, only the first has a value that the text does not
                // give.
                None if variables.declare => Value::open(declarator.span),
                None => Value::undefined(declarator.span),
            };
            self.bind(&declarator.id, value);
        }
    }

    fn for_statement(&mut self, statement: &'a ForStatement<'a>) {
        let scope = self.store.scope(Some(self.scope), None);
        self.in_scope(scope, |this| {
            match &statement.init {
                Some(ForStatementInit::VariableDeclaration(variables)) => {
                    for declarator in &variables.declarations {
                        let open = Value::open(declarator.span);
                        let value = declarator.init.as_ref().map_or(open.clone(), |init| this.expression(init));
                        // A number counts the iterations.
                        let counts = this.project.is_none() || matches!(value.kind, Kind::Number(_));
                        this.bind(&declarator.id, if counts { open } else { value });
                    }
                }
                Some(other) => {
                    if let Some(expression) = other.as_expression() {
                        this.expression(expression);
                    }
                }
                None => {}
            }
            this.in_loop(statement.span, |this| {
                if let Some(test) = &statement.test {
                    this.expression(test);
                }
                this.repeat(&statement.body, statement.update.as_ref(), statement.span);
            });
        });
    }

    fn in_loop(&mut self, at: Span, walk: impl FnOnce(&mut Self)) {
        self.store.enter_loop(at);
        walk(self);
        self.store.leave_loop();
    }

    fn if_statement(&mut self, statement: &'a IfStatement<'a>) -> Completion {
        let test = self.expression(&statement.test);
        match test.truth() {
            Some(true) => self.statement(&statement.consequent),
            Some(false) => {
                statement.alternate.as_ref().map_or(Completion::Normal, |alternate| self.statement(alternate))
            }
            None => self.alternatives(
                statement.test.span(),
                &mut [&mut |this| this.statement(&statement.consequent), &mut |this| {
                    statement.alternate.as_ref().map_or(Completion::Normal, |alternate| this.statement(alternate))
                }],
            ),
        }
    }

    fn try_statement(&mut self, statement: &'a TryStatement<'a>) -> Completion {
        let mut completion = self.block(&statement.block);
        if let Some(handler) = &statement.handler {
            self.alternatives(
                handler.span,
                &mut [
                    &mut |this| {
                        let scope = this.store.scope(Some(this.scope), None);
                        this.in_scope(scope, |this| {
                            if let Some(parameter) = &handler.param {
                                this.bind(&parameter.pattern, Value::open(parameter.span));
                            }
                            this.statements(&handler.body.body)
                        })
                    },
                    &mut |_| Completion::Normal,
                ],
            );
            completion = Completion::Normal;
        }
        match &statement.finalizer {
            Some(finalizer) => match self.block(finalizer) {
                Completion::Normal => completion,
                other => other,
            },
            None => completion,
        }
    }

    fn switch_statement(&mut self, statement: &'a SwitchStatement<'a>) -> Completion {
        self.expression(&statement.discriminant);
        let scope = self.store.scope(Some(self.scope), None);
        self.in_scope(scope, |this| {
            for case in &statement.cases {
                if let Some(test) = &case.test {
                    this.expression(test);
                }
                let condition = case.test.as_ref().map_or(case.span, GetSpan::span);
                this.alternatives(
                    condition,
                    &mut [
                        &mut |this| {
                            // `break` only leaves the case: its effects stay.
                            this.statements(&case.consequent);
                            Completion::Normal
                        },
                        &mut |_| Completion::Normal,
                    ],
                );
            }
        });
        Completion::Normal
    }

    /// Runs a body any number of times. `update`: what runs after each iteration.
    fn repeat(&mut self, body: &'a Statement<'a>, update: Option<&'a Expression<'a>>, at: Span) {
        self.alternatives(
            at,
            &mut [
                &mut |this| {
                    this.statement(body);
                    if let Some(update) = update {
                        this.expression(update);
                    }
                    Completion::Normal
                },
                &mut |_| Completion::Normal,
            ],
        );
    }

    fn each(&mut self, left: &'a ForStatementLeft<'a>, items: Option<Vec<Value>>, body: &'a Statement<'a>, at: Span) {
        let bind = |this: &mut Self, value: Value| match left {
            ForStatementLeft::VariableDeclaration(variables) => {
                if let Some(declarator) = variables.declarations.first() {
                    this.bind(&declarator.id, value);
                }
            }
            other => {
                if let Some(target) = other.as_assignment_target() {
                    this.assign_target(target, value, at);
                }
            }
        };
        if let Some(items) = items {
            for item in items {
                let scope = self.store.scope(Some(self.scope), None);
                self.in_scope(scope, |this| {
                    bind(this, item);
                    this.statement(body);
                });
            }
        } else {
            let scope = self.store.scope(Some(self.scope), None);
            self.in_scope(scope, |this| {
                bind(this, Value::open(left.span()));
                this.in_loop(at, |this| this.repeat(body, None, at));
            });
        }
    }

    /// An enum of TypeScript is an object.
    pub(super) fn enumeration(&mut self, declaration: &'a oxc_ast::ast::TSEnumDeclaration<'a>) {
        let id = self.store.create(crate::store::Class::Plain, declaration.span);
        for member in &declaration.body.members {
            if let (oxc_ast::ast::TSEnumMemberName::Identifier(name), Some(init)) = (&member.id, &member.initializer) {
                let value = self.expression(init);
                self.store.set(id, name.name.as_str(), value, member.span);
            }
        }
        self.assigned_elsewhere(id, None);
        let value = Value::new(Kind::Object(id), declaration.span);
        self.store.declare(self.scope, declaration.id.name.as_str(), value, declaration.id.span);
    }
}
