//! The servers and runtimes in which configurations and jobs are tried, and the shells in which completion is tried: found,
//! or installed from the system's packages.

use super::apt;
use crate::{Failure, tool};

/// A program of the system.
pub(crate) struct Program {
    name: &'static str,
    executables: &'static [&'static str],
    /// The name of Debian's package.
    package: &'static str,
}

/// The servers and runtimes.
pub(crate) const SERVERS: [Program; 6] = [
    Program { name: "nginx", executables: &["nginx", "/usr/sbin/nginx"], package: "nginx-light" },
    Program { name: "Apache", executables: &["apache2", "/usr/sbin/apache2"], package: "apache2-bin" },
    Program { name: "Caddy", executables: &["caddy"], package: "caddy" },
    // Django and FastAPI are installed into a virtual environment, which needs this package.
    Program { name: "Python's venv", executables: &["/usr/share/doc/python3-venv"], package: "python3-venv" },
    // The Java runtime runs Spark (which is in the same environment) and compiles the configurations for Spring.
    Program { name: "Java", executables: &["javac"], package: "openjdk-17-jdk-headless" },
    // Ruby parses the configurations for Rails.
    Program { name: "Ruby", executables: &["ruby"], package: "ruby" },
];

/// The shells besides bash, which runs the tests.
pub(crate) const SHELLS: [Program; 2] = [
    Program { name: "zsh", executables: &["zsh"], package: "zsh" },
    Program { name: "fish", executables: &["fish"], package: "fish" },
];

/// Installs what is missing.
pub(crate) fn ensure(programs: &[Program]) -> Result<(), Failure> {
    let is_there = |program: &&Program| {
        tool::find(program.executables).is_some()
            || program.executables.iter().any(|path| path.starts_with('/') && std::path::Path::new(path).exists())
    };
    let missing: Vec<&Program> = programs.iter().filter(|program| !is_there(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|program| program.name).collect();
    let packages: Vec<&str> = missing.iter().map(|program| program.package).collect();
    let names = names.join(" and ");
    apt::install(&names, &packages, &format!("Install {names} yourself."))
}
