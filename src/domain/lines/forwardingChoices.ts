import { list } from '../door/list.js';
import { present } from '../door/present.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import { ForwardCondition } from '../terms/forwarding.js';
import { refuse } from '../terms/result.js';
import { forwarding } from './changes/forwarding.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import { linesNow } from './facts.js';
import { forwardFacts } from './forwarding.js';

/** All conditions at once, where forwarding is ended. */
export const ALL_CONDITIONS = 'all';

/** Forward, or end it: that is closed where none of the lines is forwarded. */
export const forwardActions = list<{ lines: string }>(async (asking, { lines }, find) => {
  const chosen = await chosenLines(asking, lines);
  const choices = (lineRulesOf(asking.operator).forwarding?.actions ?? []).map(
    ({ id, name }): Choice => ({
      ...{ value: id, title: inLanguage(name, find.language) },
      ...closedBy(chosen.map((line) => whyNot(id === 'set' ? settable(asking.operator, line) : endable(line)))),
    }),
  );
  return choose(choices, find);
});

/** Whether anything can be set on it, wherever it goes. */
const settable = (operator: Operator, line: Line) =>
  forwarding.of({ turned: { CFU: { to: '+00000000' } } }).fits(operator, line);

const endable = ({ forwarding: on }: Line) =>
  on === undefined ? refuse('forwarding.none') : { ok: true as const, value: on };

/** When calls are forwarded, below what is so now; to be ended only what is on for some line, and all of it. */
export const forwardingConditions = list<{ lines: string; action: string }>(async (asking, { lines, action }, find) => {
  const { operator } = asking;
  const { conditions = [], all } = lineRulesOf(operator).forwarding ?? {};
  const chosen = await chosenLines(asking, lines);
  const isOffered = ({ id }: (typeof conditions)[number]) =>
    action === 'set' || chosen.some(({ forwarding: on }) => on?.[id] !== undefined);
  const choices = conditions
    .filter(isOffered)
    .map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) }));
  const whole =
    action === 'cancel' && all !== undefined ? [{ value: ALL_CONDITIONS, title: inLanguage(all, find.language) }] : [];
  return { ...choose([...choices, ...whole], find), about: linesNow(chosen, (line) => forwardFacts(operator, line)) };
});

/** How long it rings before a call is forwarded that nobody replies to. */
export const ringingTimes = list(async ({ operator }, _, find) => {
  const { seconds = [] } = lineRulesOf(operator).forwarding ?? {};
  return choose(
    seconds.map((after) => ({ value: String(after), title: '', facts: [{ afterSeconds: after }] })),
    find,
  );
});

/** Where the chosen lines are forwarded under this condition, where that is the same for all: to be changed or kept. */
export const forwardOfLines = present<
  { lines: string; action: string; condition: string },
  { to?: string; seconds?: string }
>(async (asking, { lines, action, condition }) => {
  const id = ForwardCondition.safeParse(condition);
  if (action !== 'set' || !id.success) return undefined;
  const [first, ...others] = (await chosenLines(asking, lines)).map(({ forwarding: on }) => on?.[id.data]);
  if (first === undefined || others.some((one) => one?.to !== first.to || one.after !== first.after)) return undefined;
  return { answers: { to: first.to, ...(first.after !== undefined && { seconds: String(first.after) }) } };
});

/** The condition under which it rings first. */
export const ringsFirst = (condition: string): boolean => condition === 'CFNRy';
