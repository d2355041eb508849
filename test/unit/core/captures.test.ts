import assert from 'node:assert/strict';
import { NotAuthorizedError, UnknownSecretError } from '../../../src/api';
import { ActionFailedError } from '../../../src/core/errors';
import type { Group, SecretOutcome } from '../../../src/core/secrets/state';
import { bodyText, dialects, readCaptures, type Capture } from '../../support/captures';
import { replayTransport } from '../../support/replayTransport';
import { House, newToken, noSignal } from './support/house';
import { sensitiveTexts, stringsIn } from './support/sensitive';

const SERVER = 'https://ots.example.com';
const PRIVATE = /^\/api\/v1\/(?:private|metadata)\/\w+$/;
const BURN = /^\/api\/v1\/(?:private|metadata)\/\w+\/burn$/;
const RECENT = '/api/v1/private/recent';

/** What a recorded state means as long as the secret could be opened; later a new one is expired. */
const meaning: Readonly<Record<string, readonly [SecretOutcome, Group]>> = {
  new: ['unopened', 'unopened'],
  viewed: ['unopened', 'unopened'],
  received: ['opened', 'opened'],
  burned: ['burned', 'gone'],
  expired: ['expired', 'gone'],
};

interface Recorded {
  readonly metadata_key: string;
  readonly state: string;
  readonly created: number;
  readonly ttl: number;
  readonly received?: number;
}

function expected({ state }: Recorded, expired: boolean): readonly [SecretOutcome, Group] {
  const [outcome, group] = meaning[state] ?? assert.fail(`a recorded state "${state}"`);
  return expired && outcome === 'unopened' ? ['expired', 'gone'] : [outcome, group];
}

function replay(house: House, capture: Capture): void {
  const { status, headers } = capture.response;
  house.transport = replayTransport({ status, headers, body: bodyText(capture) }).transport;
}

/** A house that shared a secret of which the recorded server tells. */
async function houseWith(one: Recorded): Promise<{ house: House; id: string }> {
  const house = new House();
  house.now = one.created * 1000;
  const id = await house.record.add({
    server: SERVER,
    linkOrigin: SERVER,
    label: 'DB_PASSWORD',
    metadataKey: one.metadata_key,
    created: house.now,
    expires: house.now + one.ttl * 1000,
    passphrase: false,
    state: 'new',
    stateAt: house.now,
  });
  house.passSeconds(1);
  return { house, id };
}

async function assertNothingLeaks(house: House, { response }: Capture): Promise<void> {
  const shown = [...stringsIn(await house.recent.list()), house.log.text].join('\n');
  for (const text of sensitiveTexts(response.body)) assert.ok(!shown.includes(text), text);
}

for (const dialect of dialects) {
  describe(`What became of a secret, as ${dialect} tells`, () => {
    const captures = readCaptures(dialect);
    const on = (path: RegExp): Capture[] =>
      captures.filter(({ request }) => path.test(request.path));
    const isMetadata = ({ response: { body } }: Capture): boolean =>
      typeof body === 'object' && body !== null && 'state' in body;

    it('is known from each answer about one secret', async () => {
      const answers = on(PRIVATE).filter(isMetadata);
      assert.ok(answers.length >= 20, `${answers.length} recorded answers`);
      for (const capture of answers) {
        const one = capture.response.body as Recorded;
        const { house, id } = await houseWith(one);
        replay(house, capture);
        await house.recent.refresh();
        const soon = await house.recent.get(id);
        assert.deepEqual([soon.outcome, soon.group], expected(one, false), capture.name);
        if (soon.outcome === 'opened') assert.equal(soon.ended, Number(one.received) * 1000);
        await assertNothingLeaks(house, capture);

        house.passSeconds(one.ttl);
        const late = await house.recent.get(id);
        assert.deepEqual([late.outcome, late.group], expected(one, true), capture.name);
      }
    });

    it('stays as it was last known when the server has forgotten', async () => {
      const answers = on(PRIVATE).filter(({ response: { body } }) =>
        JSON.stringify(body).includes('"Unknown secret"'),
      );
      assert.ok(answers.length > 0);
      for (const capture of answers) {
        const now = Math.floor(Date.now() / 1000);
        const key = 'a1'.repeat(16);
        const { house, id } = await houseWith({
          metadata_key: key,
          state: 'new',
          created: now,
          ttl: 60,
        });
        replay(house, capture);
        await house.recent.refresh();
        assert.equal((await house.recent.get(id)).outcome, 'unopened', capture.name);
      }
    });

    it('is burned after each answer to a burn, though it tells the state before', async () => {
      const answers = on(BURN);
      const burned = answers.filter(isMetadata);
      assert.ok(burned.length >= 17, `${burned.length} recorded answers`);
      for (const capture of burned) {
        const { state } = capture.response.body as { state: Recorded };
        const { house, id } = await houseWith(state);
        replay(house, capture);
        await house.actions.burn(id, '', noSignal());
        const one = await house.recent.get(id);
        assert.deepEqual([one.outcome, one.group], ['burned', 'gone'], capture.name);
        await assertNothingLeaks(house, capture);
      }
      for (const capture of answers.filter((one) => !isMetadata(one))) {
        const created = Math.floor(Date.now() / 1000);
        const key = 'a1'.repeat(16);
        const { house, id } = await houseWith({
          metadata_key: key,
          state: 'new',
          created,
          ttl: 60,
        });
        replay(house, capture);
        await assert.rejects(house.actions.burn(id, '', noSignal()), ActionFailedError);
        assert.equal((await house.recent.get(id)).outcome, 'unopened', capture.name);
      }
    });

    it('is known of everything in each list of an account', async () => {
      const lists = captures.filter(({ response: { body } }) => Array.isArray(body));
      assert.ok(lists.length >= 6);
      for (const capture of lists) {
        const items = capture.response.body as Recorded[];
        const created = items.map((one) => one.created * 1000);
        const house = new House();
        house.now = Math.max(0, ...created) + 1000;
        const token = newToken();
        await house.accounts.add(SERVER, 'me@example.com', token);
        replay(house, capture);
        await house.recent.refresh();
        for (const skip of [0, 90 * 86_400]) {
          house.passSeconds(skip);
          const secrets = await house.recent.list();
          const wanted = items.map((one) => [
            one.created * 1000,
            ...expected(one, house.now >= (one.created + one.ttl) * 1000),
          ]);
          const found = secrets.map((one) => [one.created, one.outcome, one.group]);
          assert.deepEqual(found.map(String).sort(), wanted.map(String).sort(), capture.name);
          const times = secrets.map((one) => one.created);
          assert.deepEqual(
            times,
            [...times].sort((a, b) => b - a),
            'newest first',
          );
        }
        await assertNothingLeaks(house, capture);
        assert.ok(!JSON.stringify(await house.recent.list()).includes(token));
      }
    });

    it('is not known from a refusal to list, which is told', async () => {
      const refusals = captures.filter(
        ({ request, response }) =>
          request.method === 'GET' &&
          request.path === RECENT &&
          JSON.stringify(response.body).includes('Not authorized'),
      );
      assert.ok(refusals.length > 0);
      for (const capture of refusals) {
        const house = new House();
        await house.accounts.add(SERVER, 'me@example.com', newToken());
        replay(house, capture);
        await assert.rejects(house.recent.refresh(), (error) => {
          assert.ok(error instanceof ActionFailedError);
          assert.ok(error.cause instanceof NotAuthorizedError);
          assert.ok(!(error.cause instanceof UnknownSecretError));
          return true;
        });
        assert.deepEqual(await house.recent.list(), []);
      }
    });
  });
}
