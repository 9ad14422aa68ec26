import { z } from 'zod';
import { query } from '../door/query.js';
import { ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Order } from '../records/order.js';
import { wordOf } from '../records/standing.js';
import type { Facts } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { deviceFacts, lastSeen, registrationFacts } from './devices.js';
import { linesShown } from './linesShown.js';

/** The kind of change that registers and deletes, as orders keep it. */
const ChangedDevice = z.object({ kind: z.literal('device'), imei: z.string(), registered: z.boolean() });

/**
 * Kcell guide, a number's devices (C14): the one it was last seen in with its registration, those that are registered, and below
 * what was asked for, the latest first. Requests that ended more than 90 days ago are in the archive.
 */
export const lineDevices = query<{ readonly lines: string }>({
  name: 'line.devices',
  allowed: ['administrator'],
  offered: ruled('devices'),
  audited: ({ lines }) => `selection:${lines}`,
  look: async (asking, { lines }, { from, most }) => {
    const { operator, tables, now } = asking;
    const [line] = await chosenLines(asking, lines);
    if (line === undefined) return ok({ rows: [], total: 0 });
    const orders = (await tables.orders.where({ line: line.id })).flatMap((order) => requestOf(order, now)).reverse();
    return ok({
      summary: [summaryOf(line)],
      ...{ rows: orders.slice(from, from + most), total: orders.length },
      given: linesShown.shown(lines, { operator, lines: [line] }),
    });
  },
});

function summaryOf(line: Line): Facts {
  const seen = lastSeen(line);
  return {
    number: { phone: line.number },
    ...(line.user !== undefined && { user: { text: line.user } }),
    lastSeen: seen === undefined ? { word: 'noDevices' } : { list: registrationFacts(line, seen) },
    registeredDevices: line.devices === undefined ? { word: 'noDevices' } : { list: deviceFacts(line) },
  };
}

function requestOf(order: Order, now: Date): Facts[] {
  const { success, data } = ChangedDevice.safeParse(order.change);
  if (!success) return [];
  return [
    {
      orderedAt: { instant: order.orderedAt },
      request: { word: data.registered ? 'deviceAdded' : 'deviceRemoved' },
      imei: { text: data.imei },
      state: { word: wordOf(order, now) },
      reference: { code: order.reference },
    },
  ];
}
