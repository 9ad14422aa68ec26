import type { Uploads } from '../../domain/documents/uploads.js';
import type { Command } from '../../domain/door/command.js';
import type { Door } from '../../domain/door/execute.js';
import type { Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import { type Account, STAFF } from '../../domain/records/account.js';
import { filesOf, OTHER_SUBJECT, type Request, type RequestAnswer, versionOf } from '../../domain/records/request.js';
import { inLanguage } from '../../domain/terms/choices.js';
import { requestStates } from '../../domain/terms/fact.js';
import type { ProblemCode } from '../../domain/terms/problems.js';
import { requestNamed } from '../../domain/tickets/requestNamed.js';
import { answerRequest, closeRequest, reopenRequest, takeRequest } from '../../domain/tickets/staff.js';
import { linesOf } from '../../speech/factLines.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import { openedFacts } from '../secrets/openedFacts.js';

export interface RequestPorts {
  readonly store: Store;
  readonly uploads: Pick<Uploads, 'findKept'>;
  readonly speaker: SpeakerOf;
  readonly door: Pick<Door, 'execute'>;
  readonly ids: Ids;
  /** Opens what was sealed for the staff. Throws on what was not sealed with this key. */
  open(sealed: string): Promise<string>;
  operatorOf(id: string): Operator;
}

/** A request as the operator's staff reads it, in the operator's first language, with who asked. */
export interface RequestEntry
  extends Pick<
    Request,
    'operator' | 'organisation' | 'reference' | 'subject' | 'message' | 'reach' | 'context' | 'state' | 'at'
  > {
  readonly name: string;
  readonly login: string;
  /** What it is about, as the operator calls it, where that is more than the subject. */
  readonly topic?: string | undefined;
  /** The answers in the fields of a ticket, under their labels. */
  readonly given: readonly { readonly label: string; readonly value: string }[];
  /** The names of the files that came with it, in the order of their numbers. */
  readonly files: readonly string[];
  readonly answers: readonly (Omit<RequestAnswer, 'attachments' | 'account'> & { readonly files: readonly string[] })[];
}

/** A file of a request, for the staff. */
export interface RequestFileContent {
  readonly name: string;
  readonly base64: string;
}

/** What the operator's staff does with requests (B6), at the console. Throws what cannot be done. */
export interface RequestOperations {
  /** Those that are not closed, oldest first. */
  list(): Promise<readonly RequestEntry[]>;
  /** Adds an answer, which is told in the conversation where it was asked for. Gives the reference. */
  answer(answer: { readonly reference: string; readonly text: string }): Promise<string>;
  /** Says that somebody works on it. */
  take(reference: string): Promise<string>;
  close(reference: string): Promise<string>;
  /** Opens a closed one again. */
  reopen(reference: string): Promise<string>;
  /** The file of this number, from 1. */
  file(wanted: { readonly reference: string; readonly number: number }): Promise<RequestFileContent>;
}

const NOT_CLOSED = requestStates.filter((state) => state !== 'closed');

/** Whoever works at the console is one of the staff, for every operator of the program. */
const CONSOLE = 'console';

interface Named {
  readonly request: string;
  readonly version: number;
}

/** The same through the door, as the staff's page does it. */
export function requestOperations(ports: RequestPorts): RequestOperations {
  const { store } = ports;
  return {
    list: () =>
      store.read(async ({ requests, accounts }) => {
        const found = (await Promise.all(NOT_CLOSED.map((state) => requests.where({ state })))).flat();
        const oldestFirst = found.sort((a, b) => a.at.localeCompare(b.at));
        return Promise.all(
          oldestFirst.map(async (request) => entryOf(request, await accounts.get(request.account), ports)),
        );
      }),
    answer: ({ reference, text: message }) => act(ports, reference, answerRequest, (named) => ({ ...named, message })),
    take: (reference) => act(ports, reference, takeRequest, (named) => named),
    close: (reference) => act(ports, reference, closeRequest, (named) => named),
    reopen: (reference) => act(ports, reference, reopenRequest, (named) => named),
    file: (wanted) => fileOf(wanted, ports),
  };
}

/** Carries out one of the staff's commands. Throws why it was refused, in the words of the console. */
async function act<I>(
  { store, door, ids }: RequestPorts,
  reference: string,
  command: Command<I>,
  inputOf: (named: Named) => I,
): Promise<string> {
  const request = await store.read((tables) => requestNamed(tables, reference));
  const input = inputOf({ request: request.id, version: versionOf(request) });
  const { operator } = request;
  const actor = { account: CONSOLE, operator, role: STAFF, channel: CONSOLE, conversation: CONSOLE } as const;
  const done = await door.execute({ commandId: ids.next(), command, input, actor });
  const problem = done.ok ? done.value.outcome.kind === 'refused' && done.value.outcome.problem : done.problem;
  if (problem) throw new Error(refusals[problem.code]?.(reference, operator) ?? `${problem.code}: ${reference}`);
  return reference;
}

const refusals: Readonly<Partial<Record<ProblemCode, (reference: string, operator: string) => string>>> = {
  'request.closed': (reference) => `the request ${reference} is closed`,
  'request.notClosed': (reference) => `the request ${reference} is not closed`,
  'request.changed': (reference) => `somebody else has changed the request ${reference} meanwhile`,
  'actor.notAllowed': (_, operator) => `${operator} has no staff: put "staff": [] under "roles" in its profile.json`,
};

async function entryOf(request: Request, account: Account | undefined, ports: RequestPorts): Promise<RequestEntry> {
  const { speaker, operatorOf } = ports;
  const { operator, organisation, reference, subject, topic, given = {}, message, reach, context, state, at } = request;
  const [language = 'en'] = operatorOf(operator).profile.languages;
  const whole = await openedFacts(given, ports.open);
  return {
    ...{ operator, organisation, reference, subject, message, reach, context, state, at },
    ...{ name: account?.name ?? '', login: account?.login ?? '' },
    topic: topic === undefined ? undefined : inLanguage(topic, language),
    given: linesOf(subject, subject === OTHER_SUBJECT ? {} : whole, speaker(language, operator)).map(
      ({ label, value }) => ({ label, value }),
    ),
    files: filesOf(request).map(({ name }) => name),
    answers: request.answers.map(({ attachments = [], account: _account, ...answer }) => ({
      ...answer,
      files: attachments.map(({ name }) => name),
    })),
  };
}

async function fileOf(
  { reference, number }: { readonly reference: string; readonly number: number },
  { store, uploads }: RequestPorts,
): Promise<RequestFileContent> {
  const request = await store.read((tables) => requestNamed(tables, reference));
  const one = filesOf(request)[number - 1];
  const file = one && (await uploads.findKept(request.id, one.id));
  if (file === undefined) throw new Error(`the request ${reference} has no file ${number}`);
  return { name: file.name, base64: file.bytes.toString('base64') };
}
