import { DateTime } from 'luxon';

/**
 * Days on the clocks of a time zone. The last day that was asked about is remembered: of rows in the order of time nearly all are
 * of the same one, and to work each out takes longer than all else that is done with a row.
 */
export class LocalDays {
  #from = Number.POSITIVE_INFINITY;
  #until = Number.NEGATIVE_INFINITY;
  #day = '';
  /** In milliseconds; undefined on a day on which the clocks are changed. */
  #offset: number | undefined;

  constructor(private readonly zone: string) {}

  /** The day of an instant (ISO 8601): yyyy-mm-dd. */
  of(instant: string): string {
    this.#look(Date.parse(instant));
    return this.#day;
  }

  /** What the clocks show at an instant, as if it were UTC. */
  clock(instant: string): Date {
    const at = Date.parse(instant);
    this.#look(at);
    return new Date(at + (this.#offset ?? offsetOf(DateTime.fromMillis(at, { zone: this.zone }))));
  }

  #look(at: number): void {
    if (at >= this.#from && at < this.#until) return;
    const day = DateTime.fromMillis(at, { zone: this.zone });
    const [begin, end] = [day.startOf('day'), day.plus({ days: 1 }).startOf('day')];
    this.#from = begin.toMillis();
    this.#until = end.toMillis();
    this.#day = day.toISODate() ?? '';
    this.#offset = begin.offset === end.offset ? offsetOf(begin) : undefined;
  }
}

const offsetOf = ({ offset }: DateTime): number => offset * 60_000;
