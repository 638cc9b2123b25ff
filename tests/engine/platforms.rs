//! The package's list of hosting platforms.

use crate::common;
use wouldblock::tables::PLATFORMS;

/// `pkg/strength/hosts.js` has more names than the engine, which only needs those whose customers are separate sites.
#[test]
fn the_package_has_the_platforms_of_the_engine() {
    let text = std::fs::read_to_string(common::root("pkg/strength/hosts.js")).unwrap();
    let (_, public) = text.split_once("export const PUBLIC = [").unwrap();
    for name in PLATFORMS {
        assert!(public.contains(&format!("  {name:?},\n")), "{name}");
    }
}
