import { z } from 'zod';

/** What is to be on (true) and what off, by the name of each switch. What is not named stays as it is. */
export const Switched = z.record(z.string().max(100), z.boolean());
export type Switched = z.output<typeof Switched>;

/** What of it is not so already. */
export const notSoYet = (wanted: Switched, isOn: (id: string) => boolean): Switched =>
  Object.fromEntries(Object.entries(wanted).filter(([id, on]) => isOn(id) !== on));

/** What takes it back, where all of it was otherwise before. */
export const turnedBack = (switched: Switched): Switched =>
  Object.fromEntries(Object.entries(switched).map(([id, on]) => [id, !on]));
