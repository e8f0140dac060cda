import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { hourOf } from "../../src/core/clock.ts";
import { DEFAULT_LOCALE, type Lesson, type Start } from "../../src/lesson/lesson.ts";
import type { Solution } from "../../src/lesson/solution.ts";
import type { Context } from "./context.ts";
import { LessonFault, type Refuse } from "./fault.ts";
import { ALL, readFrontMatter, WORDS } from "./front-matter.ts";
import type { Glossary } from "./glossary.ts";
import { readScenario } from "./scenario.ts";
import { readSolution } from "./solution.ts";
import { compileSteps } from "./steps.ts";
import { holdTo } from "./translation.ts";

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

/** A translation of the words: lesson.<locale>.md beside the lesson. */
export interface Translation extends TextFile {
	readonly locale: string;
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
	const { file } = files.lesson;
	const refuse = refusing(file);
	const folder = /(?:^|\/)(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\/[^/]*$/.exec(file);
	if (!folder)
		return refuse(undefined, "a lesson lies in a folder NN-slug: two figures, then small letters and hyphens");
	const [, number, slug = ""] = folder;

	const { front, rest } = parse(files.lesson, refuse);
	const written = readFrontMatter(front.value, front.line, refuse, ALL);
	const context: Context = { refuse, glossary, terms: new Set(), ids: new Set(), words: 0 };
	const body = compileSteps(rest, context);
	const solution = readSolution(files.solution.text, files.solution.file);
	const lesson: Lesson = {
		locale: DEFAULT_LOCALE,
		meta: { number: Number(number), slug, ...written },
		start: startOf(files, before, refuse),
		...body,
		terms: termsOf(context),
		solution: solution.moves,
	};
	return { lesson, solution, words: context.words };
}

/**
 * The lesson in other words: what its translation says instead of it. What it asks, where it begins and how it is solved
 * stay those of the lesson.
 *
 * @throws {LessonFault} when the translation has not the same blocks in the same order, or cannot be drawn as it is meant
 */
export function translateLesson(
	lesson: Lesson,
	source: TextFile,
	translation: Translation,
	glossary: Glossary,
): Lesson {
	const refuse = refusing(translation.file);
	const original = parse(source, refusing(source.file));
	const { front, rest, ends } = parse(translation, refuse);
	const written = readFrontMatter(front.value, front.line, refuse, WORDS);
	holdTo(original.rest, rest, ends, refuse);
	const context: Context = { refuse, glossary, terms: new Set(), ids: new Set(), words: 0 };
	const body = compileSteps(
		rest,
		context,
		lesson.steps.map(({ id }) => id),
	);
	const { locale } = translation;
	return { ...lesson, locale, meta: { ...lesson.meta, ...written }, ...body, terms: termsOf(context) };
}

const refusing =
	(file: string): Refuse =>
	(place, reason) => {
		throw new LessonFault(file, place ?? { line: 1, column: 1 }, reason);
	};

const termsOf = ({ terms, glossary }: Context): Lesson["terms"] =>
	Object.fromEntries([...terms].sort().map((term) => [term, glossary[term]])) as Lesson["terms"];

/** The front matter with the line on which it begins, what follows it, and where that ends. */
function parse({ text }: TextFile, refuse: Refuse) {
	const tree = markdown.parse(text);
	const [first, ...rest] = tree.children;
	if (first?.type !== "yaml") return refuse(undefined, "the front matter is missing: the first line is ---");
	const front = { value: first.value, line: (first.position?.start.line ?? 1) + 1 };
	return { front, rest, ends: tree.position?.end ?? { line: 1, column: 1 } };
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
