import type { Draft } from '../../../domain/records/draft.js';
import type { Run } from '../../conversation/state.js';
import type { Turn } from '../../conversation/turn.js';
import { givenCount } from '../../definition/answers.js';
import type { Guides } from '../../definition/guides.js';
import { ownAnswers } from '../../definition/presets.js';
import { sameGiven } from '../../fields/lines/handedOver.js';
import { takenAlong } from './keeping.js';

/**
 * The drafts that this conversation can go on with, the latest first: of procedures that the role is still offered, and
 * not what is open here already.
 */
export async function offeredDrafts(turn: Turn, guides: Guides): Promise<Draft[]> {
  const { services, actor, operator, state } = turn;
  const offered = operator.profile.roles[actor.role] ?? [];
  const isOpen = async ({ procedure: id, answers }: Draft) => {
    const procedure = guides.procedures.get(id);
    if (procedure === undefined) return false;
    const here = Object.values(state.runs).filter((run) => run.procedure === id);
    const alike = here.map((run) =>
      sameGiven(procedure, takenAlong(procedure, ownAnswers(run)).answers, answers, turn),
    );
    return (await Promise.all(alike)).includes(true);
  };
  const drafts = await services.drafts.own(actor);
  const taken = drafts.filter(({ procedure: id }) => offered.includes(id) && guides.procedures.has(id));
  const open = await Promise.all(taken.map(isOpen));
  return taken.filter((_, index) => open[index] !== true);
}

/** How many answers, and of which day. */
const partsOf = (draft: Draft, { words, format }: Turn) => ({
  answers: words.say('common:drafts.answers', { count: givenCount(draft) }),
  at: format.shortDay(draft.at),
});

/** A draft in one line: "12 answers · 20 November 2026 · Teams". */
export function aboutDraft(draft: Draft, turn: Turn): string {
  const { answers, at } = partsOf(draft, turn);
  return [answers, at, channelOf(draft, turn)].join(' · ');
}

/** A run that was set aside here, in the same way: "12 answers · in this conversation". */
export const aboutRun = (run: Run, { words }: Turn): string =>
  [words.say('common:drafts.answers', { count: givenCount(run) }), words.say('common:drafts.here')].join(' · ');

/** The line that goes on with it. */
export const draftTitle = (draft: Draft, turn: Turn): string =>
  turn.words.say('common:drafts.resume', {
    procedure: turn.words.say(`${draft.procedure}:title`),
    ...partsOf(draft, turn),
  });

function channelOf({ channel }: Draft, { words }: Turn): string {
  switch (channel) {
    case 'webchat':
      return words.say('common:drafts.web');
    case 'text':
      return words.say('common:drafts.plain');
    case 'msteams':
      return words.say('common:drafts.teams');
    default:
      return words.say('common:drafts.other');
  }
}
