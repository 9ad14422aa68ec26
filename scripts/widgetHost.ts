// A page of somebody else's that has the chat as a panel, with the server that gets its tokens: what docs/widget.md describes, to try.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

export interface WidgetHost {
  /** Where the chat is. */
  readonly chat: string;
  readonly operator: string;
  /** The portal's secret: it stays on this server. */
  readonly secret: string;
  /** The account of whoever is signed in on this page: a real page has its own sign-in. */
  readonly user: string;
  readonly port?: number;
}

const Listening = z.object({ port: z.int() });

const page = ({ chat, operator }: WidgetHost): string => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Une page de l’opérateur</title>
<h1>Une page de l’opérateur</h1>
<p>Le bouton en bas à droite ouvre le guichet.</p>
<script src="${chat}/assets/widget.js" data-operator="${operator}" data-token="/token" data-label="Guichet" data-unread="{{count}} nouveaux messages"></script>
</html>`;

/** Starts the host on this machine; gives its origin and what ends it. */
export async function startWidgetHost(host: () => WidgetHost, port = 0) {
  const server = createServer(async (req, res) => {
    const { chat, secret, user } = host();
    if (req.method !== 'POST' || req.url !== '/token') {
      res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      res.end(page(host()));
      return;
    }
    const given = await fetch(`${chat}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: { id: user } }),
    });
    res.writeHead(given.status, { 'Content-Type': 'application/json' });
    res.end(await given.text());
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const { port: at } = Listening.parse(server.address());
  return {
    origin: `http://127.0.0.1:${at}`,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { CHAT = '', OPERATOR = '', PORTAL_SECRET = '', ACCOUNT = '', PORT = '4400' } = process.env;
  const host = { chat: CHAT, operator: OPERATOR, secret: PORTAL_SECRET, user: ACCOUNT };
  console.log((await startWidgetHost(() => host, Number(PORT))).origin);
}
