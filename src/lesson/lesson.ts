/** A lesson as data: what lessons/NN-slug/lesson.md says, compiled when the page is built. No HTML, only a tree to draw. */
export interface Lesson {
	readonly meta: LessonMeta;
	readonly blocks: readonly Block[];
}

export interface LessonMeta {
	/** Place in the course, from the folder's name: 1 for 01-when-the-world-moves. */
	readonly number: number;
	/** Name in addresses, from the folder's name: when-the-world-moves. */
	readonly slug: string;
	readonly title: string;
	/** One line under the title in a list of lessons. */
	readonly summary: string;
	/** How long it takes, 1 to 60. */
	readonly minutes: number;
}

export type Block =
	| { readonly kind: "paragraph"; readonly content: readonly Inline[] }
	| { readonly kind: "heading"; readonly depth: 2 | 3; readonly content: readonly Inline[] }
	| { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
	| { readonly kind: "quote"; readonly blocks: readonly Block[] }
	| {
			readonly kind: "table";
			/** One entry a column. */
			readonly align: readonly ("left" | "center" | "right" | null)[];
			readonly head: readonly Cell[];
			readonly rows: readonly (readonly Cell[])[];
	  };

type Cell = readonly Inline[];

export type Inline =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "code"; readonly text: string }
	| { readonly kind: "strong"; readonly content: readonly Inline[] }
	| { readonly kind: "emphasis"; readonly content: readonly Inline[] }
	/** `href` is relative or https. */
	| { readonly kind: "link"; readonly href: string; readonly content: readonly Inline[] }
	/** A word of the glossary, written [the word](term:its-name). */
	| { readonly kind: "term"; readonly term: string; readonly content: readonly Inline[] };
