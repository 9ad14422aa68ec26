import type { Desk } from '../desk.js';
import type { Actor } from '../records/account.js';
import type { Result } from '../terms/result.js';
import type { Rows, Shown } from '../terms/shown.js';

/** A question to the business that changes nothing. It answers with what this actor may see, and nothing else. */
export interface Query<I> {
  readonly name: string;
  look(desk: Desk, who: Actor, input: I, rows?: Rows): Promise<Result<Shown>>;
}

export const query = <I>(definition: Query<I>): Query<I> => definition;
