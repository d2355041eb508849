import * as vscode from 'vscode';
import { InvalidServerUrlError, parseServerUrl, possibleServers, regions } from '../../api';
import { hostOf } from '../words';
import { settingFaultInWords } from '../failureWords';
import { askLine } from '../prompts/inputBox';
import { regionInWords } from './regionInWords';
import { pickItem } from '../prompts/pick';

/** A choice of server, as the settings hold it. */
export interface ServerChoice {
  /** A region's id, or `custom`. */
  readonly region: string;
  /** Base address. */
  readonly server: string;
}

/**
 * Looks whether a server answers.
 * @param signal aborts when the box closes meanwhile
 * @returns what is wrong with it
 */
export type TryServer = (server: string, signal: AbortSignal) => Promise<string | undefined>;

/** Asks where secrets are stored. @returns undefined for Esc */
export async function askServer(tryServer: TryServer): Promise<ServerChoice | undefined> {
  const hosted = regions.map((region) => {
    const { name, detail } = regionInWords(region);
    return {
      label: name,
      description: hostOf(region.origin),
      detail,
      choice: { region: region.id, server: region.origin },
    };
  });
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
  return chosen.choice ?? askOwnServer(tryServer);
}

/** What does not answer is taken the second time: servers are chosen offline, too. */
export async function askOwnServer(tryServer: TryServer): Promise<ServerChoice | undefined> {
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
  return text === undefined || chosen === undefined
    ? undefined
    : { region: 'custom', server: chosen };
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
