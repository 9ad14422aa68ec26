import { companies } from './companies.js';
import { drafts } from './drafts.js';
import { goingOn } from './goingOn.js';
import { leaving } from './leaving.js';
import { lines } from './lines.js';
import { open } from './open.js';
import { orders } from './orders.js';
import { questions } from './questions.js';
import { reviews } from './reviews.js';
import type { Scenes } from './scene.js';
import { sentences } from './sentences.js';
import { starting } from './starting.js';

/** All of them, by the names that their files have. */
export const scenes: Scenes = {
  ...questions,
  ...reviews,
  ...leaving,
  ...companies,
  ...open,
  ...goingOn,
  ...drafts,
  ...starting,
  ...sentences,
  ...lines,
  ...orders,
};
