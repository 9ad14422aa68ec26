import { ok, refuse } from '../terms/result.js';
import { codeCommand } from './codeCommand.js';
import { ended, isOpen } from './secretCode.js';

/**
 * Kcell guide (C11): makes an end of a line's secret code; one that is on its way does not go out any more. The pause
 * until another one may be sent stays. Refused where there is no code (`code.none`).
 */
export const deleteSecretCode = codeCommand('secretCode.delete', async ({ tables, now }, line) => {
  const held = await tables.secretCodes.get(line.id);
  if (held === undefined || !isOpen(held, now)) return refuse('code.none');
  await tables.secretCodes.put(ended(held, now));
  return ok({ number: { phone: line.number } });
});
