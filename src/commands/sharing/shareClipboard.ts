import { parseArgs } from '../../core/args';
import { ShareArgs } from '../../core/sharing/args';
import type { App } from '../app';
import type { ShareResult } from './job';
import { runShare } from './run';
import { clipboardText } from './sources';

/** Shares the clipboard's text; afterwards the clipboard holds the link. */
export async function shareClipboard(app: App, first?: unknown): Promise<ShareResult | undefined> {
  const args = parseArgs(ShareArgs, first) ?? {};
  return runShare(app, { secrets: [await clipboardText(app)], args });
}
