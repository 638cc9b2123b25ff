//! mdBook, which the embed suite builds a book with.

use crate::cargo_tool::CargoTool;

/// Without its server, watcher and search.
pub const MDBOOK: CargoTool = CargoTool {
    variable: "WOULDBLOCK_MDBOOK",
    name: "mdbook",
    version: "0.5.4",
    ask: &["--version"],
    features: &["--no-default-features"],
};
