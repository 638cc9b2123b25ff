// What `wouldblock/strength` says.
/** @type {Record<string, string>} */
export const strength = {
  "grade.none": "Nothing keeps an injected script from running.",
  "grade.weak": "There is a way around the policy for an injected script.",
  "grade.list": "Scripts load only from listed hosts; no bypass through any of them is known.",
  "grade.strict": "An injected script does not run.",
  "run-inline.yes": "Injected inline scripts run.",
  "run-inline.trusted": "Inline scripts run with a nonce or hash of the policy only.",
  "run-inline.no": "Inline scripts do not run.",
  "run-handlers.yes": "Injected event handlers (onclick=…) run.",
  "run-handlers.trusted": "Event handlers run if their hash is listed under 'unsafe-hashes' only.",
  "run-handlers.no": "Event handlers in the markup do not run.",
  "load-scripts.yes": "Injected script elements run code of the attacker's choice.",
  "load-scripts.listed": "Injected script elements load what {sources} serve.",
  "load-scripts.trusted": "Scripts load with a nonce or hash of the policy, or if such a script creates them.",
  "load-scripts.no": "No scripts load.",
  "eval.yes": "Strings that reach eval() are run as code.",
  "eval.no": "eval() and its kin run no strings.",
  "change-base.yes": "An injected <base> sends every relative URL, scripts too, to another server.",
  "change-base.listed": "An injected <base> may point to {sources}.",
  "change-base.no": "<base> has no effect.",
  "plug-ins.yes": "Injected <object> and <embed> elements load from any server.",
  "plug-ins.listed": "Injected <object> and <embed> elements load from {sources}.",
  "plug-ins.no": "<object> and <embed> load nothing.",
  "send-data.yes": "Data can be sent to any server: {sources} allow it.",
  "send-data.listed": "Data can be sent to {sources}, and to any server by navigating the page.",
  "send-data.no": "Loads send data to the page's own origin only; a script that runs can still navigate the page.",
  "submit-forms.yes": "Injected forms submit to any server.",
  "submit-forms.listed": "Injected forms submit to {sources}.",
  "submit-forms.no": "Forms are not submitted.",
  "frame-others.yes": "Injected frames show any page.",
  "frame-others.listed": "Injected frames show pages of {sources}.",
  "frame-others.no": "Frames show nothing.",
  "be-framed.yes": "Any site may show this page in a frame, unless X-Frame-Options forbids it.",
  "be-framed.listed": "{sources} may show this page in a frame.",
  "be-framed.no": "No site may show this page in a frame.",
  "inline-styles.yes": "Injected inline styles apply.",
  "inline-styles.trusted": "Inline styles apply with a nonce or hash of the policy only.",
  "inline-styles.no": "Inline styles do not apply.",
  "no-policy": "There is no Content-Security-Policy.",
  "report-only": "No policy is enforced: they only report.",
  "meta-only":
    "The policy is only in the markup: anything before the <meta> is not covered, and frame-ancestors, sandbox and report-uri have no effect there.",
  "missing-script-src": "script-src is missing, and there is no default-src: any script runs.",
  "missing-object-src": "object-src is missing: add object-src 'none'.",
  "missing-base-uri":
    "base-uri is missing: an injected <base> changes where relative script URLs lead. Add base-uri 'none' or 'self'.",
  "missing-default-src": "default-src is missing: what has no directive of its own loads from anywhere.",
  "missing-form-action":
    "form-action is missing, and default-src does not stand in for it: forms submit to any server.",
  "missing-frame-ancestors":
    "frame-ancestors is missing, and default-src does not stand in for it: any site may frame the page.",
  "missing-trusted-types":
    "Trusted Types are not required: require-trusted-types-for 'script' keeps strings out of innerHTML and its kin.",
  "missing-reports": "Violations are not reported: with report-uri and report-to they are.",
  "report-to-alone": "Browsers that do not know report-to report nothing: add report-uri.",
  "report-insecure": "Reports go to {source} without encryption.",
  "data-runs-code": "{source} in {directive} allows injected code: the URL itself contains the script.",
  "anyone-runs-code": "{source} in {directive} lets injected elements load code from any server.",
  "blob-runs-code": "{source} in {directive} lets scripts run text that they put into a blob.",
  "bypass-jsonp":
    "{source} in {directive} has JSONP endpoints, through which an injected script element runs any code.",
  "bypass-angular": "{source} in {directive} serves AngularJS, which runs expressions in injected markup.",
  "bypass-jsonp-angular":
    "{source} in {directive} has JSONP endpoints and serves AngularJS, through which injected markup runs any code.",
  "anyone-publishes":
    "Anyone can publish scripts on {host}, which {source} in {directive} allows: name the exact file or folder.",
  "list-of-hosts":
    "{directive} trusts all that {sources} serve: a JSONP endpoint, an uploaded file or an old library there is enough to run code. Nonces or hashes with 'strict-dynamic' do not depend on hosts.",
  "nonce-of-documentation":
    "The nonce {nonce} is an example that everyone knows: it has to be a new random value for each response.",
  "nonce-short": "The nonce {nonce} is short: 128 random bits take 22 characters.",
  "nonce-repeated": "The nonce {nonce} was also in an earlier response: anyone who saw that response can use it.",
  "unsafe-hashes": "'unsafe-hashes' in {directive} lets injected markup reuse the handlers whose hashes are listed.",
  "no-fallback":
    "Browsers that do not know 'strict-dynamic' (Safari before 15.4) block what it would load: https: and 'unsafe-inline' next to it are for those browsers, and others ignore both.",
  "no-inline-fallback":
    "Browsers older than 2016 do not know nonces and hashes: 'unsafe-inline' next to them is for those browsers, and others ignore it.",
  "inline-handlers": "'unsafe-inline' in {directive} lets injected event handlers run.",
  "this-machine": "{source} in {directive} is the visitor's own machine: leave it out in production.",
  address: "{source} in {directive} is an IP address, which matches nothing according to the standard.",
  "open-styles":
    "{source} in {directive} lets injected markup load style sheets from any server, which can read attribute values.",
  "inline-styles": "'unsafe-inline' in {directive} lets injected styles apply.",
  "object-src-open": "object-src allows more than 'none': pages hardly need <object> and <embed>.",
  "open-frame-ancestors": "{source} in {directive} lets any site show the page in a frame.",
  "open-form-action": "{source} in {directive} lets injected forms submit to any server.",
};
