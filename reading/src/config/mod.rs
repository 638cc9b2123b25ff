//! Configuration of servers and frameworks: one file for each kind, and a table of them.
//!
//! Readers return what a server *does*: which origin it echoes, how it responds to a preflight, which path has which
//! headers. Values that depend on something outside of the text are unresolved.

mod amazon;
mod apache;
mod aspnet;
mod azure_policy;
mod caddy;
mod cors_options;
mod defaults;
mod document;
mod go;
mod handlers;
mod haproxy;
mod headers_file;
mod helmet;
mod iis;
mod ingress;
mod java;
mod javascript;
mod lighttpd;
mod lines;
mod mesh;
mod next;
mod nginx;
mod origin;
mod paths;
mod php;
mod platform;
mod policy;
mod python;
mod request;
mod ruby;
mod rules;
mod site;
mod spring_settings;
mod storage;
mod traefik;
mod values;

use crate::Source;
use crate::cut::Cut as _;
use crate::reader::{Reader, sure};

/// The readers of configuration.
pub const READERS: &[Reader] = &[
    Reader { kind: "config.nginx", recognise: nginx::recognise, read: nginx::read },
    Reader { kind: "config.apache", recognise: apache::recognise, read: apache::read },
    Reader { kind: "config.haproxy", recognise: haproxy::recognise, read: haproxy::read },
    Reader { kind: "config.lighttpd", recognise: lighttpd::recognise, read: lighttpd::read },
    Reader { kind: "config.caddy", recognise: caddy::recognise, read: caddy::read },
    Reader { kind: "config._headers", recognise: headers_file::recognise, read: headers_file::read },
    Reader { kind: "config.netlify", recognise: platform::recognise_netlify, read: platform::read_netlify },
    Reader { kind: "config.firebase", recognise: platform::recognise_firebase, read: platform::read_firebase },
    Reader { kind: "config.vercel", recognise: platform::recognise_vercel, read: platform::read_vercel },
    Reader { kind: "config.azure", recognise: platform::recognise_azure, read: platform::read_azure },
    Reader { kind: "config.azure", recognise: storage::recognise_azure, read: storage::read_azure },
    Reader { kind: "config.s3", recognise: storage::recognise_s3, read: storage::read_s3 },
    Reader { kind: "config.gcs", recognise: storage::recognise_gcs, read: storage::read_gcs },
    Reader { kind: "config.django", recognise: python::recognise, read: python::read },
    Reader { kind: "config.ingress", recognise: ingress::recognise, read: ingress::read },
    Reader { kind: "config.envoy", recognise: mesh::recognise, read: mesh::read },
    Reader { kind: "config.spring", recognise: spring_settings::recognise, read: spring_settings::read },
    Reader { kind: "config.traefik", recognise: traefik::recognise, read: traefik::read },
    Reader { kind: "config.azure-policy", recognise: azure_policy::recognise, read: azure_policy::read },
    Reader { kind: "config.iis", recognise: iis::recognise, read: iis::read },
    Reader { kind: "config.cloudfront", recognise: amazon::recognise_cloudfront, read: amazon::read_cloudfront },
    Reader { kind: "config.serverless", recognise: amazon::recognise_serverless, read: amazon::read_serverless },
    Reader { kind: "config.sam", recognise: amazon::recognise_sam, read: amazon::read_sam },
    Reader { kind: "config.spring", recognise: java::recognise, read: java::read },
    Reader { kind: "config.aspnet", recognise: aspnet::recognise, read: aspnet::read },
    Reader { kind: "config.go", recognise: go::recognise, read: go::read },
    Reader { kind: "config.rails", recognise: ruby::recognise, read: ruby::read },
    Reader { kind: "config.php", recognise: php::recognise, read: php::read },
    Reader { kind: "config.next", recognise: next::recognise, read: next::read },
    Reader { kind: "config.express", recognise: javascript::recognise, read: javascript::read },
];

/// The certainty of a reader that has found the marks of its server. Panels and snippets contain no header lines within
/// a configuration, and no calls within server code.
const SURE: u8 = sure::CERTAIN + 3;

/// How much of a text is searched to recognise it. Configuration files are small.
const BEGINNING: usize = 64 * 1024;

/// The beginning of a text.
fn beginning<'s>(source: &'s Source<'_>) -> &'s str {
    let text = source.text();
    let mut end = text.len().min(BEGINNING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.cut(..end)
}

/// Whether the file's name has this ending.
fn has_extension(source: &Source<'_>, extension: &str) -> bool {
    source.name().and_then(|name| name.rsplit_once('.')).is_some_and(|(_, found)| found.eq_ignore_ascii_case(extension))
}

/// Whether a line without surrounding white space meets a condition.
fn has_line(text: &str, is: impl Fn(&str) -> bool) -> bool {
    text.lines().any(|line| is(line.trim()))
}

/// Whether the text contains the name of a header that configurations set.
fn names_header(text: &str) -> bool {
    [
        "Access-Control-",
        "access-control-",
        "Content-Security-Policy",
        "content-security-policy",
        "Referrer-Policy",
        "Cross-Origin-",
        "X-Frame-Options",
        "AccessControl",
        "ACCESS_CONTROL",
    ]
    .iter()
    .any(|name| text.contains(name))
}
