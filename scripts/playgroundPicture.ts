import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerInPlayground } from '../test/browser/playgroundSteps.js';
import { openBrowser } from '../test/support/chromium.js';
import type { Playground } from '../test/support/playground.js';

const images = fileURLToPath(new URL('../docs/images', import.meta.url));

/** The picture of docs/playground.md: a customer was registered there. */
export async function takePlayground({ url }: Playground): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-playground-picture-'));
  const browser = await openBrowser({ ...process.env, TEST_RUN_FOLDER: folder });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1400 }, locale: 'en-US' });
    await registerInPlayground(page, url);
    await page.getByRole('button', { name: 'Change language', exact: true }).last().waitFor();
    await page.screenshot({ path: join(images, 'playground.png') });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
