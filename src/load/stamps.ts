/** Instants that come one by one, in 8 bytes each: as an array of numbers a million of them left four times as much behind while it grew. */
export interface Stamps {
  readonly count: () => number;
  readonly last: () => number | undefined;
  add(at: number): void;
  /** As they are now. */
  readonly all: () => Float64Array;
}

/** What V8 keeps within the object itself. */
const LEAST_ROOM = 8;
/** An answer that may be very long seldom is. */
const MOST_ROOM_AT_FIRST = 2048;

/** @param expected that many will come; more, or fewer, may. */
export function stamps(expected: number): Stamps {
  let room = new Float64Array(Math.min(Math.max(expected, LEAST_ROOM), MOST_ROOM_AT_FIRST));
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
