import type { DialogsState, Waits } from '../../conversation/state.js';

/** The question that waits over what is open: whatever this message is, it waits no longer. */
export function takeQuestion(state: DialogsState): Waits | undefined {
  const { waits } = state;
  state.waits = undefined;
  return waits;
}
