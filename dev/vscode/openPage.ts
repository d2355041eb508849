import type { ConsoleMessage, Page, Request } from 'playwright-core';

/** How long a window may take to come up, in milliseconds: on a slow machine, ten times as usual. */
const START_LIMIT = 120_000;

/**
 * Opens VS Code's window, or loads it anew.
 *
 * @throws Error with what the page complained of, if the window does not come up in the end
 */
export async function openPage(page: Page, url: string): Promise<void> {
  const problem = await problemOfOpening(page, url);
  if (problem === undefined) return;
  // Seen once, on a busy machine, and nothing of ours runs by then: do as a person would.
  console.warn(`VS Code's window did not come up; opening it again. ${problem}`);
  const again = await problemOfOpening(page, url);
  if (again !== undefined) throw new Error(`VS Code's window does not come up. ${again}`);
}

/** @returns what the page complained of where the window did not come up; undefined: it is there */
async function problemOfOpening(page: Page, url: string): Promise<string | undefined> {
  const complaints = complaintsOf(page);
  try {
    await page.goto(url, { timeout: START_LIMIT });
    await waitUntilUsable(page);
    return undefined;
  } catch (error) {
    return `${error instanceof Error ? error.message : ''}\n${complaints.read()}`;
  } finally {
    complaints.stop();
  }
}

/** The window is drawn and its extension host has taken up work. */
async function waitUntilUsable(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: START_LIMIT });
  await page.locator('.monaco-workbench .part.activitybar').waitFor();
}

/** Writes down what goes wrong on a page. */
function complaintsOf(page: Page): { read(): string; stop(): void } {
  const seen: string[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === 'error') seen.push(message.text());
  };
  const onError = (error: Error): void => void seen.push(error.message);
  const onFailed = (request: Request): void => {
    seen.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`);
  };
  const onCrash = (): void => void seen.push('The page crashed.');
  page.on('console', onConsole).on('pageerror', onError);
  page.on('requestfailed', onFailed).on('crash', onCrash);
  return {
    read: () => seen.slice(-20).join('\n') || 'The page complained of nothing.',
    stop: () => {
      page.off('console', onConsole).off('pageerror', onError);
      page.off('requestfailed', onFailed).off('crash', onCrash);
    },
  };
}
