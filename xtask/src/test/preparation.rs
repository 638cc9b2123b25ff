//! The tools that suites need. Each is prepared once, and only if a suite needs it.

use std::path::PathBuf;
use std::process::Command;

use super::browsers;
use super::count::Tally;
use super::{mdbook, servers};
use crate::{Failure, build, paths, tool};

/// The oldest Node that the package supports and the tests run on.
const OLDEST_NODE: u32 = 20;

/// The result of each preparation.
#[derive(Default)]
pub(crate) struct Preparation {
    build: Option<bool>,
    node: Option<bool>,
    packages: Option<bool>,
    peers: Option<bool>,
    tools: Option<bool>,
    handbook: Option<bool>,
    registry: Option<bool>,
    browsers: Option<Vec<(&'static str, PathBuf)>>,
    servers: Option<bool>,
    shells: Option<bool>,
    #[expect(clippy::option_option, reason = "whether it was searched for, and what was found")]
    mdbook: Option<Option<(&'static str, PathBuf)>>,
}

impl Preparation {
    /// Fills `pkg/`. It counts as a test whether this works.
    pub(crate) fn build(&mut self, tally: &mut Tally) -> bool {
        *self.build.get_or_insert_with(|| {
            let built = required(build::run(build::Profile::Small), tally).is_some();
            if built {
                tally.add(Tally::PASSED);
            }
            built
        })
    }

    /// Node and npm, in a supported version.
    pub(crate) fn node(&mut self, tally: &mut Tally) -> bool {
        *self.node.get_or_insert_with(|| required(check_node(), tally).is_some())
    }

    /// The npm packages of the tests.
    pub(crate) fn packages(&mut self, tally: &mut Tally) -> bool {
        let node = self.node(tally);
        *self.packages.get_or_insert_with(|| node && required(install_packages("tests"), tally).is_some())
    }

    /// The npm packages that the benchmarks compare with.
    pub(crate) fn peers(&mut self, tally: &mut Tally) -> bool {
        let node = self.node(tally);
        *self.peers.get_or_insert_with(|| node && required(install_packages("benches"), tally).is_some())
    }

    /// The bundlers and runtimes with which people use the package. They take a gigabyte, and no other suite needs
    /// them.
    pub(crate) fn tools(&mut self, tally: &mut Tally) -> bool {
        let node = self.node(tally);
        *self.tools.get_or_insert_with(|| node && required(install_packages("tests/package/tools"), tally).is_some())
    }

    /// The tools that build the handbook.
    pub(crate) fn handbook(&mut self, tally: &mut Tally) -> bool {
        let node = self.node(tally);
        *self.handbook.get_or_insert_with(|| node && required(install_packages("docs"), tally).is_some())
    }

    /// The registry for the rehearsal of a release.
    pub(crate) fn registry(&mut self, tally: &mut Tally) -> bool {
        let node = self.node(tally);
        *self.registry.get_or_insert_with(|| node && required(install_packages("release"), tally).is_some())
    }

    /// The environment variables with the browsers' paths; empty if they could not be installed.
    pub(crate) fn browsers(&mut self, tally: &mut Tally) -> &[(&'static str, PathBuf)] {
        self.browsers.get_or_insert_with(|| required(browsers::ensure(), tally).unwrap_or_default())
    }

    /// The environment variable with mdBook's path; `None` if it could not be installed.
    pub(crate) fn mdbook(&mut self, tally: &mut Tally) -> Option<&(&'static str, PathBuf)> {
        self.mdbook.get_or_insert_with(|| required(mdbook::MDBOOK.ensure(), tally)).as_ref()
    }

    /// The servers in which configurations are tested.
    pub(crate) fn servers(&mut self, tally: &mut Tally) -> bool {
        *self.servers.get_or_insert_with(|| required(servers::ensure(&servers::SERVERS), tally).is_some())
    }

    /// The shells in which completion is tested.
    pub(crate) fn shells(&mut self, tally: &mut Tally) -> bool {
        *self.shells.get_or_insert_with(|| required(servers::ensure(&servers::SHELLS), tally).is_some())
    }
}

/// A successful preparation is not a test; a failed one counts as a failure.
fn required<T>(outcome: Result<T, Failure>, tally: &mut Tally) -> Option<T> {
    outcome
        .inspect_err(|failure| {
            println!("  FAILED: {failure}");
            tally.add(Tally::FAILED);
        })
        .ok()
}

fn check_node() -> Result<(), Failure> {
    let advice = format!("Install Node {OLDEST_NODE} or newer, with npm (https://nodejs.org).");
    let version = tool::output(Command::new("node").arg("--version"))
        .ok_or_else(|| format!("These tests need Node, and there is no `node` on PATH. {advice}"))?;
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok()).unwrap_or(0);
    if major < OLDEST_NODE {
        return Err(format!("These tests need a newer Node than {version}. {advice}"));
    }
    tool::output(Command::new("npm").arg("--version"))
        .map(drop)
        .ok_or_else(|| format!("These tests need npm, and there is no `npm` on PATH. {advice}"))
}

/// Installs the packages of the lock file in `folder`, unless they are already installed.
fn install_packages(folder: &str) -> Result<(), Failure> {
    let name = format!("{folder}/package-lock.json");
    let folder = paths::root().join(folder);
    let lock =
        std::fs::read(folder.join("package-lock.json")).map_err(|error| format!("Could not read {name}: {error}."))?;
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    println!("Installing the npm packages of {name} …");
    tool::run(Command::new("npm").arg("ci").current_dir(&folder), "npm ci")?;
    std::fs::write(&installed, lock).map_err(|error| format!("Could not write {}: {error}.", installed.display()))
}
