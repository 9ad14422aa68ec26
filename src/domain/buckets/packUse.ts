import type { Asking } from '../door/asking.js';
import { LastShown } from '../door/lastShown.js';
import type { Outside } from '../door/outside.js';
import { query } from '../door/query.js';
import { type GroupPack, ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Facts, OneFact } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import type { Rows, ShownList } from '../terms/shown.js';
import { type PackUse, packUses } from './packUses.js';
import { potFacts, quantity, shareOf } from './pot.js';
import { type SharedPack, sharedPacks } from './sharedPacks.js';

const last = new LastShown();

/** Telenet guide, see the use of a group pack (T15): in all, and of each line that shares it, most first. */
export const packUse = query<{ readonly pack: string }>({
  name: 'buckets.packUse',
  allowed: ['fleetManager'],
  offered: ruled('groupPacks'),
  from: [packUses],
  audited: ({ pack }) => `pack:${pack}`,
  look: async (asking, { pack }, wanted) => {
    const shared = (await sharedPacks(asking)).find(({ value }) => value === pack);
    if (shared === undefined) return ok({ rows: [], total: 0 });
    return {
      subject: `contract:${shared.contract.number}`,
      fetch: (outside) => {
        const { actor, now } = asking;
        const asked = [actor.operator, actor.organisation, actor.account, pack, wanted];
        return last.orBefore(asked, now, async () => ok(await found(asking, shared, wanted, outside)));
      },
    };
  },
});

async function found(asking: Asking, shared: SharedPack, { from, most }: Rows, outside: Outside): Promise<ShownList> {
  const { pack, lines } = shared;
  const used = await usedBy(asking, shared, outside);
  const all = lines
    .map((line) => ({ line, used: used.get(line.number) ?? 0 }))
    .toSorted((one, other) => other.used - one.used || (one.line.number < other.line.number ? -1 : 1));
  const sum = all.reduce((so, one) => so + one.used, 0);
  const shown = all.slice(from, from + most);
  return {
    rows: shown.map((one) => rowOf(pack, one)),
    total: all.length,
    summary: [potFacts(asking, shared, sum)],
    gauge: {
      of: 'used',
      bars: [
        { name: { word: 'together' }, used: quantity(pack, sum), total: quantity(pack, shareOf(pack) * lines.length) },
        ...shown.map((one) => ({
          name: nameOf(one.line),
          used: quantity(pack, one.used),
          total: quantity(pack, shareOf(pack)),
        })),
      ],
    },
  };
}

/** What each of the lines has used, by their numbers. */
async function usedBy(
  { operator }: Asking,
  { contract: { organisation }, pack, lines }: SharedPack,
  outside: Outside,
): Promise<ReadonlyMap<string, number>> {
  const numbers = lines.map(({ number }) => number);
  const used = new Map<string, number>();
  const wanted = { operator: operator.profile.id, organisation, pack: pack.id, numbers };
  for await (const { number, of, used: amount } of outside.rows(packUses, wanted))
    if (of === pack.of) used.set(number, amount);
  return used;
}

interface Used {
  readonly line: Line;
  readonly used: PackUse['used'];
}

/** Who uses it; the number of a line that nobody is named for. */
const nameOf = ({ user, number }: Line): OneFact => (user === undefined ? { phone: number } : { text: user });

const rowOf = (pack: GroupPack, { line: { number, user, groupPackSince: since }, used }: Used): Facts => ({
  number: { phone: number },
  ...(user !== undefined && { user: { text: user } }),
  used: quantity(pack, used),
  share: quantity(pack, shareOf(pack)),
  ...(since !== undefined && { since: { instant: since } }),
});
