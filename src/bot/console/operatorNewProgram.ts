import { join } from 'node:path';
import { cancel, group, intro, multiselect, outro, select, text } from '@clack/prompts';
import { Command } from 'commander';
import { z } from 'zod';
import { languages } from '../../domain/terms/language.js';
import { root } from '../root.js';
import { NewOperator, patternsIn, profileOf, Suggested, writeOperator } from './newOperator.js';

/**
 * `npm run operator:new -- <id>`: asks a few questions and writes the folder of a new operator, which starts as it is. What is given as an
 * option is not asked; where nobody can be asked, all of it has to be.
 */
const patterns = join(root, 'operators');
const program = new Command('npm run operator:new --')
  .description('Writes the folder of a new operator, made like one that comes with Guichet.')
  .argument('<id>', 'small letters, as in the address of its page')
  .option('--in <folder>', 'where its folder is made', 'my-operators')
  .option('--like <id>', `which it is most like: ${(await patternsIn(patterns)).join(', ')}`)
  .option('--title <name>')
  .option('--languages <list>', 'with commas, its own first')
  .option('--time-zone <zone>', 'such as Europe/Berlin')
  .option('--phone <number>', 'at which its people get help')
  .option('--email <address>', 'the same')
  .option('--colour <colour>', 'such as #00627a')
  .action(async (id: string, { in: into, ...options }: Record<string, string>) => {
    const isAsked = process.stdin.isTTY === true;
    const given = isAsked ? await askedFor(id, options) : options;
    const read = NewOperator.safeParse({ ...given, id, languages: listed(given.languages) });
    if (!read.success)
      throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
    if (!(await patternsIn(patterns)).includes(read.data.like))
      throw new Error(`there is no operator ${read.data.like} to be like`);
    const folder = await writeOperator(patterns, into ?? '.', read.data).catch(sayThere);
    const said = `${folder}: README.md says how to go on; npm run operator:check -- ${folder} looks it over.`;
    if (isAsked) outro(said);
    else process.stdout.write(`${said}\n`);
  })
  .showHelpAfterError('(--help shows what can be said)');

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

function listed(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value;
}

function sayThere(error: unknown): never {
  if (z.object({ code: z.literal('EEXIST'), path: z.string() }).safeParse(error).success)
    throw new Error('there is a folder of that name already');
  throw error;
}

/** Asks for what was not given, with what the pattern has as a suggestion. Throws where whoever is asked goes away. */
async function askedFor(id: string, options: Given): Promise<Given> {
  intro(`A new operator: ${id}`);
  const names = await patternsIn(patterns);
  const like =
    typeof options.like === 'string'
      ? options.like
      : await select({ message: 'Which is it most like?', options: names.map((value) => ({ value, label: value })) });
  if (typeof like !== 'string') return givenUp();
  const { timeZone, languages: spoken } = Suggested.parse(await profileOf(patterns, like));
  const field =
    (name: 'title' | 'timeZone' | 'phone' | 'email' | 'colour', message: string, initialValue: string) => async () => {
      const own = options[name];
      if (typeof own === 'string') return own;
      const judged = NewOperator.shape[name];
      return text({
        message,
        initialValue,
        validate: (typed) => judged.safeParse(typed ?? '').error?.issues[0]?.message,
      });
    };
  const answers = await group(
    {
      title: field('title', 'How is it called?', id),
      languages: async () =>
        options.languages ??
        multiselect({
          message: 'Which languages does it speak?',
          options: languages.map((value) => ({ value, label: value })),
          initialValues: [...spoken],
        }),
      timeZone: field('timeZone', 'In which time zone?', timeZone),
      phone: field('phone', 'At which phone do its people get help?', ''),
      email: field('email', 'At which e-mail address?', ''),
      colour: field('colour', 'What is its colour?', '#1c2733'),
    },
    { onCancel: givenUp },
  );
  return { ...options, like, ...answers };
}

function givenUp(): never {
  cancel('Nothing was written.');
  throw new Error('given up');
}
