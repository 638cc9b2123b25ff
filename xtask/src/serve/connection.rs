//! Just enough HTTP/1.1 to serve files to a browser on the same machine: one request per connection.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use super::site::{Response, Site};

/// The most bytes of a request: more than any browser sends for a page without cookies.
const LONGEST_HEAD: u64 = 64 * 1024;

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads one request and responds to it. An error means that the browser has closed the connection, and is not
/// reported.
pub(crate) fn respond(mut stream: TcpStream, site: &Site) {
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let _ = stream.set_write_timeout(Some(PATIENCE));
    let Some((method, path)) = read_request(&stream) else {
        return;
    };
    let (response, with_body) = match method.as_str() {
        "GET" => (site.response(&path), true),
        "HEAD" => (site.response(&path), false),
        _ => (Response::text("405 Method Not Allowed", "Only GET and HEAD are supported here.\n"), true),
    };
    let _ = stream.write_all(head(&response).as_bytes());
    if with_body {
        let _ = stream.write_all(&response.body);
    }
}

/// The method, and the path with its query. The header fields are read and ignored.
fn read_request(stream: &TcpStream) -> Option<(String, String)> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let request_line = lines.next()?.ok()?;
    for line in lines {
        if line.ok()?.is_empty() {
            let mut words = request_line.split(' ');
            return Some((words.next()?.to_owned(), words.next()?.to_owned()));
        }
    }
    None
}

fn head(response: &Response) -> String {
    let mut lines = vec![format!("HTTP/1.1 {}", response.status)];
    lines.extend(response.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.push(format!("Content-Type: {}", response.media_type));
    lines.push(format!("Content-Length: {}", response.body.len()));
    // The page is being worked on, so it is not cached.
    lines.push("Cache-Control: no-cache".into());
    lines.push("Connection: close".into());
    lines.join("\r\n") + "\r\n\r\n"
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};

    use super::*;
    use crate::paths;

    /// The response of the page's server to `request`.
    fn exchange(request: &str) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let mut browser = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        browser.write_all(request.as_bytes()).unwrap();
        respond(listener.accept().unwrap().0, &Site::new(paths::root()).unwrap());
        let mut received = Vec::new();
        browser.read_to_end(&mut received).unwrap();
        String::from_utf8_lossy(&received).into_owned()
    }

    #[test]
    fn the_page_comes_with_its_policy() {
        let page = exchange("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        let (head, body) = page.split_once("\r\n\r\n").unwrap();
        for part in [
            "HTTP/1.1 200 OK",
            "Content-Type: text/html",
            "Cache-Control: no-cache",
            "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
            "require-trusted-types-for 'script'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
            "Cross-Origin-Opener-Policy: same-origin",
        ] {
            assert!(head.contains(part), "{part} is missing from {head}");
        }
        assert!(head.contains(&format!("Content-Length: {}", body.len())));
    }

    #[test]
    fn head_gives_only_the_head() {
        let page = exchange("GET / HTTP/1.1\r\n\r\n");
        let head = exchange("HEAD / HTTP/1.1\r\n\r\n");
        assert!(page.starts_with(&head) && head.ends_with("\r\n\r\n"));
    }

    #[test]
    fn other_methods_and_no_request_at_all() {
        assert!(exchange("POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
        assert_eq!(exchange("\r\n\r\n"), "");
    }
}
