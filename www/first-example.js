/**
 * The first example: all three parts are filled in, and one header is the cause.
 *
 * @type {import("./examples.js").Example}
 */
export const FIRST = {
  id: "json-content-type",
  group: "preflight",
  scenario: {
    page: {
      url: "https://app.example.com/checkout",
      headers:
        "Content-Type: text/html; charset=utf-8\nContent-Security-Policy: default-src 'self'; connect-src 'self' https://api.example.com",
    },
    request: {
      api: "fetch",
      url: "https://api.example.com/orders",
      method: "POST",
      headers: "Content-Type: application/json",
      body: { kind: "text" },
    },
    network: [
      {
        preflight: {
          status: 204,
          headers:
            "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Methods: GET, POST\nAccess-Control-Allow-Headers: X-Requested-With",
        },
        response: {
          status: 201,
          headers: "Access-Control-Allow-Origin: https://app.example.com\nContent-Type: application/json",
        },
      },
    ],
  },
  expect: "blocked",
};
