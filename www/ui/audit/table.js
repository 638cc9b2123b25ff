/**
 * A table with any number of rows. Only the visible ones are in the document.
 *
 * Libraries for this (such as TanStack Virtual) are packages that need a bundler, and solve problems that do not occur
 * here: rows of unknown height, columns that scroll. With rows of one height, a division is enough.
 *
 * The table is a single stop of the Tab key, like a [grid](https://www.w3.org/WAI/ARIA/apg/patterns/grid/): arrows move
 * the chosen row, Enter opens it.
 */

import { el } from "../dom.js";

/** Rows outside of the visible area, so that fast scrolling finds them drawn. */
const BEYOND = 8;

/**
 * @template Row
 * @param {object} table
 * @param {string} table.name Its id, which is also the prefix of the ids of rows.
 * @param {{ key: string, title: () => string, cell: (row: Row) => (Node | string | number | null) }[]} table.columns
 * @param {(key: string) => void} table.sort A heading was pressed.
 * @param {(row: Row | null) => void} table.choose Another row has been chosen.
 * @param {(row: Row) => void} table.open
 */
export function createTable({ name, columns, sort, choose, open }) {
  /** @type {Row[]} */
  let rows = [];
  let chosen = -1;
  let height = 0;
  /** The first row that is drawn, and the one after the last. */
  let drawn = [0, 0];
  let isWaiting = false;

  const heads = columns.map(({ key }) =>
    el(
      "span",
      { role: "columnheader", class: `audit-cell is-${key}` },
      el("button", { type: "button", class: "audit-sort", click: () => sort(key) }),
    ),
  );
  const head = el("div", { role: "row", class: "audit-row is-head", "aria-rowindex": 1 }, heads);
  const space = el("div", { role: "rowgroup", class: "audit-space" });
  const grid = el(
    "div",
    {
      role: "grid",
      class: "audit-grid",
      tabIndex: 0,
      keydown: move,
      scroll: () => later(draw),
      click: (/** @type {Event} */ event) => {
        const at = indexOf(event);
        if (at >= 0) set(at);
      },
      dblclick: (/** @type {Event} */ event) => {
        const at = indexOf(event);
        if (at >= 0) open(rows[at]);
      },
    },
    el("div", { role: "rowgroup", class: "audit-heads" }, head),
    space,
  );
  grid.id = name;
  // A change of the window's width may change the height of rows.
  new ResizeObserver(() => later(measure)).observe(grid);

  /** Once for each frame. @param {() => void} action */
  function later(action) {
    if (isWaiting && action === draw) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      action();
    });
  }

  /** @param {Event} event */
  function indexOf({ target }) {
    const node = target instanceof Element ? target.closest("[aria-rowindex]") : null;
    return node ? Number(node.getAttribute("aria-rowindex")) - 2 : -1;
  }

  /** @param {number} at */
  function rowAt(at) {
    const node = el(
      "div",
      { role: "row", class: "audit-row", "aria-rowindex": at + 2, "aria-selected": at === chosen },
      columns.map(({ key, cell }) =>
        el("span", { role: "gridcell", class: `audit-cell is-${key}` }, cell(rows[at]) ?? ""),
      ),
    );
    node.id = `${name}-${at}`;
    node.style.transform = `translateY(${at * height}px)`;
    return node;
  }

  function draw() {
    if (height === 0) return;
    const first = Math.max(0, Math.floor(grid.scrollTop / height) - BEYOND);
    const last = Math.min(rows.length, Math.ceil((grid.scrollTop + grid.clientHeight) / height) + BEYOND);
    if (first === drawn[0] && last === drawn[1]) return;
    drawn = [first, last];
    const nodes = new Map([...space.children].map((node) => [node.id, node]));
    const wanted = [];
    for (let at = first; at < last; at += 1) wanted.push(nodes.get(`${name}-${at}`) ?? rowAt(at));
    space.replaceChildren(...wanted);
    // The chosen row can only be referenced while it is in the document.
    if (chosen >= first && chosen < last) grid.setAttribute("aria-activedescendant", `${name}-${chosen}`);
    else grid.removeAttribute("aria-activedescendant");
  }

  function redraw() {
    drawn = [0, 0];
    space.replaceChildren();
    draw();
  }

  /** The style sheet decides the height of a row. */
  function measure() {
    const was = height;
    const probe = el("div", { class: "audit-row" });
    space.append(probe);
    height = probe.offsetHeight;
    probe.remove();
    if (height === 0 || height === was) return draw();
    const top = was > 0 ? grid.scrollTop / was : 0;
    space.style.height = `${rows.length * height}px`;
    grid.scrollTop = top * height;
    redraw();
  }

  /** @param {number} at */
  function set(at) {
    if (rows.length === 0) return;
    const before = chosen;
    chosen = Math.max(0, Math.min(rows.length - 1, at));
    const top = chosen * height;
    const inSight = grid.clientHeight - head.offsetHeight;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + height > grid.scrollTop + inSight) grid.scrollTop = top + height - inSight;
    // The second click of a double click has to reach the same node.
    if (chosen !== before) redraw();
    choose(rows[chosen]);
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    if (event.target !== grid || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(grid.clientHeight / (height || 1)) - 1);
    /** @type {Record<string, number>} */
    const places = {
      ArrowDown: chosen + 1,
      ArrowUp: Math.max(0, chosen - 1),
      PageDown: chosen + page,
      PageUp: chosen - page,
      Home: 0,
      End: rows.length - 1,
    };
    if (event.key in places) {
      event.preventDefault();
      set(places[event.key]);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      open(rows[chosen]);
    }
  }

  return {
    node: grid,
    /** Draws other rows. @param {Row[]} next @param {{ sort: string, descending: boolean }} order */
    show(next, order) {
      rows = next;
      chosen = -1;
      choose(null);
      grid.setAttribute("aria-rowcount", String(rows.length + 1));
      grid.setAttribute("aria-colcount", String(columns.length));
      columns.forEach(({ key, title }, at) => {
        const button = /** @type {HTMLElement} */ (heads[at].firstElementChild);
        button.textContent = title();
        const isSorted = key === order.sort;
        heads[at].setAttribute("aria-sort", isSorted ? (order.descending ? "descending" : "ascending") : "none");
      });
      space.style.height = `${rows.length * height}px`;
      grid.scrollTop = 0;
      if (height === 0) measure();
      redraw();
    },
  };
}
