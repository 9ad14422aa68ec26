import type { Uploads } from '../../domain/documents/uploads.js';
import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Account } from '../../domain/records/account.js';
import { filesOf, OTHER_SUBJECT, type Request, type RequestAnswer } from '../../domain/records/request.js';
import { inLanguage } from '../../domain/terms/choices.js';
import { type Fact, type Facts, requestStates } from '../../domain/terms/fact.js';
import { answerRequest, closeRequest, requestNamed, type Staff, takeRequest } from '../../domain/tickets/staff.js';
import { printedIban } from '../../domain/values/bankAccount.js';
import { linesOf } from '../../speech/factLines.js';
import type { SpeakerOf } from '../../speech/speaker.js';

export interface RequestPorts {
  readonly store: Store;
  readonly uploads: Pick<Uploads, 'findKept'>;
  readonly speaker: SpeakerOf;
  readonly clock: Clock;
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
  readonly answers: readonly (Omit<RequestAnswer, 'attachments'> & { readonly files: readonly string[] })[];
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
  /** The file of this number, from 1. */
  file(wanted: { readonly reference: string; readonly number: number }): Promise<RequestFileContent>;
}

const NOT_CLOSED = requestStates.filter((state) => state !== 'closed');

/** The same over a store: the running program's sends the news at once. */
export function requestOperations(ports: RequestPorts): RequestOperations {
  const { store, clock, ids, operatorOf } = ports;
  const act = (reference: string, work: (staff: Staff) => Promise<void>) =>
    store.transaction(async (tables) => {
      await work({ tables, ids, now: clock.now(), operatorOf });
      return reference;
    });
  return {
    list: () =>
      store.read(async ({ requests, accounts }) => {
        const found = (await Promise.all(NOT_CLOSED.map((state) => requests.where({ state })))).flat();
        const oldestFirst = found.sort((a, b) => a.at.localeCompare(b.at));
        return Promise.all(
          oldestFirst.map(async (request) => entryOf(request, await accounts.get(request.account), ports)),
        );
      }),
    answer: ({ reference, text }) => act(reference, (staff) => answerRequest(staff, reference, text)),
    take: (reference) => act(reference, (staff) => takeRequest(staff, reference)),
    close: (reference) => act(reference, (staff) => closeRequest(staff, reference)),
    file: (wanted) => fileOf(wanted, ports),
  };
}

async function entryOf(request: Request, account: Account | undefined, ports: RequestPorts): Promise<RequestEntry> {
  const { speaker, operatorOf } = ports;
  const { operator, organisation, reference, subject, topic, given = {}, message, reach, context, state, at } = request;
  const [language = 'en'] = operatorOf(operator).profile.languages;
  const whole = await opened(given, ports);
  return {
    ...{ operator, organisation, reference, subject, message, reach, context, state, at },
    ...{ name: account?.name ?? '', login: account?.login ?? '' },
    topic: topic === undefined ? undefined : inLanguage(topic, language),
    given: linesOf(subject, subject === OTHER_SUBJECT ? {} : whole, speaker(language, operator)).map(
      ({ label, value }) => ({ label, value }),
    ),
    files: filesOf(request).map(({ name }) => name),
    answers: request.answers.map(({ attachments = [], ...answer }) => ({
      ...answer,
      files: attachments.map(({ name }) => name),
    })),
  };
}

/** What is sealed in it, as the staff needs it; what another key has sealed is said to be, and holds up nothing else. */
async function opened(given: Facts, { open }: RequestPorts): Promise<Facts> {
  const whole = async (fact: Fact): Promise<Fact> => {
    if (!('bankAccount' in fact) || fact.sealed === undefined) return fact;
    const text = await open(fact.sealed).then(printedIban, () => `${fact.bankAccount} (sealed with another SEAL_KEY)`);
    return { text };
  };
  return Object.fromEntries(
    await Promise.all(Object.entries(given).map(async ([key, fact]) => [key, await whole(fact)] as const)),
  );
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
