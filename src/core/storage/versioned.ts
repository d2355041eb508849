import * as v from 'valibot';

/** What a newer version of this extension stored: to be left as it is. */
export const NEWER = Symbol('newer version');

/** Turns stored text into a value; undefined if the text is damaged or somebody else's. */
export type Decode<T> = (text: string) => T | typeof NEWER | undefined;

const Versioned = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * Reads stored JSON by the `version` in it.
 * @param readers one for each version there ever was; the way forward is to add one that turns the
 *   older form into today's
 */
export function versioned<T>(
  readers: Readonly<Record<number, v.GenericSchema<unknown, T>>>,
): Decode<T> {
  const newest = Object.keys(readers)
    .map(Number)
    .reduce((a, b) => Math.max(a, b));
  return (text) => {
    const data = parsed(text);
    const head = v.safeParse(Versioned, data);
    if (!head.success) return undefined;
    const { version } = head.output;
    if (version > newest) return NEWER;
    const reader = readers[version];
    const result = reader && v.safeParse(reader, data);
    return result?.success === true ? result.output : undefined;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
