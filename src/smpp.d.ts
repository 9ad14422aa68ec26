/** What is used of `smpp` 0.5.1, which has no types of its own: its framing. What it reads is checked in `bot/smsGateway/smpp/pdus.ts`. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';
  import type { ConnectionOptions, TlsOptions } from 'node:tls';

  export interface PDU {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly [field: string]: unknown;
    isResponse(): boolean;
    response(fields?: object): PDU;
  }
  type Answered = (answer: PDU) => void;
  type Send = (fields: object, answered?: Answered) => boolean;

  export interface Session extends EventEmitter {
    readonly socket: Socket;
    send(pdu: PDU, sent?: (pdu: PDU) => void): boolean;
    readonly bind_transceiver: Send;
    readonly submit_sm: Send;
    readonly deliver_sm: Send;
    readonly enquire_link: Send;
    readonly unbind: Send;
    destroy(done?: () => void): void;
    close(done?: () => void): void;
    pause(): void;
    resume(): void;
  }

  interface Field {
    filter?: unknown;
  }
  interface Smpp {
    connect(options: ConnectionOptions & { readonly tls: boolean }): Session;
    createServer(
      options: TlsOptions,
      listener: (session: Session) => void,
    ): NetServer & { readonly sessions: Session[] };
    readonly encodings: {
      readonly ASCII: { decode(octets: Buffer): string; encode(text: string): Buffer; match(text: string): boolean };
    };
    readonly commands: Readonly<Record<string, { readonly params?: Readonly<Record<string, Field>> }>>;
    readonly tlvs: Readonly<Record<string, Field>>;
  }
  const smpp: Smpp;
  export default smpp;
}
