//! The number of tests that a runner reports.

use std::fmt;

/// The tests that have passed and failed so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0 };
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1 };

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Sums the `test result: ok. 12 passed; 0 failed; …` lines of `cargo test`.
pub(crate) fn cargo(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines().filter_map(|line| line.strip_prefix("test result: ")) {
        tally.passed += number_before(line, " passed");
        tally.failed += number_before(line, " failed");
    }
    tally
}

/// Reads the final `# pass 12` lines of TAP, the format of Node's test runner. A cancelled test did not pass.
pub(crate) fn tap(output: &str) -> Tally {
    let sum = |name: &str| -> u64 {
        let values = output.lines().filter_map(|line| line.strip_prefix("# ")?.strip_prefix(name));
        values.filter_map(|value| value.trim().parse::<u64>().ok()).sum()
    };
    Tally { passed: sum("pass "), failed: sum("fail ") + sum("cancelled ") }
}

fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split(word).next().unwrap_or_default();
    before.rsplit(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_add_up() {
        let output = "running 3 tests\ntest a ... ok\n\ntest result: ok. 12 passed; 0 failed; 1 ignored; 0 measured\n\
                      x\ntest result: FAILED. 4 passed; 2 failed; 0 ignored\n";
        assert_eq!(cargo(output), Tally { passed: 16, failed: 2 });
    }

    #[test]
    fn tap_counts_only_its_closing_lines() {
        let output = "TAP version 13\n# pass on the left\n    # pass 7\nok 1 - a\n1..1\n# tests 6\n# pass 3\n# fail 1\n\
                      # cancelled 2\n# skipped 0\n";
        assert_eq!(tap(output), Tally { passed: 3, failed: 3 });
    }

    #[test]
    fn the_closing_line() {
        assert_eq!(Tally { passed: 5, failed: 0 }.to_string(), "5 passed, 0 failed");
    }
}
