import { matchAt, nextLine } from './scanning';
import type { Assignment } from './types';

/** A stretch of a document that assigns something. The cursor counts from `from` to `to`, inclusive. */
export interface Statement {
  readonly from: number;
  readonly to: number;
  /** What it assigns, `undefined` if that cannot be shared. Worked out only when it is asked for. */
  readonly read: () => Assignment | undefined;
}

/**
 * Reads what begins at a line: adds the statements in it and gives where they end; `undefined`:
 * there are none, and the next line follows.
 */
export type ReadLine = (
  text: string,
  lineStart: number,
  add: (statement: Statement) => void,
) => number | undefined;

/**
 * Reads a document from its first line, so that a line inside a value of several lines is never
 * taken for a statement of its own.
 *
 * @returns the statements in order; they do not overlap
 */
export function readStatements(text: string, readLine: ReadLine): readonly Statement[] {
  const statements: Statement[] = [];
  const add = (statement: Statement): void => {
    statements.push(statement);
  };
  for (let at = 0; at < text.length;) {
    at = nextLine(text, Math.max(at, readLine(text, at, add) ?? at));
  }
  return statements;
}

/** Like `readStatements`, for formats with `[sections]`: the section's name leads the key. */
export function readSections(
  text: string,
  section: RegExp,
  readLine: ReadLine,
): readonly Statement[] {
  let current: string | undefined;
  return readStatements(text, (inside, at, add) => {
    const header = matchAt(section, inside, at);
    if (!header) {
      const name = current;
      if (name === undefined) return readLine(inside, at, add);
      return readLine(inside, at, (statement) => {
        add(within(name, statement));
      });
    }
    current = header[1]?.trim();
    return at + header[0].length;
  });
}

function within(section: string, statement: Statement): Statement {
  return {
    ...statement,
    read() {
      const found = statement.read();
      return found && { ...found, key: `${section}.${found.key}` };
    },
  };
}

/** The place of the first statement that ends at `offset` or after it. */
export function indexAt(statements: readonly Statement[], offset: number): number {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.to ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The statement that the cursor is in. */
export function statementAt(
  statements: readonly Statement[],
  offset: number,
): Statement | undefined {
  const statement = statements[indexAt(statements, offset)];
  return statement && statement.from <= offset ? statement : undefined;
}
