/** A fraction as a percentage, `0.148` as `14.8 %`: two decimals below 1 %, none from 100 % on. */
export function percentText(fraction: number): string {
  const percent = fraction * 100;
  return `${Number(percent.toFixed(decimalsOf(Math.abs(percent))))} %`;
}

/** As `percentText`, with its sign: `+14.8 %`, `-3.1 %`. */
export function signedPercentText(fraction: number): string {
  const text = percentText(fraction);
  return fraction > 0 && !text.startsWith("0 ") ? `+${text}` : text;
}

function decimalsOf(size: number): number {
  if (size >= 100) return 0;
  return size >= 1 ? 1 : 2;
}
