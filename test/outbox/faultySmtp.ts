import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';

type Step = 'connect' | 'auth' | 'from' | 'to' | 'data';
/** A code to answer with, to say nothing, or to hang up, each at one step. */
type Fault = { readonly at: Step; readonly code: number } | { readonly at: Step; readonly does: 'nothing' | 'hangUp' };

export interface FaultySmtp {
  readonly port: number;
  readonly url: string;
  /** Everything that came in whole, also what was then not answered. */
  readonly received: ParsedMail[];
  readonly envelopes: { readonly from: string; readonly to: readonly string[] }[];
  fail(fault: Fault | undefined): void;
  /** Whether it is told to say nothing. */
  silent(): boolean;
  close(): Promise<void>;
}

export interface SmtpOptions {
  readonly starttls?: boolean;
  readonly secure?: boolean;
  readonly login?: { readonly user: string; readonly pass: string };
}

const Port = z.object({ port: z.int() });

/** A real SMTP server on this machine that fails where it is told to. */
export async function startSmtp({ starttls = false, secure = false, login }: SmtpOptions = {}): Promise<FaultySmtp> {
  let fault: Fault | undefined;
  const received: ParsedMail[] = [];
  const envelopes: FaultySmtp['envelopes'] = [];
  const step = (at: Step, answer: (error?: Error | null) => void) => {
    if (fault?.at !== at) return answer();
    if ('code' in fault) return answer(Object.assign(new Error('no'), { responseCode: fault.code }));
    if (fault.does === 'hangUp') for (const connection of server.connections) connection._socket.destroy();
  };
  const server = new SMTPServer({
    ...{ secure, logger: false, disableReverseLookup: true, authOptional: login === undefined, closeTimeout: 100 },
    disabledCommands: [...(starttls ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    allowInsecureAuth: true,
    onConnect: (_session, answer) => step('connect', answer),
    onAuth: (given, _session, answer) =>
      given.username === login?.user && given.password === login?.pass
        ? answer(null, { user: 'known' })
        : answer(new Error('wrong')),
    onMailFrom: (_address, _session, answer) => step('from', answer),
    onRcptTo: (_address, _session, answer) => step('to', answer),
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        received.push(await simpleParser(Buffer.concat(chunks)));
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        envelopes.push({ from, to: envelope.rcptTo.map(({ address }) => address) });
        step('data', answer);
      });
    },
  });
  server.on('error', () => {}); // a client that hangs up is part of the tests
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const { port } = Port.parse(server.server.address());
  return {
    ...{ port, received, envelopes, url: `smtp://127.0.0.1:${port}` },
    fail: (next) => {
      fault = next;
    },
    silent: () => fault !== undefined && 'does' in fault && fault.does === 'nothing',
    close: () => new Promise<void>((done) => server.close(done)),
  };
}
