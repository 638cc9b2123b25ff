// Resolves `./pkg/…`, as the page's modules import it. On a host the package is in the page's folder; here it is next
// to it.
const BESIDE = new URL("../../www/pkg/", import.meta.url).href;
const PACKAGE = new URL("../../pkg/", import.meta.url).href;

export function resolve(specifier, context, next) {
  const url = context.parentURL && /^\.{1,2}\//.test(specifier) ? new URL(specifier, context.parentURL).href : "";
  return next(url.startsWith(BESIDE) ? PACKAGE + url.slice(BESIDE.length) : specifier, context);
}
