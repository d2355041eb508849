import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/**
 * Certificates made at run time, for tests. Node signs but writes no certificates, and libraries
 * that do bring twenty packages along; the little DER that is needed is written here (RFC 5280).
 */
export interface Certificate {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

export interface Authority {
  /** The authority's own certificate, PEM: what a client has to be told to trust. */
  readonly ca: string;
  /** A certificate for these DNS names, signed by this authority, good for an hour. */
  readonly issue: (...names: string[]) => Certificate;
  /** The same, good for an hour that was over a day ago, or begins in a day. */
  readonly issueOld: (...names: string[]) => Certificate;
  readonly issueEarly: (...names: string[]) => Certificate;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When a certificate becomes good, in milliseconds from now; then it is for an hour. */
const NOW = -60_000;

/** Makes a certificate authority, good for some days. */
export function createAuthority(name = `Test CA ${randomBytes(4).toString('hex')}`): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name, key: keys.privateKey, publicKey: keys.publicKey };
  const ca = certificate(issuer, name, keys.publicKey, -2 * DAY, 4 * DAY, [
    extension('551d13', true, sequence(Buffer.from('0101ff', 'hex'))), // basicConstraints: a CA
    extension('551d0f', true, Buffer.from('03020106', 'hex')), // keyUsage: sign certificates, CRLs
  ]);
  const issueFrom =
    (from: number) =>
    (...names: string[]): Certificate => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const cert = certificate(issuer, names[0] ?? 'test', publicKey, from, HOUR, [
        subjectAltName(names),
        extension('551d25', false, sequence(oid('2b06010505070301'))), // extKeyUsage: serverAuth
      ]);
      return { cert, key: pem(privateKey) };
    };
  return {
    ca,
    issue: issueFrom(NOW),
    issueOld: issueFrom(-DAY - HOUR),
    issueEarly: issueFrom(DAY),
  };
}

/** A certificate that nobody but itself vouches for, as a server made by hand has it. */
export function createSelfSigned(name: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name, key: privateKey, publicKey };
  const cert = certificate(issuer, name, publicKey, NOW, HOUR, [subjectAltName([name])]);
  return { cert, key: pem(privateKey) };
}

interface Issuer {
  readonly name: string;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
}

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));

function certificate(
  issuer: Issuer,
  subject: string,
  publicKey: KeyObject,
  from: number,
  forMs: number,
  extensions: Buffer[],
): string {
  const keyId = createHash('sha1').update(spki(issuer.publicKey)).digest();
  const authorityKeyId = extension('551d23', false, sequence(der(0x80, keyId)));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])), // serial number
    ECDSA_WITH_SHA256,
    commonName(issuer.name),
    sequence(time(from), time(from + forMs)),
    commonName(subject),
    spki(publicKey),
    der(0xa3, sequence(...extensions, authorityKeyId)),
  );
  const whole = sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, issuer.key)));
  const base64 = whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, content: Buffer): Buffer {
  const length = content.length;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content]);
}

function sequence(...items: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(items));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function bits(content: Buffer): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
}

function time(fromNow: number): Buffer {
  const text = new Date(Date.now() + fromNow).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x18, Buffer.from(text)); // GeneralizedTime, which OpenSSL reads for any year
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [Buffer.from('0101ff', 'hex')] : [];
  return sequence(oid(id), ...flag, der(0x04, value));
}

function subjectAltName(names: readonly string[]): Buffer {
  const dnsNames = names.map((name) => der(0x82, Buffer.from(name)));
  return extension('551d11', false, sequence(...dnsNames));
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}
