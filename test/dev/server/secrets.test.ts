import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Fixture, SIGNED_IN } from './support';

const MINUTE = 60;

describe('secrets on the local server', () => {
  const fixture = new Fixture();
  afterEach(async () => fixture.stop());

  it('come back byte for byte', async () => {
    await fixture.start();
    for (const secret of [
      'line 1\r\nline 2\rline 3\n\n',
      '\t tabs, blanks \u00a0 and \u0000 NUL ',
      'a&b=c+d %41 "q" \\ <x> # ? ;',
      'é ü 漢字 🔐 👩‍👩‍👧 e\u0301 \ufeff',
      ' ',
      'x'.repeat(10_000),
    ]) {
      const { secret_key } = await fixture.share({ secret });
      assert.equal((await fixture.post(`secret/${secret_key}`)).value, secret);
    }
  });

  it('are refused over 10,000 bytes, not characters', async () => {
    await fixture.start();
    assert.ok(await fixture.share({ secret: 'é'.repeat(5000) }));
    const { message } = await fixture.post('share', { secret: `${'é'.repeat(5000)}x` });
    assert.equal(message, 'Secret value exceeds the maximum size of 10000 bytes');
  });

  it('expire by the clock, and their metadata twice as late', async () => {
    await fixture.start();
    const { secret_key, metadata_key } = await fixture.share({ ttl: '60' });
    fixture.passSeconds(59);
    assert.notEqual(fixture.server.peek(secret_key), undefined);
    fixture.passSeconds(1);
    assert.equal(fixture.server.peek(secret_key), undefined);
    assert.equal((await fixture.post(`secret/${secret_key}`)).message, 'Unknown secret');
    assert.equal((await fixture.post(`private/${metadata_key}/burn`)).message, 'Unknown secret');
    assert.equal((await fixture.post(`private/${metadata_key}`)).state, 'expired');
    fixture.passSeconds(60);
    assert.equal((await fixture.post(`private/${metadata_key}`)).message, 'Unknown secret');
  });

  it('stay listed as new after expiry until somebody looks', async () => {
    await fixture.start();
    const { metadata_key } = await fixture.share({ ttl: '60' }, SIGNED_IN);
    const listed = async (): Promise<unknown> =>
      ((await (await fixture.get('/api/v1/private/recent', SIGNED_IN)).json()) as [unknown])[0];
    fixture.passSeconds(61);
    assert.equal(((await listed()) as { state: string }).state, 'new');
    await fixture.post(`private/${metadata_key}`);
    assert.equal(((await listed()) as { state: string }).state, 'expired');
  });

  it('show a generated value to the first look at their metadata, and to no other', async () => {
    await fixture.start();
    const { metadata_key, value } = await fixture.post('generate', { length: '20' });
    assert.equal(value?.length, 20);
    const first = await fixture.post(`private/${String(metadata_key)}`);
    assert.deepEqual([first.value, first.secret_value], [value, value]);
    const second = await fixture.post(`private/${String(metadata_key)}`);
    assert.ok(!('value' in second) && !('secret_value' in second));
    assert.equal(second.state, 'new');
  });

  it('are locked for 30 minutes by 20 wrong passphrases, and still there afterwards', async () => {
    await fixture.start();
    const { secret_key } = await fixture.share({ passphrase: 'open-sesame' });
    const open = async (passphrase: string): Promise<string | undefined> => {
      const { value, message } = await fixture.post(`secret/${secret_key}`, { passphrase });
      return value ?? message;
    };
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      assert.equal(await open('wrong'), 'Unknown secret', `attempt ${attempt}`);
    }
    const locked = 'An unexpected error occurred :[';
    assert.equal(await open('open-sesame'), locked);
    fixture.passSeconds(30 * MINUTE - 1);
    assert.equal(await open('open-sesame'), locked);
    fixture.passSeconds(1);
    assert.equal(await open('open-sesame'), 'plain text');
  });

  it('can be shared a thousand times in 20 minutes', async () => {
    await fixture.start();
    // One connection, all requests in a row: a thousand round trips would take long.
    const share = (connection: string): string =>
      `POST /api/v1/share?secret=x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n` +
      `Connection: ${connection}\r\n\r\n`;
    const socket = connect(fixture.server.port, '127.0.0.1');
    socket.write(share('keep-alive').repeat(1000) + share('close'));
    const answers = await text(socket);
    assert.equal(answers.match(/"metadata_key"/g)?.length, 1000);
    assert.match(answers, /Rate limit exceeded\. Please try again later\."\}$/);
    assert.ok(await fixture.share({}, SIGNED_IN), 'counted for each caller');
    fixture.passSeconds(20 * MINUTE);
    assert.ok(await fixture.share());
  });
});

describe('the old dialects', () => {
  const fixture = new Fixture();
  afterEach(async () => fixture.stop());

  it('v0.20.5 limits burns to ten in 20 minutes', async () => {
    await fixture.start({ dialect: 'v0.20.5' });
    const burn = async (): Promise<string | undefined> => {
      const { metadata_key } = await fixture.share();
      return (await fixture.post(`private/${metadata_key}/burn`)).message;
    };
    for (let count = 0; count < 10; count += 1) {
      assert.equal(await burn(), undefined);
    }
    assert.equal(await burn(), 'Cripes! You have been rate limited.');
    fixture.passSeconds(20 * MINUTE);
    assert.equal(await burn(), undefined);
  });

  it('v0.20.5 limits wrong passphrases to five, and the right one still opens', async () => {
    await fixture.start({ dialect: 'v0.20.5' });
    const { secret_key } = await fixture.share({ passphrase: 'open-sesame' });
    const open = async (passphrase: string): Promise<string | undefined> => {
      const { value, message } = await fixture.post(`secret/${secret_key}`, { passphrase });
      return value ?? message;
    };
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      assert.equal(await open('wrong'), 'Unknown secret');
    }
    assert.equal(await open('wrong'), 'Cripes! You have been rate limited.');
    assert.equal(await open('open-sesame'), 'plain text');
  });

  it('v0.23.6 takes passphrases of 8 to 128 characters, 60 seconds, and cannot list', async () => {
    await fixture.start({ dialect: 'v0.23.6' });
    const refused = await fixture.post('share', { secret: 'x', passphrase: '1234567' });
    assert.equal(refused.message, 'Passphrase must be at least 8 characters long');
    const shared = await fixture.share({ ttl: '1', passphrase: '12345678' });
    assert.equal(shared.ttl, 60);
    assert.equal(shared.secret_key.length, 31);
    const recent = await fixture.get('/api/v1/private/recent', SIGNED_IN);
    assert.equal(recent.status, 404);
    const { message } = (await recent.json()) as { message: string };
    assert.equal(message, 'An unexpected error occurred :[');
  });
});
