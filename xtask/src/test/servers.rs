//! The servers and runtimes in which configurations and jobs are tried: found, or installed from the system's packages.

use super::apt;
use crate::{Failure, tool};

struct Server {
    name: &'static str,
    executables: &'static [&'static str],
    /// The name of Debian's package.
    package: &'static str,
}

const SERVERS: [Server; 6] = [
    Server { name: "nginx", executables: &["nginx", "/usr/sbin/nginx"], package: "nginx-light" },
    Server { name: "Apache", executables: &["apache2", "/usr/sbin/apache2"], package: "apache2-bin" },
    Server { name: "Caddy", executables: &["caddy"], package: "caddy" },
    // Django and FastAPI are installed into a virtual environment, which needs this package.
    Server { name: "Python's venv", executables: &["/usr/share/doc/python3-venv"], package: "python3-venv" },
    // The Java runtime runs Spark (which is in the same environment) and compiles the configurations for Spring.
    Server { name: "Java", executables: &["javac"], package: "openjdk-17-jdk-headless" },
    // Ruby parses the configurations for Rails.
    Server { name: "Ruby", executables: &["ruby"], package: "ruby" },
];

/// Installs missing servers.
pub fn ensure() -> Result<(), Failure> {
    let is_there = |server: &&Server| {
        tool::find(server.executables).is_some()
            || server.executables.iter().any(|path| path.starts_with('/') && std::path::Path::new(path).exists())
    };
    let missing: Vec<&Server> = SERVERS.iter().filter(|server| !is_there(server)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|server| server.name).collect();
    let packages: Vec<&str> = missing.iter().map(|server| server.package).collect();
    let names = names.join(" and ");
    apt::install(&names, &packages, &format!("Install {names} yourself."))
}
