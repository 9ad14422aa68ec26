import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import type { Command, Done, Work } from '../door/command.js';
import { renumber } from '../lines/changes/renumber.js';
import { selectedLines } from '../lines/find/selections.js';
import { numberPrice } from '../lines/stock/numberChoices.js';
import { reserved } from '../lines/stock/stock.js';
import { languageOf, lineRulesOf } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { OTHER_SUBJECT } from '../records/request.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { messageToStaff } from '../tickets/openRequest.js';
import { openRequestRow, roomForRequest, subjectFact } from '../tickets/requests.js';
import { lineCommand } from './lineCommand.js';
import type { Wanted } from './lineWork.js';

const MINUTE_MS = 60_000;

/** `number`: one that was reserved, E.164; `wish`: none was, and the staff is asked for one. One of them is there. */
const Input = z.object({ lines: z.string(), number: z.string().optional(), wish: messageToStaff.optional() });
type Input = z.output<typeof Input>;
type Asked = Asking & { readonly input: Input };

const order = lineCommand<Input>({
  name: 'line.renumber',
  allowed: ['administrator'],
  input: Input,
  offered: renumber.offered,
  reads: renumber.reads,
  before: changesNothing,
  decide: wanted,
  due: ({ lineRules }, _input, now) =>
    ok(new Date(now.getTime() + (lineRules?.numberChange?.noticeMinutes ?? 0) * MINUTE_MS)),
  tells: ({ id: line, organisation, language }, operator, _dueAt, told) => ({
    ...{ kind: 'sms.numberChange', line, order: told, organisation },
    language: languageOf(operator, { language }),
  }),
});

/**
 * Belarus: change the number (B11). A number that was reserved takes the place of the present one, minutes after its user has been
 * told on that; or the operator's staff is asked to find one.
 */
export const renumberLines: Command<Input> = {
  ...order,
  overLines: {
    ...order.overLines,
    verdicts: async (asking) =>
      isRequest(asking) || order.overLines === undefined ? changesNothing(asking) : order.overLines.verdicts(asking),
  },
  promises: async (asking) => (isRequest(asking) ? {} : reservedUntil(asking)),
  run: async (work) => (isRequest(work) ? askedOfStaff(work) : order.run(work)),
};

const isRequest = ({ input: { number, wish } }: Pick<Asked, 'input'>): boolean =>
  number === undefined && wish !== undefined;

/** A request changes no line. */
async function changesNothing(asking: Asked): Promise<Result<undefined>> {
  const line = await onlyLine(asking);
  return line.ok ? fine : line;
}

/** One line at a time: a number goes to one only. */
async function onlyLine({ tables, actor, input }: Asked): Promise<Result<Line>> {
  const found = await selectedLines(tables, actor, input.lines);
  if (!found.ok) return found;
  const [line, ...others] = found.value;
  return line === undefined || others.length > 0 ? refuse('value.choice') : ok(line);
}

async function wanted(asking: Asked): Promise<Result<Wanted>> {
  const { number } = asking.input;
  if (number === undefined) return refuse('value.missing');
  const kept = await reserved(asking, number);
  if (!kept.ok) return kept;
  return ok({ change: renumber.of({ number }), price: numberPrice(asking.operator, kept.value) });
}

async function reservedUntil(asking: Asked) {
  const kept = await reserved(asking, asking.input.number ?? '');
  const until = kept.ok ? kept.value.hold?.until : undefined;
  return until === undefined ? {} : { reservedUntil: { instant: until } };
}

/** The wish goes to the staff as a request about the line. What was typed stands in the request alone: receipts are archived. */
async function askedOfStaff(work: Work<Input>): Promise<Result<Done>> {
  const line = await onlyLine(work);
  if (!line.ok) return line;
  const ways = lineRulesOf(work.operator).numberChange?.ways ?? [];
  if (!ways.some(({ id }) => id === 'request')) return refuse('value.choice');
  const room = await roomForRequest(work);
  if (!room.ok) return room;
  const { procedure: subject = OTHER_SUBJECT, input } = work;
  const number = { phone: line.value.number };
  const request = await openRequestRow(work, { subject, given: { number }, message: input.wish ?? '' });
  return ok({
    ...{ reference: request.reference, subject: `request:${request.id}` },
    facts: { number, about: subjectFact(subject) },
  });
}
