//! The file for each path.

use std::path::{Path, PathBuf};

use super::headers::Rules;
use super::media_type;
use crate::Failure;

/// The page's folder at `/`, the package's at `/pkg/` and the handbook's at `/docs/`, as on a static host.
pub(crate) struct Site {
    page: PathBuf,
    package: PathBuf,
    /// It may not be built yet.
    handbook: PathBuf,
    rules: Rules,
}

/// The response for a path.
pub(crate) struct Response {
    pub(crate) status: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// A response with a plain text.
    pub(crate) fn text(status: &'static str, body: &str) -> Self {
        let media_type = "text/plain; charset=utf-8";
        Self { status, media_type, headers: Vec::new(), body: body.as_bytes().to_vec() }
    }
}

impl Site {
    /// The site of the repository at `root`.
    pub(crate) fn new(root: &Path) -> Result<Self, Failure> {
        // Links are resolved once here, so that `within` can compare paths.
        let folder = |name: &str| {
            let folder = root.join(name);
            folder.canonicalize().map_err(|error| format!("Could not open {}: {error}.", folder.display()))
        };
        let headers = |file: PathBuf| {
            std::fs::read_to_string(&file).map_err(|error| format!("Could not read {}: {error}.", file.display()))
        };
        let page = folder("www")?;
        let text = headers(page.join("_headers"))? + &headers(root.join("docs/_headers"))?;
        let rules = Rules::parse(&text).map_err(|error| format!("_headers: {error}."))?;
        Ok(Self { page, package: folder("pkg")?, handbook: root.join("dist/site/docs"), rules })
    }

    /// The response to a request for `target`, a path with or without a query.
    pub(crate) fn response(&self, target: &str) -> Response {
        let encoded = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = decode(encoded).filter(|path| is_plain(path)) else {
            return Response::text("400 Bad Request", "That is not the path of a file.\n");
        };
        let mut response = self.find(&path);
        response.headers.extend(self.rules.for_path(&path));
        response
    }

    fn find(&self, path: &str) -> Response {
        let handbook = self.handbook.canonicalize();
        let (folder, name) = if let Some(name) = path.strip_prefix("/pkg/") {
            (&self.package, name)
        } else if let Some(name) = path.strip_prefix("/docs/") {
            let Ok(folder) = &handbook else {
                return Response::text(
                    "404 Not Found",
                    "The handbook is not built yet: `cargo xtask docs` builds it.\n",
                );
            };
            (folder, name)
        } else {
            (&self.page, &path[1..])
        };
        let mut file = folder.join(name);
        if file.is_dir() {
            if !path.ends_with('/') {
                // Relative addresses in the folder's page need the slash.
                let mut response = Response::text("301 Moved Permanently", "");
                response.headers.push(("Location".into(), format!("{path}/")));
                return response;
            }
            file.push("index.html");
        }
        match file.canonicalize().ok().filter(|file| file.starts_with(folder)).map(std::fs::read) {
            Some(Ok(body)) => {
                Response { status: "200 OK", media_type: media_type::of(&file), headers: Vec::new(), body }
            }
            _ => Response::text("404 Not Found", &format!("There is no {path} here.\n")),
        }
    }
}

/// Whether `path` stays inside the folder: it starts at the root, no part begins with a dot (`..`, hidden files), and
/// it has no character with a special meaning in a file system or a header.
fn is_plain(path: &str) -> bool {
    path.starts_with('/')
        && !path.contains("//")
        && !path.split('/').any(|part| part.starts_with('.'))
        && !path.contains(['\\', ':'])
        && !path.contains(char::is_control)
}

/// Decodes `%XX`; `None` if the result is not text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok().filter(|digits| !digits.starts_with('+'))?;
            u8::from_str_radix(digits, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempdir::TempDir, Site) {
        let root = tempdir::TempDir::new();
        for (name, content) in [
            ("www/index.html", "<!doctype html>"),
            ("www/_headers", "/*\n  Content-Security-Policy: default-src 'none'\n"),
            ("www/guide/index.html", "guide"),
            ("docs/_headers", "/docs/*\n  ! Content-Security-Policy\n  Content-Security-Policy: script-src 'self'\n"),
            ("www/a b.svg", "<svg/>"),
            ("www/.secret", "hidden"),
            ("pkg/web.js", "export {}"),
            ("pkg/wasm/wouldblock_bg.wasm", "\0asm"),
            ("secret.txt", "outside"),
        ] {
            let file = root.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, content).unwrap();
        }
        let site = Site::new(root.path()).unwrap();
        (root, site)
    }

    #[test]
    fn files_come_with_their_type_and_the_policy() {
        let (_root, site) = site();
        for (path, media_type) in [
            ("/", "text/html; charset=utf-8"),
            ("/index.html?x=1", "text/html; charset=utf-8"),
            ("/guide/", "text/html; charset=utf-8"),
            ("/a%20b.svg", "image/svg+xml"),
            ("/pkg/web.js", "text/javascript; charset=utf-8"),
            ("/pkg/wasm/wouldblock_bg.wasm", "application/wasm"),
        ] {
            let response = site.response(path);
            assert_eq!((response.status, response.media_type), ("200 OK", media_type), "{path}");
            assert_eq!(response.headers[0].0, "Content-Security-Policy", "{path}");
        }
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected() {
        let (_root, site) = site();
        let response = site.response("/guide");
        assert_eq!(response.status, "301 Moved Permanently");
        assert_eq!(response.headers[0], ("Location".into(), "/guide/".into()));
    }

    #[test]
    fn the_handbook_is_served_once_it_is_built() {
        let (root, site) = site();
        let missing = site.response("/docs/index.html");
        assert_eq!(missing.status, "404 Not Found");
        assert!(String::from_utf8(missing.body).unwrap().contains("cargo xtask docs"));
        std::fs::create_dir_all(root.path().join("dist/site/docs")).unwrap();
        std::fs::write(root.path().join("dist/site/docs/index.html"), "handbook").unwrap();
        for path in ["/docs/", "/docs/index.html"] {
            let response = site.response(path);
            assert_eq!((response.status, response.body.as_slice()), ("200 OK", b"handbook".as_slice()), "{path}");
            assert_eq!(response.headers, [("Content-Security-Policy".into(), "script-src 'self'".into())]);
        }
    }

    #[test]
    fn nothing_outside_is_reachable() {
        let (_root, site) = site();
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/guide/..%2f..%2fsecret.txt",
            "/..\\secret.txt",
            "/pkg/../../secret.txt",
            "//etc/passwd",
            "/pkg//etc/passwd",
            "/.secret",
            "/%00",
            "/%zz",
            "*",
            "",
        ] {
            let response = site.response(path);
            assert!(matches!(response.status, "400 Bad Request" | "404 Not Found"), "{path}: {}", response.status);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_not_followed() {
        let (root, site) = site();
        std::os::unix::fs::symlink(root.path().join("secret.txt"), root.path().join("www/link.txt")).unwrap();
        assert_eq!(site.response("/link.txt").status, "404 Not Found");
    }

    #[test]
    fn a_missing_file_has_a_text() {
        let (_root, site) = site();
        let response = site.response("/nothing.html");
        assert_eq!((response.status, response.media_type), ("404 Not Found", "text/plain; charset=utf-8"));
        assert_eq!(response.body, b"There is no /nothing.html here.\n");
    }

    /// A folder that is deleted when the value is dropped.
    mod tempdir {
        use std::path::{Path, PathBuf};
        use std::sync::atomic::{AtomicU32, Ordering};

        static NEXT: AtomicU32 = AtomicU32::new(0);

        pub(crate) struct TempDir(PathBuf);

        impl TempDir {
            pub(crate) fn new() -> Self {
                let number = NEXT.fetch_add(1, Ordering::Relaxed);
                let folder = std::env::temp_dir().join(format!("xtask-{}-{number}", std::process::id()));
                std::fs::create_dir_all(&folder).unwrap();
                Self(folder)
            }

            pub(crate) fn path(&self) -> &Path {
                &self.0
            }
        }

        impl Drop for TempDir {
            fn drop(&mut self) {
                let _ = std::fs::remove_dir_all(&self.0);
            }
        }
    }
}
