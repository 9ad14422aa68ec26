import { otherOrganisations } from '../../../domain/accounts/organisations.js';
import type { Choice } from '../../../domain/terms/choices.js';
import { languageOf } from '../../conversation/control.js';
import { itemOf, listNumber } from '../../conversation/listNumber.js';
import { say, sayStale } from '../../conversation/speaking.js';
import type { Waits } from '../../conversation/state.js';
import { turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import { countMiss } from '../../conversation/unfit.js';
import { givenCount } from '../../definition/answers.js';
import type { Guides } from '../../definition/guides.js';
import { workFor } from '../../runs/company.js';
import { dropDraft } from '../../runs/drafts/keeping.js';
import { showButtons } from '../../shown/buttons.js';
import { showMenu } from '../menu.js';
import type { OpenRuns } from '../openRuns.js';
import { offerIfStuck } from '../waysOut.js';
import { askToChange } from './leaving.js';

/** How many companies are shown at once: a reseller with dozens types a part of the name. */
const MOST_SHOWN = 10;

/** Goes back to where somebody was. Pressed on an older card it does no harm: what is asked now is asked once more. */
const BACK = 'repeat';

/** For which of their companies somebody works in this conversation (C4). */
export class Organisations {
  constructor(
    private readonly context: TurnContext,
    private readonly guides: Guides,
    private readonly runs: OpenRuns,
  ) {}

  private get turn() {
    return turnOf(this.context);
  }

  /** Keeps whom the conversation works for. True: that company is not the account's any more, and this was said. */
  async lost(): Promise<boolean> {
    const { state, actor, words, hideText, organisation } = this.turn;
    const before = state.organisation;
    state.organisation = actor.organisation;
    const another = before !== undefined && before !== actor.organisation;
    // The account names it still, but the company itself is gone.
    const gone = actor.organisation !== undefined && organisation === undefined && state.open.length > 0;
    if (!another && !gone) return false;
    // Nobody looks at this message any more, and the question that was open may have been for a secret.
    hideText();
    await say(this.context, words.say('common:organisation.lost'));
    await this.endAll();
    await showMenu(this.context, this.guides);
    return true;
  }

  /** Takes a text that is about the choice. False: it is about something else. */
  async said(text: string, waits: Waits | undefined): Promise<boolean> {
    const { words, organisation, message } = this.turn;
    const { control } = message;
    // Whoever has one company at most may have to answer with this word.
    if (control === 'organisation' && organisation?.several !== true) return false;
    if (control === 'organisation') await this.show();
    else if (waits?.for !== 'choosing') return false;
    else if (control === 'back' || control === 'cancel') await this.runs.repeat();
    else if (control !== undefined || languageOf(text, words) !== undefined) return false;
    else await this.typed(text, waits.organisations);
    return true;
  }

  /** Takes a company's button, or the one that shows them. */
  async pressed(id: string | undefined): Promise<void> {
    if (this.turn.organisation?.several !== true) return sayStale(this.context);
    await (id ? this.choose(id) : this.show());
  }

  /** The companies to choose from: all but the one that is worked for, or those whose name has the text in it. */
  async show(text?: string): Promise<void> {
    const { state, words, format, showsCards } = this.turn;
    const { choices, total } = await this.others(text === undefined ? {} : { text });
    state.waits = { for: 'choosing', organisations: choices.map(({ value }) => value) };
    const title = words.say('common:organisation.title');
    const shown = words.say('common:list.shown', { shown: choices.length, ...format.found(total) });
    const rest = choices.length < total ? [shown] : [];
    if (!showsCards) {
      const numbered = choices.map((choice, index) => `${index + 1}. ${choice.title}`);
      return say(this.context, [title, ...numbered, ...rest, words.say('common:organisation.text')].join('\n'));
    }
    const question = [...rest, words.say('common:organisation.question')].join(' ');
    const buttons = choices.map(({ value, title }) => ({ title, act: 'organisation', organisation: value }));
    const back = { title: words.say('common:back'), act: BACK };
    await showButtons(this.context, this.guides.cards, { title, question }, [...buttons, back]);
  }

  /** Goes on for another company: whatever is open names lines of the one before, so it ends. */
  async change(id: string): Promise<void> {
    const { state } = this.turn;
    const { open, runs } = state;
    const before = this.turn;
    const done = await workFor(this.context, id);
    if (!done.ok) {
      await say(this.context, before.format.problem(done.problem));
      return this.runs.repeat();
    }
    // What was open is the company's before.
    for (const run of open) await dropDraft(runs[run], before);
    await this.endAll();
    await showMenu(this.context, this.guides);
  }

  /** What was chosen or pressed. Where procedures are open it is asked first whether they may end. */
  private async choose(id: string): Promise<void> {
    const { state, actor, organisation, words, format } = this.turn;
    state.missed = undefined;
    if (id === actor.organisation) {
      await say(this.context, words.say('common:organisation.already', { name: organisation?.name ?? '' }));
      return this.runs.repeat();
    }
    const [choice] = (await this.others({ value: id })).choices;
    if (choice === undefined) {
      await say(this.context, format.problem({ code: 'organisation.unknown', details: {} }));
      return this.runs.repeat();
    }
    if (state.open.length === 0) return this.change(id);
    const count = state.open.reduce((sum, run) => sum + givenCount(state.runs[run] ?? { answers: {} }), 0);
    await askToChange(this.context, this.guides.cards, choice, count);
  }

  /** A number of the list that was shown, or a name; what fits several narrows the list. */
  private async typed(text: string, shown: readonly string[]): Promise<void> {
    const { words, showsCards } = this.turn;
    const byNumber = showsCards ? undefined : shown[(listNumber(text, words) ?? 0) - 1];
    if (byNumber !== undefined) return this.choose(byNumber);
    const { choices, total } = await this.others({ text });
    const exact: Choice | undefined = itemOf(text, choices, ({ title }) => title, words, 'title');
    const only = exact ?? (total === 1 ? choices[0] : undefined);
    if (only !== undefined) return this.choose(only.value);
    if (total > 0) return this.show(text);
    await say(this.context, words.say('common:organisation.none', { text }));
    countMiss(this.turn);
    await offerIfStuck(this.context, this.guides.cards);
    return this.show();
  }

  private others(find: { readonly text?: string; readonly value?: string }) {
    const { services, actor, words } = this.turn;
    const page = { language: words.language, page: 0, pageSize: MOST_SHOWN };
    return services.door.find(otherOrganisations, actor, {}, { ...find, ...page });
  }

  private async endAll(): Promise<void> {
    const { state } = this.turn;
    await this.runs.closeAll();
    // Its next rows would be another company's.
    state.list = undefined;
    state.waits = undefined;
  }
}
