// The bot in the Microsoft 365 Agents Playground, with a fresh demo: `npm run teams:playground`, and docs/playground.md.
import { startPlayground } from '../test/support/playground.js';
import { takePlayground } from './playgroundPicture.js';

const { OPERATOR: operator = 'konnect', LOGIN: login = 'agent3', PLAYGROUND_PORT = '56150' } = process.env;
const playground = await startPlayground({ operator, login, port: 0, playgroundPort: Number(PLAYGROUND_PORT) });
if (process.argv[2] === 'picture') {
  await takePlayground(playground).finally(() => playground.stop());
} else {
  process.stdout.write(`The Playground: ${playground.url}\nWho is in it: ${login} of ${operator}\nStop with Ctrl+C.\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void playground.stop());
}
