import type { App } from './app';

/** Shows what the extension did: requests, answers and failures, without any secret. */
export async function showLog(app: App): Promise<void> {
  app.log.show();
  return Promise.resolve();
}
