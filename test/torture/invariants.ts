import { procedures } from '../../src/dialogs/procedures/index.js';
import { reconciliation } from '../../src/domain/bills/reconciliation.js';
import type { AuditLine } from '../../src/domain/records/receipt.js';
import type { Client, Said, Shown } from './client.js';
import type { World } from './world.js';

/** What a conversation's state may take at the most, in bytes of JSON, beside a list that was pasted. */
const MOST_STATE = 8 * 1024;
const faults = /"(turn\.failed|outbox\.storeFailed|outbox\.lookFailed|store\.tidyFailed|words\.missing)"/;
/** A key of a words' file where a word should be. */
const rawKey = new RegExp(
  `\\b(common|problems|mail|sms|teams|web|sentences|fields|${procedures.map(({ id }) => id).join('|')}):[a-z]\\w*`,
);
const phoneLike = /\+\d[\d ]{7,18}\d/g;
const PASSWORD = /(konnect|telenet|belarus|kcell|comuniq)-demo-\d/;
/** What is done without a yes: what a control does, which changes only how one is spoken to, and looking at what is recorded. */
const unconfirmed: ReadonlySet<string> = new Set([
  ...['account.changeLanguage', 'account.chooseOrganisation', 'session.begin', 'session.end'],
  ...procedures.flatMap(({ ending }) => ending.show?.query.name ?? []),
  // What a file is made of that was confirmed to be sent.
  reconciliation.name,
  // A press on the page, for a command that was confirmed.
  ...procedures.flatMap(({ ending }) =>
    ending.run?.command.once === undefined ? [] : [`${ending.run.command.name}.shown`],
  ),
]);

/** What is wrong with what was shown, a line each. */
export async function shownProblems(world: World, client: Client, shown: readonly Shown[]): Promise<string[]> {
  const { organisations, account } = client.person;
  const own = new Set([...organisations, account]);
  const foreign = [...world.canaries].filter(([id]) => !own.has(id));
  const numbers = await numbersOf(world);
  return shown.flatMap(({ text, json }) => [
    ...(rawKey.exec(text) ?? []).slice(0, 1).map((key) => `a raw key is shown: ${key}`),
    ...foreign.filter(([, canary]) => json.includes(canary)).map(([id]) => `data of ${id} are shown`),
    ...(text.match(phoneLike) ?? []).flatMap((phone) => {
      const number = phone.replaceAll(' ', '');
      const whose = numbers.get(number);
      const isForeign = whose !== undefined && !own.has(whose) && !world.typed.has(number.slice(-7));
      return isForeign ? [`the number ${number} of ${whose} is shown`] : [];
    }),
    ...secretsIn(world, json).map((secret) => `${secret} is shown`),
  ]);
}

/** Whose a number is. Lines do not change hands in a walk; whom somebody has called stands in their call details. */
async function numbersOf(world: World): Promise<ReadonlyMap<string, string>> {
  if (world.numbers !== undefined) return world.numbers;
  const lines = await world.app.store.read((tables) => tables.lines.where({}));
  const called = new Set(
    [...world.app.demoData.values()].flatMap(({ usage }) => usage?.parties ?? []).map(({ number }) => number),
  );
  world.numbers = new Map(
    lines.filter(({ number }) => !called.has(number)).map(({ number, organisation }) => [number, organisation]),
  );
  return world.numbers;
}

const secretsIn = (world: World, text: string): string[] => [
  ...world.people
    .filter(({ pin }) => pin !== undefined && text.includes(pin))
    .map(({ login }) => `the PIN of ${login}`),
  ...(PASSWORD.test(text) ? ['a password'] : []),
  ...([...world.shownCodes].some((code) => text.includes(code)) ? ['a PUK code'] : []),
];

/** A list that was pasted and not taken stays until it is sent again: what it may take is the field's to say. */
const withoutLists = (key: string, value: unknown) => (key.endsWith('.text') ? undefined : value);

/** What is wrong with a conversation after a turn, and with what the program logged meanwhile. */
export async function turnProblems(world: World, client: Client): Promise<string[]> {
  const { app } = world;
  const held = await app.store.conversations.load(client.conversation);
  const state = JSON.stringify(held?.state ?? {});
  const size = Buffer.byteLength(JSON.stringify(held?.state ?? {}, withoutLists));
  const open = held?.state.open;
  const own = new Set([...client.person.organisations, client.person.account]);
  const lines = app.lines.splice(0);
  return [
    ...(size >= MOST_STATE ? [`the state has ${size} bytes`] : []),
    ...(Array.isArray(open) && open.length > 3 ? [`${open.length} runs are open`] : []),
    ...[...world.canaries]
      .filter(([id, canary]) => !own.has(id) && state.includes(canary))
      .map(([id]) => `data of ${id} are in the state`),
    ...secretsIn(world, state).map((secret) => `${secret} is in the state`),
    ...secretsIn(world, JSON.stringify(held?.log.slice(-6) ?? [])).map((secret) => `${secret} is in the conversation`),
    ...lines.filter((line) => faults.test(line)).map((line) => `logged: ${line.slice(0, 1500)}`),
    ...lines.flatMap((line) => secretsIn(world, line).map((secret) => `${secret} is in the log`)),
  ];
}

/** The audit lines that were written since this was asked last. */
export async function newAudit(world: World): Promise<AuditLine[]> {
  const rows = await world.app.store.read(({ audit }) => audit.where({}));
  const fresh = rows.filter(({ id }) => !world.audited.has(id));
  for (const { id } of fresh) world.audited.add(id);
  return fresh;
}

/** Commands that were done though nobody confirmed them in what was said. */
export function confirmationProblems(
  world: World,
  client: Client,
  said: readonly Said[],
  done: readonly AuditLine[],
): string[] {
  const yes = world.app.words('fr', client.person.operator).listOfAll('common:said.yes');
  const pressed = new Set(said.flatMap(({ value }) => commandIn(value)));
  const typed = said.filter(({ text = '' }) => yes.includes(text.toLowerCase().trim()) || text === client.person.pin);
  const unsaid = done
    .filter(({ outcome, command }) => outcome === 'done' && !unconfirmed.has(command))
    .filter(({ commandId }) => !pressed.has(commandId));
  return unsaid.slice(typed.length).map(({ command }) => `${command} was carried out and nobody confirmed it`);
}

const commandIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && 'act' in value && value.act === 'confirm' && 'command' in value
    ? [String(value.command)]
    : [];
