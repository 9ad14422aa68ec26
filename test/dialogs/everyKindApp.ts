import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import type { ProblemCode } from '../../src/domain/terms/problems.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { everyKind, type Got, rootWithEveryKind } from './everyKind.js';

export const SECRET = 'correct-horse';
export const paper = { name: 'plan.pdf', contentType: 'application/pdf', contentUrl: 'https://files.example/1' };
export const table = { name: 'list.csv', contentType: 'text/csv', contentUrl: 'https://files.example/2' };
export const virus = {
  name: 'run.exe',
  contentType: 'application/x-msdownload',
  contentUrl: 'https://files.example/3',
};

/** The program with the procedure that has every kind, and what a test asks of it. */
export interface EveryKindApp {
  readonly app: TestApp;
  /** What the command got, each time it ran. */
  readonly got: readonly Got[];
  /** A sentence, as the agent reads it. */
  problem(code: ProblemCode, values?: Record<string, number>): string;
  /** Sends files, as a channel brings them in a turn. */
  send(conversation: string, ...files: (typeof paper)[]): Promise<unknown>;
  /** What the state of a conversation has for the run that is open. */
  answersOf(conversation: string): Promise<Record<string, unknown>>;
  /** Every byte that the program wrote, and every line that it logged. */
  written(): Promise<string>;
}

/** One program for all tests of a file: each finds it as new. To be called at the file's top. */
export function everyKindApps(): () => Promise<EveryKindApp> {
  const got: Got[] = [];
  let root: string;
  beforeAll(async () => {
    root = await rootWithEveryKind();
  });
  afterAll(() => rm(root, { recursive: true, force: true }));
  const shared = sharedApps(() => ({ root, procedures: [everyKind((input) => got.push(input))] }));
  return async () => {
    got.length = 0;
    return over(await shared.open(), got);
  };
}

/** A program of its own, whose files are looked through. */
export async function startEveryKind(): Promise<EveryKindApp & { stop(): Promise<void> }> {
  const got: Got[] = [];
  const root = await rootWithEveryKind();
  const app = await startApp({ root, procedures: [everyKind((input) => got.push(input))] });
  const stop = async () => {
    await app.stop();
    await rm(root, { recursive: true, force: true });
  };
  return { ...over(app, got), stop };
}

function over(app: TestApp, got: readonly Got[]): EveryKindApp {
  return {
    app,
    got,
    problem: (code, values = {}) => plainBlanks(app.words('fr').say(`problems:${code}`, values)),
    send: (conversation, ...attachments) => app.turns.receive(conversation, { type: 'message', text: '', attachments }),
    answersOf: async (conversation) => {
      const state = DialogsState.parse((await app.store.conversations.load(conversation))?.state);
      return Object.values(state.runs)[0]?.answers ?? {};
    },
    written: async () => {
      const entries = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      return [...(await Promise.all(files.map((file) => readFile(file, 'latin1')))), ...app.lines].join('\n');
    },
  };
}

/** What the command gets when the tests' usual answers are given, but for the sealed secret. */
export const expected = {
  title: 'Bonjour',
  story: 'Une ligne\nune autre',
  colour: 'vert',
  extras: ['alpha', 'charlie'],
  number: ['+243810000012'],
  numbers: ['+243810000010', '+243810000012'],
  day: '2027-02-03',
  days: { from: '2027-02-03', until: '2027-02-28' },
  price: { minor: 123_450, currency: 'USD' },
  agreed: false,
  papers: [{ name: 'plan.pdf', contentType: 'application/pdf', url: 'https://files.example/1' }],
  opened: SECRET,
};
/** What the review then says. */
export const inReview = [
  'Bonjour',
  'Vert',
  'Alpha, Charlie',
  '03/02/2027 – 28/02/2027',
  '1 234,50 USD',
  'non',
  'plan.pdf',
  '••••••',
];
