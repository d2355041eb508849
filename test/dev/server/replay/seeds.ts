import { isObject, metadataIn, pathKey, text } from './captures';
import type { Capture, JsonObject } from './captures';

/**
 * A secret that the recording uses without showing how it was shared: what can be told of it from
 * the exchanges that name it.
 */
export interface Seed {
  metadataKey: string | undefined;
  secretKey: string | undefined;
  owner: string | undefined;
  passphrase: boolean;
  recipient: boolean;
  /** Seconds. */
  ttl: number;
  /** Unix seconds. */
  created: number | undefined;
  /** The state it must be in when first seen; only a list or a burn tells. */
  stateBefore: string;
}

/** Names that the same secret has in exchanges which never show both of its keys. */
const SAME_SECRET: readonly (readonly [metadataKeyIn: string, secretKeyIn: string])[] = [
  ['private-after-read-anonymous', 'secret-ok'],
  ['secret-with-metadata-key', 'private-with-secret-key'],
  ['page-receipt', 'page-secret'],
  ['expiry-private-after-ttl', 'expiry-secret-after-ttl'],
];
/** Secrets of the account that only these exchanges use, by the state they are listed in later. */
const LISTED_LATER: Readonly<Record<string, readonly string[]>> = {
  received: ['secret-auth-owner', 'secret-bad-token'],
  new: ['burn-with-secret-key'],
};
const CREATES = /^\/api\/v1\/(share|create|generate)\b/;

/** All seeds of a recording, by each of their keys. */
export function findSeeds(captures: readonly Capture[]): ReadonlyMap<string, Seed> {
  const seeds = new Map<string, Seed>();
  const shared = new Set<string>();
  const keyIn = (name: string): string =>
    captures.filter((capture) => capture.name === name).map(pathKey)[0] ?? '';
  const seedOf = (metadataKey?: string, secretKey?: string): Seed => {
    const known = seeds.get(metadataKey ?? '') ?? seeds.get(secretKey ?? '') ?? newSeed();
    known.metadataKey ??= metadataKey;
    known.secretKey ??= secretKey;
    for (const key of [known.metadataKey, known.secretKey].filter(isKey)) {
      seeds.set(key, known);
    }
    return known;
  };

  for (const capture of captures.filter(({ request }) => CREATES.test(request.path))) {
    for (const metadata of metadataIn(capture)) {
      shared.add(text(metadata, 'metadata_key') ?? '').add(text(metadata, 'secret_key') ?? '');
    }
  }
  for (const [metadataKeyIn, secretKeyIn] of SAME_SECRET) {
    seedOf(keyIn(metadataKeyIn), keyIn(secretKeyIn));
  }
  for (const capture of captures) {
    for (const metadata of metadataIn(capture)) {
      const key = text(metadata, 'metadata_key');
      if (isKey(key) && !shared.has(key)) {
        const secretKey = text(metadata, 'secret_key') ?? text(metadata, 'secret_identifier');
        learn(seedOf(key, secretKey), metadata, capture);
      }
    }
  }
  pairListed(captures, seeds, keyIn, seedOf);
  for (const capture of captures) {
    const key = pathKey(capture);
    if (isKey(key) && !shared.has(key) && !capture.name.includes('-unknown-')) {
      const seed = capture.request.path.includes('/secret/')
        ? seedOf(undefined, key)
        : seedOf(key, undefined);
      seed.passphrase ||= needsPassphrase(capture);
    }
  }
  return seeds;
}

function newSeed(): Seed {
  return {
    metadataKey: undefined,
    secretKey: undefined,
    owner: undefined,
    passphrase: false,
    recipient: false,
    ttl: 3600,
    created: undefined,
    stateBefore: 'new',
  };
}

function learn(seed: Seed, metadata: JsonObject, { auth, response, request }: Capture): void {
  const listed = Array.isArray(response.body);
  if (seed.created === undefined && (listed || request.path.endsWith('/burn'))) {
    seed.stateBefore = text(metadata, 'state') ?? 'new';
  }
  seed.created ??= Number(metadata.created);
  seed.ttl = Number(metadata.ttl);
  seed.passphrase ||= metadata.passphrase_required === true;
  seed.recipient ||= Array.isArray(metadata.recipient) && metadata.recipient.length > 0;
  if (listed && auth !== null) {
    seed.owner = auth;
  }
}

/** Gives the secrets that appear in a list only to the exchanges that must have used them. */
function pairListed(
  captures: readonly Capture[],
  seeds: ReadonlyMap<string, Seed>,
  keyIn: (name: string) => string,
  seedOf: (metadataKey?: string, secretKey?: string) => Seed,
): void {
  const addressed = new Set(captures.map(pathKey));
  const list = captures.find(({ name }) => name === 'recent-several');
  for (const [state, names] of Object.entries(LISTED_LATER)) {
    const free = list
      ? metadataIn(list).filter((metadata) => {
          const key = text(metadata, 'metadata_key');
          return isKey(key) && seeds.has(key) && !addressed.has(key) && metadata.state === state;
        })
      : [];
    names.forEach((name, index) => {
      const metadata = free[index];
      if (isObject(metadata)) {
        // In use before it is listed, so still unread at that time.
        seedOf(text(metadata, 'metadata_key'), keyIn(name)).stateBefore = 'new';
      }
    });
  }
}

function needsPassphrase({ name, request }: Capture): boolean {
  const sent = typeof request.body === 'string' && request.body.includes('passphrase');
  return (sent || name.includes('passphrase-missing')) && !name.includes('needless');
}

function isKey(key: string | undefined): key is string {
  return key !== undefined && key !== '';
}
