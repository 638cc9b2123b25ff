//! One command of a test run: shows its name and running time, and its complete output if it fails.

use std::fs::File;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::count::Tally;
use crate::{Failure, paths};

/// The time limit of a step. The tests of the page have taken more than 30 minutes on a slow machine with two processors.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// How often a log, which cannot show a running clock, gets a line that a step still runs.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// A named command.
pub(crate) struct Step<'a> {
    name: &'a str,
    show_always: bool,
}

impl<'a> Step<'a> {
    pub(crate) fn new(name: &'a str) -> Self {
        Self { name, show_always: false }
    }

    /// Whether to print its output even if it passes.
    pub(crate) fn show_always(self) -> Self {
        Self { show_always: true, ..self }
    }

    /// Runs `command` as a single test.
    pub(crate) fn check(&self, command: &mut Command) -> Tally {
        self.run(command, |_| Tally::default())
    }

    /// Runs `command`; `count` finds the number of tests in its output. A command without a count is one test.
    pub(crate) fn run(&self, command: &mut Command, count: impl Fn(&str) -> Tally) -> Tally {
        println!("{} …", self.name);
        let begin = Instant::now();
        let (status, output) = match self.capture(command, begin) {
            Ok(ended) => ended,
            Err(failure) => {
                println!("  FAILED: {failure}");
                return Tally::FAILED;
            }
        };

        let mut tally = count(&output);
        let passed = status.is_some_and(|status| status.success());
        if tally == Tally::default() {
            tally = if passed { Tally::PASSED } else { Tally::FAILED };
        } else if !passed && tally.failed == 0 {
            tally.failed = 1;
        }

        if tally.failed > 0 || self.show_always {
            println!("{}", output.trim_end());
        }
        let seconds = begin.elapsed().as_secs_f64();
        match status {
            None => println!("  FAILED: stopped after {} minutes, because it seemed to hang", LIMIT.as_secs() / 60),
            Some(_) if tally.failed > 0 => {
                println!("  FAILED: {} of {}, {seconds:.1} s", tally.failed, tally.passed + tally.failed);
            }
            Some(_) => println!("  ok: {}, {seconds:.1} s", tally.passed),
        }
        tally
    }

    /// Runs the command to its end, or until the limit (`None`). Both output streams go to one file, in order.
    fn capture(&self, command: &mut Command, begin: Instant) -> Result<(Option<ExitStatus>, String), Failure> {
        let path = self.log();
        let log = create(&path).map_err(|error| format!("could not write {}: {error}", path.display()))?;
        let copy = log.try_clone().map_err(|error| format!("could not write {}: {error}", path.display()))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(copy)
            .spawn()
            .map_err(|error| format!("could not start {}: {error}", command.get_program().display()))?;

        let mut clock = Clock::new(begin);
        let status = loop {
            if let Some(status) = child.try_wait().map_err(|error| format!("could not wait for it: {error}"))? {
                break Some(status);
            }
            if begin.elapsed() > LIMIT {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            std::thread::sleep(Duration::from_millis(100));
            clock.tick();
        };
        clock.clear();
        let output = std::fs::read(&path).map_err(|error| format!("could not read {}: {error}", path.display()))?;
        Ok((status, String::from_utf8_lossy(&output).into_owned()))
    }

    fn log(&self) -> PathBuf {
        let name = self.name.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        paths::target().join("xtask-logs").join(format!("{name}.log"))
    }
}

fn create(path: &std::path::Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    File::create(path)
}

/// Shows the elapsed time: continuously on a terminal, as a line from time to time in a log.
struct Clock {
    begin: Instant,
    terminal: bool,
    shown: Duration,
}

impl Clock {
    fn new(begin: Instant) -> Self {
        Self { begin, terminal: std::io::stdout().is_terminal(), shown: Duration::ZERO }
    }

    fn tick(&mut self) {
        let elapsed = self.begin.elapsed();
        let every = if self.terminal { Duration::from_secs(1) } else { HEARTBEAT };
        if elapsed < self.shown + every {
            return;
        }
        self.shown = elapsed;
        if self.terminal {
            print!("\r  {} s", elapsed.as_secs());
        } else {
            println!("  still running, {} s", elapsed.as_secs());
        }
        let _ = std::io::stdout().flush();
    }

    fn clear(&self) {
        if self.terminal {
            print!("\r\x1b[K");
        }
    }
}
