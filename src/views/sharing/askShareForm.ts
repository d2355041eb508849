import type { Place } from '../../core/accounts/place';
import type { ShareQuestions } from '../../core/sharing/policy';
import type { ShareChoices } from '../../core/sharing/share';
import { askInSteps, BACK, type Question, type Step } from '../prompts/steps';
import { shareTitle } from '../accounts/placeInWords';
import { askExpiry } from './askExpiry';
import { askNewPassphrase } from './askNewPassphrase';
import { askRecipient } from './askRecipient';
import { askShareDomain } from './askShareDomain';

export interface ShareFormOptions extends ShareQuestions {
  /** Where the secret goes. */
  readonly place: Place;
  readonly now: number;
  /** The person's settings make a passphrase each time. */
  readonly makesPassphrases: boolean;
  /** Addresses used before, newest first. */
  readonly recipients: readonly string[];
  readonly shareDomains: readonly string[];
}

/**
 * Asks how to share, in steps; going back finds the answers again.
 * @returns undefined for Esc at any step
 */
export async function askShareForm(options: ShareFormOptions): Promise<ShareChoices | undefined> {
  let { choices } = options;
  const keep = <K extends keyof ShareChoices>(
    name: K,
    answer: ShareChoices[K] | typeof BACK | undefined,
  ): typeof BACK | 'answered' | undefined => {
    if (answer === undefined || answer === BACK) return answer;
    choices = { ...choices, [name]: answer };
    return 'answered';
  };
  const usual = options.makesPassphrases ? 'made' : 'none';
  const title = shareTitle(options.place);
  const { recipients, shareDomains } = options;
  const ask: Readonly<Record<keyof ShareChoices, Question>> = {
    ttl: async (at) => keep('ttl', await askExpiry(title, options, choices.ttl, at)),
    passphrase: async (at) =>
      keep('passphrase', await askNewPassphrase(title, choices.passphrase, at, usual)),
    recipient: async (at) =>
      keep('recipient', await askRecipient(title, recipients, choices.recipient, at)),
    shareDomain: async (at) =>
      keep('shareDomain', await askShareDomain(title, shareDomains, choices.shareDomain, at)),
  };
  const answered = await askInSteps(options.asked.map((name) => async (at: Step) => ask[name](at)));
  return answered ? choices : undefined;
}
