import { line } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Codes PIN et PUK';
const READY = ['Les codes peuvent être affichés', '+32 470 00 00 01', 'une seule fois, jusqu’au'];

/** T6: the PUK stands among a SIM card's details; here it is asked for, with the password. */
export const simCodesTelenet: Transcript = {
  procedure: 'simCodes',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Carte SIM'],
    ['Suivant', { 'Carte SIM': line('01') }, ['+32 470 00 00 01', 'pendant une minute', 'C’est gratuit']],
    ['Demander les codes', { 'Votre mot de passe': 'not-the-one' }, 'Mot de passe incorrect'],
    ['Demander les codes', { 'Votre mot de passe': 'telenet-demo-1' }, [...READY, 'Afficher les codes']],
  ],
  text: [
    [TITLE, 'Carte SIM'],
    ['0470000001', ['+32 470 00 00 01', 'pendant une minute', '« oui »']],
    ['oui', 'mot de passe'],
    ['not-the-one', 'Mot de passe incorrect'],
    ['telenet-demo-1', [...READY, '/telenet/once/']],
  ],
};
