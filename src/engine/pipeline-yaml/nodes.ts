import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { PIPELINE_STEPS } from "../../ops/pipeline/step-names.ts";
import { DEFAULT_POLICY } from "../../ops/policy.ts";
import { hasField } from "../../ops/policy-faults.ts";
import { allowedInstead } from "../../ops/policy-fields.ts";
import type { PolicyValue } from "../../ops/policy-values.ts";

/** What is wrong at a place of the text, and in which group of the policy. */
interface NodeFault {
	readonly offset: number;
	readonly group: string;
	readonly sentence: string;
}

const STEP = "{ after: [steps it waits for] }, or out";
const OUT = "out";

/** Walks the nodes of a parsed text along the shape of a policy, and collects fields, places and faults. */
export class PolicyReader {
	readonly fields: [field: string, value: PolicyValue][] = [];
	/** Offset of each group and field that is given. */
	readonly places = new Map<string, number>();
	readonly faults: NodeFault[] = [];
	readonly #text: string;
	readonly #level: 0 | 1 | 2;

	constructor(text: string, level: 0 | 1 | 2) {
		this.#text = text;
		this.#level = level;
	}

	read(root: YAMLMap): this {
		this.#group(root, DEFAULT_POLICY, "");
		return this;
	}

	/** Fields of a group: those of `shape`. */
	#group(node: unknown, shape: object, path: string): void {
		const names = Object.keys(shape).filter((name) => this.#has(`${path}${name}`));
		for (const { key, name, value } of this.#entries(node, path, names)) {
			const field = `${path}${name}`;
			const inside = (shape as Record<string, unknown>)[name];
			if (path === "pipeline.") this.#step(value, key, field);
			else if (typeof inside === "object") this.#group(value ?? key, inside as object, `${field}.`);
			else this.#leaf(value, key, field);
		}
	}

	/** Entries of a map whose names are among `names`; the others, and what is no map, are faults. */
	#entries(node: unknown, path: string, names: readonly string[]): { key: Node; name: string; value: unknown }[] {
		const group = path.slice(0, -1);
		if (!this.#plain(node, group)) return [];
		if (!isMap(node)) {
			this.#fault(
				node,
				group,
				`${group} is ${this.#shown(node)}; allowed: ${names.join(", ")}, each on a line below it.`,
			);
			return [];
		}
		const seen = new Set<string>();
		return node.items.flatMap(({ key, value }) => {
			if (!this.#plain(key, group)) return [];
			const name = isScalar(key) ? String(key.value) : "";
			const field = `${path}${name}`;
			if (!names.includes(name)) {
				const shown = isScalar(key) ? `${path}${cut(name)}` : `${path}${this.#shown(key)}`;
				this.#fault(key, field, `${shown} is not a field here; allowed: only ${names.join(", ")}.`);
				return [];
			}
			if (seen.has(name)) {
				this.#fault(key, field, `${field} is given twice; allowed: each field once.`);
				return [];
			}
			seen.add(name);
			this.places.set(field, offsetOf(isNode(value) && !isMap(value) ? value : key));
			return { key: key as Node, name, value };
		});
	}

	#leaf(value: unknown, key: Node, field: string): void {
		if (!this.#plain(value, field)) return;
		const given = isScalar(value) ? value.value : isNode(value) ? value : null;
		const allowed = allowedInstead(field, given);
		if (allowed === null) this.fields.push([field, given === 0 ? 0 : (given as PolicyValue)]);
		else this.#fault(value ?? key, field, `${field} is ${this.#shown(value)}; allowed: ${allowed}.`);
	}

	#step(value: unknown, key: Node, field: string): void {
		if (!this.#plain(value, field)) return;
		if (isScalar(value) && value.value === OUT) {
			this.fields.push([field, "-"]);
			return;
		}
		if (!isMap(value)) {
			this.#fault(value ?? key, field, `${field} is ${this.#shown(value)}; allowed: ${STEP}.`);
			return;
		}
		const [after] = this.#entries(value, `${field}.`, ["after"]);
		if (after) this.#after(after.value, after.key, field);
		else if (value.items.length === 0) this.#fault(value, field, `${field} is {}; allowed: ${STEP}.`);
	}

	#after(value: unknown, key: Node, field: string): void {
		if (!this.#plain(value, field)) return;
		if (!isSeq(value)) {
			const allowed = "a list of steps in brackets, such as [extraction]";
			this.#fault(value ?? key, field, `${field}.after is ${this.#shown(value)}; allowed: ${allowed}.`);
			return;
		}
		const steps: string[] = [];
		for (const item of value.items) {
			if (!this.#plain(item, field)) continue;
			const step = isScalar(item) ? item.value : null;
			const known = (PIPELINE_STEPS as readonly unknown[]).includes(step);
			const again = steps.includes(step as string);
			if (known && !again) steps.push(step as string);
			else if (again) this.#fault(item, field, `${field}.after names ${step} twice; allowed: each step once.`);
			else {
				const allowed = `only ${PIPELINE_STEPS.join(", ")}`;
				this.#fault(item, field, `${field}.after names ${this.#shown(item)}; allowed: ${allowed}.`);
			}
		}
		this.fields.push([field, steps.join(" ")]);
	}

	/** Whether a node is written out: no alias, no anchor, no tag. */
	#plain(node: unknown, field: string): boolean {
		const where = field === "" ? "" : ` for ${field}`;
		if (isAlias(node)) {
			this.#fault(node, field, `${this.#shown(node)} stands${where}, an alias; allowed: the value itself.`);
			return false;
		}
		if (!isNode(node)) return true;
		const extra = node as Node & { anchor?: string; tag?: string };
		if (extra.anchor === undefined && extra.tag === undefined) return true;
		const what = extra.anchor === undefined ? `the tag ${cut(String(extra.tag))}` : `the anchor &${cut(extra.anchor)}`;
		this.#fault(node, field, `There is ${what}${where}; allowed: the value alone.`);
		return false;
	}

	#has(field: string): boolean {
		return hasField(this.#level, `${field}.`);
	}

	/** What stands in the text, on one line. */
	#shown(node: unknown): string {
		if (!isNode(node) || !node.range) return "empty";
		return cut(this.#text.slice(node.range[0], node.range[1])) || "empty";
	}

	#fault(node: unknown, field: string, sentence: string): void {
		const [group = ""] = field.split(".");
		this.faults.push({ offset: offsetOf(node), group, sentence });
	}
}

const offsetOf = (node: unknown): number =>
	isNode(node) ? (node.range?.[0] ?? 0) : isPair(node) ? offsetOf(node.key) : 0;

/** On one line and no longer than it helps. */
const cut = (text: string): string => {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};
