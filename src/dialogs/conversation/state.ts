import { z } from 'zod';
import { proofs } from '../../domain/records/receipt.js';
import { Facts } from '../../domain/terms/fact.js';
import { Language } from '../../domain/terms/language.js';
import { Problem } from '../../domain/terms/problems.js';

/** A sentence as it is read: another keyboard and another alphabet are undone. */
export const Sentence = z.object({ text: z.string().max(500), language: Language });
export type Sentence = z.output<typeof Sentence>;

/** One procedure that somebody has begun. */
export const Run = z.object({
  id: z.string(),
  procedure: z.string(),
  /** By field name. An optional field that was left empty is null. */
  answers: z.record(z.string(), z.json()),
  /** The groups of fields that were asked, in order: where "back" goes. */
  asked: z.array(z.array(z.string())),
  /** What was there before it was asked, by screen: answers by field, and what is only looked at beside them. */
  preset: z
    .record(
      z.string(),
      z.object({
        answers: z.record(z.string(), z.json()),
        beside: Facts.optional(),
        /** It is asked with them, and they are no record that is changed. */
        suggested: z.boolean().optional(),
      }),
    )
    .optional(),
  /** What somebody else has changed of that since it was shown, by field: as it was. */
  theirs: z.record(z.string(), z.json()).optional(),
  /** The fields that are asked again now, though they may have an answer. */
  again: z.array(z.string()).optional(),
  /** While a finished step is answered again. */
  reopened: z
    .object({
      /** What was chosen from lists that go by other answers: where they still have it, it stays. */
      chosen: z.record(z.string(), z.json()),
      /** The fields that were asked again when it was opened: they come after it. */
      later: z.array(z.string()),
    })
    .optional(),
  /** The answer that is corrected from the review: "back" returns there. */
  correcting: z.string().optional(),
  /** What was typed into its cards and is no answer yet, by input: it stands there again when they are drawn anew. */
  typed: z.record(z.string(), z.json()).optional(),
  /** The cards that show what was answered, by message: they all show the answers there are now. */
  answered: z
    .array(z.object({ message: z.string(), fields: z.array(z.string()) }))
    .max(20)
    .optional(),
  /** Minted when the review is shown; a correction takes it away. */
  commandId: z.string().optional(),
  /** What was proven for the command so far: authorisations, by proof; and where its one-time code was sent. */
  proven: z
    .object({ command: z.string(), by: z.partialRecord(z.enum(proofs), z.string()), sentTo: z.string().optional() })
    .optional(),
  /** How many lines were typed to confirm the review. */
  counted: z.int().optional(),
  /** Why the review is shown again. */
  problem: Problem.optional(),
  /**
   * It goes on beside a draft of another conversation, since nobody has said what is to become of that: it is kept in this
   * conversation only, until that draft is gone. `told`: whoever ignored the question knows.
   */
  beside: z.enum(['asked', 'told']).optional(),
  /** What it began with though nobody gave it: what a request to a person is about, and the answers that go with it. */
  handed: z.record(z.string(), z.json()).optional(),
  /** The sentence that began it: what it says of later questions answers them, until something is corrected. */
  said: Sentence.optional(),
  /** The fields that this sentence told what it is about, such as its lines: to start over keeps their answers. */
  named: z.array(z.string()).optional(),
});
export type Run = z.output<typeof Run>;

/**
 * A question over whatever is open, for the next message to answer. Whatever that says, the question waits no longer; a
 * newer one takes its place.
 */
export const Waits = z.discriminatedUnion('for', [
  /** Whether a run is really to be given up. */
  z.object({ for: z.literal('leaving'), run: z.string() }),
  /** Whether a run is really to start over. */
  z.object({ for: z.literal('restarting'), run: z.string() }),
  /** Whether all open runs may end, to go on for this company. */
  z.object({ for: z.literal('changing'), organisation: z.string() }),
  /** Which of the companies that were listed. */
  z.object({ for: z.literal('choosing'), organisations: z.array(z.string()) }),
  /** Which of the drafts that were listed: those of other conversations by procedure, those of this one by run. */
  z.object({ for: z.literal('drafts'), listed: z.array(z.string()) }),
  /** Whether to go on with its draft, before a procedure begins with these answers. */
  z.object({
    for: z.literal('starting'),
    procedure: z.string(),
    ...Run.pick({ answers: true, said: true, named: true }).shape,
  }),
  /** Which of the procedures that a sentence may mean. */
  z.object({ for: z.literal('meant'), procedures: z.array(z.string()), said: Sentence }),
  /** Whether what was typed over a question is this procedure's title or so, or the answer as it stands. */
  z.object({ for: z.literal('answerOr'), procedure: z.string(), said: Sentence, typed: z.string().max(500) }),
]);
export type Waits = z.output<typeof Waits>;

/** What is asked in place of the question that is open, until that is asked again. */
export const Instead = z.discriminatedUnion('asks', [
  /** The menu was shown over it: what is typed is for the menu. */
  z.object({ asks: z.literal('menu') }),
  /** Whether to go on with the run that was set aside by one that has ended now. */
  z.object({ asks: z.literal('goingOn'), run: z.string() }),
]);

export type Instead = z.output<typeof Instead>;

/** What can be done about a row of a list in plain text: a procedure is begun about it, or a receipt is opened again. */
export const RowAction = z.union([
  z.object({ procedure: z.string(), field: z.string(), value: z.string(), does: z.string() }),
  z.object({ receipt: z.string() }),
]);
export type RowAction = z.output<typeof RowAction>;

/** What the dialogs keep between two turns: plain values by name, never a card and never a secret. */
export const DialogsState = z.object({
  dialogs: z.object({
    dialogStack: z.array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) })),
  }),
  /** Begun and not ended, by id. */
  runs: z.record(z.string(), Run),
  /** The one that is asked now, then those that wait under it. At most three. */
  open: z.array(z.string()),
  /** The company that is worked for: another window may work for another one. */
  organisation: z.string().optional(),
  waits: Waits.optional(),
  /** The run whose end was asked about last, and how many answers it had then: its buttons hold while that is so. */
  really: z.object({ run: z.string(), answers: z.int() }).optional(),
  instead: Instead.optional(),
  /** How many answers in a row did not fit the question. */
  missed: z.int().optional(),
  /** The drafts that the menu showed last, with their titles: another conversation may have changed them since. */
  offered: z.array(z.object({ procedure: z.string(), title: z.string() })).optional(),
  /** There were more of them than the menu shows. */
  moreOffered: z.boolean().optional(),
  /** The question that help was given for last: asked once more, help is the guide's own page. */
  helped: z.string().optional(),
  /** The message that holds the card now in use: replaced when it is spent. */
  liveCard: z.string().optional(),
  /** What the sentence that begins a procedure looks for in a list that it does not answer: its first screen shows that. */
  sought: z.object({ procedure: z.string(), texts: z.record(z.string(), z.string()) }).optional(),
  /** What the sentence that begins `first` wishes beside it: offered when that run is done, and dropped with it. */
  second: z
    .object({
      first: z.string(),
      run: z.string().optional(),
      procedure: z.string(),
      /** What it may be as well, where it is not clear which. */
      others: z.array(z.string()).optional(),
      said: Sentence,
    })
    .optional(),
  /** What was shown last and can be gone on with: in plain text the title of one of these procedures starts it
   * with that in the field that is named. */
  next: z.object({ value: z.string(), fields: z.record(z.string(), z.string()) }).optional(),
  /** The command whose receipt last had a result as a file: a word asks for it again. */
  result: z.string().optional(),
  /** The list that was shown last: what it was asked for, and where its next rows begin, if there are any. */
  list: z
    .object({
      id: z.string(),
      procedure: z.string(),
      answers: z.record(z.string(), z.json()),
      next: z.int().optional(),
      /** It is a report, and the last that could be had as a file: a word asks for it. */
      report: z.literal(true).optional(),
      /** In plain text, where its rows can be opened: what each is about, from the row with this number on. */
      rows: z.object({ from: z.int(), about: z.array(z.string()) }).optional(),
      /** Its rows, or what can be done about the open one, are what was numbered last: a bare number is one of these. */
      numbered: z.literal(true).optional(),
      /** The row that is open, and what can be done about it, in the order of the numbers. */
      row: z.object({ number: z.int(), actions: z.array(RowAction) }).optional(),
    })
    .optional(),
  /** The messages that show the last receipts, by command: a confirmation that comes once more has the same one. */
  receipts: z
    .array(z.object({ command: z.string(), message: z.string() }))
    .max(10)
    .optional(),
  /** How the orders of the last commands stood when that was told, and the card on which it can be decided. */
  told: z
    .array(z.object({ command: z.string(), states: z.record(z.string(), z.int()), card: z.string().optional() }))
    .max(10)
    .optional(),
});
export type DialogsState = z.output<typeof DialogsState>;

export const freshState = (): DialogsState => ({ dialogs: { dialogStack: [] }, runs: {}, open: [] });
