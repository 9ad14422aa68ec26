import { registrationKonnect } from '../../../guides/sales/registration.konnect.js';
import { type Done, pressed, typed } from './scene.js';

/** Who talks. The agents of KONNECT confirm with a PIN, the administrators of Kcell work for two companies. */
export const konnect = { operator: 'konnect', login: 'agent1' } as const;
export const telenet = { operator: 'telenet', login: 'fleet1' } as const;
export const belarus = { operator: 'belarus', login: 'admin1' } as const;
export const kcell = { operator: 'kcell', login: 'admin1' } as const;
export const comuniq = { operator: 'comuniq', login: 'reseller1' } as const;

/** KONNECT's registration, so many steps of it. By its title: the menu's first line may be a draft. */
export const registering = (done: number): Done[] => pressed(registrationKonnect.cards.slice(0, done));
export const registeringInText = (done: number): Done[] => [
  'Enregistrer un client',
  ...typed(registrationKonnect.text.slice(1, done)),
];
export const PIN = { 'Votre code PIN': '2468' };
export const REGISTERED = 'Client enregistré';

/** What two procedures take alike, and what is shown then. */
export const EITHER = 'ventes commissions hier';
export const PERIOD = 'Période : 17/11/2026';
