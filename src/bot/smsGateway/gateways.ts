import type { GatewayDriver, SmsGateway } from './sms.js';

/** A gateway with whom it serves. */
export interface OperatorGateway {
  readonly name: string;
  readonly operator: string;
  /** The short numbers that people write to. */
  readonly senders: readonly string[];
  readonly driver: GatewayDriver;
}

export interface Gateways extends GatewayDriver {
  /** Whom a short number of a gateway belongs to. */
  operatorOf(gateway: string, shortNumber: string): string | undefined;
  /** The short numbers of an operator, over all its gateways. */
  numbersOf(operator: string): readonly string[];
  /** The only operator of a gateway; undefined where there are several. */
  ownerOf(gateway: string): string | undefined;
}

/**
 * All gateways as one: an SMS goes by one of its operator, that of its short number if it has one. Where an operator has none,
 * `otherwise` takes it.
 */
export function makeGateways(gateways: readonly OperatorGateway[], otherwise: SmsGateway): Gateways {
  const drivers = [...new Set(gateways.map(({ driver }) => driver))];
  return {
    send: (sms, signal) => {
      const own = gateways.filter(({ operator }) => operator === sms.operator);
      const by = own.find(({ senders }) => senders.includes(sms.from)) ?? own[0];
      return (by?.driver ?? otherwise).send(sms, signal);
    },
    operatorOf: (gateway, shortNumber) => {
      const own = gateways.filter(({ name }) => name === gateway);
      const plain = shortNumber.replace(/^\+/, '');
      return own.find(({ senders }) => senders.some((one) => one.replace(/^\+/, '') === plain))?.operator;
    },
    numbersOf: (operator) => gateways.filter((one) => one.operator === operator).flatMap(({ senders }) => senders),
    ownerOf: (gateway) => {
      const [owner, ...others] = new Set(gateways.filter(({ name }) => name === gateway).map((one) => one.operator));
      return others.length === 0 ? owner : undefined;
    },
    start: (listener) => {
      for (const driver of drivers) driver.start(listener);
    },
    stop: async () => {
      await Promise.all(drivers.map((driver) => driver.stop()));
    },
  };
}
