/** A report could be made, but for another system that is away: whoever asked for it may try again. The message says so in words. */
export class NotNow extends Error {
  override name = 'NotNow';
}
