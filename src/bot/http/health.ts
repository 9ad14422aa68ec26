import type { Server } from 'restify';
import type { Log } from '../log.js';
import { sendJson } from './answer.js';

/** `/healthz`: the process is up. `/readyz`: it can do its work. A check that throws is a no, and the log says why. */
export function mountHealth(server: Server, log: Log, ready: () => Promise<boolean>): void {
  const answers = async () => {
    try {
      return await ready();
    } catch (error) {
      log.error('ready.failed', {}, error);
      return false;
    }
  };
  server.get('/healthz', async (_req, res) => sendJson(res, 200, { ok: true }));
  server.get('/readyz', async (_req, res) => {
    const ok = await answers();
    sendJson(res, ok ? 200 : 503, { ok });
  });
}
