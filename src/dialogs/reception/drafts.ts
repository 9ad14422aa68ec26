import type { TurnContext } from 'botbuilder';
import { asTyped } from '../cards.js';
import { asSaid, controlOf } from '../control.js';
import { aboutDraft, offeredDrafts } from '../drafts/offered.js';
import type { Guides } from '../guides.js';
import { yesOrNo } from '../kinds.js';
import { say } from '../speaking.js';
import type { DialogsState } from '../state.js';
import type { Submit } from '../submit.js';
import { turnOf } from '../turn.js';
import { labelled } from '../words.js';
import { type Button, showButtons } from './buttons.js';
import type { OpenRuns } from './openRuns.js';

type Starting = DialogsState['starting'];

/** What somebody began in their other conversations: lists it, goes on with it, deletes it. */
export class Drafts {
  constructor(
    private readonly context: TurnContext,
    private readonly guides: Guides,
    private readonly runs: OpenRuns,
  ) {}

  private get turn() {
    return turnOf(this.context);
  }

  /** Takes a message that is about drafts; whatever it is, no question about them waits any more. False: it is not. */
  async receive(submit: Submit | undefined, text: string): Promise<boolean> {
    const { state, words } = this.turn;
    const { drafts: listed, starting } = state;
    state.drafts = undefined;
    state.starting = undefined;
    if (controlOf(submit, text, words) === 'drafts') await this.show();
    else if (submit !== undefined) return this.pressed(submit, starting);
    else if (starting !== undefined) return this.answered(text, starting);
    else return listed !== undefined && this.typed(text, listed);
    return true;
  }

  /** Lists them all. */
  async show(): Promise<void> {
    const { turn } = this;
    const { state, words, showsCards } = turn;
    const drafts = await offeredDrafts(turn, this.guides);
    if (drafts.length === 0) {
      await say(this.context, words.say('common:drafts.none'));
      return this.runs.repeat();
    }
    state.drafts = drafts.map(({ procedure }) => procedure);
    const title = words.say('common:drafts.title');
    const lines = drafts.map((draft) => ({
      label: words.say(`${draft.procedure}:title`),
      value: aboutDraft(draft, turn),
    }));
    if (!showsCards) {
      const numbered = lines.map(({ label, value }, index) => `${index + 1}. ${labelled(words, label, value)}`);
      return say(this.context, [title, ...numbered, words.say('common:drafts.text')].join('\n'));
    }
    const facts = lines.map(({ label, value }) => ({ label, value: asTyped(value) }));
    const question = { title, facts, question: words.say('common:drafts.question') };
    await showButtons(this.context, this.guides.cards, question, this.buttons(state.drafts), 2);
  }

  /** For each, to go on and to delete it; and to delete them all. */
  private buttons(procedures: readonly string[]): Button[] {
    const { words } = this.turn;
    const each = procedures.flatMap((id) => {
      const procedure = words.say(`${id}:title`);
      return [
        { title: words.say('common:menu.resume', { procedure }), act: 'draft', procedure: id },
        { title: words.say('common:drafts.delete', { procedure }), act: 'deleteDraft', procedure: id },
      ];
    });
    const all = { title: words.say('common:drafts.deleteAll'), act: 'deleteDrafts' };
    return procedures.length > 1 ? [...each, all] : each;
  }

  private async pressed({ act, procedure = '' }: Submit, starting: Starting): Promise<boolean> {
    if (act === 'draft') await this.runs.goOnWith(procedure);
    else if (act === 'anew') await this.begin(procedure, starting);
    else if (act === 'deleteDraft') await this.delete([procedure]);
    else if (act === 'deleteDrafts') await this.delete();
    else return false;
    return true;
  }

  /** The answer to "go on with the draft?". */
  private async answered(text: string, starting: NonNullable<Starting>): Promise<boolean> {
    const said = yesOrNo(text, this.turn);
    if (said === undefined) return false;
    await (said ? this.runs.goOnWith(starting.procedure) : this.begin(starting.procedure, starting));
    return true;
  }

  private async begin(procedure: string, starting: Starting): Promise<void> {
    const { answers = {}, said } = starting?.procedure === procedure ? starting : {};
    await this.runs.start(procedure, undefined, answers, 'anew');
    const { current } = this.runs;
    if (said !== undefined && current?.procedure === procedure) current.said = said;
  }

  /** What is said to the list: "2" goes on, "delete 2" deletes, "delete all" deletes them all. */
  private async typed(text: string, listed: readonly string[]): Promise<boolean> {
    const { words, showsCards } = this.turn;
    const said = asSaid(text);
    const { verb, number } = /^(?:(?<verb>\p{L}+) +)?(?<number>\d{1,2})$/u.exec(said)?.groups ?? {};
    const one = listed[Number(number) - 1];
    const deletes = verb !== undefined && words.listOfAll('common:said.delete').includes(verb);
    if (words.listOfAll('common:said.deleteAll').includes(said)) await this.delete();
    else if (deletes) await (one === undefined ? this.show() : this.delete([one]));
    else if (verb === undefined && one !== undefined && !showsCards) await this.runs.goOnWith(one);
    else return false;
    return true;
  }

  /** Deletes these, or all that are offered, and lists those that are left. */
  private async delete(which?: readonly string[]): Promise<void> {
    const { turn } = this;
    const { words, services, actor } = turn;
    const there = (await offeredDrafts(turn, this.guides)).map(({ procedure }) => procedure);
    const [first, ...others] = there.filter((id) => which === undefined || which.includes(id));
    if (first === undefined) {
      await say(this.context, words.say('problems:draft.gone'));
      return this.runs.repeat();
    }
    await services.drafts.drop(actor, [first, ...others]);
    const deleted = words.say('common:drafts.deleted', { procedure: words.say(`${first}:title`) });
    await say(this.context, others.length > 0 ? words.say('common:drafts.allDeleted') : deleted);
    await (there.length > others.length + 1 ? this.show() : this.runs.repeat());
  }
}
