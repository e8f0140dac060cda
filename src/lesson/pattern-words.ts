import { EVENT_WORDS, isEventKind } from "./event-words.ts";
import type { EventPattern } from "./goal-data.ts";

/** The pattern in words: "the beginning of a drift (drift carrier-b-degrades)". */
export function wordsOf({ kind, where }: EventPattern): string {
	const words = isEventKind(kind) ? EVENT_WORDS[kind] : kind;
	const fields = Object.entries(where).map(([field, value]) => `${field} ${value}`);
	return fields.length > 0 ? `${words} (${fields.join(", ")})` : words;
}
