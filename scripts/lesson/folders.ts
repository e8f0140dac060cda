import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson } from "../../src/lesson/lesson.ts";
import { type CompiledLesson, compileLesson, type TextFile, translateLesson } from "./compile.ts";
import { LessonFault } from "./fault.ts";
import { type Glossary, readGlossary } from "./glossary.ts";
import { LOCALE } from "./translation.ts";

/** All lessons, and the glossary that they share. */
export interface Course {
	readonly glossary: Glossary;
	/** Every lesson in its order. */
	readonly lessons: readonly CompiledLesson[];
}

/** Reads a file of the project, named from its root. */
const read = (root: string, file: string): TextFile => ({ file, text: readFileSync(join(root, file), "utf8") });

/** Folders of lessons under lessons/, in order: "02-when-the-world-moves". */
const foldersOf = (root: string): string[] =>
	readdirSync(join(root, "lessons"), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && existsSync(join(root, "lessons", entry.name, "lesson.md")))
		.map(({ name }) => name)
		.sort();

const numberOf = (folder: string): string => folder.slice(0, 2);

const GLOSSARY = "lessons/glossary.yaml";

/** The glossary of the project at `root`. */
function glossaryOf(root: string): Glossary {
	const { file, text } = read(root, GLOSSARY);
	return readGlossary(text, file);
}

/**
 * Compiles the lesson in `folder`, and those before it whose end it inherits: of the nearest lower number each, for the
 * numbers of a course under way have gaps.
 *
 * @param seen is told each file that was read, from the root, to watch it
 * @param given the text of lesson.md when it is at hand already
 */
export function compileFolder(
	root: string,
	folder: string,
	seen: (file: string) => void = () => {},
	given?: string,
): CompiledLesson {
	const file = (name: string) => `lessons/${folder}/${name}`;
	const has = existsSync(join(root, file("scenario.yaml")));
	for (const one of [GLOSSARY, file("lesson.md"), file("solution.yaml"), ...(has ? [file("scenario.yaml")] : [])])
		seen(one);
	const folders = foldersOf(root);
	const twin = folders.find((other) => other !== folder && numberOf(other) === numberOf(folder));
	if (twin) {
		const reason = `the number ${numberOf(folder)} is that of ${twin} too; allowed is each number once`;
		throw new LessonFault(file("lesson.md"), { line: 1, column: 1 }, reason);
	}
	const before = has ? undefined : folders[folders.indexOf(folder) - 1];
	return compileLesson(
		{
			lesson: given === undefined ? read(root, file("lesson.md")) : { file: file("lesson.md"), text: given },
			scenario: has ? read(root, file("scenario.yaml")) : null,
			solution: read(root, file("solution.yaml")),
		},
		glossaryOf(root),
		before === undefined ? null : compileFolder(root, before, seen),
	);
}

/** Locales into which the lesson in `folder` has been translated: "de" for lesson.de.md. */
function localesOf(root: string, folder: string): string[] {
	return readdirSync(join(root, "lessons", folder)).flatMap((name) => /^lesson\.(.+)\.md$/.exec(name)?.[1] ?? []);
}

/**
 * Compiles the lesson in `folder` with the words of lesson.<locale>.md.
 *
 * @param given the text of that file when it is at hand already
 */
export function compileTranslation(
	root: string,
	folder: string,
	locale: string,
	seen: (file: string) => void = () => {},
	given?: string,
): Lesson {
	const file = `lessons/${folder}/lesson.${locale}.md`;
	if (!LOCALE.test(locale)) {
		const reason = `${locale} is no locale; allowed is a language, then a script or a region: de, pt-BR, zh-Hant`;
		throw new LessonFault(file, { line: 1, column: 1 }, reason);
	}
	const { lesson } = compileFolder(root, folder, seen);
	const translated = given === undefined ? read(root, file) : { file, text: given };
	const source = read(root, `lessons/${folder}/lesson.md`);
	return translateLesson(lesson, source, { ...translated, locale }, glossaryOf(root));
}

/** Compiles every lesson of the project at `root`, and its translations, so that a fault in one is found. */
export const compileCourse = (root: string): Course => ({
	glossary: glossaryOf(root),
	lessons: foldersOf(root).map((folder) => {
		for (const locale of localesOf(root, folder)) compileTranslation(root, folder, locale);
		return compileFolder(root, folder);
	}),
});
