//! The requests of files of a project: every alternative, and the constants of other files.

use std::collections::BTreeMap;

use wouldblock_reading_script::constant::Constant;
use wouldblock_reading_script::project::{Extraction, HOLE, Project, extract};

fn project() -> Project {
    Project {
        page: "https://page.example/".to_owned(),
        environment: BTreeMap::from([
            ("VITE_API".to_owned(), "https://env.example".to_owned()),
            ("PROD".to_owned(), "true".to_owned()),
        ]),
        ..Project::default()
    }
}

/// Each request as its API and its address, and each open address as a question mark.
fn listed(extraction: &Extraction) -> Vec<String> {
    let known = |url: &str| !url.split(['/', '?']).take(3).any(|part| part.contains(HOLE));
    let mut lines: Vec<_> = extraction
        .found
        .iter()
        .map(|entry| match &entry.request {
            Some(request) => {
                let api = request.api.as_deref().unwrap_or("?");
                let url = request.url.as_deref().unwrap_or_default();
                if known(url) { format!("{api} {}", url.replace(HOLE, "…")) } else { format!("{api} ?") }
            }
            None => "?".to_owned(),
        })
        .collect();
    lines.sort();
    lines.dedup();
    lines
}

fn requests(text: &str) -> Vec<String> {
    listed(&extract(text, &project()))
}

#[test]
fn every_alternative_of_an_address_is_listed() {
    for (text, expected) in [
        (
            "fetch(a ? 'https://a.example/' : 'https://b.example/')",
            &["fetch https://a.example/", "fetch https://b.example/"][..],
        ),
        (
            "fetch((a ? 'https://a.example' : 'https://b.example') + '/x')",
            &["fetch https://a.example/x", "fetch https://b.example/x"],
        ),
        ("const base = a ?? 'https://a.example'; fetch(`${base}/x`)", &["fetch ?", "fetch https://a.example/x"]),
        ("fetch(a || b || 'https://a.example/')", &["fetch ?", "fetch https://a.example/"]),
        ("fetch(a && 'https://a.example/')", &["fetch https://a.example/"]),
        (
            "let url = 'https://a.example/'; if (a) url = 'https://b.example/'; fetch(url)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "new WebSocket(new URL('/s', a ? 'wss://a.example' : 'wss://b.example'))",
            &["websocket wss://a.example/s", "websocket wss://b.example/s"],
        ),
        (
            "axios.create({ baseURL: a ? 'https://a.example' : 'https://b.example' }).get('/x')",
            &["xhr https://a.example/x", "xhr https://b.example/x"],
        ),
        ("function load(base = 'https://a.example') { fetch(base + '/x') }", &["fetch ?"]),
        ("fetch(`https://a.example/${id}`)", &["fetch https://a.example/…"]),
        ("import(a ? 'https://a.example/m.js' : './m.js')", &["import https://a.example/m.js"]),
        ("import(a)", &["import ?"]),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn the_build_and_the_page_give_their_values() {
    for (text, expected) in [
        ("fetch(import.meta.env.VITE_API + '/x')", &["fetch https://env.example/x"][..]),
        ("const { VITE_API } = import.meta.env; fetch(VITE_API)", &["fetch https://env.example"]),
        ("fetch(import.meta.env.VITE_NONE || 'https://a.example/')", &["fetch ?", "fetch https://a.example/"]),
        ("fetch(import.meta.env.PROD ? 'https://a.example/' : 'http://localhost/')", &["fetch https://a.example/"]),
        ("new Worker(new URL('./w.js', import.meta.url))", &["worker https://page.example/w.js"]),
        (
            "const p = location.protocol === 'https:' ? 'wss:' : 'ws:'; new WebSocket(`${p}//${location.host}/s`)",
            &["websocket wss://page.example/s"],
        ),
        ("fetch(new URL('/x', location))", &["fetch https://page.example/x"]),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

/// What a file that imports `./other` requests.
fn with_other(other: &str, text: &str) -> Vec<String> {
    let exports = extract(other, &project()).exports;
    let json = serde_json::to_string(&exports).unwrap();
    let exports: BTreeMap<String, Constant> = serde_json::from_str(&json).unwrap();
    let imports = BTreeMap::from([("./other".to_owned(), exports)]);
    listed(&extract(text, &Project { imports, ..project() }))
}

#[test]
fn constants_of_other_files_are_followed() {
    for (other, text, expected) in [
        (
            "export const API = 'https://a.example'",
            "import { API } from './other'; fetch(`${API}/x`)",
            &["fetch https://a.example/x"][..],
        ),
        (
            "const a = 'https://a.example'; export { a as b }",
            "import { b } from './other'; fetch(b)",
            &["fetch https://a.example"],
        ),
        (
            "export default { api: { base: 'https://a.example' } }",
            "import c from './other'; fetch(c.api.base)",
            &["fetch https://a.example"],
        ),
        (
            "export const API = 'https://a.example'",
            "import * as c from './other'; fetch(c.API)",
            &["fetch https://a.example"],
        ),
        (
            "module.exports = { API: 'https://a.example' }",
            "const { API } = require('./other'); fetch(API)",
            &["fetch https://a.example"],
        ),
        ("exports.API = 'https://a.example'", "fetch(require('./other').API)", &["fetch https://a.example"]),
        (
            "export enum Urls { Api = 'https://a.example' }",
            "import { Urls } from './other'; fetch(Urls.Api)",
            &["fetch https://a.example"],
        ),
        (
            "export class C { static API = 'https://a.example' }",
            "import { C } from './other'; fetch(C.API)",
            &["fetch https://a.example"],
        ),
        (
            "export const urls = ['https://a.example/', 'https://b.example/']",
            "import { urls } from './other'; urls.forEach((url) => fetch(url))",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "export const API = a ? 'https://a.example' : `https://${b}.example`",
            "import { API } from './other'; fetch(API)",
            &["fetch ?", "fetch https://a.example"],
        ),
        (
            "export const client = axios.create({ baseURL: 'https://a.example' })",
            "import { client } from './other'; client.get('/x')",
            &["xhr https://a.example/x"],
        ),
        (
            "export let API = 'https://a.example'; export function set() { API = other }",
            "import { API } from './other'; fetch(API)",
            &["fetch ?", "fetch https://a.example"],
        ),
        ("export * from './none'", "import { API } from './other'; fetch(API)", &["fetch ?"]),
        // An open property is not a missing one.
        (
            "export const c = { api: unknown }",
            "import { c } from './other'; fetch(c.api || 'https://a.example/')",
            &["fetch ?", "fetch https://a.example/"],
        ),
        ("export const API = 'https://a.example'", "export * from './other'", &[]),
    ] {
        assert_eq!(with_other(other, text), expected, "{other} {text}");
    }
}

#[test]
fn a_use_of_an_import_is_its_place() {
    let exports = BTreeMap::from([("API".to_owned(), Constant::Text("https://a.example/".to_owned()))]);
    let imports = BTreeMap::from([("./other".to_owned(), exports)]);
    let text = "import { API } from './other';\nfetch(API);";
    let found = extract(text, &Project { imports, ..project() }).found;
    assert_eq!(&text[found[0].at.start..found[0].at.end], "API");
    assert!(found[0].at.start > text.find('\n').unwrap());
}

#[test]
fn alternatives_do_not_multiply() {
    let parts = "(a ? 'https://a.example/' : 'https://b.example/') + ".repeat(40);
    assert!(requests(&format!("fetch({parts} 'x')")).len() <= 17);
    let nested = "x = a ? x + 'b' : x + 'c';\n".repeat(2000);
    assert!(requests(&format!("let x = 'https://a.example/';\n{nested}fetch(x)")).len() <= 17);
    let chain = "x = a ? x : 'https://b.example/' + y;\n".repeat(20_000);
    assert!(requests(&format!("let x = 'https://a.example/';\n{chain}fetch(x)")).len() <= 17);
}
