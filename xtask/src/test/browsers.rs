//! Chromium, Firefox and the driver of WebKit: found, or installed from the system's packages.

use std::path::PathBuf;

use super::apt;
use crate::{Failure, tool};

struct Browser {
    name: &'static str,
    /// The environment variable for the path of the executable, which is also passed to the tests.
    variable: &'static str,
    executables: &'static [&'static str],
    /// The name of Debian's package.
    package: &'static str,
}

/// Chromium without the interface of a window. The tests of the page take a third of the processor time in it. Not every
/// system has a package of it, so the tests run in Chromium itself if it cannot be installed.
const HEADLESS_SHELL: Browser = Browser {
    name: "Chromium's headless shell",
    variable: "WOULDBLOCK_HEADLESS_SHELL",
    executables: &["chromium-headless-shell", "chrome-headless-shell"],
    package: "chromium-headless-shell",
};

const BROWSERS: [Browser; 4] = [
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
    Browser {
        name: "WebKit's driver",
        variable: "WOULDBLOCK_WEBKIT_DRIVER",
        executables: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    Browser { name: "Xvfb, WebKit's display", variable: "WOULDBLOCK_XVFB", executables: &["Xvfb"], package: "xvfb" },
];

/// The environment variables with the browsers' paths for the tests. Missing browsers are installed first.
pub(crate) fn ensure() -> Result<Vec<(&'static str, PathBuf)>, Failure> {
    let mut missing = Vec::new();
    for browser in &BROWSERS {
        if browser.find()?.is_none() {
            missing.push(browser);
        }
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    let shell = match HEADLESS_SHELL.find()? {
        None => {
            if let Err(failure) = install(&[&HEADLESS_SHELL]) {
                println!("{failure} Its tests run in Chromium itself, which takes longer.");
            }
            HEADLESS_SHELL.find()?
        }
        found => found,
    };
    let mut files: Vec<_> = shell.map(|file| (HEADLESS_SHELL.variable, file)).into_iter().collect();
    for browser in &BROWSERS {
        let file =
            browser.find()?.ok_or_else(|| format!("{} is still not on PATH after installing it.", browser.name))?;
        files.push((browser.variable, file));
    }
    Ok(files)
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
        Err(format!("{} is set to {}, which does not exist.", self.variable, file.display()))
    }
}

fn install(missing: &[&Browser]) -> Result<(), Failure> {
    let list = |field: fn(&Browser) -> &'static str| missing.iter().map(|browser| field(browser)).collect::<Vec<_>>();
    let names = list(|browser| browser.name).join(" and ");
    let variables = list(|browser| browser.variable).join(" and ");
    let by_hand = format!("Install {names} yourself, or name an executable in {variables}.");
    apt::install(&names, &list(|browser| browser.package), &by_hand)
}
