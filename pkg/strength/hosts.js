// Hosts on which anyone can publish a script. The list is not complete.

/** Hosts that serve files anyone can upload: packages, repositories, buckets. */
export const SHARED = [
  "bitbucket.org",
  "cdn.jsdelivr.net",
  "cdn.skypack.dev",
  "codepen.io",
  "esm.run",
  "esm.sh",
  "firebasestorage.googleapis.com",
  "ga.jspm.io",
  "gist.githubusercontent.com",
  "gitcdn.link",
  "glcdn.githack.com",
  "raw.githack.com",
  "raw.githubusercontent.com",
  "rawcdn.githack.com",
  "s3.amazonaws.com",
  "storage.googleapis.com",
  "unpkg.com",
];

/**
 * Domains under which anyone can get a name: a wildcard for such a domain allows everyone. tests/engine/platforms.rs checks
 * that the engine's platforms are among them.
 */
export const PUBLIC = [
  "amazonaws.com",
  "appspot.com",
  "azureedge.net",
  "azurewebsites.net",
  "blob.core.windows.net",
  "blogspot.com",
  "cloudfront.net",
  "deno.dev",
  "firebaseapp.com",
  "fly.dev",
  "github.io",
  "gitlab.io",
  "glitch.me",
  "herokuapp.com",
  "myshopify.com",
  "netlify.app",
  "ngrok-free.app",
  "ngrok.io",
  "onrender.com",
  "pages.dev",
  "railway.app",
  "repl.co",
  "run.app",
  "surge.sh",
  "vercel.app",
  "web.app",
  "webflow.io",
  "wixsite.com",
  "workers.dev",
];
