import { Client } from 'pg';
import { StoreUnreachable } from './errors.js';

/** One connection for a command that runs once. Throws StoreUnreachable. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  // When it breaks, the next statement says so.
  client.on('error', () => {});
  await client.connect().catch((error: unknown) => {
    throw new StoreUnreachable(error);
  });
  return client;
}
