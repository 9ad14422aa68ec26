import type { TurnContext } from './turnContext.js';

/** A dialog that is open, with what it waits with. */
export interface DialogInstance {
  id: string;
  state: Record<string, unknown>;
}

/** What dialogs keep between two turns. */
export interface DialogState {
  dialogStack: DialogInstance[];
}

/** How a dialog has left a turn. */
export interface DialogTurnResult {
  readonly status: string;
  readonly result?: unknown;
}

/** The dialogs that are open in a turn, and what can be done with them. */
export interface DialogContext {
  readonly context: TurnContext;
  readonly stack: readonly DialogInstance[];
  readonly activeDialog: DialogInstance | undefined;
  beginDialog(id: string, options?: object): Promise<DialogTurnResult>;
  continueDialog(): Promise<DialogTurnResult>;
  replaceDialog(id: string, options?: object): Promise<DialogTurnResult>;
  /** Ends the uppermost dialog: the one below goes on with this result. */
  endDialog(result?: unknown): Promise<DialogTurnResult>;
  repromptDialog(): Promise<void>;
  cancelAllDialogs(): Promise<DialogTurnResult>;
}

/** The same within a step of a waterfall. */
export interface WaterfallStepContext extends DialogContext {
  readonly options: unknown;
  /** How the dialog that the step before has begun was ended. */
  readonly result: unknown;
  next(result?: unknown): Promise<DialogTurnResult>;
}

/** Where dialogs keep their state. */
export interface StatePropertyAccessor {
  get(context: TurnContext): Promise<DialogState>;
  set(context: TurnContext, value: DialogState): Promise<void>;
  delete(context: TurnContext): Promise<void>;
}

/** What can be asked, and waits for an answer. */
export interface DialogOf<Options extends object> {
  readonly id: string;
  beginDialog(dc: DialogContext, options?: Options): Promise<DialogTurnResult>;
  continueDialog(dc: DialogContext): Promise<DialogTurnResult>;
  repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void>;
}

/** What dialogs of one's own extend. */
export type DialogClass = (abstract new <Options extends object>(
  id: string,
) => DialogOf<Options>) & {
  /** The dialog waits for the next message. */
  readonly EndOfTurn: DialogTurnResult;
};

export type WaterfallStep = (step: WaterfallStepContext) => Promise<DialogTurnResult>;

/** Dialogs by their ids, over the state that a turn has. */
export interface Dialogs {
  add(dialog: DialogOf<object>): unknown;
  createContext(context: TurnContext): Promise<DialogContext>;
}
