//! The arguments of calls.

use oxc_span::Span;

use crate::value::{Kind, Value};

/// The arguments of a call.
#[derive(Clone, Debug)]
pub(crate) struct Arguments {
    pub(crate) values: Vec<Value>,
    /// The whole call.
    pub(crate) at: Span,
}

impl Arguments {
    pub(crate) fn get(&self, index: usize) -> Option<&Value> {
        self.values.get(index).filter(|value| !matches!(value.kind, Kind::Undefined))
    }

    pub(crate) fn first(&self) -> Option<&Value> {
        self.get(0)
    }

    pub(crate) fn has_function(&self) -> bool {
        self.values.iter().any(|value| matches!(value.kind, Kind::Function(_)))
    }
}
