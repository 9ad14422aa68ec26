import type { z } from 'zod';
import type { Actor, Role } from '../records/account.js';
import type { Proof } from '../records/receipt.js';
import type { Tables } from '../records/tables.js';
import type { Costs } from '../terms/costs.js';
import type { Facts } from '../terms/fact.js';
import type { Language } from '../terms/language.js';
import type { Problem } from '../terms/problems.js';
import type { Result } from '../terms/result.js';
import type { Verdict, Waits } from '../terms/verdict.js';
import type { Sealed } from '../values/sealed.js';
import type { Asking, Look } from './asking.js';
import type { Knowing } from './knowing.js';
import type { Ids } from './ports.js';
import type { Rights } from './rights.js';
import type { ShownSecrets } from './secrets.js';

/** What a command works with, inside its transaction. */
export interface Work<I> extends Asking {
  readonly input: I;
  readonly tables: Tables;
  readonly ids: Ids;
  readonly commandId: string;
  /** Which procedure it was asked with: its words have the labels of what is kept. */
  readonly procedure?: string | undefined;
  /** What `knows` has found out. */
  readonly known?: unknown;
  /** How many lines whoever confirmed has typed that they are; see `orders/typedCount.ts`. */
  readonly counted?: number | undefined;
  /** The text of a secret answer. What it gives is never written anywhere: hash it, or hand on the sealed one. */
  open(secret: Sealed): Promise<string>;
}

/** What was done: a reference to quote, and what the receipt shows by the labels of the procedure's words. */
export interface Done {
  readonly reference: string;
  readonly facts: Facts;
  /** What the audit line is about, where only the work itself could find it out. */
  readonly subject?: string;
  /** Of a command over lines: what became of each. */
  readonly verdicts?: readonly Verdict[];
  /** It gave the right to see a secret once: `shownOnce.ts`. */
  readonly once?: true;
  /** It began a payment, which is made at the operator's payment page. */
  readonly pays?: true;
}

/** What a command over lines does to each of them, before it does it. */
export interface OverLines<I> {
  /** Refused where nothing can be said line by line; undefined where this input is about no line. */
  verdicts(asking: Asking & { readonly input: I }): Promise<Result<readonly Verdict[] | undefined>>;
  /** Notes what the review shows, so that `run` can say of a line that it has changed since. */
  shown?(asking: Asking & Pick<Work<I>, 'input' | 'tables'>, verdicts: readonly Verdict[]): Promise<void>;
  /** Why a second administrator has to approve it first; undefined where nobody has to. */
  waits?(asking: Asking & { readonly input: I }, verdicts: readonly Verdict[]): Promise<Waits | undefined>;
}

/** What a command that is not over lines would come to. */
export interface Foresight {
  readonly costs: Costs;
  /** Why a second administrator has to approve it first; undefined where nobody has to. */
  readonly waits?: Waits | undefined;
}

/** One change to the business. `execute` is the only caller of `guard` and `run` that counts. */
export interface Command<I> extends Rights {
  readonly name: string;
  readonly allowed: readonly Role[];
  readonly proof: 'none' | Proof;
  /** What has to be shown beside that for this input, where the risk is higher. */
  more?(asking: Asking & { readonly input: I }): Promise<readonly Proof[]>;
  /** Where its one-time code goes: an address that is to be shown to be theirs. Without it, to the account's own. */
  codeTo?(input: I): string;
  readonly input: z.ZodType<I>;
  /** What the audit line is about, as `<kind>:<id>`: no name, no key. */
  subject(input: I): string;
  /** Of a command over lines: the dry run that the review shows. */
  readonly overLines?: OverLines<I>;
  /** Of a command that gives the right to see a secret once: reads that, at the moment at which it is shown. */
  readonly once?: {
    /** It is made here: nothing has to be wired for it. */
    readonly ours?: true | undefined;
    /** `about`: whose it is, as it was kept. Refused where it is gone meanwhile. */
    reveal(look: Look, about: string, sources: ShownSecrets): Promise<Result<Facts>>;
  };
  /**
   * What it costs, before it is done, of any command that sells something; of one over lines its verdicts say it. Refused as `run`
   * would refuse it.
   */
  foresee?(asking: Asking & { readonly input: I }): Promise<Result<Foresight>>;
  /**
   * Whether the network carries it out, where it is not over lines. `whereConfigured`: only that of an operator whose back end does so
   * (`operator.sellsByOrders`), and else it is done at once.
   */
  readonly toNetwork?: true | 'whereConfigured';
  /** What speaks against it and does not forbid it: said at the review, before the yes. */
  warnings?(asking: Asking & { readonly input: I }): Promise<readonly Problem[]>;
  /** What the operator promises, such as a day: said at the review under the labels of the procedure's words, and on the receipt. */
  promises?(asking: Asking & Pick<Work<I>, 'input' | 'known'>): Promise<Facts>;
  /** The language in which whoever asked is spoken to from then on. */
  speaks?(input: I): Language;
  /** What it has to know that another system keeps. */
  readonly knows?: Knowing<I>;
  run(work: Work<I>): Promise<Result<Done>>;
}

export const command = <I>(definition: Command<I>): Command<I> => definition;

/** Whether what is confirmed is an order, which is carried out afterwards, or may be one. */
export const isOrdering = ({ overLines, toNetwork }: Pick<Command<never>, 'overLines' | 'toNetwork'>): boolean =>
  (overLines ?? toNetwork) !== undefined;

/** What is to be done, by whom, as it was confirmed. */
export interface Instruction<I> {
  /** Minted when the review was shown; however often it comes, it happens once. */
  readonly commandId: string;
  readonly command: Command<I>;
  readonly input: I;
  readonly actor: Actor;
  /** Which procedure it was asked with, and which of its actions that does: for the words of receipt and history. */
  readonly procedure?: string | undefined;
  readonly action?: string | undefined;
  /** What `knows` has found out, a moment before. */
  readonly known?: unknown;
  /** How many lines were typed to confirm it, where the operator asks for that. */
  readonly counted?: number | undefined;
  /** What its proofs were traded for. */
  readonly authorisations?: readonly string[] | undefined;
}
