//! The JSON contract, as data: what goes in and what comes out.

pub(crate) mod directive_name;
pub(crate) mod inline_type;
pub(crate) mod json;
pub mod parsed_policy;
pub mod report;
pub mod scenario;
pub(crate) mod scenario_path;
