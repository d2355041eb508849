import { askLineInSteps, type InputBoxOptions } from './inputBox';
import { pick } from './pick';
import type { BACK, Step } from './steps';

export interface UsedBeforeOptions {
  readonly title: string;
  readonly placeholder: string;
  /** The choice that is `''`. */
  readonly none: { readonly label: string; readonly description?: string };
  /** What was used before, and what settings name. */
  readonly known: readonly string[];
  /** What was answered before in this flow; going back finds it again. */
  readonly present: string;
  /** The way to a new one, and the box that asks for it. */
  readonly other: { readonly label: string; readonly box: Omit<InputBoxOptions, 'title'> };
}

/**
 * Asks for one of the texts used before, a new one, or none.
 * @returns `''` for none
 */
export async function askUsedBefore(
  { title, placeholder, none, known, present, other }: UsedBeforeOptions,
  at: Step,
): Promise<string | typeof BACK | undefined> {
  const offered = present === '' || known.includes(present) ? known : [present, ...known];
  return pick<string>({
    title,
    placeholder,
    choices: [
      { ...none, value: '' },
      ...offered.map((text) => ({ label: text, preferred: text === present, value: text })),
      {
        label: other.label,
        ask: async (inside) => {
          const text = await askLineInSteps({ title, ...other.box }, inside);
          return typeof text === 'string' ? text.trim() : text;
        },
      },
    ],
    at,
  });
}
