// A request as the browser's developer tools copy it: names and values on separate lines.

/** @param {string} allowed the origin in Access-Control-Allow-Origin; the page's is https://app.kestrel.example */
export const devtoolsPanel = (allowed) => `Request URL
https://api.kestrel.example/v1/me
Request Method
GET
Status Code
200 OK
Referrer Policy
strict-origin-when-cross-origin
access-control-allow-origin
${allowed}
content-type
application/json
:authority
api.kestrel.example
:method
GET
origin
https://app.kestrel.example
referer
https://app.kestrel.example/
sec-fetch-dest
empty
sec-fetch-mode
cors`;
