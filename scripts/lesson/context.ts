import type { Place, Refuse } from "./fault.ts";
import type { Glossary } from "./glossary.ts";

/** What the parts of the compiler share while one lesson is compiled. */
export interface Context {
	readonly refuse: Refuse;
	readonly glossary: Glossary;
	/** Terms that the lesson has named. */
	readonly terms: Set<string>;
	/** Ids of the lesson so far. */
	readonly ids: Set<string>;
	/** Words of the lesson that are read. */
	words: number;
}

/** Takes an id that the lesson must not have yet. */
export function claim({ ids, refuse }: Context, id: string, place: Place | undefined): string {
	if (ids.has(id)) refuse(place, `the id ${id} is there already; allowed is each id once in a lesson`);
	ids.add(id);
	return id;
}

/** Notes that the lesson names a term, which the glossary must have. */
export function useTerm({ glossary, terms, refuse }: Context, term: string, place: Place | undefined): string {
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(term)) {
		refuse(place, `term:${term} is no name of a term; allowed are small letters, figures and single hyphens`);
	}
	if (!Object.hasOwn(glossary, term)) {
		refuse(place, `the glossary has no term ${term}; allowed are ${Object.keys(glossary).join(", ")}`);
	}
	terms.add(term);
	return term;
}
