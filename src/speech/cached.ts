/** Intl's objects cost more to make than to use: one for each pair of keys. */
export const cached = <T>(make: (key: string, detail: string) => T) => {
  const made = new Map<string, T>();
  return (key: string, detail = ''): T => {
    const id = `${key} ${detail}`;
    const known = made.get(id) ?? make(key, detail);
    made.set(id, known);
    return known;
  };
};
