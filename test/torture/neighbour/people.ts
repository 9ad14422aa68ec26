import { setTimeout as delay } from 'node:timers/promises';
import type { TestApp } from '../../support/app.js';
import { directTalk, type SignedIn } from '../../support/directTalk.js';

/** What honest people waited for each answer, and what of it was none. */
export interface Waited {
  readonly waits: readonly Wait[];
  /** Statuses other than 200 that they got. */
  readonly refused: readonly number[];
}

/** In milliseconds: by the clock, and what the program worked of the processor meanwhile, which other programs do not change. */
export interface Wait {
  readonly clock: number;
  readonly work: number;
}

const OPERATOR = 'kcell';
/** Whose password and companies the honest ones have. */
const LIKE = 'admin2';

/** What an honest person says again and again: the menu, a line, a procedure begun and given up. */
const HONEST = ['меню', 'Блокировка / разблокировка', '7020000001', 'отмена', 'да', 'Сведения о номере 7010000001'];
/** A person reads what came before they say more. */
const READS_MS = 2500;

/** Nine administrators, or as many, each with an account of their own: what one does is counted for nobody else. */
export async function honestPeople(app: TestApp, count: number): Promise<SignedIn[]> {
  const like = await app.accountId(OPERATOR, LIKE);
  const password = app.demoData.get(OPERATOR)?.accounts.find(({ login }) => login === LIKE)?.password ?? '';
  const logins = Array.from({ length: count }, (_, one) => `honest${one}`);
  await app.store.transaction(async ({ accounts }) => {
    const { id, role, operator, passwordHash, organisations } = (await accounts.get(like)) ?? never();
    for (const login of logins) {
      const own = { id: `${id}-${login}`, login, name: login };
      await accounts.insert({ ...own, role, operator, passwordHash, organisations, language: 'ru' });
    }
  });
  const people: SignedIn[] = [];
  for (const login of logins) people.push(await app.signIn(OPERATOR, login, password));
  return people;
}

function never(): never {
  throw new Error(`the demo has no ${LIKE}`);
}

/** Over when so many milliseconds have passed. */
export function passed(milliseconds: number): () => boolean {
  const end = Date.now() + milliseconds;
  return () => Date.now() >= end;
}

/** Lets each of them talk until it is over. */
export async function talking(app: TestApp, people: readonly SignedIn[], isOver: () => boolean): Promise<Waited> {
  const waits: Wait[] = [];
  const refused: number[] = [];
  await Promise.all(
    people.map(async (one, index) => {
      const talk = directTalk(app, one);
      await delay((READS_MS * index) / people.length);
      for (let said = index; !isOver(); said += 1) {
        const [began, worked] = [performance.now(), process.cpuUsage()];
        const { status } = await talk.say(HONEST[said % HONEST.length] ?? 'меню');
        const { user, system } = process.cpuUsage(worked);
        waits.push({ clock: performance.now() - began, work: (user + system) / 1000 });
        if (status !== 200) refused.push(status);
        await delay(READS_MS);
      }
    }),
  );
  return { waits, refused };
}
