/** Figures as Prometheus reads them: by name, and by the labels behind it. */
export interface ReadFigures {
  /** All names that have a figure. */
  readonly names: ReadonlySet<string>;
  /** The sum of a name's figures whose labels are these. */
  of(name: string, labels?: Readonly<Record<string, string>>): number;
}

/** Reads the text of `/metrics`. Throws on a line that is none. */
export function readFigures(text: string): ReadFigures {
  const rows = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, , labels = '', value] = /^([a-zA-Z_:][\w:]*)(\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`no figure: ${line}`);
      const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', own = '']) => [key, own] as const);
      return { name, labels: new Map(pairs), value: Number(value) };
    });
  return {
    names: new Set(rows.map(({ name }) => name)),
    of: (name, wanted = {}) =>
      rows
        .filter((row) => row.name === name && Object.entries(wanted).every(([key, own]) => row.labels.get(key) === own))
        .reduce((sum, { value }) => sum + value, 0),
  };
}
