import { nanoid } from 'nanoid';
import type { PDU, Session } from 'smpp';
import type { Log } from '../../log.js';
import type { SmppSettings } from '../settings.js';
import { type Asked, type Heard, LinkDown, NoAnswer } from './asking.js';
import { connect } from './library.js';
import { status } from './pdus.js';

export interface BoundSession {
  readonly ask: Asked;
  /** Resolves when the connection is gone. */
  readonly ended: Promise<void>;
  /** Says goodbye, then ends. */
  unbind(): Promise<void>;
  end(): void;
}

const VERSION_3_4 = 0x34;
const GOODBYE_WITHIN = 1_000;

/** Connects and binds as a transceiver. Undefined: the centre refuses us, and would again. Throws when it cannot be reached. */
export async function openSession(settings: SmppSettings, log: Log, heard: Heard): Promise<BoundSession | undefined> {
  const { host, port, tls, ca, serverName, name } = settings;
  const number = nanoid();
  const checked = { rejectUnauthorized: true, ...(ca !== undefined && { ca }) };
  const session = connect({ host, port, tls, ...(tls && { servername: serverName ?? host, ...checked }) });
  const { ask, ended } = watched(session, settings, log);
  await connected(session, settings, ended);
  session.on('pdu', (pdu: PDU) => {
    if (!pdu.isResponse()) heard(pdu, session, number);
  });
  const { systemId, password, systemType } = settings;
  const bind = { system_id: systemId, password, system_type: systemType, interface_version: VERSION_3_4 };
  const answer = await ask('bind_transceiver', bind).catch((error: unknown) => {
    session.destroy();
    throw error;
  });
  if (answer.command_status !== status.ok) {
    log.warn('sms.bindRefused', { code: name, status: answer.command_status });
    session.destroy();
    return undefined;
  }
  log.info('sms.bound', { code: name });
  keepAlive(session, settings, ask, ended);
  const unbind = async () => {
    await Promise.race([ask('unbind', {}).catch(() => undefined), after(GOODBYE_WITHIN)]);
    session.destroy();
  };
  return { ask, ended, unbind, end: () => session.destroy() };
}

/** Whatever goes wrong with a session, it is over: after a PDU that cannot be read nobody knows where the next one begins. */
function watched(session: Session, { answerWithin, name }: SmppSettings, log: Log) {
  const waiting = new Set<(error: Error) => void>();
  const ended = new Promise<void>((resolve) => {
    session.on('close', () => {
      for (const fail of waiting) fail(new LinkDown(true));
      resolve();
    });
  });
  session.on('error', (error: unknown) => {
    log.warn('sms.linkFailed', { code: name }, error);
    session.destroy();
  });
  const ask: Asked = (command, fields) =>
    new Promise<PDU>((resolve, reject) => {
      const timer = setTimeout(() => fail(new NoAnswer(command)), answerWithin * 1000);
      const fail = (error: Error) => {
        clearTimeout(timer);
        waiting.delete(fail);
        reject(error);
      };
      const answered = (answer: PDU) => {
        clearTimeout(timer);
        waiting.delete(fail);
        resolve(answer);
      };
      waiting.add(fail);
      if (!session[command](fields, answered)) fail(new LinkDown(false));
    });
  return { ask, ended };
}

async function connected(session: Session, { tls, answerWithin }: SmppSettings, ended: Promise<void>): Promise<void> {
  let refused: unknown;
  session.once('error', (error: unknown) => {
    refused = error;
  });
  const open = new Promise<'open'>((resolve) => session.once(tls ? 'secureConnect' : 'connect', () => resolve('open')));
  const outcome = await Promise.race([open, ended, after(answerWithin * 1000)]);
  if (outcome === 'open') return;
  session.destroy();
  throw new Error('the message centre cannot be reached', { cause: refused });
}

/** A line that is dead looks like one on which nobody speaks. */
function keepAlive(session: Session, { enquireEvery }: SmppSettings, ask: Asked, ended: Promise<void>): void {
  const timer = setInterval(() => {
    ask('enquire_link', {}).catch(() => session.destroy());
  }, enquireEvery * 1000);
  void ended.then(() => clearInterval(timer));
}

const after = (milliseconds: number): Promise<'late'> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('late'), milliseconds).unref();
  });
