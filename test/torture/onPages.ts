import { problemsIn } from './wordTemplates.js';
import type { Person, World } from './world.js';

/** What came back from an address of the program. */
export interface Fetched {
  readonly status: number;
  readonly text: string;
}

/** The demo's password of somebody. */
export function passwordOf({ app }: World, { operator, login }: Person): string {
  const account = app.demoData.get(operator)?.accounts.find((one) => one.login === login);
  if (account === undefined) throw new Error(`${login} has no password`);
  return account.password;
}

/** A press on the operator's page of somebody who has just signed in there. What is refused in words is counted as in a conversation. */
export async function pressOnPage(world: World, person: Person, path: string, body: object): Promise<Fetched> {
  const { operator, login, account } = person;
  const { cookie } = await world.app.signIn(operator, login);
  const own = await world.app.store.read(({ accounts }) => accounts.get(account));
  const language = own?.language ?? 'fr';
  const answer = await fetch(`${world.app.url}/${operator}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie },
    body: JSON.stringify({ ...body, language }),
  });
  const text = await answer.text();
  for (const code of problemsIn(world.problems(operator, language), text)) world.reached.refusal(code);
  return { status: answer.status, text };
}

/** Opens a link that was given, as whoever is signed in; without anybody as one who only has the link. */
export async function opened(world: World, link: string, person?: Person): Promise<Fetched> {
  const cookie = person && (await world.app.signIn(person.operator, person.login)).cookie;
  const answer = await fetch(link, { headers: cookie === undefined ? {} : { cookie } });
  return { status: answer.status, text: await answer.text() };
}
