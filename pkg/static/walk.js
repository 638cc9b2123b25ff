// What the plug-ins for unified trees share.

/**
 * Visits every node.
 *
 * @param {any} node
 * @param {(node: any) => void} visit
 */
export function eachNode(node, visit) {
  for (const child of node.children ?? []) eachNode(child, visit);
  visit(node);
}

/**
 * Waits for the fences with a command. Without one it returns undefined, so that the file can be processed synchronously.
 *
 * @param {[node: any, read: Promise<any>][]} pending
 * @param {(node: any, found: any) => void} write
 * @param {(node: any, error: Error) => void} fail
 */
export function whenRead(pending, write, fail) {
  if (pending.length === 0) return undefined;
  return Promise.all(
    pending.map(([node, read]) =>
      read.then(
        (found) => write(node, found),
        (error) => fail(node, error),
      ),
    ),
  ).then(() => undefined);
}
