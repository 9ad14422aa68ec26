/** A customer who registers for Home 10 of the office's operator. */
export const registration = {
  lastName: 'Exemple',
  firstName: 'Carole',
  documentNumber: 'OP 1234567',
  documentType: 'passport',
  country: 'CD',
  phone1: '0810 000 123',
  email: 'carole@example.com',
  houseNumber: '12 bis',
  avenue: 'Avenue du Modèle',
  commune: 'Gombe',
  town: 'Kinshasa',
  account: 'USD',
  category: 'home',
  offer: 'home10',
  modemSerial: 'KN55550001',
};
