/** Words of a name that tell a secret, lower case. */
const TELLING =
  /^(passwords?|passwd|passphrase|pass|pwd|secrets?|tokens?|credentials?|apikey|authtoken|passcode|privatekey|secretkey|accesskey)$/;
/** What a `key` has to be of, to be a secret. */
const KEY_KINDS =
  /^(api|private|secret|access|account|master|encryption|signing|license|deploy|service|shared|session|app|jwt|hmac|aes|auth|admin)$/;
/** A name that ends so tells about a secret, not the secret. */
const ABOUT =
  /^(file|path|dir|url|uri|endpoint|host|name|names|id|ids|length|len|min|max|ttl|age|expiry|expires|expiration|lifetime|timeout|type|kind|format|field|label|hint|policy|rounds|count|limit|limits|size|version|enabled|required|provider|issuer|algorithm|header|placeholder|manager|class|prefix|suffix|ref|arn|scope|scopes|budget)$/;
/** Names of values that are random but public. */
const PUBLIC =
  /(^|\s)(public|publishable|integrity|hash|checksum|digest|sha\d*|md5|commit|rev|revision|etag|fingerprint|resolved|uuid|guid|version|schema|anon|certificate|cert|nonce)($|\s)/;
const PLACEHOLDER =
  /^(<.*>|\[.*\]|\$.*|%.*%|[x*.#_-]+|true|false|yes|no|on|off|null|none|nil|undefined|string|todo|tbd|secret|password|passwd|token|required|optional|default|value|change[-_ ]?(me|it|this).*|your[-_ ].*|replace[-_ ]?(me|with).*|(insert|enter|put)[-_ ].*)$/i;
const MENTIONS_EXAMPLE = /example|placeholder|dummy/i;
const PATH = /^(~|\.{0,2})\/[\w./@-]+$|^[A-Za-z]:\\/;

/** Shapes that only secrets have, whatever their name. */
const KNOWN = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----/,
  /^(gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|npm_\w{30,})$/,
  /^(sk|rk)_(live|test)_\w{10,}$|^sk-[\w-]{20,}$|^whsec_\w{16,}$|^SG\.[\w-]{16,}\.[\w-]{16,}$/,
  /^AIza[\w-]{30,}$|^ya29\.[\w-]{20,}$|^(hf|dop_v1|shpat|pypi)[_-][\w-]{20,}$|^hvs\.[\w-]{20,}$/,
  /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*$/,
  /^https:\/\/(hooks\.slack\.com\/services|discord(app)?\.com\/api\/webhooks)\/\S{20,}$/,
  /(^|;)\s*(password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;\s<>$]{4,}/i,
];
const CREDENTIALS_IN_URL = /^[a-z][a-z0-9+.:-]*:\/\/[^\s/?#@:]*:([^\s/?#@]+)@[^\s@]/i;
/** In UTF-16 units; what is longer is no value that a server takes, and not looked at. */
const LONGEST = 10_000;
/** In UTF-16 units; what is longer is judged by its shape alone. */
const LONGEST_BY_NAME = 2000;
/** In UTF-16 units; what is longer is no name. */
const LONGEST_KEY = 200;

/**
 * Whether an assignment looks like a secret without anyone having said so; for offering help by
 * itself, so it would rather miss one than call a harmless value secret.
 *
 * All expressions take a time that grows with the text's length and no faster.
 */
export function looksSecret(key: string, value: string): boolean {
  if (value.length > LONGEST) return false;
  const text = value.trim();
  if (KNOWN.some((shape) => shape.test(text))) return true;
  const inUrl = CREDENTIALS_IN_URL.exec(text)?.[1];
  if (inUrl !== undefined) return !isPlaceholder(inUrl);
  if (
    text.length < 4 ||
    text.length > LONGEST_BY_NAME ||
    /\s/.test(text) ||
    isPlaceholder(text) ||
    PATH.test(text)
  )
    return false;
  const words = key.length > LONGEST_KEY ? [] : wordsOf(key);
  if (PUBLIC.test(words.join(' ')) || text.toLowerCase() === words.join('')) return false;
  if (namesSecret(words)) return !/^(https?:\/\/|\d{1,5}$)/.test(text);
  return looksRandom(text);
}

/** Whether a text stands for a value that is put in later. */
function isPlaceholder(text: string): boolean {
  return (
    PLACEHOLDER.test(text) ||
    MENTIONS_EXAMPLE.test(text) ||
    holds(text, '${', '}') ||
    holds(text, '{{', '}}')
  );
}

function holds(text: string, open: string, close: string): boolean {
  const at = text.indexOf(open);
  return at >= 0 && text.includes(close, at + open.length);
}

/** The words of the last part of a dotted name, lower case: `db.apiKey` → `api`, `key`. */
function wordsOf(key: string): readonly string[] {
  const last = key.split(/[.:/]+/).findLast((part) => part !== '') ?? '';
  return last
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function namesSecret(words: readonly string[]): boolean {
  const last = words.at(-1);
  if (last === undefined || ABOUT.test(last)) return false;
  if (words.some((word) => /^(max|min|num)$/.test(word))) return false;
  return words.some(
    (word, index) =>
      TELLING.test(word) ||
      (word === 'auth' && words.length === 1) ||
      (word === 'key' && KEY_KINDS.test(words[index - 1] ?? '')) ||
      /(password|passwd|secret|apikey|token)$/.test(word),
  );
}

/**
 * Keys in base64 or the like, and long hexadecimal ones; not UUIDs, words, addresses. Bits per
 * character: 24 random letters and digits have about 4.2, identifiers of that length 3.5.
 */
function looksRandom(text: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(text)) return text.length !== 40 && entropy(text.toLowerCase()) > 3;
  if (
    !/^[\w+/~-]{24,}={0,2}$/.test(text) ||
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
  ) {
    return false;
  }
  const mixed = [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(text));
  return mixed && !/^sha\d+-/.test(text) && entropy(text) >= 4;
}

/** Shannon's, in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce(
    (sum, n) => sum - (n / text.length) * Math.log2(n / text.length),
    0,
  );
}
