import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Digest, Limit } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { OpenReading, Reading } from '../../domain/records/reading.js';
import type { SecretCodeCheck } from '../../domain/secretCodes/secretCode.js';
import { inLanguage } from '../../domain/terms/choices.js';
import { type Language, languages } from '../../domain/terms/language.js';
import { plainChannel } from '../turns/channels.js';
import type { InOrder } from '../turns/inOrder.js';
import type { Turns } from '../turns/turns.js';
import type { WordsOf } from '../words/words.js';
import { toldOf } from './pages.js';
import {
  endReading,
  isOver,
  mayStillRead,
  openReading,
  orderOf,
  putOrRemove,
  type ReadingPorts,
  readingId,
} from './readings.js';
import { asksMore, type SaidKind, wordSaid } from './saidWords.js';
import { isDay, numberOf, secretIn } from './secretIn.js';
import type { Heard, Texted, TextForm } from './texted.js';

export interface HeardPorts extends ReadingPorts {
  readonly turns: Turns;
  readonly words: WordsOf;
  readonly digest: Digest;
  readonly check: SecretCodeCheck;
  readonly inOrder: InOrder;
  /** Texts of one sender, and of all: seconds to wait, 0 for none. */
  readonly ofSender: { take(key: string): Promise<number> };
  readonly ofAll: Limit;
  operatorOf(id: string): Operator;
}

const whole: TextForm = { written: (text) => text, fitting: (text) => ({ text, rest: '' }) };

/** Reception of plain text: the code leaves a message before a turn sees it. */
export const makeHeard =
  (ports: HeardPorts): Heard =>
  async (texted, form = whole) => {
    const key = readingId(ports.digest, texted);
    if ((await ports.ofSender.take(key)) > 0 || !(await ports.ofAll.take())) return [];
    return ports.inOrder(orderOf(key), () => new Hearing(ports, texted, form, key).answers());
  };

/** One text, as it is taken. */
class Hearing {
  private readonly operator: Operator;

  constructor(
    private readonly ports: HeardPorts,
    private readonly texted: Texted,
    private readonly form: TextForm,
    private readonly key: string,
  ) {
    this.operator = ports.operatorOf(texted.operator);
  }

  async answers(): Promise<readonly string[]> {
    const { store, clock, words } = this.ports;
    const found = await store.read(({ readings }) => readings.get(this.key));
    const isEnded = found !== undefined && found.state !== 'silent' && isOver(found, clock.now());
    if (isEnded) await endReading(this.ports, found);
    const reading = isEnded ? this.silent(found.stopped) : found;
    const open = reading?.open;
    if (open?.openedBy === this.texted.id) return this.greeting(open);
    const said = wordSaid(this.texted.text, words, this.first);
    const done = said && (await this.word(said.kind, this.spoken(said.language), reading));
    if (done !== undefined) return done;
    if (reading !== undefined && open !== undefined) {
      if (await mayStillRead(this.ports, open)) return this.reads(reading, open);
      await endReading(this.ports, reading);
      return this.says('wrong');
    }
    if (isEnded && found.open !== undefined && this.secret() === undefined) return this.says('over');
    return this.proves(reading);
  }

  /** What works without a code. Undefined: it is for what is open. */
  private async word(kind: SaidKind, language: Language, reading: Reading | undefined) {
    if (kind === 'help') return reading?.open === undefined ? this.says(this.what, language) : undefined;
    if (kind === 'exit' && reading?.open === undefined) return undefined;
    if (reading?.open !== undefined && kind !== 'start') await endReading(this.ports, reading);
    if (kind === 'exit') return this.says('ended', language);
    const stopped = kind === 'stop';
    const rest = kind === 'start' && reading !== undefined ? reading : this.silent(stopped);
    await this.ports.store.transaction((tables) => putOrRemove(tables, { ...rest, stopped }));
    return this.says(stopped ? 'stopped' : 'started', language);
  }

  /** Somebody who has proven a code reads. A code is not wanted any more, and goes no further. */
  private async reads(reading: Reading, open: OpenReading): Promise<readonly string[]> {
    const { ports, texted } = this;
    const { text, id } = texted;
    if (this.secret() !== undefined && !isDay(text)) return this.says('noCode');
    const page = await this.nextPage(open);
    if (page !== undefined) return this.tell(reading, open, page);
    await this.conversation(open);
    await ports.turns.receive(open.conversation, { type: ActivityTypes.Message, id, text, textFormat: 'plain' });
    return this.tell(reading, open, { of: id, from: 0, by: id });
  }

  /** The rest of a long answer, where it is asked for. */
  private async nextPage(open: OpenReading): Promise<OpenReading['page']> {
    const { id, text } = this.texted;
    const { page } = open;
    if (page === undefined || !asksMore(text, this.ports.words, this.first)) return undefined;
    if (page.by === id) return page;
    const told = await toldOf(this.ports, this.pageOf(open), page);
    return told.rest === '' ? undefined : { of: page.of, from: told.until, by: id };
  }

  private async tell(reading: Reading, open: OpenReading, page: NonNullable<OpenReading['page']>) {
    const { store, clock } = this.ports;
    const { text } = await toldOf(this.ports, this.pageOf(open), page);
    const usedAt = clock.now().toISOString();
    await store.transaction(({ readings }) => readings.put({ ...reading, open: { ...open, page }, usedAt }));
    return text === '' ? [] : [text];
  }

  /** Trades a code; whatever is not right is answered alike. */
  private async proves(reading: Reading | undefined): Promise<readonly string[]> {
    const { texted, operator, ports } = this;
    const secret = this.secret();
    const { country } = operator.profile;
    if (secret === undefined) {
      const claimed = texted.number === undefined ? numberOf(texted.text, country) : undefined;
      return claimed === undefined ? this.says(this.what) : this.claims(claimed, reading);
    }
    const number = texted.number ?? secret.number ?? reading?.claimed;
    if (number === undefined) return this.says('needNumber');
    const attempt = ports.digest(JSON.stringify([this.key, texted.id]));
    const line = await ports.check({ operator: this.id, number, code: secret.code, attempt });
    if (!line.ok) return this.says(line.problem.code === 'code.busy' ? 'busy' : 'wrong');
    const channel = plainChannel(texted.channel);
    const opening = { key: this.key, operator, channel, line: line.value, message: texted.id, before: reading };
    const open = await openReading(ports, opening);
    return open === undefined ? this.says('wrong') : this.greeting(open);
  }

  /** Where the channel has no number: it is said first, and the code with the next message. */
  private async claims(claimed: string, reading: Reading | undefined): Promise<readonly string[]> {
    const usedAt = this.ports.clock.now().toISOString();
    const row: Reading = { ...(reading ?? this.silent(false)), claimed, usedAt };
    await this.ports.store.transaction((tables) => putOrRemove(tables, row));
    return this.says('nowCode');
  }

  /** The menu, said once. */
  private async greeting(open: OpenReading): Promise<readonly string[]> {
    const id = this.texted.id;
    await this.conversation(open);
    await this.ports.turns.receive(open.conversation, { type: ActivityTypes.ConversationUpdate, id });
    const reading = await this.ports.store.read(({ readings }) => readings.get(this.key));
    return reading === undefined ? [] : this.tell(reading, open, { of: id, from: 0, by: id });
  }

  /** Killed before it was opened, it is opened now. */
  private async conversation({ conversation: id, account, openedAt: createdAt }: OpenReading): Promise<void> {
    const channel = plainChannel(this.texted.channel);
    await this.ports.store.conversations.open({ id, account, operator: this.id, channel, createdAt });
  }

  private pageOf(open: OpenReading) {
    return { open, operator: this.operator, form: this.form };
  }

  private secret() {
    return secretIn(this.texted.text, this.operator.profile.country);
  }

  private get id(): string {
    return this.operator.profile.id;
  }

  private get first(): Language {
    return this.operator.profile.languages[0] ?? languages[0];
  }

  private get what(): 'what' | 'whatNumber' {
    return this.texted.number === undefined ? 'whatNumber' : 'what';
  }

  /** A word's language, where the operator speaks it. */
  private spoken(language: Language): Language {
    return this.operator.profile.languages.includes(language) ? language : this.first;
  }

  private silent(stopped: boolean): Reading {
    const usedAt = this.ports.clock.now().toISOString();
    return {
      id: this.key,
      operator: this.id,
      channel: plainChannel(this.texted.channel),
      state: 'silent',
      stopped,
      usedAt,
    };
  }

  private says(key: Own, language = this.first): readonly string[] {
    // As it signs its messages: a name in other letters than the sentence's would more than halve what a segment holds.
    const { title, contact } = this.operator.profile;
    const operator = contact.smsFrom ?? inLanguage(title, language);
    const text = this.ports.words(language, this.id).say(`subscribers:${key}`, { operator });
    return [this.form.fitting(this.form.written(text), '').text];
  }
}

/** What is said where no turn answers. */
export const ownTexts = [
  ...(['what', 'whatNumber', 'nowCode', 'needNumber', 'wrong', 'busy'] as const),
  ...(['noCode', 'ended', 'over', 'stopped', 'started'] as const),
] as const;
type Own = (typeof ownTexts)[number];
