import { z } from 'zod';
import type { FormData } from '../../src/dialogs/conversation/cards.js';
import type { Turn } from '../../src/dialogs/conversation/turn.js';
import type { Field } from '../../src/dialogs/definition/procedure.js';
import type { Around, AskedField, Inputs, Raw } from '../../src/dialogs/fields/asked.js';
import { asKind, Kind, typedIn } from '../../src/dialogs/fields/kind.js';
import type { SentenceParts } from '../../src/dialogs/fields/sentenceParts.js';
import { lineForm } from '../../src/dialogs/fields/text.js';

/** An hour of the day, hh:mm: a kind of field that the house does not have. Nothing but this file knows of it. */
export const hour = () =>
  asKind(z.string('value.text').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'value.text'), new HourKind());

const SAID = /\b(\d{1,2})\s?[h:]\s?(\d{2})?\b/;

class HourKind extends Kind {
  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return lineForm(value, 5, 'Text');
  }

  override fromCard(name: string, inputs: Inputs): Raw {
    return hourFrom(typedIn(inputs, name));
  }

  protected override fromText(text: string): Raw {
    return hourFrom(text);
  }

  override inWords(_field: Field, value: unknown): string {
    return String(value).replace(':', ' h ');
  }

  protected override inInputs(value: unknown): string[] {
    return value === undefined ? [] : [String(value).replace(':', 'h')];
  }

  override example(): string {
    return '9h30';
  }

  protected override namedIn({ rest }: SentenceParts) {
    return SAID.exec(rest)?.[0];
  }
}

function hourFrom(text: string | undefined): Raw {
  const [, hours, minutes = '00'] = SAID.exec(text ?? '') ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes}`;
}
