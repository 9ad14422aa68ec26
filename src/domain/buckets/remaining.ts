import { LastShown } from '../door/lastShown.js';
import type { Outside } from '../door/outside.js';
import { query } from '../door/query.js';
import { chosenLines } from '../lines/chosen.js';
import { linesShown } from '../lines/linesShown.js';
import { lineRulesOf, type Operator, ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Facts } from '../terms/fact.js';
import type { Gauge } from '../terms/report.js';
import { ok } from '../terms/result.js';
import type { Rows, ShownList } from '../terms/shown.js';
import { type Bucket, buckets } from './buckets.js';
import { quantity } from './pot.js';

const last = new LastShown();

/** Kcell guide, remaining allowances (C7, and C11 for its user): what is left of the plan, and of what comes on top of it, on one line. */
export const remaining = query<{ readonly lines: string }>({
  name: 'buckets.remaining',
  allowed: ['administrator', 'subscriber'],
  offered: ruled('allowances'),
  from: [buckets],
  audited: ({ lines }) => `selection:${lines}`,
  look: async (asking, { lines }, wanted) => {
    const [line] = await chosenLines(asking, lines);
    if (line === undefined) return ok({ rows: [], total: 0 });
    return {
      subject: `line:${line.id}`,
      fetch: (outside) => {
        const { operator, actor, now } = asking;
        const asked = [actor.operator, actor.organisation, actor.account, line.id, wanted];
        return last.orBefore(asked, now, async () => {
          const given = linesShown.shown(lines, { operator, lines: [line] });
          const found = await remainingOf(operator, line, wanted, outside);
          return ok({ ...found, summary: [whose(line, now)], given });
        });
      },
    };
  },
});

const whose = ({ number, user }: Line, now: Date): Facts => ({
  number: { phone: number },
  ...(user !== undefined && { user: { text: user } }),
  asOf: { instant: now.toISOString() },
});

async function remainingOf(
  operator: Operator,
  { organisation, number }: Line,
  { from, most }: Rows,
  outside: Outside,
): Promise<ShownList> {
  const rows: Facts[] = [];
  const bars: Gauge['bars'][number][] = [];
  let total = 0;
  for await (const bucket of outside.rows(buckets, { operator: operator.profile.id, organisation, number })) {
    if (total >= from && rows.length < most) {
      rows.push(bucketFacts(operator, bucket));
      bars.push(...barOf(bucket));
    }
    total += 1;
  }
  return { rows, total, ...(bars.length > 0 && { gauge: { of: 'available', bars } }) };
}

/** What is left of it; of what is unlimited there is no bar. */
const barOf = ({ name, of, available, total }: Bucket): Gauge['bars'] =>
  available === undefined || total === undefined
    ? []
    : [{ name: { name }, used: quantity({ of }, available), total: quantity({ of }, total) }];

/** As the guide has it: its name, available, total, from, until. */
function bucketFacts(operator: Operator, { part, name, of, available, total, from, until }: Bucket): Facts {
  const { sections } = lineRulesOf(operator).allowances ?? {};
  return {
    ...(sections !== undefined && { part: { name: sections[part] } }),
    name: { name },
    available: available === undefined ? { word: 'unlimited' } : quantity({ of }, available),
    ...(total !== undefined && { total: quantity({ of }, total) }),
    from: { instant: from },
    ...(until !== undefined && { until: { instant: until } }),
  };
}
