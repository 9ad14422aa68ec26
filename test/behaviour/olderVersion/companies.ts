import type { TestApp } from '../../support/app.js';

/** Makes an account work for companies, the first of them to begin with. */
export async function worksFor(app: TestApp, login: string, names: readonly string[]): Promise<void> {
  await app.store.transaction(async ({ accounts, organisations }) => {
    const [account] = await accounts.where({ login });
    if (account === undefined || names.length === 0) return;
    const rows = names.map((name) => ({ id: `company ${name}`, operator: account.operator, name }));
    for (const row of rows) await organisations.insert(row);
    await accounts.put({ ...account, organisations: rows.map(({ id }) => id) });
  });
}
