import { oneLine } from '../api';

/** Characters, more than a name needs. */
const LONGEST_NAME = 100;

/**
 * What others wrote (servers, file names, keys, labels, Args, recipients), fit for places that show a
 * text as it is, such as rows: on one line, and cut to what a name needs unless told otherwise.
 *
 * @param longest characters (code points); what is cut ends with an ellipsis
 */
export function cleanText(text: string, longest = LONGEST_NAME): string {
  return oneLine(text, longest);
}

/**
 * The same, fit for places where VS Code makes something of it: links, also of commands, out of
 * `[label](address)` in notifications and under input boxes (microsoft/vscode#173885), and icons
 * out of `$(name)` in the status bar and in pick lists (microsoft/vscode#124703). Neither is left
 * whole.
 */
export function asText(text: string, longest = LONGEST_NAME): string {
  return cleanText(text, longest).replaceAll('](', '] (').replaceAll('$(', '$ (');
}
