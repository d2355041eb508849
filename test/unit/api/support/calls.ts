import type { OnetimeSecretClient } from '../../../../src/api';
import type { EndpointName } from '../../../../src/api/endpoints';

export const KEY = 'a1'.repeat(31);

/** A call of each endpoint. */
export const calls: Readonly<
  Record<EndpointName, (client: OnetimeSecretClient) => Promise<unknown>>
> = {
  status: async (client) => client.status(),
  authcheck: async (client) => client.authcheck(),
  share: async (client) => client.share('hunter2'),
  generate: async (client) => client.generate(),
  secret: async (client) => client.secret(KEY),
  private: async (client) => client.private(KEY),
  burn: async (client) => client.burn(KEY),
  recent: async (client) => client.recent(),
};
