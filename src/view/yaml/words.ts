import type { PolicyValue } from "../../ops/policy-values.ts";

/** "3 fields differ from what runs." */
export const differing = (fields: number): string =>
	fields === 0 ? "This is what runs." : `${fields} ${fields === 1 ? "field differs" : "fields differ"} from what runs.`;

/** "2 places cannot be right: nothing can be applied yet." */
export const wrongPlaces = (places: number): string =>
	`${places} ${places === 1 ? "place" : "places"} cannot be right: nothing can be applied yet.`;

/** A value as it stands in the text: a step's wiring as a list. */
export function valueWords(field: string, value: PolicyValue): string {
	if (!field.startsWith("pipeline.")) return String(value);
	return value === "-" ? "out" : `[${String(value).split(" ").join(", ")}]`;
}

/** Where line `line`, column `column` of `text` is, both from 1; not beyond the line's end. */
export function offsetAt(text: string, line: number, column: number): number {
	const lines = text.split("\n").slice(0, line);
	const last = lines.pop() ?? "";
	return lines.reduce((sum, one) => sum + one.length + 1, 0) + Math.min(column - 1, last.length);
}
