import type { List, RootContent, Table } from "mdast";
import type { Prose } from "../../src/lesson/prose.ts";
import type { Refuse } from "./fault.ts";
import { compileInline } from "./inline.ts";

const ALLOWED = "paragraphs, ## headings, lists, > quotes and tables";

/** The blocks of a lesson, a list item or a quote, in order. A new kind of block is a new case here. */
export function compileBlocks(nodes: readonly RootContent[], refuse: Refuse): Prose[] {
	return nodes.map((node): Prose => {
		const place = node.position?.start;
		switch (node.type) {
			case "paragraph":
				return { kind: "paragraph", content: compileInline(node.children, refuse) };
			case "heading":
				if (node.depth !== 2 && node.depth !== 3) {
					return refuse(
						place,
						`a heading of depth ${node.depth} is not allowed; allowed are ## and ### (the title is in the front matter)`,
					);
				}
				return { kind: "heading", depth: node.depth, content: compileInline(node.children, refuse) };
			case "list":
				return compileList(node, refuse);
			case "blockquote":
				return { kind: "quote", blocks: compileBlocks(node.children, refuse) };
			case "table":
				return compileTable(node, refuse);
			case "html":
				return refuse(place, `raw HTML (${node.value.split("\n", 1)[0]}) is not allowed; allowed are ${ALLOWED}`);
			case "containerDirective":
			case "leafDirective":
				return refuse(place, `the directive ${node.name} is not known; allowed are ${ALLOWED}`);
			default:
				return refuse(place, `${node.type} is not allowed here; allowed are ${ALLOWED}`);
		}
	});
}

function compileList(node: List, refuse: Refuse): Prose {
	const items = node.children.map((item) => {
		if (typeof item.checked === "boolean") refuse(item.position?.start, "a list item with a tick box is not allowed");
		return compileBlocks(item.children, refuse);
	});
	return { kind: "list", start: node.ordered ? (node.start ?? 1) : null, items };
}

function compileTable(node: Table, refuse: Refuse): Prose {
	const [head = [], ...rows] = node.children.map((row) =>
		row.children.map((cell) => compileInline(cell.children, refuse)),
	);
	return { kind: "table", align: head.map((_, i) => node.align?.[i] ?? null), head, rows };
}
