import { z } from 'zod';
import { command, type Work } from '../door/command.js';
import { personOf, ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { fullName } from '../records/lineUser.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { selectedLines } from './find/selections.js';
import { textsOf } from './sought.js';
import { changeable, isSame, UserData, UserThere, userDataOf, userOf } from './userData.js';

/** `was`: what there was when it was shown. */
const Input = z.object({ lines: z.string(), user: UserData, was: UserThere });
type Input = z.output<typeof Input>;

/**
 * Telenet guide (T6): the data of a SIM card's user, as long as the user has not confirmed them. What somebody else has changed
 * since they were shown is not written over, and nothing is written that is so already.
 */
export const changeUser = command<Input>({
  name: 'line.changeUser',
  allowed: ['fleetManager'],
  offered: ruled('userData'),
  proof: 'none',
  input: Input,
  subject: ({ lines }) => `selection:${lines}`,
  run: async (work) => {
    const { tables, operator, now, input, ids } = work;
    const line = await chosenLine(work);
    if (!line.ok) return line;
    const user = personOf(operator, now, input.user);
    if (!user.ok) return user;
    const row = await userOf(tables, line.value);
    const there = userDataOf(line.value, row);
    if (!isSame(there, input.was)) return refuse('record.changed');
    if (isSame(there, user.value)) return refuse('record.unchanged');
    const { id, organisation, number } = line.value;
    const { description, spokenLanguage: language, ...person } = user.value;
    const own = { id: row?.id ?? ids.next(), operator: operator.profile.id, organisation, line: id };
    await tables.lineUsers.put({ ...own, ...person, description, language });
    const named = { ...line.value, user: fullName(person), description, language };
    await tables.lines.put({ ...named, ...textsOf(named) });
    return ok({ subject: `line:${id}`, reference: ids.code(REFERENCE_LENGTH), facts: { number: { phone: number } } });
  },
});

async function chosenLine({ tables, actor, input }: Work<Input>): Promise<Result<Line>> {
  const lines = await selectedLines(tables, actor, input.lines);
  if (!lines.ok) return lines;
  const [line, ...others] = lines.value;
  if (line === undefined) return refuse('lines.gone');
  if (others.length > 0) return refuse('value.choices', { maximum: 1 });
  const may = changeable(line);
  return may.ok ? ok(line) : may;
}
