import { createHasher, randomIds } from '../../src/bot/secrets/hashing.js';
import type { Command } from '../../src/domain/door/command.js';
import { type Door, makeDoor } from '../../src/domain/door/execute.js';
import type { Clock, Hasher, Ids, Limit, Store } from '../../src/domain/door/ports.js';
import { textsOf } from '../../src/domain/lines/sought.js';
import { LineRules, type Operator } from '../../src/domain/operator/index.js';
import { type Actor, roles } from '../../src/domain/records/account.js';
import type { Line } from '../../src/domain/records/line.js';
import type { SecretCode } from '../../src/domain/records/secretCode.js';
import { deleteSecretCode } from '../../src/domain/secretCodes/deleteSecretCode.js';
import { issueCode } from '../../src/domain/secretCodes/issueCode.js';
import { makeSecretCodeCheck } from '../../src/domain/secretCodes/secretCode.js';
import { sendSecretCode } from '../../src/domain/secretCodes/sendSecretCode.js';
import { operator as acme } from '../domain/office.js';
import { nothingOutside } from './nothingOutside.js';

const lineRules = LineRules.parse({
  stateNames: { pendingActive: 'Waiting', active: 'Active', suspended: 'Blocked', terminated: 'Ended' },
  shows: [],
  secretCode: { validDays: 30, enterAt: 'lk.acme.net' },
});

/** An operator with secret codes, and somebody of every role. */
export const codeOperator: Operator = {
  ...acme,
  profile: { ...acme.profile, roles: Object.fromEntries(roles.map((role) => [role, []])) },
  lineRules,
};

export const line = (id: string, number: string, changes: Partial<Line> = {}): Line => ({
  ...{ id, operator: 'acme', organisation: 'fleet', number, ...textsOf({ number }), plan: 'basic' },
  ...{ internet: false, packages: [], state: 'active', stateSince: '2026-01-01T00:00:00.000Z', billingAccount: 'bill' },
  ...changes,
});

export const administrator: Actor = {
  ...{ account: 'boss', operator: 'acme', role: 'administrator', organisation: 'fleet' },
  ...{ channel: 'web', conversation: 'talk' },
};

export interface CodeOfficeParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly operator?: Operator;
  /** Tries over all lines. */
  readonly limit?: number;
}

/** Where secret codes are ordered, made and tried. */
export interface CodeOffice {
  readonly ids: Ids;
  readonly hasher: Hasher;
  /** The codes that were made. */
  readonly codes: readonly string[];
  /** The codes that were compared with a hash. */
  readonly compared: readonly string[];
  readonly operator: Operator;
  /** What happens just before a code is compared. */
  beforeCompare(run: () => Promise<unknown>): void;
  put(...lines: readonly Line[]): Promise<void>;
  send(line: string | readonly string[], actor?: Actor, commandId?: string): ReturnType<Door['execute']>;
  remove(line: string, actor?: Actor): ReturnType<Door['execute']>;
  /** What the courier does with an order that is on its way (the one of now, unless said): the code, or nothing. */
  arrive(line?: string, orderedAt?: string): Promise<string | undefined>;
  /** Orders a code that arrives. */
  sent(line?: string): Promise<string>;
  held(line: string): Promise<SecretCode | undefined>;
  /** Tries a code. */
  try(
    number: string,
    code: string,
    attempt?: string,
    operator?: string,
  ): ReturnType<ReturnType<typeof makeSecretCodeCheck>>;
}

export function openCodeOffice(parts: CodeOfficeParts): CodeOffice {
  const { store, clock, operator = codeOperator, limit = 1000 } = parts;
  const codes: string[] = [];
  const compared: string[] = [];
  let before: () => Promise<unknown> = async () => {};
  const digits = (length: number) => {
    const code = randomIds.digits(length);
    codes.push(code);
    return code;
  };
  const ids: Ids = { ...randomIds, digits };
  const slow = createHasher(new Uint8Array(32).fill(1), { log2N: 4, r: 8, p: 1 });
  const hasher: Hasher = {
    hash: slow.hash,
    matches: async (text, hash) => {
      compared.push(text);
      await before();
      return slow.matches(text, hash);
    },
  };
  let left = limit;
  const taking: Limit = { take: async () => --left >= 0 };
  const check = makeSecretCodeCheck({ store, clock, hasher, limit: taking, ids, operatorOf: () => operator });
  const open = async (sealed: string) => sealed;
  const door = makeDoor({
    outside: nothingOutside,
    store,
    clock,
    ids,
    digest: (text) => text,
    operatorOf: () => operator,
    open,
  });
  const order = async (
    command: Command<{ lines: string }>,
    lines: readonly string[],
    actor: Actor,
    commandId = ids.next(),
  ) => {
    const { operator: of, account, organisation = '' } = actor;
    const row = { id: `s-${commandId}`, operator: of, organisation, account, lines: [...lines] };
    await store.transaction(({ selections }) => selections.put({ ...row, expiresAt: '2027-01-01T00:00:00.000Z' }));
    return door.execute({ commandId, command, input: { lines: row.id }, actor });
  };
  const send: CodeOffice['send'] = (of, actor = administrator, commandId) =>
    order(sendSecretCode, typeof of === 'string' ? [of] : of, actor, commandId);
  const arrive: CodeOffice['arrive'] = async (of = 'one', orderedAt = clock.now().toISOString()) => {
    const ports = { store, clock, ids, hasher, validDaysOf: () => operator.lineRules?.secretCode?.validDays };
    return (await issueCode(ports, { line: of, operator: 'acme', organisation: 'fleet', orderedAt }))?.code;
  };
  return {
    ...{ send, arrive },
    sent: async (of = 'one') => {
      const receipt = await send(of);
      const code = await arrive(of);
      if (code === undefined) throw new Error(`it did not go out: ${JSON.stringify(receipt)}`);
      return code;
    },
    ...{ ids, hasher, codes, compared, operator },
    beforeCompare: (run) => {
      before = run;
    },
    put: (...lines) =>
      store.transaction(async (tables) => {
        for (const one of lines) await tables.lines.put(one);
      }),
    remove: (of, actor = administrator) => order(deleteSecretCode, [of], actor),
    held: (of) => store.read(({ secretCodes }) => secretCodes.get(of)),
    try: (number, code, attempt = ids.next(), of = 'acme') => check({ operator: of, number, code, attempt }),
  };
}
