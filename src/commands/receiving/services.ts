import type { ClipboardGuard } from '../../core/receiving/clipboardGuard';
import type { RevealedDocuments } from '../../views/receiving/revealedDocuments';
import type { AccountServices } from '../accounts/services';

/** What handing a plaintext over uses. */
export interface PlaintextServices extends Pick<AccountServices, 'notifications' | 'settings'> {
  readonly clipboardGuard: ClipboardGuard;
}

/** What opening a secret uses. */
export interface ReceivingServices extends AccountServices, PlaintextServices {
  readonly revealed: RevealedDocuments;
}
