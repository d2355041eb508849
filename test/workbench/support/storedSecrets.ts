import { createDecipheriv } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workbench } from '../../../dev/vscode/workbench';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What SecretStorage has written for this profile: the person's browser keeps it, encrypted with a
 * key of which that browser has one half and the server the other.
 * @returns the secrets of all extensions, by VS Code's names for them
 */
export async function storedSecrets(workbench: Workbench): Promise<Record<string, string>> {
  const stored = await workbench.page.evaluate<string | null>(
    'localStorage.getItem("secrets.provider")',
  );
  if (stored === null) return {};
  const bytes = Buffer.from(stored, 'base64');
  const serverHalf = await readFile(join(workbench.profile, 'secret-storage-key'));
  const key = Buffer.from(serverHalf.map((byte, at) => byte ^ (bytes[at] ?? 0)));
  const nonce = bytes.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const sealed = bytes.subarray(KEY_BYTES + NONCE_BYTES, -TAG_BYTES);
  const text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  return JSON.parse(text) as Record<string, string>;
}
