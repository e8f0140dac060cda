import * as v from "valibot";
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { DEFAULT_POLICY, type Policy, PolicySchema } from "../../ops/policy.ts";
import { hasField, type PolicyContext, policyFaults } from "../../ops/policy-faults.ts";
import { policyOf } from "../../ops/policy-fields.ts";
import { fieldsOf } from "../../ops/policy-values.ts";
import { PolicyReader } from "./nodes.ts";

/** One sentence on what stands at a place in the text; lines and columns count from 1. */
export interface YamlRemark {
	readonly line: number;
	readonly column: number;
	readonly sentence: string;
}

/** A policy that can work, with what is worth a warning; or everything that is wrong, in the order of the text. */
export type ReadPolicy =
	| { readonly ok: true; readonly policy: Policy; readonly warnings: readonly YamlRemark[] }
	| { readonly ok: false; readonly errors: readonly YamlRemark[] };

/** Longest text that is read: some four times what `writePipelineYaml` writes. */
const LONGEST_TEXT = 20_000;
/** A text that is wrong all over is not told so line by line. */
const MOST_REMARKS = 20;

/**
 * Reads a policy as YAML 1.2. Fields that are left out stand at their defaults; those that the level does not have stay as
 * they are in `base`. Keys given twice, anchors, aliases and tags are errors: what is written is what is meant.
 */
export function readPipelineYaml(text: string, context: PolicyContext, base: Policy = DEFAULT_POLICY): ReadPolicy {
	if (text.length > LONGEST_TEXT) {
		const sentence = `The text has ${text.length} characters; allowed: at most ${LONGEST_TEXT}.`;
		return { ok: false, errors: [{ line: 1, column: 1, sentence }] };
	}
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		// Told here, each with its field.
		uniqueKeys: false,
		resolveKnownTags: false,
		logLevel: "error",
	});
	const remark = (offset: number, sentence: string): YamlRemark => {
		const { line, col } = lines.linePos(offset);
		return { line, column: col, sentence };
	};
	if (document.errors.length > 0) {
		return wrong(document.errors.map(({ code, message, pos }) => remark(pos[0], syntaxSentence(code, message))));
	}
	const root = document.contents;
	if (!isMap(root)) {
		const nothing = root === null || (isScalar(root) && root.value === null);
		const found = nothing ? "There is nothing here" : "This is no field";
		return wrong([remark(root?.range?.[0] ?? 0, `${found}; allowed: a name and a value, such as window: 28.`)]);
	}
	const { fields, places, faults } = new PolicyReader(text, context.level).read(root);
	const errors = faults.map(({ offset, sentence }) => remark(offset, sentence));
	const kept = fieldsOf(base).filter(([field]) => !hasField(context.level, field));
	const policy = v.parse(PolicySchema, policyOf([...kept, ...fields]));
	const groups = new Set(faults.map(({ group }) => group));
	const warnings: YamlRemark[] = [];
	for (const { kind, field, sentence } of policyFaults(policy, context)) {
		const [group = ""] = field.split(".");
		// Of a group that is not understood nothing more is said.
		if (groups.has(group)) continue;
		const place = places.get(field) ?? places.get(field.split(".").slice(0, -1).join(".")) ?? places.get(group) ?? 0;
		(kind === "error" ? errors : warnings).push(remark(place, sentence));
	}
	return errors.length > 0 ? wrong(errors) : { ok: true, policy, warnings };
}

const wrong = (errors: readonly YamlRemark[]): ReadPolicy => ({
	ok: false,
	errors: errors.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_REMARKS),
});

/** The parser's own words, on one line, where there are none of ours. */
function syntaxSentence(code: string, message: string): string {
	if (code === "TAB_AS_INDENT") return "A tab indents this line; allowed: spaces.";
	if (code === "MULTIPLE_DOCS") return "A second document begins; allowed: one.";
	if (code === "RESOURCE_EXHAUSTION") return "Lists in lists go too deep; allowed: the fields of a policy.";
	return `This is not YAML (${message.replace(/\s+/g, " ").replace(/\.$/, "")}); allowed: name: value.`;
}
