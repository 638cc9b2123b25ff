//! A tolerant reader of literal values and the statements around them, in the languages that servers are configured with:
//! JavaScript and TypeScript, Python, Ruby, PHP, Java, C# and Go. Nothing is run.

mod lexer;
mod parser;
mod scope;
mod syntax_tree;

pub(crate) use lexer::Syntax;
pub(crate) use parser::{plain_text, statements, statements_within};
pub(crate) use scope::{Known, Pair, Scope, in_production};
pub(crate) use syntax_tree::{Argument, Entry, Node, Piece, Span, Statement, StatementKind, Value, each_node};
