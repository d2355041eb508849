// By this path, since bundlers for Node take the package's UMD build, which they cannot follow.
import { visit } from 'jsonc-parser/lib/esm/main';
import { DEEPEST, REACH } from './pieces';
import type { Assignment } from './types';

/** Beyond this many UTF-16 units (about half a second of reading) nothing is looked for. */
const LONGEST = 10_000_000;

/** So many blanks at most between the cursor and its pair. */
const BLANKS = 1000;

interface Scope {
  /** The property whose value comes next; `undefined` in lists. */
  property?: { readonly name: string; readonly from: number };
  /** The value of a property "name". */
  label?: string;
}

interface Pair {
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly scope: Scope;
  readonly value: unknown;
  readonly from: number;
  readonly start: number;
  readonly to: number;
}

/**
 * The value of the JSON property at `offset`, comments and trailing commas allowed. Read from the
 * beginning of the text, since only that tells which quote opens a string.
 */
export function jsonAssignmentAt(text: string, offset: number): Assignment | undefined {
  if (text.length > LONGEST) return undefined;
  const piece = text.slice(0, offset + REACH);
  const pair = unlessTooDeep(() => pairAt(piece, offset));
  if (!pair) return undefined;
  const { name, path, scope, value, start, to } = pair;
  const isText = typeof value === 'string';
  // A string that has no end, or none within reach.
  if (isText && (to - start < 2 || piece[to - 1] !== '"')) return undefined;
  const named = name === 'value' && scope.label ? scope.label : undefined;
  return {
    key: named ?? path.filter((part) => typeof part === 'string').join('.'),
    value: isText ? value : value === null ? '' : piece.slice(start, to),
    start: isText ? start + 1 : start,
    end: isText ? to - 1 : to,
  };
}

/** The pair that holds the offset, else the one that ends or begins there but for blanks. */
function pairAt(piece: string, offset: number): Pair | undefined {
  const scopes: Scope[] = [];
  const near: { hit?: Pair; before?: Pair | undefined; after?: Pair } = {};
  const enter = (): void => {
    if (scopes.push({}) > DEEPEST) throw new TooDeep();
  };
  const leave = (): void => void scopes.pop();
  visit(piece, {
    onObjectBegin: enter,
    onObjectEnd: leave,
    onArrayBegin: enter,
    onArrayEnd: leave,
    onObjectProperty(name, from) {
      const scope = scopes.at(-1);
      if (scope) scope.property = { name, from };
    },
    onLiteralValue(value: unknown, start, length, _line, _character, pathTo) {
      const scope = scopes.at(-1);
      const property = scope?.property;
      if (!scope || !property) return;
      delete scope.property;
      const { name, from } = property;
      const to = start + length;
      if (name === 'name' && typeof value === 'string') scope.label = value;
      const pair = (): Pair => ({ name, path: pathTo(), scope, value, from, start, to });
      if (to < offset) near.before = offset - to < BLANKS ? pair() : undefined;
      else if (from <= offset) near.hit ??= pair();
      else near.after ??= pair();
    },
  });
  const { hit, before, after } = near;
  if (hit) return hit;
  if (before && /^[ \t]*,?[ \t]*$/.test(piece.slice(before.to, offset))) return before;
  if (!after || after.from - offset > BLANKS) return undefined;
  return /^[ \t]*$/.test(piece.slice(offset, after.from)) ? after : undefined;
}

/** `visit` recurses, and only an exception ends it. */
class TooDeep extends Error {}

function unlessTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}
