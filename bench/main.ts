import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.js';
import { cardTimes } from './cards.js';
import { startDatabase } from './database.js';
import { makeMeasure, say } from './measuring.js';
import { commandRates } from './sections/commands.js';
import { companyHistoryPages } from './sections/companyHistory.js';
import { fleets } from './sections/fleet.js';
import { type FreshStore, startAndIdle, wholeGuides } from './sections/guides.js';
import { linesImported, linesPulled } from './sections/imports.js';
import { pickingLines } from './sections/lines.js';
import { chatPage } from './sections/page.js';
import { searchPages } from './sections/pages.js';
import { pastCommands } from './sections/past.js';
import { longReports } from './sections/reports.js';
import { signingIn } from './sections/signIn.js';
import { textMessages } from './sections/sms.js';
import { type Compared, noneLost, print, printCompared } from './tables.js';

/** Another number can be given, to try the bench itself: of past commands and lines, and a share of everything else. */
const usual = 100_000;
const past = Number(process.argv[2] ?? usual);
const share = past / usual;

/** Prints the tables. False when a target is lost that was reached before. */
async function bench(place: string): Promise<boolean> {
  const built = join(place, 'built');
  await build(built);
  const measure = makeMeasure(built);
  const database = await startDatabase();
  const stores: readonly [FreshStore, FreshStore] = [
    ['lowdb', async () => ({})],
    ['PostgreSQL', () => database.fresh()],
  ];
  const rows: Compared[] = [];
  try {
    rows.push(...(await wholeGuides(measure, place, stores, share)));
    rows.push(...(await startAndIdle(measure, place, stores, share)));
    for (const store of stores) rows.push(...(await commandRates(measure, place, store, past)));
    for (const store of stores) rows.push(...(await searchPages(measure, place, store, past * 10)));
    rows.push(...(await pastCommands(measure, place, past)));
    rows.push(...(await pickingLines(measure, place, past)));
    rows.push(...(await longReports(measure, place, past)));
    rows.push(...(await signingIn(measure, place)));
    rows.push(...(await chatPage(place)));
    rows.push(...(await textMessages(measure, place, Math.ceil(2_000 * share))));
    const [embedded, postgres] = stores;
    rows.push(...(await linesImported(measure, place, embedded, { count: past, most: 60 })));
    rows.push(...(await linesImported(measure, place, postgres, { count: past * 10, most: 300 })));
    for (const store of stores) rows.push(...(await linesPulled(measure, place, store, past)));
    for (const store of stores) rows.push(...(await fleets(measure, place, store, past)));
    for (const store of stores) rows.push(...(await companyHistoryPages(measure, place, store, past)));
  } finally {
    await database.stop();
  }
  print([['card', 'bytes', 'median, ms', 'p99, ms'], ...(await cardTimes())]);
  printCompared(rows);
  say('done');
  process.stdout.write(
    `Node ${process.version}, ${availableParallelism()} cores, ${process.platform} ${process.arch}\n`,
  );
  return noneLost(rows);
}

const place = await mkdtemp(join(tmpdir(), 'guichet-bench-'));
try {
  process.exitCode = (await bench(place)) ? 0 : 1;
} finally {
  await rm(place, { recursive: true });
}
