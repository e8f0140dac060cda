import { createSubscriber } from "svelte/reactivity";
import type { Lesson, LessonPlace } from "../lesson/lesson.ts";
import { serving, wantedLocale } from "./locale.ts";

const places = import.meta.glob<LessonPlace>("/lessons/*/lesson.md", {
	import: "default",
	query: "?place",
	eager: true,
});
const texts = import.meta.glob<Lesson>("/lessons/*/lesson.md", { import: "default" });
const translations = import.meta.glob<Lesson>("/lessons/*/lesson.*.md", { import: "default" });

/** A lesson that can be opened: its place in the course, its address, and its text when it is wanted. */
export interface LessonEntry {
	readonly meta: LessonPlace;
	/** Behind the # of the address. */
	readonly href: string;
	/** Fetches the text, once: in the locale that is wanted when there is a translation, else as it was written. */
	text(): Promise<Lesson>;
}

type Loaders = Readonly<Record<string, () => Promise<Lesson>>>;

/** Entries in their order, from what each lesson says of itself and the loaders of all texts, by path. */
export function entriesOf(
	said: Readonly<Record<string, LessonPlace>>,
	written: Loaders,
	translated: Loaders,
	wanted = wantedLocale,
): LessonEntry[] {
	return Object.entries(said)
		.map(([path, meta]) => {
			const beside = path.replace(/md$/, "");
			const locales = Object.keys(translated).flatMap((other) =>
				other.startsWith(beside) ? other.slice(beside.length, -".md".length) : [],
			);
			let fetched: Promise<Lesson> | undefined;
			const load = () => {
				const locale = serving(wanted(), locales);
				return (locale === null ? written[path] : translated[`${beside}${locale}.md`]) as () => Promise<Lesson>;
			};
			return { meta, href: `#/lesson/${meta.slug}`, text: () => (fetched ??= load()()) };
		})
		.sort((a, b) => a.meta.number - b.meta.number);
}

const entries = entriesOf(places, texts, translations);

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
			const take = ({ detail }: Event & { detail?: Lesson | LessonPlace }) => {
				const at = entries.findIndex(
					({ meta }) => meta.slug === (detail && ("meta" in detail ? detail.meta : detail).slug),
				);
				const old = entries[at];
				if (!detail || !old) return;
				entries[at] = "meta" in detail ? { ...old, text: () => Promise.resolve(detail) } : { ...old, meta: detail };
				update();
			};
			addEventListener("driftworks:lesson", take);
			return () => removeEventListener("driftworks:lesson", take);
		})
	: () => {};
