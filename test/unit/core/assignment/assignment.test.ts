import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readAssignments } from '../../../../src/core/assignment/assignment';
import { syntaxOf } from '../../../../src/core/assignment/syntaxOf';
import type { AssignmentSyntax } from '../../../../src/core/assignment/types';
import { LONGEST_DOCUMENT } from '../../../../src/core/assignment/limits';
import { found, nothing } from '../support/assignmentCases';

const samples = join(__dirname, '../../../fixtures/assignments');
const lineEndings = { LF: '\n', CRLF: '\r\n' };

describe('The value under the cursor', () => {
  for (const [ending, newline] of Object.entries(lineEndings)) {
    for (const [file, rows] of Object.entries(found)) {
      const { text, syntax, adapt } = sample(file, newline);
      for (const [at, key, value, written] of rows) {
        it(`is found in ${file} (${ending}) anywhere in ${JSON.stringify(at)}`, () => {
          for (const offset of offsetsOf(text, adapt(at))) {
            const assignment = readAssignments(text, syntax).at(offset);
            assert.ok(assignment, `nothing at ${JSON.stringify(text.slice(offset, offset + 20))}`);
            const { start, end, ...rest } = assignment;
            assert.deepEqual(rest, { key, value });
            assert.equal(text.slice(start, end), adapt(written ?? value));
          }
        });
      }
    }
    for (const [file, parts] of Object.entries(nothing)) {
      const { text, syntax, adapt } = sample(file, newline);
      for (const part of parts) {
        it(`is not found in ${file} (${ending}) in ${JSON.stringify(part)}`, () => {
          // The very ends may touch what stands beside it.
          for (const offset of offsetsOf(text, adapt(part)).slice(1, -1)) {
            assert.equal(readAssignments(text, syntax).at(offset), undefined, text.slice(offset));
          }
        });
      }
    }
  }

  it("agrees with Node's own reading of a .env file where that loses nothing", () => {
    const { text, syntax } = sample('.env', '\n');
    const keys =
      /^(NODE_ENV|PORT|DATABASE_URL|API_KEY|SINGLE|TRAILING|QUOTED_HASH|PRIVATE_KEY|CERT)$/;
    const theirs = Object.entries(parseEnv(text)).filter(([key]) => keys.test(key));
    assert.equal(theirs.length, 8 + 1);
    for (const [key, value] of theirs) {
      const offset = text.search(new RegExp(`^(export )?${key} ?=`, 'm'));
      assert.equal(readAssignments(text, syntax).at(offset)?.value, value, key);
    }
  });

  it('is looked for in files that assign, not in prose and programs', () => {
    const files: readonly (readonly [string, string, AssignmentSyntax | undefined])[] = [
      ['plaintext', '/home/x/.env', 'dotenv'],
      ['dotenv', '.env.production', 'dotenv'],
      ['plaintext', 'C:\\work\\prod.env', 'dotenv'],
      ['dotenv', 'Untitled-1', 'dotenv'],
      ['plaintext', '.envrc', 'shell'],
      ['shellscript', 'run', 'shell'],
      ['properties', 'application-dev.properties', 'properties'],
      ['properties', 'my.conf', 'ini'],
      ['ini', 'php.ini', 'ini'],
      ['plaintext', '.aws/credentials', 'ini'],
      ['properties', '.npmrc', 'ini'],
      ['dockercompose', 'compose.yaml', 'yaml'],
      ['yaml', 'Untitled-1', 'yaml'],
      ['jsonc', 'settings.json', 'json'],
      ['toml', 'Cargo.toml', 'toml'],
      ['markdown', 'README.md', undefined],
      ['plaintext', 'notes.txt', undefined],
      ['plaintext', 'environment', undefined],
      ['typescript', 'env.ts', undefined],
      ['dockerfile', 'Dockerfile', undefined],
      ['fish', 'config.fish', undefined],
      ['constructor', 'x', undefined],
    ];
    for (const [language, name, syntax] of files) {
      assert.equal(syntaxOf(language, name), syntax, name);
    }
  });

  it('is found in broken documents as far as it is clear', () => {
    assert.equal(readAssignments('{"a": "b", "c": "d', 'json').at(4)?.value, 'b');
    assert.equal(readAssignments('{"a": "b", "c": "d', 'json').at(15), undefined);
    assert.equal(readAssignments('a: [\nb: c', 'yaml').at(6)?.value, 'c');
    assert.equal(readAssignments('[[[\nx = "y"', 'toml').at(6)?.value, 'y');
  });

  it('is looked for in time in documents that repeat what readers stumble over', function () {
    this.timeout(20_000);
    // Deep nesting would exhaust the stack, which no exception tells (V8 aborts the process).
    const nests = ['[', '{', '{"a":', '{a: ', 'v = [', '$(', '"$(', '- ', '((', 'a: a: ', '? '];
    const opens = ['<<A\n', 'a: |\n', "'", '`', 'A="', "a='''\n", 'a = [\n', 'a=\n ', '\\'];
    for (const part of [...nests, ...opens, ' ', 'a ', '\n']) {
      const text = part.repeat(8000);
      for (const syntax of syntaxes) {
        const began = performance.now();
        readAssignments(text, syntax).at(text.length >> 1);
        const took = performance.now() - began;
        assert.ok(took < 1500, `${JSON.stringify(part)} as ${syntax}: ${took} ms`);
      }
    }
  });

  it('is never half a value, however long that is', () => {
    const long = 'x'.repeat(200_000);
    assert.equal(readAssignments(`A=${long}`, 'dotenv').at(1), undefined);
    assert.equal(
      readAssignments(`A="${`${long.slice(0, 70)}\n`.repeat(2000)}"`, 'dotenv').at(1),
      undefined,
    );
    assert.equal(readAssignments(`A=${'x\\\n'.repeat(60_000)}`, 'properties').at(1), undefined);
    assert.equal(readAssignments(`a =\n${' x\n'.repeat(60_000)}`, 'ini').at(1), undefined);
    assert.equal(readAssignments(`a: |\n${' xxxx\n'.repeat(60_000)}`, 'yaml').at(1), undefined);
    assert.equal(readAssignments(`{"a": "${long}"}`, 'json').at(3), undefined);
    assert.equal(readAssignments(`a = "${long}"`, 'toml').at(1), undefined);
    const fits = 'x'.repeat(12_000);
    assert.equal(readAssignments(`A="${fits}"`, 'dotenv').at(1)?.value, fits);
    assert.equal(readAssignments(`a: "${fits}"`, 'yaml').at(1)?.value, fits);
  });

  it('is found at the end of the longest document that is looked into, and not in a longer one', () => {
    for (const [syntax, line] of bigLines) {
      const longest = LONGEST_DOCUMENT[syntax];
      const fits = documentOf(syntax, line, longest - 200);
      const assignment = readAssignments(fits, syntax).at(fits.lastIndexOf('password') + 2);
      assert.equal(assignment?.value, 'v=1', syntax);
      if (['toml', 'ini'].includes(syntax)) assert.equal(assignment.key, 's.password');
      const longer = documentOf(syntax, line, longest);
      assert.ok(longer.length > longest);
      assert.equal(
        readAssignments(longer, syntax).at(longer.lastIndexOf('password') + 2),
        undefined,
      );
    }
  });

  it('is none at the top of a document whose first line is blank, whatever line ends it has', () => {
    for (const syntax of ['dotenv', 'ini', 'properties', 'shell', 'toml', 'json', 'yaml'] as const)
      for (const eol of ['\n', '\r\n']) {
        const text = ['', '# settings', '', 'KEY=hunter2', ''].join(eol);
        assert.equal(readAssignments(text, syntax).at(0), undefined, syntax);
      }
  });

  it('is none where YAML is broken: a value would be taken for a key, or cut', () => {
    for (const [text, at] of [
      ['db:\n  password: hunter2\n    user: bobby\n', 'bobby'],
      ['db:\n  password: hunter2\n    user: bobby\n', 'hunter2'],
      ['password: hunter2: more\n', 'more'],
      ["password: 'it's-hunter2'\n", 'it'],
      ['password: "hunter"2"\n', 'hunter'],
    ] as const)
      assert.equal(readAssignments(text, 'yaml').at(text.indexOf(at)), undefined, text);
  });

  it('is in an item of a YAML list only where the list is one of variables', () => {
    const value = (name: string): string | undefined => {
      const text = `${name}:\n  - Tr0ub4dor=3xyz\n`;
      return readAssignments(text, 'yaml').at(text.indexOf('3xyz'))?.value;
    };
    assert.equal(value('passwords'), undefined);
    assert.equal(value('environment'), '3xyz');
  });

  it('is read once for any number of places', () => {
    for (const [syntax, line] of bigLines) {
      const text = documentOf(syntax, line, LONGEST_DOCUMENT[syntax] - 200);
      const places = Array.from(text.matchAll(/password/g), ({ index }) => index);
      const step = Math.ceil(places.length / 2000);
      const began = performance.now();
      const assignments = readAssignments(text, syntax);
      for (const [number, place] of places.entries()) {
        if (number % step === 0) assert.equal(assignments.at(place)?.value, 'v=1');
      }
      // Generous: reading the text anew for each takes half a minute.
      assert.ok(performance.now() - began < 3000, syntax);
    }
  });

  it('is no end of a base64 text', () => {
    for (const syntax of ['dotenv', 'ini', 'properties', 'shell'] as const) {
      const text = 'A=b\nc2VjcmV0IHBhc3N3b3Jk==\n';
      assert.equal(readAssignments(text, syntax).at(1)?.value, 'b');
      assert.equal(readAssignments(text, syntax).at(text.length - 2), undefined, syntax);
    }
  });

  it('is no rest of a command or an address', () => {
    const lines = [
      'proxy_set_header Authorization "Basic dXNlcjpwYXNzd29yZA==";',
      'postgres://admin:pw@db.internal/app?sslmode=require',
      'curl -u admin:pw https://x.example/?a=b',
    ];
    for (const line of lines) assert.equal(readAssignments(line, 'ini').at(3), undefined, line);
  });

  it('never throws and never takes long, whatever is in the document', function () {
    this.timeout(20_000);
    const random = pseudoRandom(20_240_601);
    const files = Object.keys(found).map((file) => sample(file, '\n'));
    const pieces = [
      '"',
      "'",
      '\\',
      '\n',
      '\r\n',
      '=',
      ':',
      '{',
      '[',
      ']',
      '}',
      '#',
      '|',
      '\t',
      ' ',
      '"""',
      '$(',
    ];
    let slowest = 0;
    for (let round = 0; round < 1500; round++) {
      let { text } = pick(files, random);
      const { syntax } = round % 3 === 0 ? { syntax: pick(syntaxes, random) } : pick(files, random);
      for (let edit = 0; edit < 4; edit++) {
        const at = Math.floor(random() * text.length);
        const until = random() < 0.5 ? at : at + Math.floor(random() * 30);
        text = text.slice(0, at) + pick(pieces, random) + text.slice(until);
      }
      const offset = Math.floor(random() * (text.length + 1));
      const began = performance.now();
      const assignment = readAssignments(text, syntax).at(offset);
      slowest = Math.max(slowest, performance.now() - began);
      if (!assignment) continue;
      const { start, end } = assignment;
      assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify([text, offset]));
    }
    assert.ok(slowest < 1000, `${slowest} ms`);
  });
});

const syntaxes: readonly AssignmentSyntax[] = [
  ...(['dotenv', 'properties', 'yaml', 'json', 'toml', 'shell', 'ini'] as const),
];

const bigLines: readonly (readonly [AssignmentSyntax, (n: number) => string])[] = [
  ['dotenv', () => 'password="v=1" # a comment'],
  ['properties', () => 'password = v=1'],
  ['yaml', (n) => `- k${n}:\n    user: u\n    password: 'v=1' # a comment`],
  ['json', (n) => `"k${n}": {"list": [1, 2, 3], "password": "v=1"}`],
  ['toml', () => 'password = "v=1" # a comment'],
  ['shell', () => 'export password="v=1" # a comment'],
  ['ini', () => 'password = "v=1" ; a comment'],
];

/** A document that is a little longer than this, in UTF-16 units. */
function documentOf(syntax: AssignmentSyntax, line: (n: number) => string, length: number): string {
  const separator = syntax === 'json' ? ',\n' : '\n';
  let some = line(0);
  for (let n = 1; some.length < length; n++) some += separator + line(n);
  if (syntax === 'json') return `{${some}}`;
  return `${syntax === 'yaml' ? 's:' : '[s]'}\n${some}\n`;
}

function sample(
  file: string,
  newline: string,
): {
  text: string;
  syntax: AssignmentSyntax;
  adapt: (text: string) => string;
} {
  const adapt = (text: string): string => text.replaceAll('\n', newline);
  const syntax = syntaxOf('', file);
  assert.ok(syntax, file);
  return { text: adapt(readFileSync(join(samples, file), 'utf8')), syntax, adapt };
}

/** Every offset in the one line, or lines, that this part of a text begins at a word of. */
function offsetsOf(text: string, part: string): readonly number[] {
  const escaped = part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const at = text.search(new RegExp(`(?<![\\w.])${escaped}`));
  assert.notEqual(at, -1, `no ${part}`);
  return Array.from({ length: part.length + 1 }, (_, index) => at + index);
}

function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)];
  assert.ok(item !== undefined);
  return item;
}

/** The same numbers on every run (mulberry32), so that a failure can be seen again. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
