// By this path, since bundlers for Node take the package's UMD build, which they cannot follow
// (microsoft/node-jsonc-parser#57).
import { createScanner } from 'jsonc-parser/lib/esm/main';
import { DEEPEST } from './scanning';
import { indexAt, type Statement } from './statements';
import type { Assignment, Assignments } from './types';

/** What can be a value, besides texts. */
const LITERAL = /^(-?\d.*|true|false|null)$/;

/** So many blanks at most between the cursor and its pair. */
const BLANKS = 1000;

/** An object or a list. */
interface Scope {
  /** The property that it is the value of; `undefined` in lists and at the top. */
  readonly name: string | undefined;
  readonly outer: Scope | undefined;
  readonly depth: number;
  /** The value of a property "name". */
  label?: string;
}

interface Property {
  readonly name: string;
  readonly from: number;
}

/**
 * The JSON properties of a text that have no object and no list as their value; comments and
 * trailing commas are allowed. Read token by token, since that bears anything and does not recurse.
 */
export function readJson(text: string): Assignments {
  const pairs = pairsOf(text);
  return {
    at(offset) {
      const index = indexAt(pairs, offset);
      const [before, next] = [pairs[index - 1], pairs[index]];
      if (next && next.from <= offset) return next.read();
      // Else the pair that ends or begins there but for blanks.
      if (before && only(/^[ \t]*,?[ \t]*$/, text, before.to, offset)) return before.read();
      return next && only(/^[ \t]*$/, text, offset, next.from) ? next.read() : undefined;
    },
  };
}

function only(what: RegExp, text: string, from: number, to: number): boolean {
  return to - from <= BLANKS && what.test(text.slice(from, to));
}

function pairsOf(text: string): readonly Statement[] {
  const pairs: Statement[] = [];
  const scanner = createScanner(text, true);
  let scope: Scope = { name: undefined, outer: undefined, depth: 0 };
  let word: Property | undefined;
  let property: Property | undefined;
  for (;;) {
    scanner.scan();
    const from = scanner.getTokenOffset();
    const to = scanner.getPosition();
    if (to === from) return pairs; // the end
    const previous = word;
    const current = property;
    word = undefined;
    property = undefined;
    // The token's kind, by its sign: the package's own enum is one for its compiler only.
    const sign = text.charAt(from);
    if (sign === '{' || sign === '[') {
      scope = { name: current?.name, outer: scope, depth: scope.depth + 1 };
    } else if (sign === '}' || sign === ']') {
      scope = scope.outer ?? scope;
    } else if (sign === ':') {
      property = previous;
    } else if (sign === '"' && !current) {
      word = { name: scanner.getTokenValue(), from };
    } else if (current) {
      const value = scanner.getTokenValue();
      if (sign === '"' ? isClosed(text, from, to) : LITERAL.test(value)) {
        pairs.push(pairOf({ property: current, scope, text: sign === '"', value, from, to }));
        if (current.name === 'name' && sign === '"') scope.label = value;
      }
    }
  }
}

/** A string without an end ends with its line here: nobody can say where it was meant to. */
function isClosed(text: string, from: number, to: number): boolean {
  if (to - from < 2 || text[to - 1] !== '"') return false;
  let backslashes = 0;
  while (text[to - 2 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 0;
}

interface Pair {
  readonly property: Property;
  readonly scope: Scope;
  /** Whether the value is a text. */
  readonly text: boolean;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

function pairOf({ property, scope, text, value, from, to }: Pair): Statement {
  const read = (): Assignment | undefined => {
    if (scope.depth > DEEPEST) return undefined;
    return {
      key: keyOf(property.name, scope),
      value: !text && value === 'null' ? '' : value,
      start: text ? from + 1 : from,
      end: text ? to - 1 : to,
    };
  };
  return { from: property.from, to, read };
}

/** In a list of `name, value` it is the name that a person knows, not the word "value". */
function keyOf(name: string, scope: Scope): string {
  if (name === 'value' && scope.label) return scope.label;
  const names = [name];
  for (let outer: Scope | undefined = scope; outer; outer = outer.outer) {
    if (outer.name !== undefined) names.unshift(outer.name);
  }
  return names.join('.');
}
