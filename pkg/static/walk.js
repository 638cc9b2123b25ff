// Visits every node of a unified tree.

/**
 * @param {any} node
 * @param {(node: any) => void} visit
 */
export function eachNode(node, visit) {
  for (const child of node.children ?? []) eachNode(child, visit);
  visit(node);
}
