//! Finds modules beside each other that import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{ROOT, Sources};

/// What the modules of one folder import from each other; a module stands for everything in it.
type Siblings = BTreeMap<String, BTreeSet<String>>;

/// The sets of modules beside each other that import each other in a circle.
pub(super) fn circles(sources: &Sources) -> Vec<Vec<String>> {
    folders(sources).values().flat_map(circles_of).collect()
}

/// The imports between siblings, by the module that contains them.
fn folders(sources: &Sources) -> BTreeMap<String, Siblings> {
    let mut folders: BTreeMap<String, Siblings> = BTreeMap::new();
    for (module, source) in &sources.modules {
        for import in source.imports.iter().filter(|import| *import != ROOT && module != ROOT) {
            let (from, to): (Vec<_>, Vec<_>) = (module.split("::").collect(), import.split("::").collect());
            let common = from.iter().zip(&to).take_while(|(one, two)| one == two).count();
            // A module that imports one of its own has no sibling there.
            if common < from.len() && common < to.len() {
                let siblings = folders.entry(from[..common].join("::")).or_default();
                siblings.entry(from[..=common].join("::")).or_default().insert(to[..=common].join("::"));
            }
        }
    }
    folders
}

fn circles_of(siblings: &Siblings) -> Vec<Vec<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        siblings.keys().map(|module| (module.as_str(), reached_from(siblings, module))).collect();
    let is_reached = |from: &str, to: &str| reached.get(from).is_some_and(|all| all.contains(to));
    let mut circles: Vec<Vec<String>> = Vec::new();
    for module in siblings.keys().filter(|module| is_reached(module, module)) {
        if !circles.iter().any(|circle| circle.contains(module)) {
            let members = siblings.keys().filter(|other| is_reached(module, other) && is_reached(other, module));
            circles.push(members.cloned().collect());
        }
    }
    circles
}

fn reached_from<'s>(siblings: &'s Siblings, module: &'s str) -> BTreeSet<&'s str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![module];
    while let Some(module) = open.pop() {
        let imports = siblings.get(module).into_iter().flatten();
        open.extend(imports.map(String::as_str).filter(|import| reached.insert(*import)));
    }
    reached
}
