import * as vscode from 'vscode';
import { renderMessage } from '../../core/sharing/templates';
import { exactMoment } from '../words';

/**
 * The text to send with a link, by the person's template.
 * @param expires milliseconds since the epoch
 */
export function messageFor(
  template: string,
  { link, expires }: { readonly link: string; readonly expires: number },
  hasPassphrase: boolean,
): string {
  return renderMessage(template, {
    link,
    expires: exactMoment(expires),
    passphraseHint: hasPassphrase
      ? vscode.l10n.t('It asks for a passphrase, which I send you another way.')
      : '',
  });
}
