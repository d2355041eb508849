import * as api from '../../src/api';
import * as core from '../../src/core/errors';

/** One of each that the API can fail with; the compiler asks for those that are new. */
export const apiErrors: { readonly [Code in api.ApiError['code']]: WithCode<api.ApiError, Code> } =
  {
    'not-authorized': new api.NotAuthorizedError(),
    'unknown-secret': new api.UnknownSecretError(),
    'wrong-passphrase': new api.WrongPassphraseError('Double check that passphrase'),
    refused: new api.RefusedError('Not today', 400),
    'rate-limited': new api.RateLimitedError(),
    'secret-locked': new api.SecretLockedError(404),
    'server-fault': new api.ServerFaultError(502),
    'sign-in-unavailable': new api.SignInUnavailableError(),
    'not-an-api': new api.NotAnApiError(404),
    'redirect-refused': new api.RedirectRefusedError('https://elsewhere.example'),
    timeout: new api.TimeoutError(30_000),
    canceled: new api.CanceledError('unknown'),
    unreachable: new api.UnreachableError('ECONNREFUSED'),
    'connection-lost': new api.ConnectionLostError('ECONNRESET'),
    'answer-too-large': new api.AnswerTooLargeError(1000),
    'unusable-answer': new api.UnusableAnswerError('json'),
    'invalid-key': new api.InvalidKeyError(),
    'invalid-server-url': new api.InvalidServerUrlError('path'),
  };

/** One of each that can be in the way here; the same holds. */
export const localErrors: {
  readonly [Code in core.LocalError['code']]: WithCode<core.LocalError, Code>;
} = {
  'nothing-to-share': new core.NothingToShareError(),
  'secret-too-large': new core.SecretTooLargeError(20_000, 10_000),
  'bad-argument': new core.BadArgumentError('ttl', 'ttl'),
  'bad-setting': new core.BadSettingError('onetimeSecret.serverUrl', 'path'),
  'accounts-unreadable': new core.AccountsUnreadableError(),
  'account-needed': new core.AccountNeededError('recipient'),
  'unknown-share-domain': new core.UnknownShareDomainError('links.example'),
  'binary-file': new core.BinaryFileError('a.bin'),
  'unreadable-file': new core.UnreadableFileError('a', true),
  'no-metadata-key': new core.NoMetadataKeyError(),
  'no-such-secret': new core.NoSuchSecretError(),
  'not-deleted': new core.NotDeletedError(),
  'not-a-link': new core.NotALinkError(),
};

type WithCode<E extends { code: string }, Code extends E['code']> = Extract<E, { code: Code }>;

/** All that can be done with a server. */
const actions: Readonly<Record<core.Action, true>> = {
  share: true,
  generate: true,
  reveal: true,
  burn: true,
  copyLink: true,
  refresh: true,
  signIn: true,
  tryServer: true,
  check: true,
};

/** What an action fails with, at https://ots.example. */
export function failed(action: core.Action, cause: unknown): core.ActionFailedError {
  return new core.ActionFailedError(action, 'https://ots.example', cause, 'tom');
}

/** Every action that fails, with everything that it can fail with. */
export function everyFailure(): core.ActionFailedError[] {
  const causes = [...Object.values(apiErrors), ...Object.values(localErrors)];
  return (Object.keys(actions) as core.Action[]).flatMap((action) =>
    causes.map((cause) => failed(action, cause)),
  );
}
