import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Request, Response, Server } from 'restify';
import { reject, send } from './answer.js';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
interface Asset {
  readonly type: string;
  readonly hash: string;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

/** The files that pages load, held in memory, compressed when the build has done so. */
export interface Assets {
  /** The path of a file with its content's hash: a browser may keep it for good. Throws when there is no such file. */
  path(name: string): string;
  serve(server: Server): void;
}

/** Reads a folder of files and their `.br` and `.gz` forms. */
export async function loadAssets(folder: string): Promise<Assets> {
  const names = new Set(await readdir(folder));
  const read = (name: string) => (names.has(name) ? readFile(join(folder, name)) : undefined);
  const assets = new Map<string, Asset>();
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const plain = await readFile(join(folder, name));
    const [br, gzip] = [await read(`${name}.br`), await read(`${name}.gz`)];
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 16);
    assets.set(name, { type, hash, plain, ...(br && { br }), ...(gzip && { gzip }) });
  }
  return {
    path(name) {
      const asset = assets.get(name);
      if (!asset) throw new Error(`no ${name} in ${folder}: run npm run build`);
      return `/assets/${name}?v=${asset.hash}`;
    },
    serve: (server) => {
      server.get('/assets/:name', async (req, res) => {
        const asset = assets.get(String(req.params.name));
        // The one script that pages of other origins load.
        if (asset && req.params.name === 'widget.js') res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        if (asset) sendAsset(req, res, asset);
        else reject(res, { status: 404, code: 'NotFound' });
      });
    },
  };
}

function sendAsset(req: Request, res: Response, asset: Asset): void {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((name) => asset[name] && accepts(accepted, name));
  const etag = `"${asset.hash}${encoding ? `-${encoding}` : ''}"`;
  const current = new URLSearchParams(req.getQuery()).get('v') === asset.hash;
  const headers = {
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding',
  };
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304, headers);
    res.end();
    return;
  }
  const body = (encoding && asset[encoding]) ?? asset.plain;
  send(res, 200, asset.type, body, { ...headers, ...(encoding && { 'Content-Encoding': encoding }) });
}

const accepts = (header: string, encoding: string): boolean =>
  header
    .split(',')
    .map((entry) => entry.trim().split(/\s*;\s*q=/))
    .some(([name, quality]) => name === encoding && Number(quality ?? 1) > 0);
