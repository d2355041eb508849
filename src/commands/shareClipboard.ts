import { parseShareArgs } from '../core/args';
import type { App } from './app';
import { clipboardText } from './shared/gather';
import type { ShareResult } from './shared/handOver';
import { shareText } from './shared/shareText';

/** Shares the clipboard's text; afterwards the clipboard holds the link. */
export async function shareClipboard(app: App, first?: unknown): Promise<ShareResult | undefined> {
  return shareText(app, await clipboardText(app), parseShareArgs(first) ?? {});
}
