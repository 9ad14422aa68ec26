import { z } from 'zod';
import { device } from '../lines/changes/device.js';
import { OTHER_DEVICE } from '../lines/deviceChoices.js';
import { isRegistered } from '../lines/devices.js';
import type { Line } from '../records/line.js';
import { problemOf } from '../terms/problems.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { imei as Imei } from '../values/identifiers.js';
import { lineCommand } from './lineCommand.js';

/** `device`: one that was offered, or that another is meant, whose number is `imei`. */
const Input = z.object({
  action: z.enum(['register', 'remove']),
  lines: z.string(),
  device: z.string(),
  imei: z.string().optional(),
});
type Input = z.output<typeof Input>;

/** Kcell: a device is registered with a number, or deleted (C14). */
export const registerDevice = lineCommand<Input>({
  name: 'line.registerDevice',
  allowed: ['administrator'],
  input: Input,
  offered: device.offered,
  reads: device.reads,
  decide: ({ input }, line) => {
    const imei = deviceMeant(input, line);
    return imei.ok ? ok({ change: device.of({ imei: imei.value, registered: input.action === 'register' }) }) : imei;
  },
});

function deviceMeant({ action, device: chosen, imei = '' }: Input, line: Line): Result<string> {
  if (action === 'remove') return isRegistered(line, chosen) ? ok(chosen) : refuse('device.unknown');
  const typed = Imei.safeParse(chosen === OTHER_DEVICE ? imei : chosen);
  return typed.success ? ok(typed.data) : { ok: false, problem: problemOf(typed.error) };
}
