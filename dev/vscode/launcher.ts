/**
 * Stands in for a desktop VS Code's executable: takes the same arguments, runs the server build
 * with a headless page, and ends with the test run's exit code.
 */
import { dirname } from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser';
import { readLaunch, workbenchAddress } from './launchArguments';
import type { Launch } from './launchArguments';
import { openProfile } from './profile';
import { startServer } from './server';
import type { Server } from './server';

/** What the workbench itself logs in every run: its start, and look-ups that need a network. */
const NOISE =
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin|Creation of workbench contribution|ChatSessionStore|\[(reconnection-grace-time|AgentHost|AccountPolicyGate|Service Worker))|bindings file|native-watchdog|latest version for the extension|Gallery|ENOTFOUND|ERR_NAME_NOT_RESOLVED|^Failed to load resource/;

async function main(): Promise<number> {
  const launch = readLaunch(process.argv.slice(2));
  const profile = {
    ...(await openProfile(dirname(launch.userData))),
    userData: launch.userData,
    extensions: launch.extensions,
  };
  const [server, browser] = await Promise.all([
    startServer({
      version: launch.version,
      profile,
      args: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
    }),
    findBrowser(),
  ]);
  const window = await chromium.launch({
    executablePath: browser.executablePath,
    args: browser.args,
    env: { ...stringsOf(process.env), ...browser.env },
  });
  try {
    const context = await window.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const code = new Promise<number>((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new Error(`The test run took longer than ${launch.timeLimit} ms.`));
      }, launch.timeLimit);
      page.once('crash', () => {
        reject(new Error('The page crashed.'));
      });
      void server.ended.then(() => {
        reject(new Error('The server ended.'));
      });
      page
        .exposeFunction('codeAutomationExit', (result: number) => {
          clearTimeout(limit);
          resolve(result);
        })
        .catch(reject);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      const line = format(...args);
      const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
      if (!NOISE.test(line)) stream.write(`${line}\n`);
    });
    const address = workbenchAddress({ ...launch, ...server });
    return await result(launch, server, page.goto(address), code, errors);
  } finally {
    await window.close();
    await server.dispose();
  }
}

async function result(
  launch: Launch,
  server: Server,
  opened: Promise<unknown>,
  code: Promise<number>,
  errors: string[],
): Promise<number> {
  let reason = '';
  const outcome = await Promise.all([opened, code])
    .then(([, it]) => it)
    .catch((error: unknown) => {
      reason = error instanceof Error ? error.message : String(error);
      return 1;
    });
  if (outcome !== 0) {
    // A failed test has told its reason already; a run that broke off needs the page's errors too.
    const told = [...server.output().split('\n'), ...(reason ? errors : [])].filter(
      (line) => /error|fail|exception/i.test(line) && !NOISE.test(line),
    );
    const lines = [reason, ...told.slice(-30)].filter(Boolean);
    if (lines.length > 0) {
      process.stderr.write(`VS Code ${launch.version} (server build):\n${lines.join('\n')}\n`);
    }
  }
  return outcome;
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

main().then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
