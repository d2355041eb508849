import assert from 'node:assert/strict';
import { startServer } from '../../../dev/server';
import { account } from '../support/accounts';
import { run, use } from '../support/extension';
import { reveal, sent } from '../support/revealing';
import { keyOf, share, shareText } from '../support/sharing';
import { messages, prompts, server, useStage } from '../support/stage';
import { Commands } from '../../../src/ids';

describe('What servers refuse without saying why', () => {
  useStage({ freshServer: true });

  it('a secret locked by wrong passphrases: the lock is named, and that nothing is used up', async () => {
    const link = await sent(server, 'hunter2', 'open-sesame');
    for (let time = 0; time < 20; time += 1) {
      const body = new URLSearchParams({ passphrase: 'wrong' });
      await fetch(`${server.origin}/api/v1/secret/${keyOf(link)}`, { method: 'POST', body });
    }
    server.clearRequests();
    const args = { link, passphrase: 'open-sesame', then: 'copy', confirm: false };
    assert.equal(await reveal(args), undefined);
    assert.equal(
      (await messages.only()).message,
      `${new URL(link).host} does not let anybody open or burn this secret at the moment (HTTP 404). Most likely it is locked, for 30 minutes after too many wrong passphrases. Nothing is used up; try again later. The secret was not opened.`,
    );
    assert.equal(server.requests.length, 1);
    assert.equal(server.peek(keyOf(link))?.value, 'hunter2');
  });

  it('sign-in that is switched off: said, and that sharing without an account works', async () => {
    const ann = account('ann@example.com');
    const closed = await startServer({ signInOff: true, accounts: [ann] });
    try {
      await use(closed.origin);
      const signingIn = run(Commands.signIn, { server: closed.origin, username: ann.username });
      const box = await prompts.box();
      await box.answer(ann.token);
      assert.match(
        await box.complaint(),
        /^Sign-in is switched off at 127\.0\.0\.1:\d+, so no account can be used there\. Sharing without one works: set onetimeSecret\.account to anonymous\./,
      );
      await box.escape();
      await signingIn;
      messages.shown.length = 0;
      assert.ok((await shareText('hunter2')).anonymous);
      assert.ok(await share());
    } finally {
      await closed.close();
    }
  });
});
