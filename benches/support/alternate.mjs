// Times tasks in turn, A B A B …, so that whatever the machine does meanwhile falls on all of them. Runs in Node, in
// pages and in workers.

/**
 * @param {Record<string, () => unknown>} tasks
 * @param {{ rounds?: number, milliseconds?: number }} [options] how often each has its turn, and how long one lasts
 * @returns {Promise<Record<string, number[]>>} nanoseconds a call, of each turn of each task
 */
export async function alternate(tasks, { rounds = 15, milliseconds = 40 } = {}) {
  const entries = Object.entries(tasks);
  const counts = entries.map(([, task]) => callsIn(milliseconds, task));
  const times = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [index, [name, task]] of entries.entries()) {
      // Where there is an event loop, it gets its turn too.
      await new Promise((done) => setTimeout(done));
      times[name].push((elapsed(task, counts[index]) / counts[index]) * 1e6);
    }
  }
  return times;
}

/** How many calls fill `milliseconds`. Finding out also warms the code up: the last attempt is as long as a turn. */
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
