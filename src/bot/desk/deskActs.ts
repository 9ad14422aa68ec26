import type { Request, Response } from 'restify';
import { z } from 'zod';
import { changeLanguage } from '../../domain/accounts/changeLanguage.js';
import type { SentFile } from '../../domain/documents/uploads.js';
import type { Command } from '../../domain/door/command.js';
import type { RequestFile } from '../../domain/records/request.js';
import { Language } from '../../domain/terms/language.js';
import { type Problem, problemOf } from '../../domain/terms/problems.js';
import { MOST_ATTACHMENTS } from '../../domain/tickets/attachments.js';
import {
  answerRequest,
  closeRequest,
  handOverRequest,
  reopenRequest,
  takeRequest,
} from '../../domain/tickets/staff.js';
import { wrongFile } from '../../domain/values/fileKinds.js';
import { readForm, sentFiles } from '../directline/uploadBody.js';
import { reject, sendJson } from '../http/answer.js';
import { RateLimit, tooMany } from '../http/limits.js';
import { makeReceiving } from '../http/receiving.js';
import type { DeskDeps } from './desk.js';
import type { AtDesk } from './deskParts.js';

/** Given by the page for one press, however often it is sent. */
const Press = { command: z.string().regex(/^[\w-]{8,64}$/) };
const Act = z.object({
  ...Press,
  does: z.enum(['take', 'handOver', 'close', 'reopen']),
  request: z.string().max(100),
  version: z.int().nonnegative(),
  to: z.string().max(100).optional(),
});
const Answer = z.object({
  ...Press,
  request: z.string().max(100),
  version: z.coerce.number().int().nonnegative(),
  message: z.string(),
});

const Spoken = z.object({ ...Press, language: Language });

/** What is pressed on the staff's page. */
export interface DeskActs {
  act(at: AtDesk, req: Request, res: Response): Promise<void>;
  /** In which language somebody works from now on. */
  language(at: AtDesk, req: Request, res: Response): Promise<void>;
  /** An answer, perhaps with files, as a form. */
  answer(at: AtDesk, req: Request, res: Response): Promise<void>;
}

export function makeDeskActs(deps: DeskDeps): DeskActs {
  const ofAccount = new RateLimit(deps.counters('uploads', deps.limits.uploads));
  const receiving = makeReceiving(deps.limits);
  return {
    act: (at, req, res) => act(deps, at, req, res),
    language: (at, req, res) => language(deps, at, req, res),
    answer: async (at, req, res) => {
      const wait = await ofAccount.take(at.account.id, Number(req.headers['content-length'] ?? 0));
      if (wait > 0) return refuseUnread(res, wait);
      const done = await receiving(at.account.id, async () => {
        await answer(deps, at, req, res);
        return true;
      });
      if (done === undefined) refuseUnread(res, 1);
    },
  };
}

/** The rest of a refused body is not waited for. */
function refuseUnread(res: Response, seconds: number): void {
  res.setHeader('Connection', 'close');
  reject(res, tooMany(seconds));
}

async function act(deps: DeskDeps, at: AtDesk, req: Request, res: Response): Promise<void> {
  const asked = Act.safeParse(req.body);
  if (!asked.success) return reject(res, { status: 400, code: 'BadArgument' });
  const { command, does, request, version, to = '' } = asked.data;
  const about = { request, version };
  if (does === 'handOver')
    return carryOut(deps, at, res, { id: command, command: handOverRequest, input: { ...about, to } });
  const commands = { take: takeRequest, close: closeRequest, reopen: reopenRequest };
  return carryOut(deps, at, res, { id: command, command: commands[does], input: about });
}

async function language(deps: DeskDeps, at: AtDesk, req: Request, res: Response): Promise<void> {
  const asked = Spoken.safeParse(req.body).data;
  if (asked === undefined || !at.operator.profile.languages.includes(asked.language))
    return reject(res, { status: 400, code: 'BadArgument' });
  const input = { language: asked.language };
  return carryOut(deps, at, res, { id: asked.command, command: changeLanguage, input });
}

async function answer(deps: DeskDeps, at: AtDesk, req: Request, res: Response): Promise<void> {
  const form = await readForm(req);
  const fields = form && Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  const asked = Answer.safeParse(fields);
  if (form === undefined || !asked.success) return reject(res, { status: 400, code: 'BadArgument' });
  const { command: id, request, version, message } = asked.data;
  // Pressed again, it is the answer that was sent: its files are kept already, under the ids that they got then.
  if ((await deps.desk.door.receiptOf(idOf(at, id), at.actor))?.outcome.kind === 'done') return sendJson(res, 200, {});
  const files = await sentFiles(form);
  const refused = refusedFiles(files);
  if (refused !== undefined) return refuseWith(at, res, refused);
  const read = answerRequest.input.safeParse({ request, version, message });
  if (!read.success) return refuseWith(at, res, problemOf(read.error));
  const attachments = await keptIn(deps, files);
  return carryOut(deps, at, res, { id, command: answerRequest, input: { ...read.data, attachments } });
}

function refusedFiles(files: readonly SentFile[]): Problem | undefined {
  if (files.length > MOST_ATTACHMENTS) return { code: 'value.fileTooMany', details: { maximum: MOST_ATTACHMENTS } };
  const code = wrongFile(files);
  return code && { code, details: {} };
}

/** Kept under a name of their own until the outbox has copied them to the request; what is left of them is swept. */
async function keptIn({ desk: { uploads, ids } }: DeskDeps, files: readonly SentFile[]): Promise<RequestFile[]> {
  if (files.length === 0) return [];
  const conversation = `desk-${ids.next()}`;
  const kept = (await uploads.keep(conversation, files)) ?? [];
  return files.flatMap(({ name, contentType }, at) => {
    const id = kept[at];
    return id === undefined ? [] : [{ id, name, contentType, conversation }];
  });
}

/** No press of anybody else has it. */
const idOf = ({ account }: AtDesk, press: string): string => `desk-${account.id}-${press}`;

async function carryOut<I>(
  { desk, log }: DeskDeps,
  at: AtDesk,
  res: Response,
  { id, command, input }: { readonly id: string; readonly command: Command<I>; readonly input: I },
): Promise<void> {
  const done = await desk.door.execute({ commandId: idOf(at, id), command, input, actor: at.actor });
  const problem = done.ok ? done.value.outcome.kind === 'refused' && done.value.outcome.problem : done.problem;
  const { account, operator } = at.actor;
  log.info(problem ? 'desk.refused' : 'desk.done', {
    operator,
    account,
    command: command.name,
    ...(problem && { code: problem.code }),
  });
  if (problem) return refuseWith(at, res, problem);
  sendJson(res, 200, {});
}

const refuseWith = ({ speaker: { format } }: AtDesk, res: Response, problem: Problem): void =>
  reject(res, { status: 409, code: problem.code, message: format.problem(problem) });
