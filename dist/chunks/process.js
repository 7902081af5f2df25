import { C as ZodError, T as prettifyError, _ as string, a as boolean, f as number, p as object, r as array, u as literal, y as union } from "./schemas.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { createServer } from "node:http";
import { setImmediate, setTimeout } from "node:timers/promises";
// src/engines/simulated/knobs.ts
function numberKnob(initial, help, takes, most = Number.POSITIVE_INFINITY) {
	const read = (text) => {
		const value = /^\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number(text);
		return text.trim() !== "" && value >= 0 && value <= most ? value : void 0;
	};
	return {
		initial,
		help,
		takes,
		read
	};
}
const count = (initial, help) => ({
	initial,
	help,
	takes: "N",
	read: (text) => /^\d{1,9}$/.test(text) ? Number(text) : void 0
});
const amount = (initial, help) => numberKnob(initial, help, "X");
const share = (initial, help) => numberKnob(initial, help, "SHARE", 1);
const text = (initial, help) => ({
	initial,
	help,
	takes: "TEXT",
	read: (value) => value
});
const flag = (help) => ({
	initial: false,
	help,
	read: (value) => ({
		true: true,
		false: false
	})[value]
});
const KNOBS = {
	host: text("127.0.0.1", "address to listen on"),
	port: count(8e3, "port to listen on; 0 takes a free one and prints it"),
	model: text("simulated", "the model's name"),
	maxModelLen: count(8192, "most tokens of one request, prompt and output together"),
	maxNumSeqs: count(256, "most sequences in one step"),
	maxNumBatchedTokens: count(2048, "most tokens in one step; a longer prompt is computed in chunks"),
	numGpuBlocks: count(8192, "KV blocks; requests that find no room wait"),
	blockSize: count(16, "tokens in a KV block"),
	noPrefixCaching: flag("never reuse the blocks of an equal prefix"),
	outputMean: amount(200, "mean output tokens of requests that may end by themselves"),
	startSeconds: amount(0, "time from the start until the port answers"),
	prefillBaseMs: amount(2, "time of a step that computes prompts"),
	prefillTokenMs: amount(.02, "and of each prompt token in it"),
	decodeBaseMs: amount(4, "time of a step that produces tokens"),
	decodeSequenceMs: amount(.08, "and of each sequence in it"),
	contextMs: amount(.02, "and of each 1000 tokens of their context"),
	seed: text("", "makes the noise the same at every start; without it, each start draws its own"),
	startNoise: amount(.01, "spread of the speed from start to start"),
	stepNoise: share(.05, "spread of single steps"),
	driftNoise: amount(.01, "spread of the slow drift"),
	driftSeconds: amount(5, "how long the drift remembers itself"),
	stallRate: amount(.05, "stalls per busy second"),
	stallMs: amount(20, "mean length of a stall"),
	decodeSlowdown: amount(0, "planted: makes producing tokens slower; 0.15 or 15%"),
	prefillSlowdown: amount(0, "planted: makes computing prompts slower"),
	failEvery: count(0, "planted: every Nth request answers 500"),
	failAll: flag("planted: every request answers 500"),
	cutEvery: count(0, "planted: every Nth request is cut off halfway"),
	earlyEos: share(0, "planted: this share of the requests ends at half its tokens, even under ignore_eos"),
	crashAtRequest: count(0, "planted: the process exits 1 when request N comes"),
	hangAtRequest: count(0, "planted: no request gets a token any more when request N comes; /health still answers"),
	neverReady: flag("planted: starts and never listens"),
	exitAtStart: {
		...count(-1, "planted: prints an error and exits with this code before it listens; -1 never"),
		takes: "N"
	},
	ignoreSigterm: flag("planted: SIGTERM and SIGINT are swallowed")
};
const INITIAL = Object.fromEntries(Object.entries(KNOBS).map(([name, knob]) => [name, knob.initial]));
const flagOf = (name) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const NAMES = new Map(Object.keys(KNOBS).map((name) => [flagOf(name), name]));
/**
* Reads `--flag value`, `--flag=value` and bare flags.
* @throws UserError for a flag that is not known, a value that does not fit, or limits that no request fits into.
*/
function readKnobs(argv) {
	const given = {};
	const rest = [...argv];
	for (let word = rest.shift(); word !== void 0; word = rest.shift()) {
		const [flagText = word, inline] = word.split(/=(.*)/s);
		const name = NAMES.get(flagText);
		if (name === void 0) throw unknownFlag(flagText);
		const knob = KNOBS[name];
		const bare = !("takes" in knob);
		const value = inline ?? (bare ? "true" : rest.shift());
		const read = value === void 0 ? void 0 : knob.read(value);
		if (read === void 0) throw new UserError(`simulated-engine: ${flagText} ${value ?? ""}: expected ${expected(knob)}`);
		given[name] = read;
	}
	const knobs = {
		...INITIAL,
		...given
	};
	checkRoom(knobs);
	return knobs;
}
function knobsHelp() {
	return `simulated-engine: an OpenAI-compatible server that takes its time like a batching engine\n\n${[...NAMES].map(([flagText, name]) => {
		const knob = KNOBS[name];
		const left = "takes" in knob ? `${flagText} ${knob.takes}` : flagText;
		const initial = knob.initial === false || knob.initial === "" ? "" : ` (${knob.initial})`;
		return `  ${left.padEnd(30)}${knob.help}${initial}`;
	}).join("\n")}\n`;
}
const expected = (knob) => ({
	N: "a whole number",
	X: "a number or a percentage",
	SHARE: "a share from 0 to 1",
	TEXT: "a text"
})[knob.takes ?? ""] ?? "true or false";
function unknownFlag(flagText) {
	return new UserError(`simulated-engine: unknown flag ${flagText}; the flags are ${[...NAMES.keys()].join(" ")}`);
}
function checkRoom({ maxModelLen, numGpuBlocks, blockSize, maxNumSeqs, maxNumBatchedTokens }) {
	if (blockSize < 1 || maxNumSeqs < 1 || maxNumBatchedTokens < 1 || maxModelLen < 2) throw new UserError("simulated-engine: --block-size, --max-num-seqs, --max-num-batched-tokens must be 1 or more");
	if (numGpuBlocks * blockSize < maxModelLen) throw new UserError(`simulated-engine: ${numGpuBlocks} KV blocks of ${blockSize} tokens hold less than one request of --max-model-len ${maxModelLen}`);
}
// src/engines/simulated/random.ts
/** 32-bit FNV-1a over the UTF-16 units of a text: http://www.isthe.com/chongo/tech/comp/fnv/. */
function hashText(text) {
	let hash = 2166136261;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return hash >>> 0;
}
/** The same sequence for the same name: mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md. */
function randomNamed(name) {
	let state = hashText(name);
	return () => {
		state = state + 1831565813 | 0;
		let mixed = Math.imul(state ^ state >>> 15, state | 1);
		mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
		return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
	};
}
function exponential(random, mean) {
	return -mean * Math.log(1 - random());
}
/** Standard normal, by Box and Muller. */
function gaussian(random) {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
/** Gamma of scale 1, by Marsaglia and Tsang (2000); `shape` must be at least 1. */
function gamma(random, shape) {
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const x = gaussian(random);
		const v = (1 + c * x) ** 3;
		if (v > 0 && Math.log(1 - random()) < .5 * x * x + d - d * v + d * Math.log(v)) return d * v;
	}
}
/** Student's t with 4 degrees of freedom, scaled to a standard deviation of 1: heavy tails on both sides. */
function heavyTailed(random) {
	const chiSquared = 2 * gamma(random, 2);
	return gaussian(random) / Math.sqrt(chiSquared / 4) / Math.SQRT2;
}
// src/engines/simulated/noise.ts
/**
* What a shared machine does to an engine. Nothing here is normal or independent, because `compare` must hold
* where its assumptions do not: starts differ with heavy tails, steps are skewed, the level wanders, stalls come in between.
* Each part has its own random numbers, so that turning one knob leaves the others' draws as they were.
*/
function createNoise(settings, seed) {
	const { startNoise, stepNoise, driftNoise, driftSeconds, stallRate, stallMs } = settings;
	const stepRandom = randomNamed(`${seed}/step`);
	const driftRandom = randomNamed(`${seed}/drift`);
	const stallRandom = randomNamed(`${seed}/stall`);
	const start = Math.exp(startNoise * heavyTailed(randomNamed(`${seed}/start`)));
	const shape = 1 / stepNoise ** 2;
	let drift = driftNoise * gaussian(driftRandom);
	return {
		start,
		stretch(ms) {
			const seconds = ms / 1e3;
			const memory = Math.exp(-seconds / driftSeconds);
			drift = memory * drift + driftNoise * Math.sqrt(1 - memory ** 2) * gaussian(driftRandom);
			const skew = stepNoise === 0 ? 1 : gamma(stepRandom, shape) / shape;
			const stalls = stallRandom() < 1 - Math.exp(-stallRate * seconds);
			return ms * start * Math.exp(drift) * skew + (stalls ? exponential(stallRandom, stallMs) : 0);
		}
	};
}
// src/engines/simulated/pace.ts
/** Timers come up to a millisecond late, so they end this much early and the rest is slept exactly. */
const TIMER_ERROR_MS = 1.5;
const cell = new Int32Array(new SharedArrayBuffer(4));
/**
* Sleeps on a timer first and blocks for the last millisecond: a futex is exact to some ten microseconds and costs no CPU,
* where spinning would take the time from the load generator on the same machine.
*/
const realPace = {
	now: () => performance.now(),
	async until(instant) {
		const ahead = instant - performance.now();
		if (ahead > TIMER_ERROR_MS) await setTimeout(Math.floor(ahead - TIMER_ERROR_MS) + 1);
		const rest = instant - performance.now();
		if (rest > 0) Atomics.wait(cell, 0, 0, rest);
	},
	turn: () => setImmediate()
};
// src/engines/simulated/answer.ts
const FINGERPRINT = { system_fingerprint: "simulated" };
const WHOLE_USAGE = {
	prompt_tokens_details: null,
	completion_tokens_details: null
};
const WHOLE_END = {
	kv_transfer_params: null,
	ec_transfer_params: null,
	metrics: null
};
function envelope(object, { id, created, model }, choices, usage) {
	return {
		id,
		object,
		created,
		model,
		choices,
		...usage === void 0 ? {} : { usage }
	};
}
const COMPLETION = {
	idPrefix: "cmpl",
	chunk: (head, { index, text, finishReason }, usage) => {
		return envelope("text_completion", head, [{
			index,
			text,
			logprobs: null,
			finish_reason: finishReason,
			stop_reason: null,
			prompt_token_ids: null,
			token_ids: null
		}], usage);
	},
	usage: (head, usage) => ({
		...envelope("text_completion", head, [], usage),
		...FINGERPRINT
	}),
	whole: (head, choices, usage) => ({
		...envelope("text_completion", head, choices.map(wholeCompletion)),
		service_tier: null,
		...FINGERPRINT,
		usage: {
			...usage,
			...WHOLE_USAGE
		},
		...WHOLE_END
	})
};
const CHAT = {
	idPrefix: "chatcmpl",
	opening: (head, index) => chatChunk(head, {
		index,
		delta: {
			role: "assistant",
			content: ""
		}
	}, null),
	chunk: (head, { index, text, finishReason }, usage) => chatChunk(head, {
		index,
		delta: { content: text }
	}, finishReason, usage),
	usage: (head, usage) => ({
		...envelope("chat.completion.chunk", head, [], usage),
		...FINGERPRINT
	}),
	whole: (head, choices, usage) => ({
		...envelope("chat.completion", head, choices.map(wholeChat)),
		service_tier: null,
		...FINGERPRINT,
		usage: {
			...usage,
			...WHOLE_USAGE
		},
		...WHOLE_END
	})
};
function chatChunk(head, choice, finishReason, usage) {
	const rest = {
		logprobs: null,
		finish_reason: finishReason,
		token_ids: null
	};
	return envelope("chat.completion.chunk", head, [{
		...choice,
		...rest
	}], usage);
}
function wholeCompletion({ index, text, finishReason }) {
	return {
		index,
		text,
		logprobs: null,
		finish_reason: finishReason,
		stop_reason: null,
		token_ids: null,
		prompt_logprobs: null,
		prompt_token_ids: null,
		routed_experts: null
	};
}
function wholeChat({ index, text, finishReason }) {
	return {
		index,
		message: {
			role: "assistant",
			content: text,
			refusal: null,
			tool_calls: [],
			reasoning: null
		},
		logprobs: null,
		finish_reason: finishReason,
		stop_reason: null,
		token_ids: null
	};
}
// src/engines/simulated/faults.ts
/** What is planted for the nth request of this start, from 1; warm-up requests count. */
function faultOf(ordinal, settings) {
	const isTurn = (every) => every > 0 && ordinal % every === 0;
	if (ordinal === settings.crashAtRequest) return "crash";
	if (ordinal === settings.hangAtRequest) return "hang";
	if (settings.failAll || isTurn(settings.failEvery)) return "fail";
	return isTurn(settings.cutEvery) ? "cut" : "none";
}
// src/engines/simulated/output-length.ts
/** Spread of the logarithm of output lengths: chat answers differ by factors, not by percents. */
const LOG_SPREAD = .7;
/**
* How long the answer is: the same for the same prompt and seed at every start, as with a real model at temperature 0,
* and cut at `most` tokens. The planted early end halves the share `earlyEos` of the requests, whatever they ask for.
*/
function outputLength(prompt, request, settings) {
	const random = randomNamed(`${request.seed}/${prompt.join(",")}`);
	const isCutShort = random() < settings.earlyEos;
	const natural = Math.ceil(settings.outputMean * Math.exp(LOG_SPREAD * gaussian(random) - LOG_SPREAD ** 2 / 2));
	const wanted = request.ignoreEos ? request.most : Math.min(request.most, Math.max(1, natural));
	const tokens = isCutShort ? Math.ceil(wanted / 2) : wanted;
	return {
		tokens,
		finishReason: tokens === request.most ? "length" : "stop"
	};
}
// src/engines/simulated/request-error.ts
/** A request that is answered with an error; `type` as vLLM names it. */
var RequestError = class extends Error {
	status;
	type;
	param;
	constructor(status, type, message, param = null) {
		super(message);
		this.name = "RequestError";
		this.status = status;
		this.type = type;
		this.param = param;
	}
};
function errorBody({ message, type, param, status }) {
	return { error: {
		message,
		type,
		param,
		code: status
	} };
}
// src/engines/simulated/response.ts
function sendJson(response, status, body) {
	sendText(response, status, "application/json", JSON.stringify(body));
}
function sendText(response, status, type, body) {
	response.writeHead(status, {
		server: "uvicorn",
		"content-type": type,
		"content-length": Buffer.byteLength(body)
	});
	response.end(body);
}
/** Opens a stream of server-sent events: the headers go out at once, the tokens when they are there. */
function startEvents(response) {
	response.writeHead(200, {
		server: "uvicorn",
		"content-type": "text/event-stream; charset=utf-8"
	});
	response.flushHeaders();
	return {
		send: (data) => void response.write(`data: ${JSON.stringify(data)}\n\n`),
		end: () => void response.end("data: [DONE]\n\n")
	};
}
// src/engines/simulated/tokenizer.ts
/**
* A closed vocabulary that needs no table: the 256 bytes, then one to three lower-case letters, then the same
* behind a space. Any text can be written in it and comes back unchanged; English takes some 2.5 letters a token.
*/
const BYTES = 256;
const LETTERS = 26;
const PIECE_LETTERS = 3;
/** 26 + 26² + 26³. */
const PIECES = 18278;
const VOCABULARY_SIZE = 36812;
const A = "a".charCodeAt(0);
const WORD_OR_CHARACTER = /( ?)([a-z]+)|[\s\S]/gu;
function encode(text) {
	const tokens = [];
	for (const [match, space, word] of text.matchAll(WORD_OR_CHARACTER)) {
		if (word === void 0) {
			tokens.push(...new TextEncoder().encode(match));
			continue;
		}
		for (let at = 0; at < word.length; at += PIECE_LETTERS) {
			const spaced = at === 0 && space === " ";
			tokens.push(BYTES + (spaced ? PIECES : 0) + pieceNumber(word.slice(at, at + PIECE_LETTERS)));
		}
	}
	return tokens;
}
/** Tokens outside the vocabulary have no text. */
function decode(tokens) {
	const bytes = [];
	for (const token of tokens) if (token < BYTES) bytes.push(token);
	else bytes.push(...new TextEncoder().encode(pieceText(token - BYTES)));
	return new TextDecoder().decode(Uint8Array.from(bytes));
}
/** A spaced three-letter piece: the kind of token that stays one token next to any other. */
function wordToken(random) {
	return 18534 + (PIECES - LETTERS ** PIECE_LETTERS) + Math.floor(random * LETTERS ** PIECE_LETTERS);
}
/** Numbers shorter pieces before longer ones, by bijective base 26. */
function pieceNumber(letters) {
	let number = 0;
	for (const letter of letters) number = number * LETTERS + (letter.charCodeAt(0) - A + 1);
	return number - 1;
}
function pieceText(piece) {
	let rest = piece % PIECES + 1;
	let letters = "";
	for (; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) letters = String.fromCharCode(A + (rest - 1) % LETTERS) + letters;
	return piece < PIECES ? letters : ` ${letters}`;
}
// src/engines/simulated/generation.ts
/** Answers one completion or chat request; returns as soon as it is under way. */
function generate(shape, request, response, state) {
	const { knobs, loop, served, finished } = state;
	if (request.model !== void 0 && request.model !== knobs.model) throw unknownModel(request.model);
	const plans = request.prompts.map((prompt, index) => planSequence(prompt, index, request, state));
	served.requests += 1;
	const fault = faultOf(served.requests, knobs);
	if (fault === "crash") state.crash();
	if (fault === "crash" || fault === "hang") loop.halt();
	if (fault === "fail") throw new RequestError(500, "InternalServerError", "planted failure (--fail-every, --fail-all)");
	const head = {
		id: answerId(shape, served.requests),
		created: Math.floor(Date.now() / 1e3),
		model: knobs.model
	};
	const writer = (request.stream ? eventWriter : wholeWriter)(shape, head, request, plans, response);
	let open = plans.length;
	response.once("close", () => {
		if (open === 0) return;
		finished.abort += 1;
		for (const plan of plans) loop.abort(plan.sequence);
	});
	for (const plan of plans) {
		const cutAt = fault === "cut" ? Math.floor(plan.tokens / 2) : Number.POSITIVE_INFINITY;
		loop.submit({
			id: plan.sequence,
			prompt: plan.prompt,
			outputTokens: plan.tokens
		}, (emission) => {
			if (emission.index >= cutAt) {
				response.destroy();
				return;
			}
			const finishReason = emission.last ? plan.finishReason : null;
			writer.token({
				index: plan.index,
				text: plan.nextWord(),
				finishReason
			});
			if (!emission.last) return;
			open -= 1;
			finished[plan.finishReason] += 1;
			if (open === 0) writer.end();
		});
	}
}
function planSequence(prompt, index, request, state) {
	const { knobs, served } = state;
	const room = knobs.maxModelLen - prompt.length;
	const most = request.maxTokens ?? room;
	if (prompt.length === 0) throw new RequestError(400, "BadRequestError", "the prompt is empty");
	if (room < 1 || most > room) throw new RequestError(400, "BadRequestError", `This model's maximum context length is ${knobs.maxModelLen} tokens. However, you requested ${most} output tokens and your prompt contains ${prompt.length} input tokens.`);
	const { seed, ignoreEos } = request;
	const random = randomNamed(`${seed}/words/${prompt.length}/${prompt.slice(0, 64).join(",")}`);
	served.sequences += 1;
	return {
		...outputLength(prompt, {
			seed,
			ignoreEos,
			most
		}, knobs),
		index,
		prompt,
		sequence: served.sequences,
		nextWord: () => decode([wordToken(random())])
	};
}
/** Server-sent events: one a token, as vLLM sends them. */
function eventWriter(shape, head, request, plans, response) {
	const events = startEvents(response);
	const sent = plans.map(() => 0);
	const usageSoFar = () => usageOf(plans, sent);
	return {
		token(choice) {
			if (sent[choice.index] === 0 && shape.opening) events.send(shape.opening(head, choice.index));
			sent[choice.index] = (sent[choice.index] ?? 0) + 1;
			events.send(shape.chunk(head, choice, request.continuousUsage ? usageSoFar() : void 0));
		},
		end() {
			if (request.includeUsage) events.send(shape.usage(head, usageSoFar()));
			events.end();
		}
	};
}
/** One JSON body when all tokens are there. */
function wholeWriter(shape, head, _request, plans, response) {
	const choices = plans.map(() => []);
	return {
		token: (choice) => choices[choice.index]?.push(choice),
		end() {
			const whole = choices.map((parts, index) => ({
				index,
				text: parts.map((part) => part.text).join(""),
				finishReason: parts.at(-1)?.finishReason ?? null
			}));
			const usage = usageOf(plans, choices.map((parts) => parts.length));
			sendJson(response, 200, shape.whole(head, whole, usage));
		}
	};
}
function usageOf(plans, sent) {
	const prompt = plans.reduce((sum, plan) => sum + plan.prompt.length, 0);
	const completion = sent.reduce((sum, tokens) => sum + tokens, 0);
	return {
		prompt_tokens: prompt,
		total_tokens: prompt + completion,
		completion_tokens: completion
	};
}
const answerId = (shape, request) => `${shape.idPrefix}-${request.toString(16).padStart(16, "0")}`;
function unknownModel(model) {
	return new RequestError(404, "NotFoundError", `The model \`${model}\` does not exist.`, "model");
}
// src/engines/simulated/metrics-text.ts
/** `/metrics` in Prometheus text: the part of vLLM's families that this engine knows, with vLLM's names and labels. */
function metricsText(model, counts, finished) {
	const label = `engine="0",model_name="${model.replaceAll(/["\\\n]/g, "_")}"`;
	const family = (type, name, help, value) => head(type, name, help) + sample(name, label, value);
	const requests = Object.entries(finished).map(([reason, value]) => sample("request_success_total", `engine="0",finished_reason="${reason}",model_name="${model}"`, value));
	return [
		family("gauge", "num_requests_running", "Number of requests in model execution batches.", counts.running),
		family("gauge", "num_requests_waiting", "Number of requests waiting to be processed.", counts.waiting),
		family("gauge", "kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.", counts.kvUsage),
		family("counter", "prefix_cache_queries_total", "Prefix cache queries, in tokens.", counts.prefixQueries),
		family("counter", "prefix_cache_hits_total", "Prefix cache hits, in tokens.", counts.prefixHits),
		family("counter", "num_preemptions_total", "Cumulative number of preemptions.", counts.preemptions),
		family("counter", "prompt_tokens_total", "Number of prefill tokens processed.", counts.promptTokens),
		family("counter", "generation_tokens_total", "Number of generation tokens processed.", counts.generationTokens),
		head("counter", "request_success_total", "Count of successfully processed requests."),
		...requests
	].join("");
}
const head = (type, name, help) => `# HELP vllm:${name} ${help}\n# TYPE vllm:${name} ${type}\n`;
const sample = (name, labels, value) => `vllm:${name}{${labels}} ${Number.isInteger(value) ? value.toFixed(1) : value}\n`;
// src/engines/simulated/request-body.ts
const common = object({
	model: string().optional(),
	n: literal(1).nullish(),
	stream: boolean().nullish(),
	stream_options: object({
		include_usage: boolean().nullish(),
		continuous_usage_stats: boolean().nullish()
	}).nullish(),
	ignore_eos: boolean().nullish(),
	seed: number().int().nullish(),
	max_tokens: number().int().min(1).nullish()
});
const completionBody = common.extend({ prompt: union([
	string(),
	array(string()).min(1),
	array(number().int().min(0)).min(1)
]) });
const chatPart = object({
	type: literal("text"),
	text: string()
});
const chatBody = common.extend({
	max_completion_tokens: number().int().min(1).nullish(),
	messages: array(object({
		role: string(),
		content: union([string(), array(chatPart)]).nullish()
	})).min(1)
});
const tokenizeBody = union([object({ prompt: string() }), object({ messages: chatBody.shape.messages })]);
const detokenizeBody = object({ tokens: array(number().int().min(0)) });
/** vLLM's default for `/v1/completions`. */
const COMPLETION_MAX_TOKENS = 16;
/** @throws ZodError when the body is not a completion request. */
function readCompletion(body) {
	const parsed = completionBody.parse(body);
	return {
		...asked(parsed),
		maxTokens: parsed.max_tokens ?? COMPLETION_MAX_TOKENS,
		prompts: promptTokens(parsed.prompt)
	};
}
/** @throws ZodError when the body is not a chat request. */
function readChat(body) {
	const parsed = chatBody.parse(body);
	const maxTokens = parsed.max_completion_tokens ?? parsed.max_tokens;
	return {
		...asked(parsed),
		...maxTokens ? { maxTokens } : {},
		prompts: [chatTokens(parsed.messages)]
	};
}
/** The chat template: each message behind its role, then the assistant's turn. */
function chatTokens(messages) {
	return encode(`${messages.map(({ role, content }) => {
		return `<${role}>${Array.isArray(content) ? content.map((part) => part.text).join("") : content ?? ""}\n`;
	}).join("")}<assistant>`);
}
function asked(body) {
	return {
		...body.model === void 0 ? {} : { model: body.model },
		ignoreEos: body.ignore_eos ?? false,
		seed: body.seed ?? 0,
		stream: body.stream ?? false,
		includeUsage: body.stream_options?.include_usage ?? false,
		continuousUsage: body.stream_options?.continuous_usage_stats ?? false
	};
}
function promptTokens(prompt) {
	if (typeof prompt === "string") return [encode(prompt)];
	return prompt.every((item) => typeof item === "number") ? [prompt] : prompt.map((text) => encode(String(text)));
}
// src/engines/simulated/routes.ts
const ROUTES = {
	"GET /health": (_site, response) => sendText(response, 200, "text/plain", ""),
	"GET /ping": (_site, response) => sendText(response, 200, "text/plain", ""),
	"GET /version": (_site, response) => sendJson(response, 200, { version: "simulated" }),
	"GET /v1/models": (site, response) => sendJson(response, 200, modelList(site)),
	"GET /metrics": ({ knobs, scheduler, finished }, response) => sendText(response, 200, "text/plain; version=1.0.0; charset=utf-8", metricsText(knobs.model, scheduler.counts(), finished)),
	"POST /v1/completions": (site, response, body) => generate(COMPLETION, readCompletion(body), response, site),
	"POST /v1/chat/completions": (site, response, body) => generate(CHAT, readChat(body), response, site),
	"POST /tokenize": ({ knobs }, response, body) => {
		const asked = tokenizeBody.parse(body);
		const tokens = "prompt" in asked ? encode(asked.prompt) : chatTokens(asked.messages);
		sendJson(response, 200, {
			count: tokens.length,
			max_model_len: knobs.maxModelLen,
			tokens,
			token_strs: null
		});
	},
	"POST /detokenize": (_site, response, body) => {
		const { tokens } = detokenizeBody.parse(body);
		const stranger = tokens.find((token) => token >= VOCABULARY_SIZE);
		if (stranger !== void 0) throw new RequestError(400, "BadRequestError", `Token id ${stranger} is out of vocabulary`);
		sendJson(response, 200, { prompt: decode(tokens) });
	},
	"POST /reset_prefix_cache": ({ scheduler }, response) => sendJson(response, 200, { success: scheduler.resetPrefixCache() })
};
const PATHS = new Set(Object.keys(ROUTES).map((route) => route.split(" ")[1]));
/** Answers one HTTP request; never throws. */
async function route(site, request, response) {
	try {
		const path = new URL(request.url ?? "/", "http://localhost").pathname;
		const found = ROUTES[`${request.method} ${path}`];
		const text = await readText(request);
		if (found === void 0) {
			const isPathKnown = PATHS.has(path);
			return sendJson(response, isPathKnown ? 405 : 404, { detail: isPathKnown ? "Method Not Allowed" : "Not Found" });
		}
		found(site, response, text === "" ? void 0 : JSON.parse(text));
	} catch (thrown) {
		if (response.headersSent || response.destroyed) return void response.destroy();
		const error = asRequestError(thrown);
		sendJson(response, error.status, errorBody(error));
	}
}
function asRequestError(thrown) {
	if (thrown instanceof RequestError) return thrown;
	if (thrown instanceof ZodError) return new RequestError(400, "BadRequestError", prettifyError(thrown));
	if (thrown instanceof SyntaxError) return new RequestError(400, "BadRequestError", `body: ${thrown.message}`);
	return new RequestError(500, "InternalServerError", String(thrown));
}
async function readText(request) {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString("utf8");
}
function modelList({ knobs, startedAt }) {
	return {
		object: "list",
		data: [{
			id: knobs.model,
			object: "model",
			created: startedAt,
			owned_by: "simulated",
			root: knobs.model,
			parent: null,
			max_model_len: knobs.maxModelLen,
			permission: []
		}]
	};
}
// src/engines/simulated/prefix-cache.ts
/** One number a full block, each over the block and all before it, so that equal numbers are equal prefixes. */
function blockHashes(tokens, blockSize) {
	const hashes = [];
	let low = 2166136261;
	let high = 16777619;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i] ?? 0;
		low = Math.imul(low ^ token, 2246822507) ^ low >>> 13;
		high = Math.imul(high ^ token, 3266489909) ^ high >>> 16;
		if ((i + 1) % blockSize === 0) hashes.push((low >>> 0) * 2 ** 21 + (high >>> 0) % 2 ** 21);
	}
	return hashes;
}
/** Blocks of KV memory with reuse of equal prefixes; unheld blocks stay until the room is needed, least recently used first. */
function createPrefixCache(capacity, reuse) {
	const holders = new Map();
	const unheld = new Set();
	let own = 0;
	const held = () => own + holders.size - unheld.size;
	const makeRoom = () => {
		for (const hash of unheld) {
			if (own + holders.size <= capacity) return;
			unheld.delete(hash);
			holders.delete(hash);
		}
	};
	const take = (lease, blocks) => {
		if (held() + blocks > capacity) return false;
		lease.own += blocks;
		own += blocks;
		makeRoom();
		return true;
	};
	return {
		match(hashes) {
			const missing = hashes.findIndex((hash) => !holders.has(hash));
			return missing === -1 ? hashes.length : missing;
		},
		lease(matched, blocks) {
			const revived = matched.filter((hash) => unheld.has(hash)).length;
			if (held() + revived + blocks > capacity) return void 0;
			for (const hash of matched) {
				holders.set(hash, (holders.get(hash) ?? 0) + 1);
				unheld.delete(hash);
			}
			const lease = {
				shared: [...matched],
				own: 0
			};
			take(lease, blocks);
			return lease;
		},
		grow: take,
		publish(lease, hashes) {
			if (!reuse) return;
			for (const hash of hashes.slice(lease.shared.length)) {
				if (holders.has(hash)) continue;
				holders.set(hash, 1);
				lease.shared.push(hash);
				lease.own -= 1;
				own -= 1;
			}
		},
		release(lease) {
			own -= lease.own;
			for (const hash of lease.shared.toReversed()) {
				const left = (holders.get(hash) ?? 1) - 1;
				holders.set(hash, left);
				if (left === 0) unheld.add(hash);
			}
		},
		reset() {
			if (held() > 0) return false;
			holders.clear();
			unheld.clear();
			return true;
		},
		usage: () => held() / capacity
	};
}
// src/engines/simulated/scheduler.ts
const NOTHING = {
	shared: [],
	own: 0
};
/**
* Continuous batching with chunked prefill as vLLM v1 does it: sequences that run come first, one token each or the rest
* of their prompt; then waiting ones in order, while tokens, seats and KV blocks last. Out of blocks, the youngest
* gives its own back and computes them again later. Knows no time: the caller says when a step is over.
*/
function createScheduler(limits) {
	const cache = createPrefixCache(limits.numGpuBlocks, limits.prefixCaching);
	const waiting = [];
	let running = [];
	const totals = {
		promptTokens: 0,
		generationTokens: 0,
		prefixQueries: 0,
		prefixHits: 0,
		preemptions: 0
	};
	const blocksFor = (tokens) => Math.ceil(tokens / limits.blockSize);
	const pending = (entry) => entry.sequence.prompt.length + entry.emitted - entry.computed;
	const isDecode = (entry) => entry.emitted > 0 && pending(entry) === 1;
	const preempt = (entry) => {
		cache.release(entry.lease);
		Object.assign(entry, {
			lease: {
				...NOTHING,
				shared: []
			},
			computed: 0,
			chunk: 0
		});
		waiting.unshift(entry);
		totals.preemptions += 1;
	};
	/** False when the entry itself had to give way. */
	const secureBlocks = (entry, tokens) => {
		const { lease } = entry;
		const missing = () => blocksFor(tokens) - lease.shared.length - lease.own;
		while (missing() > 0 && !cache.grow(lease, missing())) {
			const youngest = running.pop();
			if (youngest === void 0) return false;
			preempt(youngest);
			if (youngest === entry) return false;
		}
		return true;
	};
	const continueRunning = (budget) => {
		let left = budget;
		for (let i = 0; i < running.length && left > 0; i++) {
			const entry = running[i];
			if (entry === void 0) break;
			const chunk = Math.min(pending(entry), left);
			if (!secureBlocks(entry, entry.computed + chunk)) break;
			entry.chunk = chunk;
			left -= chunk;
		}
		return left;
	};
	/** Tokens that the entry takes of the budget; 0 when it must go on waiting. */
	const admit = (entry, budget) => {
		const goal = pending(entry);
		const usable = entry.hashes.slice(0, Math.floor((goal - 1) / limits.blockSize));
		const matched = usable.slice(0, cache.match(usable));
		const cached = matched.length * limits.blockSize;
		const chunk = Math.min(goal - cached, budget);
		const lease = cache.lease(matched, blocksFor(cached + chunk) - matched.length);
		if (lease === void 0) return 0;
		Object.assign(entry, {
			lease,
			computed: cached,
			chunk
		});
		if (entry.emitted === 0) {
			totals.promptTokens += goal;
			totals.prefixQueries += limits.prefixCaching ? goal : 0;
			totals.prefixHits += cached;
		}
		return chunk;
	};
	const admitWaiting = (budget) => {
		let left = budget;
		while (left > 0 && running.length < limits.maxNumSeqs) {
			const entry = waiting[0];
			if (entry === void 0) return;
			const chunk = admit(entry, left);
			if (chunk === 0) return;
			waiting.shift();
			running.push(entry);
			left -= chunk;
		}
	};
	const drop = (entry) => {
		running = running.filter((other) => other !== entry);
		cache.release(entry.lease);
	};
	return {
		submit(sequence) {
			const hashes = limits.prefixCaching ? blockHashes(sequence.prompt, limits.blockSize) : [];
			waiting.push({
				sequence,
				hashes,
				lease: {
					...NOTHING,
					shared: []
				},
				computed: 0,
				emitted: 0,
				chunk: 0
			});
		},
		abort(id) {
			const queued = waiting.findIndex((entry) => entry.sequence.id === id);
			if (queued !== -1) waiting.splice(queued, 1);
			const entry = running.find((candidate) => candidate.sequence.id === id);
			if (entry !== void 0) drop(entry);
		},
		begin() {
			for (const entry of running) entry.chunk = 0;
			const before = totals.preemptions;
			const left = continueRunning(limits.maxNumBatchedTokens);
			if (totals.preemptions === before) admitWaiting(left);
			const batch = running.filter((entry) => entry.chunk > 0);
			if (batch.length === 0) return void 0;
			const decodes = batch.filter(isDecode);
			return {
				prefillTokens: batch.reduce((sum, entry) => sum + entry.chunk, 0) - decodes.length,
				decodes: decodes.length,
				contextTokens: decodes.reduce((sum, entry) => sum + entry.computed, 0)
			};
		},
		complete() {
			const emissions = [];
			for (const entry of running.filter(({ chunk }) => chunk > 0)) {
				entry.computed += entry.chunk;
				entry.chunk = 0;
				if (pending(entry) > 0) continue;
				if (entry.emitted === 0) cache.publish(entry.lease, entry.hashes);
				const last = entry.emitted + 1 === entry.sequence.outputTokens;
				emissions.push({
					id: entry.sequence.id,
					index: entry.emitted,
					last
				});
				entry.emitted += 1;
				totals.generationTokens += 1;
				if (last) drop(entry);
			}
			return emissions;
		},
		resetPrefixCache: cache.reset,
		counts: () => ({
			...totals,
			running: running.length,
			waiting: waiting.length,
			kvUsage: cache.usage()
		})
	};
}
// src/engines/simulated/cost-model.ts
/** Time of one step on a machine without noise: linear in its load, as the roofline of a memory-bound decode is. */
function stepMs(load, costs) {
	const prefill = load.prefillTokens === 0 ? 0 : costs.prefillBaseMs + costs.prefillTokenMs * load.prefillTokens;
	const decode = load.decodes === 0 ? 0 : costs.decodeBaseMs + costs.decodeSequenceMs * load.decodes + costs.contextMs * load.contextTokens / 1e3;
	return prefill * (1 + costs.prefillSlowdown) + decode * (1 + costs.decodeSlowdown);
}
// src/engines/simulated/step-loop.ts
/** A machine that lost more than this stays behind, as an engine would; less is caught up, so that errors do not add up. */
const LONGEST_LAG_MS = 100;
/** Runs the scheduler's steps one after the other, each as long as its load says; does nothing at all when idle. */
function createStepLoop(scheduler, costs, noise, pace) {
	const listeners = new Map();
	let busy = false;
	let halted = false;
	const hasWork = () => {
		const { running, waiting } = scheduler.counts();
		return !halted && running + waiting > 0;
	};
	const work = async () => {
		let due = pace.now();
		while (hasWork()) {
			await pace.turn();
			const load = scheduler.begin();
			if (load === void 0) break;
			due = Math.max(due, pace.now() - LONGEST_LAG_MS) + noise.stretch(stepMs(load, costs));
			await pace.until(due);
			if (halted) break;
			for (const emission of scheduler.complete()) deliver(emission);
		}
		busy = false;
	};
	const deliver = (emission) => {
		const listener = listeners.get(emission.id);
		if (emission.last) listeners.delete(emission.id);
		listener?.(emission);
	};
	return {
		submit(sequence, listener) {
			listeners.set(sequence.id, listener);
			scheduler.submit(sequence);
			if (busy) return;
			busy = true;
			work();
		},
		abort(id) {
			listeners.delete(id);
			scheduler.abort(id);
		},
		halt() {
			halted = true;
		}
	};
}
// src/engines/simulated/server.ts
/** Longer than any client keeps an idle connection, so that the client closes first and never meets a closing one. */
const KEEP_ALIVE_MS = 65e3;
/**
* Listens and answers until closed.
* @throws the error of `listen`, `EADDRINUSE` for a port that is taken.
*/
async function startServer(knobs, crash) {
	const scheduler = createScheduler({
		...knobs,
		prefixCaching: !knobs.noPrefixCaching
	});
	const loop = createStepLoop(scheduler, knobs, createNoise(knobs, knobs.seed === "" ? `${process.pid}/${Date.now()}` : knobs.seed), realPace);
	const site = {
		knobs,
		scheduler,
		loop,
		crash,
		finished: {
			stop: 0,
			length: 0,
			abort: 0
		},
		served: {
			requests: 0,
			sequences: 0
		},
		startedAt: Math.floor(Date.now() / 1e3)
	};
	const server = createServer({
		keepAliveTimeout: KEEP_ALIVE_MS,
		noDelay: true
	}, (request, response) => {
		route(site, request, response);
	});
	await new Promise((resolve, reject) => {
		server.once("error", reject).listen({
			host: knobs.host,
			port: knobs.port
		}, resolve);
	});
	return {
		port: server.address().port,
		async close() {
			loop.halt();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
// src/engines/simulated/process.ts
/**
* Flags here stand behind those of the command line. A pull request changes an engine and not the suite that measures it:
* this is how the demo and the tests do the same.
*/
const FLAGS_VARIABLE = "SIMULATED_ENGINE_FLAGS";
/**
* The process behind `simulated-engine`: serves until a signal or a planted end comes.
* @returns the exit code: 0 after a signal or the help, 1 for a port that cannot be had or a crash, 2 for wrong flags.
*/
async function serveSimulated(argv) {
	if (argv.includes("--help")) {
		process.stdout.write(`${knobsHelp()}\nMore flags may stand in ${FLAGS_VARIABLE}.\n`);
		return 0;
	}
	try {
		const added = (process.env[FLAGS_VARIABLE] ?? "").split(/\s+/).filter((word) => word !== "");
		return await serveUntilEnd(readKnobs([...argv, ...added]));
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		process.stderr.write(`${thrown.message}\n`);
		return 2;
	}
}
async function serveUntilEnd(knobs) {
	const ending = new AbortController();
	const end = (code) => ending.abort(code);
	const stop = () => knobs.ignoreSigterm ? void 0 : end(0);
	process.on("SIGTERM", stop).on("SIGINT", stop);
	try {
		await setTimeout(knobs.startSeconds * 1e3, void 0, { signal: ending.signal });
		if (knobs.exitAtStart >= 0) return complain(knobs.exitAtStart, "planted end before the start (--exit-at-start)");
		const server = knobs.neverReady ? void 0 : await startServer(knobs, () => end(1));
		const state = server === void 0 ? "never ready" : `listening on http://${knobs.host}:${server.port}`;
		process.stdout.write(`simulated-engine: ${state}\n`);
		await untilAborted(ending.signal);
		await server?.close();
	} catch (thrown) {
		if (!ending.signal.aborted) return complain(1, `cannot listen on ${knobs.host}:${knobs.port}: ${messageOf(thrown)}`);
	} finally {
		process.off("SIGTERM", stop).off("SIGINT", stop);
	}
	return ending.signal.reason === 0 ? 0 : complain(1, "planted crash (--crash-at-request)");
}
/** Keeps the process alive, which a server that never listens would not do. */
async function untilAborted(signal) {
	await setTimeout(2 ** 31 - 1, void 0, { signal }).catch(() => void 0);
}
function complain(code, message) {
	process.stderr.write(`simulated-engine: ${message}\n`);
	return code;
}
export { serveSimulated };
