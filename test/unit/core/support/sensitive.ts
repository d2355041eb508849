/** Every text anywhere in a value, the names of its fields too. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...stringsIn(inner)]);
}

/**
 * What an answer of a server holds that must not be shown: values of fields that are called a key,
 * an identifier, a value or an address of a page, or part of one.
 */
export function sensitiveTexts(answer: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(answer, (name, value: unknown) => {
    if (/key|identifier|value|url/.test(name) && typeof value === 'string' && value.length > 5) {
      texts.push(value);
    }
    return value;
  });
  return texts;
}
