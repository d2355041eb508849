/** The settings that are numbers, with the defaults and bounds that package.json has for them. */
export const NUMBER_SETTINGS = {
  /** Seconds; 0: never. */
  clearClipboardAfter: { default: 60, minimum: 0, maximum: 3600 },
  historyDays: { default: 30, minimum: 1, maximum: 365 },
} as const;

/**
 * What a setting means. VS Code shows its bounds and does not enforce them
 * (microsoft/vscode#97130): beyond them the nearest one counts, and without a number the default.
 */
export function numberSetting(name: keyof typeof NUMBER_SETTINGS, value: unknown): number {
  const { default: usual, minimum, maximum } = NUMBER_SETTINGS[name];
  if (typeof value !== 'number' || Number.isNaN(value)) return usual;
  return Math.min(Math.max(value, minimum), maximum);
}
