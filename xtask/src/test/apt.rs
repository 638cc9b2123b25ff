//! System packages, installed with apt-get.

use std::io::IsTerminal as _;
use std::process::Command;

use crate::{Failure, tool};

/// Installs `packages`. `names` describes them in messages. If they cannot be installed, the failure says `by_hand`,
/// how to do it by hand.
pub(crate) fn install(names: &str, packages: &[&str], by_hand: &str) -> Result<(), Failure> {
    if tool::find(&["apt-get"]).is_none() {
        return Err(format!("The tests need {names}, and there is no apt-get here to install them. {by_hand}"));
    }
    let root = tool::output(Command::new("id").arg("-u")).is_some_and(|user| user == "0");
    if !root && tool::find(&["sudo"]).is_none() {
        return Err(format!("The tests need {names}; installing them takes root or sudo. {by_hand}"));
    }
    println!(
        "The tests need {names}; installing {} with {}apt-get …",
        packages.join(" and "),
        if root { "" } else { "sudo " }
    );

    let mut update = apt_get(root);
    update.arg("update");
    tool::run(&mut update, "apt-get update").map_err(|failure| format!("{failure} {by_hand}"))?;
    let mut install = apt_get(root);
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    tool::run(&mut install, "apt-get install").map_err(|failure| format!("{failure} {by_hand}"))
}

fn apt_get(root: bool) -> Command {
    let mut command = Command::new(if root { "env" } else { "sudo" });
    if !root && !std::io::stdin().is_terminal() {
        // Fail at once instead of waiting for a password.
        command.arg("--non-interactive");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}
