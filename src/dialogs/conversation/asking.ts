import type { Query } from '../../domain/door/query.js';
import type { Turn } from './turn.js';

/** What the business knows for this turn's speaker; undefined also where they may not ask. */
export async function asked<I, O>(
  query: Query<I, O>,
  input: I,
  { services, actor }: Pick<Turn, 'services' | 'actor'>,
): Promise<O | undefined> {
  const found = await services.door.ask({ query, input, actor });
  return found.ok ? found.value : undefined;
}
