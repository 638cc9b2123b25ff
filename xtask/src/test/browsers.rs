//! Chromium and Firefox: found, or installed from the system's packages.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::Command;

use crate::{Failure, tool};

struct Browser {
    name: &'static str,
    /// Names the executable to use, and tells the tests which one that is.
    variable: &'static str,
    executables: &'static [&'static str],
    /// Debian's name for it.
    package: &'static str,
}

const BROWSERS: [Browser; 2] = [
    Browser {
        name: "Chromium",
        variable: "WOULDBLOCK_CHROMIUM",
        executables: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
    },
    Browser {
        name: "Firefox",
        variable: "WOULDBLOCK_FIREFOX",
        executables: &["firefox", "firefox-esr"],
        package: "firefox-esr",
    },
];

/// The variables that tell tests where the browsers are; missing browsers are installed first.
pub fn ensure() -> Result<Vec<(&'static str, PathBuf)>, Failure> {
    let mut missing = Vec::new();
    for browser in &BROWSERS {
        if browser.find()?.is_none() {
            missing.push(browser);
        }
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    BROWSERS
        .iter()
        .map(|browser| {
            let file =
                browser.find()?.ok_or_else(|| format!("{} is still not on PATH after installing it.", browser.name))?;
            Ok((browser.variable, file))
        })
        .collect()
}

impl Browser {
    fn find(&self) -> Result<Option<PathBuf>, Failure> {
        let Some(named) = std::env::var_os(self.variable).filter(|value| !value.is_empty()) else {
            return Ok(tool::find(self.executables));
        };
        let file = PathBuf::from(named);
        if file.is_file() {
            return Ok(Some(file));
        }
        Err(format!("{} says {}, and there is no such file.", self.variable, file.display()))
    }
}

fn install(missing: &[&Browser]) -> Result<(), Failure> {
    let list = |field: fn(&Browser) -> &'static str, separator: &str| {
        missing.iter().map(|browser| field(browser)).collect::<Vec<_>>().join(separator)
    };
    let names = list(|browser| browser.name, " and ");
    let by_hand =
        format!("Install {names} yourself, or name an executable in {}.", list(|browser| browser.variable, " and "));
    if tool::find(&["apt-get"]).is_none() {
        return Err(format!("The tests need {names}, and there is no apt-get here to install them. {by_hand}"));
    }
    let root = tool::answer(Command::new("id").arg("-u")).is_some_and(|user| user == "0");
    if !root && tool::find(&["sudo"]).is_none() {
        return Err(format!("The tests need {names}; installing them takes root or sudo. {by_hand}"));
    }
    println!(
        "The tests need {names}; installing {} with {}apt-get …",
        list(|browser| browser.package, " and "),
        if root { "" } else { "sudo " }
    );

    let mut update = apt_get(root);
    update.arg("update");
    tool::run(&mut update, "apt-get update").map_err(|failure| format!("{failure} {by_hand}"))?;
    let mut install = apt_get(root);
    install.args(["install", "--yes", "--no-install-recommends"]).args(missing.iter().map(|browser| browser.package));
    tool::run(&mut install, "apt-get install").map_err(|failure| format!("{failure} {by_hand}"))
}

fn apt_get(root: bool) -> Command {
    let mut command = Command::new(if root { "env" } else { "sudo" });
    if !root && !std::io::stdin().is_terminal() {
        // Nobody is there to type a password: fail at once instead of waiting for one.
        command.arg("--non-interactive");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}
