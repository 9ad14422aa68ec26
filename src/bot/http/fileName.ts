const longestName = 100;

/** A name that is safe to show and to save under: no path, nothing invisible, nothing that turns the writing round. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').replaceAll(/[<>:"|?*]/g, '_');
  return (
    [...plain]
      .slice(-longestName)
      .join('')
      .replace(/^[\s.]+/, '')
      .replace(/[\s.]+$/, '') || 'file'
  );
}
