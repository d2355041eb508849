import * as vscode from 'vscode';
import {
  LONGEST_TOKEN,
  tokenFault,
  usernameFault,
  type TokenFault,
  type UsernameFault,
} from '../../core/accounts/credentials';
import { LONGEST_ADDRESS } from '../../core/args';
import { causeOf } from '../../core/errors';
import { failureInWords } from '../failureWords';
import { askLineInSteps, type InputBoxOptions } from '../prompts/inputBox';
import { askInSteps, BACK, type Question, type Step } from '../prompts/steps';
import { hostOf } from '../words';

export interface Credentials {
  readonly username: string;
  readonly token: string;
}

/** Why somebody is asked to sign in, which the box says. */
export type SignInReason =
  /** They want to. */
  | 'wanted'
  /** A share needs the account that the settings name. */
  | 'share'
  /** The server refused the token that is kept. */
  | 'refused';

export interface AskCredentialsOptions {
  /** Origin. */
  readonly server: string;
  /** Given: only the token is asked. */
  readonly username?: string | undefined;
  readonly reason: SignInReason;
  /**
   * Asks the server.
   * @param signal aborts when the box closes meanwhile
   * @throws what they are refused with
   */
  readonly tryThem: (credentials: Credentials, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Asks for a user name, then for an API token until the server accepts it; going back finds both
 * again.
 * @returns undefined for Esc
 */
export async function askCredentials(
  options: AskCredentialsOptions,
): Promise<Credentials | undefined> {
  let { username = '' } = options;
  let token = '';
  const name: Question = async (at) => {
    const answer = await askLineInSteps(usernameBox(options.server, username), at);
    if (answer === undefined || answer === BACK) return answer;
    username = answer.trim();
    return 'answered';
  };
  const secret: Question = async (at) => {
    const box = tokenBox(options, username, at);
    const keep = (typed: string): void => {
      token = typed;
    };
    const answer = await askLineInSteps({ ...box, value: token, onBack: keep }, at);
    if (answer === undefined || answer === BACK) return answer;
    token = answer.trim();
    return 'answered';
  };
  const questions = options.username === undefined ? [name, secret] : [secret];
  return (await askInSteps(questions)) ? { username, token } : undefined;
}

function titleOf(server: string): string {
  return vscode.l10n.t('Sign In to {0}', hostOf(server));
}

function usernameBox(server: string, value: string): InputBoxOptions {
  return {
    title: titleOf(server),
    prompt: vscode.l10n.t('The user name of your account, usually your e-mail address.'),
    placeholder: 'you@example.com',
    value,
    check: (typed) => {
      const fault = usernameFault(typed.trim());
      return fault && usernameFaultInWords(fault);
    },
  };
}

function tokenBox(
  { server, reason, tryThem }: AskCredentialsOptions,
  username: string,
  { back }: Step,
): InputBoxOptions {
  return {
    title: titleOf(server),
    prompt: tokenPrompt(username, reason),
    placeholder: vscode.l10n.t('API token, not the password'),
    password: true,
    buttons: [
      {
        iconPath: new vscode.ThemeIcon('link-external'),
        tooltip: vscode.l10n.t('Open Account Page'),
        pressed: () => {
          void vscode.env.openExternal(vscode.Uri.parse(`${server}/account`));
        },
      },
    ],
    check: async (typed, signal) => {
      const token = typed.trim();
      const fault = tokenFault(token);
      if (fault) return tokenFaultInWords(fault);
      try {
        await tryThem({ username, token }, signal);
        return undefined;
      } catch (error) {
        return causeOf(error)?.code === 'not-authorized'
          ? notAccepted(server, username, back)
          : failureInWords(error);
      }
    },
  };
}

function tokenPrompt(username: string, reason: SignInReason): string {
  switch (reason) {
    case 'wanted':
      return vscode.l10n.t(
        'The API token of {0}. You find it on the server under Account, API. It is kept in VS Code’s secret storage.',
        username,
      );
    case 'share':
      return vscode.l10n.t(
        'Your settings say that secrets go with {0}; its API token is not on this computer. Esc sends nothing.',
        username,
      );
    case 'refused':
      return vscode.l10n.t(
        'The API token of {0} that is kept here is no longer accepted. You find the current one on the server under Account, API.',
        username,
      );
  }
}

function notAccepted(server: string, username: string, back: boolean): string {
  const complaint = vscode.l10n.t(
    '{0} does not accept this token for {1}. User names are case-sensitive; a token works only in the region it was made in.',
    hostOf(server),
    username,
  );
  return back
    ? `${complaint} ${vscode.l10n.t('The back button returns to the user name.')}`
    : complaint;
}

function usernameFaultInWords(fault: UsernameFault): string {
  switch (fault) {
    case 'empty':
      return vscode.l10n.t('Type your user name, or press Esc to cancel.');
    case 'too-long':
      return vscode.l10n.t('A user name has {0} characters at most.', LONGEST_ADDRESS);
    case 'characters':
      return vscode.l10n.t(
        'There is a character in this user name that cannot be seen. Type it by hand.',
      );
    case 'colon':
      return vscode.l10n.t(
        'Nobody can sign in by a user name with a colon: servers take what follows it for the token.',
      );
    case 'anonymous':
      return vscode.l10n.t('“anonymous” means sharing without an account. Type another user name.');
  }
}

function tokenFaultInWords(fault: TokenFault): string {
  switch (fault) {
    case 'empty':
      return vscode.l10n.t('Paste your API token, or press Esc to cancel.');
    case 'too-long':
      return vscode.l10n.t(
        'This is too long for an API token, which has {0} characters at most. Copy the token alone.',
        LONGEST_TOKEN,
      );
    case 'characters':
      return vscode.l10n.t(
        'An API token has no blanks, quotes or line breaks in it. Copy the token alone.',
      );
  }
}
