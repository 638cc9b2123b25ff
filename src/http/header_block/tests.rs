use super::*;
use crate::contract::scenario_path::{Document, ScenarioPath};

fn read_block(text: &str) -> (Vec<(String, String)>, Option<u16>, Vec<ProblemKind>) {
    let input = HeaderInput::Text(text.to_owned());
    let (mut inputs, mut problems) = (Inputs::default(), Vec::new());
    let block = read(Some(&input), ScenarioPath::Headers(Document::Page), &mut inputs, &mut problems);
    for header in &block.list.headers {
        let evidence = inputs.evidence(header.value_place).unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let slice = String::from_utf16(&units[evidence.start as usize..evidence.end as usize]).unwrap();
        assert_eq!(slice.replace(['\n', '\r'], " "), header.value, "the span is the value");
    }
    let pairs = block.list.headers.iter().map(|h| (h.name.to_owned(), h.value.to_string())).collect();
    (pairs, block.status.map(|(status, _)| status), problems.into_iter().map(|p| p.kind).collect())
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[test]
fn status_line_crlf_tabs_and_repeats() {
    let (headers, status, problems) = read_block("HTTP/1.1 404 Not Found\r\nA:\t1 \r\nB: 2\r\nA: 3\r\n\r\n");
    assert_eq!(headers, [pair("A", "1"), pair("B", "2"), pair("A", "3")]);
    assert_eq!(status, Some(404));
    assert!(problems.is_empty());
}

#[test]
fn folded_lines_belong_to_the_header_before() {
    let (headers, _, problems) =
        read_block("Content-Security-Policy: default-src 'self';\n   connect-src https://é.example\n\tws:\nX: 1");
    assert_eq!(headers.len(), 2);
    assert!(headers[0].1.ends_with("ws:"));
    assert!(problems.is_empty());
}

#[test]
fn a_block_that_is_indented_as_a_whole_is_not_folded() {
    let (headers, _, _) = read_block("    A: 1\n    B: 2\n      more");
    assert_eq!(headers[0], pair("A", "1"));
    assert_eq!(headers[1].0, "B");
    assert!(headers[1].1.ends_with("more"));
}

#[test]
fn an_indented_header_is_not_swallowed() {
    for text in ["X-A: 1\n    X-B: 2", "HTTP/1.1 200 OK\n  X-A: 1\n  X-B: 2", "\u{feff}X-A: 1\nX-B: 2"] {
        let (headers, _, problems) = read_block(text);
        assert_eq!(headers, [pair("X-A", "1"), pair("X-B", "2")], "{text}");
        assert!(problems.is_empty());
    }
}

#[test]
fn the_body_of_a_response_is_not_read_as_headers() {
    let (headers, _, problems) = read_block("HTTP/1.1 200 OK\r\nA: 1\r\n\r\nB: 2\r\n<p>\r\nhttp/2 404\r\nC: 3");
    assert_eq!(headers, [pair("C", "3")]);
    assert_eq!(problems, [ProblemKind::HeaderSeveralResponses]);
}

#[test]
fn verbose_curl() {
    let (headers, status, problems) =
        read_block("* Connected\n> GET / HTTP/1.1\n> Host: a\n>\n< HTTP/2 200\n< vary: Origin\n<");
    assert_eq!(headers, [pair("vary", "Origin")]);
    assert_eq!(status, Some(200));
    assert!(problems.is_empty());
}

#[test]
fn a_line_that_is_not_a_header_is_named_and_the_rest_is_read() {
    let (headers, _, problems) = read_block("nonsense\nbad name: 1\nA : 2\nB: x\u{0}y");
    assert_eq!(headers.len(), 2);
    assert_eq!(
        problems,
        [
            ProblemKind::HeaderNoColon,
            ProblemKind::HeaderBadName,
            ProblemKind::HeaderSpaceBeforeColon,
            ProblemKind::HeaderControlCharacter,
            ProblemKind::HeaderNotRecognised,
        ]
    );
}
