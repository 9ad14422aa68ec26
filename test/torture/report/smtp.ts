import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';

const Port = z.object({ port: z.int() });

export interface CountingSmtp {
  readonly url: string;
  /** What came in whole. */
  readonly received: ParsedMail[];
  /** How many bytes of mail have come, of whole mails and of broken ones. */
  bytes(): number;
  /** Is called once, when so many more have come. */
  after(bytes: number, call: () => void): void;
  close(): Promise<void>;
}

/** A mail server of this machine that counts what comes. */
export async function countingSmtp(): Promise<CountingSmtp> {
  const received: ParsedMail[] = [];
  let count = 0;
  let next: { readonly at: number; readonly call: () => void } | undefined;
  /** Whether the line broke here: what a client had handed to the network before it died does not come any more. */
  const breaksAt = (chunk: Buffer): boolean => {
    count += chunk.length;
    if (next === undefined || count < next.at) return false;
    const { call } = next;
    next = undefined;
    call();
    return true;
  };
  const server = new SMTPServer({
    ...{ logger: false, disableReverseLookup: true, authOptional: true, closeTimeout: 100 },
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, answer) => {
      const chunks: Buffer[] = [];
      let isBroken = false;
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        isBroken ||= breaksAt(chunk);
      });
      stream.on('end', async () => {
        if (isBroken) return answer(new Error('the line broke'));
        received.push(await simpleParser(Buffer.concat(chunks)));
        answer();
      });
    },
  });
  // A client that is killed is what this is for.
  server.on('error', () => {});
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const { port } = Port.parse(server.server.address());
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, received, bytes: () => count },
    after: (bytes, call) => {
      next = { at: count + bytes, call };
    },
    close: () => new Promise<void>((done) => server.close(done)),
  };
}
