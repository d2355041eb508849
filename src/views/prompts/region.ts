import * as vscode from 'vscode';
import { InvalidServerUrlError, parseServerUrl, regions } from '../../api';
import { hostOf } from '../words';
import { settingFaultInWords } from '../failureInputs';
import { askLine } from './inputBox';
import { pickItem } from './pick';

/** A choice of server, as the settings hold it. */
export interface ServerChoice {
  /** A region's id, or `custom`. */
  readonly region: string;
  /** Origin. */
  readonly server: string;
}

/** Asks where secrets are stored. @returns undefined for Esc */
export async function askServer(): Promise<ServerChoice | undefined> {
  const hosted = regions.map(({ id, name, origin }) => ({
    label: id === 'global' ? vscode.l10n.t('No particular region') : name,
    description: hostOf(origin),
    ...(id === 'global'
      ? { detail: vscode.l10n.t('The service chooses the region, and may retire this address.') }
      : {}),
    choice: { region: id, server: origin },
  }));
  const chosen = await pickItem(
    [
      ...hosted,
      {
        label: vscode.l10n.t('A server of your own…'),
        description: vscode.l10n.t('self-hosted'),
        choice: undefined,
      },
    ],
    {
      title: vscode.l10n.t('Onetime Secret: Where should your secrets be stored?'),
      placeholder: vscode.l10n.t('Asked once. You can change it in the settings (region).'),
    },
  );
  if (!chosen) return undefined;
  return chosen.choice ?? askOwnServer();
}

async function askOwnServer(): Promise<ServerChoice | undefined> {
  const text = await askLine({
    title: vscode.l10n.t('Onetime Secret: Your Own Server'),
    prompt: vscode.l10n.t('The address of your Onetime Secret server.'),
    placeholder: 'https://secrets.example.com',
    check: (value) => {
      try {
        parseServerUrl(value);
        return undefined;
      } catch (error) {
        if (!(error instanceof InvalidServerUrlError)) throw error;
        return vscode.l10n.t(
          'This address cannot be used: {0}.',
          settingFaultInWords(error.reason),
        );
      }
    },
  });
  return text === undefined ? undefined : { region: 'custom', server: parseServerUrl(text) };
}
