import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { randomIds, systemClock } from '../../src/bot/secrets/hashing.js';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import { choice } from '../../src/dialogs/fields/index.js';
import { list } from '../../src/domain/door/list.js';
import type { Clock } from '../../src/domain/door/ports.js';
import { makeSelections } from '../../src/domain/lines/find/selections.js';
import { blockLines } from '../../src/domain/orders/blockLines.js';
import { changeInternet } from '../../src/domain/orders/changeInternet.js';
import type { Line } from '../../src/domain/records/line.js';
import { choose } from '../../src/domain/terms/choices.js';
import { startApp, type TestApp, type TestAppOptions } from './app.js';
import { installationIn, writeWords } from './installation.js';

export const OPERATOR = 'belarus';
export const LOGIN = 'admin1';

/** The program with procedures over lines, whose lines are chosen by the name of a selection made before. */
export interface LinesApp {
  readonly app: TestApp;
  /** Lines of the administrator's company by their state, first of all those of whom there is something to say. */
  lines(state: Line['state']): Promise<readonly Line[]>;
  /** Makes the choice `title` stand for these lines. */
  select(title: string, lines: readonly Line[]): Promise<void>;
  /** What happens to a line without this conversation. */
  change(line: Line, to: Pick<Line, 'state' | 'reason'>): Promise<void>;
  stop(): Promise<void>;
}

/** `parts.procedures` are offered beside these. */
export async function startLines(clock: Clock = systemClock, parts: TestAppOptions = {}): Promise<LinesApp> {
  const selected = new Map<string, string>();
  const picked = () => [...selected].map(([title, value]) => ({ value, title }));
  const { procedures = [] } = parts;
  const folder = await rootWith(
    ['pause', 'resume', 'pack'],
    procedures.map(({ id }) => id),
  );
  const app = await startApp({
    ...parts,
    of: OPERATOR,
    root: folder,
    clock,
    procedures: [
      blocking('pause', 'suspend', picked),
      blocking('resume', 'resume', picked),
      pack(picked),
      ...procedures,
    ],
  });
  const own = async (): Promise<readonly Line[]> => {
    const account = await app.accountId(OPERATOR, LOGIN);
    return app.store.read(async ({ accounts, lines }) => {
      const organisation = (await accounts.get(account))?.organisations?.[0] ?? '';
      return lines.where({ organisation });
    });
  };
  return {
    app,
    lines: async (state) => (await own()).filter((line) => line.state === state),
    select: async (title, lines) => {
      const account = await app.accountId(OPERATOR, LOGIN);
      const who = { account, operator: OPERATOR, role: 'administrator', channel: 'web', conversation: 'test' } as const;
      const organisation = lines[0]?.organisation;
      const kept = await makeSelections({ store: app.store, clock, ids: randomIds }).keep(
        { ...who, organisation },
        lines.map(({ id }) => id),
        1000,
      );
      if (!kept.ok) throw new Error(kept.problem.code);
      selected.set(title, kept.value);
    },
    change: (line, to) => app.store.transaction(({ lines }) => lines.put({ ...line, ...to })),
    stop: async () => {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Picked = () => readonly { readonly value: string; readonly title: string }[];

const blocking = (id: string, action: 'suspend' | 'resume', picked: Picked) =>
  procedure({
    id,
    ask: { which: z.object({ lines: choice() }) },
    pick: (after) => ({
      lines: after(
        [],
        list(async (_asking, _known, find) => choose(picked(), find)),
      ),
    }),
    run: { command: blockLines, with: ({ lines }) => ({ action, lines }) },
  });

const pack = (picked: Picked) =>
  procedure({
    id: 'pack',
    ask: { which: z.object({ lines: choice() }) },
    pick: (after) => ({
      lines: after(
        [],
        list(async (_asking, _known, find) => choose(picked(), find)),
      ),
    }),
    run: {
      command: changeInternet,
      with: ({ lines }) => ({ action: 'change' as const, package: 'p350', lines }),
    },
  });

const words = (id: string) => ({
  title: id,
  help: 'help',
  confirm: 'confirm',
  effect: 'The effect.',
  done: 'Done',
  screens: { which: 'Which' },
  fields: { lines: { label: 'Lines' } },
  facts: { number: 'Number', lines: 'Lines done', refused: 'Lines refused', dueAt: 'When' },
});

/** The installation's folder with these procedures' words in it, offered to administrators and nothing else. */
async function rootWith(ids: readonly string[], others: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-lines-'));
  await installationIn(folder);
  for (const id of ids) {
    for (const language of ['ru', 'en', 'de', 'fr'])
      await writeWords(join(folder, `locales/${language}/lines/${id}.json`), words(id));
  }
  const file = join(folder, `operators/${OPERATOR}/profile.json`);
  const profile = z.looseObject({}).parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...profile, roles: { administrator: [...ids, ...others] } }));
  return folder;
}
