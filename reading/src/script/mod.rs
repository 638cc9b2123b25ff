//! JavaScript and TypeScript. Its grammar is large, so it is a module of its own (`reading-script/`); here it is only
//! recognised.

use crate::Needs;
use crate::readers::{Reader, sure};
use crate::source::Source;

/// Recognises scripts and asks for the module that reads them.
pub const READERS: &[Reader] = &[Reader { kind: "js", recognise, read: |_, draft| draft.needs(Needs::Script) }];

fn recognise(_: &Source<'_>) -> u8 {
    sure::NO
}
