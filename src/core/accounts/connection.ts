import type { AnswerHead } from '../../api';
import type { Clock } from '../clock';
import {
  ActionFailedError,
  attempt,
  causeOf,
  isUnanswered,
  type AccountsUnreadableError,
  type BadSettingError,
} from '../errors';
import type { ClientFor } from './destination';
import type { Place } from './place';

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

/** Where a check looks, and for whom. */
export interface CheckedPlace {
  readonly server: string;
  /** Whose secrets go there; none: sharing is anonymous, unless something is in the way. */
  readonly usernames: readonly string[];
  /** Why no secret goes there before something is done here. */
  readonly obstacle?: Obstacle;
}

/** What is in the way of sharing at a server whatever it says. */
export type Obstacle =
  | {
      readonly code: 'signed-out';
      readonly level: 'bad';
      readonly place: Place & { readonly username: string };
    }
  | { readonly code: 'accounts'; readonly level: 'bad'; readonly error: AccountsUnreadableError };

/** `good`, `warning`: works, but look; `bad`: the next share fails on it. */
export type Finding =
  | { readonly code: 'settings'; readonly level: 'bad'; readonly error: BadSettingError }
  | ({ readonly code: 'reachable'; readonly proxy: ProxyKind } & (
      | { readonly level: 'good'; readonly milliseconds: number }
      | { readonly level: 'bad'; readonly error: ActionFailedError }
    ))
  | ({ readonly code: 'certificate' } & (
      | { readonly level: 'good' | 'warning' }
      | { readonly level: 'bad'; readonly error: ActionFailedError }
    ))
  | ({ readonly code: 'api' } & (
      | { readonly level: 'good'; readonly release: Release | undefined }
      | { readonly level: 'bad'; readonly error: ActionFailedError }
    ))
  | ({ readonly code: 'sign-in' } & (
      | { readonly level: 'good'; readonly username: string | undefined }
      | { readonly level: 'bad'; readonly username: string; readonly error: ActionFailedError }
    ))
  | Obstacle
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

interface Asking {
  readonly clientFor: ClientFor;
  readonly signal: AbortSignal;
}

/**
 * Finds out what works, by GETs alone: nothing is stored, and a token goes to its own server only.
 * @throws ActionFailedError if it was canceled
 */
export async function checkServer(
  { server, usernames, obstacle }: CheckedPlace,
  { clock, ...asking }: Asking & { readonly clock: Clock },
  facts: KnownFacts,
): Promise<readonly Finding[]> {
  const started = clock.now();
  const { head, error } = await ask({ server, username: undefined }, 'status', asking);
  const answered = clock.now();
  const findings = wayOf(server, facts.network, answered - started, error);
  if (!error) {
    findings.push({ code: 'api', level: 'good', release: await releaseOf(server, asking) });
    for (const username of usernames) findings.push(await signIn({ server, username }, asking));
    if (usernames.length === 0 && !obstacle)
      findings.push({ code: 'sign-in', level: 'good', username: undefined });
  }
  return [
    ...findings,
    ...(obstacle ? [obstacle] : []),
    ...(head?.date === undefined ? [] : [clockFinding(head.date, started, answered)]),
    ...limitsAndStorage(facts),
  ];
}

/** Without credentials this is always refused, and how it is refused tells the release. */
async function releaseOf(server: string, asking: Asking): Promise<Release | undefined> {
  const { head, error } = await ask({ server, username: undefined }, 'authcheck', asking);
  if (head?.marksRefusal === undefined || causeOf(error)?.code !== 'not-authorized')
    return undefined;
  return head.marksRefusal ? '0.26 or newer' : 'older than 0.26';
}

async function signIn(
  place: Place & { readonly username: string },
  asking: Asking,
): Promise<Finding> {
  const { username } = place;
  const { error } = await ask(place, 'authcheck', asking);
  return error
    ? { code: 'sign-in', level: 'bad', username, error }
    : { code: 'sign-in', level: 'good', username };
}

/** One GET: what its answer began with, and how it failed. @throws ActionFailedError if canceled */
async function ask(
  place: Place,
  what: 'status' | 'authcheck',
  { clientFor, signal }: Asking,
): Promise<{ head?: AnswerHead; error?: ActionFailedError }> {
  const asked: { head?: AnswerHead; error?: ActionFailedError } = {};
  const onAnswer = (head: AnswerHead): void => {
    asked.head = head;
  };
  try {
    await attempt('check', place, async () => {
      const client = await clientFor(place);
      await client[what]({ signal, onAnswer });
    });
  } catch (error) {
    const code = causeOf(error)?.code;
    if (!(error instanceof ActionFailedError) || code === undefined || code === 'canceled')
      throw error;
    asked.error = error;
  }
  return asked;
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

/** How far it is to the API, and where the way ends. */
function wayOf(
  server: string,
  { proxy, checksCertificates }: Network,
  milliseconds: number,
  error: ActionFailedError | undefined,
): Finding[] {
  const cause = causeOf(error);
  const badCertificate = cause?.code === 'unreachable' && cause.certificate !== undefined;
  if (error && !badCertificate && isUnanswered(error)) {
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
