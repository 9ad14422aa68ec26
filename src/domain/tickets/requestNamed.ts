import type { Request } from '../records/request.js';
import type { ReadTables } from '../records/tables.js';

/** The request of a reference. Throws when there is none, or more than one. */
export async function requestNamed({ requests }: Pick<ReadTables, 'requests'>, reference: string): Promise<Request> {
  const [request, another] = await requests.where({ reference });
  if (request === undefined || another !== undefined) throw new Error(`there is no request ${reference}`);
  return request;
}
