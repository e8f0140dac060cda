import { EVENT_WORDS, isEventKind } from "../../src/lesson/event-words.ts";
import type { EventPattern } from "../../src/lesson/goal-data.ts";

/**
 * Reads `kind` or `kind[field=value; field=value]`.
 *
 * @param refuse is told what is wrong and what is allowed
 */
export function readPattern(text: string, refuse: (reason: string) => never): EventPattern {
	const found = /^([a-z.-]+)(?:\[([^\]]*)\])?$/.exec(text.trim());
	if (!found) return refuse(`"${text}" is no event; allowed: a kind, or kind[field=value]`);
	const [, kind = "", fields = ""] = found;
	if (!isEventKind(kind)) {
		return refuse(`event kind ${kind} is not known; allowed: ${Object.keys(EVENT_WORDS).join(", ")}`);
	}
	const pairs = fields
		.split(";")
		.map((pair) => pair.trim())
		.filter(Boolean);
	const where = pairs.map((pair): [string, string | number | boolean] => {
		const [field = "", value] = pair.split("=", 2).map((part) => part.trim());
		if (!field || !value) return refuse(`"${pair}" says nothing of ${kind}; allowed: field=value`);
		return [field, readValue(value)];
	});
	return { kind, where: Object.fromEntries(where) };
}

/** Several patterns with commas between. */
export const readPatterns = (text: string, refuse: (reason: string) => never): EventPattern[] =>
	text.split(",").map((one) => readPattern(one, refuse));

function readValue(text: string): string | number | boolean {
	if (text === "true" || text === "false") return text === "true";
	return Number.isNaN(Number(text)) ? text : Number(text);
}
