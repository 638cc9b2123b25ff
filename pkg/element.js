// <would-block>: runs one scenario and shows the verdict in the page. Importing this defines the element; on a
// server, where elements do not exist, it does nothing.
//
// At first a page loads only this file. An element shows its author's text until it is almost in view; then it loads
// its other modules, and the engine, once for all elements.

let observer;

/** The elements that have not loaded anything yet. @type {Set<WouldBlock>} */
const asleep = new Set();

function wakeAll() {
  for (const element of asleep) element.wake();
}

/** Wakes `element` when it is half a screen from view, or when the page is printed. */
function watch(element) {
  if (!observer) addEventListener("beforeprint", wakeAll);
  asleep.add(element);
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) /** @type {WouldBlock} */ (target).wake();
    },
    { rootMargin: "50% 0px" },
  );
  observer.observe(element);
}

/** On a server, elements do not exist. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class WouldBlock extends Base {
  // All others are observed once the element is drawn: see live.js.
  static observedAttributes = ["loading"];

  #given = null;
  #report = null;
  #live = null;
  #waking = null;

  connectedCallback() {
    // Frameworks may have set it before the element was defined.
    if (Object.hasOwn(this, "scenario")) {
      const { scenario } = this;
      delete this.scenario;
      this.scenario = scenario;
    }
    if (this.#live) this.#live.connect();
    else if (this.getAttribute("loading") === "eager") this.wake();
    else if (!this.hasAttribute("data-answer")) watch(this);
    else if (document.readyState !== "loading") this.#offer();
    else document.addEventListener("DOMContentLoaded", () => this.#offer());
  }

  disconnectedCallback() {
    observer?.unobserve(this);
    asleep.delete(this);
    this.#live?.disconnect();
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after && after === "eager" && this.isConnected) this.wake();
  }

  /** The scenario: from attributes and children, set here, or typed. Null before the element is drawn, unless it was set. */
  get scenario() {
    return this.#live?.scenario ?? this.#given;
  }

  set scenario(scenario) {
    this.#given = scenario ?? null;
    this.#live?.give(this.#given);
    if (scenario && this.hasAttribute("data-answer")) this.wake();
  }

  /** The engine's report; null if there is none yet. */
  get report() {
    return this.#report;
  }

  /** Loads the engine and shows the verdict, even if the element is not in view. Resolves when it is shown. */
  wake() {
    observer?.unobserve(this);
    asleep.delete(this);
    this.#waking ??= this.#load().catch((error) => {
      // The author's text is still shown. The element tries again when it next comes into view.
      this.#waking = null;
      throw error;
    });
    return this.#waking;
  }

  /** The report is already in the page (`wouldblock/static`): the engine is only needed if a reader wants to change it. */
  #offer() {
    const button = /** @type {HTMLElement | null} */ (this.querySelector(".wouldblock-wake"));
    if (!button) return;
    button.hidden = false;
    button.onclick = () => {
      this.toggleAttribute("editable", true);
      const focus = () => /** @type {any} */ (this.shadowRoot.querySelector("textarea, input"))?.focus();
      this.addEventListener("verdict", focus, { once: true });
      this.wake();
    };
  }

  async #load() {
    // The engine is fetched at the same time as what draws the element. In a frame, the engine is the frame's.
    if (this.getAttribute("display") !== "full") {
      import("./element/preload.js").catch(() => {});
      import("./element/engine.js").then(({ engine }) => engine()).catch(() => {});
    }
    const { Live } = await import("./element/live.js");
    this.#live = new Live(this, (report) => {
      this.#report = report;
      if (report) this.dispatchEvent(new CustomEvent("verdict", { detail: report, bubbles: true, composed: true }));
    });
    this.#live.give(this.#given);
    if (this.isConnected) await this.#live.connect();
  }
}

if (globalThis.customElements && !customElements.get("would-block")) customElements.define("would-block", WouldBlock);
