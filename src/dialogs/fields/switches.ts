import { z } from 'zod';
import type { Choice, Choices } from '../../domain/terms/choices.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { Switched } from '../../domain/terms/switched.js';
import { asTyped } from '../../speech/cardText.js';
import { onOrOff } from '../../speech/changeText.js';
import { parted } from '../../speech/parted.js';
import { labelled } from '../../speech/words.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import { isOptional, picked } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Line, Listing, Raw, Typed, Value } from './asked.js';
import { asKind, Kind } from './kind.js';
import { aboutLines, choiceTitle, pick } from './picking.js';
import type { SentenceParts } from './sentenceParts.js';
import { switchesForm } from './switches/form.js';
import { typedSwitches } from './switches/said.js';
import { saidSwitches } from './switches/sentence.js';
import { isOn, stateText } from './switches/states.js';

/**
 * Many things that are on or off, which `pick` gives with how they are now (`switched`). The answer is what is to change, by value:
 * what stays is not in it, and where nothing changes there is no answer. What is on for some only stays so unless it is changed.
 */
export const switches = () => asKind(picked(Switched), new SwitchesKind());

/** More than a person reads through. */
const MOST_SWITCHES = 40;

const Wanted = z.record(z.string(), z.boolean());

class SwitchesKind extends Kind {
  override readonly listed = true;
  override readonly offersChoices = true;

  override async form(asked: AskedField, { missing }: Around, turn: Turn): Promise<FormData> {
    const found = await allSwitches(asked.field, asked.answers, turn);
    const about = aboutLines(found, turn).map(asTyped).join('\n\n');
    return switchesForm(asked, { all: open(found.choices), about, missing }, turn);
  }

  override inputIds(name: string, inputs: Inputs): string[] {
    return Object.keys(inputs).filter((id) => id.startsWith(`${name}.`));
  }

  /** What each of its inputs says; one that is to stay as it is says neither. */
  override fromCard(name: string, inputs: Inputs): Raw {
    const said = this.inputIds(name, inputs).flatMap((id): [string, boolean][] => {
      const value = String(inputs[id]);
      return value === 'true' || value === 'false' ? [[id.slice(name.length + 1), value === 'true']] : [];
    });
    return Object.fromEntries(said);
  }

  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    const wanted = Wanted.safeParse(raw ?? {});
    if (!wanted.success) return refuse('value.switches');
    const all = await switchesOf(field, answers, turn);
    const changed = Object.entries(wanted.data).filter(([id, on]) => !isSo(all, id, on));
    for (const [id] of changed) {
      const one = all.find(({ value }) => value === id);
      if (one === undefined) return refuse('value.choice');
      if (one.closed !== undefined) return { ok: false, problem: one.closed };
    }
    if (changed.length > 0) return ok(Object.fromEntries(changed));
    return isOptional(field) ? ok(null) : refuse('value.unchanged');
  }

  protected override async readTyped(field: Field, line: Line, answers: Run['answers'], turn: Turn): Promise<Typed> {
    const all = await switchesOf(field, answers, turn);
    const before = Wanted.safeParse(answers[field.name]).data ?? {};
    const wanted = typedSwitches(line, { field, all, before }, turn);
    return wanted.ok ? this.read(field, { ...before, ...wanted.value }, answers, turn) : wanted;
  }

  override async listing({ field, answers }: AskedField, turn: Turn): Promise<Listing> {
    const found = await allSwitches(field, answers, turn);
    const all = open(found.choices);
    const lines = all.flatMap((one, index) => [
      ...(one.group === undefined || one.group === all[index - 1]?.group ? [] : [one.group]),
      `${index + 1}. ${labelled(turn.words, choiceTitle(one, turn), stateText(one, turn))}`,
    ]);
    const how = all.length > 1 ? 'common:switches.how' : 'common:switches.howOne';
    return { lines: [...aboutLines(found, turn), ...lines, turn.words.say(how)], shown: all.map(({ value }) => value) };
  }

  /** What changes, and to what. */
  override async inWords(field: Field, value: unknown, answers: Answers, turn: Turn): Promise<string> {
    const all = await switchesOf(field, answers, turn);
    const order = (id: string) => all.findIndex((one) => one.value === id);
    const said = Object.entries(Switched.parse(value))
      .toSorted(([one], [other]) => order(one) - order(other))
      .map(([id, on]) => labelled(turn.words, nameOf(all[order(id)], id, turn), onOrOff(on, turn.words)));
    return parted(said, turn.words);
  }

  override example(_field: Field, _answers: Answers, { words }: Turn): string {
    return words.say('common:switches.example');
  }

  /** The conditions of each, for help. */
  override async conditions(field: Field, answers: Answers, turn: Turn): Promise<readonly string[]> {
    const all = await switchesOf(field, answers, turn);
    return open(all).flatMap(({ title, conditions }) =>
      conditions === undefined ? [] : [labelled(turn.words, title, conditions)],
    );
  }

  /** What a sentence names together with on or off: nothing is turned round by its name alone. */
  override async fromSentence(
    said: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed | undefined> {
    const wanted = saidSwitches(said, field, await switchesOf(field, answers, turn));
    return wanted === undefined ? undefined : this.read(field, wanted, answers, turn);
  }
}

const allSwitches = (field: Field, answers: Answers, turn: Turn): Promise<Choices> =>
  pick(field, answers, turn, { page: 0, pageSize: MOST_SWITCHES });

/** Those that cannot be turned are among them: whoever asks for one by name is told why. */
async function switchesOf(field: Field, answers: Answers, turn: Turn): Promise<readonly Choice[]> {
  return (await allSwitches(field, answers, turn)).choices;
}

const open = (all: readonly Choice[]): Choice[] => all.filter(({ closed }) => closed === undefined);

/** What a switch is called: by its title, or by the facts that it has in its place. */
const nameOf = (one: Choice | undefined, id: string, turn: Turn): string =>
  one === undefined ? id : one.title || choiceTitle(one, turn);

/** Whether it is so already, on all that it is about. */
const isSo = (all: readonly Choice[], id: string, on: boolean): boolean => {
  const one = all.find(({ value }) => value === id);
  return one !== undefined && isOn(one) === on;
};
