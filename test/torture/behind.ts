import { textsOf } from '../../src/domain/lines/sought.js';
import type { Line } from '../../src/domain/records/line.js';
import type { Tables } from '../../src/domain/records/tables.js';
import { move } from '../../src/domain/sales/wallet.js';
import type { Person, World } from './world.js';

/** What is done to a line without any conversation. */
export type LineNow = Partial<
  Pick<
    Line,
    | 'state'
    | 'reason'
    | 'internet'
    | 'packages'
    | 'plan'
    | 'paymentMethod'
    | 'options'
    | 'splitBill'
    | 'user'
    | 'bars'
    | 'smsControlBanned'
    | 'payByMobile'
    | 'forwarding'
    | 'voicemail'
    | 'devices'
    | 'imei'
    | 'userConfirmedAt'
    | 'description'
    | 'groupPack'
    | 'detailsMailedAt'
    | 'billingAccount'
  >
>;

/** The lines of a person's first company, or another of theirs, in a steady order. */
export const linesOf = (world: World, { organisations }: Person, which = 0): Promise<Line[]> =>
  world.app.store.read(({ lines }) => lines.where({ organisation: organisations[which] ?? '' }));

/** A line becomes something else. Gives it as it is then. */
export async function turnInto(world: World, line: Line, now: LineNow): Promise<Line> {
  return world.behind(async ({ lines, orders }) => {
    await noteTouched(world, line.id, orders);
    const made = { ...((await lines.get(line.id)) ?? line), reason: undefined, ...now };
    const next = { ...made, ...textsOf(made) };
    await lines.put(next);
    return next;
  });
}

/** A line is there again as it was. */
export async function putBack(world: World, line: Line): Promise<void> {
  await world.behind(async ({ lines, orders }) => {
    await noteTouched(world, line.id, orders);
    await lines.put(line);
  });
}

/** From now on the line's orders that have ended say nothing of it. */
async function noteTouched(world: World, line: string, orders: Tables['orders']): Promise<void> {
  const all = await orders.where({ line });
  world.touched.set(line, new Set(all.flatMap(({ id, endedAt }) => (endedAt === undefined ? [] : [id]))));
}

/** A line on which no order is open, made into this. */
export async function lineThatIs(world: World, person: Person, now: LineNow, n = world.next()): Promise<Line> {
  const lines = await linesOf(world, person);
  const orders = await world.app.store.read((tables) => tables.orders.where({}));
  const busy = new Set(orders.filter(({ endedAt }) => endedAt === undefined).map(({ line }) => line));
  const free = lines.filter(({ id, iccid }) => !busy.has(id) && iccid !== undefined);
  const line = free[n % Math.max(free.length, 1)];
  if (line === undefined) throw new Error('every line is busy');
  return turnInto(world, line, now);
}

/** Money is paid in. */
export const topUp = (world: World, { account, operator }: Person, minor: number, currency = 'USD') =>
  world.behind((tables) =>
    move(tables, {
      ...{ id: `top-up-${world.next()}`, operator, account, amount: { minor, currency } },
      ...{ reason: 'opening', at: world.time.now().toISOString() },
    }),
  );

/** An agent's wallet holds exactly this. */
export async function balanceIs(world: World, person: Person, minor: number): Promise<void> {
  const wallet = await world.app.store.read(({ wallets }) => wallets.get(`${person.account}:USD`));
  const missing = minor - (wallet?.minor ?? 0);
  if (missing !== 0) await topUp(world, person, missing);
}

const states = ['active', 'suspended', 'terminated', 'pendingActive'] as const;
const reasons = ['asked', 'lost', 'stolen', 'debt'] as const;

/** Something happens that nobody said in a conversation. */
export async function something(world: World, person: Person, n: number): Promise<void> {
  if (person.organisations.length === 0) {
    await balanceIs(world, person, n % 3 === 0 ? 0 : 100_000);
    await unlocked(world, person);
    return;
  }
  const lines = await linesOf(world, person, n % person.organisations.length);
  const line = lines[n % Math.max(lines.length, 1)];
  const state = states[n % states.length] ?? 'active';
  if (line !== undefined)
    await turnInto(world, line, { state, ...(state === 'suspended' && { reason: reasons[n % reasons.length] }) });
}

/** The PIN is free again, and there is one where the account has one. */
export const unlocked = (world: World, { account }: Person) =>
  world.behind(async ({ accounts }) => {
    const found = await accounts.get(account);
    if (found?.pin !== undefined) await accounts.put({ ...found, pin: { hash: found.pin.hash, wrong: 0, tries: [] } });
  });

/** No wrong password was tried. */
export const passwordIsFree = (world: World, { account }: Person) =>
  world.behind(async ({ accounts }) => {
    const found = await accounts.get(account);
    if (found !== undefined) await accounts.put({ ...found, passwordTried: undefined });
  });
