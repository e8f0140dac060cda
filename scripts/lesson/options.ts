import type { List, RootContent } from "mdast";
import type { Option } from "../../src/lesson/lesson.ts";
import type { Inline } from "../../src/lesson/prose.ts";
import type { Context } from "./context.ts";
import { compileInline } from "./inline.ts";

const FORM = "- [ ] answer :: reason, and - [x] for what is right";

/** The list of answers at the end of a predict or quiz, each with its reason; `rest` is what stands before it. */
export function compileOptions(
	nodes: readonly RootContent[],
	context: Context,
	refuse: (reason: string) => never,
): { options: Option[]; rest: RootContent[] } {
	const list = nodes.at(-1);
	if (list?.type !== "list") return refuse(`it ends with a list of answers; allowed: ${FORM}`);
	const options = list.children.map((item) => compileOption(item, context));
	if (options.length < 2) refuse("at least two answers");
	if (options.filter(({ right }) => right).length !== 1) refuse("exactly one answer is right: - [x]");
	return { options, rest: nodes.slice(0, -1) };
}

function compileOption(item: List["children"][number], context: Context): Option {
	const place = item.position?.start;
	const [first, ...more] = item.children;
	if (typeof item.checked !== "boolean" || first?.type !== "paragraph" || more.length > 0) {
		return context.refuse(place, `an answer is one line; allowed: ${FORM}`);
	}
	const words = compileInline(first.children, context);
	const at = words.findIndex((part) => part.kind === "text" && part.text.includes(" :: "));
	const middle = words[at];
	if (middle?.kind !== "text") return context.refuse(place, `an answer has no reason; allowed: ${FORM}`);
	const [before = "", ...after] = middle.text.split(" :: ");
	const text = (said: string): Inline[] => (said.trim() === "" ? [] : [{ kind: "text", text: said }]);
	const answer = [...words.slice(0, at), ...text(before)];
	const reason = [...text(after.join(" :: ")), ...words.slice(at + 1)];
	if (answer.length === 0 || reason.length === 0) {
		return context.refuse(place, `an answer or its reason is empty; allowed: ${FORM}`);
	}
	return { right: item.checked, answer, reason };
}
