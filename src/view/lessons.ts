import { createSubscriber } from "svelte/reactivity";
import { figureFirst, type Lesson, type LessonDoor, type LessonOutline, type LessonPlace } from "../lesson/lesson.ts";
import { serving, wantedLocale } from "./locale.ts";

const doors = import.meta.glob<LessonDoor>("/lessons/*/lesson.md", { import: "default", query: "?door", eager: true });
const texts = import.meta.glob<Lesson>("/lessons/*/lesson.md", { import: "default" });
const translations = import.meta.glob<Lesson>("/lessons/*/lesson.*.md", { import: "default" });

/** A lesson that can be opened: its place in the course, its address, and its text when it is wanted. */
export interface LessonEntry {
	readonly meta: LessonPlace;
	/** Behind the # of the address. */
	readonly href: string;
	/** Level whose figure is seen first; null when another panel stands in its place. */
	readonly figure: LessonDoor["figure"];
	/** Fetches the text, once: in the locale that is wanted when there is a translation, else as it was written. */
	text(): Promise<Lesson>;
}

type Loaders = Readonly<Record<string, () => Promise<Lesson>>>;

/** Entries in their order, from what every page knows of them and the loaders of all texts, by path: /lessons/02-when-the-world-moves/lesson.md. */
export function entriesOf(
	named: Readonly<Record<string, LessonDoor>>,
	written: Loaders,
	translated: Loaders,
	wanted = wantedLocale,
): LessonEntry[] {
	return Object.entries(named)
		.map(([path, { title, figure }]) => {
			const [, number, slug = ""] = /(\d+)-([^/]+)/.exec(path) ?? [];
			const beside = path.replace(/md$/, "");
			const locales = Object.keys(translated).flatMap((other) =>
				other.startsWith(beside) ? other.slice(beside.length, -".md".length) : [],
			);
			let fetched: Promise<Lesson> | undefined;
			const load = () => {
				const locale = serving(wanted(), locales);
				return (locale === null ? written[path] : translated[`${beside}${locale}.md`]) as () => Promise<Lesson>;
			};
			return {
				meta: { number: Number(number), slug, title },
				href: `#/lesson/${slug}`,
				figure,
				text: () => (fetched ??= load()()),
			};
		})
		.sort((a, b) => a.meta.number - b.meta.number);
}

const entries = entriesOf(doors, texts, translations);

/** All lessons in their order. */
export const LESSONS: readonly LessonEntry[] = entries;

/** The lesson that a page's name (lesson/slug or lesson/slug/step) asks for: the first when it names none; null elsewhere. */
export function lessonOf(page: string): LessonEntry | null {
	seeEdits();
	if (!/^lesson(\/|$)/.test(page)) return null;
	const named = LESSONS.find(({ href }) => `#/${page}/`.startsWith(`${href}/`));
	return named ?? LESSONS[0] ?? null;
}

/** The step that a page's name asks for. */
export const stepOf = (page: string): string | null => /^lesson\/[^/]+\/(.+)$/.exec(page)?.[1] ?? null;

/** In development a lesson whose file was edited takes the place of the one before, and who asked for it asks again. */
const seeEdits = import.meta.hot
	? createSubscriber((update) => {
			const take = ({ detail }: Event & { detail?: Lesson | LessonOutline | string }) => {
				// What the map and the top line know comes with the lesson itself.
				if (typeof detail !== "object" || !("steps" in detail)) return;
				const { meta } = detail;
				const at = entries.findIndex((entry) => entry.meta.slug === meta.slug);
				const old = entries[at];
				if (old) entries[at] = { ...old, meta, figure: figureFirst(detail), text: () => Promise.resolve(detail) };
				update();
			};
			addEventListener("driftworks:lesson", take);
			return () => removeEventListener("driftworks:lesson", take);
		})
	: () => {};
