import { setTimeout as delay } from 'node:timers/promises';
import { keyedDigest } from '../src/bot/secrets/hashing.js';
import type { AnswerSms } from '../src/bot/sms/answering.js';
import { answerByTurns } from '../src/bot/sms/turnAnswers.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { password, startCentre, systemId } from '../test/support/smppCentre.js';

const SHORT = '77700';
const PHONES = 200;
/** What the phones write: turns of the assistant that read, and change nothing. */
const TEXTS = ['help', 'menu', 'what can you do', 'balance'];

/**
 * So many texts from two hundred phones, handed over by a message centre in this process as fast as they are taken, and answered
 * through it on lowdb: from the first that it hands over to the last answer that it has taken. With a turn of the assistant each, in
 * the name of an account of the demo, or with a sentence that is no turn.
 */
export async function sms(
  folder: string,
  count: number,
  answered: 'turn' | 'sentence',
): Promise<Record<string, number>> {
  const centre = await startCentre({ window: 100 });
  const gateway = {
    ...{ name: 'centre', driver: 'smpp', operator: 'kcell', senders: [SHORT], host: '127.0.0.1', port: centre.port },
    ...{ tls: false, systemId, password, window: 100, receipts: false },
  };
  let app: TestApp | undefined;
  const byTurns: AnswerSms = async (message) => {
    if (app === undefined) throw new Error('nobody answers yet');
    const account = await app.accountId('kcell', 'admin1');
    const speakerOf = async () => ({ account, operator: 'kcell' });
    return answerByTurns({ ...app, ...{ clock, digest, speakerOf, otherwise: async () => [], more: () => '...' } })(
      message,
    );
  };
  app = await startApp({
    dataDir: folder,
    env: { OPERATORS: 'kcell', SMS_GATEWAYS: JSON.stringify([gateway]) },
    store: { watchNesting: false },
    ...(answered === 'turn' && { answerSms: byTurns }),
  });
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  for (let at = 0; at < count; at++) {
    const from = `7701${String(at % PHONES).padStart(7, '0')}`;
    centre.write({ from, to: SHORT, bytes: Buffer.from(TEXTS[at % TEXTS.length] ?? '') });
  }
  // Parts of one answer have one id for all: what counts is whose answers are out.
  while ((await left(app)) > 0 || centre.waiting() > 0) await delay(20);
  const [seconds, { user, system }] = [(performance.now() - began) / 1000, process.cpuUsage(cpu)];
  await app.halt();
  await centre.stop();
  if (centre.taken.length < count)
    throw new Error(`${count} were to be answered, and ${centre.taken.length} parts went out`);
  return { perSecond: count / seconds, cpu: (user + system) / 1000 / count, parts: centre.taken.length };
}

const digest = keyedDigest(new Uint8Array(32));
const clock = { now: () => new Date() };

const left = ({ store }: TestApp): Promise<number> =>
  store.read(async ({ inboundSms }) => (await inboundSms.where({ state: 'waiting' }, { limit: 1 })).length);
