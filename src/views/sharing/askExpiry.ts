import * as vscode from 'vscode';
import { parseTtl } from '../../core/sharing/ttl';
import { duration, moment } from '../words';
import { askLineInSteps } from '../prompts/inputBox';
import { pick } from '../prompts/pick';
import { BACK, type Step } from '../prompts/steps';

/**
 * Asks how long the link lives if nobody opens it.
 * @param preferred seconds; offered in any case
 * @returns seconds
 */
export async function askExpiry(
  title: string,
  { offeredTtls, now }: { readonly offeredTtls: readonly number[]; readonly now: number },
  preferred: number,
  at: Step,
): Promise<number | typeof BACK | undefined> {
  const all = [...new Set([...offeredTtls, preferred])].sort((a, b) => a - b);
  return pick<number>({
    title,
    placeholder: vscode.l10n.t('How long does the link live if nobody opens it?'),
    choices: [
      ...all.map((ttl) => ({
        label: duration(ttl),
        description: vscode.l10n.t('until {0}', moment(now + ttl * 1000)),
        preferred: ttl === preferred,
        value: ttl,
      })),
      {
        label: vscode.l10n.t('Another time…'),
        ask: async (inside) => askOtherTime(title, inside),
      },
    ],
    at,
  });
}

async function askOtherTime(title: string, at: Step): Promise<number | typeof BACK | undefined> {
  const text = await askLineInSteps(
    {
      title,
      prompt: vscode.l10n.t(
        'How long the link lives: a number and s, m, h, d or w. The server has limits of its own; if it grants less, you are told.',
      ),
      placeholder: '36h',
      check: (value) =>
        parseTtl(value.trim()) === undefined
          ? vscode.l10n.t('Write a number and s, m, h, d or w, such as 30m, 12h or 7d.')
          : undefined,
    },
    at,
  );
  return text === undefined || text === BACK ? text : parseTtl(text.trim());
}
