import { expect } from '@jest/globals';
import type { Command } from '../../../src/domain/door/command.js';
import { proofs } from '../../../src/domain/records/receipt.js';
import { isProblemCode, type Problem } from '../../../src/domain/terms/problems.js';
import { refuse } from '../../../src/domain/terms/result.js';
import type { World } from './authorisationWorld.js';

export interface Answer {
  readonly outcome: string;
  readonly problem?: Problem | undefined;
  /** Everything that comes of it but the books themselves. */
  readonly told: unknown;
}

export interface Asking {
  readonly command: Command<unknown>;
  readonly input: unknown;
}

/** Carries it out with every proof that there is. */
export async function answered({ door, store, actor }: World, { command, input }: Asking): Promise<Answer> {
  const commandId = 'c1';
  const held = { operator: actor.operator, account: actor.account, commandId };
  await store.transaction(async ({ authorisations }) => {
    for (const proof of proofs) {
      await authorisations.put({ ...held, id: proof, proof, expiresAt: '2026-11-01T11:00:00.000Z' });
    }
  });
  const order = { commandId, command, input, actor, authorisations: proofs };
  const done = await door.execute(order).catch((error: unknown) => String(error));
  const audit = await store.read((tables) => tables.audit.where({ commandId }));
  const left = audit.map(({ subject, outcome, problem }) => ({ subject, outcome, problem }));
  if (typeof done === 'string') return { outcome: 'fault', told: [done, left] };
  const refused = done.ok ? done.value.outcome : { kind: 'refused' as const, problem: done.problem };
  if (refused.kind === 'done') return { outcome: 'done', told: [refused, left] };
  return { outcome: refused.problem.code, problem: refused.problem, told: [refused, left] };
}

/** Before it is carried out: the first question and the review refuse what the command would. */
export async function announced({ door, actor }: World, { command, input }: Asking, outcome: string): Promise<unknown> {
  const dry = await door.foresee({ command, input, actor });
  const first = await door.preflight(command, actor);
  const barred = outcome === 'actor.notAllowed';
  expect(first).toEqual(barred ? refuse('actor.notAllowed') : { ok: true });
  const isForeseen = (command.overLines ?? command.foresee) !== undefined;
  if (isProblemCode(outcome) && (barred || isForeseen)) {
    expect(dry).toMatchObject({ ok: false, problem: { code: outcome } });
  } else {
    expect(dry.ok).toBe(true);
    const verdicts = dry.ok ? (dry.value?.verdicts ?? []) : [];
    expect(verdicts.flatMap(({ problem }) => problem ?? [])).toEqual([]);
  }
  return dry;
}
