import * as v from 'valibot';
import { BadArgumentError } from './errors';
import { parseTtl } from './ttl';

/** What a caller of a share command may settle beforehand. Absent: the usual way decides. */
export interface ShareArgs {
  /** Seconds. */
  readonly ttl?: number | undefined;
  /** `''` is none. */
  readonly passphrase?: string | undefined;
  readonly recipient?: string | undefined;
  readonly shareDomain?: string | undefined;
  readonly label?: string | undefined;
}

export const CHARACTER_SETS = ['lower', 'upper', 'digits', 'symbols'] as const;
export type CharacterSet = (typeof CHARACTER_SETS)[number];

export interface GenerateArgs extends ShareArgs {
  /** Characters; asking for one makes the password here instead of on the server. */
  readonly length?: number | undefined;
  /** Names of sets, or a text whose characters are the ones to choose from. */
  readonly characters?: readonly CharacterSet[] | string | undefined;
  /** Put the password at the cursors without asking. */
  readonly insert?: boolean | undefined;
}

export interface RevealArgs {
  readonly link?: string | undefined;
  readonly passphrase?: string | undefined;
  readonly then?: 'copy' | 'show' | 'insert' | undefined;
  /** false: do not ask whether to use the link up. */
  readonly confirm?: boolean | undefined;
}

export interface SignInArgs {
  /** A region's id or the address of a server. */
  readonly server?: string | undefined;
  readonly username?: string | undefined;
}

export interface ItemArgs {
  readonly id?: string | undefined;
  /** false: do not ask. */
  readonly confirm?: boolean | undefined;
}

/** What each argument has to be; `views/failures.ts` words it. The codes are the schemas' messages. */
export type Expected =
  'ttl' | 'text' | 'flag' | 'email' | 'length' | 'characters' | 'then' | 'server';

const text = v.string('text' satisfies Expected);
const flag = v.boolean('flag' satisfies Expected);
const ttl = v.union(
  [
    v.pipe(v.number(), v.integer(), v.minValue(1)),
    v.pipe(
      v.string(),
      v.transform((written) => parseTtl(written)),
      v.number(),
    ),
  ],
  'ttl' satisfies Expected,
);
const email = v.union([v.pipe(v.string(), v.email())], 'email' satisfies Expected);
const length = v.union(
  [v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(128))],
  'length' satisfies Expected,
);
const characters = v.union(
  [v.pipe(v.string(), v.nonEmpty()), v.pipe(v.array(v.picklist(CHARACTER_SETS)), v.nonEmpty())],
  'characters' satisfies Expected,
);
const then = v.picklist(['copy', 'show', 'insert'], 'then' satisfies Expected);

const shareEntries = {
  ttl: v.optional(ttl),
  passphrase: v.optional(text),
  recipient: v.optional(email),
  shareDomain: v.optional(text),
  label: v.optional(text),
};

const ShareArgs = v.object(shareEntries);
const GenerateArgs = v.object({
  ...shareEntries,
  length: v.optional(length),
  characters: v.optional(characters),
  insert: v.optional(flag),
});
const RevealArgs = v.object({
  link: v.optional(text),
  passphrase: v.optional(text),
  then: v.optional(then),
  confirm: v.optional(flag),
});
const SignInArgs = v.object({ server: v.optional(text), username: v.optional(text) });
const ItemArgs = v.object({ id: v.optional(text), confirm: v.optional(flag) });

type ArgsSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

/**
 * Reads the Args out of what a command was called with. Menus, trees, tasks.json and launch.json
 * pass objects of their own: whatever is not a plain object with known keys only is not Args.
 *
 * @returns undefined if the value is not Args
 * @throws BadArgumentError for a known key with a wrong value
 */
function parse<S extends ArgsSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
  if (!isPlainObject(value)) return undefined;
  if (!Object.keys(value).every((key) => Object.hasOwn(schema.entries, key))) return undefined;
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new BadArgumentError(String(issue.path?.[0]?.key), issue.message as Expected);
}

export function parseShareArgs(value: unknown): ShareArgs | undefined {
  return parse(ShareArgs, value);
}
export function parseGenerateArgs(value: unknown): GenerateArgs | undefined {
  return parse(GenerateArgs, value);
}
export function parseRevealArgs(value: unknown): RevealArgs | undefined {
  return parse(RevealArgs, value);
}
export function parseSignInArgs(value: unknown): SignInArgs | undefined {
  return parse(SignInArgs, value);
}
export function parseItemArgs(value: unknown): ItemArgs | undefined {
  return parse(ItemArgs, value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
