/** Every id of the public surface. A unit test holds package.json and package.nls.json to it. */

export const Commands = {
  shareSelection: 'onetimeSecret.shareSelection',
  shareSelectionWithOptions: 'onetimeSecret.shareSelectionWithOptions',
  shareAndReplace: 'onetimeSecret.shareAndReplace',
  shareFile: 'onetimeSecret.shareFile',
  shareClipboard: 'onetimeSecret.shareClipboard',
  pasteAsSecret: 'onetimeSecret.pasteAsSecret',
  shareTerminalSelection: 'onetimeSecret.shareTerminalSelection',
  generatePassword: 'onetimeSecret.generatePassword',
  revealSecret: 'onetimeSecret.revealSecret',
  refreshRecent: 'onetimeSecret.refreshRecent',
  burnSecret: 'onetimeSecret.burnSecret',
  burnUnopened: 'onetimeSecret.burnUnopened',
  copyLink: 'onetimeSecret.copyLink',
  copyMessage: 'onetimeSecret.copyMessage',
  openReceipt: 'onetimeSecret.openReceipt',
  renameSecret: 'onetimeSecret.renameSecret',
  forgetSecret: 'onetimeSecret.forgetSecret',
  signIn: 'onetimeSecret.signIn',
  /** Of the view alone, and only while a token is refused. */
  signInAgain: 'onetimeSecret.signInAgain',
  signOut: 'onetimeSecret.signOut',
  switchAccount: 'onetimeSecret.switchAccount',
  checkConnection: 'onetimeSecret.checkConnection',
  showLog: 'onetimeSecret.showLog',
} as const;
export type CommandId = (typeof Commands)[keyof typeof Commands];

/** Commands of rows: not contributed, so that nobody else is offered them. */
export const RowCommands = {
  showMore: 'onetimeSecret.recent.showMore',
} as const;
export type RowCommandId = (typeof RowCommands)[keyof typeof RowCommands];

export const Views = { recent: 'onetimeSecret.recent' } as const;

/** VS Code's menu of the status bar hides them by these. */
export const StatusBarItems = { nextPlace: 'onetimeSecret.nextPlace' } as const;

export const ViewContainers = { onetimeSecret: 'onetimeSecret' } as const;

/** Names below this section are written to settings.json as `onetimeSecret.NAME`. */
export const SETTINGS_SECTION = 'onetimeSecret';
export const SettingNames = {
  region: 'region',
  serverUrl: 'serverUrl',
  account: 'account',
  defaultTtl: 'defaultTtl',
  passphrase: 'passphrase',
  shareDomain: 'shareDomain',
  copyFormat: 'copyFormat',
  messageTemplate: 'messageTemplate',
  placeholder: 'placeholder',
  watch: 'watch',
  clearClipboardAfter: 'clearClipboardAfter',
  historyDays: 'historyDays',
} as const;
export type SettingName = (typeof SettingNames)[keyof typeof SettingNames];

/** A setting as a person sees it, such as `onetimeSecret.serverUrl`. */
export function settingId(name: SettingName): string {
  return `${SETTINGS_SECTION}.${name}`;
}

/** Context keys that `when` clauses of package.json read. */
export const ContextKeys = {
  signedIn: 'onetimeSecret.signedIn',
  /** Whether the server of an account has refused its token. */
  tokenRefused: 'onetimeSecret.tokenRefused',
  /** One of `ListStates`. */
  listState: 'onetimeSecret.listState',
} as const;

/**
 * What an empty list means: nothing was shared, it is still asked for, no server could be reached,
 * a token was refused, or a server answered otherwise than it should.
 */
export const ListStates = ['known', 'loading', 'offline', 'refused', 'failed'] as const;
export type ListState = (typeof ListStates)[number];

export const AUTHENTICATION_PROVIDER = 'onetimeSecret';

/** Scheme of the read-only documents that show an opened secret. */
export const REVEALED_SCHEME = 'onetime-secret';
