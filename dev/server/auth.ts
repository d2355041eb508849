import { timingSafeEqual } from 'node:crypto';
import { unauthorized } from './reply';

export interface Account {
  readonly username: string;
  readonly token: string;
  /** The longest ttl of this account in seconds, if not the dialect's. */
  readonly ceiling?: number;
}

/** The user name of a Basic header, whether or not its token is right. */
export function sentUsername(authorization: string | undefined): string | undefined {
  return basic(authorization)?.username;
}

/**
 * Who is asking: an account, or `undefined` for no credentials at all.
 * Wrong ones never fall back to anonymous: they throw, on every endpoint.
 */
export function authenticate(
  authorization: string | undefined,
  accounts: readonly Account[],
): Account | undefined {
  if (authorization === undefined) {
    return undefined;
  }
  const sent = basic(authorization);
  const account = accounts.find(({ username }) => username === sent?.username);
  if (!sent || !account || !same(sent.token, account.token)) {
    throw unauthorized();
  }
  return account;
}

function basic(authorization = ''): { username: string; token: string } | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1];
  const [, username, token] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  return username === undefined || token === undefined ? undefined : { username, token };
}

function same(sent: string, expected: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)];
  return b.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}
