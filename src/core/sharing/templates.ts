/** What a message template may hold. */
export interface MessageParts {
  readonly link: string;
  /** When the link expires, in words. */
  readonly expires: string;
  /** A sentence about the passphrase; `''` if there is none. */
  readonly passphraseHint: string;
}

/** Whether a template keeps the link: without it nobody could open the secret. */
export function keepsLink(template: string): boolean {
  return template.includes('{link}');
}

/** Fills in a message. Blank ends of lines, such as an absent hint leaves, are dropped. */
export function renderMessage(template: string, parts: MessageParts): string {
  return (
    fill(template, { ...parts })
      // Looking behind keeps it from trying anew at each blank of a long run.
      .replace(/(?<![ \t])[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** What stands in a file where a secret was. */
export function renderPlaceholder(template: string, link: string): string {
  return fill(template, { link });
}

/** One pass, so that nothing in a value is taken for a placeholder of its own. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (written, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? written) : written,
  );
}
