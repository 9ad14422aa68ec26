import type { IncomingMessage } from 'node:http';
import Bowser from 'bowser';

/** A browser and its system as their owner calls them, such as "Firefox, Windows"; undefined where it does not say. */
export function browserName({ headers }: IncomingMessage): string | undefined {
  const agent = headers['user-agent'];
  if (agent === undefined || agent === '') return undefined;
  const { browser, os } = Bowser.parse(agent.slice(0, 400));
  const parts = [browser.name, os.name].filter((one) => one !== undefined && one !== '');
  return parts.length === 0 ? undefined : parts.join(', ').slice(0, 80);
}
