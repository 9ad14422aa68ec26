import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { z } from 'zod';
import { Books } from '../torture/store/books.js';
import { type Moment, moments } from './killingFiles.js';

const program = new URL('./killedServer.ts', import.meta.url).pathname;
const Started = z.object({ url: z.string(), books: Books });
const Ended = z.object({ moment: z.enum(moments) });

/** When a server is to end itself: at this moment, when it is come to so many times. Without a moment it lives. */
export interface Plan {
  /** Its data. */
  readonly folder: string;
  readonly moment?: Moment | undefined;
  readonly times: number;
}

/** One server's process. */
export class KilledServer {
  private readonly child: ChildProcess;
  private readonly lines: Interface;
  private said: string[] = [];
  /** Kept when the process is gone and its last line was read. */
  readonly ended: Promise<unknown>;

  /** `env`: further variables of its configuration. It loads its code at once and waits. */
  constructor(private readonly env: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child = child;
    this.ended = once(child, 'close');
    this.lines = createInterface(child.stdout);
    this.lines.on('line', (line) => this.said.push(line));
  }

  /** Lets it start on the data. Gives its address and what it has found. */
  async start({ folder, ...plan }: Plan): Promise<z.output<typeof Started>> {
    const said = Promise.race([once(this.lines, 'line'), this.ended]);
    this.child.stdin?.write(`${JSON.stringify({ ...plan, env: { ...this.env, DATA_DIR: folder } })}\n`);
    await said;
    return Started.parse(JSON.parse(this.said[0] ?? 'null'));
  }

  /** From now on it may end itself: whatever was asked of it before was no load. */
  arm(): void {
    this.child.stdin?.write('arm\n');
  }

  /** kill -9, from outside. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** A clean stop. Gives the exit code. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    await this.ended;
    return this.child.exitCode;
  }

  /** Waits for the end that was planned, and gives its moment: undefined when it ended in another way. */
  async endsItself(): Promise<Moment | undefined> {
    await this.ended;
    const last = Ended.safeParse(JSON.parse(this.said.at(-1) ?? 'null'));
    return this.child.signalCode === 'SIGKILL' ? last.data?.moment : undefined;
  }
}

/** Where the server is now, for clients that outlive many of them. */
export class Address {
  private place = { url: '', generation: 0 };
  private readonly moves = new EventEmitter();

  moveTo(url: string): void {
    this.place = { url, generation: this.place.generation + 1 };
    this.moves.emit('moved');
  }

  get now(): { readonly url: string; readonly generation: number } {
    return this.place;
  }

  /** Kept when there is a newer server than this one. */
  async after(generation: number): Promise<void> {
    while (this.place.generation <= generation) await once(this.moves, 'moved');
  }
}
