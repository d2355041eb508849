import * as vscode from 'vscode';
import { bareDomain, InvalidServerUrlError, parseServerUrl, regions } from '../api';
import { usernameFault } from '../core/accounts/credentials';
import { ANONYMOUS } from '../core/accounts/destination';
import { BadSettingError } from '../core/errors';
import { numberSetting, type NUMBER_SETTINGS } from '../core/numberSettings';
import { keepsLink } from '../core/sharing/templates';
import { parseTtl } from '../core/sharing/ttl';
import { SETTINGS_SECTION, settingId, SettingNames, type SettingName } from '../ids';

/** The settings that say where secrets go, in the order in which they are written. */
export const PLACE_SETTINGS = [
  SettingNames.serverUrl,
  SettingNames.region,
  SettingNames.account,
] as const;

/** The settings of a place as they are in settings.json; undefined: not there. */
export type WrittenPlace = ReadonlyMap<(typeof PLACE_SETTINGS)[number], unknown>;

/** The person's settings, validated where they are used. All have application scope. */
export class Settings {
  private writing = Promise.resolve();

  /**
   * Base address of the chosen server; undefined: none was chosen yet.
   * @throws BadSettingError
   */
  server(): string | undefined {
    const region = this.text(SettingNames.region);
    if (region === '') return undefined;
    if (region === 'custom') return this.customServer();
    const known = regions.find(({ id }) => id === region);
    if (!known) throw new BadSettingError(settingId(SettingNames.region), 'unknown-region');
    return known.origin;
  }

  /**
   * A user name, `anonymous`, or `''` for the only account.
   * @throws BadSettingError for a name that nobody can sign in by
   */
  account(): string {
    const account = this.text(SettingNames.account);
    if (account !== '' && account !== ANONYMOUS && usernameFault(account))
      throw new BadSettingError(settingId(SettingNames.account), 'username');
    return account;
  }

  /**
   * Seconds.
   * @throws BadSettingError
   */
  defaultTtl(): number {
    const ttl = parseTtl(this.text(SettingNames.defaultTtl) || '1d');
    if (ttl === undefined) throw new BadSettingError(settingId(SettingNames.defaultTtl), 'ttl');
    return ttl;
  }

  passphrase(): 'never' | 'ask' | 'generate' {
    const value = this.text(SettingNames.passphrase);
    return value === 'ask' || value === 'generate' ? value : 'never';
  }

  copyFormat(): 'link' | 'message' {
    return this.text(SettingNames.copyFormat) === 'message' ? 'message' : 'link';
  }

  /** @throws BadSettingError without a place for the link */
  messageTemplate(): string {
    return this.template(SettingNames.messageTemplate);
  }

  /** @throws BadSettingError without a place for the link */
  placeholder(): string {
    return this.template(SettingNames.placeholder);
  }

  /** Bare, however it was written: servers pass over one with a scheme without a word. */
  shareDomain(): string {
    return bareDomain(this.text(SettingNames.shareDomain));
  }

  /** Whether the extension asks by itself what became of secrets, and tells. */
  watch(): boolean {
    return configuration().get<unknown>(SettingNames.watch) !== false;
  }

  /** Seconds; 0: never. */
  clearClipboardAfter(): number {
    return this.number(SettingNames.clearClipboardAfter);
  }

  historyDays(): number {
    return this.number(SettingNames.historyDays);
  }

  /** What is written of where secrets go, to be written back. */
  writtenPlace(): WrittenPlace {
    return new Map(
      PLACE_SETTINGS.map((name) => [name, configuration().inspect(name)?.globalValue]),
    );
  }

  /**
   * Waits while a place is being written: its settings are written one after the other, and what was
   * shared meanwhile would go to the server of the one place as the account of the other.
   */
  async placeWritten(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  /** Writes those that are named and say otherwise. Rejects where settings.json cannot be written. */
  async writePlace(written: WrittenPlace): Promise<void> {
    const write = async (): Promise<void> => this.write(written);
    this.writing = this.writing.then(write, write);
    return this.writing;
  }

  private async write(written: WrittenPlace): Promise<void> {
    for (const [name, value] of written) {
      if (configuration().inspect(name)?.globalValue === value) continue;
      await configuration().update(name, value, vscode.ConfigurationTarget.Global);
    }
  }

  private customServer(): string {
    const setting = settingId(SettingNames.serverUrl);
    try {
      return parseServerUrl(this.text(SettingNames.serverUrl));
    } catch (error) {
      if (error instanceof InvalidServerUrlError) throw new BadSettingError(setting, error.reason);
      throw error;
    }
  }

  private template(name: SettingName): string {
    const template = configuration().get<unknown>(name);
    if (typeof template !== 'string' || !keepsLink(template))
      throw new BadSettingError(settingId(name), 'needs-link');
    return template;
  }

  /** settings.json is written by hand, too: a value of another type counts as not set. */
  private text(name: SettingName): string {
    const value = configuration().get<unknown>(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  private number(name: keyof typeof NUMBER_SETTINGS): number {
    return numberSetting(name, configuration().get<unknown>(name));
  }
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(SETTINGS_SECTION);
}
