import type { Clock } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Log } from '../log.js';
import { randomIds } from '../secrets/hashing.js';
import { type DemoPhones, demoGateway, demoPhones } from '../smsGateway/demoPhones.js';
import { fileGateway } from '../smsGateway/fileGateway.js';
import { type Gateways, makeGateways, type OperatorGateway } from '../smsGateway/gateways.js';
import type { GatewaySettings } from '../smsGateway/settings.js';
import { type GatewayDriver, noGateway } from '../smsGateway/sms.js';
import { type Config, ConfigError } from './config.js';
import { smsFolder } from './dataFolders.js';

/** What SMS go by, and the phones of the demo, where they go nowhere else. */
export interface Texting {
  readonly gateways: Gateways;
  readonly phones: DemoPhones | undefined;
}

/** The gateways of the configuration; for the other operators of a demo its phones. Throws ConfigError. */
export async function smsFor(
  config: Pick<Config, 'mode' | 'sms' | 'dataDir'>,
  operators: ReadonlyMap<string, Operator>,
  ports: { readonly clock: Clock; readonly log: Log },
): Promise<Texting> {
  const unknown = config.sms.filter(({ operator }) => !operators.has(operator));
  if (unknown.length > 0)
    throw new ConfigError(unknown.map(({ name }) => `the SMS gateway ${name} is of an operator that is not served`));
  const connected: OperatorGateway[] = [];
  for (const one of config.sms) connected.push({ ...one, driver: await driverOf(one, ports) });
  if (config.mode !== 'demo') return { gateways: makeGateways(connected, noGateway), phones: undefined };
  const phones = demoPhones({ now: () => ports.clock.now(), id: randomIds.next });
  const files = fileGateway(smsFolder(config.dataDir));
  const driver: GatewayDriver = {
    ...phones,
    send: async (sms, signal) => {
      await phones.send(sms, signal);
      return files.send(sms, signal);
    },
  };
  const others = [...operators.values()].filter(({ profile: { id } }) =>
    config.sms.every((one) => one.operator !== id),
  );
  const demo = others.map(({ profile: { id, contact } }) => ({
    ...{ name: demoGateway, operator: id, senders: contact.smsTo, driver },
  }));
  return { gateways: makeGateways([...connected, ...demo], driver), phones };
}

/** The code of a driver is loaded only where it is configured. */
async function driverOf(
  settings: GatewaySettings,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<GatewayDriver> {
  if (settings.driver === 'smpp') {
    const { smppGateway } = await import('../smsGateway/smpp/gateway.js');
    return smppGateway(settings, { clock, log, random: Math.random });
  }
  const { kannelGateway } = await import('../smsGateway/kannel/gateway.js');
  return kannelGateway(settings, { clock, log });
}
