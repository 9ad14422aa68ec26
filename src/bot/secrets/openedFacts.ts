import type { Fact, Facts } from '../../domain/terms/fact.js';
import { printedIban } from '../../domain/values/bankAccount.js';

/** What is sealed in a request, as the staff needs it; what another key has sealed is said to be, and holds up nothing else. */
export async function openedFacts(given: Facts, open: (sealed: string) => Promise<string>): Promise<Facts> {
  const whole = async (fact: Fact): Promise<Fact> => {
    if (!('bankAccount' in fact) || fact.sealed === undefined) return fact;
    const text = await open(fact.sealed).then(printedIban, () => `${fact.bankAccount} (sealed with another SEAL_KEY)`);
    return { text };
  };
  return Object.fromEntries(
    await Promise.all(Object.entries(given).map(async ([key, fact]) => [key, await whole(fact)] as const)),
  );
}
