import * as v from 'valibot';
import { BadArgumentError, type Expected } from './errors';
import { graphemes } from './graphemes';
import { parseTtl } from './sharing/ttl';

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
  /** Names of sets, or a text whose characters, at least 8 different ones, are chosen from. */
  readonly characters?: readonly CharacterSet[] | string | undefined;
  /** Put the password at the cursors without asking. */
  readonly insert?: boolean | undefined;
}

export interface FileArgs extends ShareArgs {
  /** A Uri, or its text. */
  readonly uri?: unknown;
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
  /** Counts before everything else. */
  readonly id?: string | undefined;
  /** false: do not ask. Counts only with an id: repositories can write Args, but know no id. */
  readonly confirm?: boolean | undefined;
  /** What the view's key bindings are about: the row with the focus, or all selected ones with it. */
  readonly focused?: boolean | undefined;
}

export interface ForgetArgs extends ItemArgs {
  readonly all?: boolean | undefined;
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  ttl: 'ttl',
  recipient: 'email',
  length: 'length',
  characters: 'characters',
  insert: 'flag',
  uri: 'uri',
  then: 'then',
  confirm: 'flag',
  all: 'flag',
  focused: 'flag',
};

/** Seconds: the most that the written form can say. A longer one would be no date any more. */
const MAX_TTL = 9_999_999 * 604_800;

const ttl = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_TTL)),
  v.pipe(
    v.string(),
    v.transform((written) => parseTtl(written)),
    v.number(),
  ),
]);
const length = v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(128));

/**
 * The longest texts, in UTF-16 code units: repositories can write Args, so nothing looks into one
 * before its length is known. An address has 254 at most, and so has a user name here.
 */
const LONGEST = {
  characters: 500,
  address: 254,
  server: 300,
  shareDomain: 300,
  label: 1000,
  link: 4000,
  passphrase: 10_000,
} as const;
const textOf = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

/** Of fewer characters no password is safe, and a repository can choose them unseen. */
const FEWEST_CHARACTERS = 8;
const characters = v.union([
  v.pipe(textOf(LONGEST.characters), v.check(isVaried)),
  v.pipe(v.array(v.picklist(CHARACTER_SETS)), v.nonEmpty(), v.maxLength(LONGEST.characters)),
]);

function isVaried(text: string): boolean {
  const visible = graphemes(text).filter((one) => one.trim() !== '');
  return new Set(visible).size >= FEWEST_CHARACTERS;
}

const email = v.pipe(textOf(LONGEST.address), v.email());

/** Whether a text is one e-mail address. */
export function isEmail(text: string): boolean {
  return v.is(email, text);
}

const shareEntries = {
  ttl: v.optional(ttl),
  passphrase: v.optional(textOf(LONGEST.passphrase)),
  recipient: v.optional(email),
  shareDomain: v.optional(textOf(LONGEST.shareDomain)),
  label: v.optional(textOf(LONGEST.label)),
};

const ShareArgs = v.object(shareEntries);
const GenerateArgs = v.object({
  ...shareEntries,
  length: v.optional(length),
  characters: v.optional(characters),
  insert: v.optional(v.boolean()),
});
const FileArgs = v.object({
  ...shareEntries,
  uri: v.optional(v.union([v.string(), v.looseObject({ scheme: v.string() })])),
});
const RevealArgs = v.object({
  link: v.optional(textOf(LONGEST.link)),
  passphrase: v.optional(textOf(LONGEST.passphrase)),
  then: v.optional(v.picklist(['copy', 'show', 'insert'])),
  confirm: v.optional(v.boolean()),
});
const SignInArgs = v.object({
  server: v.optional(textOf(LONGEST.server)),
  username: v.optional(textOf(LONGEST.address)),
});
const itemEntries = {
  id: v.optional(v.string()),
  confirm: v.optional(v.boolean()),
  focused: v.optional(v.boolean()),
};
const ItemArgs = v.object(itemEntries);
const ForgetArgs = v.object({ ...itemEntries, all: v.optional(v.boolean()) });

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
  // At the first fault: what is too long is not looked into any further.
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  // The schema's own message is not used: it quotes the value.
  const key = String(result.issues[0].path?.[0]?.key);
  throw new BadArgumentError(key, EXPECTED[key] ?? 'text');
}

export function parseShareArgs(value: unknown): ShareArgs | undefined {
  return parse(ShareArgs, value);
}
export function parseGenerateArgs(value: unknown): GenerateArgs | undefined {
  return parse(GenerateArgs, value);
}
export function parseFileArgs(value: unknown): FileArgs | undefined {
  return parse(FileArgs, value);
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
export function parseForgetArgs(value: unknown): ForgetArgs | undefined {
  return parse(ForgetArgs, value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
