import assert from 'node:assert/strict';
import type { ShareResult } from '../../../src/commands/sharing/job';
import { Commands } from '../../../src/ids';
import { open, set } from '../support/extension';
import { sent } from '../support/requests';
import { share, signedIn, told, unique } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const DAY = 86_400;
const DOMAIN = `${unique('secrets')}.example.com`;
const OTHER_TIME = 'Another time…';

describe('Share Selection with Options', () => {
  useStage({ freshServer: true, shareDomains: [DOMAIN] });
  beforeEach(async () => {
    await open('hunter2', 'hunter2');
  });
  afterEach(async () => {
    await set('defaultTtl', undefined);
    await set('passphrase', undefined);
    await set('shareDomain', undefined);
  });

  const ask = async (...args: readonly unknown[]): Promise<ShareResult | undefined> =>
    told(Commands.shareSelectionWithOptions, ...args);
  it('asks expiry and passphrase without an account; Enter twice shares as usual', async () => {
    const sharing = ask();
    const expiry = await prompts.list();
    assert.match(
      expiry.title,
      /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(1\/2\)$/,
    );
    assert.equal(expiry.active, '1 day');
    assert.deepEqual(expiry.labels, [
      ...['5 minutes', '30 minutes', '1 hour', '4 hours', '12 hours'],
      ...['1 day', '3 days', '7 days', OTHER_TIME],
    ]);
    assert.match(expiry.box.items[0]?.description ?? '', /^until \w+, \w+ \d+, \d+:\d\d/);
    await expiry.choose();
    const passphrase = await prompts.list();
    assert.match(
      passphrase.title,
      /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(2\/2\)$/,
    );
    await passphrase.choose();
    assert.equal((await sharing)?.ttl, DAY);
    assert.deepEqual([sent('ttl'), sent('passphrase')], ['86400', null]);
  });

  it('asks recipient and domain, too, with an account', async () => {
    await signedIn();
    const recipient = `${unique('bob')}@example.com`;
    const sharing = ask();
    const expiry = await prompts.list();
    assert.match(
      expiry.title,
      /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(1\/4\)$/,
    );
    assert.equal(expiry.labels.at(-2), '30 days');
    await expiry.choose('3 days');
    await (await prompts.list()).choose('Type a passphrase…');
    const typed = await prompts.box();
    assert.match(
      typed.title,
      /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(2\/4\)$/,
    );
    await typed.answer('open sesame');
    const mail = await prompts.list();
    assert.match(mail.title, /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(3\/4\)$/);
    assert.equal(mail.active, 'Nobody');
    await mail.choose('An e-mail address…');
    const address = await prompts.box();
    await address.answer('nobody');
    assert.match(await address.complaint(), /^Write one e-mail address/);
    await address.answer(` ${recipient} `);
    const domain = await prompts.list();
    assert.match(
      domain.title,
      /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(4\/4\)$/,
    );
    await domain.choose('A custom domain of your account…');
    const host = await prompts.box();
    await host.answer('https://secrets.example.com/');
    assert.match(await host.complaint(), /^Write the name of a host alone/);
    await host.answer(DOMAIN);
    const result = await sharing;
    assert.equal(result?.ttl, 3 * DAY);
    assert.ok(result.link.startsWith(`https://${DOMAIN}/secret/`));
    assert.deepEqual(['ttl', 'passphrase', 'recipient', 'share_domain'].map(sent), [
      String(3 * DAY),
      'open sesame',
      recipient,
      DOMAIN,
    ]);

    // What was used is offered the next time, and Args may name it without a question.
    assert.ok(await share({ recipient, shareDomain: DOMAIN }));
    assert.deepEqual([sent('recipient'), sent('share_domain')], [recipient, DOMAIN]);
    const again = ask({ ttl: '1h', passphrase: '' });
    const offered = await prompts.list();
    assert.match(
      offered.title,
      /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(1\/2\)$/,
    );
    assert.equal(offered.labels[1], recipient);
    await offered.choose();
    const domains = await prompts.list();
    assert.ok(domains.labels.includes(DOMAIN));
    await domains.escape();
    assert.equal(await again, undefined);
  });

  it('goes back and finds every answer again', async () => {
    await signedIn();
    const sharing = ask();
    await (await prompts.list()).choose(OTHER_TIME);
    const time = await prompts.box();
    await time.answer('soon');
    assert.match(await time.complaint(), /^Write a number and s, m, h, d or w/);
    await time.answer('36h');
    await (await prompts.list()).choose('Type a passphrase…');
    await (await prompts.box()).answer('open sesame');
    await (await prompts.list()).choose('An e-mail address…');
    await (await prompts.box()).answer('new@example.com');
    await (await prompts.list()).back();

    const recipient = await prompts.list();
    assert.equal(recipient.active, 'new@example.com');
    await recipient.back();
    const passphrase = await prompts.list();
    assert.equal(passphrase.active, 'Keep the passphrase chosen before');
    await passphrase.back();
    const expiry = await prompts.list();
    assert.equal(expiry.active, '36 hours');

    for (const list of [expiry, undefined, undefined, undefined]) {
      await (list ?? (await prompts.list())).choose();
    }
    assert.ok(await sharing);
    assert.deepEqual(['ttl', 'passphrase', 'recipient'].map(sent), [
      String(36 * 3600),
      'open sesame',
      'new@example.com',
    ]);
  });

  it('returns from a box to the choice before it', async () => {
    const sharing = ask();
    await (await prompts.list()).choose(OTHER_TIME);
    await (await prompts.box()).back();
    const expiry = await prompts.list();
    assert.match(
      expiry.title,
      /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\) \(1\/2\)$/,
    );
    await expiry.escape();
    assert.equal(await sharing, undefined);
  });

  it('asks only what Args leave open', async () => {
    const sharing = ask({ ttl: '2h' });
    const only = await prompts.list();
    assert.match(only.title, /^Share as One-Time Secret \(127\.0\.0\.1:\d+ · [\w.@-]+\)$/);
    await only.choose('No passphrase');
    assert.equal((await sharing)?.ttl, 7200);
    assert.ok(await ask({ ttl: '2h', passphrase: 'open sesame' }));
  });

  it('starts from the settings: expiry, a made passphrase, domain', async () => {
    await signedIn();
    await set('defaultTtl', '2d');
    await set('passphrase', 'generate');
    await set('shareDomain', DOMAIN);
    const sharing = ask();
    const expiry = await prompts.list();
    assert.equal(expiry.active, '2 days');
    await expiry.choose();
    const passphrase = await prompts.list();
    assert.equal(passphrase.active, 'Make a passphrase…');
    await passphrase.choose();
    const made = await prompts.box();
    const { value } = made.box;
    await made.answer(value);
    await (await prompts.list()).choose();
    const domain = await prompts.list();
    assert.equal(domain.active, DOMAIN);
    await domain.choose();
    assert.ok(await sharing);
    assert.deepEqual(['ttl', 'passphrase', 'share_domain'].map(sent), [
      String(2 * DAY),
      value,
      DOMAIN,
    ]);
  });

  it('learns the ceiling of an account: the offer then ends there, and Enter takes it', async () => {
    await signedIn({ ceiling: 14 * DAY });
    assert.equal((await share({ ttl: '30d' }))?.ttl, 14 * DAY);
    assert.match(
      (await messages.only()).message,
      /The server gave it 14 days instead of 30 days\./,
    );
    await set('defaultTtl', '30d');
    const sharing = ask();
    const expiry = await prompts.list();
    assert.deepEqual(expiry.labels.slice(-2), ['14 days', OTHER_TIME]);
    assert.equal(expiry.active, '14 days');
    await expiry.escape();
    assert.equal(await sharing, undefined);
  });

  it('keeps all answers after a refusal, to be changed', async () => {
    messages.answer = 'Change Options…';
    const sharing = ask();
    await (await prompts.list()).choose('12 hours');
    await (await prompts.list()).choose('Type a passphrase…');
    await (await prompts.box()).answer('abc');
    assert.equal(await sharing, undefined);
    const expiry = await prompts.list();
    assert.equal(expiry.active, '12 hours');
    await expiry.choose();
    const passphrase = await prompts.list();
    assert.equal(passphrase.active, 'Keep the passphrase chosen before');
    messages.answer = undefined;
    await passphrase.choose('No passphrase');
    await messages.find(/^One-time link copied/);
    assert.deepEqual([sent('secret'), sent('ttl')], ['hunter2', '43200']);
  });

  it('takes a domain that the settings have with a scheme: it is sent bare, and used', async () => {
    await signedIn();
    await set('shareDomain', `https://${DOMAIN}/`);
    const result = await share();
    assert.equal(sent('share_domain'), DOMAIN);
    assert.ok(result?.link.startsWith(`https://${DOMAIN}/secret/`));
    assert.doesNotMatch((await messages.only()).message, /did not use/);
  });

  it('says so when a server passes over the domain', async () => {
    await signedIn();
    await set('shareDomain', 'not a host');
    const result = await share();
    assert.ok(result?.link.startsWith(server.origin));
    assert.equal((await messages.only()).kind, 'warning');
    assert.match(
      (await messages.only()).message,
      /The link is at \S+: the server did not use not a host\./,
    );
  });
});
