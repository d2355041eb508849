/**
 * Which rows a key of a list is about: the one with the focus ring, or all that are selected if it
 * is one of them. VS Code's own Explorer does the same.
 *
 * VS Code tells extensions which rows are selected, not which one has the focus
 * (microsoft/vscode#170248). So the key bindings of package.json run `list.toggleSelection` twice
 * before a command: the selection is what it was then, and the row that came or went in between is
 * the one with the focus.
 */
export class FocusedRow<T> {
  /** The last three at most, oldest first. */
  private selections: readonly (readonly T[])[] = [[]];

  /** To be called with each new selection. */
  selected(rows: readonly T[]): void {
    this.selections = [...this.selections.slice(-2), rows];
  }

  /** To be called once for each key. @returns the selected rows where no row has the focus */
  take(): readonly T[] {
    const [before = [], between = [], after] = this.selections;
    const selected = this.selections.at(-1) ?? [];
    this.selections = [selected];
    if (after === undefined || difference(before, after).length > 0) return selected;
    const [focused, ...more] = difference(between, after);
    if (focused === undefined || more.length > 0 || selected.includes(focused)) return selected;
    return [focused];
  }
}

/** What is in only one of the two. */
function difference<T>(some: readonly T[], others: readonly T[]): T[] {
  const [a, b] = [new Set(some), new Set(others)];
  return [...some.filter((row) => !b.has(row)), ...others.filter((row) => !a.has(row))];
}
