import type { RecentSecret } from '../../src/core/secrets/list';

/** One of the list, shared at 0 for an hour, that is unopened. */
export function recentSecret(more: Partial<RecentSecret> = {}): RecentSecret {
  return {
    id: '7b1c',
    label: undefined,
    server: 'https://eu.onetimesecret.com',
    username: undefined,
    created: 0,
    expires: 3_600_000,
    outcome: 'unopened',
    group: 'unopened',
    state: 'new',
    ended: undefined,
    passphrase: false,
    recipients: [],
    checked: 0,
    learnt: 0,
    recorded: false,
    told: undefined,
    ...more,
  };
}
