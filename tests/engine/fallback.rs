//! The package's fallback lists of directives.

use crate::common;
use wouldblock::fallback_list;

/// `pkg/strength/policy.js` decides which directive governs a kind of resource without the engine.
#[test]
fn the_package_has_the_fallback_lists_of_the_engine() {
    let text = std::fs::read_to_string(common::root("pkg/strength/policy.js")).unwrap().replace("\r\n", "\n");
    let (_, chains) = text.split_once("export const CHAINS = {\n").unwrap();
    let (chains, _) = chains.split_once("};\n").unwrap();
    assert!(chains.lines().count() > 10);
    for line in chains.lines() {
        let name = line.split('"').nth(1).unwrap();
        let list: Vec<String> = fallback_list(name).iter().map(|name| format!("{name:?}")).collect();
        assert_eq!(line, format!("  {name:?}: [{}],", list.join(", ")));
    }
}
