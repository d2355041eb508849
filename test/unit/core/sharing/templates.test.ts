import assert from 'node:assert/strict';
import {
  keepsLink,
  renderMessage,
  renderPlaceholder,
} from '../../../../src/core/sharing/templates';

describe('Templates', () => {
  it('fill in link, expiry and hint', () => {
    const text = renderMessage('See {link} until {expires}. {passphraseHint}', {
      link: 'https://a.example/secret/k',
      expires: 'Friday',
      passphraseHint: 'Ask me.',
    });
    assert.equal(text, 'See https://a.example/secret/k until Friday. Ask me.');
  });
  it('leave no trace of an absent hint', () => {
    const parts = { link: 'L', expires: 'E', passphraseHint: '' };
    assert.equal(renderMessage('{link} {passphraseHint}\n', parts), 'L');
    assert.equal(renderMessage('{link}\n\n{passphraseHint}\n\nBye', parts), 'L\n\nBye');
  });
  it('take nothing in a value for a placeholder, nor `$&` for a pattern', () => {
    assert.equal(renderPlaceholder('<{link}>', 'a{link}$&'), '<a{link}$&>');
  });
  it('leave unknown names as they are written', () => {
    assert.equal(renderPlaceholder('{link} {name} {constructor}', 'L'), 'L {name} {constructor}');
  });
  it('are known to keep the link or not', () => {
    assert.equal(keepsLink('<{link}>'), true);
    assert.equal(keepsLink('gone'), false);
  });
});
