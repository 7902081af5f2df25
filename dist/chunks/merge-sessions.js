import { l as digestOf } from "./load-result.js";
import { n as UserError } from "./errors.js";
// src/store/merge-sessions.ts
/**
* The legs of one run as one session, whatever their order. A fact that differs between legs keeps every leg's value,
* so that it equals only that of a baseline whose legs ran on the same machines.
* @throws UserError when the legs are not of one suite and one commit, or two of them measured the same trial.
*/
function mergeSessions(sessions) {
	const legs = [...sessions].sort((a, b) => order(legName(a), legName(b)));
	const [first, ...others] = legs;
	if (first === void 0) throw new UserError("there is no session to merge");
	if (others.length === 0) return first;
	for (const other of others) refuseStranger(first, other);
	refuseSharedTrials(legs);
	const { policyDigest, planDigest, startedAt, endedAt, pairsAtMost } = {
		policyDigest: joinedDigest(legs.map((leg) => leg.policyDigest)),
		planDigest: joinedDigest(legs.map((leg) => leg.planDigest)),
		startedAt: present(legs.map((leg) => leg.startedAt)).sort(order)[0],
		endedAt: present(legs.map((leg) => leg.endedAt)).sort(order).at(-1),
		pairsAtMost: present(legs.map((leg) => leg.pairsAtMost)).sort((a, b) => b - a)[0]
	};
	const variants = [...new Set(legs.flatMap((leg) => leg.variants ?? []))];
	return {
		schema: first.schema,
		id: legs.map(({ id }) => id).join("+"),
		suite: first.suite,
		origin: sharedOrigin(legs),
		environment: {
			class: joinedFacts(legs, ({ environment }) => environment.class),
			subject: joinedFacts(legs, ({ environment }) => environment.subject)
		},
		...policyDigest === void 0 ? {} : { policyDigest },
		...planDigest === void 0 ? {} : { planDigest },
		...pairsAtMost === void 0 ? {} : { pairsAtMost },
		...variants.length === 0 ? {} : { variants },
		expectedCells: [...new Set(legs.flatMap((leg) => leg.expectedCells))],
		complete: legs.every(({ complete }) => complete),
		notes: legs.flatMap((leg) => leg.notes.map((note) => `${legName(leg)}: ${note}`)),
		...startedAt === void 0 ? {} : { startedAt },
		...endedAt === void 0 ? {} : { endedAt },
		records: legs.flatMap(({ records }) => records)
	};
}
function legName(session) {
	return session.origin.leg ?? session.id;
}
function refuseStranger(first, other) {
	if (other.suite !== first.suite) throw new UserError(`legs of different suites: ${first.suite} (${legName(first)}) and ${other.suite} (${legName(other)})`);
	if (other.origin.commit !== first.origin.commit) {
		const commits = `${first.origin.commit ?? "unknown"} (${legName(first)}) and ${other.origin.commit ?? "unknown"} (${legName(other)})`;
		throw new UserError(`legs of different commits: ${commits}`);
	}
}
function refuseSharedTrials(legs) {
	const owner = new Map();
	for (const leg of legs) for (const { trial } of leg.records) {
		const earlier = owner.get(trial);
		if (earlier !== void 0) throw new UserError(`the legs ${earlier} and ${legName(leg)} both measured the trial ${trial}`, { hint: "give each leg its own shard, or each machine its own suite name" });
		owner.set(trial, legName(leg));
	}
}
function sharedOrigin(legs) {
	const [first, ...others] = legs.map(({ origin }) => origin);
	const shared = Object.entries(first ?? {}).filter(([key, value]) => key !== "leg" && others.every((origin) => origin[key] === value));
	return {
		...Object.fromEntries(shared),
		event: first?.event ?? "local"
	};
}
function joinedFacts(legs, of) {
	const keys = new Set(legs.flatMap((leg) => Object.keys(of(leg))));
	return Object.fromEntries([...keys].sort(order).map((key) => {
		const values = legs.map((leg) => of(leg)[key] ?? "unknown");
		const same = values.every((value) => value === values[0]);
		const each = legs.map((leg, index) => `${legName(leg)}: ${values[index]}`);
		return [key, same ? values[0] ?? "unknown" : each.join("; ")];
	}));
}
function joinedDigest(digests) {
	const distinct = [...new Set(present(digests))].sort(order);
	return distinct.length > 1 ? digestOf(distinct) : distinct[0];
}
function present(values) {
	return values.filter((value) => value !== void 0);
}
function order(a, b) {
	return a < b ? -1 : Number(a > b);
}
export { mergeSessions as t };
