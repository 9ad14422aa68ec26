import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig, variableNames } from '../../src/bot/start/config.js';

const key = Buffer.alloc(32, 1).toString('base64');
const live = {
  MODE: 'live',
  PUBLIC_URL: 'https://chat.example.com',
  DATA_DIR: '/srv/guichet',
  SIGNING_KEY: key,
  PEPPER: key,
  SEAL_KEY: key,
  SMTP_URL: 'smtps://mail.example.com',
};

describe('the configuration', () => {
  it('is the demo, on this machine, when nothing is set', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3978, dataDir: 'var', operators: undefined });
  });

  it('keeps the demo on this machine whatever HOST says', () => {
    expect(loadConfig({ HOST: '0.0.0.0' }).host).toBe('127.0.0.1');
  });

  it('refuses to be the demo in production', () => {
    expect(() => loadConfig({ NODE_ENV: 'production' })).toThrow(/NODE_ENV=production: set MODE=live/);
    expect(() => loadConfig({ NODE_ENV: 'production', MODE: 'demo' })).toThrow(ConfigError);
    expect(loadConfig({ ...live, NODE_ENV: 'production' }).mode).toBe('live');
  });

  it('names everything that live mode misses, and counts empty as missing', () => {
    const tried = () => loadConfig({ ...live, PUBLIC_URL: '', DATA_DIR: ' ', PEPPER: undefined });
    expect(tried).toThrow(/PUBLIC_URL is not set[\s\S]*DATA_DIR is not set[\s\S]*PEPPER is not set/);
  });

  it('takes live mode with everything', () => {
    const config = loadConfig({
      ...live,
      HOST: '0.0.0.0',
      OPERATORS: 'konnect, beltel,',
      PUBLIC_URL: 'https://chat.example.com/',
    });
    expect(config).toMatchObject({ mode: 'live', host: '0.0.0.0', publicUrl: 'https://chat.example.com' });
    expect(config.operators).toEqual(['konnect', 'beltel']);
    expect(config.keys.pepper).toHaveLength(32);
  });

  it.each([
    ['PUBLIC_URL', 'http://chat.example.com'],
    ['PUBLIC_URL', 'https://chat.example.com/path'],
    ['PUBLIC_URL', 'chat'],
    ['PEPPER', 'c2hvcnQ='],
    ['SEAL_KEY', 'no base64!'],
    ['PORT', '70000'],
    ['PORT', 'x'],
    ['MODE', 'test'],
    ['LOG_LEVEL', 'all'],
    ['SMTP_URL', 'http://mail.example.com'],
    ['MAIL_FROM', 'nobody'],
  ])('refuses %s=%s, names it and does not repeat the value', (name, value) => {
    expect(() => loadConfig({ ...live, [name]: value })).toThrow(new RegExp(`  - ${name} must `));
    expect(() => loadConfig({ ...live, [name]: value })).not.toThrow(new RegExp(`${name} .*${value}$`));
  });

  it('accepts http for this machine only', () => {
    expect(loadConfig({ ...live, PUBLIC_URL: 'http://localhost:3978' }).publicUrl).toBe('http://localhost:3978');
  });

  it('does not mind variables that are not its own', () => {
    expect(loadConfig({ PATH: '/bin', GUICHET_X: '1' }).mode).toBe('demo');
  });
});

describe('.env.example', () => {
  it('has every variable with a comment above it, and no other', async () => {
    const lines = (await readFile(new URL('../../.env.example', import.meta.url), 'utf8')).split('\n');
    const documented = lines.flatMap((line, index) => {
      const name = /^([A-Za-z_]+)=/.exec(line)?.[1];
      return name === undefined ? [] : [{ name, comment: lines[index - 1] }];
    });
    expect(documented.map(({ name }) => name).sort()).toEqual([...variableNames].sort());
    for (const { comment } of documented) expect(comment).toMatch(/^# .{20,}/);
  });

  it('is a configuration that starts the demo', async () => {
    const text = await readFile(new URL('../../.env.example', import.meta.url), 'utf8');
    const env = Object.fromEntries([...text.matchAll(/^([A-Za-z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
    expect(loadConfig(env)).toEqual(loadConfig({}));
  });
});
