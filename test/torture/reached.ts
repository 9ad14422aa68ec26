/** How often what was reached: receipts by procedure and action, results, refusals. */
export class Reached {
  readonly receipts = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  /** How many receipts and results there were in all. */
  ends = 0;
  turns = 0;
  steps = 0;

  receipt(what: string): void {
    this.ends += 1;
    this.receipts.set(what, (this.receipts.get(what) ?? 0) + 1);
  }

  refusal(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }
}
