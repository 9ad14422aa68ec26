import type { PaymentPages } from '../../domain/bills/paymentPages.js';
import type { Operator } from '../../domain/operator/index.js';
import type { DemoPaymentPages } from '../payments/demoPaymentPages.js';
import { type Config, ConfigError } from './config.js';

/** The payment pages that run, and the demo's own where they are those. */
export interface RunningPages {
  readonly pages: PaymentPages;
  readonly demo?: DemoPaymentPages;
}

/**
 * The payment pages that run: those that are given, in the demo the demo's. Throws ConfigError where an operator is paid online and
 * nothing is there that takes money: a bill that is said to be paid must have been.
 */
export function paymentsFor(
  { mode }: Pick<Config, 'mode'>,
  given: PaymentPages | undefined,
  demo: () => DemoPaymentPages,
  operators: ReadonlyMap<string, Operator>,
): RunningPages {
  if (given !== undefined) return { pages: given };
  if (mode === 'demo') {
    const own = demo();
    return { pages: own, demo: own };
  }
  for (const [id, { lineRules }] of operators) {
    if (lineRules?.billing?.payOnline === undefined) continue;
    throw new ConfigError([
      `${id} is paid online (billing.payOnline in lines.json), and no payment page is wired`,
      'implement PaymentPages (src/domain/bills/paymentPages.ts) and give it to createApp in src/bot/main.ts, or name other OPERATORS',
    ]);
  }
  return { pages: noPages };
}

const away = (): Promise<never> => Promise.reject(new Error('no payment page is wired'));

/** For operators who are not paid online. */
const noPages: PaymentPages = { open: away, look: away, listen: () => () => {} };
