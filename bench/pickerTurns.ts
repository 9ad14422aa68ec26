import { startApp } from '../test/support/app.js';
import { cpuMeter, percentile } from './cpu.js';
import { activitiesOf, pressed } from './guide.js';
import { administrator, lineId, owner } from './lines.js';
import { storeSearches } from './picker.js';

/** The label of the picker's search field. */
const SEARCH = 'Number (or part of it), name or pattern (% = any digits, _ = one digit)';
const rounds = { warmUp: 5, measured: 25 };

/** The picker of lines: whole turns, and what it asks of the store alone. */
export const picker = async (folder: string): Promise<Record<string, number>> => ({
  ...(await pickerTurns(folder)),
  ...(await storeSearches(`${folder}/store`)),
});

/**
 * Milliseconds of CPU of whole turns of a procedure about lines, on cards (the median), by what is done in them. Between
 * two rounds a line is changed, so that nothing found before can be used again.
 */
async function pickerTurns(folder: string): Promise<Record<string, number>> {
  const app = await startApp({ dataDir: folder, env: { OPERATORS: owner.operator }, store: { watchNesting: false } });
  const each = new Map<string, number[]>();
  for (let round = 0; round < rounds.warmUp + rounds.measured; round += 1) {
    await app.store.transaction(async ({ lines }) => {
      const line = await lines.get(lineId(500));
      if (line !== undefined) await lines.put({ ...line, internet: !line.internet });
    });
    const times = await oneRound(app);
    if (round < rounds.warmUp) continue;
    for (const [name, time] of Object.entries(times)) each.set(name, [...(each.get(name) ?? []), time]);
  }
  await app.halt();
  return Object.fromEntries([...each].map(([name, times]) => [`a turn: ${name}`, percentile(times, 0.5)]));
}

async function oneRound(app: Awaited<ReturnType<typeof startApp>>): Promise<Record<string, number>> {
  const conversation = await app.turns.open({ account: administrator, operator: owner.operator }, 'webchat');
  let said = (await app.store.conversations.load(conversation))?.log ?? [];
  const stop = app.turns.listen(conversation, (heard) => {
    said = heard;
  });
  const times: Record<string, number> = {};
  const turn = async (name: string, title: string, filled: Readonly<Record<string, string>> = {}) => {
    const value = pressed(activitiesOf(said), title, filled);
    const meter = cpuMeter();
    await meter.measure(() => app.turns.receive(conversation, { type: 'message', text: '', value }));
    times[name] = meter.each[0] ?? Number.NaN;
  };
  await turn('the first ten lines', 'Block / unblock');
  await turn('looking for a part of a number', 'Search', { [SEARCH]: '4567' });
  await turn('looking for a name', 'Search', { [SEARCH]: 'muster 12' });
  await turn('the next page', 'Next page');
  await turn('looking by a mask', 'Search', { [SEARCH]: '%_5_6_%' });
  const say = (key: 'lineOverview:title' | 'common:lines.columns.balance') => app.words('en', owner.operator).say(key);
  await turn('the overview', say('lineOverview:title'));
  await turn('the overview by balance', `Sort by ${say('common:lines.columns.balance')}`);
  stop();
  if (!JSON.stringify(said).includes('%_5_6_%')) throw new Error('the picker was not searched');
  return times;
}
