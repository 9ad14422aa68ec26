/** What stands over the line picker's search field in Russian. */
export const SEARCH = 'Номер или его часть, имя, маска (% — несколько цифр, _ — одна)';
