import { A as offlineCell, D as flagOf, E as argsToFlags, N as grouped, j as servingCell } from "./tools.js";
import { n as UserError } from "./errors.js";
import { c as DEFAULT_POLICY, u as metricPolicy } from "./load.js";
import { a as NOTED_DEVICE } from "./parts.js";
import { l as digestOf } from "./load-result.js";
// src/compare/special-functions.ts
/** Lanczos approximation, g = 7 (https://www.mrob.com/pub/ries/lanczos-gamma.html); about 15 digits. */
const LANCZOS = [
	.9999999999998099,
	676.5203681218851,
	-1259.1392167224028,
	771.3234287776531,
	-176.6150291621406,
	12.507343278686905,
	-.13857109526572012,
	9984369578019572e-21,
	1.5056327351493116e-7
];
/** Natural logarithm of the gamma function, x > 0. */
function logGamma(x) {
	if (x < .5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const z = x - 1;
	const t = z + 7.5;
	const series = LANCZOS.reduce((sum, c, i) => i === 0 ? c : sum + c / (z + i), 0);
	return .5 * Math.log(2 * Math.PI) + (z + .5) * Math.log(t) - t + Math.log(series);
}
const TINY = 1e-300;
const MAX_TERMS = 1e4;
/** Continued fraction of the incomplete beta function by Lentz's method (https://dlmf.nist.gov/8.17#v). */
function betaFraction(x, a, b) {
	const safe = (v) => Math.abs(v) < TINY ? TINY : v;
	let c = 1;
	let d = 1 / safe(1 - (a + b) * x / (a + 1));
	let f = d;
	for (let m = 1; m <= MAX_TERMS; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / safe(1 + even * d);
		c = safe(1 + even / c);
		f *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / safe(1 + odd * d);
		c = safe(1 + odd / c);
		f *= d * c;
		if (Math.abs(d * c - 1) < 1e-15) break;
	}
	return f;
}
/** Regularised incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1 and a, b > 0. */
function incompleteBeta(x, a, b) {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
	return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b;
}
/** From here on the asymptotic series below are exact to double precision. */
const ASYMPTOTIC_FROM = 12;
/** ψ(x), x > 0: recurrence, then https://dlmf.nist.gov/5.11#E2. */
function digamma(x) {
	if (x < ASYMPTOTIC_FROM) return digamma(x + 1) - 1 / x;
	const i = 1 / (x * x);
	return Math.log(x) - 1 / (2 * x) - i * (1 / 12 - i * (1 / 120 - i * (1 / 252 - i * (1 / 240 - i / 132))));
}
/** ψ′(x), x > 0. */
function trigamma(x) {
	if (x < ASYMPTOTIC_FROM) return trigamma(x + 1) + 1 / (x * x);
	const i = 1 / (x * x);
	return 1 / x + i / 2 + i / x * (1 / 6 - i * (1 / 30 - i * (1 / 42 - i * (1 / 30 - i * 5 / 66))));
}
/** The x with ψ′(x) = y, y > 0; ψ′ falls from ∞ to 0, so halving the logarithm of the interval finds it. */
function inverseTrigamma(y) {
	let low = -40;
	let high = 40;
	for (let i = 0; i < 100; i++) {
		const middle = (low + high) / 2;
		if (trigamma(Math.exp(middle)) > y) low = middle;
		else high = middle;
	}
	return Math.exp((low + high) / 2);
}
// src/compare/distributions.ts
/** P(T > t) of Student's t with `df` > 0 degrees of freedom, which need not be whole. */
function tUpperTail(t, df) {
	const beyond = incompleteBeta(df / (df + t * t), df / 2, .5) / 2;
	return t >= 0 ? beyond : 1 - beyond;
}
function tDensity(t, df) {
	const logScale = logGamma((df + 1) / 2) - logGamma(df / 2) - .5 * Math.log(df * Math.PI);
	return Math.exp(logScale - (df + 1) / 2 * Math.log1p(t * t / df));
}
/** Rows of one family ask for the same few quantiles, thousands of times. */
const KNOWN_QUANTILES = new Map();
const MOST_KNOWN = 1e3;
/** The t that is not exceeded with probability `p`, 0 < p < 1. */
function tQuantile(p, df) {
	if (p < .5) return -tQuantile(1 - p, df);
	if (KNOWN_QUANTILES.size > MOST_KNOWN) KNOWN_QUANTILES.clear();
	const known = KNOWN_QUANTILES.get(df) ?? new Map();
	if (known.size === 0) KNOWN_QUANTILES.set(df, known);
	const quantile = known.get(p) ?? searchQuantile(p, df);
	if (known.size < MOST_KNOWN) known.set(p, quantile);
	return quantile;
}
/** Newton's steps, kept inside a shrinking bracket; p ≥ 0.5. */
function searchQuantile(p, df) {
	const target = 1 - p;
	let low = 0;
	let high = 1;
	while (tUpperTail(high, df) > target && high < 0xe8d4a51000) high *= 2;
	let t = high / 2;
	for (let i = 0; i < 200; i++) {
		const excess = tUpperTail(t, df) - target;
		if (excess > 0) low = t;
		else high = t;
		const newton = t + excess / tDensity(t, df);
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - t) <= 1e-14 * Math.max(1, t)) return next;
		t = next;
	}
	return t;
}
/** P(F > f) of the F distribution. */
function fUpperTail(f, df1, df2) {
	return incompleteBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
}
/** P(X ≥ k) of a binomial count out of `n`. */
function binomialUpperTail(k, n, share) {
	if (k <= 0) return 1;
	return k > n ? 0 : incompleteBeta(share, k, n - k + 1);
}
function logChoose(n, k) {
	return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
/**
* Fisher's exact test, one-sided: the chance that `a` or more of the `a + c` marked items fall
* into the first group of `n1`, when `n2` others could have had them.
*/
function fisherUpperTail(a, n1, c, n2) {
	const marked = a + c;
	const all = logChoose(n1 + n2, marked);
	let sum = 0;
	for (let k = a; k <= Math.min(marked, n1); k++) if (marked - k <= n2) sum += Math.exp(logChoose(n1, k) + logChoose(n2, marked - k) - all);
	return Math.min(1, sum);
}
// src/compare/sample.ts
/** The middle value, or the mean of the two middle ones; `undefined` of nothing. */
function median(values) {
	const sorted = values.length < 3 ? values : Float64Array.from(values).sort();
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.ceil(sorted.length / 2) - 1];
	return upper === void 0 || lower === void 0 ? void 0 : (lower + upper) / 2;
}
/** By linear interpolation between the ordered values; the quantile of nothing is not a number. */
function quantile(values, share) {
	const sorted = Float64Array.from(values).sort();
	const at = share * (sorted.length - 1);
	const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
	return low + (at - Math.floor(at)) * (high - low);
}
function mean(values) {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}
/** Pooled variance of the logarithm between repeats of one session; no degrees of freedom when nothing was repeated. */
function repeatVariance(sides) {
	let df = 0;
	let total = 0;
	for (const side of sides) {
		if (side.length < 2) continue;
		df += side.length - 1;
		total += squares(side.map(Math.log));
	}
	return {
		variance: df === 0 ? 0 : total / df,
		df
	};
}
/** Sum of squared distances from the mean. */
function squares(values) {
	const centre = mean(values);
	let sum = 0;
	for (const value of values) sum += (value - centre) ** 2;
	return sum;
}
/** Why there is no ratio of the two sides. */
function noRatio(head, sides) {
	if ([head, ...sides].some((side) => side.some((value) => value < 0))) return "a negative value";
	if (sides.some((side) => side.includes(0))) return "the base has a zero: a ratio says nothing";
	if (head.includes(0)) return "the head has a zero: a ratio says nothing";
	const [is, was] = [median(head), median(sides.map((side) => median(side) ?? NaN))];
	return (is === void 0 || was === void 0 ? 0 : Math.abs(Math.log(is / was))) <= 14 ? void 0 : "more than a millionfold apart: not plausible, another unit or a broken result";
}
// src/model/percent.ts
/** A fraction as a percentage, `0.148` as `14.8 %`: two decimals below 1 %, none from 100 % on. */
function percentText(fraction) {
	const percent = fraction * 100;
	return `${Number(percent.toFixed(decimalsOf(Math.abs(percent))))} %`;
}
/** As `percentText`, with its sign: `+14.8 %`, `-3.1 %`. */
function signedPercentText(fraction) {
	const text = percentText(fraction);
	return fraction > 0 && !text.startsWith("0 ") ? `+${text}` : text;
}
function decimalsOf(size) {
	if (size >= 100) return 0;
	return size >= 1 ? 1 : 2;
}
// src/compare/wording.ts
/** `+12.3 %`; a fraction in, its sign always shown. */
const signedPercent = signedPercentText;
/** `12.3 %`, the size of a fraction. */
function percent(fraction) {
	return percentText(Math.abs(fraction));
}
/** A value with its unit, to four digits. */
function quantity(value, unit) {
	return `${Math.abs(value) >= 1e3 ? Math.round(value) : Number(value.toPrecision(4))} ${unit}`;
}
function pValue(p) {
	return p < .001 ? "p < 0.001" : `p = ${p.toPrecision(2)}`;
}
/** `1 pair`, `3 pairs`. */
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** `a, b and 3 more`. */
function listed(names, most = 3) {
	const shown = names.slice(0, most).join(", ");
	return names.length <= most ? shown : `${shown} and ${names.length - most} more`;
}
/** +1 when a growing number is a worsening, −1 otherwise. */
function worseSign(metric) {
	return metric.betterWhen === "lower" ? 1 : -1;
}
// src/compare/environment.ts
function isKnown(value) {
	return value !== void 0 && value !== "" && value.toLowerCase() !== "unknown";
}
/** Keys that both sides know and that differ. What one side does not know is no difference. */
function differences(base, head) {
	return Object.entries(head).flatMap(([key, value]) => {
		const other = base[key];
		return isKnown(value) && isKnown(other) && other !== value ? [{
			key,
			base: other,
			head: value
		}] : [];
	});
}
/** Newest first where times are known; otherwise in the order given. */
function newestFirst(sessions) {
	return [...sessions].sort((a, b) => {
		if (a.startedAt === void 0 || b.startedAt === void 0 || a.startedAt === b.startedAt) return 0;
		return a.startedAt < b.startedAt ? 1 : -1;
	});
}
/** Which baseline sessions ran where the head ran. */
function sameMachines(head, sessions) {
	const judged = newestFirst(sessions).map((session) => ({
		session,
		found: differences(session.environment.class, head.environment.class)
	}));
	const comparable = judged.filter(({ found }) => found.length === 0).map(({ session }) => session);
	const strangers = judged.filter(({ found }) => found.length > 0);
	const first = strangers[0]?.found ?? [];
	const notes = [];
	if (strangers.length > 0) {
		const how = first.map(({ key, base, head: now }) => `${key} was ${base}, is ${now}`).join("; ");
		notes.push(`${strangers.length} of ${sessions.length} baseline sessions ran in another environment (${how})`);
	}
	const recorded = [head, ...comparable].map(({ environment }) => Object.keys(environment.class));
	if (comparable.length > 0 && recorded.some((keys) => keys.length === 0)) notes.push("environment not recorded: that both sides ran on equal machines is taken on trust");
	else if (comparable.length > 0 && recorded.some((keys) => keys.every((key) => key === "gpu_type"))) notes.push(`of the environment only ${NOTED_DEVICE} is recorded: that the machines are equal is taken on trust`);
	return {
		comparable,
		differences: first,
		notes
	};
}
// src/compare/gating.ts
const FINITE_RATE = /\/qps=\d/;
const PACED = new Set([
	"request_throughput",
	"requests_per_second",
	"output_throughput",
	"total_token_throughput"
]);
/**
* A series and whether it decides. Below saturation the client's pace sets every throughput: the requests a second can not
* become fewer, so they never gate; the tokens a second fall when the engine no longer keeps up, so they may.
*/
function seriesOf(cell, metric, policy, remarks = []) {
	const asked = metricPolicy(policy, metric.id, cell);
	const paced = FINITE_RATE.test(cell) && PACED.has(metric.id);
	const bound = paced && metric.id === "request_throughput";
	const remark = bound ? ["set by the request rate, so it never gates"] : paced ? ["bounded by the request rate: it only falls when the engine no longer keeps up"] : [];
	return {
		cell,
		metric,
		policy: asked,
		gating: asked.gate && !bound,
		remarks: [...remarks, ...remark]
	};
}
/** Metrics that the user made gating and that nothing measured; the default ones are offers, not demands. */
function unmeasured(policy, seen) {
	const asked = [policy, ...policy.cells ?? []].flatMap(({ metrics }) => Object.entries(metrics));
	return [...new Set(asked.filter(([, { gate }]) => gate === true).map(([id]) => id))].filter((id) => !seen.has(id) && !Object.hasOwn(DEFAULT_POLICY.metrics, id));
}
// src/model/trial.ts
/** The variant of the first base measurement when it is repeated at the end of the pairs: it shows a drift, and is no pair's. */
const SENTINEL = "sentinel";
/** Whose code answers a trial of this variant. */
function sideOf(variant) {
	return variant === "sentinel" ? "base" : variant;
}
// src/compare/own-records.ts
/**
* The valid records of the commit that a session stands for, cell by cell: records of the base that were interleaved
* with the head's are not its own. Separating variants makes each of them a cell of its own.
*/
function ownCells(session, by) {
	const hasHead = session.records.some(({ variant }) => variant === "head");
	const measured = session.records.filter(({ variant }) => variant !== SENTINEL);
	const own = by === "variant" ? measured : measured.filter((r) => !hasHead || r.variant !== "base");
	const groups = new Map();
	for (const record of own) {
		const cell = by === "variant" ? `${record.cell} [${record.variant}]` : record.cell;
		const trials = groups.get(cell) ?? new Map();
		groups.set(cell, trials.set(record.trial, record));
	}
	return new Map([...groups].map(([cell, trials]) => [cell, cellRecords(cell, [...trials.values()], (round) => round === 0)]));
}
/** Cells that were measured again together with the base, in turn and in one job. */
function confirmingPairs({ records }) {
	const again = records.filter(({ round, variant }) => round > 0 && variant !== "sentinel");
	const cells = new Set(again.filter(({ variant }) => variant === "base").map(({ cell }) => cell));
	const side = (cell, which) => {
		return cellRecords(cell, again.filter((one) => one.cell === cell && which(one.variant)), () => true);
	};
	return new Map([...cells].map((cell) => [cell, {
		head: side(cell, (variant) => variant !== "base"),
		base: side(cell, (variant) => variant === "base")
	}]));
}
function cellRecords(cell, records, isFirst) {
	const valid = records.filter(({ validity }) => validity.state === "valid").sort((a, b) => a.round - b.round || a.repeat - b.repeat || (a.trial < b.trial ? -1 : 1));
	const twice = valid.filter((one, i) => one.round === valid[i - 1]?.round && one.repeat === valid[i - 1]?.repeat);
	return {
		cell,
		first: valid.filter(({ round }) => isFirst(round)),
		again: valid.filter(({ round }) => !isFirst(round)),
		invalid: records.flatMap(({ validity }) => validity.state === "invalid" ? validity.reasons : []),
		unusable: records.filter(({ round, validity }) => isFirst(round) && validity.state === "invalid").length,
		duplicates: [...new Set(twice.map(({ round, repeat }) => `repeat ${repeat} of round ${round}`))]
	};
}
// src/plan/digests.ts
/**
* What all sessions of one configuration have in common: which cells, what each asks of which engine, from which seed.
* How often, how long and in which order it is measured, and where a server listens, does not belong to it.
*/
function workloadDigest(cells, seed) {
	const workloads = cells.map(({ cell, test, server }) => {
		const { timeoutSeconds: _, loads: __, server: ___, ...asked } = test;
		return {
			cell,
			asked,
			served: server === void 0 ? null : servedBy(server)
		};
	});
	return digestOf({
		seed,
		workloads: workloads.sort((a, b) => a.cell.id < b.cell.id ? -1 : 1)
	});
}
function servedBy({ name: _, url: __, port: ___, ready: ____, ...served }) {
	return served;
}
// src/plan/planned-cell.ts
/** All cells of a configuration, in its order. */
function plannedCells({ tests, servers }) {
	return tests.flatMap((test) => {
		if (test.kind === "latency" || test.kind === "throughput") return [{
			cell: offlineCell(test.name, test.kind),
			test
		}];
		const server = test.server === void 0 ? void 0 : servers[test.server];
		if (server === void 0) throw new UserError(`test ${test.name}: no server "${test.server ?? ""}" is configured`);
		if (test.kind === "accuracy") return [{
			cell: offlineCell(test.name, test.kind),
			test,
			server
		}];
		return test.loads.map((load) => ({
			cell: servingCell(test.name, load),
			test,
			server
		}));
	});
}
// src/plan/shards.ts
/**
* One shard of grouped items: groups stay together, except that one which is larger than a fair share is cut. The
* largest piece goes to the emptiest shard (longest processing time first), so every item is in exactly one shard.
* Items keep their order.
*/
function shardOf(groups, { index, of }) {
	const items = groups.flat();
	const fairShare = Math.max(1, Math.ceil(items.length / of));
	const pieces = groups.flatMap((group) => pieceUp(group, fairShare)).sort((a, b) => b.length - a.length);
	const shards = Array.from({ length: of }, () => []);
	for (const piece of pieces) shards.reduce((best, shard) => shard.length < best.length ? shard : best).push(...piece);
	const mine = new Set(shards[index - 1]);
	return items.filter((item) => mine.has(item));
}
function pieceUp(group, size) {
	return Array.from({ length: Math.ceil(group.length / size) }, (_, piece) => group.slice(piece * size, (piece + 1) * size));
}
// src/model/server-digest.ts
/** Equal for servers that differ only in name and in how their flags are spelled or ordered, so that they share a start. */
function serverDigest({ name: _, args, ...configuration }) {
	return digestOf({
		...configuration,
		flags: flagsOf(args)
	});
}
function flagsOf(args) {
	const flags = Object.entries(args).map(([key, value]) => [flagOf(key), argsToFlags({ [key]: value })]);
	return Object.fromEntries(flags.filter(([, words]) => words.length > 0));
}
// src/plan/shared-start.ts
/** Equal for cells that share the start of a server; an offline test, which starts its own engine, shares with none. */
function shareOf({ cell, server }) {
	return server === void 0 ? cell.id : serverDigest(server);
}
// src/plan/trial-ids.ts
/** With what is put behind it an id stays far below the 255 bytes that file systems allow. */
const LONGEST = 100;
/**
* A readable, file-safe name for each cell: `qwen3_8b_tp1-qps_4` for `qwen3_8b_tp1/qps=4`. Cells whose names would be
* the same, also on a file system that ignores capitals, get a piece of their id's digest.
*/
function cellFileNames(cells) {
	const names = cells.map(({ id }) => ({
		id,
		name: fileSafe(id)
	}));
	const seen = grouped(names, ({ name }) => name.toLowerCase());
	return new Map(names.map(({ id, name }) => {
		return [id, name.length <= LONGEST && seen.get(name.toLowerCase())?.length === 1 ? name : `${name.slice(0, LONGEST)}-${digestOf(id).slice(0, 8)}`];
	}));
}
/** Names trials: `qwen3_8b_tp1-qps_4-r0`, its first pair's base `qwen3_8b_tp1-qps_4-base-r0-c1`. */
function trialNamer(cells) {
	const names = cellFileNames(cells);
	return (cell, { variant, repeat, round }) => `${names.get(cell)}${variant === "head" ? "" : `-${variant}`}-r${repeat}${round === 0 ? "" : `-c${round}`}`;
}
function fileSafe(id) {
	return id.replaceAll("/", "-").replaceAll(",", "-").replaceAll("=", "_").replaceAll(/[^A-Za-z0-9._-]/g, "_").replace(/^[.-]/, "_");
}
// src/plan/plan.ts
/**
* The trials of a configuration in the order of measuring: one server configuration after the other, and for each one
* repeat after the other over all its cells, so that a drift of the machine spreads over the cells. Offline tests,
* which start their own engine, come last.
* @throws UserError when the selection leaves no cell.
*/
function planTrials(config, selection = {}) {
	const { variant = "head", round = 0 } = selection;
	const all = plannedCells(config);
	const cells = selectCells(all, selection);
	const nameOf = trialNamer(all.map(({ cell }) => cell));
	const repeats = Array.from({ length: config.repeats }, (_, repeat) => repeat);
	const trialsOf = (together) => repeats.flatMap((repeat) => together.map((planned) => ({
		...planned,
		id: nameOf(planned.cell.id, {
			variant,
			repeat,
			round
		}),
		variant,
		repeat,
		seed: config.seed + repeat,
		round
	})));
	const served = cells.filter(({ server }) => server !== void 0);
	const offline = cells.filter(({ server }) => server === void 0);
	return {
		trials: [...groupsOf(served), offline].flatMap(trialsOf),
		expectedCells: cells.map(({ cell }) => cell.id),
		digest: workloadDigest(all, config.seed),
		warnings: emptyShard(cells, selection)
	};
}
/** The filter says what is sharded, so that a shard is the same whether all its cells or only its suspects are measured. */
function selectCells(all, { cells, filter, shard }) {
	const matching = all.filter(({ cell }) => filter === void 0 || cell.id.search(filter) >= 0);
	if (matching.length === 0) throw noCell(`matches the filter ${filter?.source ?? ""}`, all);
	const part = new Set(shard === void 0 ? matching : shardOf(groupsOf(matching), shard));
	const mine = matching.filter((planned) => part.has(planned));
	const unknown = cells?.filter((id) => !mine.some(({ cell }) => cell.id === id)) ?? [];
	if (unknown.length > 0) throw noCell(`is called ${unknown.join(" or ")}`, mine);
	return mine.filter(({ cell }) => cells?.includes(cell.id) ?? true);
}
function noCell(what, there) {
	return new UserError(`no cell ${what}; there are: ${there.map(({ cell }) => cell.id).join(", ")}`);
}
function emptyShard(cells, { shard }) {
	return cells.length === 0 && shard !== void 0 ? [`shard ${shard.index}/${shard.of} has no cell to measure`] : [];
}
/** Cells that share the start of a server, in order of the first; an offline test shares with none. */
function groupsOf(cells) {
	return [...grouped(cells, shareOf).values()];
}
const SIGNIFICANT_DIGITS = 4;
/** Four significant digits, whole numbers from 1,000 on. */
function formatNumber(value) {
	if (Number.isNaN(value)) return "–";
	if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
	if (Math.abs(value) >= 1e3) return formatInteger(Math.round(value));
	return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}
/** `1,234,567`. ICU, which could do it too, takes longer to load than the whole report takes to write. */
function formatInteger(value) {
	return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
/** A number with its unit; a share reads as a percentage. */
function formatQuantity(value, unit) {
	if (unit === "share") return `${formatNumber(value * 100)} %`;
	return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}
/** A fraction as a percentage, `0.148` as `14.8 %`; two decimals below 1 %. */
function formatPercent(fraction) {
	return Number.isFinite(fraction) ? percentText(fraction) : `${formatNumber(fraction)} %`;
}
/** As `formatPercent`, with its sign: `+14.8 %`. */
function formatChange(fraction) {
	if (Number.isFinite(fraction)) return signedPercentText(fraction);
	return fraction > 0 ? `+${formatPercent(fraction)}` : formatPercent(fraction);
}
/** Beyond a tenfold growth, a bound only says that nothing is known on that side. */
const NO_BOUND = 10;
function formatInterval([low, high]) {
	return `[${formatChange(low)}, ${high > NO_BOUND ? "any" : formatChange(high)}]`;
}
/** `could see 12 %`. What could not even have seen a doubling is too noisy, unless the policy asked for no less. */
function formatSight({ detectable, base, evidence: { thresholds } }) {
	if (detectable <= 1) return `could see ${formatPercent(detectable)}`;
	return thresholds.absolute >= Math.abs(base) ? "absolute in the policy hides a doubling" : "too noisy to see a doubling";
}
/** `95 %`, or `95 % to 99.8 %` where pairs were judged at looks of different levels; absent when nothing was judged. */
function intervalLevel(rows) {
	const alphas = rows.flatMap((row) => row.verdict === "not-comparable" ? [] : row.evidence.thresholds.alpha);
	const [low, high] = [Math.max(...alphas), Math.min(...alphas)].map((alpha) => formatPercent(1 - alpha));
	if (alphas.length === 0 || low === void 0 || high === void 0) return void 0;
	return low === high ? low : `${low} to ${high}`;
}
/** `25.09 → 28.8 ms`; a side that is unknown is a dash. */
function formatSides({ base, head, unit }) {
	if (head === void 0) return `${base === void 0 ? "–" : formatQuantity(base, unit)} → –`;
	return `${base === void 0 ? "–" : formatQuantity(base, unit === "share" ? unit : "")} → ${formatQuantity(head, unit)}`;
}
function formatMinutes(minutes) {
	return minutes < 10 ? `${Number(minutes.toFixed(1))} min` : `${Math.round(minutes)} min`;
}
/** `1 row`, `2 rows`. */
function formatCount(count, noun) {
	return `${formatInteger(count)} ${noun}${count === 1 ? "" : "s"}`;
}
const AGE_UNITS = [
	{
		name: "day",
		ms: 864e5
	},
	{
		name: "hour",
		ms: 36e5
	},
	{
		name: "minute",
		ms: 6e4
	}
];
/** How much earlier one UTC time was than another, `3 days earlier`; absent when either is unknown or the order is odd. */
function formatAge(earlier, later) {
	const age = Date.parse(later ?? "") - Date.parse(earlier ?? "");
	if (!(age >= 0)) return void 0;
	const unit = AGE_UNITS.find(({ ms }) => age >= ms);
	return unit === void 0 ? "just before" : `${formatCount(Math.floor(age / unit.ms), unit.name)} earlier`;
}
// src/report/rows.ts
function isJudged(row) {
	return row.verdict !== "not-comparable";
}
/** A gating regression that nothing in the base branch excuses. */
function isRegression(row) {
	return row.gating && row.verdict === "regression" && row.suspicion !== "excused";
}
/** A row that a reader must look at; all others may be folded. */
function needsAttention(row) {
	return row.gating && row.verdict !== "unchanged" || isJudged(row) && row.warning === true;
}
/** Rows that need attention first, worst first in both halves. */
function byImportance(rows) {
	return [...rows.filter(needsAttention), ...rows.filter((row) => !needsAttention(row))];
}
/** Inconclusive, though it could have seen what it must: nothing was found, and nothing is wrong with it. */
function sawNothing(row) {
	if (row.verdict !== "inconclusive" || row.suspicion !== "none" || row.warning === true || row.advice === true) return false;
	const { thresholds } = row.evidence;
	return row.detectable <= Math.max(thresholds.mustSee, thresholds.relative);
}
/** The mark of a row in a table. */
function markOf(row) {
	return sawNothing(row) ? VERDICT_MARKS.unchanged : VERDICT_MARKS[row.verdict];
}
const VERDICT_MARKS = {
	regression: "🔴",
	"not-comparable": "⛔",
	inconclusive: "🟡",
	improvement: "🔵",
	unchanged: "⚪"
};
/** The verdict in words, with what is left of a suspicion, and whether the row only informs. */
function verdictWords(row, say) {
	const remarks = [];
	if (isJudged(row) && row.suspicion === "open") remarks.push("suspected");
	if (isJudged(row) && row.suspicion === "refuted") remarks.push("suspicion refuted");
	if (isJudged(row) && row.suspicion === "excused") remarks.push("excused");
	if (isJudged(row) && row.warning === true) remarks.push("⚠️ warning");
	if (!row.gating) remarks.push("observed");
	return [wordsOf(row), ...remarks].map(say).join(", ");
}
/** What a row amounts to, for people: `inconclusive` is either that nothing was found, or that nothing can be told. */
function wordsOf(row) {
	if (isJudged(row) && row.advice === true) return "advice only";
	if (sawNothing(row)) return "no change seen";
	if (row.verdict === "inconclusive" && row.suspicion === "none" && row.warning !== true) return "cannot tell";
	return row.verdict.replace("-", " ");
}
/** `2 regressions, 1 improvement, 12 unchanged`: how many rows have each verdict. */
function countVerdicts(rows, say) {
	const order = Object.keys(VERDICT_MARKS);
	const sorted = [...rows].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
	const counts = new Map();
	for (const row of sorted) {
		const seen = counts.get(wordsOf(row)) ?? {
			row,
			number: 0
		};
		counts.set(wordsOf(row), {
			...seen,
			number: seen.number + 1
		});
	}
	return [...counts].map(([words, { row, number }]) => say(inWords(row.verdict, words, number))).join(", ");
}
function inWords(verdict, words, number) {
	if (verdict === "regression" || verdict === "improvement") return formatCount(number, verdict);
	return `${formatInteger(number)} ${words}`;
}
export { digamma as $, seriesOf as A, signedPercent as B, shareOf as C, ownCells as D, confirmingPairs as E, counted as F, quantile as G, mean as H, listed as I, binomialUpperTail as J, repeatVariance as K, pValue as L, differences as M, newestFirst as N, SENTINEL as O, sameMachines as P, tUpperTail as Q, percent as R, trialNamer as S, plannedCells as T, median as U, worseSign as V, noRatio as W, fisherUpperTail as X, fUpperTail as Y, tQuantile as Z, formatQuantity as _, markOf as a, intervalLevel as b, verdictWords as c, formatCount as d, inverseTrigamma as et, formatInteger as f, formatPercent as g, formatNumber as h, isRegression as i, unmeasured as j, sideOf as k, formatAge as l, formatMinutes as m, countVerdicts as n, needsAttention as o, formatInterval as p, squares as q, isJudged as r, sawNothing as s, byImportance as t, trigamma as tt, formatChange as u, formatSides as v, serverDigest as w, planTrials as x, formatSight as y, quantity as z };
