import type { App } from './app';
import { tellFailure } from './tellFailure';

/**
 * Runs something for a person: a failure is told once, and the result is undefined then. Never
 * rejects: VS Code would show the raw text of a rejection in a second message, and log it.
 */
export async function guarded<T>(app: App, task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    tellFailure(app, error);
    return undefined;
  }
}

/**
 * The same for what can be done once more as it is, which is offered with the failure: what it is
 * about was chosen and agreed to before, since the list and its selection may be others by then.
 */
export async function guardedAgain<T>(app: App, task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    tellFailure(app, error, { resume: async () => guardedAgain(app, task) });
    return undefined;
  }
}
