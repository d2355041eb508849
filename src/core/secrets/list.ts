import { createHash } from 'node:crypto';
import type { Metadata } from '../../api';
import type { Place } from '../accounts/place';
import { milliseconds } from '../bounds';
import { cleanText } from '../foreignText';
import { placeOf, type Entry, type ToldNews } from './record';
import { groupOf, isFinal, outcomeOf, type Group, type SecretOutcome } from './state';

/** The service takes one; a server of one's own may take more. */
const MOST_RECIPIENTS = 10;

/**
 * One row of the list: what may be shown, and nothing that opens, watches or burns a secret.
 * Times are milliseconds since the epoch.
 */
export interface RecentSecret extends Place {
  /** Opaque, and the same for the same secret in every session. */
  readonly id: string;
  /** undefined: shared elsewhere, with no label known here. */
  readonly label: string | undefined;
  readonly created: number;
  readonly expires: number;
  readonly outcome: SecretOutcome;
  readonly group: Group;
  /** The server's own word for the state. */
  readonly state: string;
  /** When it was opened, or burned; undefined where it was not, or nobody can say. */
  readonly ended: number | undefined;
  /** Whether a passphrase protects it; undefined: not known. */
  readonly passphrase: boolean | undefined;
  /** Addresses that the server mailed the link to, obscured by the server. */
  readonly recipients: readonly string[];
  /** When the server was last asked about it. */
  readonly checked: number;
  /** When its state was learnt that it has now. */
  readonly learnt: number;
  /** Whether it is in the record: shared from here. */
  readonly recorded: boolean;
  /** What the person has been told of it; undefined: nothing, or it is not in the record. */
  readonly told: ToldNews | undefined;
}

/** What the list is made of beside the record and the listings; all of it is optional. */
export interface JoinOptions {
  /** When entries of the record were last asked about on their own, by id. */
  readonly checks?: ReadonlyMap<string, number>;
  /** Listed secrets that are not to be shown, by the id of `idOfListed`. */
  readonly hidden?: ReadonlySet<string> | undefined;
}

/** What the `/private/recent` of an account told, and when. */
export interface Listing {
  readonly place: Place;
  readonly metadata: readonly Metadata[];
  readonly at: number;
}

/** An id for a secret that is not in the record; says nothing about its metadata key. */
export function idOfListed(server: string, metadataKey: string): string {
  return createHash('sha256').update(`${server}\n${metadataKey}`).digest('hex').slice(0, 32);
}

const listedIds = new WeakMap<Metadata, string>();

/** The same, worked out once for each answer: a list may be long, and is joined often. */
export function listedId(server: string, metadata: Metadata): string | undefined {
  const known = listedIds.get(metadata);
  if (known !== undefined || metadata.metadataKey === undefined) return known;
  const id = idOfListed(server, metadata.metadataKey);
  listedIds.set(metadata, id);
  return id;
}

/** What an account's list says of one secret. */
interface Heard {
  readonly place: Place;
  readonly metadata: Metadata;
  readonly at: number;
}

/**
 * Joins the record with what the accounts list, by metadata key, newest first; each secret once,
 * however often it comes. What the server has forgotten stays as it was last known.
 */
export function joinRecent(
  record: ReadonlyMap<string, Entry>,
  listings: readonly Listing[],
  now: number,
  { checks, hidden }: JoinOptions = {},
): RecentSecret[] {
  const joined: RecentSecret[] = [];
  const listed = heardOf(listings);
  const recorded = recordedOnce(record);
  for (const [key, [id, entry]] of recorded) {
    const news = listed.get(key);
    const fresh = news && news.at > entry.stateAt ? news : undefined;
    joined.push(fromEntry(id, entry, fresh, checks?.get(id) ?? 0, now));
  }
  for (const [key, heard] of listed) {
    if (recorded.has(key)) continue;
    const id = listedId(heard.place.server, heard.metadata);
    if (id !== undefined && hidden?.has(id) !== true) joined.push(fromListing(id, heard, now));
  }
  return joined.sort((a, b) => b.created - a.created);
}

function keyOf(server: string, metadataKey: string): string {
  return `${server}\n${metadataKey}`;
}

/** Two accounts may list the same secret, and a server may list one twice. */
function heardOf(listings: readonly Listing[]): ReadonlyMap<string, Heard> {
  const listed = new Map<string, Heard>();
  for (const { place, metadata, at } of listings) {
    for (const one of metadata) {
      if (one.metadataKey === undefined) continue;
      const key = keyOf(place.server, one.metadataKey);
      const before = listed.get(key);
      if (before && !isNews(one, at, before)) continue;
      listed.set(key, { place: before?.place ?? place, metadata: one, at });
    }
  }
  return listed;
}

function isNews(metadata: Metadata, at: number, before: Heard): boolean {
  const final = isFinal(metadata.state ?? 'new');
  return final === isFinal(before.metadata.state ?? 'new') ? at > before.at : final;
}

/** The entries with their ids, by what a listing knows them by; of the same secret, the later news. */
function recordedOnce(record: ReadonlyMap<string, Entry>): ReadonlyMap<string, [string, Entry]> {
  const recorded = new Map<string, [string, Entry]>();
  for (const [id, entry] of record) {
    // Where the server told no key, nothing says that two are the same.
    const key = entry.metadataKey === undefined ? id : keyOf(entry.server, entry.metadataKey);
    const [, before] = recorded.get(key) ?? [];
    if (!before || entry.stateAt > before.stateAt) recorded.set(key, [id, entry]);
  }
  return recorded;
}

function fromEntry(
  id: string,
  entry: Entry,
  news: Heard | undefined,
  check: number,
  now: number,
): RecentSecret {
  // A list lags behind: it never takes back that a secret was opened, burned or gone.
  const newer = news && !isFinal(entry.state) ? news : undefined;
  const state = cleanText(newer?.metadata.state ?? entry.state);
  const outcome = outcomeOf(state, entry.expires, now);
  return {
    id,
    label: entry.label,
    ...placeOf(entry),
    created: entry.created,
    expires: entry.expires,
    outcome,
    group: groupOf(outcome, entry.expires, now),
    state,
    ended: ended(outcome, {
      received: entry.received ?? milliseconds(news?.metadata.received),
      updated: milliseconds(newer?.metadata.updated) ?? entry.stateAt,
    }),
    passphrase: entry.passphrase,
    recipients: namesOf(news?.metadata.recipients ?? []),
    checked: Math.max(newer?.at ?? entry.stateAt, check),
    learnt: state === entry.state ? entry.stateAt : (newer?.at ?? entry.stateAt),
    recorded: true,
    told: entry.told,
  };
}

function fromListing(id: string, { place, metadata, at }: Heard, now: number): RecentSecret {
  const created = milliseconds(metadata.created) ?? at;
  const expires = expiryOf(metadata, created, at);
  const state = cleanText(metadata.state ?? 'new');
  const outcome = outcomeOf(state, expires, now);
  return {
    id,
    label: undefined,
    server: place.server,
    username: place.username,
    created,
    expires,
    outcome,
    group: groupOf(outcome, expires, now),
    state,
    ended: ended(outcome, {
      received: milliseconds(metadata.received),
      updated: milliseconds(metadata.updated),
    }),
    passphrase: metadata.passphraseRequired,
    recipients: namesOf(metadata.recipients),
    checked: at,
    learnt: at,
    recorded: false,
    told: undefined,
  };
}

/** Milliseconds since the epoch; without a word of the server, it is over. */
function expiryOf({ ttl, secretTtl }: Metadata, created: number, at: number): number {
  const expires = ttl === undefined ? at / 1000 + (secretTtl ?? 0) : created / 1000 + ttl;
  return milliseconds(expires) ?? created;
}

/** The server keeps no time of burning: `updated` is it. */
function ended(
  outcome: SecretOutcome,
  times: { received: number | undefined; updated: number | undefined },
): number | undefined {
  if (outcome === 'opened') return times.received;
  return outcome === 'burned' ? times.updated : undefined;
}

/** As many as can be read in a row's tooltip. */
function namesOf(recipients: readonly string[]): readonly string[] {
  return recipients.slice(0, MOST_RECIPIENTS).map((one) => cleanText(one));
}
