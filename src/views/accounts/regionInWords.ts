import * as vscode from 'vscode';
import type { Region } from '../../api';

/** What people choose a region by. */
export interface RegionWords {
  readonly name: string;
  /** Its city, and the law that is meant by "stored there"; as onetimesecret.com tells of its regions. */
  readonly detail: string;
}

export function regionInWords({ id }: Region): RegionWords {
  switch (id) {
    case 'us':
      return {
        name: vscode.l10n.t('United States'),
        detail: vscode.l10n.t('Stored in Hillsboro, Oregon, under US law.'),
      };
    case 'eu':
      return {
        name: vscode.l10n.t('European Union'),
        detail: vscode.l10n.t('Stored in Nuremberg, Germany, under the GDPR.'),
      };
    case 'ca':
      return {
        name: vscode.l10n.t('Canada'),
        detail: vscode.l10n.t('Stored in Toronto, under Canadian law (PIPEDA).'),
      };
    case 'nz':
      return {
        name: vscode.l10n.t('New Zealand'),
        detail: vscode.l10n.t('Stored in Porirua, under the Privacy Act of New Zealand.'),
      };
    case 'uk':
      return {
        name: vscode.l10n.t('United Kingdom'),
        detail: vscode.l10n.t('Stored in London, under the UK GDPR.'),
      };
    case 'global':
      return {
        name: vscode.l10n.t('No particular region'),
        detail: vscode.l10n.t('The service chooses the region, and may retire this address.'),
      };
  }
}
