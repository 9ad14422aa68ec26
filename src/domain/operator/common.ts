import { z } from 'zod';
import { LocalText } from '../terms/language.js';

/** How things of an operator's data are called by each other. */
export const Id = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/);
/** The paths whose figures no guide gives: invented, plausible, to be replaced by an operator. */
export const demo = z.array(z.string()).optional();
/** One of a list that the operator gives. */
export const Named = z.strictObject({ id: Id, name: LocalText });
