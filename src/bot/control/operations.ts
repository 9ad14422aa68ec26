import { z } from 'zod';
import type { MissedOperations } from '../missed/operations.js';
import type { OutboxOperations } from '../outbox/operations.js';
import type { AccountOperations } from './accounts.js';
import type { AuditOperations } from './audit.js';
import { type Backup, backupOf } from './backup.js';
import { eraseOf, exportOf, type PersonPorts } from './dataSubject.js';
import type { ImportOperations } from './imports.js';
import type { PullOperations } from './pulls.js';
import type { RequestOperations } from './requests.js';
import type { Operations } from './socket.js';

export interface OperationPorts extends PersonPorts {
  readonly backup: Backup;
  readonly accounts: AccountOperations;
  readonly audit: AuditOperations;
  readonly imports: ImportOperations;
  readonly missed: MissedOperations;
  readonly outbox: OutboxOperations;
  readonly pulls: PullOperations;
  readonly requests: RequestOperations;
}

const Listed = z.object({ state: z.enum(['waiting', 'parked']) });
const Replayed = z.object({ id: z.string() });
const Answered = z.object({ reference: z.string(), text: z.string().trim().min(1).max(2000) });
const Named = z.object({ reference: z.string() });
const Numbered = Named.extend({ number: z.int().positive() });

/** What the command line may ask of the running program. */
export const operationsOf = (ports: OperationPorts): Operations =>
  new Map<string, (input: unknown) => Promise<unknown>>([
    ...named('account', ports.accounts),
    ...named('audit', ports.audit),
    ...named('import', ports.imports),
    ...named('pull', ports.pulls),
    ['backup', backupOf(ports.backup, () => ports.clock.now())],
    ['missed.list', () => ports.missed.list()],
    ['outbox.list', (input) => ports.outbox.list(Listed.parse(input).state)],
    ['outbox.replay', async (input) => replay(ports.outbox, Replayed.parse(input).id)],
    ['person.export', exportOf(ports)],
    ['person.erase', eraseOf(ports)],
    ['requests.list', () => ports.requests.list()],
    ['requests.answer', (input) => ports.requests.answer(Answered.parse(input))],
    ['requests.take', (input) => ports.requests.take(Named.parse(input).reference)],
    ['requests.close', (input) => ports.requests.close(Named.parse(input).reference)],
    ['requests.file', (input) => ports.requests.file(Numbered.parse(input))],
  ]);

/** Puts one parked message out again, or all. Gives how many. */
export const replay = async (outbox: OutboxOperations, id: string): Promise<number> =>
  id === 'all' ? outbox.replayAll() : Number(await outbox.replay(id));

/** Operations of a noun, by the names under which the command line asks for them. */
const named = (noun: string, operations: Readonly<Record<string, (input: unknown) => Promise<unknown>>>) =>
  Object.entries(operations).map(([name, operation]): [string, typeof operation] => [`${noun}.${name}`, operation]);
