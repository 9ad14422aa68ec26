import type { Asking } from '../door/asking.js';
import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { BegunReport, Entry, OutsideReport, ReadReport } from '../door/report.js';
import { chosenLines } from '../lines/chosen.js';
import { linesShown } from '../lines/linesShown.js';
import { instantsOf } from '../operator/calendar.js';
import { ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Fact, Facts } from '../terms/fact.js';
import type { Period } from '../terms/period.js';
import { forms } from '../terms/report.js';
import { ok, type Result } from '../terms/result.js';
import type { Given } from '../terms/thing.js';
import { phoneForReading } from '../values/phone.js';
import { detailsToMail } from './detailsShown.js';
import { keptDays, lateOf } from './keptDays.js';
import { kindNames, wantedKinds } from './kinds.js';
import { UsageTotals } from './totals.js';
import { type UsageKind, type UsageRecord, usage } from './usage.js';

export interface CallDetailsWanted {
  readonly lines: string;
  /** Without one, the last month. */
  readonly period?: Period | undefined;
  /** Calls, SMS, data; without any, all. */
  readonly kinds?: readonly string[] | undefined;
}

/** What is looked at, once it is known that it may be. */
interface Sought {
  readonly line: Line;
  readonly days: Period;
  readonly kinds: readonly UsageKind[];
}

/** What call details are on the screen, as a file and as the attachment of a mail. */
export const detailsForm = {
  forms,
  columns: { at: 'instant', kind: 'text', party: 'phone', duration: 'duration', volume: 'volume', charge: 'money' },
  sum: 'charge',
  adds: ['duration', 'sms', 'volume'],
  charted: ['duration', 'sms', 'volume'],
  steps: ['day', 'week', 'month'],
} as const satisfies Omit<OutsideReport<never>, 'begin'>;

/** Call details (Kcell guide, C10; Belarus guide, B19): what a line was used for in a period, the totals first, then the newest. */
export const callDetails = outsideReportQuery<CallDetailsWanted>({
  name: 'usage.callDetails',
  allowed: ['administrator', 'subscriber'],
  offered: ruled('usage'),
  from: [usage],
  audited: ({ lines }) => `selection:${lines}`,
  as: {
    ...detailsForm,
    begin: async (asking, { lines, ...wanted }) => {
      const [line] = await chosenLines(asking, lines);
      const begun = begunDetails(asking, line, wanted);
      if (!begun.ok || begun.value === undefined || line === undefined) return begun;
      return ok({ ...begun.value, given: await goOnWith(asking, lines, line, begun.value.days) });
    },
  },
});

/** The details of a line, as it is known that they may be seen. */
export function begunDetails(
  asking: Asking,
  line: Line | undefined,
  { period, kinds }: Omit<CallDetailsWanted, 'lines'>,
): Result<(BegunReport & { readonly days: Period }) | undefined> {
  const days = keptDays(asking, period);
  if (!days.ok) return days;
  if (line === undefined) return ok(undefined);
  const sought = { line, days: days.value, kinds: wantedKinds(asking.operator, kinds) };
  return ok({
    subject: `line:${line.id}`,
    about: about(asking, sought),
    days: days.value,
    read: (outside) => read(asking, sought, outside),
  });
}

/** Whoever has the one line goes on with what was shown of it, everybody else with the line. */
const goOnWith = async (asking: Asking, lines: string, line: Line, days: Period): Promise<Given> =>
  asking.actor.boundTo === undefined
    ? linesShown.shown(lines, { operator: asking.operator, lines: [line] })
    : detailsToMail(asking, line, days);

function read(asking: Pick<Asking, 'operator' | 'actor'>, { line, days, kinds }: Sought, outside: Outside): ReadReport {
  const shown = partiesFor(asking.actor);
  const totals = new UsageTotals(kinds);
  const records = usageOf(asking, { line, days, kinds }, outside);
  const entries = async function* () {
    for await (const record of records) {
      totals.add(record);
      yield usageEntry(record, shown);
    }
  };
  return { entries: entries(), summary: () => [totals.facts] };
}

/** A line's usage in days on the operator's clocks, read as it is wanted. */
const usageOf = (
  { operator: { profile } }: Pick<Asking, 'operator'>,
  { line: { organisation, number }, days, kinds }: Sought,
  outside: Outside,
): AsyncIterable<UsageRecord> =>
  outside.rows(usage, { operator: profile.id, organisation, number, kinds, ...instantsOf(days, profile.timeZone) });

/** Whose usage it is, of which days and kinds, and that the last day's is not all there yet. */
function about(asking: Asking, { line: { number, user }, days, kinds }: Sought): Facts {
  const late = lateOf(asking, days);
  const names = kindNames(asking.operator, kinds);
  return {
    number: { phone: number },
    ...(user !== undefined && { user: { text: user } }),
    period: { period: days },
    ...(names.length > 0 && { kinds: { list: names.map(({ name }) => ({ name })) } }),
    ...(late !== undefined && { today: { word: late } }),
  };
}

/** A row as it is read and counted: when, what, with whom, how much, what it cost. */
export function usageEntry(record: UsageRecord, party: PartyFact = whole): Entry {
  const { at, charge } = record;
  return {
    at,
    money: charge === undefined ? {} : { charge },
    amounts: {
      ...(record.kind === 'call' && { duration: { seconds: record.seconds } }),
      ...(record.kind === 'sms' && { sms: { counted: 'sms', count: 1 } }),
      ...(record.kind === 'data' && { volume: { kilobytes: record.kilobytes } }),
    },
    facts: async () => ({
      at: { instant: at },
      kind: kindFact(record),
      ...(record.kind !== 'data' && { party: party(record.party) }),
    }),
  };
}

function kindFact(record: UsageRecord): Fact {
  if (record.kind === 'data') return { word: 'data' };
  if (record.kind === 'sms') return { word: record.direction === 'out' ? 'smsOut' : 'smsIn' };
  return { word: record.direction === 'out' ? 'callOut' : 'callIn' };
}

type PartyFact = (party: string | undefined) => Fact;

/** A number is shown as the lines' own are; a short number or a name as it came. */
const whole: PartyFact = (party) => {
  if (party === undefined) return { word: 'hidden' };
  return party.startsWith('+') ? { phone: party } : { text: party };
};

/** The same without the end of a number: what reads as somebody's, but is nobody's any more. */
const masked: PartyFact = (party) =>
  party?.startsWith('+')
    ? { text: phoneForReading(party).replace(/\d(?:\D*\d){2}$/, (end) => end.replaceAll(/\d/g, '*')) }
    : whole(party);

/** A number's user is told with whom the number spoke, but for the last three digits: a code that lies on a phone tells no more. */
const partiesFor = ({ role }: Pick<Asking['actor'], 'role'>): PartyFact => (role === 'subscriber' ? masked : whole);
