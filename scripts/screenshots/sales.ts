import type { TestApp } from '../../test/support/app.js';

/** What an agent has sold on the days of last month, so that a report has something to show. */
export async function sellForReport(app: TestApp): Promise<void> {
  const account = await app.accountId('konnect', 'agent1');
  await app.store.transaction(async ({ sales, subscriptions }) => {
    const [subscription] = await subscriptions.where({ activationKey: 'KNDEMXAAAA222222' });
    if (subscription === undefined) throw new Error('the demo has no subscription');
    const { customer, id } = subscription;
    for (let day = 1; day <= 28; day += 1) {
      const at = new Date(Date.now() - day * 24 * 60 * 60 * 1000).toISOString();
      const sold = {
        kind: 'resubscription',
        reference: `R${day}`,
        offer: 'home10',
        activationKey: `KEY${day}`,
      } as const;
      const paid = { minor: 4000 * (1 + (day % 5)), currency: 'USD' } as const;
      await sales.insert({
        id: `sale${day}`,
        operator: 'konnect',
        account,
        customer,
        subscription: id,
        at,
        ...sold,
        ...paid,
      });
    }
  });
}
