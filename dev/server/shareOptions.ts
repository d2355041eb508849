import type { Account } from './auth';
import { rubyInteger, withoutTags } from './dialects';
import type { Dialect } from './dialects';
import type { Params } from './params';
import { formError, UNEXPECTED } from './reply';
import type { NewSecret } from './store';

const DEFAULT_TTL = 7 * 24 * 60 * 60;

const HOST_NAME = /^(?=.*\.)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

export interface ShareRules {
  readonly dialect: Dialect;
  readonly shareDomains: readonly string[];
  /** The operator wants a passphrase on every secret. */
  readonly passphraseRequired: boolean;
  /** Seconds; what is not here is the dialect's. */
  readonly ttlCeiling: { readonly anonymous?: number; readonly account?: number };
  /** The host this server itself answers on: no custom domain. */
  readonly ownHost: string;
}

/** What share and generate have in common, as granted. Throws a form error. */
export function shareOptions(
  params: Params,
  account: Account | undefined,
  rules: ShareRules,
): Omit<NewSecret, 'value' | 'owner' | 'generated'> {
  if (params.isStructured('ttl')) {
    throw formError(UNEXPECTED);
  }
  if (rules.passphraseRequired && !params.text('passphrase')) {
    throw formError('A passphrase is required for all secrets');
  }
  const recipients = grantedRecipients(params.text('recipient'), account, rules.dialect);
  return {
    recipients,
    passphrase: grantedPassphrase(params.text('passphrase'), rules.dialect),
    shareDomain: grantedDomain(params.text('share_domain'), account, rules),
    ttl: grantedTtl(params.text('ttl'), account, rules),
  };
}

/** Clamped without a word: nonsense is 0, so the minimum. Seconds. */
function grantedTtl(
  asked: string | undefined,
  account: Account | undefined,
  { dialect, ttlCeiling }: ShareRules,
): number {
  const ceiling = account
    ? (account.ceiling ?? ttlCeiling.account ?? dialect.ttl.account)
    : (ttlCeiling.anonymous ?? dialect.ttl.anonymous);
  const seconds = asked === undefined ? DEFAULT_TTL : rubyInteger(asked);
  return Math.min(Math.max(seconds, dialect.ttl.minimum), ceiling);
}

function grantedPassphrase(passphrase = '', { passphrase: { minimum, maximum } }: Dialect): string {
  const { length } = Array.from(passphrase);
  if (length > 0 && length < minimum) {
    throw formError(`Passphrase must be at least ${minimum} characters long`);
  }
  if (length > maximum) {
    throw formError(`Passphrase must be no more than ${maximum} characters long`);
  }
  return passphrase;
}

function grantedRecipients(
  asked: string | undefined,
  account: Account | undefined,
  dialect: Dialect,
): readonly string[] {
  if (!asked) {
    return [];
  }
  if (!account) {
    throw formError('An account is required to send emails.');
  }
  const address = dialect.recipient(asked);
  return address === undefined ? [] : [dialect.obscure(address)];
}

/** What has a scheme or blanks in it is passed over without a word; any other unknown one is refused. */
function grantedDomain(
  asked: string | undefined,
  account: Account | undefined,
  { shareDomains, ownHost, dialect }: ShareRules,
): string {
  if (!asked || asked === ownHost || /\s|:\/\//.test(asked)) {
    return '';
  }
  if (!account && dialect.modern && HOST_NAME.test(asked)) {
    throw formError(`You do not have permission to use domain: ${asked}`);
  }
  if (!account || !shareDomains.includes(asked.toLowerCase())) {
    throw formError(`Unknown domain: ${withoutTags(asked)}`);
  }
  return asked;
}
