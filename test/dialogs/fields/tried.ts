import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { createHasher, randomIds, sha256 } from '../../../src/bot/secrets/hashing.js';
import { createSeal } from '../../../src/bot/secrets/seal.js';
import { createSheets } from '../../../src/bot/sheets/sheets.js';
import { makeNewPasswords } from '../../../src/bot/signIn/newPasswords.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { loadWords } from '../../../src/bot/words/words.js';
import type { Attachment } from '../../../src/dialogs/conversation/activity.js';
import type { CardData } from '../../../src/dialogs/conversation/cards.js';
import { freshState } from '../../../src/dialogs/conversation/state.js';
import type { Turn } from '../../../src/dialogs/conversation/turn.js';
import { type Field, type Procedure, procedure } from '../../../src/dialogs/definition/procedure.js';
import type { Inputs, Typed } from '../../../src/dialogs/fields/asked.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { linesPage } from '../../../src/dialogs/fields/lines/page.js';
import type { Place } from '../../../src/dialogs/fields/picking.js';
import { filledBy } from '../../../src/dialogs/sentences/filling.js';
import { makeDrafts } from '../../../src/domain/accounts/drafts.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import { list } from '../../../src/domain/door/list.js';
import { query } from '../../../src/domain/door/query.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import type { Account } from '../../../src/domain/records/account.js';
import { type Choice, choose } from '../../../src/domain/terms/choices.js';
import type { Language } from '../../../src/domain/terms/language.js';
import { ok, refuse } from '../../../src/domain/terms/result.js';
import { makeFormat } from '../../../src/speech/format.js';
import { memoryStore } from '../../support/memoryStore.js';
import { nothingOutside } from '../../support/nothingOutside.js';
import { plainBlanks } from '../../support/seen.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const operators = await loadOperators(`${root}/operators`, ['konnect', 'telenet', 'belarus', 'kcell', 'comuniq']);
const words = await loadWords(`${root}/locales`, () => {});
const { seal, open } = createSeal(new Uint8Array(32));

/** 3 February 2027, a Wednesday. */
const NOW = new Date('2027-02-03T09:00:00Z');

export interface Trial {
  readonly showsCards?: boolean;
  readonly language?: Language;
  /** KONNECT, where it is left out. */
  readonly operator?: string;
  /** What its list has, where it has one. */
  readonly choices?: readonly Choice[];
  /** The answers there are; the field's own is `field`. */
  readonly answers?: Parameters<typeof filledBy>[2];
}

/** One field, asked without an app: every answer comes as `{ value }`, `{ problem: code }` or `{ several: true }`. */
export interface Tried {
  readonly field: Field;
  readonly turn: Turn;
  /** What a card that is sent with these inputs answers. */
  sent(inputs: Inputs, files?: readonly Attachment[]): Promise<unknown>;
  /** What a typed line answers, and files with it. */
  typed(text: string, files?: readonly Attachment[]): Promise<unknown>;
  /** The refusal that a text typed on a card gets, with its details. */
  read(text: string): Promise<unknown>;
  /** Its form on a card. */
  form(drafts?: Inputs, place?: Place): Promise<CardData>;
  /** What is listed below its question in plain text. */
  listed(): Promise<readonly string[]>;
  inWords(value: unknown): Promise<string>;
  example(): Promise<string>;
  /** What a sentence answers; undefined: nothing. `others` are the procedure's other fields. */
  said(text: string, ...others: Field[]): Promise<unknown>;
  /** Whether a text over the question is for it. */
  takes(text: string): Promise<boolean>;
}

/** Tries out a kind of field. */
export function tried(schema: z.ZodType, { choices, answers = {}, ...about }: Trial = {}): Tried {
  const field = fieldOf('field', schema, choices);
  const kind = kindOf(schema);
  const turn = turnWith(about);
  const asked = async (drafts: Inputs = {}, place?: Place) => {
    const page = kind.mostLines === undefined ? undefined : await linesPage(field, answers, turn, place);
    return { field, answers, drafts, place, page, forms: [] };
  };
  return {
    field,
    turn,
    sent: async (inputs, files = []) =>
      outcome(await kind.read(field, kind.fromCard('field', inputs, files), answers, turn)),
    typed: async (text, files = []) => {
      const { shown } = await kind.listing(await asked(), turn);
      return outcome(await kind.readLine(field, { text, files, shown }, answers, turn));
    },
    read: async (text) => {
      const read = await kind.read(field, kind.fromCard('field', { field: text }, []), answers, turn);
      return read.ok ? undefined : read.problem;
    },
    form: async (drafts, place) =>
      kind.form(await asked(drafts, place), { label: 'Label', hint: '', missing: 'Missing' }, turn),
    listed: async () => (await kind.listing(await asked(), turn)).lines.filter((line) => line !== ''),
    inWords: async (value) => plainBlanks(await kind.inWords(field, value, answers, turn)),
    example: async () => plainBlanks(await kind.example(field, answers, turn)),
    said: async (text, ...others) => {
      const language = turn.words.language;
      const filled = await filledBy({ text, language }, procedureOf(field, ...others), answers, turn);
      const [problem] = filled.problems;
      if (problem !== undefined) return { problem: problem.code };
      return Object.hasOwn(filled.answers, 'field') ? { value: filled.answers.field } : undefined;
    },
    takes: (text) => kind.takes(field, text, answers, turn),
  };
}

/** A field with its list, where it has one. */
export function fieldOf(name: string, schema: z.ZodType, choices?: readonly Choice[]): Field {
  const { list: brought, checks } = kindOf(schema);
  const given = choices && list(async (_asking, _known, find) => choose(choices, find));
  const from = given ?? brought;
  const pick = from && { after: [], list: from };
  return { procedure: 'tried', name, screen: 'screen', schema, pick, skips: [], checks };
}

const nothing = query<object>({ name: 'test.nothing', allowed: 'everybody', look: async () => ok({ facts: {} }) });
const procedureOf = (...fields: Field[]): Procedure => ({
  ...procedure({ id: 'tried', ask: {}, show: { query: nothing, with: () => ({}) } }),
  fields,
});

function outcome(read: Typed): unknown {
  if (read.ok) return { value: read.value };
  return 'problem' in read ? { problem: read.problem.code } : { several: read.several };
}

type About = Pick<Trial, 'showsCards' | 'language' | 'operator'>;

const hasher = createHasher(new Uint8Array(32), { log2N: 4, r: 8, p: 1 });
const agent: Account = { id: 'agent', operator: 'konnect', login: 'agent', name: 'Agent', role: 'agent' };

/** A turn over a business with nothing in it. */
function turnWith({ showsCards = true, language = 'fr', operator: id = 'konnect' }: About): Turn {
  const store = memoryStore();
  const clock = { now: () => NOW };
  const ports = { store, clock, ids: randomIds };
  const operatorOf = (id: string) => {
    const operator = operators.get(id);
    if (operator === undefined) throw new Error(`there is no operator ${id}`);
    return operator;
  };
  const operator = operatorOf(id);
  const speaking = (one: Language) => ({
    words: words(one),
    format: makeFormat(words(one), operator.profile),
  });
  return {
    services: {
      ...{ clock, seal, ids: randomIds, selections: makeSelections(ports), drafts: makeDrafts(ports) },
      door: makeDoor({ outside: nothingOutside, ...ports, operatorOf, digest: sha256, open }),
      proofCheck: async () => refuse('value.pin'),
      orderCode: async () => refuse('oneTimeCode.noAddress'),
      passwords: makeNewPasswords({ seal, open, hasher, accountOf: async () => agent }),
      pages: { once: () => '' },
      payments: { link: async () => undefined },
      sentReports: { link: async () => '' },
      results: {
        minutes: 1,
        link: async () => '',
        dryRunLink: async () => '',
        refusedLink: async () => '',
        templateLink: async () => '',
      },
      reports: { minutes: 1, link: async () => '' },
      sheets: createSheets({ find: async () => undefined }),
      requestFiles: { minutes: 1, link: async () => '' },
      answered: async () => {},
      reviewPauseMs: 0,
    },
    actor: {
      ...{ account: 'agent', operator: id, role: 'agent', organisation: 'office' },
      ...{ channel: 'web', conversation: 'talk' },
    },
    ...{ operator, organisation: undefined, ...speaking(language), speaking, state: freshState() },
    message: { text: '', submit: undefined, foreign: false, control: undefined },
    ...{
      messageId: 'message',
      showsCards,
      offered: async () => undefined,
      pictures: async () => [],
      showsTables: false,
      repeatsMenu: true,
      showsLinks: true,
      secret: undefined,
      hideText: () => {},
      afterwards: () => {},
    },
  };
}
