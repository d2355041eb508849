import type { Reply } from '../reply';
import type { SecretRecord, SecretState } from '../store';
import { html } from './layout';
import { RECEIPT } from './style';
import { duration, time } from './words';

/** What is shown, which is what the clock says: the stored state lags behind it. */
export interface ReceiptView {
  readonly record: SecretRecord;
  readonly state: SecretState;
  /** Seconds, 0 or less if it is over. */
  readonly secondsLeft: number;
}

const HEADINGS: Readonly<Record<SecretState, string>> = {
  new: 'Not opened yet',
  viewed: 'Not opened yet',
  received: 'The secret was opened',
  burned: 'The secret was burned',
  expired: 'The secret expired unopened',
};

/** The creator's page: what became of the secret, and a button to burn it. Looking changes nothing. */
export function receiptPage({ record, state, secondsLeft }: ReceiptView): Reply {
  const unread = state === 'new' || state === 'viewed';
  const facts: readonly (readonly [string, string])[] = [
    ['State', `<span id="receipt-state">${state}</span>`],
    ['Shared', time(record.created)],
    ...(record.received === undefined ? [] : [['Opened', time(record.received)] as const]),
    ...(state === 'burned' ? [['Burned', time(record.updated)] as const] : []),
    ...(unread ? [['Expires', time(record.created + record.ttl)] as const] : []),
    ...(state === 'expired' ? [['Expired', time(record.created + record.ttl)] as const] : []),
  ];
  return html({
    title: `Receipt: ${HEADINGS[state].toLowerCase()}`,
    main: `
${RECEIPT}
<h1>${HEADINGS[state]}</h1>
<p>${
      unread
        ? `The link works for ${duration(secondsLeft)} more, or until it is opened.`
        : 'Its link does not work any more.'
    }</p>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${unread ? burnForm(record) : ''}`,
    ...(unread ? { script: SCRIPT } : {}),
  });
}

function burnForm(record: SecretRecord): string {
  const passphrase = `
  <label for="passphrase">Passphrase</label>
  <input id="passphrase" type="password" autocomplete="off" required aria-describedby="message">`;
  return `
<form id="burn" data-key="${record.metadataKey}">
  ${record.passphrase === '' ? '' : passphrase}
  <div class="row">
    <p>Burning destroys the secret before anybody opens it.</p>
    <button id="burn-secret" type="submit">Burn</button>
  </div>
</form>
<p id="message" role="status"></p>`;
}

const SCRIPT = `
const form = document.getElementById('burn');
const passphrase = document.getElementById('passphrase');
const message = document.getElementById('message');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  message.textContent = '';
  try {
    const prefix = location.pathname.replace(/\\/(receipt|private)\\/.*/, '');
    const response = await fetch(prefix + '/api/v1/private/' + form.dataset.key + '/burn', {
      method: 'POST',
      body: new URLSearchParams(passphrase ? { passphrase: passphrase.value } : {}),
    });
    const answer = await response.json();
    if (response.ok || answer.message === 'Unknown secret') {
      location.reload();
    } else {
      message.textContent = 'The server refuses: ' + answer.message;
    }
  } catch {
    message.textContent = 'No answer came. Reload this page to see what became of the secret.';
  }
});
`;
