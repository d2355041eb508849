import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import * as api from '../../../src/api';
import { fetchTransport } from '../../../src/api/fetchTransport';
import { createUndiciTransport } from '../../../src/api/undiciTransport';
import {
  faultKinds,
  REDIRECT_TARGET,
  startFaultyServer,
  type FaultKind,
  type FaultyServer,
} from '../../support/faultyServer';
import { listen } from '../../support/listening';
import { startRecordingServer } from '../../support/recordingServer';

const expected: Readonly<Record<FaultKind, readonly [api.ApiError['code'], api.RequestOutcome]>> = {
  html: ['not-an-api', 'unknown'],
  empty404: ['not-an-api', 'refused'],
  error500: ['server-fault', 'unknown'],
  endless: ['answer-too-large', 'unknown'],
  silent: ['timeout', 'unknown'],
  stalled: ['timeout', 'unknown'],
  cut: ['connection-lost', 'unknown'],
  redirect: ['redirect-refused', 'refused'],
  hugeJson: ['answer-too-large', 'unknown'],
  notJson: ['not-an-api', 'unknown'],
  brokenJson: ['unusable-answer', 'unknown'],
  truncated: ['connection-lost', 'unknown'],
  hangUp: ['connection-lost', 'unknown'],
};

async function failureOf(action: Promise<unknown>): Promise<api.ApiError> {
  const error = await action.then(
    () => assert.fail('no error'),
    (thrown: unknown) => thrown,
  );
  assert.ok(api.isApiError(error), String(error));
  return error;
}

for (const [name, transport] of [
  ['fetch', fetchTransport],
  ['undici', createUndiciTransport()],
] as const) {
  describe(`Over ${name}, a server that is not as it should be`, () => {
    let server: FaultyServer;
    afterEach(async () => server.close());

    const start = async (kind: FaultKind, timeoutMs = 15_000): Promise<api.OnetimeSecretClient> => {
      server = await startFaultyServer(kind);
      return new api.OnetimeSecretClient({ server: server.origin, transport, timeoutMs });
    };

    for (const kind of faultKinds) {
      const [code, outcome] = expected[kind];
      it(`${kind}: ${code}, asked once, and let go of`, async () => {
        const client = await start(kind, code === 'timeout' ? 50 : 15_000);
        const error = await failureOf(client.share('hunter2'));
        assert.equal(error.code, code);
        assert.equal(error.outcome, outcome);
        await server.idle();
        assert.equal(server.requests.length, 1);
      });
    }

    it('a server cannot make a call read more than the call allows', async () => {
      const client = await start('endless');
      const error = await failureOf(client.recent());
      assert.ok(error instanceof api.AnswerTooLargeError);
      await server.idle();
      // What was read, and what the buffers of both ends hold.
      assert.ok(server.sent() < error.maxBytes + 16 * 1024 * 1024, `${server.sent()} bytes`);
    });

    it('the target of a redirect is told', async () => {
      const error = await failureOf((await start('redirect')).share('hunter2'));
      assert.ok(error instanceof api.RedirectRefusedError);
      assert.equal(error.target, REDIRECT_TARGET);
    });

    it('the time limit is told, in milliseconds', async () => {
      const error = await failureOf((await start('silent', 50)).share('hunter2'));
      assert.ok(error instanceof api.TimeoutError);
      assert.equal(error.timeoutMs, 50);
    });

    it('canceled before: nothing is sent', async () => {
      const client = await start('silent');
      const error = await failureOf(client.share('x', {}, { signal: AbortSignal.abort() }));
      assert.ok(error instanceof api.CanceledError);
      assert.equal(error.outcome, 'not-sent');
      assert.equal(server.requests.length, 0);
    });

    it('canceled while under way: nobody knows, and the connection is closed', async () => {
      const client = await start('silent');
      const canceler = new AbortController();
      const failure = failureOf(client.share('x', {}, { signal: canceler.signal }));
      await server.requested;
      canceler.abort();
      const error = await failure;
      assert.ok(error instanceof api.CanceledError);
      assert.equal(error.outcome, 'unknown');
      await server.idle();
    });

    it('not there at all: nothing was sent', async () => {
      await start('silent');
      const gone = await listen(createServer());
      await gone.close();
      const there = { server: `http://127.0.0.1:${gone.port}`, transport };
      const error = await failureOf(new api.OnetimeSecretClient(there).share('x'));
      assert.ok(error instanceof api.UnreachableError);
      assert.deepEqual([error.reason, error.outcome], ['ECONNREFUSED', 'not-sent']);
      assert.equal(error.certificate, undefined);
    });

    it('speaking http where https is meant: nothing was sent', async () => {
      await start('silent');
      const plain = await startRecordingServer(() => ({ body: {} }));
      const there = { server: plain.origin.replace('http:', 'https:'), transport };
      const error = await failureOf(new api.OnetimeSecretClient(there).share('x'));
      await plain.close();
      assert.ok(error instanceof api.UnreachableError, error.message);
      assert.equal(error.outcome, 'not-sent');
    });
  });
}
