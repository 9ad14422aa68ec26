import type { Asking } from '../door/asking.js';
import { post } from '../door/outbox.js';
import { readsSms } from '../lines/states.js';
import type { Line } from '../records/line.js';
import type { SecretCode } from '../records/secretCode.js';
import { languages } from '../terms/language.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { codeCommand } from './codeCommand.js';
import { pausedUntil } from './secretCode.js';

/**
 * Kcell guide (C11): sends a line's user a secret code by SMS, which lets them read the number's data, call details
 * included, and order nothing. The code is made as the message goes out: whoever asks for it never sees it. An earlier
 * code is void at once. It is in the language of the line's user. Refused within ten minutes of the last one (`code.pause`),
 * where the line is not in service, and where a machine uses it.
 */
export const sendSecretCode = codeCommand('secretCode.send', async (work, line, { validDays }) => {
  const { tables, operator, now } = work;
  const open = await mayBeSent(work, line);
  if (!open.ok) return open;
  await tables.secretCodes.put(ordered(line, now));
  const language = line.language ?? operator.profile.languages[0] ?? languages[0];
  await post(work, { kind: 'sms.secretCode', line: line.id, organisation: line.organisation, language });
  return ok({ number: { phone: line.number }, validDays: { count: validDays } });
});

/** Only a line in service with somebody who reads it has a code. */
async function mayBeSent({ tables, operator, now }: Asking, line: Line): Promise<Result<undefined>> {
  const served = readsSms(operator, line);
  if (!served.ok) return served;
  const held = await tables.secretCodes.get(line.id);
  const until = held && pausedUntil(held, now);
  return until === undefined ? fine : refuse('code.pause', { until: { instant: until } });
}

const ordered = ({ id, operator, organisation }: Line, now: Date): SecretCode => ({
  ...{ id, operator, organisation, orderedAt: now.toISOString() },
  ...{ wrong: 0, tries: [] },
});
