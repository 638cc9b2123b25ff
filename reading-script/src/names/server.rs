//! Code that runs on servers, in edge workers or in tools instead of a page. Its requests are not made by a browser.

use oxc_span::Span;

use crate::found::Place;

/// Whether a module only exists on servers and in tools.
pub(crate) fn has_module(module: &str) -> bool {
    module.starts_with("node:")
        || module.starts_with("@nestjs/")
        || matches!(
            module,
            "express"
                | "koa"
                | "fastify"
                | "hono"
                | "@hapi/hapi"
                | "http"
                | "https"
                | "http2"
                | "net"
                | "tls"
                | "fs"
                | "fs/promises"
                | "path"
                | "os"
                | "child_process"
                | "cluster"
                | "node-fetch"
                | "undici"
                | "got"
                | "needle"
                | "ws"
                | "aws-lambda"
                | "next/server"
                | "next/headers"
                | "dotenv"
                | "puppeteer"
                | "playwright"
                | "discord.js"
                | "telegraf"
        )
}

/// The exports of a worker at the edge.
pub(crate) const EDGE_HANDLERS: [&str; 4] = ["fetch", "scheduled", "queue", "tail"];

/// Functions that frameworks call on the server with the request, if a module exports them.
pub(crate) const EXPORTED_HANDLERS: [&str; 3] = ["loader", "action", "middleware"];

/// Functions that frameworks call on the server, by their names.
pub(crate) fn handler(name: &str) -> Option<fn(Span) -> Place> {
    matches!(
        name,
        "getServerSideProps"
            | "getStaticProps"
            | "getStaticPaths"
            | "onRequest"
            | "onRequestGet"
            | "onRequestPost"
            | "onRequestOptions"
            | "GET"
            | "POST"
            | "PUT"
            | "PATCH"
            | "DELETE"
            | "OPTIONS"
    )
    .then_some(Place::Server)
}

/// Whether a function with these parameters responds to requests.
pub(crate) fn is_handler(parameters: &[&str]) -> bool {
    let request = |name: &str| matches!(name, "req" | "_req" | "request" | "_request");
    let response = |name: &str| matches!(name, "res" | "response" | "reply");
    match parameters {
        [first, second, ..] if request(first) => response(second) || *second == "env" || *second == "ctx",
        [first, second, ..] => *first == "ctx" && *second == "next",
        _ => false,
    }
}

/// Properties of exported objects that a server calls: `exports.handler = …`.
pub(crate) fn exported(path: &str) -> bool {
    matches!(path, "exports.handler" | "module.exports.handler" | "exports.onRequest" | "exports.main")
}
