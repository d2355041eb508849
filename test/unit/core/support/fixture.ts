import assert from 'node:assert/strict';
import type { LocalServer } from '../../../../dev/server';
import { House } from './house';

let current: House | undefined;

/** The house of the running test; see `useHouse`. */
export function house(): House {
  assert.ok(current, 'only in a test');
  return current;
}

/** The metadata keys of some secrets of the list. */
export async function keysOf(ids: readonly string[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => String((await house().recent.handle(id)).metadataKey)));
}

/** What a server was asked, in order. */
export function paths(server: LocalServer): string[] {
  return server.requests.map(({ method, path }) => `${method} ${path}`);
}

/** Gives each test of a describe block a fresh house. */
export function useHouse(): void {
  beforeEach(() => {
    current = new House();
  });
  afterEach(async () => {
    await current?.close();
    current = undefined;
  });
}
