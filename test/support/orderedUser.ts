import { DateTime } from 'luxon';
import type { CardTalk } from './talk.js';

const NEXT = 'Nächster Schritt';

/** COMuniq (O1): a Business User with a SIM card and a new number, on cards up to the review; gives what is read there. */
export async function upToReviewOnCards(talk: CardTalk): Promise<string> {
  const today = DateTime.now().setZone('Europe/Berlin').toFormat('yyyy-MM-dd');
  await talk.press('Business User');
  await talk.press(NEXT, {
    ...{ Kunde: 'Musterbau GmbH', Portfolio: 'COMuniq ONE', Startdatum: today },
    Vertragsdauer: /^monatlich kündbar/,
  });
  await talk.press(NEXT, { 'Daten-Produkt': /^Daten 1 GB/, 'SMS-Produkt': /^SMS 100/ });
  await talk.press(NEXT, { 'Add-ons (optional)': [/^Fax2Mail/] });
  await talk.press(NEXT, { 'Bestehender oder neuer Benutzer': 'Einen neuen Benutzer erstellen' });
  await talk.press(NEXT, {
    ...{ Benutzername: 'l.probe', Vorname: 'Lara', Nachname: 'Probe' },
    ...{ 'E-Mail-Adresse': 'l.probe@musterbau.example', Sprache: 'Deutsch' },
  });
  await talk.press(NEXT, { 'SIM-Karte bestellen': 'Aktivierung SIM Karte' });
  await talk.press(NEXT, { 'SIM auswählen': '8949400000800000107' });
  await talk.press(NEXT, { Nummerntyp: 'Neue Nummer' });
  await talk.press(NEXT, { 'Nummer auswählen': '+49 176 04069050' });
  await talk.press(NEXT, { Nebenstellennummer: '30', Name: 'Lara', 'PIN-Code': '7351', Vorwahl: '030' });
  return talk.press(NEXT);
}
