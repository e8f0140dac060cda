/** Words of a lesson that ask nothing. */
export type Prose =
	| { readonly kind: "paragraph"; readonly content: readonly Inline[] }
	| { readonly kind: "heading"; readonly depth: 3; readonly content: readonly Inline[] }
	| { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Prose[])[] }
	| { readonly kind: "quote"; readonly blocks: readonly Prose[] }
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
