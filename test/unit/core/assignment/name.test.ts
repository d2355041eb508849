import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readAssignments } from '../../../../src/core/assignment/assignment';
import type { AssignmentSyntax } from '../../../../src/core/assignment/types';
import { looksLikeName, nameOf } from '../../../../src/core/assignment/name';

/** What a selection is called, if it has a name. */
function nameOfSelection(
  text: string,
  selected: string,
  syntax: AssignmentSyntax,
): string | undefined {
  const from = text.indexOf(selected);
  assert.notEqual(from, -1);
  return nameOf(text, readAssignments(text, syntax).at(from), from, from + selected.length);
}

describe('What a selection is called', () => {
  // Made at run time, so that no scanner takes this file for a leak.
  const secret = ['aB3dE5gH7jK9mN1p', 'Q2sT4vW6xY8zC0fL'].join('/');

  it('is the key whose value it lies in, quotes included', () => {
    const env = `A=1\nAPI_TOKEN="${secret}"\n`;
    assert.equal(nameOfSelection(env, secret, 'dotenv'), 'API_TOKEN');
    assert.equal(nameOfSelection(env, secret.slice(3, 9), 'dotenv'), 'API_TOKEN');
    assert.equal(nameOfSelection(env, `"${secret}"`, 'dotenv'), 'API_TOKEN');
    const json = `{"db": {"password": "${secret}"}}`;
    assert.equal(nameOfSelection(json, `"${secret}"`, 'json'), 'db.password');
    assert.equal(nameOfSelection(`s:\n  p: ${secret}\n`, secret, 'yaml'), 's.p');
    assert.equal(nameOfSelection(`[work]\np = ${secret}\n`, secret, 'ini'), 'work.p');
  });

  it('is no key that would be the value itself', () => {
    assert.equal(nameOfSelection('admin: ADMIN\n', 'ADMIN', 'yaml'), undefined);
    assert.equal(
      nameOf(
        '{"hunter2": "hunter2"}',
        readAssignments('{"hunter2": "hunter2"}', 'json').at(13),
        13,
        20,
      ),
      undefined,
    );
    assert.equal(nameOfSelection('{"my-hunter2": "hunter2"}', 'hunter2"', 'json'), undefined);
    const whole = '[{"name": "hunter2", "value": "hunter2-long-one"}]';
    assert.equal(nameOfSelection(whole, 'hunter2-long-one', 'json'), undefined);
    const escaped = '[{"name": "Pass/word1", "value": "Pass\\/word1"}]';
    assert.equal(nameOfSelection(escaped, 'Pass\\/word1', 'json'), undefined);
  });

  it('is no key where it begins before the value, or ends behind it', () => {
    const env = `API_TOKEN=${secret}\nOTHER=x\n`;
    assert.equal(nameOfSelection(env, `API_TOKEN=${secret}`, 'dotenv'), undefined);
    assert.equal(nameOfSelection(env, 'TOKEN', 'dotenv'), undefined);
    assert.equal(nameOfSelection(env, `${secret}\nOTHER`, 'dotenv'), undefined);
  });

  const holding: readonly (readonly [AssignmentSyntax, string, string])[] = [
    ['ini', `proxy_set_header Authorization "Basic ${secret}=";`, `Basic ${secret}=`],
    ['ini', `proxy_set_header Authorization "Basic ${secret}=";`, '=";'],
    ['ini', 'dsn postgres://admin:pw@db.internal/app?sslmode=require', 'postgres://admin:pw@db'],
    ['ini', 'postgres://admin:pw@db.internal/app?sslmode=require', 'require'],
    ['ini', 'curl -u admin:pw https://x.example/?a=b', 'b'],
    ['shell', 'curl -u admin:pw https://x.example/?a=b', 'admin:pw'],
    ['dotenv', `${secret.replace(/\W/g, 'a')}==`, '='],
    ['dotenv', `${secret.replace(/\W/g, 'a')}=x`, 'x'],
    ['properties', 'postgres://admin:pw@db.internal/app?sslmode=require', 'require'],
    ['yaml', `? "${secret}"\n: value`, 'value'],
    ['json', `{"https://admin:pw@x.example/": "value"}`, 'value'],
  ];
  for (const [syntax, text, selected] of holding) {
    it(`never holds what the text is about: ${text.slice(0, 24)} (${syntax})`, () => {
      const name = nameOfSelection(text, selected, syntax) ?? '';
      assert.ok(!name.includes('pw') && !name.includes(secret.slice(0, 8)), name);
      assert.ok(!name.includes(secret.replace(/\W/g, 'a').slice(0, 8)), name);
    });
  }

  it('is a name: words of letters, digits and few signs, 100 characters at most', () => {
    const names = [
      ...['API_TOKEN', 'spring.datasource.password', '//registry.example.com/:_authToken'],
      ...[
        'profile work.password',
        'services.db.environment.PW',
        'Name[de]',
        'пароль',
        'a'.repeat(100),
      ],
    ];
    for (const name of names) assert.equal(looksLikeName(name), true, name);
    const others = [
      ...[
        '',
        ' ',
        'a=b',
        'a  b',
        'a\nb',
        'a"b',
        'https://x.example',
        'a@b',
        'a?b',
        'a\u202eb',
        '<a>',
      ],
      ...['a'.repeat(101), secret, `x.${secret}`, randomBytes(24).toString('hex'), '[a](b)'],
      ...[['sk', 'live', 'aB3dE5gH7jK9mN1p'].join('_')],
    ];
    for (const other of others) assert.equal(looksLikeName(other), false, other);
  });
});
