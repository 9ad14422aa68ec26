import 'i18next';
import type common from '../locales/fr/common.json';
import type desk from '../locales/fr/desk.json';
import type problems from '../locales/fr/problems.json';
import type sms from '../locales/fr/sms.json';
import type subscribers from '../locales/fr/subscribers.json';
import type teams from '../locales/fr/teams.json';
import type web from '../locales/fr/web.json';

/**
 * The keys of the files that every operator has, for the type check: `common:nxet` is an error. The words of procedures and
 * letters are not listed: each comes with its own. French is the source; a test holds the other languages to it.
 * The build leaves this file out: its types come from outside `src/`.
 */
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      common: typeof common;
      desk: typeof desk;
      problems: typeof problems;
      sms: typeof sms;
      subscribers: typeof subscribers;
      teams: typeof teams;
      web: typeof web;
    };
  }
}
