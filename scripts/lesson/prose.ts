import type { List, RootContent, Table } from "mdast";
import type { Prose } from "../../src/lesson/prose.ts";
import type { Context } from "./context.ts";
import { compileInline } from "./inline.ts";

const ALLOWED = "paragraphs, ### headings, lists, > quotes and tables";

/** Words that ask nothing: the content of a step between its directives, a list item, a quote, a question. */
export function compileProse(nodes: readonly RootContent[], context: Context): Prose[] {
	return nodes.map((node) => compileOne(node, context));
}

function compileOne(node: RootContent, context: Context): Prose {
	const { refuse } = context;
	const place = node.position?.start;
	switch (node.type) {
		case "paragraph":
			return { kind: "paragraph", content: compileInline(node.children, context) };
		case "heading":
			if (node.depth !== 3) {
				return refuse(
					place,
					`a heading of depth ${node.depth} is not allowed here; allowed are ## for a step and ### within it (the title is in the front matter)`,
				);
			}
			return { kind: "heading", depth: 3, content: compileInline(node.children, context) };
		case "list":
			return compileList(node, context);
		case "blockquote":
			return { kind: "quote", blocks: compileProse(node.children, context) };
		case "table":
			return compileTable(node, context);
		case "html":
			return refuse(place, `raw HTML (${node.value.split("\n", 1)[0]}) is not allowed; allowed are ${ALLOWED}`);
		case "containerDirective":
		case "leafDirective":
			return refuse(place, `the directive ${node.name} is not allowed here; allowed are ${ALLOWED}`);
		default:
			return refuse(place, `${node.type} is not allowed here; allowed are ${ALLOWED}`);
	}
}

function compileList(node: List, context: Context): Prose {
	const items = node.children.map((item) => {
		if (typeof item.checked === "boolean") {
			context.refuse(
				item.position?.start,
				"a list item with a tick box is not allowed here; allowed in predict and quiz",
			);
		}
		return compileProse(item.children, context);
	});
	return { kind: "list", start: node.ordered ? (node.start ?? 1) : null, items };
}

function compileTable(node: Table, context: Context): Prose {
	const [head = [], ...rows] = node.children.map((row) =>
		row.children.map((cell) => compileInline(cell.children, context)),
	);
	return { kind: "table", align: head.map((_, i) => node.align?.[i] ?? null), head, rows };
}
