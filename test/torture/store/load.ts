import type { Books } from './books.js';
import { Chance } from './chance.js';
import { Conversation } from './conversation.js';
import { type Hired, PIN } from './hiring.js';
import { type Acknowledged, Intents, type Problem } from './intents.js';
import type { Reach } from './reach.js';
import { Administrator, Agent, type Worker } from './staff.js';

/** About as long as a turn takes, in milliseconds. */
const LONGEST_TURN = 60;

/** Everybody at work, and what must hold of it whenever the program was killed. */
export class Load {
  readonly intents = new Intents();
  readonly problems = new Map<string, Problem>();
  private readonly staff: readonly Worker[];
  private enough = false;
  private working: Promise<void> | undefined;
  private untilKill = Number.POSITIVE_INFINITY;
  private kill: () => void = () => {};

  constructor(hired: Hired, reach: Reach, seed: number) {
    const work = (who: Hired['agents'][number], n: number) => ({
      conversation: new Conversation(who, reach, () => this.sent()),
      chance: new Chance(seed * 1_000 + n),
      intents: this.intents,
    });
    this.staff = [
      ...hired.agents.map((who, n) => new Agent(work(who, n), `K${String.fromCharCode(65 + n)}`, PIN)),
      ...hired.administrators.map(({ signedIn, lines }, n) => new Administrator(work(signedIn, 100 + n), lines)),
    ];
  }

  /** Calls this once, some time after 20 to 120 more messages were sent: in the middle of whatever is being done. */
  killAtRandom(chance: Chance, kill: () => void): void {
    this.untilKill = chance.between(20, 120);
    const pause = chance.between(0, LONGEST_TURN);
    this.kill = () => setTimeout(kill, pause);
  }

  private sent(): void {
    this.untilKill -= 1;
    if (this.untilKill === 0) this.kill();
  }

  /** Begins to work, unless it has; the promise is kept when everybody has finished, and broken when somebody cannot. */
  work(): Promise<void> {
    this.working ??= Promise.all(this.staff.map((one) => this.workOf(one))).then(() => {});
    return this.working;
  }

  private async workOf(one: Worker): Promise<void> {
    await one.conversation.look();
    while (!this.enough) await one.act();
  }

  /** Everybody finishes what they have begun. */
  end(): Promise<void> {
    this.enough = true;
    this.untilKill = Number.POSITIVE_INFINITY;
    return this.work();
  }

  /** Notes what is wrong in these books, which were read after `acknowledged` was. */
  check(acknowledged: readonly Acknowledged[], books: Books): void {
    const found = [
      ...this.intents.problems(acknowledged, books.done),
      ...books.problems.map((text) => ({ kind: 'books' as const, text })),
    ];
    for (const problem of found) this.problems.set(problem.text, problem);
  }

  /** Every conversation says something when it is asked. */
  async ask(reach: Reach): Promise<void> {
    await Promise.all(
      this.staff.map(async ({ conversation }) => {
        if (await conversation.answersAt(reach)) return;
        const text = `a conversation does not answer: ${conversation.name}`;
        this.problems.set(text, { kind: 'silent', text });
      }),
    );
  }

  get repeated(): number {
    return this.staff.reduce((sum, { conversation }) => sum + conversation.repeated, 0);
  }
}
