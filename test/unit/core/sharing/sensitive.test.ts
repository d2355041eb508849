import assert from 'node:assert/strict';
import { sensitiveKind } from '../../../../src/core/sharing/sensitive';

describe('Sensitive files', () => {
  const pem = (what: string): string => `-----BEGIN ${what}-----\nx\n-----END ${what}-----\n`;
  for (const [name, text, kind] of [
    ['.env', 'A=1', 'env'],
    ['.env.production', 'A=1', 'env'],
    ['prod.env', 'A=1', 'env'],
    ['.envrc', 'export A=1', 'env'],
    ['id_ed25519', 'x', 'private-key'],
    ['server.key', 'x', 'private-key'],
    ['notes.txt', pem('OPENSSH PRIVATE KEY'), 'private-key'],
    ['notes.txt', pem('RSA PRIVATE KEY'), 'private-key'],
    ['bundle.pem', pem('CERTIFICATE'), 'certificate'],
    ['ca.crt', 'x', 'certificate'],
    ['id_rsa.pub', 'ssh-rsa AAAA', undefined],
    ['environment.ts', 'export {}', undefined],
    ['README.md', 'A private key is…', undefined],
    ['', 'A=1', undefined],
  ] as const) {
    it(`${name || '(no name)'} is ${kind ?? 'nothing special'}`, () => {
      assert.equal(sensitiveKind(name, text), kind);
    });
  }
});
