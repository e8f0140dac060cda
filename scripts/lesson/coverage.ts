import * as v from "valibot";
import { readYaml } from "./yaml-file.ts";

const KINDS = ["heading", "list", "figure"] as const;
const part = v.strictObject(
	{
		id: v.pipe(v.string("a name"), v.regex(/^[a-z0-9-]+$/, "small letters, figures and hyphens")),
		/** The heading itself, the heading that a list stands under, or the name of the figure's file. */
		at: v.string("the heading, or the name of the figure"),
		kind: v.picklist(KINDS, `one of ${KINDS.join(", ")}`),
		/** What it is about, in our words. */
		label: v.string("a short label"),
	},
	"only id, at, kind, label",
);
const File = v.strictObject(
	{ parts: v.array(part, "a list of parts"), notYet: v.array(v.string("an id"), "a list of ids") },
	"only parts and notYet",
);

/** The parts of the source text that lessons have to cover. */
export type Coverage = v.InferOutput<typeof File>;

/** Reads lessons/coverage.yaml. Throws when an id is there twice, or `notYet` names one that is not. */
export function readCoverage(text: string, file: string): Coverage {
	const { value, refuse } = readYaml(text, file, File);
	const ids = value.parts.map(({ id }) => id);
	for (const [i, id] of ids.entries()) {
		if (ids.indexOf(id) !== i) refuse(["parts", i, "id"], `the id ${id} is there already`);
	}
	for (const [i, id] of value.notYet.entries()) {
		if (!ids.includes(id)) refuse(["notYet", i], `${id} is not an id of parts`);
	}
	return value;
}

/** What is wrong with the claims of lessons, each in a sentence; nothing when every part is claimed or not yet. */
export function coverageFaults(
	{ parts, notYet }: Coverage,
	claims: readonly { slug: string; covers: readonly string[] }[],
): string[] {
	const ids = parts.map(({ id }) => id);
	const claimed = new Set(claims.flatMap(({ covers }) => covers));
	return [
		...claims.flatMap(({ slug, covers }) =>
			covers.filter((id) => !ids.includes(id)).map((id) => `${slug} covers ${id}, which is no part of the source text`),
		),
		...ids.filter((id) => !claimed.has(id) && !notYet.includes(id)).map((id) => `${id} is claimed by no lesson`),
		...notYet.filter((id) => claimed.has(id)).map((id) => `${id} is claimed by a lesson and still in notYet`),
	];
}

/** The headings, bullet lists and figures of a source text, in order, as `kind at`. */
export function partsOf(markdown: string): string[] {
	const found: string[] = [];
	let heading = "";
	let inList = false;
	for (const line of markdown.split("\n")) {
		const title = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
		const figure = /!\[[^\]]*\]\(([^)\s]+)\)/.exec(line)?.[1];
		const item = /^\s*(?:-|\d+\.)\s/.test(line);
		// Bold lines of their own are headings of the lists below them.
		const lead = /^\*\*([^*]+)\*\*$/.exec(line.trim())?.[1];
		if (title !== undefined || lead !== undefined) {
			heading = plain(title ?? lead ?? "");
			found.push(`heading ${heading}`);
		}
		if (figure) found.push(`figure ${figure.split("/").at(-1)}`);
		if (item && !inList) found.push(`list ${heading}`);
		inList = item || (inList && line.trim() !== "" && title === undefined) || (inList && /^\s+\S/.test(line));
	}
	return found;
}

/** Without marks and pictures: "## **🎯 Goals**" says Goals. */
const plain = (text: string): string =>
	text
		.replaceAll("*", "")
		.replace(/\p{Extended_Pictographic}|\uFE0F/gu, "")
		.replace(/\s+/g, " ")
		.trim();
