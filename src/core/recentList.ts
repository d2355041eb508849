import { createHash } from 'node:crypto';
import type { Metadata } from '../api';
import type { Entry } from './record';
import { groupOf, outcomeOf, type Group, type Outcome } from './secretState';

/**
 * One row of the list: what may be shown, and nothing that opens, watches or burns a secret.
 * Times are milliseconds since the epoch.
 */
export interface RecentSecret {
  /** Opaque, and the same for the same secret in every session. */
  readonly id: string;
  /** undefined: shared elsewhere, with no label known here. */
  readonly label: string | undefined;
  /** Origin of the server. */
  readonly server: string;
  /** User name; undefined: anonymous. */
  readonly account: string | undefined;
  readonly created: number;
  readonly expires: number;
  readonly outcome: Outcome;
  readonly group: Group;
  /** The server's own word for the state. */
  readonly state: string;
  /** When it was opened, or burned; undefined where it was not, or nobody can say. */
  readonly ended: number | undefined;
  /** Whether a passphrase protects it; undefined: not known. */
  readonly passphrase: boolean | undefined;
  /** Addresses that the server mailed the link to, obscured by the server. */
  readonly recipients: readonly string[];
  /** When this was last learnt from the server. */
  readonly checked: number;
}

/** What an account's `/private/recent` told, and when. */
export interface Listing {
  readonly server: string;
  readonly account: string;
  readonly metadata: readonly Metadata[];
  readonly at: number;
}

/** An id for a secret that is not in the record; says nothing about its metadata key. */
export function idOfListed(server: string, metadataKey: string): string {
  return createHash('sha256').update(`${server}\n${metadataKey}`).digest('hex').slice(0, 32);
}

/**
 * Joins the record with what the accounts list, by metadata key, newest first. What the server has
 * forgotten stays as it was last known.
 */
export function joinRecent(
  record: ReadonlyMap<string, Entry>,
  listings: readonly Listing[],
  now: number,
): RecentSecret[] {
  const joined: RecentSecret[] = [];
  const recorded = new Set<string>();
  const listed = new Map<string, { metadata: Metadata; at: number }>();
  for (const { server, metadata, at } of listings) {
    for (const one of metadata) {
      if (one.metadataKey) listed.set(`${server}\n${one.metadataKey}`, { metadata: one, at });
    }
  }
  for (const [id, entry] of record) {
    const key = `${entry.server}\n${entry.metadataKey}`;
    recorded.add(key);
    const news = listed.get(key);
    joined.push(fromEntry(id, entry, news && news.at > entry.stateAt ? news : undefined, now));
  }
  for (const { server, account, metadata, at } of listings) {
    for (const one of metadata) {
      if (!one.metadataKey || recorded.has(`${server}\n${one.metadataKey}`)) continue;
      joined.push(fromListing(server, account, one.metadataKey, one, at, now));
    }
  }
  return joined.sort((a, b) => b.created - a.created);
}

function fromEntry(
  id: string,
  entry: Entry,
  news: { metadata: Metadata; at: number } | undefined,
  now: number,
): RecentSecret {
  // A list lags behind: it never takes back that a secret was opened, burned or gone. The clock
  // alone is no such end: what expired by it may have been opened before.
  const known = outcomeOf(entry.state, Infinity, now);
  const newer = news && (known === 'unopened' || known === 'unknown') ? news : undefined;
  const state = newer?.metadata.state ?? entry.state;
  const outcome = outcomeOf(state, entry.expires, now);
  return {
    id,
    label: entry.label,
    server: entry.server,
    account: entry.account,
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
    recipients: news?.metadata.recipients ?? [],
    checked: newer?.at ?? entry.stateAt,
  };
}

function fromListing(
  server: string,
  account: string,
  metadataKey: string,
  metadata: Metadata,
  at: number,
  now: number,
): RecentSecret {
  const created = milliseconds(metadata.created) ?? at;
  const expires = created + (metadata.ttl ?? 0) * 1000;
  const state = metadata.state ?? 'new';
  const outcome = outcomeOf(state, expires, now);
  return {
    id: idOfListed(server, metadataKey),
    label: undefined,
    server,
    account,
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
    recipients: metadata.recipients,
    checked: at,
  };
}

/** The server keeps no time of burning: `updated` is it. */
function ended(
  outcome: Outcome,
  times: { received: number | undefined; updated: number | undefined },
): number | undefined {
  if (outcome === 'opened') return times.received;
  return outcome === 'burned' ? times.updated : undefined;
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}
