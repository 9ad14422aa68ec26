import { once } from 'node:events';
import { createServer } from 'node:http';
import { interfacePaths } from '../../src/bot/tmf/client/interfaces.js';

// A back end with so many lines of one company by TMF637, in a process of its own: what it does is no part of what is measured.
const count = Number(process.argv[2]);

const product = (n: number) => ({
  ...{ id: `p${n}`, productSerialNumber: `+7702${String(2_000_000 + n).padStart(7, '0')}`, status: 'active' },
  relatedParty: [{ id: 'primer', role: 'customer', '@referredType': 'Organization' }],
  ...{ productOffering: { id: 'businessManager' }, billingAccount: { id: '20000001' } },
});

const server = createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url ?? '', 'http://localhost');
  const isList = pathname === `/${interfacePaths.TMF637}/product` && req.method === 'GET';
  const offset = Number(searchParams.get('offset') ?? 0);
  const rows = Math.max(0, Math.min(Number(searchParams.get('limit') ?? 10), count - offset));
  res.writeHead(isList ? 200 : 404, { 'content-type': 'application/json', 'x-total-count': String(count) });
  res.end(JSON.stringify(isList ? Array.from({ length: rows }, (_, n) => product(offset + n)) : { code: '60' }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.(server.address());
process.once('disconnect', () => process.exit(0));
