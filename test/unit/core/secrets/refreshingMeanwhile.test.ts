import assert from 'node:assert/strict';
import type { TransportRequest, TransportResponse } from '../../../../src/api';
import { fetchTransport } from '../../../../src/api/fetchTransport';
import { ActionFailedError } from '../../../../src/core/errors';
import { house, paths, useHouse } from '../support/fixture';
import { newToken } from '../support/house';

const LISTING = 'GET /api/v1/private/recent';

describe('Accounts that change while servers are asked', () => {
  useHouse();

  /** Does something once, after the first answer to a request that fits and before it is read. */
  function afterAnswer(
    fits: (request: TransportRequest) => boolean,
    act: () => Promise<void>,
  ): void {
    let done = false;
    house().transport = async (request): Promise<TransportResponse> => {
      const response = await fetchTransport(request);
      if (!done && fits(request)) {
        done = true;
        await act();
      }
      return response;
    };
  }

  const places: Readonly<Record<string, (request: TransportRequest) => boolean>> = {
    'an account is asked': ({ url }) => url.endsWith('/private/recent'),
    'the last secret is asked about on its own': ({ method }) => method === 'POST',
  };
  for (const [place, fits] of Object.entries(places)) {
    it(`one that is signed in to while ${place} is asked in the same round`, async () => {
      const first = await house().startSignedIn({}, 'a@example.com');
      const token = newToken();
      const later = await house().startServer({ accounts: [{ username: 'b@example.com', token }] });
      await house().share({ server: first.server.origin, username: undefined });
      let signedIn: Promise<void> | undefined;
      afterAnswer(fits, async () => {
        await house().accounts.add(later.origin, 'b@example.com', token);
        // As Sign In does.
        signedIn = house().recent.refresh();
        await Promise.resolve();
      });
      await house().recent.refresh();
      await signedIn;
      assert.ok(signedIn);
      assert.deepEqual(paths(later), [LISTING]);
      assert.equal(paths(first.server).filter((path) => path === LISTING).length, 1);
    });

    it(`one whose token is replaced while ${place} is not told as refused`, async () => {
      const { server, account } = await house().startSignedIn();
      const right = newToken();
      await house().share({ server: server.origin, username: undefined });
      server.setAccounts([{ username: account.username, token: right }]);
      afterAnswer(fits, async () => {
        await house().accounts.add(server.origin, account.username, right);
      });
      await house().recent.refresh();
      assert.deepEqual(house().recent.failures, []);
      assert.equal(paths(server).filter((path) => path === LISTING).length, 2);
    });
  }

  it('one that is signed out meanwhile is not told as refused', async () => {
    const { server, account } = await house().startSignedIn();
    server.setAccounts([]);
    afterAnswer(
      () => true,
      async () => house().accounts.remove(account),
    );
    await house().recent.refresh();
    assert.deepEqual(house().recent.failures, []);
  });

  it('one whose new token is refused, too, is told so once', async () => {
    const { server, account } = await house().startSignedIn();
    server.setAccounts([]);
    afterAnswer(
      () => true,
      async () => {
        await house().accounts.add(server.origin, account.username, newToken());
      },
    );
    await assert.rejects(house().recent.refresh(), ActionFailedError);
    assert.equal(house().recent.failures.length, 1);
    assert.deepEqual(paths(server), [LISTING, LISTING]);
  });

  it('a refresh that the person asks for waits for no other round of the watch', async () => {
    const idle = await house().startSignedIn();
    const server = await house().startServer();
    await house().share({ server: server.origin, username: undefined });
    const { recent } = house();
    const watching = recent.refresh('waiting');
    const asked = recent.refresh();
    let again: Promise<void> | undefined;
    recent.onDidEndAsking(() => {
      again ??= recent.refresh('waiting');
    });
    await Promise.all([watching, asked]);
    await again;
    assert.equal(idle.server.requests.length, 1);
  });
});
