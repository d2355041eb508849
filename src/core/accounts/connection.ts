import type { AnswerHead } from '../../api';
import type { Clock } from '../clock';
import { attempt, causeOf, type ActionFailedError, type LocalError } from '../errors';
import type { ClientFor } from './destination';

/**
 * By which proxy a server is asked: `off`, none by VS Code's settings; `direct`, none for this
 * server; that of http.proxy; that of the environment; or whatever the system says, which may be none.
 */
export type ProxyKind = 'off' | 'direct' | 'setting' | 'environment' | 'system';

/** What there is on the way to a server, as far as the host knows. */
export interface Network {
  readonly proxy: ProxyKind;
  /** Whether a certificate that nobody vouches for would be refused. */
  readonly checksCertificates: boolean;
}

/** What the other floors know of a place; nothing is asked for it. */
export interface KnownFacts {
  readonly network: Network;
  /** Seconds: the longest life that is known to be granted there. */
  readonly longestLife: number;
  readonly maxBytes: number;
  /** Whether the secret storage outlives VS Code; undefined: nobody knows yet. */
  readonly storageLasts: boolean | undefined;
}

/** Where a check looks. Without a user name, nobody's secrets go there: sharing is anonymous. */
export interface CheckedPlace {
  readonly server: string;
  readonly usernames: readonly string[];
}

/** Something failed: an ApiError while the server was asked, or what is in the way here. */
type Failure = ActionFailedError | LocalError;

/** `good`, `warning`: works, but look; `bad`: the next share fails on it. */
export type Finding =
  | { readonly code: 'settings'; readonly level: 'bad'; readonly error: Failure }
  | ({ readonly code: 'reachable'; readonly proxy: ProxyKind } & (
      | { readonly level: 'good'; readonly milliseconds: number }
      | { readonly level: 'bad'; readonly error: Failure }
    ))
  | ({ readonly code: 'certificate' } & (
      { readonly level: 'good' | 'warning' } | { readonly level: 'bad'; readonly error: Failure }
    ))
  | ({ readonly code: 'api' } & (
      | { readonly level: 'good'; readonly release: Release | undefined }
      | { readonly level: 'bad'; readonly error: Failure }
    ))
  | {
      readonly code: 'sign-in';
      readonly level: 'good';
      readonly username: string | undefined;
    }
  | {
      readonly code: 'sign-in';
      readonly level: 'bad';
      readonly username: string | undefined;
      readonly error: Failure;
    }
  /** Nobody is signed in by the name that the settings have. */
  | {
      readonly code: 'sign-in';
      readonly level: 'bad';
      readonly username: string;
      readonly error: undefined;
    }
  /** How far our clock is ahead, in milliseconds. */
  | { readonly code: 'clock'; readonly level: 'good' | 'warning'; readonly ahead: number }
  | {
      readonly code: 'limits';
      readonly level: 'good';
      readonly longestLife: number;
      readonly maxBytes: number;
    }
  | { readonly code: 'storage'; readonly level: 'good' | 'warning' };

/** Releases that mark refusals with the status meant, and those before. */
export type Release = '0.26 or newer' | 'older than 0.26';

/** Times shown would be off by more than that, in milliseconds. */
const TOLERATED_SKEW_MS = 60_000;

/** The finding to do something about first: the order is that of the way to a secret. */
export function worstOf(findings: readonly Finding[]): Finding | undefined {
  return (
    findings.find(({ level }) => level === 'bad') ??
    findings.find(({ level }) => level === 'warning')
  );
}

/**
 * Finds out what works, by GETs alone: nothing is stored, and a token goes to its own server only.
 * @throws ActionFailedError if it was canceled
 */
export async function findOut(
  { server, usernames }: CheckedPlace,
  { clientFor, clock }: { readonly clientFor: ClientFor; readonly clock: Clock },
  facts: KnownFacts,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const place = { server, username: undefined };
  const started = clock.now();
  let head: AnswerHead | undefined;
  const error = await failureOf(place, async () => {
    const client = await clientFor(place);
    await client.status({ signal, onAnswer: (answer) => (head = answer) });
  });
  const answered = clock.now();
  return [
    ...wayOf(server, facts.network, answered - started, error),
    ...(error ? [] : await behindTheWay()),
    ...(head?.date === undefined ? [] : [clockFinding(head.date, started, answered)]),
    ...limitsAndStorage(facts),
  ];

  async function behindTheWay(): Promise<Finding[]> {
    const found: Finding[] = [{ code: 'api', level: 'good', release: await release() }];
    for (const username of usernames) found.push(await signIn(username));
    return usernames.length > 0
      ? found
      : [...found, { code: 'sign-in', level: 'good', username: undefined }];
  }

  /** Without credentials this is always refused, and how it is refused tells the release. */
  async function release(): Promise<Release | undefined> {
    let marked: boolean | undefined;
    const refused = await failureOf(place, async () => {
      const client = await clientFor(place);
      await client.authcheck({ signal, onAnswer: ({ marksRefusal }) => (marked = marksRefusal) });
    });
    if (marked === undefined || causeOf(refused)?.code !== 'not-authorized') return undefined;
    return marked ? '0.26 or newer' : 'older than 0.26';
  }

  async function signIn(username: string): Promise<Finding> {
    const error = await failureOf({ server, username }, async () => {
      const client = await clientFor({ server, username });
      await client.authcheck({ signal });
    });
    return error
      ? { code: 'sign-in', level: 'bad', username, error }
      : { code: 'sign-in', level: 'good', username };
  }
}

/** What is known without asking anybody. */
function limitsAndStorage({ longestLife, maxBytes, storageLasts }: KnownFacts): Finding[] {
  return [
    { code: 'limits', level: 'good', longestLife, maxBytes },
    ...(storageLasts === undefined
      ? []
      : [{ code: 'storage', level: storageLasts ? 'good' : 'warning' } as const]),
  ];
}

/** @returns how it failed. @throws ActionFailedError if it was canceled */
async function failureOf(
  place: { readonly server: string; readonly username: string | undefined },
  task: () => Promise<void>,
): Promise<ActionFailedError | undefined> {
  try {
    await attempt('check', place, task);
    return undefined;
  } catch (error) {
    const cause = causeOf(error);
    if (cause === undefined || cause.code === 'canceled') throw error;
    return error as ActionFailedError; // `attempt` throws nothing else.
  }
}

/** How far it is to the API, and where the way ends. */
function wayOf(
  server: string,
  { proxy, checksCertificates }: Network,
  milliseconds: number,
  error: ActionFailedError | undefined,
): Finding[] {
  const cause = causeOf(error);
  const badCertificate = cause?.code === 'unreachable' && cause.certificate !== undefined;
  if (error && !badCertificate && !hasAnswered(error)) {
    return [{ code: 'reachable', level: 'bad', proxy, error }];
  }
  const findings: Finding[] = [{ code: 'reachable', level: 'good', proxy, milliseconds }];
  if (error && badCertificate) return [...findings, { code: 'certificate', level: 'bad', error }];
  // Plain http is for this computer only.
  if (server.startsWith('https:')) {
    findings.push({ code: 'certificate', level: checksCertificates ? 'good' : 'warning' });
  }
  return error ? [...findings, { code: 'api', level: 'bad', error }] : findings;
}

function hasAnswered(error: ActionFailedError): boolean {
  const code = causeOf(error)?.code;
  return code !== 'unreachable' && code !== 'timeout' && code !== 'connection-lost';
}

/**
 * The server wrote its time, cut to the second, somewhen between our two.
 * @param date by the server; all in milliseconds
 */
function clockFinding(date: number, started: number, answered: number): Finding {
  const [earliest, latest] = [date, date + 999];
  const ahead = started > latest ? started - latest : Math.min(answered - earliest, 0);
  const level = Math.abs(ahead) > TOLERATED_SKEW_MS ? 'warning' : 'good';
  return { code: 'clock', level, ahead };
}
