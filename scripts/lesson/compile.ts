import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import type { LessonText } from "../../src/lesson/lesson.ts";
import { compileBlocks } from "./blocks.ts";
import { LessonFault, type Refuse } from "./fault.ts";
import { readFrontMatter } from "./front-matter.ts";

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ["yaml"]).use(blockDirectives);

/**
 * Compiles the Markdown of one lesson to the tree that the page draws.
 *
 * @param source text of the file
 * @param file its path, for messages; its folder NN-slug gives the lesson's number and name
 * @throws {LessonFault} for anything that the page could not draw as it is meant, naming file:line:column
 */
export function compileLesson(source: string, file: string): LessonText {
	const refuse: Refuse = (place, reason) => {
		throw new LessonFault(file, place ?? { line: 1, column: 1 }, reason);
	};
	const folder = /(?:^|\/)(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\/[^/]*$/.exec(file);
	if (!folder)
		return refuse(undefined, "a lesson lies in a folder NN-slug: two figures, then small letters and hyphens");
	const [, number, slug = ""] = folder;

	const [first, ...rest] = markdown.parse(source).children;
	if (first?.type !== "yaml") return refuse(undefined, "the front matter is missing: the first line is ---");
	const written = readFrontMatter(first.value, (first.position?.start.line ?? 1) + 1, refuse);
	return { meta: { number: Number(number), slug, ...written }, blocks: compileBlocks(rest, refuse) };
}

/** Directives that stand on lines of their own. The inline form would swallow words from "10:30" or "Level 0:manual". */
function blockDirectives(this: Processor): void {
	remarkDirective.call(this as never);
	const extension = this.data().micromarkExtensions?.at(-1);
	if (extension) delete extension.text;
}
