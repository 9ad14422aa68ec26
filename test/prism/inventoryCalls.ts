import type { InterfaceName } from '../../src/bot/tmf/client/interfaces.js';
import { sourceOf } from '../../src/bot/tmf/inventory/pulled.js';
import type { ImportKindName } from '../../src/domain/imports/kinds.js';
import type { Row } from '../support/tmf/server.js';
import type { PrismCall } from './call.js';
import { hubCall } from './orderCalls.js';

const relatedParty = [
  { id: 'primer', role: 'customer', name: 'Primer', '@type': 'RelatedParty', '@referredType': 'Organization' },
  { id: 'p1', role: 'user', name: 'Somebody', '@type': 'RelatedParty', '@referredType': 'Individual' },
];
const characteristic = (name: string, value: unknown) => ({ name, value });
const values = [characteristic('MSISDN', '+32475123456'), characteristic('ICCID', '8932030000800000010')];

/** What is read, as the official files have it. */
const lists: readonly (readonly [InterfaceName, string, ImportKindName, Row])[] = [
  ['TMF632', 'organization', 'organisations', { id: 'primer', name: 'Primer', tradingName: 'Primer & Co' }],
  ['TMF666', 'billingAccount', 'billing-accounts', { id: '7', name: 'Bills', relatedParty }],
  [
    ...(['TMF637', 'product', 'lines'] as const),
    {
      ...{ id: '1', name: 'Somebody', status: 'active', productSerialNumber: '+32475123456', relatedParty },
      ...{ productOffering: { id: 'voice' }, billingAccount: { id: '7' }, productCharacteristic: values },
    },
  ],
  ['TMF638', 'service', 'lines', { id: '1', state: 'active', serviceCharacteristic: values, relatedParty }],
  [
    ...(['TMF639', 'resource', 'sim-cards'] as const),
    { id: '1', href: '/resource/1', resourceStatus: 'available', resourceCharacteristic: values, relatedParty },
  ],
];

/** Each list is read by a page, by what has changed, and one of it by its id. */
export const inventoryCalls: readonly PrismCall[] = [
  ...lists.map(
    ([at, list, kind, row]): PrismCall => ({
      ...{ at, name: list },
      run: async (backEnd, server) => {
        server.list(at, list).clear();
        server.put(at, list, row);
        const source = sourceOf({ ...backEnd, has: (name) => name === at }, kind);
        if (source?.list !== list) throw new Error(`${kind} is not read of ${list}`);
        const [api, signal] = [backEnd.api(at), AbortSignal.timeout(60_000)];
        const { rows } = await source.page(api, { offset: 0 }, signal);
        if (rows.length !== 1) throw new Error('it was not read');
        await source.page(api, { offset: 0, query: { 'lastUpdate.gte': new Date().toISOString() } }, signal);
        if ((await source.one(api, row.id, signal))?.cells === undefined) throw new Error('one of it was not read');
      },
    }),
  ),
  ...(['TMF637', 'TMF638'] as const).map(hubCall),
];
