/** Characters, more than a name needs. */
const LONGEST_NAME = 100;

/** What makes no sign on a screen, or turns round those that follow: control, format, line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/**
 * What others wrote (servers, file names, keys, labels, Args, recipients), fit to be shown as text.
 * VS Code makes links, also of commands, out of `[label](address)` in notifications and under input
 * boxes, and icons out of `$(name)` in the status bar and in pick lists: neither is left whole.
 * Control, format and direction characters become a blank, and what is too long is cut.
 *
 * @param longest characters (code points); what is cut ends with an ellipsis
 */
export function asText(text: string, longest = LONGEST_NAME): string {
  // A code point is two units at most: what lies beyond is cut off in any case.
  const clean = text
    .slice(0, 2 * longest + 2)
    .replace(INVISIBLE, ' ')
    .trim()
    .replaceAll('](', '] (')
    .replaceAll('$(', '$ (');
  const characters = Array.from(clean);
  const isCut = characters.length > longest || text.length > 2 * longest + 2;
  return isCut ? `${characters.slice(0, longest).join('')}…` : clean;
}
