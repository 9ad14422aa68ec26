/** One thing that somebody means to happen once, whatever they have to press for it. */
export interface Intent {
  readonly what: string;
  /** The command ids of the reviews that were confirmed for it. */
  readonly pressed: Set<string>;
  /** The command whose receipt was read, with its reference. */
  acknowledged?: Acknowledged;
}

export interface Acknowledged {
  readonly command: string;
  readonly reference: string;
}

/** A command that was done, as the store says. */
export interface DoneCommand {
  readonly command: string;
  readonly reference: string;
}

export type Problem = { readonly kind: 'lost' | 'twice' | 'books' | 'silent'; readonly text: string };

/** Everything that was meant so far, by everybody. */
export class Intents {
  readonly #all: Intent[] = [];

  begin(what: string): Intent {
    const intent = { what, pressed: new Set<string>() };
    this.#all.push(intent);
    return intent;
  }

  /** What was acknowledged up to now: whatever a store shows from now on must have it. */
  acknowledged(): Acknowledged[] {
    return this.#all.flatMap(({ acknowledged }) => (acknowledged === undefined ? [] : [acknowledged]));
  }

  /** What is wrong with these commands, which were read after `acknowledged` was asked for. */
  problems(acknowledged: readonly Acknowledged[], done: readonly DoneCommand[]): Problem[] {
    const references = new Map(done.map(({ command, reference }) => [command, reference]));
    const pressed = new Set(this.#all.flatMap((intent) => [...intent.pressed]));
    return [
      ...acknowledged
        .filter(({ command, reference }) => references.get(command) !== reference)
        .map(({ command, reference }) => ({
          kind: 'lost' as const,
          text: `acknowledged and lost: ${command} ${reference}`,
        })),
      ...this.#all.flatMap((intent) => {
        const often = [...intent.pressed].filter((command) => references.has(command));
        return often.length > 1
          ? [{ kind: 'twice' as const, text: `done ${often.length} times: ${intent.what} (${often.join(', ')})` }]
          : [];
      }),
      ...done
        .filter(({ command }) => !pressed.has(command))
        .map(({ command }) => ({ kind: 'twice' as const, text: `done and never confirmed: ${command}` })),
    ];
  }
}
