import { say, sayStale } from '../../conversation/speaking.js';
import type { Waits } from '../../conversation/state.js';
import { turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import { givenCount } from '../../definition/answers.js';
import type { OpenRuns } from '../openRuns.js';
import { type LeavingButton, pressedOfLeaving, type Really, reallyIn, saidOfLeaving } from './leaving.js';
import type { Organisations } from './organisations.js';

/** Gives up what is asked now, and says so, once: its card only tells that it is closed. */
export async function giveUpNow(context: TurnContext, runs: OpenRuns): Promise<void> {
  await say(context, turnOf(context).words.say('common:cancelled'));
  await runs.close('common:closed');
}

/** The answers to "really give it up?" and "really start over?". Anything but a yes goes on where it was. */
export class ReallyLeaving {
  constructor(
    private readonly context: TurnContext,
    private readonly runs: OpenRuns,
    private readonly organisations: Organisations,
  ) {}

  /** Takes a text. False: it is no answer. */
  async said(text: string, waits: Waits | undefined): Promise<boolean> {
    const answer = saidOfLeaving(waits, text, turnOf(this.context));
    if (answer === undefined) return false;
    await this.answered(answer);
    return true;
  }

  async pressed(submit: LeavingButton, waits: Waits | undefined): Promise<void> {
    const answer = pressedOfLeaving(waits ?? this.askedBefore(submit), submit);
    if (answer !== undefined) return this.answered(answer);
    // These buttons do nothing to a question about something else.
    if (reallyIn(waits) === undefined) turnOf(this.context).state.waits = waits;
    await sayStale(this.context);
  }

  /**
   * The question whose button this is, though something was typed since: what it was about is still asked, and has the
   * answers that it said would be lost. A typed "yes" says so to the question that waits only.
   */
  private askedBefore({ act, run }: LeavingButton): Really | undefined {
    const { really } = turnOf(this.context).state;
    const { current } = this.runs;
    if (current === undefined || run !== current.id || really?.run !== run) return undefined;
    if (really.answers !== givenCount(current)) return undefined;
    return { for: act === 'afresh' ? 'restarting' : 'leaving', run };
  }

  private async answered(answer: Really | 'no'): Promise<void> {
    if (answer === 'no') return this.runs.repeat();
    if (answer.for === 'changing') return this.organisations.change(answer.organisation);
    if (answer.run !== this.runs.current?.id) return this.runs.repeat();
    await (answer.for === 'restarting' ? this.runs.restart() : giveUpNow(this.context, this.runs));
  }
}
