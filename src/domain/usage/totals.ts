import type { Facts } from '../terms/fact.js';
import { add, type Money } from '../terms/money.js';
import type { UsageKind, UsageRecord } from './usage.js';

/** What usage comes to, added up row by row. */
export class UsageTotals {
  count = 0;
  readonly #calls = { out: { count: 0, seconds: 0 }, in: { count: 0, seconds: 0 } };
  readonly #sms = { out: 0, in: 0 };
  #kilobytes = 0;
  readonly #charges = new Map<string, Money>();

  constructor(private readonly kinds: readonly UsageKind[]) {}

  add(record: UsageRecord): void {
    this.count += 1;
    const { charge } = record;
    if (charge !== undefined) {
      const before = this.#charges.get(charge.currency);
      this.#charges.set(charge.currency, before === undefined ? charge : add(before, charge));
    }
    if (record.kind === 'data') this.#kilobytes += record.kilobytes;
    else if (record.kind === 'sms') this.#sms[record.direction] += 1;
    else {
      const calls = this.#calls[record.direction];
      calls.count += 1;
      calls.seconds += record.seconds;
    }
  }

  /** What there was, each kind that is wanted on lines of its own. */
  get facts(): Facts {
    const charges = [...this.#charges.values()].map((money) => ({ money }));
    const has = (kind: UsageKind) => this.kinds.includes(kind);
    return {
      ...(has('call') && { callsOut: callsFact(this.#calls.out), callsIn: callsFact(this.#calls.in) }),
      ...(has('sms') && {
        smsOut: { counted: 'sms', count: this.#sms.out },
        smsIn: { counted: 'sms', count: this.#sms.in },
      }),
      ...(has('data') && { data: { kilobytes: this.#kilobytes } }),
      ...(charges.length > 0 && { charges: { list: charges } }),
    };
  }
}

const callsFact = ({ count, seconds }: { count: number; seconds: number }): Facts[string] =>
  count === 0 ? { counted: 'calls', count } : { list: [{ counted: 'calls', count }, { seconds }] };
