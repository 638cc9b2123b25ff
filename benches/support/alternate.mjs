// Times tasks in turn (A B A B …), so that other activity of the machine affects all of them. Runs in Node, in pages
// and in workers.

/**
 * @param {Record<string, () => unknown>} tasks
 * @param {{ rounds?: number, milliseconds?: number }} [options] the number of turns, and the length of one turn
 * @returns {Promise<Record<string, number[]>>} for each task, the nanoseconds of a call in each turn
 */
export async function alternate(tasks, { rounds = 15, milliseconds = 40 } = {}) {
  const entries = Object.entries(tasks);
  const counts = entries.map(([, task]) => callsIn(milliseconds, task));
  const times = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [index, [name, task]] of entries.entries()) {
      // This lets the event loop run, if there is one.
      await new Promise((done) => setTimeout(done));
      times[name].push((elapsed(task, counts[index]) / counts[index]) * 1e6);
    }
  }
  return times;
}

/**
 * How many calls take `milliseconds`. Finding out also warms up the code, because the last attempt is as long as a
 * turn.
 */
function callsIn(milliseconds, task) {
  for (let calls = 1; ; calls *= 2) {
    const took = elapsed(task, calls);
    if (took >= milliseconds) return Math.max(1, Math.round((calls * milliseconds) / took));
  }
}

function elapsed(task, calls) {
  const begin = performance.now();
  for (let i = 0; i < calls; i++) task();
  return performance.now() - begin;
}
