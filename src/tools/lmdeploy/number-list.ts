/** A list of numbers as Python prints one; numpy 2 names the type of each: `[np.float64(0.041), np.float64(0.062)]`. */
export function numbersOfList(list: string): readonly string[] {
  const inner = /^\[(.*)\]$/.exec(list.trim())?.[1];
  if (inner === undefined) return [];
  return inner.split(",").map((item) => item.trim().replace(/^np\.\w+\((.*)\)$/, "$1"));
}
