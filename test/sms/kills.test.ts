import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { KilledServer } from '../support/killedServers.js';
import type { Moment } from '../support/killingFiles.js';
import { password, startCentre, systemId } from '../support/smppCentre.js';

/** `npm run sms:kills` does it twenty times. */
const KILLS = Number(process.env.SMS_KILLS ?? 3);
const BURST = 10;
const SHORT = '99001';
/** Before the journal has a change, and when it has half of it: of a message, of its claim, of its answer, of what comes after it. */
const MOMENTS: readonly Moment[] = ['write', 'tear'];
/** What was claimed by a process that is no more is taken up by the next one when the claim has run out. */
const CLAIM_LASTS = 30_000;

it('loses no message when the program is killed between receiving, storing and answering', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-sms-kills-'));
  const centre = await startCentre();
  const gateway = {
    ...{ name: 'centre', driver: 'smpp', operator: 'telenet', senders: [SHORT], host: '127.0.0.1', port: centre.port },
    ...{ tls: false, systemId, password, firstWait: 0.05, receipts: false },
  };
  const env = { OPERATORS: 'telenet', SMS_GATEWAYS: JSON.stringify([gateway]) };
  let written = 0;
  const burst = () => {
    for (const end = written + BURST; written < end; written++) {
      const from = `32470${String(written).padStart(6, '0')}`;
      centre.write({ from, to: SHORT, bytes: Buffer.from(`message ${written}`) });
    }
  };
  const killed: (Moment | undefined)[] = [];
  for (let round = 0; round < KILLS; round++) {
    const server = new KilledServer(env);
    const moment = MOMENTS[round % MOMENTS.length];
    await server.start({ folder, moment, times: 1 + (round % 7) });
    server.arm();
    while (killed[round] === undefined) {
      burst();
      const ended = await Promise.race([server.endsItself(), delay(1_000)]);
      if (ended !== undefined) killed[round] = ended;
    }
  }
  expect(killed).toHaveLength(KILLS);

  // What the centre still has comes at once; only then time passes.
  const last = new KilledServer(env);
  await last.start({ folder, times: 0 });
  while (centre.waiting() > 0) await delay(20);
  await last.stop();
  const later = new KilledServer({ ...env, LATER_MS: `${CLAIM_LASTS}` });
  await later.start({ folder, times: 0 });
  const answered = () => new Set(centre.taken.map(({ to }) => to)).size;
  while (answered() < written) await delay(50);
  expect(await later.stop()).toBe(0);
  await centre.stop();
  await rm(folder, { recursive: true });

  const twice = centre.taken.length - answered();
  // What was being answered when it was killed is answered again: a burst at the most, each time.
  expect(twice).toBeLessThanOrEqual(KILLS * BURST);
  process.stdout.write(
    `${KILLS} kills, ${written} messages: 0 lost; ${centre.again()} came again from the centre; ${twice} answers went out twice\n`,
  );
}, 600_000);
