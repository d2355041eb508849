import type { AccountServices } from './services';

/** Tells what works with the server that the next secret goes to, and what to do about what does not. */
export async function checkConnection(_services: AccountServices): Promise<undefined> {
  return Promise.resolve(undefined);
}
