import type { DialogContext } from '../conversation/dialogTypes.js';
import type { Guides } from '../definition/guides.js';
import { Answering } from './answering.js';
import { Controls } from './controls.js';
import { OpenRuns } from './openRuns.js';
import { Drafts } from './questions/drafts.js';
import { Organisations } from './questions/organisations.js';
import { OtherWishes } from './questions/otherWishes.js';
import { ReallyLeaving } from './questions/reallyLeaving.js';
import { Sentences } from './questions/sentences.js';

/** What reception is made of, for one turn. */
export function partsOf(dc: DialogContext, guides: Guides) {
  const { context } = dc;
  const runs = new OpenRuns(dc, guides);
  const organisations = new Organisations(context, guides, runs);
  const drafts = new Drafts(context, guides, runs);
  const sentences = new Sentences(dc, guides, runs);
  const controls = new Controls(dc, guides, runs);
  const wishes = new OtherWishes(dc, guides, runs, sentences, controls);
  return {
    ...{ dc, guides, runs, organisations, drafts, sentences, controls, wishes },
    leaving: new ReallyLeaving(context, runs, organisations),
    answering: new Answering({ dc, guides, runs, organisations, drafts, sentences, wishes }),
  };
}
export type Parts = ReturnType<typeof partsOf>;
