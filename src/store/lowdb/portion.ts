import type { SearchedColumn, TableName } from '../../domain/records/tables.js';
import { JoinedText } from './joinedText.js';
import type { Kept } from './kept.js';
import type { MaskPart, MaskSearch } from './maskSearch.js';

/** A mask over a column, and the part of it that is looked for. */
export interface ColumnMask<N extends TableName> {
  readonly column: SearchedColumn<N>;
  readonly search: MaskSearch;
  readonly part: MaskPart | undefined;
}

/** Some rows of an order, one after another, and the texts of what was searched in them. */
export class Portion<N extends TableName> {
  readonly #texts = new Map<SearchedColumn<N>, JoinedText>();

  constructor(private readonly own: Kept<N>[]) {}

  get rows(): readonly Kept<N>[] {
    return this.own;
  }

  /** The rows that one of the masks fits, each once, in their order. */
  fitting(masks: readonly ColumnMask<N>[]): Kept<N>[] {
    const [places = [], ...others] = masks.map(({ column, search, part }) => this.texts(column).fitting(search, part));
    const all = others.length === 0 ? places : [...new Set(places.concat(...others))].sort((a, b) => a - b);
    return all.flatMap((place) => this.own[place] ?? []);
  }

  /** A column of the rows; made when it is first asked for, and when a text has changed. */
  texts(column: SearchedColumn<N>): JoinedText {
    const texts = this.#texts.get(column) ?? new JoinedText(this.own.map(({ row }) => String(row[column])));
    this.#texts.set(column, texts);
    return texts;
  }

  insert(place: number, kept: Kept<N>): void {
    this.own.splice(place, 0, kept);
    this.#texts.clear();
  }

  remove(place: number): void {
    this.own.splice(place, 1);
    this.#texts.clear();
  }

  /** Most changes of a row leave alone what is searched. */
  replace(place: number, next: Kept<N>): void {
    const before = this.own[place];
    this.own[place] = next;
    for (const column of this.#texts.keys()) if (before?.row[column] !== next.row[column]) this.#texts.delete(column);
  }

  /** Takes away the second half. */
  halve(): Portion<N> {
    this.#texts.clear();
    return new Portion(this.own.splice(this.own.length >> 1));
  }
}
