/** A file was kept for a while, which is over: whoever wants it asks for it again. The message says so in words. */
export class NoLonger extends Error {
  override name = 'NoLonger';
}
