import assert from 'node:assert/strict';
import { open, set } from '../support/extension';
import { sent } from '../support/requests';
import { share, signedIn, unique } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';

const DOMAIN = `${unique('secrets')}.example.com`;

describe('What a repository may write into Args', () => {
  useStage({ freshServer: true, shareDomains: [DOMAIN] });
  beforeEach(async () => {
    await open('hunter2', 'hunter2');
  });
  afterEach(async () => {
    await set('passphrase', undefined);
    await set('shareDomain', undefined);
  });

  it('a recipient: asked, prefilled; remembered only once it was used', async () => {
    await signedIn();
    const recipient = `${unique('eve')}@example.com`;
    await set('passphrase', 'ask');
    let sharing = share({ recipient });
    let box = await prompts.box();
    assert.equal(box.box.value, recipient);
    assert.match(box.box.prompt ?? '', /^The server is going to mail the link to this address/);
    await box.answer(recipient);
    await (await prompts.list()).escape();
    assert.equal(await sharing, undefined);

    await set('passphrase', undefined);
    sharing = share({ recipient });
    box = await prompts.box();
    await box.escape();
    assert.equal(await sharing, undefined);
    assert.equal(server.requests.length, 0);

    sharing = share({ recipient });
    await (await prompts.box()).answer('');
    assert.ok(await sharing);
    assert.equal(sent('recipient'), null);

    sharing = share({ recipient });
    await (await prompts.box()).answer(recipient);
    assert.ok(await sharing);
    assert.ok(await share({ recipient }), 'not asked again');
    assert.equal(sent('recipient'), recipient);
  });

  it('a share domain: only the one of the settings or one used before', async () => {
    await signedIn();
    const mine = `${unique('mine')}.example.com`;
    assert.equal(await share({ shareDomain: mine }), undefined);
    assert.match(
      (await messages.only()).message,
      new RegExp(`^The share domain ${mine} is not the one`),
    );
    assert.equal(server.requests.length, 0);
    await set('shareDomain', DOMAIN);
    assert.ok(await share({ shareDomain: DOMAIN }));
    assert.ok(await share({ shareDomain: '' }));
    assert.equal(sent('share_domain'), null);
  });

  it('a domain of the settings counts only with an account', async () => {
    await set('shareDomain', DOMAIN);
    const result = await share();
    assert.equal(sent('share_domain'), null);
    assert.ok(result?.link.startsWith(server.origin));
  });
});
