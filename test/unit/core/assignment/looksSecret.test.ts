import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { looksSecret } from '../../../../src/core/assignment/looksSecret';

// Made at run time, so that no scanner takes this file for a leak.
const letters = 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8zC0fL'.repeat(3);
const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c';

describe('A value looks like a secret', () => {
  const secrets: readonly (readonly [string, string])[] = [
    ['PASSWORD', 'hunter2!'],
    ['DB_PASSWORD', 'Tr0ub4dor'],
    ['password', '12345678'],
    ['spring.datasource.password', 'p@ss:word=1'],
    ['db.dbPassword', 'correct-horse'],
    ['API_KEY', 'abcd1234'],
    ['apiKey', 'abcd1234'],
    ['aws_secret_access_key', 'abc/def+ghi'],
    ['SECRET_KEY_BASE', 'abcdef123'],
    ['Auth.ClientSecret', 'abcdef123'],
    ['//registry.example.com/:_authToken', 'abcdef123'],
    ['_auth', 'dXNlcjpwYXNz'],
    ['SIGNING_KEY', 'abcdef123'],
    ['DATABASE_URL', 'postgres://app:s3cr3t@db:5432/app?a=b'],
    ['url', 'mongodb+srv://u:p4ss@h1:1,h2:2/db'],
    ['REDIS', 'redis://:p4ss@localhost:6379'],
    ['jdbc', 'jdbc:mysql://u:p4ss@localhost/db'],
    ['ConnectionStrings.Default', 'Server=db;User Id=sa;Password=abcd;'],
    ['x', `${'-'.repeat(5)}BEGIN RSA PRIVATE KEY${'-'.repeat(5)}\nMII\n`],
    ['x', `ghp_${letters.slice(0, 36)}`],
    ['x', `xoxb-${letters.slice(0, 24)}`],
    ['x', `sk_live_${letters.slice(0, 24)}`],
    ['x', `eyJ${letters.slice(0, 20)}.eyJ${letters.slice(0, 20)}.${letters.slice(0, 30)}`],
    ['x', letters.slice(0, 32)],
    ['x', hex],
  ];
  for (const [key, value] of secrets) {
    it(`as ${key}=${value.slice(0, 12)}… does`, () => {
      assert.equal(looksSecret(key, value), true);
    });
  }

  it('as what a random generator makes does', () => {
    for (let round = 0; round < 50; round++) {
      assert.equal(looksSecret('x', randomBytes(48).toString('hex')), true);
    }
  });

  const harmless: readonly (readonly [string, string])[] = [
    ['NODE_ENV', 'development'],
    ['PORT', '3000'],
    ['PASSWORD', ''],
    ['PASSWORD', '${DB_PASSWORD}'],
    ['PASSWORD', '$DB_PASSWORD'],
    ['PASSWORD', '<your password>'],
    ['PASSWORD', 'changeme'],
    ['API_KEY', 'your-api-key-here'],
    ['token', '{{ .Values.token }}'],
    ['token', 'xxxxxxxx'],
    ['token', 'string'],
    ['PASSWORD_FILE', '/run/secrets/db'],
    ['POSTGRES_PASSWORD', '/run/secrets/db'],
    ['passwordMinLength', '12345678'],
    ['max_tokens', '4096'],
    ['maxTokens', '128000'],
    ['tokenUrl', 'https://example.com/oauth/token'],
    ['TOKEN_TTL', '36000000'],
    ['secretName', 'app-secret'],
    ['forgotPassword', 'Forgot your password?'],
    ['password', 'Password'],
    ['author', 'Someone Somewhere'],
    ['keyboard', 'qwertyuiop'],
    ['compass', 'north-east'],
    ['PWD', '/home/someone'],
    ['url', 'https://example.com/a/b?c=d'],
    ['url', 'http://user@example.com:8080/'],
    ['url', 'postgres://app:${PASSWORD}@db/app'],
    ['integrity', `sha512-${letters.slice(0, 64)}==`],
    ['commit', hex.slice(0, 40)],
    ['x', hex.slice(0, 40)],
    ['id', '123e4567-e89b-12d3-a456-426614174000'],
    ['PUBLIC_KEY', letters.slice(0, 40)],
    ['main', './dist/extension/activation/index.js'],
    ['name', 'com.example.application.ConfigurationProvider'],
    ['description', 'A text of several words, with 1 number and Capitals'],
  ];
  for (const [key, value] of harmless) {
    it(`but not as ${key}=${value.slice(0, 20)} does`, () => {
      assert.equal(looksSecret(key, value), false);
    });
  }

  it('is told at once, however long the value', () => {
    const began = performance.now();
    for (const part of ['a', ':', '${', ';  ', '-----BEGIN ', 'a://', '@', '=']) {
      looksSecret('password', part.repeat(50_000));
      looksSecret('password', `a://${part.repeat(50_000)}`);
    }
    assert.ok(performance.now() - began < 1000);
  });
});
