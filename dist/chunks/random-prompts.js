import { n as UserError } from "./errors.js";
// src/load/mersenne-twister.ts
const SIZE = 624;
const SHIFT = 397;
/** The generator as `np.random.seed(seed)` leaves it (`init_genrand`); the seed is taken modulo 2³². */
function seededTwister(seed) {
	return twister(initialState(seed));
}
/** The generator as Python's `random.seed(seed)` leaves it (`init_by_array` over the seed's 32-bit words). */
function keyedTwister(key) {
	const state = initialState(19650218);
	let i = 1;
	let j = 0;
	const previous = () => {
		const value = at(state, i - 1);
		return value ^ value >>> 30;
	};
	const advance = () => {
		i += 1;
		if (i < SIZE) return;
		state[0] = at(state, 623);
		i = 1;
	};
	for (let round = Math.max(SIZE, key.length); round > 0; round -= 1) {
		state[i] = (at(state, i) ^ Math.imul(previous(), 1664525)) + (key[j] ?? 0) + j;
		advance();
		j = (j + 1) % key.length;
	}
	for (let round = 623; round > 0; round -= 1) {
		state[i] = (at(state, i) ^ Math.imul(previous(), 1566083941)) - i;
		advance();
	}
	state[0] = 2147483648;
	return twister(state);
}
/** Uniform in [0, 1) with 53 bits, from two draws, as numpy and Python build it. */
function uniform(bits) {
	const high = bits() >>> 5;
	const low = bits() >>> 6;
	return (high * 67108864 + low) / 9007199254740992;
}
function initialState(seed) {
	const state = new Uint32Array(SIZE);
	state[0] = seed;
	for (let i = 1; i < SIZE; i += 1) {
		const previous = at(state, i - 1);
		state[i] = Math.imul(1812433253, previous ^ previous >>> 30) + i;
	}
	return state;
}
function twister(state) {
	let position = SIZE;
	return () => {
		if (position === SIZE) {
			twist(state);
			position = 0;
		}
		let word = at(state, position);
		position += 1;
		word ^= word >>> 11;
		word ^= word << 7 & 2636928640;
		word ^= word << 15 & 4022730752;
		return (word ^ word >>> 18) >>> 0;
	};
}
function twist(state) {
	for (let i = 0; i < SIZE; i += 1) {
		const word = at(state, i) & 2147483648 | at(state, (i + 1) % SIZE) & 2147483647;
		state[i] = at(state, (i + SHIFT) % SIZE) ^ word >>> 1 ^ (word & 1 ? 2567483615 : 0);
	}
}
function at(state, index) {
	return state[index] ?? 0;
}
// src/load/python-random.ts
/** Python's `random.seed(seed)` with its `shuffle` and `choice`, so that a seed picks the same lines of a data set as vLLM's does. */
function pythonRandom(seed) {
	const bits = keyedTwister(wordsOf(seed));
	const below = (bound) => {
		const unused = Math.clz32(bound);
		let drawn = bits() >>> unused;
		while (drawn >= bound) drawn = bits() >>> unused;
		return drawn;
	};
	const shuffled = (items) => {
		const order = items.map((_, index) => index);
		for (let last = order.length - 1; last > 0; last -= 1) {
			const other = below(last + 1);
			const kept = order[last] ?? 0;
			order[last] = order[other] ?? 0;
			order[other] = kept;
		}
		return order.flatMap((index) => items.slice(index, index + 1));
	};
	return {
		below,
		shuffled
	};
}
/** The 32-bit words of a seed, least significant first: how Python and numpy spread a whole number into a generator's key. */
function wordsOf(seed) {
	const high = Math.floor(seed / 4294967296);
	return high === 0 ? [seed >>> 0] : [seed >>> 0, high];
}
// src/load/numpy-integers.ts
const MASK_128 = (1n << 128n) - 1n;
const MASK_64 = (1n << 64n) - 1n;
const MULTIPLIER = 47026247687942121848144207491837523525n;
/**
* `np.random.default_rng(seed).integers(low, high)` with the upper bound included: PCG64 seeded by a SeedSequence, bounded by
* Lemire's method on 32 bits. vLLM draws the lengths of its random data set with it.
* Sources: numpy's `bit_generator.pyx`, `pcg64.c`, `distributions.c` (`buffered_bounded_lemire_uint32`).
*/
function numpyIntegers(seed) {
	const next = halves(pcg64(seed));
	return (low, highest) => {
		const width = highest - low + 1;
		if (width <= 1) return low;
		const threshold = (2 ** 32 - width) % width;
		for (;;) {
			const product = BigInt(next()) * BigInt(width);
			if (Number(product & 4294967295n) >= threshold) return low + Number(product >> 32n);
		}
	};
}
/** Two 32-bit draws of each 64-bit word, the low half first. */
function halves(next) {
	let kept;
	return () => {
		if (kept !== void 0) {
			const high = kept;
			kept = void 0;
			return high;
		}
		const word = next();
		kept = Number(word >> 32n);
		return Number(word & 4294967295n);
	};
}
function pcg64(seed) {
	const [a, b, c, d] = seedSequence(seed);
	const increment = (c << 64n | d) << 1n | 1n;
	const step = (state) => state * MULTIPLIER + increment & MASK_128;
	let state = step(step(0n) + (a << 64n | b) & MASK_128);
	return () => {
		state = step(state);
		const rotation = state >> 122n;
		const folded = state >> 64n ^ state & MASK_64;
		return (folded >> rotation | folded << 64n - rotation) & MASK_64;
	};
}
/** `np.random.SeedSequence(seed).generate_state(4, np.uint64)`. */
function seedSequence(seed) {
	const hash = hasher(1135663077, 2468251765);
	const entropy = wordsOf(seed);
	const pool = [
		0,
		1,
		2,
		3
	].map((index) => hash(entropy[index] ?? 0));
	for (const source of [
		0,
		1,
		2,
		3
	]) for (const target of [
		0,
		1,
		2,
		3
	]) if (source !== target) pool[target] = mix(pool[target] ?? 0, hash(pool[source] ?? 0));
	const spread = hasher(2337405405, 1492356589);
	const words = [
		0,
		1,
		2,
		3,
		0,
		1,
		2,
		3
	].map((index) => BigInt(spread(pool[index] ?? 0)));
	const pair = (low) => (words[low] ?? 0n) | (words[low + 1] ?? 0n) << 32n;
	return [
		pair(0),
		pair(2),
		pair(4),
		pair(6)
	];
}
function hasher(initial, multiplier) {
	let constant = initial;
	return (value) => {
		const mixed = value ^ constant;
		constant = Math.imul(constant, multiplier);
		const hashed = Math.imul(mixed, constant);
		return (hashed ^ hashed >>> 16) >>> 0;
	};
}
function mix(x, y) {
	const mixed = Math.imul(3389127133, x) - Math.imul(1232336661, y);
	return (mixed ^ mixed >>> 16) >>> 0;
}
// src/load/prompt-limits.ts
/** No model has a longer context (2026: ten million tokens). */
const LONGEST = 1e7;
/** Prompts are made before the clock starts, at some 13 bytes a token with its text: a Node process has room for 2 GB. */
const MOST_IN_ALL = 1e8;
/**
* @param where file and line, or the data set's name.
* @throws UserError when no request can be so long.
*/
function checkLength(tokens, where, what) {
	if (tokens <= LONGEST) return;
	throw new UserError(`${where}: ${what} is ${tokens}, the longest that is made is ${LONGEST} tokens`, { hint: `a length of at most ${LONGEST}` });
}
/** @throws UserError when the prompts together do not fit into memory. */
function checkTotal(tokens, where) {
	if (tokens <= MOST_IN_ALL) return;
	throw new UserError(`${where}: the prompts are ${tokens} tokens in all, the most that is made is ${MOST_IN_ALL}`, { hint: "fewer or shorter prompts" });
}
// src/load/random-prompts.ts
/** Ids that every vocabulary has and none uses for control: special tokens stand at a vocabulary's two ends. */
const FIRST_TOKEN_ID = 1e3;
const TOKEN_IDS = 7e3;
/** Short words that nearly every tokenizer has as one token with the space before them. */
const WORDS = "the of and to in is it you that he was for on are with as his they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my no most who over know than call first people side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean move right boy old too".split(" ");
/**
* Prompts of random content. Lengths are those that `vllm bench serve --dataset-name random` draws for the same seed from
* [floor(n·(1−ratio)), ceil(n·(1+ratio))] (`get_sampling_params` in `vllm/benchmarks/datasets/utils.py`); the shared prefix comes
* on top. Content is drawn for each place anew, so that no two prompts share the beginning that a prefix cache could keep.
*/
function randomPrompts(dataset, prompts, seed, form) {
	checkLength(Math.ceil(dataset.inputTokens * (1 + dataset.rangeRatio)) + dataset.prefixTokens, "random", "the longest prompt");
	checkLength(Math.ceil(dataset.outputTokens * (1 + dataset.rangeRatio)), "random", "the longest answer");
	checkTotal(prompts * (dataset.inputTokens + dataset.prefixTokens), "random");
	const between = numpyIntegers(seed);
	const lengths = (tokens, least) => {
		const low = Math.max(least, Math.floor(tokens * (1 - dataset.rangeRatio)));
		const high = Math.max(least, Math.ceil(tokens * (1 + dataset.rangeRatio)));
		return Array.from({ length: prompts }, () => between(low, high));
	};
	const inputs = lengths(dataset.inputTokens, 0);
	const outputs = lengths(dataset.outputTokens, 1);
	const bits = seededTwister(seed);
	const prefix = drawIds(bits, dataset.prefixTokens);
	return inputs.map((input, index) => promptOf([...prefix, ...drawIds(bits, input)], outputs[index] ?? 1, form));
}
/**
* As many prompts for each prefix, in the order in which `vllm bench serve --dataset-name prefix_repetition` shuffles them for the
* seed. When the number of prompts is no multiple of the prefixes', the last ones go to the first prefixes (vLLM sends fewer).
*/
function repeatedPrefixes({ prefixTokens, suffixTokens, prefixes, outputTokens }, prompts, seed, form) {
	checkLength(prefixTokens + suffixTokens, "prefix-repetition", "a prompt");
	checkLength(outputTokens, "prefix-repetition", "an answer");
	checkTotal(prompts * (prefixTokens + suffixTokens), "prefix-repetition");
	const bits = seededTwister(seed);
	const each = Math.floor(prompts / prefixes);
	const groups = Array.from({ length: prefixes }, (_, index) => {
		const prefix = drawIds(bits, prefixTokens);
		const size = each + (index < prompts % prefixes ? 1 : 0);
		return Array.from({ length: size }, () => promptOf([...prefix, ...drawIds(bits, suffixTokens)], outputTokens, form));
	});
	return pythonRandom(seed).shuffled(groups.flat());
}
/** A word for each id where ids cannot be sent. */
function promptOf(ids, outputTokens, form) {
	return {
		content: form === "token-ids" ? ids : ids.map((id) => WORDS[id % WORDS.length]).join(" "),
		inputTokens: ids.length,
		outputTokens
	};
}
function drawIds(bits, count) {
	return Array.from({ length: count }, () => FIRST_TOKEN_ID + bits() % TOKEN_IDS);
}
export { randomPrompts as a, checkTotal as c, uniform as d, promptOf as i, pythonRandom as l, TOKEN_IDS as n, repeatedPrefixes as o, drawIds as r, checkLength as s, FIRST_TOKEN_ID as t, seededTwister as u };
