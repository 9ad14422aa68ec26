/**
 * Plays the scenes and keeps the states they come to, for later versions to go on with:
 * `npx tsx test/behaviour/olderVersion/capture.ts <folder> <version>`, then `npx biome check --write` over that folder.
 * What is there already is left as it is: another version would write something else.
 */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { TestApp } from '../../support/app.js';
import { startBotService } from '../../support/botService.js';
import { worksFor } from './companies.js';
import { here, KeptFile } from './keptFile.js';
import { demoIds, play, type Rows, replaces, rowsOf, sentBy, startAt } from './program.js';
import { scenes } from './scenes/index.js';
import type { Done, Next, Scene } from './scenes/scene.js';
import { SlowNetwork } from './slowNetwork.js';
import { talking, talkingInTeams } from './talking.js';

const AT = '2026-11-18T09:00:00.000Z';
/** Sessions are not the conversation's, and what was on its way out has arrived. */
const LEFT_OUT = new Set(['sessions', 'authorisations', 'outbox']);
const channels = { cards: 'webchat', text: 'text', teams: 'msteams' } as const;
type Way = keyof typeof channels;

async function captured(writtenBy: string, scene: Scene, way: Way): Promise<KeptFile> {
  const { operator, login, elsewhere = [] } = scene;
  const { said = [], goesOn = [] } = scene[way] ?? {};
  const network = scene.slowNetwork && new SlowNetwork();
  const service = way === 'teams' ? await startBotService() : undefined;
  const app = await startAt(AT, operator, { network, ...(service && { env: service.env, bot: service.bot }) });
  try {
    const [demo, before] = [await demoIds(app), await rowsOf(app)];
    await worksFor(app, login, scene.worksFor ?? []);
    for (const lines of elsewhere) {
      const other = await talking(app, operator, login, channels.text);
      for (const say of lines) await other.take({ say });
    }
    const talk = service
      ? await talkingInTeams(app, service, operator, login)
      : await talking(app, operator, login, channels[way]);
    const { conversation } = talk;
    for (const done of said) await talk.take(await exactly(app, conversation, done));
    const { state = {}, log = [] } = (await app.store.conversations.load(conversation)) ?? {};
    await network?.finish(app);
    await app.outbox.idle();
    const rows = changed(before, await rowsOf(app));
    const about = { writtenBy, at: AT, operator, login, channel: channels[way], conversation, said: said.map(inWords) };
    const steps = await goingOn(app, conversation, goesOn);
    const replacesCard = await replaces(app, { conversation, state }, log.at(-1)?.mark);
    const kept = { ...about, state, rows, replacesCard, goesOn: steps };
    return KeptFile.parse({ ...kept, demo: named(demo, JSON.stringify(kept)) });
  } finally {
    await app.stop();
    await service?.close();
  }
}

/** Goes on from the state, to see that the words come. What is sent first is kept with what its button has in it. */
async function goingOn(app: TestApp, conversation: string, steps: readonly Next[]) {
  const kept: unknown[] = [];
  for (const [done, ...reads] of steps) {
    const exact = await exactly(app, conversation, done);
    const read = await play(app, conversation, exact);
    const isRead = reads.length === 0 ? read === '' : reads.every((words) => read.includes(words));
    if (!isRead) throw new Error(`expected ${reads.join(', ')} after ${inWords(done)} in:\n${read}`);
    // Later cards come with the answers and have other ids then.
    const byTitle = kept.length > 0 && typeof done === 'object' && 'press' in done;
    kept.push({ step: byTitle ? done : exact, reads });
  }
  return kept;
}

async function exactly(app: TestApp, conversation: string, done: Done) {
  if (typeof done === 'string') return { say: done };
  if ('news' in done) {
    const receipts = await app.store.read((tables) => tables.receipts.where({}, { newestFirst: true, limit: 1 }));
    return { news: { about: done.news, id: receipts[0]?.id ?? '' } };
  }
  if ('send' in done) return done;
  return { button: done.press, send: await sentBy(app, conversation, done.press, done.filled, done.on) };
}

function inWords(done: Done): string {
  if (typeof done === 'string') return done;
  if (!('press' in done)) return JSON.stringify(done);
  const filled = Object.entries(done.filled ?? {}).map(([label, value]) => `${label}: ${String(value)}`);
  return [`[${done.press}]`, ...filled].join(' ');
}

function changed(before: Rows, after: Rows): Rows {
  const tables = Object.entries(after).map(([table, rows]) => {
    const known = new Map(before[table]?.map((row) => [row.id, row]));
    return [
      table,
      LEFT_OUT.has(table) ? [] : rows.filter((row) => !isDeepStrictEqual(row, known.get(row.id))),
    ] as const;
  });
  return Object.fromEntries(tables.filter(([, rows]) => rows.length > 0));
}

/** The demo's rows that are named in this text. */
function named(demo: KeptFile['demo'], text: string): KeptFile['demo'] {
  const tables = Object.entries(demo).map(([table, ids]) => {
    const found = Object.entries(ids).filter(([, id]) => text.includes(id));
    return [table, Object.fromEntries(found)] as const;
  });
  return Object.fromEntries(tables.filter(([, ids]) => Object.keys(ids).length > 0));
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const [folder, writtenBy] = process.argv.slice(2);
if (folder === undefined || writtenBy === undefined) throw new Error('name a folder and the version that writes');
await mkdir(`${here}${folder}`, { recursive: true });
for (const [name, scene] of Object.entries(scenes)) {
  for (const way of ['cards', 'text', 'teams'] as const) {
    const file = `${here}${folder}/${name}.${way}.json`;
    if (scene[way] === undefined || (await isThere(file))) continue;
    try {
      await writeFile(file, `${JSON.stringify(await captured(writtenBy, scene, way), null, 2)}\n`);
    } catch (error) {
      process.exitCode = 1;
      console.error(`${name}.${way} could not be captured:`, error instanceof Error ? error.message : error);
    }
  }
}
