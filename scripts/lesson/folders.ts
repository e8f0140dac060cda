import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledLesson, compileLesson, type TextFile } from "./compile.ts";
import { LessonFault } from "./fault.ts";
import { type Glossary, readGlossary } from "./glossary.ts";

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

/** Compiles every lesson of the project at `root`. */
export const compileCourse = (root: string): Course => ({
	glossary: glossaryOf(root),
	lessons: foldersOf(root).map((folder) => compileFolder(root, folder)),
});
