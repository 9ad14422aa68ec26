import { once } from 'node:events';
import { createServer } from 'node:net';
import { z } from 'zod';

/** A port that nobody listens at, for a program that cannot say which one it has taken. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());
  server.close();
  await once(server, 'close');
  return port;
}
