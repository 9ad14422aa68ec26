import { z } from 'zod';
import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { deviceFacts, isRegistered, registrationFacts } from '../devices.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

/** Whether a device is registered with a line (C14). It holds the one device that it is about. */
export const device = changeKind({
  kind: 'device',
  offered: ruled('devices'),
  about: 'device',
  holds: z.object({ imei: z.string(), registered: z.boolean() }),
  columns: Line.pick({ devices: true }),
  reads: {
    facts: (_operator, line) => deviceFacts(line),
    between: (_operator, before, after) => {
      const imeis = new Set([before, after].flatMap(({ devices = [] }) => devices));
      const turned = [...imeis].filter((imei) => isRegistered(before, imei) !== isRegistered(after, imei));
      const state = (line: Line) => turned.flatMap((imei) => registrationFacts(line, imei));
      return { before: state(before), after: state(after) };
    },
  },
  ways: () => [{ imei: '', registered: true }],
  fits: (_operator, _held, line) => inState(line, 'active', 'suspended'),
  applied: ({ imei, registered }, line) => {
    const { devices = [] } = line;
    if (isRegistered(line, imei) === registered) return line;
    const left = registered ? [...devices, imei] : devices.filter((one) => one !== imei);
    return { ...line, devices: left.length === 0 ? undefined : left };
  },
  opposite: ({ imei, registered }) => ({ kind: 'device', imei, registered: !registered }),
});
