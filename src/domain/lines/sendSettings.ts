import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command, type Done, type Work } from '../door/command.js';
import { type Posted, postAll } from '../door/outbox.js';
import { countTyped, languageOf, lineRulesOf, type Operator, ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Facts } from '../terms/fact.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { type Verdict, whyNothing } from '../terms/verdict.js';
import { linesById, noteShown, ownSelection } from './find/selections.js';
import { inForce } from './internet.js';
import { maySend, recentSettings } from './phoneSettings.js';
import { stateKept } from './stateKept.js';

/** `services`: the operator's ids, each once. */
const Input = z.object({ lines: z.string(), services: z.array(z.string()).min(1) });
type Input = z.output<typeof Input>;

interface Decision {
  readonly line: Line;
  readonly may: Result<undefined>;
}

/**
 * Belarus: the settings for mobile internet, MMS and streaming go to the phone by SMS, one for each service (B13). A line that
 * cannot get them is named, and so many an hour go to a number ([24](docs/adr/0024-phone-settings.md)). What is sent cannot be
 * taken back.
 */
export const sendSettings = command<Input>({
  name: 'line.sendSettings',
  allowed: ['administrator'],
  offered: ruled('phoneSettings'),
  proof: 'none',
  input: Input,
  subject: ({ lines }) => `selection:${lines}`,
  overLines: {
    verdicts: async (asking) => {
      const decided = await decisions(asking);
      return decided.ok ? ok(verdictsOf(asking, decided.value)) : decided;
    },
    shown: (asking, verdicts) => noteShown(asking, asking.input.lines, verdicts),
  },
  warnings: async (asking) => {
    const decided = await decisions(asking);
    const off = decided.ok && decided.value.some(({ line, may }) => may.ok && withoutInternet(asking, line));
    return off ? [{ code: 'settings.internetOff', details: {} }] : [];
  },
  run: async (work) => {
    const decided = await decisions(work);
    return decided.ok ? sent(work, await asReviewed(work, decided.value)) : decided;
  },
});

/** What becomes of each chosen line. Refused where a service is none of the operator's (`value.choice`), or no line is left. */
async function decisions(asking: Asking & { readonly input: Input }): Promise<Result<Decision[]>> {
  const { tables, actor, operator, now, input } = asking;
  if (input.services.some((id) => serviceOf(operator, id) === undefined)) return refuse('value.choice');
  const selection = await ownSelection(tables, actor, input.lines);
  const lines = await linesById(tables, selection?.lines ?? []);
  if (!lines.ok) return lines;
  return ok(
    lines.value
      .map((line) => inForce(line, now))
      .map((line) => ({ line, may: maySend(operator, line, input.services, now) })),
  );
}

const serviceOf = (operator: Operator, id: string) =>
  lineRulesOf(operator).phoneSettings?.services.find((one) => one.id === id);

const withoutInternet = ({ operator, input }: Asking & { readonly input: Input }, { internet }: Line): boolean =>
  !internet && input.services.some((id) => serviceOf(operator, id)?.needsInternet === true);

const verdictsOf = ({ input }: { readonly input: Input }, all: readonly Decision[]): Verdict[] =>
  all.map(({ line, may }) => {
    const last = line.settingsSentAt?.at(-1);
    return {
      ...{ line: line.id, number: line.number, seen: { state: line.state, reason: line.reason } },
      now: last === undefined ? [{ word: 'settingsNotSent' }] : [{ settingsSent: last }],
      after: may.ok ? [{ counted: 'sms', count: new Set(input.services).size }] : [],
      ...(may.ok ? { from: { word: 'atOnce' } } : { problem: may.problem }),
    };
  });

/** A line that is not any more as the review showed it is refused, with what has changed. */
async function asReviewed(work: Work<Input>, all: readonly Decision[]): Promise<Decision[]> {
  const { seen } = (await ownSelection(work.tables, work.actor, work.input.lines)) ?? {};
  return all.map((decision) => {
    const kept = stateKept(work.operator, decision.line, seen?.[decision.line.id]);
    return kept.ok ? decision : { ...decision, may: kept };
  });
}

async function sent(work: Work<Input>, all: readonly Decision[]): Promise<Result<Done>> {
  const verdicts = verdictsOf(work, all);
  const problem = whyNothing(verdicts);
  if (problem !== undefined) return { ok: false, problem };
  const counted = countTyped(work, verdicts);
  if (!counted.ok) return counted;
  const going = all.flatMap(({ line, may }) => (may.ok ? [line] : []));
  await postAll(
    work,
    going.flatMap((line) => messagesTo(work, line)),
  );
  for (const line of going) await noteSent(work, line);
  const [only, ...others] = all;
  const single = others.length === 0 ? only?.line : undefined;
  const facts: Facts = single === undefined ? {} : { number: { phone: single.number } };
  return ok({
    subject: single === undefined ? `lines:${all.length}` : `line:${single.id}`,
    reference: work.ids.code(REFERENCE_LENGTH),
    facts,
    verdicts,
  });
}

const wantedOf = ({ input }: Work<Input>): string[] => [...new Set(input.services)];

/** An SMS for each service, in the language of whoever uses the line. */
function messagesTo(work: Work<Input>, line: Line): Posted[] {
  const about = { line: line.id, organisation: line.organisation, language: languageOf(work.operator, line) };
  return wantedOf(work).map((service) => ({ message: { kind: 'sms.phoneSettings', ...about, service } }));
}

/** It is counted where it is ordered. */
async function noteSent(work: Work<Input>, line: Line): Promise<void> {
  const { tables, now } = work;
  const kept = await tables.lines.get(line.id);
  if (kept === undefined) return;
  const at = now.toISOString();
  await tables.lines.put({ ...kept, settingsSentAt: [...recentSettings(kept, now), ...wantedOf(work).map(() => at)] });
}
