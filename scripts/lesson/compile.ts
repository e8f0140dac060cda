import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { hourOf } from "../../src/core/clock.ts";
import type { Lesson, Start } from "../../src/lesson/lesson.ts";
import type { Solution } from "../../src/lesson/solution.ts";
import type { Context } from "./context.ts";
import { LessonFault, type Refuse } from "./fault.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { Glossary } from "./glossary.ts";
import { readScenario } from "./scenario.ts";
import { readSolution } from "./solution.ts";
import { compileSteps } from "./steps.ts";

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ["yaml"]).use(blockDirectives);

/** One file: its text, and its path for messages. */
export interface TextFile {
	readonly file: string;
	readonly text: string;
}

/** What a lesson is compiled from. Its folder NN-slug gives its number and name. */
export interface LessonFiles {
	readonly lesson: TextFile;
	/** Null when the lesson begins where the one before ended. */
	readonly scenario: TextFile | null;
	readonly solution: TextFile;
}

/** A lesson for the page, and what proves it. */
export interface CompiledLesson {
	readonly lesson: Lesson;
	readonly solution: Solution;
	/** Words that are read. */
	readonly words: number;
}

/**
 * Compiles one lesson to the tree that the page draws.
 *
 * @param before the lesson before, whose end is inherited when there is no scenario
 * @throws {LessonFault} for anything that the page could not draw as it is meant, naming file:line:column
 */
export function compileLesson(
	files: LessonFiles,
	glossary: Glossary,
	before: CompiledLesson | null = null,
): CompiledLesson {
	const { file, text } = files.lesson;
	const refuse: Refuse = (place, reason) => {
		throw new LessonFault(file, place ?? { line: 1, column: 1 }, reason);
	};
	const folder = /(?:^|\/)(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\/[^/]*$/.exec(file);
	if (!folder)
		return refuse(undefined, "a lesson lies in a folder NN-slug: two figures, then small letters and hyphens");
	const [, number, slug = ""] = folder;

	const [first, ...rest] = markdown.parse(text).children;
	if (first?.type !== "yaml") return refuse(undefined, "the front matter is missing: the first line is ---");
	const written = readFrontMatter(first.value, (first.position?.start.line ?? 1) + 1, refuse);
	const context: Context = { refuse, glossary, terms: new Set(), ids: new Set(), words: 0 };
	const body = compileSteps(rest, context);
	const solution = readSolution(files.solution.text, files.solution.file);
	const terms = Object.fromEntries([...context.terms].sort().map((term) => [term, glossary[term]]));
	const lesson: Lesson = {
		meta: { number: Number(number), slug, ...written },
		start: startOf(files, before, refuse),
		...body,
		terms: terms as Lesson["terms"],
		solution: solution.moves,
	};
	return { lesson, solution, words: context.words };
}

function startOf({ scenario }: LessonFiles, before: CompiledLesson | null, refuse: Refuse): Start {
	if (scenario) {
		const { day, plan } = readScenario(scenario.text, scenario.file);
		return { plan, hour: hourOf(day), lead: [], inherited: null };
	}
	if (!before)
		return refuse(undefined, "scenario.yaml is missing, and there is no lesson before whose end it inherits");
	const { start, meta } = before.lesson;
	return {
		plan: start.plan,
		hour: start.hour + hourOf(before.solution.days),
		lead: [...start.lead, { from: start.hour, moves: before.solution.moves }],
		inherited: meta.number,
	};
}

/** Directives that stand on lines of their own. The inline form would swallow words from "10:30" or "Level 0:manual". */
function blockDirectives(this: Processor): void {
	remarkDirective.call(this as never);
	const extension = this.data().micromarkExtensions?.at(-1);
	if (extension) delete extension.text;
}
