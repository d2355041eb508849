import * as vscode from 'vscode';
import { askLineInSteps } from './inputBox';
import { pick } from './pick';
import { withAnswer, type BACK, type Step } from './steps';

const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/**
 * Asks under which domain the link is.
 * @param known domains of the settings and those used before
 * @returns `''` for the server's own
 */
export async function askShareDomain(
  title: string,
  known: readonly string[],
  present: string,
  at: Step,
): Promise<string | typeof BACK | undefined> {
  return pick<string>({
    title,
    placeholder: vscode.l10n.t('Under which domain should the link be?'),
    choices: [
      { label: vscode.l10n.t('The server’s own'), value: '' },
      ...withAnswer(known, present).map((domain) => ({
        label: domain,
        preferred: domain === present,
        value: domain,
      })),
      {
        label: vscode.l10n.t('A custom domain of your account…'),
        ask: async (inside) => askDomain(title, inside),
      },
    ],
    at,
  });
}

async function askDomain(title: string, at: Step): Promise<string | typeof BACK | undefined> {
  const domain = await askLineInSteps(
    {
      title,
      prompt: vscode.l10n.t('A custom domain that your account has on this server.'),
      placeholder: 'secrets.example.com',
      check: (value) =>
        HOST.test(value.trim())
          ? undefined
          : vscode.l10n.t('Write the name of a host alone, such as secrets.example.com.'),
    },
    at,
  );
  return typeof domain === 'string' ? domain.trim() : domain;
}
