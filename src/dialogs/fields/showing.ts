import { z } from 'zod';
import { Money } from '../../domain/terms/money.js';
import { phoneForReading } from '../../domain/values/phone.js';
import type { Turn } from '../conversation/turn.js';
import { type Kind, kindOf } from '../definition/fields.js';
import type { Answers, Field } from '../definition/procedure.js';
import { type Inputs, inputIds } from './kinds.js';
import { linesInWords } from './lines/inWords.js';
import { titlesOf } from './picking.js';

const Period = z.object({ from: z.string(), until: z.string() });
const Files = z.array(z.object({ name: z.string() }));
const Chosen = z.array(z.string());

/** A given answer in words, for the review and for the card that was answered. */
export async function answerInWords(field: Field, answers: Answers, turn: Turn): Promise<string> {
  const value = answers[field.name];
  const isLines = kindOf(field.schema).kind === 'lines';
  const titles = await (isLines ? linesInWords : titlesOf)(field, value, answers, turn);
  return inWords(kindOf(field.schema), value, titles, turn);
}

/** The same of any value; choices have their titles from the list. */
export function inWords(kind: Kind, value: unknown, titles: ReadonlyMap<string, string>, turn: Turn): string {
  const { words, format } = turn;
  if (value === null || value === undefined) return words.say('common:empty');
  switch (kind.kind) {
    case 'choice':
    case 'lines':
      return titles.get(String(value)) ?? String(value);
    case 'many':
      return Chosen.parse(value)
        .map((one) => titles.get(one) ?? one)
        .join(', ');
    case 'date':
      return format.day(String(value));
    case 'period': {
      const { from, until } = Period.parse(value);
      return `${format.day(from)} – ${format.day(until)}`;
    }
    case 'toggle':
      return words.say(value === true ? 'common:yes' : 'common:no');
    case 'amount':
      return format.money(Money.parse(value));
    case 'file':
      return Files.parse(value)
        .map(({ name }) => name)
        .join(', ');
    case 'secret':
      return '••••••';
    case 'text':
      return kind.style === 'Tel' ? phoneForReading(String(value)) : String(value);
  }
}

/**
 * What stands in a field's inputs, in the order of `inputIds`: what was typed last, else the answer given before, else
 * nothing. An amount is written as it can be typed again. A secret and a file have no form that could be shown.
 */
export function standing(kind: Kind, name: string, drafts: Inputs, answers: Answers, { words }: Turn): string[] {
  const ids = inputIds(kind, name);
  const given = answered(kind, answers[name], words.language);
  const typed = ids.some((id) => Object.hasOwn(drafts, id));
  const shown = ids.map((id, index) => (typed ? String(drafts[id] ?? '') : (given[index] ?? '')));
  if (kind.kind === 'secret') return [''];
  // A date's input takes a date only: what was typed in its place would make the card unsound.
  const isDay = kind.kind === 'date' || kind.kind === 'period';
  return shown.map((text) => (isDay && !z.iso.date().safeParse(text).success ? '' : text));
}

function answered(kind: Kind, value: unknown, language: string): string[] {
  if (kind.kind === 'toggle') return [String(value ?? kind.ticked)];
  if (value === null || value === undefined) return [];
  switch (kind.kind) {
    case 'many':
      return [Chosen.parse(value).join(',')];
    case 'period': {
      const { from, until } = Period.parse(value);
      return [from, until];
    }
    case 'amount': {
      const digits = { minimumFractionDigits: 2, useGrouping: false };
      return [new Intl.NumberFormat(language, digits).format(Money.parse(value).minor / 100)];
    }
    default:
      return [String(value)];
  }
}
