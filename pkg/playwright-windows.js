// Windows that a page opens. Forms may send their requests there. A window that shows no response of its own has the policy of
// the page that opened it.

/** Whether a document has the policy of the page that opened it, because no response brings one. */
const isBlank = (url) => url === "" || url === "about:blank" || url.startsWith("blob:");

/**
 * Begins to listen. The result lists what was requested so far: the navigations of other windows, some of which belong to
 * forms of the page, and the requests of its windows without a response, with the page's URL at that time.
 * @param {any} page
 */
export function followWindows(page) {
  /** @type {any[]} */
  const navigations = [];
  /** @type {Promise<{ request: any, from: string }[]>[]} */
  const requests = [];
  page.context().on("request", (request) => {
    const frame = frameOf(request);
    if (frame?.page() === page) return;
    const sender = request.isNavigationRequest() ? frame?.parentFrame() : frame;
    if (!sender) navigations.push(request);
    else if (isBlank(sender.url())) {
      const kept = { request, from: page.url() };
      const opened = sender.page().opener();
      // The window may be closed by now.
      requests.push(opened.then((opener) => (opener === page ? [kept] : [])).catch(() => []));
    }
  });
  return async () => ({ navigations, requests: (await Promise.all(requests)).flat() });
}

/** The frame of a request; null if there is none, or if its window is only being opened. */
function frameOf(request) {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
