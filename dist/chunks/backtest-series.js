import { V as metricOf } from "./tools.js";
import { A as seriesOf, D as ownCells, M as differences, U as median, V as worseSign, Z as tQuantile } from "./rows.js";
// src/compare/backtest-shifts.ts
/** A level must last this many sessions. */
const SHORTEST = 3;
/** Chance of a shift where there is none, over all places of a series. */
const LEVEL = .01;
/** Nothing repeats better than to 0.1 %, and equal values may be rounding. */
const LEAST_NOISE = .001;
/** Enough degrees of freedom for t to be normal. */
const NORMAL_DF = 1e5;
/** The standard deviation of a normal variable is its median absolute value over this. */
const MEDIAN_OF_NORMAL = .6745;
/** Coefficient of variation between neighbours: level shifts are few among them, so they hardly count. */
function neighbourNoise(values) {
	const logs = values.map(Math.log);
	const steps = logs.slice(1).map((log, index) => Math.abs(log - (logs[index] ?? log)));
	return Math.max(LEAST_NOISE, (median(steps) ?? 0) / (Math.SQRT2 * MEDIAN_OF_NORMAL));
}
/**
* The lasting changes of level of at least `smallest` (a fraction), by binary segmentation of the logarithms (Vostrikova
* 1981): the split that sets the means of both sides furthest apart, in units of the noise between neighbours, is a
* shift when that is more than chance would give it anywhere. Values beyond three times the noise from the median of
* their five neighbours are drawn in first, so that a spike is no level.
*/
function levelShifts(series, smallest) {
	const places = series.flatMap((value, place) => value === void 0 ? [] : [place]);
	const values = series.flatMap((value) => value ?? []);
	const noise = neighbourNoise(values);
	const logs = values.map((value, index) => {
		const around = Math.log(median(values.slice(Math.max(0, index - 2), index + 3)) ?? value);
		return Math.min(around + 3 * noise, Math.max(around - 3 * noise, Math.log(value)));
	});
	const cuts = splits(logs, 0, tQuantile(1 - LEVEL / 2 / Math.max(1, logs.length), NORMAL_DF) * noise, Math.log1p(smallest));
	return cuts.map((cut, index) => {
		const level = (from, to) => median(values.slice(from, to)) ?? NaN;
		return {
			place: places[cut] ?? cut,
			before: level(cuts[index - 1] ?? 0, cut),
			after: level(cut, cuts[index + 1] ?? values.length)
		};
	});
}
/** The cuts of a stretch of logarithms that starts at `offset` of the whole, in order. */
function splits(logs, offset, limit, smallest) {
	const n = logs.length;
	const total = logs.reduce((sum, log) => sum + log, 0);
	let best = {
		cut: 0,
		distance: limit
	};
	let left = 0;
	for (let cut = 1; cut <= n - SHORTEST; cut++) {
		left += logs[cut - 1] ?? 0;
		const gap = Math.abs(left / cut - (total - left) / (n - cut));
		const distance = gap * Math.sqrt(cut * (n - cut) / n);
		if (cut >= SHORTEST && gap >= smallest && distance > best.distance) best = {
			cut,
			distance
		};
	}
	const { cut } = best;
	if (cut === 0) return [];
	const sides = [logs.slice(0, cut), logs.slice(cut)];
	const inner = [splits(sides[0], offset, limit, smallest), splits(sides[1], offset + cut, limit, smallest)];
	return [
		...inner[0],
		offset + cut,
		...inner[1]
	];
}
// src/compare/backtest-series.ts
function keyOf({ cell, metric }) {
	return `${cell}\n${metric}`;
}
/** Every speed of the base branch's sessions, by `keyOf`. Proportions are not followed: their level is all or nothing. */
function pastSeries(sessions, policy) {
	const newest = sessions.at(-1)?.session.environment.class ?? {};
	const found = new Map();
	for (const [place, { session, pullRequest }] of sessions.entries()) {
		if (pullRequest || differences(session.environment.class, newest).length > 0) continue;
		for (const { cell, first } of ownCells(session).values()) for (const id of new Set(first.flatMap(({ metrics }) => Object.keys(metrics)))) {
			const metric = metricOf(id);
			const value = median(first.flatMap(({ metrics }) => metrics[id] ?? []).filter(Number.isFinite));
			if (metric === void 0 || metric.kind === "proportion" || value === void 0 || value <= 0) continue;
			const key = keyOf({
				cell,
				metric: id
			});
			const past = found.get(key) ?? {
				series: seriesOf(cell, metric, policy),
				values: sessions.map(() => void 0)
			};
			past.values[place] = value;
			found.set(key, past);
		}
	}
	return new Map([...found].map(([key, past]) => [key, {
		...past,
		...shiftsOf(past)
	}]));
}
function shiftsOf({ series: { metric, policy }, values }) {
	const shifts = levelShifts(values, policy.relative);
	return {
		shifts,
		improvements: shifts.filter(({ before, after }) => (after - before) * worseSign(metric) < 0).map(({ place }) => place)
	};
}
/** How many sessions after an alarm tell what became of it. */
const LOOK_AHEAD = 5;
/** Whether a change at a place stayed: the middle of the next sessions keeps more than half of it, or does not. */
function aftermathOf(values, { place, base, head }) {
	const next = values.slice(place + 1).flatMap((value) => value ?? []);
	const level = median(next.slice(0, LOOK_AHEAD));
	if (level === void 0) return "unsettled";
	return Math.log(level / base) / Math.log(head / base) > .5 ? "level-shift" : "noise";
}
export { neighbourNoise as i, keyOf as n, pastSeries as r, aftermathOf as t };
