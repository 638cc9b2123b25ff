import "wouldblock/element";
import "wouldblock/element.css";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

function Example() {
  const [verdict, setVerdict] = useState("");
  return (
    <main>
      <would-block editable page="https://app.example.com/" url="https://api.example.com/users" onverdict={event => setVerdict(event.detail.verdict)}>
        <pre slot="page-headers">Content-Security-Policy: connect-src 'self'</pre>
      </would-block>
      <p id="reported">{verdict}</p>
    </main>
  );
}

createRoot(document.getElementById("app")).render(createElement(Example));
