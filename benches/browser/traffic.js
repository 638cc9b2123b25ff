// A worker that decides about many requests under one policy.
import { compilePolicy, init } from "/pkg/web.js";
import * as glue from "/pkg/wasm/wouldblock.js";

await init();
let policy;

self.onmessage = ({ data: { page, hosts, count } }) => {
  policy ??= compilePolicy(page);
  const begin = performance.now();
  let allowed = 0;
  for (let i = 0; i < count; i++) {
    const url = `https://${hosts[i % hosts.length]}/item/${i}?page=${i % 97}`;
    if (policy.decide({ api: "beacon", url }).verdict === "allowed") allowed++;
  }
  const milliseconds = performance.now() - begin;
  // The module has already been started, so this only returns the instance.
  postMessage({ milliseconds, allowed, memory: glue.initSync({}).memory.buffer.byteLength });
};
postMessage("ready");
