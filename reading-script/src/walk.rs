//! The walk over a program, for pasted scripts and for files of projects.

use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use wouldblock_reading::words::script::Script;
use wouldblock_reading::{Draft, Source};

use crate::code::{self, Code, Failure};
use crate::context::Project;
use crate::interpreter::Interpreter;
use crate::nesting;
use crate::store::Changed;

/// A program that has been walked.
pub(crate) struct Walked<'a> {
    pub(crate) code: &'a Code,
    pub(crate) interpreter: &'a Interpreter<'a>,
}

/// How many more times a program is walked whose loops pass on values.
const MOST_WALKS: usize = 3;

/// Walks a program. `changed`: what earlier walks showed.
fn walked<'a>(
    code: &'a Code,
    program: &'a Program<'a>,
    changed: Changed,
    project: Option<&'a Project>,
) -> Interpreter<'a> {
    let mut interpreter = Interpreter::new(&code.text, changed, project);
    interpreter.program(program);
    interpreter
}

/// Walks the program in a text, and passes it to `finish`. What is not a program is noted in the draft.
pub(crate) fn walk<'s>(
    source: &Source<'_>,
    draft: &mut Draft<'s>,
    project: Option<&Project>,
    finish: impl FnOnce(&Walked<'_>, &mut Draft<'s>),
) {
    let whole = 0..source.text().len();
    match code::find(source.text(), project.is_some()) {
        Ok(code) => {
            let allocator = Allocator::default();
            let program = code.program(&allocator);
            // The program is walked twice: the first time shows which variables are changed from elsewhere.
            let first = walked(&code, &program, Changed::default(), project);
            let mut interpreter = walked(&code, &program, first.store.changed, project);
            // An iteration may pass on a value that another one has assigned.
            for rest in (0..MOST_WALKS).rev() {
                let later = std::mem::take(&mut interpreter.store.changed);
                let mut changed = std::mem::take(&mut interpreter.store.unsteady);
                if interpreter.gave_up() || !changed.learn(later) {
                    break;
                }
                if rest == 0 {
                    changed.open_loops();
                }
                interpreter = walked(&code, &program, changed, project);
            }
            if interpreter.gave_up() {
                draft.unread(&whole, Script::TooLong);
            }
            for part in &code.unread {
                // The text that was added to close a cut is after the end of the original.
                let part = part.start.min(whole.end)..part.end.min(whole.end);
                if source.text().get(part.clone()).is_some_and(|text| !text.trim().is_empty()) {
                    draft.unread(&part, Script::NotJavaScript);
                }
            }
            finish(&Walked { code: &code, interpreter: &interpreter }, draft);
        }
        Err(Failure::TooDeep(at)) => {
            draft.title(Script::NoRequest);
            draft.unread(&(at..whole.end), Script::TooDeep.with("limit", nesting::LIMIT.to_string()));
        }
        Err(Failure::Syntax) => {
            draft.title(Script::NoRequest);
            draft.unread(&whole, Script::NotJavaScript);
        }
    }
}
