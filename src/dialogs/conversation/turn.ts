import type { Drafts } from '../../domain/accounts/drafts.js';
import type { NewPasswords } from '../../domain/accounts/newPasswords.js';
import type { CurrentOrganisation } from '../../domain/accounts/organisations.js';
import type { PagePayment } from '../../domain/bills/paymentPages.js';
import type { Sheets } from '../../domain/documents/sheets.js';
import type { Door } from '../../domain/door/execute.js';
import type { OrderCode } from '../../domain/door/oneTimeCode.js';
import type { Clock, Ids } from '../../domain/door/ports.js';
import type { ProofCheck } from '../../domain/door/proofCheck.js';
import type { Selections } from '../../domain/lines/find/selections.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Actor } from '../../domain/records/account.js';
import type { MissedSentence } from '../../domain/records/missedSentence.js';
import type { Language } from '../../domain/terms/language.js';
import type { Form } from '../../domain/terms/report.js';
import type { KeptFile, SentReport } from '../../domain/terms/shown.js';
import type { Drawing } from '../../speech/charts/svg.js';
import type { Format } from '../../speech/format.js';
import type { Words } from '../../speech/words.js';
import type { Attachment } from './activity.js';
import type { TypedSecret } from './inbound.js';
import type { Message } from './message.js';
import type { DialogsState, Run } from './state.js';
import type { TurnContext } from './turnContext.js';

/** What a list that is to be filled in has rows of: SIM cards with their users, or employees. */
export const templates = ['newLines', 'employees'] as const;
export type TemplateOf = (typeof templates)[number];

/** Addresses of results as files. */
export interface ResultLinks {
  /** How long an address is good. */
  readonly minutes: number;
  /** Where the result of one's own receipt can be fetched, with its words in this language. */
  link(receipt: string, actor: Actor, language: Language): Promise<string>;
  /** Where it can be fetched what one's own run would do, as long as it is open in this conversation. */
  dryRunLink(run: string, actor: Actor, language: Language): Promise<string>;
  /** Where the rows of one's own list can be fetched that were not taken. */
  refusedLink(selection: string, actor: Actor, language: Language): Promise<string>;
  /** Where a list of these can be fetched that is still to be filled in. */
  templateLink(of: TemplateOf, actor: Actor, language: Language): Promise<string>;
}

/** What a report is about, with its answers, and what it is wanted as. */
export interface ReportWanted {
  readonly procedure: string;
  readonly answers: Run['answers'];
  /** The answers in words, under their labels. */
  readonly about: readonly { readonly label: string; readonly value: string }[];
  readonly form: Form;
}

/** Addresses of reports as files. */
export interface ReportLinks {
  /** How long an address is good. */
  readonly minutes: number;
  /** Where it can be fetched by this actor, with its words in this language. */
  link(wanted: ReportWanted, actor: Actor, language: Language): Promise<string>;
}

/** Addresses of the files that are kept with one's own requests to the staff. */
export interface RequestFileLinks {
  /** How long an address is good. */
  readonly minutes: number;
  /** Where it can be fetched by this actor. */
  link(file: KeptFile, actor: Actor): Promise<string>;
}

/** Addresses of reports that were made in the background. */
export interface SentReportLinks {
  /** Where it can be fetched by whoever asked for it, until it is kept no longer; then it is said there that it is not. */
  link(report: SentReport, actor: Actor): Promise<string>;
}

/** Where payments are made. */
export interface PaymentLinks {
  /** The address of the payment page for this payment, in this language; undefined: the page does not answer now. */
  link(payment: PagePayment, language: Language): Promise<string | undefined>;
}

/** Addresses of our own pages. They say nothing of what is seen there, and open it to nobody else. */
export interface Pages {
  /** Where what a command gave the right to see is shown once, to its own account. */
  once(operator: string, command: string): string;
}

/** How a sentence was taken: it began something, people were asked which they mean, it is nothing for here, or nobody knows. */
export type Heard = 'understood' | 'asked' | 'outside' | 'notUnderstood';

/** A sentence that was not understood, as it may be kept. */
export type Missed = Pick<MissedSentence, 'operator' | 'language' | 'text' | 'nearest'>;

/** What procedures stand on. */
export interface Services {
  readonly door: Door;
  readonly clock: Clock;
  readonly proofCheck: ProofCheck;
  readonly orderCode: OrderCode;
  readonly passwords: NewPasswords;
  readonly selections: Selections;
  readonly drafts: Drafts;
  readonly ids: Ids;
  readonly results: ResultLinks;
  readonly reports: ReportLinks;
  readonly sheets: Sheets;
  readonly requestFiles: RequestFileLinks;
  readonly sentReports: SentReportLinks;
  readonly pages: Pages;
  readonly payments: PaymentLinks;
  /** For how long a review that has just appeared takes no press: the second of two presses in one spot confirms nothing. */
  readonly reviewPauseMs: number;
  /** Resolves when a command's orders are answered, or after a second: a quick network's answer is on the receipt. */
  answered(commandId: string): Promise<void>;
  /** Makes a text unreadable for everybody but the command it is for. */
  seal(text: string): Promise<string>;
  /** Is told how a sentence was taken, without the sentence. */
  heard?(operator: string, how: Heard): void;
  /** Is told a sentence that was not understood, masked, where the operator has such kept. */
  missed?(missed: Missed, actor: Actor): Promise<void>;
}

/** One turn: who speaks in which language, what they sent, and what is kept when it is committed. */
export interface Turn {
  readonly services: Services;
  readonly actor: Actor;
  readonly operator: Operator;
  /** The company that the actor works for; undefined for accounts that have none. */
  readonly organisation: CurrentOrganisation | undefined;
  readonly words: Words;
  readonly format: Format;
  /** The same in another language. */
  speaking(language: Language): { readonly words: Words; readonly format: Format };
  readonly state: DialogsState;
  readonly message: Message;
  /** The id of the message, the same when it is delivered again. */
  readonly messageId: string;
  /** Whether Adaptive Cards are seen here. Where not, everything is asked in plain text. */
  readonly showsCards: boolean;
  /** The addresses of drawings as pictures that are seen on a card here; '' for one that is not: what it shows is written. */
  pictures(drawings: readonly Drawing[]): Promise<readonly string[]>;
  /** The card that asks whether the file of one of our links may be put into the person's own cloud; undefined: it is got by the link. */
  offered(url: string, description: string): Promise<Attachment | undefined>;
  /** Whether there is room for a table: on our page, which makes a list of it where there is none. */
  readonly showsTables: boolean;
  /** Whether the menu is shown again after each answer: not where every message of it is paid for. */
  readonly repeatsMenu: boolean;
  /** Whether a link may be said: not where whoever reads has nothing but a secret code. */
  readonly showsLinks: boolean;
  /** The PIN, password or code that came with this message. It lives for this turn only, and only here. */
  readonly secret: TypedSecret | undefined;
  /** The message's text is not to be kept, because it may be a secret. */
  hideText(): void;
  /** Does this once the turn is committed: what is let go of then is nothing that the conversation still knows. */
  afterwards(work: () => Promise<void>): void;
}

const turns = new WeakMap<TurnContext, Turn>();

/** Makes this the context's turn. Bound again, the new one counts: its language may have changed. */
export const bindTurn = (context: TurnContext, turn: Turn): void => {
  turns.set(context, turn);
};

/** From here on the turn speaks this language. */
export function speakIn(context: TurnContext, language: Language): Turn {
  const turn = turnOf(context);
  const spoken = { ...turn, ...turn.speaking(language) };
  bindTurn(context, spoken);
  return spoken;
}

/** The turn that a dialog is called in. */
export function turnOf(context: TurnContext): Turn {
  const turn = turns.get(context);
  if (turn === undefined) throw new Error('no turn was bound to this context');
  return turn;
}

/** A run that must be there: a dialog on the stack names it. */
export function runOf({ state }: Turn, id: string): Run {
  const run = state.runs[id];
  if (run === undefined) throw new Error('the stack names a run that has ended');
  return run;
}
