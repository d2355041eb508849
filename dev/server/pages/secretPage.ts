import type { Reply } from '../reply';
import type { SecretRecord } from '../store';
import { html } from './layout';
import { GONE, LOCKED, OPENED } from './style';
import { duration } from './words';

const GONE_SECTION = `
${GONE}
<h1 tabindex="-1">This secret is gone</h1>
<p>This secret was already opened, burned, or it expired.</p>
<p>If you never saw it, tell its sender: somebody else may have.</p>`;

/** What the link of a secret opens: asks for a click, then shows the value, once. */
export function secretPage(record: SecretRecord, secondsLeft: number): Reply {
  const passphrase = `
    <label for="passphrase">Passphrase</label>
    <input id="passphrase" type="password" autocomplete="off" autocapitalize="none"
      spellcheck="false" required aria-describedby="message">`;
  return html({
    title: 'A secret for you',
    main: `
<section id="secret-waiting" data-key="${record.secretKey}">
  ${LOCKED}
  <h1>Someone shared a secret with you</h1>
  <p>It can be opened only once. After that, this link does not work any more, so open it when you
  are ready to keep what it says.</p>
  <ul class="facts">
    <li>Expires in ${duration(secondsLeft)}</li>
    <li>${record.passphrase === '' ? 'No passphrase needed' : 'Passphrase needed'}</li>
  </ul>
  <form id="open-secret">
    ${record.passphrase === '' ? '' : passphrase}
    <button id="view-secret" class="wide" type="submit">View secret</button>
  </form>
  <noscript><p>Opening the secret needs JavaScript. Nothing has been opened yet.</p></noscript>
</section>
<section id="secret-opened" hidden>
  ${OPENED}
  <h1 tabindex="-1">Here is your secret</h1>
  <p>It has been removed from the server. This page is the only place where it still is.</p>
  <pre id="secret-value" tabindex="0" aria-label="The secret"></pre>
  <div class="row">
    <p>Copy it before you leave this page.</p>
    <button id="copy-secret" type="button">Copy</button>
  </div>
</section>
<section id="secret-gone" hidden>${GONE_SECTION}</section>
<p id="message" role="status"></p>`,
    script: SCRIPT,
  });
}

/** The same answer for a key that was used up and one that never was: the server cannot tell. */
export function secretGonePage(): Reply {
  return html({
    title: 'This secret is gone',
    main: `<section id="secret-gone">${GONE_SECTION}</section>`,
    status: 404,
  });
}

/*
 * The value stays a JavaScript string from the answer to the clipboard: a form or an edited text
 * would change its line breaks. A wrong passphrase and a secret that is gone look the same to the
 * API, so the page itself is asked which it was; that does not open anything.
 */
const SCRIPT = `
const element = (id) => document.getElementById(id);
const [waiting, form, button] = ['secret-waiting', 'open-secret', 'view-secret'].map(element);
const passphrase = element('passphrase');
const say = (text) => { element('message').textContent = text; };
const turnTo = (section) => {
  waiting.hidden = true;
  section.hidden = false;
  section.querySelector('h1').focus();
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  say('');
  try {
    const prefix = location.pathname.replace(/\\/secret\\/.*/, '');
    const response = await fetch(prefix + '/api/v1/secret/' + waiting.dataset.key, {
      method: 'POST',
      body: new URLSearchParams(passphrase ? { passphrase: passphrase.value } : {}),
    });
    const answer = await response.json();
    if (response.ok) {
      show(answer.value);
    } else if (answer.message !== 'Unknown secret') {
      say('The server refuses: ' + answer.message);
    } else if ((await fetch(location.pathname, { method: 'HEAD' })).ok) {
      say('That passphrase does not open it. The secret is still there.');
      passphrase?.select();
    } else {
      turnTo(element('secret-gone'));
    }
  } catch {
    say('No answer came. Reload this page to see whether the secret is still there.');
  }
  button.disabled = false;
});

function show(value) {
  element('secret-value').textContent = value;
  element('copy-secret').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value);
      say('Copied.');
    } catch {
      getSelection().selectAllChildren(element('secret-value'));
      say('This browser does not let the page copy. The text is selected: copy it yourself.');
    }
  });
  turnTo(element('secret-opened'));
}
`;
