import type { Transcript } from '../transcript.js';

/** An administrator erases a customer of the demo data. */
export const erasePersonKonnect: Transcript = {
  procedure: 'erasePerson',
  operator: 'konnect',
  login: 'admin1',
  greeting: ['Bonjour Administration KONNECT', 'Effacer les données d’un client'],
  cards: [
    ['Effacer les données d’un client', {}, 'Client'],
    [
      'Suivant',
      {
        Pays: 'Congo-Kinshasa',
        'Type de pièce d’identité': 'Passeport',
        'Numéro de la pièce d’identité': 'OP 9999999',
      },
      ['vérifiez vos réponses', 'OP9999999', 'ne peut pas être annulée'],
    ],
    // The rule that refuses: nobody is registered with that document.
    ['Effacer les données', { 'Votre code PIN': '9753' }, 'Aucun client n’est enregistré avec cette pièce'],
    ['Modifier « Numéro de la pièce d’identité » : OP9999999', {}, 'Numéro de la pièce d’identité'],
    ['Suivant', { 'Numéro de la pièce d’identité': 'OP0000001' }, 'OP0000001'],
    ['Effacer les données', { 'Votre code PIN': '9753' }, 'Données effacées'],
  ],
  text: [
    ['1', 'Pays'],
    ['1', 'Type de pièce d’identité'],
    ['passeport', 'Numéro de la pièce d’identité'],
    ['OP 9999999', ['vérifiez vos réponses', 'OP9999999']],
    ['oui', 'code PIN'],
    ['9753', 'Aucun client n’est enregistré avec cette pièce'],
    ['3', 'Numéro de la pièce d’identité'],
    ['OP0000001', 'OP0000001'],
    ['oui', 'code PIN'],
    ['9753', 'Données effacées'],
  ],
};
