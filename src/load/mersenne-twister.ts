/** MT19937: http://www.math.sci.hiroshima-u.ac.jp/m-mat/MT/MT2002/emt19937ar.html; each call gives the next 32 random bits. */
export type RandomBits = () => number;

const SIZE = 624;
const SHIFT = 397;

/** The generator as `np.random.seed(seed)` leaves it (`init_genrand`); the seed is taken modulo 2³². */
export function seededTwister(seed: number): RandomBits {
  return twister(initialState(seed));
}

/** The generator as Python's `random.seed(seed)` leaves it (`init_by_array` over the seed's 32-bit words). */
export function keyedTwister(key: readonly number[]): RandomBits {
  const state = initialState(19_650_218);
  let i = 1;
  let j = 0;
  const previous = () => {
    const value = at(state, i - 1);
    return value ^ (value >>> 30);
  };
  const advance = () => {
    i += 1;
    if (i < SIZE) return;
    state[0] = at(state, SIZE - 1);
    i = 1;
  };
  for (let round = Math.max(SIZE, key.length); round > 0; round -= 1) {
    state[i] = (at(state, i) ^ Math.imul(previous(), 1_664_525)) + (key[j] ?? 0) + j;
    advance();
    j = (j + 1) % key.length;
  }
  for (let round = SIZE - 1; round > 0; round -= 1) {
    state[i] = (at(state, i) ^ Math.imul(previous(), 1_566_083_941)) - i;
    advance();
  }
  state[0] = 0x8000_0000;
  return twister(state);
}

/** Uniform in [0, 1) with 53 bits, from two draws, as numpy and Python build it. */
export function uniform(bits: RandomBits): number {
  const high = bits() >>> 5;
  const low = bits() >>> 6;
  return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
}

function initialState(seed: number): Uint32Array {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let i = 1; i < SIZE; i += 1) {
    const previous = at(state, i - 1);
    state[i] = Math.imul(1_812_433_253, previous ^ (previous >>> 30)) + i;
  }
  return state;
}

function twister(state: Uint32Array): RandomBits {
  let position = SIZE;
  return () => {
    if (position === SIZE) {
      twist(state);
      position = 0;
    }
    let word = at(state, position);
    position += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c_5680;
    word ^= (word << 15) & 0xefc6_0000;
    return (word ^ (word >>> 18)) >>> 0;
  };
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < SIZE; i += 1) {
    const word = (at(state, i) & 0x8000_0000) | (at(state, (i + 1) % SIZE) & 0x7fff_ffff);
    state[i] = at(state, (i + SHIFT) % SIZE) ^ (word >>> 1) ^ (word & 1 ? 0x9908_b0df : 0);
  }
}

function at(state: Uint32Array, index: number): number {
  return state[index] ?? 0;
}
