import assert from 'node:assert/strict';
import * as api from '../../../src/api';
import { failureFrom } from '../../support/failureFrom';

describe('What an error tells', () => {
  it('a refusal carries the words of the server and the status it meant', async () => {
    const message = 'Passphrase must be at least 4 characters long';
    const error = await failureFrom({
      status: 404,
      headers: { 'x-ots-intended-status': '400' },
      body: { message },
    });
    assert.ok(error instanceof api.RefusedError);
    assert.deepEqual([error.serverMessage, error.status], [message, 400]);
    assert.ok(error.message.includes(message));
  });

  it('the words of the server are bounded, on one line and without control characters', async () => {
    const message = `a\r\nb\u001b[31mc\u202ed\u0000 ${'é🔐 '.repeat(5000)}`;
    const error = await failureFrom({ status: 404, body: { message } });
    assert.ok(error instanceof api.RefusedError);
    assert.match(error.serverMessage, /^a b \[31mc d é🔐 [é🔐 ]+…$/u);
    assert.ok(Array.from(error.serverMessage).length <= 301);
  });

  it('a redirect names the server it leads to and nothing more', async () => {
    const target = async (location?: string): Promise<string | undefined> => {
      const headers: Record<string, string> = location === undefined ? {} : { location };
      const error = await failureFrom({ status: 302, headers, body: '' });
      assert.ok(error instanceof api.RedirectRefusedError);
      assert.equal(error.outcome, 'refused');
      return error.target;
    };
    assert.equal(
      await target('https://us.onetimesecret.com/api?x=1'),
      'https://us.onetimesecret.com',
    );
    assert.equal(await target('/login'), 'https://ots.example');
    assert.equal(await target('https://me:pw@other.example/'), 'https://other.example');
    assert.equal(await target('/ots/api/v1/status'), 'https://ots.example/ots');
    assert.equal(await target('/login?next=/ots/api/v1/status'), 'https://ots.example');
    assert.equal(await target(`/${'k'.repeat(31)}/api/v1/status`), 'https://ots.example');
    assert.equal(
      await target('https://us.onetimesecret.com/ots/api/v1/status'),
      'https://us.onetimesecret.com',
    );
    assert.equal(await target('javascript:alert(1)'), undefined);
    assert.equal(await target(), undefined);
  });

  it('names survive minifying', () => {
    assert.equal(new api.UnknownSecretError().name, 'UnknownSecretError');
    assert.equal(
      String(new api.TimeoutError(5)),
      'TimeoutError: No complete answer came within 5 ms.',
    );
  });
});
