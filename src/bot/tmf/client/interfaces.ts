/** The TM Forum Open APIs (v4) that can be called. */
export const interfaceNames = [
  ...(['TMF621', 'TMF622', 'TMF632', 'TMF635', 'TMF637', 'TMF638', 'TMF639'] as const),
  ...(['TMF641', 'TMF651', 'TMF654', 'TMF666', 'TMF676', 'TMF678'] as const),
] as const;
export type InterfaceName = (typeof interfaceNames)[number];

/** The path that each has by its official file, behind the base URL. */
export const interfacePaths: Readonly<Record<InterfaceName, string>> = {
  TMF621: 'troubleTicket/v4',
  TMF622: 'productOrderingManagement/v4',
  TMF632: 'party/v4',
  TMF635: 'usageManagement/v4',
  TMF637: 'productInventory/v4',
  TMF638: 'serviceInventory/v4',
  TMF639: 'resourceInventoryManagement/v4',
  TMF641: 'serviceOrdering/v4',
  TMF651: 'agreementManagement/v4',
  TMF654: 'prepayBalanceManagement/v4',
  TMF666: 'accountManagement/v4',
  TMF676: 'payment/v4',
  TMF678: 'customerBillManagement/v4',
};
