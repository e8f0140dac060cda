import type { Heading, RootContent } from "mdast";
import type { Block, Source, Step } from "../../src/lesson/lesson.ts";
import type { Inline } from "../../src/lesson/prose.ts";
import { type Context, claim } from "./context.ts";
import { compileDirective, compileSources } from "./directives.ts";
import { compileInline } from "./inline.ts";
import { compileProse } from "./prose.ts";

interface Body {
	readonly steps: Step[];
	readonly sources: Source[];
	readonly next: Inline[];
}

/**
 * What follows the front matter: steps, each from one ## heading to the next, and the sources at the end.
 *
 * @param ids names of the steps in addresses, when their headings do not give them
 */
export function compileSteps(nodes: readonly RootContent[], context: Context, ids?: readonly string[]): Body {
	const { refuse } = context;
	const last = nodes.at(-1);
	if (last?.type !== "containerDirective" || last.name !== "sources") {
		return refuse(last?.position?.start, "a lesson ends with :::sources");
	}
	const body = nodes.slice(0, -1);
	const first = body[0];
	if (!isStart(first)) return refuse(first?.position?.start, "a lesson begins with the ## heading of its first step");
	const steps: Step[] = [];
	const starts = body.flatMap((node, i) => (isStart(node) ? [i] : []));
	for (const [k, i] of starts.entries()) {
		steps.push(compileStep(body[i] as Heading, body.slice(i + 1, starts[k + 1]), context, ids?.[k]));
	}
	return { steps, ...compileSources(last, context) };
}

const isStart = (node: RootContent | undefined): boolean => node?.type === "heading" && node.depth === 2;

function compileStep(heading: Heading, nodes: readonly RootContent[], context: Context, named?: string): Step {
	const title = compileInline(heading.children, context);
	const id = claim(context, named ?? nameOf(title), heading.position?.start);
	const blocks = nodes.flatMap((node): Block[] =>
		node.type === "containerDirective" || node.type === "leafDirective"
			? [compileDirective(node, context)]
			: compileProse([node], context),
	);
	const asks = blocks.flatMap((block) =>
		block.kind === "predict" || block.kind === "goal" || block.kind === "quiz" ? [block.id] : [],
	);
	if (asks.length === 0) {
		context.refuse(heading.position?.start, "a step is finished by doing; it needs a predict, a goal or a quiz");
	}
	return { id, title, blocks, asks };
}

/** The heading as it stands in addresses. */
function nameOf(title: readonly Inline[]): string {
	const text = title.map((part) => ("text" in part ? part.text : nameOf(part.content))).join("");
	return text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");
}
