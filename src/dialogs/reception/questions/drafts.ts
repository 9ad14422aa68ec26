import { asTyped } from '../../../speech/cardText.js';
import { labelled } from '../../../speech/words.js';
import { asSaid } from '../../conversation/control.js';
import { itemOf, listNumber } from '../../conversation/listNumber.js';
import { say } from '../../conversation/speaking.js';
import type { Waits } from '../../conversation/state.js';
import { turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import type { Guides } from '../../definition/guides.js';
import { yesOrNo } from '../../fields/yesOrNo.js';
import { aboutDraft, aboutRun, offeredDrafts } from '../../runs/drafts/offered.js';
import { type Button, showButtons } from '../../shown/buttons.js';
import { numbered } from '../menu.js';
import type { OpenRuns } from '../openRuns.js';

type Starting = Extract<Waits, { for: 'starting' }>;

/** A line of the list: a run that was set aside here, or a draft of another conversation. */
interface Lying {
  /** The run's; of a draft its procedure's. */
  readonly id: string;
  readonly procedure: string;
  /** '' of a draft. */
  readonly run: string;
  readonly about: string;
}

/** What somebody has begun and set aside, here or in their other conversations: lists it, goes on with it, deletes it. */
export class Drafts {
  constructor(
    private readonly context: TurnContext,
    private readonly guides: Guides,
    private readonly runs: OpenRuns,
  ) {}

  private get turn() {
    return turnOf(this.context);
  }

  /** Takes a text that is about drafts, or answers a question about them. False: it is about something else. */
  async said(text: string, waits: Waits | undefined): Promise<boolean> {
    if (this.turn.message.control === 'drafts') await this.show();
    else if (waits?.for === 'starting') return this.answered(text, waits);
    else return waits?.for === 'drafts' && this.typed(text, waits.listed);
    return true;
  }

  /** Lists them all. */
  async show(): Promise<void> {
    const { state, words, showsCards } = this.turn;
    const all = await this.lying();
    if (all.length === 0) {
      await say(this.context, words.say('common:drafts.none'));
      return this.runs.repeat();
    }
    state.waits = { for: 'drafts', listed: all.map(({ id }) => id) };
    const title = words.say('common:drafts.title');
    const lines = all.map(({ procedure, about }) => ({ label: words.say(`${procedure}:title`), value: about }));
    if (!showsCards) {
      const listed = lines.map(({ label, value }, index) => `${index + 1}. ${labelled(words, label, value)}`);
      return say(this.context, [title, ...listed, words.say('common:drafts.text')].join('\n'));
    }
    const facts = lines.map(({ label, value }) => ({ label, value: asTyped(value) }));
    const question = { title, facts, question: words.say('common:drafts.question') };
    await showButtons(this.context, this.guides.cards, question, this.buttons(all), { inRow: 2 });
  }

  /** What was set aside in this conversation, then what lies in others. */
  private async lying(): Promise<Lying[]> {
    const { turn } = this;
    const here = this.runs.aside.map((run) => ({
      id: run.id,
      procedure: run.procedure,
      run: run.id,
      about: aboutRun(run, turn),
    }));
    const others = (await offeredDrafts(turn, this.guides)).map((draft) => ({
      ...{ id: draft.procedure, procedure: draft.procedure, run: '' },
      about: aboutDraft(draft, turn),
    }));
    return [...here, ...others];
  }

  /** For each, to go on and to delete it; and to delete them all. */
  private buttons(all: readonly Lying[]): Button[] {
    const { words } = this.turn;
    const each = all.flatMap(({ procedure: id, run }, index) => {
      const procedure = words.say(`${id}:title`);
      const before = all.slice(0, index).filter((other) => other.procedure === id).length;
      const goOn = numbered(words.say('common:menu.resume', { procedure }), before);
      const remove = numbered(words.say('common:drafts.delete', { procedure }), before);
      return [
        { title: goOn, act: run === '' ? 'draft' : 'resume', procedure: id, run },
        { title: remove, act: 'deleteDraft', procedure: id, run },
      ];
    });
    const everything = { title: words.say('common:drafts.deleteAll'), act: 'deleteDrafts' };
    return all.length > 1 ? [...each, everything] : each;
  }

  /** The answer to "go on with the draft?". */
  private async answered(text: string, starting: Starting): Promise<boolean> {
    const { words, message } = this.turn;
    const titled = itemOf(text, ['goOn', 'anew'] as const, (one) => words.say(`common:drafts.${one}`), words, 'title');
    const anew = titled === 'anew' || message.control === 'restart';
    const said = anew ? false : titled === 'goOn' || yesOrNo(text, this.turn);
    if (said === undefined) return false;
    await (said ? this.runs.goOnWith(starting.procedure) : this.anew(starting.procedure, starting));
    return true;
  }

  /** Begins a procedure though there is a draft, with the answers that it was asked about. */
  async anew(procedure: string, waits: Waits | undefined): Promise<void> {
    const { answers = {}, said, named } = waits?.for === 'starting' && waits.procedure === procedure ? waits : {};
    await this.runs.start(procedure, undefined, answers, 'anew');
    const { current } = this.runs;
    if (current?.procedure !== procedure) return;
    // The draft was given up for it.
    current.beside = undefined;
    if (said === undefined) return;
    current.said = said;
    current.named = named;
  }

  private goOn(id: string): Promise<void> {
    return this.turn.state.open.includes(id) ? this.runs.resume(id) : this.runs.goOnWith(id);
  }

  /** What is said to the list: "2" goes on, "delete 2" deletes, "delete all" deletes them all. */
  private async typed(text: string, listed: readonly string[]): Promise<boolean> {
    const { words, showsCards } = this.turn;
    const said = asSaid(text);
    const [verb = '', ...rest] = said.split(' ');
    const deletes = words.listOfAll('common:said.delete').includes(verb);
    const one = listed[(listNumber(deletes ? rest.join(' ') : text, words) ?? 0) - 1];
    if (words.listOfAll('common:said.deleteAll').includes(said)) await this.delete();
    else if (deletes) await (one === undefined ? this.show() : this.delete([one]));
    else if (one !== undefined && !showsCards) await this.goOn(one);
    else return false;
    return true;
  }

  /** Deletes these, or all that are listed, and lists those that are left. */
  async delete(which?: readonly string[]): Promise<void> {
    const { turn } = this;
    const { words, services, actor } = turn;
    const gone = (await this.lying()).filter(({ id }) => which === undefined || which.includes(id));
    const [first, ...others] = gone;
    if (first === undefined) {
      await say(this.context, words.say('problems:draft.gone'));
      return this.runs.repeat();
    }
    await this.runs.giveUp(gone.map(({ run }) => run).filter((run) => run !== ''));
    await services.drafts.drop(
      actor,
      gone.filter(({ run }) => run === '').map(({ procedure }) => procedure),
    );
    const deleted = words.say('common:drafts.deleted', { procedure: words.say(`${first.procedure}:title`) });
    await say(this.context, others.length > 0 ? words.say('common:drafts.allDeleted') : deleted);
    await ((await this.lying()).length > 0 ? this.show() : this.runs.repeat());
  }
}
