/**
 * Whether a whole text fits a mask (B5): `%` stands for any signs or none, `_` for one, everything else for itself. Never
 * a regular expression: a mask is typed by people. After each `%` the first place that fits is the right one, so nothing is
 * ever tried twice for an earlier `%`.
 */
export function fitsMask(text: string, mask: string): boolean {
  let at = 0;
  let inMask = 0;
  let afterAny = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const sign = mask[inMask];
    if (sign === '%') {
      afterAny = ++inMask;
      resumeAt = at;
    } else if (sign !== undefined && (sign === '_' || sign === text[at])) {
      at += 1;
      inMask += 1;
    } else if (afterAny >= 0) {
      inMask = afterAny;
      resumeAt += 1;
      at = resumeAt;
    } else return false;
  }
  while (mask[inMask] === '%') inMask += 1;
  return inMask === mask.length;
}
