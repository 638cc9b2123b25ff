//! The meaning of names that the text does not define: globals of browsers, modules of libraries, and what servers call.

pub(crate) mod globals;
pub(crate) mod modules;
pub(crate) mod server;
