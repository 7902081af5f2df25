import { r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { _ as string, a as boolean, c as int, f as number, h as record, n as _enum, p as object, r as array, u as literal$1, y as union } from "./schemas.js";
import { n as UserError } from "./errors.js";
import { a as ENGINE_TIMELINE_FILE, n as LOAD_RESULT_SCHEMA, r as LOAD_SPEC_SCHEMA } from "./load-result.js";
import { join } from "node:path";
// src/model/metric.ts
const higher = (unit, kind = "throughput") => ({
	unit,
	betterWhen: "higher",
	kind
});
const lower = (unit, kind = "latency") => ({
	unit,
	betterWhen: "lower",
	kind
});
/** Metric ids are vLLM's result keys; `success_rate`, `peak_memory_gib` and what vLLM does not measure are ours. */
const NAMED_METRICS = {
	request_throughput: higher("req/s"),
	output_throughput: higher("tok/s"),
	total_token_throughput: higher("tok/s"),
	input_throughput: higher("tok/s"),
	input_sequence_throughput: higher("inputs/s"),
	diffusion_committed_throughput: higher("tok/s"),
	rtfx: higher("×"),
	request_goodput: higher("req/s"),
	good_requests: higher("requests", "count"),
	max_output_tokens_per_s: higher("tok/s", "count"),
	max_concurrent_requests: lower("requests", "count"),
	success_rate: higher("share", "proportion"),
	requests_per_second: higher("req/s"),
	tokens_per_second: higher("tok/s"),
	elapsed_time: lower("s"),
	duration: lower("s"),
	duration_ms: lower("ms"),
	avg_latency: lower("s"),
	std_latency: lower("s", "tail"),
	avg_latency_ns: lower("ns"),
	prefill_latency: lower("s"),
	median_decode_latency: lower("s"),
	prefill_throughput: higher("tok/s"),
	median_decode_throughput: higher("tok/s"),
	prompt_ms: lower("ms"),
	prompt_per_token_ms: lower("ms"),
	prompt_per_second: higher("tok/s"),
	predicted_ms: lower("ms"),
	predicted_per_token_ms: lower("ms"),
	predicted_per_second: higher("tok/s"),
	total_ms: lower("ms"),
	output_throughput_per_gpu: higher("tok/s"),
	output_throughput_per_client: higher("tok/s"),
	user_throughput: higher("tok/s"),
	accuracy: higher("%", "accuracy"),
	peak_memory_gib: lower("GiB", "memory"),
	peak_device_memory_mib: lower("MiB", "memory"),
	spec_decode_acceptance_rate: higher("%"),
	spec_decode_acceptance_length: higher("tokens")
};
const SUMMARY$4 = new RegExp(`^(?:(mean|median)|(std|max)|(min)|p(\\d+(?:\\.\\d+)?))_(?:${[...[
	"ttft",
	"tpot",
	"itl",
	"e2el",
	"client_queue_time",
	"e2el_including_client_queue",
	"itl_per_token"
], ...[
	"ttst",
	"ttfot",
	"icl",
	"package_latency",
	"first_turn_ttft",
	"subsequent_turn_ttft"
]].join("|")})_(ms|s|us)$`);
/** The most that a program or one of its devices has held; a file's own unit stays in the id. */
const PEAK_MEMORY = /^peak_memory_(gib|gb|mib|mb)(?:_device\w*)?$/;
const MEMORY_UNITS = {
	gib: "GiB",
	gb: "GB",
	mib: "MiB",
	mb: "MB"
};
const PER_USER = /^(?:mean|median)_(?:output|decode)_throughput_per_(?:user|request)$/;
const LATENCY_PERCENTILE = /^p(\d+(?:\.\d+)?)_latency$/;
const STARTUP$1 = /^(?:avg|p(\d+(?:\.\d+)?))_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const PROBE = /^probe_(?:median|p99|max)_e2el_ms$/;
/** p90 and above move with few requests, so they are judged as tails. */
const TAIL_FROM_PERCENTILE = 90;
function ofPercentile(percentile, unit) {
	return lower(unit, Number(percentile) >= TAIL_FROM_PERCENTILE ? "tail" : "latency");
}
/**
* What is known of a metric id, or else was declared of it; `undefined` when no direction is known: such a number is stored,
* never judged. A known id means what it means here, whatever is declared.
*/
function metricOf(id, declared = {}) {
	const known = knownMetric(id);
	const own = known === void 0 && Object.hasOwn(declared, id) ? declared[id] : void 0;
	return own === void 0 ? known : {
		id,
		...own,
		kind: own.betterWhen === "higher" ? "throughput" : "latency"
	};
}
function knownMetric(id) {
	const known = Object.hasOwn(NAMED_METRICS, id) ? NAMED_METRICS[id] : void 0;
	if (known !== void 0) return {
		id,
		...known
	};
	const summary = SUMMARY$4.exec(id);
	if (summary !== null) {
		const [, centre, spread, least, percentile, unit = "ms"] = summary;
		if (centre !== void 0 || least !== void 0) return {
			id,
			...lower(unit)
		};
		if (spread !== void 0) return {
			id,
			...lower(unit, "tail")
		};
		return {
			id,
			...ofPercentile(percentile ?? "", unit)
		};
	}
	const memory = PEAK_MEMORY.exec(id)?.[1];
	if (memory !== void 0) return {
		id,
		...lower(MEMORY_UNITS[memory] ?? "", "memory")
	};
	if (PER_USER.test(id)) return {
		id,
		...higher("tok/s")
	};
	const percentile = LATENCY_PERCENTILE.exec(id)?.[1];
	if (percentile !== void 0) return {
		id,
		...ofPercentile(percentile, "s")
	};
	const startup = STARTUP$1.exec(id);
	if (startup !== null) return {
		id,
		...startup[1] === void 0 ? lower("s") : ofPercentile(startup[1], "s")
	};
	return PROBE.test(id) ? {
		id,
		...lower("ms", "tail")
	} : void 0;
}
// src/model/spec.ts
const ENGINE_NAMES = [...[
	"vllm",
	"sglang",
	"lmdeploy",
	"trtllm",
	"mindie",
	"llama-cpp",
	"tgi"
], ...[
	"external",
	"command",
	"simulated"
]];
const TOOL_NAMES = [...[
	"built-in",
	"vllm-bench",
	"sglang-bench",
	"evalscope",
	"evalscope-perf",
	"lmdeploy",
	"trtllm-bench"
], ...[
	"ais-bench",
	"mindie-benchmark",
	"guidellm",
	"aiperf",
	"genai-perf",
	"llama-bench",
	"llama-server",
	"custom",
	"table",
	"command"
]];
/**
* How base and head are kept to be measured in turn: `restart` starts each side for its part, `resident` keeps both up,
* `sleep` keeps both up and lends the device's memory to the one that is measured, `auto` chooses by memory and price.
*/
const HOLDS = [
	"auto",
	"restart",
	"resident",
	"sleep"
];
/** When base and head are measured in turn: for suspects, for everything and without a screen, or never. */
const PAIRED = [
	"auto",
	"always",
	"never"
];
// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = new Set("0123456789ABCDEFabcdef");
	const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = new Set(",[]{}");
	const invalidAnchorChars = new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/index.js
var require_dist = __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));
// src/tools/definitions.ts
const WHOLE_BY_TOKENS = "each request's latency by its tokens, with the first";
const LAST_BY_ALL = "the time from the first token to the last, by all tokens";
const AS_TPOT = "what vLLM calls TPOT";
const INVERSE = {
	tpot: "the whole time by all tokens, the inverse of the throughput",
	ttft: "the latency, where answers did not stream"
};
/**
* Definitions that differ from vLLM's (`vllm-serve@1`) under the same metric id; `docs/tools.md` has them with their releases. One
* that is not here means the same, or has no metric of vLLM's.
*/
const OTHER_MEANINGS = {
	"vllm-serve-0.3@1": { tpot: WHOLE_BY_TOKENS },
	"evalscope-text@1": INVERSE,
	"evalscope-0.7@1": INVERSE,
	"evalscope-0.12@1": { tpot: WHOLE_BY_TOKENS },
	"evalscope-0.14@1": { tpot: WHOLE_BY_TOKENS },
	"evalscope-0.15@1": { tpot: "the sum of the gaps between chunks, by tokens or by chunks" },
	"guidellm-0.1@1": { itl: "what vLLM calls TPOT, of each request as often as it has tokens" },
	"guidellm-0.3@1": { tpot: LAST_BY_ALL },
	"guidellm-0.4@1": {
		tpot: "the time to the last token by all tokens, with the first",
		itl: AS_TPOT
	},
	"aiperf@1": { itl: AS_TPOT },
	"genai-perf@1": { itl: AS_TPOT },
	"lmdeploy-0.5@1": { itl: "of tokens without the first" },
	"lmdeploy-generation@1": { itl: "of tokens without the first" },
	"lmdeploy-generation-0.0@1": {
		itl: "of tokens without the first",
		throughput: "that of one thread, times the threads"
	},
	"sglang-one-batch-server@1": { output_throughput: "by the whole latency, with the prompt's" },
	"sglang-one-batch-server@2": { output_throughput: "by the time after the batch's last first token" },
	"hf-script@1": { output_throughput: "one stream's tokens by the elapsed time, with the prompt's" },
	"human-table@1": { "": "what the table's author meant" },
	"llama-bench@1": { throughput: "of prompts alone, of generation alone, or of both in one test: no requests" },
	"llama-batched-bench@1": { throughput: "of all prompts at once: no requests" }
};
/** How the numbers of these records differ from vLLM's of the same names: one sentence a definition and metric. */
function otherMeanings(records) {
	const said = records.flatMap(({ tool, metrics }) => Object.entries(OTHER_MEANINGS[tool.definition] ?? {}).filter(([word]) => Object.keys(metrics).some((id) => `_${id}_`.includes(word === "" ? "_" : `_${word}_`))).map(([word, meaning]) => `not as vLLM (${tool.definition}): ${nameOf$2(word)} is ${meaning}`));
	return [...new Set(said)];
}
function nameOf$2(word) {
	if (word === "") return "each metric";
	return /^(?:tpot|itl|ttft)$/.test(word) ? word.toUpperCase() : word;
}
// src/tools/printed-throughput.ts
/** Seconds that one program counts in and another does not. */
const TOLERANCE$1 = .02;
/** Programs print times and rates with two decimals. */
const HALF_DIGIT = .005;
/** Definitions whose output throughput is all generated tokens by the duration that stands beside it; others have windows of their own. */
const OF_DURATION = /^(?:vllm-(?:serve|throughput)|sglang-(?:serve|offline)|lmdeploy-(?:serve|profiler|throughput)|trtllm-serve)(?:-[\d.]+)?@/;
/** How the printed output throughput contradicts the tokens and the time beside it, beyond rounding; `undefined` where it does not. */
function contradictedThroughput({ metrics, counts }) {
	const { output_throughput: printed, duration, elapsed_time: elapsed } = metrics;
	const { outputTokens } = counts;
	const time = duration ?? elapsed;
	if (printed === void 0 || time === void 0 || !(time > 0) || !outputTokens) return void 0;
	const meant = outputTokens / time;
	if (Math.abs(printed / meant - 1) <= TOLERANCE$1 + HALF_DIGIT / time + HALF_DIGIT / meant) return void 0;
	return `the printed output_throughput of ${printed} contradicts its numbers: ${outputTokens} tokens in ${time} s are ${Number(meant.toPrecision(5))} a second`;
}
/** The note of a result whose definition says that the three belong together. */
function throughputNote(definition, figures) {
	if (!OF_DURATION.test(definition) || figures.counts.completed === 0) return [];
	return [contradictedThroughput(figures)].filter((line) => line !== void 0);
}
// src/model/grouped.ts
/** Items by key, groups and items in order of first appearance. `Map.groupBy` is not in Node 20. */
function grouped$2(items, keyOf) {
	const groups = new Map();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
}
// src/model/load-point.ts
/** `qps=16`, or `qps=inf,concurrency=32`: the part of a cell id behind the slash. */
function loadPointId(load) {
	const rate = `qps=${load.requestRate}`;
	return load.maxConcurrency === void 0 ? rate : `${rate},concurrency=${load.maxConcurrency}`;
}
// src/model/cell.ts
function servingCell(test, load) {
	return {
		id: `${test}/${loadPointId(load)}`,
		test,
		kind: "serving",
		load
	};
}
function offlineCell(test, kind) {
	return {
		id: test,
		test,
		kind
	};
}
const SUITE_FILE = /^(?<test>.+?)_qps_(?<rate>inf|\d+(?:\.\d+)?)(?:_concurrency_(?<concurrency>\d+))?$/;
/**
* The cell id that a result file's name stands for, as the vLLM and vLLM-Ascend suites name them:
* `serving_x_tp1_qps_4.json` is `serving_x_tp1/qps=4`; a name without a load point is the id itself.
*/
function cellIdFromFileName(fileName) {
	const stem = fileName.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]+$/, "");
	const found = SUITE_FILE.exec(stem)?.groups;
	if (found === void 0) return stem;
	const { test = stem, rate = "inf", concurrency } = found;
	const requestRate = rate === "inf" ? "inf" : Number(rate);
	return servingCell(test, concurrency === void 0 ? { requestRate } : {
		requestRate,
		maxConcurrency: Number(concurrency)
	}).id;
}
// src/model/flags.ts
/**
* The arguments that a suite's parameters stand for, by the rules of vLLM's `run-performance-benchmarks.sh`:
* `_` in a key is `-`, and `""` is a bare flag. Two rules differ, because the script's shell breaks them:
* `true` is a bare flag, and an object is ONE argument of compact JSON. `false` and `null` leave the flag out.
*
* `ignore_eos` and `ignore-eos` are one key: the last value wins, at the place where the key first stood.
*/
function argsToFlags(args) {
	const byFlag = new Map();
	for (const [key, value] of Object.entries(args)) byFlag.set(flagOf(key), value);
	return [...byFlag].flatMap(([flag, value]) => flagWithValue(flag, value));
}
/** `--ignore-eos` for `ignore_eos`. A key that already has its dashes keeps them. */
function flagOf(key) {
	return `--${key.replace(/^-+/, "").replaceAll("_", "-")}`;
}
/** Whether one of the arguments is that flag, however it is written, and does not turn it off. */
function isOn(args, name) {
	return Object.entries(args).some(([key, value]) => flagOf(key) === flagOf(name) && value !== false);
}
function flagWithValue(flag, value) {
	if (value === null || value === false) return [];
	if (value === true || value === "") return [flag];
	if (Array.isArray(value)) return [flag, ...value.map(word$1)];
	return [flag, word$1(value)];
}
function word$1(value) {
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
// src/model/command-line.ts
/** Short flags of `vllm serve`: https://docs.vllm.ai/en/latest/cli/serve/ */
const SHORT = {
	tp: "tensor-parallel-size",
	pp: "pipeline-parallel-size",
	dp: "data-parallel-size",
	q: "quantization",
	O: "compilation-config"
};
const FLAG$1 = /^(?<dashes>-{1,2})(?<name>[A-Za-z][\w.-]*)(?:=(?<value>[\s\S]*))?$/;
/**
* A command line's words as flags and their values: `--x v`, `--x=v`, `--x`, `--x a b`. A word that is no flag belongs to the flag
* before it; words before the first flag are left out.
*/
function argsOfWords(words) {
	const found = new Map();
	let values = [];
	for (const word of words) {
		const { dashes, name, value } = FLAG$1.exec(word)?.groups ?? {};
		if (name === void 0) {
			values.push(word);
			continue;
		}
		values = value === void 0 ? [] : [value];
		found.set((dashes === "-" ? SHORT[name] : void 0) ?? name, values);
	}
	return Object.fromEntries([...found].map(([name, own]) => [name, oneOrMany(own)]));
}
function oneOrMany(values) {
	const [only = "", ...more] = values;
	if (values.length === 0) return true;
	return more.length === 0 ? only : values;
}
/** The words of a line as a POSIX shell would take it apart, without any substitution. */
function wordsOfLine(line) {
	return (line.match(/(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/g) ?? []).map((word) => word.replace(/\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g, (_, escaped, double, single) => escaped ?? double?.replace(/\\(["\\$`])/g, "$1") ?? single ?? ""));
}
// src/tools/merged-args.ts
/** Either spelling of a flag is one flag; later arguments win. */
function merged(...all) {
	return Object.fromEntries(all.flatMap((args) => Object.entries(args).map(([key, value]) => [flagOf(key), value])));
}
// src/tools/normal-spread.ts
/** For clients that draw normal lengths: the standard deviation, in tokens, of lengths that are uniform in `length` ± `range` × `length`. */
function normalSpread(length, range) {
	return Math.round(length * range / Math.sqrt(3));
}
// src/tools/serving-target.ts
/** @throws UserError when the test is not a serving test of a server whose model is known. */
function servingTarget(tool, { test, cell }, { baseUrl, model }) {
	const { load } = cell;
	if (baseUrl === void 0 || model === void 0 || load === void 0) throw new UserError(`test ${test.name}: ${tool} measures serving tests of a server, this is a ${test.kind} test`);
	return {
		baseUrl: baseUrl.replace(/\/+$/, ""),
		model,
		load
	};
}
// src/tools/unknown-dataset.ts
/** For a data set that a tool has no flags for, or that has a prefix which the tool cannot make its prompts share. */
function unknownDataset(tool, { name }, dataset) {
	const prefix = dataset.name === "random" && dataset.prefixTokens > 0 ? " with prefix-tokens" : "";
	return new UserError(`test ${name}: ${tool} cannot send the data set ${dataset.name}${prefix}`, { hint: "dataset: { name: random, input-tokens: 1024, output-tokens: 128 }, or leave dataset out and give the tool's own flags in args" });
}
// src/tools/aiperf/command.ts
/**
* The exact command of one trial. When every request fails it ends with 1 and leaves the list of requests alone. Its token
* counts are those of the tokenizer, so a wrong one falsifies every number per token.
*/
function command$12(trial, target) {
	const { baseUrl, model, load } = servingTarget("aiperf", trial, target);
	const { test, seed } = trial;
	const { requestRate: rate, maxConcurrency: limit } = load;
	return {
		argv: [
			"aiperf",
			"profile",
			...argsToFlags(merged({
				model,
				tokenizer: model,
				streaming: true,
				...datasetArgs$5(test),
				...test.ignoreEos ? { "extra-inputs": "ignore_eos:true" } : {},
				"warmup-request-count": Math.max(test.warmups, limit ?? 0),
				"no-gpu-telemetry": true,
				"no-server-metrics": true
			}, test.args, {
				url: baseUrl,
				"endpoint-type": test.endpoint,
				"request-count": test.prompts,
				...rate === "inf" ? {} : { "request-rate": rate },
				...limit === void 0 && rate !== "inf" ? {} : { concurrency: limit ?? test.prompts },
				"random-seed": seed,
				ui: "none",
				"output-artifact-dir": target.folder
			}))
		],
		env: test.env,
		resultFile: join(target.folder, "profile_export_aiperf.json"),
		otherFiles: [join(target.folder, "profile_export.jsonl")],
		files: {}
	};
}
function datasetArgs$5(test) {
	const { dataset } = test;
	switch (dataset?.name) {
		case void 0: return {};
		case "random": return {
			isl: dataset.inputTokens,
			"isl-stddev": normalSpread(dataset.inputTokens, dataset.rangeRatio),
			osl: dataset.outputTokens,
			"osl-stddev": normalSpread(dataset.outputTokens, dataset.rangeRatio),
			...dataset.prefixTokens > 0 ? {
				"prefix-prompt-length": dataset.prefixTokens,
				"num-prefix-prompts": 1
			} : {}
		};
		case "sharegpt":
		case "custom": throw unknownDataset("aiperf", test, dataset);
	}
}
// src/tools/csv.ts
const FIELD = /("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r\n|\r|\n|$)/y;
/** The lines of a CSV text as fields (RFC 4180); `undefined` where a quote does not close. Empty lines are empty lists. */
function csvLines(text) {
	const lines = [];
	let fields = [];
	const from = text.startsWith("﻿") ? 1 : 0;
	FIELD.lastIndex = from;
	for (let at = from; at < text.length; at = FIELD.lastIndex) {
		const found = FIELD.exec(text);
		if (found === null) return void 0;
		const [, field = "", end] = found;
		fields.push(field.startsWith("\"") ? field.slice(1, -1).replaceAll("\"\"", "\"") : field.trim());
		if (end === ",") continue;
		lines.push(fields.length === 1 && fields[0] === "" ? [] : fields);
		fields = [];
	}
	return fields.length === 0 ? lines : [...lines, fields];
}
/**
* A CSV file with one header, which may come again where files were put together.
* @throws UserError when it is cut off: a line is shorter than the header, or the last one does not end.
*/
function csvTable(text, source) {
	const lines = csvLines(text);
	const [header = [], ...rest] = lines?.filter((line) => line.length > 0) ?? [];
	const odd = rest.findIndex((line) => line.length !== header.length);
	if (lines === void 0 || odd !== -1 || !/[\r\n]$/.test(text)) {
		const where = odd === -1 ? "the last line does not end" : `line ${odd + 2} has not as many fields as the header`;
		throw new UserError(`${source}: ${where}`, { hint: "the file is cut off or damaged" });
	}
	const head = header.join();
	return {
		header,
		rows: rest.filter((line) => line.join() !== head)
	};
}
const LONGEST_HEADER = 1e5;
/** The first line's fields, for telling whose table it is. */
function csvHeader(text) {
	const [line = ""] = text.slice(0, LONGEST_HEADER).trimStart().split(/[\r\n]/, 1);
	return csvLines(line)?.[0] ?? [];
}
// src/tools/clean-text.ts
/** Colours and other terminal commands, and a byte order mark. */
const TERMINAL = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[\]_P^X][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\-_])|\uFEFF/g;
/** Time stamps, log levels, process names, quote marks and table bars before a line, as Python's logging and loguru write them too. */
const PREFIX = /^(?:\s+|[>|*`#]+|\[[^\]]*\]:?|\([^()]*pid=\d+\)|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?)?|\d\d-\d\d(?= \d\d:)|\d\d:\d\d:\d\d(?:[.,]\d+)?|- (?:[\w.-]+ - )?(?=(?:DEBUG|INFO|WARNING|ERROR) - )|(?:DEBUG|INFO|WARNING|ERROR)\b(?: - |:[\w.-]+:)?|[\w.<>]+:[\w.<>]+:\d+ - |[\w.-]+ *\|)+/;
const FENCE = /^[\s>]*(?:```|~~~)/;
/** The lines of a text. A carriage return ends a line, so that a progress bar does not stand before a result. */
function linesOf(text) {
	const lines = [];
	let number = 1;
	for (const { 0: raw, index: start } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
		const seen = raw.replace(TERMINAL, "");
		const whole = /[\r\n]$/.test(raw);
		lines.push({
			text: seen.replace(PREFIX, "").trim(),
			plain: seen.replace(/[\r\n]+$/, ""),
			number,
			start,
			whole,
			fence: FENCE.test(seen)
		});
		if (raw.endsWith("\n")) number += 1;
	}
	return lines;
}
// src/tools/python-json.ts
/** A file of JSON, not a log that starts with a bracket. */
const JSON_FILE = /^\s*(?:\{\s*["}]|\[\s*[{\]])/;
/** Where a value may start inside a log: at the head of a line, or as a page's data (`window.BENCHMARK_DATA = {…}`). */
const VALUE_START = /^[ \t>|\uFEFF]*(?:window\.\w+ = )?(?=\{\s*"|\[\s*\{)/gm;
/** Unbalanced brackets in a log each cost a scan to its end. */
const MOST_FAILED_SCANS = 50;
/**
* All JSON objects and arrays in a text as Python's `json` writes them: one, one a line, glued together, or in a log.
* Bare `NaN`, `Infinity` and `-Infinity` become the strings `"NaN"`, `"Infinity"` and `"-Infinity"`: never a number.
*/
function findJson(text) {
	const isFile = JSON_FILE.test(text);
	const values = [];
	let at = 0;
	for (let failed = 0; failed < MOST_FAILED_SCANS;) {
		const start = nextStart(text, at);
		if (start === void 0) break;
		const found = readValue(text, start);
		if ("value" in found) {
			values.push(found);
			at = found.end;
			continue;
		}
		if (isFile) return {
			values,
			broken: `${found.what} at ${placeOf$2(text, found.offset)}`
		};
		failed += 1;
		at = start + 1;
	}
	return { values };
}
/** `line 3, column 14` of an offset, both from 1. */
function placeOf$2(text, offset) {
	const before = text.slice(0, offset).split("\n");
	return `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}
/** Appended values need no line of their own: the first record of an appended file is written without a line end. */
function nextStart(text, from) {
	if (from > 0) {
		const next = text.slice(from).search(/\S/) + from;
		if (next >= from && /^\{\s*"/.test(text.slice(next, next + 100))) return next;
	}
	VALUE_START.lastIndex = from;
	const found = VALUE_START.exec(text);
	return found === null ? void 0 : found.index + found[0].length;
}
function readValue(text, start) {
	const end = endOfValue(text, start);
	if (end === void 0) return {
		what: "the text ends in the middle of a value",
		offset: text.length
	};
	const json = text.slice(start, end);
	try {
		return {
			value: parseTolerantly(json),
			start,
			end
		};
	} catch (cause) {
		const position = /position (\d+)/.exec(String(cause))?.[1];
		return {
			what: "not JSON",
			offset: start + Number(position ?? 0)
		};
	}
}
function parseTolerantly(json) {
	try {
		return JSON.parse(json);
	} catch {
		return JSON.parse(withoutBareNumbers(json));
	}
}
/** Offset behind the bracket that closes the one at `start`. */
function endOfValue(text, start) {
	const marks = /["[\]{}]/g;
	marks.lastIndex = start;
	let depth = 0;
	for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
		if (mark[0] === "\"") {
			const end = endOfString(text, mark.index);
			if (end === void 0) return void 0;
			marks.lastIndex = end;
			continue;
		}
		depth += mark[0] === "{" || mark[0] === "[" ? 1 : -1;
		if (depth === 0) return marks.lastIndex;
	}
}
/** Offset behind the quote that closes the one at `start`: the first that an even number of backslashes precedes. */
function endOfString(text, start) {
	for (let end = text.indexOf("\"", start + 1); end !== -1; end = text.indexOf("\"", end + 1)) {
		let slashes = 0;
		while (text[end - 1 - slashes] === "\\") slashes += 1;
		if (slashes % 2 === 0) return end + 1;
	}
}
/** Python writes them, JSON has no word for them: https://docs.python.org/3/library/json.html#infinite-and-nan-number-values */
function withoutBareNumbers(json) {
	let out = "";
	let from = 0;
	for (let quote = json.indexOf("\""); quote !== -1; quote = json.indexOf("\"", from)) {
		const end = endOfString(json, quote) ?? json.length;
		out += quoteBareNumbers(json.slice(from, quote)) + json.slice(quote, end);
		from = end;
	}
	return out + quoteBareNumbers(json.slice(from));
}
function quoteBareNumbers(outsideStrings) {
	return outsideStrings.replace(/-?\bInfinity\b|\bNaN\b/g, (token) => `"${token}"`);
}
// src/tools/parsed.ts
const jsonOf = new WeakMap();
const linesBySource = new WeakMap();
/** The JSON in a text, found once for all tools that look at it. */
function jsonIn(source) {
	return remembered(jsonOf, source, findJson);
}
/** The lines of a text, split once for all tools that look at it. */
function linesIn(source) {
	return remembered(linesBySource, source, linesOf);
}
function remembered(known, source, find) {
	const before = known.get(source);
	if (before !== void 0) return before;
	const found = find(source.text);
	known.set(source, found);
	return found;
}
// src/tools/same-run.ts
/** More places than this are no rounding. */
const MOST_PLACES = 5;
/**
* Whether two readings are of one run: every count that both print is the same, and every metric up to the decimal places of the
* text. A few of a table's columns may have one place, which says little: most metrics must agree in more.
*/
function isSameRun(json, text) {
	if (json.tool.definition !== text.tool.definition) return false;
	const shared = Object.entries(text.metrics).flatMap(([id, printed]) => {
		const exact = json.metrics[id];
		return exact === void 0 ? [] : [agreement(exact, printed)];
	});
	const counts = Object.entries(text.counts).flatMap(([id, printed]) => {
		const exact = json.counts[id];
		return exact === void 0 ? [] : [exact === printed];
	});
	const close = shared.filter((one) => one === "close").length;
	return shared.length > 0 && shared.length + counts.length > 1 && !shared.includes("none") && close >= MOST * shared.length && counts.every(Boolean);
}
const MOST = .8;
/** The exact numbers of a run's JSON, and what only its text says: tokens, arguments, why requests failed. */
function joinRun(json, text) {
	const version = json.tool.version ?? text.tool.version;
	return {
		...json,
		tool: {
			...json.tool,
			...version === void 0 ? {} : { version }
		},
		metrics: {
			...text.metrics,
			...json.metrics
		},
		counts: {
			...text.counts,
			...json.counts
		},
		workload: {
			...text.workload,
			...json.workload
		},
		validity: json.validity.state === "valid" ? text.validity : json.validity,
		notes: [...new Set([...json.notes, ...text.notes])]
	};
}
/** Rounded to as many places as are printed, of which trailing zeros may be left out. */
function agreement(exact, printed) {
	const places = /\.(\d+)$/.exec(String(printed))?.[1]?.length ?? 0;
	const apart = Math.abs(exact - printed);
	if (apart === 0 || places <= MOST_PLACES && apart <= rounding(Math.max(2, places))) return "close";
	return places === 1 && apart <= rounding(1) ? "coarse" : "none";
}
/** Binary halves may round either way. */
function rounding(places) {
	return .5 * 10 ** -places + 1e-9;
}
// src/tools/cell-titles.ts
const INLINE = /<\/?(?:b|strong|i|em|code|span|p|div|br|a|h[1-6]|center)\b[^<>]{0,300}>/gi;
const CELL$2 = /<(tr|t[dh])\b[^<>]{0,300}>([^<]*)/gi;
const TAG$1 = /<\/?(?:table|thead|tbody|tr|t[dh])\b/i;
const NO_CELLS = {
	header: [],
	row: []
};
function isCellLine(plain) {
	return TAG$1.test(plain);
}
/** The state behind one more line of HTML. */
function withCells(before, plain) {
	return [...plain.replace(INLINE, "").matchAll(CELL$2)].reduce(opened, before);
}
function opened({ header, row }, [, tag = "", words = ""]) {
	if (tag.toLowerCase() === "tr") return {
		header: row.some((cell) => cell !== "") ? row : header,
		row: []
	};
	const cells = [...row, words.replace(/[*_`]/g, "").trim()];
	const title = cells.at(-1) === "" ? header[cells.length - 1] : void 0;
	return {
		header,
		row: cells,
		...title === void 0 || title === "" ? {} : { title }
	};
}
// src/tools/titles-above.ts
/** A title is short: anything longer above a result is prose. */
const LONGEST_TITLE$1 = 60;
const MARKED = /^\s*(?:#{1,6}\s|\*\*|__|[-*]\s+\*\*)|[:：]\s*(?:\*\*)?\s*$/;
const FEW_WORDS = 5;
const COMMENT = /^\s*#+\s/;
/** Names of repeats, not of variants. */
const REPEAT = /^(?:(?:run|repeat|repetition|trial|attempt|iteration|round)\s*#?\s*\d+|第\s*\d+\s*[次轮])$/i;
/** What nobody but people writes above a result, also where no code block parts their words from a program's. */
const HEADING$2 = /^\s*(?:#{1,6}\s|\*\*.+\*\*\s*[:：]?\s*$)/;
const SIDE = /^(?:(?:this |the |with |on |upstream )*(?:master|main|trunk|upstream|pr(?: ?#\d+)?|patch(?:ed)?|branch)|before|after|base(?:line)?|old|new|head)(?: branch| build)?$/i;
/**
* The title that people write above each result of a text: the last line before its code block that looks like one, or a comment in the
* block on the line above the result; without code blocks, a heading or the name of a side. A result behind another one under the same
* title has that title too; none is "".
* @param starts offsets of the results, in order.
*/
function titlesAbove(lines, starts) {
	const hasBlocks = lines.some(({ fence }) => fence);
	let title = "";
	let inside = false;
	let above = "";
	let cells = NO_CELLS;
	const titles = [];
	for (const { start, fence, plain } of lines) {
		while ((starts[titles.length] ?? Number.POSITIVE_INFINITY) <= start) {
			if (inside && COMMENT.test(above)) title = wordsOf$1(above);
			titles.push(title);
		}
		if (fence) inside = !inside;
		else if (!inside) ({title, cells} = behind({
			title,
			cells
		}, plain, hasBlocks));
		if (plain.trim() !== "") above = plain;
	}
	return titles;
}
/** What counts for a result behind one more line outside of code blocks. */
function behind({ title, cells: before }, plain, hasBlocks) {
	if (isCellLine(plain)) {
		const cells = withCells(before, plain);
		return {
			title: cells.title ?? title,
			cells
		};
	}
	return {
		title: (hasBlocks ? isTitle(plain) : isSide(plain)) ? wordsOf$1(plain) : title,
		cells: before
	};
}
function isTitle(plain) {
	const words = wordsOf$1(plain);
	if (words === "" || words.length > LONGEST_TITLE$1 || REPEAT.test(words)) return false;
	return MARKED.test(plain) || words.split(/\s+/).length <= FEW_WORDS && !/[.!?。]$/.test(words);
}
function isSide(plain) {
	return isTitle(plain) && (HEADING$2.test(plain) || SIDE.test(wordsOf$1(plain)));
}
function wordsOf$1(plain) {
	return plain.replace(/<[^<>]{0,300}>/g, " ").replace(/[*_`#>]+/g, " ").replace(/^\s*[-+]\s+/, "").replace(/[:：\s]+$/, "").replace(/\s+/g, " ").trim();
}
// src/tools/titles-alone.ts
/** What programs print above a result, which people's words may stand above in turn. */
const PRINTED = [
	/^[\s\p{P}\p{S}]*$/u,
	/^\s*(?:[=\-─━~_*+]{3,}|\[[^\]]*\]\s*\S|[$%+]\s|>>>)/,
	/\d%\||\d\s*%\s*$|\bit\/s|\bs\/it|[█▏▎▍▌▋▊▉]/,
	/\b(?:DEBUG|INFO|WARN|WARNING|ERROR)\b|\bpid\b|\d:\d\d:\d\d|\S@\S/,
	/(?:\.{3}|…)\s*$|\s--\w|^\s*\w*Namespace\(/,
	/^[^:：]{1,80}[:：]\s+[^\s*]|^\s*\w+:\s*-?[\d.]+\s*$/,
	/\|.*\|.*\|/,
	/^\W*(?:benchmarking summary|percentile results)\W*$/i
];
/** Names of repeats, and of what stands below: neither tells a variant. */
const NO_NAME = /^(?:the )?(?:(?:first|second|third|fourth|fifth|last|another|next|\d+(?:st|nd|rd|th)) )?(?:run|repeat|repetition|trial|attempt|iteration|iter|round|pass|try|time|seed|test|sample|loop|benchmark|bench|result|output|log)s?\s*[#=(]?\s*\d*\)?(?:\s*(?:\/|of)\s*\d+)?(?: again)?$|^第\s*[\d一二三四五六七八九十]+\s*[次轮遍].{0,6}$|^(?:测试|运行|压测)?结果$/i;
const ANNOUNCED = /^\s*(?:\S+\s+){0,3}\S+[:：]\s*$/;
const NAME$8 = /\p{L}|\d\.\d+\.\d/u;
const CODE = /[{}\\;"|│]|[,，;；]$|==|->/;
/**
* The title of each result, where a short line stands alone above each block of results, or above each but the first or the last: people
* paste what a terminal showed and write above it which side it is. A block without one has the title of the block before; the first
* has "". Undefined where fewer have one, as in the log of a script that runs a benchmark several times.
* @param starts offsets of the results, in order.
*/
function titlesAlone(lines, starts) {
	const blocks = blocksAt(lines, starts);
	const titles = titlesOf(lines, blocks, []);
	const [gap, ...more] = titles.flatMap((title, at) => title === void 0 ? [at] : []);
	if (blocks.length < 2 || more.length > 0) return void 0;
	if (gap !== void 0 && gap !== 0 && gap !== blocks.length - 1) return void 0;
	if (gap === 0 && !titles.slice(1).every((title) => title?.isClose === true)) return void 0;
	return blocks.flatMap(({ results }, at) => Array.from({ length: results }, () => titles.slice(0, at + 1).findLast((title) => title !== void 0)?.words ?? ""));
}
/** A line that stands above every block, such as a program's heading, names none: the one above it may. */
function titlesOf(lines, blocks, passed) {
	const titles = blocks.map((block) => titleOf$2(lines, block, passed));
	const [first] = titles;
	return first !== void 0 && titles.every((title) => title?.words === first.words) ? titlesOf(lines, blocks, [...passed, first.words]) : titles;
}
/** Results on lines behind one another, as the rows of a table, are one block. */
function blocksAt(lines, starts) {
	const blocks = [];
	let from = 0;
	for (const start of starts) {
		const to = lines.findLastIndex((line) => line.start <= start);
		const between = lines.slice(from, to);
		const last = blocks.at(-1);
		if (last !== void 0 && between.every(({ plain, fence }) => !fence && /^[\s\p{P}\p{S}]*$/u.test(plain))) blocks[blocks.length - 1] = {
			...last,
			results: last.results + 1
		};
		else blocks.push({
			from,
			to,
			results: 1
		});
		from = to + 1;
	}
	return blocks;
}
function titleOf$2(lines, { from, to }, passed) {
	let isClose = true;
	for (let at = to - 1; at >= from; at -= 1) {
		const { plain = "", fence = false } = lines[at] ?? {};
		if (fence || plain.trim() === "") continue;
		const words = wordsOf$1(plain);
		if (!NO_NAME.test(words) && !passed.includes(words) && !isPrinted(plain)) return isTitle(plain) && NAME$8.test(words) && !CODE.test(words) && isAlone(plain, lines[at - 1]) ? {
			words,
			isClose: isClose && (lines[at - 1]?.plain.trim() ?? "") === ""
		} : void 0;
		isClose = false;
	}
}
function isPrinted(plain) {
	return PRINTED.some((form) => form.test(plain));
}
/** Behind an empty line, a code block's edge, or what a program printed: no part of a paragraph; or it announces what is below. */
function isAlone(plain, before) {
	return before === void 0 || before.fence || isPrinted(before.plain) || ANNOUNCED.test(plain);
}
// src/tools/told-apart.ts
/** Repeats of random lengths differ by less; another workload by more. */
const SAME_WORK = .1;
/**
* Printed results of one text at the same load point are repeats only when they are of the same work and under the same title: people
* paste "before" and "after", or one workload behind the other, into one comment. Others are variants, named by their titles, and where
* these do not tell them apart by their lines.
* @param notesRepeats whether a note says which are read as repeats.
*/
function toldApart$2(printed, lines, notesRepeats) {
	const free = printed.filter(({ reading }) => isFree(reading)).sort((a, b) => a.start - b.start);
	if (free.length < 2) return printed;
	const names = namesOf(free, lines);
	const note = notesRepeats ? noteOn(free, names) : [];
	return printed.map((placed) => {
		const variant = names.get(placed);
		const notes = placed === free[0] ? [...placed.reading.notes, ...note] : placed.reading.notes;
		return {
			...placed,
			reading: {
				...placed.reading,
				notes,
				...variant === void 0 ? {} : { variant }
			}
		};
	});
}
/** Who pasted two sides learns here that they are one; results of several builds are told apart later. */
function noteOn(free, names) {
	const repeats = [...grouped$2(free, (placed) => JSON.stringify([
		loadOf$2(placed.reading),
		names.get(placed),
		placed.reading.tool.version
	])).values()].filter(({ length }) => length > 1).flat().length;
	return repeats === 0 ? [] : [`${repeats} results of one text are read as repeats: a title of its own above each makes variants of them`];
}
function namesOf(free, lines) {
	const titled = titledOf(free, lines);
	const byLoad = [...grouped$2(titled, ({ placed }) => loadOf$2(placed.reading)).values()];
	const telling = new Set(byLoad.flatMap(tellingTitles));
	const names = new Map();
	for (const { placed, title } of titled) if (telling.has(title)) names.set(placed, title === "" ? "untitled" : title);
	for (const alike of byLoad.flatMap((group) => [...grouped$2(group, ({ title }) => title).values()])) {
		if (isSameWork(alike.map(({ placed }) => placed.reading))) continue;
		for (const { placed, title } of alike) names.set(placed, `${title} (line ${lineAt(lines, placed.start)})`.trim());
	}
	return names;
}
/** By the lines that look like titles wherever they stand, unless those directly above the blocks tell more of the results apart. */
function titledOf(free, lines) {
	const starts = free.map(({ start }) => start);
	const above = withTitles(free, titlesAbove(lines, starts));
	const alone = titlesAlone(lines, starts);
	if (alone === void 0) return above;
	const direct = withTitles(free, alone);
	return told(direct) > told(above) || told(direct) === told(above) && untitled(direct) < untitled(above) ? direct : above;
}
function withTitles(free, titles) {
	return free.map((placed, at) => ({
		placed,
		title: titles[at] ?? ""
	}));
}
function told(titled) {
	return new Set(titled.map(({ placed, title }) => `${loadOf$2(placed.reading)} ${title}`)).size;
}
function untitled(titled) {
	return titled.filter(({ title }) => title === "").length;
}
/** Of results at one load point, where they have several. */
function tellingTitles(group) {
	const titles = new Set(group.map(({ title }) => title));
	return titles.size > 1 ? [...titles] : [];
}
function isFree({ cell, variant, part }) {
	return cell === void 0 && variant === void 0 && part === void 0;
}
/** Where a test has a name of its own, other set-ups are other tests. */
function loadOf$2({ tool, workload, point }) {
	return point === void 0 ? [
		tool.definition,
		workload["request_rate"],
		workload["max_concurrency"]
	].join() : JSON.stringify([
		tool.definition,
		point,
		workload
	]);
}
/** As many requests, as long on average. */
function isSameWork(readings) {
	const [first, ...others] = readings.map(workOf);
	return others.every((other) => other.every((value, at) => {
		const was = first?.[at];
		return value === void 0 || was === void 0 || Math.abs(value - was) <= SAME_WORK * Math.max(value, was);
	}));
}
function workOf({ counts }) {
	const { requested, completed, inputTokens, outputTokens } = counts;
	const each = (tokens) => tokens === void 0 || completed === void 0 || completed === 0 ? void 0 : tokens / completed;
	return [
		requested,
		each(inputTokens),
		each(outputTokens)
	];
}
function lineAt(lines, start) {
	return lines.findLast((line) => line.start <= start)?.number ?? 1;
}
// src/tools/json-and-text.ts
/**
* All results in one text, in order. A run that is there both as JSON and as printed text is one result, with the JSON's numbers.
* @throws UserError when the text is cut off, is not readable, or holds no result.
*/
function readJsonAndText(source, { what, ofJson, ofText, isByRequest }) {
	if (source.text.trim() === "") throw new UserError(`${source.name} is empty`);
	const { values, broken } = jsonIn(source);
	if (broken !== void 0) throw new UserError(`${source.name}: ${broken}`, { hint: "the file is cut off or damaged: measure again, or leave it out" });
	const results = values.flatMap(({ value, start }) => ofJson(value).map((reading) => ({
		start,
		reading
	})));
	const lines = linesOf(withoutValues(source.text, values));
	const found = joinRuns(results, toldApart$2(ofText(lines, source), lines, isByRequest === void 0));
	if (found.length === 0) throw new UserError(`${source.name} holds no result of ${what}`);
	return found.sort((a, b) => a.start - b.start).map(({ reading }) => reading);
}
/** Whether a file that is cut off starts as a tool's result does. */
function isBroken$1(source, heads) {
	const head = source.text.slice(0, 1e4);
	return jsonIn(source).broken !== void 0 && heads.some((keys) => keys.test(head));
}
function joinRuns(results, printed) {
	const texts = [...printed];
	return [...results.map((result) => {
		const twin = texts.findIndex((text) => isSameRun(result.reading, text.reading));
		const [text] = twin === -1 ? [] : texts.splice(twin, 1);
		return text === void 0 ? result : {
			...result,
			reading: joinRun(result.reading, text.reading)
		};
	}), ...texts];
}
/** The text with its JSON values blanked, so that offsets and lines stay. */
function withoutValues(text, values) {
	let out = "";
	let from = 0;
	for (const { start, end } of values) {
		out += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, " ");
		from = end;
	}
	return out + text.slice(from);
}
// src/tools/json-object.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The object under a key, or an empty one: for results of which parts may be absent. */
function objectIn(object, key) {
	const value = object[key];
	return isObject(value) ? value : {};
}
/** One of the words that Python prints for a number that is none. */
function isNoNumber(value) {
	return typeof value === "string" && /^-?(?:nan|inf|infinity)$/i.test(value);
}
// src/tools/printed.ts
/** A number as Python prints it; `undefined` for anything else, so that `1,834` or a cut word is never a number. */
function printedNumber(word) {
	return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(word) ? Number(word) : void 0;
}
/** `"none"` and `"inf"` as vLLM's clients write them; other words as they are. */
function printedSetting(word) {
	return printedNumber(word) ?? word.replace(/^(?:None|inf|infinity)$/i, (known) => /^n/i.test(known) ? "none" : "inf");
}
// src/tools/collect.ts
/** What tools write where they have no number, whatever the metric. */
const NOTHING$2 = /^(?:|-|\/|n\/a|none|null)$/i;
/**
* The figures in a list of names and values; numbers are taken over to the last digit. What stands for no number (`-`, `/`,
* `N/A`, NaN, and what the tool's own `isSentinel` knows) is absent and said in a note.
*/
function collect(printed, isSentinel = () => false) {
	const metrics = {};
	const counts = {};
	const workload = {};
	const absent = new Set();
	for (const { name, value, meaning } of printed) {
		if (meaning === void 0 || value === void 0 || value === null) continue;
		if (meaning.kind === "workload") {
			const setting = settingOf$2(value);
			if (setting !== void 0) workload[meaning.id] = setting;
			continue;
		}
		const number = numberOf$1(value);
		if (number === void 0 || isSentinel(number)) absent.add(`${name}: ${String(value)}`);
		else if (meaning.kind === "metric") metrics[meaning.id] = number;
		else if (meaning.kind === "count" && Number.isSafeInteger(number) && number >= 0) counts[meaning.id] = number;
	}
	return {
		metrics,
		counts,
		workload,
		unreadable: [],
		errors: [],
		notes: absentNote([...absent])
	};
}
/** Where every request failed, a table of percentiles is full of them. */
const NAMED$1 = 12;
function absentNote(absent) {
	if (absent.length === 0) return [];
	const more = absent.length > NAMED$1 ? ` and ${absent.length - NAMED$1} more` : "";
	return [`no number, left out: ${absent.slice(0, NAMED$1).join(", ")}${more}`];
}
function numberOf$1(value) {
	return typeof value === "number" ? value : printedNumber(String(value).trim());
}
function settingOf$2(value) {
	const number = numberOf$1(value);
	if (number !== void 0) return number;
	if (isNoNumber(value)) return "inf";
	return typeof value === "string" && !NOTHING$2.test(value.trim()) ? value.trim() : void 0;
}
/** Figures of several parts of one result; what comes later wins where both say the same. */
function together(...parts) {
	const version = parts.findLast((part) => part.version !== void 0)?.version;
	return {
		metrics: Object.assign({}, ...parts.map(({ metrics }) => metrics)),
		counts: Object.assign({}, ...parts.map(({ counts }) => counts)),
		workload: Object.assign({}, ...parts.map(({ workload }) => workload)),
		unreadable: parts.flatMap(({ unreadable }) => unreadable),
		errors: parts.flatMap(({ errors }) => errors),
		notes: parts.flatMap(({ notes }) => notes),
		...version === void 0 ? {} : { version }
	};
}
// src/tools/meaning.ts
const metric = (id) => ({
	kind: "metric",
	id
});
const count$1 = (id) => ({
	kind: "count",
	id
});
const workload = (id) => ({
	kind: "workload",
	id
});
const FOREIGN = { kind: "foreign" };
function idOf$2(meaning) {
	return meaning.kind === "foreign" ? "" : meaning.id;
}
// src/tools/statistic.ts
const NAMES$2 = {
	avg: "mean",
	average: "mean",
	mean: "mean",
	median: "median",
	std: "std",
	stddev: "std",
	std_dev: "std",
	min: "min",
	minimum: "min",
	max: "max",
	maximum: "max"
};
const PERCENTILE$3 = /^(?:p(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)%)$/;
/** The first part of a metric's id for a tool's word of a statistic: `mean` for `Average`, `p99` for `99%`; the 50th percentile is the median. */
function statisticOf(word) {
	const known = word.trim().toLowerCase();
	const percentile = PERCENTILE$3.exec(known);
	const rank = percentile?.[1] ?? percentile?.[2];
	if (rank !== void 0) return Number(rank) === 50 ? "median" : `p${rank}`;
	return Object.hasOwn(NAMES$2, known) ? NAMES$2[known] : void 0;
}
// src/tools/unread.ts
/** As many names as tell what kind of numbers was left. */
const NAMED = 4;
/** The note of a result that holds more numbers than are read; none where it does not. */
function unreadNote(names) {
	if (names.length === 0) return [];
	const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
	return [`not read: ${names.slice(0, NAMED).join(", ")}${more}`];
}
// src/tools/perf-export.ts
/** The exports of genai-perf and of its successor aiperf: one record a metric, with its unit and its statistics. */
/** Metrics of which every statistic is kept, and what they are called here. */
const DISTRIBUTIONS$1 = {
	request_latency: "e2el",
	time_to_first_token: "ttft",
	ttft: "ttft",
	ttst: "ttst",
	time_to_second_token: "ttst",
	time_to_first_output_token: "ttfot",
	inter_token_latency: "itl",
	inter_chunk_latency: "icl",
	output_token_throughput_per_user: "output_throughput_per_user",
	input_sequence_length: "input_tokens",
	output_sequence_length: "output_tokens"
};
/** Metrics of the whole run. */
const TOTALS$1 = {
	request_throughput: metric("request_throughput"),
	output_token_throughput: metric("output_throughput"),
	input_token_throughput: metric("input_throughput"),
	total_token_throughput: metric("total_token_throughput"),
	goodput: metric("request_goodput"),
	request_goodput: metric("request_goodput"),
	good_request_count: metric("good_requests"),
	request_count: count$1("completed"),
	error_request_count: count$1("failed"),
	completed_request_count: count$1("requested"),
	total_isl: count$1("inputTokens"),
	total_osl: count$1("outputTokens")
};
const TIME_UNITS$1 = {
	ms: "ms",
	s: "s",
	sec: "s",
	us: "us",
	ns: "ns"
};
/** One statistic of one metric, as a number with a meaning; `undefined` for one that is not kept. */
function printedStatistic(tag, unit, statistic, value) {
	const name = `${statistic} of ${tag}`;
	const prefix = statisticOf(statistic);
	const measure = Object.hasOwn(DISTRIBUTIONS$1, tag) ? DISTRIBUTIONS$1[tag] : void 0;
	if (measure !== void 0 && prefix !== void 0) {
		const time = TIME_UNITS$1[unit];
		return {
			name,
			value,
			meaning: metric(`${prefix}_${measure}${time === void 0 ? "" : `_${time}`}`)
		};
	}
	if (statistic !== "avg") return void 0;
	if (tag === "benchmark_duration") return {
		name,
		value,
		meaning: metric(unit === "sec" ? "duration" : `duration_${unit}`)
	};
	return Object.hasOwn(TOTALS$1, tag) ? {
		name,
		value,
		meaning: TOTALS$1[tag]
	} : void 0;
}
/** The figures of an export; every metric is an object with a unit. Metrics that are not read are said in a note. */
function exportFigures(records) {
	const unread = [];
	const figures = collect(Object.entries(records).flatMap(([tag, record]) => {
		if (!isObject(record) || typeof record["unit"] !== "string") return [];
		const unit = record["unit"];
		const kept = Object.entries(record).flatMap(([name, value]) => printedStatistic(tag, unit, name, value) ?? []);
		if (kept.length === 0) unread.push(tag);
		return kept;
	}));
	return {
		...figures,
		notes: [...figures.notes, ...unreadNote(unread)]
	};
}
function hasRecords(value) {
	const latency = value["request_latency"];
	return isObject(latency) && typeof latency["unit"] === "string" && "avg" in latency;
}
const ROW$3 = /^(.*?)(?: \(([^()]*)\))?$/;
/** Rows whose names are no tag in other words. */
const CSV_TAGS = {
	completed_requests: "completed_request_count",
	total_input_sequence_length: "total_isl",
	total_output_sequence_length: "total_osl"
};
/** Tables in one file: statistics of requests, values of the run, and others that are not read. `undefined` when the file is cut off. */
function csvFigures(text) {
	const lines = csvLines(text);
	if (lines === void 0 || !/[\r\n]$/.test(text)) return void 0;
	let header = [];
	let opens = true;
	const printed = [];
	const unread = [];
	for (const line of lines) {
		if (line[0] === "Metric" || opens && line.length > 0) header = line;
		else if (line.length > 0 && header[0] === "Metric") {
			if (line.length !== header.length) return void 0;
			const kept = printedRow(line, header);
			if (kept.length === 0) unread.push(line[0] ?? "");
			printed.push(...kept);
		}
		opens = line.length === 0;
	}
	const figures = collect(printed);
	return {
		...figures,
		notes: [...figures.notes, ...unreadNote(unread)]
	};
}
function printedRow([title = "", ...cells], [, ...names]) {
	const [, words = "", unit = ""] = ROW$3.exec(title) ?? [];
	const tag = words.trim().toLowerCase().replace(/\W+/g, "_");
	return cells.flatMap((cell, index) => {
		const statistic = names[index] === "Value" ? "avg" : names[index] ?? "";
		return printedStatistic(CSV_TAGS[tag] ?? tag, unit, statistic, withoutThousands(cell)) ?? [];
	});
}
/** genai-perf groups the digits before the point by commas; its first versions, which wrote nanoseconds, had nothing behind it. */
function withoutThousands(cell) {
	return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell) ? cell.replaceAll(",", "") : cell;
}
// src/tools/validity.ts
/** aiohttp's and the system's words for a server that nobody listens on. */
const UNREACHABLE = /cannot connect to host|connect call failed|connection ?refused|name or service not known|temporary failure in name resolution|no route to host|network is unreachable/i;
const LONGEST_ERROR = 200;
/**
* Whether a result says anything about the engine. `vllm bench serve` exits 0 with every request failed, its latencies
* then all 0.0: failing requests are a fact about the engine, and the counts tell it. A server that was not there is none.
*/
function judge(figures) {
	const { counts, errors, unreadable } = figures;
	const reasons = [...unreadable.map((metric) => `${metric} is not a number`), ...impossible(figures)];
	const notes = [];
	const first = errors[0];
	if (first !== void 0) notes.push(`failed requests, the first: ${errorHead(first)}`);
	if (counts.completed === 0) {
		if (first !== void 0 && errors.every((error) => UNREACHABLE.test(error))) reasons.push(`server unreachable: ${errorHead(first)}`);
		notes.push("no request completed: latencies and throughputs of 0 are not measurements");
	}
	if (hasSingleTokens(counts)) notes.push("no request has a second token: nothing was measured between tokens");
	const busy = servedNothing(figures);
	if (reasons.length === 0 && busy !== void 0) reasons.push(busy);
	if (reasons.length === 0 && completedNothing(figures)) reasons.push("nothing completed, and no request is known to have failed");
	if (generatedNothing(figures)) reasons.push(`no tokens generated by ${counts.completed ?? "all"} completed requests`);
	return {
		validity: reasons.length === 0 ? { state: "valid" } : {
			state: "invalid",
			reasons
		},
		notes
	};
}
/** What no measurement can be: a damaged file, or a program that divided by nothing. */
function impossible({ metrics }) {
	return Object.entries(metrics).flatMap(([id, value]) => {
		if (!Number.isFinite(value)) return [`${id} is not a finite number`];
		return value < 0 && metricOf(id) !== void 0 ? [`${id} is negative: ${value}`] : [];
	});
}
/** What only completed requests add to. */
const SERVED = /^(?:request|output)_throughput$/;
function servedNothing({ metrics, counts }) {
	const found = Object.entries(metrics).find(([id, value]) => value > 0 && SERVED.test(id));
	return counts.completed !== 0 || found === void 0 ? void 0 : `${found[0]} is ${found[1]}, though no request completed`;
}
/** Requests that are counted as failed are judged by their share; where none are, an empty run would look like a run without faults. */
function completedNothing({ metrics, counts }) {
	if (counts.completed !== void 0) return counts.completed === 0 && (counts.failed ?? counts.requested ?? 0) === 0;
	const throughputs = Object.entries(metrics).filter(([id]) => metricOf(id)?.betterWhen === "higher" && /_throughput$/.test(id));
	return throughputs.length > 0 && throughputs.every(([, value]) => value === 0);
}
/**
* The zeros that tools print where there was nothing to measure are no measurements: all of them where no request completed
* (how long the run took is one), and those of the time between tokens where no request has a second token.
*/
function measuredIn({ metrics, counts }) {
	if (counts.completed !== 0 && !hasSingleTokens(counts)) return metrics;
	const isMeasured = ([id, value]) => {
		if (value !== 0) return true;
		return counts.completed === 0 ? id === "duration" || metricOf(id) === void 0 : !BETWEEN_TOKENS.test(id);
	};
	return Object.fromEntries(Object.entries(metrics).filter(isMeasured));
}
const BETWEEN_TOKENS = /_(?:tpot|itl)_(?:ms|s)$/;
function hasSingleTokens({ completed, outputTokens }) {
	return completed !== void 0 && outputTokens !== void 0 && completed > 0 && outputTokens <= completed;
}
/** A dead engine core can answer 200 with an empty stream: requests per second soar. Pooling models generate none by design. */
function generatedNothing({ counts, metrics }) {
	return (counts.completed === void 0 ? metrics["output_throughput"] === 0 : counts.completed > 0) && counts.outputTokens === 0 && metrics["input_sequence_throughput"] === void 0;
}
/** The last line of a traceback says what happened. */
function errorHead(error) {
	return (error.split("\n").filter((line) => line.trim() !== "").at(-1) ?? "").trim().slice(0, LONGEST_ERROR);
}
// src/tools/not-streamed.ts
const TTFT = /^(.+)_ttft_(m?s)$/;
const GAPS = /_(?:tpot|itl)_m?s$/;
/** Mean and rounding alone may fall together. */
const FEWEST$1 = 3;
/**
* Without streaming an answer comes whole, and some clients print its latency as TTFT, too: then
* nothing was measured of first tokens, nor between tokens where that is 0. Where answers have one token, both are one.
* A definition that says so of its TTFT keeps it. AISBench: https://github.com/AISBench/benchmark/issues/430
*/
function withoutUnstreamed(figures, definition) {
	if (OTHER_MEANINGS[definition]?.["ttft"] !== void 0) return figures;
	const { metrics } = figures;
	const pairs = Object.entries(metrics).flatMap(([id, value]) => {
		const [, statistic, unit] = TTFT.exec(id) ?? [];
		const latency = metrics[`${statistic}_e2el_${unit}`];
		return statistic === void 0 || latency === void 0 ? [] : [{
			value,
			latency
		}];
	});
	const isSame = pairs.length >= FEWEST$1 && pairs.every(({ value, latency }) => value === latency);
	const isOneToken = hasSingleTokens(figures.counts) || (metrics["mean_output_tokens"] ?? Number.POSITIVE_INFINITY) <= 1;
	if (!isSame || isOneToken || pairs.every(({ value }) => value === 0)) return figures;
	const isMeasured = ([id, value]) => !TTFT.test(id) && (value !== 0 || !GAPS.test(id));
	return {
		...figures,
		metrics: Object.fromEntries(Object.entries(metrics).filter(isMeasured)),
		notes: [...figures.notes, `nothing was streamed: ttft is not measured, each of its ${pairs.length} statistics is that of e2el`]
	};
}
// src/tools/reading-of.ts
/** Figures as a reading of a tool, judged. The definition is raised when a number comes to mean something else. */
function readingOf(name, definition, read) {
	const figures = withoutUnstreamed(read, definition);
	const { version, counts, workload } = figures;
	const { validity, notes } = judge(figures);
	return {
		tool: {
			name,
			...version === void 0 ? {} : { version },
			definition
		},
		metrics: measuredIn(figures),
		counts,
		workload,
		validity,
		notes: [
			...figures.notes,
			...throughputNote(definition, figures),
			...notes
		]
	};
}
// src/tools/aiperf/requests.ts
/** One line of `profile_export.jsonl`. */
function isRequest(value) {
	return isObject(value) && "request_start_ns" in objectIn(value, "metadata") && isObject(value["metrics"]);
}
/** When every request fails, aiperf writes no summary: its list of requests tells how many there were. */
function requestFigures$2(requests) {
	const measured = requests.filter((request) => objectIn(request, "metadata")["benchmark_phase"] !== "warmup");
	const failed = measured.filter((request) => isObject(request["error"]));
	const errors = failed.map((request) => String(objectIn(request, "error")["message"] ?? "failed"));
	return {
		metrics: {},
		counts: {
			requested: measured.length,
			completed: measured.length - failed.length,
			failed: failed.length
		},
		workload: {},
		unreadable: [],
		errors,
		notes: []
	};
}
// src/tools/aiperf/read.ts
const NAME$7 = "aiperf";
const DEFINITION$5 = "aiperf@1";
/** The summary, its table and the list of requests lie in one folder, always with these names. */
const PART_NAME$1 = /(?:^|[\\/])profile_export(?:_aiperf)?\.(?:jsonl?|csv)$/;
/** What aiperf's export has, and genai-perf's has not. */
const OWN_KEYS = [
	"aiperf_version",
	"schema_version",
	"was_cancelled",
	"error_summary",
	"benchmark_duration"
];
const BROKEN$8 = [/"aiperf_version":/, /"credit_issued_ns":/];
function detect$14(source) {
	const { values } = jsonIn(source);
	if (values.some(({ value }) => isExport$1(value))) return { evidence: "JSON with aiperf's metrics" };
	if (values.some(({ value }) => isRequest(value))) return { evidence: "JSON lines with aiperf's requests" };
	if (isBroken$1(source, BROKEN$8)) return { evidence: "broken JSON with the keys of aiperf" };
	return isCsv$2(source.text) ? { evidence: "CSV with aiperf's columns" } : void 0;
}
function isExport$1(value) {
	if (!isObject(value) || !OWN_KEYS.some((key) => key in value)) return false;
	const records = recordsIn(value);
	return hasRecords(records) || isObject(records["error_request_count"]);
}
/** 0.1 kept its metrics apart from what else it says. */
function recordsIn(value) {
	return isObject(value["records"]) ? value["records"] : value;
}
/** genai-perf has no sums, and the largest percentile first. */
function isCsv$2(text) {
	const header = csvHeader(text);
	if (header.join() === "Metric,Value") return /^Error Request Count,/m.test(text);
	return header[0] === "Metric" && header.includes("p50") && header.indexOf("p1") < header.indexOf("p99") && header.includes("std");
}
/** @throws UserError when the file is cut off, is not readable, or holds no result. */
function read$14(source) {
	const part = PART_NAME$1.test(source.name) ? { part: "profile_export" } : {};
	return readFile(source).map((reading) => ({
		...reading,
		...part
	}));
}
function readFile(source) {
	if (isCsv$2(source.text)) return [readCsv$2(source)];
	const requests = jsonIn(source).values.flatMap(({ value }) => isRequest(value) ? [value] : []);
	if (requests.length > 0 && jsonIn(source).broken === void 0) return [readingOf(NAME$7, DEFINITION$5, requestFigures$2(requests))];
	return readJsonAndText(source, {
		what: NAME$7,
		ofJson: (value) => isExport$1(value) ? [readExport$1(value)] : [],
		ofText: () => []
	});
}
function readExport$1(value) {
	const figures = withCounts(exportFigures(recordsIn(value)), value);
	const version = value["aiperf_version"];
	const reading = readingOf(NAME$7, DEFINITION$5, {
		...figures,
		workload: workloadOf$3(objectIn(value, "input_config")),
		...typeof version === "string" ? { version } : {}
	});
	const cancelled = {
		state: "invalid",
		reasons: ["aiperf was cancelled"]
	};
	return {
		...reading,
		...value["was_cancelled"] === true ? { validity: cancelled } : {}
	};
}
/** The number of failed requests is not there when it is 0; that there were no errors is. */
function withCounts(figures, { error_summary: errors, was_cancelled: cancelled }) {
	const { counts } = figures;
	const none = Array.isArray(errors) && errors.length === 0 && cancelled === false;
	const failed = counts.failed ?? (none ? 0 : void 0);
	if (failed === void 0) return figures;
	return withTotal({
		...figures,
		counts: {
			...counts,
			failed
		},
		errors: errorsIn$1(errors)
	});
}
/** Completed requests are not counted where there are none. */
function withTotal(figures) {
	const { failed, completed = (failed ?? 0) > 0 ? 0 : void 0 } = figures.counts;
	if (failed === void 0 || completed === void 0) return figures;
	return {
		...figures,
		counts: {
			requested: completed + failed,
			completed,
			...figures.counts
		}
	};
}
function errorsIn$1(errors) {
	if (!Array.isArray(errors)) return [];
	return errors.flatMap((error) => {
		const message = isObject(error) ? objectIn(error, "error_details")["message"] : void 0;
		return typeof message === "string" ? [message] : [];
	});
}
/** Since 0.5 the load stands in phases; before, it stood in `loadgen`. */
function workloadOf$3(config) {
	const phases = config["phases"];
	const { concurrency, rate, request_rate: oldRate } = (Array.isArray(phases) ? phases.filter(isObject).findLast((phase) => phase["kind"] !== "warmup") : void 0) ?? objectIn(config, "loadgen");
	const paced = rate ?? oldRate;
	const items = objectIn(config, "models")["items"];
	const model = Array.isArray(items) && isObject(items[0]) ? items[0]["name"] : void 0;
	return {
		...concurrency === void 0 && paced === void 0 ? {} : { request_rate: typeof paced === "number" ? paced : "inf" },
		...typeof concurrency === "number" ? { max_concurrency: concurrency } : {},
		...typeof model === "string" ? { model_id: model } : {}
	};
}
function readCsv$2({ name, text }) {
	const figures = csvFigures(text);
	if (figures === void 0 || isCutBeforeCount(figures)) throw new UserError(`${name}: the table ends in its middle`, { hint: "the file is cut off or damaged" });
	return readingOf(NAME$7, DEFINITION$5, withTotal(figures));
}
/** Latencies are of requests that completed, and the row that counts those stands below them. */
function isCutBeforeCount({ metrics, counts }) {
	return counts.completed === void 0 && Object.keys(metrics).some((id) => id.startsWith("mean_"));
}
// src/tools/aiperf/aiperf.ts
/** aiperf's summary as JSON and CSV, and its list of requests. Its inter-token latency is what vLLM calls the time per output token. */
const aiperf = {
	kinds: ["serving"],
	command: command$12,
	detect: detect$14,
	read: read$14
};
// src/tools/ais-bench/python.ts
/** A Python string: JSON's escapes are Python's too. */
function python(text) {
	return JSON.stringify(text);
}
function portOf({ port, protocol }) {
	if (port !== "") return port;
	return protocol === "https:" ? "443" : "80";
}
// src/tools/ais-bench/installed-config.ts
/** What of a test's `args` is written into the configuration, and is no flag. */
const SETTINGS$4 = [
	"max-out-len",
	"batch-size",
	"trust-remote-code"
];
const SAMPLING = [
	"temperature",
	"top-k",
	"top-p",
	"min-p",
	"seed",
	"presence-penalty",
	"repetition-penalty"
];
/** Of a model that thinks before it answers, and of an answer that is scored as it is. */
const SWITCHES = ["thinking", "no-pred"];
const INSTALLED_KEYS = [
	"models",
	"datasets",
	"dataset-path",
	"model-path",
	...SETTINGS$4,
	...SAMPLING,
	...SWITCHES
];
function namedFiles({ models, datasets }) {
	return typeof models === "string" && typeof datasets === "string" ? {
		models,
		datasets
	} : void 0;
}
/**
* The installed files with this server, load and data set in them, as vLLM-Ascend's runner edits them:
* https://github.com/vllm-project/vllm-ascend/blob/main/tools/aisbench.py. Speed ignores the end of an answer and takes the likeliest
* token; accuracy samples at 0.6.
*/
function installedConfig(named, { test, cell, seed }, { baseUrl, model }) {
	if (baseUrl === void 0 || model === void 0) throw new UserError(`test ${test.name}: ais-bench asks a server, and there is none`);
	const url = new URL(baseUrl);
	const speed = test.kind === "serving";
	const rate = cell.load?.requestRate ?? "inf";
	const settings = {
		...tokenizerFolder(test.args["model-path"] ?? model),
		model,
		host_ip: url.hostname,
		host_port: Number(portOf(url)),
		enable_ssl: url.protocol === "https:",
		...speed ? { request_rate: rate === "inf" ? 0 : rate } : {},
		...present(test.args, SETTINGS$4),
		...cell.load?.maxConcurrency === void 0 ? {} : { batch_size: cell.load.maxConcurrency }
	};
	const sampling = {
		temperature: speed ? 0 : .6,
		ignore_eos: speed,
		...speed ? { seed } : {},
		...present(test.args, SAMPLING)
	};
	const { thinking, no_pred: isAsIs } = present(test.args, SWITCHES);
	const path = test.args["dataset-path"];
	return `from mmengine.config import read_base

with read_base():
    from ais_bench.benchmark.configs.models.${moduleOf(test.name, named.models, "vllm_api")} import models
    from ais_bench.benchmark.configs.datasets.${moduleOf(test.name, named.datasets)} import *
    from ais_bench.benchmark.configs.summarizers.${speed ? "perf.default_perf" : "example"} import summarizer

datasets = sum((value for key, value in locals().items() if key.endswith("_datasets")), [])
for one in models:
    one.update(${dict(settings)})
    one["generation_kwargs"].update(${dict(sampling)})
${thinking === true ? `    one["generation_kwargs"]["chat_template_kwargs"] = {"thinking": True}\n` : ""}${isAsIs === true ? `    one.pop("pred_postprocessor", None)\n` : ""}${typeof path === "string" ? `for one in datasets:\n    one["path"] = ${python(path)}\n` : ""}del one
`;
}
/** `gsm8k/gsm8k_gen` as a Python module; a name without a folder lies in `folder`, or in one of its own first word. */
function moduleOf(test, name, folder = name.split("_")[0] ?? name) {
	const words = (name.includes("/") ? name : `${folder}/${name}`).split("/");
	if (words.every((word) => /^[A-Za-z_]\w*$/.test(word))) return words.join(".");
	throw new UserError(`test ${test}: "${name}" names no file of AISBench's configs`, { hint: folder === "vllm_api" ? "models: vllm_api_general_chat" : "datasets: gsm8k/gsm8k_gen_0_shot_cot_str_perf" });
}
/** AISBench refuses a path that is no folder here, and without one it counts as the server does. */
function tokenizerFolder(path) {
	return typeof path === "string" && path.startsWith("/") ? { path } : {};
}
function present(args, keys) {
	return Object.fromEntries(keys.flatMap((key) => {
		const value = args[key] ?? args[key.replaceAll("-", "_")];
		return value === void 0 ? [] : [[key.replaceAll("-", "_"), value]];
	}));
}
function dict(values) {
	return `dict(${Object.entries(values).map(([key, value]) => `${key}=${literal(value)}`).join(", ")})`;
}
function literal(value) {
	if (typeof value === "boolean") return value ? "True" : "False";
	return JSON.stringify(value);
}
// src/tools/ais-bench/synthetic-config.ts
/** AISBench's configuration for prompts of random length, on the server's completions or chat. */
function syntheticConfig(trial, { baseUrl, model, load }) {
	const { test, seed } = trial;
	const { dataset } = test;
	if (dataset?.name !== "random" || dataset.prefixTokens > 0) throw dataset === void 0 ? new UserError(`test ${test.name}: ais-bench needs a dataset`, { hint: "dataset: { name: random }" }) : unknownDataset("ais-bench", test, dataset);
	const url = new URL(baseUrl);
	const chat = test.endpoint === "chat";
	const range = (length) => {
		const [least, most] = [Math.round(length * (1 - dataset.rangeRatio)), Math.round(length * (1 + dataset.rangeRatio))];
		return `dict(Method="uniform", Params=dict(MinValue=${least}, MaxValue=${most}))`;
	};
	return `from ais_bench.benchmark.models import ${chat ? "VLLMCustomAPIChat" : "VLLMCustomAPI"}
from ais_bench.benchmark.datasets import MATHEvaluator, SyntheticDataset, math_postprocess_v2
from ais_bench.benchmark.openicl.icl_inferencer import GenInferencer
from ais_bench.benchmark.openicl.icl_prompt_template import PromptTemplate
from ais_bench.benchmark.openicl.icl_retriever import ZeroRetriever
from ais_bench.benchmark.summarizers import DefaultPerfSummarizer
from ais_bench.benchmark.calculators import DefaultPerfMetricCalculator

models = [dict(
    attr="service", type=${chat ? "VLLMCustomAPIChat" : "VLLMCustomAPI"}, abbr="model", path=${python(model)}, model=${python(model)},
    stream=True, request_rate=${load.requestRate === "inf" ? 0 : load.requestRate}, retry=1, api_key="",
    host_ip=${python(url.hostname)}, host_port=${portOf(url)}, url="", enable_ssl=${url.protocol === "https:" ? "True" : "False"},
    max_out_len=${dataset.outputTokens}, batch_size=${load.maxConcurrency ?? test.prompts}, trust_remote_code=False,
    generation_kwargs=dict(temperature=0, seed=${seed}, ignore_eos=${test.ignoreEos ? "True" : "False"}),
)]
datasets = [dict(
    abbr="synthetic", type=SyntheticDataset, model_path=${python(model)}, trust_remote_code=False,
    config=dict(Type="string", RequestCount=${test.prompts}, TrustRemoteCode=False, StringConfig=dict(
        Input=${range(dataset.inputTokens)}, Output=${range(dataset.outputTokens)})),
    reader_cfg=dict(input_columns=["question", "max_out_len"], output_column="answer"),
    infer_cfg=dict(
        prompt_template=dict(type=PromptTemplate, template="{question}"),
        retriever=dict(type=ZeroRetriever), inferencer=dict(type=GenInferencer)),
    eval_cfg=dict(evaluator=dict(type=MATHEvaluator, version="v2"), pred_postprocessor=dict(type=math_postprocess_v2)),
)]
summarizer = dict(attr="performance", type=DefaultPerfSummarizer, calculator=dict(
    type=DefaultPerfMetricCalculator, stats_list=["Average", "Min", "Max", "Median", "P75", "P90", "P99"]))
`;
}
// src/tools/ais-bench/command.ts
/**
* The exact command of one trial. AISBench takes server, load and data set from a Python file, which is written for it: from the files
* that it was installed with, when `args` name them, else for random prompts. It names the folder of its results after the time, so
* what it prints is read. It ends with 0 when some requests failed, and with 1 and no result when all did.
*/
function command$11(trial, target) {
	const { test } = trial;
	const config = join(target.folder, "ais-bench-config.py");
	const named = namedFiles(test.args);
	if (named === void 0 && test.kind === "accuracy") throw new UserError(`test ${test.name}: ais-bench needs the files that it scores with`, { hint: "args: { models: vllm_api_general_chat, datasets: aime2024/aime2024_gen_0_shot_chat_prompt }" });
	const own = named === void 0 ? [] : INSTALLED_KEYS;
	const flags = Object.fromEntries(Object.entries(test.args).filter(([key]) => !own.includes(flagOf(key).slice(2))));
	const mode = test.kind === "accuracy" ? {} : {
		mode: "perf",
		"num-warmups": test.warmups
	};
	const args = merged(flags, named === void 0 || test.prompts === 0 || test.kind === "accuracy" ? {} : { "num-prompts": test.prompts }, mode, {
		"work-dir": target.folder,
		debug: true
	});
	const text = named === void 0 ? syntheticConfig(trial, servingTarget("ais-bench", trial, target)) : installedConfig(named, trial, target);
	return {
		argv: [
			"ais_bench",
			config,
			...argsToFlags(args)
		],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.txt"),
		files: { [config]: text }
	};
}
// src/tools/table.ts
const BAR = /[|│┃]/;
/** Rules between rows, drawn with `-`, `=`, `+` or box characters. */
const DRAWN = /^(?:\s*>)*[\s+|\-=:\u2500-\u257F]+$/;
const STROKE = /[-=\u2500\u2501\u2550]/;
/** The rule below the headings of a Markdown table. */
const MARKDOWN_RULE = /^\s*\|[\s:|-]*-[\s:|-]*\|\s*$/;
const QUOTE$1 = /^\s*(?:>\s?)+/;
/** All tables in the lines of a text, quoted ones too. */
function tablesIn(text) {
	const lines = text.map((line) => ({
		...line,
		plain: line.plain.replace(QUOTE$1, "")
	}));
	const tables = [];
	let title = "";
	for (let at = 0; at < lines.length; at += 1) {
		const first = lines[at];
		if (first === void 0 || !isPart(first)) {
			if (first !== void 0 && first.plain.trim() !== "") title = first.plain.trim();
			continue;
		}
		let end = at + 1;
		while (end < lines.length && isPart(lines[end]) && !opens(lines[end])) end += 1;
		const parts = lines.slice(at, end);
		const rows = parts.flatMap((line) => {
			const cells = cellsIn(line);
			return cells === void 0 ? [] : [cells];
		});
		const closed = isRule$1(parts.at(-1)) && parts.at(-1)?.whole !== false || isMarkdown(parts);
		const headed = isRule$1(parts[parts.findIndex((line) => !isRule$1(line)) + 1]);
		if (rows.length > 0) tables.push({
			rows,
			start: first.start,
			firstLine: first.number,
			closed,
			headed,
			title
		});
		at = end - 1;
	}
	return tables;
}
/** Headings, a rule, and rows without rules between them. */
function isMarkdown([, second, ...others]) {
	return MARKDOWN_RULE.test(second?.plain ?? "") && others.length > 0 && !others.some((line) => isRule$1(line));
}
/** An upper border: a table may follow another at once. */
function opens(line) {
	return line !== void 0 && /^\s*[┌╒┏╔╭]/.test(line.plain);
}
function isPart(line) {
	return line !== void 0 && (isRule$1(line) || rowIn(line) !== void 0);
}
/** A line between rows, also where it is quoted or has a time stamp before it. */
function isRule$1(line) {
	if (line === void 0) return false;
	const row = rowIn(line) ?? line.plain;
	return DRAWN.test(row) && STROKE.test(row);
}
/** The part of a line between its first and its last bar: time stamps may stand before it. */
function rowIn({ plain }) {
	const first = plain.search(BAR);
	const row = first === -1 ? "" : plain.slice(first).trimEnd();
	return row.length > 2 && BAR.test(row.slice(-1)) ? row : void 0;
}
/** The cells of a row; `undefined` of every other line. */
function cellsIn(line) {
	return (isRule$1(line) ? void 0 : rowIn(line))?.slice(1, -1).split(BAR).map((cell) => cell.trim());
}
// src/tools/measured.ts
const MEASURED$2 = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s+([^\d\s]\S*))?$/i;
function measured(text) {
	const [, word = text.trim(), unit = ""] = MEASURED$2.exec(text.trim()) ?? [];
	return {
		word,
		unit
	};
}
const TIME_UNITS = {
	ms: "_ms",
	s: "_s",
	us: "_us",
	μs: "_us",
	µs: "_us",
	ns: "_ns"
};
/** The end of a metric's id for a unit: times say theirs, what is otherwise counted in one unit alone does not. */
function unitSuffix(unit) {
	return TIME_UNITS[unit] ?? "";
}
/** The statistics of one measure, each with its unit, as numbers with a meaning. */
function statistics$1(measure, cells) {
	return cells.flatMap(([name, text]) => {
		const statistic = statisticOf(name);
		if (statistic === void 0) return [];
		const { word, unit } = measured(text);
		return [{
			name: `${statistic} ${measure}`,
			value: word,
			meaning: metric(`${statistic}_${measure}${unitSuffix(unit)}`)
		}];
	});
}
/** `FirstTokenTime` as `first_token_time`. */
function snakeCase(name) {
	return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}
// src/tools/ais-bench/accuracy.ts
const COLUMNS$6 = [
	"dataset",
	"version",
	"metric",
	"mode"
];
/** Since 3.1, where a data set counts its questions: no model. */
const TOTAL$2 = "total_count";
/** What people add to the table when they publish it. */
const REMARK = /^(?:notes?|remarks?|comments?|备注|说明)$/i;
/** Scores are a table of data sets by models. */
function isScoreHeader(header) {
	return header.length > COLUMNS$6.length && COLUMNS$6.every((column, index) => header[index] === column);
}
/** `62.50`, and where it counts its questions `62.50 (5/8)`. */
const SCORE = /^(\S+)(?: \((\d+)\/(\d+)\))?$/;
/** One result a data set, metric and model; a data set that was not scored has `-`. */
function scoreReadings([header = [], ...rows]) {
	const scores = header.slice(COLUMNS$6.length).filter((column) => column !== TOTAL$2);
	const remarks = scores.some((column) => !REMARK.test(column)) ? scores.filter((column) => REMARK.test(column)) : [];
	const models = scores.filter((column) => !remarks.includes(column));
	const several = new Set(rows.map(([dataset]) => dataset)).size < rows.length;
	return rows.flatMap((row) => {
		const [dataset = "", version = "", name = "", mode = ""] = row;
		const notes = remarks.flatMap((column) => {
			const text = row[header.indexOf(column, COLUMNS$6.length)] ?? "";
			return /^-?$/.test(text) ? [] : [`${column}: ${text}`];
		});
		return models.map((model) => {
			const cell = row[header.indexOf(model, COLUMNS$6.length)] ?? "";
			const figures = collect(scored(`${dataset} ${name}`, name, cell));
			const workload = {
				dataset_name: dataset,
				dataset_version: version,
				mode,
				model_id: model
			};
			const point = [
				dataset,
				...models.length > 1 ? [`model=${model}`] : [],
				...several ? [`metric=${snakeCase(name)}`] : []
			].join();
			const reading = {
				...readingOf("ais-bench", "ais-bench-accuracy@1", {
					...figures,
					workload,
					notes: [...figures.notes, ...notes]
				}),
				point,
				part: `stem ${point}`
			};
			if (Object.keys(figures.metrics).length > 0) return reading;
			const reasons = [`${dataset} was not scored: its row has "${cell}" for ${model}`];
			return {
				...reading,
				validity: {
					state: "invalid",
					reasons
				}
			};
		});
	});
}
function scored(name, id, cell) {
	const [, value = cell, , total] = SCORE.exec(cell) ?? [];
	const score = {
		name,
		value,
		meaning: metric(snakeCase(id))
	};
	return total === void 0 ? [score] : [score, {
		name,
		value: total,
		meaning: count$1("requested")
	}];
}
const PLAIN_HEADER = /^dataset +version +metric +mode +\S/;
function hasPlainScores(text) {
	return /^dataset +version +metric +mode +\S/m.test(text);
}
/** The rows of scores that are printed without bars: the dashes below their header show the columns. */
function plainScores(lines) {
	return lines.flatMap((line, at) => {
		const rule = lines[at + 1]?.plain ?? "";
		if (!PLAIN_HEADER.test(line.plain) || !/^-+(?: +-+)+ *$/.test(rule)) return [];
		const columns = [...rule.matchAll(/-+ */g)].map(({ index }) => index);
		const below = lines.slice(at + 2);
		const end = below.findIndex(({ plain }) => plain.trim() === "" || /^\$+$/.test(plain));
		return [{
			rows: [line, ...below.slice(0, end === -1 ? void 0 : end)].map(({ plain }) => columns.map((from, index) => plain.slice(from, columns[index + 1]).trim())),
			start: line.start
		}];
	});
}
// src/tools/ais-bench/figures.ts
/** In lower case: capitals have moved from version to version. */
const COMMON$2 = {
	"total requests": count$1("requested"),
	"success requests": count$1("completed"),
	"failed requests": count$1("failed"),
	"total input tokens": count$1("inputTokens"),
	"total generated tokens": count$1("outputTokens"),
	"total output tokens": count$1("outputTokens"),
	concurrency: metric("concurrency"),
	"max concurrency": workload("max_concurrency"),
	"request throughput": metric("request_throughput"),
	"input token throughput": metric("input_throughput"),
	"output token throughput": metric("output_throughput"),
	"total token throughput": metric("total_token_throughput"),
	"prefill token throughput": metric("prefill_throughput"),
	"acceptance rate (%)": metric("spec_decode_acceptance_rate"),
	"acceptance length": metric("spec_decode_acceptance_length")
};
const MEASURES$8 = {
	E2EL: "e2el",
	TTFT: "ttft",
	TPOT: "tpot",
	ITL: "itl",
	OutputTokenThroughput: "output_throughput_per_request",
	PrefillTokenThroughput: "prefill_throughput_per_request"
};
/** A metric of the whole run in one stage. */
function commonMetric$1(name, value) {
	if (typeof value !== "string" && typeof value !== "number") return [];
	const { word, unit } = measured(String(value));
	const duration = metric(unit === "s" ? "duration" : `duration${unitSuffix(unit)}`);
	const known = name.toLowerCase();
	return [{
		name,
		value: word,
		meaning: known === "benchmark duration" ? duration : COMMON$2[known] ?? metric(snakeCase(name))
	}];
}
/** A row of statistics over requests; of the latencies of whole requests, `N` is how many succeeded. */
function measureRow$1(name, cells) {
	const succeeded = cells.flatMap(([column, value]) => name === "E2EL" && column === "N" ? [{
		name: column,
		value,
		meaning: count$1("completed")
	}] : []);
	return [...statistics$1(MEASURES$8[name] ?? snakeCase(name), cells), ...succeeded];
}
/** Numbers of several stages, gathered by stage. */
function byStage(entries) {
	const stages = new Map();
	for (const [stage, printed] of entries) stages.set(stage, [...stages.get(stage) ?? [], ...printed]);
	return new Map([...stages].map(([stage, printed]) => [stage, collect(printed)]));
}
// src/tools/ais-bench/nightly.ts
/** AISBench's names, some of which the nightly script renames. It strips units, so durations (ms or s) cannot be read. */
const METRICS = {
	"Input Token Throughput": "input_throughput",
	"Input_Token_Throughput(ITT)": "input_throughput",
	"Output Token Throughput": "output_throughput",
	"Output_Token_Throughput(OTT)": "output_throughput",
	"Total Token Throughput": "total_token_throughput",
	"Total_Token_Throughput(TTT)": "total_token_throughput",
	accuracy: "accuracy"
};
/** What vLLM-Ascend's nightly tests leave in `benchmark_results/`: one file a model, with a task for each benchmark. */
function nightlyTasks(value) {
	if (!isObject(value) || !Array.isArray(value["tasks"]) || !("vllm_ascend_version" in value)) return [];
	const model = value["model_name"];
	return typeof model !== "string" ? [] : value["tasks"].filter(isTask).map((task) => taskOf$1(value, model, task));
}
/** A benchmark that could not run has no metrics. */
function isTask(task) {
	return isObject(task) && typeof task["name"] === "string";
}
function taskOf$1(nightly, model, task) {
	const kind = "accuracy" in objectIn(task, "metrics") ? "score" : "speed";
	const { baseline, threshold } = objectIn(task, "target");
	const hasTarget = typeof baseline === "number" && typeof threshold === "number";
	return {
		kind,
		reading: readingOfTask(nightly, model, task, kind),
		...hasTarget ? { target: {
			baseline,
			threshold
		} } : {}
	};
}
function readingOfTask(nightly, model, task, kind) {
	const metrics = objectIn(task, "metrics");
	const input = objectIn(task, "test_input");
	const printed = Object.entries(metrics).flatMap(([name, value]) => {
		const id = METRICS[name];
		return id === void 0 || typeof value === "object" ? [] : [{
			name,
			value,
			meaning: metric(id)
		}];
	});
	const unread = Object.keys(metrics).filter((name) => METRICS[name] === void 0);
	const figures = collect(printed);
	const reading = readingOf("ais-bench", kind === "score" ? "ais-bench-accuracy@1" : "ais-bench-nightly@1", {
		...figures,
		workload: Object.fromEntries(Object.entries({
			...input,
			model_id: model,
			weights: nightly["dtype"]
		}).filter(isSetting)),
		notes: [...figures.notes, ...unread.length === 0 ? [] : [`without a unit, not read: ${unread.join(", ")}`]]
	});
	const nothing = {
		state: "invalid",
		reasons: ["the task recorded no metrics"]
	};
	const empty = Object.keys(figures.metrics).length === 0;
	return {
		...reading,
		cell: cellOf(model, task, input, kind),
		...empty ? { validity: nothing } : {}
	};
}
function isSetting(entry) {
	return typeof entry[1] === "string" && entry[1] !== "" || typeof entry[1] === "number";
}
function cellOf(model, task, input, kind) {
	const test = `${model.replace(/^.*\//, "")}_${String(task["name"])}`;
	if (kind === "score") return test;
	const rate = Number(input["request_rate"] ?? 0);
	const limit = Number(input["batch_size"] ?? NaN);
	return servingCell(test, {
		requestRate: rate > 0 ? rate : "inf",
		...Number.isSafeInteger(limit) && limit > 0 ? { maxConcurrency: limit } : {}
	}).id;
}
// src/tools/ais-bench/read.ts
const NAME$6 = "ais-bench";
const MEASURES$7 = "Performance Parameters";
const COMMON$1 = "Common Metric";
const BROKEN$7 = [/^\s*\{\s*"Benchmark Duration":\s*\{/];
function detect$13(source) {
	if (jsonIn(source).values.some(({ value }) => isSummary$2(value))) return { evidence: "JSON with the metrics of AISBench" };
	if (jsonIn(source).values.some(({ value }) => nightlyTasks(value).length > 0)) return { evidence: "JSON of vLLM-Ascend's nightly tests" };
	if (isBroken$1(source, BROKEN$7)) return { evidence: "broken JSON with the metrics of AISBench" };
	const header = csvHeader(source.text);
	if (header[0] === MEASURES$7) return { evidence: "CSV with the columns of AISBench's performance parameters" };
	if (isScoreHeader(header)) return { evidence: "CSV with the columns of AISBench's scores" };
	if (hasPlainScores(source.text) && plainScores(linesIn(source)).length > 0) return { evidence: "the scores of AISBench" };
	if (!/Performance Parameters|Common Metric|\|\s*dataset\s*\|/.test(source.text)) return void 0;
	return tablesIn(linesIn(source)).some((table) => isOurs$1(table)) ? { evidence: "the tables of AISBench" } : void 0;
}
function isSummary$2(value) {
	return isObject(value) && isObject(value["Benchmark Duration"]) && isObject(value["Total Requests"]);
}
/** MindIE's tables are titled alike, without stages. */
function isOurs$1({ rows }) {
	const header = rows[0] ?? [];
	return header[1] === "Stage" ? header[0] === MEASURES$7 || header[0] === COMMON$1 : isScoreHeader(header);
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$13(source) {
	const header = csvHeader(source.text);
	if (header[0] === MEASURES$7) return inParts$1(csvStages(source));
	if (isScoreHeader(header)) {
		const { rows } = csvTable(source.text, source.name);
		return scoreReadings([header, ...rows]);
	}
	return readJsonAndText(source, {
		what: "AISBench",
		ofJson: (value) => isSummary$2(value) ? inParts$1(jsonStages(value)) : nightlyTasks(value).map(({ reading }) => reading),
		ofText: ofText$6
	});
}
/** The metrics of the run are JSON, those of the requests are CSV, and both files bear the name of the data set. */
function inParts$1(stages) {
	return readings(stages).map((reading) => ({
		...reading,
		part: `stem ${reading.tool.definition}`
	}));
}
function readings(stages) {
	return [...stages].map(([stage, figures]) => {
		const definition = stage === "total" ? "ais-bench@1" : `ais-bench-${stage}@1`;
		const reading = readingOf(NAME$6, definition, figures);
		return stages.size > 1 ? {
			...reading,
			point: `stage=${stage}`
		} : reading;
	});
}
function jsonStages(summary) {
	return byStage(Object.entries(summary).flatMap(([name, stages]) => isObject(stages) ? Object.entries(stages).map(([stage, value]) => [stage, commonMetric$1(name, value)]) : []));
}
function csvStages({ text, name }) {
	const { header, rows } = csvTable(text, name);
	return rowStages(header, rows);
}
function rowStages(header, rows) {
	return byStage(rows.map((row) => {
		const [name = "", stage = "", ...values] = row;
		return [stage, measureRow$1(name, values.map((value, index) => [header[index + 2] ?? "", value]))];
	}));
}
/** Statistics come first, the run's own metrics below; together they are one result, of a model and a data set. */
function ofText$6(lines, { name }) {
	const tables = tablesIn(lines).filter(isOurs$1);
	const scores = tables.filter(({ rows }) => isScoreHeader(rows[0] ?? []));
	const placed = (scores.length > 0 ? scores : plainScores(lines)).flatMap(({ rows, start }) => scoreReadings(rows).map((reading) => ({
		start,
		reading
	})));
	const speeds = tables.filter((table) => !scores.includes(table));
	const several = new Set(speeds.map(taskOf)).size > 1;
	let before = new Map();
	let last;
	const alone = () => {
		const task = several && last !== void 0 ? taskOf(last) : void 0;
		return readings(before).map((reading) => ({
			start: last?.start ?? 0,
			reading: withoutRun(task === void 0 ? reading : {
				...reading,
				point: pointOf$4(task, reading)
			})
		}));
	};
	for (const table of speeds) {
		if (!table.closed) throw new UserError(`${name}: the table on line ${table.firstLine} has no lower border`, { hint: "the file is cut off, or the table was not copied to its end" });
		const [header = [], ...rows] = table.rows;
		if (header[0] === MEASURES$7) {
			placed.push(...alone());
			before = rowStages(header, rows);
			last = table;
		} else {
			const found = readings(joined$1(byStage(rows.map(([key = "", stage = "", value = ""]) => [stage, commonMetric$1(key, value)])), before));
			const task = several ? taskOf(table) : void 0;
			const named = task === void 0 ? found : found.map((reading) => ({
				...reading,
				point: pointOf$4(task, reading)
			}));
			placed.push(...named.map((reading) => ({
				start: table.start,
				reading
			})));
			before = new Map();
		}
	}
	return [...placed, ...alone()];
}
/** The statistics of requests stand by themselves in a comment or in a cut log. */
function withoutRun(reading) {
	const note = `no "${COMMON$1}" table stands below: the run's requests, throughput and concurrency are not known`;
	return {
		...reading,
		notes: [...reading.notes, note]
	};
}
/** The model and the data set, which a log tells above their tables. */
function taskOf({ title }) {
	return /Performance Results of task \[([^\]]+)\]/.exec(title)?.[1];
}
function pointOf$4(task, { point }) {
	return point === void 0 ? task : `${task},${point}`;
}
function joined$1(common, measures) {
	const both = [...common].map(([stage, figures]) => {
		const other = measures.get(stage);
		return [stage, other === void 0 ? figures : together(other, figures)];
	});
	return new Map(both);
}
// src/tools/ais-bench/ais-bench.ts
/** AISBench's performance and accuracy results: CSV, JSON and printed tables. */
const aisBench = {
	kinds: ["serving", "accuracy"],
	command: command$11,
	detect: detect$13,
	read: read$13
};
// src/tools/built-in/load-result.ts
const count = int().nonnegative().exactOptional();
const digest = string().regex(/^[0-9a-f]{16}$/);
const share = number().nonnegative();
const RESULT$1 = object({
	schema: literal$1(LOAD_RESULT_SCHEMA),
	version: string(),
	definition: string().min(1),
	state: _enum([
		"finished",
		"cancelled",
		"out-of-time"
	]),
	workload: record(string(), union([string(), number()])),
	digests: object({
		schedule: digest,
		requests: digest
	}),
	counts: object({
		requested: count,
		completed: count,
		failed: count,
		inputTokens: count,
		outputTokens: count
	}),
	inputTokensAsked: count,
	metrics: record(string(), number()),
	failures: record(string(), object({
		count: int().positive(),
		example: string()
	})),
	health: object({
		windowMs: share,
		realTime: boolean(),
		threads: int().positive().exactOptional(),
		loopUtilization: share,
		cpuShare: share,
		gcShare: share,
		loopDelayP99Ms: share,
		latenessP99Ms: share,
		wireDelayP99Ms: share,
		chunksPerTurn: share
	}),
	calibration: object({
		chunks: share,
		ttftErrorMs: number(),
		itlErrorP99Ms: share,
		cpuUsPerChunk: share
	}).exactOptional(),
	validity: union([object({ state: literal$1("valid") }), object({
		state: literal$1("invalid"),
		reasons: array(string()).min(1)
	})]),
	notes: array(string())
});
const MARKER = new RegExp(`"schema"\\s*:\\s*"${LOAD_RESULT_SCHEMA}"`);
function detectLoadResult({ text }) {
	return MARKER.test(text) ? { evidence: `schema ${LOAD_RESULT_SCHEMA}` } : void 0;
}
/** @throws UserError when the file is cut short or a value is not what the generator writes. */
function readLoadResult({ name, text }) {
	const { version, definition, metrics, counts, workload, validity, notes } = parse$1(name, text);
	return [{
		tool: {
			name: "built-in",
			version,
			definition
		},
		metrics,
		counts,
		workload,
		validity,
		notes
	}];
}
function parse$1(name, text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${name}: a result of the built-in generator that is not whole JSON (${text.length} characters)`, { cause });
	}
	const { data, error } = RESULT$1.safeParse(value);
	if (data !== void 0) return data;
	const [first] = error.issues;
	throw new UserError(`${name}: ${first?.path.join(".") ?? "result"}: ${first?.message ?? "not readable"}`);
}
// src/tools/built-in/built-in.ts
/** Our own load generator: serving tests only, and nothing of the engine's Python environment is needed to run it. */
const builtIn = {
	kinds: ["serving"],
	command: command$10,
	detect: detectLoadResult,
	read: readLoadResult
};
/**
* The room for young objects, in MiB: a pause to copy what lives there is an error of the chunks that come in it, and the room is memory.
* Events live so shortly that half of what Node 20 has by itself is enough.
*/
const GENERATOR_FLAGS = ["--max-semi-space-size=8"];
const CONNECT_MS = 1e4;
/** As `vllm bench serve` takes it. */
const API_KEY_ENV = "OPENAI_API_KEY";
/** The generator ends by itself, with what it has, before `run` must end it. */
const SHARE_OF_TIMEOUT = .9;
/** Warm-up for a schedule that sends everything at once to a server that takes as much as it can. */
const WIDEST_WARM_UP = 32;
function command$10(trial, target) {
	const spec = specOf(trial, target);
	const specFile = join(target.folder, "load-spec.json");
	return {
		argv: [
			target.node,
			...GENERATOR_FLAGS,
			target.cli,
			"load",
			"--spec",
			specFile
		],
		env: trial.test.env,
		resultFile: spec.resultFile,
		requestsFile: spec.requestsFile,
		files: { [specFile]: `${JSON.stringify(spec, null, 2)}\n` }
	};
}
function specOf({ test, cell, seed }, { baseUrl, model, folder, first }) {
	const dataset = test.dataset ?? test.ownDataset;
	const { load } = cell;
	if (baseUrl === void 0 || model === void 0 || load === void 0) throw new UserError(`test ${test.name}: the built-in tool measures serving tests of a server, this is a ${test.kind} test`, { hint: "set tool: vllm-bench for this test" });
	if (dataset === void 0) throw new UserError(`test ${test.name}: no dataset`, { hint: "dataset: { name: random, input-tokens: 1024, output-tokens: 128 }" });
	const deadlineMs = test.timeoutSeconds * 1e3 * SHARE_OF_TIMEOUT;
	return {
		schema: LOAD_SPEC_SCHEMA,
		baseUrl,
		model,
		endpoint: test.endpoint,
		streamed: test.stream ?? true,
		seed,
		prompts: test.prompts,
		load,
		arrivals: test.arrivals ?? { burstiness: 1 },
		...test.goodput === void 0 ? {} : { goodput: test.goodput },
		dataset,
		ignoreEos: test.ignoreEos,
		realTime: true,
		...test.threads === void 0 ? {} : { threads: test.threads },
		calibrate: first,
		warmups: Math.max(test.warmups, warmUpWidth(test.prompts, load)),
		timeouts: {
			connectMs: CONNECT_MS,
			firstTokenMs: deadlineMs,
			betweenTokensMs: deadlineMs,
			totalMs: deadlineMs,
			...test.timeouts
		},
		connection: test.connection ?? {
			apiKeyEnv: API_KEY_ENV,
			verify: true
		},
		deadlineMs,
		resultFile: join(folder, "load-result.json"),
		requestsFile: join(folder, "requests.bin"),
		timelineFile: join(folder, ENGINE_TIMELINE_FILE)
	};
}
/** As many as can be in flight at once; a paced schedule without a limit has no such number. */
function warmUpWidth(prompts, { requestRate, maxConcurrency }) {
	return Math.min(maxConcurrency ?? (requestRate === "inf" ? WIDEST_WARM_UP : 1), prompts);
}
// src/tools/metric-units.ts
/** Units as people write them, in English or Chinese, by our spelling of each. */
const UNIT_WORDS = [
	[/^(?:ms|毫秒|milliseconds?)(?:\/tok(?:en)?)?$/, "ms"],
	[/^(?:s|secs?|seconds?|秒)(?:\/tok(?:en)?)?$/, "s"],
	[/^(?:us|µs|μs|微秒|microseconds?)$/, "us"],
	[/^(?:ns|纳秒|nanoseconds?)$/, "ns"],
	[/^(?:mins?|minutes?|分钟?)$/, "min"],
	[/^(?:(?:output |total |gen )?tok(?:en)?s?(?:\/s(?:ec|econd)?|\/秒| per second)|t\/s|tps|词元\/秒)$/, "tok/s"],
	[/^tok(?:en)?s?\/s(?:ec)?\/(?:user|req(?:uest)?)$/, "tok/s/user"],
	[/^tok(?:en)?s?\/s(?:ec)?\/(?:gpu|npu|card|chip|卡)$/, "tok/s/device"],
	[/^(?:req(?:uest)?s?(?:\/s(?:ec|econd)?|\/秒| per second)|请求\/秒|次\/秒|qps|rps)$/, "req/s"],
	[/^(?:output |total |gen )?tok(?:en)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^tpm$/, "tok/min"],
	[/^req(?:uest)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^(?:请求|次)\/分钟?$|^rpm$/, "req/min"],
	[/^gib$/, "GiB"],
	[/^gb$/, "GB"],
	[/^mib$/, "MiB"],
	[/^mb$/, "MB"],
	[/^%$/, "%"]
];
const TIMES$2 = [
	"ms",
	"s",
	"us",
	"ns",
	"min"
];
/** A unit in our spelling, `undefined` for a word that is none. */
function unitOf(word) {
	return UNIT_WORDS.find(([pattern]) => pattern.test(word.trim().toLowerCase()))?.[1];
}
function isTime(unit) {
	return TIMES$2.includes(unit);
}
/** Whether a number of this unit can be what an id of ours stands for; a label that says no unit lets any pass. */
function fits(id, unit) {
	if (unit === "") return true;
	if (/request_throughput$/.test(id)) return unit.startsWith("req/");
	if (/_throughput$/.test(id)) return unit === "tok/s" || unit === "tok/min";
	if (id === "throughput") return unit.includes("/") && !isTime(unit);
	if (/(?:^|_)(?:ttft|tpot|itl|e2el|duration)$/.test(id)) return isTime(unit);
	return true;
}
// src/tools/metric-words.ts
/** Signs that people write for the same: full-width brackets, per mille of spaces around them. */
function plain(label) {
	return label.replace(/<[^>]*>/g, " ").replace(/[*`_]{1,2}(?=\S)|(?<=\S)[*`]{1,2}/g, (mark) => mark.startsWith("_") ? "_" : "").replaceAll("（", "(").replaceAll("）", ")").replace(/[↑↓]/g, "").toLowerCase().replace(/\b(?:tput|thput|thpt)\b/g, "throughput").replace(/\(\s*(mean|average|avg\.?|median|std|max|p\d{1,2}(?:\.\d+)?|平均值?)?\s*\)/g, " $1 ").replace(/\[\d+\]$/, "").replace(/\s+/g, " ").trim();
}
/** The unit behind a name, in brackets, after a comma or a blank. */
function split(label) {
	const whole = plain(label).replace(/[:：]$/, "").trim();
	const [, name = "", mark = "", word = ""] = /^(.+?)\s*([([,，\s])\s*([^()[\],，\s]+(?: per (?:second|minute))?)\s*[)\]]?$/.exec(whole) ?? [];
	const unit = unitOf(word);
	if (unit === void 0 || isMinimum(name, mark, word)) return inside(whole) ?? before(whole) ?? {
		name: whole,
		unit: unitOf(whole) ?? ""
	};
	return {
		name: MEAN.test(name.trim()) ? word : name.trim(),
		unit
	};
}
const MEAN = /^(?:mean|average|avg\.?|平均值?)$/;
/** A unit before the end: `TTFT (ms) P99`, `TTFT (mean, ms)`, `TTFT/ms`, `ttft_ms`. */
function inside(whole) {
	for (const { 0: group, 1: words = "", index } of whole.matchAll(/\s*[([]([^()[\]]*)[)\]]/g)) {
		const parts = words.split(/\s*[,，;；]\s*/);
		const at = parts.findIndex((part) => unitOf(part) !== void 0 && part !== "min");
		const unit = unitOf(parts[at] ?? "");
		if (unit === void 0) continue;
		const others = parts.filter((_, place) => place !== at).join(" ");
		return {
			name: `${whole.slice(0, index)} ${others} ${whole.slice(index + group.length)}`.replace(/\s+/g, " ").trim(),
			unit
		};
	}
	const [, name = "", word = ""] = /^(.+?)\s*[/_]\s*(ms|us|s|毫秒|秒)$/.exec(whole) ?? [];
	const unit = unitOf(word);
	const known = name.replaceAll("_", " ");
	return unit === void 0 || metricOf(whole) !== void 0 || !LATENCIES$3.some(([pattern]) => pattern.test(known)) ? void 0 : {
		name: known,
		unit
	};
}
/** A rate that is said first: `Tokens/Second (Prompt Eval)`. */
function before(whole) {
	const [, word = "", name = ""] = /^(.+?)\s*\(([^()]+)\)$/.exec(whole) ?? [];
	const unit = unitOf(word);
	return unit?.startsWith("tok/") === true ? {
		name: name.trim(),
		unit
	} : void 0;
}
/** Whether `min` is the smallest, as in `TTFT (min)`, and no minute, as in `Mean TTFT (min)`. */
function isMinimum(name, mark, word) {
	if (word !== "min") return false;
	const isLatency = LATENCIES$3.some(([pattern]) => pattern.test(name));
	return !"[(".includes(mark) || isLatency && !STATISTICS$1.some(([pattern]) => pattern.test(name));
}
const STATISTICS$1 = [
	[/\b(?:mean|average|avg|ave)\b\.?|平均值?|均值/, "mean"],
	[/\b(?:median|p50)\b|中位数?/, "median"],
	[/\b(?:std|stddev)\b|标准差/, "std"],
	[/\bmin(?:imum)?\b|最小值?/, "min"],
	[/\bmax(?:imum)?\b|最大值?/, "max"]
];
const LATENCIES$3 = [
	[/\bttft\b|time to first token|\bfirst[- ]token (?:latency|time|delay)\b|首\s*(?:个\s*)?(?:token|字|词元|包)/, "ttft"],
	[/\btpot\b|time per (?:output )?token|每\s*(?:个\s*)?(?:输出\s*)?(?:token|词元)/, "tpot"],
	[/\bitl\b|inter[- ]token latency|(?:token|词元)\s*间/, "itl"],
	[/\be2el?\b|end[- ]to[- ]end|端到端|^(?:(?:average|avg|mean|median|min|max|std|p\d{1,2}(?:\.\d+)?) |平均\s*)?(?:request )?latency(?: (?:average|avg|mean|median|min|max|std|p\d{1,2}(?:\.\d+)?))?$|^(?:平均\s*)?(?:请求\s*)?(?:延迟|时延)$/, "e2el"]
];
/** What is made of a latency, or wished of one, and is none: a rate, a share, a variation, a limit. */
const NO_LATENCY = /throughput|吞吐|^\d+\s*\/|\b(?:cv|slo|sla|target|budget|limit|threshold|goal|goodput|rate|ratio|speed-?up)\b|达标|比例|目标|阈值/;
const WHOLE = [
	[/^(?:output|generation|gen|decode|decoding|(?:token|text) generation|eval) (?:token )?(?:throughput|speed)$|^(?:输出|生成|解码)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/, metric("output_throughput")],
	[/^(?:input|prompt|prefill|prompt (?:processing|eval)) (?:token )?(?:throughput|speed)$|^(?:输入|预填充)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/, metric("input_throughput")],
	[/^total (?:token )?throughput$|^总\s*(?:token\s*|词元\s*)?吞吐[量率]?$/, metric("total_token_throughput")],
	[/^(?:request throughput|qps|rps|average qps|avg qps)$|^(?:请求\s*吞吐[量率]?|平均\s*qps|每秒请求数)$/, metric("request_throughput")],
	[/^(?:benchmark duration|duration|time taken for tests|elapsed(?: time)?|total time)$|^(?:测试|基准测试|压测)?\s*(?:持续时间|时长|总时长|总?耗时|用时)$/, metric("duration")],
	[/^(?:successful|succeeded|succeed|completed) requests$|^成功\s*(?:的\s*)?请求\s*(?:数量?)?$/, count$1("completed")],
	[/^failed requests$|^失败\s*(?:的\s*)?请求\s*(?:数量?)?$/, count$1("failed")],
	[/^(?:total requests|requests)$|^(?:总\s*)?请求\s*(?:总?数量?)$/, count$1("requested")],
	[/^(?:total )?input tokens$|^总?\s*输入\s*(?:tokens?|词元)\s*总?数?量?$/, count$1("inputTokens")],
	[/^(?:total )?(?:generated|output) tokens$|^总?\s*(?:生成|输出)\s*(?:tokens?|词元)\s*总?数?量?$/, count$1("outputTokens")],
	[/^(?:max(?:imum)? )?(?:request )?concurrency$|^(?:最大\s*)?并发\s*(?:数|度)?$/, workload("max_concurrency")],
	[/^request rate$|^请求\s*(?:速率|率)$/, workload("request_rate")],
	[/^(?:peak )?(?:gpu |npu |device )?(?:memory|vram)(?: usage| used)?$|^(?:峰值\s*)?显存\s*(?:占用|峰值)?$/, metric("peak_memory")]
];
/** What is a throughput by its unit alone: without one, such a column is a length. */
const BY_UNIT = [
	[/^(?:output|decode|generation|gen|generated|(?:token|text) generation|tg|eval(?: time)?)$|^(?:输出|生成|解码)$/, "output_throughput"],
	[/^(?:input|prompt|prefill|pp|prompt (?:processing|eval)(?: time)?)$|^(?:输入|预填充)$/, "input_throughput"],
	[/^total$|^总$/, "total_token_throughput"]
];
/** Of generated tokens or of all: a bare "throughput" does not say, and is compared with its own kind alone. */
const BARE$1 = /^(?:throughput|token throughput|speed|吞吐[量率]?|推理速度|速度)$/;
/** `undefined` for a label that is none of a measurement's, or whose unit is one of something else. */
function wordsOf(label, cellUnit = "") {
	const { name: given, unit: own } = split(label);
	const words = meant(metricOf(given) === void 0 ? given.replaceAll("_", " ") : given, own === "" ? cellUnit : own);
	return words !== void 0 && words.meaning.kind === "metric" && !fits(bare(words), words.unit) ? void 0 : words;
}
/** An id without the unit at its end. */
function bare({ meaning, unit }) {
	const id = idOf$2(meaning);
	return unit !== "" && id.endsWith(`_${unit}`) ? id.slice(0, -unit.length - 1) : id;
}
function meant(name, unit) {
	const latency = latencyOf(name, unit);
	if (latency !== void 0) return {
		meaning: metric(latency),
		unit
	};
	const whole = WHOLE.find(([pattern]) => pattern.test(name))?.[1];
	if (whole?.kind === "metric" && whole.id === "peak_memory") return {
		meaning: metric(unit === "" ? "peak_memory" : `peak_memory_${unit.toLowerCase()}`),
		unit
	};
	if (whole?.kind === "metric" && whole.id === "duration" && isTime(unit) && unit !== "s") return {
		meaning: metric(`duration_${unit}`),
		unit
	};
	if (whole !== void 0) return {
		meaning: perMinute(whole, unit),
		unit
	};
	const byUnit = unit.startsWith("tok/") ? BY_UNIT.find(([pattern]) => pattern.test(name))?.[1] : void 0;
	if (byUnit !== void 0) return {
		meaning: perMinute(metric(byUnit), unit),
		unit
	};
	if (BARE$1.test(name)) {
		const id = unit.startsWith("req/") ? "request_throughput" : "throughput";
		return {
			meaning: perMinute(metric(id), unit),
			unit
		};
	}
	if (unitOf(name) === "tok/s") return {
		meaning: metric("throughput"),
		unit: "tok/s"
	};
	return unitOf(name) === "req/s" ? {
		meaning: metric("request_throughput"),
		unit: "req/s"
	} : exact(name, unit);
}
/** A rate by the minute is another metric than the one by the second. */
function perMinute(meaning, unit) {
	return meaning.kind === "metric" && unit.endsWith("/min") ? metric(`${meaning.id}_per_min`) : meaning;
}
/** A metric's own id. */
function exact(name, unit) {
	const known = metricOf(name);
	if (known === void 0 || unit !== "" && unit !== known.unit) return void 0;
	return {
		meaning: metric(name),
		unit: known.unit
	};
}
function latencyOf(name, unit) {
	const measure = LATENCIES$3.find(([pattern]) => pattern.test(name))?.[1];
	if (measure === void 0 || NO_LATENCY.test(name)) return void 0;
	const percentile = /\bp(\d{1,2}(?:\.\d+)?)\b|\b(\d{1,2}(?:\.\d+)?)(?:th|%)/.exec(name);
	const rank = percentile?.[1] ?? percentile?.[2];
	return [
		STATISTICS$1.find(([pattern]) => pattern.test(name))?.[1] ?? (rank === void 0 ? void 0 : `p${rank}`),
		measure,
		unit
	].filter((part) => part !== void 0 && part !== "").join("_");
}
// src/tools/not-read.ts
const EVALSCOPE = "give benchmark_summary.json, which lies beside it or in the folder of each load";
const LLAMA_CPP = "measure the server with a load generator (tool: built-in), or the model with llama-bench -o json";
const VLLM = "measure with vllm bench serve --save-result, and give its JSON";
const SUITE = "give the folder of its results, in which each test has a JSON file of its own";
const RUNS = "give the JSON file of each run (--save-result)";
/**
* Tables that programs show to people while their results go to files: rounded, wrapped in the middle of a label, and without the
* requests that failed. Read as tables they would be taken for variants of people's.
*/
const forPeople = (program) => `what ${program} prints for people, rounded and in part,`;
/** Signs are whole lines, headings or keys as the programs write them: no other text has them. */
const FORMS = [
	{
		what: forPeople("guidellm"),
		sign: /^\W*(?:(?:Request Latency|Text Metrics|Server Throughput) Statistics \(|Benchmarks (?:Metadata|Info|Stats):|Performance Summary by Benchmark\b)/m,
		instead: "give its JSON, CSV or YAML report (guidellm … --outputs json)"
	},
	{
		what: forPeople("aiperf"),
		sign: /NVIDIA AIPerf \| \w+ Metrics/,
		instead: "give profile_export_aiperf.json or .csv beside it"
	},
	{
		what: forPeople("genai-perf"),
		sign: /NVIDIA GenAI-Perf \| \w+ Metrics|^\W*(?:LLM|Embeddings|Rankings|Image Retrieval) Metrics\W*$[\s\S]{0,600}[┃|]\s*Statistic\s*[┃|]\s*avg\s*[┃|]/m,
		instead: "give profile_export_genai_perf.json or .csv beside it"
	},
	{
		what: "a stream of llama.cpp's server",
		sign: /^data: \{.*"predicted_per_token_ms"\s*:/m,
		instead: "ask without stream, or cut 'data: ' from its lines"
	},
	{
		what: "the counters of llama.cpp's server (/metrics)",
		sign: /^# HELP llamacpp:\w+ /m,
		instead: LLAMA_CPP
	},
	{
		what: "a table of llama-bench without its heading",
		sign: /^(?![\s\S]*\|[ :]*--)[\s\S]*?(?:^|\n)[ >]*\|[^|\n]+\|[^|\n]+[KMGT]iB \|[^|\n]+[KMB] \|(?:[^|\n]*\|)+ *(?:pp|tg) ?\d[^|\n]*\| *[\d.]+ [±_] [\d.]+ *\|/,
		instead: "give the line above its rows too, which names the columns, or measure with llama-bench -o json"
	},
	{
		what: "evalscope's summary of an SLA search",
		sign: /"(?:parallel|rate)_[\d.]+"\s*:\s*\{\s*"metrics"\s*:/,
		instead: EVALSCOPE
	},
	{
		what: "a summary with evalscope's keys of no known release",
		sign: /"success_requests"\s*:[^{}]*"ttft"\s*:/,
		instead: "measure with evalscope 1.14 or older"
	},
	{
		what: "TensorRT-LLM's statistics of each iteration",
		sign: /["'](?:iterLatencyMS|inflightBatchingStats|staticBatchingStats|Active Request Count)["']\s*:|\biter = \d+, (?:global_)?rank = \d+, .*\bhost_step_time = /,
		instead: "they are of the engine's steps: give the report of the run (trtllm-bench --report_json, or benchmark_serving --save-result)"
	},
	{
		what: "a result of LMDeploy's profile_hf_generation",
		sign: /^(?:model,batch_size,input_seqlen,gen_len,total_len,first_time,|.*First token\/ms: [\d.]+, Next tokens\/ms: )/m,
		instead: "its rounds are of Hugging Face's generate: let a script print what tool: custom reads"
	},
	{
		what: "the statistics of vLLM's benchmark_serving_multi_turn",
		sign: /^runtime_sec = [\d.]+$/m,
		instead: "measure with vllm-bench --multi-turn --save-result, and give its JSON"
	},
	{
		what: "the one time that vLLM's benchmark_prefix_caching prints",
		sign: /^cost time [\d.]+$/m,
		instead: VLLM
	},
	{
		what: "the one time that vLLM's benchmark_long_document_qa_throughput prints",
		sign: /^Time to execute all requests: [\d.]+ secs$/m,
		instead: VLLM
	},
	{
		what: "what vLLM's auto_tune.sh tried",
		sign: /^max_num_seqs: \d+, max_num_batched_tokens: \d+, request_rate: /m,
		instead: "give the bm_log files beside it: they hold what the client printed"
	},
	{
		what: "what vllm bench mm-processor prints",
		sign: /^Multimodal Processor Benchmark Results$/m,
		instead: "give the file of --output-json"
	},
	{
		what: "the summary of a vLLM suite",
		sign: /\{\s*"Test name"\s*:/,
		instead: SUITE
	},
	{
		what: "the summary of a vLLM suite",
		sign: /^\|\s*Test name\s*\|/m,
		file: /(?:^|[/\\])benchmark_results\.md$/,
		instead: SUITE
	},
	{
		what: "what a vLLM suite notes of a test's commands",
		sign: /"\w+_command"\s*:[\s\S]*"gpu_type"\s*:/,
		file: /\.commands$/,
		instead: "give the result beside it, of the same name: its commands are read with it"
	},
	{
		what: "a summary of several runs of vllm-bench",
		sign: /^=+ (?:Multi-Run|Sweep) Summary /m,
		instead: RUNS
	},
	{
		what: "what vllm-bench --compare prints",
		sign: /^=+ Benchmark Comparison =+$/m,
		instead: RUNS
	},
	{
		what: "aiperf's summary of several runs",
		sign: /"aggregation_type"\s*:|^Aggregation Type,/m,
		instead: "give profile_export_aiperf.json of each run: those are the repeats"
	},
	{
		what: "the requests that perf_analyzer sent for genai-perf",
		sign: /"response_timestamps"\s*:/,
		instead: "give profile_export_genai_perf.json, which lies beside it"
	},
	{
		what: "a report of guidellm for browsers",
		sign: /window\.(?:run_?[iI]nfo|workload_?[dD]etails)\b/,
		instead: "give its JSON, CSV or YAML report"
	},
	{
		what: "a report of evalscope for browsers",
		sign: /<title>[^<]*(?:EvalScope|Perf(?:ormance)? (?:Test )?Report)[^<]*<\/title>/i,
		instead: EVALSCOPE
	},
	{
		what: "MindIE's list of requests",
		sign: /"prefill_bsz"\s*:/,
		instead: "give result_common_<time>.csv and result_perf_<time>.csv, which lie beside it"
	}
];
const LONGEST_LOOK = 1e6;
/** `undefined` for a text of which nothing is known. */
function notRead({ name, text }) {
	const head = text.slice(0, LONGEST_LOOK);
	return FORMS.find(({ sign, file }) => sign.test(head) && file?.test(name) !== false);
}
// src/tools/unit-direction.ts
const TIME$2 = /^(?:[mnuµμ]?s|m?sec(?:onds?)?|m?seconds?|milliseconds?|min(?:utes?)?)$/i;
const RATE$2 = /^[A-Za-z][\w ]*(?:(?:\/|p)s(?:ec(?:ond)?)?|\/min(?:ute)?)(?:\/(?:user|device))?$|^(?:tps|qps|rps)$/i;
/** Times are better when lower, rates when higher; of any other unit nothing is known. */
function directionOfUnit(unit) {
	if (TIME$2.test(unit)) return "lower";
	return RATE$2.test(unit) ? "higher" : void 0;
}
const SPELLED = {
	sec: "s",
	second: "s",
	seconds: "s",
	minute: "min",
	minutes: "min",
	msec: "ms",
	millisecond: "ms",
	milliseconds: "ms",
	μs: "us",
	µs: "us"
};
/** Units of one kind in which a number differs by a factor. */
const KINDS = [[
	"ns",
	"us",
	"ms",
	"s",
	"min"
], [
	"mib",
	"gib",
	"mb",
	"gb"
]];
/** Whether a number of this unit must not be taken for one of the other: `s` for `ms`. Unknown words are let pass. */
function isOtherUnit(unit, expected) {
	const [given, wanted] = [unit, expected].map((one) => SPELLED[one.toLowerCase()] ?? one.toLowerCase());
	if (given === void 0 || wanted === void 0 || given === wanted) return false;
	return KINDS.some((kind) => kind.includes(given) && kind.includes(wanted));
}
/** Powers of ten of a second. */
const POWERS = {
	ns: -9,
	us: -6,
	ms: -3,
	s: 0
};
/** A time in another of our units, exact to its last decimal digit; `undefined` where one is no such unit. */
function inTimeUnit(value, from, to) {
	const [given, wanted] = [POWERS[from], POWERS[to]];
	if (given === void 0 || wanted === void 0) return void 0;
	const [digits = "", exponent = "0"] = String(value).split("e");
	return Number(`${digits}e${Number(exponent) + given - wanted}`);
}
// src/tools/custom/metric-list.ts
function isMetricsFile(value) {
	const metrics = isObject(value) ? value["metrics"] : void 0;
	return Array.isArray(metrics) && metrics.length > 0 && metrics.every((one) => isObject(one) && "id" in one && "value" in one);
}
/** `customSmallerIsBetter` and `customBiggerIsBetter`: https://github.com/benchmark-action/github-action-benchmark. */
function isBenchmarkList(value) {
	return Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && typeof one["name"] === "string" && "value" in one && "unit" in one);
}
/**
* A list of metrics. A known id means what it means here; of any other, the direction that the list gives counts, or else that of its
* unit: times are better when lower, rates when higher.
* @throws UserError when the list says two things of one name.
*/
function readingOfList(metrics, key) {
	const values = {};
	const declared = {};
	const notes = [];
	for (const metric of metrics) {
		const id = String(metric[key]);
		const unit = metric["unit"] === void 0 ? "" : String(metric["unit"]);
		const number = usableNumber(id, metric["value"], unit);
		if (typeof number === "string") notes.push(number);
		else if (values[id] !== void 0 && values[id] !== number) throw new UserError(`"${id}" has two values: ${values[id]} and ${number}`);
		else {
			values[id] = number;
			const betterWhen = directionOf(metric["direction"]) ?? directionOfUnit(unit);
			if (metricOf(id) === void 0 && betterWhen !== void 0) declared[id] = {
				unit,
				betterWhen
			};
		}
		notes.push(...factsOf(id, metric));
	}
	const reading = readingOf("custom", "custom@1", {
		metrics: values,
		counts: {},
		workload: {},
		unreadable: [],
		errors: [],
		notes
	});
	return Object.keys(declared).length === 0 ? reading : {
		...reading,
		declared
	};
}
/** The number, or why it is left out. */
function usableNumber(id, value, unit) {
	const number = typeof value === "number" ? value : printedNumber(String(value));
	if (number === void 0) return `no number, left out: ${id}: ${String(value)}`;
	const known = metricOf(id);
	return known !== void 0 && isOtherUnit(unit, known.unit) ? `left out: ${id} is in ${known.unit}, not in ${unit}: ${number}` : number;
}
function factsOf(id, metric) {
	const facts = [
		"unit",
		"direction",
		"range",
		"extra"
	].flatMap((name) => metric[name] === void 0 || metric[name] === null ? [] : [`${name} ${String(metric[name]).replace(/\s+/g, " ")}`]);
	return [...facts.length === 0 ? [] : [`${id}: ${facts.join(", ")}`], ...contradictionOf(id, metric)];
}
function contradictionOf(id, metric) {
	const [known, given] = [metricOf(id)?.betterWhen, directionOf(metric["direction"])];
	return known === void 0 || given === void 0 || known === given ? [] : [`${id} is better when ${known}: that the list says ${given} is passed over`];
}
const DIRECTIONS$1 = [[/^(?:higher|bigger|larger|greater|max(?:imi[sz]e)?|up|increas\w*)(?:\b|[_-]|$)/i, "higher"], [/^(?:lower|smaller|less|min(?:imi[sz]e)?|down|decreas\w*)(?:\b|[_-]|$)/i, "lower"]];
/** `higher`, `higher-is-better`, `bigger`, `maximize`, and their opposites. */
function directionOf(word) {
	return typeof word === "string" ? DIRECTIONS$1.find(([pattern]) => pattern.test(word.trim()))?.[1] : void 0;
}
// src/tools/custom/benchmark-history.ts
function isHistory(value) {
	const suites = isObject(value) ? value["entries"] : void 0;
	return isObject(suites) && Object.keys(suites).length > 0 && Object.values(suites).every(isSuite);
}
function isSuite(runs) {
	return Array.isArray(runs) && runs.length > 0 && runs.every((run) => isObject(run) && isBenchmarkList(run["benches"]));
}
const DIRECTIONS = {
	customSmallerIsBetter: "smaller",
	customBiggerIsBetter: "bigger"
};
/** The newest result of each suite: the others are of other commits, and no repeats of it. */
function readHistory({ entries }) {
	return Object.entries(entries).flatMap(([suite, runs]) => {
		const newest = runs.at(-1);
		const benches = newest?.["benches"];
		if (newest === void 0 || !isBenchmarkList(benches)) return [];
		const direction = DIRECTIONS[String(newest["tool"])];
		const reading = readingOfList(benches.map((bench) => direction === void 0 ? bench : {
			direction,
			...bench
		}), "name");
		const commit = isObject(newest["commit"]) ? String(newest["commit"]["id"]) : "unknown";
		const older = runs.length > 1 ? [`not read: ${runs.length - 1} older results of ${suite}`] : [];
		return [{
			...reading,
			point: suite,
			notes: [
				`of commit ${commit}`,
				...older,
				...reading.notes
			]
		}];
	});
}
// src/tools/custom/stream-words.ts
const DEVICE$1 = "(?:cuda|npu|gpu|devices?|musa|mlu|xpu|card|rank)_?";
const MEMORY = "(?:mem(?:ory)?|vram)";
const SIZE = "gib|gb|mib|mb";
const KEYS$4 = [
	[/^(?:(?:elapsed|wall(?:_clock)?|total|generation|generate|inference|e2e|end_to_end|run|cost|latency)_)?(?:time|elapsed|seconds|latency|duration)(?:_(?:taken|elapsed|cost|used))?(?:_(?<unit>s|sec|secs|seconds|ms))?$|^(?:wall|e2e|total|generation|generate|inference)_(?<last>s|sec|secs|seconds|ms)$|^(?:总|推理|生成)?_?(?:耗时|用时|时间|时长)(?:_(?:s|秒))?$/, (unit) => metric(unit === "ms" ? "duration_ms" : "elapsed_time")],
	[/^(?:(?:output|decode|gen|generate|generation|avg|average|mean)_)?(?:tok(?:en)?s?_?(?:per_?)?_?s(?:ec(?:ond)?)?|tps|(?:speed|throughput)(?:_tok(?:en)?s?_?(?:per_?)?_?s(?:ec(?:ond)?)?)?)$|^(?:平均|生成|推理|输出|解码)?_?(?:速度|速率|吞吐[量率]?)$/, () => metric("output_throughput")],
	[/^(?:num_|n_)?(?:generated|generate|gen|new|output|completion)(?:_tok(?:en)?s?)?(?:_(?:count|num|number|len(?:gth)?))?$|^(?:generated|new|output)_len(?:gth)?$|^tokens_generated$|^(?:共?生成|输出|新生成|新增)_?的?_?(?:tokens?|词元)?_?(?:个?数|数量|总数)?$/, () => count$1("outputTokens")],
	[/^(?:num_|n_)?(?:prompt|input|context)(?:_tok(?:en)?s?)?(?:_(?:count|num|number|len(?:gth)?))?$|^(?:输入|提示词?)_?(?:tokens?|词元)?_?(?:个?数量?|长度)?$/, () => count$1("inputTokens")],
	[/^(?:ttft|time_to_first_token|first_token(?:_latency|_time)?)_(?<unit>s|ms)$/, (unit) => metric(`ttft_${unit}`)],
	[new RegExp(`^(?:(?<before>${DEVICE$1}\\d+)_)?(?:(?:peak|max)_(?:(?:gpu|npu|device|cuda)_)?${MEMORY}|(?:(?:gpu|npu|device|cuda)_)?${MEMORY}_(?:peak|max))(?:_(?:allocated|reserved|used|usage))?(?:_(?<unit>${SIZE}))?(?:_(?:per_device|by_device))?(?:_(?:on_)?(?<after>(?:${DEVICE$1})?\\d+))?(?:_(?<last>${SIZE}))?$`), peakMemory],
	[new RegExp(`^(?:(?<before>(?:${DEVICE$1}|设备_?|卡_?)\\d+)_?(?:的_?)?)?(?:峰值显存|显存峰值|最大显存|峰值内存)(?:占用|使用)?(?:_(?<unit>${SIZE}))?(?:_?(?<after>(?:${DEVICE$1}|设备_?|卡_?)?\\d+))?(?:_(?<last>${SIZE}))?$`), peakMemory],
	[/^model(?:_id|_path|_name)?$|^模型$/, () => workload("model_id")]
];
function peakMemory(unit, device) {
	return metric([
		"peak_memory",
		unit,
		device === "" ? "" : `device${device}`
	].filter((part) => part !== "").join("_"));
}
const TIME$1 = /^(?:s|secs?|seconds?|秒)$/i;
const MILLISECONDS = /^(?:ms|毫秒|milliseconds?)$/i;
const MEMORY_UNIT = /^[gm]i?b$/i;
const RATE$1 = /^(?:tok(?:en)?s?|t|词元|个token)\/(?:s(?:ec(?:ond)?)?|秒)$|^tok(?:en)?s? per second$|^tps$/i;
const TOKENS$1 = /^(?:(?:new|generated|output|input|prompt)\s+)?(?:tok(?:en)?s?|个|个token|词元)$/i;
/** What a name and the unit behind its number mean; `undefined` where either is not known of one stream's results. */
function meaningOf$9(name, spelledUnit = "") {
	const known = name.toLowerCase().replace(/[^a-z0-9\u4E00-\u9FFF]+/g, "_").replace(/^_|_$/g, "");
	if (/^(?:dtype|device)$/.test(known)) return workload(known);
	for (const [pattern, meant] of KEYS$4) {
		const found = pattern.exec(known);
		if (found === null) continue;
		const { unit, last, before = "", after = "" } = found.groups ?? {};
		const own = MILLISECONDS.test(spelledUnit) ? "ms" : MEMORY_UNIT.test(spelledUnit) ? spelledUnit : "";
		const meaning = meant((unit ?? last ?? own).toLowerCase(), (before || after).replace(/\D+/g, ""));
		return isOf$1(meaning, spelledUnit) ? meaning : void 0;
	}
}
/** Whether a unit is one of what a name means: minutes are no seconds, and a rate is no count. */
function isOf$1(meaning, unit) {
	if (unit === "" || meaning.kind === "workload" || meaning.kind === "foreign") return true;
	if (meaning.kind === "count") return TOKENS$1.test(unit);
	if (meaning.id === "output_throughput") return RATE$1.test(unit);
	return meaning.id.startsWith("peak_memory") ? MEMORY_UNIT.test(unit) : TIME$1.test(unit) || MILLISECONDS.test(unit);
}
/** Whether a number with this unit is a result, whatever its name. */
function isResultUnit(unit) {
	return [
		TIME$1,
		MILLISECONDS,
		MEMORY_UNIT,
		RATE$1
	].some((pattern) => pattern.test(unit));
}
// src/tools/custom/stream-lines.ts
const CHINESE$1 = "\\u4E00-\\u9FFF";
/** Not before a group of digits: what stands before `,234` is no number. */
const VALUE$2 = "(?<value>\\d+(?:\\.\\d+)?)(?![\\d.]|[,\\s\\u00A0\\u202F']\\d)";
/** `elapsed: 12.3 s`, `tok/s = 41.5`, `generated: 512 tokens`, `peak memory npu:0: 23.4 GiB`; several may share a line. */
const PAIR$7 = new RegExp(`(?<name>[A-Za-z${CHINESE$1}][\\w${CHINESE$1} /:()（）\\[\\].#-]{0,60}?)(?<!cuda|npu|gpu|device|musa|mlu|xpu)\\s*[:=：]\\s*${VALUE$2}\\s*${`(?<unit>tok(?:en)?s? per second|[A-Za-zµμ%${CHINESE$1}][\\w/%µμ${CHINESE$1}]*(?![\\w/%])(?!\\s*[:=：]))?`}(?=$|[\\s,;，；。.)）|])`, "giu");
/** `generated 512 tokens in 45.67 s, 11.21 tokens/s`, `生成 512 个 token，用时 45.67 秒`. */
const PHRASES = [
	[/\b(?:generated|generates|produced)\s+(\d+)\s+(?:new\s+|output\s+)?tokens?\b/i, count$1("outputTokens")],
	[/生成了?\s*(\d+)\s*个?\s*(?:tokens?|词元)/i, count$1("outputTokens")],
	[/\b(\d+)\s+(?:new|generated|output)\s+tokens?\b/i, count$1("outputTokens")],
	[/\b(?:in|took|takes)\s+(\d+\.\d+|\d+)\s*(?:s|secs?|seconds)\b(?!\/)/i, metric("elapsed_time")],
	[/(?:用时|耗时)\s*(\d+\.\d+|\d+)\s*秒/, metric("elapsed_time")],
	[/(?<![\d.,:=：]|\d[\s\u00A0\u202F]|[:=：]\s)(\d+\.\d+|\d+)\s*(?:tok(?:en)?s?\s?\/\s?s(?:ec(?:ond)?)?\b|tok(?:en)?s? per second|tok(?:en)?s?\/秒|词元\/秒)/i, metric("output_throughput")]
];
const DEVICE = /^(?:cuda|npu|gpu|device|musa|mlu|xpu|卡|设备)\s*:?\s*\d+$/i;
/** `npu:0 34.50 GiB`, in a line of memory. */
const ON_DEVICE = new RegExp(`(?<name>(?:cuda|npu|gpu|device|musa|mlu|xpu)\\s*:?\\s*\\d+)\\s+${VALUE$2}\\s*(?<unit>[GM]i?B)(?=$|[\\s,;，；。.)）|])`, "giu");
const LONGEST_LINE = 2e3;
/** A row of a table is none of a stream's lines. */
const ROW$2 = /^\s*[|│].*[|│]\s*$/;
function pairsIn({ text, plain, whole }) {
	if (!whole || text.length > LONGEST_LINE || !/\d/.test(text) || ROW$2.test(plain)) return [];
	const isOfMemory = /mem|vram|显存/i.test(text);
	const pairs = [...text.matchAll(PAIR$7), ...isOfMemory ? text.replace(PAIR$7, ";").matchAll(ON_DEVICE) : []].map(({ groups = {} }) => {
		const { name = "", value, unit = "" } = groups;
		const known = name.replace(/^.*\d\d:\d\d:\d\d\S*\s+/, "").trim();
		return {
			name: known,
			value,
			unit,
			meaning: meaningOf$9(isOfMemory && DEVICE.test(known) ? `${known} peak memory` : known, unit),
			isResult: isResultUnit(unit)
		};
	});
	const rest = text.replace(PAIR$7, ";");
	const phrases = PHRASES.flatMap(([pattern, meaning]) => {
		const [said, value] = pattern.exec(rest) ?? [];
		return said === void 0 ? [] : [{
			name: idOfPhrase(meaning),
			value,
			unit: "",
			meaning,
			isResult: false
		}];
	});
	return [...pairs, ...phrases.filter(({ name }, at) => phrases.findIndex((one) => one.name === name) === at)];
}
const idOfPhrase = (meaning) => meaning.kind === "foreign" ? "" : meaning.id;
// src/tools/custom/single-stream.ts
/**
* What a script around Hugging Face's `generate` says of one long prompt and one stream: the elapsed time with the prompt in it,
* generated tokens by that time, and the most memory that each device held. A 0 is what such a script has where it could not measure.
*/
const DEFINITION$4 = "hf-script@1";
const idOf$1 = (meaning) => meaning === void 0 || meaning.kind === "foreign" ? "" : meaning.id;
const idsOf = (printed) => new Set(printed.map(({ meaning }) => idOf$1(meaning)));
function isWhole$1(printed) {
	const ids = idsOf(printed);
	return (ids.has("elapsed_time") || ids.has("duration_ms")) && ids.has("output_throughput") && ids.has("outputTokens");
}
/** A list or an object of memories is one number a device. */
function printedIn$7(object, prefix = "") {
	return Object.entries(object).flatMap(([key, value]) => {
		const name = prefix === "" ? key : `${prefix}_${key}`;
		if (typeof value !== "object" || value === null) return [{
			name,
			value,
			meaning: meaningOf$9(name)
		}];
		return printedIn$7(Object.fromEntries(Object.entries(value)), name);
	});
}
/** Keys of benchmarks that send several requests, or batches. */
const REQUESTS$1 = /request|completed|backend|num_prompts|batch|tpot/i;
function isSingleStream(value) {
	return isObject(value) && !Object.keys(value).some((key) => REQUESTS$1.test(key)) && isWhole$1(printedIn$7(value));
}
function readSingleStream(object) {
	const printed = printedIn$7(object);
	return readingIn(printed, printed.filter(({ meaning, value }) => meaning === void 0 && typeof value === "number").map(({ name, value }) => `not read: ${name}: ${String(value)}`));
}
/** What is said twice under two names is the first; the other is said in a note. */
function readingIn(printed, unread) {
	const isAgain = ({ meaning }, at) => meaning !== void 0 && printed.findIndex((one) => idOf$1(one.meaning) === idOf$1(meaning)) < at;
	const again = printed.filter(isAgain).map(({ name, value }) => `not read, another is: ${name}: ${String(value)}`);
	const figures = collect(printed.filter((one, at) => !isAgain(one, at)), (value) => value === 0);
	return readingOf("custom", DEFINITION$4, {
		...figures,
		workload: {
			...figures.workload,
			max_concurrency: 1
		},
		notes: [
			...figures.notes,
			...again,
			...unread
		]
	});
}
/** What benchmarks of several requests, or of batches, say of themselves. */
const OF_REQUESTS$1 = /\brequest throughput|\breq(?:uest)?s?\/s|\bconcurrency\b|\bnum requests\b|\bqps\b|\bnum_prompts\b|\bTPOT\b|\bprompt eval time\b|\bbatch[ _]?size\s*[:=]\s*(?!1\b)/i;
/** The results that stand in lines: one ends where a name comes again. */
function printedStreams(lines) {
	if (lines.some(({ text }) => OF_REQUESTS$1.test(text))) return [];
	const runs = [];
	for (const line of lines) for (const pair of pairsIn(line)) {
		const { meaning, name, value } = pair;
		const last = runs.at(-1);
		if (meaning === void 0) last?.unread.push(...unreadOf(pair));
		if (meaning === void 0 || meaning.kind === "workload" || meaning.kind === "foreign") continue;
		if (last?.printed.some((one) => one.name === name) ?? true) runs.push({
			start: line.start,
			printed: [],
			unread: []
		});
		runs.at(-1)?.printed.push({
			name,
			value,
			meaning
		});
	}
	return runs.filter(({ printed }) => isWhole$1(printed)).map(({ start, printed, unread }) => ({
		start,
		reading: readingIn(printed, unread)
	}));
}
function unreadOf({ name, value, unit, isResult }) {
	return isResult ? [`not read: ${name}: ${String(value)} ${unit}`] : [];
}
/**
* What is there and what is missing where lines say a part of one stream's results; the elapsed time alone is any program's. Logs,
* notes and benchmarks of several requests speak of time and tokens too: of a script's own output, half of the lines are results.
*/
function partOfStream(lines) {
	if (lines.some(({ text }) => OF_REQUESTS$1.test(text))) return void 0;
	const results = lines.map(pairsIn).filter((pairs) => pairs.some(({ meaning }) => idOf$1(meaning) !== ""));
	if (results.length * 2 < lines.length) return void 0;
	const printed = results.flat();
	const ids = idsOf(printed);
	const parts = [
		["the elapsed time", ids.has("elapsed_time") || ids.has("duration_ms")],
		["tokens per second", ids.has("output_throughput")],
		["generated tokens", ids.has("outputTokens")],
		["peak memory", [...ids].some((id) => id.startsWith("peak_memory"))]
	];
	const found = parts.flatMap(([name, isThere]) => isThere ? [name] : []);
	const missing = parts.slice(0, 3).flatMap(([name, isThere]) => isThere ? [] : [name]);
	return found.length < 2 || missing.length === 0 ? void 0 : {
		found,
		missing
	};
}
// src/tools/custom/read.ts
function detect$12(source) {
	const { values, broken } = jsonIn(source);
	if (values.some(({ value }) => isMetricsFile(value))) return { evidence: "JSON with a list of \"metrics\" that have an id and a value" };
	if (values.some(({ value }) => isBenchmarkList(value))) return { evidence: "JSON with the entries of github-action-benchmark" };
	if (values.some(({ value }) => isHistory(value))) return { evidence: "JSON with github-action-benchmark's history" };
	if (values.some(({ value }) => isSingleStream(value))) return { evidence: "JSON with the elapsed time, tokens per second and generated tokens of one stream" };
	if (broken !== void 0 || source.text.length > LONGEST$2 || notRead(source) !== void 0) return void 0;
	const lines = linesIn(source).filter(({ text }) => text !== "");
	if (printedStreams(lines).length > 0) return { evidence: "lines with the elapsed time, tokens per second and generated tokens of one stream" };
	if (values.length > 0 || lines.length === 0 || !lines.every((line) => LINE$2.test(line.text))) return void 0;
	return lines.some(isMeasurement) ? { evidence: "nothing but lines of name, value and unit" } : void 0;
}
/** Of a list of settings nothing is known, though a time limit has a unit. */
function isMeasurement({ text }) {
	const [, id = "", , unit = ""] = LINE$2.exec(text) ?? [];
	if (metricOf(id) !== void 0 || wordsOf(id, unit)?.meaning.kind === "metric") return true;
	return UNIT.test(unit) && !SETTING.test(id);
}
/** Environment variables, and what is set rather than measured. */
const SETTING = /^[A-Z][A-Z0-9_]+$|timeout|interval|limit|deadline|(?:^|_)ttl(?:_|$)|retention/;
const UNIT = /^(?:[munµμ]?s|sec(?:onds)?|tok(?:en)?s?\/s(?:ec)?|req(?:uests?)?\/s(?:ec)?|[KMGT]i?B|%|it\/s|W|J)$/i;
/** Longer texts of such lines are logs. */
const LONGEST$2 = 1e6;
/** `output_throughput 5016.9 tok/s`, also with a colon, an equals sign or a comma between; the unit may be absent. */
const LINE$2 = /^([A-Za-z_][\w./@%-]*)\s*(?:[:=,]\s*|\s)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s*,?\s*([A-Za-z%µμ][\w/%²·-]*))?$/i;
/** @throws UserError when a text is cut off, has no value that can be read, or says two things of one name. */
function read$12(source) {
	return readJsonAndText(source, {
		what: "metrics",
		ofJson: ofJson$3,
		ofText: ofText$5,
		isByRequest: true
	});
}
function ofJson$3(value) {
	if (isMetricsFile(value)) return [readingOfList(value["metrics"], "id")];
	if (isBenchmarkList(value)) return [readingOfList(value, "name")];
	if (isHistory(value)) return readHistory(value);
	return isSingleStream(value) ? [readSingleStream(value)] : [];
}
function ofText$5(lines, source) {
	const streams = printedStreams(lines);
	return streams.length > 0 ? streams : listedMetrics(lines, source);
}
/** Lines that are not of the form are passed over: a program may print more than its results. Numbers with a unit in them are noted. */
function listedMetrics(lines, { name }) {
	const found = lines.flatMap((line) => {
		const [, id, value = "", unit] = LINE$2.exec(line.text) ?? [];
		return id === void 0 ? [] : [{
			line,
			metric: {
				id,
				value,
				...unit === void 0 ? {} : { unit }
			}
		}];
	});
	const cut = found.find(({ line }) => !line.whole);
	if (cut !== void 0) {
		const where = `the last line, ${cut.line.number}, does not end: its value may be a part of a number`;
		throw new UserError(`${name}: ${where}`, { hint: "end it with a line break" });
	}
	const [first] = found;
	if (first === void 0) return [];
	const reading = readingOfList(found.map(({ metric }) => metric), "id");
	const unread = lines.filter(({ text }) => !LINE$2.test(text)).flatMap((line) => pairsIn(line)).flatMap(({ name: said, value, unit, isResult }) => isResult ? [`${said}: ${String(value)} ${unit}`] : []);
	return [{
		start: first.line.start,
		reading: {
			...reading,
			notes: [...reading.notes, ...unreadNote(unread)]
		}
	}];
}
// src/tools/custom/custom.ts
/** A program of the user's own, and results in plain forms: lists of metrics as JSON, and lines of name, value and unit. */
const custom = {
	kinds: [
		"serving",
		"throughput",
		"latency",
		"accuracy"
	],
	command: command$9,
	detect: detect$12,
	read: read$12
};
/** In the words of `args.command`, what is known of the trial takes the place of its name in braces. */
function command$9(trial, target) {
	const { test, cell, seed } = trial;
	const words = test.args["command"];
	if (!Array.isArray(words) || words.length === 0) throw new UserError(`test ${test.name}: the tool custom needs a command`, { hint: "args: { command: [\"python3\", \"bench.py\", \"--url\", \"{base-url}\", \"--out\", \"{result}\"] }" });
	const resultFile = join(target.folder, "result.json");
	const values = {
		"base-url": target.baseUrl,
		model: target.model,
		seed,
		prompts: test.prompts,
		"request-rate": cell.load?.requestRate,
		concurrency: cell.load?.maxConcurrency,
		result: resultFile,
		folder: target.folder
	};
	return {
		argv: words.map((word) => String(word).replace(/\{([a-z-]+)\}/g, (place, name) => {
			if (!Object.hasOwn(values, name)) return place;
			const value = values[name];
			if (value !== void 0) return String(value);
			throw new UserError(`test ${test.name}: {${name}} is not known for ${cell.id}`);
		})),
		env: test.env,
		resultFile,
		files: {}
	};
}
// src/tools/evalscope/command.ts
const RUN = "run";
/**
* The exact command of one trial, for evalscope 1.10 and later. It ends with 0 when every request failed, and says so in its
* counts; with the test connection it would retry a dead server for `--total-timeout`, 6 hours by default.
*/
function command$8(trial, target) {
	const serving = servingTarget("evalscope", trial, target);
	const { test } = trial;
	const { flags, point } = loadOf$1(trial, serving);
	const args = merged(defaults$1(trial, serving), test.args, flags, {
		url: `${serving.baseUrl}${test.endpoint === "chat" ? "/v1/chat/completions" : "/v1/completions"}`,
		number: test.prompts,
		seed: trial.seed,
		"outputs-dir": target.folder,
		name: RUN,
		"no-timestamp": true
	});
	const folder = join(target.folder, RUN, `${point}_number_${test.prompts}`);
	return {
		argv: [
			"evalscope",
			"perf",
			...argsToFlags(args)
		],
		env: test.env,
		resultFile: join(folder, "benchmark_summary.json"),
		otherFiles: [join(folder, "benchmark_percentile.json")],
		files: {}
	};
}
function defaults$1(trial, { model }) {
	const { test } = trial;
	return {
		api: "openai",
		model,
		stream: true,
		"no-test-connection": true,
		"warmup-num": test.warmups,
		temperature: 0,
		...datasetArgs$4(trial, model),
		...test.ignoreEos ? { "extra-args": { ignore_eos: true } } : {}
	};
}
function datasetArgs$4({ test }, model) {
	const { dataset } = test;
	if (dataset === void 0) return {};
	if (dataset.name !== "random") throw unknownDataset("evalscope", test, dataset);
	const { inputTokens, outputTokens, prefixTokens, rangeRatio } = dataset;
	const least = (length) => Math.round(length * (1 - rangeRatio));
	const most = (length) => Math.round(length * (1 + rangeRatio));
	return {
		dataset: "random",
		"tokenizer-path": model,
		"prefix-length": prefixTokens,
		"min-prompt-length": least(inputTokens),
		"max-prompt-length": most(inputTokens),
		...test.ignoreEos ? { "min-tokens": least(outputTokens) } : {},
		"max-tokens": rangeRatio === 0 ? outputTokens : [least(outputTokens), most(outputTokens)]
	};
}
/** The flags of a load point, and how the folder of its results is called. */
function loadOf$1({ test }, { load }) {
	const { requestRate: rate, maxConcurrency: limit } = load;
	if (rate !== "inf" && limit === void 0) return {
		flags: {
			"open-loop": true,
			rate
		},
		point: `rate_${pythonFloat$1(rate)}`
	};
	const parallel = limit ?? test.prompts;
	return {
		flags: {
			parallel,
			...rate === "inf" ? {} : { rate }
		},
		point: `parallel_${parallel}`
	};
}
function pythonFloat$1(value) {
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
// src/tools/timed-requests.ts
const PERCENTILES$4 = [
	90,
	95,
	99
];
/**
* vLLM's metrics (`calculate_metrics` in `vllm/benchmarks/serve.py`) of single requests: latencies in ms over the completed ones, throughputs
* from the first start to the last end of all, TPOT = (E2EL − TTFT) / (output tokens − 1). Token counts and what is made of them are
* absent when one request's is.
*/
function requestFigures$1(requests) {
	const done = requests.filter((request) => request.completed);
	const duration = largest(requests, ({ endS }) => endS) - smallest(requests, ({ startS }) => startS);
	const output = total(done.map(({ outputTokens }) => outputTokens));
	const input = total(done.map(({ promptTokens }) => promptTokens));
	const ttfts = done.flatMap(({ ttftS }) => ttftS ?? []);
	const tpots = done.flatMap(({ e2elS, ttftS, outputTokens = 0 }) => ttftS === void 0 || outputTokens < 2 ? [] : (e2elS - ttftS) / (outputTokens - 1));
	const timed = duration > 0 && done.length > 0;
	return {
		metrics: {
			...duration > 0 ? { duration } : {},
			...timed ? { request_throughput: done.length / duration } : {},
			...timed && output !== void 0 ? { output_throughput: output / duration } : {},
			...timed && output !== void 0 && input !== void 0 ? { total_token_throughput: (output + input) / duration } : {},
			...summary("ttft", ttfts),
			...summary("tpot", tpots),
			...summary("itl", done.flatMap(({ gapsS }) => gapsS)),
			...summary("e2el", done.map(({ e2elS }) => e2elS))
		},
		counts: {
			completed: done.length,
			failed: requests.length - done.length,
			...input === void 0 ? {} : { inputTokens: input },
			...output === void 0 ? {} : { outputTokens: output }
		},
		workload: {},
		unreadable: [],
		errors: [],
		notes: []
	};
}
function total(counts) {
	if (counts.length === 0) return void 0;
	return counts.reduce((sum, count) => sum === void 0 || count === void 0 ? void 0 : sum + count, 0);
}
function largest(list, of) {
	return list.reduce((most, one) => Math.max(most, of(one) ?? most), Number.NEGATIVE_INFINITY);
}
function smallest(list, of) {
	return list.reduce((least, one) => Math.min(least, of(one) ?? least), Number.POSITIVE_INFINITY);
}
function summary(name, seconds) {
	if (seconds.length === 0) return {};
	const values = Float64Array.from(seconds, (value) => value * 1e3).sort();
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return {
		[`mean_${name}_ms`]: mean,
		[`median_${name}_ms`]: quantile(values, 50),
		...Object.fromEntries(PERCENTILES$4.map((percent) => [`p${percent}_${name}_ms`, quantile(values, percent)]))
	};
}
/** numpy's default, linear interpolation between neighbours. */
function quantile(values, percent) {
	const position = percent / 100 * (values.length - 1);
	const low = values[Math.floor(position)] ?? NaN;
	return low + ((values[Math.ceil(position)] ?? low) - low) * (position - Math.floor(position));
}
// src/tools/evalscope/database.ts
/** What is read of `benchmark_data.db`; the other columns are texts of prompts and answers, as pickled Python objects. */
const DATABASE_COLUMNS = new Set([
	"start_time",
	"completed_time",
	"latency",
	"first_chunk_latency",
	"chunk_times",
	"inter_token_latencies",
	"success",
	"prompt_tokens",
	"completion_tokens",
	"is_stream"
]);
const TABLE = "result";
/** The table of requests in what `store/sqlite.ts` makes of a database. */
function databaseIn(value) {
	if (!isObject(value) || !Array.isArray(value["sqlite"])) return void 0;
	const table = value["sqlite"].find((one) => isObject(one) && one["table"] === TABLE);
	if (!isObject(table) || !Array.isArray(table["columns"]) || !Array.isArray(table["rows"])) return void 0;
	const columns = table["columns"].map(String);
	return [
		"start_time",
		"completed_time",
		"latency",
		"first_chunk_latency",
		"success"
	].every((name) => columns.includes(name)) ? {
		columns,
		rows: table["rows"]
	} : void 0;
}
/**
* vLLM's metrics from the requests: evalscope's own summary has had four meanings of "time per output token", its rows have had one.
* A request that was lost left no row: only the number that was asked for tells it.
*/
function databaseFigures({ columns, rows }, expected) {
	const figures = requestFigures$1(rows.map((row) => requestOf$1(Object.fromEntries(columns.map((name, at) => [name, row[at]])))));
	const lost = expected === void 0 ? 0 : Math.max(0, expected - rows.length);
	const { failed = 0 } = figures.counts;
	return {
		...figures,
		counts: {
			...figures.counts,
			failed: failed + lost,
			...expected === void 0 ? {} : { requested: Math.max(expected, rows.length) }
		},
		notes: [
			...figures.notes,
			...lost === 0 ? [] : [`${lost} of ${expected} requests were lost: they left no row, counted as failed`],
			...expected === void 0 ? ["the database does not say how many requests were asked for"] : []
		]
	};
}
/** Until 0.14 `success` is the word `True`, and `chunk_times` are instants; since, a 1, and `inter_token_latencies`. All in seconds. */
function requestOf$1(row) {
	const start = numberIn$2(row["start_time"]);
	const end = numberIn$2(row["completed_time"]);
	const latency = numberIn$2(row["latency"]);
	const first = numberIn$2(row["first_chunk_latency"]);
	const succeeded = row["success"] === 1 || row["success"] === "True";
	const window = {
		startS: start,
		endS: end
	};
	if (!succeeded || latency === void 0) return {
		...window,
		completed: false
	};
	const instants = numbersIn(row["chunk_times"]);
	const gapsS = instants === void 0 ? numbersIn(row["inter_token_latencies"]) ?? [] : instants.slice(1).map((at, index) => at - (instants[index] ?? at));
	const said = row["is_stream"];
	const streamed = said === 1 || said !== 0 && first !== void 0 && first < latency;
	return {
		...window,
		completed: true,
		e2elS: latency,
		ttftS: streamed ? first : void 0,
		gapsS: streamed ? gapsS : [],
		promptTokens: numberIn$2(row["prompt_tokens"]),
		outputTokens: numberIn$2(row["completion_tokens"])
	};
}
function numberIn$2(value) {
	return typeof value === "number" && Number.isFinite(value) ? value : void 0;
}
/** A list of numbers, written as JSON. */
function numbersIn(value) {
	if (typeof value !== "string" || !/^\[[\d\s.,e+-]*\]$/i.test(value)) return void 0;
	const list = JSON.parse(value);
	return Array.isArray(list) ? list.map(Number) : void 0;
}
// src/tools/evalscope/definition.ts
/**
* What the numbers mean, by the version that introduced it. "Time per output token" has been the whole time by all tokens,
* each request's latency by its tokens, the sum of the gaps by the tokens, and since 0.17.1 what vLLM means by it; no output
* says its version, so where the names are alike the arithmetic tells: the meaning that its own averages come nearest to.
*/
function definitionOf$4({ metrics }, keys) {
	const has = (pattern) => keys.some((key) => pattern.test(key));
	if (has(/\(ms\)/) || has(/^test duration/i)) return "evalscope-1.7@1";
	if (has(/inter-token latency/i)) return "evalscope-0.17@1";
	const { mean_tpot_s: tpot, mean_e2el_s: latency, mean_ttft_s: ttft, mean_output_tokens: tokens } = metrics;
	const whole = quotient(latency, tokens);
	const first = quotient(ttft, tokens);
	if (has(/output token throughput/i)) return nearest(tpot, {
		"evalscope-0.14@1": whole,
		"evalscope-0.15@1": whole === void 0 || first === void 0 ? void 0 : whole - first
	}) ?? "evalscope-0.14@1";
	return nearest(tpot, {
		"evalscope-0.7@1": quotient(1, metrics["output_throughput"]),
		"evalscope-0.12@1": whole
	}) ?? "evalscope-0.7@1";
}
function quotient(above, below) {
	return above === void 0 || below === void 0 || !(below > 0) ? void 0 : above / below;
}
function nearest(value, meanings) {
	if (value === void 0) return void 0;
	return Object.entries(meanings).flatMap(([name, meant]) => meant === void 0 ? [] : [{
		name,
		distance: Math.abs(meant - value)
	}]).sort((a, b) => a.distance - b.distance)[0]?.name;
}
// src/tools/evalscope/keys.ts
/** Names without their unit and without "average", in lower case: both have moved from version to version. */
const NAMES$1 = {
	"time taken for tests": metric("duration"),
	"test duration": metric("duration"),
	"expected number of requests": count$1("requested"),
	"succeed requests": count$1("completed"),
	"succeeded requests": count$1("completed"),
	"success requests": count$1("completed"),
	"failed requests": count$1("failed"),
	"number of concurrency": workload("max_concurrency"),
	concurrency: workload("max_concurrency"),
	"request rate": workload("request_rate"),
	qps: metric("request_throughput"),
	"request throughput": metric("request_throughput"),
	"req throughput": metric("request_throughput"),
	throughput: metric("output_throughput"),
	"output token throughput": metric("output_throughput"),
	"output throughput": metric("output_throughput"),
	"total token throughput": metric("total_token_throughput"),
	"total throughput": metric("total_token_throughput"),
	"input throughput": metric("input_throughput_per_request"),
	"input tokens per request": metric("mean_input_tokens"),
	"input tokens": metric("mean_input_tokens"),
	"output tokens per request": metric("mean_output_tokens"),
	"output tokens": metric("mean_output_tokens"),
	"package per request": metric("mean_packages"),
	"kv cache hit rate": metric("kv_cache_hit_percent"),
	"decoded tok/iter": metric("spec_decode_acceptance_length")
};
const LATENCIES$2 = {
	latency: "e2el",
	"time to first token": "ttft",
	ttft: "ttft",
	"first chunk latency": "ttft",
	"time per output token": "tpot",
	tpot: "tpot",
	"inter-token latency": "itl",
	itl: "itl",
	"package latency": "package_latency",
	"first-turn ttft": "first_turn_ttft",
	"subsequent-turn ttft": "subsequent_turn_ttft"
};
const KEY = /^(?:average |avg )?(.+?) ?(?:\(([^()]*)\))?$/;
function parsed$1(key) {
	const [, name = "", unit = ""] = KEY.exec(key.trim().toLowerCase()) ?? [];
	return {
		name,
		unit
	};
}
/** What a key of a summary stands for. Latencies keep their unit: `mean_ttft_s` until 1.6, `mean_ttft_ms` since. */
function meaningOf$8(key) {
	const { name, unit } = parsed$1(key);
	const latency = Object.hasOwn(LATENCIES$2, name) ? LATENCIES$2[name] : void 0;
	if (latency !== void 0) return metric(`mean_${latency}_${unit === "ms" ? "ms" : "s"}`);
	if (Object.hasOwn(NAMES$1, name)) return NAMES$1[name];
	return /path$/.test(name) || name === "total requests" ? void 0 : metric(slug(name, unit));
}
/** What a column of a percentile table stands for; throughputs are each request's own there. */
function percentileId(statistic, column) {
	const { name, unit } = parsed$1(column);
	const latency = Object.hasOwn(LATENCIES$2, name) ? LATENCIES$2[name] : void 0;
	if (latency !== void 0) return `${statistic}_${latency}_${unit === "ms" ? "ms" : "s"}`;
	return `${statistic}_${/^tok(?:en)?s?\/s$/.test(unit) ? `${rateOf(name)}_throughput_per_request` : slug(name, unit)}`;
}
function rateOf(name) {
	return name === "throughput" ? "output" : name;
}
function slug(name, unit) {
	return (unit === "%" ? `${name} percent` : name).replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}
// src/tools/evalscope/percentiles.ts
const RANK = /^percentiles?$/i;
/** Rows of `benchmark_percentile.json`; `undefined` for anything else. */
function percentileRows(value) {
	if (!Array.isArray(value) || value.length === 0) return void 0;
	return value.every((row) => isObject(row) && rankIn(row) !== void 0) ? value : void 0;
}
function rankIn(row) {
	const rank = Object.entries(row).find(([key]) => RANK.test(key))?.[1];
	return typeof rank === "string" ? statisticOf(rank) : void 0;
}
function percentileFigures(rows) {
	const gapsOnly = rows.every((row) => "TPOT (s)" in row && !("ITL (s)" in row));
	return collect(rows.flatMap((row) => {
		const statistic = rankIn(row) ?? "";
		return Object.entries(row).flatMap(([column, value]) => {
			if (RANK.test(column)) return [];
			const id = percentileId(statistic, gapsOnly && column === "TPOT (s)" ? "ITL (s)" : column);
			return id === void 0 ? [] : [{
				name: `${statistic} ${column}`,
				value,
				meaning: metric(id)
			}];
		});
	}), (value) => value < 0);
}
/** A printed percentile table, either way round, as the rows of the JSON file. */
function rowsOfTable([header = [], ...rows]) {
	const across = header.slice(1).every((word) => statisticOf(word) !== void 0);
	const corner = header[0] ?? "";
	if (RANK.test(corner)) return percentileRows(rows.map((row) => named$4(header, row)));
	if (!across || header.length < 3) return void 0;
	return percentileRows(header.slice(1).map((rank, index) => ({
		Percentiles: rank,
		...Object.fromEntries(rows.map((row) => [row[0] ?? "", row[index + 1]]))
	})));
}
function named$4(header, row) {
	return Object.fromEntries(header.map((name, index) => [name, row[index]]));
}
// src/tools/evalscope/summary.ts
const ALL_COUNTS = /^total \/ success \/ failed$/i;
/** The figures of a summary: of a JSON file, a table, or printed lines. */
function summaryFigures(pairs, expected) {
	const split = pairs.flatMap(splitCounts);
	const printed = split.map(([name, value]) => ({
		name,
		value,
		meaning: meaningOf$8(name)
	}));
	const figures = collect(printed, (value) => value < 0);
	const total = split.find(([key]) => /^total requests$/i.test(key))?.[1];
	return [
		withLostRequests(total, expected),
		withLoadPoint(printed),
		withoutEmptyMetrics
	].reduce((known, step) => step(known), figures);
}
/** The tables of 1.x print three counts in one row. */
function splitCounts([key, value]) {
	if (!ALL_COUNTS.test(key)) return [[key, value]];
	const [total, success, failed] = String(value).split("/");
	return [
		["Total requests", total],
		["Success requests", success],
		["Failed requests", failed]
	];
}
/** A worker whose first request raises dies with the requests it had yet to send: they are asked for, and never counted. */
function withLostRequests(total, expected) {
	return (figures) => {
		const { counts } = figures;
		const seen = total === void 0 ? NaN : Number(total);
		const requested = counts.requested ?? expected ?? (Number.isSafeInteger(seen) ? seen : void 0);
		if (requested === void 0) return figures;
		const lost = requested - seen;
		const { failed } = counts;
		if (!(lost > 0) || failed === void 0) return {
			...figures,
			counts: {
				...counts,
				requested
			}
		};
		const note = `${lost} of ${requested} requests were lost: neither succeeded nor failed, counted as failed`;
		return {
			...figures,
			counts: {
				...counts,
				requested,
				failed: failed + lost
			},
			notes: [...figures.notes, note]
		};
	};
}
/** Closed loop by concurrency, or open loop by rate; -1 is the other one's. */
function withLoadPoint(printed) {
	return (figures) => {
		const { max_concurrency: limit, request_rate: rate, ...workload } = figures.workload;
		const open = limit === -1 || limit === "-1";
		const closed = rate === void 0 || rate === -1 || rate === "inf";
		const settings = printed.filter(({ meaning }) => meaning?.kind === "workload");
		const untold = settings.every(({ meaning }) => meaning?.kind === "workload" && meaning.id !== "request_rate");
		return settings.length > 0 ? {
			...figures,
			notes: [...figures.notes, ...untold ? ["its version does not write the request rate: taken as not limited"] : []],
			workload: {
				...workload,
				request_rate: closed ? "inf" : rate,
				...limit === void 0 ? {} : { max_concurrency: open ? "none" : limit }
			}
		} : figures;
	};
}
/** Latencies that are 0 where nothing was streamed, or nothing was generated at all. */
const STREAMED = /^mean_(?:ttft|tpot|itl)_m?s$/;
const GENERATED = [
	"output_throughput",
	"total_token_throughput",
	"mean_output_tokens"
];
/**
* Zeros of a run in which nothing completed are no measurements; nor are those of what an embedding model does not do, and the
* input throughput of a chat model, which is always 0.0.
*/
function withoutEmptyMetrics(figures) {
	const { metrics, counts } = figures;
	const generated = metrics["mean_output_tokens"];
	const embeds = generated === 0 || (metrics["input_throughput_per_request"] ?? 0) > 0 && generated === void 0;
	const isEmpty = (id) => id === "input_throughput_per_request" || STREAMED.test(id) || embeds && GENERATED.includes(id);
	const kept = Object.entries(metrics).filter(([id, value]) => counts.completed === 0 ? id === "duration" : value !== 0 || !isEmpty(id));
	return {
		...figures,
		metrics: Object.fromEntries(kept)
	};
}
// src/tools/evalscope/printed-lines.ts
const TITLE$3 = /^Benchmarking summary:$/;
const FIRST$4 = /^Time taken for tests: /;
const LAST$4 = /^Average package latency: \S+$/;
const PAIR$6 = /^([A-Z][^:]*): (\S+)(?: seconds)?$/;
const PERCENTILES$3 = /^Percentile of (time to first token|request latency):$/;
const PERCENTILE$2 = /^p(\d+): (\S+)$/;
const LAST_PERCENTILE = "99";
function hasPrintedSummary(lines) {
	return lines.some(({ text }, index) => TITLE$3.test(text) && FIRST$4.test(lines[index + 1]?.text ?? ""));
}
/** @throws UserError when the text ends inside a summary. */
function readPrintedSummaries(lines, source) {
	const titles = lines.flatMap(({ text }, index) => TITLE$3.test(text) ? [index] : []);
	return titles.filter((index) => FIRST$4.test(lines[index + 1]?.text ?? "")).map((index) => {
		const next = titles.find((later) => later > index) ?? lines.length;
		return {
			figures: figuresOf$8(lines.slice(index + 1, next), source),
			start: lines[index]?.start ?? 0
		};
	});
}
function figuresOf$8(lines, source) {
	const end = lines.findIndex(({ text, whole }) => whole && LAST$4.test(text));
	if (end === -1) throw cutOff(source, lines);
	return recomputed(together(summaryFigures(lines.slice(0, end + 1).flatMap(({ text }) => {
		const [, key, value] = PAIR$6.exec(text) ?? [];
		return key === void 0 ? [] : [[key, value]];
	})), percentiles(lines.slice(end + 1), source)));
}
function percentiles(lines, source) {
	let measure = "";
	let last = LAST_PERCENTILE;
	const printed = lines.flatMap(({ text, whole }) => {
		const title = PERCENTILES$3.exec(text)?.[1];
		if (title !== void 0) {
			measure = title === "request latency" ? "e2el" : "ttft";
			last = "";
		}
		const [, rank, value] = whole ? PERCENTILE$2.exec(text) ?? [] : [];
		if (rank === void 0 || measure === "") return [];
		last = rank;
		const statistic = rank === "50" ? "median" : `p${rank}`;
		return [{
			name: `${text}`,
			value,
			meaning: metric(`${statistic}_${measure}_s`)
		}];
	});
	if (last !== LAST_PERCENTILE) throw cutOff(source, lines);
	return collect(printed, (value) => value < 0);
}
function cutOff(source, lines) {
	return new UserError(`${source}: the summary ends on line ${lines.at(-1)?.number ?? 1}, in its middle`, { hint: "the file is cut off, or the summary was not copied to its end" });
}
/** Rounding of the printed average cannot explain more. */
const MISMATCH = .01;
/**
* The throughput of these versions is not updated by a failed request, though the time is: trailing failures inflate it.
* Tokens by time is what it claims to be.
*/
function recomputed(figures) {
	const { output_throughput: printed, mean_output_tokens: tokens, duration } = figures.metrics;
	const { completed } = figures.counts;
	if (printed === void 0 || tokens === void 0 || completed === void 0 || !((duration ?? 0) > 0)) return figures;
	const throughput = Number((completed * tokens / (duration ?? 1)).toFixed(3));
	if (Math.abs(printed / throughput - 1) <= MISMATCH) return figures;
	const note = `output_throughput recomputed: ${completed} requests × ${tokens} tokens / ${duration} s; printed was ${printed}`;
	return {
		...figures,
		metrics: {
			...figures.metrics,
			output_throughput: throughput,
			printed_output_throughput: printed
		},
		notes: [...figures.notes, note]
	};
}
// src/tools/evalscope/report-row.ts
/** Columns of the overview without their spaces, and the keys of the summary that they show. */
const COLUMNS$5 = {
	"Conc.": "Concurrency",
	Rate: "Request Rate (req/s)",
	Num: "Total Requests",
	RPS: "Req Throughput (req/s)",
	"Gen/s": "Output Throughput (tok/s)",
	"Gen.toks/s": "Output Throughput (tok/s)",
	"AvgInp.TPS": "Input Throughput (tok/s)"
};
/** Columns that are read otherwise. */
const SHARES = ["Success", "SuccessRate"];
/** What stands behind `Avg` and `P99` in columns of the overview, and its unit, which a narrow column cuts off: `TTFT(…`. */
const MEASURE$1 = /^(Avg|P\d+)(?:(Lat\.|TTFT|TPOT)\((m?s\)|…)|(Inp\.TPS|Inp\.Tok))$/;
const MEASURES$6 = {
	"Lat.": "Latency",
	TTFT: "TTFT",
	TPOT: "TPOT",
	"Inp.TPS": "Input (tok/s)",
	"Inp.Tok": "Input Tokens"
};
function measureOf(column, row) {
	const [, rank = "", latency, unit = "", other = ""] = MEASURE$1.exec(column) ?? [];
	if (latency === void 0) return MEASURES$6[other] === void 0 ? void 0 : {
		rank,
		name: MEASURES$6[other]
	};
	if (latency === "TPOT" && !row.has("Rate")) return void 0;
	const whole = unit === "…" ? ["s)", "ms)"].find((one) => row.has(`Avg${latency}(${one}`)) : unit;
	return whole === void 0 ? void 0 : {
		rank,
		name: `${MEASURES$6[latency]} (${whole}`
	};
}
const SHORTENED = {
	"1st-Turn TTFT (ms)": "First-Turn TTFT (ms)",
	"Subseq. TTFT (ms)": "Subsequent-Turn TTFT (ms)",
	"Turns/Req": "Turns/Request",
	"Cache Hit (%)": "KV Cache Hit Rate (%)"
};
/** The inverse of the mean TPOT, which the same table has. */
const DERIVED = "Decode toks/s";
const NOTHING$1 = /^[-—]?$/;
/** A row of the overview. Of the columns that it does not know it says so. */
function overviewFigures(row) {
	const pairs = [];
	const measured = [];
	const unread = [];
	for (const [column, value] of row) {
		const key = COLUMNS$5[column];
		const measure = measureOf(column, row);
		if (key !== void 0) pairs.push([key, NO_LIMIT.test(value) ? "-1" : value]);
		else if (measure === void 0) unread.push(...SHARES.includes(column) ? [] : [column]);
		else if (measure.rank === "Avg") pairs.push([`Avg ${measure.name}`, value]);
		else measured.push(statistic$1(measure.rank, measure.name, value));
	}
	return together(collect(measured, isNone), summaryFigures([...pairs, ...countsOf$2(row)]), said(unread));
}
/** A closed loop has no rate, an open loop no limit of requests in flight; a summary says -1. */
const NO_LIMIT = /^(?:-|INF)$/;
/** The rows of one load point in the table of single requests: a metric each, with statistics. */
function requestFigures(rows) {
	return together(collect(rows.flatMap((row) => {
		const word = row.get("Metric") ?? "";
		if (word === DERIVED) return [];
		return [...row].flatMap(([column, cell]) => {
			if (statisticOf(column) === void 0 || NOTHING$1.test(cell)) return [];
			const value = cell.replace(/%$/, "");
			const known = SHORTENED[word] ?? word;
			const name = value === cell || known.endsWith("(%)") ? known : `${known} (%)`;
			return [column === "avg" ? {
				name,
				value,
				meaning: meaningOf$8(`Avg ${name}`)
			} : statistic$1(column, name, value)];
		});
	}), isNone), said(rows.some((row) => row.get("Metric") === DERIVED) ? [DERIVED] : []));
}
function statistic$1(rank, name, value) {
	const prefix = statisticOf(rank) ?? rank;
	const id = percentileId(prefix, name);
	return {
		name: `${prefix} ${name}`,
		value,
		meaning: id === void 0 ? void 0 : metric(id)
	};
}
const isNone = (value) => value < 0;
/** What a report holds and is not read. */
function said(unread) {
	return {
		metrics: {},
		counts: {},
		workload: {},
		unreadable: [],
		errors: [],
		notes: unreadNote(unread)
	};
}
/** The share of requests that succeeded is rounded to a tenth of a percent: of up to a thousand it tells how many they were. */
function countsOf$2(row) {
	const total = Number(row.get("Num") ?? NaN);
	const share = shareOf(row);
	if (!Number.isSafeInteger(total) || share === void 0) return [];
	const least = Math.ceil((share - ROUNDED) * total / 100 - EXACT);
	const most = Math.floor((share + ROUNDED) * total / 100 + EXACT);
	const completed = Math.max(0, least);
	return completed === Math.min(total, most) ? [["Success Requests", completed], ["Failed Requests", total - completed]] : [];
}
/** Half of the last place of the share, in percent. */
const ROUNDED = .05;
const EXACT = 1e-9;
function shareOf(row) {
	const [, share] = /^(\d+(?:\.\d+)?)%$/.exec(row.get("Success") ?? row.get("SuccessRate") ?? "") ?? [];
	return share === void 0 ? void 0 : Number(share);
}
/** Why a row can judge nothing: requests failed, and it does not tell how many. */
function uncounted(row, { counts }) {
	const share = shareOf(row);
	if (share === 100 || counts.completed !== void 0) return void 0;
	return share === void 0 ? "its row does not say how many requests succeeded" : `${share} % of its requests succeeded, and of how many is not told: read benchmark_summary.json`;
}
// src/tools/evalscope/report-tables.ts
const REPORT = /Performance Test Summary Report|Embedding\/Rerank Performance Test Summary/;
function hasReport$1(text) {
	return REPORT.test(text);
}
const OVERVIEW = /(?:Performance Overview|Detailed Performance Metrics)$/;
const REQUESTS = /Per-Request Metrics$/;
/** What the first column of a load point's first row holds: a limit of requests in flight, or that there is none. */
const LIMIT$1 = /^(?:-1|-|INF|\d+)$/;
/**
* The load points of each report in a text, rounded as they are printed.
* @throws UserError when a report is cut off, or is not as evalscope prints it.
*/
function readReports$1(lines, source) {
	const reports = [];
	for (const table of tablesIn(lines)) {
		const last = reports.at(-1);
		if (OVERVIEW.test(table.title)) reports.push({
			overview: whole(table, source),
			unread: []
		});
		else if (last === void 0) continue;
		else if (REQUESTS.test(table.title)) reports.splice(-1, 1, {
			...last,
			requests: whole(table, source)
		});
		else reports.splice(-1, 1, {
			...last,
			unread: [...last.unread, table.title]
		});
	}
	if (reports.length === 0) throw broken(source, "no table of load points below its title");
	return reports.flatMap((report) => pointsOf(report, source));
}
function whole(table, source) {
	if (table.closed) return table;
	throw broken(source, `the table on line ${table.firstLine} has no lower border`);
}
function broken(source, what) {
	return new UserError(`${source}: ${what}`, { hint: "the report is cut off or changed: give benchmark_summary.json, which lies in the folder of each load point" });
}
function pointsOf({ overview, requests, unread }, source) {
	const points = rowsByPoint(overview, source);
	const alone = points.every(([row]) => [...row?.keys() ?? []].some((column) => column.startsWith("Avg")));
	if (!alone && requests === void 0) throw broken(source, "the table of latencies is missing");
	const measured = requests === void 0 ? [] : rowsByPoint(requests, source);
	return points.map(([row = new Map(), ...wrapped], index) => {
		const rows = measured[index] ?? [];
		if (wrapped.length > 0) throw broken(source, "a row of its load points is wrapped");
		if (!alone && pointOf$3(rows[0]) !== pointOf$3(row)) throw broken(source, "its tables are of other load points");
		const seen = overviewFigures(row);
		return {
			figures: together(seen, requestFigures(rows), said(unread)),
			definition: definitionOf$3(alone, [...row.keys()]),
			start: overview.start,
			invalid: uncounted(row, seen)
		};
	});
}
/** Milliseconds came with 1.7, and the second table soon after; embedding models have neither. */
function definitionOf$3(alone, columns) {
	return alone && columns.includes("AvgTTFT(s)") ? "evalscope-0.17@1" : "evalscope-1.7@1";
}
function pointOf$3(row) {
	return `${row?.get("Conc.")} ${row?.get("Rate")}`;
}
/** The rows of each load point. The words of a header may be wrapped over several lines; spaces say nothing. */
function rowsByPoint({ rows }, source) {
	const below = rows.findIndex(([limit = ""]) => LIMIT$1.test(limit));
	const header = (rows[0] ?? []).map((_, at) => rows.slice(0, Math.max(below, 0)).map((row) => row[at] ?? "").join("").replaceAll(" ", ""));
	if (below < 1 || !header.includes("Conc.")) throw broken(source, "a table without its header");
	const points = [];
	for (const row of rows.slice(below)) {
		const named = new Map(header.map((column, at) => [column, row[at] ?? ""]));
		if (LIMIT$1.test(row[0] ?? "")) points.push([named]);
		else points.at(-1)?.push(named);
	}
	return points;
}
// src/tools/evalscope/speed.ts
const LENGTH = "Prompt Tokens";
const SPEED$1 = "Speed(tokens/s)";
/** Rows of `speed_benchmark.json`, which the data set of that name leaves; `undefined` for anything else. */
function speedRows(value) {
	if (!Array.isArray(value) || value.length === 0) return void 0;
	return value.every((row) => isObject(row) && LENGTH in row && SPEED$1 in row) ? value : void 0;
}
/**
* One result a length of prompts. The speed is the mean of each request's generated tokens by its latency, rounded to two places
* (`speed_benchmark_result` in `evalscope/perf/utils/db_util.py`); memory is of the client's own process.
*/
function speedReadings(tool, rows) {
	return rows.map((row) => {
		const { [LENGTH]: length, [SPEED$1]: speed, ...others } = row;
		const figures = collect([{
			name: SPEED$1,
			value: speed,
			meaning: metric("mean_output_throughput_per_request")
		}, {
			name: LENGTH,
			value: length,
			meaning: workload("input_tokens")
		}]);
		const notes = [...figures.notes, ...unreadNote(Object.keys(others))];
		return {
			...readingOf(tool, "evalscope-speed@1", {
				...figures,
				notes
			}),
			point: `input=${String(length)}`
		};
	});
}
const TITLE$2 = /Speed Benchmark Results:$/;
function hasSpeedTable(text) {
	return /Speed Benchmark Results:\s*$/m.test(text);
}
/**
* The same rows as they are printed.
* @throws UserError when the table is cut off.
*/
function readSpeedTables(tool, lines, source) {
	return tablesIn(lines).flatMap(({ rows: [header = [], ...rows], title, closed, start, firstLine }) => {
		if (!TITLE$2.test(title)) return [];
		if (!closed) throw new UserError(`${source}: the table on line ${firstLine} has no lower border`);
		return speedReadings(tool, speedRows(rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at]])))) ?? []).map((reading) => ({
			start,
			reading
		}));
	});
}
// src/tools/evalscope/tables.ts
const SUMMARY$3 = /Benchmarking summary:$/;
const PERCENTILES$2 = /Percentile results:$/;
/** The label of the duration, of all versions that print tables, and those of which one stands beside it. */
const DURATION = /^(?:time taken for tests|test duration) \(s\)$/i;
const BESIDE = /^(?:number of concurrency|concurrency|expected number of requests|total requests|total \/ success \/ failed|succeed requests)$/i;
/** Whether a text holds evalscope's summary as a table: people paste it without its title. */
function hasTabledSummary({ text }, lines) {
	return /time taken for tests|test duration|Benchmarking summary:/i.test(text) && tablesIn(lines()).flatMap(byWidth).some(isSummary$1);
}
/** Whether it holds the percentiles, pasted without the summary above them. */
function hasTabledPercentiles({ text }, lines) {
	return text.includes("Latency (s)") && tablesIn(lines()).flatMap(byWidth).some(isOwnPercentiles);
}
/** No other table has lengths among the percentiles of latencies. */
function isOwnPercentiles(table) {
	const labels = labelsIn(table);
	return labels.includes("input tokens") && labels.includes("output tokens") && isPercentiles(table);
}
function labelsIn({ rows: [header = [], ...rows] }) {
	return [...header, ...rows.map(([label = ""]) => label)].map((label) => label.toLowerCase());
}
function isSummary$1({ title, rows: [header = [], ...rows] }) {
	if (SUMMARY$3.test(title)) return true;
	const labels = rows.map(([label = ""]) => label);
	return header.length === 2 && /^(?:key|metric)$/i.test(header[0] ?? "") && /^value$/i.test(header[1] ?? "") && labels.some((label) => DURATION.test(label)) && labels.some((label) => BESIDE.test(label));
}
/** Percentiles with evalscope's labels below a summary are its own, titled or not. */
function isPercentiles({ title, rows: [header = [], ...rows] }) {
	if (PERCENTILES$2.test(title)) return true;
	return [...header, ...rows.map(([label = ""]) => label)].includes("Latency (s)") && rowsOfTable([header, ...rows]) !== void 0;
}
/**
* The summaries that versions since 0.7 log as tables, each with the percentiles that follow it.
* @throws UserError when the text ends inside a table.
*/
function readTabledSummaries(lines, source) {
	const found = [];
	for (const table of tablesIn(lines).flatMap(byWidth)) {
		const summary = isSummary$1(table);
		const isAlone = !summary && (found.at(-1)?.isAlone ?? true) && isOwnPercentiles(table);
		if (!summary && !isAlone && !(found.length > 0 && isPercentiles(table))) continue;
		if (!table.closed) throw new UserError(`${source}: the table on line ${table.firstLine} has no lower border`, { hint: "the file is cut off, or the table was not copied to its end" });
		if (summary) found.push(summaryOf(table));
		else if (isAlone) found.push(percentilesOf$1(table));
		else addPercentiles(found, table);
	}
	return found;
}
/** The percentiles may follow without a line between: their borders are drawn with the same characters. */
function byWidth(table) {
	const parts = [];
	for (const row of table.rows) {
		const last = parts.at(-1);
		if (last?.[0]?.length === row.length) last.push(row);
		else parts.push([row]);
	}
	return parts.map((rows, at) => at === 0 ? {
		...table,
		rows
	} : {
		...table,
		rows,
		title: ""
	});
}
function summaryOf({ rows, start }) {
	const known = rows.map(([key = "", value]) => [key, value]).filter(([key]) => !/^(?:key|metric)$/i.test(key) && !key.startsWith("─"));
	return {
		figures: summaryFigures(known),
		keys: known.map(([key]) => key),
		start,
		isAlone: false
	};
}
function percentilesOf$1({ rows, start }) {
	const percentiles = rowsOfTable(rows) ?? [];
	const figures = percentileFigures(percentiles);
	const note = "no summary stands above the percentiles: the run's requests, throughput and means are not known";
	const keys = Object.keys(percentiles[0] ?? {});
	return {
		figures: {
			...figures,
			notes: [...figures.notes, note]
		},
		keys,
		start,
		isAlone: true
	};
}
function addPercentiles(found, { rows }) {
	const last = found.pop();
	if (last === void 0) return;
	const percentiles = rowsOfTable(rows);
	found.push(percentiles === void 0 ? last : {
		...last,
		figures: together(percentileFigures(percentiles), last.figures)
	});
}
// src/tools/evalscope/read.ts
const NAME$5 = "evalscope";
/** One run's summary and percentiles lie in two files of its folder, always of these names. */
const PART_NAME = /(?:^|[\\/])benchmark_(?:summary|percentile)\.json$/;
const BROKEN$6 = [
	/^\s*\{\s*"(?:Time taken for tests|Test Duration) \(/,
	/^\s*\[\s*\{\s*"Percentiles?":/,
	/^\s*\[\s*\{\s*"Prompt Tokens":/
];
/** What the wrapper `evalscope-perf` adds to each summary of evalscope 0.5.5. */
const WRAPPED = /^📌 Metrics: /m;
function detect$11(source) {
	if (WRAPPED.test(source.text)) return void 0;
	const { values } = jsonIn(source);
	if (values.some(({ value }) => isSummary(value))) return { evidence: "JSON with the keys of evalscope's summary" };
	if (values.some(({ value }) => percentileRows(value) !== void 0)) return { evidence: "JSON with the rows of evalscope's percentiles" };
	if (values.some(({ value }) => databaseIn(value) !== void 0)) return { evidence: "a database with evalscope's table of requests" };
	if (values.some(({ value }) => speedRows(value) !== void 0)) return { evidence: "JSON with the rows of evalscope's speed benchmark" };
	if (isBroken$1(source, BROKEN$6)) return { evidence: "broken JSON with the keys of evalscope" };
	const printed = printedBy(source);
	if (printed !== void 0) return { evidence: printed };
	if (hasSpeedTable(source.text)) return { evidence: "the table of evalscope's speed benchmark" };
	return hasReport$1(source.text) ? {
		evidence: "the report of evalscope's load points",
		copy: true
	} : void 0;
}
function printedBy(source) {
	if (/Benchmarking summary:/.test(source.text) && hasPrintedSummary(linesIn(source))) return "the lines of evalscope below \"Benchmarking summary:\"";
	if (hasTabledSummary(source, () => linesIn(source))) return "the table of evalscope's summary";
	return hasTabledPercentiles(source, () => linesIn(source)) ? "the table of evalscope's percentiles" : void 0;
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$11(source) {
	const expected = expectedBy(source.name);
	const part = PART_NAME.test(source.name) ? { part: "benchmark" } : {};
	const ofJson = (value) => readJson(value, expected).map((reading) => ({
		...reading,
		...part
	}));
	return readJsonAndText(source, {
		what: "evalscope",
		ofJson,
		ofText: ofText$4
	});
}
function readJson(value, expected) {
	const database = databaseIn(value);
	if (database !== void 0) return [readingOf(NAME$5, "evalscope-database@1", databaseFigures(database, expected))];
	const speeds = speedRows(value);
	if (speeds !== void 0) return speedReadings(NAME$5, speeds);
	const rows = percentileRows(value);
	if (rows !== void 0) return [{ ...readingOf(NAME$5, percentileDefinition(Object.keys(rows[0] ?? {})), percentileFigures(rows)) }];
	if (!isSummary(value)) return [];
	const figures = summaryFigures(Object.entries(value), expected);
	return [{ ...readingOf(NAME$5, definitionOf$4(figures, Object.keys(value)), figures) }];
}
function isSummary(value) {
	return isObject(value) && Object.keys(value).some((key) => /^(?:time taken for tests|test duration) \(/i.test(key));
}
/** Of percentiles whose summary is not there. */
function percentileDefinition(columns) {
	if (columns.some((column) => column.includes("(ms)"))) return "evalscope-1.7@1";
	if (!columns.includes("ITL (s)")) return "evalscope-0.7@1";
	return columns.includes("TPOT (s)") ? "evalscope-0.17@1" : "evalscope-0.14@1";
}
/** Versions since 0.16 say how many requests were asked for in the name of the folder alone. */
function expectedBy(path) {
	const number = /(?:parallel_\d+|rate_[\d.]+)_number_(\d+)[\\/][^\\/]+$/.exec(path)?.[1];
	return number === void 0 ? void 0 : Number(number);
}
function ofText$4(lines, { name, text }) {
	const place = (definition, figures, start) => ({
		start,
		reading: readingOf(NAME$5, definition, figures)
	});
	const summaries = readPrintedSummaries(lines, name);
	const tabled = readTabledSummaries(lines, name).filter(({ isAlone }) => !isAlone || summaries.length === 0);
	const printed = [...summaries.map(({ figures, start }) => place("evalscope-text@1", figures, start)), ...tabled.map(({ figures, keys, start, isAlone }) => place(isAlone ? percentileDefinition(keys) : definitionOf$4(figures, keys), figures, start))];
	if (printed.length > 0) return printed;
	if (hasSpeedTable(text)) return readSpeedTables(NAME$5, lines, name);
	return hasReport$1(text) ? readReports$1(lines, name).map(placeOf$1) : [];
}
function placeOf$1({ figures, definition, start, invalid }) {
	const reading = readingOf(NAME$5, definition, figures);
	return {
		start,
		reading: invalid === void 0 ? reading : {
			...reading,
			validity: {
				state: "invalid",
				reasons: [invalid]
			}
		}
	};
}
// src/tools/evalscope/evalscope.ts
/** `evalscope perf` of all eras. */
const evalscope = {
	kinds: ["serving"],
	command: command$8,
	detect: detect$11,
	read: read$11
};
// src/tools/evalscope-perf/evalscope-perf.ts
/** The wrapper around evalscope 0.5.5 for closed-loop sweeps: what it prints is evalscope's, between lines of its own. */
const evalscopePerf = {
	kinds: ["serving"],
	command: command$7,
	detect: detect$10,
	read: read$10
};
/** It does not stream, writes to the working directory, and ends with 0 whatever happened: its printed summary is the result. */
function command$7(trial, target) {
	const { baseUrl, model, load } = servingTarget("evalscope-perf", trial, target);
	const { test } = trial;
	if (test.dataset !== void 0 && test.dataset.name !== "custom") throw unknownDataset("evalscope-perf", test, test.dataset);
	const dataset = test.dataset === void 0 ? [] : [test.dataset.path];
	const flags = argsToFlags(merged(test.args, {
		parallels: load.maxConcurrency ?? test.prompts,
		n: test.prompts
	}));
	return {
		argv: [
			"evalscope-perf",
			`${baseUrl}/v1/chat/completions`,
			model,
			...dataset,
			...flags
		],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.txt"),
		files: {}
	};
}
function detect$10({ text }) {
	return WRAPPED.test(text) ? { evidence: "the line \"📌 Metrics\" of evalscope-perf" } : void 0;
}
function read$10(source) {
	return read$11(source).map((reading) => ({
		...reading,
		tool: {
			...reading.tool,
			name: "evalscope-perf"
		}
	}));
}
// src/tools/genai-perf/read.ts
const NAME$4 = "genai-perf";
const DEFINITION$3 = "genai-perf@1";
/** What aiperf's export has besides. */
const SUCCESSOR = [
	"aiperf_version",
	"schema_version",
	"was_cancelled",
	"error_summary",
	"benchmark_duration"
];
const BROKEN$5 = [/^\s*\{\s*"(?:request_throughput|request_latency)":\s*\{\s*"unit":/];
function detect$9(source) {
	if (jsonIn(source).values.some(({ value }) => isExport(value))) return { evidence: "JSON with genai-perf's metrics" };
	if (isBroken$1(source, BROKEN$5) && !SUCCESSOR.some((key) => source.text.includes(`"${key}"`))) return { evidence: "broken JSON with the keys of genai-perf" };
	return isCsv$1(source.text) ? { evidence: "CSV with genai-perf's columns" } : void 0;
}
function isExport(value) {
	return isObject(value) && hasRecords(value) && !SUCCESSOR.some((key) => key in value);
}
function isCsv$1(text) {
	const header = csvHeader(text);
	return header[0] === "Metric" && header.includes("p50") && header.indexOf("p99") < header.indexOf("p50") && !header.includes("std");
}
/** @throws UserError when the file is cut off, is not readable, or holds no result. */
function read$9(source) {
	if (isCsv$1(source.text)) {
		const figures = csvFigures(source.text);
		if (figures !== void 0) return [readingOf(NAME$4, DEFINITION$3, figures)];
		throw new UserError(`${source.name}: the table ends in its middle`, { hint: "the file is cut off or damaged" });
	}
	return readJsonAndText(source, {
		what: NAME$4,
		ofJson: (value) => isExport(value) ? [readExport(value)] : [],
		ofText: () => []
	});
}
function readExport(value) {
	const figures = exportFigures(value);
	const { concurrency, request_rate: rate } = objectIn(objectIn(objectIn(value, "input_config"), "perf_analyzer"), "stimulus");
	return readingOf(NAME$4, DEFINITION$3, {
		...figures,
		workload: {
			...typeof concurrency === "number" ? {
				request_rate: "inf",
				max_concurrency: concurrency
			} : {},
			...typeof rate === "number" ? { request_rate: rate } : {}
		}
	});
}
// src/tools/genai-perf/genai-perf.ts
/** Triton's client, superseded by aiperf. */
const genaiPerf = {
	kinds: ["serving"],
	command: command$6,
	detect: detect$9,
	read: read$9
};
const EXPORT = "profile_export";
/** It names a folder of its own below the one it is given, so the export file is given with its whole path. */
function command$6(trial, target) {
	const { baseUrl, model, load } = servingTarget("genai-perf", trial, target);
	const { test, seed } = trial;
	const { requestRate: rate, maxConcurrency: limit } = load;
	return {
		argv: [
			"genai-perf",
			"profile",
			...argsToFlags(merged({
				model,
				tokenizer: model,
				streaming: true,
				...datasetArgs$3(trial),
				...test.ignoreEos ? { "extra-inputs": "ignore_eos:true" } : {},
				"warmup-request-count": Math.max(test.warmups, limit ?? 0)
			}, test.args, {
				url: baseUrl,
				"endpoint-type": test.endpoint,
				"request-count": test.prompts,
				...rate === "inf" ? { concurrency: limit ?? test.prompts } : { "request-rate": rate },
				"random-seed": seed,
				"artifact-dir": target.folder,
				"profile-export-file": `${EXPORT}.json`
			}))
		],
		env: test.env,
		resultFile: join(target.folder, artifactFolder(model, test.endpoint, trial), `${EXPORT}_genai_perf.json`),
		files: {}
	};
}
/** `<model>-openai-chat-concurrency4`, slashes of the model replaced, as genai-perf 0.0.16 names it. */
function artifactFolder(model, endpoint, { cell, test }) {
	const { requestRate: rate = "inf", maxConcurrency: limit } = cell.load ?? {};
	const stimulus = rate === "inf" ? `concurrency${limit ?? test.prompts}` : `request_rate${pythonFloat(rate)}`;
	return `${model.replaceAll("/", "_")}-openai-${endpoint}-${stimulus}`;
}
function pythonFloat(value) {
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
function datasetArgs$3({ test }) {
	const { dataset } = test;
	if (dataset === void 0) return {};
	if (dataset.name !== "random" || dataset.prefixTokens > 0) throw unknownDataset("genai-perf", test, dataset);
	const { inputTokens, outputTokens, rangeRatio } = dataset;
	return {
		"synthetic-input-tokens-mean": inputTokens,
		"synthetic-input-tokens-stddev": normalSpread(inputTokens, rangeRatio),
		"output-tokens-mean": outputTokens,
		"output-tokens-stddev": normalSpread(outputTokens, rangeRatio)
	};
}
// src/tools/guidellm/command.ts
/** The exact command of one trial, for guidellm 0.7 and later. It ends with 0 when every request failed. */
function command$5(trial, target) {
	const serving = servingTarget("guidellm", trial, target);
	const { test, seed } = trial;
	const resultFile = join(target.folder, "benchmarks.json");
	const path = test.endpoint === "chat" ? "/v1/chat/completions" : "/v1/completions";
	const backend = `kind=openai_http,target=${serving.baseUrl},model=${serving.model},request_format=${path}${ending(trial)}`;
	return {
		argv: [
			"guidellm",
			"run",
			...argsToFlags(merged({
				tokenizer: `kind=hf_auto,model=${serving.model}`,
				...dataArgs(trial)
			}, test.args, {
				backend,
				profile: profileOf(trial, serving),
				constraint: `kind=max_requests,count=${test.prompts}`,
				seed: `kind=static,value=${seed}`,
				output: `kind=json,path=${resultFile}`,
				"disable-console-interactive": true
			}))
		],
		env: {
			...paced(serving),
			...test.env
		},
		resultFile,
		files: {}
	};
}
/**
* Each of its ten workers draws its gaps from the same seed, so that ten in a row are alike and the rate is far from what was asked
* for: one worker draws a Poisson schedule.
*/
function paced({ load }) {
	return load.requestRate === "inf" ? {} : { GUIDELLM__MAX_WORKER_PROCESSES: "1" };
}
/** For synthetic prompts it asks for `ignore_eos` by itself. */
function ending({ test }) {
	return test.ignoreEos ? "" : ",extras.body.ignore_eos=false";
}
function dataArgs({ test }) {
	const { dataset } = test;
	if (dataset === void 0) return {};
	if (dataset.name !== "random" || dataset.prefixTokens > 0) throw unknownDataset("guidellm", test, dataset);
	const { inputTokens, outputTokens, rangeRatio } = dataset;
	const range = (name, length) => {
		if (rangeRatio === 0) return `${name}=${length}`;
		const [least, most] = [Math.round(length * (1 - rangeRatio)), Math.round(length * (1 + rangeRatio))];
		return `${name}=${length},${name}_min=${least},${name}_max=${most}`;
	};
	return { data: `kind=synthetic_text,${range("prompt_tokens", inputTokens)},${range("output_tokens", outputTokens)}` };
}
/** Paced arrivals are Poisson, as vLLM's client sends them; without a rate or a limit, all requests are sent at once. */
function profileOf({ test }, { load }) {
	const { requestRate: rate, maxConcurrency: limit } = load;
	const most = limit === void 0 ? "" : `,max_concurrency=${limit}`;
	if (rate !== "inf") return `kind=poisson,rate=${rate}${most}`;
	return limit === void 0 ? `kind=throughput,max_concurrency=${test.prompts}` : `kind=concurrent,streams=${limit}`;
}
// src/tools/guidellm/strategy.ts
/** What was asked for: closed loop by streams, or open loop by rate. The rates of a sweep are measured, so they are not asked for. */
function workloadOf$2(config) {
	const strategy = objectIn(config, "strategy");
	const model = objectIn(config, "backend")["model"];
	return {
		...loadOf(strategy, isSweep(config)),
		...typeof strategy["type_"] === "string" ? { strategy: strategy["type_"] } : {},
		...typeof model === "string" ? { model_id: model } : {}
	};
}
function loadOf({ type_: type, streams, rate }, sweep) {
	switch (type) {
		case "synchronous": return {
			request_rate: "inf",
			max_concurrency: 1
		};
		case "concurrent": return {
			request_rate: "inf",
			...typeof streams === "number" ? { max_concurrency: streams } : {}
		};
		case "throughput": return { request_rate: "inf" };
		default: return typeof rate === "number" && !sweep ? { request_rate: rate } : {};
	}
}
/** The place in a sweep: the first load is one stream, the second all at once, the rest are rates between the two. */
function pointOf$2(config, index) {
	if (!isSweep(config)) return void 0;
	const type = objectIn(config, "strategy")["type_"];
	return type === "synchronous" || type === "throughput" ? type : `sweep=${index - 1}`;
}
function isSweep(config) {
	const profile = objectIn(config, "profile");
	return profile["kind"] === "sweep" || profile["type_"] === "sweep";
}
// src/tools/guidellm/first-report.ts
/** What later builds of 0.1 write of each load point, beside its requests (`src/guidellm/core/result.py`). */
const TOTALS = {
	request_count: count$1("completed"),
	error_count: count$1("failed"),
	total_count: count$1("requested"),
	duration: metric("duration"),
	completed_request_rate: metric("request_throughput"),
	output_token_throughput: metric("output_throughput"),
	prompt_token: metric("mean_input_tokens"),
	output_token: metric("mean_output_tokens")
};
const LATENCIES$1 = {
	request_latency: "e2el_s",
	time_to_first_token: "ttft_ms",
	inter_token_latency: "itl_ms"
};
/** A report of 0.1 is a list of runs, and each run a list of load points; a run may be kept alone. */
function isFirstReport(value) {
	return isObject(value) && runsIn(value).length > 0;
}
function runsIn(report) {
	const isRun = (one) => listIn(one, "benchmarks").some(isLoadPoint);
	return isRun(report) ? [report] : listIn(report, "benchmarks").filter(isRun);
}
function isLoadPoint(value) {
	return typeof value["mode"] === "string" && Array.isArray(value["results"]) && Array.isArray(value["errors"]);
}
function listIn(value, key) {
	const list = value[key];
	return Array.isArray(list) ? list.filter(isObject) : [];
}
/** Each load point of a report is a result: its own figures where it has them, or else those of its requests. */
function readFirstReport(report) {
	return runsIn(report).flatMap((run) => listIn(run, "benchmarks").filter(isLoadPoint).map((benchmark, index) => {
		const counted = "completed_request_rate" in benchmark;
		const config = {
			profile: { type_: objectIn(run, "args")["mode"] },
			strategy: {
				type_: benchmark["mode"],
				rate: benchmark["rate"]
			}
		};
		const reading = readingOf("guidellm", counted ? "guidellm-0.1@1" : "guidellm-requests@1", {
			...counted ? collect(printedIn$6(benchmark)) : figuresOf$7(benchmark),
			workload: workloadOf$2(config),
			errors: listIn(benchmark, "errors").flatMap(({ message }) => typeof message === "string" ? [message] : [])
		});
		const point = pointOf$2(config, index);
		return point === void 0 ? reading : {
			...reading,
			point
		};
	}));
}
function printedIn$6(benchmark) {
	const totals = Object.entries(TOTALS).map(([name, meaning]) => ({
		name,
		value: benchmark[name],
		meaning
	}));
	const latencies = Object.entries(LATENCIES$1).flatMap(([name, id]) => {
		const ranks = Object.entries(objectIn(benchmark, `${name}_percentiles`)).map(([rank, value]) => ({
			name: `${rank} of ${name}`,
			value,
			meaning: metric(`${statisticOf(`p${rank}`)}_${id}`)
		}));
		return [{
			name,
			value: benchmark[name],
			meaning: metric(`mean_${id}`)
		}, ...ranks];
	});
	return [...totals, ...latencies];
}
/** 0.1.0 itself keeps requests alone: when each began and ended, the time to its first token and the gaps between the rest, in seconds. */
function figuresOf$7(benchmark) {
	const done = listIn(benchmark, "results").map(requestOf);
	const failed = listIn(benchmark, "errors").map(() => ({
		completed: false,
		startS: void 0,
		endS: void 0
	}));
	const figures = requestFigures$1([...done, ...failed]);
	return {
		...figures,
		counts: {
			...figures.counts,
			requested: done.length + failed.length
		}
	};
}
function requestOf(result) {
	const [startS, endS] = [numberIn$1(result, "start_time"), numberIn$1(result, "end_time")];
	if (startS === void 0 || endS === void 0) return {
		completed: false,
		startS,
		endS
	};
	const gaps = objectIn(result, "decode_times")["data"];
	return {
		completed: true,
		startS,
		endS,
		e2elS: endS - startS,
		ttftS: numberIn$1(result, "first_token_time"),
		gapsS: Array.isArray(gaps) ? gaps.filter((gap) => typeof gap === "number") : [],
		promptTokens: numberIn$1(result, "prompt_token_count"),
		outputTokens: numberIn$1(result, "output_token_count")
	};
}
function numberIn$1(object, key) {
	const value = object[key];
	return typeof value === "number" ? value : void 0;
}
// src/tools/guidellm/distribution.ts
/** Measures by guidellm's own names, and what they are called here; the unit stays: latency in seconds, the rest in milliseconds. */
const LATENCIES = {
	request_latency: "e2el_s",
	time_to_first_token_ms: "ttft_ms",
	time_to_first_output_token_ms: "ttfot_ms",
	time_per_output_token_ms: "tpot_ms",
	inter_token_latency_ms: "itl_ms"
};
/** Of rates the mean alone is a figure of the run; their percentiles are of instants. */
const MEANS = {
	requests_per_second: "request_throughput",
	request_concurrency: "concurrency",
	prompt_tokens_per_second: "input_throughput",
	output_tokens_per_second: "output_throughput",
	tokens_per_second: "total_token_throughput",
	prompt_token_count: "mean_input_tokens",
	output_token_count: "mean_output_tokens"
};
const STATISTICS = {
	mean: "mean",
	median: "median",
	std_dev: "std",
	min: "min",
	max: "max"
};
const MEASURES$5 = [...Object.keys(LATENCIES), ...Object.keys(MEANS)];
/** `p001` is the 0.1st percentile, `p01` the first, `p999` the 99.9th; the 50th is the median. */
function percentileOf(key) {
	const [, digits] = /^p(\d{2,3})$/.exec(key) ?? [];
	if (digits === void 0 || digits === "50") return void 0;
	return `p${digits.length === 3 ? Number(digits) / 10 : Number(digits)}`;
}
/** One statistic of a measure as a number with a meaning; `undefined` for one that is not kept. */
function statistic(measure, name, value) {
	const mean = MEANS[measure];
	if (mean !== void 0) return name === "mean" ? {
		name: measure,
		value,
		meaning: metric(mean)
	} : void 0;
	const latency = LATENCIES[measure];
	const prefix = STATISTICS[name] ?? percentileOf(name);
	if (latency === void 0 || prefix === void 0) return void 0;
	return {
		name: `${prefix} of ${measure}`,
		value,
		meaning: metric(`${prefix}_${latency}`)
	};
}
/** A distribution of completed requests; one of no request is all zeros and gives nothing. */
function statisticsOf$1(measure, successful) {
	if (!isObject(successful) || successful["count"] === 0) return [];
	return [...Object.entries(successful), ...Object.entries(objectIn(successful, "percentiles"))].flatMap(([name, value]) => statistic(measure, name, value) ?? []);
}
// src/tools/guidellm/report-csv.ts
/** Measures of the three-line header that 0.4 brought, by group and unit. */
const GROUPED = {
	"request latency, sec": "request_latency",
	"time to first token, ms": "time_to_first_token_ms",
	"time to first output token, ms": "time_to_first_output_token_ms",
	"time per output token, ms": "time_per_output_token_ms",
	"inter token latency, ms": "inter_token_latency_ms",
	"server throughput, requests/sec": "requests_per_second",
	"server throughput, concurrency": "request_concurrency",
	"token metrics, input tokens": "prompt_token_count",
	"token metrics, output tokens": "output_token_count",
	"token throughput, input tokens/sec": "prompt_tokens_per_second",
	"token throughput, output tokens/sec": "output_tokens_per_second",
	"token throughput, total tokens/sec": "tokens_per_second"
};
/** The order of the values in one cell, without the median, which has a column of its own. */
const PERCENTILES$1 = [
	"min",
	"p001",
	"p01",
	"p05",
	"p10",
	"p25",
	"p75",
	"p90",
	"p95",
	"p99",
	"max"
];
function csvEra(text) {
	const header = csvHeader(text);
	if (header[0] === "Run Info" && header.includes("Request Counts")) return "guidellm-0.4@1";
	return header.includes("Successful Requests per second mean") ? "guidellm-0.3@1" : void 0;
}
/** @throws UserError when a line is shorter than the header, or the last one does not end. */
function readCsv$1({ name, text }, era) {
	const lines = csvLines(text)?.filter((line) => line.length > 0) ?? [];
	const headers = era === "guidellm-0.4@1" ? 3 : 1;
	const width = lines[0]?.length ?? 0;
	const odd = lines.findIndex((line) => line.length !== width);
	if (lines.length <= headers || odd !== -1 || !/[\r\n]$/.test(text)) {
		const where = odd === -1 ? "no whole line below the header" : `line ${odd + 1} has not as many fields as the header`;
		throw new UserError(`${name}: ${where}`, { hint: "the file is cut off or damaged" });
	}
	const heads = lines.slice(0, headers);
	const columns = Array.from({ length: width }, (_, index) => heads.map((line) => line[index] ?? ""));
	const isHead = (line) => heads.some((head) => head.join() === line.join());
	return lines.slice(headers).filter((line) => !isHead(line)).map((line, place) => {
		const cells = line.map((value, index) => [columns[index] ?? [], value]);
		const config = configIn(cells, place);
		const figures = collect(cells.flatMap(([column, value]) => (era === "guidellm-0.4@1" ? grouped$1 : old)(column, value)));
		const { completed, failed } = figures.counts;
		const requested = completed === void 0 || failed === void 0 ? {} : { requested: completed + failed };
		const reading = readingOf("guidellm", era, {
			...figures,
			metrics: completed === 0 ? {} : figures.metrics,
			counts: {
				...requested,
				...figures.counts
			},
			workload: workloadOf$2(config)
		});
		const point = pointOf$2(config, place);
		return point === void 0 ? reading : {
			...reading,
			point
		};
	});
}
function grouped$1([group = "", unit = "", name = ""], value) {
	if (group === "Request Counts") return counted(unit, value);
	const measure = GROUPED[`${group}, ${unit.replace(/^Successful /, "")}`.toLowerCase()];
	return measure === void 0 || !unit.startsWith("Successful ") ? [] : statistics(measure, name, value);
}
const OLD_COUNT = /^(Successful|Errored) Requests$/;
const OLD_COLUMN = /^Successful (.+) (mean|median|std dev|\[min, .*\])$/;
function old([column = ""], value) {
	const status = OLD_COUNT.exec(column)?.[1];
	if (status !== void 0) return counted(status, value);
	const [, measure = "", name = ""] = OLD_COLUMN.exec(column) ?? [];
	return statistics(measure.toLowerCase().replaceAll(" ", "_"), name.startsWith("[") ? "percentiles" : name, value);
}
function counted(status, value) {
	if (status === "Successful") return [{
		name: status,
		value,
		meaning: count$1("completed")
	}];
	return status === "Errored" ? [{
		name: status,
		value,
		meaning: count$1("failed")
	}] : [];
}
/** A list in one cell holds the percentiles. */
function statistics(measure, name, value) {
	const known = name.toLowerCase().replaceAll(" ", "_");
	if (known !== "percentiles") return [statistic(measure, known, value) ?? []].flat();
	const values = value.replace(/^\[|\]$/g, "").split(",");
	if (values.length !== PERCENTILES$1.length) return [];
	return PERCENTILES$1.flatMap((rank, index) => statistic(measure, rank, values[index]?.trim()) ?? []);
}
/**
* `concurrent@4`, `constant@10.00`, `throughput@512`, and whether it is a place in a sweep, as the JSON has them. From 0.4 to 0.7
* the number is not there, but in the list of all that the profile asked for.
*/
function configIn(cells, place) {
	const cellNamed = (...names) => cells.find(([column]) => names.includes(column.join(" ").trim()))?.[1];
	const [, type, at] = /^([a-z]+)(?:@([\d.]+))?$/.exec(cellNamed("Benchmark Strategy", "Name") ?? "") ?? [];
	const [described] = findJson(cellNamed("Run Info Profile", "Args") ?? "").values;
	const outer = isObject(described?.value) ? described.value : {};
	const profile = isObject(outer["profile"]) ? outer["profile"] : outer;
	const index = Number(cellNamed("Run Info Run Index") ?? place);
	const asked = numberAt(profile[type === "concurrent" ? "streams" : "rate"], index);
	const load = at === void 0 ? asked : Number(at);
	return {
		profile,
		strategy: {
			type_: type,
			...load === void 0 ? {} : {
				streams: load,
				rate: load
			}
		}
	};
}
function numberAt(list, index) {
	const value = Array.isArray(list) ? list[index] : list;
	return typeof value === "number" ? value : void 0;
}
// src/tools/guidellm/schedule.ts
/** Of the time from the first request that was due to the last. */
const TOLERANCE = .1;
/**
* Why a paced run was not paced: where the workers start after their first requests are due, these are all sent at once. `undefined`
* where requests went out as they were due, where a limit of requests in flight may have held them back, and where the report does
* not say.
*/
function offSchedule(benchmark, strategy) {
	const { rate, max_concurrency: limit } = strategy;
	const sent = requestsOf(benchmark).flatMap((request) => {
		const { targeted_start: due, request_start: start } = objectIn(objectIn(request, "info"), "timings");
		return typeof due === "number" && typeof start === "number" ? [{
			due,
			start
		}] : [];
	});
	if (typeof rate !== "number" || typeof limit === "number" && limit <= sent.length) return void 0;
	const due = span(sent.map((request) => request.due));
	const took = span(sent.map((request) => request.start));
	if (!(due > 0) || Math.abs(took / due - 1) <= TOLERANCE) return void 0;
	return `guidellm sent ${sent.length} requests in ${took.toFixed(3)} s that were due in ${due.toFixed(3)} s: the client was late`;
}
function requestsOf(benchmark) {
	const requests = objectIn(benchmark, "requests");
	return ["successful", "errored"].flatMap((state) => {
		const list = requests[state];
		return Array.isArray(list) ? list.filter(isObject) : [];
	});
}
function span(instants) {
	const sorted = [...instants].sort((a, b) => a - b);
	return (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
}
// src/tools/guidellm/report-json.ts
/** Since 0.4 the time per output token is the latency by the tokens; before, the time from the first token to the last by them. */
const DEFINITIONS$2 = {
	old: "guidellm-0.3@1",
	current: "guidellm-0.4@1"
};
function isReport$1(value) {
	const benchmarks = isObject(value) ? value["benchmarks"] : void 0;
	return Array.isArray(benchmarks) && benchmarks.some(isBenchmark);
}
function isBenchmark(value) {
	return isObject(value) && "requests_per_second" in objectIn(value, "metrics");
}
/** Each load point of a report is a result. */
function readReport$1(report) {
	const all = report["benchmarks"];
	const version = objectIn(report, "metadata")["guidellm_version"];
	return (Array.isArray(all) ? all.filter(isBenchmark) : []).map((benchmark, index) => {
		const config = configOf(benchmark);
		const figures = {
			...figuresOf$6(benchmark),
			workload: workloadOf$2(config),
			...typeof version === "string" ? { version } : {}
		};
		const reading = invalidated(readingOf("guidellm", "run_stats" in benchmark ? DEFINITIONS$2.old : DEFINITIONS$2.current, figures), offSchedule(benchmark, objectIn(config, "strategy")));
		const point = pointOf$2(config, index);
		return point === void 0 ? reading : {
			...reading,
			point
		};
	});
}
function invalidated(reading, reason) {
	if (reason === void 0) return reading;
	const earlier = reading.validity.state === "invalid" ? reading.validity.reasons : [];
	return {
		...reading,
		validity: {
			state: "invalid",
			reasons: [reason, ...earlier]
		}
	};
}
function configOf(benchmark) {
	return isObject(benchmark["config"]) ? benchmark["config"] : objectIn(benchmark, "args");
}
function figuresOf$6(benchmark) {
	const metrics = objectIn(benchmark, "metrics");
	const totals = isObject(metrics["request_totals"]) ? metrics["request_totals"] : objectIn(benchmark, "request_totals");
	const figures = collect([...MEASURES$5.flatMap((measure) => statisticsOf$1(measure, objectIn(metrics, measure)["successful"])), ...countsOf$1(totals, metrics)]);
	const unread = Object.keys(metrics).filter((name) => !MEASURES$5.includes(name) && name !== "request_totals" && metrics[name] !== null);
	return {
		...figures,
		notes: [
			...figures.notes,
			...incomplete(totals),
			...unreadNote(unread)
		],
		errors: errorsOf(benchmark)
	};
}
/** Requests that the time limit cut are neither completed nor failed, and were not asked for to their end. */
function countsOf$1(totals, metrics) {
	const { successful, errored } = totals;
	const both = typeof successful === "number" && typeof errored === "number" ? successful + errored : void 0;
	const sum = (measure) => objectIn(objectIn(metrics, measure), "successful")["total_sum"];
	return [
		{
			name: "successful",
			value: successful,
			meaning: count$1("completed")
		},
		{
			name: "errored",
			value: errored,
			meaning: count$1("failed")
		},
		{
			name: "successful and errored",
			value: both,
			meaning: count$1("requested")
		},
		{
			name: "prompt tokens",
			value: sum("prompt_token_count"),
			meaning: count$1("inputTokens")
		},
		{
			name: "output tokens",
			value: sum("output_token_count"),
			meaning: count$1("outputTokens")
		}
	];
}
function incomplete({ incomplete: cut }) {
	return typeof cut === "number" && cut > 0 ? [`${cut} requests were incomplete at the end and count as nothing`] : [];
}
function errorsOf(benchmark) {
	const errored = objectIn(benchmark, "requests")["errored"];
	if (!Array.isArray(errored)) return [];
	return errored.flatMap((request) => {
		if (!isObject(request)) return [];
		const error = request["error"] ?? objectIn(request, "info")["error"];
		return typeof error === "string" ? [error] : [];
	});
}
// src/tools/guidellm/report-yaml.ts
var import_dist = require_dist();
/** A report as Python's `yaml.dump` writes it, keys in alphabetical order. */
function isYaml({ text }) {
	return /^\uFEFF?benchmarks:[ \r]*$/m.test(text) && /^ +requests_per_second:[ \r]*$/m.test(text);
}
/** @throws UserError when it cannot be read, or is cut off. */
function yamlReport({ name, text }) {
	const report = parsed(name, text);
	const benchmarks = isObject(report) && Array.isArray(report["benchmarks"]) ? report["benchmarks"] : [];
	const whole = benchmarks.length > 0 && benchmarks.every((one) => isObject(one) && "type_" in one && "metrics" in one);
	if (!isObject(report) || !whole) throw new UserError(`${name}: not all of a benchmark is there`, { hint: "the file is cut off or damaged" });
	return report;
}
function parsed(name, text) {
	try {
		return (0, import_dist.parse)(text.replace(/^\uFEFF/, ""), {
			maxAliasCount: -1,
			logLevel: "silent"
		});
	} catch (cause) {
		throw new UserError(`${name}: not YAML`, {
			cause,
			hint: "the file is cut off or damaged"
		});
	}
}
// src/tools/guidellm/read.ts
const BROKEN$4 = [/"guidellm_version":/, /^\s*\{\s*"benchmarks":\s*\[\s*\{\s*"type_":\s*"generative_benchmark"/];
function detect$8(source) {
	if (jsonIn(source).values.some(({ value }) => isReport$1(value) || isFirstReport(value))) return { evidence: "JSON with guidellm's benchmarks" };
	if (isBroken$1(source, BROKEN$4)) return { evidence: "broken JSON with guidellm's benchmarks" };
	if (isYaml(source)) return { evidence: "YAML with guidellm's benchmarks" };
	return csvEra(source.text) === void 0 ? void 0 : { evidence: "CSV with guidellm's columns" };
}
/** @throws UserError when the file is cut off, is not readable, or holds no result. */
function read$8(source) {
	const era = csvEra(source.text);
	if (era !== void 0) return readCsv$1(source, era);
	if (isYaml(source)) return readReport$1(yamlReport(source));
	return readJsonAndText(source, {
		what: "guidellm",
		ofJson: (value) => isFirstReport(value) ? readFirstReport(value) : isReport$1(value) ? readReport$1(value) : [],
		ofText: () => []
	});
}
// src/tools/guidellm/guidellm.ts
/** guidellm's JSON reports and CSV tables. Its inter-token latency is what vLLM calls the time per output token. */
const guidellm = {
	kinds: ["serving"],
	command: command$5,
	detect: detect$8,
	read: read$8
};
// src/tools/human-table/html-tables.ts
const OPENED = /<table\b[^>]{0,300}>/gi;
const CLOSED = /<\/table\s*>/gi;
const ROW$1 = /<tr\b[^>]{0,300}>([\s\S]*?)(?=<tr\b|<\/tr\s*>|$)/gi;
/** End tags may be left out: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const CELL$1 = /<t[dh]\b([^>]{0,300})>([\s\S]*?)(?=<t[dhr]\b|<\/t[dhr]\s*>|<\/(?:thead|tbody)\s*>|$)/gi;
const QUOTE = /^\s*(?:>\s?)+/;
const TAG = /<[^<>]{0,300}>/g;
/** Lines that are no title: rows of another table, and HTML alone. */
const NO_TITLE = /^\s*(?:\|.*\||<\/?(?:table|thead|tbody|t[rdh])\b.*|(?:<[^<>]{0,300}>\s*)+)?\s*$/i;
/** Wider or higher cells are no table's of results. */
const MOST_SPANNED = 50;
const ENTITIES = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	nbsp: " ",
	plusmn: "±",
	rarr: "→",
	uarr: "↑",
	darr: "↓",
	micro: "µ",
	mu: "μ",
	Delta: "Δ"
};
/** The tables that people write as HTML between their lines of Markdown, which GitHub shows alike. */
function htmlTablesIn(lines) {
	if (!lines.some(({ plain }) => /<table\b/i.test(plain))) return [];
	const text = lines.map(({ plain }) => plain.replace(QUOTE, "")).join("\n");
	const tables = [];
	CLOSED.lastIndex = 0;
	for (const opened of text.matchAll(OPENED)) {
		if (opened.index < CLOSED.lastIndex) continue;
		CLOSED.lastIndex = opened.index;
		const closed = CLOSED.exec(text);
		if (closed === null) break;
		const table = tableOf(text.slice(opened.index + opened[0].length, closed.index), lines, text.slice(0, opened.index));
		if (table !== void 0) tables.push(table);
	}
	return tables;
}
function tableOf(inside, lines, before) {
	const rows = filled([...inside.matchAll(ROW$1)].map(([, row = ""]) => cellsOf(row)).filter((row) => row.length > 0));
	const above = before.split("\n");
	const first = lines[above.length - 1];
	if (rows.length < 2 || first === void 0) return void 0;
	const title = above.findLast((line) => !NO_TITLE.test(line)) ?? "";
	return {
		rows,
		start: first.start,
		firstLine: first.number,
		closed: true,
		headed: true,
		title: textOf(title)
	};
}
function cellsOf(row) {
	return [...row.matchAll(CELL$1)].map(([, attributes = "", inside = ""]) => ({
		text: textOf(inside),
		columns: spanIn(attributes, "colspan"),
		rows: spanIn(attributes, "rowspan")
	}));
}
function spanIn(attributes, name) {
	const span = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes)?.[1] ?? 1);
	return Math.min(Math.max(span, 1), MOST_SPANNED);
}
/** With a cell at each place: one that spans several columns heads the first, and one that spans rows stands in each. */
function filled(rows) {
	const spanning = new Map();
	return rows.map((cells) => {
		const out = [];
		const place = (text, left) => {
			if (left > 0) spanning.set(out.length, {
				text,
				rows: left
			});
			else spanning.delete(out.length);
			out.push(text);
		};
		const fromAbove = () => {
			for (let above = spanning.get(out.length); above !== void 0; above = spanning.get(out.length)) place(above.text, above.rows - 1);
		};
		for (const { text, columns, rows: height } of cells) {
			fromAbove();
			for (let at = 0; at < columns; at += 1) place(at === 0 ? text : "", height - 1);
		}
		fromAbove();
		return out;
	});
}
function textOf(html) {
	return html.replace(/<br\s*\/?>/gi, " ").replace(TAG, "").replace(/&(?:#(\d{1,6})|(\w+));/g, (whole, code, name) => code === void 0 ? ENTITIES[name ?? ""] ?? whole : String.fromCodePoint(Math.min(Number(code), 1114111))).replace(/\s+/g, " ").trim();
}
// src/tools/human-table/markdown.ts
const CELL_RULE = String.raw`\s*:?-+:?\s*`;
const RULE$5 = new RegExp(`^[\\s>]*\\|?${CELL_RULE}(?:\\|${CELL_RULE})+\\|?\\s*$`);
/** Programs draw one line below all headings. */
const LINE$1 = /^\s*[-=]{10,}\s*$/;
/** A bar that is written as a part of a cell. */
const ESCAPED = /\\\|/g;
const BAR_IN_A_CELL = "∣";
/** The lines of a text with bars around the rows of its Markdown tables, which may do without: https://github.github.com/gfm/#tables-extension- */
function barred(lines) {
	const out = [...lines];
	for (let at = 1; at < lines.length; at += 1) {
		const above = lines[at - 1];
		if (!hasBar(above) || !(isRule(lines[at]) || isLine(lines[at]) && barsIn(above) === barsIn(lines[at + 1]))) continue;
		let end = at - 1;
		for (let line = lines[end]; line !== void 0 && (end <= at || hasBar(line)); end += 1, line = lines[end]) if (!isCut(line)) out[end] = {
			...line,
			plain: withBars(line.plain)
		};
		at = end;
	}
	return out;
}
/** Whether the last line of a text may be a part of a row. */
function isCut(line) {
	return line !== void 0 && !line.whole && line.plain.includes("|") && !line.plain.trimEnd().endsWith("|");
}
function isRule(line) {
	return line !== void 0 && RULE$5.test(line.plain);
}
function isLine(line) {
	return line !== void 0 && LINE$1.test(line.plain);
}
function barsIn(line) {
	return (line?.plain ?? "").split("|").length;
}
function hasBar(line) {
	return line?.plain.includes("|") ?? false;
}
function withBars(text) {
	const row = text.replace(/^[\s>]+/, "").trimEnd().replace(ESCAPED, BAR_IN_A_CELL);
	return `${row.startsWith("|") ? "" : "|"}${row}${row.endsWith("|") ? "" : "|"}`;
}
// src/tools/human-table/cell.ts
const NUMBER$3 = "[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:e[+-]?\\d+)?";
const SPREAD$1 = new RegExp(`\\s*(?:±|\\+/-|\\+-)\\s*(${NUMBER$3}\\s*%?)`, "i");
const CELL = new RegExp(`^(${NUMBER$3})\\s*([^\\d\\s(（↑↓⬆⬇▲▼][^(（↑↓⬆⬇▲▼]*)?(?:[(（]([^)）]*)[)）])?$`, "i");
/** A change without brackets has an arrow or a sign before it, and its own percent behind it. */
const BARE_CHANGE = /(?:\s*[↑↓⬆⬇▲▼]\s*[+\-−]?|\s+[+\-−])\s*\d+(?:\.\d+)?\s*%$/u;
const PERCENT = /^[^\d+\-−]*([+\-−]?)\s*(\d+(?:\.\d+)?)\s*%/;
const TIMES$1 = /^[^\d]*?(?:[x×]\s*)?(\d+(?:\.\d+)?)\s*(?:[x×倍])?$/i;
/** Without what Markdown and people put around words: emphasis, links, emoji, tags. */
function withoutMarks(text) {
	return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\[\^[^\]]*\]/g, "").replace(/<br\s*\/?>/gi, " ").replace(/\*\*|__|`|~~|<[^>]*>|\p{Emoji_Presentation}|[\u2714\u26A0]|\uFE0F/gu, "").replace(/&nbsp;|\u00A0/g, " ").replace(/^\*(?=\S)(.*\S)\*$/, "$1").trim();
}
/** `undefined` for a cell that is no number, or one with a unit that is not known. */
function numberIn(text) {
	const cell = withoutMarks(text);
	const spread = SPREAD$1.exec(cell)?.[1];
	const whole = cell.replace(SPREAD$1, " ").trim();
	const bare = BARE_CHANGE.exec(whole)?.[0] ?? "";
	const [, digits = "", word = "", aside = ""] = CELL.exec(whole.slice(0, whole.length - bare.length).trim()) ?? [];
	if (digits === "") return void 0;
	const unit = word.trim() === "" ? "" : unitOf(word);
	if (unit === void 0) return void 0;
	const change = changeIn(aside === "" ? bare : aside);
	return {
		value: Number(digits.replaceAll(",", "")),
		unit,
		...change === void 0 ? {} : { change },
		...spread === void 0 ? {} : { spread }
	};
}
/** `+13.2 %`, `↓ 20%`, `提升 13%`, `1.13x`, `×1.13`. */
function changeIn(cell) {
	const text = withoutMarks(cell);
	const [, sign = "", percent] = PERCENT.exec(text) ?? [];
	if (percent !== void 0) return {
		text,
		kind: "percent",
		value: Number(percent) * (sign === "" || sign === "+" ? 1 : -1),
		rounding: roundingOf(percent)
	};
	const times = /[x×倍]/i.test(text) ? TIMES$1.exec(text)?.[1] : void 0;
	return times === void 0 ? void 0 : {
		text,
		kind: "times",
		value: Number(times),
		rounding: roundingOf(times)
	};
}
const BARE = /^([+\-−]?)(\d+(?:\.\d+)?)$/;
/** The change that a cell of a column of changes is: there, a number alone is one, too. One that is roughly meant is none to check. */
function columnChangeIn(cell) {
	const text = withoutMarks(cell);
	if (/[~<>≈≤≥约]/.test(text)) return void 0;
	const [, sign = "", digits] = BARE.exec(text) ?? [];
	if (digits === void 0) return changeIn(text);
	return {
		text,
		kind: "bare",
		value: Number(digits) * (sign === "" || sign === "+" ? 1 : -1),
		rounding: roundingOf(digits)
	};
}
function roundingOf(digits) {
	return .5 * 10 ** -(digits.split(".")[1]?.length ?? 0);
}
/** People round what they divide, too. */
const SLACK = .01;
/**
* Whether a printed change is one that these two numbers can have been meant to show. People divide by either, and write a fall of a time
* as a gain: the sign is not theirs to be wrong about. A percentage without a sign may be a ratio; of percentages, a change may be a difference.
*/
function agrees({ text, kind, value, rounding }, from, to, unit) {
	if (!(from > 0 && to > 0)) return true;
	const ratios = [to / from, from / to];
	const percents = ratios.flatMap((ratio) => [100 * (ratio - 1), 100 * (1 - ratio)]);
	const differences = [to - from, from - to];
	const meant = {
		times: ratios,
		percent: [
			...percents,
			.../[+\-−]/.test(text) ? [] : ratios.map((ratio) => 100 * ratio),
			...unit === "%" ? differences : []
		],
		bare: [
			...ratios,
			...percents,
			...percents.map((percent) => percent / 100),
			...differences.flatMap((one) => [
				one,
				1e3 * one,
				one / 1e3
			])
		]
	}[kind];
	const room = rounding + SLACK * Math.max(1, Math.abs(value)) + 1e-9;
	return meant.some((one) => Math.abs(one - value) <= room);
}
// src/tools/human-table/label.ts
const NOTHING = {
	entries: [],
	notes: []
};
const LATENCY$3 = /(?:^|_)(?:ttft|tpot|itl|e2el)$/;
/** What a label means; one that is not known is a metric of its own where its numbers have a unit. */
function labelled(label, unitCell, cells) {
	const units = cells.flatMap((cell) => numberIn(cell)?.unit ?? []);
	if (label === "" || units.length === 0) return void 0;
	const unit = unitOf(unitCell) ?? units.find((one) => one !== "") ?? "";
	const known = wordsOf(label, unit) ?? wordsOf(label, units.find(isTime) ?? "") ?? wordsOf(label);
	if (known !== void 0) return known.unit === "" && LATENCY$3.test(idOf$2(known.meaning)) ? void 0 : known;
	const own = unitOf(/[(（]([^)）]*)[)）]\s*$/.exec(label)?.[1] ?? "") ?? unit;
	return own === "" ? void 0 : {
		meaning: metric(ownId(label, own)),
		unit: own
	};
}
/** An id that is none of ours in another unit; times and sizes have theirs in it. */
function ownId(label, unit) {
	const name = clean(label);
	const short = snakeCase(name.replace(/[(（][^)）]*[)）]/g, "")) || name;
	const suffix = `_${unit.toLowerCase()}`;
	const id = (isTime(unit) || /^[gm]i?b$/i.test(unit)) && !short.endsWith(suffix) ? `${short}${suffix}` : short;
	const known = metricOf(id);
	return known === void 0 || known.unit === unit ? id : `${id}_${snakeCase(unit) || "percent"}`;
}
/** The number of a cell below a label. A cell that has a unit of its own is in that unit. */
function readCell(label, words, text) {
	const cell = numberIn(text);
	if (cell === void 0) return {
		entries: [],
		notes: unreadCell(label, text)
	};
	const own = inOwnUnit(label, words, cell);
	if (own === void 0) return {
		entries: [],
		notes: unreadCell(label, text)
	};
	const { change, spread } = cell;
	return {
		entries: [{
			...own,
			...change === void 0 ? {} : { change }
		}],
		notes: [...own.value === cell.value ? [] : [`${clean(label)}: ${clean(text)} is ${own.value} ${own.words.unit}`], ...spread === void 0 ? [] : [`${clean(label)}: printed with ± ${spread}`]]
	};
}
/** What is said of a cell whose label or number is not known; nothing of one without digits. */
function unreadCell(label, text) {
	return /\d/.test(text) ? [`not read: ${[clean(label), clean(text)].filter((part) => part !== "").join(": ")}`] : [];
}
function joined(cells) {
	return cells.reduce((all, { entries, notes }) => ({
		entries: [...all.entries, ...entries],
		notes: [...all.notes, ...notes]
	}), NOTHING);
}
function inOwnUnit(label, words, { value, unit }) {
	if (unit === "" || unit === words.unit) return {
		words,
		value
	};
	const converted = inTimeUnit(value, unit, words.unit);
	if (converted !== void 0) return {
		words,
		value: converted
	};
	const own = wordsOf(label, unit);
	return own?.unit === unit ? {
		words: own,
		value
	} : void 0;
}
const LONGEST_NAME = 100;
function clean(text) {
	return withoutMarks(text).slice(0, LONGEST_NAME).trim();
}
// src/tools/human-table/headings.ts
/** Columns, or rows, of changes that are computed from the others. */
const CHANGE = /\b(?:changes?|delta|diff(?:erence)?|ratio|speed-?ups?|improvements?|gains?|vs|reduction)\b|\bv\.s\.|^(?:pr|new|after|head|patched)\s*\/\s*(?:main|master|old|before|base(?:line)?)$|^optimi[sz]ation$|Δ|提升|变化|加速比|差异|增幅|降幅|对比(?!组)/i;
function isChange(name) {
	return CHANGE.test(clean(name));
}
function isMetricName(name) {
	return wordsOf(name)?.meaning.kind === "metric";
}
const TEST$1 = String.raw`((?:pp|tg)\d+(?:\s*@\s*d\d+)?(?:\+tg\d+)?)`;
const RATE = String.raw`(?:t|tok(?:en)?s?)\/s(?:ec(?:ond)?)?`;
const LLAMA_TEST = new RegExp(String.raw`^(?:${RATE}\s*[([]?)?\s*${TEST$1}\s*(?:[)\]]|[([]?${RATE}[)\]]?)?$`, "i");
/** The test of llama-bench that people head a column with: `pp512`, `tg128 (t/s)`. */
function llamaTestOf(name) {
	return LLAMA_TEST.exec(clean(name))?.[1]?.toLowerCase().replace(/\s*@\s*/, " @ ");
}
const UNIT_COLUMN = /^(?:units?|单位)$/i;
function isUnitColumn(name) {
	return UNIT_COLUMN.test(clean(name));
}
/** Of one variant alone. */
const VALUE$1 = /^(?:values?|值|数值|results?|结果|measured|实测)$/i;
function isValueColumn(name) {
	return VALUE$1.test(clean(name));
}
/** The precision in the name of a model: `llama 8B Q4_0`, `Qwen3-8B-W8A8`. */
const PRECISION = /(?:^|[\s_-])(?:i?q\d\w*|(?:mx|nv)?fp\d+|b?f16|int\d|w\d+a\d+|awq|gptq)(?=$|[\s_.-])/i;
/** Different models do different work; those that say their precision may be what is compared. */
function isModelColumn(name, cells) {
	return /^(?:models?(?: ?name)?|模型(?:名称?)?)$/i.test(clean(name)) && !cells.some((cell) => PRECISION.test(clean(cell)));
}
/** A column, or a row, that is a load and no variant: `c=8`, `并发 32`, `16`. */
const LOAD$1 = /^(?:(?:c|conc(?:urrency)?|bs|batch(?: ?size)?|qps|rps|rate|并发(?:数|度)?)\s*[=:_ ]?\s*)?(?:\d+|inf)$/i;
function isLoadName(name) {
	return LOAD$1.test(clean(name));
}
/** The unit that stands in brackets behind a name. */
function unitBehind(name) {
	return unitOf(/[([（]([^)\]）]*)[)\]）]\s*$/.exec(clean(name))?.[1] ?? "");
}
function withoutUnit(name) {
	return unitBehind(name) === void 0 ? clean(name) : clean(name).replace(/\s*[([（][^)\]）]*[)\]）]\s*$/, "");
}
const DEVIATION = /^(?:std\.?|standard) ?(?:dev(?:iation)?\.?)?$|^标准差$/i;
/** The statistic that a heading is, in people's words too: `P50 (Median)`, `Std Dev`, `99th percentile`, `平均`. */
function statisticIn(name) {
	const word = clean(name);
	const [, before = "", within = ""] = /^([^([（]+?)\s*[([（]([^)\]）]*)[)\]）]$/.exec(word) ?? [];
	if (before !== "") return unitOf(within) !== void 0 || statisticIn(within) !== void 0 ? statisticIn(before) : void 0;
	if (DEVIATION.test(word)) return "std";
	if (/^(?:平均值?|均值)$/.test(word)) return "mean";
	if (/^中位数?$/.test(word)) return "median";
	const rank = /^(\d+(?:\.\d+)?)th(?: percentile| %ile)?$/i.exec(word)?.[1];
	return statisticOf(rank === void 0 ? word : `p${rank}`);
}
// src/tools/human-table/limits.ts
/** Words of what is wished, and no result. */
const WISHED = /\b(?:target|threshold|slo|sla|functional|goal)\b|目标|阈值/i;
/** What is measured of a wish; and models that draft for a target. */
const MEASURED$1 = /goodput|attain|达标|\b(?:met|within|under|violations?|draft)\b/i;
/** Words of what is measured. */
const MEASURE = /\b(?:ttft|tpot|itl|e2el?|latency|throughput|tput|tps|qps|rps|tok(?:en)?s?\/s|req\/s)(?![a-z])|延迟|时延|吞吐/i;
/** The columns of what is wished: `Target TTFT (ms)`, and `Complete TTFT (ms)` where both stand beside `TTFT (ms)`. */
function limitsIn(header) {
	const names = header.map(clean);
	if (names.some((name) => MEASURED$1.test(name))) return [];
	const isWished = (name) => WISHED.test(name) && MEASURE.test(name);
	const parts = names.map((name) => /^(\S+)\s+(.+)$/.exec(name) ?? []);
	const wished = new Set(parts.flatMap(([name = "", , rest = ""]) => isWished(name) ? [rest] : []));
	const levels = new Set(parts.flatMap(([, first = "", rest = ""]) => wished.has(rest) && names.includes(rest) ? [first] : []));
	return names.flatMap((name, at) => isWished(name) || levels.has(parts[at]?.[1] ?? "") ? [at] : []);
}
const LIMIT = /^(?:target|threshold|slo|sla|goal|目标|阈值)(?: ?value)?$/i;
/** A column of limits beside columns of variants: `| Metric | Measured | Target |`. */
function isLimitName(name) {
	return LIMIT.test(clean(name).replace(/\s*[([（].*$/, ""));
}
// src/tools/human-table/settings.ts
const load = (id) => ({
	id,
	kind: "load"
});
const layout = (id) => ({
	id,
	kind: "layout"
});
const SETTINGS$3 = [
	[/^(?:max(?:imum)? )?(?:request )?(?:concurrency|concurrent requests|concur\.?|conc\.?)$|^(?:最大\s*)?并发\s*(?:数|度|量)?$/, load("max_concurrency")],
	[/^request rate$|^请求\s*(?:速率|率)$/, load("request_rate")],
	[/^(?:batch ?size|batch|bs)$|^批(?:次|处理)?大小$/, load("batch_size")],
	[/^(?:isl|(?:input|prompt) ?len(?:gth)?|input(?: (?:size|token length))?)$|^输入\s*(?:token\s*)?(?:长度)?$/, load("input_len")],
	[/^(?:osl|output ?len(?:gth)?|max[- ]tokens|output(?: (?:size|token length))?)$|^输出\s*(?:token\s*)?(?:长度)?$/, load("output_len")],
	[/^(?:isl ?\/ ?osl|(?:input|prompt) ?\/ ?output(?: (?:seq(?:uence)? ?|token ?)?len(?:gth)?s?| tokens)?)$|^输入\s*\/\s*输出(?:长度)?$/, load("lengths")],
	[/^(?:context(?: length)?|ctx|seq(?:uence)? ?len(?:gth)?)$|^上下文(?:长度)?$/, load("context")],
	[/^(?:num(?:ber of)? |#\s*|n ?)?prompts$|^n(?: ?req(?:uest)?s?)?$|^num(?:ber of)? req(?:uest)?s$/, load("prompts")],
	[/^(?:test|test ?case|benchmark)(?: name)?$|^测试(?:项|用例)?$/, load("test")],
	[/^tp(?: ?size)?$|^tensor parallel(?: size)?$/, layout("tp")],
	[/^(?:dp|pp|ep)(?: ?size)?$/, layout("parallel")],
	[/^(?:repeat|repetition|run|round|iteration|iter|trial|attempt|轮次|次数|第几次)(?: ?#| ?id| ?no\.?)?$/, {
		id: "repeat",
		kind: "repeat"
	}],
	[/^(?:num(?:ber of)? |# ?)(?:gpu|npu|card|device)s?$|^(?:gpus|npus|cards|devices|卡数)$/, layout("devices")]
];
/** `undefined` for a column that is no setting, such as one with a unit of results. */
function settingOf$1(label) {
	const name = label.replace(/[*`]|<[^>]*>/g, "").replace(/\s*[(（](?:tokens?|reqs?|req\/s|rps|qps|个|路)[)）]\s*$/i, "").replaceAll("_", " ").toLowerCase().trim();
	const own = SETTINGS$3.find(([pattern]) => pattern.test(name))?.[1];
	if (own !== void 0) return own.id === "parallel" ? layout(name.slice(0, 2)) : own;
	const words = wordsOf(label);
	return words?.meaning.kind === "workload" ? load(idOf$2(words.meaning)) : void 0;
}
/** A setting as a part of a name: `max_concurrency=8`; a test is its own name. */
function namedSetting(id, cell) {
	return id === "test" ? cell : `${id}=${cell}`;
}
/** A rate before all that is measured is the load: `| QPS | TTFT | TPOT |`. */
function isLeadingRate(header, at) {
	const words = wordsOf(header[at] ?? "");
	return at === 0 && words !== void 0 && idOf$2(words.meaning) === "request_throughput" && header.slice(1).some((name) => wordsOf(name)?.meaning.kind === "metric" || /^(?:metrics?|指标)$/i.test(name));
}
// src/tools/human-table/printed-changes.ts
/** The columns of changes: neither results nor parts of a name. */
function changePlaces(header) {
	return header.flatMap((name, at) => isChange(name) && settingOf$1(name) === void 0 ? [at] : []);
}
/** What is said of changes that are not checked. */
function unreadChanges(header, row, places = changePlaces(header)) {
	return places.flatMap((at) => unreadCell(header[at] ?? "", row[at] ?? ""));
}
/** `| TTFT main | TTFT PR | Δ | TPOT main | TPOT PR | Δ |`: each behind the pair that it is of; none where one is not. */
function pairedChanges(header, measured, sides) {
	const places = changePlaces(header);
	const paired = places.flatMap((at) => {
		const [from, to] = [at - 2, at - 1].map((place) => measured.find((column) => column.at === place));
		return from !== void 0 && from.label === to?.label && from.side === sides[0] && to.side === sides[1] && isOf(header[at] ?? "", to) ? [{
			at,
			of: at - 1
		}] : [];
	});
	const pairs = measured.filter(({ side, words }) => side === sides[1] && words?.meaning.kind === "metric");
	return sides.length === 2 && paired.length === places.length && paired.length === pairs.length ? paired : [];
}
/** A change that names a measure is of that one; a speedup is of speeds and times alone. */
function isOf(name, { label, words }) {
	const measure = MEASURE.exec(clean(name))?.[0].toLowerCase();
	const unit = words?.unit ?? "";
	const isSpeed = isTime(unit) || unit.startsWith("tok/") || unit.startsWith("req/");
	return words?.meaning.kind === "metric" && isSpeed && (measure === void 0 || label.toLowerCase().includes(measure));
}
function changeOf(row, paired, of) {
	const at = paired.find((one) => one.of === of)?.at;
	return at === void 0 || numberIn(row[of] ?? "") === void 0 ? void 0 : columnChangeIn(row[at] ?? "");
}
/** What is said of the changes that `changeOf` does not give. */
function unpairedChanges(header, row, paired) {
	const isGiven = (at) => {
		const of = paired.find((one) => one.at === at)?.of;
		return of !== void 0 && changeOf(row, paired, of) !== void 0 && numberIn(row[of] ?? "")?.change === void 0;
	};
	return unreadChanges(header, row, changePlaces(header).filter((at) => !isGiven(at)));
}
/** What says that a row is the one that the others are compared with. */
const REFERENCE = /^(?:1(?:\.0*)?\s*[x×倍]?|[x×]\s*1(?:\.0*)?|100(?:\.0*)?\s*%|baseline|基线|基准)$/i;
const BLANK = /^[-–—]?$/;
/**
* Of each row of a variant, what is said of its changes: that they contradict the numbers, where one metric alone is compared with the
* first row and no other row explains them; else that they are not read.
*/
function rowChanges(header, body, measured) {
	const places = changePlaces(header);
	const [at] = places;
	const [column, ...others] = measured.filter(({ words }) => words?.meaning.kind === "metric");
	const [first = []] = body;
	const cellOf = (row) => clean(row[at ?? -1] ?? "");
	if (!(at !== void 0 && places.length === 1 && others.length === 0 && column !== void 0 && isOf(header[at] ?? "", column)) || !(REFERENCE.test(cellOf(first)) || BLANK.test(cellOf(first)))) return (row) => unreadChanges(header, row);
	const isRatio = /^1(?:\.0*)?$/.test(cellOf(first));
	const numberOf = (row) => numberIn(row[column.at] ?? "")?.value;
	const unitsOf = new Set(body.flatMap((row) => numberIn(row[column.at] ?? "")?.unit ?? []));
	return (row) => {
		const printed = columnChangeIn(cellOf(row));
		const value = numberOf(row);
		if (REFERENCE.test(cellOf(row))) return [];
		if (printed === void 0 || value === void 0 || unitsOf.size > 1) return unreadChanges(header, row);
		const change = isRatio && printed.kind === "bare" ? {
			...printed,
			kind: "times"
		} : printed;
		if (body.filter((other) => other !== row).flatMap((other) => numberOf(other) ?? []).some((from) => agrees(change, from, value, column.words?.unit ?? ""))) return [];
		const base = body.slice(0, body.indexOf(row)).findLast((other) => REFERENCE.test(cellOf(other))) ?? first;
		return [`the printed change of ${clean(column.label)}, ${printed.text}, contradicts its numbers: ${numberOf(base)} and ${value}`];
	};
}
// src/tools/human-table/row-names.ts
/** Settings that a load is known by wherever it stands; others are points only where several variants have them. */
const LOADS = ["max_concurrency", "request_rate"];
/** Headings of what people compare. */
const VARIANT = /engine|framework|backend|runtime|variant|version|branch|commit|impl|mode|config|setup|numa|binding|dtype|precision|quant|kernel|scheme|方案|框架|引擎|后端|版本|分支|实现|绑|精度|量化|配置|模式/i;
/** Of each row, which variant it is and at which point. */
function namedRows(body, names, settings, hasRepeats) {
	const loads = settings.filter(({ id }) => LOADS.includes(id));
	const others = settings.filter(({ id }) => !LOADS.includes(id));
	if (names.length === 0) {
		const layouts = others.filter(({ kind }) => kind === "layout");
		const rest = others.filter(({ kind }) => kind === "load");
		const found = body.map((row) => ({
			row,
			...named$3(settingsIn(row, layouts)),
			point: settingsIn(row, [...loads, ...rest])
		}));
		return new Set(found.map(({ name, point }) => `${name}|${point}`)).size === found.length || hasRepeats ? found : found.map((one, place) => ({
			...one,
			name: `row ${place + 1}`
		}));
	}
	const compared = names.filter(({ isModel }) => !isModel);
	const kinds = compared.length === 0 ? names : compared;
	const variant = crossed(body, names, kinds) ?? crossed(body, [...names, ...others.map(labelledSetting)], kinds);
	const main = variant === void 0 ? kinds : [variant];
	const points = [...names.filter((column) => !main.includes(column)).map(({ at }) => (row) => clean(row[at] ?? "")), ...[...loads, ...others].map((one) => (row) => settingsIn(row, [one]))];
	const pointOf = (row) => points.map((of) => of(row)).filter((part) => part !== "").join(",");
	const loadsOf = (row) => [...names.filter((column) => !main.includes(column)).map(({ at }) => clean(row[at] ?? "")), settingsIn(row, settings.filter(({ kind }) => kind === "load"))].filter((part) => part !== "").join(",");
	const repeats = new Set(body.map(pointOf)).size < body.length;
	return body.map((row, place) => {
		const name = main.map(({ at }) => clean(row[at] ?? "")).filter((part) => part !== "");
		const own = repeats ? [] : others.filter(({ kind }) => kind === "layout").map((one) => clean(row[one.at] ?? ""));
		const whole = [...name, ...own].join(", ");
		return {
			row,
			name: whole === "" ? `row ${place + 1}` : whole,
			point: repeats ? pointOf(row) : loadsOf(row)
		};
	});
}
function named$3(name) {
	return name === "" ? {} : { name };
}
const labelledSetting = ({ at, id }) => ({
	at,
	label: id,
	isModel: false
});
function settingsIn(row, settings) {
	return settings.flatMap(({ at, id }) => {
		const cell = clean(row[at] ?? "");
		return cell === "" ? [] : [namedSetting(id, cell)];
	}).join(",");
}
/** The one column whose values come again for each combination of the others: what is compared at several points. */
function crossed(body, columns, among = columns) {
	if (columns.length < 2) return void 0;
	const found = among.filter(({ at }) => isCrossed(body, at, columns.map((column) => column.at)));
	const kinds = ({ at }) => new Set(body.map((row) => row[at])).size;
	return found.find(({ label }) => VARIANT.test(label)) ?? [...found].sort((a, b) => kinds(a) - kinds(b))[0];
}
function isCrossed(body, at, columns) {
	const groups = new Map();
	for (const row of body) {
		const rest = columns.filter((place) => place !== at).map((place) => row[place]).join("|");
		groups.set(rest, [...groups.get(rest) ?? [], row[at] ?? ""]);
	}
	const lists = [...groups.values()];
	return lists.length > 1 && lists.every((values) => values.length > 1 && new Set(values).size === values.length);
}
// src/tools/human-table/sides.ts
/** Words of measurements; what a label says beside them is whose it is. */
const VOCABULARY = new RegExp([
	String.raw`[([（]\s*(?:(?:output|total|gen)\s+)?(?:ms|s|us|µs|μs|ns|min|sec(?:onds?)?|tok(?:en)?s?\/s(?:ec(?:ond)?)?(?:\/\w+)?|t\/s|tps|qps|rps|req(?:uest)?s?\/s(?:ec)?|tok(?:en)?s?\/min|req\/min|gi?b|mi?b|%|毫秒|秒|ms\/tok(?:en)?)\s*[)\]）]`,
	String.raw`\b(?:tok(?:en)?s?\/s(?:ec(?:ond)?)?|t\/s|tps|qps|rps|req(?:uest)?s?\/s(?:ec)?|tok(?:en)?s? per second|ms|sec)\b`,
	String.raw`\b(?:(?:pp|tg)\d+(?:\s*@\s*d\d+)?|pp|tg|eval)(?![\w-])`,
	String.raw`\b(?:time to first token|time per (?:output )?token|inter[- ]token latency|first[- ]token(?: latency| time)?|end[- ]to[- ]end)\b`,
	String.raw`\b(?:mean|average|avg\.?|median|p\d{1,2}(?:\.\d+)?|\d{1,2}(?:\.\d+)?(?:th|%)|percentile|std|stddev|min|max|peak|per|of)(?![\w-])`,
	String.raw`\b(?:ttft|tpot|itl|e2el?|latency|throughput|tput|request|req|output|input|total|prefill|decode|decoding|generation|gen|prompt|tokens?|token|memory|vram|gpu|npu|card|device|user|system|duration|speed|time|rate)\b`,
	"首\\s*(?:个\\s*)?(?:token|字|词元|包)|每\\s*(?:个\\s*)?(?:输出\\s*)?(?:token|词元)|延迟|时延|平均|吞吐[量率]?|输出|输入|生成|解码|预填充|总|请求|每秒|显存|占用|峰值|速度|速率|耗时"
].join("|"), "giu");
/** Signs that join the words of a label. */
const JOINTS$1 = /^[\s\-–—:：,，·/|()[\]（）]+|[\s\-–—:：,，·/|()[\]（）]+$/g;
const LONGEST_SIDE = 60;
/** The columns that say which side they are of, where two of them are sides of one measure; none of any other table. */
function sidesIn(header) {
	const sided = header.flatMap((name, at) => {
		const one = sideOf(name);
		return one === void 0 ? [] : [{
			at,
			...one
		}];
	});
	const pairs = sided.filter(({ label, side }) => sided.some((other) => other.label === label && other.side !== side));
	return pairs.length === 0 && sided.length === 1 && header.some((name) => /^test$/i.test(name.trim())) && header.filter((name) => /[(（]/.test(name)).length === 1 ? sided : pairs;
}
/** Whether a label says more than what was measured. */
function hasOtherWords(name) {
	return sideOf(name) !== void 0;
}
function sideOf(name) {
	const text = name.replace(/<br\s*\/?>/gi, " ").replace(/\*\*|`|<[^>]*>|[↑↓]/g, "").replace(/_(?=(?:ttft|tpot|itl|e2el|throughput)(?![a-z]))|(?<=ttft|tpot|itl|e2el)_(?=(?:ms|us|s)\b)/gi, " ").trim();
	const behind = sideBehindRate(text);
	if (behind !== void 0) return behind;
	const isName = (word) => word === "MS" && /tok(?:en)?s?\/s|t\/s|tps/i.test(text);
	const label = bareUnit((text.match(VOCABULARY) ?? []).filter((word) => !isName(word)).join(" ").toLowerCase());
	const side = text.replace(VOCABULARY, (word) => isName(word) ? word : " ").replace(JOINTS$1, "").replace(/[([（]\s*[)\]）]/g, " ").replace(/\s+/g, " ").trim();
	if (!/[\p{L}\p{N}]/u.test(side) || side.length > LONGEST_SIDE) return void 0;
	return isMeasure(label) ? {
		side: named$2(side),
		label
	} : void 0;
}
function isMeasure(label) {
	return wordsOf(label)?.meaning.kind === "metric" || llamaTestOf(label) !== void 0;
}
const BEHIND_RATE = /^(?:tok(?:en)?s?\/s(?:ec(?:ond)?)?|t\/s|tps|tok(?:en)?s? per second)\s*[([（](.+)[)\]）]$/i;
/** `t/s (CPU+GPU)`: what stands in brackets behind a rate alone is a name whole, unless it says what kind of tokens or which statistic. */
function sideBehindRate(text) {
	const inside = BEHIND_RATE.exec(text)?.[1]?.trim() ?? "";
	return llamaTestOf(inside) !== void 0 || statisticIn(inside) !== void 0 || isMeasure(`${inside} t/s`) || !/[\p{L}\p{N}]/u.test(inside) || inside.length > LONGEST_SIDE ? void 0 : {
		side: named$2(inside),
		label: "t/s"
	};
}
/** `(t/s)` alone is the unit of a throughput. */
function bareUnit(label) {
	return /^[([（]([^()[\]（）]*)[)\]）]$/.exec(label)?.[1]?.trim() ?? label;
}
/** `Before` and `before` are one side. */
function named$2(side) {
	return /^(?:before|after|baseline|base|head|old|new|main|master|pr|patched|candidate)$/i.test(side) ? side.toLowerCase() : side;
}
// src/tools/human-table/statistic-rows.ts
/** Where a share is a rank. */
const RANKED = /percent|quantile|stat|分位|统计/i;
/** A table with a statistic a row, `| Percentile | TTFT (ms) | TPOT (ms) |`, as one with a statistic a column. */
function withStatistics(grid) {
	const { header, body, notes } = grid;
	const wordAt = (at, row) => {
		const cell = clean(row[at] ?? "");
		return cell.endsWith("%") && !RANKED.test(header[at] ?? "") ? void 0 : statisticIn(cell);
	};
	const at = header.findIndex((name, place) => !isMetricName(name) && body.length > 1 && body.every((row) => wordAt(place, row) !== void 0));
	if (at === -1) return grid;
	const measured = header.flatMap((name, place) => isMetricName(name) ? [place] : []);
	const isCount = (place) => wordsOf(header[place] ?? "")?.meaning.kind === "count";
	const counts = header.flatMap((name, place) => isCount(place) ? [`not read: ${name}, by its statistics`] : []);
	const others = header.flatMap((name, place) => place === at || measured.includes(place) || isUnitColumn(name) || isCount(place) ? [] : [place]);
	const words = [...new Set(body.map((row) => wordAt(at, row) ?? ""))];
	const keyOf = (row) => others.map((place) => row[place]).join("|");
	const keys = [...new Set(body.map(keyOf))];
	if (new Set(body.map((row) => `${keyOf(row)}|${wordAt(at, row)}`)).size < body.length) return grid;
	return {
		header: [...others.map((place) => header[place] ?? ""), ...measured.flatMap((place) => words.map((word) => `${word} ${header[place] ?? ""}`))],
		body: keys.map((key) => {
			const rows = body.filter((row) => keyOf(row) === key);
			const [first = []] = rows;
			const cellOf = (place, word) => rows.find((row) => wordAt(at, row) === word)?.[place] ?? "";
			return [...others.map((place) => first[place] ?? ""), ...measured.flatMap((place) => words.map((word) => cellOf(place, word)))];
		}),
		notes: [...notes, ...counts]
	};
}
// src/tools/human-table/metric-columns.ts
/** A variant a row; where columns are pairs of `before` and `after`, a variant a side, and the rows are points. */
function metricColumns(grid) {
	const { header, body, notes } = withStatistics(grid);
	const [first, ...others] = variantsOf(header, body) ?? [];
	const own = notes.filter((note) => !grid.notes.includes(note));
	return first === void 0 ? void 0 : [{
		...first,
		notes: [...own, ...first.notes]
	}, ...others];
}
function variantsOf(header, body) {
	const columns = columnsOf$1(header, body);
	const measured = columns.filter(({ words }) => words !== void 0);
	if (!measured.some(({ words }) => words?.meaning.kind === "metric")) return void 0;
	const told = header.flatMap((name, at) => {
		const setting = isLeadingRate(header, at) ? {
			id: "request_rate",
			kind: "load"
		} : settingOf$1(name);
		return setting === void 0 || setting.kind === "repeat" ? [] : [{
			at,
			...setting
		}];
	});
	const hasRepeats = header.some((name) => settingOf$1(name)?.kind === "repeat");
	const names = namesAmong(columns, told.map(({ at }) => at), body, hasRepeats);
	const sides = [...new Set(columns.flatMap(({ side }) => side ?? []))];
	const rows = namedRows(body, names.map(({ at, label }) => {
		const cells = body.map((row) => row[at] ?? "");
		return {
			at,
			label,
			isModel: sides.length === 0 && isModelColumn(label, cells)
		};
	}), told, hasRepeats);
	const unread = columns.filter((column) => column.words === void 0 && !names.includes(column));
	const changesOf = rowChanges(header, body, measured);
	const paired = new Set(rows.map(({ name, point }) => `${name}|${point}`)).size < rows.length ? [] : pairedChanges(header, measured, sides);
	return rows.flatMap(({ row, name, point }) => {
		if (sides.length === 0) {
			const read = readRow$1(row, measured, unread);
			const notes = [...read.notes, ...changesOf(row)];
			return [{
				...name === void 0 ? {} : { name },
				point,
				...read,
				notes
			}];
		}
		const points = [name ?? "", point].filter((part) => part !== "").join(",");
		const others = measured.filter(({ side, words }) => side === void 0 && words?.meaning.kind === "metric");
		return sides.map((side) => {
			const read = readRow$1(row, measured.filter((column) => column.side === side), [...unread, ...others], paired);
			const notes = side === sides.at(-1) ? unpairedChanges(header, row, paired) : [];
			return {
				name: side,
				point: points,
				...read,
				notes: [...read.notes, ...notes]
			};
		});
	});
}
/** All columns but those of changes and of settings. */
function columnsOf$1(header, body) {
	const limits = limitsIn(header);
	const sided = sidesIn(header.map((name, at) => limits.includes(at) ? "" : name));
	return header.flatMap((name, at) => {
		if (isChange(name) || isLeadingRate(header, at) || settingOf$1(name) !== void 0) return [];
		const { label = name, side } = sided.find((one) => one.at === at) ?? {};
		const cells = body.map((row) => row[at] ?? "");
		return [{
			at,
			label,
			isLimit: limits.includes(at),
			...side === void 0 ? {} : { side },
			words: limits.includes(at) ? void 0 : labelledTest(label, cells) ?? labelled(label, "", cells)
		}];
	});
}
/** A column headed by a test of llama-bench, where it or its cells say that they are rates. */
function labelledTest(label, cells) {
	const test = llamaTestOf(label);
	const units = cells.flatMap((cell) => numberIn(cell)?.unit ?? []);
	const isRate = units.every((unit) => unit === "" || unit === "tok/s");
	const isSaid = label.includes("/s") || units.includes("tok/s");
	return test !== void 0 && units.length > 0 && isRate && isSaid ? {
		meaning: metric(test),
		unit: "tok/s"
	} : void 0;
}
/** A heading with a unit is of results. */
const OF_RESULTS = /[\s([](?:ms|us|s|sec|tok(?:en)?s?\/s|t\/s|req\/s|gi?b|mi?b|%)(?=$|[\s)\]])/i;
/** A result, and no size or count that tells the rows apart. */
const RESULT = /^[~<>≈≤≥\s]*\d[\d,]*\.\d+(?:\s*[±*].*)?$/;
/** `~0.53 s` is a result, too, though not one that is read. */
function isResult$1(text) {
	const cell = clean(text);
	const unit = numberIn(cell.replace(/^[~<>≈≤≥\s]+/, ""))?.unit ?? "";
	return RESULT.test(cell) || isTime(unit) || unit.includes("/");
}
/** The columns that tell the rows apart. One of results that is not known is none, where the rows can be told apart without it. */
function namesAmong(columns, told, body, hasRepeats) {
	const unknown = columns.filter(({ words, isLimit }) => words === void 0 && !isLimit);
	const names = unknown.filter(({ at, label }) => !isMetricName(label) && !OF_RESULTS.test(label) && !body.some((row) => isResult$1(row[at] ?? "")));
	return new Set(body.map((row) => [...names.map(({ at }) => at), ...told].map((at) => row[at]).join("|"))).size === body.length || names.length > 0 && hasRepeats ? names : unknown.filter(({ label }) => !isMetricName(label));
}
function readRow$1(row, columns, unread, paired = []) {
	const read = columns.flatMap(({ at, label, words }) => {
		if (words === void 0) return [];
		const { entries, notes } = readCell(label, words, row[at] ?? "");
		const change = changeOf(row, paired, at);
		return [{
			entries: entries.map((entry) => ({
				...change === void 0 ? {} : { change },
				...entry
			})),
			notes
		}];
	});
	const notes = unread.flatMap(({ at, label }) => unreadCell(label, row[at] ?? ""));
	return joined([...read, {
		entries: [],
		notes
	}]);
}
// src/tools/human-table/corner.ts
/** One metric in the corner, or in the line above: `| Output tok/s | main | PR |`, with points below or loads beside it. */
function cornerTable({ header, body }, title) {
	const [first = "", ...names] = header;
	const corner = cornerOf(first, title);
	if (corner === void 0 || names.some(isMetricName)) return void 0;
	const { label, setting } = corner;
	const cellsAt = (at) => body.map((row) => row[at] ?? "");
	const values = header.flatMap((name, at) => {
		return at > 0 && name !== "" && !isChange(name) && settingOf$1(name) === void 0 && !FLAG.test(name) && cellsAt(at).some((cell) => numberIn(cell) !== void 0) ? [{
			name,
			at
		}] : [];
	});
	if (values.length < 2 || cellsAt(0).some((cell) => /^\d+\.\d+$/.test(clean(cell)))) return void 0;
	const cells = values.flatMap(({ at }) => cellsAt(at));
	const words = labelledTest(label, cells) ?? labelled(label, "", cells);
	if (words?.meaning.kind !== "metric") return void 0;
	const points = header.flatMap((name, at) => {
		const id = at === 0 ? setting : FLAG.test(name) ? name : settingOf$1(name)?.id;
		return values.some((value) => value.at === at) || isChange(name) ? [] : [{
			at,
			id
		}];
	});
	const isByLoad = values.every(({ name }) => isLoadName(name));
	return {
		variants: body.flatMap((row) => {
			const own = points.map(({ at, id }) => ({
				id,
				cell: clean(row[at] ?? "")
			})).filter(({ cell }) => cell !== "").map(({ id, cell }) => id === void 0 ? cell : namedSetting(id, cell)).join();
			return values.map(({ name, at }) => {
				const read = readCell(label, words, row[at] ?? "");
				const notes = at === values.at(-1)?.at ? [...read.notes, ...unreadChanges(header, row)] : read.notes;
				return {
					...isByLoad ? {
						name: own,
						point: clean(name)
					} : {
						name: clean(name),
						point: own
					},
					...read,
					notes
				};
			});
		}),
		isTitled: corner.isTitled
	};
}
/** What llama.cpp's programs are given, beside columns of results. */
const FLAG = /^(?:fa|flash[ _-]attn|ngl|n_?u?batch|n?_?threads|ct[kv]|type_[kv])$/i;
/** `pp512 (t/s) — master vs PR` */
const COMPARED = /\s*[—–:-]\s+[^—–:]*\bvs\b.*$/i;
function cornerOf(first, title) {
	const above = title.replace(/^[-#>\s*]+|[*:：\s]+$/g, "").replace(COMPARED, "");
	if (isMetricName(above) && !hasOtherWords(above) || llamaTestOf(above) !== void 0 && /\/s/.test(above)) {
		const setting = isMetricName(first) ? "request_rate" : settingOf$1(first)?.id;
		return {
			label: above,
			isTitled: true,
			...setting === void 0 ? {} : { setting }
		};
	}
	return isMetricName(first) ? {
		label: first,
		isTitled: false
	} : void 0;
}
// src/tools/human-table/grid.ts
/** Two rows of headings, rows that head the rows below, `12 → 10` in one cell, and cells that stand for several rows. */
function gridOf({ rows: [first = [], ...rest], firstLine }) {
	const [header, rows] = withoutBlanks(...oneHeader(first, rest));
	const wide = rows.filter((row) => row.slice(header.length).some((cell) => cell !== ""));
	const notes = wide.map((row) => `not read: more cells than headings, below line ${firstLine}: ${row.join(" | ").slice(0, 100)}`);
	const { header: headed, body } = withSections(header, rows.filter((row) => !wide.includes(row)).map((row) => header.map((_, at) => row[at] ?? "")));
	const split = withoutArrows(headed, body);
	return {
		header: split.header,
		body: filledDown(split.header, withoutDittos(split.header, split.body)),
		notes
	};
}
/** A column without a heading and without cells parts others. */
function withoutBlanks(header, rows) {
	const kept = (_, at) => at === 0 || at >= header.length || header[at] !== "" || rows.some((row) => (row[at] ?? "") !== "");
	return [header.filter(kept), rows.map((row) => row.filter(kept))];
}
/** A second row of headings says the measures, below names that stand for several columns. */
function oneHeader(first, rest) {
	const [second = [], ...others] = rest;
	if (!(second.filter(isMetric).length >= 2 && !second.some((cell) => numberIn(cell) !== void 0)) || first.some((cell) => isMetric(cell))) return [first, rest];
	let group = "";
	return [second.map((cell, at) => {
		group = first[at] === void 0 || first[at] === "" ? group : first[at];
		if (cell === "") return first[at] ?? "";
		return !isMetric(cell) || isMetric(group) ? cell : `${group} ${cell}`.trim();
	}), others];
}
function isMetric(cell) {
	return wordsOf(cell)?.meaning.kind === "metric";
}
/** A row of one cell heads those below it. */
function withSections(header, rows) {
	const isHead = (row) => row[0] !== "" && row.slice(1).every((cell) => cell === "") && row.length > 2;
	if (rows[0] === void 0 || !isHead(rows[0])) return {
		header,
		body: rows
	};
	let section = "";
	const body = rows.flatMap((row) => {
		if (!isHead(row)) return [[section, ...row]];
		section = withoutMarks(row[0] ?? "");
		return [];
	});
	return {
		header: ["", ...header],
		body
	};
}
const ARROW = /\s*(?:→|➜|⟶|->|=>)\s*/;
/** `12.3 → 10.1` below `TTFT (before → after)` is two columns. */
function withoutArrows(header, body) {
	const pairs = header.map((_, at) => body.map((row) => pairIn(row[at] ?? "")));
	const isPair = pairs.map((column) => column.some((pair) => pair !== void 0));
	return {
		header: header.flatMap((name, at) => isPair[at] === true ? sidesOf(name) : [name]),
		body: body.map((row, place) => row.flatMap((cell, at) => isPair[at] === true ? pairs[at]?.[place] ?? [cell, ""] : [cell]))
	};
}
function pairIn(cell) {
	const [from = "", to = "", ...more] = withoutMarks(cell).split(ARROW);
	const [before, after] = [numberIn(from), numberIn(to)];
	if (before === void 0 || after === void 0 || more.length > 0) return void 0;
	return [before.unit === "" ? `${from} ${after.unit}` : from, to];
}
function sidesOf(name) {
	const [, from = "before", to = "after"] = /[(（]?([^\s(（]+)\s*(?:→|➜|⟶|->|=>)\s*([^\s)）]+)[)）]?/.exec(name) ?? [];
	const label = name.replace(/[(（]?[^\s(（]+\s*(?:→|➜|⟶|->|=>)\s*[^\s)）]+[)）]?/, "").trim();
	return [`${label} ${from}`.trim(), `${label} ${to}`.trim()];
}
/** Signs and words for what stands above. */
const DITTO = /^(?:["“”″〃]|''|同上|ditto)$/i;
/** A dash for a blank, too. */
const DASH = /^[-–—]$/;
/** `"`, `同上` and `ditto` stand for the cell above, and so does a dash in the first column where the rows can still be told apart. */
function withoutDittos(header, body) {
	const names = header.flatMap((name, at) => isMetric(name) || body.some((row) => isValue(row[at] ?? "")) ? [] : [at]);
	const filled = (isDitto) => {
		let above = [];
		return body.map((row) => {
			above = row.map((cell, at) => {
				const from = above[at] ?? "";
				return names.includes(at) && from !== "" && isDitto(withoutMarks(cell), at) ? from : cell;
			});
			return above;
		});
	};
	const plain = filled((cell) => DITTO.test(cell));
	const dashed = filled((cell, at) => DITTO.test(cell) || at === 0 && DASH.test(cell));
	const kinds = (rows) => new Set(rows.map((row) => names.map((at) => row[at]).join("|"))).size;
	const first = withoutMarks(body[0]?.[0] ?? "");
	return /\p{L}/u.test(first) && names.length > 1 && kinds(dashed) === body.length ? dashed : plain;
}
/** A blank at the start of a row stands for what is above it, where something else still tells the row. */
function filledDown(header, body) {
	const names = header.findIndex((_, at) => body.some((row) => isValue(row[at] ?? "")));
	let above = [];
	return body.map((row) => {
		const told = row.slice(0, Math.max(names, 0)).some((cell) => cell !== "");
		const first = row.findIndex((cell) => cell !== "");
		above = row.map((cell, at) => cell === "" && told && at < first ? above[at] ?? "" : cell);
		return above;
	});
}
/** A result, and no size, name or statistic. */
function isValue(cell) {
	const number = numberIn(cell);
	return number !== void 0 && statisticOf(cell) === void 0 && (number.unit !== "" || !Number.isInteger(number.value));
}
// src/tools/human-table/metric-rows.ts
/** A metric a row, a variant a column; `undefined` for a table that is another way round. */
function metricRows({ header, body }) {
	const columns = columnsOf(header, body);
	if (columns === void 0) return void 0;
	const { points, values } = columns;
	const groups = new Map();
	for (const row of body) {
		const point = pointOf$1(header, row, points);
		groups.set(point, [...groups.get(point) ?? [], row]);
	}
	const unit = commonUnit(values.map((at) => header[at] ?? ""));
	const swapped = values.length > 1 && points.length > 0 && values.every((at) => isLoadName(header[at] ?? ""));
	return [...groups].flatMap(([point, rows]) => values.map((at) => {
		const name = nameOf$1(header[at] ?? "", unit !== void 0, values.length);
		const wished = columns.limits.flatMap((limit) => rows.flatMap((row) => unreadCell(`${labelOf(row, columns)}, ${header[limit] ?? ""}`, row[limit] ?? "")));
		const { entries, notes } = readColumn(columns, rows, at, unit ?? "");
		const read = {
			entries,
			notes: at === values[0] ? [...notes, ...wished] : notes
		};
		if (swapped) return {
			name: point,
			point: name ?? "",
			...read
		};
		return {
			...name === void 0 ? {} : { name },
			point,
			...read
		};
	}));
}
function columnsOf(header, body) {
	const metric = header.findIndex((_, at) => body.some((row) => isMetricName(row[at] ?? "")));
	if (metric === -1) return void 0;
	const others = header.flatMap((name, at) => at === metric || isLeadingRate(header, at) ? [] : [{
		name,
		at
	}]);
	if (others.some(({ name }) => isMetricName(name))) return void 0;
	const unit = header.findIndex(isUnitColumn);
	const statistic = header.findIndex((_, at) => at !== metric && isStatistics(body.map((row) => row[at] ?? "")));
	const changes = header.flatMap((name, at) => at > metric && at !== unit && at !== statistic && isChange(name) && settingOf$1(name) === void 0 ? [at] : []);
	const [change = -1] = changes;
	const points = header.flatMap((name, at) => at !== metric && at !== unit && at !== statistic && (at < metric || settingOf$1(name) !== void 0) ? [at] : []);
	const isDrafted = header.some((name) => /draft/i.test(name));
	const limits = header.flatMap((name, at) => at > metric && !isDrafted && isLimitName(name) ? [at] : []);
	return {
		metric,
		unit,
		statistic,
		header,
		change,
		changes,
		points,
		values: others.flatMap(({ name, at }) => at < metric || at === unit || at === statistic || points.includes(at) || isChange(name) || limits.includes(at) || name === "" ? [] : [at]),
		limits
	};
}
function isStatistics(cells) {
	const words = cells.filter((cell) => cell !== "");
	return words.length > 0 && words.every((word) => !word.includes("%") && statisticIn(word) !== void 0);
}
function pointOf$1(header, row, points) {
	return points.flatMap((at) => {
		const cell = clean(row[at] ?? "");
		if (cell === "") return [];
		const id = isLeadingRate(header, at) ? "request_rate" : settingOf$1(header[at] ?? "")?.id;
		return [id === void 0 ? cell : namedSetting(id, cell)];
	}).join(",");
}
/** Where every column says the same unit, rows without one are in it: `main (ms)`, `PR (ms)`. */
function commonUnit(names) {
	const units = new Set(names.map(unitBehind));
	return units.size === 1 ? [...units][0] : void 0;
}
function nameOf$1(name, hasUnit, columns) {
	if (columns === 1 && isValueColumn(name)) return void 0;
	return hasUnit ? withoutUnit(name) : clean(name);
}
function readColumn(columns, rows, at, columnUnit) {
	const isLast = at === columns.values.at(-1);
	return joined(rows.map((row) => {
		const label = labelOf(row, columns);
		const texts = columns.values.map((place) => row[place] ?? "");
		const words = labelled(label, row[columns.unit] ?? "", texts) ?? (columnUnit === "" ? void 0 : labelled(label, columnUnit, texts));
		const text = row[at] ?? "";
		const { entries, notes } = words === void 0 ? {
			entries: [],
			notes: unreadCell(label, text)
		} : readCell(label, words, text);
		if (!isLast) return {
			entries,
			notes
		};
		const change = columns.values.length === 2 && entries.some(({ change }) => change === void 0) && columns.change !== -1 ? columnChangeIn(row[columns.change] ?? "") : void 0;
		const places = columns.changes.filter((place) => change === void 0 || place !== columns.change);
		return {
			entries: entries.map((entry) => ({
				...change === void 0 ? {} : { change },
				...entry
			})),
			notes: [...notes, ...places.flatMap((place) => unreadCell(`${label}, ${columns.header[place] ?? ""}`, row[place] ?? ""))]
		};
	}));
}
function labelOf(row, { metric, statistic }) {
	const label = row[metric] ?? "";
	const word = statistic === -1 ? "" : clean(row[statistic] ?? "");
	return word === "" ? label : `${word} ${label}`;
}
// src/tools/human-table/statistic-columns.ts
/** `| Metric | Mean | P99 |`: the columns are statistics of one variant, as tools print them, and no variants. */
function statisticColumns({ header, body }, title) {
	const columns = header.flatMap((name, at) => {
		const word = statisticIn(name);
		return word === void 0 ? [] : [{
			at,
			word: statisticOf(name) === void 0 ? word : clean(name)
		}];
	});
	if (columns.length < 2) return void 0;
	const isStatistic = (at) => columns.some((column) => column.at === at);
	const named = header.findIndex((_, at) => !isStatistic(at) && body.some((row) => isMetricName(row[at] ?? "")));
	const corner = named === -1 ? [header[0] ?? "", titleOf$1(title)].find(isMetricName) : void 0;
	const isOther = (name, at) => !isStatistic(at) && isMetricName(name) && name !== corner;
	if (header.some(isOther)) return void 0;
	const metric = Math.max(named, 0);
	const unit = header.findIndex(isUnitColumn);
	const rest = header.flatMap((name, at) => isStatistic(at) || at === unit || isChange(name) ? [] : [at]);
	const changes = changePlaces(header).filter((at) => !isStatistic(at));
	const keys = corner === void 0 ? rest.filter((at) => at !== metric && isKey(header, at, metric)) : rest;
	const others = rest.filter((at) => (corner !== void 0 || at !== metric) && !keys.includes(at));
	const groups = new Map();
	for (const row of body) {
		const key = JSON.stringify(keys.map((at) => row[at]));
		groups.set(key, [...groups.get(key) ?? [], row]);
	}
	return [...groups.values()].map((rows) => {
		const cells = rows.map((row) => {
			const label = corner ?? row[metric] ?? "";
			const notes = [...others, ...changes].flatMap((at) => unreadCell(`${clean(label)} ${header[at] ?? ""}`, row[at] ?? ""));
			return joined([...readRow(row, label, unit === -1 ? "" : row[unit] ?? "", columns), {
				entries: [],
				notes
			}]);
		});
		return {
			...placeOf(header, rows[0] ?? [], keys),
			...joined(cells)
		};
	});
}
/** What stands before the name of the metric, or sets a load, tells groups of rows apart. */
function isKey(header, at, metric) {
	return at < metric || settingOf$1(header[at] ?? "") !== void 0;
}
function titleOf$1(line) {
	return line.replace(/^[-#>\s*]+|[*:：\s]+$/g, "");
}
function placeOf(header, row, keys) {
	const told = keys.map((at) => ({
		id: settingOf$1(header[at] ?? "")?.id,
		cell: clean(row[at] ?? "")
	})).filter(({ cell }) => cell !== "");
	const name = told.flatMap(({ id, cell }) => id === void 0 ? [cell] : []).join(", ");
	const point = told.flatMap(({ id, cell }) => id === void 0 ? [] : [namedSetting(id, cell)]).join(",");
	return {
		...name === "" ? {} : { name },
		point
	};
}
function readRow(row, name, unit, columns) {
	const numbers = columns.filter(({ at }) => numberIn(row[at] ?? "") !== void 0);
	return columns.map(({ word, at }) => {
		const label = numbers.length === 1 ? name : `${word} ${name}`;
		const text = row[at] ?? "";
		const words = labelled(label, unit, [text]);
		return words === void 0 ? {
			entries: [],
			notes: unreadCell(label, text)
		} : readCell(label, words, text);
	});
}
// src/tools/human-table/read-table.ts
const NONE = {
	variants: [],
	isSingle: false,
	isPrinted: false,
	isTitled: false
};
/** Fewer numbers in a table are no results. */
const FEWEST = 2;
/** The variants of a table of results, whichever way round it is; none for another table. */
function variantsIn(table) {
	if (!table.headed && table.rows[0]?.slice(1).some((cell) => numberIn(cell) !== void 0) === true) return NONE;
	const grid = gridOf(table);
	const printed = statisticColumns(grid, table.title);
	const whole = printed ?? metricRows(grid);
	const corner = whole === void 0 ? cornerTable(grid, table.title) : void 0;
	const found = whole ?? corner?.variants ?? metricColumns(grid) ?? [];
	const measured = found.filter(({ entries }) => entries.some(({ words }) => words.meaning.kind === "metric"));
	if (!([
		...grid.header,
		...grid.body.flat(),
		table.title
	].some(isMetricName) || corner?.isTitled === true || sidesIn(grid.header).length > 0 || grid.header.some((name) => llamaTestOf(name) !== void 0)) || isForeign$2(measured) || measured.flatMap(({ entries }) => entries).length < FEWEST) return NONE;
	const [first, ...others] = measured;
	if (first === void 0) return NONE;
	return {
		variants: [{
			...first,
			notes: [
				...grid.notes,
				...unmeasured(found, measured),
				...first.notes
			]
		}, ...others],
		isSingle: measured.every(({ name }) => name === first.name),
		isPrinted: printed !== void 0,
		isTitled: corner?.isTitled === true
	};
}
const SERVING = /(?:^|_)(?:ttft|tpot|itl|e2el|throughput|duration|memory)(?:_|$)/;
/** A throughput of no unit among numbers that are none of serving's is another program's: of an allocator, of a network. */
function isForeign$2(measured) {
	const entries = measured.flatMap((variant) => variant.entries);
	const isServing = ({ words: { meaning, unit } }) => unit.startsWith("tok/") || unit.startsWith("req/") || idOf$2(meaning) !== "throughput" && SERVING.test(idOf$2(meaning));
	return entries.some(({ words }) => !SERVING.test(idOf$2(words.meaning))) && !entries.some(isServing);
}
/** Of a row or a column without any number that could be read, what it has. */
function unmeasured(found, measured) {
	return found.filter((variant) => !measured.includes(variant)).flatMap(({ name, point, notes }) => notes.map((note) => `${[name ?? "", point].filter((part) => part !== "").join(", ")}: ${note}`));
}
// src/tools/human-table/reading.ts
/** One variant as a reading; `first` is another variant of its point, that changes are printed of. */
function readingOfVariant({ name, point, entries, notes }, first) {
	const metrics = {};
	const counts = {};
	const workload = {};
	const units = {};
	const said = [...notes];
	for (const entry of entries) {
		const { words, value } = entry;
		const { meaning, unit } = words;
		if (meaning.kind === "foreign") continue;
		if (meaning.kind === "workload") workload[meaning.id] = value;
		else if (meaning.kind === "count") counts[meaning.id] = value;
		else if (metrics[meaning.id] !== void 0) said.push(`not read: a second ${meaning.id}: ${value}`);
		else {
			metrics[meaning.id] = value;
			units[meaning.id] = unit;
			said.push(...changeNotes(entry, first));
		}
	}
	const declared = Object.fromEntries(Object.entries(units).flatMap(([id, unit]) => {
		const betterWhen = directionOfUnit(unit) ?? (/^(?:ttft|tpot|itl|e2el)$|_(?:ttft|tpot|itl|e2el)$/.test(id) ? "lower" : void 0);
		return metricOf(id) !== void 0 || betterWhen === void 0 ? [] : [[id, {
			unit,
			betterWhen
		}]];
	}));
	return {
		...readingOf("table", "human-table@1", {
			metrics,
			counts,
			workload,
			unreadable: [],
			errors: [],
			notes: said
		}),
		...Object.keys(declared).length === 0 ? {} : { declared },
		...name === void 0 ? {} : { variant: name },
		...point === "" ? {} : { point }
	};
}
/** A printed change that contradicts its numbers, or has none to be checked against. */
function changeNotes({ words: { meaning, unit }, value, change }, first) {
	if (change === void 0) return [];
	const id = idOf$2(meaning);
	const from = first?.entries.find((entry) => idOf$2(entry.words.meaning) === id);
	if (from === void 0) return [`not read: the printed change of ${id}, ${change.text}`];
	return agrees(change, from.value, value, unit) ? [] : [`the printed change of ${id}, ${change.text}, contradicts its numbers: ${from.value} and ${value}`];
}
// src/tools/human-table/titles.ts
const LONGEST_TITLE = 60;
/** Tables of one metric each, alike but for the metrics that are named above them, are one. */
function joinedByMetric(tables) {
	const [first, ...others] = tables.filter(({ isTitled }) => isTitled);
	const keys = new Set(first?.variants.map(keyOf));
	const alike = others.filter(({ variants }) => variants.every((variant) => keys.has(keyOf(variant))));
	if (first === void 0 || alike.length === 0) return tables;
	const variants = first.variants.map((variant) => {
		const same = [variant, ...alike.flatMap((table) => table.variants.filter((one) => keyOf(one) === keyOf(variant)))];
		return {
			...variant,
			...joined(same)
		};
	});
	return tables.flatMap((table) => table === first ? [{
		...first,
		variants
	}] : alike.includes(table) ? [] : [table]);
}
function keyOf({ name, point }) {
	return JSON.stringify([name, point]);
}
/**
* Several tables of one text, told apart by the line above each. Where each is of one variant and they measure the same, the lines above
* name the variants: a table headed "before", and one headed "after".
*/
function titled(given) {
	const tables = joinedByMetric(given);
	if (tables.length < 2) return tables;
	const titles = distinct(tables.map(({ table }) => titleOf(table.title)));
	const areVariants = new Set(tables.map(({ table }) => (table.rows[0] ?? []).join("|"))).size === 1 && tables.every(({ isSingle, variants }) => isSingle && variants[0]?.name === void 0);
	return tables.map(({ table, variants }, index) => {
		const title = titles[index] ?? "";
		return {
			table,
			variants: variants.map((variant) => areVariants ? {
				...variant,
				name: title
			} : {
				...variant,
				point: [title, variant.point].filter((part) => part !== "").join(",")
			})
		};
	});
}
function distinct(titles) {
	const named = titles.map((title, index) => title === "" ? `table ${index + 1}` : title);
	return named.map((title, index) => named.filter((one) => one === title).length > 1 ? `${title} ${index + 1}` : title);
}
function titleOf(line) {
	return line.replace(/<[^>]*>|[`*]/g, " ").replace(/^[-=#>\s*]+|[-=*:：\s]+$/g, "").replaceAll("/", " ").replace(/\s+/g, " ").slice(0, LONGEST_TITLE).trim();
}
// src/tools/human-table/human-table.ts
/** Tables of results as people write them in pull requests and blogs: metrics by variants, in English or Chinese. Read, never run. */
const humanTable = {
	kinds: [],
	command: ({ test }) => {
		throw new UserError(`test ${test.name}: a table is read, not run`, { hint: "llm-perf-gate import results.md" });
	},
	detect: detect$7,
	read: read$7
};
/** Longer texts with bars are logs. */
const LONGEST$1 = 2e6;
function detect$7(source) {
	if (!/\||<table/i.test(source.text) || source.text.length > LONGEST$1) return void 0;
	return tablesOf$1(linesIn(source)).length > 0 ? { evidence: "a table of metrics by variants" } : void 0;
}
/** @throws UserError when the text holds no such table. */
function read$7(source) {
	const known = notRead(source);
	if (known !== void 0) throw new UserError(`${source.name}: ${known.what} is not read`, { hint: known.instead });
	const last = linesIn(source).at(-1);
	if (last !== void 0 && isCut(last)) throw new UserError(`${source.name}: the last line, ${last.number}, does not end: its number may be a part of one`, { hint: "end it with a line break" });
	return readJsonAndText(source, {
		what: "a table of metrics by variants",
		ofJson: () => [],
		ofText: tablesOf$1
	});
}
/** Of one variant alone, as many numbers make a table one of results. */
const FEWEST_OF_ONE = 3;
function tablesOf$1(lines) {
	const all = [...tablesIn(barred(lines)), ...htmlTablesIn(lines)].sort((a, b) => a.start - b.start).map((table) => ({
		table,
		...variantsIn(table)
	}));
	const single = all.filter(({ variants, isSingle }) => isSingle && variants.length > 0);
	return titled(all.filter(({ variants, isSingle, isPrinted }) => {
		if (!isSingle || isPrinted) return variants.length > 0;
		const numbers = variants.flatMap(({ entries }) => entries).length;
		return single.length > 1 || numbers >= FEWEST_OF_ONE;
	})).flatMap(({ table, variants }) => variants.map((variant) => {
		const first = variants.find(({ point }) => point === variant.point);
		return {
			start: table.start,
			reading: readingOfVariant(variant, first === variant ? void 0 : first)
		};
	}));
}
// src/tools/llama-bench/batched.ts
/** Columns of llama-batched-bench's table, and of its fork's llama-sweep-bench, in capitals, by the keys of their JSON lines. */
const COLUMNS$4 = {
	PP: "pp",
	TG: "tg",
	B: "pl",
	N_KV: "n_kv",
	"T_PP S": "t_pp",
	"S_PP T/S": "speed_pp",
	"T_TG S": "t_tg",
	"S_TG T/S": "speed_tg",
	"T S": "t",
	"S T/S": "speed"
};
const OF_PROMPT = {
	t_pp: metric("prefill_latency"),
	speed_pp: metric("input_throughput")
};
const OF_GENERATED = {
	t_tg: metric("decode_time"),
	speed_tg: metric("output_throughput")
};
const OF_BOTH = {
	t: metric("duration"),
	speed: metric("total_token_throughput")
};
/** The line above the table: `main: n_kv_max = 20480, n_batch = 2048, …`. */
const SETTINGS$2 = /\bn_kv_max\s*=\s*\d+,/;
function isBatchedRow(row) {
	return [
		"pp",
		"tg",
		"n_kv",
		"speed_pp",
		"speed_tg"
	].every((key) => key in row);
}
/** Also of one that was typed again: `n kv`. */
function columnOf(name) {
	return name.toUpperCase().replace(/^(N|T|S) (?=KV|PP|TG)/, "$1_");
}
function isBatchedHeading(header) {
	const names = header.map(columnOf);
	return [
		"PP",
		"TG",
		"N_KV",
		"S_PP T/S",
		"S_TG T/S"
	].every((name) => names.includes(name));
}
/** One point of a batch: `pl` prompts of `pp` tokens at once, then `tg` tokens for each. Times in seconds, rates in tokens per second. */
function readingOfBatched(row) {
	const [hasPrompt, hasGenerated] = [Number(row["pp"]) > 0, Number(row["tg"]) > 0];
	const measured = {
		...hasPrompt ? OF_PROMPT : {},
		...hasGenerated ? OF_GENERATED : {},
		...OF_BOTH
	};
	const settings = Object.keys(row).filter((key) => !/^(?:t|speed)(?:_\w+)?$/.test(key));
	const figures = collect([...Object.entries(measured).map(([name, meaning]) => ({
		name,
		value: row[name],
		meaning
	})), ...settings.map((key) => ({
		name: key,
		value: row[key],
		meaning: workload(key)
	}))]);
	const ofNothing = [hasPrompt ? [] : timesOf(row, "pp", OF_PROMPT), hasGenerated ? [] : timesOf(row, "tg", OF_GENERATED)].flat();
	const point = [
		"pp",
		"tg",
		"pl",
		..."pl" in row ? [] : ["n_kv"]
	].flatMap((key) => key in row ? [`${key}=${String(row[key])}`] : []);
	return {
		...readingOf("llama-bench", "llama-batched-bench@1", {
			...figures,
			notes: [...figures.notes, ...ofNothing]
		}),
		declared: { decode_time: {
			unit: "s",
			betterWhen: "lower"
		} },
		point: point.join()
	};
}
/** A time of no tokens is no time of a prompt or an answer; 0 says nothing. */
function timesOf(row, tokens, meanings) {
	const times = Object.keys(meanings).filter((key) => key in row && Number(row[key]) !== 0).map((key) => `${key} ${String(row[key])}`);
	return times.length === 0 ? [] : [`${tokens} is 0, not read: ${times.join(", ")}`];
}
const COUNT = /^\d+$/;
const TIME_OR_RATE = /^(?:[\d.,]+|-?inf|-?nan(?:\(ind\))?)$/i;
/** `undefined` for a row that has other things than counts, times and rates. */
function readBatchedRow(header, row, settings) {
	const named = Object.fromEntries(header.map((name, at) => [COLUMNS$4[columnOf(name)] ?? name, row[at]]));
	return [
		"pp",
		"tg",
		"n_kv"
	].every((key) => COUNT.test(named[key] ?? "")) && row.every((cell) => TIME_OR_RATE.test(cell)) ? readingOfBatched({
		...settings,
		...named
	}) : void 0;
}
/** What a run says above its table, and below the one before. */
function batchedSettings(lines, after, before) {
	const said = lines.findLast(({ plain, start }) => start > after && start < before && SETTINGS$2.test(plain));
	return Object.fromEntries([...(said?.plain ?? "").matchAll(/\b(\w+)\s*=\s*(-?\d+)/g)].map(([, key = "", value]) => [key, value]));
}
// src/tools/llama-bench/results.ts
function isRow(row) {
	return "n_prompt" in row && "n_gen" in row && "avg_ts" in row;
}
/** What describes the machine, the build and the model's file, or is measured; every other field is a set-up. */
const NO_SETTING$1 = /^(?:test|build_(?:commit|number)|cpu_info|gpu_info|model_size|model_n_params|test_time|(?:avg|stddev|samples)_(?:ns|ts))$/;
/** ik_llama.cpp's `-gp`: behind a prompt that is not timed, generation alone. */
const BEHIND_PROMPT = /^tg\d+@pp\d+$/;
/** Prompts are processed, tokens are generated, or both in one test: each is another throughput. */
function throughputOf(prompt, generated, test) {
	if (BEHIND_PROMPT.test(test)) return "output_throughput";
	if (generated === 0) return "input_throughput";
	return prompt === 0 ? "output_throughput" : "total_token_throughput";
}
/** One test of `llama-bench`: the mean over its repetitions, in nanoseconds and in tokens per second. */
function readingOfRow$1(row) {
	const [prompt, generated] = [Number(row["n_prompt"]), Number(row["n_gen"])];
	const test = testOf(row, prompt, generated);
	const throughput = throughputOf(prompt, generated, test);
	const meanings = {
		avg_ts: metric(throughput),
		stddev_ts: metric(`std_${throughput}`),
		avg_ns: metric("avg_latency_ns"),
		stddev_ns: metric("std_latency_ns")
	};
	const settings = Object.keys(row).filter((id) => !NO_SETTING$1.test(id));
	const figures = collect([...Object.entries(meanings).map(([name, meaning]) => ({
		name,
		value: row[name],
		meaning
	})), ...settings.map((id) => ({
		name: id,
		value: settingOf(row[id]),
		meaning: workload(id)
	}))]);
	const samples = row["samples_ts"];
	const repetitions = Array.isArray(samples) ? [`${samples.length} repetitions in one process`] : [];
	return named$1({
		...figures,
		notes: [...figures.notes, ...repetitions]
	}, test, buildOf(row));
}
/** Only JSON has words for yes and no. */
function settingOf(value) {
	return typeof value === "boolean" ? Number(value) : value;
}
/** `pp512`, `tg128`, `pp512+tg128`, each with `@ d4096` for a context that is filled before. */
function testOf(row, prompt, generated) {
	const label = String(row["test"] ?? "");
	if (BEHIND_PROMPT.test(label)) return label;
	const parts = [prompt > 0 ? `pp${prompt}` : [], generated > 0 ? `tg${generated}` : []].flat();
	const depth = Number(row["n_depth"] ?? 0);
	return `${parts.join("+")}${depth > 0 ? ` @ d${depth}` : ""}`;
}
function buildOf(row) {
	const { build_number: number, build_commit: commit } = row;
	return number === void 0 ? void 0 : `${String(number)} (${String(commit)})`;
}
/** A test is a cell of its own, and so is each number of threads. */
function named$1(figures, test, build) {
	const threads = figures.workload["n_threads"];
	const point = threads === void 0 ? test : `${test},threads=${threads}`;
	const version = build === void 0 ? {} : { version: build };
	return {
		...readingOf("llama-bench", "llama-bench@1", {
			...figures,
			...version
		}),
		point
	};
}
// src/tools/llama-bench/sql.ts
/** The table has been called `test` and `llama_bench`. */
const INSERT = /INSERT INTO \w+ \(([^)]*)\)\s+VALUES \(/g;
const VALUE = /\s*(?:'((?:[^']|'')*)'|([^,')\s]+))\s*([,)])/y;
function isSql(text) {
	return text.includes("avg_ts") && text.search(INSERT) !== -1;
}
/** The rows of `-o sql`. @throws UserError when a statement is cut off. */
function sqlRows(text, source) {
	return [...text.matchAll(INSERT)].map((statement) => {
		const columns = (statement[1] ?? "").split(",").map((column) => column.trim());
		const values = valuesFrom(text, statement.index + statement[0].length);
		if (values === void 0 || values.length !== columns.length) throw new UserError(`${source}: an INSERT statement ends in its middle`, { hint: "the file is cut off or damaged" });
		return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
	});
}
function valuesFrom(text, start) {
	const values = [];
	VALUE.lastIndex = start;
	for (let found = VALUE.exec(text); found !== null; found = VALUE.exec(text)) {
		values.push(found[1]?.replaceAll("''", "'") ?? found[2] ?? "");
		if (found[3] === ")") return text.slice(VALUE.lastIndex).startsWith(";") ? values : void 0;
	}
}
// src/tools/llama-bench/build-line.ts
/** The server and others write the number first. */
const BUILD = /^build: (unknown|[\da-f]{6,}) \((\d+)\)/;
/** Which build made a row: a run ends with its line. `undefined` where that is not sure. */
function buildsIn(lines, tables) {
	const builds = lines.flatMap(({ text, start }) => {
		const [, commit, number] = BUILD.exec(text) ?? [];
		return number === void 0 ? [] : [{
			start,
			build: `${number} (${commit})`
		}];
	});
	const [first, last] = [tables[0], tables.at(-1)];
	if (first !== void 0 && last !== void 0 && builds.some(({ start }) => start < first.start) && !builds.some(({ start }) => start > last.start)) return () => tables.length === 1 && builds.length === 1 ? builds[0]?.build : void 0;
	return (table, row) => builds.find(({ start }) => start > row.start && start < table.end)?.build;
}
// src/tools/llama-bench/printed-table.ts
/** Columns of the Markdown table by the fields that they are elsewhere; other set-ups have one name. */
const COLUMNS$3 = {
	model: "model_type",
	backend: "backends",
	threads: "n_threads",
	ngl: "n_gpu_layers",
	n_batch: "n_batch",
	n_ubatch: "n_ubatch",
	type_k: "type_k",
	type_v: "type_v",
	fa: "flash_attn",
	sm: "split_mode",
	mg: "main_gpu",
	nkvo: "no_kv_offload",
	ts: "tensor_split",
	dev: "devices",
	embd: "embeddings"
};
const NO_SETTING = [
	"test",
	"t/s",
	"size",
	"params"
];
/** With a blank before the length until 2024. */
const TEST = /^(pp ?\d+)?\+?(tg ?\d+)?(?: @ d\d+)?$/;
const NUMBER$2 = String.raw`\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
/** In texts that went through another character set, or were typed again. */
const PLUS_MINUS = String.raw`\s*(?:±|┬▒|Â±|\uFFFD|\+\/?-|_)\s*`;
/** Of a test that took no time: `inf ± nan`. */
const SPEED = new RegExp(`^(${NUMBER$2}|-?inf|-?nan)(?:${PLUS_MINUS}(${NUMBER$2}|-?inf|-?nan))?$`, "i");
function isBenchHeading(header) {
	const names = header.map((name) => name.toLowerCase());
	return [
		"model",
		"backend",
		"test",
		"t/s"
	].every((name) => names.includes(name));
}
/** Of a table whose heading is lost, the setups have no names. */
function isBenchRow(cells) {
	return /[±_]/.test(cells.at(-1) ?? "") && /\d/.test(cells.at(-2) ?? "") && speedOf(cells.at(-2), cells.at(-1)) !== void 0;
}
function speedOf(test = "", speed = "") {
	const [, mean, deviation] = SPEED.exec(speed) ?? [];
	if (mean === void 0 || /inf|nan/i.test(mean)) return void 0;
	if (BEHIND_PROMPT.test(test)) return {
		mean,
		deviation,
		throughput: "output_throughput"
	};
	const [, prompt, generated] = TEST.exec(test) ?? [];
	if (prompt === void 0 && generated === void 0) return void 0;
	return {
		mean,
		deviation,
		throughput: `${generated === void 0 ? "input" : prompt === void 0 ? "output" : "total_token"}_throughput`
	};
}
/**
* A row of the Markdown table that is printed by default: mean and deviation in tokens per second. `undefined` where its
* test or speed is of another form, or is no number.
*/
function readBenchRow(header, row, build) {
	const names = header.map((name) => name.toLowerCase());
	const test = row[names.indexOf("test")] ?? "";
	const speed = speedOf(test, row[names.indexOf("t/s")]);
	if (speed === void 0) return void 0;
	const settings = names.flatMap((column, index) => {
		if (NO_SETTING.includes(column)) return [];
		return [{
			name: column,
			value: row[index],
			meaning: workload(COLUMNS$3[column] ?? column)
		}];
	});
	return named$1(collect([
		{
			name: "t/s",
			value: speed.mean,
			meaning: metric(speed.throughput)
		},
		{
			name: "± t/s",
			value: speed.deviation,
			meaning: metric(`std_${speed.throughput}`)
		},
		...settings
	]), test.replace(/(pp|tg) /g, "$1"), build);
}
// src/tools/llama-bench/run-tables.ts
const BEGUN = /^[\s>]*\|/;
/** More is no row of theirs; looking at it again with each line would take its square. */
const LONGEST = 1e3;
const NUMBER$1 = /^-?(?:\d|inf|nan)/i;
const JOINTS = /[|│┃├┼+]/;
/** All tables with such a heading. Each goes on over lines that are no rows (`2>&1`) until another heading. */
function runTables(text, isHeading) {
	const lines = unbroken(text);
	const headings = lines.flatMap((line, at) => {
		const cells = cellsIn(line);
		if (cells === void 0 || !(isHeading(cells) || isOther(cells, lines[at + 1]))) return [];
		return [{
			at,
			cells,
			start: line.start
		}];
	});
	const parts = headings.map(({ at, cells: header, start }, index) => {
		const next = headings[index + 1];
		const body = lines.slice(at + 1, next?.at).filter((line) => !isRule$1(line));
		return {
			header,
			start,
			end: next?.start ?? Number.POSITIVE_INFINITY,
			body
		};
	});
	const tables = parts.filter(({ header }) => isHeading(header));
	const others = parts.filter((part) => !tables.includes(part)).map(({ body }) => body);
	return {
		tables: tables.map(({ body, ...table }) => ({
			...table,
			rows: rowsIn$1(body).filter(({ cells }) => cells.length === table.header.length),
			strays: straysIn(body, table.header.length)
		})),
		loose: [lines.slice(0, headings[0]?.at), ...others].flatMap(rowsIn$1)
	};
}
/** The heading of another table: a rule of its own is below, and it ends in no number. */
function isOther(cells, below) {
	return !NUMBER$1.test(cells.at(-1) ?? "") && isRule$1(below) && JOINTS.test(below?.plain ?? "");
}
/** The text with each line that was broken between two cells made whole. */
function unbroken(lines) {
	const whole = [];
	for (const line of lines) {
		const before = whole.at(-1);
		if (before !== void 0 && isBroken(before, line)) whole.splice(-1, 1, {
			...before,
			plain: `${before.plain.trimEnd()} ${line.plain.trimStart()}`
		});
		else whole.push(line);
	}
	return whole;
}
function isBroken(line, next) {
	return line.plain.length < LONGEST && BEGUN.test(line.plain) && cellsIn(line) === void 0 && !isRule$1(line) && /^\s+\|/.test(next.plain);
}
function rowsIn$1(lines) {
	return lines.flatMap((line) => {
		const cells = cellsIn(line);
		return cells === void 0 ? [] : [{
			cells,
			start: line.start
		}];
	});
}
function straysIn(lines, columns) {
	return lines.flatMap((line) => {
		const cells = cellsIn(line);
		if (cells !== void 0) return cells.length === columns ? [] : [cells.join(" | ")];
		return BEGUN.test(line.plain) ? [line.plain.trim()] : [];
	});
}
// src/tools/llama-bench/tables.ts
const HINT = "a row is read whose test is pp512, tg128, pp512+tg128 or pp512 @ d4096, and whose speed is 91.98 ± 1.20";
function evidenceIn(lines) {
	const { tables } = tablesOf(lines);
	if (tables.some(isOwnBench)) return "a table with llama-bench's columns test and t/s";
	return tables.some(({ header }) => isBatchedHeading(header)) ? "a table with llama-batched-bench's columns" : void 0;
}
/** The names in its own letters; in others, people write tables of their own with them. */
function isOwnBench({ header, rows }) {
	if (!isBenchHeading(header)) return false;
	return header.includes("test") || rows.some(({ cells }) => readBenchRow(header, cells, void 0) !== void 0);
}
function tablesOf(lines) {
	return runTables(lines, (cells) => isBenchHeading(cells) || isBatchedHeading(cells));
}
/**
* The rows of all tables of llama-bench, llama-batched-bench and llama-sweep-bench; what is not read is noted.
* @throws UserError when there are rows, and none of them can be read.
*/
function readTables(lines, source) {
	const { tables, loose } = tablesOf(lines);
	const buildOf = buildsIn(lines, tables);
	const parts = tables.map((table, at) => {
		const { header, start, rows, strays } = table;
		const settings = batchedSettings(lines, tables[at - 1]?.start ?? -1, start);
		const found = rows.map((row) => ({
			...row,
			reading: isBatchedHeading(header) ? readBatchedRow(header, row.cells, settings) : readBenchRow(header, row.cells, buildOf(table, row))
		}));
		const unread = found.filter(({ reading }) => reading === void 0).map(({ cells }) => cells.join(" | "));
		return {
			readings: found.flatMap(({ start, reading }) => reading === void 0 ? [] : [{
				start,
				reading
			}]),
			notes: [...unread.map((row) => `not read: ${row}`), ...unreadNote(strays)]
		};
	});
	const headless = loose.filter(({ cells }) => isBenchRow(cells)).map(({ cells }) => cells.join(" | "));
	const others = [...parts.filter(({ readings }) => readings.length === 0).flatMap(({ notes }) => notes), ...headless.map((row) => `not read, its heading is lost: ${row}`)];
	const read = parts.flatMap(({ readings, notes }) => withNotes(readings, notes));
	if (read.length === 0 && others.length > 0 && jsonIn(source).values.length === 0) throw new UserError(`${source.name}: no row of llama-bench's table can be read; ${others[0]}`, { hint: HINT });
	return withNotes(read, others);
}
function withNotes(placed, notes) {
	const noted = (reading) => ({
		...reading,
		notes: [...reading.notes, ...notes]
	});
	return placed.map(({ start, reading }, at) => ({
		start,
		reading: at === 0 ? noted(reading) : reading
	}));
}
// src/tools/apart.ts
/**
* What tells the results of one text apart, as the end of a name: the settings in which they differ, no more of them than
* it takes, and those of `first` before others. Results that are alike in all of them are repeats and have the same.
*/
function endingsOf(readings, first, last = []) {
	let endings = new Map(readings.map((reading) => [reading, []]));
	for (const id of settingsOf(readings, first, last)) {
		const longer = new Map([...endings].map(([reading, words]) => [reading, [...words, `${id}=${word(reading, id)}`]]));
		if (kinds(longer) > kinds(endings)) endings = longer;
	}
	return endings;
}
/** Results of one test with different set-ups are no repeats of each other: a set-up is a part of the test's name. */
function apartBySetUp(readings, first, last = []) {
	const groups = [...new Set(readings.flatMap(({ point }) => point ?? []))].map((test) => readings.filter(({ point }) => point === test));
	const endings = new Map(groups.flatMap((group) => [...endingsOf(group, first, last)]));
	return readings.map((reading) => reading.point === void 0 ? reading : {
		...reading,
		point: [reading.point, ...endings.get(reading) ?? []].join()
	});
}
function kinds(endings) {
	return new Set([...endings.values()].map((words) => words.join())).size;
}
function settingsOf(readings, first, last) {
	const ids = readings.flatMap(({ workload }) => Object.keys(workload));
	return [...new Set([
		...first,
		...ids.filter((id) => !last.includes(id)),
		...last
	])];
}
/** Of a path, its last part. */
function word({ workload }, id) {
	return String(workload[id] ?? "none").replace(/^.*[\\/]/, "").replaceAll(",", "+");
}
// src/tools/llama-bench/told-apart.ts
/** By these people know a set-up; a file's name is last, because it changes where nothing else does. */
const FIRST$3 = [
	"model_type",
	"n_gpu_layers",
	"flash_attn",
	"type_k",
	"type_v",
	"n_batch",
	"n_ubatch"
];
const LAST$3 = ["model_filename"];
/**
* Results of one test with different set-ups (models, offloaded layers, types of the KV cache) are no repeats of each other but other
* tests; those of one set-up by several builds are its variants, before and after a commit.
*/
function toldApart$1(readings) {
	return byBuild(apartBySetUp(readings, FIRST$3, LAST$3));
}
/** Where one test has several builds, every result is named by its own. */
function byBuild(readings) {
	if (![...grouped$2(readings, ({ point, variant }) => JSON.stringify([point, variant])).values()].some((group) => new Set(group.map(({ tool }) => tool.version)).size > 1)) return readings;
	return readings.map((reading) => {
		const build = reading.tool.version ?? "unknown build";
		return {
			...reading,
			variant: [reading.variant ?? [], build].flat().join(" ")
		};
	});
}
// src/tools/llama-bench/read.ts
const BROKEN$3 = [/"build_commit":.*"n_prompt":/s, /"n_kv_max":.*"speed_pp":/s];
function detect$6(source) {
	const { text } = source;
	if (jsonIn(source).values.some(({ value }) => rowsIn(value).length > 0)) return { evidence: "JSON with the fields of llama-bench" };
	if (jsonIn(source).values.some(({ value }) => batchedIn(value).length > 0)) return { evidence: "JSON with the fields of llama-batched-bench" };
	if (isBroken$1(source, BROKEN$3)) return { evidence: "broken JSON with the fields of llama-bench" };
	if (isCsv(text)) return { evidence: "CSV with the fields of llama-bench" };
	if (isSql(text)) return { evidence: "SQL with the fields of llama-bench" };
	const evidence = /t\/s/i.test(text) ? evidenceIn(linesIn(source)) : void 0;
	return evidence === void 0 ? void 0 : { evidence };
}
function isCsv(text) {
	const header = csvHeader(text);
	return header.includes("n_prompt") && header.includes("avg_ts");
}
function rowsIn(value) {
	return [value].flat().filter((row) => isObject(row) && isRow(row));
}
function batchedIn(value) {
	return [value].flat().filter((row) => isObject(row) && isBatchedRow(row));
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$6(source) {
	return toldApart$1(resultsIn$1(source));
}
function resultsIn$1(source) {
	const { name, text } = source;
	if (isCsv(text)) {
		const { header, rows } = csvTable(text, name);
		return rows.map((row) => readingOfRow$1(Object.fromEntries(header.map((field, index) => [field, row[index]]))));
	}
	if (isSql(text)) return sqlRows(text, name).map(readingOfRow$1);
	return readJsonAndText(source, {
		what: "llama-bench",
		ofJson: (value) => [...rowsIn(value).map(readingOfRow$1), ...batchedIn(value).map(readingOfBatched)],
		ofText: (lines) => readTables(lines, source)
	});
}
// src/tools/llama-bench/llama-bench.ts
/** llama.cpp's own benchmark. It loads the model itself, sends nothing, and measures neither tokenizing nor sampling. */
const llamaBench = {
	kinds: ["throughput", "latency"],
	command: command$4,
	detect: detect$6,
	read: read$6
};
/** One trial is one test, so that a trial is one result; repetitions in one process are no repeats. */
function command$4({ test }, target) {
	const { "--prompts": _prompts, "--num-prompts": _numPrompts, ...args } = merged(test.args);
	const { "--n-prompt": prompt = 512, "--n-gen": generated = 128, ...others } = merged(test.dataset?.name === "random" ? {
		"n-prompt": test.dataset.inputTokens,
		"n-gen": test.dataset.outputTokens
	} : {}, args);
	if (typeof others["--model"] !== "string" && typeof others["--hf-repo"] !== "string") throw new UserError(`${test.name}: llama-bench needs a model`, { hint: "args: { model: /models/model.gguf }" });
	const all = merged(others, prompt !== 0 && generated !== 0 ? {
		"n-prompt": 0,
		"n-gen": 0,
		pg: `${prompt},${generated}`
	} : {
		"n-prompt": prompt,
		"n-gen": generated
	}, { output: "json" });
	return {
		argv: ["llama-bench", ...Object.entries(all).flatMap(([key, value]) => [flagFor(key), String(value)])],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.json"),
		files: {}
	};
}
/** Its one flag of several letters with a single dash. */
function flagFor(key) {
	return key === "--pg" ? "-pg" : flagOf(key);
}
// src/tools/llama-server/timings.ts
const PROMPT$1 = [
	"prompt_ms",
	"prompt_per_token_ms",
	"prompt_per_second"
];
const PREDICTED = [
	"predicted_ms",
	"predicted_per_token_ms",
	"predicted_per_second"
];
function isTimings(value) {
	return [
		"prompt_n",
		"prompt_ms",
		"predicted_n",
		"predicted_ms"
	].every((key) => key in value);
}
/**
* One answered request, in the server's own words (tools/server/server-task.h, `result_timings`): `prompt_ms` lasts from
* the slot's start to the first token, without the queue and the network; `predicted_ms` from the first token to the last.
*/
function readingOfTimings(answer, given) {
	const timings = objectIn(answer, "timings");
	const [prompt, predicted, cached] = [
		"prompt_n",
		"predicted_n",
		"cache_n"
	].map((key) => timings[key] === void 0 ? void 0 : Number(timings[key]));
	const few = predicted !== void 0 && predicted < 2;
	const none = [few || Number(timings["predicted_ms"]) === 0 ? PREDICTED : [], Number(timings["prompt_ms"]) === 0 ? PROMPT$1 : []].flat();
	const measured = [
		...PROMPT$1,
		...PREDICTED,
		"total_ms",
		"draft_n",
		"draft_n_accepted"
	].filter((key) => !none.includes(key));
	const settings = {
		prompt_n: prompt,
		predicted_n: predicted,
		cache_n: timings["cache_n"],
		model: answer["model"]
	};
	const figures = collect([
		...measured.map((key) => ({
			name: key,
			value: timings[key],
			meaning: metric(key)
		})),
		...Object.entries(settings).map(([key, value]) => ({
			name: key,
			value,
			meaning: workload(key)
		})),
		{
			name: "prompt_tokens",
			value: promptTokens(answer),
			meaning: PROMPT_TOKENS
		},
		{
			name: "predicted_n",
			value: predicted,
			meaning: count$1("outputTokens")
		}
	]);
	const fingerprint = answer["system_fingerprint"];
	const untimed = none.filter((key) => key.endsWith("_ms") && !key.includes("_per_"));
	const notes = few ? [`${predicted} tokens predicted: no time from token to token`] : untimed.map((key) => `${key} is 0: nothing was measured`);
	return {
		...readingOf("llama-server", given ?? definitionOf$2(timings), {
			...figures,
			notes: [...figures.notes, ...notes],
			...typeof fingerprint === "string" ? { version: fingerprint } : {}
		}),
		point: Object.entries({
			prompt,
			predicted,
			cached: cached === 0 ? void 0 : cached
		}).flatMap(([name, tokens]) => tokens === void 0 ? [] : [`${name}=${tokens}`]).join()
	};
}
const PROMPT_TOKENS = count$1("inputTokens");
/** The whole prompt: `prompt_n` is without what the cache held. */
function promptTokens(answer) {
	const usage = answer["usage"];
	return isObject(usage) ? usage["prompt_tokens"] : answer["tokens_evaluated"];
}
/** The rate by the gaps between tokens in new builds, by all tokens before; the numbers say which. */
function definitionOf$2(timings) {
	const [tokens, ms, rate] = [
		"predicted_n",
		"predicted_ms",
		"predicted_per_second"
	].map((key) => Number(timings[key]));
	if (tokens === void 0 || ms === void 0 || rate === void 0 || tokens < 2) return "llama-server@1";
	return Math.round(ms * rate / 1e3) === tokens - 1 ? "llama-server-gaps@1" : "llama-server@1";
}
// src/tools/llama-server/log.ts
/** Of no tokens or no time, the rates are printed as `inf` or `nan`. */
const RATES = /eval time\s*=\s*(\d+\.\d+) ms \/\s*(\d+) (?:tokens|runs)\s+\(\s*(\S+) ms per token,\s*(\S+) tokens per second\)/;
const TOTAL$1 = /\btotal time\s*=\s*(\d+\.\d+) ms(?: \/|$|\s*\|)/;
const PROMPT = /\bprompt eval time\s*=/;
const EVAL = /(?<!prompt )\beval time\s*=/;
/** llama-cli and others print alike of a whole run: `llama_print_timings`, `llama_perf_context_print`, `common_perf_print`. */
const OTHER_PROGRAM = /\b(?:llama|common)_\w+: /;
const OTHER_TIME = /\b(load|sample|sampling|samplers|unaccounted) time\s*=\s*(\d+\.\d+) ms/;
const TASK = /\bid +\d+ \| task +\d+ \|/;
const DRAFT = /\bdraft acceptance(?: rate)?\s*=\s*(\d+\.\d+) \(\s*(\d+) accepted \/\s*(\d+) generated\)/;
/** How far behind its times a request's drafts are said. */
const DRAFT_LINES = 8;
function isPromptLine({ plain }) {
	return PROMPT.test(plain) && RATES.test(plain);
}
function isPredictedLine({ plain }) {
	return EVAL.test(plain) && RATES.test(plain);
}
/** `print_timings` and `slot print_timing`: one line for the prompt, one for what was predicted, one for both, of one slot. */
function readLog(log) {
	const lines = log.flatMap(apart$1);
	const timed = lines.filter(({ plain }) => / time\s*=\s*\d/.test(plain));
	const unread = timesBeside(timed);
	const places = new Map(lines.map((line, at) => [line, at]));
	return timed.flatMap((line, index) => {
		const [before, next, last] = [
			timed[index - 1],
			timed[index + 1],
			timed[index + 2]
		];
		if (isPredictedLine(line) && !(before !== void 0 && isPair(before, line))) return [halfOf(line, "predicted")];
		if (!isPromptLine(line)) return [];
		if (next === void 0 || !isPair(line, next)) return [halfOf(line, "prompt")];
		const total = last !== void 0 && isSameTask(line, last) ? TOTAL$1.exec(last.plain)?.[1] : void 0;
		const reading = readingOfTimings({ timings: {
			...ratesIn(line, "prompt"),
			...ratesIn(next, "predicted"),
			total_ms: total,
			...draftsBehind(lines, places.get(next) ?? 0)
		} }, definitionOf$1(line));
		return [{
			start: line.start,
			reading: {
				...reading,
				notes: [...reading.notes, ...unreadNote(unread.get(line) ?? [])]
			}
		}];
	});
}
/** Both in one line, as people join them. */
function apart$1(line) {
	const at = PROMPT.test(line.plain) ? line.plain.search(EVAL) : -1;
	if (at === -1) return [line];
	return [{
		...line,
		plain: line.plain.slice(0, at)
	}, {
		...line,
		plain: line.plain.slice(at)
	}];
}
function isPair(prompt, predicted) {
	return isPromptLine(prompt) && isPredictedLine(predicted) && (prompt.start === predicted.start || isSameTask(prompt, predicted));
}
function ratesIn({ plain }, half) {
	const [, ms, tokens, each, rate] = RATES.exec(plain) ?? [];
	return {
		[`${half}_n`]: tokens,
		[`${half}_ms`]: ms,
		[`${half}_per_token_ms`]: each,
		[`${half}_per_second`]: rate
	};
}
function definitionOf$1({ plain }) {
	return OTHER_PROGRAM.test(plain) ? "llama-perf@1" : void 0;
}
/** A line that was copied without its other half. */
function halfOf(line, half) {
	const reading = readingOfTimings({ timings: ratesIn(line, half) }, definitionOf$1(line));
	const other = half === "prompt" ? "no line of what was generated stands below it" : "no line of its prompt stands above it";
	return {
		start: line.start,
		reading: {
			...reading,
			notes: [...reading.notes, other]
		}
	};
}
/**
* Times of a run that are no request's, by its prompt's line: to load the model and to sample are said above it, what is
* not accounted for below.
*/
function timesBeside(timed) {
	const beside = new Map();
	let above = [];
	let names;
	for (const line of timed) {
		const [, name, ms] = OTHER_TIME.exec(line.plain) ?? [];
		if (isPromptLine(line)) {
			names = above;
			beside.set(line, names);
			above = [];
		} else if (name === "unaccounted") names?.push(`${name} time ${ms} ms`);
		else if (name !== void 0) above.push(`${name} time ${ms} ms`);
	}
	names?.push(...above);
	return beside;
}
function draftsBehind(lines, at) {
	const behind = lines.slice(at + 1, at + 1 + DRAFT_LINES);
	const next = behind.findIndex(isPromptLine);
	const line = (next === -1 ? behind : behind.slice(0, next)).find(({ plain }) => DRAFT.test(plain));
	const [, , accepted, generated] = DRAFT.exec(line?.plain ?? "") ?? [];
	return generated === void 0 ? {} : {
		draft_n: generated,
		draft_n_accepted: accepted
	};
}
function isSameTask(one, other) {
	return TASK.exec(one.plain)?.[0] === TASK.exec(other.plain)?.[0];
}
// src/tools/llama-server/read.ts
const BROKEN$2 = [/"timings"\s*:.*"prompt_per_token_ms"\s*:/s];
function detect$5(source) {
	if (jsonIn(source).values.some(({ value }) => answersIn(value).length > 0)) return { evidence: "JSON with the timings of llama.cpp's server" };
	if (isBroken$1(source, BROKEN$2)) return { evidence: "broken JSON with the timings of llama.cpp's server" };
	if (!source.text.includes("eval time")) return void 0;
	if (linesIn(source).some(isPromptLine)) return { evidence: "the lines prompt eval time of llama.cpp's server" };
	return linesIn(source).some(isPredictedLine) ? { evidence: "the lines eval time of llama.cpp's server" } : void 0;
}
/** One reading a request. @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$5(source) {
	return toldApart$1(readJsonAndText(source, {
		what: "llama.cpp's server",
		ofJson: (value) => answersIn(value).map((answer) => readingOfTimings(answer)),
		ofText: readLog,
		isByRequest: true
	}));
}
/** Whole answers, or their timings alone; in a list or not. */
function answersIn(value) {
	return [value].flat().flatMap((answer) => {
		if (!isObject(answer) || isUnended(answer)) return [];
		if (isTimings(answer)) return [{ timings: answer }];
		return isTimings(objectIn(answer, "timings")) ? [answer] : [];
	});
}
/** With `timings_per_token`, every piece of a stream has the timings until then. */
function isUnended(answer) {
	const choices = answer["choices"];
	const isOpen = (choice) => isObject(choice) && choice["finish_reason"] === null;
	return answer["stop"] === false || Array.isArray(choices) && choices.some(isOpen);
}
// src/tools/llama-server/llama-server.ts
/** What llama.cpp's server says of single requests: the timings in its answers, and the lines of its log. */
const llamaServer = {
	kinds: [],
	command: refuse$1,
	detect: detect$5,
	read: read$5
};
function refuse$1() {
	throw new UserError("llama-server is read, not run: a server does not measure itself", { hint: "engine: llama-cpp, with tool: built-in" });
}
// src/tools/lengths-below.ts
/**
* The lengths of random prompts for SGLang's and LMDeploy's clients, which draw each from [ratio × longest, longest]: these flags
* span the mean length ± the range.
*/
function lengthsBelow({ inputTokens, outputTokens, rangeRatio }) {
	return {
		"random-input-len": Math.round(inputTokens * (1 + rangeRatio)),
		"random-output-len": Math.round(outputTokens * (1 + rangeRatio)),
		"random-range-ratio": (1 - rangeRatio) / (1 + rangeRatio)
	};
}
// src/tools/namespace.ts
/** The last `Namespace(…)` that Python's argparse printed into these lines; empty when there is none. */
function namespaceIn(lines) {
	return lines.findLast((line) => line.includes("Namespace(")) ?? "";
}
/** The value of one argument in a `Namespace(…)`. */
function argumentIn(namespace, name) {
	const found = new RegExp(`[(, ]${name}=(?:'([^']*)'|"([^"]*)"|([^,'"()\\s]+)[,)])`).exec(namespace);
	const word = found?.[1] ?? found?.[2] ?? found?.[3];
	return word === void 0 ? void 0 : printedSetting(word);
}
// src/tools/serving-block.ts
const RULE$4 = /^=+$/;
const CHINESE = /[\u4E00-\u9FFF]/;
/** A number with its digits grouped by blanks is one word, and no number. */
const LABELLED$2 = /^([^:：]{1,80}?)\s*[:：][\s|*`]*(\S+(?:[ \u00A0\u202F]\d\S*)?)(.*)$/;
/** A number, or one that people or a newer version of the program have dressed. */
const NUMBERED = /^[~≈<>+-]?\.?\d/;
const LONGEST_NOTE$1 = 120;
/** `313.28 -> 99.9`: two results in one line, of which neither is the block's. */
const PAIR$5 = /^[~≈<>+-]?\.?\d\S*[^→➜⟶>]{0,20}?\s*(?:→|➜|⟶|-{1,2}>|={1,2}>)\s*[~≈<>+-]?\.?\d/;
/** What Ray writes behind a line that several workers print. */
const REPEATED = /\[repeated \d+x across cluster\].*$/;
const CHINESE_HEADING = /=\s*[^=]{0,20}[\u4E00-\u9FFF][^=]{0,20}结果\s*=/;
const SERVING_HEADING = /=\s*(?:Serving Benchmark Result|[^=]{0,20}[\u4E00-\u9FFF][^=]{0,20}结果)\s*=/;
/** Other programs head their texts in Chinese too: a block of fewer known lines is none. */
const FEWEST_UNDER_CHINESE = 3;
function blocksOf(lines, words) {
	const blocks = [];
	let free = 0;
	for (let at = 0; at < lines.length; at += 1) {
		if (!words.heading.test(lines[at]?.text ?? "")) continue;
		let end = at + 1;
		while (end < lines.length && !endsBlock(lines[end], words)) end += 1;
		const block = blockOf(lines.slice(at, end), lines.slice(free, at), end < lines.length, words);
		if (!(CHINESE_HEADING.test(lines[at]?.text ?? "") && block.entries.length < FEWEST_UNDER_CHINESE)) {
			blocks.push(block);
			free = end;
		}
		at = end - 1;
	}
	return blocks;
}
function blockOf(lines, before, closed, words) {
	return {
		heading: lines[0]?.text ?? "",
		entries: entriesOf(lines, words),
		unread: [...unreadIn(lines, words), ...unreadNote(behindValues(lines, words))],
		before,
		start: lines[0]?.start ?? 0,
		firstLine: lines[0]?.number ?? 1,
		lastLine: lines.at(-1)?.number ?? 1,
		closed
	};
}
function endsBlock(line, { heading }) {
	return line !== void 0 && (line.fence || RULE$4.test(line.text) || heading.test(line.text));
}
function labelledIn({ text }, { meaningOf }) {
	const [, label = "", word = "", rest = ""] = LABELLED$2.exec(text) ?? [];
	const meaning = meaningOf(label) ?? (CHINESE.test(label) ? wordsOf(label)?.meaning : void 0);
	if (PAIR$5.test(word + rest)) return {
		label,
		word: word + rest.trimEnd(),
		rest: "",
		meaning
	};
	return {
		label,
		word: word.replace(/[|*`,;]+$/, ""),
		rest,
		meaning
	};
}
function entriesOf(lines, words) {
	return lines.flatMap((line) => {
		const { label, word, meaning } = labelledIn(line, words);
		return meaning === void 0 ? [] : [{
			label,
			word,
			meaning
		}];
	});
}
/** A newer version has labels that are not known here, and a translation may word one in any way. */
function unreadIn(lines, words) {
	return lines.flatMap((line) => {
		const { label, word, rest, meaning } = labelledIn(line, words);
		return meaning === void 0 && NUMBERED.test(word) ? [`not read: ${label}: ${word}${rest}`.slice(0, LONGEST_NOTE$1)] : [];
	});
}
/** A change in percent, or the same line of another block beside this one. */
function behindValues(lines, words) {
	return lines.flatMap((line) => {
		const { label, word, rest, meaning } = labelledIn(line, words);
		const behind = rest.replace(REPEATED, "").trim().replace(/\s+/g, " ");
		return meaning !== void 0 && NUMBERED.test(word) && /\d/.test(behind) ? [`${behind} behind ${label}: ${word}`.slice(0, LONGEST_NOTE$1)] : [];
	});
}
/**
* The figures of a block; what stands before it is read by its caller.
* @throws UserError when the text ends inside the block, or the block says two things of one label.
*/
function figuresOfBlock(block, source) {
	const where = `${source}: the result block on line ${block.firstLine}`;
	const { entries } = block;
	if (!block.closed) throw new UserError(`${where} has no closing line of "=": the text ends on line ${block.lastLine}`, { hint: "the file is cut off, or the block was not copied to its end" });
	refuseContradictions(entries, where);
	const numbers = entries.map((entry) => ({
		...entry,
		value: printedNumber(entry.word)
	}));
	const metrics = new Map();
	const counts = {};
	for (const { meaning, value } of numbers) {
		if (value === void 0) continue;
		if (meaning.kind === "metric") metrics.set(meaning.id, value);
		if (meaning.kind === "count" && Number.isSafeInteger(value)) counts[meaning.id] = value;
	}
	if (metrics.size === 0) throw new UserError(`${where} holds no number that can be read`);
	const isSetting = ({ meaning, word }) => meaning.kind === "workload" && !PAIR$5.test(word);
	const settings = entries.filter(isSetting);
	const odd = numbers.filter((entry) => entry.value === void 0 && !isSetting(entry));
	return {
		metrics: Object.fromEntries(metrics),
		counts: withRequested(counts),
		workload: Object.fromEntries(settings.map(({ meaning, word }) => [idOf$2(meaning), printedSetting(word)])),
		unreadable: odd.filter(({ word }) => isNoNumber(word)).map(({ meaning }) => idOf$2(meaning)),
		errors: [],
		notes: [...odd.filter(({ word }) => !isNoNumber(word)).map(({ label, word }) => `not read: ${label}: ${word}`), ...block.unread]
	};
}
function withRequested(counts) {
	const { completed, failed } = counts;
	return completed === void 0 || failed === void 0 ? counts : {
		requested: completed + failed,
		...counts
	};
}
function refuseContradictions(entries, where) {
	const words = new Map();
	for (const { label, word, meaning } of entries) {
		const id = `${meaning.kind} ${idOf$2(meaning)}`;
		const before = words.get(id);
		if (before !== void 0 && before !== word) throw new UserError(`${where} says "${label}" twice: ${before} and ${word}`);
		words.set(id, word);
	}
}
// src/tools/forked-client.ts
/** The clients that SGLang and LMDeploy forked from vLLM's: their own words for the same numbers. */
const SUMMARY_KEY = /^(mean|median|std|min|max|p\d+(?:\.\d+)?)_(e2e_latency|ttft|tpot|itl)_ms$/;
const KEYS$3 = {
	completed: count$1("completed"),
	num_prompts: count$1("requested"),
	total_input_tokens: count$1("inputTokens"),
	total_output_tokens: count$1("outputTokens"),
	total_throughput: metric("total_token_throughput"),
	total_input: count$1("inputTokens"),
	total_output: count$1("outputTokens"),
	total_output_retokenized: metric("total_output_tokens_retokenized"),
	mean_e2e_latency: metric("mean_e2el_ms"),
	median_e2e_latency: metric("median_e2el_ms"),
	median_ttft: metric("median_ttft_ms"),
	median_itl: metric("median_itl_ms"),
	output_token_throughput: metric("output_throughput"),
	benchmark_duration: metric("duration"),
	accept_length: metric("spec_decode_acceptance_length"),
	...Object.fromEntries([
		"backend",
		"dataset_name",
		"request_rate",
		"max_concurrency",
		"bs"
	].map((key) => [key, workload(key)]))
};
const PROMPT_SHAPE$1 = /^(?:sharegpt|random)_(?:input_len|output_len|range_ratio)$/;
/** What a key of a result stands for; a number of any other key keeps the key as its id. */
function meaningOfKey(key) {
	const [, statistic, measure] = SUMMARY_KEY.exec(key) ?? [];
	if (measure !== void 0) return metric(`${statistic}_${measure === "e2e_latency" ? "e2el" : measure}_ms`);
	return KEYS$3[key] ?? (PROMPT_SHAPE$1.test(key) ? workload(key) : metric(key));
}
const SUMMARY_LABEL = /^(mean|median|std|min|max|p\d+(?:\.\d+)?) (e2e latency|ttft|tpot|itl) \(ms\)$/;
/** Labels in lower case. */
const LABELS$8 = new Map([
	["backend", workload("backend")],
	["traffic request rate", workload("request_rate")],
	["max request concurrency", workload("max_concurrency")],
	["max reqeuest concurrency", workload("max_concurrency")],
	["successful requests", count$1("completed")],
	["benchmark duration (s)", metric("duration")],
	["total input tokens", count$1("inputTokens")],
	["total input text tokens", metric("total_input_text_tokens")],
	["total input vision tokens", metric("total_input_vision_tokens")],
	["total generated tokens", count$1("outputTokens")],
	["total generated tokens (retokenized)", metric("total_output_tokens_retokenized")],
	["request throughput (req/s)", metric("request_throughput")],
	["request goodput (req/s)", metric("request_goodput")],
	["slo attainment (%)", metric("slo_attainment_percent")],
	["input token throughput (tok/s)", metric("input_throughput")],
	["output token throughput (tok/s)", metric("output_throughput")],
	["peak output token throughput (tok/s)", metric("max_output_tokens_per_s")],
	["peak concurrent requests", metric("max_concurrent_requests")],
	["total token throughput (tok/s)", metric("total_token_throughput")],
	["last generation throughput (tok/s)", metric("last_gen_throughput")],
	["total prompt tokens", metric("total_prompt_tokens")],
	["total cached tokens", metric("total_cached_tokens")],
	["concurrency", metric("concurrency")],
	["accept length", metric("spec_decode_acceptance_length")]
]);
/** `undefined` for a label that is none of the block's. */
function meaningOfLabel(label) {
	const known = label.toLowerCase().replace(/\s+/g, " ");
	const [, statistic, measure] = SUMMARY_LABEL.exec(known) ?? [];
	if (measure !== void 0) return metric(`${statistic}_${measure === "e2e latency" ? "e2el" : measure}_ms`);
	return LABELS$8.get(known);
}
const ADDED_BY_SGLANG = /^(?:max req\w+ concurrency|total token throughput|concurrency|accept length|p90 |p95 |max itl)/i;
/** Blocks of one of the forks; vLLM's and TensorRT-LLM's have no backend. */
function forkedBlocks(lines, fork) {
	return blocksOf(lines, {
		heading: SERVING_HEADING,
		meaningOf: meaningOfLabel
	}).filter((block) => forkOf(block) === fork);
}
function forkOf({ entries }) {
	const backend = entries.find(({ label }) => label.toLowerCase() === "backend")?.word;
	if (backend === void 0) return void 0;
	return !entries.some(({ label }) => ADDED_BY_SGLANG.test(label)) && backend.startsWith("lmdeploy") ? "lmdeploy" : "sglang-bench";
}
/** Data sets of which the client sends as many requests as were asked for. */
const ASKED$1 = /^(?:random|sharegpt|image|custom)/;
/** What was asked for, from the arguments that are printed before a block. */
function askedBefore({ before }) {
	const namespace = namespaceIn(before.map(({ text }) => text));
	const values = [
		"model",
		"dataset_name",
		"random_input_len",
		"random_output_len",
		"random_range_ratio",
		"num_prompts"
	].map((name) => [name === "model" ? "model_id" : name, argumentIn(namespace, name)]);
	const asked = Object.fromEntries(values.filter((entry) => entry[1] !== void 0));
	const { num_prompts: prompts, ...others } = asked;
	return ASKED$1.test(String(asked["dataset_name"])) && prompts !== void 0 ? {
		...others,
		num_prompts: prompts
	} : others;
}
// src/tools/failed-requests.ts
/** For clients that do not say how many requests failed: what was asked for and did not complete did. The same counts where they say it. */
function withFailed(counts) {
	const { requested, completed, failed } = counts;
	if (failed !== void 0 || requested === void 0 || completed === void 0 || completed > requested) return counts;
	return {
		...counts,
		failed: requested - completed
	};
}
// src/tools/forked-result.ts
const CLIENTS = {
	"sglang-bench": "SGLang",
	lmdeploy: "LMDeploy"
};
/** All keys of the JSON lines that LMDeploy's client wrote from 0.6 to 0.8; since then its file is a CSV. */
const LMDEPLOY_KEYS = new Set([
	...[
		"backend",
		"dataset_name",
		"request_rate",
		"duration",
		"completed",
		"output_throughput"
	],
	...[
		"total_input_tokens",
		"total_output_tokens",
		"total_output_tokens_retokenized"
	],
	...[
		"mean_e2e_latency_ms",
		"median_e2e_latency_ms",
		"median_ttft_ms",
		"median_itl_ms"
	],
	...[
		"sharegpt_output_len",
		"random_input_len",
		"random_output_len",
		"random_range_ratio"
	]
]);
/** Keys of SGLang 0.2.0 to 0.2.9, which had neither units nor a count of completed requests. */
const FIRST_KEYS = [
	"backend",
	"mean_e2e_latency",
	"benchmark_duration"
];
/** Whose client wrote a result; `undefined` for a value that is none. */
function forkOfResult(value) {
	if (isObject(value) && FIRST_KEYS.every((key) => key in value)) return "sglang-bench";
	if (!isObject(value) || ![
		"backend",
		"completed",
		"mean_e2e_latency_ms"
	].every((key) => key in value)) return void 0;
	if ("per_gpu_throughput" in value) return void 0;
	return Object.keys(value).every((key) => LMDEPLOY_KEYS.has(key)) && String(value["backend"]).startsWith("lmdeploy") ? "lmdeploy" : "sglang-bench";
}
function figuresOfResult(result, fork) {
	const figures = collect(Object.entries({
		...result,
		...objectIn(result, "cache_report")
	}).filter(([, value]) => typeof value !== "object" || value === null).map(([name, value]) => ({
		name,
		value,
		meaning: meaningOf$7(name, value)
	})));
	const errors = result["errors"];
	const version = objectIn(result, "server_info")["version"];
	const server = typeof version === "string" ? [`server version: ${version}`] : [];
	const limit = result["max_concurrency"] === null ? { max_concurrency: "none" } : {};
	return withLost$1(withoutStream(withoutTokens({
		...figures,
		...Array.isArray(errors) ? {
			counts: {
				...figures.counts,
				requested: errors.length
			},
			errors: errors.filter((error) => typeof error === "string" && error !== "")
		} : {},
		workload: {
			...figures.workload,
			...limit
		},
		notes: [...figures.notes, ...server]
	}), 1), fork);
}
/** A model that embeds generates nothing; the client's JSON has zeros for what its text leaves out. */
function withoutTokens(figures) {
	if (!/-embedding$/.test(String(figures.workload["backend"]))) return figures;
	const { outputTokens: _, ...counts } = figures.counts;
	const isOfPrompts = ([id]) => !/(?:ttft|tpot|itl)_ms$|output/.test(id);
	return {
		...figures,
		counts,
		metrics: Object.fromEntries(Object.entries(figures.metrics).filter(isOfPrompts))
	};
}
/**
* Without streaming there are no gaps between tokens, and the client writes 0 for each of their statistics: TTFT is the latency
* then, and TPOT the rest of a subtraction.
*/
function withoutStream(figures, fewest) {
	const { outputTokens, completed } = figures.counts;
	const gaps = Object.entries(figures.metrics).filter(([id]) => id.endsWith("_itl_ms"));
	if (gaps.length < fewest || gaps.some(([, value]) => value !== 0) || completed === 0 || outputTokens === 0 || outputTokens === completed) return figures;
	const isMeasured = ([id]) => !/_(?:ttft|tpot|itl)_ms$/.test(id);
	return {
		...figures,
		metrics: Object.fromEntries(Object.entries(figures.metrics).filter(isMeasured)),
		notes: [...figures.notes, "nothing was streamed: ttft, tpot and itl are not measured"]
	};
}
/** Texts that are no settings are the user's: a tag. */
function meaningOf$7(name, value) {
	const meaning = meaningOfKey(name);
	return meaning.kind === "metric" && typeof value === "string" && !/^-?(?:nan|inf\w*)$/i.test(value) ? void 0 : meaning;
}
/** The figures of a printed block, and what was asked for by the arguments before it. */
function figuresOfText(block, source, fork) {
	const figures = figuresOfBlock(block, source);
	const { num_prompts: prompts, ...asked } = askedBefore(block);
	const limit = figures.workload["max_concurrency"] === "not" ? { max_concurrency: "none" } : {};
	return withLost$1(withoutStream({
		...figures,
		counts: {
			...figures.counts,
			...typeof prompts === "number" ? { requested: prompts } : {}
		},
		workload: {
			...figures.workload,
			...limit,
			...asked
		}
	}, 2), fork);
}
/** No version prints how many requests failed. */
function withLost$1(figures, fork) {
	const counts = withFailed(figures.counts);
	if (counts === figures.counts) return figures;
	return {
		...figures,
		counts,
		notes: [...figures.notes, `failed = asked for - completed: ${CLIENTS[fork]} does not print it`]
	};
}
// src/tools/lmdeploy/number-list.ts
/** A list of numbers as Python prints one; numpy 2 names the type of each: `[np.float64(0.041), np.float64(0.062)]`. */
function numbersOfList(list) {
	const inner = /^\[(.*)\]$/.exec(list.trim())?.[1];
	if (inner === void 0) return [];
	return inner.split(",").map((item) => item.trim().replace(/^np\.\w+\((.*)\)$/, "$1"));
}
// src/tools/lmdeploy/profile-csv.ts
const NAME$3 = "lmdeploy";
/** Which of LMDeploy's benchmarks a CSV is from. That of the serving client has an ending that says JSON. */
function csvKind(header) {
	const has = (...columns) => columns.every((column) => header.includes(column));
	if (has("backend", "completed", "mean_e2e_latency_ms")) return has("bs", "num_prompts") ? "throughput" : "serve";
	if (has("batch", "RPS", "throughput(out tok/s)")) return "old-profile";
	if (has("batch", "completion_tokens", "throughput(out tok/s)")) return "generation";
	return has("batch", "completion_tokens", "throughput_per_proc(token/s)") ? "first-generation" : void 0;
}
const DEFINITIONS$1 = {
	serve: "lmdeploy-serve@1",
	throughput: "lmdeploy-throughput@1",
	"old-profile": "lmdeploy-0.5@1",
	generation: "lmdeploy-generation@1",
	"first-generation": "lmdeploy-generation-0.0@1"
};
/** Times are seconds; the percentiles are of the time per token without the first. */
const OLD_COLUMNS = {
	batch: workload("max_concurrency"),
	num_promts: count$1("requested"),
	num_prompts: count$1("requested"),
	prompt_tokens: workload("input_len"),
	completion_tokens: workload("output_len"),
	RPS: metric("request_throughput"),
	RPM: metric("requests_per_minute"),
	"FTL(ave)(s)": metric("mean_ttft_s"),
	"FTL(min)(s)": metric("min_ttft_s"),
	"FTL(max)(s)": metric("max_ttft_s"),
	"50%(s)": metric("median_itl_s"),
	"75%(s)": metric("p75_itl_s"),
	"95%(s)": metric("p95_itl_s"),
	"99%(s)": metric("p99_itl_s"),
	"throughput(out tok/s)": metric("output_throughput"),
	"throughput(total tok/s)": metric("total_token_throughput"),
	"mem(GB)": metric("peak_memory_gib"),
	"throughput_per_proc(token/s)": metric("output_throughput"),
	"mem_per_gpu(GB)": metric("peak_memory_gib")
};
/** Each line is a run: files are appended to. @throws UserError when the file is cut off. */
function readCsv({ name, text }, kind) {
	const { header, rows } = csvTable(text, name);
	const isNew = kind === "serve" || kind === "throughput";
	return rows.map((row) => {
		const printed = header.map((column, index) => ({
			name: column,
			value: row[index],
			meaning: isNew ? meaningOfKey(column) : OLD_COLUMNS[column]
		}));
		const reading = readingOf(NAME$3, DEFINITIONS$1[kind], collect(printed));
		return kind === "generation" || kind === "first-generation" ? generationPoint(reading) : reading;
	});
}
/** Named by the batch and the lengths that were measured. */
function generationPoint(reading) {
	const { max_concurrency: batch, input_len: input, output_len: output } = reading.workload;
	const named = Object.entries({
		batch,
		input,
		output
	}).flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${value}`]);
	return {
		...reading,
		point: named.join()
	};
}
// src/tools/lmdeploy/generation-text.ts
/**
* What `profile_generation` prints until 0.10, in seconds: the latencies of whole rounds, and the percentiles of the time per token
* without the first. Until 0.1 its throughput is that of a thread, times the threads.
*/
const START$1 = /^(?:total time: [\d.]+s|concurrency: \d+, input_tokens: \d+, output_tokens: \d+)$/;
const LAST$2 = /^throughput(?:\(total\))?: \S+ token\/s$/;
const FIRST_TOKEN$1 = /^first_token latency\(min, max, ave\): (\S+)s, (\S+)s, (\S+)s$/;
const ROUNDS = /^(total_token|token) latency\(min, max, ave\): (\S+)s, (\S+)s, (\S+)s$/;
const PER_TOKEN$1 = /^token_latency percentiles\(50%,75%,95%,99%\)\(s\): (\[.*\])$/;
const PAIR$4 = /([a-z_]+(?:[( ][a-z]+\)?)?): (\S+?)s?(?=,\s|\s(?!\d)|$)/g;
const PAIRS$1 = {
	"total time": metric("duration"),
	elapsed_time: metric("duration"),
	concurrency: workload("max_concurrency"),
	test_round: workload("test_round"),
	input_tokens: workload("input_len"),
	output_tokens: workload("output_len"),
	throughput: metric("output_throughput"),
	"throughput(output)": metric("output_throughput"),
	"throughput(total)": metric("total_token_throughput")
};
function isStart(lines, index) {
	return START$1.test(lines[index]?.text ?? "") && lines.slice(index, index + 5).some(({ text }) => FIRST_TOKEN$1.test(text));
}
function hasGenerationText(lines) {
	return lines.some((_line, index) => isStart(lines, index));
}
/** @throws UserError when the text ends inside a result. */
function readGenerationText(lines, source) {
	return lines.flatMap((line, index) => {
		if (!isStart(lines, index)) return [];
		const below = lines.slice(index);
		const end = below.findIndex(({ text, whole }) => whole && LAST$2.test(text));
		if (end === -1) throw new UserError(`${source}: the result on line ${line.number} ends before its last line, throughput`, { hint: "the file is cut off, or the result was not copied to its end" });
		const figures = collect(below.slice(0, end + 1).flatMap(({ text }) => printedIn$5(text)));
		const definition = line.text.startsWith("concurrency") ? "lmdeploy-generation-0.0@1" : "lmdeploy-generation@1";
		return [{
			start: line.start,
			reading: generationPoint(readingOf("lmdeploy", definition, figures))
		}];
	});
}
function printedIn$5(text) {
	const perToken = PER_TOKEN$1.exec(text)?.[1];
	if (perToken !== void 0) return several$1(numbersOfList(perToken), [
		"median_itl_s",
		"p75_itl_s",
		"p95_itl_s",
		"p99_itl_s"
	]);
	const first = FIRST_TOKEN$1.exec(text);
	if (first !== null) return several$1(first.slice(1), [
		"min_ttft_s",
		"max_ttft_s",
		"mean_ttft_s"
	]);
	const rounds = ROUNDS.exec(text);
	const measure = rounds?.[1] === "token" ? "decode_time_s" : "e2el_s";
	if (rounds !== null) return several$1(rounds.slice(2), [
		"min",
		"max",
		"mean"
	].map((name) => `${name}_${measure}`));
	return [...text.matchAll(PAIR$4)].map(([, name = "", value]) => ({
		name,
		value,
		meaning: PAIRS$1[name]
	}));
}
function several$1(values, ids) {
	return values.map((value, index) => ({
		name: ids[index] ?? "",
		value,
		meaning: metric(ids[index] ?? "")
	}));
}
// src/tools/lmdeploy/old-text.ts
/**
* What `profile_throughput`, `profile_restful_api`, `profile_serving` and `profile_pipeline_api` print until 0.6: seconds, and
* the percentiles of the time per token without the first.
*/
const FIRST$2 = /^concurrency: (\d+)$/;
const ELAPSED = /^elapsed_time: (\d+(?:\.\d+)?)s$/;
const FIRST_TOKEN = /^first[_ ]token latency(?:\(s\))?\(min, max, ave\): ([\d.]+)s?, ([\d.]+)s?, ([\d.]+)s?$/;
const PER_TOKEN = /^per-token latency\(s\) percentile\(50, 75, 95, 99\): (\[.*\])$/;
const PAIR$3 = /^([A-Za-z][^:]*): (\d[\d.]*)(?: \S+)?$/;
const LAST$1 = /^RPM \(request per minute\): \S+ req\/min$/;
const PAIRS = {
	"number of prompts": count$1("requested"),
	"number of prompt tokens": count$1("inputTokens"),
	"number of completion tokens": count$1("outputTokens"),
	"token throughput (completion token)": metric("output_throughput"),
	"token throughput (prompt + completion token)": metric("total_token_throughput"),
	"RPS (request per second)": metric("request_throughput"),
	"RPM (request per minute)": metric("requests_per_minute")
};
const isFirst = (lines, index) => FIRST$2.test(lines[index]?.text ?? "") && ELAPSED.test(lines[index + 1]?.text ?? "");
function hasOldText(lines) {
	return lines.some((_line, index) => isFirst(lines, index));
}
/** @throws UserError when the text ends inside a result. */
function readOldText(lines, source) {
	return lines.flatMap((line, index) => {
		if (!isFirst(lines, index)) return [];
		const below = lines.slice(index);
		const end = below.findIndex(({ text }) => LAST$1.test(text));
		if (end === -1) throw new UserError(`${source}: the result on line ${line.number} ends before its last line, RPM`, { hint: "the file is cut off, or the result was not copied to its end" });
		const printed = below.slice(1, end + 1).flatMap(({ text }) => printedIn$4(text));
		const figures = collect(printed);
		const workload = {
			max_concurrency: Number(FIRST$2.exec(line.text)?.[1]),
			request_rate: "inf"
		};
		const notes = [...figures.notes, ...printed.flatMap(unread$3)];
		return [{
			start: line.start,
			reading: readingOf("lmdeploy", "lmdeploy-0.5@1", {
				...figures,
				workload,
				notes
			})
		}];
	});
}
function printedIn$4(text) {
	const elapsed = ELAPSED.exec(text)?.[1];
	if (elapsed !== void 0) return [{
		name: "elapsed_time",
		value: elapsed,
		meaning: metric("duration")
	}];
	const [, name, value] = PAIR$3.exec(text) ?? [];
	if (name !== void 0) return [{
		name,
		value,
		meaning: PAIRS[name]
	}];
	const perToken = numbersOfList(PER_TOKEN.exec(text)?.[1] ?? "");
	return [...several(FIRST_TOKEN.exec(text)?.slice(1) ?? [], [
		"min_ttft_s",
		"max_ttft_s",
		"mean_ttft_s"
	]), ...several(perToken, [
		"median_itl_s",
		"p75_itl_s",
		"p95_itl_s",
		"p99_itl_s"
	])];
}
function several(found, ids) {
	return found.length !== ids.length ? [] : ids.map((id, index) => ({
		name: id,
		value: found[index],
		meaning: metric(id)
	}));
}
function unread$3({ name, value, meaning }) {
	return meaning === void 0 && printedNumber(String(value)) !== void 0 ? [`not read: ${name}: ${String(value)}`] : [];
}
// src/tools/lmdeploy/profiler-text.ts
/** The table of `profile_throughput.py` and `profile_pipeline_api.py`: one number, or a mean and percentiles, in seconds. */
const HEADING$1 = /^=+ (?:Profile|Benchmark|.*[Tt]hroughput|.*Pipeline).* =+$/;
const RULE$3 = /^=+$/;
const ROW = /^(.+?)\s{2,}(\S.*)$/;
const COLUMNS$2 = /^mean\s+P\d+/;
const SINGLE$1 = {
	"Benchmark duration": metric("duration"),
	"Total requests": count$1("requested"),
	"Successful requests": count$1("completed"),
	Concurrency: workload("max_concurrency"),
	"Stream output": workload("stream_output"),
	"Cancel rate": workload("cancel_rate"),
	"Skip tokenize": workload("skip_tokenize"),
	"Skip detokenize": workload("skip_detokenize"),
	"Total input tokens": count$1("inputTokens"),
	"Total generated tokens": count$1("outputTokens"),
	"Input throughput (tok/s)": metric("input_throughput"),
	"Output throughput (tok/s)": metric("output_throughput"),
	"Request throughput (req/s)": metric("request_throughput")
};
const MEASURES$4 = {
	"End-to-end Latency": "e2el_s",
	"Time to First Token (TTFT)": "ttft_s",
	"Time per Output Token (TPOT)": "tpot_s",
	"Inter-token Latency (ITL)": "itl_s",
	"Tokens per Tick": "tokens_per_tick"
};
function hasProfilerTable(lines) {
	return lines.some(({ text }, index) => HEADING$1.test(text) && /^Benchmark duration\s+\d/.test(lines[index + 1]?.text ?? ""));
}
/** @throws UserError when the text ends inside a table. */
function readProfilerTables(lines, source) {
	return lines.flatMap((line, index) => {
		if (!HEADING$1.test(line.text) || !/^Benchmark duration\s+\d/.test(lines[index + 1]?.text ?? "")) return [];
		const below = lines.slice(index + 1);
		const end = below.findIndex(({ text }) => RULE$3.test(text));
		if (end === -1) throw new UserError(`${source}: the table on line ${line.number} has no closing line of "="`, { hint: "the file is cut off, or the table was not copied to its end" });
		const printed = printedIn$3(below.slice(0, end));
		const figures = collect(printed);
		const { requested, completed } = figures.counts;
		const failed = requested === void 0 || completed === void 0 ? {} : { failed: requested - completed };
		const notes = [...figures.notes, ...printed.flatMap(unread$2)];
		const counted = {
			...figures,
			counts: {
				...figures.counts,
				...failed
			},
			notes
		};
		return [{
			start: line.start,
			reading: readingOf("lmdeploy", "lmdeploy-profiler@1", counted)
		}];
	});
}
function printedIn$3(lines) {
	let columns = [];
	return lines.flatMap(({ text }) => {
		if (COLUMNS$2.test(text)) columns = text.split(/\s+/);
		const [, name = "", rest = ""] = ROW.exec(text) ?? [];
		const single = SINGLE$1[name];
		const measure = MEASURES$4[name];
		const values = rest.split(/\s+/);
		if (measure === void 0 || values.length !== columns.length) return [{
			name,
			value: rest,
			meaning: single
		}];
		return values.map((value, index) => {
			const statistic = statisticOf(columns[index] ?? "");
			return {
				name,
				value,
				meaning: statistic === void 0 ? void 0 : metric(`${statistic}_${measure}`)
			};
		});
	});
}
function unread$2({ name, value, meaning }) {
	return meaning === void 0 && /^-?\d/.test(String(value)) ? [`not read: ${name}: ${String(value)}`] : [];
}
// src/tools/lmdeploy/read.ts
const NAME$2 = "lmdeploy";
const SERVE$1 = "lmdeploy-serve@1";
function detect$4(source) {
	if (csvKind(csvHeader(source.text)) !== void 0) return { evidence: "CSV with the columns of LMDeploy's benchmarks" };
	if (jsonIn(source).values.some(({ value }) => forkOfResult(value) === NAME$2)) return { evidence: "JSON with the keys of LMDeploy's serving client" };
	if (!/Serving Benchmark Result|Benchmark duration|elapsed_time|first_token latency/.test(source.text)) return void 0;
	const lines = linesIn(source);
	if (forkedBlocks(lines, NAME$2).length > 0) return { evidence: "a Serving Benchmark Result block with LMDeploy's backend" };
	if (hasProfilerTable(lines)) return { evidence: "the table of LMDeploy's profiler" };
	if (hasOldText(lines)) return { evidence: "the lines of LMDeploy's profile_throughput" };
	return hasGenerationText(lines) ? { evidence: "the lines of LMDeploy's profile_generation" } : void 0;
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$4(source) {
	const kind = csvKind(csvHeader(source.text));
	if (kind !== void 0) return readCsv(source, kind);
	return readJsonAndText(source, {
		what: "LMDeploy's benchmarks",
		ofJson: ofJson$2,
		ofText: ofText$3
	});
}
function ofJson$2(value) {
	return isObject(value) && forkOfResult(value) === NAME$2 ? [readingOf(NAME$2, SERVE$1, figuresOfResult(value, NAME$2))] : [];
}
function ofText$3(lines, { name }) {
	return [
		...forkedBlocks(lines, NAME$2).map((block) => ({
			start: block.start,
			reading: readingOf(NAME$2, SERVE$1, figuresOfText(block, name, NAME$2))
		})),
		...readProfilerTables(lines, name),
		...readOldText(lines, name),
		...readGenerationText(lines, name)
	];
}
// src/tools/lmdeploy/lmdeploy.ts
/** LMDeploy's benchmark scripts, which lie in its repository: the working directory must be a checkout of it. */
const lmdeploy = {
	kinds: ["serving", "throughput"],
	command: command$3,
	detect: detect$4,
	read: read$4
};
/** The CSV has means alone; the percentiles are printed, so what is printed is read. */
function command$3(trial, target) {
	const { test } = trial;
	return {
		argv: ["python3", ...test.kind === "serving" ? serving$1(trial, target) : throughput(trial, target)],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.txt"),
		files: {}
	};
}
/** It has no limit of requests in flight. */
function serving$1(trial, target) {
	const { baseUrl, model, load } = servingTarget("lmdeploy", trial, target);
	const { test, seed } = trial;
	if (load.maxConcurrency !== void 0) throw new UserError(`test ${test.name}: LMDeploy's client has no limit of requests in flight`, { hint: "load: { request-rate: [1, 4, inf] }" });
	const args = merged({
		backend: test.endpoint === "chat" ? "lmdeploy-chat" : "lmdeploy",
		model,
		tokenizer: model,
		...datasetArgs$2(trial),
		...test.ignoreEos ? {} : { "disable-ignore-eos": true },
		"disable-tqdm": true
	}, test.args, {
		"base-url": baseUrl,
		"num-prompts": test.prompts,
		"request-rate": load.requestRate,
		seed,
		"output-file": join(target.folder, "profile.csv")
	});
	return [join("benchmark", "profile_restful_api.py"), ...argsToFlags(args)];
}
function datasetArgs$2({ test }) {
	const { dataset } = test;
	switch (dataset?.name) {
		case void 0: return {};
		case "random":
			if (dataset.prefixTokens > 0) throw unknownDataset("lmdeploy", test, dataset);
			return {
				"dataset-name": "random",
				...lengthsBelow(dataset)
			};
		case "sharegpt": return {
			"dataset-name": "sharegpt",
			"dataset-path": dataset.path,
			...dataset.outputTokens === void 0 ? {} : { "sharegpt-output-len": dataset.outputTokens }
		};
		case "custom": throw unknownDataset("lmdeploy", test, dataset);
	}
}
/** Data set and model stand first, without a flag. */
function throughput(trial, target) {
	const { test, seed } = trial;
	const { "--model": model, "--dataset-path": path = "ShareGPT_V3_unfiltered_cleaned_split.json", ...args } = merged(datasetArgs$2(trial), test.args);
	if (typeof model !== "string") throw new UserError(`${test.name}: a throughput test needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
	const own = {
		"num-prompts": test.prompts,
		seed,
		csv: join(target.folder, "profile.csv")
	};
	return [
		join("benchmark", "profile_throughput.py"),
		String(path),
		model,
		...argsToFlags(merged(args, own))
	];
}
// src/tools/mindie-benchmark/figures.ts
const MEASURES$3 = {
	FirstTokenTime: "ttft",
	DecodeTime: "itl",
	GenerateTime: "e2el",
	GeneratedTokens: "output_tokens",
	GeneratedTokenSpeed: "output_throughput_per_request"
};
/** Statistics of one measure. `SLO_P90` differs from `P90` for the decode time alone: there it is of each request's average. */
function measureRow(measure, cells) {
	const id = MEASURES$3[measure] ?? snakeCase(measure);
	const average = measure === "DecodeTime" ? cells.find(([statistic]) => statistic === "SLO_P90")?.[1] : void 0;
	const { word = "", unit = "" } = average === void 0 ? {} : measured(average);
	const perRequest = {
		name: "SLO_P90",
		value: word,
		meaning: metric(`p90_mean_itl${unitSuffix(unit)}`)
	};
	const printed = [...statistics$1(id, cells), ...average === void 0 ? [] : [perRequest]];
	return printed.every(({ value }) => Number(value) === 0) ? printed.map((one) => ({
		...one,
		value: "/"
	})) : printed;
}
const COMMON = {
	TimeElapsed: metric("duration"),
	Failed: count$1("failed"),
	Returned: count$1("completed"),
	Total: count$1("requested"),
	Concurrency: workload("max_concurrency"),
	ModelName: workload("model_id"),
	DataSource: workload("dataset_path"),
	Throughput: metric("request_throughput"),
	GenerateSpeed: metric("output_throughput"),
	OutputGenerateSpeed: metric("output_throughput"),
	InputGenerateSpeed: metric("input_throughput"),
	TotalGenerateSpeed: metric("total_token_throughput"),
	GenerateSpeedPerClient: metric("output_throughput_per_client"),
	lpct: metric("prefill_per_input_token_ms")
};
/** Counts are printed with their share: `200( 100.0% )`. */
const WITH_SHARE = /^(\d+)[([]/;
/** `62.5% (125/200)`; `/` when it was not asked for. */
const ACCURACY = /^(\d+(?:\.\d+)?)%/;
function commonMetric(name, value) {
	if (name === "accuracy") {
		const share = ACCURACY.exec(value)?.[1];
		return share === void 0 ? [] : [{
			name,
			value: share,
			meaning: metric("accuracy")
		}];
	}
	const meaning = COMMON[name];
	return [{
		name,
		value: (meaning?.kind === "count" ? WITH_SHARE.exec(value)?.[1] : void 0) ?? (meaning?.kind === "workload" ? value : measured(value).word),
		meaning
	}];
}
// src/tools/mindie-benchmark/read.ts
const NAME$1 = "mindie-benchmark";
const DEFINITION$2 = "mindie-benchmark@1";
/** The rows of the CSV have no labels; this is their order in MindIE's `output.py`, of which old ones may lack `SLO_P90`. */
const ROWS = [
	"average",
	"max",
	"min",
	"P75",
	"P90",
	"SLO_P90",
	"P99",
	"N"
];
const NAMES = [ROWS, ROWS.filter((row) => row !== "SLO_P90")];
function detect$3(source) {
	const header = csvHeader(source.text);
	if (isMeasures(header)) return { evidence: "CSV with the columns of MindIE's performance metrics" };
	if (isCommon(header)) return { evidence: "CSV with the columns of MindIE's common metrics" };
	if (!/FirstTokenTime|GenerateSpeedPerClient/.test(source.text)) return void 0;
	return tablesIn(linesIn(source)).some(isOurs) ? { evidence: "the tables of MindIE's benchmark" } : void 0;
}
const isMeasures = (header) => header.includes("FirstTokenTime") || header.includes("GenerateTime");
const isCommon = (header) => header.includes("TimeElapsed") && header.includes("Returned");
function isOurs({ rows }) {
	return isMeasuresTable(rows) || isCommonTable(rows);
}
function isMeasuresTable(rows) {
	return rows[0]?.[0] === "Metric" && isMeasures(rows.map(([name = ""]) => name));
}
function isCommonTable(rows) {
	return rows[0]?.[0] === "Common Metric" && isCommon(rows.map(([name = ""]) => name));
}
/** @throws UserError when the text is cut off, or holds no result. */
function read$3(source) {
	const header = csvHeader(source.text);
	if (isMeasures(header)) return [inParts(measuresCsv(source), source)];
	if (isCommon(header)) return [inParts(commonCsv(source), source)];
	return readJsonAndText(source, {
		what: "MindIE's benchmark",
		ofJson: () => [],
		ofText: ofText$2
	});
}
/** `result_perf_<time>.csv` and `result_common_<time>.csv` are one run; their times may differ by a moment. */
function inParts(figures, { name }) {
	const reading = readingOf(NAME$1, DEFINITION$2, figures);
	const time = /_(?:perf|common)_(\d+)\d{4}\.csv$/.exec(name)?.[1];
	return time === void 0 ? reading : {
		...reading,
		part: `result ${time}`
	};
}
function measuresCsv({ text, name }) {
	const { header, rows } = csvTable(text, name);
	const names = NAMES.find((each) => isWhole(rows, each));
	if (names === void 0) throw new UserError(`${name}: ${rows.length} rows without names, which are not ${ROWS.join(", ")}`, { hint: "the file is cut off or damaged: give the table that the benchmark prints" });
	return collect(header.flatMap((measure, at) => measureRow(measure, names.map((row, index) => [row, rows[index]?.[at] ?? ""]))));
}
/** The last row is the number of requests, alike for every measure; and what is named after its size has that size. */
function isWhole(rows, names) {
	const counts = rows.at(-1) ?? [];
	if (rows.length !== names.length || !counts.every((cell) => /^\d+$/.test(cell) && [counts[0], "0"].includes(cell))) return false;
	const ordered = [
		"min",
		"P75",
		"P90",
		"P99",
		"max"
	].map((name) => rows[names.indexOf(name)] ?? []);
	return counts.every((_, at) => {
		const values = ordered.map((row) => Number.parseFloat(row[at] ?? "")).filter((value) => !Number.isNaN(value));
		return values.every((value, index) => value >= (values[index - 1] ?? value));
	});
}
function commonCsv({ text, name }) {
	const { header, rows } = csvTable(text, name);
	if (rows.length !== 1) throw new UserError(`${name}: ${rows.length} rows, expected 1`);
	return commonFigures(header.flatMap((key, at) => commonMetric(key, rows[0]?.[at] ?? "")));
}
/** The limit of requests in flight is asked for, the rate is not limited. */
function commonFigures(printed) {
	const figures = collect(printed);
	return {
		...figures,
		workload: {
			request_rate: "inf",
			...figures.workload
		}
	};
}
/** The statistics come first, the common metrics below; together they are one result. */
function ofText$2(lines, { name }) {
	const placed = [];
	let before;
	for (const table of tablesIn(lines).filter(isOurs)) {
		if (!table.closed) throw new UserError(`${name}: the table on line ${table.firstLine} has no lower border`, { hint: "the file is cut off, or the table was not copied to its end" });
		const [header = [], ...rows] = table.rows;
		if (isMeasuresTable(table.rows)) before = collect(rows.flatMap(([measure = "", ...cells]) => measureRow(measure, cells.map((cell, index) => [header[index + 1] ?? "", cell]))));
		else {
			const common = commonFigures(rows.flatMap(([key = "", value = ""]) => commonMetric(key, value)));
			const figures = before === void 0 ? common : together(before, common);
			placed.push({
				start: table.start,
				reading: readingOf(NAME$1, DEFINITION$2, figures)
			});
			before = void 0;
		}
	}
	return placed;
}
// src/tools/mindie-benchmark/mindie-benchmark.ts
/** MindIE's own benchmark, which AISBench has replaced: its results are read, it is not run. */
const mindieBenchmark = {
	kinds: [],
	command: refuse,
	detect: detect$3,
	read: read$3
};
function refuse() {
	throw new UserError("mindie-benchmark is read, not run: MindIE has replaced it by AISBench", { hint: "tool: ais-bench" });
}
// src/model/flag-help.ts
/** What argparse says of a flag that is not its own. */
const UNRECOGNIZED = /unrecognized arguments: (.*)/;
// src/tools/dispensable.ts
/**
* A client's arguments, by their flags, without those of ours that the installed version does not know and the measurement can do
* without; what the test itself asks for stays.
* @param dispensable those flags, each with the flag whose presence tells that the version takes it.
*/
function withoutDispensable(args, dispensable, { test }, { knows }) {
	if (knows === void 0) return args;
	const asked = merged(test.args);
	const isKept = (flag) => {
		const telling = dispensable[flag];
		return telling === void 0 || flag in asked || knows(telling);
	};
	return Object.fromEntries(Object.entries(args).filter(([flag]) => isKept(flag)));
}
// src/tools/sglang-bench/command.ts
const PROGRAM = [
	"python3",
	"-m",
	"sglang.bench_serving"
];
/** What clients before 0.4.7 lack: without it they ask for the same work, and say less of it. */
const DISPENSABLE$1 = {
	"--warmup-requests": "--warmup-requests",
	"--output-details": "--output-details"
};
function help$1() {
	return {
		argvs: [[...PROGRAM, "--help"]],
		required: [
			"--base-url",
			"--request-rate",
			"--output-file"
		],
		refused: UNRECOGNIZED
	};
}
/**
* The exact command of one trial. It ends with 0 although requests failed, and with 1 and no file when all did. The file is
* appended to, so each trial has a folder of its own; with the details it says how many requests were sent.
*/
function command$2(trial, target) {
	const resultFile = join(target.folder, "result.jsonl");
	const args = merged(defaults(trial, target), trial.test.args, own(trial, target), {
		"output-file": resultFile,
		"output-details": true
	});
	return {
		argv: [...PROGRAM, ...argsToFlags(withoutDispensable(args, DISPENSABLE$1, trial, target))],
		env: trial.test.env,
		resultFile,
		files: {}
	};
}
const BACKENDS = {
	completions: "sglang-oai",
	chat: "sglang-oai-chat",
	generate: "sglang"
};
function defaults({ test }, { model }) {
	return {
		backend: BACKENDS[test.endpoint],
		...model === void 0 ? {} : { model },
		...datasetArgs$1(test),
		...test.ignoreEos ? {} : { "disable-ignore-eos": true },
		"warmup-requests": test.warmups,
		"disable-tqdm": true
	};
}
function own(trial, target) {
	const { baseUrl, load } = servingTarget("sglang-bench", trial, target);
	return {
		"base-url": baseUrl,
		"num-prompts": trial.test.prompts,
		"request-rate": load.requestRate,
		...load.maxConcurrency === void 0 ? {} : { "max-concurrency": load.maxConcurrency },
		seed: trial.seed
	};
}
function datasetArgs$1(test) {
	const { dataset } = test;
	switch (dataset?.name) {
		case void 0: return {};
		case "random":
			if (dataset.prefixTokens > 0) throw unknownDataset("sglang-bench", test, dataset);
			return {
				"dataset-name": "random-ids",
				...lengthsBelow(dataset)
			};
		case "sharegpt": return {
			"dataset-name": "sharegpt",
			"dataset-path": dataset.path,
			...dataset.outputTokens === void 0 ? {} : { "sharegpt-output-len": dataset.outputTokens }
		};
		case "custom": throw unknownDataset("sglang-bench", test, dataset);
	}
}
// src/tools/sglang-bench/only-whole.ts
function rangeOf(word) {
	const half = .5 * 10 ** -(word.split(".")[1]?.length ?? 0);
	return {
		low: Number(word) - half,
		high: Number(word) + half
	};
}
function wholeIn(low, high) {
	const [first, last] = [Math.ceil(low), Math.floor(high)];
	return first === last && first > 0 ? first : void 0;
}
/** The one whole number that `a × b ÷ parts` can be, where the rounding of both leaves no other: 5700.84 token/s in 0.03508 s are 200. */
function onlyWhole(a, b, parts = 1) {
	const [first, second] = [rangeOf(a), rangeOf(b)];
	return wholeIn(first.low * second.low / parts, first.high * second.high / parts);
}
/** How many of all tokens are not of the `generated`, by the rates of both. */
function onlyRest(generated, total, output) {
	const [all, part] = [rangeOf(total), rangeOf(output)];
	return wholeIn(generated * (all.low / part.high - 1), generated * (all.high / part.low - 1));
}
// src/tools/sglang-bench/point.ts
/** The name of one batch: `batch=16,input=1024,output=8`, as far as its lengths are known. */
function pointOf(workload) {
	const { batch_size: batch, input_len: input, output_len: output, prompt_tokens } = workload;
	const named = Object.entries({
		batch,
		input,
		output,
		prompt_tokens
	}).flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${value}`]);
	return named.length === 0 ? {} : { point: named.join() };
}
// src/tools/sglang-bench/batch-server-text.ts
/** What `bench_one_batch_server` prints of each batch: https://github.com/sgl-project/sglang/blob/main/python/sglang/benchmark/one_batch_server.py */
const LABELS$7 = {
	"batch size": workload("batch_size"),
	input_len: workload("input_len"),
	output_len: workload("output_len"),
	latency: metric("avg_latency"),
	ttft: metric("last_ttft"),
	last_ttft: metric("last_ttft"),
	"last generation throughput": metric("last_gen_throughput"),
	"input throughput": metric("input_throughput"),
	"output throughput": metric("output_throughput"),
	"(input + output) throughput": metric("total_token_throughput"),
	"steady-state output throughput": metric("steady_state_output_throughput"),
	acc_length: metric("spec_decode_acceptance_length"),
	spec_accept_rate: metric("spec_accept_rate"),
	"cache hit rate": metric("cache_hit_rate"),
	"total output tokens": count$1("outputTokens")
};
const START = /^batch size: \d+$/;
const LABELLED$1 = /^([a-z(][\w +()-]{2,40}): (-?\d\S*|nan|inf)(?: (s|tok(?:en)?\/s)(?: over a .*)?| \(requested \d+\))?$/i;
/** Without its unit, a number that has one may be a part of it. */
const WITH_UNIT = /latency|ttft|throughput/;
/** Of the arguments, before a batch. */
const ASKED = /^(?:Input|Output) tokens$/;
const WARM_UP = /^Warmup (Begin|End)\b/;
const END = /^Results are saved to/;
const TOTAL = "(input + output) throughput";
/** One of them is there at least, whatever the version. */
const SPEEDS = [
	TOTAL,
	"input throughput",
	"output throughput"
];
function hasBatchesOfServer(lines) {
	return sectionsIn(lines).some(({ blocks }) => blocks.length > 0);
}
/** @throws UserError when all of them may be the warm-up. */
function batchesOfServer(lines, source) {
	const { measured, warmups } = blocksIn(lines);
	if (measured.length === 0 && warmups > 0) throw new UserError(`${source}: of bench_one_batch_server there is nothing but what it measures to warm up`, { hint: "the file is cut off, or the lines below it were not copied" });
	const notes = warmups === 0 ? [] : [`results of the warm-up that are not read: ${warmups}`];
	return measured.map((block, at) => ({
		start: block.line.start,
		reading: readingOfBlock(block, at === 0 ? notes : [])
	}));
}
function blocksIn(lines) {
	const found = sectionsIn(lines);
	const measured = found.map(({ isWarmUp, blocks }) => isWarmUp ? [] : isOldWarmUp(blocks[0]) ? blocks.slice(1) : blocks);
	return {
		measured: measured.flat(),
		warmups: found.flatMap(({ blocks }) => blocks).length - measured.flat().length
	};
}
function sectionsIn(lines) {
	const sections = [{
		isWarmUp: false,
		blocks: []
	}];
	for (const line of lines) {
		const text = line.text.replace(/^=+\s*/, "");
		const mark = WARM_UP.exec(text)?.[1];
		if (mark === "End") sections.push({
			isWarmUp: true,
			blocks: sections.pop()?.blocks ?? []
		});
		if (mark !== void 0 || line.fence || END.test(text)) sections.push({
			isWarmUp: mark === "Begin",
			blocks: []
		});
		const blocks = sections.at(-1)?.blocks ?? [];
		if (START.test(text) && line.whole) blocks.push({
			line,
			entries: []
		});
		const block = blocks.pop();
		const entry = line.whole ? entryIn(text) : void 0;
		if (block !== void 0) blocks.push(entry === void 0 ? block : {
			...block,
			entries: [...block.entries, entry]
		});
	}
	return sections.map(({ isWarmUp, blocks }) => ({
		isWarmUp,
		blocks: blocks.filter(isResult)
	}));
}
function entryIn(text) {
	const [, label = "", value = "", unit] = LABELLED$1.exec(text) ?? [];
	if (label === "" || ASKED.test(label)) return void 0;
	const meaning = LABELS$7[label.toLowerCase()];
	return meaning !== void 0 && WITH_UNIT.test(label) && unit === void 0 ? void 0 : {
		name: label,
		value,
		meaning
	};
}
function wordOf({ entries }, name) {
	const word = entries.find((entry) => entry.name.toLowerCase() === name)?.value;
	return word === void 0 ? void 0 : String(word);
}
function isResult(block) {
	return wordOf(block, "latency") !== void 0 && block.entries.some(({ name }) => SPEEDS.includes(name.toLowerCase()));
}
/** Until 0.4.6 nothing marked it: 16 sequences of 1024 and 16 tokens, before all others. Alone it may be one, too. */
function isOldWarmUp(block) {
	if (block === void 0 || wordOf(block, "batch size") !== "16") return false;
	const [total, output] = [Number(wordOf(block, TOTAL)), Number(wordOf(block, "output throughput"))];
	return Math.abs(total / output - 65) < .01;
}
function readingOfBlock(block, notes) {
	const computed = lengthsOf(block);
	const figures = collect([...block.entries, ...computed], (number) => number === -1);
	const unread = block.entries.filter(({ meaning }) => meaning === void 0).map(({ name, value }) => `${name}: ${String(value)}`);
	const lengths = computed.map(({ name, value }) => `${name} ${String(value)}`);
	const reading = readingOf("sglang-bench", wordOf(block, TOTAL) === void 0 ? "sglang-one-batch-server@2" : "sglang-one-batch-server@1", {
		...figures,
		notes: [
			...notes,
			...figures.notes,
			...lengths.length === 0 ? [] : [`computed from the printed throughputs and latency: ${lengths.join(", ")}`],
			...unreadNote(unread)
		]
	});
	return {
		...reading,
		...pointOf(reading.workload)
	};
}
/** The lengths where they are not printed and only one is possible. */
function lengthsOf(block) {
	const [latency = "", total, output] = [
		"latency",
		TOTAL,
		"output throughput"
	].map((name) => wordOf(block, name));
	if (total === void 0 || output === void 0 || wordOf(block, "output_len") !== void 0) return [];
	const generated = onlyWhole(output, latency, Number(wordOf(block, "batch size")));
	if (generated === void 0) return [];
	const input = onlyRest(generated, total, output);
	return [...input === void 0 ? [] : [{
		name: "input_len",
		value: input,
		meaning: workload("input_len")
	}], {
		name: "output_len",
		value: generated,
		meaning: workload("output_len")
	}];
}
// src/tools/sglang-bench/diffusion.ts
/**
* What SGLang's client for images and videos prints (`sglang.multimodal_gen.benchmarks.bench_serving`), and vLLM-Omni's fork of it:
* latencies of whole requests in seconds, no tokens, and the memory that each request's answer tells.
*/
const LABELS$6 = new Map([
	["backend", workload("backend")],
	["model", workload("model_id")],
	["dataset", workload("dataset_name")],
	["task", workload("task")],
	["request rate", workload("request_rate")],
	["max request concurrency", workload("max_concurrency")],
	["successful requests", count$1("completed")],
	["benchmark duration (s)", metric("duration")],
	["request throughput (req/s)", metric("request_throughput")],
	["peak memory max (mb)", metric("peak_memory_mb")],
	["peak memory mean (mb)", metric("mean_peak_memory_mb")],
	["peak memory median (mb)", metric("median_peak_memory_mb")]
]);
const LATENCY$2 = /^latency (mean|median|p\d+(?:\.\d+)?) \(s\)$/;
const MEAN_LATENCY = "latency mean (s)";
/** `completed/sent`. */
const SHARE = /^(\d+)\/(\d+)$/;
function meaningOf$6(label) {
	const known = label.toLowerCase().replace(/\s+/g, " ");
	const statistic = LATENCY$2.exec(known)?.[1];
	return statistic === void 0 ? LABELS$6.get(known) : metric(`${statistic}_e2el_s`);
}
function diffusionBlocks(lines) {
	return blocksOf(lines, {
		heading: SERVING_HEADING,
		meaningOf: meaningOf$6
	}).filter(({ entries }) => entries.some(({ label }) => label.toLowerCase() === MEAN_LATENCY));
}
/** @throws UserError when the text ends inside the block. */
function diffusionFigures(block, source) {
	const figures = figuresOfBlock({
		...block,
		entries: block.entries.flatMap(countsApart)
	}, source);
	const { requested, completed } = figures.counts;
	const { max_concurrency: limit, ...asked } = figures.workload;
	const limited = limit === void 0 ? {} : { max_concurrency: limit === "not" ? "none" : limit };
	const failed = requested === void 0 || completed === void 0 ? {} : { failed: requested - completed };
	return {
		...figures,
		workload: {
			...asked,
			...limited
		},
		counts: {
			...figures.counts,
			...failed
		}
	};
}
function countsApart(entry) {
	const [, completed, sent] = SHARE.exec(entry.word) ?? [];
	if (entry.meaning.kind !== "count" || completed === void 0 || sent === void 0) return [entry];
	return [{
		...entry,
		word: completed
	}, {
		label: "Requests",
		word: sent,
		meaning: count$1("requested")
	}];
}
// src/tools/sglang-bench/offline.ts
/** Latencies of these are seconds. */
const KEYS$2 = {
	backend: workload("backend"),
	run_name: workload("run_name"),
	model_path: workload("model_id"),
	batch_size: workload("batch_size"),
	input_len: workload("input_len"),
	output_len: workload("output_len"),
	successful_requests: count$1("requested"),
	total_input_tokens: count$1("inputTokens"),
	total_output_tokens: count$1("outputTokens"),
	total_throughput: metric("total_token_throughput"),
	throughput: metric("total_token_throughput"),
	overall_throughput: metric("total_token_throughput"),
	latency: metric("avg_latency"),
	acc_length: metric("spec_decode_acceptance_length")
};
/** `bench_offline_throughput`, `bench_one_batch_server` and `bench_one_batch`: one JSON line a run, appended. */
function offlineReading(value) {
	const definition = definitionOf(value);
	if (definition === void 0) return void 0;
	const total = metric(definition === "sglang-offline@1" ? "duration" : "avg_latency");
	const isUnset = (number) => number === -1;
	const reading = readingOf("sglang-bench", definition, collect(Object.entries(value).map(([name, printedValue]) => ({
		name,
		value: typeof printedValue === "object" ? void 0 : printedValue,
		meaning: name === "total_latency" ? total : KEYS$2[name] ?? (isText(printedValue) ? void 0 : metric(name))
	})), isUnset));
	return {
		...reading,
		...pointOf(reading.workload)
	};
}
/** A path, a link: no number that is missing. */
function isText(value) {
	return typeof value === "string" && !/^-?(?:nan|inf\w*)$/i.test(value);
}
function definitionOf(value) {
	if ("successful_requests" in value && "total_latency" in value) return "sglang-offline@1";
	if (["throughput", "total_latency"].every((key) => key in value) && ("total_output_tokens" in value || "output_len" in value)) return "sglang-offline@1";
	if (!("run_name" in value && "batch_size" in value)) return void 0;
	if ("prefill_latency" in value) return "sglang-one-batch@1";
	if (!("overall_throughput" in value)) return void 0;
	return "last_ttft" in value || !isOfWholeLatency(value) ? "sglang-one-batch-server@2" : "sglang-one-batch-server@1";
}
/** Some versions write no first token, so only the numbers tell; the latency is rounded to 4 places, the throughput to 2. */
function isOfWholeLatency(value) {
	const [batch, output, latency, throughput] = [
		"batch_size",
		"output_len",
		"latency",
		"output_throughput"
	].map((key) => Number(value[key]));
	if (batch === void 0 || output === void 0 || latency === void 0 || throughput === void 0) return true;
	const whole = batch * output / latency;
	if (!Number.isFinite(whole)) return true;
	return Math.abs(throughput - whole) <= .0051 + whole * (51e-6 / latency);
}
// src/tools/sglang-bench/first-offline-text.ts
/** `bench_offline_throughput` of November 2024 printed its result as Python's dictionary, before it printed a block. */
const DICTIONARY = /^\{'(?:run_name|total_input_tokens)': .*'throughput': [^,}]+\}$/;
const PAIR$2 = /'(\w+)': (?:'([^']*)'|([^,}]+))/g;
function isFirstOffline({ text }) {
	return DICTIONARY.test(text);
}
function firstOffline(lines) {
	return lines.filter(isFirstOffline).flatMap((line) => {
		const reading = offlineReading(dictionaryIn(line.text));
		return reading === void 0 ? [] : [{
			start: line.start,
			reading
		}];
	});
}
function dictionaryIn(text) {
	const pairs = [...text.matchAll(PAIR$2)].map(([, key = "", word, bare = ""]) => {
		const number = Number(bare);
		return [key, word ?? (Number.isFinite(number) ? number : bare)];
	});
	return Object.fromEntries(pairs);
}
// src/tools/sglang-bench/one-batch-text.ts
/** What `bench_one_batch`, and `bench_latency` before it, print of each batch: https://github.com/sgl-project/sglang/blob/main/python/sglang/bench_one_batch.py */
const WORD = String.raw`(\d+\.\d+|nan|inf)`;
const TIMES = String.raw`latency:\s+${WORD} s, (?:median )?throughput:\s+${WORD} token\/s$`;
const PART = new RegExp(String.raw`^(Prefill\.|Decode\.\s+median|Decode(?: \d+)?\.|Total\.)\s+(?:Batch size: (\d+), )?${TIMES}`);
const STEP = /^Decode(?: \d+)?\.$/;
/** Printed before the batches; what is measured first is thrown away. */
const MARK = /^(Warmup|Benchmark) \.\.\.$/;
const COMMAND = /\bsglang\.(?:bench_|benchmark\b)/;
function isOneBatchLine({ text }) {
	return PART.test(text);
}
/** The batches of a text; what was measured to warm up is left out, and that is said. */
function oneBatches(lines) {
	const { measured, warmups } = batchesIn(lines);
	const notes = warmups.length === 0 ? [] : [`the warm-up on line ${warmups.map(({ line }) => line.number).join(", ")} is not read`];
	return measured.map((batch, at) => ({
		start: batch.line.start,
		reading: readingOfBatch$1(batch, at === 0 ? notes : [])
	}));
}
function batchesIn(lines) {
	const sections = [{
		mark: "",
		lines: []
	}];
	for (const line of lines) {
		const mark = MARK.exec(line.text)?.[1];
		if (mark !== void 0 || line.fence || COMMAND.test(line.plain)) sections.push({
			mark: mark ?? "",
			lines: []
		});
		sections.at(-1)?.lines.push(line);
	}
	const isWarmUp = ({ mark }, at) => mark === "Warmup" || mark === "" && sections[at + 1]?.mark === "Benchmark";
	return {
		measured: sections.filter((section, at) => !isWarmUp(section, at)).flatMap((section) => batchesOf(section.lines)),
		warmups: sections.filter(isWarmUp).flatMap((section) => batchesOf(section.lines))
	};
}
function batchesOf(lines) {
	const batches = [];
	let before = "";
	let isEnded = true;
	for (const line of lines) {
		const [, name = "", size, latency = "", throughput = ""] = PART.exec(line.text) ?? [];
		if (name === "" || line.text === before) continue;
		before = line.text;
		if (isEnded || name === "Prefill.") batches.push({
			line,
			steps: 0
		});
		isEnded = name === "Total.";
		const batch = batches.pop();
		if (batch !== void 0) batches.push(withPart(batch, name, {
			latency,
			throughput
		}, size));
	}
	return batches;
}
function withPart(batch, name, part, size) {
	if (name === "Prefill.") return {
		...batch,
		prefill: part
	};
	if (name === "Total.") return {
		...batch,
		total: part
	};
	if (!STEP.test(name)) return {
		...batch,
		median: part
	};
	return {
		...batch,
		steps: batch.steps + 1,
		...size === void 0 ? {} : { size: Number(size) }
	};
}
function readingOfBatch$1(batch, notes) {
	const { prefill, median, total, steps } = batch;
	const size = batch.size ?? wholeOf(median);
	const input = size === void 0 ? void 0 : wholeOf(prefill, size);
	const both = size === void 0 ? void 0 : wholeOf(total, size);
	const output = input === void 0 || both === void 0 || both <= input ? void 0 : both - input;
	const computed = {
		...input === void 0 ? {} : { input },
		...output === void 0 ? {} : { output }
	};
	const figures = collect([
		{
			name: "prefill latency",
			value: prefill?.latency,
			meaning: metric("prefill_latency")
		},
		{
			name: "prefill throughput",
			value: prefill?.throughput,
			meaning: metric("prefill_throughput")
		},
		{
			name: "median decode latency",
			value: median?.latency,
			meaning: metric("median_decode_latency")
		},
		{
			name: "median decode throughput",
			value: median?.throughput,
			meaning: metric("median_decode_throughput")
		},
		{
			name: "total latency",
			value: total?.latency,
			meaning: metric("avg_latency")
		},
		{
			name: "total throughput",
			value: total?.throughput,
			meaning: metric("total_token_throughput")
		},
		{
			name: "batch size",
			value: size,
			meaning: workload("batch_size")
		},
		{
			name: "input length",
			value: input,
			meaning: workload("input_len")
		},
		{
			name: "output length",
			value: output,
			meaning: workload("output_len")
		},
		{
			name: "prompt tokens",
			value: size === void 0 ? wholeOf(prefill) : void 0,
			meaning: workload("prompt_tokens")
		}
	]);
	const lengths = Object.entries(computed).map(([name, length]) => `${name} length ${length}`);
	const reading = readingOf("sglang-bench", "sglang-one-batch@1", {
		...figures,
		notes: [
			...notes,
			...figures.notes,
			...lengths.length === 0 ? [] : [`computed from the printed throughputs and latencies: ${lengths.join(", ")}`],
			...steps === 0 ? [] : [`not read: ${steps} single decode steps`],
			...total === void 0 ? [`no line "Total. latency" below line ${batch.line.number}: not copied to its end`] : []
		]
	});
	return {
		...reading,
		...pointOf(reading.workload)
	};
}
/** Tokens, or sequences, of a part. */
function wholeOf(part, size = 1) {
	return part === void 0 ? void 0 : onlyWhole(part.throughput, part.latency, size);
}
// src/tools/sglang-bench/summary-table.ts
/** The table that `bench_one_batch_server`, and SGLang's nightly runs, print below their batches. */
const COLUMNS$1 = {
	"batch size": workload("batch_size"),
	"input len": workload("input_len"),
	"latency (s)": metric("avg_latency"),
	"input throughput (tok/s)": metric("input_throughput"),
	"output throughput (tok/s)": metric("output_throughput"),
	"acc length": metric("spec_decode_acceptance_length"),
	"ITL (ms)": metric("batch_itl_ms"),
	"cache hit rate": metric("cache_hit_rate")
};
const SURE = [
	"batch size",
	"latency (s)",
	"input throughput (tok/s)",
	"output throughput (tok/s)",
	"ITL (ms)"
];
const LENGTHS = /^Input lens: [([](\d+),?[)\]]\. Output lens: [([](\d+),?[)\]]\.$/;
function summaryTables(lines) {
	return tablesIn(lines).filter(({ rows: [header = []] }) => SURE.every((name) => header.includes(name)));
}
function readSummaries(lines) {
	return summaryTables(lines).flatMap((table) => {
		const [header = [], ...rows] = table.rows;
		return rows.flatMap((row) => {
			if (row.length !== header.length || !/^\d+$/.test(row[0] ?? "")) return [];
			return [{
				start: table.start,
				reading: readingOfRow(header, row, table.title)
			}];
		});
	});
}
function readingOfRow(header, row, title) {
	const [, input, output] = LENGTHS.exec(title) ?? [];
	const cells = header.map((name, at) => ({
		name,
		value: row[at],
		meaning: COLUMNS$1[name]
	}));
	const figures = collect([
		{
			name: "input lens",
			value: input,
			meaning: workload("input_len")
		},
		{
			name: "output lens",
			value: output,
			meaning: workload("output_len")
		},
		...cells
	]);
	const unread = cells.filter(({ meaning, value }) => meaning === void 0 && /^[\d.]+$/.test(String(value)));
	const reading = readingOf("sglang-bench", "sglang-one-batch-server@2", {
		...figures,
		notes: [...figures.notes, ...unreadNote(unread.map(({ name, value }) => `${name}: ${String(value)}`))]
	});
	return {
		...reading,
		declared: { batch_itl_ms: {
			unit: "ms",
			betterWhen: "lower"
		} },
		...pointOf(reading.workload)
	};
}
// src/tools/sglang-bench/told-apart.ts
/** `--run-name before`, and `after`: results that were appended to one file under several names are variants. */
function toldApart(readings) {
	if (new Set(readings.map(nameOf)).size < 2) return readings;
	return readings.map((reading) => {
		const name = nameOf(reading);
		return name === void 0 || reading.variant !== void 0 ? reading : {
			...reading,
			variant: name
		};
	});
}
function nameOf({ workload }) {
	const name = workload["run_name"];
	return name === void 0 ? void 0 : String(name);
}
// src/tools/sglang-bench/read.ts
const NAME = "sglang-bench";
const SERVE = "sglang-serve@1";
const OFFLINE_HEADING = /=\s*Offline Throughput Benchmark Result\s*=/;
const BROKEN$1 = [/"backend":.*"(?:random_range_ratio|sharegpt_output_len)":/s, /"run_name":.*"batch_size":/s];
function detect$2(source) {
	if (jsonIn(source).values.flatMap(({ value }) => ofJson$1(value).length > 0 ? [value] : []).length > 0) return { evidence: "JSON with the keys of SGLang's benchmarks" };
	if (isBroken$1(source, BROKEN$1)) return { evidence: "broken JSON with the keys of SGLang's benchmarks" };
	if (!/Benchmark Result|throughput/.test(source.text)) return void 0;
	const lines = linesIn(source);
	if (lines.some(isOneBatchLine)) return { evidence: "the latencies that SGLang's bench_one_batch prints" };
	if (hasBatchesOfServer(lines)) return { evidence: "the lines of SGLang's bench_one_batch_server" };
	if (summaryTables(lines).length > 0) return { evidence: "the summary of SGLang's bench_one_batch_server" };
	if (lines.some(isFirstOffline)) return { evidence: "the line of SGLang's first bench_offline_throughput" };
	if (!/Benchmark Result/.test(source.text)) return void 0;
	if (diffusionBlocks(lines).length > 0) return { evidence: "a block of SGLang's client for images and videos" };
	if (forkedBlocks(lines, NAME).length > 0) return { evidence: "a Serving Benchmark Result block with SGLang's labels" };
	return lines.some(({ text }) => OFFLINE_HEADING.test(text)) ? { evidence: "SGLang's offline throughput block" } : void 0;
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$2(source) {
	return toldApart(readJsonAndText(source, {
		what: "SGLang's benchmarks",
		ofJson: ofJson$1,
		ofText: ofText$1
	}));
}
/** Its nightly runs write all batches as one list. */
function ofJson$1(value) {
	if (Array.isArray(value)) return value.flatMap(ofJson$1);
	if (!isObject(value)) return [];
	const fork = forkOfResult(value);
	if (fork !== void 0) return fork === NAME ? [readingOf(NAME, SERVE, figuresOfResult(value, fork))] : [];
	const offline = offlineReading(value);
	return offline === void 0 ? [] : [offline];
}
function ofText$1(lines, { name }) {
	const diffusion = diffusionBlocks(lines);
	const serving = forkedBlocks(lines, NAME).filter(({ start }) => !diffusion.some((block) => block.start === start)).map((block) => place(block, SERVE, figuresOfText(block, name, NAME)));
	const offline = blocksOf(lines, {
		heading: OFFLINE_HEADING,
		meaningOf: meaningOfLabel
	});
	const batches = batchesOfServer(lines, name);
	return [
		...oneBatches(lines),
		...batches,
		...batches.length > 0 ? [] : readSummaries(lines),
		...firstOffline(lines),
		...serving,
		...diffusion.map((block) => place(block, "sglang-diffusion@1", diffusionFigures(block, name))),
		...offline.map((block) => place(block, "sglang-offline@1", offlineText(block, name)))
	];
}
function place({ start }, definition, figures) {
	return {
		start,
		reading: readingOf(NAME, definition, figures)
	};
}
/** The offline benchmark calls all its requests successful without looking. */
function offlineText(block, source) {
	const figures = figuresOfBlock(block, source);
	const { completed: requested, ...counts } = figures.counts;
	return {
		...figures,
		counts: requested === void 0 ? counts : {
			requested,
			...counts
		}
	};
}
// src/tools/sglang-bench/sglang-bench.ts
/** SGLang's `bench_serving`; results of its offline and one-batch benchmarks are read too. */
const sglangBench = {
	kinds: ["serving"],
	command: command$2,
	help: help$1,
	detect: detect$2,
	read: read$2
};
// src/tools/vllm-bench/dataset-args.ts
/** A data set in the flags that `vllm bench serve` and `vllm bench throughput` have in common. */
function datasetArgs(dataset) {
	switch (dataset.name) {
		case "random": return {
			"dataset-name": "random",
			"random-input-len": dataset.inputTokens,
			"random-output-len": dataset.outputTokens,
			"random-range-ratio": dataset.rangeRatio,
			"random-prefix-len": dataset.prefixTokens
		};
		case "sharegpt": return {
			"dataset-name": "sharegpt",
			"dataset-path": dataset.path,
			...dataset.outputTokens === void 0 ? {} : { "sharegpt-output-len": dataset.outputTokens }
		};
		case "custom": return {
			"dataset-name": "custom",
			"dataset-path": dataset.path,
			"custom-output-len": dataset.outputTokens
		};
	}
}
// src/tools/trtllm-bench/batch-labels.ts
/** What gptSessionBenchmark and `benchmark.py` print of one batch, each in its own spelling: means over its repetitions, in milliseconds. */
const FIGURES = {
	"latency(ms)": metric("avg_latency_ms"),
	"percentile95(ms)": metric("p95_latency_ms"),
	"percentile99(ms)": metric("p99_latency_ms"),
	tokensPerSec: metric("output_throughput"),
	tokens_per_sec: metric("output_throughput"),
	"generation_time(ms)": metric("generation_time_ms"),
	generationTokensPerSec: metric("decode_throughput"),
	generation_tokens_per_second: metric("decode_throughput"),
	"gpu_peak_mem(gb)": metric("peak_memory_gb"),
	"build_time(s)": metric("build_time_s")
};
const SETTINGS$1 = {
	batch_size: "batch_size",
	input_length: "input_len",
	output_length: "output_len",
	model_name: "model_id",
	engine_dir: "engine_dir",
	world_size: "world_size",
	precision: "precision",
	quantization: "quantization",
	compute_cap: "compute_cap",
	gpu_weights_percent: "gpu_weights_percent",
	total_generated_tokens: "total_generated_tokens",
	num_heads: "num_heads",
	num_kv_heads: "num_kv_heads",
	num_layers: "num_layers",
	hidden_size: "hidden_size",
	vocab_size: "vocab_size"
};
/** 0 where it was not looked at. */
const UNMEASURED = ["gpu_peak_mem(gb)", "build_time(s)"];
const DECLARED$1 = {
	avg_latency_ms: {
		unit: "ms",
		betterWhen: "lower"
	},
	p95_latency_ms: {
		unit: "ms",
		betterWhen: "lower"
	},
	p99_latency_ms: {
		unit: "ms",
		betterWhen: "lower"
	},
	generation_time_ms: {
		unit: "ms",
		betterWhen: "lower"
	},
	decode_throughput: {
		unit: "tok/s",
		betterWhen: "higher"
	},
	build_time_s: {
		unit: "s",
		betterWhen: "lower"
	}
};
function meaningOf$5(name) {
	const setting = SETTINGS$1[name];
	return setting === void 0 ? FIGURES[name] : workload(setting);
}
// src/tools/trtllm-bench/manager-labels.ts
/** gptManagerBenchmark's names: https://github.com/NVIDIA/TensorRT-LLM/blob/v0.16.0/benchmarks/cpp/gptManagerBenchmark.cpp */
const LABELS$5 = {
	num_samples: count$1("completed"),
	"num_samples(ms)": count$1("completed"),
	num_error_samples: count$1("failed"),
	"total_latency(ms)": metric("duration_ms"),
	"seq_throughput(seq/sec)": metric("request_throughput"),
	"token_throughput(token/sec)": metric("output_throughput"),
	"avg_acceptance_rate(tokens/decoding steps)": metric("spec_decode_acceptance_length")
};
const MEASURES$2 = {
	"sequence_latency(ms)": "e2el_ms",
	"time_to_first_token(ms)": "ttft_ms",
	"inter_token_latency(ms)": "tpot_ms",
	"user_tokens_per_second(tokens/sec/user)": "decode_throughput_per_user",
	"request_queueing_latency(ms)": "queueing_latency_ms"
};
function meaningOf$4(name) {
	const [, statistic = "", measure = ""] = /^([a-z]+\d*)_(.+)$/.exec(name) ?? [];
	const [id, known] = [MEASURES$2[measure], statisticOf(statistic)];
	return id === void 0 || known === void 0 ? LABELS$5[name] : metric(`${known}_${id}`);
}
// src/tools/trtllm-bench/benchmark-lines.ts
/** `[BENCHMARK] key value …`, its brackets as Markdown may escape them: of TensorRT-LLM's benchmarks before trtllm-bench. */
const LINE = /(?:^|[\s,>#])\\?\[BENCHMARK\\?\] (\S.*?)\s*$/;
/** The name of a measure may have a blank in its brackets. */
const PAIR$1 = /([a-zA-Z]\w*(?:\([^)]*\))?)\s+([^\s\\]+)(?=\s|$)/g;
function foundIn(lines) {
	return lines.flatMap((line) => {
		const text = line.whole ? LINE.exec(line.plain)?.[1] : void 0;
		if (text === void 0) return [];
		return [{
			line,
			pairs: [...text.matchAll(PAIR$1)].map(([, name = "", value = ""]) => [name, value])
		}];
	});
}
function isBatch({ pairs }) {
	const names = pairs.map(([name]) => name);
	return names.includes("batch_size") && names.includes("latency(ms)");
}
function isManager({ pairs }) {
	return pairs.length === 1 && pairs.some(([name]) => meaningOf$4(name) !== void 0);
}
function hasBenchmarkLines(lines) {
	return foundIn(lines).some((found) => isBatch(found) || isManager(found));
}
function readBenchmarkLines(lines) {
	const found = foundIn(lines);
	return [...found.filter(isBatch).map((one) => ({
		start: one.line.start,
		reading: readingOfBatch(one.pairs)
	})), ...reportsIn$1(found).map((report) => ({
		start: report[0]?.line.start ?? 0,
		reading: readingOfReport(report.flatMap(({ pairs }) => pairs))
	}))];
}
function readingOfBatch(pairs) {
	const reading = readingOf("trtllm-bench", "trtllm-batch@1", figuresOf$5(pairs.filter(([name, value]) => value !== "None" && !(UNMEASURED.includes(name) && Number(value) === 0)), meaningOf$5));
	const { batch_size: batch, input_len: input, output_len: output } = reading.workload;
	const named = Object.entries({
		batch,
		input,
		output
	}).flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${value}`]);
	return {
		...reading,
		declared: DECLARED$1,
		point: named.join()
	};
}
/** The number of samples opens a report, and stands in it again. */
function reportsIn$1(found) {
	const reports = [];
	for (const one of found.filter(isManager)) {
		const [name] = one.pairs[0] ?? [""];
		const open = reports.at(-1);
		const isNew = name.startsWith("num_samples") && open?.some(({ pairs }) => pairs[0]?.[0] === "total_latency(ms)") !== false;
		if (open === void 0 || isNew) reports.push([one]);
		else open.push(one);
	}
	return reports.filter((report) => report.some(({ pairs }) => pairs.some(([name]) => name === "total_latency(ms)")));
}
function readingOfReport(pairs) {
	const figures = figuresOf$5(pairs, meaningOf$4);
	const { completed, failed } = figures.counts;
	const counts = completed === void 0 ? {} : failed === void 0 ? { requested: completed } : { requested: completed + failed };
	const { completed: _, ...others } = figures.counts;
	const whole = {
		...failed === void 0 ? others : figures.counts,
		...counts
	};
	return {
		...readingOf("trtllm-bench", "trtllm-manager@1", {
			...figures,
			counts: whole
		}),
		declared: queueing(figures)
	};
}
function queueing({ metrics }) {
	const ids = Object.keys(metrics).filter((id) => id.endsWith("_queueing_latency_ms"));
	return Object.fromEntries(ids.map((id) => [id, {
		unit: "ms",
		betterWhen: "lower"
	}]));
}
function figuresOf$5(pairs, meaningOf) {
	const printed = pairs.map(([name, value]) => ({
		name,
		value,
		meaning: meaningOf(name)
	}));
	const unread = printed.filter(({ meaning }) => meaning === void 0).map(({ name, value }) => `${name}: ${String(value)}`);
	const figures = collect(printed);
	return {
		...figures,
		notes: [...figures.notes, ...unreadNote(unread)]
	};
}
// src/tools/trtllm-bench/benchmark-csv.ts
/** What gptManagerBenchmark writes with `--output_csv`, and `benchmark.py` with `--csv`: the names that both print. */
function isBenchmarkCsv({ text }) {
	return isManagerHeader(csvHeader(text)) || isBatchHeader(csvHeader(text));
}
function isManagerHeader(header) {
	return header.includes("num_samples") && header.includes("total_latency(ms)");
}
function isBatchHeader(header) {
	return header.includes("batch_size") && header.includes("latency(ms)") && header.includes("tokens_per_sec");
}
/** @throws UserError when the file is cut off. */
function benchmarkCsv({ name, text }) {
	const [header = [], ...rows] = csvLines(text)?.filter((line) => line.length > 0) ?? [];
	const columns = header.filter((column) => column !== "");
	if (!/[\r\n]$/.test(text) || rows.some((row) => row.filter((field) => field !== "").length < columns.length)) throw new UserError(`${name}: a line has not as many fields as the header, or does not end`, { hint: "the file is cut off or damaged" });
	const readingOf = isManagerHeader(header) ? readingOfReport : readingOfBatch;
	return rows.map((row) => readingOf(columns.map((column, at) => [column, row[at] ?? ""])));
}
// src/tools/trtllm-bench/report-json.ts
/** The report of `trtllm-bench --report_json`: times in milliseconds, percentiles without interpolation. */
function isReport(value) {
	return isObject(value) && "system_output_throughput_tok_s" in objectIn(value, "performance");
}
const SINGLE = {
	num_requests: count$1("requested"),
	avg_num_concurrent_requests: metric("concurrency"),
	avg_input_length: metric("mean_input_tokens"),
	avg_output_length: metric("mean_output_tokens"),
	total_latency_ms: metric("duration_ms"),
	avg_request_latency_ms: metric("mean_e2el_ms"),
	request_throughput_req_s: metric("request_throughput"),
	system_output_throughput_tok_s: metric("output_throughput"),
	system_total_throughput_tok_s: metric("total_token_throughput"),
	output_throughput_per_user_tok_s: metric("mean_output_throughput_per_user"),
	output_throughput_per_gpu_tok_s: metric("output_throughput_per_gpu"),
	token_output_speed_tok_s: metric("mean_decode_throughput_per_user"),
	avg_ttft_ms: metric("mean_ttft_ms"),
	avg_tpot_ms: metric("mean_tpot_ms"),
	acceptance_length: metric("spec_decode_acceptance_length"),
	total_energy_j: metric("energy_joules"),
	output_tps_per_w: metric("output_throughput_per_watt")
};
const DISTRIBUTIONS = {
	request_latency_percentiles_ms: "e2el_ms",
	tpot_percentiles: "tpot_ms",
	ttft_percentiles: "ttft_ms",
	gen_tps_percentiles: "decode_throughput_per_user",
	acceptance_percentiles: "acceptance_length",
	acceptance_length_percentiles: "acceptance_length",
	num_draft_tokens_percentiles: "draft_tokens",
	num_accepted_draft_tokens_percentiles: "accepted_draft_tokens",
	draft_acceptance_rate_percentiles: "draft_acceptance_rate"
};
const PARTS = [
	"request_info",
	"performance",
	"streaming_metrics",
	"decoding_stats",
	"energy"
];
function readReport(report) {
	const engine = objectIn(report, "engine");
	const world = objectIn(report, "world_info");
	const asked = [
		[
			"model",
			"model_id",
			engine["model"]
		],
		[
			"backend",
			"backend",
			engine["backend"]
		],
		[
			"tp_size",
			"tensor_parallel_size",
			world["tp_size"]
		],
		[
			"max_batch_size",
			"max_batch_size",
			world["max_batch_size"]
		],
		[
			"max_num_tokens",
			"max_num_tokens",
			world["max_num_tokens"]
		]
	].map(([name, id, value]) => ({
		name,
		value,
		meaning: {
			kind: "workload",
			id
		}
	}));
	const parts = PARTS.flatMap((part) => printedIn$2(objectIn(report, part)));
	const figures = together(collect(asked), collect(parts));
	const version = engine["version"];
	return readingOf("trtllm-bench", "trtllm-bench@1", {
		...figures,
		notes: [...figures.notes, ...parts.flatMap(unread$1)],
		...typeof version === "string" ? { version } : {}
	});
}
function printedIn$2(part) {
	return Object.entries(part).flatMap(([key, value]) => {
		if (isObject(value)) return statisticsOf(key, value);
		const meaning = meaningOf$3(key, part);
		return typeof value === "string" && meaning === void 0 ? [] : [{
			name: key,
			value,
			meaning
		}];
	});
}
/** Until the distribution of the requests' own speeds was added, the speed was that of the mean TPOT. */
function meaningOf$3(key, part) {
	return key === "token_output_speed_tok_s" && !("gen_tps_percentiles" in part) ? metric("decode_throughput_of_mean_tpot") : SINGLE[key];
}
function statisticsOf(key, values) {
	const measure = DISTRIBUTIONS[key];
	return Object.entries(values).map(([name, value]) => {
		const statistic = measure === void 0 ? void 0 : statisticOf(name);
		const meaning = statistic === void 0 ? void 0 : metric(`${statistic}_${measure}`);
		return {
			name: `${name} of ${key}`,
			value,
			meaning
		};
	});
}
function unread$1({ name, value, meaning }) {
	return meaning === void 0 && typeof value === "number" ? [`not read: ${name}: ${value}`] : [];
}
// src/tools/trtllm-bench/report-labels.ts
/** Parts that say what was measured, and with what: none of their numbers is a result. */
const SETTINGS_TITLE = /^(?:[A-Z_]+ BACKEND|(?:ENGINE|MACHINE|DATASET) DETAILS|WORLD \+ RUNTIME INFORMATION)$/;
function isSettings({ title }) {
	return SETTINGS_TITLE.test(title);
}
const SETTINGS = {
	Model: workload("model_id"),
	"TP Size": workload("tensor_parallel_size"),
	"Max Runtime Batch Size": workload("max_batch_size"),
	"Max Runtime Tokens": workload("max_num_tokens")
};
const LABELS$4 = {
	"Number of requests": count$1("requested"),
	"Number of concurrent requests": metric("concurrency"),
	"Average Input Length (tokens)": metric("mean_input_tokens"),
	"Average Output Length (tokens)": metric("mean_output_tokens"),
	"Request Throughput (req/sec)": metric("request_throughput"),
	"Total Output Throughput (tokens/sec)": metric("output_throughput"),
	"Token Throughput (tokens/sec)": metric("output_throughput"),
	"Total Token Throughput (tokens/sec)": metric("total_token_throughput"),
	"Generation Token Throughput (tokens/sec)": metric("mean_decode_throughput_per_user"),
	"Total Latency (seconds)": metric("duration"),
	"Total Latency (ms)": metric("duration_ms"),
	"Average request latency (ms)": metric("mean_e2el_ms"),
	"Average time-to-first-token (ms)": metric("mean_ttft_ms"),
	"Average time-to-first-token [TTFT] (ms)": metric("mean_ttft_ms"),
	"Average inter-token latency (ms)": metric("mean_tpot_ms"),
	"Average time-per-output-token [TPOT] (ms)": metric("mean_tpot_ms"),
	"Acceptance Rate (Speculative)": metric("spec_decode_acceptance_length")
};
/** `trtllm-bench latency` until 0.16: its total leaves the prompts out. */
const LATENCY_LABELS = { "Total Token Throughput (tokens/sec)": metric("output_throughput") };
/** What it breaks down, by title; its line P90 prints the 50th percentile. */
const LATENCY_BREAKDOWNS = {
	"GENERATION LATENCY BREAKDOWN": "generation_latency_ms",
	"ACCEPTANCE BREAKDOWN": "acceptance_length"
};
/** The meaning of a label below a title of a report that has all these titles. */
function meaningIn(title, label, titles) {
	const measure = LATENCY_BREAKDOWNS[title];
	if (measure !== void 0) {
		const statistic = statisticOf(label.replace(" (ms)", ""));
		return statistic === void 0 ? void 0 : metric(`${statistic === "p90" ? "median" : statistic}_${measure}`);
	}
	return (titles.has("THROUGHPUT OVERVIEW") ? LATENCY_LABELS[label] : void 0) ?? LABELS$4[label] ?? perUser(label);
}
/** Their units and additions in brackets have changed from version to version. */
function perUser(label) {
	if (label.startsWith("Per User Output Speed [1/TPOT]")) return metric("decode_throughput_of_mean_tpot");
	if (label.startsWith("Per User Output Speed")) return metric("mean_decode_throughput_per_user");
	if (label.startsWith("Per User Output Throughput")) return metric("mean_output_throughput_per_user");
	return label.startsWith("Per GPU Output Throughput") ? metric("output_throughput_per_gpu") : void 0;
}
/** The line as it is printed: a log's own words in brackets are taken off the head of others. */
const BREAKDOWN = /\[(TPOT|TTFT|GTPS|Latency|AR|DT|ADT|DAR|AL)\] (\w+)\s*:\s+(\S+)$/;
const MEASURES$1 = {
	TPOT: "tpot_ms",
	TTFT: "ttft_ms",
	GTPS: "decode_throughput_per_user",
	Latency: "e2el_ms",
	AR: "acceptance_length",
	AL: "acceptance_length",
	DT: "draft_tokens",
	ADT: "accepted_draft_tokens",
	DAR: "draft_acceptance_rate"
};
/** `[TTFT] P99    : 230.1`; `undefined` for any other line. */
function breakdownIn({ plain, text }) {
	const [, measure = "", name = "", value] = BREAKDOWN.exec(plain.trim()) ?? [];
	if (value === void 0) return void 0;
	const statistic = statisticOf(name);
	return {
		name: text,
		value,
		meaning: statistic === void 0 ? void 0 : metric(`${statistic}_${MEASURES$1[measure]}`)
	};
}
// src/tools/trtllm-bench/report-sections.ts
/** `= DECODING STATISTICS (MEDUSA)` */
const TITLE$1 = /^= ([A-Z_][A-Z_ +]*?)(?: \(.*\))?$/;
const FIRST_TITLE = /^(?:ENGINE DETAILS|[A-Z_]+ BACKEND)$/;
/** `STATISTICS` until 0.14; the overviews of throughput and latency are those of `trtllm-bench latency` until 0.16. */
const RESULTS = /^(?:PERFORMANCE OVERVIEW|STATISTICS|THROUGHPUT OVERVIEW)$/;
const SURE_LINE = /^(?:Total Latency \((?:ms|seconds)\)|Request Throughput \(req\/sec\)):/;
/** The reports of a text: the details of the data set are printed before one, too, and are none. */
function reportsIn(lines) {
	return grouped(lines.flatMap(({ text }, at) => {
		const title = TITLE$1.exec(text)?.[1];
		return title === void 0 ? [] : [{
			title,
			at
		}];
	})).map((group, index, groups) => reportOf(lines, group, groups[index + 1]?.[0]?.at ?? lines.length)).filter(hasResults);
}
/** A report names its engine first, and no part twice. */
function grouped(titles) {
	const groups = [];
	for (const titled of titles) {
		const group = groups.at(-1);
		if (group === void 0 || FIRST_TITLE.test(titled.title) || group.some(({ title }) => title === titled.title)) groups.push([titled]);
		else group.push(titled);
	}
	return groups;
}
function reportOf(lines, group, end) {
	const first = lines[group[0]?.at ?? 0];
	return {
		sections: group.map(({ title, at }, index) => ({
			title,
			lines: lines.slice(at + 1, group[index + 1]?.at ?? end)
		})),
		start: first?.start ?? 0,
		firstLine: first?.number ?? 1
	};
}
function hasResults({ sections }) {
	return sections.some(({ title }) => RESULTS.test(title)) && sections.some(({ lines }) => lines.some(({ text }) => SURE_LINE.test(text)));
}
// src/tools/trtllm-bench/report-text.ts
const RULE$2 = /^=+$/;
const PAIR = /^([A-Z][^:]*?)\s*:\s+(\S+)$/;
const VERSION = /^TensorRT[- ]LLM Version$/;
function hasReport(lines) {
	return reportsIn(lines).length > 0;
}
/**
* The reports that `trtllm-bench` prints. They have no closing line, so each is read to the last of its lines that a whole line ends.
* @throws UserError when nothing whole stands below its titles.
*/
function readReports(lines, source) {
	return reportsIn(lines).map((report) => {
		const figures = figuresOf$4(report);
		if (Object.keys(figures.metrics).length < 2) throw new UserError(`${source}: nothing whole below the title on line ${report.firstLine}`, { hint: "the file is cut off, or the report was not copied to its end" });
		return {
			start: report.start,
			reading: readingOf("trtllm-bench", "trtllm-bench@1", figures)
		};
	});
}
function figuresOf$4({ sections }) {
	const settings = sections.filter(isSettings).flatMap(pairsOf$1);
	const asked = settings.map(([name, value]) => ({
		name,
		value,
		meaning: SETTINGS[name]
	}));
	const results = sections.filter((section) => !isSettings(section));
	const titles = new Set(results.map(({ title }) => title));
	const printed = results.flatMap((section) => wholeLines(section).flatMap((line) => printedIn$1(line, section, titles)));
	const figures = collect([...asked, ...printed]);
	const version = settings.find(([name]) => VERSION.test(name))?.[1];
	return {
		...figures,
		notes: [...figures.notes, ...printed.flatMap(unread)],
		...version === void 0 ? {} : { version }
	};
}
function wholeLines({ lines }) {
	return lines.filter(({ whole, text }) => whole && !RULE$2.test(text));
}
function pairsOf$1(section) {
	return wholeLines(section).flatMap(({ text }) => {
		const [, name, value = ""] = PAIR.exec(text) ?? [];
		return name === void 0 ? [] : [[name, value]];
	});
}
function printedIn$1(line, { title }, titles) {
	const breakdown = breakdownIn(line);
	if (breakdown !== void 0) return [breakdown];
	const [, name, value] = PAIR.exec(line.text) ?? [];
	return name === void 0 ? [] : [{
		name,
		value,
		meaning: meaningIn(title, name, titles)
	}];
}
function unread({ name, value, meaning }) {
	return meaning === void 0 && printedNumber(String(value)) !== void 0 ? [`not read: ${name}: ${String(value)}`] : [];
}
// src/tools/vllm-bench/labels.ts
/** Labels in lower case: their capitals have changed ("Total Token throughput" until late 2025). */
const LABELS$3 = new Map([
	["successful requests", count$1("completed")],
	["failed requests", count$1("failed")],
	["total input tokens", count$1("inputTokens")],
	["total generated tokens", count$1("outputTokens")],
	["maximum request concurrency", {
		kind: "workload",
		id: "max_concurrency"
	}],
	["request rate configured (rps)", {
		kind: "workload",
		id: "request_rate"
	}],
	["benchmark duration (s)", metric("duration")],
	["request throughput (req/s)", metric("request_throughput")],
	["request goodput (req/s)", metric("request_goodput")],
	["input throughput (inputs/s)", metric("input_sequence_throughput")],
	["input token throughput (tok/s)", metric("input_throughput")],
	["output token throughput (tok/s)", metric("output_throughput")],
	["total token throughput (tok/s)", metric("total_token_throughput")],
	["peak output token throughput (tok/s)", metric("max_output_tokens_per_s")],
	["peak concurrent requests", metric("max_concurrent_requests")],
	["rtfx (inverse real-time factor)", metric("rtfx")],
	["acceptance rate (%)", metric("spec_decode_acceptance_rate")],
	["acceptance length", metric("spec_decode_acceptance_length")],
	["drafts", metric("spec_decode_num_drafts")],
	["draft tokens", metric("spec_decode_draft_tokens")],
	["accepted tokens", metric("spec_decode_accepted_tokens")],
	["probe requests completed", metric("probe_completed")],
	["probe requests failed", metric("probe_failed")],
	["median probe e2el (ms)", metric("probe_median_e2el_ms")],
	["p99 probe e2el (ms)", metric("probe_p99_e2el_ms")],
	["max probe e2el (ms)", metric("probe_max_e2el_ms")],
	["committed throughput (tok/s)", metric("diffusion_committed_throughput")],
	["denoising steps per canvas", metric("diffusion_steps_per_canvas")],
	["committed per denoising step", metric("diffusion_committed_per_step")],
	["committed tokens", metric("diffusion_committed_tokens")],
	["denoising steps", metric("diffusion_denoising_steps")],
	["canvas positions evaluated", metric("diffusion_canvas_positions")],
	["backend", FOREIGN],
	["traffic request rate", FOREIGN],
	["max request concurrency", FOREIGN],
	["max reqeuest concurrency", FOREIGN],
	["concurrency", FOREIGN],
	["accept length", FOREIGN],
	["total input text tokens", FOREIGN],
	["total generated tokens (retokenized)", FOREIGN],
	["total requests", FOREIGN],
	["user throughput (tok/s)", FOREIGN]
]);
const MEASURES = new Map([
	["ttft", "ttft"],
	["tpot", "tpot"],
	["itl", "itl"],
	["e2el", "e2el"],
	["client queue time", "client_queue_time"],
	["e2el incl. client queue", "e2el_including_client_queue"]
]);
const SUMMARY$2 = /^(mean|median|std|p\d+(?:\.\d+)?) (.+) \(ms\)$/;
const FOREIGN_SUMMARY = /^(?:.* e2e latency|(?:std dev|min|max) (?:ttft|tpot|itl|e2el)) \(ms\)$/;
/** The share of accepted tokens at a place of the draft, in percent. */
const POSITION = /^position (\d+)$/;
/** `undefined` for a label that is none of the block's. */
function meaningOf$2(label) {
	const known = label.toLowerCase().replace(/\s+/g, " ");
	const [, statistic, measure = ""] = SUMMARY$2.exec(known) ?? [];
	const measured = MEASURES.get(measure);
	if (statistic !== void 0 && measured !== void 0) return metric(`${statistic}_${measured}_ms`);
	const [, position] = POSITION.exec(known) ?? [];
	if (position !== void 0) return metric(`spec_decode_position_${position}_acceptance_rate`);
	return LABELS$3.get(known) ?? (FOREIGN_SUMMARY.test(known) ? FOREIGN : void 0);
}
// src/tools/vllm-bench/counts.ts
/**
* What the client does not say of its counts. A data set may hold fewer prompts than were asked for, and the client writes what was asked:
* requests that were never sent have not failed. As many were sent as there are in the lists of requests, or as completed and failed.
* Until 0.11 it did not say how many failed.
* @param listed requests in its lists, or in its progress bar.
*/
function wholeCounts(printed, listed) {
	const sent = withSent(printed, listed);
	const counts = withFailed(sent);
	return {
		counts,
		notes: [...sent === printed ? [] : [`num_prompts is ${printed.requested}, and ${sent.requested} requests were sent: the data set has no more`], ...counts === sent ? [] : ["failed = num_prompts - completed: this version does not print it"]]
	};
}
function withSent(counts, listed) {
	const { requested, completed, failed } = counts;
	const sent = (completed === void 0 || failed === void 0 ? void 0 : completed + failed) ?? (listed !== void 0 && listed >= (completed ?? 0) ? listed : void 0);
	return requested === void 0 || sent === void 0 || sent >= requested ? counts : {
		...counts,
		requested: sent
	};
}
// src/tools/vllm-bench/preamble.ts
/** Arguments in `Namespace(…)` by the result key that they are written to. */
const ARGUMENTS = [
	["model", "model_id"],
	["backend", "backend"],
	["endpoint_type", "backend"],
	["num_prompts", "num_prompts"],
	["request_rate", "request_rate"],
	["burstiness", "burstiness"],
	["max_concurrency", "max_concurrency"],
	["dataset_name", "dataset_name"],
	["ramp_up_strategy", "ramp_up_strategy"],
	["ramp_up_start_rps", "ramp_up_start_rps"],
	["ramp_up_end_rps", "ramp_up_end_rps"]
];
const RANDOM_ARGUMENTS = [
	"random_input_len",
	"random_output_len",
	"random_range_ratio",
	"random_prefix_len"
];
/** The load as the client says it before it starts, for a text without its arguments. */
const SPOKEN = [
	[/^Traffic request rate: (\S+)$/, "request_rate"],
	[/^Burstiness factor: (\S+) \(/, "burstiness"],
	[/^Maximum request concurrency: (\S+)$/, "max_concurrency"],
	[/^Traffic ramp-up strategy: (\w+)\./, "ramp_up_strategy"],
	[/^Traffic ramp-up strategy: .* from (\S+) to \S+ RPS/, "ramp_up_start_rps"],
	[/^Traffic ramp-up strategy: .* to (\S+) RPS/, "ramp_up_end_rps"]
];
/** Its total is the number of prompts that the data set gave. */
const PROGRESS = /\b\d+\/(\d+) \[\d+:\d\d/;
const ERROR = /^Error \d+: /;
/** Lines between the block before and this one. The client in Rust says the number of its prompts where no limit was asked for. */
function readPreamble(lines, saysLimit = true) {
	const text = lines.join("\n");
	const version = /LLM engine \(v([\w.+-]+)\)/.exec(text)?.[1];
	const workload = {
		...spokenIn(lines, saysLimit),
		...workloadOf$1(namespaceIn(lines))
	};
	const requested = workload["num_prompts"];
	const sent = lines.flatMap((line) => PROGRESS.exec(line)?.[1] ?? []).at(-1);
	return {
		workload,
		...typeof requested === "number" ? { requested } : {},
		...sent === void 0 ? {} : { sent: Number(sent) },
		errors: errorsIn(lines),
		...version === void 0 ? {} : { version }
	};
}
/** The figures of a printed result with what stands before it: a result's own numbers count before the arguments. */
function withPreamble(figures, lines, saysLimit = true) {
	const { workload, requested, sent, ...preamble } = readPreamble(lines, saysLimit);
	const { counts, notes } = wholeCounts({
		...requested === void 0 ? {} : { requested },
		...figures.counts
	}, sent);
	return {
		...figures,
		...preamble,
		counts,
		workload: {
			...figures.workload,
			...workload
		},
		notes: [...figures.notes, ...notes]
	};
}
function workloadOf$1(namespace) {
	const workload = {};
	for (const [argument, key] of ARGUMENTS) {
		const value = argumentIn(namespace, argument);
		if (value !== void 0 && (value !== "none" || key === "max_concurrency")) workload[key] = value;
	}
	if (workload["dataset_name"] !== "random") return workload;
	const lengths = RANDOM_ARGUMENTS.map((name) => [name, argumentIn(namespace, name)]);
	return {
		...workload,
		...Object.fromEntries(lengths.filter((entry) => entry[1] !== void 0))
	};
}
function spokenIn(lines, saysLimit) {
	const said = SPOKEN.flatMap(([pattern, key]) => {
		if (key === "max_concurrency" && !saysLimit) return [];
		const word = lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(-1);
		return word === void 0 ? [] : [[key, printedSetting(word)]];
	});
	return Object.fromEntries(said);
}
/** `Error 3: …` and the lines of its traceback, up to the next one. */
function errorsIn(lines) {
	const first = lines.findIndex((line) => ERROR.test(line));
	if (first === -1) return [];
	return (lines.slice(first).join("\n").split(/\ntip: /)[0] ?? "").split(/\n(?=Error \d+: )/).map((error) => error.replace(ERROR, "").slice(-2e4));
}
// src/tools/trtllm-bench/serving.ts
const DEFINITION$1 = "trtllm-serve@1";
/** What `tensorrt_llm.serve.scripts.benchmark_serving`, a fork of vLLM's client, has added to its keys. */
const ADDED = [
	"user_throughput",
	"avg_decoded_tokens_per_iter",
	"energy",
	"min_ttft_ms"
];
const KEYS$1 = {
	num_prompts: count$1("requested"),
	completed: count$1("completed"),
	total_input_tokens: count$1("inputTokens"),
	total_output_tokens: count$1("outputTokens"),
	...Object.fromEntries([
		"backend",
		"model_id",
		"tokenizer_id",
		"request_rate",
		"burstiness",
		"max_concurrency"
	].map((key) => [key, workload(key)]))
};
const ENERGY = {
	total_energy_j: metric("energy_joules"),
	output_tps_per_w: metric("output_throughput_per_watt"),
	total_gpu_power_w: metric("gpu_power_watts")
};
/** Of requests without speculative decoding there is none; the client writes 0 then, and prints nothing. */
const DECODED = "avg_decoded_tokens_per_iter";
function isServing(value) {
	return isObject(value) && "total_token_throughput" in value && ADDED.some((key) => key in value);
}
function readServing(result) {
	const printed = Object.entries(result).filter(([, value]) => typeof value !== "object").map(([key, value]) => {
		const name = key.replace(/:$/, "");
		const isNone = name.endsWith(DECODED) && value === 0;
		return {
			name,
			value,
			meaning: KEYS$1[name] ?? (typeof value === "number" && !isNone ? metric(name) : void 0)
		};
	});
	const energy = Object.entries(objectIn(result, "energy")).map(([name, value]) => ({
		name,
		value,
		meaning: ENERGY[name]
	}));
	const limit = result["max_concurrency"] === null ? { max_concurrency: "none" } : {};
	const figures = collect([...printed, ...energy]);
	const errors = result["errors"];
	const all = {
		...figures,
		workload: {
			...figures.workload,
			...limit
		}
	};
	return readingOf("trtllm-bench", DEFINITION$1, withLost(Array.isArray(errors) ? {
		...all,
		errors: errors.filter((error) => typeof error === "string" && error !== "")
	} : all));
}
function withLost(figures) {
	return {
		...figures,
		counts: withFailed(figures.counts)
	};
}
const SUMMARY$1 = /^(std dev|min|max) (ttft|tpot|itl|e2el) \(ms\)$/;
const DECODED_SUMMARY = /^(mean|median|std dev|min|max|p\d+(?:\.\d+)?) avg decoded tokens per iter$/;
const OWN_LABELS = {
	"total requests": count$1("requested"),
	"total failed requests": count$1("failed"),
	"user throughput (tok/s)": metric("user_throughput"),
	"user generation throughput (tok/s)": metric("user_generation_throughput"),
	"mean request ar": metric("mean_request_ar"),
	"median request ar": metric("median_request_ar"),
	"avg decoded tokens per iter": metric(DECODED),
	"total energy (j)": metric("energy_joules"),
	"output tokens per second per watt (tps/w)": metric("output_throughput_per_watt"),
	"total gpu power (w)": metric("gpu_power_watts")
};
/** The block is vLLM's, with labels of its own; that of SGLang's forks has a backend. */
const WORDS$2 = {
	heading: SERVING_HEADING,
	meaningOf: (label) => {
		const known = label.toLowerCase();
		const [, statistic = "", measure] = SUMMARY$1.exec(known) ?? [];
		if (measure !== void 0) return metric(`${idOf(statistic)}_${measure}_ms`);
		const decoded = DECODED_SUMMARY.exec(known)?.[1];
		if (decoded !== void 0) return metric(`${idOf(decoded)}_${DECODED}`);
		return OWN_LABELS[known] ?? meaningOf$2(label);
	}
};
function idOf(statistic) {
	return statistic === "std dev" ? "std" : statistic;
}
function servingBlocks(lines) {
	return blocksOf(lines, WORDS$2).filter(({ entries }) => !entries.some(({ meaning }) => meaning.kind === "foreign") && entries.some(({ label }) => label.toLowerCase() in OWN_LABELS || SUMMARY$1.test(label.toLowerCase())));
}
function readServingBlocks(lines, source) {
	return servingBlocks(lines).map((block) => ({
		start: block.start,
		reading: readingOf("trtllm-bench", DEFINITION$1, withLost(servingText(block, source)))
	}));
}
/** Until late 2025 only the arguments printed before the block said how many requests were asked for. */
function servingText(block, source) {
	const figures = figuresOfBlock(block, source);
	const { workload: asked, requested, errors } = readPreamble(block.before.map(({ text }) => text));
	const { num_prompts: _, ...settings } = asked;
	return {
		...figures,
		counts: {
			...requested === void 0 ? {} : { requested },
			...figures.counts
		},
		workload: {
			...figures.workload,
			...settings
		},
		errors
	};
}
// src/tools/trtllm-bench/visual-gen.ts
const DEFINITION = "trtllm-visual@1";
/** Of its benchmark of images and videos: https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/bench/benchmark/visual_gen_utils.py */
const LABELS$2 = {
	backend: workload("backend"),
	model: workload("model_id"),
	"total requests": count$1("requested"),
	"successful requests": count$1("completed"),
	"failed requests": count$1("failed"),
	"benchmark duration (s)": metric("duration"),
	"request throughput (req/s)": metric("request_throughput"),
	"number of gpus": workload("num_gpus"),
	"per-gpu throughput (req/s/gpu)": metric("request_throughput_per_gpu")
};
const LATENCY$1 = /^(mean|median|std dev|min|max|p\d+(?:\.\d+)?) e2e latency \(ms\)$/;
const KEYS = {
	backend: workload("backend"),
	model: workload("model_id"),
	num_gpus: workload("num_gpus"),
	total_requests: count$1("requested"),
	completed: count$1("completed"),
	duration: metric("duration"),
	request_throughput: metric("request_throughput"),
	per_gpu_throughput: metric("request_throughput_per_gpu")
};
const LATENCY_KEY = /^(mean|median|std|min|max)_e2e_latency_ms$/;
const HEADING = /=\s*Benchmark Result \(VisualGen\)\s*=/;
const RULE$1 = /^=+$/;
const LOST = /^!!! \d+ FAILED REQUESTS/;
function latency(word) {
	const statistic = statisticOf(word.replace(" ", "_"));
	return statistic === void 0 ? void 0 : metric(`${statistic}_e2el_ms`);
}
function meaningOf$1(label) {
	const known = label.toLowerCase();
	const word = LATENCY$1.exec(known)?.[1];
	return word === void 0 ? LABELS$2[known] : latency(word);
}
function isVisualGen(value) {
	return isObject(value) && "per_gpu_throughput" in value && "percentiles_e2e_latency_ms" in value;
}
function readVisualGen(result) {
	const own = Object.entries(result).map(([name, value]) => ({
		name,
		value,
		meaning: KEYS[name] ?? latency(LATENCY_KEY.exec(name)?.[1] ?? "")
	}));
	const figures = collect([...Object.entries(objectIn(result, "percentiles_e2e_latency_ms")).map(([name, value]) => ({
		name,
		value,
		meaning: latency(name)
	})), ...own]);
	const { requested, completed } = figures.counts;
	const failed = requested === void 0 || completed === void 0 ? {} : { failed: requested - completed };
	const errors = Array.isArray(result["errors"]) ? result["errors"] : [];
	return readingOf("trtllm-bench", DEFINITION, {
		...figures,
		counts: {
			...figures.counts,
			...failed
		},
		errors: errors.filter((error) => typeof error === "string" && error !== "")
	});
}
function visualGenBlocks(lines) {
	const isAround = (at) => [lines[at - 1], lines[at + 1]].some((line) => LOST.test(line?.text ?? ""));
	return blocksOf(lines.filter(({ text }, at) => !(RULE$1.test(text) && isAround(at))), {
		heading: HEADING,
		meaningOf: meaningOf$1
	});
}
/** @throws UserError when the text ends inside a block. */
function readVisualGenBlocks(lines, source) {
	return visualGenBlocks(lines).map((block) => ({
		start: block.start,
		reading: readingOf("trtllm-bench", DEFINITION, figuresOfBlock(block, source))
	}));
}
// src/tools/trtllm-bench/read.ts
/** By these people know a set-up. */
const FIRST$1 = [
	"model_id",
	"engine_dir",
	"precision",
	"quantization",
	"world_size"
];
const BROKEN = [/"engine":\s*\{.*"world_info":/s, /"user_throughput":/];
function detect$1(source) {
	const { values } = jsonIn(source);
	if (values.some(({ value }) => isReport(value))) return { evidence: "JSON with the report of trtllm-bench" };
	if (values.some(({ value }) => isServing(value))) return { evidence: "JSON with the keys of TensorRT-LLM's benchmark_serving" };
	if (values.some(({ value }) => isVisualGen(value))) return { evidence: "JSON with the keys of TensorRT-LLM's benchmark of images and videos" };
	if (isBroken$1(source, BROKEN)) return { evidence: "broken JSON with the keys of TensorRT-LLM" };
	if (isBenchmarkCsv(source)) return { evidence: "CSV with the names of TensorRT-LLM's benchmarks" };
	if (source.text.includes("[BENCHMARK") && hasBenchmarkLines(linesIn(source))) return { evidence: "the [BENCHMARK] lines of TensorRT-LLM" };
	if (!/(?:PERFORMANCE|THROUGHPUT) OVERVIEW|= STATISTICS|Benchmark Result/.test(source.text)) return void 0;
	const lines = linesIn(source);
	if (hasReport(lines)) return { evidence: "the performance overview of trtllm-bench" };
	if (visualGenBlocks(lines).length > 0) return { evidence: "the block of TensorRT-LLM's benchmark of images and videos" };
	return servingBlocks(lines).length > 0 ? { evidence: "a Serving Benchmark Result block with TensorRT-LLM's labels" } : void 0;
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$1(source) {
	if (isBenchmarkCsv(source)) return apartBySetUp(benchmarkCsv(source), FIRST$1);
	return apartBySetUp(readJsonAndText(source, {
		what: "TensorRT-LLM's benchmarks",
		ofJson,
		ofText
	}), FIRST$1);
}
function ofJson(value) {
	if (isReport(value)) return [readReport(value)];
	if (isVisualGen(value)) return [readVisualGen(value)];
	return isServing(value) ? [readServing(value)] : [];
}
function ofText(lines, { name }) {
	return [
		...readReports(lines, name),
		...readServingBlocks(lines, name),
		...readVisualGenBlocks(lines, name),
		...readBenchmarkLines(lines)
	];
}
// src/tools/trtllm-bench/trtllm-bench.ts
/** TensorRT-LLM's offline `trtllm-bench`, and its `benchmark_serving` for a server. */
const trtllmBench = {
	kinds: [
		"serving",
		"throughput",
		"latency"
	],
	command: command$1,
	detect: detect$1,
	read: read$1
};
function command$1(trial, target) {
	const { kind } = trial.cell;
	if (kind === "serving") return serving(trial, target);
	if (kind === "accuracy") throw new UserError(`${trial.test.name}: trtllm-bench does not measure accuracy`);
	return offline(trial, target, kind);
}
/** `--model` stands before the subcommand, all other flags after it, with underscores. */
function offline({ test }, target, kind) {
	const resultFile = join(target.folder, "report.json");
	const { "--model": model, "--model-path": path, "--num-prompts": prompts, ...args } = merged(test.args);
	if (typeof model !== "string" || typeof args["--dataset"] !== "string") throw new UserError(`${test.name}: trtllm-bench needs a model and a data set of its own form`, { hint: "args: { model: Qwen/Qwen3-8B, dataset: /data/synthetic.jsonl }" });
	const own = {
		"num-requests": prompts ?? test.prompts,
		...kind === "throughput" ? { streaming: true } : {},
		"report-json": resultFile
	};
	return {
		argv: [
			"trtllm-bench",
			...argsToFlags({
				"--model": model,
				...typeof path === "string" ? { "--model-path": path } : {}
			}).map(underscored),
			kind,
			...argsToFlags(merged(args, own)).map(underscored)
		],
		env: test.env,
		resultFile,
		files: {}
	};
}
function underscored(word) {
	return word.startsWith("--") ? `--${word.slice(2).replaceAll("-", "_")}` : word;
}
/** It ends with 0 although requests failed; failures are what was asked for and did not complete. */
function serving(trial, target) {
	const { baseUrl, model, load } = servingTarget("trtllm-bench", trial, target);
	const { test, seed } = trial;
	return {
		argv: [
			"python3",
			"-m",
			"tensorrt_llm.serve.scripts.benchmark_serving",
			...argsToFlags(merged({
				...test.endpoint === "chat" ? {
					backend: "openai-chat",
					endpoint: "/v1/chat/completions"
				} : { backend: "openai" },
				model,
				...test.dataset === void 0 ? {} : datasetArgs(test.dataset),
				...test.ignoreEos ? { "ignore-eos": true } : {},
				"percentile-metrics": "ttft,tpot,itl,e2el",
				"metric-percentiles": "50,90,95,99",
				"disable-tqdm": true
			}, test.args, {
				"base-url": baseUrl,
				"num-prompts": test.prompts,
				"request-rate": load.requestRate,
				...load.maxConcurrency === void 0 ? {} : { "max-concurrency": load.maxConcurrency },
				seed,
				"save-result": true,
				"result-dir": target.folder,
				"result-filename": "result.json"
			}))
		],
		env: test.env,
		resultFile: join(target.folder, "result.json"),
		files: {}
	};
}
// src/tools/vllm-bench/command.ts
const RESULT_FILE = "result.json";
/** What older clients may lack: without it they ask for the same work, and count the same. By the flag that tells it. */
const DISPENSABLE = {
	"--num-warmups": "--num-warmups",
	"--ready-check-timeout-sec": "--num-warmups",
	"--temperature": "--temperature",
	"--save-detailed": "--save-detailed"
};
/** Before 0.11.0 the flag that chose how the server is asked; the backend beside it chose nothing. */
const ENDPOINT_TYPE = "--endpoint-type";
/** Newer versions list their flags for `--help=all` only; older ones refuse the word, or search for it. */
function help({ cell }) {
	const benchmark = cell.kind === "serving" ? "serve" : cell.kind;
	return {
		argvs: ["--help=all", "--help"].map((word) => [
			"vllm",
			"bench",
			benchmark,
			word
		]),
		required: cell.kind === "serving" ? [
			"--base-url",
			"--request-rate",
			"--result-filename"
		] : ["--output-json", "--seed"],
		refused: new RegExp(`${UNRECOGNIZED.source}|API URL must end with`)
	};
}
/** The exact command of one trial. The test's own flags win over our defaults; target, load, seed and result file are ours. */
function command(trial, target) {
	const resultFile = join(target.folder, RESULT_FILE);
	const [benchmark, args] = commandLine(trial, target, resultFile);
	return {
		argv: [
			"vllm",
			"bench",
			benchmark,
			...argsToFlags(args)
		],
		env: trial.test.env,
		resultFile,
		files: {}
	};
}
function commandLine(trial, target, resultFile) {
	const { cell, test, seed } = trial;
	switch (cell.kind) {
		case "serving": return ["serve", forVersion(trial, target, inWords(merged(serveDefaults(trial, target), test.args, serveOwn(trial, target))))];
		case "latency":
		case "throughput": return [cell.kind, merged(offlineDefaults(trial), test.args, {
			seed,
			"output-json": resultFile
		})];
		case "accuracy": throw new UserError(`${test.name}: vllm-bench measures serving, latency and throughput, not accuracy`);
	}
}
/** They take several words, which suites write as one text for a shell to take apart. */
const OF_MANY_WORDS = [
	"--goodput",
	"--metadata",
	"--lora-modules"
];
function inWords(args) {
	const split = (flag, value) => OF_MANY_WORDS.includes(flag) && typeof value === "string" ? value.trim().split(/\s+/) : value;
	return Object.fromEntries(Object.entries(args).map(([flag, value]) => [flag, split(flag, value)]));
}
/** As the installed version wants it, once that is known. */
function forVersion(trial, target, args) {
	const backend = args["--backend"];
	return withoutDispensable(backend !== void 0 && target.knows?.(ENDPOINT_TYPE) === true ? {
		[ENDPOINT_TYPE]: backend,
		...args
	} : args, DISPENSABLE, trial, target);
}
function serveDefaults({ test, cell }, target) {
	const chat = test.endpoint === "chat" ? {
		backend: "openai-chat",
		endpoint: "/v1/chat/completions"
	} : {};
	return {
		...target.model === void 0 ? {} : { model: target.model },
		...chat,
		...test.dataset === void 0 ? {} : {
			...datasetArgs(test.dataset),
			temperature: 0
		},
		...test.ignoreEos ? { "ignore-eos": true } : {},
		"percentile-metrics": "ttft,tpot,itl,e2el",
		"metric-percentiles": "50,90,95,99",
		"num-warmups": Math.max(test.warmups, cell.load?.maxConcurrency ?? 0),
		"ready-check-timeout-sec": 0,
		"disable-tqdm": true
	};
}
function serveOwn({ test, cell, seed }, target) {
	if (target.baseUrl === void 0) throw new UserError(`${cell.id}: a serving test needs a server`);
	const limit = cell.load?.maxConcurrency;
	return {
		"base-url": target.baseUrl,
		"request-rate": cell.load?.requestRate ?? "inf",
		...limit === void 0 ? {} : { "max-concurrency": limit },
		"num-prompts": test.prompts,
		seed,
		"save-result": true,
		"save-detailed": true,
		"append-result": false,
		"result-dir": target.folder,
		"result-filename": RESULT_FILE
	};
}
/** Offline tests load the model that their own arguments name. */
function offlineDefaults({ test, cell }) {
	const args = merged(test.args);
	if (typeof args["--model"] !== "string") throw new UserError(`${test.name}: a ${cell.kind} test needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
	const dataset = test.dataset === void 0 ? {} : datasetArgs(test.dataset);
	return cell.kind === "throughput" ? {
		...dataset,
		...randomLengths(merged(dataset, args))
	} : dataset;
}
/** With `--dataset-name random` newer versions silently ignore `--input-len`, and measure 1024 tokens in and 128 out. */
function randomLengths(args) {
	if (args["--dataset-name"] !== "random") return {};
	const lengths = [["random-input-len", args["--input-len"]], ["random-output-len", args["--output-len"]]];
	return Object.fromEntries(lengths.filter((entry) => entry[1] !== void 0));
}
// src/tools/vllm-bench/result-keys.ts
/** Result keys that count requests and tokens. */
const COUNT_KEYS = new Map([
	["num_prompts", "requested"],
	["completed", "completed"],
	["failed", "failed"],
	["total_input_tokens", "inputTokens"],
	["total_output_tokens", "outputTokens"]
]);
/** Result keys that say what was asked of the engine. */
const WORKLOAD_KEYS = new Set([
	"backend",
	"model_id",
	"tokenizer_id",
	"num_prompts",
	"num_requests",
	"best_of",
	"request_rate",
	"burstiness",
	"max_concurrency",
	"ramp_up_strategy",
	"ramp_up_start_rps",
	"ramp_up_end_rps",
	"dataset_name",
	"tensor_parallel_size",
	"mode",
	"num_conversations",
	"turns_per_conversation",
	"multi_turn_concurrency",
	"inter_turn_delay_ms",
	...[
		"tp",
		"tp_size",
		"pp_size",
		"pipeline_parallel_size",
		"dp_size",
		"data_parallel_size"
	],
	...[
		"dtype",
		"quantization",
		"kv_cache_dtype",
		"load_format",
		"ignore_eos",
		"temperature",
		"top_p",
		"top_k"
	]
]);
/** Names that people give to the devices with `--metadata`. */
const DEVICE_KEYS = new Set([
	"gpu_type",
	"gpu_name",
	"gpu",
	"npu",
	"device",
	"accelerator",
	"hardware"
]);
/** Lengths and shapes of prompts, which sweeps and wrappers add to a result. */
const PROMPT_SHAPE = /^(?:[a-z]+_)*(?:input_len|output_len|prefix_len|suffix_len|range_ratio|batch_size)$/;
/** Measured, but without a direction in which they are better: stored, never judged. */
const MEASURED = /^(?:(?:spec_decode|diffusion|probe|mm)_[\w.]+|total_input_sequences|total_num_tokens|correct_rate_percent|conversations_(?:completed|failed)|avg_turns_completed|avg_conversation_duration_ms)$/;
/** Lists with one entry a request, of which the metrics are made. */
const OF_REQUESTS = /^(?:(?:input|output)_lens|ttfts|itls|generated_texts|errors|start_times|latencies|(?:server_)?queue_times|server_ttfts|rps_change_events|failed_requests|outputs)$/;
function isWorkloadKey(key) {
	return WORKLOAD_KEYS.has(key) || PROMPT_SHAPE.test(key);
}
function isDeviceKey(key) {
	return DEVICE_KEYS.has(key);
}
function isMetricKey(key) {
	return metricOf(key) !== void 0 || MEASURED.test(key);
}
function isOfRequests(key) {
	return OF_REQUESTS.test(key);
}
const OTHER_KEYS = {
	"correct_rate(%)": "correct_rate_percent",
	output_tokens_per_second: "output_throughput",
	request_inthroughput: "request_throughput"
};
/** A metric's id: until vLLM 0.8 a key was written with the colon of its label. */
function metricId(key) {
	return OTHER_KEYS[key] ?? (key.endsWith(":") ? key.slice(0, -1) : key);
}
// src/tools/vllm-bench/dashboard.ts
/**
* PyTorch's dashboard has one record a metric, in a list or one a line:
* https://github.com/pytorch/pytorch/wiki/How-to-integrate-with-PyTorch-OSS-benchmark-database.
*/
function isRecord(value) {
	return isObject(value) && isObject(value["metric"]) && objectIn(value, "benchmark")["name"] === "vLLM benchmark";
}
/**
* Runs as the result objects that they were made of. Records with the same model and arguments are of one run; a metric that
* comes a second time belongs to the next. Lists of several values are samples of one process, not its result.
*/
function runsOf(records) {
	const runs = [];
	const latest = new Map();
	for (const record of records) {
		const { name, benchmark_values: values, extra_info: extra } = objectIn(record, "metric");
		const printed = typeof values === "number" ? [values] : values;
		if (typeof name !== "string" || !Array.isArray(printed)) continue;
		const model = objectIn(record, "model")["name"];
		const args = objectIn(objectIn(objectIn(record, "benchmark"), "extra_info"), "args");
		const key = JSON.stringify([model, args]);
		let run = latest.get(key);
		if (run === void 0 || name in run) {
			run = {
				...askedIn(args),
				...model === void 0 ? {} : { model_id: model }
			};
			latest.set(key, run);
			runs.push(run);
		}
		addTo(run, extra);
		run[name] = printed.length === 1 ? printed[0] : printed;
	}
	return runs;
}
/** What each record has of its own, besides what was asked. */
function addTo(run, extra) {
	for (const [key, value] of Object.entries(isObject(extra) ? extra : {})) if (!(key in run)) run[key] = value;
}
function askedIn(args) {
	return Object.fromEntries(Object.entries(args).filter(([key]) => isWorkloadKey(key) || COUNT_KEYS.has(key)));
}
const LOAD = ["request_rate", "max_concurrency"];
/** Runs of one file are named after what they differ in, where that is more than the load. */
function namedApart(readings) {
	const endings = endingsOf(readings, LOAD);
	const [words = []] = endings.values();
	return words.every((word) => LOAD.includes(word.replace(/=.*$/s, ""))) ? readings : readings.map((reading) => ({
		...reading,
		point: (endings.get(reading) ?? []).join()
	}));
}
// src/tools/vllm-bench/early-text.ts
/**
* The lines of `benchmark_serving.py` from February to March 2024 (vLLM 0.3.1 to 0.3.3, https://github.com/vllm-project/vllm/pull/2433):
* no heading, and a TPOT that is each request's whole latency by its tokens, so that its definition is one of its own.
*/
const LABELS$1 = {
	"Successful requests": count$1("completed"),
	"Benchmark duration": metric("duration"),
	"Total input tokens": count$1("inputTokens"),
	"Total generated tokens": count$1("outputTokens"),
	"Request throughput": metric("request_throughput"),
	"Input token throughput": metric("input_throughput"),
	"Output token throughput": metric("output_throughput")
};
const SUMMARY = /^(Mean|Median|P\d+(?:\.\d+)?) (TTFT|TPOT)$/;
const FIRST = /^Successful requests: \d+$/;
const SECOND = /^Benchmark duration: \d+\.\d+ s$/;
const LAST = /^P99 TPOT: \S+ ms$/;
const LABELLED = /^([A-Z][\w ().]{0,60}): (\S+)(?: (?:s|ms|requests\/s|tokens\/s))?$/;
function hasEarlyLines(lines) {
	return firstLines(lines).length > 0;
}
function firstLines(lines) {
	return lines.flatMap(({ text }, at) => FIRST.test(text) && SECOND.test(lines[at + 1]?.text ?? "") ? [at] : []);
}
/** @throws UserError when the text ends before the last of its latencies. */
function readEarlyLines(lines, source) {
	if (!hasEarlyLines(lines)) return [];
	const starts = firstLines(lines);
	let free = 0;
	return starts.map((start, index) => {
		const next = starts[index + 1] ?? lines.length;
		const block = lines.slice(start, next);
		const end = block.findIndex(({ text, whole }) => whole && LAST.test(text));
		if (end === -1) throw new UserError(`${source}: the results on line ${lines[start]?.number ?? 1} have no line "P99 TPOT"`, { hint: "the text is cut off, or was not copied to its end" });
		const before = lines.slice(free, start).map(({ text }) => text);
		free = start + end + 1;
		return {
			figures: figuresOf$3(block.slice(0, end + 1), before),
			start: lines[start]?.start ?? 0
		};
	});
}
function figuresOf$3(block, before) {
	const printed = block.flatMap(({ text }) => {
		const [, name, value] = LABELLED.exec(text) ?? [];
		return name === void 0 ? [] : [{
			name,
			value,
			meaning: meaningOf(name)
		}];
	});
	const unread = printed.filter(({ meaning }) => meaning === void 0);
	const figures = withPreamble(collect(printed), before);
	const notes = [...figures.notes, ...unread.map(({ name, value }) => `not read: ${name}: ${String(value)}`)];
	return {
		...figures,
		benchmark: "early-serve",
		notes
	};
}
function meaningOf(label) {
	const [, statistic, measure] = SUMMARY.exec(label) ?? [];
	if (statistic !== void 0 && measure !== void 0) return metric(`${statistic.toLowerCase()}_${measure.toLowerCase()}_ms`);
	return Object.hasOwn(LABELS$1, label) ? LABELS$1[label] : void 0;
}
// src/tools/vllm-bench/first-text.ts
/**
* The lines of `benchmark_serving.py` until January 2024, and of what others made of it: no first token, no time between tokens.
* https://github.com/vllm-project/vllm/blob/v0.2.7/benchmarks/benchmark_serving.py
*/
const LABELS = [
	[/^Total time: (\d+\.\d+) s$/, metric("duration")],
	[/^Throughput: (\d+\.\d+) requests\/s$/, metric("request_throughput")],
	[/^Average latency: (\d+\.\d+) s$/, metric("mean_e2el_s")],
	[/^Average latency per token: (\d+\.\d+) s$/, metric("mean_latency_per_token_s")],
	[/^Average latency per output token: (\d+\.\d+) s$/, metric("mean_latency_per_output_token_s")]
];
/** Below them in a fork: of the generated tokens. */
const OWN = /^Throughput: (\d+(?:\.\d+)?) tokens\/s$/;
/** Where line breaks were lost. */
const JOINT = /\s+(?=(?:Throughput|Average latency(?: per (?:output )?token)?): \d)/;
function hasFirstLines(lines) {
	return startsIn(lines.flatMap(apart)).length > 0;
}
function apart(line) {
	return line.text.startsWith("Total time: ") ? line.text.split(JOINT).map((text) => ({
		...line,
		text
	})) : [line];
}
function valueAt(lines, at, label) {
	return LABELS[label]?.[0].exec(lines[at]?.text ?? "")?.[1];
}
function startsIn(lines) {
	return lines.flatMap((_, at) => valueAt(lines, at, 0) !== void 0 && valueAt(lines, at + 1, 1) !== void 0 ? [at] : []);
}
/** @throws UserError when the text ends before the last of its latencies. */
function readFirstLines(text, source) {
	const lines = text.flatMap(apart);
	let free = 0;
	return startsIn(lines).map((start) => {
		const printed = LABELS.map(([, meaning], label) => {
			const value = valueAt(lines, start + label, label);
			if (value === void 0) throw new UserError(`${source}: the results on line ${lines[start]?.number ?? 1} do not end with "per output token"`, { hint: "the text is cut off, or was not copied to its end" });
			return {
				name: `line ${label + 1}`,
				value,
				meaning
			};
		});
		const end = start + LABELS.length;
		const own = OWN.exec(lines[end]?.text ?? "")?.[1];
		const figures = withPreamble(collect(own === void 0 ? printed : [...printed, {
			name: "tokens/s",
			value: own,
			meaning: metric("output_throughput")
		}]), lines.slice(free, start).map((line) => line.text));
		free = end;
		return {
			figures: {
				...figures,
				benchmark: "first-serve"
			},
			start: lines[start]?.start ?? 0
		};
	});
}
// src/tools/vllm-bench/json-shape.ts
/**
* Keys of results that look like vLLM's and are not: SGLang's and LMDeploy's forks of the client (same names, the end-to-end
* latency called otherwise), TensorRT-LLM's, and our own files. A string is metadata, which users name as they like.
*/
const FOREIGN_KEYS = [
	"total_throughput",
	"mean_e2e_latency_ms",
	"total_output_tokens_retokenized",
	"server_info",
	"user_throughput",
	"e2els",
	"min_ttft_ms"
];
const OWN_SCHEMA = /^llm-perf-gate\//;
const SERVE_FIGURES = [
	"request_throughput",
	"output_throughput",
	"total_token_throughput",
	"median_ttft_ms"
];
/** As 0.3 misspelt the key: its TPOT is defined otherwise, too. */
const EARLY_KEY = "request_inthroughput";
const SERVE_IDENTITY = [
	"model_id",
	"tokenizer_id",
	"num_prompts",
	"completed",
	"total_input_tokens",
	"mean_ttft_ms"
];
const STARTUP = /^avg_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const SERVING_LATENCY = /^(?:mean|median|std|p\d+)_(?:ttft|tpot|itl)_ms$/;
/** All results in one JSON value: a result, a sweep's `summary.json`, or records of the PyTorch dashboard. */
function resultsIn(value) {
	if (!Array.isArray(value)) return isObject(value) && !isRecord(value) ? asResult(value) : [];
	const objects = value.filter(isObject);
	const records = objects.filter(isRecord);
	return records.length > 0 ? runsOf(records).flatMap(asRun) : objects.flatMap(asResult);
}
function asResult(object) {
	const benchmark = benchmarkOf(object);
	return benchmark === void 0 ? [] : [{
		benchmark,
		object
	}];
}
/** The dashboard's records need not hold all that tells a result from another tool's: they name their benchmark. */
function asRun(object) {
	const isServing = Object.keys(object).some((key) => SERVING_LATENCY.test(key));
	const known = asResult(object);
	return known.length === 0 && isServing ? [{
		benchmark: "serve",
		object
	}] : known;
}
function benchmarkOf(object) {
	if (isForeign$1(object)) return void 0;
	const prints = (key) => isPrintedNumber(object[key]);
	if (SERVE_FIGURES.some(prints) && SERVE_IDENTITY.some((key) => key in object)) return serveOf(object);
	if (prints("avg_latency") && (isObject(object["percentiles"]) || Array.isArray(object["latencies"]))) return "latency";
	if (prints("requests_per_second") && isQuotedNumber(object["tokens_per_second"])) return "throughput";
	if (isObject(object["mm_processor_stats"]) && prints("mean_e2el_ms")) return "mm-processor";
	return Object.keys(object).some((key) => STARTUP.test(key) && prints(key)) ? "startup" : void 0;
}
function serveOf(object) {
	return EARLY_KEY in object ? "early-serve" : "serve";
}
function isForeign$1(object) {
	const { schema } = object;
	return typeof schema === "string" && OWN_SCHEMA.test(schema) || FOREIGN_KEYS.some((key) => key in object && typeof object[key] !== "string");
}
/** A number, or one of the words that Python prints for a number that is none. */
function isPrintedNumber(value) {
	return typeof value === "number" || isNoNumber(value);
}
/** The benchmark of guided decoding writes it as text. */
function isQuotedNumber(value) {
	return isPrintedNumber(value) || typeof value === "string" && printedNumber(value) !== void 0;
}
// src/tools/vllm-bench/offline-text.ts
const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|nan|inf)";
const AVERAGE$1 = new RegExp(`^Avg latency: ${NUMBER} seconds`);
const SPREAD = new RegExp(`^Std latency: ${NUMBER} seconds`);
const PERCENTILE$1 = new RegExp(`^(\\d+(?:\\.\\d+)?)% percentile latency: ${NUMBER} seconds`);
/** `tokens/s` alone, until 0.6, are those of prompt and output together too. */
const THROUGHPUT = new RegExp(`^Throughput: ${NUMBER} requests/s, ${NUMBER} (?:total )?tokens/s(?:, ${NUMBER} output tokens/s)?`);
/** The benchmark of guided decoding says it on the same line. */
const CORRECT$1 = new RegExp(`Correct rate is ${NUMBER} %`);
const TOKENS = /^Total num (prompt|output) tokens:\s+(\d+)\b/;
/** Results of `vllm bench latency` and `vllm bench throughput` in the lines of a log, in order. */
function readOfflineLines(lines) {
	const found = [];
	for (const line of lines) {
		const opened = open(line);
		if (opened === void 0) extend(found.at(-1), line);
		else found.push(opened);
	}
	return found.map((result) => ({
		figures: figuresOf$2(result),
		start: result.start
	}));
}
function open(line) {
	const latency = AVERAGE$1.exec(line.text)?.[1];
	if (latency !== void 0) return found("latency", line, [["avg_latency", latency]]);
	const throughput = THROUGHPUT.exec(line.text);
	if (throughput === null) return void 0;
	const [, requests = "", tokens = "", output] = throughput;
	const words = [["requests_per_second", requests], ["tokens_per_second", tokens]];
	if (output !== void 0) words.push(["output_throughput", output]);
	const correct = CORRECT$1.exec(line.text)?.[1];
	if (correct !== void 0) words.push(["correct_rate_percent", correct]);
	return found("throughput", line, words);
}
function found(benchmark, line, words) {
	return {
		benchmark,
		start: line.start,
		words: new Map(words),
		counts: {}
	};
}
/** The lines below the first one; a count at the very end of a cut text may be a part of a number, and is left out. */
function extend(result, line) {
	if (result?.benchmark === "latency") {
		const spread = SPREAD.exec(line.text)?.[1];
		if (spread !== void 0) result.words.set("std_latency", spread);
		const [, percentile, word] = PERCENTILE$1.exec(line.text) ?? [];
		if (percentile !== void 0 && word !== void 0) result.words.set(`p${percentile}_latency`, word);
	}
	const [, side, tokens] = TOKENS.exec(line.text) ?? [];
	if (result?.benchmark === "throughput" && side !== void 0 && line.whole) result.counts[side === "prompt" ? "inputTokens" : "outputTokens"] = Number(tokens);
}
function figuresOf$2({ benchmark, words, counts }) {
	const printed = [...words].map(([id, word]) => [id, printedNumber(word)]);
	return {
		benchmark,
		metrics: Object.fromEntries(printed.filter((entry) => entry[1] !== void 0)),
		counts,
		workload: {},
		unreadable: printed.filter(([, value]) => value === void 0).map(([id]) => id),
		errors: [],
		notes: []
	};
}
// src/tools/vllm-bench/reading.ts
/** Raised when a number of that benchmark comes to mean something else: older records are not compared then. */
const DEFINITIONS = {
	serve: "vllm-serve@1",
	"early-serve": "vllm-serve-0.3@1",
	"first-serve": "vllm-serve-0.1@1",
	latency: "vllm-latency@1",
	throughput: "vllm-throughput@1",
	startup: "vllm-startup@1",
	"mm-processor": "vllm-mm-processor@1"
};
const LATENCY = {
	unit: "s",
	betterWhen: "lower"
};
/** What no later version measures. */
const DECLARED = {
	mean_latency_per_token_s: LATENCY,
	mean_latency_per_output_token_s: LATENCY
};
function toReading(figures) {
	const { benchmark, device } = figures;
	const reading = {
		...readingOf("vllm-bench", DEFINITIONS[benchmark], figures),
		...device === void 0 ? {} : { device }
	};
	return benchmark === "first-serve" ? {
		...reading,
		declared: DECLARED
	} : reading;
}
// src/tools/vllm-bench/unfolded.ts
/** Keys under which a result keeps several numbers, by what those are called where they stand alone. */
const FOLDED = [
	[/^percentiles$/, (value) => fieldsOf(value, (rank) => `p${rank}_latency`)],
	[/^((?:cold|warm)_\w+)_percentiles$/, (value, [, what]) => fieldsOf(value, (rank) => `p${rank}_${what}_time`)],
	[/^percentiles_(e2el_ms)$/, (value, [, what]) => pairsOf(value).map(([rank, number]) => [`p${rank}_${what}`, number])],
	[/^mm_processor_stats$/, stagesOf],
	[/^spec_decode_per_position_acceptance_rates$/, (value) => listOf(value).map((rate, position) => [`spec_decode_position_${position}_acceptance_share`, rate])]
];
/** Read by others. */
const APART = /^(?:steady_state|config)$/;
function isUnfolded(key) {
	return APART.test(key) || FOLDED.some(([pattern]) => pattern.test(key));
}
/** Numbers that a result keeps in lists and objects, under the ids that they have where they stand alone. */
function unfolded(object) {
	const window = objectIn(object, "steady_state")["window"];
	const numbers = Object.entries(object).flatMap(([key, value]) => FOLDED.flatMap(([pattern, read]) => {
		const found = pattern.exec(key);
		return found === null ? [] : read(value, found);
	}));
	return window === void 0 ? numbers : [...numbers, ["steady_state_window", window]];
}
function fieldsOf(value, nameOf) {
	return Object.entries(isObject(value) ? value : {}).map(([field, printed]) => [nameOf(field), printed]);
}
function stagesOf(value) {
	return Object.entries(isObject(value) ? value : {}).flatMap(([stage, statistics]) => fieldsOf(statistics, (statistic) => `mm_${stage}_${statistic.replace(/\.0$/, "")}`));
}
/** Percentiles as pairs of rank and number. */
function pairsOf(value) {
	return listOf(value).flatMap((pair) => Array.isArray(pair) ? [[String(pair[0]), pair[1]]] : []);
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
// src/tools/vllm-bench/steady-state.ts
const WORDS$1 = {
	heading: /=\s*Steady-State Metrics\s*=/,
	meaningOf: meaningOf$2
};
/** @throws UserError when the text ends inside such a block. */
function steadyStatesIn(lines, source) {
	return blocksOf(lines, WORDS$1).map((block) => {
		const { metrics, notes } = figuresOfBlock(block, source);
		return {
			metrics: named(Object.entries(metrics)),
			notes: notes.map((note) => `steady state: ${note}`),
			start: block.start
		};
	});
}
/** The same as the result file has it: numbers by their keys, percentiles in pairs. */
function steadyStateOf(value) {
	return isObject(value) ? named([...Object.entries(value), ...percentilesOf(value)]) : {};
}
function percentilesOf(steady) {
	return Object.entries(steady).flatMap(([key, value]) => {
		const measure = /^percentiles_(\w+)$/.exec(key)?.[1];
		return measure === void 0 ? [] : pairsOf(value).map(([rank, number]) => [`p${rank}_${measure}`, number]);
	});
}
function named(entries) {
	const numbers = entries.filter((entry) => typeof entry[1] === "number");
	return Object.fromEntries(numbers.map(([id, value]) => [`steady_state_${id}`, value]));
}
// src/tools/vllm-bench/result-json.ts
const LONGEST_NOTE = 300;
/** What one result object says; numbers are taken over as they are printed. */
function figuresOfJson({ benchmark, object }) {
	const entries = [...Object.entries(object), ...unfolded(object)].map(([key, value]) => [metricId(key), value]);
	const named = entries.filter(([key]) => isMetricKey(key));
	const { counts, notes } = countsOf(object, benchmark);
	const numbers = named.map(([key, value]) => [key, numberOf(value, benchmark)]);
	return {
		benchmark,
		metrics: {
			...Object.fromEntries(numbers.filter((entry) => entry[1] !== void 0)),
			...steadyStateOf(object["steady_state"])
		},
		counts,
		workload: workloadOf(object, benchmark),
		...deviceIn(object),
		unreadable: named.filter(([, value]) => isNoNumber(value)).map(([key]) => key),
		errors: stringsOf(object["errors"]).filter((error) => error !== ""),
		notes: [...notes, ...entries.flatMap((entry) => noteOf(entry, benchmark))]
	};
}
/** The benchmark of guided decoding writes some of its numbers as text; where there is metadata, text is the user's. */
function numberOf(value, benchmark) {
	if (typeof value === "number") return value;
	return typeof value === "string" && benchmark === "throughput" ? printedNumber(value) : void 0;
}
function countsOf(object, benchmark) {
	const printed = {};
	for (const [key, value] of Object.entries(object)) {
		const count = COUNT_KEYS.get(key) ?? (benchmark === "throughput" && key === "num_requests" ? "requested" : void 0);
		if (count !== void 0 && typeof value === "number" && Number.isSafeInteger(value) && value >= 0) printed[count] = value;
	}
	const inputs = object["input_lens"];
	return wholeCounts(printed, Array.isArray(inputs) ? inputs.length : void 0);
}
function workloadOf(object, benchmark) {
	const workload = {};
	const { model, ...asked } = benchmark === "mm-processor" ? objectIn(object, "config") : {};
	for (const [key, value] of Object.entries({
		model_id: model,
		...asked,
		...object
	})) {
		if (!isWorkloadKey(key)) continue;
		if (isNoNumber(value)) workload[key] = "inf";
		else if (typeof value === "string" && value !== "" || typeof value === "number") workload[key] = value;
		else if (typeof value === "boolean") workload[key] = String(value);
	}
	if (object["max_concurrency"] === null) workload["max_concurrency"] = "none";
	const endpoint = object["endpoint_type"];
	if (workload["backend"] === void 0 && typeof endpoint === "string") workload["backend"] = endpoint;
	return workload;
}
/** Under whichever name the user gave. */
function deviceIn(object) {
	const named = Object.entries(object).find(([key, value]) => isDeviceKey(key) && typeof value === "string");
	return typeof named?.[1] === "string" && named[1] !== "" ? { device: named[1] } : {};
}
/** Metadata of the user and keys that this version does not know: they explain the numbers and are never one of them. */
function noteOf(entry, benchmark) {
	const [key, value] = entry;
	if (typeof value === "object") return isUnfolded(key) ? [] : noteOfMany(key, value, benchmark);
	if (isWorkloadKey(key) || COUNT_KEYS.has(key) || key === "endpoint_type") return [];
	return !(isMetricKey(key) && (isNoNumber(value) || numberOf(value, benchmark) !== void 0)) && (typeof value === "string" || typeof value === "number") ? [short(`${key}: ${value}`)] : [];
}
/** Offline benchmarks keep every iteration: samples of one process, which are no repeats. */
function noteOfMany(key, value, benchmark) {
	if (isObject(value)) return [short(`not read: ${key}: ${JSON.stringify(value)}`)];
	if (!Array.isArray(value) || value.length === 0) return [];
	if (benchmark !== "serve" && benchmark !== "early-serve" && key !== "outputs") return [`${key}: ${value.length} samples of one process, not repeats`];
	return isOfRequests(key) ? [] : [`not read: ${key}: ${value.length} values`];
}
function short(note) {
	return note.slice(0, LONGEST_NOTE);
}
function stringsOf(value) {
	return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
// src/tools/vllm-bench/serve-text.ts
/** vLLM's client in Rust heads its blocks by what was asked. */
const RUST_HEADING = /=\s*(?:Embedding\/Pooling|Multi-Turn) Benchmark Result\s*=/;
const MULTI_TURN = /=\s*Multi-Turn Benchmark Result\s*=/;
const POOLING = /=\s*Embedding\/Pooling Benchmark Result\s*=/;
const RUST_WIDTH = 60;
const WORDS = {
	heading: new RegExp(`${SERVING_HEADING.source}|${RUST_HEADING.source}`),
	meaningOf: (label) => CONVERSATIONS.get(label.toLowerCase()) ?? meaningOf$2(label)
};
/** What only the multi-turn block has; it says its concurrency in a word of SGLang's. */
const CONVERSATIONS = new Map([
	["turns per conversation (configured)", workload("turns_per_conversation")],
	["inter-turn delay (ms)", workload("inter_turn_delay_ms")],
	["avg turns completed", metric("avg_turns_completed")]
]);
function hasServeBlock(lines) {
	return ownBlocks(lines).length > 0;
}
/** @throws UserError when the text ends inside a block, or a block says two things of one label. */
function readServeBlocks(lines, source) {
	const blocks = ownBlocks(lines);
	const steady = steadyStatesIn(lines, source);
	const rates = correctRatesIn(lines);
	return blocks.map((block, index) => {
		const end = blocks[index + 1]?.start ?? Number.POSITIVE_INFINITY;
		const own = steady.find(({ start }) => start > block.start && start < end);
		const whole = figuresOf$1(block, source);
		const correct = rates.find(({ start }) => start > block.start && start < end);
		const metrics = {
			...whole.metrics,
			...own?.metrics,
			...correct?.metrics
		};
		return {
			figures: {
				...whole,
				metrics,
				notes: [...whole.notes, ...own?.notes ?? []]
			},
			start: block.start
		};
	});
}
/** The benchmark of structured output checks the answers when the block is printed. */
const CORRECT = /^correct_rate\(%\) (\d+(?:\.\d+)?)$/;
function correctRatesIn(lines) {
	return lines.flatMap(({ text, start, whole }) => {
		const rate = whole ? CORRECT.exec(text)?.[1] : void 0;
		return rate === void 0 ? [] : [{
			start,
			metrics: { correct_rate_percent: Number(rate) }
		}];
	});
}
function ownBlocks(lines) {
	return blocksOf(withoutTurns(lines), WORDS).filter((block) => isMultiTurn(block) || !isForeign(block));
}
function isForeign({ entries }) {
	return entries.some(({ meaning }) => meaning.kind === "foreign");
}
function isMultiTurn({ heading }) {
	return MULTI_TURN.test(heading);
}
const TURN = /^-+ Turn \d+ \(\d+ samples\) -+$/;
const BEHIND_TURNS = /^=+$|^-+Speculative Decoding-+$/;
/** The multi-turn block says everything once more for each turn, under the same labels. */
function withoutTurns(lines) {
	let inTurn = false;
	return lines.filter(({ text }) => {
		if (TURN.test(text)) inTurn = true;
		else if (BEHIND_TURNS.test(text)) inTurn = false;
		return !inTurn;
	});
}
function figuresOf$1(block, source) {
	const before = [...block.before.map(({ text }) => text), block.heading];
	const figures = withPreamble(figuresOfBlock(inOwnWords(block), source), before, block.heading.length !== RUST_WIDTH);
	const turns = isMultiTurn(block) ? ["of all turns: what is printed of each turn is not read"] : [];
	return {
		...figures,
		benchmark: "serve",
		notes: [...figures.notes, ...turns]
	};
}
/** Words that stand for something else below another heading: where nothing is generated, all tokens are those of the input. */
function inOwnWords(block) {
	const entries = block.entries.map((entry) => {
		if (isMultiTurn(block) && entry.meaning.kind === "foreign") return {
			...entry,
			meaning: workload("multi_turn_concurrency")
		};
		return POOLING.test(block.heading) && idOf$2(entry.meaning) === "input_throughput" ? {
			...entry,
			meaning: metric("total_token_throughput")
		} : entry;
	});
	return {
		...block,
		entries
	};
}
// src/tools/vllm-bench/startup-text.ts
const TITLE = /^STARTUP TIME BENCHMARK RESULTS$/;
const RULE = /^=+$/;
const SECTION = /^(COLD|WARM) STARTUP:$/;
/** 0.13 to 0.19 call it the total start-up time, and line up their columns. */
const AVERAGE = /^Avg (?:total )?([a-z ]*(?:startup|compilation)) time:\s+(\d+(?:\.\d+)?) seconds$/;
const PERCENTILES = /^([A-Za-z ]*(?:startup|compilation)) time percentiles:$/i;
const PERCENTILE = /^(\d+(?:\.\d+)?)%: (\d+(?:\.\d+)?) seconds$/;
const TIME = /\d seconds$/;
/**
* Results of `vllm bench startup` in the lines of a log: seconds, cold and warm.
* @throws UserError when the text ends before the closing rule.
*/
function readStartupBlocks(lines, source) {
	return lines.flatMap((line, index) => TITLE.test(line.text) ? [readBlock(lines, index, source)] : []);
}
function readBlock(lines, title, source) {
	const start = lines[title]?.start ?? 0;
	const metrics = {};
	const notes = [];
	let section = "";
	let measure = "";
	for (const { text } of lines.slice(title + 1)) {
		if (RULE.test(text) && section !== "") return {
			figures: figuresOf(metrics, notes),
			start
		};
		section = SECTION.exec(text)?.[1]?.toLowerCase() ?? section;
		measure = PERCENTILES.exec(text)?.[1]?.toLowerCase().replaceAll(" ", "_") ?? measure;
		const [, averaged, average] = AVERAGE.exec(text) ?? [];
		const [, percentile, value] = PERCENTILE.exec(text) ?? [];
		if (averaged !== void 0) metrics[`avg_${section}_${averaged.replaceAll(" ", "_")}_time`] = Number(average);
		else if (percentile !== void 0) metrics[`p${percentile}_${section}_${measure}_time`] = Number(value);
		else if (TIME.test(text)) notes.push(`not read: ${section}: ${text}`);
	}
	throw new UserError(`${source}: the start-up results on line ${lines[title]?.number ?? 1} have no closing line of "="`, { hint: "the file is cut off, or the block was not copied to its end" });
}
function figuresOf(metrics, notes) {
	return {
		benchmark: "startup",
		metrics,
		counts: {},
		workload: {},
		unreadable: [],
		errors: [],
		notes
	};
}
// src/tools/vllm-bench/sweep-csv.ts
/** The columns are the keys of the results; pandas puts a column of row numbers without a name before them. */
const COLUMNS = [[
	"model_id",
	"completed",
	"request_throughput"
], ["avg_cold_startup_time", "avg_warm_startup_time"]];
/** Whether a text is the `summary.csv` of `vllm bench sweep`. */
function isSweepCsv({ text }) {
	const header = csvHeader(text);
	return COLUMNS.some((columns) => columns.every((column) => header.includes(column)));
}
/**
* The results of a sweep, as the objects that its rows were made of; lists of single requests are left out.
* @throws UserError when the table is cut off.
*/
function sweepRows({ text, name }) {
	const { header, rows } = csvTable(text, name);
	return rows.map((row) => Object.fromEntries(row.flatMap((word, index) => {
		const key = header[index] ?? "";
		return key === "" || word === "" || /^[[{]/.test(word) ? [] : [[key, printedNumber(word) ?? word]];
	})));
}
// src/tools/vllm-bench/read.ts
/** How the first keys of a vLLM result look, for a file that is cut off. */
const BROKEN_RESULT = [
	/"date":.*"model_id":/s,
	/"model_id":.*"(?:num_prompts|avg_latency|elapsed_time)":/s,
	/^\s*\{\s*"(?:avg_latency|elapsed_time|avg_cold_startup_time)":/
];
function detect(source) {
	if (isSweepCsv(source)) return { evidence: "CSV with the columns of vllm bench sweep" };
	const json = jsonIn(source);
	const result = valuesIn(source).flatMap(resultsIn)[0];
	if (result !== void 0) return { evidence: `JSON with the keys of vllm bench ${result.benchmark}` };
	if (json.broken !== void 0) return isBroken$1(source, BROKEN_RESULT) ? { evidence: "broken JSON with the keys of vllm bench" } : void 0;
	const lines = linesIn(source);
	if (hasServeBlock(lines)) return { evidence: "a Serving Benchmark Result block with vLLM's labels" };
	if (hasEarlyLines(lines)) return { evidence: "the lines of vLLM's benchmark_serving of early 2024" };
	if (hasFirstLines(lines)) return { evidence: "the lines of vLLM's benchmark_serving of 2023" };
	if (lines.some(({ text }) => text === "STARTUP TIME BENCHMARK RESULTS")) return { evidence: "the block of vllm bench startup" };
	const offline = readOfflineLines(lines)[0];
	return offline === void 0 ? void 0 : { evidence: `the lines of vllm bench ${offline.figures.benchmark}` };
}
/**
* All results in one text, in order.
* @throws UserError when the text is cut off, is not readable, or holds no result.
*/
function read(source) {
	if (isSweepCsv(source)) return namedApart(sweepRows(source).flatMap(readingsOf));
	const records = recordLines(source);
	if (records.length > 0) return readingsOf(records);
	return readJsonAndText(source, {
		what: "vllm bench",
		ofJson: readingsOf,
		ofText: printedIn
	});
}
function readingsOf(value) {
	const readings = resultsIn(value).map((result) => toReading(figuresOfJson(result)));
	return Array.isArray(value) && value.some(isRecord) ? namedApart(readings) : readings;
}
function valuesIn(source) {
	const records = recordLines(source);
	return records.length > 0 ? [records] : jsonIn(source).values.map(({ value }) => value);
}
/** The dashboard's records, where a whole text is made of them: one a line. */
function recordLines(source) {
	const { values, broken } = jsonIn(source);
	return broken === void 0 && values.every(({ value }) => isRecord(value)) ? values.map(({ value }) => value) : [];
}
function printedIn(lines, { name }) {
	return [
		...readServeBlocks(lines, name),
		...readEarlyLines(lines, name),
		...readFirstLines(lines, name),
		...readStartupBlocks(lines, name),
		...readOfflineLines(lines)
	].map(({ figures, start }) => ({
		start,
		reading: toReading(figures)
	}));
}
// src/tools/tools.ts
/** Every tool: a new one is its folder, its line here and its fixture. */
const TOOLS = {
	"built-in": builtIn,
	"vllm-bench": {
		kinds: [
			"serving",
			"latency",
			"throughput"
		],
		command,
		help,
		detect,
		read
	},
	"sglang-bench": sglangBench,
	evalscope,
	"evalscope-perf": evalscopePerf,
	lmdeploy,
	"trtllm-bench": trtllmBench,
	"ais-bench": aisBench,
	"mindie-benchmark": mindieBenchmark,
	guidellm,
	aiperf,
	"genai-perf": genaiPerf,
	"llama-bench": llamaBench,
	"llama-server": llamaServer,
	custom,
	table: humanTable,
	command: {
		...custom,
		detect: () => void 0,
		read: readDetected
	}
};
/** Which tool a text is from, by its content alone: names and extensions of files lie. Two candidates are none. */
function detectTool(source) {
	const names = Object.keys(TOOLS);
	const recognised = (tool) => {
		const detection = TOOLS[tool].detect(source);
		return detection === void 0 ? [] : [{
			tool,
			...detection
		}];
	};
	const measuring = names.filter((tool) => tool !== "table" && tool !== "llama-server").flatMap(recognised);
	const programs = measuring.length > 0 ? measuring : recognised("llama-server");
	const candidates = programs.length > 0 || notRead(source) !== void 0 ? programs : recognised("table");
	const [only, ...others] = candidates;
	return only !== void 0 && others.length === 0 ? only : {
		tool: void 0,
		candidates,
		tried: names
	};
}
/** @throws UserError when the text is of no known form. */
function readDetected(source) {
	const { tool } = detectTool(source);
	const known = tool === void 0 ? notRead(source) : void 0;
	if (known !== void 0) throw new UserError(`${source.name}: ${known.what} is not read`, { hint: known.instead });
	return tool === void 0 || tool === "command" ? custom.read(source) : TOOLS[tool].read(source);
}
export { offlineCell as A, TOOL_NAMES as B, csvLines as C, flagOf as D, argsToFlags as E, otherMeanings as F, require_dist as I, ENGINE_NAMES as L, loadPointId as M, grouped$2 as N, isOn as O, contradictedThroughput as P, HOLDS as R, findJson as S, wordsOfLine as T, metricOf as V, isObject as _, numberIn as a, jsonIn as b, DATABASE_COLUMNS as c, notRead as d, wordsOf as f, printedSetting as g, idOf$2 as h, clean as i, servingCell as j, cellIdFromFileName as k, LINE$2 as l, tablesIn as m, detectTool as n, barred as o, nightlyTasks as p, UNRECOGNIZED as r, htmlTablesIn as s, TOOLS as t, partOfStream as u, isSameRun as v, argsOfWords as w, linesIn as x, joinRun as y, PAIRED as z };
