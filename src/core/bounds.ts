import * as v from 'valibot';

/** The last moment that `Date` knows, in milliseconds since the epoch. */
const LAST_MOMENT = 8.64e15;
/** For what is shown as a name, such as the label of a secret. */
const LONGEST_NAME = 300;
/** For words of a server, such as a state. */
const LONGEST_WORD = 100;

/** A time in milliseconds since the epoch that is a date. */
export const Time = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_MOMENT));

/** Unix seconds as milliseconds; undefined also for what is no date. */
export function milliseconds(seconds: number | undefined): number | undefined {
  const time = seconds === undefined ? undefined : seconds * 1000;
  return v.is(Time, time) ? time : undefined;
}

/** A name that fits into a row: longer ones are cut, which `…` shows. */
export function asName(text: string): string {
  return cut(text, LONGEST_NAME);
}

/** A word of a server's that fits beside a name; longer ones are cut, which `…` shows. */
export function asWord(text: string): string {
  return cut(text, LONGEST_WORD);
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // No half of a pair of surrogates stays at the end.
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
