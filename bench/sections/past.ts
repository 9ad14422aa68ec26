import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import { type Compared, ms, print, type Target, whole } from '../tables.js';

/** A command and a turn may cost this much more after 100,000 past commands than after none. */
const target: Target = { value: 'ratio', most: 1.5, reached: true };
const lines = 5000;
/** Of commands by this many callers: this many a second. */
const wanted: Target = { value: 'here', least: 100, reached: true };

/** What years of use cost a command, a turn, a start; and commands a second at 5,000 lines. All on the embedded store. */
export async function pastCommands(measure: Measure, place: string, past: number): Promise<Compared[]> {
  const [few, used, untidied] = [join(place, 'few'), join(place, 'used'), join(place, 'untidied')];
  await measure('history', { folder: few, lines, commands: 0 });
  await measure('history', { folder: used, lines, commands: past });
  await cp(used, untidied, { recursive: true });
  const tidied = await measure('tidy', { folder: used });
  const turnBefore = await measure('turns', { folder: few });
  // The program archives at its start: on the other copy that would be measured with the turns.
  const turnAfter = await measure('turns', { folder: used });
  const before = await measure('commands', { folder: few });
  const after = await measure('commands', { folder: untidied });
  const archived = await measure('commands', { folder: used });
  const callers = { callers: [1, 16], within: 2000, first: 2_000_000, command: 'registration' };
  const rates = await measure('throughput', { folder: few, ...callers });
  const bare = await measure('appendAndSync', { folder: join(place, 'bare'), within: 1500 });
  print([
    ['measured', '0 past commands', `${past} past commands`, 'after archiving'],
    ['CPU of a command with its PIN, ms', ms(before, 'command'), ms(after, 'command'), ms(archived, 'command')],
    ['  the median', ms(before, 'median'), ms(after, 'median'), ms(archived, 'median')],
    ['CPU of a turn on cards, without HTTP, ms', ms(turnBefore, 'turn'), '', ms(turnAfter, 'turn')],
    ['  the median', ms(turnBefore, 'median'), '', ms(turnAfter, 'median')],
    ...(['start', 'heap', 'rss'] as const).map((name) => [
      { start: 'start of the store, ms', heap: 'heap in use, MB', rss: 'process (RSS), MB' }[name],
      ...[before, after, archived].map((one) => whole(one, name)),
    ]),
  ]);
  print([
    ['archiving', 'rows', 'seconds', 'longest freeze, ms'],
    [
      'two years at once',
      whole(tidied, 'archived'),
      ms({ s: at(tidied, 'milliseconds') / 1000 }, 's'),
      whole(tidied, 'frozen'),
    ],
  ]);
  const disk = 'as many bytes appended and synced';
  const rate = (count: number) => ({
    here: at(rates, `perSecond ${count}`),
    reference: disk,
    there: at(bare, 'perSecond'),
  });
  const none = 'after none';
  return [
    {
      ...{ what: `CPU of a command after ${past}, ms`, here: at(after, 'command'), reference: none },
      ...{ there: at(before, 'command'), target },
    },
    {
      ...{ what: `CPU of a turn after ${past} commands, ms`, here: at(turnAfter, 'turn'), reference: none },
      ...{ there: at(turnBefore, 'turn'), target },
    },
    { what: `registrations/s, lowdb, ${lines} lines, 1 caller`, ...rate(1) },
    { what: `registrations/s, lowdb, ${lines} lines, 16 callers`, ...rate(16), target: wanted },
  ];
}
