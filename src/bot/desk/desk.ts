import { z } from 'zod';
import type { Store } from '../../domain/door/ports.js';
import { STAFF } from '../../domain/records/account.js';
import type { Session } from '../../domain/records/session.js';
import type { Budgets } from '../budgets.js';
import type { Counters } from '../http/limits.js';
import type { Log } from '../log.js';
import { createSignedTokens } from '../secrets/signedTokens.js';
import { type Sessions, sessionSeconds } from '../signIn/sessions.js';
import type { PageDeps } from '../web/pages.js';
import type { DemoAccount, ServedOperator } from '../words/served.js';
import { createDeskFiles, type DeskFiles } from './deskFiles.js';
import type { DeskParts } from './deskParts.js';

/** The staff's page: its parts, and what guards it. */
export interface Desk extends Omit<DeskParts, 'key' | 'previous'> {
  readonly files: DeskFiles;
  /** Whether an operator has a desk: the role of its staff stands in its profile. */
  serves(operator: string): boolean;
  /** A token that a page of this session carries: what changes something brings it along. */
  token(session: Session): Promise<string>;
  isToken(token: string, session: Session): Promise<boolean>;
}

/** What its pages are served with. */
export interface DeskDeps extends PageDeps {
  readonly desk: Desk;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly operators: readonly ServedOperator[];
  readonly demoAccounts: readonly DemoAccount[];
  readonly limits: Pick<Budgets, 'uploads' | 'uploadsAtOnce' | 'uploadsAtOnceOfAccount'>;
  readonly counters: Counters;
  readonly log: Log;
}

const Claims = z.object({ sub: z.string() });

export function createDesk(parts: DeskParts): Desk {
  const { operatorOf, clock } = parts;
  const tokens = createSignedTokens(parts, 'guichet/desk');
  return {
    ...parts,
    files: createDeskFiles(parts),
    serves: (operator) => operatorOf(operator).profile.roles[STAFF] !== undefined,
    token: ({ id }) => {
      const now = Math.floor(clock.now().getTime() / 1000);
      return tokens.sign({ sub: id }, now, now + sessionSeconds);
    },
    isToken: async (token, { id }) => Claims.safeParse(await tokens.open(token)).data?.sub === id,
  };
}
