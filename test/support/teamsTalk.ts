import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TestApp } from './app.js';
import { type BotService, tenant } from './botService.js';
import { Seen, textOf } from './seen.js';
import { buttonValue, type CardTalk } from './talk.js';
import { teamsCardProblems } from './teamsCard.js';

/** An activity as Teams sends it in a personal chat. */
export function teamsActivity(service: BotService, object: string, given: Record<string, unknown>) {
  return {
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: service.url,
    from: { id: `29:${object}`, name: 'Somebody', aadObjectId: object },
    recipient: { id: '28:bot', name: 'Guichet' },
    conversation: { id: `a:${object}`, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    locale: 'fr-FR',
    ...given,
  };
}

/** Sends an activity to the bot, with a good token unless another one is given. */
export function postMessage(app: TestApp, activity: unknown, token: string | undefined): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  return fetch(`${app.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
}

/** Makes an account known to Teams, as an administrator would. Gives the person's object id. */
export async function joinTeams(app: TestApp, operator: string, login: string): Promise<string> {
  const object = randomUUID();
  const id = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account) await accounts.put({ ...account, entra: `${tenant}/${object}` });
  });
  return object;
}

const Cards = z.object({ attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })) });

/** Throws for a card that Teams would not show as it is meant. */
function checkCards(activity: unknown): void {
  for (const { contentType, content } of Cards.safeParse(activity).data?.attachments ?? []) {
    const problems = contentType === 'application/vnd.microsoft.card.adaptive' ? teamsCardProblems(content) : [];
    if (problems.length > 0) throw new Error(`a card is not for Teams:\n${problems.join('\n')}`);
  }
}

/** A conversation in Teams, from the installation on. */
export async function teamsTalk(
  app: TestApp,
  service: BotService,
  operator: string,
  login: string,
): Promise<CardTalk & { greeting: string; post(given: Record<string, unknown>): Promise<string> }> {
  const object = await joinTeams(app, operator, login);
  const seen = new Seen();
  const post = async (given: Record<string, unknown>) => {
    const before = service.shown.length;
    const answered = await postMessage(app, teamsActivity(service, object, given), service.token());
    if (!answered.ok) throw new Error(`the bot answered ${answered.status}`);
    for (const { activity } of service.shown.slice(before)) checkCards(activity);
    return textOf(seen.hear(service.shown.slice(before).map(({ id, activity }) => ({ ...activity, id }))));
  };
  const greeting = await post({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
  return {
    conversation: `a:${object}`,
    greeting,
    post,
    cards: () => seen.cards(),
    say: (text) => post({ text }),
    send: (value) => post({ value }),
    valueOf: (title, filled) => buttonValue(seen.cards(), title, filled),
    press: (title, filled) => post({ value: buttonValue(seen.cards(), title, filled) }),
    close: () => {},
  };
}
