import { accountScenes } from './accountScenes.js';
import { lineScenes, type Scene } from './lineScenes.js';
import { newLineScenes } from './newLineScenes.js';
import { orderScenes } from './orderScenes.js';
import { otherScenes } from './otherScenes.js';
import { peopleScenes } from './peopleScenes.js';
import { planScenes } from './planScenes.js';
import { saleScenes } from './saleScenes.js';

/** Everything that can be brought about on purpose, by the refusal or receipt that it leads to. */
export const scenes: readonly (readonly [name: string, scene: Scene])[] = Object.entries({
  ...saleScenes,
  ...lineScenes,
  ...newLineScenes,
  ...planScenes,
  ...orderScenes,
  ...otherScenes,
  ...accountScenes,
  ...peopleScenes,
});
