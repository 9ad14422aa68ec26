import { looksSecret } from '../../../domain/values/identifiers.js';
import { asTyped } from '../../../speech/cardText.js';
import { labelled, labelOf } from '../../../speech/words.js';
import type { Control } from '../../conversation/control.js';
import type { DialogContext } from '../../conversation/dialogTypes.js';
import { itemOf } from '../../conversation/listNumber.js';
import { say, sayStale } from '../../conversation/speaking.js';
import type { Waits } from '../../conversation/state.js';
import { bindTurn, turnOf } from '../../conversation/turn.js';
import { chatIn } from '../../conversation/unfit.js';
import type { Guides } from '../../definition/guides.js';
import type { Field, Procedure } from '../../definition/procedure.js';
import { kindOf } from '../../fields/kind.js';
import { fieldHelp } from '../../help/fieldHelp.js';
import { showHelp } from '../../help/help.js';
import { type AskedNow, askedNow } from '../../screen/askedNow.js';
import { namedOver } from '../../screen/namedAnswers.js';
import { asksIn, controlAround } from '../../sentences/asking.js';
import { titleIn } from '../../sentences/sentence.js';
import { showButtons } from '../../shown/buttons.js';
import type { Controls } from '../controls.js';
import type { OpenRuns } from '../openRuns.js';
import type { Sentences } from './sentences.js';

/**
 * What is typed over an open question and is plainly no answer to it, though the question would take it: a name is any word. A
 * question is answered, a control is one, and what may be meant for the menu is asked about once.
 */
export class OtherWishes {
  constructor(
    private readonly dc: DialogContext,
    private readonly guides: Guides,
    private readonly runs: OpenRuns,
    private readonly sentences: Sentences,
    private readonly controls: Controls,
  ) {}

  private get turn() {
    return turnOf(this.dc.context);
  }

  /** Takes a text that is no answer. False: it is one, or the question says itself why it is none. */
  async taken(text: string): Promise<boolean> {
    const { turn } = this;
    const asked = await askedNow(this.dc, this.guides);
    if (asked === undefined || kindOf(asked.field.schema).isSecret || looksSecret(text)) return false;
    if (namedOver({ ...asked, turn }, asked.field, text) !== undefined) return false;
    const kind = kindOf(asked.field.schema);
    const anyWords = kind.takesAnyWords(asked.field);
    const takes = !anyWords && (await kind.takes(asked.field, text, asked.run.answers, turn));
    // A letter may ask anything, too.
    if (takes) return !kind.listed && kind.takesNames && this.question(text, asked, 'why');
    if (await this.control(controlAround(text, turn.words))) return true;
    if (await this.question(text, asked)) return true;
    return anyWords && (await this.forMenu(text, asked));
  }

  private async control(control: Control | undefined): Promise<boolean> {
    if (control === undefined || control === 'organisation' || control === 'drafts') return false;
    if (control !== 'back') {
      await this.controls.take(control);
      return true;
    }
    const { turn } = this;
    bindTurn(this.dc.context, { ...turn, message: { ...turn.message, control } });
    await this.runs.goOn();
    return true;
  }

  /** Answers what is asked back, and asks the question again. */
  private async question(text: string, { procedure, field, run }: AskedNow, only?: 'why'): Promise<boolean> {
    const { turn } = this;
    const { words, operator } = turn;
    const others = operator.profile.languages.filter((language) => language !== words.language);
    const asks = asksIn(text, procedure, [words, ...others.map((language) => turn.speaking(language).words)]);
    // Small talk has its own sentence.
    if (asks === undefined || chatIn(text, words) !== undefined || (only !== undefined && asks !== only)) return false;
    const about = asks === 'why' ? field : asks === 'other' ? undefined : asks.about;
    const help = about && (await fieldHelp(procedure, about, run.answers, turn));
    if (help === undefined || help.value === '') await showHelp(this.dc, this.guides);
    else {
      await say(this.dc.context, labelled(words, help.label, help.value));
      if (!turn.showsCards) await this.runs.repeat();
    }
    return true;
  }

  /** Asks whether a text that the menu would take is meant for that, or is the answer. */
  private async forMenu(text: string, { procedure, field }: AskedNow): Promise<boolean> {
    const { turn } = this;
    const title = titleIn(turn, this.guides, text);
    const sentence = this.sentences.meaning(text);
    if (sentence?.kind === 'balance' && sentence.sure) return this.sentences.balance(sentence.said);
    const sure = sentence?.kind === 'one' && sentence.sure ? sentence.procedure : undefined;
    const wished = title ?? sure;
    if (wished === undefined || sentence === undefined || wished === procedure.id) return false;
    turn.state.waits = { for: 'answerOr', procedure: wished, said: sentence.said, typed: text };
    await this.ask(text, wished, procedure, field);
    return true;
  }

  private async ask(text: string, wished: string, { id }: Procedure, { name }: Field): Promise<void> {
    const { words, showsCards } = this.turn;
    const [open, answer] = this.titles(wished);
    const question = words.say('common:answerOr.question', { label: labelOf(words, id, name) });
    const title = (shown: string) => words.say('common:answerOr.title', { text: shown });
    if (!showsCards) {
      const lines = [title(text), question, `1. ${open}`, `2. ${answer}`, words.say('common:sentence.text')];
      return say(this.dc.context, lines.join('\n'));
    }
    await showButtons(this.dc.context, this.guides.cards, { title: title(asTyped(text)), question }, [
      { title: open, act: 'start', procedure: wished },
      { title: answer, act: 'asAnswer' },
    ]);
  }

  private titles(procedure: string): readonly [string, string] {
    const { words } = this.turn;
    const open = words.say('common:answerOr.open', { procedure: words.say(`${procedure}:title`) });
    return [open, words.say('common:answerOr.answer')];
  }

  /** Takes what is said to "open it, or is it the answer?": the same once more is the answer. False: it is about something else. */
  async said(text: string, waits: Waits | undefined): Promise<boolean> {
    if (waits?.for !== 'answerOr') return false;
    const { words } = this.turn;
    const titles = this.titles(waits.procedure);
    const chosen = text === waits.typed ? titles[1] : itemOf(text, titles, (title) => title, words);
    if (chosen === undefined) return false;
    if (chosen === titles[1]) await this.asAnswer(waits);
    else await this.sentences.pressed(waits.procedure, waits);
    return true;
  }

  /** Gives what was typed to the question after all. */
  async asAnswer(waits: Waits | undefined): Promise<void> {
    const { context } = this.dc;
    if (waits?.for !== 'answerOr' || this.dc.activeDialog === undefined) return sayStale(context);
    const { turn } = this;
    const message = { ...turn.message, text: waits.typed, submit: undefined, control: undefined };
    bindTurn(context, { ...turn, message });
    await this.runs.goOn();
  }
}
