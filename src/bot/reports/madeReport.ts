import { writers } from '../../documents/index.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Store } from '../../domain/door/ports.js';
import type { Query } from '../../domain/door/query.js';
import { isStillTheirs } from '../../domain/door/stillTheirs.js';
import type { Operator } from '../../domain/operator/index.js';
import { type Actor, actorOf } from '../../domain/records/account.js';
import { inLanguage } from '../../domain/terms/choices.js';
import type { Language } from '../../domain/terms/language.js';
import { LocalDays } from '../../domain/terms/localDays.js';
import type { Form } from '../../domain/terms/report.js';
import { linesOf } from '../../speech/factLines.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import { NotNow } from './notNow.js';

export interface ReportParts {
  readonly door: Pick<Door, 'report'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** Which report, for whom, in whose words. */
export interface ReportAsked<I> {
  readonly query: Query<I>;
  readonly input: I;
  readonly actor: Omit<Actor, 'role'> & { readonly role?: Actor['role'] };
  readonly form: Form;
  readonly language: Language;
  /** The procedure it was asked for with. */
  readonly procedure: string;
  readonly title: string;
  /** The procedure whose words name the columns. */
  readonly labels: string;
  /** What it was asked for, in words. */
  readonly about?: readonly { readonly label: string; readonly value: string }[];
}

/** A report as a file in the making. */
export interface MadeReport {
  readonly name: string;
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many rows it has, and up to when it is (ISO 8601). */
  readonly total: number;
  readonly asOf: string;
}

/**
 * Makes a report, as long as its account still may ask for it: of one that was removed, or is something else now, there is none.
 * Throws `NotNow` where another system keeps the rows and is away.
 */
export async function madeReport<I>(parts: ReportParts, asked: ReportAsked<I>): Promise<MadeReport | undefined> {
  const account = await parts.store.read(({ accounts }) => accounts.get(asked.actor.account));
  if (!isStillTheirs(account, asked.actor, parts.clock.now())) return undefined;
  return reportFor(parts, { ...asked, actor: actorOf(account, asked.actor), name: account.name });
}

/** Makes a report for whoever it is certain of that they still may have it. `name`: as whom it names them. */
export async function reportFor<I>(
  parts: Pick<ReportParts, 'door' | 'speaker' | 'operatorOf'>,
  asked: Omit<ReportAsked<I>, 'actor'> & { readonly actor: Actor; readonly name: string },
): Promise<MadeReport | undefined> {
  const { query, input, actor, form, language, procedure, title, labels, about = [] } = asked;
  const found = await parts.door.report({ query, input, actor, procedure });
  const speaker = parts.speaker(language, actor.operator);
  const { words, format } = speaker;
  if (!found.ok && found.problem.code === 'outside.away') throw new NotNow(format.problem(found.problem));
  if (!found.ok) return undefined;
  const { asOf, total, about: known, called } = found.value;
  const { title: operator, timeZone, colour } = parts.operatorOf(actor.operator).profile;
  const days = new LocalDays(timeZone);
  const labelOf = (column: string) => words.say(`${labels}:facts.${column}`);
  const file = await writers[form]({
    ...{ operator: inLanguage(operator, language), colour, title, report: found.value, speaker, days, labelOf },
    about: [
      { label: words.say('common:report.asOf'), value: format.instant(asOf) },
      { label: words.say('common:report.account'), value: asked.name },
      // What the report itself knows says more than the answers.
      ...(known === undefined ? about : linesOf(labels, known, speaker)),
      { label: words.say('common:report.entries'), value: format.fact({ count: total }) },
    ],
  });
  return { name: `${title.toLowerCase()}-${called ?? days.of(asOf)}.${form}`, ...file, total, asOf };
}
