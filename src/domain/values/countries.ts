/** What an address and a name are made of in a country. ISO 3166-1 alpha-2. */
export interface CountryRules {
  /** What stands for the country before a postcode on an envelope: "B-1000". */
  readonly sign: string;
  /** A postcode in capitals, its groups as `kept` joins them. Without one, the country has none that people use. */
  readonly postcode?: { readonly form: RegExp; readonly kept: string; readonly example: string };
  /** Whether names of places have digits in them: "72-й квартал". */
  readonly digitsInPlaces: boolean;
  /** From which age somebody may be employed, and so have a line of a company: the youngest that the law knows, in years. */
  readonly workingAge: number;
}

/** Four, five, six digits that do not begin with a nought, but where they may. */
const plainDigits = (form: RegExp, example: string) => ({ form, kept: '$1', example });

/**
 * The rules by country. Postcodes: Universal Postal Union, "Postal addressing systems"; working ages: the countries' labour codes
 * (Belgium's law of 16 March 1971, the Netherlands' Arbeidstijdenwet, Germany's JArbSchG, France's L4153-1, Luxembourg's L342-1,
 * Belarus's article 21, Kazakhstan's article 31, Congo's article 6).
 */
export const countryRules: Readonly<Record<string, CountryRules>> = {
  BE: {
    sign: 'B',
    postcode: plainDigits(/^([1-9]\d{3})$/, '1000'),
    digitsInPlaces: false,
    workingAge: 15,
  },
  NL: {
    sign: 'NL',
    // Three pairs of letters are not given out.
    postcode: { form: /^([1-9]\d{3}) ?(?!SA|SD|SS)([A-Z]{2})$/, kept: '$1 $2', example: '1012 AB' },
    digitsInPlaces: false,
    workingAge: 13,
  },
  LU: { sign: 'L', postcode: plainDigits(/^(\d{4})$/, '1009'), digitsInPlaces: false, workingAge: 15 },
  FR: { sign: 'F', postcode: plainDigits(/^(\d{5})$/, '75001'), digitsInPlaces: false, workingAge: 14 },
  DE: { sign: 'D', postcode: plainDigits(/^(?!00)(\d{5})$/, '10115'), digitsInPlaces: false, workingAge: 13 },
  BY: { sign: 'BY', postcode: plainDigits(/^(2\d{5})$/, '220030'), digitsInPlaces: true, workingAge: 14 },
  KZ: {
    sign: 'KZ',
    // Six digits, and the newer form with letters that names a building.
    postcode: plainDigits(/^(\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d)$/, '050000'),
    digitsInPlaces: true,
    workingAge: 14,
  },
  CD: { sign: 'CD', digitsInPlaces: true, workingAge: 16 },
};

/** The rules of a country that has some. Throws: an operator's data are held to it at the start. */
export function rulesOf(country: string): CountryRules {
  const rules = countryRules[country];
  if (rules === undefined) throw new Error(`there are no rules for addresses in ${country}`);
  return rules;
}

/** Whether mail in a country wants a postcode. */
export const hasPostcodes = (country: string): boolean => countryRules[country]?.postcode !== undefined;
