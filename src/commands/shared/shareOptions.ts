import * as vscode from 'vscode';
import type { ShareArgs } from '../../core/args';
import type { Destination } from '../../core/destination';
import { AccountNeededError, UnknownShareDomainError } from '../../core/errors';
import type { ShareOptions } from '../../core/sharing';
import { askLine } from '../../views/prompts/inputBox';
import type { App } from '../app';

/**
 * How a secret is shared: what the Args settle, the settings for the rest. Repositories can write
 * Args (tasks.json, launch.json), so a recipient is asked for, and a share domain has to be one
 * that the person chose.
 *
 * @returns undefined for Esc
 * @throws AccountNeededError, UnknownShareDomainError, BadSettingError
 */
export async function shareOptions(
  app: App,
  destination: Destination,
  args: ShareArgs,
  label: string,
): Promise<ShareOptions | undefined> {
  const recipient = await agreedRecipient(destination, args.recipient);
  if (recipient === undefined) return undefined;
  return {
    ttl: args.ttl ?? app.settings.defaultTtl(),
    passphrase: args.passphrase ?? '',
    recipient,
    shareDomain: shareDomain(app, destination, args.shareDomain),
    label: args.label ?? label,
  };
}

/** @returns `''` for none, undefined for Esc */
async function agreedRecipient(
  { account }: Destination,
  recipient: string | undefined,
): Promise<string | undefined> {
  if (!recipient) return '';
  if (!account) throw new AccountNeededError('recipient');
  return askLine({
    title: vscode.l10n.t('Mail the Link'),
    prompt: vscode.l10n.t(
      'The server is going to mail the link to this address. Press Enter to agree; empty the box to mail it to nobody.',
    ),
    value: recipient,
  });
}

function shareDomain(
  { settings }: App,
  { account }: Destination,
  asked: string | undefined,
): string | undefined {
  const chosen = settings.shareDomain();
  if (asked) {
    if (!account) throw new AccountNeededError('shareDomain');
    if (asked !== chosen) throw new UnknownShareDomainError(asked);
  }
  return account && (asked ?? chosen);
}
