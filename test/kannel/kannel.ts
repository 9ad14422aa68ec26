import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

/** Where Debian's `kannel` and `kannel-extras` are; KANNEL_ROOT names another folder that has them as they are under `/`. */
const root = process.env.KANNEL_ROOT ?? '';
const programs = {
  bearerbox: `${root}/usr/sbin/bearerbox`,
  smsbox: `${root}/usr/sbin/smsbox`,
  fakesmsc: `${root}/usr/lib/kannel/test/fakesmsc`,
};

/** Kannel's two boxes over a network that is none. */
export interface Kannel {
  /** A phone's message, as `fakesmsc` writes it: "+77010000001 77700 text hello". The phone stays on until the next one. */
  write(message: string): Promise<void>;
  /** What the network was given to send, each as `fakesmsc` prints it, without its brackets. */
  given(): readonly string[];
  /** All that Kannel has logged. */
  logs(): Promise<string>;
  stop(): Promise<void>;
}

/** Throws, with what to do, where Kannel is not installed. */
export function checkInstalled(): void {
  const missing = Object.values(programs).filter((path) => !existsSync(path));
  if (missing.length === 0) return;
  const cure = 'apt-get install kannel kannel-extras, or name in KANNEL_ROOT a folder that has them';
  throw new Error(`Kannel is not here (${missing.join(', ')}): ${cure}`);
}

interface Ports {
  /** Where the network of the phones is attached. */
  readonly network: number;
  readonly boxes: number;
  readonly send: number;
}

export async function startKannel(configuration: string, { network, boxes, send }: Ports): Promise<Kannel> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-kannel-'));
  const file = join(folder, 'kannel.conf');
  const own = configuration.replaceAll('/var/log/kannel', folder).replaceAll('/var/spool/kannel', folder);
  await writeFile(file, own, { mode: 0o600 });
  let printed = '';
  const run = (program: string, ...args: readonly string[]) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        if (program === programs.fakesmsc) printed += data.toString('utf8');
      });
    return child;
  };
  const phones = (...messages: string[]) =>
    run(programs.fakesmsc, '-H', '127.0.0.1', '-r', `${network}`, '-m', '1', ...messages);
  const bearerbox = run(programs.bearerbox, '-v', '4', file);
  await listening(network);
  await listening(boxes);
  const smsbox = run(programs.smsbox, '-v', '4', file);
  await listening(send);
  let phone: ChildProcess | undefined;
  return {
    write: async (message) => {
      if (phone) await end(phone);
      phone = phones(message);
    },
    given: () => [...printed.matchAll(/Got message \d+: <([^\n]*)>\n/g)].map(([, message = '']) => message),
    logs: async () => {
      const names = ['bearerbox.log', 'smsbox.log'];
      return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
    },
    stop: async () => {
      for (const child of [phone, smsbox, bearerbox]) if (child) await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const cut = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(cut);
}

/** Waits until somebody listens there; at the longest ten seconds. */
async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await delay(50);
  }
  throw new Error(`nobody listens on port ${port}`);
}

/** A port on this machine that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const closed = once(server, 'close');
  server.close();
  await closed;
  return port;
}
