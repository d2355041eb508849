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

/** What an argument has to be; `views/failureInputs.ts` words it. */
export type Expected =
  'ttl' | 'text' | 'flag' | 'email' | 'length' | 'characters' | 'then' | 'server' | 'uri';

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
const characters = v.union([
  v.pipe(v.string(), v.nonEmpty()),
  v.pipe(v.array(v.picklist(CHARACTER_SETS)), v.nonEmpty()),
]);

const email = v.pipe(v.string(), v.email());

/** Whether a text is one e-mail address. */
export function isEmail(text: string): boolean {
  return v.is(email, text);
}

const shareEntries = {
  ttl: v.optional(ttl),
  passphrase: v.optional(v.string()),
  recipient: v.optional(email),
  shareDomain: v.optional(v.string()),
  label: v.optional(v.string()),
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
  link: v.optional(v.string()),
  passphrase: v.optional(v.string()),
  then: v.optional(v.picklist(['copy', 'show', 'insert'])),
  confirm: v.optional(v.boolean()),
});
const SignInArgs = v.object({ server: v.optional(v.string()), username: v.optional(v.string()) });
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
  const result = v.safeParse(schema, value);
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
