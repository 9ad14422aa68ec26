import { once } from 'node:events';
import type { TlsOptions } from 'node:tls';
import type { PDU, Session } from 'smpp';
import { z } from 'zod';
import { createServer, encodings } from '../../src/bot/smsGateway/smpp/library.js';

/** What a message centre may do wrong, at the moment it is asked. */
export type Fault = 'throttled' | 'queueFull' | 'noAnswer' | 'cut' | 'malformed' | 'slow';

/** A message that the centre has taken to send it to a phone. */
export interface Taken {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
  readonly dataCoding: number;
  readonly esmClass: number;
  /** The sender of it was told that it was taken. */
  readonly told: boolean;
}

/** A message that a phone has sent. */
export interface Written {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
  readonly dataCoding?: number;
  readonly esmClass?: number;
  readonly fields?: object;
}

export interface CentreOptions {
  readonly tls?: TlsOptions;
  /** What goes wrong with the next message in either direction; undefined: nothing. */
  readonly fault?: (what: 'submit' | 'deliver') => Fault | undefined;
  /** Messages of phones that are handed over at a time. */
  readonly window?: number;
  /** Hears nothing any more, and keeps the connection. */
  readonly deaf?: () => boolean;
  /** Answers each message with its receipt. */
  readonly receipts?: boolean;
}

/** A message centre that does as SMPP 3.4 says, with faults: it keeps what it was not told to be taken, and sends it again. */
export interface SmppCentre {
  readonly port: number;
  readonly taken: readonly Taken[];
  /** Messages of phones that nobody has taken yet. */
  waiting(): number;
  /** How often a message of a phone was handed over once more. */
  again(): number;
  readonly binds: readonly { readonly systemId: string; readonly version: number }[];
  /** Hands over a message when somebody is bound. */
  write(message: Written): void;
  /** A receipt in the form that most centres use. */
  report(id: string, stat: string): void;
  cutAll(): void;
  stop(): Promise<void>;
}

export const systemId = 'guichet';
export const password = 'of-a-test';
const ok = 0;
const passwordIsWrong = 0x0e;

const Bind = z.object({ system_id: z.string(), password: z.string(), interface_version: z.int() });
const Submit = z.object({
  source_addr: z.string(),
  destination_addr: z.string(),
  short_message: z.instanceof(Buffer),
  data_coding: z.int(),
  esm_class: z.int(),
  registered_delivery: z.int(),
});
const Address = z.object({ port: z.int() });
const answers: Readonly<Partial<Record<Fault, number>>> = { throttled: 0x58, queueFull: 0x14 };

export async function startCentre(options: CentreOptions = {}): Promise<SmppCentre> {
  const { fault = () => undefined, deaf = () => false, window = 10 } = options;
  const taken: Taken[] = [];
  const binds: { systemId: string; version: number }[] = [];
  const queue: { message: Written; given: number }[] = [];
  const bound = new Map<Session, Set<unknown>>();
  let again = 0;

  const server = createServer(options.tls ?? {}, (session) => {
    session.on('error', () => session.destroy());
    session.on('close', () => bound.delete(session));
    session.on('pdu', (pdu: PDU) => {
      if (deaf()) return;
      if (pdu.command === 'bind_transceiver') bind(session, pdu);
      else if (pdu.command === 'submit_sm') submit(session, pdu);
      else if (pdu.command === 'enquire_link') session.send(pdu.response());
      else if (pdu.command === 'unbind') {
        session.send(pdu.response());
        session.close();
      }
    });
  });

  const bind = (session: Session, pdu: PDU) => {
    const read = Bind.parse(pdu);
    binds.push({ systemId: read.system_id, version: read.interface_version });
    const right = read.system_id === systemId && read.password === password;
    session.send(pdu.response({ command_status: right ? ok : passwordIsWrong, system_id: 'centre' }));
    if (!right) return;
    bound.set(session, new Set());
    handOver();
  };

  const submit = (session: Session, pdu: PDU) => {
    const wrong = fault('submit');
    const refused = wrong && answers[wrong];
    if (refused !== undefined) return session.send(pdu.response({ command_status: refused }));
    if (wrong === 'malformed') return void session.socket.write(Buffer.from([0, 0, 0, 6, 1, 2]));
    const read = Submit.parse(pdu);
    const id = `${taken.length + 1}`;
    taken.push({
      ...{ id, from: read.source_addr, to: read.destination_addr, bytes: read.short_message },
      ...{ dataCoding: read.data_coding, esmClass: read.esm_class, told: wrong === undefined || wrong === 'slow' },
    });
    if (wrong === 'noAnswer') return;
    if (wrong === 'cut') return session.destroy();
    session.send(pdu.response({ message_id: id }));
    if (options.receipts && read.registered_delivery === 1) report(id, 'DELIVRD');
  };

  const report = (id: string, stat: string) =>
    write({
      ...{ from: '700', to: '700', esmClass: 4 },
      bytes: Buffer.from(
        `id:${id} sub:001 dlvrd:001 submit date:2603021000 done date:2603021001 stat:${stat} err:000 text:`,
      ),
    });

  const handOver = () => {
    const [session] = bound.keys();
    const underWay = session && bound.get(session);
    if (session === undefined || underWay === undefined) return;
    for (const entry of queue) {
      if (underWay.size >= window) return;
      if (underWay.has(entry)) continue;
      underWay.add(entry);
      deliver(session, entry);
      if (!bound.has(session)) return;
    }
  };

  const deliver = (session: Session, entry: { message: Written; given: number }) => {
    const { from, to, bytes, dataCoding = 0, esmClass = 0, fields = {} } = entry.message;
    if (entry.given > 0) again += 1;
    entry.given += 1;
    const wrong = fault('deliver');
    if (wrong === 'malformed') session.socket.write(Buffer.from([0, 0, 0, 10, 0, 0, 0, 5, 9, 9]));
    const pdu = {
      ...{ source_addr_ton: 1, source_addr_npi: 1, source_addr: from, dest_addr_ton: 3, destination_addr: to },
      ...{ esm_class: esmClass, data_coding: dataCoding, short_message: bytes, ...fields },
    };
    session.deliver_sm(pdu, (answer) => {
      bound.get(session)?.delete(entry);
      // The answer is lost on its way, and so is the connection: the centre does not know.
      if (wrong === 'noAnswer' || wrong === 'cut') return session.destroy();
      if (answer.command_status === ok) queue.splice(queue.indexOf(entry), 1);
      handOver();
    });
  };

  const write = (message: Written) => {
    queue.push({ message, given: 0 });
    handOver();
  };

  const listening = once(server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  return {
    ...{ port: Address.parse(server.address()).port, taken, binds, write, report },
    waiting: () => queue.length,
    again: () => again,
    cutAll: () => {
      for (const session of [...server.sessions]) session.destroy();
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const session of [...server.sessions]) session.destroy();
      await closed;
    },
  };
}

/** The text of what was taken, of one part. */
export const textIn = ({ bytes, dataCoding, esmClass }: Taken): string => {
  const data = (esmClass & 0x40) === 0 ? bytes : bytes.subarray(1 + Number(bytes[0]));
  return dataCoding === 8 ? new TextDecoder('utf-16be').decode(data) : encodings.ASCII.decode(Buffer.from(data));
};
