import { causeOf } from '../errors';

/** An account that something was done without, since its server does not let it in. */
export interface UnusedAccount {
  readonly server: string;
  readonly username: string;
  /** Its token is no longer accepted, or nobody can sign in there. */
  readonly why: 'refused' | 'unavailable';
}

/** Why a server did not let an account in; undefined: it failed with something else. */
export function whyUnused(error: unknown): UnusedAccount['why'] | undefined {
  const code = causeOf(error)?.code;
  if (code === 'not-authorized') return 'refused';
  return code === 'sign-in-unavailable' ? 'unavailable' : undefined;
}
