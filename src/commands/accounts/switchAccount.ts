import type { AccountServices } from './services';

/** Asks where the next secret goes, and as whom. */
export async function switchAccount(_services: AccountServices): Promise<undefined> {
  return Promise.resolve(undefined);
}
