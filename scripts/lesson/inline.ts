import type { Link, PhrasingContent } from "mdast";
import type { Inline } from "../../src/lesson/prose.ts";
import { type Context, useTerm } from "./context.ts";

const ALLOWED = "text, *emphasis*, **strong**, `code`, [links](https://...) and [terms](term:name)";

/** The words of one paragraph, heading or cell. */
export function compileInline(nodes: readonly PhrasingContent[], context: Context): Inline[] {
	const { refuse } = context;
	return nodes.map((node): Inline => {
		const place = node.position?.start;
		switch (node.type) {
			case "text":
				context.words += node.value.split(/\s+/).filter(Boolean).length;
				return { kind: "text", text: node.value.replaceAll("\n", " ") };
			case "inlineCode":
				context.words++;
				return { kind: "code", text: node.value };
			case "strong":
			case "emphasis":
				return { kind: node.type, content: compileInline(node.children, context) };
			case "link":
				return compileLink(node, context);
			case "html":
				return refuse(place, `raw HTML (${node.value}) is not allowed; allowed are ${ALLOWED}`);
			default:
				return refuse(place, `${node.type} is not allowed here; allowed are ${ALLOWED}`);
		}
	});
}

function compileLink(node: Link, context: Context): Inline {
	const { refuse } = context;
	const place = node.position?.start;
	const content = compileInline(node.children, context);
	if (node.title) refuse(place, `the title "${node.title}" of a link would not be shown; write it in the text`);
	const term = /^term:(.*)$/s.exec(node.url)?.[1];
	if (term !== undefined) return { kind: "term", term: useTerm(context, term, place), content };
	if (!isSafe(node.url))
		refuse(place, `the link to ${JSON.stringify(node.url)} is not allowed; allowed are https and relative links`);
	return { kind: "link", href: node.url, content };
}

/** Whether an address is https or relative. A page may be hosted in any folder, so `/x` and `//host` are not relative. */
function isSafe(url: string): boolean {
	// Browsers drop control characters and turn backslashes round before they look for a scheme.
	if (url === "" || /[\p{Cc}\s\\]/u.test(url)) return false;
	if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return /^https:\/\/[^/]/i.test(url);
	return !url.startsWith("/");
}
