import { z } from 'zod';
import type { Said } from '../src/domain/door/ports.js';
import { registrationKonnect } from '../test/guides/sales/registration.konnect.js';
import type { TestApp } from '../test/support/app.js';
import { type CpuMeter, cpuMeter } from './cpu.js';

const Node = z.looseObject({ type: z.string() });
const Input = z.looseObject({
  id: z.string(),
  label: z.string().default(''),
  value: z.unknown().optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});
const Action = z.looseObject({
  title: z.string(),
  associatedInputs: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
type Filled = Readonly<Record<string, string>>;

function nodes(value: unknown): z.output<typeof Node>[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  const own = Node.safeParse(value);
  return [...(own.success ? [own.data] : []), ...Object.values(value).flatMap(nodes)];
}

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** What pressing a button of the last messages sends, with the fields filled in by their labels. */
export function pressed(
  said: readonly Readonly<Record<string, unknown>>[],
  title: string,
  filled: Filled,
): Record<string, unknown> {
  const all = nodes(said.map(({ attachments }) => attachments ?? []));
  const action = all.flatMap((node) => Action.safeParse(node).data ?? []).find((one) => one.title === title);
  if (action === undefined) throw new Error(`there is no button "${title}" to press`);
  if (action.associatedInputs === 'none') return action.data;
  const inputs = all.filter(({ type }) => type.startsWith('Input.')).map((node) => Input.parse(node));
  const values = inputs.flatMap(({ id, label, value, choices }): [string, unknown][] => {
    const given = filled[label];
    if (given === undefined) return value === undefined ? [] : [[id, value]];
    return [[id, choices?.find((choice) => plain(choice.title) === given)?.value ?? given]];
  });
  return { ...Object.fromEntries(values), ...action.data };
}

/** The guide's registration (K2) of the n-th customer: the buttons, each with what is filled in before it is pressed. */
export function registrationSteps(n: number): [title: string, filled: Filled][] {
  const own: Filled = {
    'Numéro de la pièce d’identité': `OP${7_000_000 + n}`,
    'Numéro de série du modem': `KN${70_000_000 + n}`,
  };
  return registrationKonnect.cards.map(([title, filled]) => {
    const replaced = Object.entries(filled).map(([label, value]) => [label, own[label] ?? value]);
    return [title, Object.fromEntries(replaced)];
  });
}

export const activitiesOf = (said: readonly Said[]) => said.map(({ activity }) => activity);

/** Carries out the guide's registration (K2) once, on cards, and measures the turns only. Throws when it does not succeed. */
export async function carryOutGuide(app: TestApp, account: string, n: number): Promise<CpuMeter> {
  const meter = cpuMeter();
  const conversation = await app.turns.open({ account, operator: 'konnect' }, 'webchat');
  let said = (await app.store.conversations.load(conversation))?.log ?? [];
  const stop = app.turns.listen(conversation, (heard) => {
    said = heard;
  });
  for (const [title, filled] of registrationSteps(n)) {
    const value = pressed(activitiesOf(said), title, filled);
    await meter.measure(() => app.turns.receive(conversation, { type: 'message', text: '', value }));
  }
  stop();
  if (!JSON.stringify(said).includes('Client enregistr')) throw new Error('the guide did not come to its end');
  return meter;
}
