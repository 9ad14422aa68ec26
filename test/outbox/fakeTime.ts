import type { Timer } from '../../src/bot/outbox/timer.js';
import type { Clock } from '../../src/domain/door/ports.js';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** A clock and a timer of which the test is the master. As in a machine, setting the clock does not move the timer. */
export class FakeTime implements Clock, Timer {
  #wall = Date.parse('2026-03-02T10:00:00.000Z');
  #passed = 0;
  readonly #waits = new Set<{ readonly at: number; readonly run: () => void }>();

  now(): Date {
    return new Date(this.#wall);
  }

  after(milliseconds: number, run: () => void): () => void {
    const wait = { at: this.#passed + milliseconds, run };
    this.#waits.add(wait);
    return () => this.#waits.delete(wait);
  }

  /** Time goes by; what waited for it runs. */
  pass(milliseconds: number): void {
    this.#passed += milliseconds;
    this.#wall += milliseconds;
    for (const wait of [...this.#waits].filter(({ at }) => at <= this.#passed)) {
      this.#waits.delete(wait);
      wait.run();
    }
  }

  /** Somebody sets the clock. */
  setClock(by: number): void {
    this.#wall += by;
  }
}
