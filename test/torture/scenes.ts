import { accountScenes } from './accountScenes.js';
import { billScenes } from './billScenes.js';
import { endingScenes } from './endingScenes.js';
import { lineScenes, type Scene } from './lineScenes.js';
import { moneyScenes } from './moneyScenes.js';
import { newLineScenes } from './newLineScenes.js';
import { onceScenes } from './onceScenes.js';
import { optionScenes } from './optionScenes.js';
import { orderScenes } from './orderScenes.js';
import { otherScenes } from './otherScenes.js';
import { packScenes } from './packScenes.js';
import { peopleScenes } from './peopleScenes.js';
import { planScenes } from './planScenes.js';
import { renumberScenes } from './renumberScenes.js';
import { reportScenes } from './reportScenes.js';
import { saleScenes } from './saleScenes.js';
import { sayingScenes } from './sayingScenes.js';
import { simScenes } from './simScenes.js';
import { teamsScenes } from './teamsScenes.js';
import { ticketScenes } from './ticketScenes.js';
import { undoScenes } from './undoScenes.js';
import { userOrderScenes } from './userOrderScenes.js';

/** Everything that can be brought about on purpose, by the refusal or receipt that it leads to. */
export const scenes: readonly (readonly [name: string, scene: Scene])[] = Object.entries({
  ...saleScenes,
  ...lineScenes,
  ...newLineScenes,
  ...moneyScenes,
  ...billScenes,
  ...planScenes,
  ...orderScenes,
  ...otherScenes,
  ...accountScenes,
  ...packScenes,
  ...peopleScenes,
  ...endingScenes,
  ...onceScenes,
  ...optionScenes,
  ...renumberScenes,
  ...reportScenes,
  ...sayingScenes,
  ...simScenes,
  ...teamsScenes,
  ...ticketScenes,
  ...undoScenes,
  ...userOrderScenes,
});
