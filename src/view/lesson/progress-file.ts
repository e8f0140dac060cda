import * as v from "valibot";
import { KIND, LONGEST_FILE, NOTHING_DONE } from "./lesson-progress.ts";

const MOST_DAYS = 3650;
const PROTOTYPE = ["__proto__", "constructor", "prototype"];

const name = v.pipe(
	v.string("a name"),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, figures and hyphens"),
	v.maxLength(80, "at most 80 characters"),
	v.check((key) => !PROTOTYPE.includes(key), "another name"),
);
const whole = (max: number) => {
	const allowed = `a whole number from 0 to ${max}`;
	return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(0, allowed), v.maxValue(max, allowed));
};
const strict = <const T extends v.ObjectEntries>(entries: T) =>
	v.strictObject(entries, `an object of ${Object.keys(entries).join(", ")}`);

const LessonProgressSchema = strict({
	/** Ids of what was asked and is done: predictions, goals, quizzes. */
	done: v.pipe(v.array(name, "a list of names"), v.maxLength(200, "at most 200 names")),
	/** Predictions that were chosen, by id: place of the option, and the day on which it was chosen. */
	chosen: v.record(name, strict({ option: whole(50), day: whole(MOST_DAYS) }), "an object"),
	/** Predictions that were drawn, by id: a value a day from day `from` on. */
	drawn: v.record(
		name,
		strict({
			from: whole(MOST_DAYS),
			values: v.pipe(
				v.array(v.pipe(v.number("a number"), v.finite("a finite number")), "a list of numbers"),
				v.minLength(1, "at least one number"),
				v.maxLength(MOST_DAYS, `at most ${MOST_DAYS} numbers`),
			),
		}),
		"an object",
	),
	/** Newest answer to each quiz, by id: place of the option. */
	answered: v.record(name, whole(50), "an object"),
	/** How many hints of each goal were opened, by id. */
	hints: v.record(name, whole(50), "an object"),
});

/** What a person has done in one lesson. */
export type LessonProgress = Readonly<v.InferOutput<typeof LessonProgressSchema>>;

const LessonsSchema = v.pipe(
	v.record(name, LessonProgressSchema, "an object of lessons"),
	v.check((lessons) => Object.keys(lessons).length <= 100, "at most 100 lessons"),
);

/** What a person has done in all lessons, by slug. */
export type AllProgress = Readonly<v.InferOutput<typeof LessonsSchema>>;

/** Turns the `lessons` of version n (its place counted from 1) into those of version n + 1. */
type Migration = (lessons: unknown) => unknown;
/** One less than VERSION of lesson-progress.ts. */
const MIGRATIONS: readonly Migration[] = [];

type Read = { readonly ok: true; readonly value: AllProgress } | { readonly ok: false; readonly error: string };

/** Reads what `writeProgress` wrote, in this version or an older one. Anything else gives one sentence; nothing is thrown. */
export function readProgress(text: string, migrations: readonly Migration[] = MIGRATIONS): Read {
	const refuse = (why: string): Read => ({ ok: false, error: why });
	if (text.length > LONGEST_FILE) {
		return refuse(`The file is ${text.length} characters long; allowed: at most ${LONGEST_FILE}.`);
	}
	let file: unknown;
	try {
		file = JSON.parse(text);
	} catch {
		return refuse("The file is not JSON; allowed: a progress file that Driftworks has saved.");
	}
	const shell = v.safeParse(v.object({ kind: v.literal(KIND), version: v.unknown(), lessons: v.unknown() }), file);
	if (!shell.success)
		return refuse("The file holds no progress of Driftworks; allowed: a file that Driftworks has saved.");
	const { version, lessons } = shell.output;
	const newest = migrations.length + 1;
	if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
		return refuse(`version is ${shorten(version)}; allowed: a whole number from 1 to ${newest}.`);
	}
	if (version > newest) {
		return refuse(
			`The file is of version ${version}, which a newer Driftworks has saved; allowed: versions up to ${newest}. Reload the page to get the newest.`,
		);
	}
	let migrated: unknown;
	try {
		migrated = migrations.slice(version - 1).reduce((older, migrate) => migrate(older), lessons);
	} catch {
		return refuse(`lessons cannot be read as version ${version}; allowed: a file that Driftworks has saved.`);
	}
	const parsed = v.safeParse(LessonsSchema, migrated);
	if (parsed.success) {
		// Names that would reach a prototype are passed over when a record is read.
		const all = Object.keys(parsed.output).length === Object.keys(migrated as object).length;
		if (all) return { ok: true, value: parsed.output };
		return refuse("lessons has a name that no lesson can have; allowed: small letters, figures and hyphens.");
	}
	const [issue] = parsed.issues;
	const path = ["lessons", v.getDotPath(issue)].filter(Boolean).join(".");
	return refuse(`${path.slice(0, 80)} is ${shorten(issue.input)}; allowed: ${issue.message}.`);
}

/** Both together: what is done in either is done; where both say something, the file that was brought does. */
export function merge(here: AllProgress, brought: AllProgress): AllProgress {
	const together = { ...here };
	for (const [slug, theirs] of Object.entries(brought)) {
		const ours = here[slug] ?? NOTHING_DONE;
		together[slug] = {
			done: [...new Set([...ours.done, ...theirs.done])],
			chosen: { ...ours.chosen, ...theirs.chosen },
			drawn: { ...ours.drawn, ...theirs.drawn },
			answered: { ...ours.answered, ...theirs.answered },
			hints: { ...ours.hints, ...theirs.hints },
		};
	}
	return together;
}

/** On one line and short: a file may hold anything. */
function shorten(value: unknown): string {
	const text = (JSON.stringify(value) ?? String(value)).replace(/\s+/g, " ");
	return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
