/** A signal that ends with the given one, or after a time; dispose it when the answer is there. */
export interface TimeLimit extends Disposable {
  readonly signal: AbortSignal;
}

/** Not `AbortSignal.timeout`: Node 20 collects one that only `AbortSignal.any` refers to, and then it never fires. */
export function timeLimit(signal: AbortSignal, milliseconds: number): TimeLimit {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException("no answer in time", "TimeoutError")), milliseconds);
  return { signal: AbortSignal.any([signal, late.signal]), [Symbol.dispose]: () => clearTimeout(timer) };
}
