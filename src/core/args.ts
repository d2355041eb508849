import * as v from 'valibot';
import { BadArgumentError, type Expected } from './errors';

/** One key of Args: what it takes, and what is said of anything else. */
interface Arg {
  readonly expected: Expected;
}

/** Each wing has the schemas of its own commands; types follow from them. */
type ArgsSchema = v.ObjectSchema<
  Readonly<Record<string, v.OptionalSchema<v.GenericSchema, undefined> & Arg>>,
  undefined
>;

/** A key that may be left out: then the usual way decides. */
export function arg<S extends v.GenericSchema>(
  expected: Expected,
  schema: S,
): v.OptionalSchema<S, undefined> & Arg {
  return Object.assign(v.optional(schema), { expected });
}

/**
 * A text, with the most UTF-16 code units that it may have: repositories can write Args, so nothing
 * looks into one before its length is known.
 */
export function boundedText(
  longest: number,
): v.SchemaWithPipe<
  readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]
> {
  return v.pipe(v.string(), v.maxLength(longest));
}

/** An e-mail address has 254 characters at most, and so has a user name here. */
export const LONGEST_ADDRESS = 254;

/** `''` is none. */
export const passphrase = arg('text', boundedText(10_000));

/** Something that is, or is not. */
export const flag = arg('flag', v.boolean());

/**
 * Reads the Args out of what a command was called with. Menus, trees, tasks.json and launch.json
 * pass objects of their own: whatever is not a plain object with known keys only is not Args.
 *
 * @returns undefined if the value is not Args
 * @throws BadArgumentError for a known key with a wrong value
 */
export function parseArgs<S extends ArgsSchema>(
  schema: S,
  value: unknown,
): v.InferOutput<S> | undefined {
  if (!isPlainObject(value)) return undefined;
  if (!Object.keys(value).every((key) => Object.hasOwn(schema.entries, key))) return undefined;
  // At the first fault: what is too long is not looked into any further.
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  // The schema's own message is not used: it quotes the value.
  const key = String(result.issues[0].path?.[0]?.key);
  throw new BadArgumentError(key, schema.entries[key]?.expected ?? 'text');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
