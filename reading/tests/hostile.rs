//! Configuration that nests, repeats or refers to itself without end is read without a crash. (The time that it takes
//! is measured elsewhere.)

use wouldblock_reading::{Options, read};

/// Beginnings that a reader of configuration recognises, and the text that is repeated after them.
const BOMBS: &[(&str, &str)] = &[
    ("app.use(cors(", "["),
    ("app.use(cors(", "{a:"),
    ("app.use(cors(`", "${"),
    ("app.use(cors({origin:", "'a'+"),
    ("app.use(cors({origin:", "a?b:"),
    ("app.use(cors());", "if(a){}else "),
    ("app.use(cors());", "a:"),
    ("app.use(cors());", "function("),
    ("app.use(cors(x))", ".a()"),
    ("app.use(cors(", "(/["),
    ("CORS_ALLOWED_ORIGINS = ", "("),
    ("policy.default_src :self\n", "a do |x|\n"),
    ("policy.default_src :self\n", "<<~A\n"),
    ("<?php header('X-A: b');", "<?php "),
    ("x := cors.Options{", "[]string{"),
    ("@CrossOrigin ", "a -> "),
    ("app.UseCors();", "new { "),
    ("location / { add_header X y; ", "if ($a) { "),
    ("", "<IfModule x>\nHeader set A b\n"),
    ("", "http-response set-header A b if { x } !{ y } || z\n"),
    ("$HTTP[\"url\"] =~ \"a\" {\n", "$HTTP[\"url\"] =~ \"a\" {\n"),
    ("nginx.ingress.kubernetes.io/enable-cors: \"true\"\na:\n", " - "),
    ("traefik.http.a: ", "["),
    ("[[headers]]\nfor = \"/*\"\na = ", "["),
    ("<configuration><system.webServer>", "<a>"),
    ("{\"hosting\":", "{\"a\":"),
    ("cors_rule {\n", "a {\n"),
];

#[test]
fn nesting_is_limited() {
    for (start, repeated) in BOMBS {
        let text = format!("{start}{}", repeated.repeat(20_000 / repeated.len()));
        let _ = read(&text, &Options::default());
    }
}

#[test]
fn chains_of_names_are_limited() {
    use std::fmt::Write as _;
    let mut text = String::from("app.use(cors({ origin: a200 }));\na0 = 'x';\n");
    for index in 0..200 {
        let next = index + 1;
        writeln!(text, "a{next} = a{index} + a{index};").unwrap();
    }
    let _ = read(&text, &Options::default());
    let mut text = String::from("nginx.ingress.kubernetes.io/x: y\na0: &a0 [1]\n");
    for index in 0..40 {
        let next = index + 1;
        writeln!(text, "a{next}: &a{next} [*a{index}, *a{index}]").unwrap();
    }
    let _ = read(&text, &Options::default());
    let _ = read("(a) {\n\timport a\n\timport a\n}\nx.example {\n\timport a\n\theader A b\n}\n", &Options::default());
}
