//! `cargo xtask serve`: the page at `/` and the package at `/pkg/`, for this machine only.

mod connection;
mod headers;
mod media_type;
mod site;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use crate::args::{DEFAULT_PORT, ServeOptions};
use crate::{Failure, build, paths};
use site::Site;

/// How many ports after the default one are tried.
const ATTEMPTS: u16 = 20;

/// Serves until it is interrupted.
pub(crate) fn run(options: &ServeOptions) -> Result<(), Failure> {
    // This is before the build, so that a port in use is reported at once and not minutes later.
    let listener = listen(options.port)?;
    let mut compiled = None;
    if options.no_build && !build::is_done() {
        println!("No build has filled pkg/wasm yet, so the page comes without its engine.");
    } else if !options.no_build && !build::is_fresh() {
        println!("The page needs the engine, which takes a minute or two to compile the first time.");
        compiled = Some(build::answers(build::Profile::Small)?);
    }
    let site = Arc::new(Site::new(paths::root())?);
    let address = listener.local_addr().map_err(|error| format!("The port could not be determined: {error}."))?;
    if let Some(sources) = compiled {
        println!(
            "The rest (pasted texts, configurations, audits) is compiled while the page is already open. It cannot be \
             used until then."
        );
        std::thread::spawn(move || {
            if let Err(failure) = build::modules(build::Profile::Small, build::Output::Kept, &sources) {
                eprintln!("{failure}");
            }
        });
    }
    println!("\nwouldblock is at http://{address}/ (Ctrl+C ends it)");

    // Browsers open connections in advance without sending a request, so each connection has its own thread.
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        std::thread::spawn(move || connection::respond(stream, &site));
    }
    Ok(())
}

fn listen(wanted: Option<u16>) -> Result<TcpListener, Failure> {
    if let Some(port) = wanted {
        return bind(port).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                format!("Port {port} is taken. Choose another one, or leave --port out to get a free one.")
            }
            _ => format!("Port {port} cannot be used: {error}."),
        });
    }
    for port in DEFAULT_PORT..=DEFAULT_PORT + ATTEMPTS {
        match bind(port) {
            Ok(listener) => {
                if port != DEFAULT_PORT {
                    println!("Port {DEFAULT_PORT} is taken, so this is port {port}.");
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(format!("Port {port} cannot be used: {error}.")),
        }
    }
    Err(format!(
        "The ports {DEFAULT_PORT} to {} are all taken. Choose a free one with --port N.",
        DEFAULT_PORT + ATTEMPTS
    ))
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_in_a_sentence() {
        let first = bind(0).unwrap();
        let port = first.local_addr().unwrap().port();
        assert!(listen(Some(port)).unwrap_err().contains(&format!("Port {port} is taken")));
    }

    #[test]
    fn without_a_port_another_free_one_is_found() {
        let first = listen(None).unwrap();
        let second = listen(None).unwrap();
        assert_ne!(first.local_addr().unwrap().port(), second.local_addr().unwrap().port());
    }
}
