import * as v from "valibot";
import type { Term } from "../../src/lesson/lesson.ts";
import { readYaml } from "./yaml-file.ts";

const line = v.pipe(v.string("one line of text"), v.trim(), v.nonEmpty("one line of text"));
const name = v.pipe(
	v.string("a name"),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, figures and single hyphens"),
);
const href = v.pipe(v.string("an https address"), v.regex(/^https:\/\/[^/\s]+/, "an https address"));
const source = v.strictObject({ title: line, href }, "title and href");
const term = v.strictObject({ word: line, definition: line, source }, "only word, definition, source");

/** Every term by its name. */
export type Glossary = Readonly<Record<string, Term>>;

/** Reads lessons/glossary.yaml. */
export const readGlossary = (text: string, file: string): Glossary =>
	readYaml(text, file, v.record(name, term, "names of terms")).value;
