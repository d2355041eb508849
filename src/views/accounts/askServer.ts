import * as vscode from 'vscode';
import { InvalidServerUrlError, parseServerUrl, possibleServers, regions } from '../../api';
import { hostOf } from '../words';
import { settingFaultInWords } from '../failureWords';
import { askLine } from '../prompts/inputBox';
import { regionInWords } from './regionInWords';
import { pickItem, type PickItemOptions } from '../prompts/pick';

/** Why a server is asked for: none was chosen yet, another one is wanted, or an account's. */
export type ServerReason = 'first' | 'another' | 'sign-in';

/**
 * Looks whether a server answers.
 * @param signal aborts when the box closes meanwhile
 * @returns what is wrong with it
 */
export type TryServer = (server: string, signal: AbortSignal) => Promise<string | undefined>;

/**
 * Asks where secrets are stored.
 * @param own servers of the person's own that are known here
 * @returns base address; undefined for Esc
 */
export async function askServer(
  tryServer: TryServer,
  reason: ServerReason,
  own: readonly string[],
): Promise<string | undefined> {
  const hosted = regions.map((region) => {
    const { name, detail } = regionInWords(region);
    return {
      label: name,
      description: hostOf(region.origin),
      detail,
      server: region.origin,
    };
  });
  const chosen = await pickItem(
    [
      ...own.map((server) => ({
        label: hostOf(server),
        description: vscode.l10n.t('self-hosted'),
        server,
      })),
      ...hosted,
      {
        label: vscode.l10n.t('A server of your own…'),
        description: vscode.l10n.t('self-hosted'),
        server: undefined,
      },
    ],
    questionFor(reason),
  );
  if (!chosen) return undefined;
  return chosen.server ?? askOwnServer(tryServer);
}

function questionFor(reason: ServerReason): PickItemOptions {
  switch (reason) {
    case 'first':
      return {
        title: vscode.l10n.t('Onetime Secret: Where should your secrets be stored?'),
        placeholder: vscode.l10n.t(
          'Asked once; Switch Account or Server changes it. Nothing has been sent yet.',
        ),
      };
    case 'another':
      return { title: vscode.l10n.t('Onetime Secret: Where should new secrets be stored?') };
    case 'sign-in':
      return { title: vscode.l10n.t('Onetime Secret: Where is your account?') };
  }
}

/** What does not answer is taken the second time: servers are chosen offline, too. */
export async function askOwnServer(tryServer: TryServer): Promise<string | undefined> {
  let complainedOf: string | undefined;
  let chosen: string | undefined;
  const text = await askLine({
    title: vscode.l10n.t('Onetime Secret: Your Own Server'),
    prompt: vscode.l10n.t('The address of your Onetime Secret server.'),
    placeholder: 'https://secrets.example.com',
    check: async (value, signal) => {
      const invalid = faultOf(value);
      if (invalid !== undefined) return invalid;
      const [server, other] = possibleServers(value);
      chosen = server;
      if (server === complainedOf) return undefined;
      const complaint = await tryServer(server, signal);
      complainedOf = complaint === undefined ? undefined : server;
      if (complaint === undefined || other === undefined) return complaint;
      if ((await tryServer(other, signal)) !== undefined) return complaint;
      chosen = other;
      return undefined;
    },
  });
  return text === undefined ? undefined : chosen;
}

function faultOf(text: string): string | undefined {
  try {
    parseServerUrl(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidServerUrlError)) throw error;
    return vscode.l10n.t('This address cannot be used: {0}.', settingFaultInWords(error.reason));
  }
}
