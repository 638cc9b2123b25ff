//! mdBook, for the embed suite, which builds a book with it.

use crate::cargo_tool::CargoTool;

/// mdBook without the server, the watcher and the search.
pub(crate) const MDBOOK: CargoTool = CargoTool {
    variable: "WOULDBLOCK_MDBOOK",
    name: "mdbook",
    version: "0.5.4",
    ask: &["--version"],
    features: &["--no-default-features"],
};
