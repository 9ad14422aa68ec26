import { z } from 'zod';
import type { Asking, Look } from '../door/asking.js';
import type { SecretSources } from '../door/secrets.js';
import { type About, shownOnce } from '../door/shownOnce.js';
import { lineRulesOf, ruled } from '../operator/index.js';
import type { Facts } from '../terms/fact.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { selectedLines } from './find/selections.js';
import { hasSim } from './states.js';

/** `lines`: the id of a selection with one line. */
const Input = z.object({ lines: z.string() });
type Input = z.output<typeof Input>;

const LINE = 'line:';

/**
 * What a line's SIM card is unlocked with (C6, B9: PIN1, PIN2, PUK1, PUK2), shown once to whoever gives their password again.
 * Refused where there is no card yet (`line.noSim`) and where the number has been given up. A blocked line's card has its codes.
 */
export const simCodes = shownOnce<Input>({
  name: 'line.simCodes',
  allowed: ['administrator', 'fleetManager'],
  proof: 'password',
  input: Input,
  offered: ruled('simCodes'),
  subject: ({ lines }) => `selection:${lines}`,
  mostADay: ({ operator }) => lineRulesOf(operator).simCodes?.mostADay ?? 0,
  about: chosen,
  reveal,
});

async function chosen({ tables, actor, input }: Asking & { readonly input: Input }): Promise<Result<About>> {
  const lines = await selectedLines(tables, actor, input.lines);
  if (!lines.ok) return lines;
  const [line, ...others] = lines.value;
  if (line === undefined) return refuse('lines.gone');
  if (others.length > 0) return refuse('value.choices', { maximum: 1 });
  const has = hasSim(line);
  return has.ok ? ok({ subject: `${LINE}${line.id}`, facts: { number: { phone: line.number } } }) : has;
}

/** Of the card that the line has at this moment. */
async function reveal(look: Look, about: string, sources: SecretSources): Promise<Result<Facts>> {
  const line = await look(({ tables }) => tables.lines.get(about.slice(LINE.length)));
  if (line?.iccid === undefined) return refuse('line.unknown');
  const codes = await sources.simCodes({ operator: line.operator, iccid: line.iccid });
  if (codes === undefined) return refuse('once.away');
  const { pin1, pin2, puk1, puk2 } = codes;
  return ok({
    number: { phone: line.number },
    iccid: { text: line.iccid },
    ...{ pin1: { text: pin1 }, pin2: { text: pin2 }, puk1: { text: puk1 }, puk2: { text: puk2 } },
  });
}
