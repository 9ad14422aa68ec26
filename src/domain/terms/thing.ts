/** What a procedure takes to begin with: made by a thing, and known to that thing alone. */
export interface Fit {
  /** What the thing is called, to be read. */
  readonly of: string;
}

/** Something that is shown, as a procedure can be begun about it. */
export interface Given {
  /** What the procedure's field is answered with, such as an id. */
  readonly value: string;
  /** Which of its actions a procedure is begun with: its button is called by that. */
  readonly does?: string | undefined;
  /** Whether a procedure that takes this can be begun about it as it is now. Nothing is read for it. */
  fits(fit: Fit): boolean;
}

/** A kind of thing that people go on with, such as lines or an order. `R` is what is known of it where it is shown. */
export interface Thing<R> {
  /** A procedure takes every one of them. */
  readonly any: Fit;
  /** A procedure takes those of which this is so. */
  when(condition: (row: R) => boolean): Fit;
  /** Whether it is one of these that a procedure takes. */
  isTakenBy(fit: Fit): boolean;
  /** One of them, where it is shown. */
  shown(value: string, row: R, does?: string): Given;
}

/** A kind of thing that procedures can be begun about. It is declared once, in its noun's folder. */
export function thing<R>(of: string): Thing<R> {
  const conditions = new WeakMap<Fit, (row: R) => boolean>();
  const when = (condition: (row: R) => boolean): Fit => {
    const fit = { of };
    conditions.set(fit, condition);
    return fit;
  };
  return {
    when,
    any: when(() => true),
    isTakenBy: (fit) => conditions.has(fit),
    shown: (value, row, does) => ({ value, does, fits: (fit) => conditions.get(fit)?.(row) ?? false }),
  };
}
