import { parseSecretLink } from '../../../src/api';
import { redact } from '../../../src/api/redact';
import { readAssignments } from '../../../src/core/assignment/assignment';
import { looksSecret } from '../../../src/core/assignment/looksSecret';
import type { AssignmentSyntax } from '../../../src/core/assignment/types';
import { isEmail } from '../../../src/core/sharing/args';
import { LONGEST_DOCUMENT } from '../../../src/core/assignment/limits';
import { assignmentOnLine } from '../../../src/core/assignment/onLine';
import { sensitiveKind } from '../../../src/core/sharing/sensitive';
import { renderMessage } from '../../../src/core/sharing/templates';

/** A text that others may write, and what reads it here. */
export interface HostileText {
  readonly name: string;
  /** Makes it; some have tens of megabytes. */
  readonly make: () => string;
  readonly read: (text: string) => unknown;
}

/** Parts that, repeated, made readers slow, or might. */
const PARTS: Readonly<Record<AssignmentSyntax, readonly string[]>> = {
  dotenv: ['a=\n', 'a="\n', "a='\\'", 'a=b #\n', 'a ', 'a=`\n', '\n', 'a="\\"'],
  properties: ['a=\n', 'a\\\n', 'a=b\\\n', '\\', 'a ', '\n', 'a=\\u0'],
  ini: ['a=\n', 'a="\n', 'a = b\n c\n', 'a b ', 'a ;', '[a]\n', '[a', ' ', '\n'],
  shell: [
    ...['<<A\n', '$(', '"$(', '`', 'A="', 'A=1\n', 'A=1;', '${', '"${', "'", 'a ', '\\\n', 'A=('],
    ...['$(a)', "\"'`'", 'A=$\'"', '((', '\n', 'A=${x\n', "<<-'A'\n\""],
  ],
  toml: [
    ...[
      'a = [\n',
      'a = [1, ',
      'a = {b = ',
      'a = """\n',
      'a = [[',
      'a=1\n',
      'a = "x\n',
      'a.',
      '"a".',
    ],
    ...['a = [#\n', "a = '''", '[a]\n', 'a=[1]\n', '\n', 'a = {b=1}\n', 'a=[{b=1},\n'],
  ],
  json: [
    ...['[', '{"a":', '{"a":1,', '"a",', '1,', '[],', '/**/', "'", '{"a":"b"},', '"', '\\', '//\n'],
    ...['{"a":{"b":[1,2]},"c":"d"},', '"a":"b",\n', '\n', ' ', ':'],
  ],
  yaml: [
    ...[
      'a: b\n',
      '{',
      '[a, ',
      '[a: b, ',
      '- a\n',
      'a: {b: c}\n',
      '- {',
      'a: [\n',
      '"',
      '&a ',
      '? ',
    ],
    ...[
      'a: |\n b\n',
      'a b: c d\n',
      '{a: b, ',
      '{a: ]',
      '] ',
      '}: ',
      '!a ',
      '#\n',
      ' a:\n',
      'a: "\n',
    ],
    ...['a:\n b: c\n', '*a ', '%', '- - ', "'", 'a: b, ', '\n', '---\n', '- a: b\n  c: d\n'],
  ],
};

const PARTS_IN_LINKS = [
  ...[
    ' :/secret/',
    ' xn--/secret/',
    ' %/secret/',
    ' a/secret/',
    ' https://a/secret/%',
    ' ü/secret/',
  ],
  ...[
    'https://',
    'http:/',
    '/secret/',
    '%3A%2F%2F',
    '%3A%2F%2F /secret/',
    '-',
    '[',
    ' ',
    'a@',
    'a.',
  ],
];
const PARTS_IN_REFUSALS = [
  'a',
  'https://',
  'https://a/',
  ' ',
  '\n',
  'ab ',
  '%',
  'é',
  '\ud800',
  'a\n',
];

const PARTS_IN_TEMPLATES = [' ', '\t', '\n', '{', '{a', ' \n', '{link}', '\n\n\n', ' x'];

/** Each of them has stopped the extension once, or is bigger than what did. */
export function hostileTexts(): HostileText[] {
  const documents = Object.entries(PARTS).flatMap(([syntax, parts]) =>
    parts.flatMap((part) => documentOf(syntax as AssignmentSyntax, part)),
  );
  return [
    ...documents,
    ...reported(),
    ...['{', '${', '@', ':', 'a', '-----BEGIN ', ';  ', '=', 'change-me', '<'].flatMap(valuesOf),
    ...PARTS_IN_LINKS.flatMap((part) =>
      ['', 'https://a.example/'].map((before) => ({
        name: `link ${before}${JSON.stringify(part)}`,
        make: () => `${before}${repeated(part, 1_000_000)}x`,
        read: parseSecretLink,
      })),
    ),
    ...PARTS_IN_REFUSALS.map((part) => ({
      name: `refusal ${JSON.stringify(part)}`,
      make: () => repeated(part, 1_000_000),
      read: (text: string) =>
        [text, text.slice(0, 3900), `No: ${text}`].map((secret) =>
          redact(text, [secret, 'hunter2', 'p']),
        ),
    })),
    ...PARTS_IN_TEMPLATES.map((part) => ({
      name: `message template ${JSON.stringify(part)}`,
      make: () => `{link}${repeated(part, 100_000)}x`,
      read: rendered,
    })),
    ...['-----BEGIN ', '-----BEGIN AAAA', '-', '\n'].map((part) => ({
      name: `file of ${JSON.stringify(part)}`,
      make: () => repeated(part, 10_000_000),
      read: (text: string) => sensitiveKind('x', text),
    })),
    ...['a', 'a.', 'a@', 'a-', 'a@a.'].map((part) => ({
      name: `e-mail address ${JSON.stringify(part)}`,
      make: () => `a@${repeated(part, 1_000_000)}!`,
      read: isEmail,
    })),
  ];
}

function documentOf(syntax: AssignmentSyntax, part: string): HostileText[] {
  return [0.5, 1].map((share) => ({
    name: `${syntax} ${JSON.stringify(part)}, cursor at ${share * 100} %`,
    make: () => repeated(part, LONGEST_DOCUMENT[syntax]),
    read: (text) => readAssignments(text, syntax).at(Math.floor((text.length - 1) * share)),
  }));
}

function valuesOf(part: string): HostileText[] {
  const read = (text: string): unknown => [
    looksSecret('', text),
    looksSecret('password', text),
    looksSecret(text, 'hunter2!'),
    assignmentOnLine(text),
  ];
  return [156_000, 10_000_000].flatMap((size) =>
    ['', 'a://x:y'].map((before) => ({
      name: `value ${before}${JSON.stringify(part)}`,
      make: () => `${before}${repeated(part, size)}…@b`,
      read,
    })),
  );
}

/** What was measured when somebody first looked. */
function reported(): HostileText[] {
  const at = (name: string, syntax: AssignmentSyntax, make: () => string): HostileText => ({
    name,
    make,
    read: (text) => readAssignments(text, syntax).at(text.length - 2),
  });
  const hereDocuments = (): string =>
    Array.from({ length: 4000 }, (_, n) => `cat <<A${n}\n`).join('');
  return [
    at('shell of here-documents', 'shell', hereDocuments),
    at('shell of here-documents, quoted', 'shell', () =>
      hereDocuments().replaceAll(/A\d+/g, "'$&'"),
    ),
    at('YAML of a broken flow', 'yaml', () => `a: [${repeated('"', 44_000)}\n`),
    at('YAML of a broken flow of pairs', 'yaml', () => `a: {${repeated('b: ]', 44_000)}\n`),
    at('JSON of 9.4 MB', 'json', () => `{${repeated('"a":{"b":[1,2]},', 9_400_000)}`),
    at('INI of 45 MB', 'ini', () => repeated('a = b\n', 45_000_000)),
    ...(['dotenv', 'ini', 'properties', 'shell', 'toml', 'json'] as const).map((syntax) =>
      at(`${syntax} of blanks`, syntax, () => `a =${repeated(' ', 32_000)}"]`),
    ),
    at('TOML of 45 MB', 'toml', () => repeated('a = "b"\n', 45_000_000)),
  ];
}

function rendered(template: string): string {
  const parts = { link: 'https://x.example/secret/a', expires: 'soon', passphraseHint: '' };
  return renderMessage(template, parts);
}

function repeated(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}
