import { z } from 'zod';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Raw } from './asked.js';
import { asKind, Kind, typedIn } from './kind.js';
import { yesOrNo } from './yesOrNo.js';

/** Yes or no. `ticked`: the card's box is ticked at first. */
export const toggle = ({ ticked = false } = {}) => asKind(z.boolean('value.yesNo'), new ToggleKind(ticked));

class ToggleKind extends Kind {
  constructor(private readonly ticked: boolean) {
    super();
  }

  override form(asked: AskedField, { label, hint }: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return { form: 'toggle', value, hint: hint === '' ? label : hint };
  }

  override fromCard(name: string, inputs: Inputs): Raw {
    return typedIn(inputs, name) === 'true' || inputs[name] === true;
  }

  protected override fromText(text: string, _files: unknown, turn: Turn): Raw {
    return yesOrNo(text, turn) ?? (text.trim() === '' ? undefined : text);
  }

  override inWords(_field: Field, value: unknown, _answers: unknown, { words }: Turn): string {
    return words.say(value === true ? 'common:yes' : 'common:no');
  }

  protected override inInputs(value: unknown): string[] {
    return [String(value ?? this.ticked)];
  }

  override example(_field: Field, _answers: unknown, { words }: Turn): string {
    return words.say('common:yes');
  }
}
