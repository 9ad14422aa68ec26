import type { TestApp } from './app.js';

/** The reference of a receipt that can be read there. */
export const referenceIn = (text: string): string | undefined => /Référence (\w{8})/.exec(text)?.[1];

/** What agent1's confirmations have come to. */
export async function done(app: TestApp) {
  const account = await app.accountId('konnect', 'agent1');
  return app.store.read(async (tables) => {
    const entries = await tables.entries.where({ wallet: `${account}:USD` });
    const audit = await tables.audit.where({ account });
    const pin = (await tables.accounts.get(account))?.pin;
    return {
      customers: (await tables.customers.where({})).filter(({ documentNumber }) => documentNumber === 'OP7654321')
        .length,
      debits: entries.filter(({ minor }) => minor < 0).map(({ minor }) => minor),
      registered: audit.filter(({ command }) => command === 'customer.register').length,
      tries: pin?.tries.map(({ outcome }) => outcome),
      wrong: pin?.wrong,
    };
  });
}

/** One press of the right PIN. */
export const once = { customers: 1, debits: [-4000], registered: 1, tries: ['right'], wrong: 0 };
export const never = { customers: 0, debits: [], registered: 0, tries: [], wrong: 0 };
