import type { Clock, Store } from '../../domain/door/ports.js';
import type { SmsReceipt } from '../../domain/records/smsReceipt.js';
import type { Log } from '../log.js';
import { receiptId } from '../smsGateway/receipts.js';
import type { DeliveryReport } from '../smsGateway/sms.js';

export interface ReportPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The operator of a gateway; undefined where it serves several. */
  ownerOf(gateway: string): string | undefined;
}

/** What has ended does not go on. */
const FINAL: ReadonlySet<SmsReceipt['state']> = new Set(['delivered', 'expired', 'failed']);

/** Notes what has become of an SMS, on the row that names the message of the outbox; a report that is faster than that row writes it. */
export const makeReports =
  ({ store, clock, log, ownerOf }: ReportPorts) =>
  async ({ gateway, message, state, reason }: DeliveryReport): Promise<void> => {
    const operator = ownerOf(gateway);
    if (operator === undefined) return;
    const id = receiptId(gateway, message);
    await store.transaction(async ({ smsReceipts }) => {
      const before = await smsReceipts.get(id);
      if (FINAL.has(before?.state)) return;
      const at = clock.now().toISOString();
      await smsReceipts.put({ ...before, id, operator, gateway, state, at, ...(reason !== undefined && { reason }) });
    });
    log.info('sms.reported', { operator, code: state });
  };
