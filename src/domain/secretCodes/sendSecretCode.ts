import type { Asking } from '../door/asking.js';
import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { readsSms } from '../lines/states.js';
import { type LineRules, languageOf } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { SecretCode } from '../records/secretCode.js';
import type { Facts } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { codeCommand } from './codeCommand.js';
import { pausedUntil } from './secretCode.js';

/**
 * Kcell guide (C11): sends a line's user a secret code by SMS, which lets them read the number's data, call details
 * included, and order nothing. The code is made as the message goes out: whoever asks for it never sees it. An earlier
 * code is void at once. It is in the language of the line's user. Refused within ten minutes of the last one (`code.pause`),
 * where the line is not in service, and where a machine uses it. Whoever asks for it is warned where nobody is known to use it.
 */
export const sendSecretCode = codeCommand('secretCode.send', send, whoReadsIt);

/** Nobody knows who has the phone of a line without a user, such as a spare one. */
function whoReadsIt({ user, description }: Line): Problem | undefined {
  if (user !== undefined) return undefined;
  if (description === undefined) return { code: 'code.noUser', details: {} };
  return { code: 'code.noUserBut', details: { description } };
}

async function send(
  work: Work<object>,
  line: Line,
  { validDays }: NonNullable<LineRules['secretCode']>,
): Promise<Result<Facts>> {
  const { tables, operator, now, actor } = work;
  const open = await mayBeSent(work, line);
  if (!open.ok) return open;
  await tables.secretCodes.put(ordered(line, actor.account, now));
  const language = languageOf(operator, line);
  await post(work, { kind: 'sms.secretCode', line: line.id, organisation: line.organisation, language });
  return ok({ number: { phone: line.number }, validDays: { count: validDays } });
}

/** Only a line in service with somebody who reads it has a code. */
async function mayBeSent({ tables, operator, now }: Asking, line: Line): Promise<Result<undefined>> {
  const served = readsSms(operator, line);
  if (!served.ok) return served;
  const held = await tables.secretCodes.get(line.id);
  const until = held && pausedUntil(held, now);
  return until === undefined ? fine : refuse('code.pause', { until: { instant: until } });
}

const ordered = ({ id, operator, organisation }: Line, sentBy: string, now: Date): SecretCode => ({
  ...{ id, operator, organisation, orderedAt: now.toISOString(), sentBy },
  ...{ wrong: 0, tries: [] },
});
