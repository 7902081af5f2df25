/** Whether a cell's id is meant by a pattern, in which `*` stands for any characters, `/` included. */
export function matchesCell(pattern: string, cell: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return pattern === cell;
  if (!cell.startsWith(first) || cell.length < first.length + last.length || !cell.endsWith(last)) return false;
  const end = cell.length - last.length;
  let at = first.length;
  for (const piece of others) {
    const found = cell.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
