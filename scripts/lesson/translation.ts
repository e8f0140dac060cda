import type { RootContent } from "mdast";
import type { Directive } from "./attributes.ts";
import type { Place, Refuse } from "./fault.ts";

type Parent = { readonly children: readonly RootContent[] };
type Content = readonly RootContent[];

/** What a file lesson.<locale>.md may be called. */
export const LOCALE = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;

/**
 * Holds the words of a translation to the lesson: the same blocks in the same order, with the same ids and the same right
 * answers. What a block asks is said once, in the lesson; it is written into the blocks of the translation here, so that
 * they compile to the same goals.
 *
 * @param ends where the translation ends
 * @throws {LessonFault} at the first block that differs, saying what the lesson has there
 */
export function holdTo(lesson: Content, translated: Content, ends: Place, refuse: Refuse): void {
	for (const [i, expected] of lesson.entries()) {
		const found = translated[i];
		const next = `expected is ${named(expected)}, as in line ${expected.position?.start.line} of lesson.md`;
		if (!found) return refuse(ends, `${next}; nothing follows here`);
		if (named(found) !== named(expected)) return refuse(found.position?.start, `${named(found)} is here; ${next}`);
		if (isDirective(expected)) takeAttributes(expected, found as Directive, refuse);
		if (hasBlocks(expected)) {
			const end = found.position?.end ?? ends;
			holdTo(expected.children as Content, (found as unknown as Parent).children, end, refuse);
		}
	}
	const more = translated[lesson.length];
	if (more) refuse(more.position?.start, `${named(more)} is here; expected is no more, as in lesson.md`);
}

const isDirective = (node: RootContent): node is Directive =>
	node.type === "containerDirective" || node.type === "leafDirective";

const hasBlocks = (node: RootContent): node is RootContent & Parent =>
	["containerDirective", "list", "listItem", "blockquote"].includes(node.type);

/** A block as an author knows it: "a paragraph", "the directive goal". */
function named(node: RootContent): string {
	if (isDirective(node)) {
		const id = node.attributes?.["id"];
		return id ? `the directive ${node.name} {#${id}}` : `the directive ${node.name}`;
	}
	if (node.type === "heading") return `a heading ${"#".repeat(node.depth)}`;
	if (node.type === "list") return node.ordered ? "a numbered list" : "a list";
	if (node.type !== "listItem") return `a ${node.type}`;
	return typeof node.checked === "boolean" ? `an answer - [${node.checked ? "x" : " "}]` : "an item of a list";
}

function takeAttributes(expected: Directive, found: Directive, refuse: Refuse): void {
	const { id, ...asked } = expected.attributes ?? {};
	const more = Object.keys(found.attributes ?? {}).find((name) => name !== "id");
	if (more !== undefined) {
		const allowed = id ? `{#${id}} alone` : "none";
		refuse(found.position?.start, `${found.name}: ${more} is said in lesson.md; allowed here: ${allowed}`);
	}
	found.attributes = { ...asked, ...(id ? { id } : {}) };
}
