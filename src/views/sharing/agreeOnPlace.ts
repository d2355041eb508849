import * as vscode from 'vscode';
import type { Place } from '../../core/accounts/place';
import { confirm } from '../prompts/confirm';
import { hostOf } from '../words';

/**
 * What was to go with an account does not go to another server as nobody's without a question, even
 * if that was chosen for new secrets meanwhile.
 * @param before where it was to go
 * @returns the place; undefined for Cancel
 */
export async function agreeOnPlace(before: Place, place: Place): Promise<Place | undefined> {
  if (before.username === undefined || place.username !== undefined) return place;
  if (before.server === place.server) return place;
  return confirm(
    vscode.l10n.t('Share at {0} without an account?', hostOf(place.server)),
    vscode.l10n.t(
      'This secret was to go to {0} as {1}. New secrets go elsewhere by now.',
      hostOf(before.server),
      before.username,
    ),
    [{ title: vscode.l10n.t('Share Without an Account'), value: place }],
  );
}
