//! `cargo xtask build`: compiles the engine to WebAssembly, for the npm package and the page, and writes the page for a
//! host and as a single file.
#![expect(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "a template reads as what it writes; it runs once for a build"
)]

mod bigquery;
mod commonjs;
mod copies;
mod glue;
mod inline;
mod languages;
mod lean;
mod link;
mod single_file;
mod site;
mod size;
mod sources;
mod stamp;
mod target;

use std::path::{Path, PathBuf};

use crate::{Failure, paths, tool};
pub(crate) use stamp::Stamp;

/// The target of the modules that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Installs [`WASM`] if Rust cannot compile for it yet.
pub(crate) fn ensure_target() -> Result<(), Failure> {
    target::ensure()
}

/// How the modules are compiled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Profile {
    /// Small modules, for everyone who downloads them.
    Small,
    /// Fast modules, for work that takes longer than their download.
    Fast,
    /// Hardly optimised and built incrementally, for development.
    Quick,
}

impl Profile {
    /// Its name in `Cargo.toml`, which is also the folder that cargo builds into.
    fn name(self) -> &'static str {
        match self {
            Self::Small => "wasm",
            Self::Fast => "wasm-fast",
            Self::Quick => "wasm-quick",
        }
    }
}

/// Fills `pkg/`, and writes the page for a host and as a single file.
pub(crate) fn run(profile: Profile) -> Result<(), Failure> {
    let sources = answers(profile)?;
    println!("Compiling the whole engine, the readers of pasted texts and the audit to WebAssembly …");
    modules(profile, Output::Shown, &sources)?;
    bigquery::write_scripts()?;
    commonjs::write_beside()?;
    copies::copy()?;
    if profile == Profile::Small {
        size::print(&folder())?;
    }
    put_together()
}

/// Writes the words, and the page for a host and as a single file, with the modules that are in `pkg/`.
pub(crate) fn page() -> Result<(), Failure> {
    languages::write_modules()?;
    put_together()
}

fn put_together() -> Result<(), Failure> {
    single_file::write_page()?;
    site::write_site()
}

/// Builds the `answer` module and the words, which the page needs first. Returns the state of the sources before the
/// build.
pub(crate) fn answers(profile: Profile) -> Result<Stamp, Failure> {
    // The state is taken first, so that a change during the build leads to another build.
    let sources = Stamp::of_sources()?;
    Stamp::forget();
    ensure_target()?;
    println!("Compiling the engine to WebAssembly …");
    engine(&ANSWER, profile, Output::Shown)?;
    languages::write_modules()?;
    Ok(sources)
}

/// Builds the modules that are loaded on first use, from the same sources as the `answer` module.
pub(crate) fn modules(profile: Profile, output: Output, sources: &Stamp) -> Result<(), Failure> {
    // Most of the time of each module is spent in one thread of the compiler. Two cargo processes need a folder each.
    std::thread::scope(|scope| {
        let others = scope.spawn(|| MODULES.iter().try_for_each(|module| module.build(profile, output)));
        engine(&WHOLE, profile, output)?;
        engine(&DECIDE, profile, output)?;
        others.join().map_err(|_| "The build of the modules panicked.".to_owned())?
    })?;
    sources.remember()
}

/// A module of the engine. All of them are compiled from one crate, whose features say what a module exports.
struct EngineModule {
    feature: &'static str,
    /// The prefix of the names of its files.
    name: &'static str,
    /// The script that contains it as text, for environments that cannot fetch a file.
    inline: Option<&'static str>,
}

/// The whole engine.
const WHOLE: EngineModule = EngineModule { feature: "boundary", name: "wouldblock", inline: Some("inline.js") };

/// The engine for the page's first answer: reports without console lines.
const ANSWER: EngineModule = EngineModule { feature: "boundary-answer", name: "answer", inline: None };

/// The engine that only gives verdicts, without reasons.
const DECIDE: EngineModule =
    EngineModule { feature: "boundary-decide", name: "decide", inline: Some("decide-inline.js") };

fn engine(module: &EngineModule, profile: Profile, output: Output) -> Result<(), Failure> {
    // A quick build compiles only once: the whole engine has everything that the other modules have.
    let feature = if profile == Profile::Quick { WHOLE.feature } else { module.feature };
    let library = compile("wouldblock", feature, profile, output, &paths::target())?;
    let folder = folder();
    glue::generate(&library, &folder, module.name)?;
    module.inline.map_or(Ok(()), |script| inline::write_beside(&folder, module.name, script))
}

/// Whether everything has been compiled from the current sources.
pub(crate) fn is_fresh() -> bool {
    let is_there =
        |folder: &str, name: &str| paths::root().join("pkg").join(folder).join(format!("{name}_bg.wasm")).is_file();
    let engines = [WHOLE, ANSWER, DECIDE].iter().all(|module| is_there("wasm", module.name));
    engines && MODULES.iter().all(|module| is_there(module.folder, module.name)) && Stamp::is_of_last_build()
}

/// Whether the output of cargo is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Output {
    /// Show the output as it comes.
    Shown,
    /// Show the output only on failure.
    Kept,
}

/// The crates that are compiled to modules.
pub(crate) const PACKAGES: [&str; 4] =
    ["wouldblock", "wouldblock-reading", "wouldblock-reading-script", "wouldblock-audit"];

/// A module that is loaded separately from the engine, on first use.
struct Module {
    /// The crate.
    package: &'static str,
    /// The folder of `pkg/` for its files, separate from the engine's folder.
    folder: &'static str,
    /// The prefix of the names of its files.
    name: &'static str,
    /// Its profile for releases.
    profile: Profile,
}

impl Module {
    fn build(&self, profile: Profile, output: Output) -> Result<(), Failure> {
        let profile = if profile == Profile::Small { self.profile } else { profile };
        let library = compile(self.package, "boundary", profile, output, &paths::target().join("modules"))?;
        let folder = paths::root().join("pkg").join(self.folder);
        glue::generate(&library, &folder, self.name)?;
        inline::write_beside(&folder, self.name, &format!("{}-inline.js", self.name))
    }
}

/// The modules behind `pkg/read.js` and `pkg/audit.js`.
const MODULES: [Module; 3] = [
    Module { package: "wouldblock-reading", folder: "reading", name: "reading", profile: Profile::Small },
    Module { package: "wouldblock-reading-script", folder: "reading", name: "script", profile: Profile::Small },
    Module { package: "wouldblock-audit", folder: "audit", name: "audit", profile: Profile::Fast },
];

/// Compiles a crate below the folder `target`, and returns the file of its library. `feature` enables the functions for
/// JavaScript. Each crate has such a feature, because the crates also use each other as libraries.
fn compile(package: &str, feature: &str, profile: Profile, output: Output, target: &Path) -> Result<PathBuf, Failure> {
    let mut command = tool::cargo_into(target, "build");
    command.args(["--package", package, "--lib", "--target", WASM, "--profile", profile.name()]);
    command.args(["--features", feature]);
    // Flags that name the project's folder would make each checkout compile all crates again.
    if profile != Profile::Quick {
        command.args(["--config", &same_everywhere()]);
    }
    let what = format!("Compiling {package}");
    let outcome = match output {
        Output::Shown => tool::run(&mut command, &what),
        Output::Kept => tool::run_quietly(&mut command, &what),
    };
    outcome.map_err(|failure| if has_crates() { failure } else { format!("{failure}\n{LACKS_CRATES}") })?;
    Ok(target.join(WASM).join(profile.name()).join(format!("{}.wasm", package.replace('-', "_"))))
}

const LACKS_CRATES: &str = "Some crates of Cargo.lock are not on this machine, and they could not be downloaded. \
                            Connect to a network once, and run this again.";

/// Whether the crates of the lock file have been downloaded.
fn has_crates() -> bool {
    let mut command = tool::program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    tool::output(command.args(["fetch", "--locked", "--offline"])).is_some()
}

/// Messages of panics contain the paths of dependencies. These flags remove this machine's folders from them, so that a
/// module is the same wherever it is built, and does not name the machine.
fn same_everywhere() -> String {
    let cargo = paths::cargo_home().unwrap_or_else(|| paths::root().to_path_buf());
    let remap = |from: &Path, to: &str| format!("{:?}", format!("--remap-path-prefix={}={to}", from.display()));
    format!("target.{WASM}.rustflags = [{}, {}]", remap(&cargo, "/cargo"), remap(paths::root(), "/wouldblock"))
}

/// Whether an earlier build left files to serve.
pub(crate) fn is_done() -> bool {
    folder().join("answer_bg.wasm").is_file()
}

/// Generated files are separate from files written by hand.
fn folder() -> PathBuf {
    paths::root().join("pkg").join("wasm")
}

/// Reads a file; the error names the file.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("Could not read {}: {error}.", path.display()))
}

/// Writes a file and creates its folder. It is replaced as a whole, so a page that is being served never reads half a
/// module.
fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    let draft = path.with_extension("draft");
    std::fs::create_dir_all(path.parent().expect("it is in a folder"))
        .and_then(|()| std::fs::write(&draft, content))
        .and_then(|()| std::fs::rename(&draft, path))
        .map_err(|error| format!("Could not write {}: {error}.", path.display()))
}
