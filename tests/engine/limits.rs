//! Large input: its cost is counted, not timed, and may only grow linearly.

use allocation_counter::{AllocationInfo, measure};
use serde_json::{Value, json};
use wouldblock::simulate;

use super::properties::read;

/// A scenario with `count` of something.
type Make = fn(usize) -> Value;

/// The maximum cost of twice the input, relative to the cost of the input. Vectors that grow by doubling make it more
/// than two.
const GROWTH: f64 = 2.4;

/// The maximum number of bytes of memory that an answer may need for each byte of its input, in 64-bit code.
const MEMORY: u64 = 200;

fn list(count: usize, piece: impl Fn(usize) -> String, joint: &str) -> String {
    (0..count).map(piece).collect::<Vec<_>>().join(joint)
}

fn page(headers: &str) -> Value {
    json!({
        "page": { "url": "https://app.example.com/", "headers": headers },
        "request": { "api": "fetch", "url": "https://api.example.com/", "method": "PUT" },
        "network": [{ "response": { "headers": "Access-Control-Allow-Origin: *" } }],
    })
}

fn response(headers: &str) -> Value {
    json!({
        "page": { "url": "https://app.example.com/" },
        "request": { "api": "fetch", "url": "https://api.example.com/", "method": "PUT", "headers": "X-A: 1" },
        "network": [{ "preflight": { "headers": headers }, "response": { "headers": headers } }],
    })
}

const KINDS: &[(&str, Make)] = &[
    ("sources", |count| {
        page(&format!("Content-Security-Policy: connect-src {}", list(count, |i| format!("https://h{i}.example"), " ")))
    }),
    ("equal sources", |count| page(&format!("Content-Security-Policy: connect-src {}", "a.example ".repeat(count)))),
    ("directives", |count| page(&format!("Content-Security-Policy: {}", list(count, |i| format!("x{i} 'self'"), ";")))),
    ("policies in one header", |count| page(&format!("Content-Security-Policy: {}", "img-src *,".repeat(count)))),
    ("policies that block", |count| {
        page(&format!("Content-Security-Policy: {}", list(count, |_| "connect-src 'self'".to_owned(), ",")))
    }),
    ("policies that report", |count| {
        page(&list(count, |_| "Content-Security-Policy-Report-Only: connect-src 'self'".to_owned(), "\n"))
    }),
    ("headers", |count| response(&list(count, |i| format!("X-{i}: y"), "\n"))),
    ("headers without a colon", |count| response(&list(count, |i| format!("X-{i}"), "\n"))),
    ("allowed names", |count| {
        response(&format!(
            "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: {}",
            list(count, |i| format!("x-{i}"), ",")
        ))
    }),
    ("a long value", |count| response(&format!("Access-Control-Allow-Origin: {}", "https://a.example".repeat(count)))),
    ("request headers", |count| {
        json!({
            "page": { "url": "https://app.example.com/" },
            "request": { "api": "xhr", "url": "https://api.example.com/", "headers": list(count, |i| format!("X-{i}: y"), "\n") },
            "network": [{ "preflight": {}, "response": {} }],
        })
    }),
    ("metas", |count| {
        json!({
            "page": { "url": "https://app.example.com/", "meta": vec!["connect-src 'self'"; count] },
            "request": { "api": "fetch", "url": "https://api.example.com/" },
        })
    }),
    ("hops", |count| {
        let hop = |i| {
            json!({ "response": {
                "status": 302,
                "headers": format!("Location: https://h{i}.example/\nAccess-Control-Allow-Origin: *"),
            } })
        };
        json!({
            "page": { "url": "https://app.example.com/" },
            "request": { "api": "fetch", "url": "https://api.example.com/" },
            "network": (0..count).map(hop).collect::<Vec<_>>(),
        })
    }),
    ("a long URL", |count| {
        json!({
            "page": { "url": "https://app.example.com/", "headers": "Content-Security-Policy: connect-src api.example.com/a/" },
            "request": { "api": "fetch", "url": format!("https://api.example.com/{}", "%61/".repeat(count)) },
        })
    }),
];

/// The cost of an answer, and the length of its input.
fn cost(make: Make, count: usize) -> (AllocationInfo, u64) {
    let value = make(count);
    let length = value.to_string().len() as u64;
    let scenario = read(&value);
    (measure(|| drop(simulate(&scenario))), length)
}

#[test]
fn twice_the_input_costs_twice_as_much() {
    for (kind, make) in KINDS {
        let (once, _) = cost(*make, 1_000);
        let (twice, _) = cost(*make, 2_000);
        for (what, before, after) in [
            ("allocations", once.count_total, twice.count_total),
            ("bytes allocated", once.bytes_total, twice.bytes_total),
            ("bytes held", once.bytes_max, twice.bytes_max),
        ] {
            #[expect(clippy::cast_precision_loss, reason = "a ratio of counts that are far from 2⁵²")]
            let growth = after as f64 / before as f64;
            assert!(growth < GROWTH, "{kind}: {what} grow from {before} to {after}");
        }
    }
}

#[test]
fn the_largest_inputs_need_memory_in_proportion() {
    for (kind, count) in [
        ("sources", 210_000),
        ("policies in one header", 100_000),
        ("headers", 200_000),
        ("hops", 1_000),
        ("a long value", 300_000),
    ] {
        let (_, make) = KINDS.iter().find(|(name, _)| *name == kind).unwrap();
        let (info, length) = cost(*make, count);
        assert!(info.bytes_max < length * MEMORY, "{kind}: {length} bytes of input hold {} bytes", info.bytes_max);
    }
}
