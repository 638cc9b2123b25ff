//! What surrounds a file of a project.

use std::collections::BTreeMap;

use serde::Deserialize;
use wouldblock_reading::Language;

use crate::address::is_absolute;
use crate::constant::Constant;
use crate::elsewhere::Assignments;

/// What is known about a file besides its text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Project {
    /// The language of the reasons.
    pub language: Language,
    /// The name of the file, which identifies its objects among those of all files.
    pub file: String,
    /// The URL of the page that runs the script.
    pub page: String,
    /// The variables of the build: `import.meta.env.NAME` and `process.env.NAME`.
    pub environment: BTreeMap<String, String>,
    /// The constants of other files, by the name of the module in this file and by the name of the export.
    pub imports: BTreeMap<String, BTreeMap<String, Constant>>,
    /// The import map of the document, if the script is in one: browsers load what it imports, without a bundler.
    pub document: Option<BTreeMap<String, String>>,
    /// What the files of the project assign to values that they share.
    pub assigned: Assignments,
    /// Whether the users of the file can set the variables that it exports, as with Svelte components.
    pub properties: bool,
}

impl Project {
    /// The address that browsers load for the name of a module; `None` if a bundler replaces it, or nothing does.
    pub(crate) fn module(&self, name: &str) -> Option<String> {
        let Some(map) = &self.document else {
            return is_absolute(name).then(|| name.to_owned());
        };
        let mapped = map.get(name).cloned().or_else(|| {
            let fits = |(prefix, _): &(&String, &String)| prefix.ends_with('/') && name.starts_with(prefix.as_str());
            let (prefix, address) = map.iter().filter(fits).max_by_key(|(prefix, _)| prefix.len())?;
            Some(format!("{address}{}", name.strip_prefix(prefix.as_str())?))
        });
        let address = mapped.unwrap_or_else(|| name.to_owned());
        let is_relative = ["/", "./", "../"].iter().any(|start| address.starts_with(start));
        if is_relative {
            return url::Url::parse(&self.page).ok()?.join(&address).ok().map(String::from);
        }
        (is_absolute(&address) || address.starts_with("data:")).then_some(address)
    }
}
