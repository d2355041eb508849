/** `npm run bench -- [NAMES]`: runs the files beside this one, one after the other. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const all = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && file !== basename(__filename))
  .map((file) => basename(file, '.ts'))
  .sort();
const named = process.argv.slice(2);
const unknown = named.find((name) => !all.includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". There are: ${all.join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : all) {
    console.log(`\n== ${name}`);
    const file = join(__dirname, `${name}.ts`);
    // The loader that runs this file runs that one, too.
    const { status } = spawnSync(process.execPath, [...process.execArgv, file], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
