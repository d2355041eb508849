/** What makes no sign on a screen, or turns round those that follow: control, format, line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/**
 * What others wrote, fit to be shown and logged: on one line, control, format and direction
 * characters (terminal escapes are made of them) become a blank, and what is too long is cut.
 *
 * @param longest characters (code points); what is cut ends with an ellipsis
 */
export function oneLine(text: string, longest: number): string {
  // A code point is two units at most, and most are no blanks: the rest is not even looked at.
  const room = 4 * longest;
  const line = text.slice(0, room).replace(INVISIBLE, ' ').trim();
  // By code points, so that none is cut in two.
  const characters = Array.from(line);
  const isCut = characters.length > longest || text.length > room;
  return isCut ? `${characters.slice(0, longest).join('')}…` : line;
}
