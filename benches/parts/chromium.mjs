// The package in Chromium: compared with structuredClone on a page, and with a day's traffic in a worker.
import { chromium } from "../../tests/support/browsers.mjs";
import { PAIRS } from "../support/calls.mjs";
import { scenario } from "../support/paths.mjs";
import { ratio } from "../support/result.mjs";
import { serve } from "../support/server.mjs";

const scenarios = { realistic: scenario("realistic"), blocked: scenario("blocked"), policy: scenario("policy") };

/** The numbers of requests that a worker decides about. */
const COUNTS = [1_000, 10_000, 100_000, 1_000_000];

export async function measure() {
  const server = await serve();
  const browser = await chromium({ args: ["--ignore-certificate-errors"], isComplete: true });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${server.origin}/benches/browser/blank.html`);
    return [...(await pairs(page)), ...(await traffic(page))];
  } finally {
    await browser.close();
    server.close();
  }
}

async function pairs(page) {
  const times = await page.evaluate(async (scenarios) => {
    const [wouldblock, { alternate }, { calls }] = await Promise.all([
      import("/pkg/web.js"),
      import("/benches/support/alternate.mjs"),
      import("/benches/support/calls.mjs"),
    ]);
    await wouldblock.init();
    return alternate(calls(wouldblock, scenarios));
  }, scenarios);
  return Object.entries(PAIRS).map(([id, [above, below]]) => ratio(`${id}-chromium`, times[above], times[below]));
}

async function traffic(page) {
  // Half of the hosts are in the policy.
  const known = scenarios.policy.page.headers.match(/(?<=https:\/\/)\S+/g);
  const hosts = known.flatMap((host) => [host, `not.${host}`]);
  const answers = await page.evaluate(
    async (page, hosts, counts) => {
      const worker = new Worker("/benches/browser/traffic.js", { type: "module" });
      const next = () =>
        new Promise((done, fail) => {
          worker.onmessage = ({ data }) => done(data);
          worker.onerror = (event) => fail(new Error(event.message));
        });
      await next();
      const answers = [];
      for (const count of counts) {
        const answer = next();
        worker.postMessage({ page, hosts, count });
        answers.push(await answer);
      }
      worker.terminate();
      return answers;
    },
    scenarios.policy.page,
    hosts,
    COUNTS,
  );
  for (const [i, { allowed }] of answers.entries()) {
    if (Math.abs(allowed - COUNTS[i] / 2) > hosts.length)
      throw new Error(`${allowed} of ${COUNTS[i]} are allowed, not half`);
  }
  const each = answers.map(({ milliseconds }, i) => (milliseconds * 1e3) / COUNTS[i]);
  const megabytes = ({ memory }) => (memory / 2 ** 20).toFixed(2);
  return [
    {
      id: "traffic",
      value: answers[2].milliseconds,
      unit: "milliseconds",
      detail: `100,000 requests, ${each[2].toFixed(1)} µs each`,
    },
    {
      id: "traffic-linear",
      value: each[3] / each[1],
      unit: "ratio",
      detail: `µs each: ${each.map((value, i) => `${value.toFixed(1)} of ${COUNTS[i].toLocaleString("en")}`).join(", ")}`,
    },
    {
      id: "traffic-memory",
      value: answers[3].memory - answers[0].memory,
      unit: "bytes",
      detail: `WebAssembly memory: ${megabytes(answers[0])} MiB after 1,000, ${megabytes(answers[3])} MiB after 1,000,000`,
    },
  ];
}
