/** A stretch of a document that assigns something: from its key to its value's end, inclusive. */
export interface Statement {
  readonly from: number;
  readonly to: number;
}

/** The place of the first one that ends at `offset` or after it. */
export function indexAt(inOrder: readonly Statement[], offset: number): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.to ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The statement that the cursor is in, else the one that ends or begins there but for blanks. */
export function statementAt<T extends Statement>(
  text: string,
  inOrder: readonly T[],
  offset: number,
): T | undefined {
  const index = indexAt(inOrder, offset);
  const [before, next] = [inOrder[index - 1], inOrder[index]];
  if (next && next.from <= offset) return next;
  if (before && /^[ \t,]*$/.test(text.slice(before.to, offset))) return before;
  return next && /^[ \t?-]*$/.test(text.slice(offset, next.from)) ? next : undefined;
}
