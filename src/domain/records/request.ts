import { z } from 'zod';
import { Facts, requestStates } from '../terms/fact.js';
import { LocalText } from '../terms/language.js';

/** The subject of a request that is about no procedure. */
export const OTHER_SUBJECT = 'other';

/** A file that goes with a request: kept with it under this id, and copied there from the conversation it was sent in. */
export const RequestFile = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  conversation: z.string(),
});
export type RequestFile = z.output<typeof RequestFile>;

/** What was written to a request after it was opened: by the staff, or (`own`) by whoever asked. Before there were both, by the staff. */
export const RequestAnswer = z.object({
  text: z.string(),
  at: z.iso.datetime(),
  by: z.enum(['staff', 'own']).optional(),
  /** The note of the operator's ticket system that it came in as: it comes in once, and does not go back. */
  note: z.string().optional(),
  /** Who of the staff, for their colleagues. */
  account: z.string().optional(),
  attachments: z.array(RequestFile).optional(),
});
export type RequestAnswer = z.output<typeof RequestAnswer>;

/**
 * Something that somebody asks the operator's staff: a question (Belarus guide, B6: feedback), or a ticket with fields of its
 * own (Telenet guide, T18, T19), with what was written to it since.
 */
export const Request = z.object({
  id: z.string(),
  operator: z.string(),
  /** The company it was asked for, where the account worked for one. */
  organisation: z.string().optional(),
  account: z.string(),
  /** Where it was written to last: the answers are told there. */
  conversation: z.string(),
  /** What people quote. */
  reference: z.string(),
  /** A procedure's id, or `OTHER_SUBJECT`. */
  subject: z.string(),
  /** What it is about, as the operator calls it, where that is more than the procedure. */
  topic: LocalText.optional(),
  /** What was answered in the fields of a ticket, by the keys under which the words of `subject` have their labels. */
  given: Facts.optional(),
  message: z.string(),
  attachments: z.array(RequestFile).optional(),
  /** Rows that were sent as a list, each looked at before: by column, as they are kept. */
  listed: z.array(z.record(z.string(), z.string())).optional(),
  /** The line that it is about, where one was chosen. */
  line: z.string().optional(),
  /** Its number then, for the staff, who sees no company's lines. */
  number: z.string().optional(),
  /** A phone number or an e-mail address, as typed. */
  reach: z.string().optional(),
  /** What was answered so far in the procedure that was open, in words. Never a secret. */
  context: z.string().optional(),
  state: z.enum(requestStates),
  at: z.iso.datetime(),
  answers: z.array(RequestAnswer),
  closedAt: z.iso.datetime().optional(),
  /** Who of the staff has it. */
  assignee: z.string().optional(),
  /** Rises by one with every change; without it, none yet. Whoever changes it says which one they have read. */
  version: z.int().nonnegative().optional(),
});
export type Request = z.output<typeof Request>;

/** The same request one change later. */
export const changedRequest = (request: Request, change: Partial<Request>): Request => ({
  ...request,
  ...change,
  version: versionOf(request) + 1,
});

export const versionOf = ({ version = 0 }: Pick<Request, 'version'>): number => version;

/** All files that go with a request, in the order in which they came. */
export const filesOf = ({ attachments = [], answers }: Pick<Request, 'attachments' | 'answers'>): RequestFile[] => [
  ...attachments,
  ...answers.flatMap((answer) => answer.attachments ?? []),
];
