import { setTimeout as delay } from 'node:timers/promises';

/**
 * How long a person's step may take to show its result, in milliseconds: for a machine at a tenth
 * of the usual speed. Only what fails waits so long.
 */
export const STEP_LIMIT = 60_000;

/** Milliseconds between two looks at what is waited for. */
export const POLL = 50;

/** A text to look for: a part of it, or a pattern. */
export type Text = string | RegExp;

export function matches(text: string, wanted: Text): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

/**
 * Reads until what is read is accepted, and returns it.
 *
 * @throws Error that says what was waited for and what was read last
 */
export async function waitUntil<T, U extends T>(
  what: string,
  read: () => Promise<T>,
  accept: (value: T) => value is U,
  limit?: number,
): Promise<U>;
export async function waitUntil<T>(
  what: string,
  read: () => Promise<T>,
  accept: (value: T) => boolean,
  limit?: number,
): Promise<T>;
export async function waitUntil<T>(
  what: string,
  read: () => Promise<T>,
  accept: (value: T) => boolean,
  limit: number = STEP_LIMIT,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > end)
      throw new Error(`Waited for ${what}; last seen: ${JSON.stringify(value)}`);
    await delay(POLL);
  }
}
