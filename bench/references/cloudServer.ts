import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { z } from 'zod';
import { botServiceAt } from '../../test/support/botService.js';
import type { BotLogic } from './botLogic.js';

/** A plain bot on CloudAdapter behind restify, as the samples of Bot Framework have it. Gives its address. */
export async function cloudServer(
  logic: BotLogic,
  serviceUrl: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { env, bot } = botServiceAt(serviceUrl);
  const settings = { ...env, ...bot.cloud?.addresses };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, bot.cloud?.credentials));
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (req, res) => {
    await adapter.process(req, res, logic);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = z.object({ port: z.int() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((closed) => server.close(() => closed())),
  };
}
