import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser } from './browser';
import { installExtensions } from './extensions';
import type { ExtensionSource } from './extensions';
import { workbenchAddress } from './launchArguments';
import { readLogs } from './logs';
import { openPage } from './openPage';
import { STEP_LIMIT } from './page/waiting';
import { openProfile, themeName, writeSettings } from './profile';
import type { ColorScheme, Profile } from './profile';
import { startServer } from './server';
import type { Server } from './server';

export interface WorkbenchOptions {
  /** `1.104.0` or `1.139.1`, or another version with a server build. */
  version: string;
  /** Folder or `.code-workspace` file to open, or the URI of a folder that is on no disk. */
  workspace: string;
  extension: ExtensionSource;
  /** More packaged extensions. */
  extraVsix?: string[];
  /** User settings over the quiet ones. */
  settings?: Record<string, unknown>;
  /** Added to the environment of server and extension host. */
  env?: Record<string, string>;
  /** A CommonJS module that server and extension host load before anything else. */
  preload?: string;
  /** Makes SecretStorage survive a reload and a second start with the same profile. */
  secretStorageLasts?: boolean;
  /** A folder to use (again). Default: a new one in the temp folder, removed by `dispose`. */
  profile?: string;
  /** Workspace trust; `enabled` opens in Restricted Mode. Default `disabled`. */
  trust?: 'disabled' | 'enabled';
  connectionToken?: string;
  headless?: boolean;
  /** In CSS pixels; default 1280 × 800. */
  viewport?: { width: number; height: number };
  colorScheme?: ColorScheme;
  /** Display language of extensions, e.g. `de`; VS Code's own texts stay English. */
  locale?: string;
  /** Windows run this many times slower, as on a slow machine; the extension host does not. */
  throttle?: number;
}

export interface Workbench {
  page: Page;
  /** Further windows of the same person: `context.newPage()`, then `goto(url)`. */
  context: BrowserContext;
  url: string;
  /** Where everything lies that this VS Code wrote: user data, server data, browser storage. */
  profile: string;
  /** A page of another person's browser: no cookie, storage or permission in common. */
  newPage(): Promise<Page>;
  /** Reloads the window: a new extension host on the same storage. */
  reload(): Promise<void>;
  /** Everything that VS Code and its extensions logged, file by file. */
  logs(): Promise<string>;
  dispose(): Promise<void>;
}

/** Starts the server build of a real VS Code and opens its window in a browser. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const profile = await openProfile(options.profile);
  await writeSettings(profile, {
    'workbench.colorTheme': themeName(options.version, options.colorScheme ?? 'light'),
    ...options.settings,
  });
  await installExtensions(options.version, profile, [
    options.extension,
    ...(options.extraVsix ?? []).map((vsix) => ({ vsix })),
  ]);
  const port = await readFile(portFile(profile), 'utf8').catch(() => undefined);
  const server = await startServer({
    version: options.version,
    profile,
    args: options.trust === 'enabled' ? [] : ['--disable-workspace-trust'],
    ...(options.env ? { env: options.env } : {}),
    ...(options.preload ? { preload: options.preload } : {}),
    ...(port ? { port: Number(port) } : {}),
    ...(options.connectionToken ? { connectionToken: options.connectionToken } : {}),
  });
  // The browser keeps its storage by address: the next start with this profile needs the same.
  await writeFile(portFile(profile), String(server.port));
  const url = workbenchAddress({ ...server, workspace: options.workspace });
  try {
    return await openWindow(options, profile, server, url);
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

async function openWindow(
  options: WorkbenchOptions,
  profile: Profile,
  server: Server,
  url: string,
): Promise<Workbench> {
  const browser = await findBrowser();
  const launch = {
    executablePath: browser.executablePath,
    args: browser.args,
    env: { ...(process.env as Record<string, string>), ...browser.env },
    headless: options.headless ?? true,
  };
  const context = await chromium.launchPersistentContext(profile.browser, {
    ...launch,
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: (options.colorScheme ?? 'light') === 'light' ? 'light' : 'dark',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(STEP_LIMIT);
  if (options.secretStorageLasts) await keepSecrets(context, profile);
  if (options.locale) {
    await context.addInitScript((language) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
    }, options.locale);
  }
  const page = context.pages()[0] ?? (await context.newPage());
  if (options.throttle !== undefined) await slowDown(page, options.throttle);
  const open = async (): Promise<void> => openPage(page, url);
  await open();
  let others: Promise<Browser> | undefined;
  return {
    page,
    context,
    url,
    profile: profile.root,
    newPage: async () => {
      others ??= chromium.launch(launch);
      return (await others).newPage({ viewport: { width: 900, height: 640 } });
    },
    reload: open,
    logs: async () => readLogs(profile),
    dispose: async () => {
      await Promise.all([context.close(), others?.then(async (it) => it.close())]);
      await server.dispose();
      if (!options.profile) await rm(profile.root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/**
 * Answers the workbench's request for its half of the key, which this server does not know
 * (microsoft/vscode#317329).
 */
async function keepSecrets(context: BrowserContext, profile: Profile): Promise<void> {
  const file = join(profile.root, 'secret-storage-key');
  const key = await readFile(file).catch(async () => {
    const made = randomBytes(32);
    await writeFile(file, made, { mode: 0o600 });
    return made;
  });
  await context.route('**/mint-key', async (route) => route.fulfill({ body: key }));
}

function portFile(profile: Profile): string {
  return join(profile.root, 'port');
}
