import assert from 'node:assert/strict';
import { OnetimeSecretClient, UnusableAnswerError } from '../../../src/api';
import { replayTransport } from '../../support/replayTransport';

const KEY = 'm3ta'.repeat(8);

function clientAnswered(body: unknown): OnetimeSecretClient {
  const { transport } = replayTransport({ body });
  return new OnetimeSecretClient({ server: 'https://ots.example', transport });
}

const unusable =
  (outcome: string) =>
  (error: unknown): boolean =>
    error instanceof UnusableAnswerError && error.outcome === outcome;

describe('An answer that can be used is used', () => {
  it('with numbers, and a flag, written as strings, as in the public documentation', async () => {
    const { metadata, secretKey } = await clientAnswered({
      custid: 'anon',
      metadata_key: 'qjpjroeit8wra0ojeyhcw5pjsgwtuq7',
      secret_key: '153l8vbwqx5taskp92pf05uvgjefvu9',
      ttl: '3600',
      metadata_ttl: ' 7200 ',
      secret_ttl: '3600',
      created: '1324174006',
      updated: '1324174006',
      passphrase_required: 'false',
      recipient: 'tom@example.com',
    }).share('x');
    assert.equal(secretKey, '153l8vbwqx5taskp92pf05uvgjefvu9');
    const { ttl, metadataTtl, created, passphraseRequired, recipients, state } = metadata;
    assert.deepEqual([ttl, metadataTtl, created], [3600, 7200, 1324174006]);
    assert.deepEqual([passphraseRequired, recipients], [false, ['tom@example.com']]);
    assert.equal(state, undefined);
  });

  it('with everything else missing, null or of an odd type', async () => {
    for (const odd of [null, {}, [], [null, 5], 'words', true, -1.5]) {
      const { metadata, secretKey } = await clientAnswered({
        secret_key: 's3cr3t',
        metadata_key: KEY,
        ...Object.fromEntries(
          ['custid', 'ttl', 'metadata_ttl', 'secret_ttl', 'created', 'updated', 'received']
            .concat(['state', 'passphrase_required', 'recipient', 'share_domain'])
            .map((name) => [name, odd]),
        ),
      }).share('x');
      assert.equal(secretKey, 's3cr3t');
      assert.equal(metadata.metadataKey, KEY);
      assert.ok(['number', 'undefined'].includes(typeof metadata.ttl));
      assert.ok(metadata.recipients.every((recipient) => typeof recipient === 'string'));
      assert.equal(typeof metadata.shareDomain, 'string');
    }
  });

  it('with numbers out of their range as if they were missing: no date can be made of them', async () => {
    const shared = async (fields: object) =>
      (await clientAnswered({ secret_key: 's3cr3t', metadata_key: KEY, ...fields }).share('x'))
        .metadata;
    for (const odd of [-1, -5, 1e15, 1e18, 1e300, '-5', '1e15', '9'.repeat(400), 8.65e12]) {
      const metadata = await shared({
        ttl: odd,
        metadata_ttl: odd,
        secret_ttl: odd,
        created: odd,
        updated: odd,
        received: odd,
      });
      const { ttl, metadataTtl, secretTtl, created, updated, received } = metadata;
      assert.deepEqual(
        [ttl, metadataTtl, secretTtl, created, updated, received],
        Array(6).fill(undefined),
        `${odd}`,
      );
      // Whatever comes makes dates that can be written.
      for (const number of [0, 1, 4e9, 3e11]) {
        const one = await shared({ ttl: number, created: number });
        new Date(((one.created ?? 0) + (one.ttl ?? 0)) * 1000).toISOString();
      }
    }
    assert.equal((await shared({ ttl: 0 })).ttl, undefined, 'a ttl of nothing is none');
    assert.equal((await shared({ secret_ttl: 0 })).secretTtl, 0, 'but this one may run out');
    assert.equal((await shared({ ttl: 30 * 86_400 })).ttl, 30 * 86_400);
  });

  it('with texts that are shown no longer than can be shown, and in one line', async () => {
    const huge = 'long words '.repeat(2000);
    const metadata = await clientAnswered({
      metadata_key: KEY,
      state: `a\u202eb\u0000c\r\nd ${huge}`,
      custid: huge,
      recipient: Array(500).fill(`${huge}@example.com`),
      share_domain: `${'a.'.repeat(5000)}example.com`,
    }).private(KEY);
    assert.match(metadata.state ?? '', /^a b c d long words [\w ]+…$/);
    assert.ok(Array.from(metadata.state ?? '').length <= 65);
    assert.ok((metadata.custid ?? '').length <= 255);
    assert.equal(metadata.recipients.length, 20);
    assert.ok(metadata.recipients.every(({ length }) => length <= 255));
    // Half of a domain would be another one.
    assert.equal(metadata.shareDomain, '');
  });

  it('share without a metadata key: the link needs only the secret key', async () => {
    const { metadata, secretKey } = await clientAnswered({ secret_key: 's3cr3t' }).share('x');
    assert.deepEqual(
      [secretKey, metadata.metadataKey, metadata.ttl],
      ['s3cr3t', undefined, undefined],
    );
  });

  it('generate without the value: the link is good all the same', async () => {
    const answer = { secret_key: 's3cr3t', metadata_key: KEY, value: null };
    const { value, secretKey } = await clientAnswered(answer).generate();
    assert.deepEqual([value, secretKey], [undefined, 's3cr3t']);
  });

  it('a secret whose value is empty', async () => {
    assert.deepEqual(await clientAnswered({ value: '' }).secret(KEY), { value: '' });
  });

  it('a state nobody has heard of comes as it is', async () => {
    const metadata = await clientAnswered({ metadata_key: KEY, state: 'shredded' }).private(KEY);
    assert.equal(metadata.state, 'shredded');
  });

  it('metadata is known by the key that was asked for', async () => {
    assert.equal((await clientAnswered({ state: 'new' }).private(KEY)).metadataKey, KEY);
  });

  it('burn is burned, whatever state the answer holds, nested or not', async () => {
    for (const body of [{ state: { metadata_key: KEY, state: 'new', secret_ttl: 60 } }]) {
      const { state, secretTtl } = await clientAnswered(body).burn(KEY);
      assert.deepEqual([state, secretTtl], ['burned', undefined]);
    }
    assert.equal(
      (await clientAnswered({ metadata_key: KEY, state: 'new' }).burn(KEY)).state,
      'burned',
    );
  });

  it('recent: newest first, and odd elements are skipped rather than the list refused', async () => {
    const good = (key: string, created: unknown): object => ({ metadata_key: key, created });
    const list = [
      good('old', 10),
      null,
      'x',
      {},
      [],
      { metadata_key: 'no key!' },
      good('none', {}),
    ];
    const recent = await clientAnswered([...list, good('new', '30'), good('mid', 20)]).recent();
    assert.deepEqual(
      recent.map((metadata) => metadata.metadataKey),
      ['new', 'mid', 'old', 'none'],
    );
  });

  it('recent: a secret that is listed twice is there once, as it was last', async () => {
    const row = (state: string, updated: number): object => ({
      metadata_key: KEY,
      state,
      created: 5,
      updated,
    });
    const rows = [row('new', 5), row('received', 9), row('new', 7)];
    const recent = await clientAnswered(rows).recent();
    assert.deepEqual(
      recent.map(({ metadataKey, state }) => [metadataKey, state]),
      [[KEY, 'received']],
    );
  });

  it('the secret key of an unread secret is there for whoever asks for it, and only for them', async () => {
    const client = clientAnswered({ metadata_key: KEY, state: 'new', secret_key: 's3cr3t' });
    const { secretKey, metadata } = await client.privateWithSecretKey(KEY);
    assert.equal(secretKey, 's3cr3t');
    assert.ok(!JSON.stringify([metadata, await client.private(KEY)]).includes('s3cr3t'));
    const burned = clientAnswered({ metadata_key: KEY, state: 'burned', secret_key: '' });
    assert.equal((await burned.privateWithSecretKey(KEY)).secretKey, undefined);
  });
});

describe('An answer that cannot be used says so', () => {
  it('share without a secret key, or with one that cannot be part of a link', async () => {
    await assert.rejects(clientAnswered({}).share('x'), unusable('unknown'));
    await assert.rejects(clientAnswered({ secret_key: 5 }).share('x'), unusable('unknown'));
    await assert.rejects(clientAnswered({ secret_key: '../x' }).share('x'), unusable('unknown'));
  });

  it('share without a secret key but with a metadata key: it was made all the same', async () => {
    await assert.rejects(clientAnswered({ metadata_key: KEY }).share('x'), unusable('done'));
    await assert.rejects(clientAnswered({ metadata_key: KEY }).generate(), unusable('done'));
  });

  it('a secret without a value', async () => {
    await assert.rejects(clientAnswered({ secret_key: KEY }).secret(KEY), unusable('unknown'));
  });

  it('JSON of something else', async () => {
    for (const body of [{}, [], 'null', 7, { hello: 'world' }]) {
      const client = clientAnswered(body);
      await assert.rejects(client.private(KEY), unusable('unknown'));
      await assert.rejects(client.burn(KEY), unusable('unknown'));
      await assert.rejects(client.status(), unusable('unknown'));
      if (!Array.isArray(body)) await assert.rejects(client.recent(), unusable('unknown'));
    }
  });
});
