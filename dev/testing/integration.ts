import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AUTHORITY_FILE,
  CERTIFICATE_FILE,
  CERTIFICATES,
  EARLY,
  FIRST_SERVER,
  GREP,
  HOST,
  KEY_FILE,
  OLD,
  PROFILE,
} from '../../test/integration/support/environment';
import { createAuthority } from '../../test/support/certificates';
import { startRecordingServer } from '../../test/support/recordingServer';
import { runInVSCode } from '../vscode/runTests';
import { RESULTS_FILE } from './results';
import { command, ROOT } from './run';

/** About a minute where nothing else runs; machines may be busy. */
const LIMIT_MS = 900_000;
/** A person with a debugger takes as long as they like. */
const INSPECTED_LIMIT_MS = 24 * 3_600_000;

/**
 * Runs `test/integration` inside the extension host of a real VS Code.
 *
 * @param inspect port on which the extension host waits for a debugger before anything runs
 */
export async function integration(
  version: string,
  grep: string | undefined,
  inspect?: number,
): Promise<number> {
  await rm(join(ROOT, 'out/integration'), { recursive: true, force: true });
  const debuggable = inspect === undefined ? [] : ['--development'];
  const built = await command(process.execPath, 'esbuild.mjs', '--tests', ...debuggable);
  if (built !== 0) return built;
  const certificates = await mkdtemp(join(tmpdir(), 'onetime-secret-certificates-'));
  const server = await startRecordingServer(() => ({
    body: server.requests.map(({ url }) => url),
  }));
  try {
    const authority = createAuthority();
    const authorityFile = join(certificates, AUTHORITY_FILE);
    await writeFile(authorityFile, authority.ca);
    for (const [when, { cert, key }] of [
      ['', authority.issue(HOST, 'localhost')],
      [OLD, authority.issueOld(HOST)],
      [EARLY, authority.issueEarly(HOST)],
    ] as const) {
      await writeFile(join(certificates, `${when}${CERTIFICATE_FILE}`), cert);
      await writeFile(join(certificates, `${when}${KEY_FILE}`), key);
    }
    return await runInVSCode({
      version,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: join(ROOT, 'out/integration/index.js'),
      workspace: join(ROOT, 'dev/sample-workspace'),
      extensionTestsEnv: {
        [RESULTS_FILE]: process.env[RESULTS_FILE],
        [CERTIFICATES]: certificates,
        [FIRST_SERVER]: server.origin,
        [GREP]: grep,
        // What OpenSSL, and with it Node, takes for the system's certificates.
        SSL_CERT_FILE: authorityFile,
      },
      profileVariable: PROFILE,
      ...(inspect === undefined ? {} : { inspect }),
      timeoutMs: inspect === undefined ? LIMIT_MS : INSPECTED_LIMIT_MS,
      settings: {
        'onetimeSecret.region': 'custom',
        'onetimeSecret.serverUrl': server.origin,
        // Most tests count requests; those of the watch switch it on.
        'onetimeSecret.watch': false,
      },
    });
  } finally {
    await server.close();
    await rm(certificates, { recursive: true, force: true });
  }
}
