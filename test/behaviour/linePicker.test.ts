import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';
import { type Picking, search, startPicking } from './pickingLines.js';

let rig: Picking;
beforeAll(async () => {
  rig = await startPicking();
});
afterAll(() => rig.stop());

const unknown = 'Ce numéro est introuvable. Vérifiez-le ou choisissez dans la liste.';

describe('on cards', () => {
  const open = async (procedure = 'Plusieurs lignes', login = 'fleet') => {
    const talk = await cardTalk(rig.app, 'picking', login);
    await talk.press(procedure);
    return talk;
  };
  const card = (talk: CardTalk) => {
    const last = talk.cards().at(-1);
    if (last === undefined) throw new Error('there is no card');
    return last;
  };
  const input = (talk: CardTalk, id: string) => card(talk).inputs.find((one) => one.id === id);
  /** The ends of the numbers that are listed. */
  const listed = (talk: CardTalk) =>
    input(talk, 'lines')?.choices?.map(({ title }) => title.split(' · ')[0]?.replaceAll(' ', '').slice(-3));
  const buttons = (talk: CardTalk) => card(talk).actions.map(({ title }) => title);
  const marks = async (...ends: string[]) => (await Promise.all(ends.map(rig.lineId))).join(',');

  it('shows ten lines with what tells them apart, their count, and turns the pages', async () => {
    const talk = await open();
    expect(card(talk).text).toContain('Lignes 1 à 10 sur 31');
    expect(input(talk, 'lines')?.choices?.[0]?.title).toBe(
      '+32 470 00 00 01 · Anna Exemple · Mobile Start · ACTIVE · 900000001',
    );
    expect(listed(talk)).toEqual(['001', '002', '003', '004', '005', '006', '007', '008', '009', '010']);
    expect(buttons(talk)).not.toContain('Page précédente');
    await talk.press('Page suivante');
    await talk.press('Page suivante');
    await talk.press('Page suivante');
    expect(card(talk).text).toContain('Lignes 31 à 31 sur 31');
    expect(buttons(talk)).not.toContain('Page suivante');
    await talk.press('Page précédente');
    expect(listed(talk)?.[0]).toBe('021');
  });

  it('keeps what is marked while pages are turned and lists narrowed, and lets it be unmarked', async () => {
    const talk = await open();
    await talk.press('Page suivante', { Numéros: await marks('001', '002') });
    expect(card(talk).text).toContain('2 lignes sélectionnées');
    await talk.press('Chercher', { Numéros: await marks('011'), [search]: 'dette' });
    expect(listed(talk)).toEqual(['103']);
    await talk.press('Chercher', { Numéros: await marks('103'), [search]: '' });
    expect(input(talk, 'lines')?.value).toBe(await marks('001', '002'));
    expect(card(talk).text).toContain('4 lignes sélectionnées');
    await talk.press('Suivant', { Numéros: await marks('002'), Date: '2030-01-02' });
    expect(await rig.chosen()).toEqual(['002', '011', '103']);
    expect(rig.got.at(-1)).toMatchObject({ on: '2030-01-02' });
  });

  it('keeps the marks when another answer was wrong, and shows the choice in words when it was answered', async () => {
    const talk = await open();
    const said = await talk.press('Suivant', { Numéros: await marks('001', '002') });
    expect(said).toContain('2 lignes sélectionnées');
    expect(input(talk, 'lines')?.value).toBe(await marks('001', '002'));
    await talk.press('Page suivante');
    const done = await talk.press('Suivant', { Date: '2030-01-02', Numéros: await marks('011', '012') });
    expect(done).toContain('4 lignes · +32 470 00 00 01, +32 470 00 00 02, +32 470 00 00 11…');
  });

  it('narrows by state and by billing account', async () => {
    const talk = await open();
    expect(input(talk, 'lines.state')?.choices?.map(({ title }) => title)).toContain('SUSPENDUE / facture impayée');
    await talk.press('Chercher', { Statut: 'SUSPENDUE' });
    expect(listed(talk)).toEqual(['103', '104']);
    await talk.press('Chercher', { Statut: 'SUSPENDUE / facture impayée' });
    expect(listed(talk)).toEqual(['103']);
    await talk.press('Chercher', { Statut: 'Tous les statuts', 'Compte de facturation': '900000002' });
    expect(listed(talk)).toEqual(['102']);
    await talk.press('Chercher', { 'Compte de facturation': 'Tous les comptes de facturation', [search]: 'pause' });
    expect(listed(talk)).toEqual(['104']);
    await talk.press('Chercher', { [search]: '900000002' });
    expect([listed(talk), input(talk, 'lines.billingAccount')?.value]).toEqual([['102'], '900000002']);
    await talk.press('Chercher', { 'Compte de facturation': 'Tous les comptes de facturation', [search]: 'personne' });
    expect(card(talk).text).toContain('Aucune ligne trouvée pour « personne ».');
    expect(input(talk, 'lines')).toBeUndefined();
  });

  it('says which of several numbers are not there, and when there are more than are looked for', async () => {
    const talk = await open();
    await talk.press('Chercher', { [search]: '0470 00 00 01, 0470-00-99-01; +32 470 00 00 02 0032470009902' });
    expect(listed(talk)).toEqual(['001', '002']);
    expect(card(talk).text).toContain('2 numéros introuvables : +32 470 00 99 01, +32 470 00 99 02');
    await talk.press('Chercher', { [search]: '0470 00 00 01 0470 00 00 02' });
    expect(card(talk).text).not.toContain('introuvable');
    // One that lacks a part is as much missing as one that nobody has.
    await talk.press('Chercher', { [search]: '0470 00 00 01; 0470 00 00; 0470 00 00 02' });
    expect(card(talk).text).toContain('1 numéro introuvable : 0470 00 00');
    const many = Array.from({ length: 60 }, (_, n) => `04700000${String(n + 1).padStart(2, '0')}`);
    await talk.press('Chercher', { [search]: many.join(' ') });
    expect(card(talk).text).toContain('Choisissez-en 50 au plus à la fois');
    talk.close();
  });

  it('keeps a long list of numbers whole when the card is drawn anew: all of them are what was found', async () => {
    const talk = await open();
    const many = Array.from({ length: 20 }, (_, n) => `+32 470 00 00 ${String(n + 1).padStart(2, '0')}`).join(' ');
    await talk.press('Chercher', { [search]: many });
    const found = listed(talk);
    await talk.sayOver('merci', { [search]: many });
    expect(input(talk, 'lines.find')?.value).toBe(many);
    expect(listed(talk)).toEqual(found);
    await talk.press('Tout sélectionner (20)');
    expect(card(talk).text).toContain('20 lignes sélectionnées');
    talk.close();
  });

  it('finds all numbers of a spreadsheet’s column, whatever a paste made of its line ends', async () => {
    const talk = await open();
    for (const between of [' ', '\n', '\t', ', ', ' et ']) {
      await talk.press('Chercher', {
        [search]: ['0470 00 01 02', '+32 470\u2011000\u2011103', '"0470000002"'].join(between),
      });
      expect([between, listed(talk)]).toEqual([between, ['002', '102', '103']]);
      expect(card(talk).text).toContain('(3)');
    }
  });

  it('looks everywhere for a number that the account which was typed has not', async () => {
    const talk = await open();
    await talk.press('Chercher', { [search]: '9000 00002' });
    expect([listed(talk), input(talk, 'lines.billingAccount')?.value]).toEqual([['102'], '900000002']);
    await talk.press('Chercher', { [search]: '0103' });
    expect([listed(talk), input(talk, 'lines.billingAccount')?.value]).toEqual([['103'], 'all']);
  });

  it('takes all that were found, says how many, and lets go of them', async () => {
    const talk = await open();
    await talk.press('Chercher', { [search]: 'anna' });
    expect(card(talk).text).toContain('(9)');
    await talk.press('Tout sélectionner (9)', { Date: '2030-01-02' });
    expect(card(talk).text).toContain('9 lignes sélectionnées');
    await talk.press('Tout désélectionner');
    expect(card(talk).text).not.toContain('sélectionnées');
    expect(await talk.press('Suivant')).toContain('Aucune ligne sélectionnée');
    await talk.press('Chercher', { [search]: '%' });
    await talk.press('Tout sélectionner (31)');
    await talk.press('Suivant');
    expect(await rig.chosen()).toHaveLength(31);
  });

  it('refuses more than a thousand, with the limit', async () => {
    const talk = await open('Plusieurs lignes', 'big');
    expect(await talk.press('Tout sélectionner (1 001)')).toContain('1 000');
    expect(card(talk).text).not.toContain('lignes sélectionnées');
    await talk.press('Chercher', { Statut: 'ACTIVE' });
    await talk.press('Tout sélectionner (1 000)');
    expect(card(talk).text).toContain('1 000 lignes sélectionnées');
    await talk.press('Chercher', { Statut: 'Tous les statuts', [search]: '%001001' });
    const one = input(talk, 'lines')?.choices?.[0]?.value ?? '';
    expect(await talk.press('Suivant', { Numéros: one, Date: '2030-01-02' })).toContain('1 000');
  });

  it('shows first the lines that something can be done to, and finds a number in every state', async () => {
    const talk = await open('Activer');
    expect([listed(talk), input(talk, 'lines.state')?.value]).toEqual([['101', '102'], 'pendingActive']);
    await talk.press('Chercher', { [search]: '0470 00 00 01' });
    expect([listed(talk), input(talk, 'lines.state')?.value]).toEqual([['001'], 'all']);
    const refused = await talk.press('Suivant', { Numéros: await marks('001') });
    expect(refused).toContain('Seule une ligne en attente');
    await talk.press('Chercher', { [search]: '', Statut: 'Tous les statuts' });
    expect(card(talk).text).toContain('sur 31');
    await talk.press('Suivant', { Numéros: await marks('001', '002') });
    expect(await rig.chosen()).toEqual(['001', '002']);
  });

  it('says at once why one line cannot be taken, with the way to pay', async () => {
    const talk = await open('Réactiver une ligne');
    expect(input(talk, 'lines')).toMatchObject({ isMultiSelect: false });
    const refused = await talk.press('Suivant', { Numéros: await marks('103') });
    expect(refused).toContain('Payez la facture');
    await talk.press('Suivant', { Numéros: await marks('104') });
    expect(await rig.chosen()).toEqual(['104']);
  });

  it('answers a line of another company, of another operator and an invented one alike', async () => {
    const talk = await open();
    const answers: string[] = [];
    for (const id of [await rig.lineId('901'), await rig.lineId('999'), 'nobody']) {
      answers.push(await talk.press('Suivant', { Numéros: id, Date: '2030-01-02' }));
      // From the beginning: the third answer in a row that does not fit gets more than a sentence.
      await talk.say('recommencer');
      await talk.press('Oui, recommencer');
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain(unknown);
    const searched: string[] = [];
    for (const typed of ['0470000901', '0470000999', '0470000888'])
      searched.push((await talk.press('Chercher', { [search]: typed })).replaceAll(typed, '…'));
    expect(new Set(searched).size).toBe(1);
  });

  it('takes a selection’s id for a line that nobody has', async () => {
    const other = await open();
    await other.press('Suivant', { Numéros: await marks('001'), Date: '2030-01-02' });
    const id = rig.got.at(-1)?.lines ?? '';
    const talk = await open();
    expect(await talk.press('Suivant', { Numéros: id, Date: '2030-01-02' })).toContain(unknown);
    const invented = { ...talk.valueOf('Suivant', { Date: '2030-01-02' }), 'lines.state': '{"x":1}', lines: 'a,b,,c' };
    expect(await talk.send(invented)).toContain(unknown);
    expect(await talk.send({ ...talk.valueOf('Page suivante'), act: 'all', field: 'on' })).toContain(
      'n’est plus valable',
    );
  });

  it('keeps no line in the state, only a selection’s id', async () => {
    const talk = await open();
    await talk.press('Tout sélectionner (31)', { Date: '2030-01-02' });
    const state = DialogsState.parse((await rig.app.store.conversations.load(talk.conversation))?.state);
    const drafts = state.dialogs.dialogStack.map((one) => one.state.drafts ?? []);
    expect(JSON.stringify(state).length).toBeLessThan(3000);
    expect(JSON.stringify(drafts)).not.toContain(await rig.lineId('031'));
  });
});

describe('in plain text', () => {
  const open = async (procedure = 'Plusieurs lignes', login = 'fleet') => {
    const talk = await textTalk(rig.app, 'picking', login);
    const asked = await talk.say(procedure);
    return { ...talk, asked };
  };
  const asksDate = 'Date';

  it('shows ten lines with how to answer, and pages', async () => {
    const talk = await open();
    expect(talk.asked).toContain('1. +32 470 00 00 01 · Anna Exemple · Mobile Start · ACTIVE · 900000001');
    expect(talk.asked).toContain('Lignes 1 à 10 sur 31');
    expect(talk.asked).toContain('Tapez « toutes » pour sélectionner les 31 lignes.');
    expect(await talk.say('suite')).toContain('1. +32 470 00 00 11');
    expect(await talk.say('2,1')).toContain(asksDate);
    await talk.say('2030-01-02');
    expect(await rig.chosen()).toEqual(['011', '012']);
  });

  it.each([
    ['a place in the list', '3', ['003']],
    ['a whole number', '0470 00 00 12', ['012']],
    ['a number with the country', '+32 470 00 00 12', ['012']],
    ['a place as it is shown', '3.', ['003']],
    ['a place as it is called', '№ 3', ['003']],
    ['places with a word between them', '1, 3 et 5', ['001', '003', '005']],
    ['a number that was copied from a contact', '\u202a+32 470 00 00 12\u202c', ['012']],
    ['a number with unseen signs within', '0470\u200b00\u2060 00\u00ad12', ['012']],
    ['a number of a word processor', '0470\u201100\u201100\u201112', ['012']],
    ['a number of full-width digits', '０４７０００００１２', ['012']],
    ['numbers with line ends that became blanks', '0470 00 00 12 0470 00 00 13', ['012', '013']],
    ['a column', '0470 00 00 12\r\n0470 00 00 13\r\n', ['012', '013']],
    ['numbers with a word between them', '0470000012 et +32470000013', ['012', '013']],
    ['a numbered list', '1. 0470 00 00 12\n2. 0470 00 00 13', ['012', '013']],
    ['a mask of other signs', '0470％1＿3', ['103']],
    ['several numbers', '0470000012, +32470000013; 1', ['001', '012', '013']],
    ['a part that one has', '0103', ['103']],
    ['a mask that one has', '0470%1_3', ['103']],
    ['a name that one has', 'zoe', ['101']],
  ])('takes %s', async (_what, said, ends) => {
    const talk = await open();
    const asked = await talk.say(said);
    expect(asked).toContain(asksDate);
    await talk.say('2030-01-02');
    expect(await rig.chosen()).toEqual(ends);
  });

  it.each([
    [
      'a table with headings, of other columns too',
      'Nom;Numéro\nAnna;0470 00 00 12\nBruno;+32470000013',
      ['012', '013'],
    ],
    ['a table of a spreadsheet', 'Numéro\tPlan\n0470000012\tA\n0470000013\tB', ['012', '013']],
    [
      'more rows than numbers are typed',
      [...Array(60)].map((_, i) => `04700000${10 + (i % 17)}`).join('\n'),
      undefined,
    ],
  ])('takes rows: %s', async (_what, said, ends) => {
    const talk = await open();
    expect(await talk.say(said)).toContain(asksDate);
    await talk.say('2030-01-02');
    if (ends === undefined) expect(await rig.chosen()).toHaveLength(17);
    else expect(await rig.chosen()).toEqual(ends);
  });

  it('tells of rows which are not taken and why, and goes on with the others', async () => {
    const talk = await open();
    const told = await talk.say('0470 00 00 12\n0470 00 08 88\n0470 00 09 01\n0470 00 00 13');
    expect(told).toContain('écartées : 2 sur 4');
    expect(told).toContain('Ligne 2');
    expect(told).toContain(asksDate);
    await talk.say('2030-01-02');
    expect(await rig.chosen()).toEqual(['012', '013']);
  });

  it('narrows by a name, a state and a billing account, and becomes whole again', async () => {
    const talk = await open();
    expect(await talk.say('attente')).toContain('Lignes 1 à 2 sur 2');
    expect(await talk.say('suspendue')).toContain('SUSPENDUE');
    expect(await talk.say('%')).toContain('Lignes 1 à 10 sur 31');
    const account = await talk.say('900000002');
    expect(account).toContain('1. +32 470 00 01 02 · Luc Attente');
    expect(account).toContain('Filtre : 900000002');
    expect(await talk.say('1')).toContain(asksDate);
  });

  it('says how many all are, and takes them on a yes only', async () => {
    const talk = await open();
    await talk.say('anna');
    expect(await talk.say('toutes')).toContain('9 lignes trouvées. Répondez « oui »');
    expect(await talk.say('attente')).toContain('sur 2');
    expect(await talk.say('oui')).toContain('Aucune ligne trouvée');
    await talk.say('tout');
    expect(await talk.say('oui')).toContain(asksDate);
    await talk.say('2030-01-02');
    expect(await rig.chosen()).toEqual(['101', '102']);
  });

  it('refuses more than a thousand, with the limit', async () => {
    const talk = await open('Plusieurs lignes', 'big');
    expect(await talk.say('tout')).toContain('1 000');
    expect(await talk.say('oui')).not.toContain(asksDate);
  });

  it('answers a number of another company, of another operator and one that nobody has alike', async () => {
    const talk = await open();
    const answers: string[] = [];
    for (const said of ['0470000901', '0470000999', '0470000888', '1, 0470000901', '1, 0470000888']) {
      answers.push(await talk.say(said));
      await talk.say('recommencer');
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain(unknown);
    expect(await talk.say('1')).toContain(asksDate);
  });

  it('takes one where one is asked, and says why it cannot be', async () => {
    const talk = await open('Réactiver une ligne');
    expect(talk.asked).toContain('1. +32 470 00 01 03 · Dora Dette');
    expect(talk.asked).toContain('Filtre : SUSPENDUE');
    expect(await talk.say('1,2')).toContain('1');
    expect(await talk.say('1')).toContain('Payez la facture');
    expect(await talk.say('0470 00 00 01')).toContain('déjà active');
    await talk.say('pause');
    expect(await rig.chosen()).toEqual(['104']);
  });
});
