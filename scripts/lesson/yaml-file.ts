import * as v from "valibot";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { LessonFault, type Place } from "./fault.ts";

/** A YAML file that has been read, and where each of its values stands. */
export interface YamlFile<T> {
	readonly value: T;
	/** Stops at a value, with what is allowed there instead. */
	refuse(path: readonly (string | number)[], reason: string): never;
}

type Path = readonly (string | number)[];

/**
 * Reads a YAML file of a lesson.
 *
 * @throws {LessonFault} naming file:line:column, the value and what is allowed
 */
export function readYaml<const S extends v.GenericSchema>(
	text: string,
	file: string,
	schema: S,
): YamlFile<v.InferOutput<S>> {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const at = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return { line, column: col };
	};
	const fault = document.errors[0] ?? document.warnings[0];
	if (fault) throw new LessonFault(file, at(fault.pos[0]), fault.message.split("\n", 1)[0] ?? "");
	const refuse = (path: Path, reason: string): never => {
		throw new LessonFault(file, at(offsetOf(document, path)), reason);
	};
	const parsed = v.safeParse(schema, document.toJS());
	if (parsed.success) return { value: parsed.output, refuse };
	const [issue] = parsed.issues;
	return refuse(pathOf(issue), sentenceOf(issue));
}

export const pathOf = (issue: v.BaseIssue<unknown>): Path =>
	(issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));

/** "moves.0.do is \"tain\"; allowed: one of ..." */
export function sentenceOf(issue: v.BaseIssue<unknown>, below: Path = []): string {
	const path = [...below, ...pathOf(issue)].join(".") || "the file";
	if (issue.input === undefined) return `${path} is missing; allowed: ${issue.message}`;
	const unknown = issue.expected === "never";
	return unknown
		? `${path} is not a field here; allowed: ${issue.message}`
		: `${path} is ${JSON.stringify(issue.input)}; allowed: ${issue.message}`;
}

/** Where the value at `path` begins, or the nearest one around it. */
function offsetOf(document: Document, path: Path): number {
	for (let length = path.length; length >= 0; length--) {
		const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return node.range[0];
	}
	return 0;
}
