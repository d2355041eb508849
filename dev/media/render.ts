import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../vscode/browser';

/** Draws media/icon.png from its source: `npx tsx dev/media/render.ts`. */
async function main(): Promise<void> {
  const svg = await readFile(join(__dirname, 'icon.svg'), 'utf8');
  const browser = await chromium.launch(await findBrowser());
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  const path = join(__dirname, '../../media/icon.png');
  await page.locator('svg').screenshot({ path, omitBackground: true });
  await browser.close();
}

void main();
