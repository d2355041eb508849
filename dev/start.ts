import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demo } from './demo';
import { interactive } from './interactive';
import { isDialectName } from './server';

const HELP = `npm start                         a local server and a real VS Code with the extension, to try by hand
npm start -- --demo               plays the main job by itself and saves pictures of each step
npm start -- --demo --throttle 8  the same on a window that runs eight times slower
npm start -- --dialect v0.20.5    the local server speaks the dialect of an older release`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean' },
      throttle: { type: 'string', default: '1' },
      dialect: { type: 'string', default: 'v0.26.6' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const { dialect } = values;
  const throttle = Number(values.throttle);
  if (!(throttle >= 1)) throw new Error(`--throttle is a number from 1 on.\n${HELP}`);
  if (!isDialectName(dialect)) throw new Error(`There is no dialect "${dialect}".\n${HELP}`);
  build();
  if (values.demo) await demo(throttle);
  else await interactive(dialect);
}

function build(): void {
  const root = join(__dirname, '..');
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension could not be built; see above.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
