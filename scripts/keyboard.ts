// Carries every guide out in Chromium by the keyboard alone, from the panel to its receipt or to what it shows, and names what
// cannot be done so: `npm run keyboard`, or of some operators: `npm run keyboard -- kcell konnect`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guideClock } from '../test/guides/days.js';
import { transcripts } from '../test/guides/index.js';
import { openBrowser } from '../test/support/chromium.js';
import { walked } from '../test/support/keyboard/guide.js';
import { begun, renewed } from '../test/support/renewedApp.js';

const asked = process.argv.slice(2);
const played = transcripts.filter(
  ({ operator, procedure }) =>
    asked.length === 0 || asked.includes(operator) || asked.includes(`${operator}:${procedure}`),
);
const temporary = await mkdtemp(join(tmpdir(), 'guichet-keyboard-'));
const browser = await openBrowser({ ...process.env, TEST_RUN_FOLDER: temporary });
let amiss = 0;
try {
  for (const operator of new Set(played.map((one) => one.operator))) {
    const shared = await begun({ of: operator, clock: guideClock });
    for (const transcript of played.filter((one) => one.operator === operator)) {
      const began = Date.now();
      const { taken, stopped } = await walked(browser, shared.app, transcript);
      await renewed(shared);
      if (stopped !== undefined) amiss++;
      const { keys, presses, typed } = taken;
      process.stdout.write(
        `${JSON.stringify({ operator, procedure: transcript.procedure, keys, presses, typed, ms: Date.now() - began, stopped })}\n`,
      );
    }
    await shared.app.stop();
  }
} finally {
  await browser.close();
  await rm(temporary, { recursive: true, force: true });
}
if (amiss > 0) process.exitCode = 1;
