//! The requests of files of a project: every alternative, and the constants of other files.

use std::collections::BTreeMap;

use wouldblock_reading_script::constant::Constant;
use wouldblock_reading_script::elsewhere::Assignments;
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
        ("function load(base = 'https://a.example') { fetch(base + '/x') }", &["fetch ?", "fetch https://a.example/x"]),
        ("fetch(`https://a.example/${id}`)", &["fetch https://a.example/…"]),
        ("import(a ? 'https://a.example/m.js' : './m.js')", &["import https://a.example/m.js"]),
        ("import(a)", &["import ?"]),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn every_value_that_a_function_returns_is_listed() {
    let all = ["fetch https://a.example/u", "fetch https://b.example/u", "fetch https://c.example/u"];
    for function in [
        "function base(e) { if (e === 1) return A; if (e === 2) return B; return C }",
        "function base(e) { switch (e) { case 1: return A; case 2: return B; default: return C } }",
        "function base(e) { if (e) { if (e > 1) return A; else return B } return C }",
        "const base = (e) => { if (e === 1) return A; if (e === 2) return B; return C };",
        "const base = (e) => e === 1 ? A : e === 2 ? B : C;",
        "const base = async (e) => { try { if (e === 1) return A; return await B } catch { return C } };",
        "const o = { base(e) { if (e === 1) return A; if (e === 2) return B; return C } }; const base = (e) => o.base(e);",
        "const base = (e) => { if (e === 1) return A; if (e === 2) return A; if (e === 3) return B; return C };",
    ] {
        let constants = "const A = 'https://a.example', B = 'https://b.example', C = 'https://c.example';";
        let text = format!("{constants} {function} export const load = async () => fetch(await base(window.E) + '/u')");
        assert_eq!(requests(&text), all, "{text}");
    }
    // More values than are followed: the address is listed as not resolved.
    let returns =
        (0..100).map(|n| format!("if (e === {n}) return 'https://h{n}.example';")).collect::<Vec<_>>().concat();
    let listed = requests(&format!("function base(e) {{ {returns} }} fetch(base(window.E))"));
    assert!(listed.contains(&"fetch ?".to_owned()), "{listed:?}");
    // The same few values any number of times.
    let returns =
        (0..100).map(|n| format!("if (e === {n}) return 'https://h{}.example';", n % 3)).collect::<Vec<_>>().concat();
    assert_eq!(
        requests(&format!("function base(e) {{ {returns} return '' }} fetch(base(window.E) + '/x')")),
        ["fetch /x", "fetch https://h0.example/x", "fetch https://h1.example/x", "fetch https://h2.example/x",]
    );
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

/// What the last of three files requests, of which the others import the first as `./config`.
fn with_assignments(config: &str, other: &str, text: &str) -> Vec<String> {
    let mut assigned = Assignments::default();
    let mut last = Extraction::default();
    for _ in 0..4 {
        let of_file = |file: &str| Project { file: file.to_owned(), assigned: assigned.clone(), ..project() };
        let exporting = extract(config, &of_file("config.js"));
        let imports = BTreeMap::from([("./config".to_owned(), exporting.exports)]);
        let assigning = extract(other, &Project { imports: imports.clone(), ..of_file("other.js") });
        last = extract(text, &Project { imports, ..of_file("last.js") });
        let mut next = Assignments::default();
        for more in [exporting.assigned, assigning.assigned, last.assigned.clone()] {
            for (origin, properties) in more.properties {
                for (name, values) in properties {
                    next.properties.entry(origin.clone()).or_default().entry(name).or_default().extend(values);
                }
            }
            for (path, values) in more.globals {
                next.globals.entry(path).or_default().extend(values);
            }
            next.parameters.extend(more.parameters);
        }
        let json = serde_json::to_string(&next).unwrap();
        assigned = serde_json::from_str(&json).unwrap();
    }
    listed(&last)
}

const DEFAULT: &str = "export const config = { api: 'https://default.example' }";

/// Checks what the last of three files requests: the one that exports, the one that assigns, and the last one.
fn check_assignments(cases: &[(&str, &str, &str, &[&str])]) {
    let with_import = |code: &str| {
        let import = if code.contains("require(") { "" } else { "import { config } from './config';" };
        format!("{import} {code}")
    };
    for (config, other, text, expected) in cases {
        let found = with_assignments(config, &with_import(other), &with_import(text));
        assert_eq!(found, *expected, "{config} | {other} | {text}");
    }
}

#[test]
fn properties_that_other_files_assign_are_listed() {
    check_assignments(&[
        (
            "export const config = {}",
            "config.api = 'https://a.example'",
            "fetch(config.api)",
            &["fetch https://a.example"][..],
        ),
        (
            "export const config = {}",
            "config.api = 'https://a.example'",
            "fetch(config.api || 'https://b.example')",
            &["fetch https://a.example", "fetch https://b.example"],
        ),
        (
            "export const config = {}",
            "config.api = 'https://a.example'",
            "fetch(config.api + '/x')",
            &["fetch https://a.example/x"],
        ),
        (
            DEFAULT,
            "config.api = 'https://a.example'",
            "fetch(config.api)",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (DEFAULT, "config.api = unknown()", "fetch(config.api)", &["fetch ?", "fetch https://default.example"]),
        (
            DEFAULT,
            "config[name] = 'https://a.example'",
            "fetch(config.api)",
            &["fetch ?", "fetch https://default.example"],
        ),
        (DEFAULT, "delete config.other", "fetch(config.api)", &["fetch https://default.example"]),
        (
            "export const config = { deep: { api: 'https://default.example' } }",
            "config.deep.api = 'https://a.example'",
            "fetch(config.deep.api)",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (
            "export const config = ['https://default.example']",
            "config.push('https://a.example')",
            "config.forEach((url) => fetch(url))",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (
            "export class config { static api = 'https://default.example' }",
            "config.api = 'https://a.example'",
            "fetch(config.api)",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (
            "exports.config = { api: 'https://default.example' }",
            "config.api = 'https://a.example'",
            "fetch(config.api)",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (
            "exports.api = 'https://default.example'; exports.config = {}",
            "require('./config').api = 'https://a.example'",
            "fetch(require('./config').api)",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (
            "export const unused = 1",
            "1",
            "fetch(config.api || 'https://b.example')",
            &["fetch ?", "fetch https://b.example"],
        ),
    ]);
}

#[test]
fn properties_that_other_files_define_are_listed() {
    check_assignments(&[
        (
            DEFAULT,
            "Object.assign(config, { api: 'https://a.example' })",
            "fetch(config.api)",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (DEFAULT, "Object.assign(config, unknown)", "fetch(config.api)", &["fetch ?", "fetch https://default.example"]),
        (
            DEFAULT,
            "Object.defineProperty(config, 'api', { value: 'https://a.example' })",
            "fetch(config.api)",
            &["fetch https://a.example", "fetch https://default.example"],
        ),
        (
            DEFAULT,
            "export function set(url) { config.api = url }",
            "fetch(config.api)",
            &["fetch ?", "fetch https://default.example"],
        ),
    ]);
    // The file with the object itself.
    let own = "export const config = { api: 'https://default.example' }; export const load = () => fetch(config.api)";
    let exporting = Project { file: "config.js".to_owned(), ..project() };
    let imports = BTreeMap::from([("./config".to_owned(), extract(own, &exporting).exports)]);
    let other = Project { file: "other.js".to_owned(), imports, ..project() };
    let assigned = extract("import { config } from './config'; config.api = 'https://a.example'", &other).assigned;
    let exporting = Project { assigned, ..exporting };
    assert_eq!(listed(&extract(own, &exporting)), ["fetch https://a.example", "fetch https://default.example"]);
}

#[test]
fn what_a_function_of_another_file_sets_is_open() {
    check_assignments(&[
        (
            DEFAULT,
            "export function setup(settings) { settings.api = unknown }",
            "const mine = { api: 'https://b.example' }; setup(mine); fetch(mine.api); fetch(config.api)",
            &["fetch ?", "fetch https://b.example", "fetch https://default.example"],
        ),
        (
            DEFAULT,
            "export class Setup { constructor(all) { this.config = all.config } run() { this.config.api = unknown } }",
            "const mine = { api: 'https://b.example' }; new Setup({ config: mine }); fetch(mine.api)",
            &["fetch ?", "fetch https://b.example"],
        ),
        (
            DEFAULT,
            "export function setup(settings) { settings.url = unknown }",
            "const mine = { api: 'https://b.example' }; setup(mine); fetch(mine.api)",
            &["fetch https://b.example"],
        ),
    ]);
}

#[test]
fn globals_that_other_files_assign_are_listed() {
    check_assignments(&[
        ("1", "window.API = 'https://a.example'", "fetch(window.API)", &["fetch ?", "fetch https://a.example"]),
        ("1", "window.API = 'https://a.example'", "fetch(`${API}/x`)", &["fetch ?", "fetch https://a.example/x"]),
        (
            "1",
            "window.App = { api: 'https://a.example' }",
            "fetch(App.api || 'https://b.example')",
            &["fetch ?", "fetch https://a.example", "fetch https://b.example"],
        ),
        (
            "1",
            "window.API = 'https://a.example'",
            "window.API = 'https://b.example'; fetch(API)",
            &["fetch https://a.example", "fetch https://b.example"],
        ),
        (
            "1",
            "App.api = 'https://a.example'",
            "window.App = { api: 'https://b.example' }; fetch(App.api)",
            &["fetch https://a.example", "fetch https://b.example"],
        ),
    ]);
}

#[test]
fn settings_of_libraries_in_other_files_are_used() {
    check_assignments(&[
        ("1", "axios.defaults.baseURL = 'https://a.example'", "axios.get('/x')", &["xhr https://a.example/x"]),
        ("1", "axios.defaults.baseURL = unknown", "axios.get('/x')", &["xhr ?"]),
        (
            "export const config = axios.create({ baseURL: 'https://default.example' })",
            "config.defaults.baseURL = 'https://a.example'",
            "config.get('/x')",
            &["xhr https://a.example/x", "xhr https://default.example/x"],
        ),
        (
            "1",
            "axios.interceptors.request.use((request) => { request.baseURL = 'https://a.example'; return request })",
            "axios.get('/x')",
            &["xhr https://a.example/x"],
        ),
        ("1", "$.ajaxSetup({ url: 'https://a.example/' })", "$.ajax({})", &["xhr https://a.example/"]),
    ]);
}

#[test]
fn objects_that_contain_each_other_are_finite() {
    let names: Vec<_> = (0..12).map(|index| format!("config.p{index} = config; window.p{index} = config;")).collect();
    let assigning = format!("import {{ config }} from './config'; {}", names.concat());
    let using = "import { config } from './config'; fetch(config.p1.p2.api); fetch(p1.p2.p3.api); fetch(config.api)";
    let found = with_assignments("export const config = { api: 'https://a.example' }", &assigning, using);
    assert_eq!(found, ["fetch ?", "fetch https://a.example"]);
    let chain: Vec<_> =
        (0..500).map(|index| format!("window.o{index} = {{}}; o{index}.next = window.o{};", index + 1)).collect();
    let found = with_assignments(
        "1",
        &chain.concat(),
        "o1.next.next.next.next.next.next.next.next.next.url = 'x'; fetch(o1.next.url)",
    );
    assert_eq!(found, ["fetch ?"]);
}

#[test]
fn exports_that_are_not_constants_are_open() {
    let text = "import * as all from './other'; fetch(all.address || 'https://b.example/')";
    assert_eq!(with_other("export function address() {}", text), ["fetch ?", "fetch https://b.example/"]);
}

#[test]
fn an_address_that_is_missing_is_open() {
    for (text, expected) in [
        ("$.ajax({ ...options })", &["?"][..]),
        ("axios({ ...options })", &["xhr ?"]),
        ("axios.request(options)", &["xhr ?"]),
        ("axios.create(options).get('/x')", &["xhr ?"]),
        ("axios.create({ ...options }).get('/x')", &["xhr ?"]),
        ("axios.create({ headers: {} }).get('/x')", &["xhr /x"]),
        (
            "function send(request) { request.open('GET', 'https://a.example/'); request.send() }",
            &["xhr https://a.example/"],
        ),
        ("const { get } = axios; get('https://a.example/')", &["xhr https://a.example/"]),
        ("export class Socket extends WebSocket {}", &["websocket ?"]),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn strings_that_are_compiled_are_listed_and_read() {
    for (text, code) in [
        ("eval('go()')", "go()"),
        ("new Function('a', 'go(a)')", "go(a)"),
        ("setTimeout('go()', 10)", "go()"),
        ("window.setInterval(`go()`)", "go()"),
    ] {
        let extraction = extract(text, &project());
        assert_eq!(listed(&extraction), ["eval "], "{text}");
        let markup: Vec<_> = extraction.markup.iter().map(|markup| (markup.way, &*markup.html)).collect();
        assert_eq!(markup, [("code", code)], "{text}");
    }
    assert_eq!(requests("eval(code)"), ["?", "eval "]);
    assert_eq!(requests("setTimeout(go, 10); setTimeout(() => {}, 10)"), [""; 0]);
    assert_eq!(requests("setTimeout(a ? 'go()' : go)"), ["eval "]);
    assert_eq!(requests("new Function()"), ["eval "]);
    assert_eq!(requests("(0, eval)(code); window.eval(code); const { eval: run } = globalThis; run(code)").len(), 2);
}

#[test]
fn values_that_a_loop_assigns_are_listed() {
    for (text, expected) in [
        (
            "let next = 'https://a.example/1'; while (next) { const r = await fetch(next); next = (await r.json()).next }",
            &["fetch ?", "fetch https://a.example/1"][..],
        ),
        (
            "let next = 'https://a.example/1'; do { await fetch(next); next = 'https://b.example/2' } while (next)",
            &["fetch https://a.example/1", "fetch https://b.example/2"],
        ),
        (
            "let url; for (url = 'https://a.example/'; url; url = 'https://b.example/') fetch(url)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "let next; for (let url = 'https://a.example/'; url; url = next) { fetch(url); next = 'https://b.example/' }",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "let url = 'https://a.example/'; for (const x of xs) { fetch(url); url = 'https://b.example/' }",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "let url = 'https://a.example/'; for (const x in xs) { fetch(url); url = 'https://b.example/' + x }",
            &["fetch https://a.example/", "fetch https://b.example/…"],
        ),
        // A value that a loop passes on needs several iterations.
        (
            "let a = 'https://a.example/', b = 'https://b.example/', c = 'https://c.example/', d = 'https://d.example/';
             while (x) { fetch(a); a = b; b = c; c = d }",
            &[
                "fetch https://a.example/",
                "fetch https://b.example/",
                "fetch https://c.example/",
                "fetch https://d.example/",
            ],
        ),
        // A text that grows keeps its start.
        (
            "let url = 'https://a.example/?'; for (const k of ks) url += k + '&'; fetch(url)",
            &[
                "fetch https://a.example/?",
                "fetch https://a.example/?…",
                "fetch https://a.example/?…&",
                "fetch https://a.example/?……&",
            ],
        ),
        (
            "let url = 'https://a.example/'; for (const k of ks) { if (k) { url = 'https://b.example/'; break } } fetch(url)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "let url = 'https://a.example/'; for (const k of ks) { if (k) { url = 'https://b.example/'; continue } } fetch(url)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "const s = { url: 'https://a.example/' }; while (x) { fetch(s.url); s.url = 'https://b.example/' }",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "let first = true; while (x) { if (!first) fetch('https://a.example/'); first = false }",
            &["fetch https://a.example/"],
        ),
        ("for (let i = 0; i < 9; i++) fetch('https://a.example/' + i)", &["fetch https://a.example/…"]),
        ("for (const r = await fetch('https://a.example/'); x; fetch('https://b.example/')) {}", &[
            "fetch https://a.example/",
            "fetch https://b.example/",
        ]),
        (
            "let base = 'https://a.example'; setTimeout(() => fetch(base)); base = 'https://b.example'",
            &["fetch https://a.example", "fetch https://b.example"],
        ),
        (
            "const s = { base: 'https://a.example' }; setTimeout(() => fetch(s.base)); s.base = 'https://b.example'",
            &["fetch https://a.example", "fetch https://b.example"],
        ),
        (
            "function f() { lbl: { if (a) break lbl; return 'https://a.example/' } return 'https://b.example/' } fetch(f())",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn what_one_of_several_values_causes_is_listed() {
    for (text, expected) in [
        // A function that calls itself.
        (
            "function load(url) { fetch(url); if (more) load('https://b.example/') } load('https://a.example/')",
            &["fetch https://a.example/", "fetch https://b.example/"][..],
        ),
        (
            "function page(url) { fetch(url); page(url + '?p=2') } page('https://a.example/')",
            &["fetch ?", "fetch https://a.example/", "fetch https://a.example/?p=2"],
        ),
        (
            "function walk(t) { fetch('https://a.example/' + t.id); walk(t.left); walk(t.right) } walk(tree)",
            &["fetch https://a.example/…"],
        ),
        // A global name.
        (
            "window.API = 'https://a.example'; if (x) window.API = 'https://b.example'; fetch(API)",
            &["fetch https://a.example", "fetch https://b.example"],
        ),
        // A property.
        (
            "const o = { u: 'https://a.example' }; if (x) o.u = 'https://b.example'; if (y) o.u = 'https://c.example'; fetch(o.u)",
            &["fetch ?", "fetch https://a.example", "fetch https://b.example", "fetch https://c.example"],
        ),
        // An object.
        (
            "const a = axios.create({ baseURL: 'https://a.example' }), b = axios.create({ baseURL: 'https://b.example' });
             (x ? a : b).get('/x')",
            &["xhr https://a.example/x", "xhr https://b.example/x"],
        ),
        (
            "const el = x ? document.createElement('img') : document.createElement('iframe'); el.src = 'https://a.example/'",
            &["frame https://a.example/", "image https://a.example/"],
        ),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn an_address_of_axios_has_the_place_of_its_path() {
    let text =
        "const api = axios.create({ baseURL: 'https://a.example' });\nexport const get = (id) => api.post(`/u/${id}`)";
    let found = extract(text, &project()).found;
    assert_eq!(found.iter().map(|entry| entry.at.start).collect::<Vec<_>>(), [text.find('`').unwrap()]);
}

#[test]
fn what_frameworks_put_into_the_head_is_listed() {
    for (text, expected) in [
        (
            "import { preload, preinit } from 'react-dom'; preload('https://a.example/f', { as: 'font' });
             preinit('https://b.example/b.css', { as: 'style' }); preinit(x + '/c.js', { as: 'script' })",
            &["preload https://a.example/f", "script ?", "style https://b.example/b.css"][..],
        ),
        (
            "import ReactDOM from 'react-dom'; ReactDOM.preinitModule('https://a.example/a.js');
             ReactDOM.preloadModule('https://b.example/b.js')",
            &["modulepreload https://b.example/b.js", "script https://a.example/a.js"],
        ),
        ("import { preinit } from 'react-dom'; preinit('https://a.example/', options)", &["?"]),
        (
            "useHead({ script: [{ src: 'https://a.example/a.js' }], link: [{ rel: 'stylesheet', href: 'https://b.example/' }] })",
            &["script https://a.example/a.js", "style https://b.example/"],
        ),
        (
            "import { useHead } from '@unhead/vue'; useHead(() => ({ script: [{ src: 'https://a.example/a.js' }] }))",
            &["script https://a.example/a.js"],
        ),
        ("useHead({ title: 'x' })", &[]),
        ("useHead(head); useHead({ script: scripts })", &["?"]),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn nested_loops_are_walked_in_time() {
    let loops = "while (x) { ".repeat(60);
    let text = format!("let a = 'https://a.example/'; {loops} fetch(a); a = 'https://b.example/'; {}", "}".repeat(60));
    assert_eq!(requests(&text), ["fetch https://a.example/", "fetch https://b.example/"]);
    let passes = (0..40).map(|n| format!("v{n} = v{}; ", n + 1)).collect::<Vec<_>>().concat();
    let names = (0..41).map(|n| format!("v{n} = 'https://h{n}.example/', ")).collect::<Vec<_>>().concat();
    let listed = requests(&format!("let {names} z; while (x) {{ fetch(v0); {passes} }}"));
    assert!(listed.contains(&"fetch ?".to_owned()), "{listed:?}");
}

#[test]
fn markup_in_a_script_is_not_around_it() {
    for text in [
        "fetch('https://a.example/');\nconst html = `\n<script>\nstart()\n</script>\n`;",
        "/*\n<script src='x'></script>\n*/\nfetch('https://a.example/');",
        "/*\n```js\nfetch('https://no.example/')\n```\n*/\nfetch('https://a.example/');",
        "fetch('https://a.example/');\nexport const A = () => (\n<>\n<script>{`go()`}</script>\n</>);",
    ] {
        let extraction = extract(text, &project());
        assert!(listed(&extraction).contains(&"fetch https://a.example/".to_owned()), "{text}: {extraction:?}");
        assert_eq!(extraction.unread, [], "{text}");
    }
}

#[test]
fn compilations_of_web_assembly_are_listed() {
    for (text, expected) in [
        ("WebAssembly.compile(bytes)", &["wasm "][..]),
        ("new WebAssembly.Module(bytes)", &["wasm "]),
        ("const { instantiate } = WebAssembly; instantiate(bytes, {})", &["wasm "]),
        ("const W = window.WebAssembly; W.instantiate(bytes)", &["wasm "]),
        (
            "WebAssembly.instantiateStreaming(fetch('https://a.example/x.wasm'))",
            &["fetch https://a.example/x.wasm", "wasm "],
        ),
        ("WebAssembly.compileStreaming(fetch(url))", &["fetch ?", "wasm "]),
        ("(WebAssembly.instantiateStreaming || WebAssembly.instantiate)(source)", &["wasm "]),
        ("WebAssembly.validate(bytes); new WebAssembly.Memory({ initial: 1 })", &[]),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn documents_load_modules_without_a_bundler() {
    let map = BTreeMap::from([
        ("vue".to_owned(), "https://cdn.example/vue.js".to_owned()),
        ("lib/".to_owned(), "/vendor/".to_owned()),
        ("lib/deep/".to_owned(), "https://deep.example/".to_owned()),
    ]);
    for (text, expected) in [
        ("import { ref } from 'vue'", &["import https://cdn.example/vue.js"][..]),
        ("import 'lib/a.js'", &["import https://page.example/vendor/a.js"]),
        ("import 'lib/deep/a.js'", &["import https://deep.example/a.js"]),
        (
            "import './a.js'; export * from '/b.js'",
            &["import https://page.example/a.js", "import https://page.example/b.js"],
        ),
        ("import(a ? './a.js' : 'vue')", &["import https://cdn.example/vue.js", "import https://page.example/a.js"]),
        ("import('https://a.example/')", &["import https://a.example/"]),
        ("import(`./a/${b}.js`)", &["import https://page.example/a/….js"]),
        ("import(a)", &["import ?"]),
        ("import 'none'; import('none')", &[]),
    ] {
        let project = Project { document: Some(map.clone()), ..project() };
        assert_eq!(listed(&extract(text, &project)), expected, "{text}");
    }
}

#[test]
fn properties_of_a_component_have_a_default() {
    let text =
        "export let url = 'https://a.example/'; fetch(url); export const other = 'https://b.example/'; fetch(other)";
    let project = Project { properties: true, ..project() };
    assert_eq!(listed(&extract(text, &project)), ["fetch ?", "fetch https://a.example/", "fetch https://b.example/"]);
    assert_eq!(requests(text), ["fetch https://a.example/", "fetch https://b.example/"]);
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
    let long = "x".repeat(60_000);
    let many = "fetch(x);\n".repeat(20_000);
    let texts = format!("const x = a ? 'https://a.example/{long}' : 'https://b.example/{long}';\n{many}");
    let extraction = extract(&texts, &project());
    assert!(extraction.found.len() < 1_000 && extraction.unread.len() == 1);
    let chain = "x = a ? x : 'https://b.example/' + y;\n".repeat(20_000);
    assert!(requests(&format!("let x = 'https://a.example/';\n{chain}fetch(x)")).len() <= 17);
}

#[test]
fn values_that_are_assigned_later_are_listed() {
    for (text, expected) in [
        (
            "let a = 'https://a.example/'; function f() { a = 'https://b.example/' } function g() { fetch(a) }",
            &["fetch https://a.example/", "fetch https://b.example/"][..],
        ),
        (
            "let a; function f(b) { a = b } function g() { fetch(a || 'https://a.example/') }",
            &["fetch ?", "fetch https://a.example/"],
        ),
        (
            "const c = { u: 'https://a.example/' }; function f() { c.u = 'https://b.example/' } fetch(c.u)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "const u = ref('https://a.example/'); function f() { u.value = 'https://b.example/' } fetch(u.value)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "const dark = ref(false); fetch(dark.value ? 'https://a.example/' : 'https://b.example/')",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        (
            "const u = computed(() => a ? 'https://a.example/' : b); const i = <img src={u} />",
            &["image ?", "image https://a.example/"],
        ),
        (
            "class A { u = 'https://a.example/'; set(u) { this.u = u } get() { fetch(this.u) } }",
            &["fetch ?", "fetch https://a.example/"],
        ),
        (
            "let u = $state('https://a.example/'); const f = () => { u = 'https://b.example/' }; const g = () => fetch(u)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn values_from_outside_are_not_the_only_ones() {
    for (text, expected) in [
        (
            "let c = 0; function f() { c++ } function g() { fetch(`https://a${c}.example/`) }",
            &["fetch ?", "fetch https://a0.example/"][..],
        ),
        ("export function load(u) { fetch(u) } load('https://a.example/')", &["fetch ?", "fetch https://a.example/"]),
        (
            "function load(u) { fetch(u) } load('https://a.example/'); export { load }",
            &["fetch ?", "fetch https://a.example/"],
        ),
        (
            "export default function load(u) { fetch(u) } load('https://a.example/')",
            &["fetch ?", "fetch https://a.example/"],
        ),
        (
            "export class A { constructor(u) { fetch(u) } } new A('https://a.example/')",
            &["fetch ?", "fetch https://a.example/"],
        ),
        (
            "export class A { constructor(u) { this.u = u } get() { fetch(this.u) } } new A('https://a.example/').get()",
            &["fetch ?", "fetch https://a.example/"],
        ),
        ("function load(u) { fetch(u) } load('https://a.example/')", &["fetch https://a.example/"]),
        (
            "let { src = 'https://a.example/' } = $props(); const a = <img src={src} />",
            &["image ?", "image https://a.example/"],
        ),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn calls_in_another_form_are_listed() {
    for (text, expected) in [
        ("fetch.call(window, 'https://a.example/')", &["fetch https://a.example/"][..]),
        ("window.fetch.apply(window, ['https://a.example/'])", &["fetch https://a.example/"]),
        ("fetch.apply(window, list)", &["fetch ?"]),
        ("const f = window.fetch.bind(window); f('https://a.example/')", &["fetch https://a.example/"]),
        ("const f = options.fetch || window.fetch; f('https://a.example/')", &["fetch https://a.example/"]),
        ("(options.fetch ?? fetch)('https://a.example/')", &["fetch https://a.example/"]),
        ("function load(fetchImpl = fetch) { fetchImpl('https://a.example/') }", &["fetch https://a.example/"]),
        ("export async function load({ fetch }) { fetch('https://a.example/') }", &["fetch https://a.example/"]),
        ("export const load = (fetch) => fetch('https://a.example/')", &["fetch https://a.example/"]),
        ("new (window.WebSocket || window.MozWebSocket)('wss://a.example/')", &["websocket wss://a.example/"]),
        ("class A extends WebSocket { constructor() { super('wss://a.example/') } }", &["websocket wss://a.example/"]),
        ("class A extends WebSocket {} new A('wss://a.example/')", &["websocket wss://a.example/"]),
        (
            "class A { constructor(u) { fetch(u) } } class B extends A { constructor() { super('https://a.example/') } } new B()",
            &["fetch https://a.example/"],
        ),
        ("namespace N { fetch('https://a.example/') }", &["fetch https://a.example/"]),
        ("namespace N.M { export const u = 'https://a.example/' } fetch(N.M.u)", &["fetch https://a.example/"]),
        ("export namespace N { export const u = 'https://a.example/' } fetch(N.u)", &["fetch https://a.example/"]),
        ("CSS.paintWorklet.addModule('https://a.example/')", &["worklet https://a.example/"]),
        ("new AudioContext().audioWorklet.addModule('https://a.example/')", &["worklet https://a.example/"]),
        (
            "caches.open('a').then((cache) => cache.addAll(['/', 'https://a.example/']))",
            &["fetch /", "fetch https://a.example/"],
        ),
        ("new Worker(URL.createObjectURL(new Blob(['x'])))", &["worker ?"]),
        ("const f = fetch.bind(window, 'https://a.example/'); f()", &["fetch https://a.example/"]),
        ("button.onclick = fetch.bind(window, 'https://a.example/')", &["fetch https://a.example/"]),
        (
            "const load = (url) => fetch(url); on('click', load.bind(null, 'https://a.example/'))",
            &["fetch https://a.example/"],
        ),
        ("new (WebSocket.bind(null, 'wss://a.example/'))()", &["websocket wss://a.example/"]),
        ("Reflect.apply(fetch, window, ['https://a.example/'])", &["fetch https://a.example/"]),
        ("Reflect.apply(fetch, window, list)", &["fetch ?"]),
        ("Reflect.construct(WebSocket, ['wss://a.example/'])", &["websocket wss://a.example/"]),
        ("const { apply } = Reflect; apply(fetch, null, ['https://a.example/'])", &["fetch https://a.example/"]),
        (
            "const x = new XMLHttpRequest(); XMLHttpRequest.prototype.open.call(x, 'GET', 'https://a.example/'); x.send()",
            &["xhr https://a.example/"],
        ),
        (
            "const x = new XMLHttpRequest(); x.open.apply(x, ['GET', 'https://a.example/']); x.send()",
            &["xhr https://a.example/"],
        ),
        (
            "const x = new XMLHttpRequest(); const open = x.open.bind(x); open('GET', 'https://a.example/'); x.send()",
            &["xhr https://a.example/"],
        ),
        ("navigator.sendBeacon.call(navigator, 'https://a.example/')", &["beacon https://a.example/"]),
        ("axios.get.call(axios, 'https://a.example/')", &["xhr https://a.example/"]),
        (
            "['https://a.example/', 'https://b.example/'].forEach(fetch)",
            &["fetch https://a.example/", "fetch https://b.example/"],
        ),
        ("urls.map(fetch)", &["fetch ?"]),
        ("const cache = await caches.open('a'); await cache.add('https://a.example/')", &["fetch https://a.example/"]),
        ("caches.open('a').then((cache) => cache.add(new Request('/a')))", &["fetch /a"]),
        ("(await caches.open('a')).addAll(urls)", &["fetch ?"]),
        ("function fill(cache) { cache.add(url) }", &["fetch ?"]),
        ("function fill(cache) { cache.addAll(['/a', url]) }", &["fetch /a", "fetch ?"]),
        ("this.cache.add('/a')", &["fetch /a"]),
        ("new Set().add('https://a.example/'); list.add(url); element.classList.add('a')", &[]),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn attributes_of_looked_up_elements_are_listed() {
    for (text, expected) in [
        ("document.querySelector('#a > img.b').src = 'https://a.example/'", &["image https://a.example/"][..]),
        (
            "const i = document.querySelector('img'); if (i) i.src = 'https://a.example/'; else fetch('https://b.example/')",
            &["fetch https://b.example/", "image https://a.example/"],
        ),
        ("document.querySelector('iframe')!.setAttribute('src', 'https://a.example/')", &["frame https://a.example/"]),
        ("document.querySelectorAll('img').forEach((i) => { i.src = i.dataset.src })", &["image ?"]),
        (
            "for (const s of document.getElementsByTagName('script')) s.src = 'https://a.example/'",
            &["script https://a.example/"],
        ),
        ("document.getElementsByTagName('img')[0].src = 'https://a.example/'", &["image https://a.example/"]),
        ("document.images[0].src = 'https://a.example/'", &["image https://a.example/"]),
        (
            "document.querySelector('link[rel=\"stylesheet\"]').href = 'https://a.example/'",
            &["style https://a.example/"],
        ),
        ("const a = <base href='https://a.example/' />", &["base https://a.example/"]),
        ("const a = <input type='image' src='https://a.example/' />", &["image https://a.example/"]),
        ("const a = <input src='https://a.example/' />", &[]),
        ("const a = <a ping='https://a.example/' href='/b' />", &["ping https://a.example/"]),
        (
            "const a = <a ping='https://a.example/ https://b.example/' href='/b' />",
            &["ping https://a.example/", "ping https://b.example/"],
        ),
        ("const a = <a ping={`https://a.example/${x} ${y}`} />", &["ping ?", "ping https://a.example/…"]),
        ("element.ping = 'https://a.example/'", &["?"]),
        ("const a = <use href='#b' />", &[]),
        ("const a = <use href='https://a.example/b.svg#b' />", &["image https://a.example/b.svg#b"]),
        ("const a = <use xlink:href='https://a.example/b.svg#b' />", &["image https://a.example/b.svg#b"]),
        ("const a = <td background='https://a.example/' />", &["image https://a.example/"]),
        ("$('<script>', { src: 'https://a.example/' })", &["script https://a.example/"]),
        ("$('<script></script>').attr({ src: 'https://a.example/' })", &["script https://a.example/"]),
        ("$('img').attr({ src: 'https://a.example/' })", &["image https://a.example/"]),
        ("document.getElementById('a').src = 'data:,'", &["?"]),
        ("location.href = 'https://a.example/'", &[]),
        ("window.top.location.href = 'https://a.example/'; location.assign('https://b.example/')", &[]),
        ("location = 'https://a.example/'; location.replace('https://b.example/')", &[]),
        ("document.querySelector('link').href = 'https://a.example/'", &["?"]),
        ("document.getElementById('a').src = 'https://a.example/'", &["?"]),
        ("document.getElementById('a').setAttribute('src', url)", &["?"]),
        ("this.image.src = url", &["?"]),
        ("this.a.href = url", &[]),
        ("ref.current.src = ''", &[]),
        ("document.querySelector('a').href = 'https://a.example/'", &[]),
        (
            "const i = new Image(); i.src = 'https://a.example/'; i.src = 'https://b.example/'",
            &["image https://a.example/", "image https://b.example/"],
        ),
        ("$('img').attr('src', 'https://a.example/').show()", &["image https://a.example/"]),
        ("$('#a').load('https://a.example/')", &["xhr https://a.example/"]),
        ("$(function () { fetch('https://a.example/') })", &["fetch https://a.example/"]),
        ("const el = document.querySelector('div'); fetch(el.getAttribute('data-url'))", &["fetch ?"]),
        (
            "React.createElement('img', { src: 'https://a.example/', onClick() { fetch('https://b.example/') } })",
            &["fetch https://b.example/", "image https://a.example/"],
        ),
        (
            "import { h } from 'vue'; export default () => h('iframe', { src: a || 'https://a.example/' })",
            &["frame ?", "frame https://a.example/"],
        ),
        ("Object.assign(document.querySelector('img'), { src: 'https://a.example/' })", &["image https://a.example/"]),
        ("const a = <Avatar src='https://a.example/' />", &["?"]),
        ("const a = <img {...props} />", &["?"]),
        ("const a = <img {...props} src='https://a.example/' />", &["image https://a.example/"]),
        (
            "const a = <img srcSet={`https://a.example/${x}.png 2x, https://b.example/y.png`} />",
            &["image https://a.example/….png", "image https://b.example/y.png"],
        ),
    ] {
        assert_eq!(requests(text), expected, "{text}");
    }
}

#[test]
fn strings_that_become_markup_are_listed() {
    for (text, expected) in [
        ("el.innerHTML = '<img src=\"https://a.example/\">'", &["innerHTML <img src=\"https://a.example/\">"][..]),
        ("this.root.innerHTML = `<img src='https://a.example/${id}'>`", &["innerHTML <img src='https://a.example/…'>"]),
        ("el.insertAdjacentHTML('beforeend', '<p>')", &["innerHTML <p>"]),
        ("document.write('<p>')", &["document.write <p>"]),
        ("stream.write('text')", &[]),
        ("document.createElement('iframe').srcdoc = '<p>'", &["srcdoc <p>"]),
        ("const a = <div dangerouslySetInnerHTML={{ __html: '<p>' }} />", &["innerHTML <p>"]),
        ("const a = <script dangerouslySetInnerHTML={{ __html: 'go()' }} />", &["parser <script>go()</script>"]),
        ("const a = <style>{`a{}`}</style>", &["parser <style>a{}</style>"]),
        ("const s = document.createElement('script'); s.textContent = 'go()'", &["parser <script>go()</script>"]),
        (
            "const a = <script type='application/ld+json' dangerouslySetInnerHTML={{ __html: JSON.stringify(b) }} />",
            &[],
        ),
        ("el.setAttribute('style', 'color: \"red\"')", &["innerHTML <p style=\"color: &quot;red&quot;\">"]),
        // Browsers encode a half of a surrogate pair as U+FFFD.
        (r#"el.innerHTML = "<p>\ud83d \ufffd \ud83d\ude00""#, &["innerHTML <p>\u{fffd} \u{fffd} \u{1f600}"]),
        (r"el.innerHTML = `<p>\ude00`", &["innerHTML <p>\u{fffd}"]),
        ("el.setAttribute('onclick', 'go()')", &["innerHTML <p onclick=\"go()\">"]),
        (
            "@Component({ template: '<img>', styles: ['a { background: url(b) }'] }) class A {}",
            &["innerHTML <img>", "css a { background: url(b) }"],
        ),
        ("el.textContent = '<p>'", &[]),
        ("const a = <a href='javascript:go()' />", &["innerHTML <a href=\"javascript:go()\">"]),
        ("const a = <iframe src='javascript:go()' />", &["innerHTML <iframe src=\"javascript:go()\">"]),
        ("el.setAttribute('href', 'JavaScript:go()')", &["innerHTML <a href=\"JavaScript:go()\">"]),
        ("const a = <button formAction='javascript:go()' />", &["innerHTML <form action=\"javascript:go()\">"]),
        ("$('#a').html('<p>')", &["jQuery <p>"]),
        ("$('<p>a</p>').appendTo(x)", &["jQuery <p>a</p>"]),
        ("$('<p>').appendTo(x)", &[]),
        ("range.createContextualFragment('<p>')", &["parser <p>"]),
        ("const a = <script type='application/ld+json'>{`{}`}</script>", &[]),
        ("const s = document.createElement('script'); s.type = 'application/ld+json'; s.textContent = '{}'", &[]),
        ("const a = <p style={b ? { background: 'url(c)' } : undefined} />", &["css a{background:url(c)}"]),
        ("const a = <p style={b && { background: 'url(c)' }} />", &["css a{background:url(c)}"]),
        ("const a = <Box sx={{ '&:hover': { background: 'url(c)' } }} />", &["css a{background:url(c)}"]),
        ("const a = <p style={[b, { background: 'url(c)' }]} />", &["css a{background:url(c)}"]),
        ("const s = {}; s.s = s; const a = <p style={s} />", &[]),
        ("el.style.cssText = 'background:url(c)'", &["css a{background:url(c)}"]),
        ("el.style = 'background:url(c)'", &["css a{background:url(c)}"]),
        ("$('#a').css({ background: 'url(c)' })", &["css a{background:url(c)}"]),
        ("html`<img src=${a ? '1' : '2'} .x=${y}>`", &["innerHTML <img src=1 x=…>", "innerHTML <img src=2 x=…>"]),
        (
            "list.innerHTML = items.map((i) => `<img src='https://a.example/${i}'>`).join('')",
            &["innerHTML <img src='https://a.example/…'>"],
        ),
        ("el.style.backgroundImage = 'url(https://a.example/)'", &["css a{background:url(https://a.example/)}"]),
        (
            "const a = <p style={{ backgroundImage: 'url(https://a.example/)' }} />",
            &["css a{background:url(https://a.example/)}"],
        ),
        ("const A = styled.div`background: url(${b})`", &["css background: url(…)"]),
        ("const o = {}; o.x = 'url(y)'", &[]),
    ] {
        let extraction = extract(text, &project());
        let markup: Vec<_> = extraction
            .markup
            .iter()
            .map(|markup| format!("{} {}", markup.way, markup.html.replace(HOLE, "…")))
            .collect();
        assert_eq!(markup, expected, "{text}");
        assert!(extraction.found.is_empty(), "{text}");
    }
    for text in [
        "el.innerHTML = data",
        "el.setAttribute('style', `color: ${a}`)",
        "el.innerHTML = '<ul>' + items.map(f, '<li>') + '</ul>'",
    ] {
        assert_eq!(requests(text), ["?"], "{text}");
    }
}
