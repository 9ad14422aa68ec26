import { startApp, type TestApp, type TestAppOptions } from '../../support/app.js';
import { StoppingFiles } from '../../support/stoppingFiles.js';

const OPERATORS = 'kcell,telenet,konnect';
const DAY = 24 * 60 * 60 * 1000;

/** The program that all cells of a situation use, one after the other, on the same data. */
export class Rig {
  private aheadBy = 0;
  private disk = new StoppingFiles();

  private constructor(private running: TestApp | undefined) {}

  static async start(): Promise<Rig> {
    const rig = new Rig(undefined);
    rig.running = await rig.program({});
    return rig;
  }

  get app(): TestApp {
    if (this.running === undefined) throw new Error('the program does not run');
    return this.running;
  }

  /** Ends the program and starts it again, as a deployment or a supervisor does. Clients keep their tokens. */
  async restart(parts: TestAppOptions = {}): Promise<void> {
    const { dataDir, lines } = this.app;
    await this.app.halt();
    this.disk = new StoppingFiles();
    this.running = await this.program({ ...parts, dataDir });
    this.running.lines.unshift(...lines);
  }

  /** Lets the clock go on. */
  passDays(days: number): void {
    this.aheadBy += days * DAY;
  }

  /** From now on the program ends, as far as its disk is concerned, before it keeps a text with these words. */
  crashBefore(words: string): void {
    this.disk.before = words;
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  private program(parts: TestAppOptions): Promise<TestApp> {
    const clock = { now: () => new Date(Date.now() + this.aheadBy) };
    return startApp({ clock, env: { OPERATORS }, store: { files: this.disk }, ...parts });
  }
}
