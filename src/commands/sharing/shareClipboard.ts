import { parseArgs } from '../../core/args';
import { ShareArgs } from '../../core/sharing/args';
import type { ShareResult } from './job';
import { runShare } from './run';
import type { SharingServices } from './services';
import { clipboardText } from './sources';

/** Shares the clipboard's text; afterwards the clipboard holds the link. */
export async function shareClipboard(
  services: SharingServices,
  first?: unknown,
): Promise<ShareResult | undefined> {
  const args = parseArgs(ShareArgs, first) ?? {};
  return runShare(services, { secrets: [await clipboardText(services)], args });
}
