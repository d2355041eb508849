import * as vscode from 'vscode';
import { askExpiry } from './askExpiry';
import { askNewPassphrase } from './askNewPassphrase';
import { askRecipient } from './askRecipient';
import { askShareDomain } from './askShareDomain';
import { askInSteps, BACK, type Question, type Step } from '../prompts/steps';

/** The answers so far; going back finds them again. */
export interface ShareDraft {
  /** Seconds. */
  ttl: number;
  /** `''` is none. */
  passphrase: string;
  /** `''` is none. */
  recipient: string;
  /** `''` is the server's own address. */
  shareDomain: string;
}

export interface ShareFormOptions {
  readonly draft: ShareDraft;
  /** Which of the questions are asked. */
  readonly asked: readonly (keyof ShareDraft)[];
  /** Seconds, shortest first. */
  readonly offeredTtls: readonly number[];
  readonly now: number;
  /** The person's settings make a passphrase each time. */
  readonly makesPassphrases: boolean;
  /** Addresses used before, newest first. */
  readonly recipients: readonly string[];
  readonly shareDomains: readonly string[];
}

/**
 * Asks how to share, in steps.
 * @returns the answers; undefined for Esc at any step
 */
export async function askShareForm(options: ShareFormOptions): Promise<ShareDraft | undefined> {
  const draft = { ...options.draft };
  const usual = options.makesPassphrases ? 'made' : 'none';
  const title = vscode.l10n.t('Share as One-Time Secret');
  const ask: Readonly<Record<keyof ShareDraft, Question>> = {
    ttl: async (at) => keep(draft, 'ttl', await askExpiry(title, options, draft.ttl, at)),
    passphrase: async (at) =>
      keep(draft, 'passphrase', await askNewPassphrase(title, draft.passphrase, at, usual)),
    recipient: async (at) =>
      keep(draft, 'recipient', await askRecipient(title, options.recipients, draft.recipient, at)),
    shareDomain: async (at) =>
      keep(
        draft,
        'shareDomain',
        await askShareDomain(title, options.shareDomains, draft.shareDomain, at),
      ),
  };
  const answered = await askInSteps(options.asked.map((name) => async (at: Step) => ask[name](at)));
  return answered ? draft : undefined;
}

function keep<K extends keyof ShareDraft>(
  draft: ShareDraft,
  name: K,
  answer: ShareDraft[K] | typeof BACK | undefined,
): typeof BACK | 'answered' | undefined {
  if (answer === undefined || answer === BACK) return answer;
  draft[name] = answer;
  return 'answered';
}
