/** A time to live as people write it in settings: a whole number and a unit. */
const TTL = /^([1-9][0-9]{0,6})([smhdw])$/;

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** `30m`, `12h`, `2w` → seconds; `undefined` if the text is not of that form. */
export function parseTtl(text: string): number | undefined {
  const match = TTL.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS];
}
