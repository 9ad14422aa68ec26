import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { UploadSession } from './uploadSession.js';

/** What lies at an address: bytes, or another address; `endless`: bytes without an end, whatever length is said. */
export type Lies = { readonly bytes: Uint8Array } | { readonly to: string } | 'endless';

/** People's OneDrive on this machine: files by the addresses that Teams gives a bot, and upload sessions. */
export interface OneDrive {
  readonly host: string;
  readonly url: string;
  readonly files: Map<string, Lies>;
  /** Upload sessions by their addresses. */
  readonly sessions: Map<string, UploadSession>;
  /** The addresses that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startOneDrive(): Promise<OneDrive> {
  const files = new Map<string, Lies>();
  const sessions = new Map<string, UploadSession>();
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    const session = sessions.get(req.url ?? '');
    if (session === undefined) answer(files.get(req.url ?? ''), req, res);
    else void session.answer(req, res);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const host = `127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { host, url: `http://${host}`, files, sessions, asked, close };
}

function answer(lies: Lies | undefined, req: IncomingMessage, res: ServerResponse): void {
  if (lies === 'endless') {
    endless(req, res);
    return;
  }
  if (lies === undefined) res.statusCode = 404;
  else if ('to' in lies) {
    res.statusCode = 302;
    res.setHeader('Location', lies.to);
  }
  res.end(lies !== undefined && 'bytes' in lies ? Buffer.from(lies.bytes) : undefined);
}

/** As fast as they are taken. */
function endless(req: IncomingMessage, res: ServerResponse): void {
  let isOpen = true;
  req.on('close', () => {
    isOpen = false;
  });
  const more = () => {
    while (isOpen && res.write(Buffer.alloc(64 * 1024)));
  };
  res.on('drain', more);
  more();
}
