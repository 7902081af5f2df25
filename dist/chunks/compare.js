import { $ as digamma, A as seriesOf, B as signedPercent, D as ownCells, E as confirmingPairs, F as counted, G as quantile, H as mean, I as listed, J as binomialUpperTail, K as repeatVariance, L as pValue, M as differences, N as newestFirst, O as SENTINEL, P as sameMachines, Q as tUpperTail, R as percent, U as median, V as worseSign, W as noRatio, X as fisherUpperTail, Y as fUpperTail, Z as tQuantile, et as inverseTrigamma, j as unmeasured, q as squares, tt as trigamma, z as quantity } from "./rows.js";
import { F as otherMeanings, N as grouped, P as contradictedThroughput, V as metricOf } from "./tools.js";
import { d as matchesCell, l as limitsOf } from "./load.js";
import { t as REQUEST_STATUSES } from "./requests.js";
import { o as machineOf } from "./parts.js";
// src/model/waiver.ts
/** As a fraction: what a waiver of 100 % lets through of what is better higher. Half the throughput is twice the time, and a dead engine has none. */
const MOST_FALL = .5;
// src/compare/benjamini-hochberg.ts
/**
* Adjusted p-values of Benjamini and Hochberg, in the order given. A row is found at level alpha when its
* adjusted p is ≤ alpha; when nothing changed at all, the chance of any find is ≤ alpha (Simes).
* `rows` counts those too that are not given because their p is 1.
*/
function benjaminiHochberg(ps, rows = ps.length) {
	const falling = ps.map((p, index) => ({
		p,
		index
	})).sort((a, b) => b.p - a.p);
	const adjusted = new Array(ps.length);
	let least = 1;
	for (const [place, { p, index }] of falling.entries()) {
		least = Math.min(least, p * rows / (ps.length - place));
		adjusted[index] = least;
	}
	return adjusted;
}
// src/compare/series.ts
function isRefusal(one) {
	return one.kind === "refusal";
}
/** An observed metric that was zero on both sides measures something that this workload does not do. */
function isIdle(one) {
	return one.kind === "refusal" && !one.series.gating && one.base === 0 && one.head === 0;
}
// src/compare/verdict.ts
function judge(corrected, rules, later) {
	const { finding } = corrected;
	const level = corrected.level * (later?.alpha ?? 1);
	const { series, base, head, change, units, evidence } = finding;
	const { found, noise } = finding.detectable(level, later);
	const grewWorse = change * worseSign(series.metric) > 0;
	const mustSee = Math.max(series.policy.mustSee, series.policy.relative);
	const { reason, ...concluded } = conclude(corrected, rules, {
		found,
		noise
	});
	return {
		row: {
			cell: series.cell,
			metric: series.metric.id,
			unit: series.metric.unit,
			gating: series.gating,
			base,
			head,
			change,
			interval: finding.interval(rules.alpha),
			detectable: found,
			...concluded,
			reason: [reason, ...series.remarks].join("; "),
			evidence: {
				...evidence,
				sessions: rules.paired ? 1 : units,
				p: grewWorse ? finding.pWorse : finding.pBetter,
				adjusted: grewWorse ? corrected.adjustedWorse : corrected.adjustedBetter,
				thresholds: {
					alpha: rules.alpha,
					relative: series.policy.relative,
					absolute: series.policy.absolute,
					mustSee: series.policy.mustSee
				}
			}
		},
		finding,
		level,
		paired: rules.paired,
		blind: series.gating && finding.enough && noise > mustSee ? noise : void 0
	};
}
function conclude(corrected, rules, sight) {
	const { finding, adjustedWorse, adjustedBetter } = corrected;
	const { change, enough, series } = finding;
	if (!enough) return {
		verdict: "inconclusive",
		suspicion: "none",
		advice: true,
		reason: advice(finding, rules)
	};
	const worse = change * worseSign(series.metric) > 0;
	if (worse && suspicious(corrected, rules) && matters(finding, change, 1)) return worsened(corrected, rules);
	if (!worse && adjustedBetter <= rules.alpha && matters(finding, change, 1)) return improved(corrected);
	const warned = worse && adjustedWorse <= rules.alpha ? warningOf(corrected) : void 0;
	if (warned !== void 0) return warned;
	if (equivalent(finding, rules.alpha)) return {
		verdict: "unchanged",
		suspicion: "none",
		reason: equality(finding, rules.alpha)
	};
	const seen = sight.noise > 1 ? "too noisy to tell even a doubling" : `a worsening of ${percent(sight.found)} would have been found`;
	return {
		verdict: "inconclusive",
		suspicion: "none",
		reason: `${matters(finding, change, 1) ? `${signedPercent(change)} is not significant after correction` : `${signedPercent(change)} is too small to matter`}; ${seen}`
	};
}
function suspicious({ finding, adjustedWorse }, { alpha, screen }) {
	return adjustedWorse <= alpha || screen !== void 0 && finding.series.gating && finding.pWorse <= screen;
}
/** Both sizes must be passed; `share` asks for a part of them. Sizes count from the base, in either direction. */
function matters({ series, base }, change, share) {
	const { relative, absolute } = series.policy;
	return Math.abs(change) >= share * relative && Math.abs(change * base) >= share * absolute;
}
/** For a worsening that is more than noise and less than what fails. */
function warningOf({ finding, adjustedWorse }) {
	const { change, series } = finding;
	const { warn } = series.policy;
	if (warn === void 0 || Math.abs(change) < warn) return void 0;
	return {
		verdict: "inconclusive",
		suspicion: "none",
		reason: `warning: ${`worse by ${percent(change)} (${pValue(adjustedWorse)} after correction)`}, past the warn level of ${percent(warn)}, too little to fail`,
		warning: true
	};
}
/** A confirmation must show at least this part of the smallest change that matters. */
const REPEATED_SHARE = .5;
const GATING_WAIT = {
	confirmable: "to be measured again",
	final: "and not measured again on a fresh start"
};
function waitOf({ series, head }, confirmable) {
	if (!series.gating) return "observed rows are not measured again";
	const wait = GATING_WAIT[confirmable ? "confirmable" : "final"];
	return series.metric.kind === "proportion" && head === 0 ? `${wait}; every request failed: read what server and tool printed (raw/ of the session), then measure again` : wait;
}
function worsened({ finding, adjustedWorse }, { alpha, paired, confirmable }) {
	const { change, again, series } = finding;
	const size = `worse by ${percent(change)} (${pValue(adjustedWorse)} after correction)`;
	if (paired) return {
		verdict: "regression",
		suspicion: "confirmed",
		reason: `${size} over ${counted(finding.units, "pair")}`
	};
	if (again === void 0) return {
		verdict: "inconclusive",
		suspicion: "open",
		reason: `suspected: ${size}, ${waitOf(finding, confirmable)}`
	};
	const repeated = again.change * worseSign(series.metric) > 0 && matters(finding, again.change, .5);
	const second = `${signedPercent(again.change)}, ${pValue(again.pWorse)}`;
	return repeated && again.pWorse <= alpha ? {
		verdict: "regression",
		suspicion: "confirmed",
		reason: `${size}, confirmed on a fresh start (${second}); a machine that was slower during both starts would look the same`
	} : {
		verdict: "inconclusive",
		suspicion: "refuted",
		reason: `${signedPercent(change)} at first, not repeated on a fresh start (${second})`
	};
}
function improved({ finding, adjustedBetter }) {
	const size = `better by ${percent(finding.change)} (${pValue(adjustedBetter)} after correction)`;
	const doubt = finding.fewerTokens ? "fewer tokens" : finding.failedMore ? "more requests that did not complete" : void 0;
	return doubt === void 0 ? {
		verdict: "improvement",
		suspicion: "none",
		reason: size
	} : {
		verdict: "inconclusive",
		suspicion: "none",
		reason: `${size}, but with ${doubt}, which is no improvement`
	};
}
/** Changes within these fractions are no change; tails need more room. */
const EQUAL_WITHIN = .03;
const TAIL_EQUAL_WITHIN = .1;
function equalWithin({ series }) {
	return series.metric.kind === "tail" ? TAIL_EQUAL_WITHIN : EQUAL_WITHIN;
}
/** Two one-sided tests, each at alpha: an interval at 1 − 2·alpha inside the bounds. */
function equivalent(finding, alpha) {
	const within = equalWithin(finding);
	const [low, high] = finding.interval(2 * alpha);
	return low > -within && high < within;
}
function equality(finding, alpha) {
	const [low, high] = finding.interval(2 * alpha).map(signedPercent);
	return `equal within ${percent(equalWithin(finding))}: the ${percent(1 - 2 * alpha)} interval is [${low}, ${high}]`;
}
/** From here on a change is worth a word although nothing can be said of it. */
const LARGE = .1;
/** Why pairs that are enough in number only advise. */
const SHARED_START = `pairs of fewer than 3 server starts only advise: what a start adds is not known before 3 stored sessions, or as many starts, show it`;
function advice({ units, change }, { paired }) {
	const large = Math.abs(change) >= LARGE ? `large shift of ${signedPercent(change)}, measure again` : signedPercent(change);
	if (units >= 3) return `${SHARED_START}: ${large}`;
	return `${counted(units, paired ? "pair" : "baseline session")} only advise${units === 1 ? "s" : ""}, 3 are needed: ${large}`;
}
// src/compare/already-red.ts
/**
* A head that is no worse than the base's newest sessions, which are themselves worse than those before them, has inherited
* the slowdown: the suspicion is taken back, and the reason says when the base slid. A head that is worse than the slow base
* as well, by what matters and beyond what the correction over all such rows leaves to chance, keeps it.
*/
function excuseOldSlowdowns(judgements, alpha) {
	const excuses = new Map([true, false].flatMap((gating) => [...excusesOf(judgements, gating, alpha)]));
	return judgements.map((judged) => {
		const why = excuses.get(judged);
		if (why === void 0) return judged;
		const reason = [why, ...judged.finding.series.remarks].join("; ");
		return {
			...judged,
			row: {
				...judged.row,
				verdict: "inconclusive",
				suspicion: "refuted",
				reason
			}
		};
	});
}
/** Of the rows that decide, or of those that are only shown, which cost the former nothing. */
function excusesOf(judgements, gating, alpha) {
	const slid = judgements.flatMap((judged) => judged.row.gating === gating ? sinceSlide(judged) ?? [] : []);
	const adjusted = benjaminiHochberg(slid.map(({ p }) => p));
	return new Map(slid.flatMap((one, place) => {
		const p = adjusted[place] ?? 1;
		const { row, finding } = one.judged;
		const suspected = row.suspicion === "open" || row.suspicion === "confirmed";
		const worse = p <= alpha && matters({
			...finding,
			base: one.level
		}, one.change, 1);
		return suspected && !worse ? [[one.judged, inherited(one, p)]] : [];
	}));
}
function sinceSlide(judged) {
	const { row, finding, paired } = judged;
	const { slid = [], samples, standardError = NaN, df } = row.evidence;
	if (paired || slid.length === 0) return void 0;
	const tip = mean(slid.map((values) => Math.log(median(values) ?? NaN)));
	const since = Math.log(row.head) - tip;
	const fewer = Math.sqrt((1 + 1 / slid.length) / (1 + 1 / samples.base.length));
	const p = tUpperTail(worseSign(finding.series.metric) * since / (standardError * fewer), df);
	return {
		judged,
		level: Math.exp(tip),
		slide: Math.exp(tip) / row.base - 1,
		change: Math.expm1(since),
		p
	};
}
function inherited({ judged, slide, change }, p) {
	const { slid = [], samples } = judged.row.evidence;
	const newest = slid.length === 1 ? "its newest session is" : `its ${counted(slid.length, "newest session")} are`;
	const before = counted(samples.base.length, "session");
	return `already on the base: ${newest} worse by ${percent(slide)} than the ${before} before, and the head is ${signedPercent(change)} from there (${pValue(p)})`;
}
// src/compare/engine-flags.ts
/**
* Flags that decide how many devices work, with which weights and in which precision, by vLLM's defaults: an engine that was started
* otherwise is another one. https://docs.vllm.ai/en/latest/cli/serve/
*/
const DECIDING = {
	"--tensor-parallel-size": "1",
	"--pipeline-parallel-size": "1",
	"--data-parallel-size": "1",
	"--dtype": "auto",
	"--quantization": "none",
	"--kv-cache-dtype": "auto",
	"--quant-policy": "0",
	"--model-format": "none",
	"--load-format": "auto",
	"--revision": "none"
};
/** Why the two engines measure different things, or `undefined`; nothing is said of one whose start nobody noted. */
function otherEngine({ engineFlags: head }, { engineFlags: base }) {
	if (head === void 0 || base === void 0) return void 0;
	const other = Object.entries(DECIDING).find(([flag, usual]) => (head[flag] ?? usual) !== (base[flag] ?? usual));
	if (other === void 0) return void 0;
	const [flag, usual] = other;
	return `another engine: ${flag} was ${base[flag] ?? usual}, is ${head[flag] ?? usual}`;
}
/** A suite may be written anew. */
const MOST_NAMED = 8;
/** Changes as one text; each is a sentence of its own. */
function changesIn(changes) {
	const more = changes.length - MOST_NAMED;
	return `${changes.slice(0, MOST_NAMED).join("; ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** How the head's engine was started otherwise, flag by flag; empty when alike or not known. */
function flagChanges(head, base) {
	const [now, before] = [head?.engineFlags, base?.engineFlags];
	if (now === void 0 || before === void 0) return [];
	return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((flag) => {
		const [was, is] = [before[flag], now[flag]];
		if (was === is) return [];
		if (was === void 0) return [is === "true" ? `${flag} is new` : `${flag} is new (${is})`];
		return [is === void 0 ? `${flag} is gone` : `${flag} was ${was}, is ${is}`];
	});
}
// src/compare/failures.ts
/** Requests of a trial that were asked for and did not complete; `undefined` when the tool does not tell. */
function tallyOf({ counts }) {
	const { completed, failed } = counts;
	const requested = counts.requested ?? (completed === void 0 ? void 0 : completed + (failed ?? 0));
	if (requested === void 0 || !(requested > 0)) return void 0;
	if (completed !== void 0) return {
		requested,
		failed: Math.max(0, requested - completed)
	};
	return failed === void 0 ? void 0 : {
		requested,
		failed: Math.min(failed, requested)
	};
}
function failedRequests(record) {
	const { requested, completed, failed } = record.counts;
	if (failed === 0 && (requested === void 0 || requested === completed)) return 0;
	return tallyOf(record)?.failed ?? failed;
}
function hasNoFailure(record) {
	return (failedRequests(record) ?? 0) === 0;
}
function total(tallies) {
	return tallies.reduce((sum, { requested, failed }) => ({
		requested: sum.requested + requested,
		failed: sum.failed + failed
	}), {
		requested: 0,
		failed: 0
	});
}
/** Requests that were asked for and did not complete, whether they failed or the run stopped early. */
function failedMore(head, base) {
	const share = (records) => {
		const { requested, failed } = total(records.flatMap((record) => tallyOf(record) ?? []));
		return requested === 0 ? 0 : failed / requested;
	};
	return share(head) > share(base);
}
/** Shares of failures that differ by less than this, and not beyond chance, count as alike. */
const ALIKE$2 = .02;
/**
* The trials whose speed may be compared. Where requests fail, the others are served faster, so such trials are left out;
* they are used only when every trial of both sides failed, and alike.
*/
function speedTrials(head, base) {
	const whole = (records) => records.every(hasNoFailure) ? records : records.filter(hasNoFailure);
	const clean = {
		head: whole(head),
		base: whole(base)
	};
	if (clean.head.length > 0 && clean.base.length > 0) return {
		state: "usable",
		...clean
	};
	if (clean.head.length > 0) return {
		state: "refused",
		reason: "requests failed in every trial of the baseline"
	};
	if (clean.base.length > 0) return {
		state: "refused",
		reason: "requests failed in every trial of the head"
	};
	return failedAlike(head, base) ? {
		state: "usable",
		head,
		base
	} : {
		state: "refused",
		reason: "requests failed on both sides, but not alike"
	};
}
function failedAlike(head, base) {
	const [h, b] = [head, base].map((records) => total(records.flatMap((r) => tallyOf(r) ?? [])));
	if (h === void 0 || b === void 0 || h.failed === h.requested || b.failed === b.requested) return false;
	const worse = fisherUpperTail(h.failed, h.requested, b.failed, b.requested);
	const better = fisherUpperTail(b.failed, b.requested, h.failed, h.requested);
	return Math.abs(h.failed / h.requested - b.failed / b.requested) < ALIKE$2 && Math.min(worse, better) > .025;
}
// src/compare/setting-changes.ts
/** Settings that a client prints only when they are used. */
const NONE_IF_ABSENT = /^ramp_up_/;
/** Where both sides' commands were noted, a length that one does not give is the client's own. */
const GIVEN = /(?:_len|_ratio)$|^batch_size$/;
/** They change with the repeat. */
const OF_REPEAT = /seed|schedule|requests/;
/** What two trials were asked for differently, as far as it is known of both. @param areEqualRepeats whether seeds and schedules count. */
function settingChanges(head, base, areEqualRepeats) {
	return [...new Set([...Object.keys(head.workload), ...Object.keys(base.workload)])].flatMap((key) => {
		const usual = usualOf(key, head, base);
		const [is = usual, was = usual] = [head.workload[key], base.workload[key]];
		return is !== void 0 && was !== void 0 && (areEqualRepeats || !OF_REPEAT.test(key)) && is !== was ? [{
			key,
			was,
			is
		}] : [];
	});
}
/** What a setting is that a record does not have; `undefined` where nobody knows. */
function usualOf(key, head, base) {
	if (NONE_IF_ABSENT.test(key)) return "none";
	return [head, base].every(({ engineFlags, server }) => engineFlags !== void 0 && server === void 0) && GIVEN.test(key) ? "default" : void 0;
}
// src/compare/same-work.ts
/** Token totals may differ by so much: tokenisers count special tokens differently between versions. */
const TOKEN_TOLERANCE$1 = .01;
/** Repeats that both sides have: they were asked to send the same requests. */
function samePairs(head, base) {
	const pairs = [];
	for (const [place, h] of head.entries()) {
		const likely = base[place];
		const b = likely?.repeat === h.repeat ? likely : base.find(({ repeat }) => repeat === h.repeat);
		if (b !== void 0) pairs.push([h, b]);
	}
	return pairs;
}
/** Why the two sides did not measure the same thing in the same way, or `undefined`. */
function otherWork(head, base) {
	const [h, b] = [head[0], base[0]];
	if (h === void 0 || b === void 0) return "no valid trial";
	const strange = [...head, ...base].find(({ tool }) => !sameTool(tool, h.tool));
	if (strange !== void 0) return `measured by different tools or definitions: ${[strange, h].map(({ tool }) => `${tool.name} (${tool.definition})`).join(" and ")}`;
	const started = otherEngine(h, b);
	if (started !== void 0) return started;
	const shared = samePairs(head, base);
	const pairs = shared.length > 0 ? shared : [[h, b]];
	return otherWorkload(pairs, shared.length > 0) ?? otherInput(pairs);
}
function sameTool(a, b) {
	return a.name === b.name && a.definition === b.definition;
}
/** Keys that change with the repeat, a seed or a schedule, are only compared between equal repeats. */
function otherWorkload(pairs, equalRepeats) {
	for (const [head, base] of pairs) {
		const [change] = settingChanges(head, base, equalRepeats);
		if (change !== void 0) return `different workload: ${change.key} was ${change.was}, is ${change.is}`;
		const [asked, before] = [head.counts.requested, base.counts.requested];
		if (asked !== void 0 && before !== void 0 && asked !== before) return `different workload: ${before} requests before, ${asked} on the head`;
	}
}
/** Tools count the input of completed requests only, so trials with failures are left out. */
function otherInput(pairs) {
	const [input, total] = [tokenChange(pairs, inputTokens), tokenChange(pairs, allTokens)];
	if (input !== void 0 && Math.abs(input) > TOKEN_TOLERANCE$1) return `different workload: ${signedPercent(input)} input tokens`;
	if (total !== void 0 && Math.abs(total) > TOKEN_TOLERANCE$1) return `different workload: ${signedPercent(total)} tokens`;
}
/** Some tools print the mean of a request alone. */
const inputTokens = ({ counts, metrics }) => counts.inputTokens ?? times$1(metrics["mean_input_tokens"], counts);
const outputTokens = ({ counts, metrics }) => counts.outputTokens ?? times$1(metrics["mean_output_tokens"], counts);
/** Of prompts and answers together, as offline benchmarks print them: the engine generates as many as it was asked for. */
const allTokens = ({ metrics }) => metrics["total_num_tokens"] || void 0;
function times$1(mean, { completed }) {
	return mean === void 0 || completed === void 0 ? void 0 : mean * completed;
}
/** What says nothing of how much work it is. */
const NO_WORK = /^(?:model_id|tokenizer_id|backend|tensor_parallel_size)$/;
/** Whether neither settings nor totals tell that both sides did the same: only what each was called does. */
function isWorkUnknown([head], [base]) {
	if (head === void 0 || base === void 0 || head.command !== void 0 || base.command !== void 0) return false;
	const settings = Object.keys(head.workload).some((key) => !NO_WORK.test(key) && base.workload[key] !== void 0);
	const totals = [
		inputTokens,
		outputTokens,
		allTokens
	].some((tokens) => tokens(head) && tokens(base));
	return !settings && !totals;
}
/** By how much the head generated more or fewer tokens, as a fraction; `undefined` when equal or not known. */
function outputChange(head, base) {
	const change = tokenChange(samePairs(head, base), outputTokens);
	return change === void 0 || Math.abs(change) <= TOKEN_TOLERANCE$1 ? void 0 : change;
}
function tokenChange(pairs, tokens) {
	const counts = pairs.flatMap(([head, base]) => {
		const [h, b] = [tokens(head), tokens(base)];
		const whole = (failedRequests(head) ?? 0) === 0 && (failedRequests(base) ?? 0) === 0;
		return h === void 0 || b === void 0 || !whole ? [] : [{
			h,
			b
		}];
	});
	if (counts.length === 0) return void 0;
	const [h, b] = [mean(counts.map((c) => c.h)), mean(counts.map((c) => c.b))];
	if (h === b) return 0;
	return b === 0 ? 1 : h / b - 1;
}
// src/compare/cell-facts.ts
/** Of every cell of the head: how many trials speak for it, and whether it did the work of the newest baseline session. */
function cellFactsOf(own, newest) {
	return [...own.values()].map(({ cell, first, unusable, invalid }) => {
		const base = newest?.get(cell)?.first ?? [];
		const alike = otherWork(first, base) === void 0;
		const output = alike ? outputChange(first, base) : void 0;
		const flags = alike ? flagChanges(first[0], base[0]) : [];
		const partly = [...new Set(first.flatMap(({ metrics }) => Object.keys(metrics)))].sort().flatMap((metric) => {
			const trials = first.filter(({ metrics }) => Number.isFinite(metrics[metric])).length;
			return metricOf(metric) === void 0 || trials === first.length ? [] : [{
				metric,
				trials
			}];
		});
		return {
			cell,
			trials: {
				measured: first.length + unusable,
				usable: first.length,
				invalid: [...new Set(invalid)]
			},
			partly,
			...output === void 0 ? {} : { outputTokens: output },
			...flags.length === 0 ? {} : { engineFlags: flags },
			...alike && isWorkUnknown(first, base) ? { workUnknown: true } : {}
		};
	});
}
/** What of it a report must not leave out; one sentence each. A cell without any usable trial is missing, which is said elsewhere. */
function cellSentences(cells) {
	const own = cells.flatMap(({ cell, trials, partly, outputTokens }) => {
		const { measured, usable, invalid } = trials;
		const lost = measured - usable;
		return [
			...lost === 0 || usable === 0 ? [] : [`${cell}: ${usable} of ${counted(measured, "trial")} usable (${lost} invalid: ${listed(invalid)})`],
			...partly.map(({ metric, trials: some }) => `${cell}: ${metric} has a number in ${some} of ${counted(usable, "trial")}`),
			...outputTokens === void 0 ? [] : [`${cell}: ${percent(outputTokens)} ${outputTokens < 0 ? "fewer" : "more"} output tokens than the base`]
		];
	});
	const unknown = cells.flatMap(({ cell, workUnknown }) => workUnknown === void 0 ? [] : cell);
	return [
		...own,
		...startedOtherwise(cells),
		...unknown.length === 0 ? [] : [`${listed(unknown)}: what was asked of the engine is not recorded: that both sides did the same is taken on trust`]
	];
}
/** A suite changes a flag of many tests at once. */
function startedOtherwise(cells) {
	const byChange = new Map();
	for (const { cell, engineFlags = [] } of cells) {
		const change = changesIn(engineFlags);
		if (engineFlags.length > 0) byChange.set(change, [...byChange.get(change) ?? [], cell]);
	}
	return [...byChange].map(([change, named]) => `${listed(named)}: the engine was started with other flags: ${change}`);
}
/** No engine becomes so many times faster or slower by one change; a unit does. */
const IMPLAUSIBLE = 100;
/** Each token takes its time, so throughput and time per output token move against each other, within what scheduling can do. */
const CONTRADICTION$1 = 10;
/** Changes that look like another unit; one sentence each. */
function implausible(judgements) {
	const ratioOf = ({ row }) => row.head / row.base;
	const large = judgements.filter((judged) => judged.row.gating && Math.abs(Math.log(ratioOf(judged))) >= Math.log(IMPLAUSIBLE));
	const throughputs = new Map(judgements.flatMap((one) => one.row.metric === "output_throughput" ? [[one.row.cell, one]] : []));
	const against = judgements.flatMap((tpot) => {
		const { cell, metric } = tpot.row;
		const throughput = throughputs.get(cell);
		if (!/^(?:mean|median)_tpot_/.test(metric) || throughput === void 0) return [];
		const product = ratioOf(tpot) * ratioOf(throughput);
		if (Math.abs(Math.log(product)) < Math.log(CONTRADICTION$1)) return [];
		return [`${cell}: implausible: ${metric} is ${times(ratioOf(tpot))} of the base and output_throughput ${times(ratioOf(throughput))}: another unit?`];
	});
	const named = large.map((judged) => `${judged.row.cell}: implausible: ${judged.row.metric} is ${times(ratioOf(judged))} of the base: another unit?`);
	const contradicted = (line) => against.some((one) => line.startsWith(one.split(" of the base")[0] ?? one));
	return [...new Set(against), ...named.filter((line) => !contradicted(line))];
}
function times(ratio) {
	return `${Number(ratio.toPrecision(3))} times that`;
}
// src/compare/decide.ts
const FAIL = [
	"regressions",
	"brokenLimits",
	"missing"
];
const CANNOT_JUDGE = [
	"baselines",
	"tooFew",
	"openSuspicions",
	"unmeasured",
	"refused",
	"unfailing",
	"blind",
	"unchecked"
];
/** What is known to be wrong outweighs what is not known; only when all gating rows were judged is it a pass. */
function decide(facts) {
	const wrong = FAIL.flatMap((key) => facts[key]);
	const explained = facts.baselines.length + facts.tooFew.length > 0;
	const unknown = [...CANNOT_JUDGE.flatMap((key) => facts[key]), ...facts.compared === 0 && !explained ? ["nothing that gates was comparable"] : []];
	const all = [
		...wrong,
		...unknown,
		...facts.asides
	];
	if (!facts.judge) return {
		decision: "measured",
		reasons: ["measured and stored; nothing was to be judged", ...[
			...facts.brokenLimits,
			...facts.unmeasured,
			...facts.asides
		]],
		undecided: []
	};
	if (wrong.length > 0) return {
		decision: "fail",
		reasons: all,
		undecided: unknown
	};
	if (unknown.length > 0) return {
		decision: "cannot-judge",
		reasons: all,
		undecided: unknown
	};
	const rows = facts.compared === 1 ? "1 gating row was" : `${facts.compared} gating rows were`;
	const found = facts.excused.length === 0 ? "no confirmed regression" : "no other confirmed regression";
	return {
		decision: "pass",
		reasons: [
			...facts.excused,
			`${found}: ${rows} compared`,
			...facts.asides
		],
		undecided: []
	};
}
// src/compare/drift.ts
/** How far each pinned series is from its level at the release, and whose doing it is when the budget is spent. */
function driftOf(own, rows, { drift }) {
	if (drift === void 0) return [];
	const { since, budget } = drift;
	return drift.levels.flatMap(({ cell, metric: id, level }) => {
		const metric = metricOf(id);
		const values = own.get(cell)?.first.flatMap(({ metrics }) => metrics[id] ?? []) ?? [];
		const head = median(values.filter(Number.isFinite));
		if (metric === void 0 || head === void 0) return [];
		const base = rows.find((row) => row.cell === cell && row.metric === id)?.base;
		const spent = (value) => worseSign(metric) * (value / level - 1) > budget;
		const state = !spent(head) ? "within" : base !== void 0 && spent(base) ? "spent-on-base" : "spent";
		return [{
			cell,
			metric: id,
			unit: metric.unit,
			since,
			level,
			head,
			change: head / level - 1,
			budget,
			...base === void 0 ? {} : { base },
			state
		}];
	});
}
/** One sentence for each budget that is spent: it informs, and never decides. */
function driftSentences(rows) {
	return rows.filter(({ state }) => state !== "within").map(({ cell, metric, change, budget, since, state }) => {
		const how = `drift: ${cell} ${metric} is worse by ${percent(change)} since ${since}, past the drift budget of ${percent(budget)}`;
		return state === "spent-on-base" ? `${how}; the base was past it already` : how;
	});
}
// src/compare/excuses.ts
/**
* Takes gating rows that look worse out of the decision where the base branch excuses them; their verdict stays to be read.
* `day` is the day that is judged on, `2026-11-22`; without it no waiver holds.
*/
function applyExcuses(judgements, policy, day) {
	const { waivers = [], accepted = [] } = policy;
	const candidates = [...accepted.map((level) => acceptedCandidate(level, judgements)), ...waivers.map((waiver) => waiverCandidate(waiver, day))];
	const used = new Map();
	const exceeded = new Map();
	const count = (counts, one) => counts.set(one, (counts.get(one) ?? 0) + 1);
	return {
		judgements: judgements.map((judged) => {
			const { row } = judged;
			const suspected = row.suspicion === "open" || row.suspicion === "confirmed";
			if (!row.gating || !suspected) return judged;
			const about = candidates.filter(({ covers }) => covers(judged));
			const excuse = about.find(({ allows, live }) => live && allows(judged));
			if (excuse === void 0) {
				for (const one of about) count(exceeded, one);
				return judged;
			}
			count(used, excuse);
			const reason = `${excuse.words}: ${row.reason}`;
			return {
				...judged,
				row: {
					...row,
					suspicion: "excused",
					reason
				}
			};
		}),
		excuses: candidates.map((one) => {
			const rows = used.get(one) ?? exceeded.get(one) ?? 0;
			const state = !one.live ? "expired" : used.has(one) ? "used" : exceeded.has(one) ? "exceeded" : "idle";
			return {
				...one.shown,
				state,
				rows
			};
		})
	};
}
function waiverCandidate(waiver, day) {
	const { cells, metric, owner, reason, atMost, until } = waiver;
	return {
		shown: {
			kind: "waiver",
			scope: `${cells} ${metric}, at most ${percent(atMost)}${fallNote(waiver)}`,
			owner,
			reason,
			until
		},
		words: `waived by ${owner} until ${until} (${reason})`,
		live: day !== void 0 && day <= until,
		covers: ({ row, finding }) => matchesCell(cells, row.cell) && (metric === row.metric || metric === "*" && isSpeed(finding.series.metric.kind)),
		allows: ({ row, finding: { series } }) => row.change * worseSign(series.metric) <= (series.metric.betterWhen === "higher" ? largestFall(atMost) : atMost)
	};
}
/** Above a half a fall is counted as the time that it stands for: three times the time (200 %) is a third of the throughput. */
function largestFall(atMost) {
	return Math.max(Math.min(atMost, MOST_FALL), atMost / (1 + atMost));
}
function fallNote({ metric, atMost }) {
	return atMost > .5 && metricOf(metric)?.betterWhen !== "lower" ? ` (${percent(largestFall(atMost))} of what is better higher)` : "";
}
/** `"*"` is about slowness: that requests fail must be waived by name. */
function isSpeed(kind) {
	return kind !== "proportion";
}
/** It holds only while the baseline is at one of its two levels: one that has moved on was never decided about. */
function acceptedCandidate({ cell, metric, from, to, owner, evidence }, judgements) {
	const about = judgements.find(({ row }) => row.cell === cell && row.metric === metric);
	const near = ({ row, finding: { series } }) => [from, to].some((level) => Math.abs(row.base / level - 1) <= series.policy.relative);
	return {
		shown: {
			kind: "accepted",
			scope: `${cell} ${metric}, from ${from} to ${to}`,
			owner,
			reason: evidence
		},
		words: `accepted by ${owner}, from ${from} to ${to} (${evidence})`,
		live: about === void 0 || near(about),
		covers: ({ row }) => row.cell === cell && row.metric === metric,
		allows: ({ row, finding: { series } }) => worseSign(series.metric) * (row.head / to - 1) <= series.policy.relative
	};
}
/** `2 regressions waived by @mona until 2026-12-31`: what a pass lets through, one part for each excuse. */
function excusedRegressions(excuses) {
	return excuses.filter(({ state }) => state === "used").map(({ kind, owner, until, rows }) => {
		const what = rows === 1 ? "1 regression" : `${rows} regressions`;
		return kind === "waiver" ? `${what} waived by ${owner} until ${until ?? "an unknown day"}` : `${what} accepted by ${owner}`;
	});
}
/** One sentence for each excuse that a reader may count on in vain. */
function excuseSentences(excuses) {
	return excuses.flatMap(({ kind, scope, owner, until, state, rows }) => {
		const which = kind === "waiver" ? `the waiver of ${owner} for ${scope}` : `the slowdown that ${owner} accepted for ${scope}`;
		if (state === "expired" && kind === "accepted") return [`${which} no longer applies: the baseline is near neither level, and it excuses nothing any more`];
		if (state === "expired") return [`${which} ended on ${until ?? "an unknown day"}: it excuses nothing any more`];
		if (state === "exceeded") return [`${which} does not reach so far: ${rows} of its rows gate${rows === 1 ? "s" : ""} again`];
		return [];
	});
}
/**
* The baseline sessions, newest first, that a series is judged against: those since an accepted slowdown landed. As long
* as the newest session is nearer to the old level, it has not, and all of them count.
*/
function sinceAccepted(sides, cell, metric, { accepted = [] }) {
	const level = accepted.findLast((one) => one.cell === cell && one.metric === metric);
	if (level === void 0) return sides;
	const landed = (side) => {
		const at = Math.log(median(side) ?? NaN);
		return Math.abs(at - Math.log(level.to)) < Math.abs(at - Math.log(level.from));
	};
	const first = sides.findIndex((side) => !landed(side));
	return first <= 0 ? sides : sides.slice(0, first);
}
// src/compare/attribution.ts
/** Engines, and the plugins that bring one of them to other devices: each is a repository of its own. */
const PLUGINS = {
	"vllm-ascend": "vllm",
	"vllm-metax": "vllm",
	"triton-ascend": "triton"
};
/** Below this, "all of them" says little. */
const FEWEST_CELLS = 3;
/** Worsenings of a machine's are alike: none is further from their middle than this share of it. */
const ALIKE$1 = .5;
/** What else than the change may have made suspected rows worse; one sentence each, none without a suspicion. */
function otherCauses({ head, paired }, { comparable }, gating) {
	const suspects = gating.filter(({ row }) => row.suspicion === "open" || row.suspicion === "confirmed");
	const [newest] = comparable;
	if (suspects.length === 0 || newest === void 0) return [];
	return [...movedTogether(newest.environment.subject, head.environment.subject), ...paired === true ? [] : slowMachine(gating, suspects)];
}
/** Two repositories that moved at once cannot be told apart by one comparison. */
function movedTogether(base, head) {
	const moved = new Map(differences(base, head).map((one) => [one.key, one]));
	return Object.entries(PLUGINS).flatMap(([plugin, engine]) => {
		const [p, e] = [moved.get(plugin), moved.get(engine)];
		if (p === void 0 || e === void 0) return [];
		return [`${engine} (${e.base} → ${e.head}) and ${plugin} (${p.base} → ${p.head}) both moved since the newest baseline session: measure ${plugin} ${p.base} with ${engine} ${e.head} to tell them apart`];
	});
}
/** A machine that throttles or has a neighbour is slow on all cells alike; a change seldom is. */
function slowMachine(gating, suspects) {
	const cells = new Set(gating.map(({ row }) => row.cell));
	const slow = new Set(suspects.map(({ row }) => row.cell));
	if (cells.size < FEWEST_CELLS || slow.size < cells.size) return [];
	const shifts = suspects.map(({ row, finding }) => worseSign(finding.series.metric) * row.change).sort((a, b) => a - b);
	const middle = shifts[Math.floor(shifts.length / 2)] ?? 0;
	if (!shifts.every((shift) => Math.abs(shift - middle) <= ALIKE$1 * middle)) return [];
	return [`all ${counted(cells.size, "cell")} are worse alike, by about ${signedPercent(middle)}: that may be this machine and not the change; measure base and head in turn (base:), or run again on another machine`];
}
// src/compare/row-order.ts
/** From what must be read to what need not. */
function rank(row) {
	switch (row.verdict) {
		case "regression": return 0;
		case "not-comparable": return 2;
		case "inconclusive": return row.suspicion === "open" ? 1 : 3;
		case "improvement": return 4;
		case "unchanged": return 5;
	}
}
function worsening(row) {
	const metric = metricOf(row.metric);
	return row.verdict === "not-comparable" || metric === void 0 ? 0 : worseSign(metric) * row.change;
}
/** Regressions first, then gating before observed, the greatest worsening before smaller ones, then by name. */
function worstFirst(rows) {
	const placed = rows.map((row) => ({
		row,
		rank: 2 * rank(row) + (row.gating ? 0 : 1),
		worsening: worsening(row),
		name: `${row.cell}\n${row.metric}`
	}));
	placed.sort((a, b) => a.rank - b.rank || b.worsening - a.worsening || (a.name < b.name ? -1 : 1));
	return placed.map(({ row }) => row);
}
// src/compare/settle.ts
/** More than this is no advice. */
const MOST_UNITS = 40;
/** Which row was the blindest, and what would let it see: a sentence for each decision that fails for it. */
function explainBlind(blind) {
	const worst = [...blind].sort((a, b) => (b.blind ?? 0) - (a.blind ?? 0))[0];
	if (worst?.blind === void 0) return [];
	const { row } = worst;
	const others = blind.length === 1 ? "" : ` (and ${counted(blind.length - 1, "more row")})`;
	const wanted = percent(row.evidence.thresholds.mustSee);
	const saw = worst.blind > 1 ? `cannot tell a doubling from noise, must see ${wanted}` : `could only have seen a worsening of ${percent(worst.blind)}, must see ${wanted}`;
	return [`${row.cell} ${row.metric}${others} ${saw}: ${remedy(worst)}`];
}
function remedy({ row, finding, level, paired }) {
	const { standardError, samples, thresholds } = row.evidence;
	if (standardError === void 0) return "more requests a trial, or more repeats, would settle it";
	const { units, lasting } = finding;
	const share = (n) => paired ? 1 / n : 1 + 1 / n;
	const variance = (standardError ** 2 - lasting) / share(units);
	const sees = (error, df) => Math.expm1((tQuantile(1 - level, df) + tQuantile(.8, df)) * error) <= thresholds.mustSee;
	for (let n = units + 1; n <= MOST_UNITS; n++) {
		const df = lasting > 0 ? row.evidence.df : Math.max(row.evidence.df, n - 1);
		if (!sees(Math.sqrt(variance * share(n) + lasting), df)) continue;
		if (!paired) return `about ${n} baseline sessions would settle it`;
		return `about ${n} ${units < samples.head.length ? "starts of each server" : "pairs"} would settle it`;
	}
	if (!paired) return "the sessions differ too much: base and head measured in turn in one job (paired), or a quieter machine, would settle it";
	return sees(Math.sqrt(lasting), row.evidence.df) ? "the pairs differ too much: a quieter machine, or longer trials, would settle it" : "the pairs share too few starts: a start of its own for each pair (`hold: restart`) would settle it";
}
// src/compare/facts.ts
/** All that was found, as the sentences that a decision rests on. */
function factsOf(found) {
	const { input, missing, judgements, limits } = found;
	const place = new Map(worstFirst(judgements.map(({ row }) => row)).map((row, at) => [row, at]));
	const placeOf = ({ row }) => place.get(row) ?? place.size;
	const gating = judgements.filter(({ row }) => row.gating).sort((a, b) => placeOf(a) - placeOf(b));
	const sentences = (suspicion, which) => which.filter(({ row }) => row.suspicion === suspicion).map(({ row }) => `${row.cell} ${row.metric}: ${row.reason}`);
	const blind = gating.filter((judgement) => judgement.blind !== void 0);
	const gone = missing.cells.filter((cell) => cell.gating);
	const about = (cells) => cells.map(({ cell, reason }) => `${cell}: ${reason}`);
	return {
		judge: input.judge,
		regressions: sentences("confirmed", gating),
		brokenLimits: limits.breaches.map(({ cell, metric, head, limit, unit }) => `${cell} ${metric} is ${quantity(head, unit)}, the limit is ${quantity(limit, unit)}`),
		missing: about(gone.filter(({ excused }) => !excused)),
		baselines: noBaselines(found),
		tooFew: tooFew(found, gating),
		openSuspicions: sentences("open", gating),
		unmeasured: about(gone.filter(({ excused }) => excused)),
		refused: refused(found.refusals),
		unfailing: unfailing(gating),
		blind: explainBlind(blind),
		unchecked: unchecked(found),
		compared: gating.filter(({ finding }) => finding.enough).length,
		asides: asides(found, gating)
	};
}
function noBaselines({ input, machines, absent }) {
	const { baselines } = input;
	switch (baselines.state) {
		case "unreadable": return [`baselines could not be read: ${baselines.reason}`];
		case "none": return [["no baseline, so nothing was compared", ...baselines.notes].join(": ")];
		case "found":
			if (baselines.sessions.length === 0) return ["no baseline, so nothing was compared"];
			if (machines.comparable.length === 0) return [absent];
			return input.paired === true && machines.comparable.length > 1 ? [absent] : [];
	}
}
/** A new cell waits for its sessions without holding anything up; all rows together must have some. */
function tooFew({ input, machines }, gating) {
	const few = gating.filter(({ finding }) => !finding.enough);
	const holding = few.filter(({ finding }) => !finding.fresh);
	if (few.length === 0 || few.length < gating.length && holding.length === 0) return [];
	const named = holding.length === 0 ? few : holding;
	const large = few.filter(({ row }) => row.reason.includes("large shift"));
	const loud = large.length === 0 ? "" : `; large shifts: ${listed(large.map(({ row }) => `${row.cell} ${row.metric}`))}`;
	if (input.paired === true) return [`${few.every(({ finding }) => finding.units >= 3) ? SHARED_START : `fewer than 3 pairs only advise`}${loud}`];
	const sessions = machines.comparable.length;
	return sessions < 3 ? [`${counted(sessions, "comparable baseline session")}: fewer than 3 only advise${loud}`] : [`${counted(named.length, "gating row")} had fewer than 3 usable baseline sessions (${listed(named.map(({ row }) => `${row.cell} ${row.metric}`))})${loud}`];
}
function refused(refusals) {
	return refusals.filter(({ series, fresh }) => series.gating && !fresh).map(({ series, reason }) => `${series.cell} ${series.metric.id} was not comparable: ${reason}`);
}
function unchecked({ input, limits, own }) {
	const seen = new Set([...own.values()].flatMap(({ first }) => first.flatMap(({ metrics }) => Object.keys(metrics))));
	seen.add("success_rate");
	return [...limits.unchecked.map((id) => `the limit on ${id} was not checked: no valid trial measured it`), ...unmeasured(input.policy, seen).map((id) => `${id} gates, but no valid trial measured it`)];
}
/** A number that somebody wrote down sees nothing before it is reached, and no noise either. */
function blindLimits({ room }) {
	const widest = [...room].sort((a, b) => b.room - a.room);
	if (widest.length === 0) return [];
	return [`the limits of single cells see nothing before these get worse than now: ${listed(widest.map(({ cell, metric, room: share }) => `${cell} ${metric} by ${percent(share)}`))}; smaller changes are for the comparison to see`];
}
/** Neither can its policy let such a row fail, nor does a green one say anything. */
function unfailing(gating) {
	return gating.flatMap((judged) => {
		const { absolute, mustSee } = judged.row.evidence.thresholds;
		const share = absolute / Math.abs(judged.row.base);
		return share >= 1 && share > mustSee ? [`${judged.row.cell}: absolute ${absolute} in the policy of ${judged.row.metric} is more than the level itself (${quantity(judged.row.base, judged.row.unit)}), so nothing that must be seen can fail it: lower absolute, or raise must-see`] : [];
	});
}
/** An absolute size that hides what must be seen, though not all of it. */
function hiding(gating) {
	return gating.flatMap((judged) => {
		const { absolute, mustSee } = judged.row.evidence.thresholds;
		const share = absolute / Math.abs(judged.row.base);
		return share < 1 && share > mustSee ? [`${judged.row.cell}: absolute ${absolute} in the policy of ${judged.row.metric} is ${percent(share)} of its level: a worsening of ${percent(mustSee)}, which must be seen, cannot fail`] : [];
	});
}
/** What is only shown decides nothing, and a certain worsening of it is still news. */
function observedNews(judgements) {
	const worse = judgements.filter(({ row }) => !row.gating && /^(?:confirmed|open)$/.test(row.suspicion));
	if (worse.length === 0) return [];
	const named = worse.map(({ row }) => `${row.cell} ${row.metric} ${signedPercent(row.change)}`);
	return [`worse beyond noise, but only observed (gate: false): ${listed(named)}`];
}
function asides({ input, machines, missing, refusals, judgements, cells, limits, own }, gating) {
	const isNew = new Set(refusals.filter(({ reason }) => reason.startsWith("new:")).map(({ series }) => series.cell));
	const waiting = new Set(gating.filter(({ finding }) => !finding.enough && finding.fresh).map(({ row }) => row.cell));
	const settled = judgements.filter(({ row }) => row.gating && /^(?:refuted|excused)$/.test(row.suspicion));
	const observed = missing.cells.filter((cell) => !cell.gating);
	return [
		...observedNews(judgements),
		...cellSentences(cells),
		...otherMeanings([...own.values()].flatMap(({ first }) => first)),
		...implausible(judgements),
		...hiding(gating),
		...judgements.filter(({ row }) => row.warning === true).map(({ row }) => `${row.cell} ${row.metric}: ${row.reason}`),
		...settled.map(({ row }) => `${row.cell} ${row.metric}: ${row.reason}`),
		...isNew.size === 0 ? [] : [`not compared, without a baseline: ${listed([...isNew])}`],
		...waiting.size === 0 ? [] : [`not gating before they have 3 baseline sessions: ${listed([...waiting])}`],
		...missing.unplanned.length === 0 ? [] : [`in the newest baseline session, not in this run's plan: ${listed(missing.unplanned)}`],
		...observed.map(({ cell, reason }) => `${cell} (observed): ${reason}`),
		...machines.comparable.length === 0 ? [] : machines.notes,
		...blindLimits(limits),
		...staleness(input, machines),
		...oddBaselines(input, machines),
		...otherCauses(input, machines, gating),
		...input.head.complete ? [] : [`the session is not complete${input.head.notes[0] === void 0 ? "" : `: ${input.head.notes[0]}`}`],
		...sharedStart(input)
	];
}
const DAY_MS = 864e5;
/** One or two numbers may be equal by chance or by rounding. */
const FEWEST_TO_BE_COPIES = 3;
/** Baselines that came after the head, and copies that make few sessions look like many. */
function oddBaselines({ head, paired }, { comparable }) {
	const later = comparable.filter(({ startedAt }) => Date.parse(startedAt ?? "") > Date.parse(head.startedAt ?? ""));
	const seen = new Map();
	const copies = comparable.flatMap(({ id, records }) => {
		const values = JSON.stringify([
			records.length,
			records[0]?.metrics,
			records.at(-1)?.metrics
		]);
		const first = seen.get(values);
		if (first === void 0) seen.set(values, id);
		const many = Object.keys(records[0]?.metrics ?? {}).length >= FEWEST_TO_BE_COPIES;
		return first === void 0 || !many ? [] : [`${first} and ${id}`];
	});
	return [...paired === true || later.length === 0 ? [] : [`${counted(later.length, "baseline session")} of ${comparable.length} began after the head`], ...copies.length === 0 ? [] : [`baseline sessions with the same numbers, copies are no evidence: ${listed(copies)}`]];
}
/** Machines, drivers and neighbours change while nobody measures. */
function staleness({ head, policy, paired }, { comparable }) {
	const age = (Date.parse(head.startedAt ?? "") - Date.parse(comparable[0]?.startedAt ?? "")) / DAY_MS;
	const { maxAgeDays = Number.POSITIVE_INFINITY } = policy;
	if (paired === true || !(age > maxAgeDays)) return [];
	return [`the newest baseline session is ${counted(Math.floor(age), "day")} old, more than max-age (${counted(Number(maxAgeDays.toPrecision(3)), "day")}): run this workflow on the base branch`];
}
/** Pairs whose sides were each started once say nothing of what another start would add. */
function sharedStart({ paired, head }) {
	if (paired !== true || head.records.length < 2) return [];
	const starts = head.records.map(({ server }) => server?.start);
	if (starts.includes(void 0)) return ["server starts are not recorded: pairs are taken as independent"];
	return starts.every((start) => start !== void 0 && start === starts[0]) ? ["all pairs share one start of the server: what a start adds remains"] : [];
}
// src/compare/metrics-of.ts
const SUCCESS = "success_rate";
/** Metrics of the head's records and then of the base's, with a known direction; `success_rate` comes from the counts. */
function metricsOf(records) {
	const ids = new Set();
	for (const { metrics } of records) for (const id in metrics) ids.add(id);
	ids.delete(SUCCESS);
	if (records.some((record) => tallyOf(record) !== void 0)) ids.add(SUCCESS);
	const declared = declaredIn(records);
	return [...ids].sort().flatMap((id) => metricOf(id, declared) ?? []);
}
/** The base's records come last and win: a pull request cannot turn the direction of a metric around. */
function declaredIn(records) {
	return Object.assign({}, ...records.map(({ declared }) => declared));
}
// src/compare/metric-values.ts
function samplesOf(records, { id }) {
	const values = [];
	for (const { metrics } of records) {
		const value = metrics[id];
		if (value !== void 0 && Number.isFinite(value)) values.push(value);
	}
	return values;
}
function shownOf(records, metric) {
	if (metric.id !== "success_rate") return samplesOf(records, metric);
	return records.flatMap((record) => tallyOf(record) ?? []).map(({ requested, failed }) => 1 - failed / requested);
}
/** One list a session that has the metric. A session with a zero has no logarithm: it counts as if it lacked the metric, unless all do. */
function storedValues(base, metric, paired) {
	const stored = base.map((side) => samplesOf(side, metric)).filter(({ length }) => length > 0);
	const positive = stored.filter((side) => side.every((value) => value > 0));
	const left = stored.length - positive.length;
	if (paired || left === 0 || positive.length === 0) return {
		all: stored,
		withZero: []
	};
	return {
		all: positive,
		withZero: [`${counted(left, "baseline session")} with a zero left out`]
	};
}
// src/compare/request-tails.ts
/** In µs; what cannot be told of a request is not a number. */
const VALUES = {
	ttft: ({ ttftUs }, row) => ttftUs[row] ?? NaN,
	e2el: ({ e2elUs }, row) => e2elUs[row] ?? NaN,
	tpot: ({ ttftUs, e2elUs, outputTokens }, row) => {
		const tokens = outputTokens[row] ?? 0;
		return tokens < 2 ? NaN : ((e2elUs[row] ?? NaN) - (ttftUs[row] ?? NaN)) / (tokens - 1);
	}
};
const TAIL_METRIC = /^p(\d+(?:\.\d+)?)_(ttft|tpot|e2el)_ms$/;
/** Of the requests, slowest first; a percentile above p95 rests on too few of them to be compared alone. */
const TAIL$1 = .05;
/**
* Pair by pair: the mean of ln head − ln base over the requests in the upper tail of ln base + ln head. Choosing them by both
* sides together favours neither. `undefined` where not every pair sent the same requests at the same instants.
*/
function tailChanges(pairs, { id, kind }, logs) {
	const [, percentile, name] = TAIL_METRIC.exec(id) ?? [];
	const value = name === void 0 ? void 0 : VALUES[name];
	if (kind !== "tail" || value === void 0) return void 0;
	const share = Math.max(TAIL$1, 1 - Number(percentile) / 100);
	const changes = pairs.map(([head, base]) => tailChange(logs.get(head), logs.get(base), value, share));
	return changes.every((change) => change !== void 0) ? changes : void 0;
}
const COMPLETED = REQUEST_STATUSES.indexOf("completed");
function tailChange(head, base, value, share) {
	if (head === void 0 || base === void 0) return void 0;
	const same = head.digests.schedule === base.digests.schedule && head.digests.requests === base.digests.requests;
	const [now, before] = [head.requests, base.requests];
	if (!same || now.status.length !== before.status.length) return void 0;
	const both = [];
	for (const row of now.status.keys()) {
		if (now.status[row] !== COMPLETED || before.status[row] !== COMPLETED) continue;
		if (now.outputTokens[row] !== before.outputTokens[row]) return void 0;
		const [h, b] = [Math.log(value(now, row)), Math.log(value(before, row))];
		if (Number.isFinite(h) && Number.isFinite(b)) both.push({
			sum: h + b,
			change: h - b
		});
	}
	const slowest = both.sort((x, y) => y.sum - x.sum).slice(0, Math.ceil(share * both.length - 1e-9));
	return slowest.length === 0 ? void 0 : mean(slowest.map(({ change }) => change));
}
// src/compare/noise.ts
const CENTRE = {
	name: "centre",
	assumed: .03
};
const START = {
	name: "start",
	assumed: .08
};
const TAIL = {
	name: "tail",
	assumed: .08
};
const WAITING_TAIL = {
	name: "tail of waits",
	assumed: .08
};
/**
* Of an evaluation that answers greedily, sessions are equal until a change of rounding flips some answers: with 1,000 questions
* of which 3 % flip, the score moves by 0.5 to 1 %. Equal sessions must not make that a regression.
*/
const ACCURACY = {
	name: "accuracy",
	assumed: .02,
	least: .01 ** 2
};
const MEMORY = {
	name: "memory",
	assumed: .01
};
/** Time to first token, queues and start-up wait for others, so they move several times as much as steady decoding. */
const WAITS = /ttft|queue|startup|compilation/;
function noiseGroup(metric) {
	switch (metric.kind) {
		case "accuracy": return ACCURACY;
		case "throughput":
		case "latency": return WAITS.test(metric.id) ? START : CENTRE;
		case "tail": return WAITS.test(metric.id) ? WAITING_TAIL : TAIL;
		case "count":
		case "proportion": return TAIL;
		case "memory": return MEMORY;
	}
}
/** Nothing repeats better than to 0.1 %: equal values may be rounding, or luck. */
const SMALLEST_VARIANCE = 1e-6;
/** Degrees of freedom that the assumed noise is worth: ten at three sessions, one less with each more, none from thirteen on. */
function assumedDf(sessions) {
	return Math.max(0, Math.min(10, 13 - sessions));
}
function floored(variance, least = SMALLEST_VARIANCE) {
	return Math.max(variance, least);
}
/** Sessions shake all metrics together, so many rows know little more of the noise than two do: squared correlation 0.5. */
function pooledDf(df, rows) {
	return df * rows / (1 + .5 * (rows - 1));
}
/** Rows from which on their differences in noise can be told from chance. */
const ROWS_TO_COMPARE = 4;
/** Never more weight for the other rows than this many times a row's own. */
const MOST_BORROWED = 24;
/** Variance of the logarithm of a χ² variable's sample variance, over its square, at 2 df where it is largest: 2 + 2.4. */
const SCATTER_SPREAD = 4.4;
/**
* How many degrees of freedom a row's own variance should borrow from the group's: the fewer, the more the rows differ
* beyond chance, by more than one standard error. Smyth 2004, "Linear models and empirical Bayes methods", section 6.2.
*/
function borrowed(rows, df) {
	if (rows.length < ROWS_TO_COMPARE) return pooledDf(df, rows.length) - df;
	const scatter = squares(rows.map((row) => Math.log(row.variance) - digamma(row.df / 2) + Math.log(row.df / 2)));
	const chance = mean(rows.map((row) => trigamma(row.df / 2)));
	const excess = scatter / (rows.length - 1) - chance * (1 + Math.sqrt(SCATTER_SPREAD / (rows.length - 1)));
	return excess <= 0 ? MOST_BORROWED * df : Math.min(2 * inverseTrigamma(excess), MOST_BORROWED * df);
}
/** Below this chance, on either side, the machine's own noise contradicts the assumed one, which is then dropped. */
const CONTRADICTION = .05;
function contradicts(seen, assumed) {
	const p = fUpperTail(seen.variance / assumed.variance, seen.df, assumed.df);
	return p < CONTRADICTION || p > .95;
}
/**
* The variances of rows of one noise group, each moderated by the others and by the assumed noise.
* `assumedDf` is what the assumed noise is worth for the row (0 for none). Rows with `df` 0 have only the assumed noise.
*/
function moderate(group, rows) {
	const own = rows.filter((row) => row.df > 0).map((row) => ({
		variance: floored(row.variance, group.least),
		df: row.df
	}));
	const totalDf = own.reduce((sum, row) => sum + row.df, 0);
	const pooled = own.reduce((sum, row) => sum + row.df * row.variance, 0) / totalDf;
	const loans = new Map();
	const loanOf = (df) => {
		const loan = loans.get(df) ?? borrowed(own, df);
		loans.set(df, loan);
		return loan;
	};
	return rows.map((row) => {
		const assumed = {
			variance: group.assumed ** 2,
			df: row.assumedDf
		};
		const common = {
			group: group.name,
			own: {
				variance: row.variance,
				df: row.df
			},
			prior: own.length === 0 ? {
				variance: 0,
				df: 0
			} : {
				variance: pooled,
				df: row.df === 0 ? 0 : loanOf(row.df)
			}
		};
		if (row.df === 0) return {
			...common,
			assumed,
			moderated: assumed
		};
		const loan = loanOf(row.df);
		const shared = pooledDf(row.df, own.length);
		const seen = {
			variance: (loan * pooled + row.df * floored(row.variance, group.least)) / (loan + row.df),
			df: Math.min(row.df + loan, shared)
		};
		if (assumed.df === 0 || contradicts({
			variance: pooled,
			df: shared
		}, assumed)) return {
			...common,
			moderated: seen
		};
		const df = seen.df + assumed.df;
		const variance = (assumed.df * assumed.variance + seen.df * seen.variance) / df;
		return {
			...common,
			assumed,
			moderated: {
				variance,
				df
			}
		};
	});
}
// src/compare/window.ts
/** Chance of a cut where the level never changed, over all places of a series. */
const SHIFT_LEVEL = .01;
/** Chance that sessions of an unchanged base are taken for a slide: of one row, and of all gating rows of a cell together. */
const SLIDE_LEVEL = .01;
const CELL_SLIDE_LEVEL = .05;
/** A change that lasts longer than this is the level; a shorter one may still be undone. */
const FRESHEST = 2;
const logOf = (samples) => Math.log(median(samples) ?? NaN);
/**
* The sessions since the last lasting change of level, less a fresh slide. `sides` are in the order of time, newest first; where
* the order is not known, all of them count.
*/
function windowOf(sides, series, cellSlide = 0) {
	const logs = sides.map(logOf);
	const kept = sinceLastShift(logs, series);
	const cell = kept - cellSlide < 3 ? 0 : cellSlide;
	const slid = Math.max(cell, slideLength(logs.slice(0, kept), series, SLIDE_LEVEL));
	const base = sides.slice(slid, kept);
	const level = mean(logs.slice(slid, kept));
	return {
		base,
		slid: sides.slice(0, slid),
		remarks: [...kept === sides.length ? [] : [`the base's level changed by ${signedPercent(Math.expm1(level - mean(logs.slice(kept))))}: ${counted(sides.length - kept, "older session")} left out`], ...slid === 0 ? [] : [`the base's newest ${slid === 1 ? "session is" : `${slid} sessions are`} ${signedPercent(Math.expm1(mean(logs.slice(0, slid)) - level))} off and left out`]]
	};
}
/**
* How many of the newest sessions are on the present level. Every place with enough sessions on both sides is tried by t of the
* two means (pooled variance, corrected for the places); from the most certain one on, the search goes on among the newer ones.
*/
function sinceLastShift(logs, series) {
	const n = logs.length;
	if (n < 6) return n;
	let newer = 0;
	const all = logs.reduce((sum, log) => sum + log, 0);
	const allSquares = logs.reduce((sum, log) => sum + log * log, 0);
	let best = {
		cut: n,
		t: 0,
		gap: 0
	};
	for (let cut = 1; cut <= n - 3; cut++) {
		const log = logs[cut - 1] ?? 0;
		newer += log;
		if (cut < 3) continue;
		const older = all - newer;
		const within = allSquares - newer ** 2 / cut - older ** 2 / (n - cut);
		const gap = newer / cut - older / (n - cut);
		const t = Math.abs(gap) / Math.sqrt(floored(within / (n - 2)) * (1 / cut + 1 / (n - cut)));
		if (t > best.t) best = {
			cut,
			t,
			gap
		};
	}
	if (!(2 * (n - 6 + 1) * tUpperTail(best.t, n - 2) <= SHIFT_LEVEL) || Math.abs(Math.expm1(best.gap)) < series.policy.relative) return n;
	return sinceLastShift(logs.slice(0, best.cut), series);
}
/**
* How many of the newest sessions of a cell are a slide of the base: what hits all its rows is seen in their mean long before it is
* seen in one. Each row counts in units of its own scatter. `rows` have the same sessions, newest first.
*/
function slideOfCell(rows) {
	const [first] = rows;
	if (first === void 0) return 0;
	const scaled = rows.map(({ sides, series }) => {
		const logs = sides.map(logOf);
		const scale = Math.sqrt(floored(squares(logs) / (logs.length - 1)));
		return logs.map((log) => worseSign(series.metric) * (log - mean(logs)) / scale);
	});
	const length = longestSlide(first.sides.map((_, place) => mean(scaled.map((row) => row[place] ?? NaN))), 1, CELL_SLIDE_LEVEL);
	const matters = ({ sides, series }) => {
		const logs = sides.map(logOf);
		return isWorse(mean(logs.slice(0, length)), logs.slice(length), series);
	};
	return length > 0 && rows.some(matters) ? length : 0;
}
/** How many of the newest sessions, each worse by what matters, are together worse than those before them beyond doubt. */
function slideLength(logs, series, level) {
	const length = longestSlide(logs, worseSign(series.metric), level);
	return logs.slice(0, length).every((log) => isWorse(log, logs.slice(length), series)) ? length : 0;
}
/** By t of the newest against the older sessions, with the scatter of the older. */
function longestSlide(values, worse, level) {
	for (let length = FRESHEST; length > 0; length--) {
		const [newest, older] = [values.slice(0, length), values.slice(length)];
		if (older.length < 3) continue;
		const df = older.length - 1;
		const error = Math.sqrt(floored(squares(older) / df) * (1 / length + 1 / older.length));
		const gaps = newest.map((value) => worse * (value - mean(older)));
		if (gaps.every((gap) => gap > mean(gaps) / 2) && tUpperTail(mean(gaps) / error, df) <= level) return length;
	}
	return 0;
}
function isWorse(log, older, { metric, policy }) {
	const level = mean(older);
	const change = worseSign(metric) * Math.expm1(log - level);
	return change >= policy.relative && change * Math.exp(level) >= policy.absolute;
}
// src/compare/cases.ts
/** What can be said of a cell, metric by metric, or why nothing can. */
function casesOf({ head, base, absent, history = [], requests = new Map(), inTime = false }, policy, paired) {
	const past = history.map(({ first }) => first).filter((side) => otherWork(head.first, side) === void 0);
	const cell = {
		cell: head.cell,
		policy,
		paired,
		past,
		requests,
		inTime,
		fresh: !paired && base.length < 3
	};
	const measured = base.filter(({ first }) => first.length > 0);
	const refuseAll = (reason, isNew = false) => metricsOf([head.first, ...measured.map(({ first }) => first)].flat()).map((metric) => refusal({
		...cell,
		fresh: isNew
	}, metric, reason, head.first, measured[0]?.first ?? []));
	if (base.length === 0) return refuseAll(absent, true);
	const duplicate = [head, ...base].find(({ duplicates }) => duplicates.length > 0);
	if (duplicate !== void 0) return refuseAll(`two trials claim ${duplicate.duplicates[0]}`);
	if (measured.length === 0) return refuseAll("every baseline trial of this cell was invalid");
	const matched = measured.map((side) => ({
		side,
		refused: otherWork(head.first, side.first)
	}));
	const sides = matched.flatMap(({ side, refused }) => refused === void 0 ? [side.first] : []);
	if (sides.length === 0) return refuseAll(matched[0]?.refused ?? "not comparable");
	const left = measured.length - sides.length;
	const remarks = [...left === 0 ? [] : [`${counted(left, "baseline session")} had another workload or tool`], ...flagChanges(head.first[0], sides[0]?.[0]).length === 0 ? [] : ["the engine was started with other flags"]];
	return [...shareCases(head, sides, {
		...cell,
		remarks
	}), ...speedCases(head, sides, {
		...cell,
		remarks
	})];
}
function shareCases(head, sides, setting) {
	const metric = metricOf(SUCCESS);
	if (metric === void 0) return [];
	const tallies = (records) => records.flatMap((record) => tallyOf(record) ?? []);
	const base = sides.map(tallies).filter((side) => side.length > 0);
	const own = tallies(head.first);
	if (own.length === 0 && base.length === 0) return [];
	const refuse = (reason) => [refusal(setting, metric, reason, head.first, sides[0] ?? [])];
	if (own.length === 0) return refuse("the head's tool printed no request counts");
	if (base.length === 0) return refuse("the baseline's tool printed no request counts");
	const before = total(base.flat());
	if (before.failed === before.requested) return refuse("every request failed on the baseline too");
	return [{
		kind: "share",
		series: seriesOf(setting.cell, metric, setting.policy, setting.remarks),
		head: own,
		again: tallies(head.again),
		base,
		fresh: setting.fresh
	}];
}
function speedCases(head, sides, setting) {
	const metrics = metricsOf([head.first, ...sides].flat()).filter(({ id }) => id !== SUCCESS);
	const trials = sides.map((side) => speedTrials(head.first, side));
	const usable = trials.flatMap((side) => side.state === "usable" ? [side] : []);
	const own = usable[0]?.head ?? [];
	if (usable.length === 0) {
		const reason = trials.flatMap((side) => side.state === "refused" ? [side.reason] : [])[0] ?? "requests failed";
		return metrics.map((metric) => refusal(setting, metric, reason, head.first, sides[0] ?? []));
	}
	const output = outputChange(own, usable[0]?.base ?? []);
	const remarks = [
		...setting.remarks ?? [],
		...output === void 0 ? [] : [`${signedPercent(output)} output tokens`],
		...own.length < head.first.length ? ["trials with failed requests left out"] : []
	];
	const base = usable.map((side) => side.base);
	const repeated = speedTrials(head.again, base[0] ?? []);
	const again = repeated.state === "usable" ? repeated.head : [];
	const cellSlide = setting.inTime && !setting.paired ? cellSlideOf(base, metrics, setting) : 0;
	const material = {
		first: own,
		again,
		base,
		fewerTokens: (output ?? 0) < 0,
		failedMore: failedMore(head.first, sides.flat()),
		cellSlide
	};
	return metrics.flatMap((metric) => {
		const one = speedCase(material, metric, {
			...setting,
			remarks
		});
		return isIdle(one) ? [] : [one];
	});
}
/** Of the gating metrics that every session has. */
function cellSlideOf(base, metrics, { cell, policy }) {
	return slideOfCell(metrics.flatMap((metric) => {
		const series = seriesOf(cell, metric, policy);
		const sides = series.gating ? base.map((side) => samplesOf(side, metric)) : [[]];
		return sides.every((side) => side.length > 0 && side.every((value) => value > 0)) ? [{
			sides,
			series
		}] : [];
	}));
}
function speedCase({ first, again, base, fewerTokens, failedMore, cellSlide }, metric, setting) {
	const head = samplesOf(first, metric);
	const { all, withZero } = storedValues(base, metric, setting.paired);
	const sides = setting.paired ? all : sinceAccepted(all, setting.cell, metric.id, setting.policy);
	const anew = sides.length < all.length;
	const fresh = setting.fresh || anew && sides.length < 3;
	const refuse = (reason, fresh = setting.fresh) => refusal({
		...setting,
		fresh
	}, metric, reason, first, base[0] ?? []);
	if (sides.length === 0) return refuse("new: no baseline session has this metric", true);
	if (head.length === 0) return refuse("the head has no finite value of this metric", false);
	const odd = noRatio(head, sides);
	if (odd !== void 0) return refuse(odd, false);
	const remarks = [
		...setting.remarks ?? [],
		...withZero,
		...anew ? ["baselines since the accepted slowdown"] : []
	];
	const series = seriesOf(setting.cell, metric, setting.policy, remarks);
	if (setting.paired) {
		const both = samePairs(first, base[0] ?? []).filter((pair) => pair.every(({ metrics }) => Number.isFinite(metrics[metric.id])));
		if (both.length === 0) return refuse("no repeat was measured on both sides", false);
		const side = (which) => both.map((pair) => pair[which].metrics[metric.id] ?? NaN);
		const pairs = pairFacts(both, setting, metric);
		const remark = pairs.tails === void 0 ? [] : ["the change is that of the same slowest requests, pair by pair"];
		return {
			kind: "shift",
			series: {
				...series,
				remarks: [...series.remarks, ...remark]
			},
			head: side(0),
			again: [],
			base: [side(1)],
			pairs,
			fewerTokens,
			failedMore,
			fresh: setting.fresh
		};
	}
	const { inTime } = setting;
	const repeated = samplesOf(again, metric).filter((value) => value > 0);
	const window = inTime ? windowOf(sides, series, sides.length === base.length ? cellSlide : 0) : {
		base: sides,
		slid: [],
		remarks: []
	};
	return {
		kind: "shift",
		series: {
			...series,
			remarks: [...series.remarks, ...window.remarks]
		},
		head,
		again: repeated,
		base: window.base,
		inTime,
		slid: window.slid,
		fewerTokens,
		failedMore,
		fresh
	};
}
function pairFacts(both, { past, requests }, metric) {
	const tails = tailChanges(both, metric, requests);
	const starts = both.flatMap(([head, base]) => head.server === void 0 || base.server === void 0 ? [] : [`${head.server.start}|${base.server.start}`]);
	return {
		history: past.map((side) => samplesOf(side.filter(hasNoFailure), metric).filter((value) => value > 0)).filter(({ length }) => length > 1),
		starts: starts.length === both.length ? starts : [],
		...tails === void 0 ? {} : { tails },
		sameRequests: both.every(([head, base]) => head.seed !== void 0 && head.seed === base.seed)
	};
}
function refusal(setting, metric, reason, head, base) {
	const [before, now] = [shownOf(base, metric), shownOf(head, metric)];
	const [was, is] = [median(before), median(now)];
	return {
		kind: "refusal",
		series: seriesOf(setting.cell, metric, setting.policy, setting.remarks),
		reason,
		samples: {
			base: before.length === 0 ? [] : [before],
			head: now
		},
		...was === void 0 ? {} : { base: was },
		...is === void 0 ? {} : { head: is },
		fresh: setting.fresh
	};
}
// src/compare/corrected.ts
/**
* Three families: gating ratios, gating proportions, and what is only shown, which costs the gate no power. Proportions in
* which nothing failed ask for no correction (Tarone 1990), so that one cell that starts to fail is not weighed against speeds.
* `absent` rows belong to the families too, as if their p were 1: they were given up at an earlier look at the same pairs.
*/
function correct(findings, alpha, absent = []) {
	const familyOf = (series) => {
		if (!series.gating) return "observed";
		return series.metric.kind === "proportion" ? "proportions" : "ratios";
	};
	return [
		"ratios",
		"proportions",
		"observed"
	].flatMap((family) => correctFamily(findings.filter(({ series }) => familyOf(series) === family), alpha, absent.filter((series) => familyOf(series) === family).length));
}
function correctFamily(findings, alpha, absent) {
	const tested = findings.filter(({ enough, testable }) => enough && testable);
	const rows = tested.length + absent;
	const worse = benjaminiHochberg(tested.map(({ pWorse }) => pWorse), rows);
	const better = benjaminiHochberg(tested.map(({ pBetter }) => pBetter), rows);
	const places = new Map(tested.map((finding, place) => [finding, place]));
	return findings.map((finding) => {
		const place = places.get(finding);
		if (place === void 0) {
			const { pWorse, pBetter } = finding;
			return {
				finding,
				adjustedWorse: pWorse,
				adjustedBetter: pBetter,
				level: alpha / (rows + 1)
			};
		}
		const [adjustedWorse = 1, adjustedBetter = 1] = [worse[place], better[place]];
		return {
			finding,
			adjustedWorse,
			adjustedBetter,
			level: alpha / rows
		};
	});
}
// src/compare/rank-sum.ts
/**
* Exact one-sided test of Mann and Whitney: the chance that `higher` would rank as high as it does, or higher, among all
* values if both sides came from one distribution. Ties share their mean rank, and the distribution is that of the
* ranks as they are, so it stays exact (Streitberg and Röhmel 1986).
*/
function rankSumUpperTail(higher, lower) {
	const ranks = doubledRanks([...higher, ...lower]);
	const seen = ranks.slice(0, higher.length).reduce((sum, rank) => sum + rank, 0);
	const counts = subsetSums(ranks, higher.length);
	const all = counts.reduce((sum, count) => sum + count, 0);
	return counts.slice(seen).reduce((sum, count) => sum + count, 0) / all;
}
/** Twice the rank, so that mean ranks are whole numbers. */
function doubledRanks(values) {
	return values.map((value) => {
		const below = values.filter((other) => other < value).length;
		const equal = values.filter((other) => other === value).length;
		return 2 * below + equal + 1;
	});
}
/** How many subsets of `size` ranks have each sum. */
function subsetSums(ranks, size) {
	const most = ranks.reduce((sum, rank) => sum + rank, 0);
	const bySize = Array.from({ length: size + 1 }, () => new Array(most + 1).fill(0));
	const empty = bySize[0];
	if (empty !== void 0) empty[0] = 1;
	for (const rank of ranks) for (let taken = size; taken > 0; taken--) {
		const [target, source] = [bySize[taken], bySize[taken - 1]];
		if (target === void 0 || source === void 0) continue;
		for (let sum = most; sum >= rank; sum--) target[sum] = (target[sum] ?? 0) + (source[sum - rank] ?? 0);
	}
	return bySize[size] ?? [];
}
// src/compare/pairs.ts
/** Ranks of fewer values a side cannot pass a correction over some forty rows: 1 of 252 at five, 1 of 12,870 at eight. */
const RANKS_FROM = 8;
/** Pairs of one job are believed more than what stored sessions say of their repeats. */
const HISTORY_WEIGHT = .5;
/** Below this chance the head is noisier than the base ever was, and the base's noise does not speak for it. */
const NOISIER = .05;
const geometric = (side) => Math.exp(mean(side.map(Math.log)));
/** Repeat k of the head against repeat k of the base, measured in turn in one job: pairs are the unit, or what shares a start. */
function fromPairs({ series, head, base }, { history, starts, sameRequests, tails }) {
	const other = base[0] ?? [];
	const changes = perStart(tails ?? head.map((value, k) => Math.log(value / (other[k] ?? NaN))), starts);
	const n = changes.length;
	const shared = sharedStarts(starts, history);
	const enough = n >= 3 && shared !== "unknown";
	const ranked = series.metric.kind === "tail" && !sameRequests && n >= RANKS_FROM && n === head.length;
	const noise = noiseOf(changes, tails === void 0 ? history : []);
	const finish = ({ variance, df }) => ({
		base: geometric(other),
		head: geometric(head),
		logChange: mean(changes),
		standardError: Math.sqrt(variance / n + (shared === "unknown" ? 0 : shared.variance)),
		df: shared === "unknown" ? df : Math.min(df, shared.df),
		...shared === "unknown" || shared.variance === 0 ? {} : { lasting: shared.variance },
		units: n,
		enough,
		...ranked ? { ranks: {
			larger: rankSumUpperTail(head, other),
			smaller: rankSumUpperTail(other, head)
		} } : {},
		...noise.noisier ? { noisier: true } : {},
		samples: {
			base,
			head
		}
	});
	return {
		spread: {
			variance: noise.variance,
			df: noise.df,
			assumedDf: enough ? 0 : assumedDf(n)
		},
		finish
	};
}
/** Pairs that share a start of both servers share what the start adds: from three starts on, the starts are the unit. */
function perStart(changes, starts) {
	const names = [...new Set(starts)];
	if (names.length < 3 || names.length === changes.length) return changes;
	return names.map((name) => mean(changes.filter((_, k) => starts[k] === name)));
}
/**
* What one or two starts of each side add to all their pairs alike, which the pairs themselves cannot show: the variance
* between stored sessions, each of which had a start of its own, less what their repeats explain.
*/
function sharedStarts(starts, history) {
	const names = new Set(starts).size;
	if (names === 0 || names >= 3 || names === starts.length) return {
		variance: 0,
		df: Number.POSITIVE_INFINITY
	};
	if (history.length < 3) return "unknown";
	const levels = history.map((session) => mean(session.map(Math.log)));
	const explained = repeatVariance(history).variance * mean(history.map(({ length }) => 1 / length));
	return {
		variance: 2 * Math.max(0, squares(levels) / (levels.length - 1) - explained) / names,
		df: levels.length - 1
	};
}
/**
* The pairs' own variance, and twice the variance between repeats of stored sessions, which a difference of two repeats
* has. When the pairs differ significantly more than that, the larger counts, with the pairs' own degrees of freedom.
*/
function noiseOf(changes, history) {
	const ownDf = changes.length - 1;
	const own = ownDf === 0 ? 0 : squares(changes) / ownDf;
	const before = repeatVariance(history);
	if (before.df === 0 || ownDf === 0) return {
		variance: own,
		df: ownDf,
		noisier: false
	};
	const expected = floored(2 * before.variance);
	const weight = HISTORY_WEIGHT * before.df;
	const pooled = (weight * expected + ownDf * own) / (weight + ownDf);
	return fUpperTail(own / expected, ownDf, before.df) < NOISIER ? {
		variance: Math.max(own, pooled),
		df: ownDf,
		noisier: true
	} : {
		variance: pooled,
		df: weight + ownDf,
		noisier: false
	};
}
// src/compare/estimate.ts
/** Moderates the noise of all cases, group by group, in the order given. */
function estimate(cases) {
	const raws = cases.map((one) => one.pairs === void 0 ? fromSessions(one) : fromPairs(one, one.pairs));
	const names = cases.map(({ series }) => noiseGroup(series.metric).name);
	const shifts = new Array(cases.length);
	for (const name of new Set(names)) {
		const members = names.flatMap((other, index) => other === name ? [index] : []);
		const first = cases[members[0] ?? 0];
		if (first === void 0) continue;
		const spreads = members.flatMap((index) => raws[index]?.spread ?? []);
		for (const [place, noise] of moderate(noiseGroup(first.series.metric), spreads).entries()) {
			const index = members[place];
			const raw = index === void 0 ? void 0 : raws[index];
			if (index !== void 0 && raw !== void 0) shifts[index] = {
				...raw.finish(noise.moderated),
				noise
			};
		}
	}
	return shifts;
}
const logMedian = (samples) => Math.log(median(samples) ?? NaN);
/**
* The head's median against the medians of K sessions, as a prediction of one session more: variance v·(1 + 1/K). The mean
* of two starts of the head varies by v·(1 + ρ)/2, and their difference by 2v·(1 − ρ), which is one more witness of v.
*/
function fromSessions({ series, head, again, base, slid = [], inTime = false, bothStarts }) {
	const sessions = base.length;
	const medians = base.map(logMedian);
	const centre = mean(medians);
	const between = squares(medians);
	const first = logMedian(head);
	const gap = bothStarts === void 0 ? 0 : first - logMedian(again);
	const here = first - gap / 2;
	const share = bothStarts === void 0 ? 1 : 1.25 / 2;
	const usual = mean(base.map(({ length }) => 1 / length));
	const fewer = ({ length }) => 1 / length > usual ? (1 / length - usual) * repeatVariance([head, ...base]).variance : 0;
	const finish = (noise) => {
		const stretch = inTime ? stretchOf(medians, noise) : 1;
		return {
			base: Math.exp(centre),
			head: bothStarts === void 0 ? median(head) ?? NaN : Math.exp(here),
			logChange: here - centre,
			standardError: stretch * Math.sqrt(noise.variance * (share + 1 / sessions) + share * fewer(head)),
			df: noise.df,
			units: sessions,
			enough: sessions >= 3,
			samples: {
				base,
				head
			},
			...again.length === 0 ? {} : { again: confirmation() },
			...stretch === 1 ? {} : { stretch },
			...bothStarts === void 0 ? {} : { bothStarts },
			...slid.length === 0 ? {} : { slid }
		};
	};
	/**
	* Only what was seen on this machine convicts: the K sessions and the head's two starts, K degrees of freedom. Under no
	* change a head that was suspected by chance falls back, which widens the very noise that it is judged by.
	*/
	const confirmation = () => {
		const there = logMedian(again);
		const least = noiseGroup(series.metric).least;
		const variance = floored((between + (first - there) ** 2 / 2) / sessions, least);
		const standardError = Math.sqrt(variance * (1 + 1 / sessions) + fewer(again));
		return {
			head: again,
			logChange: there - centre,
			standardError,
			df: sessions
		};
	};
	const df = sessions - (bothStarts === void 0 ? 1 : 0);
	const spread = between + gap ** 2 / 1.5;
	return {
		spread: {
			variance: df === 0 ? 0 : spread / df,
			df,
			assumedDf: assumedDf(sessions)
		},
		finish
	};
}
/** Of the series' own errors, and of the noise that they are measured in: as many errors as this are larger by chance. */
const QUANTILE = .98;
const TWO_SIDED = .99;
/**
* By how much the series' own past errors were larger than its noise allows: each session was once the next one, predicted
* from those before it. The 98th percentile of these errors over that of t, and never below 1. `medians` are newest first.
*/
function stretchOf(medians, noise) {
	const errors = [];
	let sum = 0;
	for (let place = medians.length - 1, before = 0; place >= 0; place--, before++) {
		const log = medians[place] ?? 0;
		if (before >= 3) errors.push(Math.abs(log - sum / before) / Math.sqrt(noise.variance * (1 + 1 / before)));
		sum += log;
	}
	if (errors.length < 2) return 1;
	return Math.max(1, quantile(errors, QUANTILE) / tQuantile(TWO_SIDED, noise.df));
}
// src/compare/proportion.ts
/** Requests of a trial fail together: correlation inside a trial that is assumed at least, as for cluster samples. */
const TOGETHER = .01;
const success = ({ requested, failed }) => 1 - failed / requested;
/** Fisher's exact test on counts that are first divided by how many requests fail together. */
function estimateShare({ head, again, base }, paired) {
	const sessions = paired ? base.flat() : base.map(total);
	const units = paired ? Math.min(head.length, sessions.length) : sessions.length;
	const [before, now, then] = [
		total(sessions),
		total(head),
		total(again)
	];
	const clumping = clumpingOf([...head, ...base.flat()], sessions);
	const was = success(before);
	return {
		base: was,
		head: success(now),
		change: success(now) / was - 1,
		pWorse: pOfMore(now, before, clumping),
		pBetter: pOfMore(before, now, clumping),
		units,
		enough: units >= 3,
		testable: before.failed + now.failed > 0,
		tallies: {
			base: before,
			head: now,
			clumping
		},
		samples: {
			base: base.map((side) => side.map(success)),
			head: head.map(success)
		},
		...again.length === 0 ? {} : { again: {
			head: again.map(success),
			change: success(then) / was - 1,
			pWorse: pOfMore(then, before, clumping)
		} }
	};
}
/** The larger of what is assumed and of what the failures of the baseline sessions show (Pearson's χ² over its df). */
function clumpingOf(trials, sessions) {
	const assumed = 1 + Math.max(0, mean(trials.map(({ requested }) => requested)) - 1) * TOGETHER;
	const { requested, failed } = total(sessions);
	const share = failed / requested;
	if (failed === 0 || failed === requested || sessions.length < 2) return assumed;
	const chi = sessions.reduce((sum, s) => sum + (s.failed - s.requested * share) ** 2 / (s.requested * share * (1 - share)), 0);
	return Math.max(assumed, chi / (sessions.length - 1));
}
/** Counts worth as much as independent requests; the suspected side's failures are rounded down, against the finding. */
function pOfMore(suspect, other, clumping) {
	const [n1, n2] = [suspect.requested, other.requested].map((n) => Math.max(1, Math.round(n / clumping)));
	const a = Math.min(n1 ?? 1, Math.floor(suspect.failed / clumping + 1e-9));
	const c = Math.min(n2 ?? 1, Math.round(other.failed / clumping));
	return a === 0 ? 1 : fisherUpperTail(a, n1 ?? 1, c, n2 ?? 1);
}
/** Wilson's interval of the failed share, for counts that clump; `z` is the normal quantile. */
function wilson({ requested, failed }, clumping, z) {
	const n = requested / clumping;
	const share = failed / requested;
	const centre = (share + z * z / (2 * n)) / (1 + z * z / n);
	const half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
	return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
/** Newcombe's interval (1998, method 10) of the change of the completed share, as a fraction of the base's share. */
function shareInterval({ tallies, base }, z) {
	const { clumping } = tallies;
	const [h, b] = [tallies.head, tallies.base].map((t) => ({
		p: t.failed / t.requested,
		ci: wilson(t, clumping, z)
	}));
	if (h === void 0 || b === void 0) return [-1, 1];
	const more = h.p - b.p;
	const low = more - Math.hypot(h.p - h.ci[0], b.ci[1] - b.p);
	return [-(more + Math.hypot(h.ci[1] - h.p, b.p - b.ci[0])) / base, -low / base];
}
/** The smallest fall of the completed share, as a fraction of the base's, that is found at `level` in four of five cases. */
function detectableShare({ tallies, base }, level, smallest) {
	const { head, base: before, clumping } = tallies;
	const n = Math.max(1, Math.round(head.requested / clumping));
	const least = Math.ceil((1 - base + smallest * base) * n - 1e-9);
	let needed = Math.max(1, least);
	while (needed <= n && pOfMore({
		requested: head.requested,
		failed: needed * clumping
	}, before, clumping) > level) needed++;
	if (needed > n) return 1;
	let [low, high] = [0, 1];
	for (let i = 0; i < 60; i++) {
		const share = (low + high) / 2;
		if (binomialUpperTail(needed, n, share) < .8) low = share;
		else high = share;
	}
	return Math.min(1, Math.max(0, (high - (1 - base)) / base));
}
// src/compare/finding.ts
/** Of a change that is found in four of five cases. */
const POWER = .8;
/** Of being looked at again, and of being found then: both together happen in four of five cases (Bonferroni). */
const POWER_OF_EACH = .9;
const fractionOf = (logChange) => Math.expm1(Math.max(-14, Math.min(14, logChange)));
/** The smallest change that matters, as a fraction of the base: relative and absolute size must both be passed. */
function smallestThatMatters({ policy }, base) {
	return Math.max(policy.relative, policy.absolute / Math.abs(base));
}
function findingOfShift({ series, fewerTokens, failedMore, fresh, pairs }, shift) {
	const { logChange, standardError, df, again } = shift;
	const worse = worseSign(series.metric);
	const { larger, smaller } = shift.ranks ?? tails(logChange / standardError, df);
	/** A worsening by `log` as a fraction of the base. */
	const asFraction = (log) => worse * fractionOf(worse * log);
	const smallest = smallestThatMatters(series, shift.base);
	const asLog = Math.min(14, worse === 1 ? Math.log1p(smallest) : -Math.log1p(-Math.min(smallest, 1 - 1e-6)));
	/** Of a row that is given up now: what would have been taken further, and found with the pairs to come. */
	const detectableAhead = (level, { times, share }) => {
		const { lasting = 0, units } = shift;
		const then = Math.sqrt((standardError ** 2 - lasting) / times + lasting);
		const dfThen = lasting > 0 ? df : df + units * (times - 1);
		const [now, later] = [tQuantile(POWER_OF_EACH, df) * standardError, tQuantile(POWER_OF_EACH, dfThen) * then];
		const further = share * asLog + now;
		const noise = Math.max(further, tQuantile(1 - level, dfThen) * then + later);
		return {
			noise: asFraction(noise),
			found: asFraction(Math.max(noise, asLog + later))
		};
	};
	return {
		series,
		base: shift.base,
		head: shift.head,
		change: fractionOf(logChange),
		pWorse: worse === 1 ? larger : smaller,
		pBetter: worse === 1 ? smaller : larger,
		units: shift.units,
		lasting: shift.lasting ?? 0,
		enough: shift.enough,
		fresh,
		testable: true,
		fewerTokens,
		failedMore,
		interval: (alpha) => {
			const half = tQuantile(1 - alpha / 2, df) * standardError;
			return [fractionOf(logChange - half), fractionOf(logChange + half)];
		},
		detectable: (level, ahead) => {
			if (ahead !== void 0) return detectableAhead(level, ahead);
			const sure = tQuantile(POWER, df) * standardError;
			const noise = tQuantile(1 - level, df) * standardError + sure;
			return {
				noise: asFraction(noise),
				found: asFraction(Math.max(noise, asLog + sure))
			};
		},
		...again === void 0 ? {} : { again: {
			change: fractionOf(again.logChange),
			pWorse: tUpperTail(worse * again.logChange / again.standardError, again.df)
		} },
		evidence: {
			method: methodOf(shift, series, pairs),
			samples: shift.samples,
			df,
			standardError,
			noise: shift.noise,
			...pairs?.tails === void 0 ? {} : { tails: pairs.tails },
			...shift.stretch === void 0 ? {} : { stretch: shift.stretch },
			...shift.slid === void 0 ? {} : { slid: shift.slid },
			...again === void 0 ? {} : { confirmation: {
				head: again.head,
				change: fractionOf(again.logChange),
				df: again.df,
				p: tUpperTail(worse * again.logChange / again.standardError, again.df)
			} }
		}
	};
}
function tails(t, df) {
	const beyond = tUpperTail(Math.abs(t), df);
	return t > 0 ? {
		larger: beyond,
		smaller: 1 - beyond
	} : {
		larger: 1 - beyond,
		smaller: beyond
	};
}
function methodOf({ units, ranks, noisier, bothStarts }, { metric }, pairs) {
	const moderated = `noise moderated over like metrics (${noiseGroup(metric).name})`;
	const one = bothStarts === void 0 ? "one session" : "the mean of the head's two starts";
	if (pairs === void 0) return `predictive t of ${one} against ${units}, logarithms of medians; ${moderated}`;
	if (ranks !== void 0) return "exact one-sided rank test of Mann and Whitney; interval by t of paired logarithms";
	if (pairs.tails !== void 0) return `t over pairs of how much slower the same slowest requests were, as logarithms; ${moderated}`;
	return `t of the logarithms of paired ratios; ${moderated}${pairs.history.length === 0 ? "" : ` and over ${counted(pairs.history.length, "stored session")}`}${noisier === true ? "; the pairs differ more than the base's repeats did, so their own noise counts" : ""}`;
}
/** Enough degrees of freedom for t to be normal to four decimals. */
const NORMAL_DF = 1e5;
function findingOfShare({ series, fresh }, shift) {
	const { again } = shift;
	const smallest = smallestThatMatters(series, shift.base);
	return {
		series,
		base: shift.base,
		head: shift.head,
		change: shift.change,
		pWorse: shift.pWorse,
		pBetter: shift.pBetter,
		units: shift.units,
		lasting: 0,
		enough: shift.enough,
		fresh,
		testable: shift.testable,
		fewerTokens: false,
		failedMore: false,
		interval: (alpha) => shareInterval(shift, tQuantile(1 - alpha / 2, NORMAL_DF)),
		detectable: (level) => ({
			noise: detectableShare(shift, level, 0),
			found: detectableShare(shift, level, smallest)
		}),
		...again === void 0 ? {} : { again: {
			change: again.change,
			pWorse: again.pWorse
		} },
		evidence: {
			method: "Fisher's exact test, one-sided, on counts divided by the clumping of failures",
			samples: shift.samples,
			df: 0,
			requests: shift.tallies,
			...again === void 0 ? {} : { confirmation: {
				head: again.head,
				change: again.change,
				df: 0,
				p: again.pWorse
			} }
		}
	};
}
// src/compare/looks.ts
/** Little is spent early: a large slowdown needs little to be found at three pairs, and a small one needs all eight. */
const LOOKS = [
	{
		pairs: 3,
		share: .05
	},
	{
		pairs: 5,
		share: .15
	},
	{
		pairs: 8,
		share: .8
	}
];
/** The looks at no more than so many pairs; the last one has what the looks before it did not take of alpha. */
function looksUpTo(pairs = Number.POSITIVE_INFINITY) {
	const looks = LOOKS.filter((look) => look.pairs <= pairs);
	const spent = looks.slice(0, -1).reduce((sum, { share }) => sum + share, 0);
	return looks.map((look, place) => place === looks.length - 1 ? {
		...look,
		share: 1 - spent
	} : look);
}
/** All pairs that there are, once. */
const ONCE = [{
	pairs: Number.POSITIVE_INFINITY,
	share: 1
}];
/** A row whose corrected p is larger at a look is given up: it may still be looked at, and no false alarm comes of it. */
const HOPELESS = .5;
/** Of stored sessions, and of pairs that are looked at once. */
function findingsOf(cases, paired) {
	const shifts = cases.filter((one) => one.kind === "shift");
	const estimates = estimate(shifts);
	return [...shifts.flatMap((one, index) => {
		const shift = estimates[index];
		return shift === void 0 ? [] : [findingOfShift(one, shift)];
	}), ...cases.filter((one) => one.kind === "share").map((one) => findingOfShare(one, estimateShare(one, paired)))];
}
/**
* Judges pairs as they came in: a row is a regression from the first look on that finds it, at that look's part of alpha.
* Rows that were given up before a look stay in its correction.
*/
function judgeLooks(cases, rules, looks = ONCE) {
	const final = new Map();
	for (const [place, look] of looks.entries()) {
		const reached = cases.filter((one) => place === 0 || pairsOf(one) >= look.pairs);
		const absent = cases.filter((one) => !reached.includes(one)).map(({ series }) => series);
		const alpha = rules.alpha * look.share;
		const findings = findingsOf(reached.map((one) => upTo(one, look.pairs)), true);
		for (const corrected of correct(findings, alpha, absent)) {
			const judged = judge(corrected, {
				...rules,
				alpha
			}, laterLook(look, looks, corrected.finding));
			const key = `${judged.row.cell}\n${judged.row.metric}`;
			if (final.get(key)?.row.verdict === "regression") continue;
			final.set(key, place === looks.length - 1 ? judged : stillOpen(corrected, judged, looks));
		}
	}
	return [...final.values()];
}
/** A row that is given up early could have seen what the whole design would have found: it would have been taken further. */
function laterLook(look, looks, { units, evidence }) {
	const last = looks.at(-1);
	if (last === void 0 || look === last) return void 0;
	const pairs = Math.min(look.pairs, evidence.samples.head.length || units);
	return {
		times: last.pairs / pairs,
		share: REPEATED_SHARE,
		alpha: last.share / look.share
	};
}
/** A gating row that more pairs may find. */
function stillOpen({ finding, adjustedWorse }, judged, looks) {
	const { row } = judged;
	const { change, series, units, enough } = finding;
	const hopeful = change * worseSign(series.metric) > 0 && adjustedWorse < HOPELESS && matters(finding, change, .5);
	if (row.verdict === "regression" || !row.gating || !enough || !hopeful) return judged;
	const most = looks.at(-1)?.pairs ?? units;
	const reason = `perhaps worse by ${percent(change)} (${pValue(adjustedWorse)} after correction): ${counted(units, "pair")} of at most ${most} do not decide`;
	return {
		...judged,
		row: {
			...row,
			verdict: "inconclusive",
			suspicion: "open",
			reason
		}
	};
}
function pairsOf(one) {
	return one.kind === "shift" ? one.head.length : Math.min(one.head.length, one.base[0]?.length ?? 0);
}
/** A case as it was after so many pairs. */
function upTo(one, pairs) {
	return one.kind === "shift" ? shiftUpTo(one, pairs) : shareUpTo(one, pairs);
}
function shiftUpTo(one, pairs) {
	if (one.pairs === void 0 || one.head.length <= pairs) return one;
	return {
		...one,
		head: one.head.slice(0, pairs),
		base: one.base.map((side) => side.slice(0, pairs)),
		pairs: {
			...one.pairs,
			starts: one.pairs.starts.slice(0, pairs),
			...one.pairs.tails === void 0 ? {} : { tails: one.pairs.tails.slice(0, pairs) }
		}
	};
}
function shareUpTo(one, pairs) {
	return {
		...one,
		head: one.head.slice(0, pairs),
		base: one.base.map((side) => side.slice(0, pairs))
	};
}
// src/compare/machine-effects.ts
/** A finding moves the baseline, so it must be surer than a row: shared by the machines that are looked at. */
const ALPHA = .01;
/** Below this it makes no verdict wrong. */
const LEAST = .02;
/** Turns that agree better than this agree by chance. */
const SMALLEST_SPREAD = .005;
/** A machine is slow on all its cells alike: none is further from their mean than this share of it. */
const ALIKE = .75;
function levelsOf(session, policy) {
	const cells = [...ownCells(session)].map(([cell, { first }]) => {
		const levels = metricsOf(first).flatMap((metric) => {
			const level = median(samplesOf(first, metric)) ?? 0;
			return (metric.kind === "latency" || metric.kind === "throughput" || metric.kind === "tail") && level > 0 && seriesOf(cell, metric, policy).gating ? [[metric.id, worseSign(metric) * Math.log(level)]] : [];
		});
		return [cell, new Map(levels)];
	});
	return new Map(cells.filter(([, levels]) => levels.size > 0));
}
/** How much worse one session's cells are than the mean of two others', in the cells that all three have. */
function worseBy(one, [before, after]) {
	const cells = [...one].flatMap(([cell, levels]) => {
		const shifts = [...levels].flatMap(([id, level]) => {
			const [was, is] = [before.get(cell)?.get(id), after.get(cell)?.get(id)];
			return was === void 0 || is === void 0 ? [] : [level - (was + is) / 2];
		});
		return shifts.length === 0 ? [] : [[cell, mean(shifts)]];
	});
	return new Map(cells);
}
/**
* Machines of one class that are slower, or faster, than the others on all cells. Each time that a machine had its turn between two
* sessions of others is one observation, against the mean of those two: a level that moved for all machines moves no more than one
* turn. A t test over the turns, two-sided, Bonferroni over the machines; the surest is taken out before the others are looked at, whose
* neighbour it was. `sessions` are of one class, oldest first.
*/
function machineEffects(sessions, policy) {
	let left = sessions.flatMap((session) => {
		const machine = machineOf(session.environment);
		return machine === void 0 ? [] : [{
			machine,
			levels: levelsOf(session, policy)
		}];
	});
	const found = [];
	for (let surest = surestOf(left); surest !== void 0; surest = surestOf(left)) {
		const { machine: odd } = surest;
		found.push(surest);
		left = left.filter(({ machine }) => machine !== odd);
	}
	return found;
}
function surestOf(sessions) {
	const machines = [...new Set(sessions.map(({ machine }) => machine))];
	if (machines.length < 2) return void 0;
	const turns = turnsOf(sessions);
	const effects = machines.flatMap((machine) => {
		return effectOf(machine, turns.filter((turn) => turn.machine === machine).map(({ shifts }) => shifts), machines.length) ?? [];
	});
	return [...machines.length === 2 ? effects.filter(({ slower }) => slower > 0) : effects].sort((a, b) => a.p - b.p)[0];
}
function effectOf(machine, turns, machines) {
	const cells = [...new Set(turns.flatMap((shifts) => [...shifts.keys()]))];
	if (turns.length < 3 || cells.length === 0) return void 0;
	const each = turns.map((shifts) => mean([...shifts.values()]));
	const slower = mean(each);
	const spread = Math.max(Math.sqrt(squares(each) / (each.length - 1)), SMALLEST_SPREAD);
	const t = Math.abs(slower) / (spread / Math.sqrt(each.length));
	const p = Math.min(1, 2 * machines * tUpperTail(t, each.length - 1));
	const alike = cells.every((cell) => {
		const shift = mean(turns.flatMap((shifts) => shifts.get(cell) ?? []));
		return Math.abs(shift - slower) <= ALIKE * Math.abs(slower);
	});
	return p <= ALPHA && Math.abs(slower) >= LEAST && alike ? {
		machine,
		slower,
		turns: turns.length,
		cells: cells.length,
		p
	} : void 0;
}
/** Sessions of one machine in a row are one turn; what is neither preceded nor followed by another machine's is none. */
function turnsOf(sessions) {
	const runs = [];
	for (const { machine, levels } of sessions) {
		const last = runs.at(-1);
		if (last?.machine === machine) last.levels.push(levels);
		else runs.push({
			machine,
			levels: [levels]
		});
	}
	return runs.flatMap(({ machine, levels }, at) => {
		const [before, after] = [runs[at - 1]?.levels.at(-1), runs[at + 1]?.levels[0]];
		if (before === void 0 || after === void 0) return [];
		const each = levels.map((one) => worseBy(one, [before, after]));
		const cells = [...new Set(each.flatMap((shifts) => [...shifts.keys()]))];
		const shifts = new Map(cells.map((cell) => [cell, mean(each.flatMap((one) => one.get(cell) ?? []))]));
		return shifts.size === 0 ? [] : [{
			machine,
			shifts
		}];
	});
}
/**
* Sessions of a machine that is known to differ are compared with its own alone, so that a change is not blamed for where it was
* measured. A head on a machine like the others is not compared with the sessions of one that differs, where enough others remain.
*/
function likeMachines(head, machines, policy) {
	const { comparable } = machines;
	const effects = machineEffects([...comparable].reverse(), policy);
	if (effects.length === 0) return machines;
	const own = machineOf(head.environment);
	const mine = effects.find(({ machine }) => machine === own);
	if (mine !== void 0) {
		const kept = comparable.filter(({ environment }) => machineOf(environment) === own);
		const note = `${described(mine)}: compared with its own ${counted(kept.length, "session")} alone`;
		return {
			...machines,
			comparable: kept,
			notes: [...machines.notes, note]
		};
	}
	const odd = new Set(effects.map(({ machine }) => machine));
	const kept = comparable.filter(({ environment }) => !odd.has(machineOf(environment) ?? ""));
	const left = comparable.length - kept.length;
	const enough = own !== void 0 && kept.length >= 3;
	const done = enough ? `its ${counted(left, "baseline session")} left out` : "its sessions stay in the baseline, for the others are too few";
	const notes = effects.map((effect) => `${described(effect)}: ${done}`);
	return {
		...machines,
		comparable: enough ? kept : comparable,
		notes: [...machines.notes, ...notes]
	};
}
function described({ machine, slower, turns, cells, p }) {
	return `the machine ${machine} is ${`${slower > 0 ? "slower" : "faster"} than the others of its class by about ${percent(Math.expm1(Math.abs(slower)))}`} on ${cells === 1 ? "its cell" : `all ${cells} cells`} (${turns} turns between others, ${pValue(p)})`;
}
// src/compare/missing.ts
/**
* Cells that should have a valid trial on the head and have none. A session without a plan, such as an import,
* or one whose variants are kept apart, is expected to have what the newest baseline session has, unless they share no cell at all.
*/
function findMissing(head, own, newest, { policy, by }) {
	const before = [...(newest ?? new Map()).keys()];
	const planned = head.expectedCells.length > 0 && by === void 0;
	const alike = before.some((cell) => own.has(cell));
	const expected = new Set([...planned ? head.expectedCells : alike ? before : [], ...own.keys()]);
	const cells = [...expected].flatMap((cell) => {
		if ((own.get(cell)?.first.length ?? 0) > 0) return [];
		const known = newest?.get(cell);
		return [{
			cell,
			gating: known === void 0 || gatingRows(known, policy, "").length > 0,
			...explain(head, own.get(cell))
		}];
	});
	const unplanned = before.filter((cell) => !expected.has(cell));
	const rowsOf = (cell, reason) => {
		const known = newest?.get(cell);
		return known === void 0 ? [] : gatingRows(known, policy, reason);
	};
	return {
		cells,
		unplanned,
		rows: [...cells.flatMap(({ cell, reason }) => rowsOf(cell, `missing on the head: ${reason}`)), ...unplanned.flatMap((cell) => rowsOf(cell, "not in this run's plan: renamed, removed or filtered out"))]
	};
}
function explain(head, records) {
	if (records !== void 0 && records.invalid.length > 0) return {
		excused: true,
		reason: `only invalid trials (${listed([...new Set(records.invalid)])})`
	};
	const [why] = head.notes;
	if (!head.complete && why !== void 0) return {
		excused: true,
		reason: `not measured, the session ended early (${why})`
	};
	return {
		excused: false,
		reason: "no trial of it was recorded"
	};
}
function gatingRows({ cell, first }, policy, reason) {
	return [...new Set(first.flatMap(({ metrics }) => Object.keys(metrics)))].sort().flatMap((id) => {
		const metric = metricOf(id);
		if (metric === void 0) return [];
		const series = seriesOf(cell, metric, policy);
		const values = first.flatMap(({ metrics }) => metrics[id] ?? []).filter(Number.isFinite);
		const level = median(values);
		if (!series.gating) return [];
		return [{
			kind: "refusal",
			series,
			reason,
			samples: {
				base: [values],
				head: []
			},
			fresh: true,
			...level === void 0 ? {} : { base: level }
		}];
	});
}
// src/compare/sentinel.ts
/** Of all rows of the cell together (Bonferroni): a machine that stayed as it was is said to have drifted so often. */
const DRIFTED = .01;
/**
* The first base measurement was repeated at the end, with the same requests. Where it moved by more than two base trials
* differ, the pairs' machine did not stay what it was: what they found may be the machine's doing, and is not blamed on the change.
*/
function markDrift(judgements, records) {
	const valid = records.filter(({ validity }) => validity.state === "valid");
	const drifts = valid.flatMap((last) => {
		const first = valid.find(({ variant, cell, repeat, round }) => variant === "base" && cell === last.cell && repeat === last.repeat && round === last.round);
		return last.variant === "sentinel" && first !== void 0 ? [{
			first,
			last
		}] : [];
	});
	return judgements.map((judged) => {
		const { row, finding, paired } = judged;
		const drift = drifts.find(({ first }) => first.cell === row.cell);
		const { standardError, samples } = row.evidence;
		if (!paired || drift === void 0 || standardError === void 0 || !finding.enough) return judged;
		const [was, is] = [drift.first.metrics[row.metric] ?? 0, drift.last.metrics[row.metric] ?? 0];
		if (!(was > 0 && is > 0) || metricOf(row.metric)?.kind === "tail") return judged;
		const pairs = samples.head.length;
		const rows = judgements.filter((other) => other.row.cell === row.cell).length;
		const t = Math.abs(Math.log(is / was)) / (standardError * Math.sqrt(pairs));
		const p = 2 * rows * tUpperTail(t, row.evidence.df);
		const change = is / was - 1;
		if (p > DRIFTED || !matters(finding, change, 1)) return judged;
		const reason = `the machine drifted: the first base measurement, repeated at the end, was ${signedPercent(change)} (${pValue(p)} after correction), so ${counted(pairs, "pair")} do not judge the change; ${row.reason}`;
		const open = row.suspicion === "confirmed" || row.suspicion === "open";
		return {
			...judged,
			row: {
				...row,
				verdict: "inconclusive",
				suspicion: open ? "open" : row.suspicion,
				reason
			}
		};
	});
}
// src/compare/judge-rows.ts
/** Pairs take most of the noise out, so even a weak suspicion is worth them: the level that docs/statistics.md prices. */
const SCREEN_FOR_PAIRS = .2;
function judgeRows(input) {
	const { head, policy, by, looks, confirmable, requests } = input;
	const paired = input.paired ?? false;
	const rules = {
		alpha: policy.alpha,
		paired,
		confirmable
	};
	const screen = input.confirmBy === "pairs" ? { screen: SCREEN_FOR_PAIRS } : {};
	const sessions = input.baselines.state === "found" ? input.baselines.sessions : [];
	const classmates = sameMachines(head, sessions);
	const machines = paired ? classmates : likeMachines(head, classmates, policy);
	const baselines = usableBaselines(input, machines);
	const own = ownCells(head, by);
	const sides = baselines.sessions.map((session) => ownCells(session, by));
	const past = paired ? historyOf(input, by) : sides;
	const missing = findMissing(head, own, sides[0], input);
	const pairings = paired ? new Map() : confirmingPairs(head);
	const inTime = baselines.sessions.every(({ startedAt }) => startedAt !== void 0);
	const cases = [...own.values()].filter(({ first }) => first.length > 0).flatMap((cell) => {
		const again = pairings.has(cell.cell) || input.confirmBy === "pairs" ? [] : cell.again;
		const base = sides.flatMap((side) => side.get(cell.cell) ?? []);
		const history = paired ? past.flatMap((side) => side.get(cell.cell) ?? []) : [];
		const { absent } = baselines;
		return casesOf({
			head: {
				...cell,
				again
			},
			base,
			absent,
			history,
			requests,
			inTime
		}, policy, paired);
	});
	const screened = paired ? judgeLooks(judgeable(cases), rules, looks) : judgeSessions(judgeable(cases), {
		...rules,
		...screen
	});
	const confirmed = judgeLooks(pairedCases(pairings, past, input), {
		...rules,
		paired: true
	}, looks);
	return {
		machines,
		baselines,
		own,
		newestOwn: sides[0],
		missing,
		refusals: [...cases.filter(isRefusal), ...missing.rows],
		judgements: markDrift(replaced(screened, confirmed), [head, ...sessions].flatMap(({ records }) => records))
	};
}
/**
* Against the stored sessions. A row whose first start could not see its must-see is judged by both starts where there are
* two: which rows these are depends on their noise, never on their change, so the chance of a false alarm stays what it is.
*/
function judgeSessions(cases, rules) {
	const first = judgeOnce(cases, rules);
	const blind = new Set(first.filter((judged) => judged.blind !== void 0).map(keyOf));
	const isBlind = ({ series }) => blind.has(`${series.cell}\n${series.metric.id}`);
	const helped = cases.map((one) => one.kind === "shift" && one.again.length > 0 && isBlind(one) ? {
		...one,
		bothStarts: true
	} : one);
	if (helped.every((one, place) => one === cases[place])) return first;
	const second = new Map(judgeOnce(helped, rules).map((judged) => [keyOf(judged), judged]));
	return first.map((judged) => blind.has(keyOf(judged)) ? second.get(keyOf(judged)) ?? judged : judged);
}
function judgeOnce(cases, rules) {
	return correct(findingsOf(cases, rules.paired), rules.alpha).map((corrected) => judge(corrected, rules));
}
function keyOf({ row }) {
	return `${row.cell}\n${row.metric}`;
}
function judgeable(cases) {
	return cases.flatMap((one) => isRefusal(one) ? [] : [one]);
}
function pairedCases(pairings, past, { policy, requests }) {
	return judgeable([...pairings].flatMap(([cell, { head, base }]) => {
		const history = past.flatMap((side) => side.get(cell) ?? []);
		return head.first.length === 0 ? [] : casesOf({
			head,
			base: [base],
			absent: "",
			history,
			requests
		}, policy, true);
	}));
}
/**
* What the pairs say takes the place of what the stored sessions said, row by row. Pairs need no suspicion to be right:
* a row that only they find is as certain.
*/
function replaced(screened, confirmed) {
	const pairs = new Map(confirmed.map((judged) => [keyOf(judged), judged]));
	return screened.map((first) => {
		const second = pairs.get(keyOf(first));
		if (second === void 0 || !second.finding.enough) return first;
		const { row } = second;
		if (first.row.suspicion !== "open" || row.suspicion !== "none") return second;
		const reason = `${`${signedPercent(first.row.change)} against the stored sessions (${pValue(first.row.evidence.p)})`}, not repeated in turn with the base: ${row.reason}`;
		return {
			...second,
			row: {
				...row,
				suspicion: "refuted",
				reason
			}
		};
	});
}
function usableBaselines({ baselines, paired }, machines) {
	if (baselines.state === "unreadable") return {
		sessions: [],
		absent: `baselines could not be read: ${baselines.reason}`
	};
	if ((baselines.state === "found" ? baselines.sessions : []).length === 0) return {
		sessions: [],
		absent: "no baseline"
	};
	const sessions = machines.comparable;
	if (sessions.length === 0) return {
		sessions,
		absent: machines.notes[0] ?? "no comparable baseline session"
	};
	if (paired === true && sessions.length > 1) return {
		sessions: [],
		absent: `paired wants one baseline session, measured in turn with the head; there are ${sessions.length}`
	};
	return {
		sessions,
		absent: "new: no baseline session has this cell"
	};
}
function historyOf({ head, history = [] }, by) {
	return sameMachines(head, history).comparable.map((session) => ownCells(session, by));
}
// src/compare/variant-flags.ts
/** Token totals may differ by so much: tokenisers count special tokens differently. */
const TOKEN_TOLERANCE = .01;
const INPUT_TOLERANCE = .05;
/** Why the numbers of these variants may not mean the same. */
function flagsOf(measured) {
	const [first, ...others] = measured;
	if (first === void 0) return [];
	return [
		...definitionFlags(measured),
		...otherMeanings(measured.flatMap(({ trials }) => trials)),
		...others.flatMap((other) => [...countFlags(first, other), ...settingFlags(first, other)]),
		...measured.flatMap((one) => [
			...failureFlags(one),
			...inputFlags(one),
			...throughputFlags(one),
			...printedFlags(one)
		])
	];
}
function definitionFlags(measured) {
	const names = measured.map(({ variant, trials }) => [variant, trials[0]?.tool.definition ?? ""]);
	if (new Set(names.map(([, definition]) => definition)).size < 2) return [];
	return [`measured by different definitions, not comparable: ${names.map((pair) => pair.join(" by ")).join(", ")}`];
}
const COUNTS = [
	["requested", "requests"],
	["inputTokens", "input tokens"],
	["outputTokens", "generated tokens"]
];
/** Of each completed request, so that a failure is not told twice. */
function countFlags(first, other) {
	return COUNTS.flatMap(([count, words]) => {
		const [a, b] = [first, other].map(({ trials }) => meanCount(trials, count));
		if (a === void 0 || b === void 0 || a === b || a > 0 && Math.abs(b / a - 1) <= TOKEN_TOLERANCE) return [];
		const change = a > 0 ? ` (${signedPercent(b / a - 1)})` : "";
		return [`unequal work: ${words}: ${rounded(a)} in ${first.variant}, ${rounded(b)} in ${other.variant}${change}`];
	});
}
function meanCount(trials, count) {
	const values = trials.flatMap(({ counts }) => counts[count] ?? []);
	return values.length === 0 ? void 0 : mean(values);
}
/** How the variants were asked and started otherwise, as far as both say it. */
function settingFlags(first, other) {
	const [a, b] = [first.trials[0], other.trials[0]];
	if (a === void 0 || b === void 0) return [];
	const settings = settingChanges(b, a, false).map(({ key, was, is }) => `different ${key}: ${was} in ${first.variant}, ${is} in ${other.variant}`);
	const changes = flagChanges(b, a);
	const named = `${other.variant} was started with other flags than ${first.variant}`;
	const moved = a.device !== void 0 && b.device !== void 0 && a.device !== b.device;
	return [
		...settings,
		...moved ? [`different devices: ${a.device} in ${first.variant}, ${b.device} in ${other.variant}`] : [],
		...changes.length === 0 ? [] : [`${named}: ${changesIn(changes)}`]
	];
}
function failureFlags({ variant, trials }) {
	const failed = trials.reduce((sum, { counts }) => sum + (counts.failed ?? 0), 0);
	const asked = trials.reduce((sum, { counts }) => sum + (counts.requested ?? 0), 0);
	return failed === 0 ? [] : [`${variant}: ${failed}${asked === 0 ? "" : ` of ${asked}`} requests failed`];
}
/** Random prompts of exactly one length: vLLM's ratio 0 and the forks' ratio 1. */
function inputFlags({ variant, trials }) {
	const [trial] = trials;
	if (trial === void 0) return [];
	const { random_input_len: length, random_range_ratio: ratio } = trial.workload;
	const { completed, inputTokens } = trial.counts;
	const exact = trial.tool.name === "sglang-bench" || trial.tool.name === "lmdeploy" ? 1 : 0;
	if (typeof length !== "number" || length <= 0 || ratio !== exact || !completed || inputTokens === void 0) return [];
	const seen = inputTokens / completed;
	if (Math.abs(seen / length - 1) <= INPUT_TOLERANCE) return [];
	return [`${variant}: inputs are not what was asked for: ${rounded(seen)} tokens a request, asked for ${length}`];
}
/** A throughput is tokens by time, whoever prints it. */
function throughputFlags({ variant, trials }) {
	return trials.flatMap((trial) => {
		const contradiction = contradictedThroughput(trial);
		const where = trials.length > 1 ? `${variant}, repeat ${trial.repeat}` : variant;
		return contradiction === void 0 ? [] : [`${where}: ${contradiction}`];
	});
}
/** What the reader found wrong with the numbers themselves. */
function printedFlags({ variant, trials }) {
	const wrong = trials.flatMap((trial) => trial.notes.filter((note) => /contradicts|recomputed/.test(note) && note !== contradictedThroughput(trial)));
	return [...new Set(wrong)].map((note) => `${variant}: ${note}`);
}
function rounded(value) {
	return Number(value.toPrecision(4)) === Math.round(value) ? Math.round(value) : Number(value.toFixed(1));
}
// src/compare/variant-ratio.ts
const LEVEL = .05;
/**
* A variant against the first one, round by round: both sent the same requests, minutes apart. Rounds that share a start of a
* server share its luck, and count as one. The interval is Student's, at a level that holds for all `comparisons` together
* (Bonferroni).
* @returns nothing where no round has both, or a value is not positive.
*/
function ratioByRounds(first, other, metric, comparisons) {
	const logs = new Map();
	for (const one of other) {
		const [was, is] = [first.find(({ repeat, round }) => repeat === one.repeat && round === one.round)?.metrics[metric], one.metrics[metric]];
		if (was === void 0 || is === void 0) continue;
		if (!(was > 0 && is > 0)) return void 0;
		const start = one.server?.start ?? one.trial;
		logs.set(start, [...logs.get(start) ?? [], Math.log(is / was)]);
	}
	const units = [...logs.values()].map(mean);
	if (units.length === 0) return void 0;
	const centre = mean(units);
	if (units.length < 3) return { ratio: Math.exp(centre) };
	const error = Math.sqrt(squares(units) / (units.length - 1) / units.length);
	const reach = tQuantile(1 - LEVEL / comparisons / 2, units.length - 1) * error;
	return {
		ratio: Math.exp(centre),
		interval: [Math.exp(centre - reach), Math.exp(centre + reach)]
	};
}
// src/compare/variants.ts
/**
* Every cell with its variants side by side, in the order in which they are given; one that nothing valid was measured of is
* said in a flag. Where they were measured in turn, repeat k of one belongs to repeat k of the others.
*/
function compareVariants(records, inTurn = false) {
	const cells = new Map();
	for (const record of records.filter(({ variant }) => variant !== SENTINEL)) {
		const variants = cells.get(record.cell) ?? new Map();
		cells.set(record.cell, variants.set(record.variant, [...variants.get(record.variant) ?? [], record]));
	}
	return [...cells].map(([cell, variants]) => tableOf(cell, variants, inTurn));
}
function tableOf(cell, variants, inTurn) {
	const valid = [...variants].map(([variant, trials]) => {
		return {
			variant,
			trials: trials.filter(({ validity }) => validity.state === "valid")
		};
	});
	const invalid = valid.flatMap(({ variant, trials }) => trials.length === 0 ? [`${variant}: no valid trial`] : []);
	const measured = valid.filter(({ trials }) => trials.length > 0);
	const ids = new Set(measured.flatMap(({ trials }) => trials.flatMap(({ metrics }) => Object.keys(metrics))));
	const definitions = new Set(measured.flatMap(({ trials }) => trials.map(({ tool }) => `${tool.name} ${tool.definition}`)));
	return {
		cell,
		variants: measured.map(({ variant }) => variant),
		rows: [...ids].sort(byDirection).map((id) => rowOf(id, measured, {
			comparable: definitions.size === 1,
			inTurn
		})),
		flags: [
			...invalid,
			...inTurn ? fewStarts(measured) : [],
			...flagsOf(measured)
		]
	};
}
/** What has a direction stands first. */
function byDirection(a, b) {
	const unknown = (id) => metricOf(id) === void 0 ? 1 : 0;
	return unknown(a) - unknown(b) || (a < b ? -1 : 1);
}
/** Numbers of different definitions stand beside each other, without a best one and without ratios. */
function rowOf(id, measured, { comparable, inTurn }) {
	const metric = metricOf(id, declaredIn(measured.flatMap(({ trials }) => trials)));
	const found = measured.flatMap(({ variant, trials }) => {
		const values = trials.flatMap(({ metrics }) => metrics[id] ?? []);
		return values.length === 0 ? [] : [{
			variant,
			value: mean(values),
			repeats: values.length
		}];
	});
	const [reference] = found;
	const has = comparable && reference?.variant === measured[0]?.variant && (reference?.value ?? 0) > 0;
	const trialsOf = (name) => measured.find(({ variant }) => variant === name)?.trials ?? [];
	const byRounds = (name) => ratioByRounds(trialsOf(reference?.variant ?? ""), trialsOf(name), id, found.length - 1);
	const sorted = found.map(({ value }) => value).sort((a, b) => a - b);
	const best = metric?.betterWhen === "higher" ? sorted.at(-1) : sorted[0];
	const marked = comparable && metric !== void 0 && found.length > 1 && sorted[0] !== sorted.at(-1);
	return {
		metric: id,
		unit: metric?.unit ?? "",
		...metric === void 0 ? {} : { betterWhen: metric.betterWhen },
		values: found.map((one, place) => ({
			...one,
			...has && place > 0 && reference !== void 0 ? (inTurn ? byRounds(one.variant) : void 0) ?? { ratio: one.value / reference.value } : {},
			best: marked && one.value === best
		}))
	};
}
/** Why there are no intervals. */
function fewStarts(measured) {
	return Math.min(...measured.map(({ trials }) => new Set(trials.map((one) => one.server?.start ?? one.trial)).size)) < 3 ? [`fewer than 3 starts of each variant: nothing tells how much a start adds`] : [];
}
// src/compare/measured-variants.ts
/** Variants that were measured in turn, in this order. */
function variantTables({ records }, names) {
	return compareVariants(names.flatMap((name) => records.filter(({ variant }) => variant === name)), true);
}
/** What a session of variants gives: tables, and no verdict. Where one is asked for it cannot be given, and is never green. */
function measuredVariants({ head, judge }, names) {
	const tables = variantTables(head, names);
	const rounds = new Set(head.records.map(({ repeat }) => repeat)).size;
	const what = `${counted(names.length, "variant")} of ${counted(tables.length, "cell")}, measured in turn in ${counted(rounds, "round")}`;
	return {
		decision: judge ? "cannot-judge" : "measured",
		reasons: [judge ? `${what}, are no measurement of one commit` : what],
		variants: tables,
		rows: [],
		slo: [],
		missingCells: [],
		suspects: [],
		baseline: {
			sessions: [],
			notes: [],
			none: false
		},
		environment: {
			head: head.environment.class,
			differences: []
		},
		subject: {
			head: head.environment.subject,
			differences: []
		}
	};
}
// src/compare/slo.ts
/** Absolute limits on the median over the repeats of the first measurement. Where every request failed there is no number. */
function checkLimits(cells, policy) {
	const limits = [...cells].flatMap((records) => Object.entries(limitsOf(policy, records.cell)).map(([id, limit]) => ({
		cell: records.cell,
		id,
		limit,
		metric: metricOf(id, declaredIn(records.first)),
		head: measuredValue(records, id)
	})));
	const breaches = [];
	const room = [];
	const checked = new Set();
	for (const { cell, id, limit, metric, head } of limits) {
		if (metric === void 0 || head === void 0) continue;
		checked.add(id);
		if (metric.betterWhen === "lower" ? head > limit : head < limit) breaches.push({
			cell,
			metric: id,
			unit: metric.unit,
			limit,
			head
		});
		else if (policy.slo[id] !== limit && head > 0) room.push({
			cell,
			metric: id,
			room: Math.abs(limit - head) / head
		});
	}
	const all = [policy, ...policy.cells ?? []].flatMap(({ slo }) => Object.keys(slo));
	return {
		breaches,
		unchecked: [...new Set(all)].filter((id) => !checked.has(id)),
		room
	};
}
function measuredValue({ first }, id) {
	if (id === "success_rate") {
		const shares = first.flatMap((record) => tallyOf(record) ?? []).map((t) => 1 - t.failed / t.requested);
		return median(shares);
	}
	const answered = first.filter((record) => failedRequests(record) === void 0 || !allFailed(record.counts));
	return median(answered.flatMap(({ metrics }) => metrics[id] ?? []).filter(Number.isFinite));
}
function allFailed({ completed, requested, failed }) {
	return completed === 0 || requested !== void 0 && failed === requested;
}
// src/compare/sweep.ts
/** `serving_x/qps=4` and `serving_x/qps=inf,concurrency=32` are points of the sweep `serving_x`. */
const POINT = /^(?<test>.+)\/(?<load>qps=[^/]+)$/;
/** Two points are a line, not a sweep. */
const LEAST_POINTS = 3;
const THROUGHPUT = "output_throughput";
/** What a user waits for, the most telling first. */
const LATENCIES = [
	"mean_e2el_ms",
	"median_e2el_ms",
	"mean_tpot_ms",
	"mean_ttft_ms"
];
/** One statement for all load points of a test, beside the cells' own: it shows, and does not decide. */
function sweepsOf(rows, alpha) {
	const points = [...grouped(rows, ({ cell }) => cell)].flatMap(([cell, own]) => pointOf(cell, own) ?? []);
	return [...grouped(points, ({ test }) => test)].filter(([, own]) => own.length >= LEAST_POINTS).map(([test, own]) => sweepOf(test, own, alpha));
}
function pointOf(cell, rows) {
	const test = POINT.exec(cell)?.groups?.["test"];
	const judged = (id) => rows.find(({ metric }) => metric === id);
	const throughput = judged(THROUGHPUT);
	const latency = LATENCIES.flatMap((id) => judged(id) ?? [])[0];
	return test === void 0 || throughput === void 0 || latency === void 0 ? void 0 : {
		cell,
		test,
		throughput,
		latency
	};
}
function sweepOf(test, points, alpha) {
	const both = (sign) => points.filter(({ throughput, latency }) => sign * throughput.change < 0 && sign * latency.change > 0).map(({ cell }) => cell);
	const changes = [points.map(({ throughput }) => throughput), points.map(({ latency }) => latency)].map((rows) => together(rows, alpha));
	return {
		test,
		points: points.length,
		changes,
		verdict: verdictOf(changes),
		worseInBoth: both(1),
		betterInBoth: both(-1),
		knee: {
			base: kneeOf(points, "base"),
			head: kneeOf(points, "head")
		}
	};
}
function verdictOf(changes) {
	const [worse, better] = ["worse", "better"].map((which) => changes.some(({ seen }) => seen === which));
	if (worse && better) return "traded";
	if (worse) return "worse";
	return better ? "better" : "no difference seen";
}
/**
* The mean change of the logarithm over the points. A session shakes all points together, so the mean is taken to be
* no better known than one point: its standard error is the mean of theirs.
*/
function together(rows, alpha) {
	const id = rows[0]?.metric ?? "";
	const metric = metricOf(id);
	const change = mean(rows.map((row) => Math.log1p(row.change)));
	const error = mean(rows.map(({ evidence }) => evidence.standardError ?? NaN));
	const df = Math.min(...rows.map(({ evidence }) => evidence.df));
	const half = tQuantile(1 - alpha / 2, df) * error;
	const grew = Math.abs(change) > half ? Math.sign(change) : 0;
	const worse = metric === void 0 ? 1 : worseSign(metric);
	return {
		metric: id,
		change: Math.expm1(change),
		interval: [Math.expm1(change - half), Math.expm1(change + half)],
		seen: grew === 0 ? "nothing" : grew === worse ? "worse" : "better"
	};
}
/**
* Where more load stops paying: the throughput of the point whose throughput over latency is largest
* (Kleinrock 1979, "Power and deterministic rules of thumb for probabilistic problems in computer communications").
*/
function kneeOf(points, side) {
	const power = ({ throughput, latency }) => throughput[side] / latency[side];
	return [...points].sort((a, b) => power(b) - power(a))[0]?.throughput[side] ?? NaN;
}
// src/compare/compare.ts
/** From records to verdicts and one decision; the same input gives the same answer. */
function compare(input) {
	const { head, policy, today } = input;
	if (head.variants !== void 0 && input.by === void 0) return measuredVariants(input, head.variants);
	const sessions = input.baselines.state === "found" ? input.baselines.sessions : [];
	const { machines, baselines, missing, refusals, own, newestOwn, ...judged } = judgeRows(input);
	const { judgements, excuses } = applyExcuses(excuseOldSlowdowns(judged.judgements, policy.alpha), policy, today ?? (head.endedAt ?? head.startedAt)?.slice(0, 10));
	const limits = checkLimits(own.values(), policy);
	const cells = cellFactsOf(own, newestOwn);
	const facts = factsOf({
		input,
		cells,
		machines,
		absent: baselines.absent,
		missing,
		refusals,
		judgements,
		limits,
		own
	});
	const newest = newestFirst(sessions)[0];
	const rows = worstFirst([...judgements.map(({ row }) => row), ...refusals.map(refusedRow)]);
	const sweeps = sweepsOf(judgements.filter(({ finding }) => finding.enough).map(({ row }) => row), policy.alpha);
	const drift = driftOf(own, rows, policy);
	return {
		...decide({
			...facts,
			excused: excusedRegressions(excuses),
			asides: [
				...facts.asides,
				...excuseSentences(excuses),
				...driftSentences(drift)
			]
		}),
		rows,
		cells,
		...policy.drift === void 0 ? {} : { drift },
		...excuses.length === 0 ? {} : { excuses },
		...sweeps.length === 0 ? {} : { sweeps },
		slo: limits.breaches,
		missingCells: missing.cells.map(({ cell, gating, reason }) => ({
			cell,
			gating,
			reason
		})),
		suspects: input.judge && input.confirmable ? suspectsOf(judgements) : [],
		baseline: {
			sessions: baselines.sessions.map(({ id, origin: { commit }, startedAt }) => ({
				id,
				...commit === void 0 ? {} : { commit },
				...startedAt === void 0 ? {} : { startedAt }
			})),
			notes: [...input.baselines.notes, ...machines.notes],
			none: sessions.length === 0 && input.baselines.state !== "unreadable"
		},
		environment: {
			head: head.environment.class,
			differences: machines.differences
		},
		subject: {
			head: head.environment.subject,
			differences: newest === void 0 ? [] : differences(newest.environment.subject, head.environment.subject)
		}
	};
}
function refusedRow({ series, reason, base, head, samples }) {
	return {
		cell: series.cell,
		metric: series.metric.id,
		unit: series.metric.unit,
		gating: series.gating,
		verdict: "not-comparable",
		reason: [reason, ...series.remarks].join("; "),
		...base === void 0 ? {} : { base },
		...head === void 0 ? {} : { head },
		evidence: {
			method: "not compared",
			samples
		}
	};
}
/** A second start halves the head's noise at best: rows that see so many times less than they must stay blind. */
const CURABLE = 2.5;
/** Cells of suspected rows, and of rows that could not have seen their must-see and may with a second start. */
function suspectsOf(judgements) {
	const open = judgements.filter(({ row }) => row.gating && row.suspicion === "open");
	const blind = judgements.filter(({ blind: saw, row, finding }) => saw !== void 0 && finding.series.metric.kind !== "proportion" && saw <= CURABLE * row.evidence.thresholds.mustSee);
	return [...new Set([...open, ...blind].map(({ row }) => row.cell))].sort();
}
export { LOOKS as a, assumedDf as c, MOST_FALL as d, judgeRows as i, floored as l, variantTables as n, looksUpTo as o, compareVariants as r, smallestThatMatters as s, compare as t, samePairs as u };
