// The styles, as one constructable sheet for all elements, which a host's style policy does not restrict.
// `element.css` uses the same sizes before the element is defined.

const css = `
:host {
  --ground: var(--wouldblock-ground, light-dark(#fff, #17191f));
  --sunken: var(--wouldblock-sunken, light-dark(#f5f6f9, #101217));
  --text: var(--wouldblock-text, light-dark(#1b1e25, #e5e8ee));
  --quiet: var(--wouldblock-quiet, light-dark(#596170, #9ba4b3));
  --line: var(--wouldblock-line, light-dark(#dfe2e9, #2f343f));
  --accent: var(--wouldblock-accent, light-dark(#3a4ccb, #9aa9ff));
  --allowed: var(--wouldblock-allowed, light-dark(#0a6e46, #56c994));
  --blocked: var(--wouldblock-blocked, light-dark(#be1f2d, #ff8f87));
  --undetermined: var(--wouldblock-undetermined, light-dark(#7f5200, #ebbd58));
  --mono: var(--wouldblock-mono, ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace);
  display: block;
  margin-block: 1em;
  font-family: var(--wouldblock-font, inherit);
  line-height: 1.5;
  text-align: start;
  container-type: inline-size;
}
:host([hidden]) { display: none; }
:host([display="badge"]) { display: inline; margin: 0; line-height: inherit; container-type: normal; }
[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }
*, ::before { box-sizing: border-box; }
p, ol, ul, pre { margin: 0; padding: 0; }
ol, ul { list-style: none; }
button, input, select, textarea { font: inherit; color: inherit; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.icon { flex: none; inline-size: 1em; block-size: 1em; color: var(--tone, var(--quiet)); }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.card, .holder { --tone: var(--quiet); }
[data-verdict="allowed"] { --tone: var(--allowed); }
[data-verdict="blocked"] { --tone: var(--blocked); }
[data-verdict="undetermined"] { --tone: var(--undetermined); }

.card { overflow: clip; border: 1px solid var(--line); border-radius: var(--wouldblock-radius, 8px); background: var(--ground); color: var(--text); }
.head { padding: .75em 1.2308em; font: .8125em/1.5 var(--mono); white-space: pre-line; overflow-wrap: anywhere; }
.from { color: var(--quiet); }
.arrow, .api { color: var(--accent); }
.label { padding-inline: 1.2308em; block-size: 1.6923em; font-size: .8125em; color: var(--quiet); }
.block slot { display: block; }
.text, .block ::slotted(*) {
  margin: 0; padding: .5em 1.2308em; border: 0; border-radius: 0;
  background: var(--sunken); color: inherit;
  font: .8125em/1.5 var(--mono); tab-size: 2; white-space: pre-wrap; overflow-wrap: anywhere;
}
.block ::slotted(*) { display: block; }
.block { padding-block-end: .5em; }
.panel { display: grid; grid-template-rows: auto auto 1fr auto; gap: .4em; min-block-size: 9.75em; padding: .75em 1em .5em; border-block-start: 1px solid var(--line); border-inline-start: 3px solid var(--tone); background: color-mix(in srgb, var(--tone) 7%, var(--ground)); }
.verdict { display: flex; align-items: center; gap: .4em; font-size: 1.0625em; line-height: 1.5; overflow: hidden; white-space: nowrap; color: var(--tone); }
.mark { display: flex; }
.verdict > [role] { overflow: hidden; text-overflow: ellipsis; }
.word { font-weight: 650; }
.summary { align-self: start; font-size: .9375em; line-height: 1.5; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow-wrap: anywhere; }
.is-open .summary { display: block; }
.engines { display: grid; grid-template-columns: repeat(4, auto); justify-content: start; gap: .25em 1.25em; font-size: .8125em; line-height: 1.5; }
.engines li { display: flex; align-items: center; gap: .35em; }
.path { display: flex; flex-wrap: wrap; gap: .25em .75em; margin: .5em 0; padding: 0; list-style: none; font-size: .8125em; line-height: 1.5; }
.path [data-state="not-asked"] { opacity: .75; }
.path [data-state="stopped"] { text-decoration: underline; text-underline-offset: .2em; }
.foot[hidden] { display: none; }
.foot { position: relative; font-size: .8125em; line-height: 1.5; }
summary { inline-size: fit-content; padding-block: .25em; color: var(--accent); cursor: pointer; }
.foot .link { position: absolute; inset-block-start: .25em; inset-inline-end: 0; }
.steps { display: grid; gap: .4em; padding-block: .25em .5em; }
.steps > li { display: flex; gap: .5em; overflow-wrap: anywhere; }
.steps .icon { margin-block-start: .25em; }
.steps [data-outcome="pass"] { --tone: var(--allowed); }
.steps [data-outcome="fail"] { --tone: var(--blocked); }
.steps [data-outcome="unknown"] { --tone: var(--undetermined); }
.steps [data-outcome="info"] { --tone: var(--quiet); }
.spec { display: block; font-size: .9231em; }
.title { margin: .5em 0 .25em; font-weight: 650; }

.form, .room { block-size: 10.75em; }
.form { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: .5em .75em; font-family: var(--wouldblock-font, inherit); white-space: normal; }
.form .label { display: block; padding: 0; block-size: 1.5em; font-size: inherit; }
.is-page, .is-url { grid-column: span 2; }
.field { inline-size: 100%; block-size: 2.25em; padding: 0 .5em; border: 1px solid var(--line); border-radius: 5px; background: var(--sunken); font-family: var(--mono); }
.editor { position: relative; }
.copy { visibility: hidden; }
.area { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; resize: none; overflow: hidden; }
.area::placeholder { color: var(--quiet); opacity: 1; }
.area:focus-visible { outline-offset: -2px; }

.badge { position: relative; display: inline-flex; align-items: center; justify-content: center; gap: .35em; vertical-align: baseline; inline-size: 10.5em; margin: 0 0 0 .35em; padding: .05em .5em; border: 1px solid var(--tone); border-radius: 99px; background: color-mix(in srgb, var(--tone) 8%, var(--ground)); color: var(--tone); font-size: .8125em; font-weight: 600; line-height: 1.5; white-space: nowrap; cursor: pointer; }
[data-verdict="loading"] > .badge::before { content: "…"; }
.badge .mark { display: block; }
[data-verdict="loading"] .mark:empty { display: none; }
.badge .icon { inline-size: .9375em; block-size: .9375em; vertical-align: -.1em; }
.pop { position: fixed; inset: auto; inline-size: min(26rem, calc(100vw - 1rem)); margin: 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: var(--wouldblock-radius, 8px); background: var(--ground); color: var(--text); box-shadow: 0 6px 24px rgb(0 0 0 / .18); font-size: 1rem; line-height: 1.5; white-space: normal; }
.pop:popover-open { display: grid; gap: .5em; }
.pop .summary { display: block; }
.pop .link { font-size: .8125em; }

.frame { display: block; inline-size: 100%; block-size: var(--wouldblock-frame-height, 40rem); border: 0; }
.out { font-size: .8125em; line-height: 2; }

@container (width < 40rem) {
  .summary { -webkit-line-clamp: 3; line-clamp: 3; }
  .panel { min-block-size: 11.25em; }
}
@container (width < 26rem) {
  .summary { -webkit-line-clamp: 4; line-clamp: 4; }
  .verdict { block-size: 3em; align-items: start; white-space: normal; }
  .verdict .icon { margin-block-start: .25em; }
  .engines { grid-template-columns: repeat(2, auto); }
  .panel { min-block-size: 15.75em; }
  .form { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .form, .room { block-size: 18.75em; }
}
@media (forced-colors: active) {
  .panel { border-block-start-width: 2px; }
  .icon { forced-color-adjust: auto; }
}
`;

let sheet;

/** Created on first use: importing this must do nothing, because servers import it too. */
export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
