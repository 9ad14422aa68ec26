import { setTimeout as delay } from 'node:timers/promises';
import { startApp, type TestApp } from '../test/support/app.js';
import { password, type SmppCentre, startCentre, systemId } from '../test/support/smppCentre.js';

const SHORT = '77700';
const PHONES = 200;
const CODE = '12345678';
/** What the phones write: turns of the assistant that read. */
const TEXTS = ['help', 'menu', 'what can you do', 'balance'];

/**
 * So many texts from two hundred phones, handed over by a message centre in this process as fast as they are taken, and answered
 * through it on lowdb: from the first that it hands over to the last answer that it has taken. From subscribers who have sent their
 * secret code, with a turn of the assistant each; or from strangers, who get a sentence.
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
  const many = { points: 1_000_000, duration: 60 };
  const app = await startApp({
    dataDir: folder,
    env: { OPERATORS: 'kcell', SMS_GATEWAYS: JSON.stringify([gateway]) },
    store: { watchNesting: false },
    limits: { textsOfSender: many, texts: many, secretCodes: many },
  });
  const phones = answered === 'turn' ? await withCodes(app) : strangers;
  if (answered === 'turn') await write(app, centre, phones, [CODE], phones.length);
  // What is read once only (phrases in two languages) is no part of a message.
  await write(app, centre, phones, TEXTS, PHONES);
  const before = centre.taken.length;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await write(app, centre, phones, TEXTS, count);
  const [seconds, { user, system }] = [(performance.now() - began) / 1000, process.cpuUsage(cpu)];
  await app.halt();
  await centre.stop();
  const parts = centre.taken.length - before;
  if (parts < count) throw new Error(`${count} were to be answered, and ${parts} parts went out`);
  return { perSecond: count / seconds, cpu: (user + system) / 1000 / count, parts };
}

const strangers = Array.from({ length: PHONES }, (_, at) => `77019${String(at).padStart(6, '0')}`);

/** The phones of lines in service, each with a secret code that is out. */
async function withCodes({ store, hasher }: TestApp): Promise<string[]> {
  const hash = await hasher.hash(CODE);
  return store.transaction(async ({ lines, secretCodes }) => {
    const active = (await lines.where({ state: 'active' })).slice(0, PHONES);
    const [now, later] = [0, 24 * 60 * 60_000].map((ms) => new Date(Date.now() + ms).toISOString());
    for (const { id, operator, organisation } of active)
      await secretCodes.put({
        ...{ id, operator, organisation, hash, orderedAt: now ?? '', expiresAt: later },
        ...{ wrong: 0, tries: [] },
      });
    return active.map(({ number }) => number.slice(1));
  });
}

/** So many of these texts, phone by phone, until all are answered. */
async function write(
  app: TestApp,
  centre: SmppCentre,
  phones: readonly string[],
  texts: readonly string[],
  count: number,
) {
  for (let at = 0; at < count; at++) {
    const from = phones[at % phones.length] ?? '';
    centre.write({ from, to: SHORT, bytes: Buffer.from(texts[at % texts.length] ?? '') });
  }
  // Parts of one answer have one id for all: what counts is whose answers are out.
  while ((await left(app)) > 0 || centre.waiting() > 0) await delay(20);
}

const left = ({ store }: TestApp): Promise<number> =>
  store.read(async ({ inboundSms }) => (await inboundSms.where({ state: 'waiting' }, { limit: 1 })).length);
