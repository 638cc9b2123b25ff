// Pages without a web server: files, and pages with schemes that apps give to their webviews.
import { lines, OPEN, PAGE, product, table } from "./table.mjs";

const FILE = "file:///home/u/dist/index.html";
const LOADS = {
  script: "text/javascript",
  style: "text/css",
  image: "image/png",
  media: "audio/wav",
  font: "font/ttf",
};
const ASSETS = { script: "./a/x.js", style: "./a/x.css", image: "./a/x.png", media: "./a/x.wav", font: "./a/x.ttf" };
const page = (url, ...policies) => ({ url, ...(policies.length ? { meta: policies } : {}) });

const files = table("pages-that-are-files");
for (const [api, url] of [
  ...Object.entries(ASSETS),
  ["fetch", "./a/x.json"],
  ["xhr", "./a/x.json"],
  ["eventsource", "./a/x"],
  ["beacon", "./a/x"],
])
  files.add(`${api} of a file`, FILE, { api, url });
for (const [api, url] of Object.entries(ASSETS))
  files.add(`${api} of a file that is not there`, FILE, { api, url }, { response: { status: 404 } });
for (const [api, crossorigin] of product(["script", "style", "image", "media"], ["anonymous", "use-credentials"]))
  files.add(`${api} ${crossorigin} of a file`, FILE, { api, url: ASSETS[api], crossorigin });
for (const as of ["script", "style", "image", "fetch", "font"])
  files.add(`preload as ${as} of a file`, FILE, { api: "preload", as, url: ASSETS[as] ?? "./a/x.json" });
for (const url of ["../x.js", "file:///home/u/dist/a/x.js", "x.js", "file:///home/other/x.js"])
  files.add(`script ${url}`, FILE, { api: "script", url });
files.add("fetch of a file in no-cors mode", FILE, { api: "fetch", url: "./a/x.json", mode: "no-cors" });
files.add("fetch of a file in same-origin mode", FILE, { api: "fetch", url: "./a/x.json", mode: "same-origin" });
files.add("a file with integrity", FILE, { api: "script", url: ASSETS.script, integrity: `sha256-${"A".repeat(43)}=` });
for (const [policy, api] of product(
  ["default-src 'self'", "default-src 'none'", "default-src file:", "default-src *", "default-src https:"],
  ["script", "image", "style"],
))
  files.add(`${policy}: ${api}`, page(FILE, policy), { api, url: ASSETS[api] });
for (const [api, allowed] of product(["fetch", "xhr"], ["null", "*", "file://", ""]))
  files.add(
    `${api} to a server that allows ${allowed || "nobody"}`,
    FILE,
    { api, url: "https://other.test/x" },
    { response: { headers: lines(allowed && `Access-Control-Allow-Origin: ${allowed}`) } },
  );
files.add("fetch to an insecure server", FILE, { api: "fetch", url: "http://other.test/x" }, { response: OPEN });
files.add("fetch to this machine", FILE, { api: "fetch", url: "http://localhost:3000/x" }, { response: OPEN });
files.add(
  "fetch with a preflight",
  FILE,
  { api: "fetch", url: "https://other.test/x", method: "PUT" },
  {
    preflight: { headers: lines("Access-Control-Allow-Origin: null", "Access-Control-Allow-Methods: PUT") },
    response: OPEN,
  },
);
files.add(
  "fetch with credentials",
  FILE,
  { api: "fetch", url: "https://other.test/x", credentials: "include" },
  { response: { headers: lines("Access-Control-Allow-Origin: null", "Access-Control-Allow-Credentials: true") } },
);
for (const [api, url] of product(
  ["script", "image", "style", "media"],
  ["https://other.test/x", "http://other.test/x"],
))
  files.add(`${api} ${url}`, FILE, { api, url }, { response: { headers: `Content-Type: ${LOADS[api]}` } });
files.add(
  "a font of a server",
  FILE,
  { api: "font", url: "https://other.test/x" },
  { response: { headers: lines("Access-Control-Allow-Origin: *", "Content-Type: font/ttf") } },
);
files.add("a socket", FILE, { api: "websocket", url: "wss://other.test/s" }, { response: { status: 101 } });
files.add("an insecure socket", FILE, { api: "websocket", url: "ws://other.test/s" }, { response: { status: 101 } });
files.add("a beacon", FILE, { api: "beacon", url: "https://other.test/x" }, { response: {} });
files.add(
  "upgrades",
  page(FILE, "upgrade-insecure-requests"),
  { api: "image", url: "http://other.test/x" },
  { response: { headers: "Content-Type: image/png" } },
);
for (const [from, api] of product(
  [PAGE, "http://localhost:3000/", "http://app.example.com/"],
  ["script", "image", "style", "fetch", "xhr", "media"],
))
  if (from === PAGE || ["image", "fetch"].includes(api))
    files.add(`${api} of a file on ${from}`, from, { api, url: "file:///home/u/x" });
files.add(
  "a redirect to a file",
  PAGE,
  { api: "image", url: "https://app.example.com/a" },
  { response: { status: 302, headers: "Location: file:///home/u/x" } },
);

const apps = table("pages-of-apps");
for (const [url, allowed, credentials] of product(
  ["capacitor://localhost/", "ionic://localhost/", "tauri://localhost/", "app://host/"],
  ["own", "*", "null", ""],
  [undefined, "include"],
)) {
  const origin = url.slice(0, -1);
  apps.add(
    `${url} and a server that allows ${allowed || "nobody"}${credentials ? ", with credentials" : ""}`,
    url,
    { api: "fetch", url: "https://api.example.com/x", ...(credentials ? { credentials } : {}) },
    {
      response: {
        headers: lines(
          allowed && `Access-Control-Allow-Origin: ${allowed === "own" ? origin : allowed}`,
          "Access-Control-Allow-Credentials: true",
        ),
      },
    },
  );
}
const APP = "capacitor://localhost/";
for (const [policy, url] of product(
  [
    "default-src 'self'",
    "default-src *",
    "default-src capacitor:",
    "default-src https:",
    "default-src capacitor://localhost",
  ],
  ["capacitor://localhost/x.js", "https://api.example.com/x.js"],
))
  apps.add(
    `${policy}: script ${url}`,
    page(APP, policy),
    { api: "script", url },
    ...(url.startsWith("https:") ? [{ response: { headers: "Content-Type: text/javascript" } }] : []),
  );
apps.add("an insecure server", APP, { api: "fetch", url: "http://other.test/x" }, { response: OPEN });
apps.add("this machine", APP, { api: "fetch", url: "http://localhost:3000/x" }, { response: OPEN });
apps.add(
  "a preflight",
  APP,
  { api: "fetch", url: "https://api.example.com/x", method: "PUT" },
  {
    preflight: {
      headers: lines("Access-Control-Allow-Origin: capacitor://localhost", "Access-Control-Allow-Methods: PUT"),
    },
    response: { headers: "Access-Control-Allow-Origin: capacitor://localhost" },
  },
);
apps.add("a socket", APP, { api: "websocket", url: "wss://api.example.com/s" }, { response: { status: 101 } });
apps.add("an insecure socket", APP, { api: "websocket", url: "ws://api.example.com/s" }, { response: { status: 101 } });
apps.add("the app's own file", APP, { api: "fetch", url: "/data.json" });
apps.add("another app's file", APP, { api: "fetch", url: "ionic://localhost/data.json" });
apps.add(
  "an image of a server",
  APP,
  { api: "image", url: "http://other.test/x" },
  { response: { headers: "Content-Type: image/png" } },
);
apps.add(
  "a redirect",
  APP,
  { api: "fetch", url: "https://api.example.com/a" },
  {
    response: {
      status: 302,
      headers: lines("Access-Control-Allow-Origin: capacitor://localhost", "Location: https://other.test/x"),
    },
  },
  { response: { headers: "Access-Control-Allow-Origin: null" } },
);
for (const from of [PAGE, "http://app.example.com/"])
  for (const api of ["fetch", "image", "script"])
    apps.add(`${api} of an app's file on ${from}`, from, { api, url: "capacitor://localhost/_capacitor_file_/x.png" });

export default [files, apps];
