//! The JSON contract, as data: what goes in and what comes out.

#[cfg(any(all(target_arch = "wasm32", feature = "boundary-answer"), test))]
pub(crate) mod json;
pub mod parsed_policy;
pub mod report;
pub mod scenario;
pub(crate) mod scenario_path;
