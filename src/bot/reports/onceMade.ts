import { type KeptReports, REPORT_DAYS } from '../../domain/documents/keptReports.js';
import { postAgain } from '../../domain/door/outbox.js';
import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Role } from '../../domain/records/account.js';
import type { Report, ReportFile } from '../../domain/records/report.js';
import type { Tables } from '../../domain/records/tables.js';
import type { Parcel } from '../outbox/courier.js';
import type { MadeReport } from './madeReport.js';
import { mailed } from './mailedReports.js';

type Asked = Pick<Parcel<'email.report'>, 'id' | 'message'> & {
  readonly operator: Operator;
  /** The role of whoever asked, as it is now. */
  readonly role?: Role;
};

export interface NotingPorts {
  readonly clock: Clock;
  readonly ids: Ids;
}
export interface OncePorts extends NotingPorts {
  /** Tells of what is written. */
  readonly store: Pick<Store, 'read' | 'transaction'>;
  readonly kept: KeptReports;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The id of a report: its command's. A message of before names none. */
export const reportId = ({ id, message }: Pick<Asked, 'id' | 'message'>): string => message.command ?? id;

/**
 * The report's file: the one that was made before, or what `make` gives, kept. Whoever makes it at the same time, or was killed before it was
 * noted, has made one that nobody finds. Undefined: there is none to be made.
 */
export async function onceMade(
  ports: OncePorts,
  asked: Asked,
  make: () => Promise<MadeReport | undefined>,
): Promise<ReportFile | undefined> {
  const before = await ports.store.read(({ reports }) => reports.get(reportId(asked)));
  if (before?.file !== undefined && (await ports.kept.find(before.file.id)) !== undefined)
    return before.role === asked.role ? before.file : undefined;
  const made = await make();
  if (made === undefined) return undefined;
  const { name, type, asOf, total } = made;
  const file = { id: await ports.kept.keep(made.bytes), name, type, asOf, total };
  return ports.store.transaction(async (tables) => {
    await tables.reports.claim(reportId(asked));
    const there = await tables.reports.get(reportId(asked));
    if (there?.file !== undefined && there.file.id !== before?.file?.id) return there.file;
    await note(tables, ports, asked, { state: 'made', file, role: asked.role });
    return file;
  });
}

/** Notes that a report did not go out; what was made of it can be had all the same. */
export async function noteFailed(tables: Tables, ports: NotingPorts, asked: Asked): Promise<void> {
  const before = await tables.reports.get(reportId(asked));
  const { file, role } = before ?? {};
  await note(tables, ports, asked, { state: 'failed', file, role });
}

/** Writes down how a report stands, and has it told where it was asked for. */
async function note(
  tables: Tables,
  { clock, ids }: NotingPorts,
  asked: Asked,
  { state, file, role }: Pick<Report, 'state' | 'file' | 'role'>,
): Promise<void> {
  const now = clock.now();
  const { operator, message } = asked;
  const { account, organisation, conversation } = message;
  const { procedure, called } = mailed[message.report];
  const id = reportId(asked);
  await tables.reports.put({
    ...{ id, operator: operator.profile.id, account, ...(organisation !== undefined && { organisation }) },
    ...{ state, ...(file && { file }), ...(role && { role }), procedure, called, at: now.toISOString() },
    expiresAt: new Date(now.getTime() + REPORT_DAYS * DAY_MS).toISOString(),
  });
  if (conversation === undefined) return;
  const work = { tables, ids, now, operator, commandId: id };
  await postAgain(work, { kind: 'chat.news', conversation, account, about: 'report', id }, now);
}
