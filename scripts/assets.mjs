// Puts the browser's files into dist/public, with a brotli and a gzip form of each, for the server to send as they are.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist', 'public');
// Web Chat's 3.9 MB: 0.2 s for 709 KB. 11 would take many times as long for little less.
const brotli = (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
const zip = (body) => promisify(gzip)(body, { level: 9 });

const own = (await readdir(join(root, 'public'))).map((name) => join(root, 'public', name));
const ofPackage = (...path) => join(root, 'node_modules', ...path);
/**
 * The chat page's own files, each one file for the browser: twenty of them take longer to ask for than to read. In the order in which they need
 * each other; a press is guarded before anything else hears of it.
 */
const bundles = new Map([
  [
    'page.js',
    [
      ...[
        'result.js',
        'once.js',
        'cards.js',
        'unsent.js',
        'guard.js',
        'focus.js',
        'tables.js',
        'scroll.js',
        'frame.js',
      ],
      ...[
        'draw.js',
        'panel.js',
        'find.js',
        'bar.js',
        'trail.js',
        'host.js',
        'waiting.js',
        'turnedAway.js',
        'line.js',
        'again.js',
        'early.js',
        'chat.js',
      ],
    ],
  ],
  ['page.css', ['chat.css', 'frame.css', 'table.css']],
]);
/** What other pages use as well, by itself. */
const shared = new Set(['once.js', 'chat.css']);
const onlyParts = new Set([...bundles.values()].flat().filter((name) => !shared.has(name)));

/** Where each comes from, by the name that it is served under: one file, or several after one another. */
const sources = new Map([
  ...own.filter((path) => !onlyParts.has(basename(path))).map((path) => [basename(path), [path]]),
  ...[...bundles].map(([name, parts]) => [name, parts.map((part) => join(root, 'public', part))]),
  ['webchat.js', [ofPackage('botframework-webchat', 'dist', 'webchat.js')]],
  ['webauthn.js', [ofPackage('@simplewebauthn', 'browser', 'dist', 'bundle', 'index.umd.min.js')]],
]);

/** The plain file is written last: when it is there and the same, so are its two others. */
async function put([name, parts]) {
  const body = Buffer.concat(await Promise.all(parts.map((path) => readFile(path))));
  const present = await readFile(join(target, name)).catch(() => undefined);
  if (present?.equals(body)) return;
  const [small, zipped] = await Promise.all([brotli(body), zip(body)]);
  await writeFile(join(target, `${name}.br`), small);
  await writeFile(join(target, `${name}.gz`), zipped);
  await writeFile(join(target, name), body);
}

await mkdir(target, { recursive: true });
const wanted = new Set(sources.keys());
for (const name of await readdir(target)) {
  if (!wanted.has(name.replace(/\.(br|gz)$/, ''))) await rm(join(target, name));
}
await Promise.all([...sources].map(put));
