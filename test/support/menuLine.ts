/** The number that a line stands under, in what was read of a menu or a list in plain text. */
export function numberOf(read: string, title: string): string {
  const line = read.split('\n').find((one) => one.includes(title));
  const number = /^(\d+)\. /.exec(line ?? '')?.[1];
  if (number === undefined) throw new Error(`no line has a number and ${title}:\n${read}`);
  return number;
}
