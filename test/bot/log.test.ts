import { describe, expect, it } from '@jest/globals';
import { createLog, type LogFields } from '../../src/bot/log.js';

const canary = '48213597';

function written(event: `${string}.${string}`, fields: LogFields, error?: unknown): string {
  const lines: string[] = [];
  createLog({ level: 'debug', to: { write: (line) => lines.push(line) } }).error(event, fields, error);
  return lines.join('');
}

describe('a log line', () => {
  it('has the allowed fields', () => {
    const line: unknown = JSON.parse(written('turn.failed', { operator: 'konnect', status: 500, reference: 'abc-1' }));
    expect(line).toMatchObject({ event: 'turn.failed', operator: 'konnect', status: 500, reference: 'abc-1' });
  });

  it('has no other field, whatever is handed over', () => {
    const fields: LogFields = JSON.parse(
      JSON.stringify({ operator: 'konnect', text: canary, headers: { cookie: canary }, nested: { pin: canary } }),
    );
    expect(written('turn.failed', fields)).not.toContain(canary);
  });

  it('drops an allowed field that holds no id or code', () => {
    expect(written('turn.failed', { code: `my PIN is ${canary}`, route: `/x?t=${canary}` })).not.toContain(canary);
  });

  it('tells where an error came from, not what it says', () => {
    const error = new Error(`cannot read "${canary}"`, { cause: new TypeError(`bad\n    at /typed/${canary}:1:1`) });
    const line = written('turn.failed', {}, error);
    expect(line).not.toContain(canary);
    expect(JSON.parse(line)).toMatchObject({
      error: {
        name: 'Error',
        frames: expect.arrayContaining([expect.stringMatching(/log\.test/)]),
        cause: { name: 'TypeError' },
      },
    });
  });

  it('has nothing of what was thrown and is no error', () => {
    expect(written('turn.failed', {}, canary)).not.toContain(canary);
  });
});
