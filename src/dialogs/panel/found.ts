import { ownReceipt } from '../../domain/accounts/history.js';
import type { Choice } from '../../domain/terms/choices.js';
import type { Thing } from '../../domain/terms/thing.js';
import { asked } from '../conversation/asking.js';
import type { Turn } from '../conversation/turn.js';
import { atAnyMoment } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import { choiceTitle, pick } from '../fields/picking.js';
import { referenceIn } from '../reception/ownReceipt.js';
import type { Line } from './panel.js';

/** So many of a kind are shown: who sees too many types more of it. */
const MOST = 6;
/** Fewer letters find everything. */
const SHORTEST = 2;
const kinds = [atAnyMoment.line, atAnyMoment.order] as const;

/** The numbers and orders in which a text is found, and the receipt that has it as its reference: as they are seen by this role. */
export async function foundFor(turn: Turn, guides: Guides, text: string): Promise<Line[]> {
  if (text.trim().length < SHORTEST) return [];
  const found = await Promise.all(kinds.map((kind) => foundOf(kind, turn, guides, text)));
  return [...found.flat(), ...(await receipts(turn, text))];
}

async function foundOf(kind: Thing<undefined>, turn: Turn, guides: Guides, text: string): Promise<Line[]> {
  const { operator, actor } = turn;
  const offered = operator.profile.roles[actor.role] ?? [];
  for (const id of offered) {
    const procedure = guides.procedures.get(id);
    const about = procedure?.about.find(({ fit }) => kind.isTakenBy(fit));
    const field = procedure?.fields.find(({ name }) => name === about?.field);
    if (field?.pick === undefined) continue;
    const { choices } = await pick(field, {}, turn, { text, page: 0, pageSize: MOST });
    return choices.map((choice) => ({
      ...namedLine(choice, turn),
      press: { act: 'start', procedure: id, field: field.name, value: choice.value, does: '' },
    }));
  }
  return [];
}

/** What it is called, and apart from that what helps to tell it; an order may have no other name than that. */
function namedLine(choice: Choice, turn: Turn): Pick<Line, 'title' | 'about'> {
  if (choice.title === '') return { title: choiceTitle(choice, turn) };
  const about = choiceTitle({ ...choice, title: '' }, turn);
  return { title: choice.title, ...(about !== '' && { about }) };
}

async function receipts(turn: Turn, text: string): Promise<Line[]> {
  const reference = referenceIn(text);
  const receipt = reference === undefined ? undefined : await asked(ownReceipt, { reference }, turn);
  if (receipt?.outcome.kind !== 'done') return [];
  const title = turn.words.say('web:panel.receipt', { reference: receipt.outcome.reference });
  return [{ title, press: { act: 'receipt', command: receipt.id } }];
}
