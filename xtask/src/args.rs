//! The command line. A few commands and a few options do not need a parser crate.

use crate::build::Profile;
use crate::test::Suite;

/// The command that was given.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help(&'static str),
    Build(Profile),
    /// Only the page, with the modules of the last build.
    BuildPage,
    Serve(ServeOptions),
    Test(Vec<Suite>),
    Docs,
    Release(Rehearsal),
    /// The number of minutes that each target is searched.
    Fuzz(u32),
    /// The arguments for `tests/recorder/truth.mjs`, which has its own help.
    Truth(Vec<String>),
    /// The arguments for the harness, which has parts of its own.
    Bench(Vec<String>),
}

/// How strict a rehearsal of a release is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Rehearsal {
    /// Values that only the publisher can fill in are listed, but are not failures.
    Dry,
    /// Everything has to be ready.
    Complete,
}

/// The arguments of `serve`.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct ServeOptions {
    /// The requested port. If it is `None`, the first free port from [`DEFAULT_PORT`] is used.
    pub(crate) port: Option<u16>,
    /// Whether to serve the result of an earlier build.
    pub(crate) no_build: bool,
}

/// The default port of the page.
pub(crate) const DEFAULT_PORT: u16 = 8321;

const HELP: &str = "\
Builds, serves, tests and measures wouldblock.

Usage: cargo xtask <command>

  build                 compile the engine to WebAssembly and fill pkg/, the npm package
    --quick             with little optimisation, for work on the code: seconds instead of minutes, and larger modules
    --page              only the page, with the modules of the last build
  serve                 build, then serve the page at http://127.0.0.1:8321/
    --port N            use this port (0: any free port)
    --no-build          serve the result of the last build
  test [SUITE…]         run every test, or only the named suites; ends with a count
                        lint      rustfmt, clippy, documentation
                        rust      cargo test
                        package   the npm package in Node, Chromium and Firefox
                        page      the page in Chromium and Firefox
                        embed     the element and the frame in both, and in documentation tools
                        configuration  fixes in real nginx, Apache, Caddy, Express, Django and FastAPI
                        recorder  the recorder of browser behaviour
                        docs      the handbook: its claims, and the site in Chromium
                        cases     agreement with recorded browsers and web-platform-tests
  docs                  build the handbook (docs/) into dist/site/docs/, next to the page
  release               build, and check everything that a release needs: versions, changelog, licences, sizes; pack the
                        npm package and the crate, install both into empty projects, and run the README there.
                        Nothing is published: .github/workflows/release.yml does that
    --dry-run           only list what the publisher still has to fill in, instead of failing
  fuzz                  search for inputs that violate an invariant: fuzz/
    --minutes N         search for N minutes in each target (default: 1)
  truth [OPTION…]       replay random scenarios in real browsers, and shrink those in which the engine disagrees
    --scenarios N       the first N scenarios of the seed (default: 100)
    --seed S            the same seed gives the same scenarios (default: 1)
    --browser LIST      chromium, firefox, webkit (default: all; webkit if it is installed)
    --lanes N           how many scenarios run in parallel (default: 3)
    --publish           store everything in tests/truth/, so that this run becomes the public figure
  bench [PART…]         measure, compare with peers and targets, and list changes since the recorded baseline;
                        everything, or only the named parts: sizes, instructions, native, batch, node, audit, chromium,
                        page, spark
    --record            make this run the baseline, and write it into docs/performance.md

`build` and `serve` only need Rust. `docs` and `release` need Node 20 or newer, and install
docs/package-lock.json and release/package-lock.json. `test` also needs Node 20 or newer, and installs anything else that is missing:
the WebAssembly target and rustfmt and clippy (rustup), npm packages (tests/package-lock.json), Chromium with its headless shell, and Firefox
(apt-get; or set WOULDBLOCK_CHROMIUM and WOULDBLOCK_FIREFOX to yours), nginx, Apache, Caddy and Python's venv (apt-get),
Django and FastAPI (pip, into target/), mdBook (compiled into target/). `bench` needs Node and Chromium as `test` does,
openssl, and valgrind to count instructions. `fuzz` needs a nightly compiler (rustup) and cargo-fuzz (cargo install).
`truth` needs what `test recorder` needs, and WebKitGTK for scenarios in it (tests/recorder/README.md).

Examples:
  cargo xtask serve --port 9000
  cargo xtask test rust lint
  cargo xtask build && npm pack ./pkg";

/// Parses `arguments`. The error is a sentence that says what is wrong with them.
pub(crate) fn parse(arguments: &[String]) -> Result<Command, String> {
    let mut words = arguments.iter().map(String::as_str);
    if arguments.iter().any(|word| matches!(word.as_str(), "--help" | "-h")) {
        return Ok(Command::Help(HELP));
    }
    match words.next() {
        None | Some("help") => Ok(Command::Help(HELP)),
        Some("build") => match words.next() {
            None => Ok(Command::Build(Profile::Small)),
            Some("--quick") => Ok(Command::Build(Profile::Quick)),
            Some("--page") => Ok(Command::BuildPage),
            Some(extra) => Err(format!("`build` does not accept `{extra}`, only --quick or --page.")),
        },
        Some("serve") => parse_serve(words).map(Command::Serve),
        Some("test") => words.map(parse_suite).collect::<Result<_, _>>().map(Command::Test),
        Some("docs") => match words.next() {
            None => Ok(Command::Docs),
            Some(extra) => Err(format!("`docs` has no arguments, so `{extra}` is not accepted.")),
        },
        Some("release") => match words.next() {
            None => Ok(Command::Release(Rehearsal::Complete)),
            Some("--dry-run") => Ok(Command::Release(Rehearsal::Dry)),
            Some(extra) => Err(format!("`release` does not accept `{extra}`, only --dry-run.")),
        },
        Some("fuzz") => parse_fuzz(words).map(Command::Fuzz),
        Some("truth") => Ok(Command::Truth(words.map(String::from).collect())),
        Some("bench") => Ok(Command::Bench(words.map(String::from).collect())),
        Some(other) => Err(format!(
            "There is no command `{other}`. The commands are build, serve, docs, test, fuzz, truth, release and bench."
        )),
    }
}

fn parse_serve<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<ServeOptions, String> {
    let mut options = ServeOptions::default();
    while let Some(word) = words.next() {
        let (name, attached) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
        match name {
            "--port" => {
                let value = attached.or_else(|| words.next()).ok_or("`--port` needs a number after it.")?;
                let port = value
                    .parse()
                    .map_err(|_| format!("`{value}` is not a port, which is a number from 0 to 65535."))?;
                options.port = Some(port);
            }
            "--no-build" if attached.is_none() => options.no_build = true,
            _ => {
                return Err(format!("`serve` does not know `{word}`, only --port N and --no-build."));
            }
        }
    }
    Ok(options)
}

fn parse_fuzz<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<u32, String> {
    match (words.next(), words.next(), words.next()) {
        (None, ..) => Ok(1),
        (Some("--minutes"), Some(value), None) => match value.parse() {
            Ok(minutes) if minutes > 0 => Ok(minutes),
            _ => Err(format!("`{value}` is not a number of minutes.")),
        },
        (Some(word), ..) => Err(format!("`fuzz` does not accept `{word}`, only --minutes N.")),
    }
}

fn parse_suite(word: &str) -> Result<Suite, String> {
    Suite::ALL.into_iter().find(|suite| suite.name() == word).ok_or_else(|| {
        let names: Vec<_> = Suite::ALL.iter().map(|suite| suite.name()).collect();
        format!("There is no suite `{word}`. The suites are {}.", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Command, String> {
        parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn commands_and_options() {
        let nine = ServeOptions { port: Some(9000), no_build: false };
        assert_eq!(parse_line("build"), Ok(Command::Build(Profile::Small)));
        assert_eq!(parse_line("build --quick"), Ok(Command::Build(Profile::Quick)));
        assert_eq!(parse_line("serve --port 9000"), Ok(Command::Serve(nine)));
        assert_eq!(
            parse_line("serve --no-build --port=0"),
            Ok(Command::Serve(ServeOptions { port: Some(0), no_build: true }))
        );
        assert_eq!(parse_line("docs"), Ok(Command::Docs));
        assert_eq!(parse_line("release"), Ok(Command::Release(Rehearsal::Complete)));
        assert_eq!(parse_line("release --dry-run"), Ok(Command::Release(Rehearsal::Dry)));
        assert_eq!(parse_line("test"), Ok(Command::Test(vec![])));
        assert_eq!(parse_line("fuzz --minutes 60"), Ok(Command::Fuzz(60)));
        assert_eq!(parse_line("truth --seed 7"), Ok(Command::Truth(vec!["--seed".into(), "7".into()])));
        assert_eq!(parse_line("bench page"), Ok(Command::Bench(vec!["page".into()])));
        assert_eq!(parse_line("test rust lint"), Ok(Command::Test(vec![Suite::Rust, Suite::Lint])));
    }

    #[test]
    fn help_wins_in_every_place() {
        for line in ["", "help", "--help", "serve --help", "serve --port -h"] {
            assert_eq!(parse_line(line), Ok(Command::Help(HELP)), "{line}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (line, part) in [
            ("bild", "no command `bild`"),
            ("build now", "`now`"),
            ("serve --port", "needs a number"),
            ("serve --port 99999", "`99999` is not a port"),
            ("serve --prot 1", "does not know `--prot`"),
            ("test pages", "lint, rust, package"),
            ("fuzz --minutes none", "not a number of minutes"),
            ("fuzz long", "`long`"),
        ] {
            let error = parse_line(line).unwrap_err();
            assert!(error.contains(part), "{line}: {error}");
        }
    }

    #[test]
    fn help_names_every_suite() {
        for suite in Suite::ALL {
            assert!(HELP.contains(&format!("  {} ", suite.name())), "{}", suite.name());
        }
    }
}
