import type { Clock, Digest, Ids, Store } from '../../domain/door/ports.js';
import { scoped } from '../../domain/door/scope.js';
import { inService } from '../../domain/lines/states.js';
import { languageOf, type Operator } from '../../domain/operator/index.js';
import type { Line } from '../../domain/records/line.js';
import type { OpenReading, Reading } from '../../domain/records/reading.js';
import type { Tables } from '../../domain/records/tables.js';
import { canOpen } from '../../domain/secretCodes/secretCode.js';
import { phoneForReading } from '../../domain/values/phone.js';
import { textMessages } from '../turns/channels.js';
import type { Texted } from './texted.js';

const MINUTE_MS = 60_000;
/** Reading ends when nothing is asked for so long, and after so long whatever is asked. */
const IDLE_MS = 10 * MINUTE_MS;
const LONGEST_MS = 30 * MINUTE_MS;

export interface ReadingPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Under what is kept what is known of a sender: a digest, since neither address is to stand anywhere. */
export const readingId = (digest: Digest, { channel, own, from }: Pick<Texted, 'channel' | 'own' | 'from'>): string =>
  digest(JSON.stringify([channel, own, from]));

/** Whether somebody has said STOP by text message to one of these short numbers. */
export const hasSaidStop = (
  { store, digests }: { readonly store: Store; readonly digests: readonly (Digest | undefined)[] },
  { own, phone }: { readonly own: readonly string[]; readonly phone: string },
): Promise<boolean> =>
  store.read(async ({ readings }) => {
    const known = digests.flatMap((digest) => digest ?? []);
    const ids = own.flatMap((one) =>
      known.map((digest) => readingId(digest, { channel: textMessages, own: one, from: phone })),
    );
    const found = await Promise.all(ids.map((id) => readings.get(id)));
    return found.some((reading) => reading?.stopped === true);
  });

/** Whether the time of a reading, or of a number that was said, is over. */
export function isOver({ usedAt, open }: Reading, now: Date): boolean {
  const at = now.getTime();
  const began = open === undefined ? at : Date.parse(open.openedAt);
  return at - Date.parse(usedAt) >= IDLE_MS || at - began >= LONGEST_MS;
}

/** Whether the code still opens the line: it was not deleted or sent anew, and the line is in service and the same company's. */
export const mayStillRead = ({ store, clock }: ReadingPorts, { account: id }: OpenReading): Promise<boolean> =>
  store.read(async ({ accounts, lines, secretCodes }) => {
    const account = await accounts.get(id);
    const line = account?.line === undefined ? undefined : await lines.get(account.line);
    if (account === undefined || line === undefined || !inService(line).ok) return false;
    const code = await secretCodes.get(line.id);
    return (
      account.organisations?.includes(line.organisation) === true && code !== undefined && canOpen(code, clock.now())
    );
  });

interface Opening {
  readonly key: string;
  readonly operator: Operator;
  readonly channel: string;
  readonly line: string;
  /** The id of the message that the code came in. */
  readonly message: string;
  readonly before: Reading | undefined;
}

/** Makes the account of somebody who has proven a line's code, bound to that line, and notes that they read. Undefined: the line is gone. */
export async function openReading(ports: ReadingPorts, opening: Opening): Promise<OpenReading | undefined> {
  const { store, clock, ids } = ports;
  const { key, operator, channel, message, before } = opening;
  const [now, account, conversation] = [clock.now().toISOString(), ids.next(), ids.next()];
  const open = { account, conversation, openedBy: message, openedAt: now };
  return store.transaction(async (all) => {
    const tables = scoped(all, { operator: operator.profile.id, boundTo: opening.line });
    const line = await tables.lines.get(opening.line);
    if (line === undefined) return undefined;
    await tables.accounts.insert(accountOf(account, operator, line));
    const stopped = before?.stopped ?? false;
    await tables.readings.put({
      ...{ id: key, operator: operator.profile.id, channel, state: 'open', stopped, open, usedAt: now },
    });
    await tables.audit.insert({
      ...{ id: ids.next(), commandId: conversation, command: 'secretCode.read', at: now, outcome: 'done' as const },
      ...{ operator: operator.profile.id, account, channel, subject: `line:${line.id}` },
    });
    return open;
  });
}

/** Nobody's name: what is kept of whoever reads is the number. */
const accountOf = (id: string, operator: Operator, line: Line) => ({
  ...{ id, operator: operator.profile.id, login: `reading ${id}`, name: phoneForReading(line.number) },
  ...{ role: 'subscriber' as const, language: languageOf(operator, line) },
  ...{ organisations: [line.organisation], line: line.id },
});

/** Ends a reading: the account, its conversation and what was chosen go. That somebody said STOP stays. */
export async function endReading({ store }: ReadingPorts, reading: Reading): Promise<void> {
  const { open } = reading;
  // First what is said in it: killed in between, it is ended once more.
  if (open !== undefined) await store.conversations.remove(open.conversation);
  await store.transaction(async (tables) => {
    if (open !== undefined) await removeAccount(tables, open.account);
    await putOrRemove(tables, { ...reading, open: undefined, claimed: undefined });
  });
}

async function removeAccount(tables: Tables, account: string): Promise<void> {
  for (const { id } of await tables.selections.where({ account })) await tables.selections.remove(id);
  for (const { id } of await tables.drafts.where({ account })) await tables.drafts.remove(id);
  await tables.accounts.remove(account);
}

/** Keeps a row only while there is something to know. */
export async function putOrRemove({ readings }: Pick<Tables, 'readings'>, reading: Reading): Promise<void> {
  const { id, open, claimed, stopped } = reading;
  if (open !== undefined) return readings.put({ ...reading, state: 'open' });
  if (claimed !== undefined) return readings.put({ ...reading, state: 'claimed' });
  return stopped ? readings.put({ ...reading, state: 'silent' }) : readings.remove(id);
}

/** Ends what is over though nobody writes any more. `inOrder`: one after the other with what they write. */
export async function endOverdue(
  ports: ReadingPorts & { inOrder<T>(key: string, work: () => Promise<T>): Promise<T> },
): Promise<void> {
  const { store, clock, inOrder } = ports;
  const found = await store.read(async ({ readings }) => [
    ...(await readings.where({ state: 'open' })),
    ...(await readings.where({ state: 'claimed' })),
  ]);
  for (const { id } of found.filter((reading) => isOver(reading, clock.now())))
    await inOrder(orderOf(id), async () => {
      const present = await store.read(({ readings }) => readings.get(id));
      if (present !== undefined && isOver(present, clock.now())) await endReading(ports, present);
    });
}

/** What is said by one sender to one address is taken one after the other. */
export const orderOf = (id: string): string => `reading ${id}`;
