import { readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Command } from '../../../src/domain/door/command.js';
import { LineRules } from '../../../src/domain/operator/index.js';
import { roles } from '../../../src/domain/records/account.js';
import { refuse } from '../../../src/domain/terms/result.js';
import { announced, answered } from './authorisationAnswers.js';
import { type Cell, columns, type OperatorId, operatorIds, type Whose, whose } from './authorisationCells.js';
import { table } from './authorisationTable.js';
import { type Standing, storedThings, type Things } from './authorisationThings.js';
import { openWorld, operators, sentences, tracesOf, withoutAsked } from './authorisationWorld.js';

const folder = new URL('../../../src/domain/', import.meta.url);
const Exported = z.record(z.string(), z.unknown());
const isCommand = (value: unknown): value is Command<unknown> =>
  z.looseObject({ name: z.string(), allowed: z.array(z.string()), run: z.function() }).safeParse(value).success;

const commands = new Map<string, Command<unknown>>();
for (const file of await readdir(folder, { recursive: true })) {
  if (!file.endsWith('.ts')) continue;
  const module = Exported.parse({ ...(await import(`../../../src/domain/${file.replace(/\.ts$/, '.js')}`)) });
  for (const one of Object.values(module).filter(isCommand)) commands.set(one.name, one);
}

function commandNamed(name: string): Command<unknown> {
  const found = commands.get(name);
  if (found === undefined) throw new Error(`there is no command ${name}`);
  return found;
}

describe('the table', () => {
  it('has a row for every command', () => {
    expect(Object.keys(table).sort()).toEqual([...commands.keys()].sort());
  });

  it('has every operator and every role', () => {
    expect([...operators.keys()].sort()).toEqual([...operatorIds].sort());
    expect([...columns].sort()).toEqual([...roles].sort());
  });
});

interface Case {
  readonly operator: OperatorId;
  readonly role: (typeof columns)[number];
  readonly line: Standing | undefined;
  readonly command: Command<unknown>;
  readonly inputOf: (things: Things) => unknown;
}

/** What comes of it about one object, with everything that holds of any: its words, what they tell, what is written. */
async function outcomeOf(one: Case, of: Whose, expected: string) {
  const world = await openWorld(one);
  const things = world.things[of];
  const asking = { command: one.command, input: one.inputOf(things) };
  const dry = await announced(world, asking, expected);
  const answer = await answered(world, asking);
  expect([of, answer.outcome]).toEqual([of, expected]);
  const foreign = expected !== 'done' || of === 'operator';
  if (of !== 'own' && of !== 'unknown' && foreign) {
    const told = JSON.stringify([answer.told, dry]);
    expect(tracesOf(world, of, asking.input).filter((text) => told.includes(text))).toEqual([]);
    expect(await world.store.read((tables) => storedThings(tables, things))).toEqual(Object.values(things));
  }
  const said = answer.problem === undefined ? [] : sentences(one.operator, answer.problem);
  return { outcome: answer.outcome, told: withoutAsked([answer.told, dry, said], asking.input) };
}

/** The parts of lines.json that an operator may do without: kinds of change are offered where theirs is there. */
const optionalRules = LineRules.keyof().options.filter((part) => LineRules.shape[part].safeParse(undefined).success);

const notAllowed = { problem: { code: 'actor.notAllowed', details: {} } };

const cases = Object.entries(table).flatMap(([name, row]) =>
  operatorIds.flatMap((operator) =>
    columns.map((role, column): [string, string, OperatorId, (typeof columns)[number], Cell] => {
      const cell = row[operator][column];
      if (cell === undefined) throw new Error(`${name} has no column for ${role}`);
      return [name, row.guide, operator, role, cell];
    }),
  ),
);

describe('who may do what', () => {
  it.each(cases)('%s (%s) at %s, as %s', async (name, _guide, operator, role, cell) => {
    const command = commandNamed(name);
    for (const { line, input } of table[name]?.asked ?? []) {
      const one = { operator, role, line, command, inputOf: input };
      const unknown = await outcomeOf(one, 'unknown', cell.unknown ?? '');
      for (const of of whose) {
        const expected = cell[of];
        if (expected === undefined || of === 'unknown') continue;
        const answer = await outcomeOf(one, of, expected);
        // What is refused like something that never was is refused in the same words.
        if (expected === cell.unknown && expected !== 'done') expect(answer).toEqual(unknown);
      }
    }
  });

  it.each(['company', 'operator'] as const)('a choice of lines does nothing to one of another %s in it', async (of) => {
    const world = await openWorld({ operator: 'kcell', role: 'administrator' });
    const { actor, things, selections } = world;
    const kept = await selections.keep(actor, [things[of].line.id, things.own.line.id], 10);
    const input = { lines: kept.ok ? kept.value : '', action: 'suspend', reason: 'asked' };
    const asking = { command: commandNamed('line.block'), input };
    const dry = await announced(world, asking, 'done');
    const answer = await answered(world, asking);
    expect(answer.outcome).toBe('done');
    const told = JSON.stringify([answer.told, dry]);
    expect(tracesOf(world, of, '').filter((text) => told.includes(text))).toEqual([]);
    expect(await world.store.read((tables) => storedThings(tables, things[of]))).toEqual(Object.values(things[of]));
  });

  it.each([
    ['person.export', 'konnect', 'org-north'],
    ['person.erase', 'konnect', 'org-north'],
    ['person.export', 'kcell', undefined],
    ['person.erase', 'kcell', undefined],
  ] as const)('%s is for the staff of a point of sale only: not at %s for %s', async (name, operator, organisation) => {
    const world = await openWorld({ operator, role: 'administrator' });
    const asking = { command: commandNamed(name), input: table[name]?.asked[0]?.input(world.things.own) };
    const actor = { ...world.actor, organisation };
    expect((await answered({ ...world, actor }, asking)).outcome).toBe('actor.notAllowed');
  });

  it.each([
    ['line.activate', 'telenet', 'fleetManager', ['activation']],
    ['line.block', 'telenet', 'fleetManager', ['blocking']],
    ['line.changeInternet', 'belarus', 'administrator', ['internet']],
    ['secretCode.send', 'kcell', 'administrator', ['secretCode']],
    ['secretCode.delete', 'kcell', 'administrator', ['secretCode']],
    ['line.simCodes', 'kcell', 'administrator', ['simCodes']],
    ['approval.decide', 'kcell', 'administrator', ['secondAdministrator']],
    ['order.undo', 'telenet', 'fleetManager', optionalRules],
  ] as const)('%s is for nobody where lines.json does not have it, whatever is asked about', async (...row) => {
    const [name, operator, role, without] = row;
    const command = commandNamed(name);
    for (const { line, input } of table[name]?.asked ?? []) {
      for (const of of whose) {
        const world = await openWorld({ operator, role, line, without });
        const asking = { command, input: input(world.things[of]) };
        expect(await announced(world, asking, 'actor.notAllowed')).toEqual(refuse('actor.notAllowed'));
        expect((await answered(world, asking)).told).toEqual([{ kind: 'refused', ...notAllowed }, []]);
      }
    }
  });
});
