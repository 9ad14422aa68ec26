import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command, type Work } from '../door/command.js';
import { list } from '../door/list.js';
import { masked } from '../door/oneTimeCode.js';
import { post } from '../door/outbox.js';
import type { Offered, Rights } from '../door/rights.js';
import { inService } from '../lines/states.js';
import { userOf } from '../lines/userData.js';
import { languageOf, lineRulesOf } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { choose } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import { Period } from '../terms/period.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { keptDays } from './keptDays.js';

const HOUR_MS = 60 * 60_000;

const offered: Offered = ({ operator: { lineRules } }) =>
  lineRules?.usage !== undefined && lineRules.secretCode?.mailsAnHour !== undefined;
export const mailedRights = { allowed: ['subscriber'], offered } as const satisfies Pick<Rights, 'allowed' | 'offered'>;

/** What call details are sent as. */
export const MailedForm = z.enum(['pdf', 'csv']);
export const mailedForms = list(async (_asking, _, find) =>
  choose(
    MailedForm.options.map((form) => ({ value: form, title: form.toUpperCase() })),
    find,
  ),
);

const Input = z.object({ period: Period, form: MailedForm });

/**
 * Kcell guide (C10, C11): all call details of some days go to the address that the company has on record for the number's user, who
 * asked for them by text. So many an hour go to a number; the address is shown only so far that it is recognised.
 */
export const mailDetails = command<z.output<typeof Input>>({
  name: 'usage.mailDetails',
  ...mailedRights,
  proof: 'none',
  input: Input,
  subject: () => 'report:callDetails',
  guard: async (asking) => {
    const to = asking.actor.boundTo === undefined ? fine : await recipient(asking);
    return to.ok ? fine : to;
  },
  promises: async (asking) => {
    const to = await recipient(asking);
    return to.ok ? toFacts(to.value) : {};
  },
  run: async (work) => {
    const days = keptDays(work, work.input.period);
    if (!days.ok) return days;
    const to = await recipient(work);
    if (!to.ok) return to;
    const { line } = to.value;
    const { id, organisation, number } = line;
    const about = { line: id, organisation, account: work.actor.account, language: languageOf(work.operator, line) };
    await post(work, { kind: 'email.callDetails', ...about, period: days.value, form: work.input.form });
    await noteMailed(work, line);
    return ok({
      subject: `line:${id}`,
      reference: work.ids.code(REFERENCE_LENGTH),
      facts: { number: { phone: number }, period: { period: days.value }, ...toFacts(to.value) },
    });
  },
});

interface Recipient {
  readonly line: Line;
  readonly email: string;
}

const toFacts = ({ email }: Recipient): Facts => ({ to: { text: masked(email) } });

/** Where it goes. Refused: there is no address on record (`user.noEmail`), or there were as many within an hour as may be. */
async function recipient({ tables, actor, operator, now }: Asking): Promise<Result<Recipient>> {
  const line = actor.boundTo === undefined ? undefined : await tables.lines.get(actor.boundTo);
  if (line === undefined) return refuse('value.choice');
  const served = inService(line);
  if (!served.ok) return served;
  const email = (await userOf(tables, line))?.email;
  if (email === undefined) return refuse('user.noEmail');
  const most = lineRulesOf(operator).secretCode?.mailsAnHour ?? 0;
  const before = recentMails(line, now);
  const [first] = before.slice(before.length - most);
  return before.length < most || first === undefined
    ? ok({ line, email })
    : refuse('details.pause', { most, until: { instant: new Date(Date.parse(first) + HOUR_MS).toISOString() } });
}

const recentMails = ({ detailsMailedAt = [] }: Line, now: Date): string[] =>
  detailsMailedAt.filter((at) => Date.parse(at) > now.getTime() - HOUR_MS);

/** It is counted where it is ordered. */
const noteMailed = ({ tables, now }: Pick<Work<unknown>, 'tables' | 'now'>, line: Line): Promise<void> =>
  tables.lines.put({ ...line, detailsMailedAt: [...recentMails(line, now), now.toISOString()] });
