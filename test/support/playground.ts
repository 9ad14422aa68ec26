import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startApp, type TestApp } from './app.js';
import { type BotService, startBotService, tenant } from './botService.js';
import { joinTeams } from './teamsTalk.js';

const program = fileURLToPath(new URL('../../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url));

/** Who is taken into the Playground, and the ports on this machine; port 0: any that is free. */
export interface PlaygroundOptions {
  readonly operator: string;
  readonly login: string;
  readonly port: number;
  /** The Playground's own port: it cannot be told to take any. */
  readonly playgroundPort: number;
}

/** The bot with a fresh demo in the Agents Playground, one person of which is known to be this account. */
export interface Playground {
  readonly app: TestApp;
  /** Where a browser finds it. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts both. The Playground signs nothing unless it is given a real app's secret, and the bot takes nothing that is not signed:
 * a Bot Service on this machine, which the bot is told to trust, signs what the Playground sends on its way.
 */
export async function startPlayground({
  operator,
  login,
  port,
  playgroundPort,
}: PlaygroundOptions): Promise<Playground> {
  const url = `http://localhost:${playgroundPort}`;
  const service = await startBotService();
  // It shows no card that asks for a file's consent.
  const files = { TEAMS_FILES: 'links' };
  const env = { ...service.env, ...files, BOT_SERVICE_URLS: `${url},http://127.0.0.1:${playgroundPort}` };
  const app = await startApp({ of: operator, port: String(port), env, bot: service.bot });
  const object = await joinTeams(app, operator, login);
  const signing = createServer((req, res) => void signed(req, res, app, service));
  const folder = await mkdtemp(join(tmpdir(), 'guichet-playground-'));
  const child = await startProgram(folder, object, await listen(signing), playgroundPort);
  return {
    app,
    url,
    stop: async () => {
      child.kill();
      signing.closeAllConnections();
      signing.close();
      await app.stop();
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const Sent = z.looseObject({ serviceUrl: z.string() });

/** Hands an activity on with a token for it, as Bot Service would. */
async function signed(req: IncomingMessage, res: ServerResponse, app: TestApp, service: BotService): Promise<void> {
  // It first asks whether anybody is there.
  if (req.method !== 'POST') {
    res.writeHead(405);
    res.end();
    return;
  }
  const body = await text(req);
  const { serviceUrl } = Sent.parse(JSON.parse(body));
  const answered = await fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${service.token({ serviceurl: serviceUrl })}`,
    },
    body,
  });
  res.writeHead(answered.status, { 'Content-Type': 'application/json' });
  res.end(await answered.text());
}

/** Its own process, without a browser of its own and without telling anybody what is done in it. */
async function startProgram(folder: string, object: string, bot: string, port: number): Promise<ChildProcess> {
  const config = join(folder, 'playground.yml');
  await writeFile(config, people(object));
  const args = ['start', '-e', `${bot}/api/messages`, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    },
  });
  // It says that it listens before it has read its configuration, and ends when that is wrong.
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the Playground does not start: is port ${port} taken?`);
    await delay(100);
  }
  return child;
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://localhost:${port}/`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Who is in it: its own ids are none that Microsoft Entra would give. */
const people = (object: string): string => `version: "0.1.1"
tenantId: ${tenant}
bot:
  id: guichet
  name: Guichet
currentUser:
  id: user-id-0
  name: Somebody
  userPrincipleName: somebody@example.com
  aadObjectId: ${object}
  givenName: Some
  surname: Body
  email: somebody@example.com
users:
${[1, 2, 3, 4, 5].map(other).join('')}personalChat:
  id: personal-chat-id
groupChat:
  id: group-chat-id
  name: Group Chat
team:
  id: team-id
  aadGroupId: 77777777-8888-4999-8000-000000000009
  name: My Team
  channels:
    - id: channel-announcements-id
      name: Announcements
`;

/** It wants five more, who say nothing. */
const other = (number: number): string => `  - id: user-id-${number}
    name: Other ${number}
    userPrincipleName: other${number}@example.com
    aadObjectId: 77777777-8888-4999-8000-00000000000${number}
    givenName: Other
    surname: Number ${number}
    email: other${number}@example.com
`;

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server));
  await new Promise((closed) => server.close(closed));
  return Number(port);
}

function listen(server: Server): Promise<string> {
  return new Promise((listening) => {
    server.listen(0, '127.0.0.1', () => {
      listening(`http://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`);
    });
  });
}
