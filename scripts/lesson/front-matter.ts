import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { LessonMeta } from "../../src/lesson/lesson.ts";
import type { Place, Refuse } from "./fault.ts";

type Written = Omit<LessonMeta, "number" | "slug">;

const line = (value: unknown) => typeof value === "string" && value.trim() !== "" && !value.includes("\n");
const minutes = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 60;
const names = (value: unknown) => Array.isArray(value) && value.every((name) => /^[a-z0-9-]+$/.test(String(name)));

/** What the front matter may and must say. */
const FIELDS: Record<keyof Written, { fits: (value: unknown) => boolean; allowed: string }> = {
	title: { fits: line, allowed: "one line of text" },
	summary: { fits: line, allowed: "one line of text" },
	objective: { fits: line, allowed: "one line of text" },
	minutes: { fits: minutes, allowed: "a whole number, 1 to 60" },
	covers: { fits: names, allowed: "a list of ids of lessons/coverage.yaml" },
};

/** The front matter of a lesson. */
export const ALL = ["title", "summary", "objective", "minutes", "covers"] as const;

/** What of it is words: the front matter of a translation. */
export const WORDS = ["title", "summary", "objective"] as const;

/**
 * Reads the YAML between the two `---` lines at the top of a lesson.
 *
 * @param firstLine the source line on which `yaml` begins
 * @param fields what it may and must say
 */
export function readFrontMatter<F extends keyof Written>(
	yaml: string,
	firstLine: number,
	refuse: Refuse,
	fields: readonly F[],
): Pick<Written, F> {
	const keys = fields.join(", ");
	const lines = new LineCounter();
	const document = parseDocument(yaml, { lineCounter: lines });
	const at = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return { line: line + firstLine - 1, column: col };
	};
	const top = { line: firstLine, column: 1 };

	const fault = document.errors[0] ?? document.warnings[0];
	if (fault) refuse(at(fault.pos[0]), `front matter: ${fault.message.split("\n", 1)[0]}`);
	if (!isMap(document.contents))
		return refuse(top, `front matter: expected lines of the form key: value, with ${keys}`);

	const places = new Map<string, Place>();
	for (const { key } of document.contents.items) {
		const name = isScalar(key) ? String(key.value) : "";
		const place = isScalar(key) && key.range ? at(key.range[0]) : top;
		if (!(fields as readonly string[]).includes(name))
			refuse(place, `front matter: unknown key ${name}; allowed are ${keys}`);
		places.set(name, place);
	}
	const values: Record<string, unknown> = document.toJS();
	for (const name of fields) {
		const { fits, allowed } = FIELDS[name];
		if (!places.has(name)) refuse(top, `front matter: ${name} is missing; it is ${allowed}`);
		if (!fits(values[name])) {
			refuse(places.get(name), `front matter: ${name} is ${JSON.stringify(values[name])}; allowed is ${allowed}`);
		}
	}
	return values as unknown as Pick<Written, F>;
}
