import * as vscode from 'vscode';
import { causeOf } from '../../core/errors';
import type { RecentSecret } from '../../core/secrets/list';
import type { UnusedAccount } from '../../core/secrets/unusedAccount';
import { confirm } from '../../views/prompts/confirm';
import { askLine } from '../../views/prompts/inputBox';
import { bulleted } from '../../views/secrets/severalInWords';
import { hostOf, labelOf } from '../../views/words';
import type { SecretServices } from './services';

/** What came of burning one: `late` if it was opened, burned or gone before. */
export interface Burned {
  readonly what: 'burned' | 'late' | 'canceled';
  /** The account that it was done without. */
  readonly unused?: UnusedAccount | undefined;
}

/** A task that may take long, with something to tell meanwhile. */
type Run = (title: string, task: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/** Why a passphrase is asked for: it is known to protect the secret, the server says so, or the one typed was wrong. */
type Reason = 'known' | 'wanted' | 'wrong';

/**
 * Burns one secret, asking for its passphrase where it needs one, again if it is wrong.
 * @throws ActionFailedError
 */
export async function burnOne(
  { secretActions }: Pick<SecretServices, 'secretActions'>,
  secret: RecentSecret,
  run: Run,
): Promise<Burned> {
  let reason: Reason | undefined = secret.passphrase === true ? 'known' : undefined;
  for (;;) {
    const passphrase = reason === undefined ? '' : await askPassphrase(secret, reason);
    if (passphrase === undefined) return { what: 'canceled' };
    try {
      let unused: UnusedAccount | undefined;
      await run(vscode.l10n.t('Burning “{0}”…', labelOf(secret)), async (signal) => {
        unused = await secretActions.burn(secret.id, passphrase, signal);
      });
      return { what: 'burned', unused };
    } catch (error) {
      const code = causeOf(error)?.code;
      if (code === 'unknown-secret') return { what: 'late' };
      if (code !== 'wrong-passphrase') throw error;
      reason = reason === undefined ? 'wanted' : 'wrong';
    }
  }
}

/** Asks whether to burn; nothing brings a burned secret back. */
export async function agreedToBurn(question: string, detail: string): Promise<boolean> {
  const answer = { title: vscode.l10n.t('Burn'), value: true };
  return (await confirm(question, detail, [answer])) ?? false;
}

/** Which ones several are, and what burning them means. */
export function detailOfMany(secrets: readonly RecentSecret[]): string {
  const elsewhere = secrets.filter(({ recorded }) => !recorded).length;
  return [
    ...bulleted(secrets),
    '',
    vscode.l10n.t(
      'Their links stop working at once, and nobody can read them any more. This cannot be undone.',
    ),
    ...(elsewhere > 0
      ? [vscode.l10n.t('Not shared from here, but listed by your account: {0}.', elsewhere)]
      : []),
  ].join('\n');
}

async function askPassphrase(secret: RecentSecret, reason: Reason): Promise<string | undefined> {
  const host = hostOf(secret.server);
  const prompts: Readonly<Record<Reason, string>> = {
    known: vscode.l10n.t(
      'A passphrase protects this secret. The server wants it for burning, too.',
    ),
    wanted: vscode.l10n.t(
      '{0} wants the passphrase of this secret before it burns it. Nothing was burned yet. Type the one the secret was shared with.',
      host,
    ),
    wrong: vscode.l10n.t(
      '{0} did not accept that passphrase, and nothing was burned. Type the one the secret was shared with.',
      host,
    ),
  };
  return askLine({
    title: vscode.l10n.t('Burn “{0}”', labelOf(secret)),
    prompt: prompts[reason],
    password: true,
    check: (value) =>
      value === '' ? vscode.l10n.t('Type the passphrase, or press Esc to cancel.') : undefined,
  });
}
