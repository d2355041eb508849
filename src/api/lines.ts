/**
 * A text of a server's, fit to be shown: on one line, without control and formatting characters
 * (terminal escapes, writing direction), and no longer than `longest` characters and an ellipsis.
 */
export function oneLine(text: string, longest: number): string {
  // Two are enough for any character; the rest is not even looked at.
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  // By code points, so that none is cut in two.
  const characters = Array.from(line);
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}
