import { parseShareArgs } from '../../core/args';
import type { App } from '../app';
import type { ShareResult } from './job';
import { runShare } from './run';
import { clipboardText } from './sources';

/** Shares the clipboard's text; afterwards the clipboard holds the link. */
export async function shareClipboard(app: App, first?: unknown): Promise<ShareResult | undefined> {
  const args = parseShareArgs(first) ?? {};
  return runShare(app, { secrets: [await clipboardText(app)], args });
}
