//! All operations, measured in rounds. Criterion runs benchmarks one after the other, so with a single long measurement
//! of each, the two operations of a pair would meet different states of the machine. Many short rounds interleave them.

use std::time::Duration;

use criterion::Criterion;
use wouldblock_benches::OPERATIONS;

const ROUNDS: usize = 9;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(50))
        .measurement_time(Duration::from_millis(150))
        .nresamples(1_000)
        .configure_from_args();
    for round in 0..ROUNDS {
        let mut group = criterion.benchmark_group(format!("round-{round}"));
        for operation in OPERATIONS {
            let mut call = (operation.prepare)();
            group.bench_function(operation.name, |bencher| bencher.iter(&mut call));
        }
        group.finish();
    }
    criterion.final_summary();
}
