import { z } from 'zod';
import type { SwitchKind } from '../lines/changes/switchKind.js';
import type { LineSwitches } from '../lines/switches.js';
import type { Role } from '../records/account.js';
import { ok, refuse } from '../terms/result.js';
import { notSoYet, Switched } from '../terms/switched.js';
import { lineCommand } from './lineCommand.js';

const Input = z.object({ lines: z.string(), switched: Switched });
export type SwitchInput = z.output<typeof Input>;

/** A command that turns what is on or off on lines: on each line what is not so yet, and nothing else. */
export const switchLines = (name: string, kind: SwitchKind<string>, switches: LineSwitches, allowed: readonly Role[]) =>
  lineCommand<SwitchInput>({
    ...{ name, allowed, input: Input, offered: kind.offered, reads: kind.reads },
    decide: ({ operator, input, now }, line) => {
      const all = switches.of(operator);
      if (Object.keys(input.switched).some((id) => !all.some((one) => one.id === id))) return refuse('value.choice');
      const switched = notSoYet(input.switched, (id) => switches.isOn(line, id));
      if (Object.keys(switched).length === 0) return refuse('line.already');
      const runs = switches.begun?.(operator, switched, now) ?? [];
      const change = kind.of({ switched, ...(runs.length > 0 && { runs }) });
      return ok({ change, price: switches.price?.(operator, switched) });
    },
  });
