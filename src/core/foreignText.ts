/** Characters, more than a name needs. */
const LONGEST_NAME = 100;

/** What makes no sign on a screen, or turns round those that follow: control, format, line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/**
 * What others wrote (servers, file names, keys, labels, Args, recipients), fit for places that show a
 * text as it is, such as rows: control, format and direction characters become a blank, and what is
 * too long is cut.
 *
 * @param longest characters (code points); what is cut ends with an ellipsis
 */
export function cleanText(text: string, longest = LONGEST_NAME): string {
  // A code point is two units at most: what lies beyond is cut off in any case.
  const room = 2 * longest + 2;
  const clean = text.slice(0, room).replace(INVISIBLE, ' ').trim();
  const characters = Array.from(clean);
  const isCut = characters.length > longest || text.length > room;
  return isCut ? `${characters.slice(0, longest).join('')}…` : clean;
}

/**
 * The same, fit for places where VS Code makes something of it: links, also of commands, out of
 * `[label](address)` in notifications and under input boxes, and icons out of `$(name)` in the
 * status bar and in pick lists. Neither is left whole.
 */
export function asText(text: string, longest = LONGEST_NAME): string {
  return cleanText(text, longest).replaceAll('](', '] (').replaceAll('$(', '$ (');
}
