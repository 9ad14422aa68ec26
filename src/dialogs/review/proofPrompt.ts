import { z } from 'zod';
import { proofs } from '../../domain/records/receipt.js';
import { plain } from '../../domain/terms/plainText.js';
import type { Problem } from '../../domain/terms/problems.js';
import { contextOf } from '../../speech/words.js';
import { ActivityTypes } from '../conversation/activity.js';
import { Dialog } from '../conversation/dialogClasses.js';
import type { DialogContext, DialogInstance, DialogTurnResult } from '../conversation/dialogTypes.js';
import { say, sayStale, setAside, showCard } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { runOf, type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { actionOf } from '../definition/answers.js';
import { type Guides, procedureOf } from '../definition/guides.js';
import { codeSentTo, sendCode } from '../runs/proving.js';

/** How it ends: the turn holds the secret, the person went back to the review, or it cannot be asked for. */
export type ProofResult = { readonly typed: true } | { readonly back: true } | { readonly problem: Problem };

const Options = z.object({ run: z.string(), proof: z.enum(proofs) });
/** What an older version began asks for a PIN, and has nothing but text. */
const Waiting = z.object({
  run: z.string().optional(),
  proof: z.enum(proofs).default('pin'),
  card: z.string().optional(),
});
type Waiting = z.output<typeof Waiting>;

/**
 * Asks for a proof that has no field on the review: any of them in plain text, and a one-time code, which is sent only after the
 * yes. What is typed next reaches the turn's `secret` only: no state, no log.
 */
export class ProofPrompt extends Dialog<z.output<typeof Options>> {
  constructor(
    id: string,
    private readonly guides: Guides,
  ) {
    super(id);
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { run, proof } = Options.parse(options);
    const turn = turnOf(dc.context);
    const kept = runOf(turn, run);
    const unsent = proof === 'oneTimeCode' && codeSentTo(kept) === undefined;
    const problem = unsent ? await sendCode(procedureOf(this.guides, kept.procedure), kept, turn) : undefined;
    if (problem !== undefined) return dc.endDialog({ problem } satisfies ProofResult);
    await this.ask(dc, { run, proof });
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const turn = turnOf(dc.context);
    const { control, submit, text } = turn.message;
    const waiting = Waiting.parse(dc.activeDialog?.state ?? {});
    if (control === 'back') return dc.endDialog({ back: true } satisfies ProofResult);
    if (turn.secret !== undefined) return dc.endDialog({ typed: true } satisfies ProofResult);
    const again = submit?.act === 'sendCode' || turn.words.listOfAll('common:said.sendCode').includes(plain(text));
    if (again && waiting.proof === 'oneTimeCode') return this.sendAgain(dc, waiting, turn);
    if (submit !== undefined && submit.act !== 'confirm') await sayStale(dc.context);
    // Whatever is typed here may have been meant as the secret.
    else turn.hideText();
    await this.ask(dc, waiting);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const waiting = Waiting.parse(instance.state ?? {});
    const turn = turnOf(context);
    if (waiting.card !== undefined && waiting.run !== undefined) {
      const title = turn.words.say(`${runOf(turn, waiting.run).procedure}:title`);
      await setAside(context, this.guides.cards, title, 'common:below');
    }
    instance.state = await this.show(context, waiting);
  }

  private async sendAgain(dc: DialogContext, waiting: Waiting, turn: Turn): Promise<DialogTurnResult> {
    const kept = runOf(turn, waiting.run ?? '');
    const problem = await sendCode(procedureOf(this.guides, kept.procedure), kept, turn);
    await this.ask(dc, waiting, problem);
    return Dialog.EndOfTurn;
  }

  private async ask(dc: DialogContext, waiting: Waiting, problem?: Problem): Promise<void> {
    const shown = await this.show(dc.context, waiting, problem);
    if (dc.activeDialog !== undefined) dc.activeDialog.state = shown;
  }

  /** Draws the question, and gives what is to be waited with. */
  private async show(context: TurnContext, { run: id, proof }: Waiting, problem?: Problem): Promise<Waiting> {
    const turn = turnOf(context);
    const run = id === undefined ? undefined : runOf(turn, id);
    const why = problem ?? run?.problem;
    if (run !== undefined) run.problem = undefined;
    const reason = why === undefined ? '' : turn.format.problem(why);
    const to = (run && codeSentTo(run)) ?? '';
    if (!turn.showsCards || run === undefined || proof !== 'oneTimeCode') {
      const lines = [reason, turn.words.say(`common:${proof}.ask`, { to })];
      await say(context, lines.filter((line) => line !== '').join('\n'));
      return { run: id, proof };
    }
    const card = turn.services.ids.next();
    await showCard(context, codeCard(this.guides, run, { card, to, problem: reason }, turn));
    return { run: run.id, proof, card };
  }
}

/** The card with the field for a one-time code. */
function codeCard(
  guides: Guides,
  run: Run,
  { card, to, problem }: { readonly card: string; readonly to: string; readonly problem: string },
  { words }: Turn,
) {
  const action = actionOf(procedureOf(guides, run.procedure), run.answers);
  return guides.cards('proof', {
    title: words.say(`${run.procedure}:title`),
    note: words.say('common:oneTimeCode.sent', { to }),
    problem,
    label: words.say('common:oneTimeCode.label'),
    missing: words.say('problems:value.oneTimeCode'),
    confirm: words.say(`${run.procedure}:confirm`, contextOf(action)),
    again: words.say('common:oneTimeCode.again'),
    back: words.say('common:back'),
    help: words.say('common:help'),
    cancel: words.say('common:cancel'),
    card,
    command: run.commandId ?? '',
  });
}
