import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { asText } from '../core/foreignText';

/** Shorter tasks show nothing: a flash of progress is noise. In milliseconds. */
const BLINK_MS = 400;

/**
 * Runs a task, with a progress notification and its Cancel button if it takes longer than a blink.
 * @param task gets a signal that aborts on Cancel
 */
export async function withProgress<T>(
  title: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const canceling = new AbortController();
  const blink = new AbortController();
  const running = task(canceling.signal);
  const settled = running.then(
    () => true,
    () => true,
  );
  const blinked = wait(BLINK_MS, false, { signal: blink.signal });
  const short = await Promise.race([settled, blinked]);
  blink.abort();
  if (short) return running;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title: asText(title) },
    async (_progress, token) => {
      token.onCancellationRequested(() => {
        canceling.abort();
      });
      return running;
    },
  );
}

/** Runs a task, with the progress bar of a view. */
export async function withProgressOfView<T>(view: string, task: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: { viewId: view } }, task);
}
