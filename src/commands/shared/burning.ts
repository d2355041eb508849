import * as vscode from 'vscode';
import { UnknownSecretError, WrongPassphraseError } from '../../api';
import { ActionFailedError } from '../../core/errors';
import type { RecentSecret } from '../../core/recentList';
import { confirm } from '../../views/prompts/confirm';
import { askLine } from '../../views/prompts/inputBox';
import { hostOf, labelOf } from '../../views/words';
import type { App } from '../app';

/** What came of burning one: `late` if it was opened, burned or gone before. */
export type Burned = 'burned' | 'late' | 'canceled';

/** A task that may take long, with something to tell meanwhile. */
type Run = (title: string, task: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/**
 * Burns one secret, asking for its passphrase where it needs one, again if it is wrong.
 * @throws ActionFailedError
 */
export async function burnOne(app: App, secret: RecentSecret, run: Run): Promise<Burned> {
  for (let wrong = false; ; wrong = true) {
    const passphrase =
      secret.passphrase === true || wrong ? await askPassphrase(secret, wrong) : '';
    if (passphrase === undefined) return 'canceled';
    try {
      await run(vscode.l10n.t('Burning “{0}”…', labelOf(secret)), async (signal) =>
        app.secretActions.burn(secret.id, passphrase, signal),
      );
      return 'burned';
    } catch (error) {
      const cause = error instanceof ActionFailedError ? error.cause : undefined;
      if (cause instanceof WrongPassphraseError) continue;
      if (cause instanceof UnknownSecretError) return 'late';
      throw error;
    }
  }
}

/** Asks whether to burn; nothing brings a burned secret back. */
export async function agreedToBurn(question: string, detail: string): Promise<boolean> {
  const answer = { title: vscode.l10n.t('Burn'), value: true };
  return (await confirm(question, detail, [answer])) ?? false;
}

/** What burning several means. */
export function detailOfMany(secrets: readonly RecentSecret[]): string {
  const elsewhere = secrets.filter(({ recorded }) => !recorded).length;
  return [
    vscode.l10n.t(
      'Their links stop working at once, and nobody can read them any more. This cannot be undone.',
    ),
    ...(elsewhere > 0
      ? [vscode.l10n.t('Not shared from here, but listed by your account: {0}.', elsewhere)]
      : []),
  ].join('\n');
}

async function askPassphrase(secret: RecentSecret, wrong: boolean): Promise<string | undefined> {
  return askLine({
    title: vscode.l10n.t('Burn “{0}”', labelOf(secret)),
    prompt: wrong
      ? vscode.l10n.t(
          '{0} did not accept that passphrase, and nothing was burned. Type the one the secret was shared with.',
          hostOf(secret.server),
        )
      : vscode.l10n.t('A passphrase protects this secret. The server wants it for burning, too.'),
    password: true,
    check: (value) =>
      value === '' ? vscode.l10n.t('Type the passphrase, or press Esc to cancel.') : undefined,
  });
}
