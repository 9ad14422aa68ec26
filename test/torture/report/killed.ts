import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import type { ParsedMail } from 'mailparser';
import { z } from 'zod';
import { administrator, owner } from '../../../bench/lines.js';
import { addLines } from '../../../bench/store/fill.js';
import { openAt } from '../../../bench/store/open.js';
import { startApp } from '../../support/app.js';
import { type CountingSmtp, countingSmtp } from './smtp.js';

/** At which parts of the mail its sender is killed. */
export const KILLED_AT = [0.3, 0.6, 0.9];
/** Longer than a row stays with a process that is not heard of again (`CLAIM_LASTS`), and than any pause before another try. */
const LATER_MS = 3 * 60 * 60 * 1000;
const ROW = 'killed-report';

export interface KilledReport {
  /** Mails that came whole, and how often one was broken off. */
  readonly whole: number;
  readonly broken: number;
  /** Rows of the workbook in it, those of them that stand twice, and how many there are to be. */
  readonly rows: number;
  readonly twice: number;
  readonly lines: number;
  /** How the outbox has it in the end. */
  readonly state: string | undefined;
  readonly attempts: number | undefined;
  /** How much memory sending took, in megabytes. */
  readonly aboveIdleMb: number;
}

/**
 * The report on a company's numbers (C20) is asked for, and its sender is killed three times in the middle of the mail; the fourth
 * one sends it. It was sent whole before, to somebody else, which says how long it is.
 */
export async function killedReport(lines: number): Promise<KilledReport> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-report-'));
  const smtp = await countingSmtp();
  try {
    await (await startApp({ dataDir: folder, of: owner.operator })).halt();
    await addLines({ folder, count: lines });
    await order(folder, 'whole-report', 'first@example.com');
    const { aboveIdleMb } = await sent(folder, smtp, 0);
    const length = smtp.bytes();
    await order(folder, ROW, 'second@example.com');
    let broken = 0;
    for (const [index, part] of KILLED_AT.entries()) {
      await killedIn(folder, smtp, Math.floor(length * part), (index + 1) * LATER_MS);
      broken += 1;
    }
    await sent(folder, smtp, (KILLED_AT.length + 1) * LATER_MS);
    const whole = smtp.received.filter(({ to }) => [to].flat().some((one) => one?.text === 'second@example.com'));
    return { ...(await found(whole, folder)), broken, lines, aboveIdleMb };
  } finally {
    await smtp.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Posts the report as its command does. */
async function order(folder: string, id: string, to: string): Promise<void> {
  const store = await openAt({ folder });
  const now = new Date().toISOString();
  const { operator, organisation } = owner;
  const message = { kind: 'email.report', report: 'companyNumbers', account: administrator, organisation, to };
  await store.transaction(({ outbox }) =>
    outbox.insert({
      ...{ id, operator, key: id, message, state: 'waiting', attempts: 0 },
      ...{ dueAt: now, plannedAt: now, createdAt: now },
    }),
  );
  await store.close();
}

function sender(folder: string, { url: smtp }: CountingSmtp, laterMs: number) {
  const program = fileURLToPath(new URL('./sender.ts', import.meta.url));
  const plan = JSON.stringify({ folder, smtp, laterMs, operator: owner.operator });
  return spawn(process.execPath, ['--import', 'tsx', program, plan], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const Said = z.object({ aboveIdleMb: z.number() });

/** A sender that comes to its end. */
async function sent(folder: string, smtp: CountingSmtp, laterMs: number): Promise<z.output<typeof Said>> {
  const child = sender(folder, smtp, laterMs);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the sender ended with ${String(code)}`);
  return Said.parse(JSON.parse(said));
}

/** A sender that is killed when so many bytes of its mail have come. */
async function killedIn(folder: string, smtp: CountingSmtp, bytes: number, laterMs: number): Promise<void> {
  const child = sender(folder, smtp, laterMs);
  smtp.after(bytes, () => child.kill('SIGKILL'));
  const [, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error('the sender came to its end before it was killed');
}

async function found(whole: readonly ParsedMail[], folder: string) {
  const [mail] = whole;
  const numbers = mail === undefined ? [] : await numbersIn(mail);
  const store = await openAt({ folder });
  const row = await store.read(({ outbox }) => outbox.get(ROW));
  await store.close();
  const rows = numbers.length;
  return { whole: whole.length, rows, twice: rows - new Set(numbers).size, state: row?.state, attempts: row?.attempts };
}

/** The numbers of the workbook that is attached. */
async function numbersIn({ attachments }: ParsedMail): Promise<string[]> {
  const workbook = new exceljs.stream.xlsx.WorkbookReader(
    Readable.from([attachments[0]?.content ?? Buffer.alloc(0)]),
    {},
  );
  const numbers: string[] = [];
  for await (const sheet of workbook)
    for await (const row of sheet) {
      const number = String(row.getCell(1).value);
      if (/^\+7 \d/.test(number)) numbers.push(number);
    }
  return numbers;
}
