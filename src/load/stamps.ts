/** Instants that come one by one, in 8 bytes each: as an array of numbers a million of them left four times as much behind while it grew. */
export interface Stamps {
  readonly count: () => number;
  readonly last: () => number | undefined;
  add(at: number): void;
  /** As they are now. */
  readonly all: () => Float64Array;
}

/** What V8 keeps within the object itself. */
const FIRST_ROOM = 8;

export function stamps(): Stamps {
  let room = new Float64Array(FIRST_ROOM);
  let count = 0;
  return {
    count: () => count,
    last: () => (count === 0 ? undefined : room[count - 1]),
    add(at) {
      if (count === room.length) {
        const larger = new Float64Array(2 * count);
        larger.set(room);
        room = larger;
      }
      room[count] = at;
      count += 1;
    },
    all: () => room.subarray(0, count),
  };
}
