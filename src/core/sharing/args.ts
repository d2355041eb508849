import * as v from 'valibot';
import { arg, boundedText, flag, LONGEST_ADDRESS, passphrase } from '../args';
import { graphemes } from '../graphemes';
import { CHARACTER_SETS } from './password';
import { parseTtl } from './ttl';

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

const email = v.pipe(boundedText(LONGEST_ADDRESS), v.email());

/** Whether a text is one e-mail address. */
export function isEmail(text: string): boolean {
  return v.is(email, text);
}

const shareEntries = {
  /** Seconds. */
  ttl: arg('ttl', ttl),
  passphrase,
  recipient: arg('email', email),
  shareDomain: arg('text', boundedText(300)),
  label: arg('text', boundedText(1000)),
};

/** What a caller of a share command may settle beforehand. */
export const ShareArgs = v.object(shareEntries);
export type ShareArgs = v.InferOutput<typeof ShareArgs>;

/** Of fewer characters no password is safe, and a repository can choose them unseen. */
const FEWEST_CHARACTERS = 8;
/** Most characters, or names of sets. */
const MOST_CHARACTERS = 500;
/** Characters of a Uri: more than any system has in a path, with escapes. */
const LONGEST_URI = 20_000;

function isVaried(text: string): boolean {
  const visible = graphemes(text).filter((one) => one.trim() !== '');
  return new Set(visible).size >= FEWEST_CHARACTERS;
}

export const GenerateArgs = v.object({
  ...shareEntries,
  /** Characters; asking for one makes the password here instead of on the server. */
  length: arg('length', v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(128))),
  /** Names of sets, or a text whose characters, at least 8 different ones, are chosen from. */
  characters: arg(
    'characters',
    v.union([
      v.pipe(boundedText(MOST_CHARACTERS), v.check(isVaried)),
      // The length first: a long list costs nothing then.
      v.pipe(
        v.custom<unknown[]>((list) => Array.isArray(list) && list.length <= MOST_CHARACTERS),
        v.array(v.picklist(CHARACTER_SETS)),
        v.nonEmpty(),
      ),
    ]),
  ),
  /** Put the password at the cursors without asking. */
  insert: flag,
});

export const FileArgs = v.object({
  ...shareEntries,
  /** A Uri, or its text. */
  uri: arg('uri', v.union([boundedText(LONGEST_URI), v.looseObject({ scheme: v.string() })])),
});
