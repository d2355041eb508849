import { normalizeLineBreaks, unescaper } from './escapes';
import type { Dialect } from './reader';
import type { AssignmentSyntax } from './types';

const r = String.raw;
/** Where a line begins, and where one ends: `^` and `$` would see more line breaks. */
const LINE = r`(?<![^\n])[ \t]*`;
const END = r`(?=\r?\n|\r?(?![^]))`;
const END_OR_COMMENT = r`(?=[ \t]*(?:[#;]|${END}))`;
/** Quoted texts: on one line, and on several. */
const DOUBLE = r`"(?:[^"\\\r\n]|\\[^\r\n])*"`;
const LONG_DOUBLE = r`"(?:[^"\\]|\\[^])*"`;
const LINE_REST = r`[^\n]*\n?`;
const LETTERS = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

const UTF16 = /u[\da-fA-F]{4}/;

const tokens = (...alternatives: readonly string[]): RegExp =>
  new RegExp(alternatives.join('|'), 'y');

// Before anything else a backslash is what it looks like: C:\Users.
const inDotenv = unescaper({ known: { ...LETTERS, $: '$', '`': '`' } });

/**
 * .env files, whose dialects differ. It follows the reading that loses nothing: `#` begins a comment
 * only after a blank (as docker compose, python-dotenv and shells have it), quoted values may have
 * several lines. Where something follows a quoted value, nobody can say what is meant.
 *
 * Shells know no escapes in single quotes, some readers know `\'`: what ends the line decides.
 */
const dotenv: Dialect = {
  token: tokens(
    r`${LINE}(?:export[ \t]+)?(?<key>[\w.-]+)[ \t]*=[ \t]*(?:` +
      r`(?<quoted>${LONG_DOUBLE}|\x60(?:[^\x60\\]|\\[^])*\x60|'(?:[^']|(?<=\\)')*?')${END_OR_COMMENT}|` +
      r`(?![ \t"'\x60])(?<bare>(?:[^\r\n#]|(?<![ \t])#)*))`,
    LINE_REST,
  ),
  value(written, quote) {
    if (quote === '"') return inDotenv(written);
    return normalizeLineBreaks(quote === "'" ? written.replaceAll("\\'", "'") : written);
  },
};

const inProperties = unescaper({
  known: { ...LETTERS, f: '\f' },
  code: UTF16,
  join: /\n[ \t\f]*/,
  drop: true,
});

/**
 * java.util.Properties.load: a line goes on after a backslash, quotes mean nothing. A key that is
 * parted from its value by a blank alone is not recognised: that is what prose looks like. What is
 * no statement is skipped as a whole, so that its later lines are not taken for some.
 */
const properties: Dialect = {
  token: tokens(
    r`(?<![^\n])[ \t\f]*[#!]${LINE_REST}`,
    r`(?<![^\n])[ \t\f]*(?<key>(?:\\(?:\r\n|[^])|[^\\\s=:#!])(?:\\(?:\r\n|[^])|[^\\\s=:])*)` +
      r`[ \t\f]*[=:][ \t\f]*(?:\\\r?\n[ \t\f]*)*(?<word>(?:\\(?:\r\n|[^]|$)|[^\\\r\n])*)`,
    r`(?:\\(?:\r\n|[^]|$)|[^\\\n])*\n?`,
  ),
  value: inProperties,
  key: inProperties,
};

const inIni: Readonly<Record<string, (written: string) => string>> = {
  '"': unescaper({ known: { '"': '"', '\\': '\\' } }),
  "'": unescaper({ known: { "'": "'", '\\': '\\' } }),
};

/**
 * INI files (git, npm, pip, AWS, MySQL, systemd and others, which differ): quotes around a value are
 * no part of it, ` #` and ` ;` begin a comment, and lines that are indented more than the key go on
 * with the value, as Python's configparser has it.
 *
 * A key is one word without quotes: `Authorization "Basic …="`, in nginx's configuration, is none,
 * nor is an address with a query. `key: value` only with a blank after it: not nginx's `http://…`.
 */
const ini: Dialect = {
  token: tokens(
    r`${LINE}\[(?<section>[^[\]\r\n]+)\]${END_OR_COMMENT}`,
    r`(?<![^\n])(?<indent>[ \t]*)(?![^\s="'\x60]*:\/\/)` +
      r`(?<key>[^\s=;#["'\x60][^\s="'\x60]*(?=[ \t]*=)|[\w.-]+(?=[ \t]*:[ \t]))[ \t]*[=:][ \t]*(?:` +
      r`(?<quoted>${DOUBLE}|'(?:[^'\\\r\n]|\\[^\r\n])*')${END_OR_COMMENT}|` +
      r`(?<bare>[^\r\n]*(?:\r?\n\k<indent>[ \t]+\S[^\r\n]*)+|(?:[^\r\n#;]|(?<![ \t])[#;])*))`,
    LINE_REST,
  ),
  value: (written, quote) =>
    inIni[quote]?.(written) ??
    written
      .split('\n')
      .map((line) => line.trim())
      .join('\n'),
};

const inDouble = unescaper({ known: { '"': '"', '\\': '\\', $: '$', '`': '`' }, join: /\n/ });
const inDollar = unescaper({
  known: { ...LETTERS, "'": "'", '?': '?', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' },
  code: UTF16,
});

const SINGLE = r`'[^']*'`;
const DOLLAR = r`\$'(?:[^'\\]|\\[^])*'`;
const BACKSLASH = r`\\(?:\r\n|[^])`;
/** Parts of a word that can be told without running anything, as `$(…)` and backquotes have to be. */
const TOLD_DOUBLE = r`"(?:[^"\\\x60$]|\\[^]|\$(?!\())*"`;
const TOLD =
  r`[^\s;&|()<>'"\\\x60$]|${SINGLE}|${DOLLAR}|${TOLD_DOUBLE}|${BACKSLASH}|` +
  r`\$\{[^}\n]*\}|\$(?![({'])`;
/** Those and others, quotes without an end among them. */
const ANY = r`${DOLLAR}|[^\s;&|()<>'"\\]|${SINGLE}|${LONG_DOUBLE}|${BACKSLASH}|['"]`;
const WORD_END = r`(?=[\s;&|()<>]|$)`;
const DECLARES = r`[ \t]*(?:(?:export|declare|typeset|local|readonly|env)[ \t]+(?:-\S+[ \t]+)*)?`;
const SIGN = r`(?:\[\w*\])?\+?=`;
/** Pass a variable to another program, as `docker run` does. */
const PASSES = r`(?:-e|--env|--build-arg)[ \t]+`;
const WORD_PARTS = /'([^']*)'|\$'((?:[^'\\]|\\[^])*)'|\$?"((?:[^"\\]|\\[^])*)"|\\(?:\n|([^]))/g;

/**
 * The variables that a shell script sets: before a command, or after `export` and its like. Quotes
 * within `"$(…)"` are taken for those around it: where that ends, they are even again.
 */
const shell: Dialect = {
  token: tokens(
    r`[ \t]*(?:#[^\n]*|\\\r?\n)`,
    // A here-document, with all of its lines.
    r`<<-?[ \t]*\\?(['"]?)([A-Za-z_]\w*)\1[^\n]*(?:\n[^]*?(?<![^\n])\t*\2${END}|[^]*)`,
    r`${DECLARES}(?<key>[A-Za-z_]\w*)${SIGN}(?!\()(?:` +
      r`(?<quoted>${SINGLE}|${DOLLAR}|${TOLD_DOUBLE})${WORD_END}|(?<word>(?:${TOLD})*)${WORD_END})`,
    r`${DECLARES}[A-Za-z_]\w*${SIGN}(?:${ANY})*`,
    // What a command may follow.
    r`[ \t]*(?:(?:then|do|else|elif|if|while|until|time|sudo|exec|command|[!{])(?!\S)|${PASSES})`,
    // A command, with its arguments.
    r`(?:[ \t](?!#|${PASSES})|>|<<<|<(?!<)|${ANY})+`,
    r`[^]`,
  ),
  value(written, quote) {
    if (quote === "'") return normalizeLineBreaks(written);
    if (quote === '"') return inDouble(written);
    if (quote === "$'") return inDollar(written);
    return normalizeLineBreaks(written).replace(
      WORD_PARTS,
      (_, single?: string, dollar?: string, double?: string, escaped?: string) =>
        single ?? (dollar && inDollar(dollar)) ?? (double && inDouble(double)) ?? escaped ?? '',
    );
  },
};

const inJson = unescaper({ known: { ...LETTERS, b: '\b', f: '\f', '/': '/' }, code: UTF16 });

/** Comments and trailing commas are allowed. A string without an end ends with its line. */
const json: Dialect = {
  token: tokens(
    r`(?:"(?<key>(?:[^"\\\r\n]|\\[^\r\n])*)"\s*:\s*)?(?:(?<quoted>${DOUBLE})|` +
      r`(?<word>-?\d[\w.+-]*|(?:true|false|null)\b)|(?<open>[[{])|(?<close>[\]}]))`,
    r`[^\\\w"[\]{}/-]+|\w+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|(?![^]))|\\?[^]`,
  ),
  value: (written, quote) => (quote ? inJson(written) : written === 'null' ? '' : written),
  key: inJson,
};

const inToml = unescaper({
  known: { ...LETTERS, b: '\b', e: '\x1b', f: '\f' },
  code: /x[\da-fA-F]{2}|u[\da-fA-F]{4}|U(?:000[\da-fA-F]|0010)[\da-fA-F]{4}/,
  join: /[ \t]*\n\s*/,
});
const TOML_NAME = r`(?:[\w-]+|${DOUBLE}|'[^'\r\n]*')`;
const TOML_TEXT =
  r`"""(?:[^"\\]|\\[^]|"(?!""))*"{3,5}|'''(?:[^']|'(?!''))*'{3,5}|` +
  r`(?!""")${DOUBLE}|'(?!'')[^'\r\n]*'`;
const TOML_WORD = r`(?:[+-]?(?:\d[\w.:+-]*(?: \d[\w.:+-]*)?|inf|nan)|true|false)(?![^\s,#{}[\]=])`;

/** A path has 31 names at most: each of them may begin one. */
const toml: Dialect = {
  token: tokens(
    r`${LINE}\[\[?(?<section>[^[\]\r\n,=]+)\]?\](?=[ \t]*(?:#|${END}))`,
    r`(?:(?<key>${TOML_NAME}(?:[ \t]*\.[ \t]*${TOML_NAME}){0,30})[ \t]*=[ \t]*)?(?:` +
      r`(?<quoted>${TOML_TEXT})|(?<word>${TOML_WORD}|(?=#|${END})(?<==[ \t]*))|` +
      r`(?<open>[[{])|(?<close>[\]}]))`,
    r`#[^\n]*|\s+|[^\s,#{}[\]=]+|[^]`,
  ),
  value: (written, quote) => (quote.startsWith('"') ? inToml : normalizeLineBreaks)(written),
  key: (path) =>
    path.replace(
      /[ \t]*\.[ \t]*|"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
      (_, double?: string, single?: string) =>
        double === undefined ? (single ?? '.') : inToml(double),
    ),
};

/** All but YAML, which a parser reads. */
export const DIALECTS: Readonly<Record<Exclude<AssignmentSyntax, 'yaml'>, Dialect>> = {
  ...{ dotenv, properties, ini, shell, json, toml },
};
