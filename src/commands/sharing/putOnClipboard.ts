import type { Clipboard, Log } from '../../core/ports';
import { showLinks } from '../../views/sharing/showLinks';

/**
 * Copies a text with links. A link must not be lost: where the clipboard fails, they are shown, to
 * be copied by hand.
 * @returns whether it is on the clipboard
 */
export async function putOnClipboard(
  { clipboard, log }: { readonly clipboard: Clipboard; readonly log: Log },
  text: string,
  links: readonly string[],
): Promise<boolean> {
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    log.warn('The clipboard could not be written; the links are shown instead.');
    void showLinks(links);
    return false;
  }
}
