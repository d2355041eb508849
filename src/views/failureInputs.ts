import * as vscode from 'vscode';
import type { Expected } from '../core/args';
import type { SettingFault } from '../core/errors';

/** Completes "has to be …". */
export function expectedInWords(expected: Expected): string {
  switch (expected) {
    case 'ttl':
      return vscode.l10n.t('a number of seconds, or a text such as 30m, 12h or 7d');
    case 'text':
      return vscode.l10n.t('a text that is not too long');
    case 'flag':
      return vscode.l10n.t('true or false');
    case 'email':
      return vscode.l10n.t('an e-mail address');
    case 'length':
      return vscode.l10n.t('a whole number from 8 to 128');
    case 'characters':
      return vscode.l10n.t(
        'a text of at least 8 different characters (500 at most in all), or a list of lower, upper, digits and symbols',
      );
    case 'then':
      return vscode.l10n.t('copy, show or insert');
    case 'uri':
      return vscode.l10n.t('the Uri of a file, or its text such as file:///home/me/.env');
    case 'server':
      return vscode.l10n.t(
        'a region (us, eu, ca, nz, uk, global) or the https address of a server',
      );
  }
}

/** Completes "cannot be used: …". */
export function settingFaultInWords(fault: SettingFault): string {
  switch (fault) {
    case 'empty':
      return vscode.l10n.t(
        'it is empty; write the address of your server, such as https://secrets.example.com',
      );
    case 'not-a-url':
      return vscode.l10n.t('it is not a web address such as https://secrets.example.com');
    case 'scheme':
      return vscode.l10n.t('it has to start with https://');
    case 'insecure':
      return vscode.l10n.t('it has to start with https://; plain http is for this computer only');
    case 'user-info':
      return vscode.l10n.t(
        'a user name or password does not belong in an address; sign in instead',
      );
    case 'query':
      return vscode.l10n.t('remove the part from ? or # on');
    case 'path':
      return vscode.l10n.t('remove the path; a Onetime Secret server has a host of its own');
    case 'needs-link':
      return vscode.l10n.t('{link} has to be in it, or the link would be lost');
    case 'unknown-region':
      return vscode.l10n.t('choose one of the offered regions');
    case 'ttl':
      return vscode.l10n.t('write a number and s, m, h, d or w, such as 30m, 12h or 7d');
  }
}
