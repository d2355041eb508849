// The notices that the licences of bundled packages ask for, made of what a bundle really holds.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder and the name of the package that a file belongs to. */
const PACKAGE = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** What packages carry of others without saying so: files of theirs, and the notice for them. */
const CARRIED = [{ files: /\/undici\/lib\/llhttp\//, name: 'llhttp', notice: 'llhttp.txt' }];

/**
 * @param metafile esbuild's account of a build in the current folder
 * @returns for each package its name, version and licence, in one text
 * @throws Error if a bundled package comes without a licence file
 */
export async function thirdPartyNotices(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    // Files of which nothing was used are listed, too.
    Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0),
  );
  const folders = new Map();
  for (const input of inputs) {
    const [, folder, name] = PACKAGE.exec(input) ?? [];
    if (folder !== undefined) folders.set(folder, name);
  }
  const notices = await Promise.all([
    ...[...folders].map(async ([folder, name]) => noticeOf(folder, name)),
    ...CARRIED.filter(({ files }) => inputs.some((input) => files.test(input))).map(
      async ({ name, notice }) => ({ title: name, text: await readNotice(notice) }),
    ),
  ]);
  notices.sort((a, b) => (a.title < b.title ? -1 : 1));
  return [
    'This extension contains parts of the following software.',
    ...notices.map(({ title, text }) => `${'-'.repeat(72)}\n${title}\n\n${text.trim()}`),
    '',
  ].join('\n\n');
}

async function noticeOf(folder, name) {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = await readdir(folder);
  const licences = files.filter((file) => /^(licen[cs]e|notice)\b/i.test(file)).sort();
  if (licences.length === 0) throw new Error(`${name} is bundled and has no licence file.`);
  const texts = licences.map(async (file) => (await readFile(join(folder, file), 'utf8')).trim());
  return { title: `${name} ${version}`, text: (await Promise.all(texts)).join('\n\n') };
}

async function readNotice(file) {
  return readFile(resolve(import.meta.dirname, file), 'utf8');
}
