import type { Given } from '../../../domain/terms/thing.js';
import { holdsIban } from '../../../domain/values/bankAccount.js';
import { withoutSecrets } from '../../../domain/values/secretsIn.js';
import { oneOf } from '../../../speech/format.js';
import { sayIfAny, type Words } from '../../../speech/words.js';
import type { DialogContext } from '../../conversation/dialogTypes.js';
import { itemOf } from '../../conversation/listNumber.js';
import { secretsNamed } from '../../conversation/secretWords.js';
import { say } from '../../conversation/speaking.js';
import type { Run, Sentence, Waits } from '../../conversation/state.js';
import { type Heard, turnOf } from '../../conversation/turn.js';
import { chatIn } from '../../conversation/unfit.js';
import { asksPerson, atAnyMoment } from '../../definition/atAnyMoment.js';
import { isOptional } from '../../definition/fields.js';
import type { Guides } from '../../definition/guides.js';
import type { Field, Procedure } from '../../definition/procedure.js';
import { kindOf } from '../../fields/kind.js';
import { answersInWords } from '../../fields/showing.js';
import { askPerson } from '../../help/contact.js';
import type { Meaning } from '../../sentences/deciding.js';
import { digressionIn } from '../../sentences/digression.js';
import { filledBy } from '../../sentences/filling.js';
import { forLater } from '../../sentences/keptSaid.js';
import { maskedSentence } from '../../sentences/missed.js';
import { valuesByName } from '../../sentences/named.js';
import { isNumbers } from '../../sentences/numbersOnly.js';
import { sentenceOf } from '../../sentences/sentence.js';
import { type TwoWishes, twoIn } from '../../sentences/twoWishes.js';
import { sayBalance } from '../../shown/balance.js';
import { nextFor } from '../../shown/next.js';
import type { OpenRuns } from '../openRuns.js';
import { filledAbout } from './aboutShown.js';
import { isNotKept } from './notKept.js';
import { offer } from './offering.js';

type Several = Extract<Meaning, { kind: 'several' }>;

/** What people say in their own words: it starts a procedure with what it names, and carries out nothing. */
export class Sentences {
  /** These are made anew for each turn: what was typed is read once in it, whoever asks. */
  private readonly read = new Map<Words, Map<string, Meaning | undefined>>();

  constructor(
    private readonly dc: DialogContext,
    private readonly guides: Guides,
    private readonly runs: OpenRuns,
  ) {}

  private get context() {
    return this.dc.context;
  }

  private get turn() {
    return turnOf(this.context);
  }

  /** What a text means. */
  meaning(text: string): Meaning | undefined {
    const { words } = this.turn;
    const read = this.read.get(words) ?? new Map<string, Meaning | undefined>();
    this.read.set(words, read);
    if (!read.has(text)) read.set(text, sentenceOf(this.turn, this.guides, text));
    return read.get(text);
  }

  /** Takes the answer to "which of them?". False: it is none. */
  async chosen(text: string, waits: Waits | undefined): Promise<boolean> {
    if (waits?.for !== 'meant') return false;
    const { words } = this.turn;
    return this.pressed(
      itemOf(text, waits.procedures, (id) => words.say(`${id}:title`), words),
      waits,
    );
  }

  /** Takes the button of one of them. False: it is none. */
  async pressed(id: string | undefined, waits: Waits | undefined): Promise<boolean> {
    if (id === undefined || (waits?.for !== 'meant' && waits?.for !== 'answerOr')) return false;
    const asked = waits.for === 'meant' ? waits.procedures : [waits.procedure];
    if (!asked.includes(id)) return false;
    await this.start(id, waits.said);
    return true;
  }

  /** Takes a text where nothing is asked. False: it is no sentence of anything that is done here. */
  async receive(text: string): Promise<boolean> {
    if (await isNotKept(this.dc, this.guides, this.runs, text)) return true;
    if (isNumbers(text, this.turn))
      return this.shows(atAnyMoment.line.shown('', undefined), { text, language: this.turn.words.language });
    const meaning = (part: string) => this.meaning(part);
    const two = twoIn(text, this.turn.words, meaning, (part, first) => this.isValue(part, first.procedure));
    if (two !== undefined) return this.both(two);
    const sentence = this.meaning(text);
    if (sentence === undefined || sentence.kind === 'outside') return false;
    if (sentence.kind !== 'several') this.heard('understood');
    if (sentence.kind === 'balance') return this.balance(sentence.said);
    const one =
      sentence.kind === 'one' ? sentence.procedure : sentence.alike ? await this.likelier(sentence) : undefined;
    if (sentence.kind === 'several') this.heard(one === undefined ? 'asked' : 'understood');
    if (one !== undefined) await this.start(one, sentence.said);
    else if (sentence.kind === 'several') {
      if (!sentence.alike) this.missed(text, sentence.procedures[0]);
      await this.ask(sentence);
    }
    return true;
  }

  /** Whether a part of a sentence begins with the name of one of a procedure's fields: "… and email: jean@example.com". */
  private isValue(text: string, id: string): boolean {
    const procedure = this.guides.procedures.get(id);
    const { language } = this.turn.words;
    return (
      procedure !== undefined && valuesByName({ text, language }, procedure, this.turn).some(({ begins }) => begins)
    );
  }

  /** Begins the first of two wishes, and says that the other one comes after it. */
  private async both({ first, second }: TwoWishes): Promise<true> {
    const { state, words } = this.turn;
    this.heard('understood');
    const { procedures, said } = second;
    const [procedure, ...others] = procedures;
    const text = withoutSecrets(said.text, { named: secretsNamed(words), alone: false });
    state.second = { first: first.procedure, procedure, others, said: { ...said, text } };
    const titles = procedures.map((id) => words.say(`${id}:title`));
    const then = words.say('common:sentence.after', { procedure: oneOf(words.language).format(titles) });
    await this.start(first.procedure, first.said, then);
    // It was refused at once.
    if (state.second?.run === undefined && state.waits?.for !== 'starting') state.second = undefined;
    return true;
  }

  /** Of two procedures that are as likely, the one that takes more of what the sentence names: whose line it is says nothing of them. */
  private async likelier({ procedures, said }: Several): Promise<string | undefined> {
    const counts = await Promise.all(
      procedures.map(async (id) => {
        const procedure = this.guides.procedures.get(id);
        const filled =
          procedure === undefined
            ? undefined
            : await filledBy({ ...said, withoutNames: true }, procedure, {}, this.turn);
        return { id, count: Object.keys(filled?.answers ?? {}).length };
      }),
    );
    const [most, next] = counts.toSorted((one, other) => other.count - one.count);
    return most !== undefined && most.count > (next?.count ?? 0) ? most.id : undefined;
  }

  /**
   * Says that a text is about nothing that is done here, with what comes nearest; to a number's user who wants something changed,
   * who can do it. False: nothing comes near.
   */
  async outside(text: string): Promise<boolean> {
    const { words, actor } = this.turn;
    const sentence = this.meaning(text);
    if (sentence?.kind !== 'outside') return false;
    if (actor.boundTo !== undefined && sentence.known !== undefined) {
      this.heard('outside');
      await this.administrators(sentence.known);
      await this.runs.repeat();
      return true;
    }
    if (sentence.nearest === undefined) return false;
    this.heard('outside');
    const question = words.say('common:sentence.nearest');
    const { nearest, said } = sentence;
    this.missed(text, nearest);
    const title = words.say('common:sentence.outside');
    await offer(this.context, this.guides, { title, question }, { procedures: [nearest], said });
    return true;
  }

  /** Says to a number's user who answers a question with a wish of another kind who can do that. */
  async administratorsIn(text: string): Promise<void> {
    const sentence = this.turn.actor.boundTo === undefined ? undefined : this.meaning(text);
    if (sentence?.kind === 'outside' && sentence.known !== undefined) await this.administrators(sentence.known);
  }

  private administrators(known: string): Promise<void> {
    const { words } = this.turn;
    const own = sayIfAny(words, `${known}:forUser`);
    return say(this.context, own === '' ? words.say('common:sentence.administrator') : own);
  }

  /** What is said of a text that nothing comes near: it is not understood, or is known to be nothing for here. */
  refusal(text: string): 'common:sentence.outside' | 'common:notUnderstood' {
    const sentence = this.meaning(text);
    const isOutside = sentence?.kind === 'outside' && sentence.clear;
    this.heard(isOutside ? 'outside' : 'notUnderstood');
    if (!isOutside && chatIn(text, this.turn.words) === undefined) this.missed(text, undefined);
    return isOutside ? 'common:sentence.outside' : 'common:notUnderstood';
  }

  /** Takes a text over an open question that clearly wants something else. False: it is for the question. */
  async digresses(text: string): Promise<boolean> {
    if (await isNotKept(this.dc, this.guides, this.runs, text)) return true;
    // A letter with the number of a bank account is one: nothing of that is looked for.
    if (holdsIban(text)) return false;
    const sentence = await digressionIn(this.dc, this.guides, text, (said) => this.meaning(said));
    if (sentence === undefined) return false;
    this.heard('understood');
    if (sentence.kind === 'balance') return this.balance(sentence.said);
    await this.start(sentence.procedure, sentence.said);
    return true;
  }

  /**
   * Says how much there is, and asks again what is asked; whoever has lines and no account of their own sees that of a line.
   * False: neither is there.
   */
  async balance(said: Sentence): Promise<boolean> {
    if (await sayBalance(this.context)) {
      if (this.runs.asksNow && !this.turn.showsCards) await this.runs.repeat();
      return true;
    }
    return this.shows(atAnyMoment.balance.shown('', undefined), said);
  }

  /** Begins what shows such a thing. False: this role has nothing that does. */
  private async shows(given: Given, said: Sentence): Promise<boolean> {
    const [next] = nextFor(given, this.guides, this.turn);
    if (next !== undefined) await this.start(next.procedure, said);
    return next !== undefined;
  }

  /** How a sentence was taken, for whoever watches. A turn that is run again, since another one was first, says it once. */
  private heard(how: Heard): void {
    const { services, operator, afterwards } = this.turn;
    afterwards(async () => services.heard?.(operator.profile.id, how));
  }

  /** Has a sentence kept that was not understood, as far as it may be, where the operator wants that. */
  private missed(text: string, nearest: string | undefined): void {
    const { turn } = this;
    const { services, operator, actor, words, afterwards } = turn;
    if (services.missed === undefined || !operator.profile.keepsMissedSentences) return;
    const masked = maskedSentence(text, turn, this.guides);
    if (masked === undefined) return;
    const missed = { operator: operator.profile.id, language: words.language, nearest, text: masked };
    afterwards(async () => services.missed?.(missed, actor));
  }

  private ask({ procedures, alike, said }: Several): Promise<void> {
    const { words } = this.turn;
    const question = words.say(procedures.length > 1 ? 'common:sentence.which' : 'common:sentence.nearest');
    const title = words.say(alike ? 'common:sentence.several' : 'common:sentence.unsure');
    return offer(this.context, this.guides, { title, question }, { procedures, said });
  }

  private async start(id: string, said: Sentence, then?: string): Promise<void> {
    const { state, format } = this.turn;
    const procedure = this.guides.procedures.get(id);
    if (procedure === undefined) return;
    if (asksPerson(procedure)) return askPerson(this.context, this.guides, this.runs);
    const { answers, problems, sought } = await filledAbout(said, procedure, this.turn);
    state.sought = Object.keys(sought).length > 0 ? { procedure: id, texts: sought } : undefined;
    await say(this.context, await this.understood(procedure, answers));
    if (then !== undefined) await say(this.context, then);
    for (const text of new Set(problems.map(format.problem))) await say(this.context, text);
    const before = new Set(state.open);
    await this.runs.start(id, undefined, readAtOnce(procedure, answers));
    const run = state.runs[state.open[0] ?? ''];
    const began = run?.procedure === id && !before.has(run.id) ? run : undefined;
    // It may wait for what is to become of a draft.
    const waits = state.waits?.for === 'starting' && state.waits.procedure === id ? state.waits : undefined;
    if (waits === undefined) state.sought = undefined;
    const told = procedure.fields.filter(({ name }) => Object.hasOwn(answers, name));
    const named = told.filter(isAbout).map(({ name }) => name);
    for (const one of [began, waits]) {
      if (one === undefined || said.text === '') continue;
      one.said = forLater(said, procedure, answers, this.turn);
      one.named = named;
    }
  }

  /** One line: the procedure, and each value in words. */
  private async understood(procedure: Procedure, answers: Run['answers']): Promise<string> {
    const { words } = this.turn;
    const values = await answersInWords(procedure, Object.keys(answers), answers, this.turn);
    const what = [words.say(`${procedure.id}:title`), ...values].join(' · ');
    return words.say('common:sentence.understood', { what });
  }
}

/** Whether its answer says what a procedure is about, and nothing of what is done. */
const isAbout = ({ schema }: Field): boolean => kindOf(schema).mostLines !== undefined;

/** What only shows something and was told what shows it at once: it leaves empty what may be left. */
function readAtOnce({ fields, ending }: Procedure, answers: Run['answers']): Run['answers'] {
  if (ending.show === undefined || Object.keys(answers).length === 0) return answers;
  const open = fields.filter((field) => isOptional(field) && !Object.hasOwn(answers, field.name));
  return { ...answers, ...Object.fromEntries(open.map(({ name }) => [name, null])) };
}
