/** What `--help` prints. */
export const HELP = `wouldblock: would a browser let this request through, and if not, what stopped it?

  wouldblock scenario.json            a scenario as the web page copies it; "-" or nothing: standard input
  wouldblock --page URL --fetch URL   one that the options describe

A first question: may this page fetch from there?

  wouldblock --page https://app.example/ --csp "connect-src 'self'" --fetch https://api.example/

It is blocked: the policy names the page's own origin alone. With a policy that allows it, the answer hangs on the
server. Say what it sends, header lines separated by \\n or in a file (@name), as curl -i prints them:

  wouldblock --page https://app.example/ --csp "connect-src https://api.example" \\
    --fetch https://api.example/ --response "Access-Control-Allow-Origin: https://app.example"

The page
  --page URL                 its address
  --csp POLICY               a Content-Security-Policy header; may be repeated
  --csp-report-only POLICY   one that only reports
  --meta POLICY              one in a <meta http-equiv>
  --page-header "N: V"       any other header it came with (Referrer-Policy, Cross-Origin-Embedder-Policy, ...)

The request: one of
  --fetch --xhr --websocket --eventsource --beacon --ping --fetchlater --webtransport
  --preload --image --script --style --font --media   URL
and what goes with it
  -X, --method METHOD        default: what the API uses
  -H, --header "N: V"        a header that the script sets; may be repeated
  --body KIND                text, urlencoded, formdata, blob, bytes or stream
  --mode MODE                cors, no-cors or same-origin
  --credentials WHEN         omit, same-origin or include
  --crossorigin VALUE        of elements: anonymous or use-credentials

The server
  --preflight LINES          its answer to the CORS preflight
  --response LINES           its answer to the request

The answer
  --json                     the whole report, as data
  -v, --verbose              every step, not only those that decide
  -q, --quiet                the exit code alone
  --engine NAME              whose verdict the exit code is: chromium, firefox, webkit or standards
  --language TAG             the words of the answer: en or zh
  --color, --no-color        NO_COLOR and FORCE_COLOR are heeded too

Documentation
  wouldblock mdbook          a preprocessor of mdBook: fenced code blocks \`wouldblock\` become elements

Exit codes: 0 allowed, 1 blocked, 2 undetermined (the answer says on what it depends), 64 not understood.`;
