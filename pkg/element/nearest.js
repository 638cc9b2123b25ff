// The name that was probably meant.

/** The one of `names` that is at most two letters away from `typed`; undefined if there is none. */
export function nearest(typed, names) {
  const [best] = names
    .map((name) => [distance(typed, name), name])
    .filter(([letters, name]) => letters <= 2 && letters <= name.length / 2)
    .sort(([a], [b]) => a - b);
  return best?.[1];
}

/** The number of letters to insert, remove or replace. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}
