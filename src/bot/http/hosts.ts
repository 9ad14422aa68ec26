import { isLoopback } from '../variables.js';

/** Whether an address is of one of these hosts (`*.example.com`: of all below it), and cannot be overheard. */
export function isOfHosts(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host, username } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) return false;
  const fits = (one: string) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one);
  return username === '' && hosts.some(fits);
}
