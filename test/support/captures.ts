import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An exchange recorded with a real server. */
export interface Capture {
  readonly name: string;
  readonly request: { readonly method: string; readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** JSON where the server sent JSON, else its text; long texts are filled up again. */
    readonly body: unknown;
  };
}

export const dialects = ['v0.20.5', 'v0.26.6'] as const;
export type Dialect = (typeof dialects)[number];

/** All exchanges recorded with one release. */
export function readCaptures(dialect: Dialect): Capture[] {
  const file = join(__dirname, '../fixtures/captures', `${dialect}.jsonl`);
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line, (_, value: unknown) => uncut(value)) as Capture);
}

/** The body as it went over the wire. */
export function bodyText({ response: { body } }: Capture): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A long text was recorded as its length and its first characters. */
function uncut(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('cut' in value)) return value;
  const { cut, head } = value as unknown as { cut: number; head: string };
  return head === 'html' ? '<!doctype html>'.padEnd(cut, '<br>') : head.padEnd(cut, 'x');
}
