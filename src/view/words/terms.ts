import { getContext, setContext } from "svelte";
import type { Term } from "../../lesson/lesson.ts";

export type Terms = Readonly<Record<string, Term>>;

const KEY = {};

/** Hands the glossary of a lesson to all its words. */
export const setTerms = (terms: () => Terms): void => void setContext(KEY, terms);

/** The glossary of the lesson; empty where no lesson is around. */
export const getTerms = (): (() => Terms) => getContext<(() => Terms) | undefined>(KEY) ?? (() => ({}));
