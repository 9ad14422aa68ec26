import type { Procedure } from '../procedure.js';
import { erasePerson } from './erasePerson.js';
import { registration } from './registration.js';

/** All procedures. Which of them an operator offers to whom stands in its `profile.json`. */
export const procedures: readonly Procedure[] = [registration, erasePerson];
