const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** Seconds in words, in the largest unit that fits: `7 days`, `1 hour`, `less than a minute`. */
export function duration(seconds: number): string {
  const unit = UNITS.find(([, length]) => seconds >= length);
  if (!unit) {
    return 'less than a minute';
  }
  const [name, length] = unit;
  const count = Math.round(seconds / length);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** Unix seconds as an element that machines can read too. */
export function time(seconds: number): string {
  const iso = new Date(seconds * 1000).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
